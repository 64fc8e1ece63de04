"""An account chosen by typing a few letters of its name or city."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import ItemsModel, PagedListView, RowContent, SearchField, vbox
from salesdesk.services.visit_form import AccountChoice

_ROW = 44
_ROWS = 5

Ask = Callable[[str, Callable[[Sequence[AccountChoice]], None]], None]
"""Finds accounts for some words and gives them to the second argument."""


class AccountField(QWidget):
    """A search with its answers below; Down goes to them, Enter takes one.

    Args:
        ask: Finds accounts.
        placeholder: Grey hint.
    """

    chosen = Signal(object)
    """Id of the account chosen, None when another is being typed."""

    def __init__(self, ask: Ask, placeholder: str) -> None:
        super().__init__()
        self._ask = ask
        self._account_id: object | None = None
        self.search = SearchField(placeholder)
        self._model = ItemsModel(lambda item: str(getattr(item, "name", "")), parent=self)
        self.answers = PagedListView(self._model, _content, height=_ROW, name=placeholder)
        self.answers.hide()
        self.setLayout(vbox(self.search, self.answers, spacing=4))
        self.setFocusProxy(self.search)
        self.search.query_changed.connect(self._typed)
        self.answers.opened.connect(self._take)
        self.answers.clicked.connect(lambda _index: self._take(self.answers.current_id()))

    def account_id(self) -> object | None:
        """The account chosen, None when none is."""
        return self._account_id

    def set_account(self, account_id: object, name: str) -> None:
        """Shows an account as chosen."""
        self._account_id = account_id
        self.search.blockSignals(True)
        self.search.setText(name)
        self.search.blockSignals(False)
        self.answers.hide()

    def _typed(self, words: str) -> None:
        if self._account_id is not None:
            self._account_id = None
            self.chosen.emit(None)
        if words.strip():
            self._ask(words, self._show)
        else:
            self.answers.hide()

    def _show(self, found: Sequence[AccountChoice]) -> None:
        if self._account_id is not None:
            return
        self._model.set_items([(one.id, one) for one in found])
        self.answers.setVisible(bool(found))
        self.answers.setFixedHeight(theme.px(_ROW) * min(len(found), _ROWS) + 2)

    def _take(self, account_id: object) -> None:
        place = self._model.place_of(account_id) if account_id is not None else None
        found = self._model.item_at(place) if place is not None else None
        if isinstance(found, AccountChoice):
            self.set_account(found.id, found.name)
            self.search.setFocus()
            self.chosen.emit(found.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the answers; Enter takes the only one or the first."""
        if event.key() == Qt.Key.Key_Down and self.answers.isVisible():
            self.answers.setFocus()
            self.answers.go_to(0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.answers.isVisible():
            self.answers.go_to(0)
            self._take(self.answers.current_id())
        else:
            super().keyPressEvent(event)


def _content(row: object) -> RowContent:
    return RowContent(title=row.name, subtitle=row.place, icon="building-2") if isinstance(row, AccountChoice) else (
        RowContent(title="")
    )  # fmt: skip
