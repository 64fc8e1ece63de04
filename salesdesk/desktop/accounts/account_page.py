"""The page of one account (fiche compte): who, what was promised, what comes next, what is it worth."""

from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.desktop.accounts.account_form import open_account_form
from salesdesk.desktop.accounts.benefits_panel import BenefitsCard
from salesdesk.desktop.accounts.contact_form import open_contact_form
from salesdesk.desktop.accounts.deleting import delete_account
from salesdesk.desktop.accounts.header import AccountHeader
from salesdesk.desktop.accounts.ledger import AffairsCard, PromisesCard
from salesdesk.desktop.accounts.people import FactsCard, PeopleCard
from salesdesk.desktop.accounts.suggestion_card import SuggestionCard
from salesdesk.desktop.accounts.timeline import Timeline
from salesdesk.desktop.actions import Action
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.page import Page
from salesdesk.desktop.widgets import Column, EmptyState, ResponsiveSplit, ScrollColumn, boxed, vbox
from salesdesk.domain.conversation import CommitmentStatus
from salesdesk.domain.errors import ConflictError
from salesdesk.domain.ids import AccountId, CommitmentId
from salesdesk.services import account_page, commitments
from salesdesk.services.account_page import AccountView
from salesdesk.services.events import Changed

_NOUNS: Final = frozenset(
    {
        "account", "contact", "ownership", "visit", "conversation", "commitment", "opportunity", "evidence",
        "stage_change", "extra_work", "practice", "figure", "figure_measure", "process_version", "suggestion_refusal",
    }
)  # fmt: skip


