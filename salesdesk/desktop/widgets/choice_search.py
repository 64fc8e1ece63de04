"""A choice found by typing a few letters, with the answers below (recherche et choix)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.choice_edit import Choice, Find
from salesdesk.desktop.widgets.layout import vbox
from salesdesk.desktop.widgets.list_view import ItemsModel, PagedListView
from salesdesk.desktop.widgets.row_delegate import RowContent
from salesdesk.desktop.widgets.search_field import SearchField

_ROW = 44
_ROWS = 5


class ChoiceSearch(QWidget):
    """A search with its answers below; Down goes to them, Enter takes one.

    Args:
        find: Finds choices for what is typed.
        placeholder: Grey hint.
        icon: Icon at the left of an answer.
    """

    chosen = Signal(object)
    """Key of the choice taken, None when another is being typed."""

    def __init__(self, find: Find, placeholder: str, icon: str) -> None:
        super().__init__()
        self._find = find
        self._key: object | None = None
        self.search = SearchField(placeholder)
        self._model = ItemsModel(lambda item: str(getattr(item, "text", "")), parent=self)
        self.answers = PagedListView(
            self._model,
            lambda row: RowContent(title=row.text, subtitle=row.note, icon=icon),  # type: ignore[attr-defined]  # only choices are put in
            height=_ROW,
            name=placeholder,
        )
        self.answers.hide()
        self.setLayout(vbox(self.search, self.answers, spacing=4))
        self.setFocusProxy(self.search)
        self.search.query_changed.connect(self._typed)
        self.answers.opened.connect(self._take)
        self.answers.clicked.connect(lambda _index: self._take(self.answers.current_id()))

    def key(self) -> object | None:
        """Key of the choice taken, None when none is."""
        return self._key

    def put(self, key: object | None, text: str) -> None:
        """Shows a choice as taken; nobody is told."""
        self._key = key
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self.answers.hide()

    def _typed(self, words: str) -> None:
        if self._key is not None:
            self._key = None
            self.chosen.emit(None)
        if words.strip():
            self._find(words, self._show)
        else:
            self.answers.hide()

    def _show(self, found: Sequence[Choice]) -> None:
        if self._key is not None:
            return
        self._model.set_items([(one.key, one) for one in found])
        self.answers.setVisible(bool(found))
        self.answers.setFixedHeight(theme.px(_ROW) * min(len(found), _ROWS) + 2)

    def _take(self, key: object) -> None:
        place = self._model.place_of(key) if key is not None else None
        found = self._model.item_at(place) if place is not None else None
        if isinstance(found, Choice):
            self.put(found.key, found.text)
            self.search.setFocus()
            self.chosen.emit(found.key)

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
