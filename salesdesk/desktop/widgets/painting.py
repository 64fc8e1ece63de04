"""What every painted widget shares: theme following, the keyboard's focus ring, panels and elided text."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import icons, theme

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class Themed:
    """Mixed into a QWidget: :meth:`restyle` runs at once and at each change of theme, zoom or contrast.

    The class calls :meth:`follow_theme` at the end of its ``__init__``.
    """

    def follow_theme(self) -> None:
        """Starts to follow the theme."""
        theme.watcher().add_follower(self)
        self.restyle()

    def theme_changed(self) -> None:
        """Called by the watcher after each change."""
        self.restyle()
        if isinstance(self, QWidget):
            self.updateGeometry()
            self.update()

    def restyle(self) -> None:
        """Sets sizes and fonts that depend on the theme; colours are read while painting."""


class FocusRing:
    """Mixed into a QWidget before its Qt class: knows whether the focus came by keyboard."""

    ring = False

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Shows the ring when the keyboard brought the focus."""
        self.ring = event.reason() in _KEYBOARD
        super().focusInEvent(event)  # type: ignore[misc]  # the Qt class behind in the order of bases has it

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Hides the ring."""
        self.ring = False
        super().focusOutEvent(event)  # type: ignore[misc]  # as above


def painter_for(widget: QWidget) -> QPainter:
    """A smooth painter on a widget; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def panel(
    painter: QPainter, rect: QRectF, radius: float, fill: str, border: str | None = None, shadow: bool = False
) -> None:
    """A rounded surface.

    Args:
        painter: Where to paint.
        rect: Outer limits; the shadow needs two pixels below it.
        radius: Corner radius in design pixels.
        fill: Colour colour of the surface.
        border: Colour colour of the 1 px line; None for none.
        shadow: Whether to paint the two offsets that lift it.
    """
    corner = theme.px(radius)
    if shadow:
        painter.setPen(Qt.PenStyle.NoPen)
        for offset, name in ((2.0, "shadow_far"), (1.0, "shadow_near")):
            painter.setBrush(theme.token(name))
            painter.drawRoundedRect(rect.translated(0, offset), corner, corner)
    painter.setBrush(theme.token(fill))
    painter.setPen(QPen(theme.token(border), 1) if border else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, corner, corner)


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The 2 px accent line that says where the keyboard is."""
    corner = theme.px(radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.token("accent"), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), corner, corner)


def text_in(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text, centred in height and cut with an ellipsis when the room is short."""
    painter.setFont(font)
    painter.setPen(theme.token(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def text_width(text: str, font: QFont) -> float:
    """Width of one line in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def icon_at(painter: QPainter, x: float, y: float, name: str, colour: str, size: float, stroke: float = 1.75) -> None:
    """An icon with its upper left corner at a point."""
    painter.drawPixmap(QPointF(x, y), icons.pixmap(name, colour, size, stroke=stroke))