class AccountPage(Page):
    """One account; opened with ``account_id``."""

    nouns = _NOUNS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header = AccountHeader()
        self.people, self.facts = PeopleCard(), FactsCard()
        self.timeline = Timeline(desk)
        self.promises, self.affairs = PromisesCard(desk.today), AffairsCard()
        self.benefits = BenefitsCard(desk, self)
        self.suggestion = SuggestionCard(desk, self)
        left = ScrollColumn(vbox(self.people, self.facts, None, spacing=10), gutter=6)
        right = ScrollColumn(
            vbox(self.suggestion, self.promises, self.affairs, self.benefits, None, spacing=10), gutter=6
        )
        self.split = ResponsiveSplit(
            (Column("people", "", left, 304), Column("timeline", "", self.timeline), Column("ledger", "", right, 340)),
            main="timeline",
        )
        self.gone = EmptyState("building-2", "")
        column = vbox(self.header, self.split, spacing=16, margins=(20, 16, 20, 20))
        column.setStretch(1, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(boxed(column))
        self.stack.addWidget(self.gone)
        self.setLayout(vbox(self.stack, spacing=0))
        self._account_id: AccountId | None = None
        self._view: AccountView | None = None
        self._connect()

    def _connect(self) -> None:
        self.header.prepare_asked.connect(self.prepare)
        self.header.plan_asked.connect(self.plan)
        self.header.edit_asked.connect(self.edit)
        self.header.delete_asked.connect(self.delete)
        self.people.add_asked.connect(self.add_contact)
        self.people.edit_asked.connect(self._edit_contact)
        self.facts.account_asked.connect(lambda key: self.desk.shell.open("account", account_id=key))
        self.promises.settled.connect(self._settle)
        self.affairs.opened.connect(lambda key: self.desk.shell.open("opportunities", opportunity_id=key))
        self.gone.clicked.connect(lambda: self.desk.shell.open("accounts"))
        self.desk.shell.register(self, [*self._verbs(), *self.suggestion.verbs()])

    def _verbs(self) -> list[Action]:
        def here() -> str:
            return self.tr("Compte")

        def shown() -> bool:
            return self._view is not None

        return [
            Action(
                "account.prepare", lambda: self.tr("Préparer la prochaine conversation"), self.prepare, "P",
                "message-square-text", shown, here,
            ),
            Action(
                "account.plan", lambda: self.tr("Planifier une visite"), self.plan, "V", "calendar-days", shown, here
            ),
            Action("account.edit", lambda: self.tr("Modifier le compte"), self.edit, "E", "pencil", shown, here),
            Action(
                "account.person", lambda: self.tr("Ajouter un interlocuteur"), self.add_contact, "A", "user-plus",
                shown, here,
            ),
            Action(
                "account.benefit", lambda: self.tr("Calculer un bénéfice pour ce compte"), self.benefits.calculate, "B",
                "calculator", shown, here,
            ),
            Action(
                "account.figures", lambda: self.tr("Historique des bénéfices"), self.benefits.open_history, "H",
                "history", shown, here,
            ),
            Action(
                "account.statement", lambda: self.tr("Relevé des bénéfices"), self.benefits.open_statement, "R",
                "file-text", shown, here,
            ),
            Action(
                "account.delete", lambda: self.tr("Supprimer le compte"), self.delete, "Del", "trash-2", shown, here
            ),
        ]  # fmt: skip

    def retranslate(self) -> None:
        """Sets every text that no card sets itself."""
        self.split.set_titles(
            {
                "people": self.tr("Interlocuteurs"),
                "timeline": self.tr("Fil"),
                "ledger": self.tr("Promesses et affaires"),
            }
        )
        self.gone.set_texts(
            self.tr("Ce compte n’est plus là"),
            self.tr("Il a été supprimé, ou il est passé à quelqu’un d’autre."),
            self.tr("Voir le portefeuille"),
        )

    def crumbs(self) -> tuple[str, ...]:
        """The account by name."""
        name = self._view.account.name if self._view is not None else ""
        return (name,) if name else ()

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``account_id``: which account; without it the one shown last.
        """
        wanted: Any = where.get("account_id")
        if wanted is not None:
            self._account_id = AccountId(wanted if isinstance(wanted, UUID) else UUID(str(wanted)))
        super().arrive()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def load(self) -> None:
        """Reads the account and its time line."""
        if self._account_id is None:
            return
        workspace, account_id = self.desk.workspace, self._account_id
        self.desk.jobs.read(
            self, lambda: account_page.view(workspace, account_id), self._show, self._missing, key="account"
        )
        self.timeline.show_account(account_id)
        self.suggestion.show_account(account_id)

    def hear(self, changed: Changed) -> None:
        """Reads again when something of this account changed."""
        if self._account_id in changed.ids and self.nouns & changed.nouns:
            self.load()

    def _show(self, view: AccountView) -> None:
        self._view = view
        self.stack.setCurrentIndex(0)
        self.header.show_account(view)
        self.people.show_people(view)
        self.facts.show_facts(view)
        self.promises.show_promises(view)
        self.affairs.show_affairs(view)
        self.benefits.show_account(view.account.id)
        self.crumbs_changed.emit()

    def _missing(self, error: Exception) -> None:
        if not isinstance(error, ConflictError):
            raise error
        self._view = None
        self.stack.setCurrentIndex(1)
        self.crumbs_changed.emit()

    def prepare(self) -> None:
        """Prepares the next conversation with this client."""
        if self._account_id is not None:
            self.desk.shell.open("conversation", account_id=self._account_id)

    def plan(self) -> None:
        """Plans a visit."""
        if self._account_id is not None:
            self.desk.shell.open("plan", account_id=self._account_id)

    def edit(self) -> None:
        """Opens the account's form."""
        if self._view is not None:
            open_account_form(self.desk, self._view.account, self)

    def delete(self) -> None:
        """Deletes the account and goes back to the portfolio; the toast takes it back."""
        if self._view is not None:
            delete_account(self.desk, self._view.account.id, self, lambda: self.desk.shell.open("accounts"))

    def add_contact(self, role: object = None) -> None:
        """Opens the form of a new person, with a buying role to begin with if one is missing."""
        if self._account_id is not None:
            open_contact_form(self.desk, self._account_id, None, self, role)  # type: ignore[arg-type]  # the card's role

    def _edit_contact(self, contact: Any) -> None:
        if self._account_id is not None:
            open_contact_form(self.desk, self._account_id, contact, self)

    def _settle(self, commitment_id: CommitmentId, status: CommitmentStatus) -> None:
        text = self.tr("Promesse tenue") if status is CommitmentStatus.KEPT else self.tr("Promesse non tenue")
        self.desk.jobs.write(
            self,
            lambda: commitments.settle(self.desk.workspace, commitment_id, status),
            lambda _kept: self.desk.shell.toast(text, undoable=True),
        )
