"""Small tinted marks: state, count, tag; and the picture of a key."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import (
    FocusRing,
    Themed,
    focus_ring,
    icon_at,
    painter_for,
    panel,
    text_in,
    text_width,
)

Tone = Literal["neutral", "accent", "success", "warning", "danger"]

TONES: dict[str, tuple[str, str]] = {
    "neutral": ("text2", "sunken"),
    "accent": ("accent_text", "accent_soft"),
    "success": ("success", "success_soft"),
    "warning": ("warning", "warning_soft"),
    "danger": ("danger", "danger_soft"),
}
"""Text and fill colour of each tone."""


class Chip(Themed, FocusRing, QWidget):
    """A full-round tinted mark.

    Args:
        text: A word or two.
        tone: What it says.
        icon: Icon before the text; empty for none.
        height: 24, or 28 for the sync chip.
        clickable: Whether it acts as a button (:attr:`clicked`).
    """

    clicked = Signal()

    def __init__(
        self, text: str, tone: Tone = "neutral", icon: str = "", height: int = 24, clickable: bool = False
    ) -> None:
        super().__init__()
        self._text, self._tone, self._icon, self._height = text, tone, icon, height
        self._clickable = clickable
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.follow_theme()

    def set_content(self, text: str, tone: Tone | None = None, icon: str | None = None) -> None:
        """Changes the text and, when given, tone and icon."""
        self._text = text
        self._tone = tone or self._tone
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What it shows."""
        return self._text

    def tone(self) -> Tone:
        """What it says."""
        return self._tone

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(self._height))

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        width = text_width(self._text, theme.font(12, 500)) + theme.px(10) + theme.px(8 if self._icon else 10)
        if self._icon:
            width += theme.px(19)
        return QSize(int(width + 1.5), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints pill, icon and text."""
        painter = painter_for(self)
        text, fill = TONES[self._tone]
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        panel(painter, rect, self._height / 2, fill)
        left = float(theme.px(10))
        if self._icon:
            left = float(theme.px(8))
            icon_at(painter, left, (self.height() - theme.px(14)) / 2, self._icon, text, 14)
            left += theme.px(19)
        text_in(painter, QRectF(left, 0, self.width() - left, self.height()), self._text, theme.font(12, 500), text)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), self._height / 2 - 1)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the press so that the release comes here."""
        if not self._clickable:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Clicks when the button goes up inside."""
        if self._clickable and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space click."""
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)


class Kbd(Themed, QWidget):
    """The picture of a key or chord.

    Args:
        text: For example "Ctrl K".
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.follow_theme()

    def set_text(self, text: str) -> None:
        """Changes the keys shown."""
        self._text = text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its text, at least square."""
        width = int(text_width(self._text, theme.font(11, 500)) + theme.px(12) + 1)
        return QSize(max(width, theme.px(20)), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the key."""
        painter = painter_for(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        panel(painter, rect, 5, "surface", "border_strong")
        text_in(painter, rect, self._text, theme.font(11, 500), "text2", Qt.AlignmentFlag.AlignHCenter)
        painter.end()
