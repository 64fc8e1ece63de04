"""A thin bar: how far along."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import Themed, painter_for


class Progress(Themed, QWidget):
    """A 6 px bar.

    Args:
        value: Share done, 0 to 1.
        colour: Colour of the part done.
        name: What it measures, for screen readers.
    """

    def __init__(self, value: float = 0.0, colour: str = "accent", name: str = "") -> None:
        super().__init__()
        self._value, self._colour, self._name = 0.0, colour, name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(value)
        self.follow_theme()

    def value(self) -> float:
        """Share done, 0 to 1."""
        return self._value

    def set_value(self, value: float) -> None:
        """Moves the bar; values outside 0 to 1 are cut."""
        self._value = min(max(value, 0.0), 1.0)
        self.setAccessibleName(f"{self._name} {self._value * 100:.0f} %".strip())
        self.update()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints track and bar."""
        painter = painter_for(self)
        radius = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.token("track"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._value > 0:
            painter.setBrush(theme.token(self._colour))
            width = max(self.width() * self._value, self.height())
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.end()
