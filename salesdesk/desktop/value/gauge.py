"""The clock of a client drawn small: a ring that fills in thirty days, with the days in it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import ROW_ROLE, RowContent, RowDelegate, Themed, icon_at, painter_for, text_in
from salesdesk.services.extra_ledger import CLOCK_DAYS, InvoiceClock, LedgerGroup

_SIDE: Final = 36
_FULL: Final = 360 * 16


def clock_colour(clock: InvoiceClock) -> str:
    """The colour of a clock: danger once it rang, warning from its last ten days on."""
    if clock.is_due:
        return "danger"
    return "warning" if clock.unannounced and clock.days_left <= 10 else "accent"


def paint_clock(painter: QPainter, box: QRectF, clock: InvoiceClock) -> None:
    """Paints the ring of a clock and its days.

    Args:
        painter: Where to paint.
        box: A square.
        clock: The clock.
    """
    width = theme.px(3)
    ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.token("track"), width))
    painter.drawEllipse(ring)
    if not clock.unannounced:
        name = "check" if not clock.lines else "hourglass"
        side = theme.px(16)
        icon_at(painter, box.center().x() - side / 2, box.center().y() - side / 2, name, "text3", 16)
        return
    colour = clock_colour(clock)
    pen = QPen(theme.token(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    share = min(clock.days / CLOCK_DAYS, 1.0)
    painter.drawArc(ring, 90 * 16, -max(int(share * _FULL), 1))
    text_in(painter, box, str(clock.days), theme.font(11, 600, True), colour, Qt.AlignmentFlag.AlignHCenter)


class GroupDelegate(RowDelegate):
    """A row of a group: its clock where others have an avatar.

    Args:
        content: Makes the texts of a row.
        parent: The view.
        height: Row height in design pixels.
    """

    def __init__(self, content: Callable[[object], RowContent], parent: QWidget, height: int) -> None:
        super().__init__(content, parent, height)
        self._clock: InvoiceClock | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Remembers whose clock is painted, then paints as usual."""
        row = index.data(ROW_ROLE)
        self._clock = row.clock if isinstance(row, LedgerGroup) else None
        super().paint(painter, option, index)

    def _leading(self, painter: QPainter, rect: QRectF, content: RowContent) -> float:
        if self._clock is None:
            return super()._leading(painter, rect, content)
        side = theme.px(_SIDE)
        box = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        paint_clock(painter, box, self._clock)
        return box.right() + theme.px(12)


class ClockRing(Themed, QWidget):
    """One clock as a widget.

    Args:
        clock: The clock.
        side: Width and height in design pixels.
    """

    def __init__(self, clock: InvoiceClock, side: int = 44) -> None:
        super().__init__()
        self._side, self.clock = side, clock
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the size."""
        self.setFixedSize(QSize(theme.px(self._side), theme.px(self._side)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ring."""
        painter = painter_for(self)
        paint_clock(painter, QRectF(self.rect()), self.clock)
        painter.end()
