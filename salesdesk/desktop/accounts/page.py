"""The portfolio (portefeuille): every account as one list that stays smooth, whatever its length."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.desktop.accounts.account_form import open_account_form
from salesdesk.desktop.accounts.counts import CountsRow
from salesdesk.desktop.accounts.deleting import delete_account
from salesdesk.desktop.accounts.filters import FilterBar
from salesdesk.desktop.accounts.list_rows import ROW_HEIGHT, AccountDelegate, ListHeader, spoken
from salesdesk.desktop.accounts.words import counted
from salesdesk.desktop.actions import Action
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import number_text
from salesdesk.desktop.page import Page
from salesdesk.desktop.widgets import (
    Button,
    Card,
    EmptyState,
    PagedListView,
    RowContent,
    SectionHeader,
    WindowedModel,
    boxed,
    hbox,
    vbox,
)
from salesdesk.desktop.widgets.windowed import Deliver
from salesdesk.domain.ids import AccountId, UserId
from salesdesk.services import accounts
from salesdesk.services.accounts import Holders, Listing
from salesdesk.services.events import Changed

_NOUNS: Final = frozenset({"account", "contact", "ownership", "visit", "conversation", "opportunity", "user", "team"})


class AccountsPage(Page):
    """The list of accounts. Opened with ``owner_id`` it shows one person's, with ``status`` one status."""

    nouns = _NOUNS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.counts, self.filters = CountsRow(desk.today.year), FilterBar()
        self.new = Button("", "primary", "plus")
        self.importing = Button("", "ghost", "import")
        self.title = SectionHeader("", boxed(hbox(self.importing, self.new, spacing=8)))
        self.model = WindowedModel(self._fetch, lambda row, _column: spoken(row, desk.today), parent=self)
        self.view = PagedListView(self.model, lambda _row: RowContent(""), ROW_HEIGHT)
        self.delegate = AccountDelegate(desk.today, "", self.view)
        self.view.setItemDelegate(self.delegate)
        self.header = ListHeader(self.view)
        self.view.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self.header.update())
        self.empty = EmptyState("users", "")
        self.stack = QStackedWidget()
        listed = vbox(self.header, self.view, spacing=0)
        self.stack.addWidget(boxed(listed))
        self.stack.addWidget(self.empty)
        head = vbox(self.title, self.filters, spacing=12, margins=(16, 14, 16, 10))
        inside = vbox(head, self.stack, spacing=0, margins=(2, 0, 2, 6))
        inside.setStretch(1, 1)
        card = Card(inside)
        column = vbox(self.counts, card, spacing=16, margins=(20, 16, 20, 20))
        column.setStretch(1, 1)
        self.setLayout(column)
        self._listing: Listing | None = None
        self._connect()
        desk.jobs.read(self, lambda: accounts.holders(desk.workspace, None), self._show_people)
        self.filters.set_people((), False)

    def _connect(self) -> None:
        self.filters.changed.connect(self.load)
        self.header.sorted_by.connect(self.filters.sort_by)
        self.counts.chosen.connect(self.filters.show_count)
        self.view.opened.connect(lambda key: self.desk.shell.open("account", account_id=key))
        self.view.clicked.connect(lambda index: self.view.opened.emit(self.model.id_at(index.row())))
        self.new.clicked.connect(lambda _=False: self.create_account())
        self.importing.clicked.connect(lambda _=False: self.desk.shell.open("import"))
        self.empty.clicked.connect(self._run_empty)
        self.filters.search.installEventFilter(self)
        self.desk.shell.register(self, self._verbs())

    def _verbs(self) -> list[Action]:
        def here() -> str:
            return self.tr("Comptes")

        def on_one() -> bool:
            return self.view.current_id() is not None

        return [
            Action(
                "accounts.new", lambda: self.tr("Nouveau compte"), self.create_account, "N", "plus", group=here,
            ),
            Action("accounts.search", lambda: self.tr("Filtrer la liste"), self._to_search, "/", "search", group=here),
            Action(
                "accounts.delete", lambda: self.tr("Supprimer le compte choisi"), self.delete_current, "Del", "trash-2",
                on_one, here,
            ),
        ]  # fmt: skip

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.set_title(self.tr("Portefeuille"))
        self.new.setText(self.tr("Nouveau compte"))
        self.new.setToolTip(self.tr("Nouveau compte (N)"))
        self.importing.setText(self.tr("Importer"))
        self.view.setAccessibleName(self.tr("Comptes"))
        self.delegate.saved_here = self.tr("Enregistré sur ce poste, pas encore envoyé")
        if self._listing is not None:
            self._show(self._listing)

    def crumbs(self) -> tuple[str, ...]:
        """The portfolio has no place above it."""
        return (self.tr("Comptes"),)

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``owner_id``: whose accounts; ``count``: one of the four counts; ``new``: True opens the form.
        """
        if "owner_id" in where:
            self.filters.show_person(UserId(where["owner_id"]))  # type: ignore[arg-type]  # openers give an id
        if "count" in where and self.filters.count_shown() != where["count"]:
            self.filters.show_count(str(where["count"]))
        super().arrive()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if where.get("new"):
            self.create_account()

    def load(self) -> None:
        """Asks for the accounts that the filter wants."""
        wanted, workspace = self.filters.wanted, self.desk.workspace
        self.desk.jobs.read(self, lambda: accounts.listing(workspace, wanted), self._show, key="list")

    def hear(self, changed: Changed) -> None:
        """Reads the changed rows again, and the order."""
        if not self.nouns & changed.nouns:
            return
        self.model.refresh(changed.ids)
        if changed.nouns & {"user", "team"}:
            self.desk.jobs.read(self, lambda: accounts.holders(self.desk.workspace, None), self._show_people)
        self.load()

    def _show_people(self, people: Holders) -> None:
        self.filters.set_people(people.choices, len(people.choices) > 1)

    def _show(self, found: Listing) -> None:
        before, self._listing = self._listing, found
        if before is None or before.ids != found.ids:
            current, at = self.view.current_id(), self.view.verticalScrollBar().value()
            same_question = before is not None and before.total == found.total
            self.model.set_ids(found.ids)
            self._keep_place(current, at if same_question else 0)
        self.counts.show_counts(found.counts)
        self.counts.mark(self.filters.count_shown())
        self.header.show_order(self.filters.wanted.sort, self.filters.wanted.descending)
        self._show_count(found)
        self.stack.setCurrentIndex(0 if found.ids else 1)
        self._show_empty(found)

    def _keep_place(self, current: object | None, at: int) -> None:
        place = None if current is None else self.model.place_of(current)
        if place is not None:
            self.view.go_to(place)
        elif self.model.rowCount():
            self.view.go_to(0)
            self.view.verticalScrollBar().setValue(min(at, self.view.verticalScrollBar().maximum()))

    def _show_count(self, found: Listing) -> None:
        one, many = self.tr("{n} compte"), self.tr("{n} comptes")
        if len(found.ids) == found.total:
            self.title.set_meta(counted(found.total, one, many))
            return
        text = self.tr("{shown} sur {total}")
        self.title.set_meta(text.format(shown=number_text(len(found.ids)), total=counted(found.total, one, many)))

    def _show_empty(self, found: Listing) -> None:
        if found.total or self.filters.is_narrowed():
            self.empty.set_texts(
                self.tr("Aucun compte ne correspond"),
                self.tr("Rien ne répond à la fois à ces mots et à ces filtres."),
                self.tr("Tout afficher"), "search",
            )  # fmt: skip
            return
        self.empty.set_texts(
            self.tr("Votre portefeuille est vide"),
            self.tr("Importez le fichier que vous avez déjà\u202f; les doublons vous seront montrés avant d’entrer."),
            self.tr("Importer un fichier"), "users",
        )  # fmt: skip

    def _run_empty(self) -> None:
        if self._listing is not None and (self._listing.total or self.filters.is_narrowed()):
            self.filters.clear()
        else:
            self.desk.shell.open("import")

    def _fetch(self, ids: Sequence[Hashable], deliver: Deliver) -> None:
        wanted: list[Any] = list(ids)

        def read() -> Mapping[Hashable, object]:
            return dict(accounts.rows(self.desk.workspace, wanted).items())

        self.desk.jobs.read(self, read, deliver)

    def _to_search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def create_account(self) -> None:
        """Opens the form of a new account."""
        open_account_form(self.desk, None, self)

    def delete_current(self) -> None:
        """Deletes the account that the keyboard is on; the toast takes it back."""
        current = self.view.current_id()
        if current is not None:
            delete_account(self.desk, AccountId(current), self)  # type: ignore[arg-type]  # rows are named by ids

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, arrows go to the list and Enter opens the first account."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.view.current_id() is not None:
                self.view.opened.emit(self.view.current_id())
                return True
        return super().eventFilter(watched, event)
