"""The tree of a process at the left of the studio: every part in its order, moved by keys or by dragging."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import Themed, icon_at, panel, text_in, text_width
from salesdesk.services.process_drafts import Place
from salesdesk.services.process_outline import Part, PartKind, walk

PART_ROLE = Qt.ItemDataRole.UserRole + 1
_MIME = "application/x-salesdesk-part"
_ROW = 32
_ICONS = {
    PartKind.PROCESS: "workflow", PartKind.ROLE: "user-round", PartKind.TRIGGER: "zap", PartKind.INDICATOR: "gauge",
    PartKind.STAGE: "footprints", PartKind.CRITERION: "badge-check", PartKind.CONVERSATION: "message-square-text",
    PartKind.QUESTION: "circle-help", PartKind.POINT: "euro", PartKind.OBJECTION: "shield",
    PartKind.COMMITMENT: "handshake", PartKind.LINE: "repeat",
}  # fmt: skip
Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractItemModel):
    """The parts of a process.

    Args:
        title: Gives what a row says.
        parent: Qt owner.
    """

    moved = Signal(object, int)
    """Place of a part dragged to another rank of its own list."""

    def __init__(self, title: Callable[[Part], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._parts: tuple[Part, ...] = ()
        self._all: list[Part] = []
        self._above: list[int] = []
        self._rank: list[int] = []
        self._inside: list[list[int]] = []

    def set_parts(self, parts: tuple[Part, ...]) -> bool:
        """Shows an outline.

        Args:
            parts: The outline.

        Returns:
            Whether the rows are other ones than before; words alone change without it.
        """
        places = [part.place for part in walk(parts)]
        before = [part.words for part in self._all]
        same = places == [part.place for part in self._all]
        if same:
            self._all = list(walk(parts))
            for row, words in enumerate(before):
                if words != self._all[row].words:
                    self.dataChanged.emit(self._index(row), self._index(row))
            return False
        self.beginResetModel()
        self._parts, self._all, self._above, self._rank, self._inside = parts, [], [], [], []
        self._list(parts, -1)
        self.endResetModel()
        return True

    def _list(self, parts: tuple[Part, ...], above: int) -> list[int]:
        rows = []
        for rank, part in enumerate(parts):
            here = len(self._all)
            rows.append(here)
            self._all.append(part)
            self._above.append(above)
            self._rank.append(rank)
            self._inside.append([])
            self._inside[here] = self._list(part.children, here)
        if above < 0:
            self._top = rows
        return rows

    def _index(self, here: int) -> QModelIndex:
        return self.createIndex(self._rank[here], 0, here) if here >= 0 else QModelIndex()

    def index_of(self, place: Place) -> QModelIndex:
        """The row of a place, invalid when it has none."""
        return next((self._index(here) for here, part in enumerate(self._all) if part.place == place), QModelIndex())

    def part_at(self, index: Index) -> Part | None:
        """The part of a row."""
        return self._all[index.internalId()] if index.isValid() and index.internalId() < len(self._all) else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # Qt's own signature
        """A row by its rank."""
        rows = self._inside[parent.internalId()] if parent.isValid() else (self._top if self._all else [])
        return self._index(rows[row]) if 0 <= row < len(rows) and column == 0 else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008  # QObject has a parent of its own
        """The row around another."""
        return self._index(self._above[index.internalId()]) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows are inside."""
        if not parent.isValid():
            return len(self._top) if self._all else 0
        return len(self._inside[parent.internalId()])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says, and its part."""
        part = self.part_at(index)
        if part is None:
            return None
        if role == PART_ROLE:
            return part
        return self.title(part) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Items of a list can be dragged onto their list."""
        part = self.part_at(index)
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if part is None:
            return base
        if part.holds is not None and part.holds is not PartKind.ROLE:
            return base | Qt.ItemFlag.ItemIsDropEnabled
        return base | Qt.ItemFlag.ItemIsDragEnabled if isinstance(part.place[-1], int) else base

    def supportedDropActions(self) -> Qt.DropAction:
        """Parts are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """A row's own kind."""
        return [_MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # Qt gives a list
        """Names the row that is dragged."""
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].internalId()).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tells where a part was dropped; the document moves it, not the model."""
        raw = bytes(data.data(_MIME).data()).decode()
        target = self.part_at(parent)
        if not raw.isdigit() or target is None or int(raw) >= len(self._all):
            return False
        part = self._all[int(raw)]
        rank = part.place[-1]
        if part.place[:-1] != target.place or not isinstance(rank, int):
            return False
        to = len(target.children) if row < 0 else row
        to -= 1 if to > rank else 0
        if to != rank:
            self.moved.emit(part.place, to)
        return False


class _Rows(QStyledItemDelegate):
    """Paints a row: icon and words, or the name of a group with its number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(120), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        part, words = index.data(PART_ROLE), str(index.data() or "")
        if not isinstance(part, Part):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            edge = "accent" if chosen and state & QStyle.StateFlag.State_HasFocus else ""
            panel(painter, rect.adjusted(1, 1, -1, -1), 7, "accent_soft" if chosen else "hover", edge or None)
        left = rect.left() + theme.px(6)
        if part.kind is PartKind.GROUP:
            self._group(painter, rect, left, words, len(part.children))
        else:
            side = theme.px(15)
            icon_at(
                painter, left, rect.center().y() - side / 2, _ICONS[part.kind], "accent_text" if chosen else "text3", 15
            )
            strong = part.kind in (PartKind.PROCESS, PartKind.STAGE, PartKind.CONVERSATION)
            room = QRectF(left + theme.px(22), rect.top(), rect.right() - left - theme.px(28), rect.height())
            colour = "accent_text" if chosen else "text" if strong else "text2"
            text_in(painter, room, words, theme.font(13, 600 if strong else 400), colour)
        painter.restore()

    def _group(self, painter: QPainter, rect: QRectF, left: float, words: str, count: int) -> None:
        font = theme.font(12, 600)
        room = QRectF(left, rect.top(), rect.right() - left - theme.px(36), rect.height())
        text_in(painter, room, words, font, "text3")
        after = QRectF(
            left + min(text_width(words, font), room.width()) + theme.px(8), rect.top(), theme.px(30), rect.height()
        )
        text_in(painter, after, str(count), theme.font(12, 400, True), "text3")


