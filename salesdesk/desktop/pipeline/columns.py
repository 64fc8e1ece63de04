"""The board: a column a stage, cards that move with the mouse or the keyboard, the staircase above."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import Retranslated, in_language
from salesdesk.desktop.pipeline.card import CARD_HEIGHT, CardDelegate, card_text
from salesdesk.desktop.pipeline.staircase import Staircase, StairStep
from salesdesk.desktop.pipeline.words import amounts_text, counted, days_text
from salesdesk.desktop.widgets import (
    ID_ROLE,
    Card,
    ItemsModel,
    PagedListView,
    RowContent,
    TextLabel,
    Themed,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.services.opportunity_board import AffairCard, Lane, StageColumn, amounts_of

MIME: Final = "application/x-salesdesk-opportunity"
GAP: Final = 12
LEAST_WIDTH: Final = 216
_HEAD: Final = 62
_TALL_HEAD: Final = 78
_WIDE: Final = 240


class CardsModel(ItemsModel):
    """Cards that can be dragged."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Every card can be taken."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        """One of our own: no other program can drop here."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Names the affair that is dragged."""
        data = QMimeData()
        data.setData(MIME, QByteArray(str(indexes[0].data(ID_ROLE)).encode()))
        return data


class StageList(PagedListView):
    """The cards of one stage.

    Args:
        model: The cards.
        name: The stage, for screen readers.
        today: From which days are written.
    """

    taken_in = Signal(str)
    """Id of an affair, as text, that was dropped here."""
    wanted_beside = Signal(int)
    """The keyboard goes one column to the left (-1) or right (1)."""
    menu_wanted = Signal(object, object)
    """Id of an affair, and where its menu opens."""
    dragged_over = Signal(bool)

    def __init__(self, model: CardsModel, name: str, today: date) -> None:
        super().__init__(model, lambda _row: RowContent(""), CARD_HEIGHT, name, ruled=False)
        self.delegate = CardDelegate(today, self)
        self.setItemDelegate(self.delegate)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        # The column behind is the ground on which the cards lie.
        self.setStyleSheet("QTableView { background: transparent; }")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes affairs only, and none of its own."""
        if event.mimeData().hasFormat(MIME) and event.source() is not self:
            event.acceptProposedAction()
            self.dragged_over.emit(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Stays ready."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Is passed over."""
        self.dragged_over.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Says which affair came; the board decides what becomes of it."""
        self.dragged_over.emit(False)
        # Copy, not move: the list that it left must not take its own row away, the service may refuse.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.taken_in.emit(bytes(event.mimeData().data(MIME).data()).decode())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the next column."""
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in sides and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.wanted_beside.emit(sides[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Opens the verbs of a card, by mouse or by the menu key."""
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            corner = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(index.data(ID_ROLE), event.globalPos() if mouse else corner)


class StageBox(Retranslated, Card):
    """A column: the stage's name, how many are late, its cards.

    Args:
        today: From which days are written.
    """

    def __init__(self, today: date) -> None:
        self._column: StageColumn | None = None
        self.name = TextLabel("", 13, 600, wrap=True)
        self.meta = TextLabel("", 12, 400, "text2", tnum=True)
        self.model = CardsModel(lambda row: card_text(row, today))
        self.view = StageList(self.model, "", today)
        self.model.setParent(self.view)
        self._head = boxed(vbox(self.name, self.meta, None, spacing=2, margins=(12, 10, 12, 0)))
        column = vbox(self._head, self.view, spacing=8, margins=(0, 0, 0, 4))
        column.setStretch(1, 1)
        super().__init__(column, fill="sunken", shadow=False)
        self.view.dragged_over.connect(lambda over: self.set_look(border="accent" if over else "border"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def restyle(self) -> None:
        """Keeps a least width."""
        self.setMinimumWidth(theme.px(LEAST_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the name a third line in a narrow column; all columns are as wide, so that the cards stay level."""
        super().resizeEvent(event)
        self._head.setFixedHeight(theme.px(_HEAD if self.width() >= theme.px(_WIDE) else _TALL_HEAD))

    def retranslate(self) -> None:
        """Writes the head again."""
        if self._column is not None:
            self.show_column(self._column)

    def show_column(self, column: StageColumn) -> None:
        """Shows a stage; the card that the keyboard is on stays the one if it is still there."""
        self._column = column
        name = in_language(column.name)
        self.name.setText(f"{column.place}. {name}" if column.place else name)
        self.name.setToolTip(name)
        self.view.setAccessibleName(name)
        parts = []
        if column.standard_days is not None:
            parts.append(self.tr("Délai {days}").format(days=days_text(column.standard_days)))
        if column.over:
            parts.append(counted(column.over, self.tr("{n} au-delà"), self.tr("{n} au-delà")))
        self.meta.setText(" · ".join(parts))
        self.meta.set_colour("warning" if column.over else "text2")
        current = self.view.current_id()
        self.model.set_items([(card.id, card) for card in column.cards])
        place = None if current is None else self.model.place_of(current)
        if place is not None:
            self.view.go_to(place)


class BoardView(Themed, QScrollArea):
    """All columns of a process side by side; it scrolls sideways only when they have no room.

    Args:
        today: From which days are written.
    """

    opened = Signal(object)
    """Id of the affair to show."""
    dropped = Signal(str, str)
    """Id of an affair as text, and the stage on which it was dropped."""
    menu_wanted = Signal(object, object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._lane: Lane | None = None
        self.boxes: list[StageBox] = []
        self.stairs = Staircase(GAP)
        self._row: QHBoxLayout = hbox(spacing=GAP)
        self._body: QVBoxLayout = vbox(self.stairs, self._row, spacing=8)
        self._body.setStretch(1, 1)
        self._content = boxed(self._body, "scrolled")
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.follow_theme()

    def restyle(self) -> None:
        """Keeps room for the least width of every column: what is missing is scrolled to."""
        count = len(self.boxes)
        self._content.setMinimumWidth(theme.px(LEAST_WIDTH * count + GAP * max(count - 1, 0)))

    def show_lane(self, lane: Lane, *, show_owner: bool, saved_here: str) -> None:
        """Shows a process version.

        Args:
            lane: Its columns.
            show_owner: Whether cards say whose they are.
            saved_here: Words for what is not sent yet.
        """
        keys = [column.stage_key for column in lane.columns]
        if self._lane is None or [column.stage_key for column in self._lane.columns] != keys:
            self._rebuild(len(keys))
        self._lane = lane
        for box, column in zip(self.boxes, lane.columns, strict=True):
            box.view.delegate.show_owner, box.view.delegate.saved_here = show_owner, saved_here
            box.show_column(column)
        self.stairs.set_steps(
            tuple(
                StairStep(len(one.cards), one.ideal.count if one.ideal else None, amounts_text(amounts_of(one.cards)))
                for one in lane.columns
            )
        )

    def _rebuild(self, count: int) -> None:
        clear_layout(self._row)
        self.boxes = []
        for at in range(count):
            box = StageBox(self._today)
            box.view.opened.connect(self.opened)
            box.view.clicked.connect(lambda index: self.opened.emit(index.data(ID_ROLE)))
            box.view.menu_wanted.connect(self.menu_wanted)
            box.view.wanted_beside.connect(lambda side, at=at: self._beside(at, side))
            box.view.taken_in.connect(lambda key, at=at: self._dropped(key, at))
            box.view.selectionModel().currentChanged.connect(lambda _now, _before, at=at: self._only(at))
            self.boxes.append(box)
            self._row.addWidget(box, 1)
        self.restyle()

    def _only(self, at: int) -> None:
        # One card is chosen on the whole board, not one a column.
        for place, box in enumerate(self.boxes):
            if place != at and box.view.currentIndex().isValid() and self.boxes[at].view.currentIndex().isValid():
                box.view.selectionModel().clear()

    def _beside(self, at: int, side: int) -> None:
        row = max(self.boxes[at].view.currentIndex().row(), 0)
        place = at + side
        while 0 <= place < len(self.boxes):
            model: QAbstractItemModel = self.boxes[place].view.model()
            if model.rowCount():
                self._go(place, min(row, model.rowCount() - 1))
                return
            place += side

    def _go(self, place: int, row: int) -> None:
        view = self.boxes[place].view
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        view.go_to(row)
        self.ensureWidgetVisible(self.boxes[place], 0, 0)

    def _dropped(self, key: str, at: int) -> None:
        if self._lane is not None:
            self.dropped.emit(key, self._lane.columns[at].stage_key)

    def current(self) -> AffairCard | None:
        """The card that the keyboard is on; None when there is none."""
        for box in self.boxes:
            index = box.view.currentIndex()
            card = box.model.item_at(index.row()) if index.isValid() else None
            if isinstance(card, AffairCard):
                return card
        return None

    def choose(self, opportunity_id: object) -> bool:
        """Puts the keyboard on a card; tells whether it is on the board."""
        for place, box in enumerate(self.boxes):
            row = box.model.place_of(opportunity_id)
            if row is not None:
                self._go(place, row)
                return True
        return False

    def focus_first(self) -> None:
        """Puts the keyboard on the chosen card, else on the first one there is."""
        card = self.current()
        if card is not None and self.choose(card.id):
            return
        for place, box in enumerate(self.boxes):
            if box.model.rowCount():
                self._go(place, 0)
                return
