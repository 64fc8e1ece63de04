"""The surface that everything stands on."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget

from salesdesk.desktop.widgets.layout import vbox
from salesdesk.desktop.widgets.painting import FocusRing, Themed, focus_ring, painter_for, panel


class Card(Themed, FocusRing, QWidget):
    """A surface with a 1 px border, rounded corners and a painted shadow.

    Args:
        layout: Content; None starts with an empty column with margins of 16.
        fill: Token of the surface: ``surface``, ``sunken``, ``warning_soft``...
        border: Token of the line; ``accent`` for the one thing that matters now.
        radius: 12 for cards, 8 to 10 for soft panels inside one.
        shadow: False for a panel inside a card.
        clickable: Whether the whole card acts as a button (:attr:`clicked`, Enter, Space).
    """

    clicked = Signal()

    def __init__(
        self, layout: QLayout | None = None, fill: str = "surface", border: str = "border", radius: int = 12,
        shadow: bool = True, clickable: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._fill, self._border, self._radius, self._shadow = fill, border, radius, shadow
        self._clickable, self._over = clickable, False
        self.setLayout(layout or vbox(margins=(16, 14, 16, 16)))
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    @classmethod
    def panel(cls, layout: QLayout | None = None, fill: str = "sunken", radius: int = 8) -> "Card":
        """A soft panel inside a card: tinted, no border, no shadow."""
        return cls(layout or vbox(margins=(12, 10, 12, 10)), fill=fill, border=fill, radius=radius, shadow=False)

    def set_look(self, fill: str | None = None, border: str | None = None) -> None:
        """Changes surface or border, None keeps it."""
        self._fill, self._border = fill or self._fill, border or self._border
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints surface, line and shadow."""
        painter = painter_for(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -2.5 if self._shadow else -0.5)
        border = "border_strong" if self._clickable and self._over and self._border == "border" else self._border
        panel(painter, rect, self._radius, self._fill, border, self._shadow)
        if self.ring:
            focus_ring(painter, rect.adjusted(-0.5, -0.5, 0.5, 0.5), self._radius)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Darkens the line of a card that can be clicked."""
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Gives the line its rest colour."""
        self._over = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Clicks when the button goes up inside."""
        inside = self.rect().contains(event.position().toPoint())
        if self._clickable and event.button() == Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()
            return
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the press so that the release comes here."""
        if not self._clickable:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space click."""
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)
