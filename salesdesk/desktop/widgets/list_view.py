"""A list view for windowed rows, and a small model for lists that are already in memory."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import Themed
from salesdesk.desktop.widgets.row_delegate import RowContent, RowDelegate
from salesdesk.desktop.widgets.windowed import ID_ROLE, ROW_ROLE

Index = QModelIndex | QPersistentModelIndex


class ItemsModel(QAbstractListModel):
    """A short list held in memory.

    Args:
        text: Text of an item for screen readers and search by typing.
        items: Pairs of id and item.
        parent: Qt owner.
    """

    def __init__(
        self,
        text: Callable[[object], str],
        items: Sequence[tuple[Hashable, object]] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._items = list(items)

    def set_items(self, items: Sequence[tuple[Hashable, object]]) -> None:
        """Shows other items."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def item_at(self, row: int) -> object | None:
        """An item, None outside the list."""
        return self._items[row][1] if 0 <= row < len(self._items) else None

    def place_of(self, key: Hashable) -> int | None:
        """The row of an id, None when it is not there."""
        return next((place for place, (each, _item) in enumerate(self._items) if each == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many items there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, id or item."""
        if not index.isValid() or index.row() >= len(self._items):
            return None
        key, item = self._items[index.row()]
        if role == ID_ROLE:
            return key
        if role == ROW_ROLE:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(item)
        return None


class PagedListView(Themed, QTableView):
    """A list whose rows one delegate paints.

    Args:
        model: A :class:`WindowedModel` or an :class:`ItemsModel`.
        content: Makes a row's content.
        height: Row height in design pixels.
        name: What is listed, for screen readers.
        ruled: Whether a thin line stands between rows.
    """

    opened = Signal(object)
    """Id of a row that was double-clicked or opened with Enter."""
    current_changed = Signal(object)
    """Id of the row the keyboard is on, None when there is none."""

    def __init__(
        self, model: QAbstractListModel | QObject, content: Callable[[object], RowContent], height: int = 56,
        name: str = "", ruled: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setModel(model)  # type: ignore[arg-type]  # both models are QAbstractItemModel
        self.setItemDelegate(RowDelegate(content, self, height, ruled))
        # A table with fixed rows: a QListView lays out every item again, 0.4 s at 100,000 rows.
        self._height = height
        # The delegate paints the selection; the style must not paint a second one under it.
        self.setProperty("rows", "painted")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.horizontalHeader().count()):
            self.setColumnHidden(column, True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._moved)
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height of the rows."""
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.px(self._height))

    def current_id(self) -> object | None:
        """Id of the row the keyboard is on."""
        index = self.currentIndex()
        return index.data(ID_ROLE) if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Puts the keyboard on a row and shows it."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(ID_ROLE))

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(now.data(ID_ROLE) if now.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
