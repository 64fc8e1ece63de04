"""Initials on a gradient that a name always gets again."""

import zlib

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import Themed, painter_for

_SMALL_WORDS = {"de", "du", "des", "la", "le", "les", "et", "d", "l", "the", "of"}


def initials(name: str) -> str:
    """Up to two letters for a name: "Laiterie du Val d'Orb" gives "LV"."""
    words = name.replace("'", " ").replace("\u2019", " ").replace("-", " ").split()
    kept = [word for word in words if word.lower() not in _SMALL_WORDS and word[0].isalnum()] or words
    return "".join(word[0] for word in kept[:2]).upper()


def colour_index(name: str) -> int:
    """A number that depends on the name alone, the same on every machine."""
    return zlib.crc32(name.encode())


def paint_avatar(painter: QPainter, rect: QRectF, name: str, radius: float, px: int, brand: bool = False) -> None:
    """Paints initials on their gradient; used by the widget and by list rows."""
    start, end = theme.avatar_colours(None if brand else colour_index(name))
    gradient = QLinearGradient(rect.topLeft(), rect.bottomRight())
    gradient.setColorAt(0, start)
    gradient.setColorAt(1, end)
    painter.setBrush(gradient)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, theme.px(radius), theme.px(radius))
    painter.setPen(theme.token("on_accent"))
    painter.setFont(theme.font(px, 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))


class Avatar(Themed, QWidget):
    """A person's or company's initials.

    Args:
        name: Full name.
        size: Side in design pixels: 52 in a header, 36 in a row.
        round_shape: True for a person (a circle), False for a company.
        brand: The program's own colours.
    """

    def __init__(self, name: str, size: int = 36, round_shape: bool = False, brand: bool = False) -> None:
        super().__init__()
        self._name, self._size, self._round, self._brand = name, size, round_shape, brand
        self.setAccessibleName(name)
        self.follow_theme()

    def set_name(self, name: str) -> None:
        """Shows someone else."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def restyle(self) -> None:
        """Fixes the size."""
        self.setFixedSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the initials."""
        radius = self._size / 2 if self._round else max(8.0, self._size * 0.235)
        painter = painter_for(self)
        paint_avatar(
            painter,
            QRectF(self.rect()),
            self._name,
            radius,
            max(11, round(self._size * (0.36 if len(initials(self._name)) > 1 else 0.48))),
            self._brand,
        )
        painter.end()
