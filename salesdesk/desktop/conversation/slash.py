"""The list of commands that opens at a slash in the notes."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import Themed, icon_at, painter_for, panel, text_in


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its id, the word typed after the slash, what it says and its icon."""

    id: str
    word: str
    text: str
    icon: str


class SlashList(Themed, QWidget):
    """Commands under the caret; the editor keeps the focus and sends the keys.

    Args:
        host: The window's content that it floats over.
    """

    chosen = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._all: tuple[Command, ...] = ()
        self._shown: tuple[Command, ...] = ()
        self._row = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.hide()
        self.follow_theme()

    def set_commands(self, commands: tuple[Command, ...]) -> None:
        """Offers these commands."""
        self._all = commands

    def shown(self) -> tuple[Command, ...]:
        """Those that fit what was typed."""
        return self._shown

    def open_at(self, point: QPoint, word: str) -> bool:
        """Shows the commands that begin with a word.

        Args:
            point: Where, in the coordinates of the host.
            word: What was typed after the slash.

        Returns:
            False when none fits and nothing is shown.
        """
        begins = word.casefold()
        self._shown = tuple(one for one in self._all if one.word.casefold().startswith(begins))
        if not self._shown:
            self.hide()
            return False
        self._row = min(self._row, len(self._shown) - 1)
        self.resize(self.sizeHint())
        host = self._host
        left = min(point.x(), host.width() - self.width() - theme.px(12))
        below = point.y() + theme.px(6)
        fits = below + self.height() < host.height()
        self.move(max(left, 0), below if fits else point.y() - self.height() - theme.px(28))
        self.show()
        self.raise_()
        self._say()
        self.update()
        return True

    def press(self, key: str) -> None:
        """Carries out a key: ``up``, ``down``, ``enter`` or ``escape``."""
        if key == "escape" or not self._shown:
            self.hide()
        elif key == "enter":
            self.hide()
            self.chosen.emit(self._shown[self._row].id)
        else:
            self._row = (self._row + (1 if key == "down" else -1)) % len(self._shown)
            self._say()
            self.update()

    def _say(self) -> None:
        self.setAccessibleName(self._shown[self._row].text)

    def sizeHint(self) -> QSize:
        """One row a command."""
        return QSize(theme.px(300), theme.px(8 + 40 * len(self._shown)) + 3)

    def _row_at(self, y: float) -> int:
        return min(max(int((y - theme.px(4)) // theme.px(40)), 0), len(self._shown) - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer chooses."""
        self._row = self._row_at(event.position().y())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click carries out."""
        self._row = self._row_at(event.position().y())
        self.press("enter")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the raised list."""
        painter = painter_for(self)
        panel(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -2.5), 10, "surface", "border_strong", shadow=True)
        for index, command in enumerate(self._shown):
            top = theme.px(4) + index * theme.px(40)
            rect = QRectF(theme.px(4), top, self.width() - theme.px(8), theme.px(40))
            if index == self._row:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.token("accent_soft"))
                painter.drawRoundedRect(rect, theme.px(7), theme.px(7))
            icon_at(painter, rect.left() + theme.px(10), top + theme.px(11), command.icon, "accent_text", 18)
            room = QRectF(rect.left() + theme.px(38), top, rect.width() - theme.px(140), theme.px(40))
            text_in(painter, room, command.text, theme.font(13, 500), "text")
            keys = QRectF(rect.right() - theme.px(110), top, theme.px(100), theme.px(40))
            text_in(painter, keys, f"/{command.word}", theme.font(12), "text3", Qt.AlignmentFlag.AlignRight)
        painter.end()