class OutlineView(Themed, QTreeView):
    """The tree; arrows walk, Alt with the arrows moves.

    Args:
        model: The parts.
    """

    picked = Signal(object)
    """Place of the part that the keyboard is on."""

    def __init__(self, model: OutlineModel) -> None:
        super().__init__()
        self._outline = model
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._moved)
        self.follow_theme()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Takes away the style's own mark of the chosen row beside ours."""
        painter.fillRect(rect, theme.token("surface"))
        super().drawBranches(painter, rect, index)

    def restyle(self) -> None:
        """Fixes the indent."""
        self.setIndentation(theme.px(14))

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        part = self._outline.part_at(now)
        if part is not None:
            self.picked.emit(part.place)

    def show_parts(self, parts: tuple[Part, ...], place: Place) -> None:
        """Shows an outline with what was open still open, and goes to a place.

        Args:
            parts: The outline.
            place: Where the keyboard is to be.
        """
        open_places = {part.place for part in walk(parts) if self.isExpanded(self._outline.index_of(part.place))}
        if self._outline.set_parts(parts):
            for part in walk(parts):
                if part.place in open_places or part.place == ("stages",):
                    self.expand(self._outline.index_of(part.place))
        self.go_to(place)

    def go_to(self, place: Place) -> None:
        """Puts the keyboard on a place without telling of it."""
        index = self._outline.index_of(place)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
            self.scrollTo(index)
            self.viewport().update()
