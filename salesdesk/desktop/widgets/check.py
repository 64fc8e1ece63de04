"""A check box and a switch whose outlines are dark enough to be seen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import FocusRing, Themed, focus_ring, icon_at, painter_for, text_in, text_width


def paint_check(painter: QPainter, x: float, y: float, checked: bool, enabled: bool = True) -> None:
    """Paints an 18 px box with its tick; the upper left corner is at x, y."""
    box = QRectF(x + 0.5, y + 0.5, theme.px(17), theme.px(17))
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.token("filled" if enabled else "disabled"))
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        icon_at(painter, x + theme.px(2.5), y + theme.px(2.5), "check", "on_accent", 13, stroke=3)
        return
    painter.setPen(QPen(theme.token("control_border" if enabled else "border_strong"), 1.5))
    painter.setBrush(theme.token("surface"))
    painter.drawRoundedRect(box, theme.px(5), theme.px(5))


class CheckBox(Themed, FocusRing, QCheckBox):
    """A box to tick with its text at the right.

    Args:
        text: What is true when it is ticked.
        checked: First state.
        height: Row height in design pixels: 32 for criteria.
        fade: Whether a ticked text steps back to grey, as in the list of criteria.
    """

    def __init__(self, text: str = "", checked: bool = False, height: int = 32, fade: bool = False) -> None:
        super().__init__(text)
        self._height, self._fade = height, fade
        self.setChecked(checked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes font and height."""
        self.setFont(theme.font(13))
        self.setFixedHeight(theme.px(self._height))

    def sizeHint(self) -> QSize:
        """Box and text."""
        width = theme.px(2 + 18 + 8 + 4) + text_width(self.text(), self.font())
        return QSize(int(width + 1.5), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """The text may be cut."""
        return QSize(min(self.sizeHint().width(), theme.px(90)), theme.px(self._height))

    def hitButton(self, pos: object) -> bool:
        """The whole row is the hit area."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints box, text and ring."""
        painter = painter_for(self)
        top = (self.height() - theme.px(18)) / 2
        paint_check(painter, theme.px(2), top, self.isChecked(), self.isEnabled())
        colour = "text2" if self._fade and self.isChecked() else "text"
        left = theme.px(2 + 18 + 8)
        room = QRectF(left, 0, self.width() - left, self.height())
        text_in(painter, room, self.text(), self.font(), colour if self.isEnabled() else "disabled")
        if self.ring:
            focus_ring(painter, QRectF(self.rect()).adjusted(0, 1, 0, -1), 6)
        painter.end()


class Switch(CheckBox):
    """A setting that is on or off at once; looks like a sliding switch with its text at the left."""

    def __init__(self, text: str = "", checked: bool = False) -> None:
        super().__init__(text, checked, 36)

    def sizeHint(self) -> QSize:
        """Text and track."""
        return QSize(int(theme.px(54) + text_width(self.text(), self.font())), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints text, track and knob."""
        painter = painter_for(self)
        on = self.isChecked()
        track = QRectF(self.width() - theme.px(38), (self.height() - theme.px(20)) / 2, theme.px(36), theme.px(20))
        painter.setBrush(theme.token("filled" if on and self.isEnabled() else "sunken"))
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(theme.token("control_border"), 1.5))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = QRectF(0, 0, theme.px(14), theme.px(14))
        knob.moveCenter(track.center())
        knob.moveLeft(track.right() - theme.px(17) if on else track.left() + theme.px(3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.token("on_accent" if on else "control_border"))
        painter.drawEllipse(knob)
        room = QRectF(theme.px(2), 0, track.left() - theme.px(10), self.height())
        text_in(painter, room, self.text(), self.font(), "text" if self.isEnabled() else "disabled")
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 8)
        painter.end()
