"""The dot beside what is saved on this laptop and not yet sent."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import Themed, painter_for


class SavedDot(Themed, QWidget):
    """A small dot whose tool tip says what it means.

    Args:
        words: That it is saved here and not sent.
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the size."""
        self.setFixedSize(theme.px(12), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the dot."""
        painter = painter_for(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.token("warning"))
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), theme.px(7) / 2, theme.px(7) / 2)
        painter.end()
