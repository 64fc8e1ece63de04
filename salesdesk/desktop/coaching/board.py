"""The board's rows: rep, last conversation, what moved, what was done, coaching; painted in columns under one head."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import (
    TONES,
    RowChip,
    RowContent,
    RowDelegate,
    Themed,
    paint_avatar,
    painter_for,
    panel,
    text_in,
    text_width,
)

ROW_HEIGHT = 68
_SHARES = (0.22, 0.33, 0.21, 0.12, 0.12)
_INSET = 14


@dataclass(frozen=True, slots=True)
class BoardCells:
    """What a row of the board shows.

    Attributes:
        name: The rep.
        team: His team, or that he has not joined yet.
        account: Account of the last conversation; empty when there was none.
        when: When it was and what was obtained, or why there is none.
        outcome: What it led to; None when there was none.
        figure: What moved, large; empty when nothing did.
        moved: What it counts, or that nothing moved.
        done: What was done, in grey.
        waiting: Notes that wait for an answer; None when none does.
        faded: True for a person who has not joined.
    """

    name: str
    team: str
    account: str
    when: str
    outcome: RowChip | None
    figure: str
    moved: str
    done: str
    waiting: RowChip | None
    faded: bool = False


def columns(rect: QRectF) -> list[QRectF]:
    """Divides a row's room into the five columns of the board."""
    found, left = [], rect.left()
    gap = theme.px(16)
    for share in _SHARES:
        width = rect.width() * share
        found.append(QRectF(left, rect.top(), width - gap, rect.height()))
        left += width
    return found


class BoardHead(Themed, QWidget):
    """The titles over the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._trail = 0
        self.follow_theme()

    def set_titles(self, *titles: str) -> None:
        """Changes the titles, from left to right."""
        self._titles = titles
        self.setAccessibleName(", ".join(titles))
        self.update()

    def set_trail(self, width: int) -> None:
        """Leaves room at the right for the scroll bar of the rows, in pixels."""
        self._trail = width
        self.update()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the titles over their columns."""
        painter = painter_for(self)
        inset = theme.px(_INSET)
        room = QRectF(self.rect()).adjusted(inset, 0, -inset - self._trail, 0)
        for box, title in zip(columns(room), self._titles, strict=False):
            text_in(painter, box, title, theme.font(12, 500), "text3")
        painter.end()


class BoardDelegate(RowDelegate):
    """Paints a rep's row.

    Args:
        cells: Makes the cells of a row of the model.
        parent: The view.
    """

    def __init__(self, cells: Callable[[object], BoardCells], parent: QWidget) -> None:
        super().__init__(self._keep, parent, ROW_HEIGHT)
        self._cells = cells
        self._row: BoardCells | None = None

    def _keep(self, row: object) -> RowContent:
        self._row = self._cells(row)
        return RowContent(title=self._row.name)

    def paint_content(self, painter: QPainter, rect: QRectF, content: RowContent) -> None:
        """Paints the five columns."""
        cells = self._row
        if cells is None:
            return
        who, last, moved, done, coaching = columns(rect)
        painter.setOpacity(0.62 if cells.faded else 1.0)
        self._who(painter, who, cells)
        painter.setOpacity(1.0)
        self._last(painter, last, cells)
        self._moved(painter, moved, cells)
        text_in(painter, done, cells.done, theme.font(12, 400, True), "text3")
        if cells.waiting is not None:
            _chip(painter, coaching.left(), coaching, cells.waiting)

    def _who(self, painter: QPainter, box: QRectF, cells: BoardCells) -> None:
        side = theme.px(38)
        paint_avatar(painter, QRectF(box.left(), box.center().y() - side / 2, side, side), cells.name, 19, 13)
        room = box.adjusted(side + theme.px(12), 0, 0, 0)
        _two_lines(painter, room, cells.name, cells.team)

    def _last(self, painter: QPainter, box: QRectF, cells: BoardCells) -> None:
        if not cells.account:
            text_in(painter, box, cells.when, theme.font(12), "text3")
            return
        above, below = _lines(box)
        title = theme.font(13, 500)
        if cells.outcome is not None:
            chip = text_width(cells.outcome.text, theme.font(12, 500)) + theme.px(18)
            wanted = min(text_width(cells.account, title) + 1, above.width() - chip - theme.px(8))
            _chip(painter, above.left() + wanted + theme.px(8), above, cells.outcome, 20)
            above = QRectF(above.left(), above.top(), wanted, above.height())
        text_in(painter, above, cells.account, title, "text")
        text_in(painter, below, cells.when, theme.font(12, 400, True), "text2")

    def _moved(self, painter: QPainter, box: QRectF, cells: BoardCells) -> None:
        if not cells.figure:
            text_in(painter, box, cells.moved, theme.font(12), "text3")
            return
        font = theme.font(20, 700, True)
        width = max(text_width(cells.figure, font), theme.px(14))
        text_in(painter, box, cells.figure, font, "success")
        text_in(painter, box.adjusted(width + theme.px(10), 0, 0, 0), cells.moved, theme.font(12, 500), "text2")


def _lines(box: QRectF) -> tuple[QRectF, QRectF]:
    middle = box.center().y()
    return (
        QRectF(box.left(), middle - theme.px(21), box.width(), theme.px(20)),
        QRectF(box.left(), middle + theme.px(2), box.width(), theme.px(17)),
    )


def _two_lines(painter: QPainter, box: QRectF, title: str, subtitle: str) -> None:
    above, below = _lines(box)
    text_in(painter, above if subtitle else box, title, theme.font(13, 600), "text")
    if subtitle:
        text_in(painter, below, subtitle, theme.font(12), "text2")


def _chip(painter: QPainter, left: float, box: QRectF, chip: RowChip, height: int = 24) -> None:
    colour, fill = TONES[chip.tone]
    width = text_width(chip.text, theme.font(12, 500)) + theme.px(18)
    room = QRectF(left, box.center().y() - theme.px(height) / 2, width, theme.px(height))
    panel(painter, room, height / 2, fill)
    text_in(painter, room, chip.text, theme.font(12, 500), colour, Qt.AlignmentFlag.AlignHCenter)
