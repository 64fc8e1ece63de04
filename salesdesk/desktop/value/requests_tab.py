"""Requests that colleagues entered on the web form (demandes reçues): taken to an account, or put aside."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.value import words
from salesdesk.desktop.value.extra_verbs import account_finder
from salesdesk.desktop.value.forms import ReasonForm
from salesdesk.desktop.value.tab import HeadFigure, Tab
from salesdesk.desktop.widgets import (
    Button,
    Card,
    ChoiceSearch,
    Field,
    RowContent,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.ids import AccountId, ExtraRequestId
from salesdesk.services import extra_requests
from salesdesk.services.extra_requests import Duplicate, ExtraRequest, Inbox


class RequestsTab(Tab):
    """The inbox, oldest first; the accounts that a request may be about are found by likeness of names."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.shown: Inbox | None = None
        self.form: ReasonForm | None = None
        self.takers: list[Button] = []
        super().__init__(desk, page, "inbox")
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.list.setAccessibleName(self.tr("Demandes reçues"))
        self.empty.set_texts(
            self.tr("Aucune demande en attente"),
            self.tr("Un collègue qui reçoit une demande d’un client la saisit sur le formulaire de l’entreprise\u202f; "
                    "elle arrive ici. Son lien se crée sur le serveur\u00a0: salesdesk admin form-link new."),
        )  # fmt: skip
        super().retranslate()

    def load(self) -> None:
        """Reads the inbox."""
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: extra_requests.inbox(workspace), self._show, key="requests")

    def _show(self, found: Inbox) -> None:
        self.shown = found
        self.show_rows([(one.id, one) for one in found.requests])
        self.figures_changed.emit()

    def figures(self) -> Sequence[HeadFigure]:
        """How many wait."""
        if self.shown is None:
            return ()
        count = len(self.shown.requests)
        text = self.tr("demande à prendre") if count == 1 else self.tr("demandes à prendre")
        return (HeadFigure(str(count), text, "warning" if count else "text"),)

    def content(self, row: object) -> RowContent:
        """One request."""
        assert isinstance(row, ExtraRequest)  # the model holds nothing else
        by = self.tr("reçue par {who}").format(who=row.received_by)
        first = row.what.split("\n", 1)[0]
        return RowContent(first, words.joined(row.client, by), icon="inbox", icon_colour="accent_text",
                          note=i18n.date_short(row.received_on))  # fmt: skip

    def spoken(self, row: object) -> str:
        """A request read aloud."""
        content = self.content(row)
        return words.spoken(content.title, content.subtitle, content.note)

    def fill_detail(self, row: object) -> None:
        """One request in full, with the accounts that it may be about."""
        assert isinstance(row, ExtraRequest)  # the model holds nothing else
        self.add(TextLabel(row.client, 15, 600, wrap=True))
        asked = self.tr("demandé par {who}").format(who=row.asked_by) if row.asked_by else ""
        by = self.tr("reçu par {who}").format(who=row.received_by)
        self.add(TextLabel(words.joined(i18n.date_text(row.received_on), asked, by), 12, 400, "text3", wrap=True))
        self.add(Card.panel(vbox(TextLabel(row.what, 13, 400, "text", wrap=True), margins=(12, 10, 12, 10))))
        if self.shown is None or not self.shown.may_write:
            return
        self.takers = []
        place = vbox(TextLabel(self.tr("Recherche des comptes…"), 12, 400, "text3"), spacing=8)
        self.add(boxed(place))
        search = ChoiceSearch(account_finder(self.desk, self), self.tr("Nom du compte"), "building-2")
        search.chosen.connect(lambda key: self.take(row.id, key) if key is not None else None)
        self.add(Field(self.tr("Un autre compte"), search))
        aside = Button(self.tr("Écarter…"), "ghost", "x", 34)
        aside.clicked.connect(lambda _=False: self.dismiss(row))
        self.add(hbox(aside, None))
        workspace, request_id = self.desk.workspace, row.id

        def offer(found: Sequence[Duplicate]) -> None:
            if self.current() is row:
                clear_layout(place)
                self._offer(found, row, place)

        self.desk.jobs.read(self, lambda: extra_requests.proposals(workspace, request_id), offer, key="proposals")

    def _offer(self, found: Sequence[Duplicate], row: ExtraRequest, place: QVBoxLayout) -> None:
        column = vbox(spacing=8)
        if not found:
            text = self.tr("Aucun de vos comptes ne porte un nom proche.")
            column.addWidget(TextLabel(text, 12, 400, "text3", wrap=True))
        for rank, one in enumerate(found):
            name = words.joined(one.name, one.city or "")
            button = Button(self.tr("Prendre pour {account}").format(account=name),
                            "primary" if rank == 0 else "secondary", "check", 34)  # fmt: skip
            button.clicked.connect(lambda _=False, key=one.id: self.take(row.id, key))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.takers.append(button)
            column.addWidget(button)
        place.addLayout(column)

    def take(self, request_id: ExtraRequestId, account_id: object) -> None:
        """Takes a request to an account.

        Args:
            request_id: The request.
            account_id: The account.
        """
        key = AccountId(account_id)  # type: ignore[arg-type]  # ids travel through Qt as objects
        work = partial(extra_requests.take, self.desk.workspace, request_id, key, initiator=self.page)
        self.work.run(work, self.tr("Demande prise\u202f: elle est au registre, à annoncer"))

    def dismiss(self, row: ExtraRequest) -> None:
        """Opens the form that puts a request aside."""
        hint = self.tr("La demande quitte la liste\u202f; la raison est gardée.")
        form = ReasonForm(row.what.split("\n", 1)[0], hint, self.tr("Déjà au contrat"))
        self.form = form

        def save() -> None:
            work = partial(extra_requests.dismiss, self.desk.workspace, row.id, form.said(), initiator=self.page)
            self.work.run(work, self.tr("Demande écartée"))

        self.work.ask(self.tr("Écarter la demande"), form, self.tr("Écarter"), save, row.client)
