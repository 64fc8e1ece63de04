"""A few choices side by side, one of them on: used as tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import FocusRing, Themed, focus_ring, painter_for, panel, text_in, text_width


class SegmentControl(Themed, FocusRing, QWidget):
    """Choices side by side; left and right arrows move between them.

    Args:
        choices: Pairs of id and text.
        selected: Id that is on at first; None takes the first.
        name: What is chosen, for screen readers.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]] = (), selected: str | None = None, name: str = "") -> None:
        super().__init__()
        self._choices: list[tuple[str, str]] = []
        self._current = ""
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_choices(choices, selected)
        self.follow_theme()

    def set_choices(self, choices: Sequence[tuple[str, str]], selected: str | None = None) -> None:
        """Shows other choices; keeps the present one when it is among them and none is named."""
        self._choices = list(choices)
        ids = [key for key, _text in choices]
        wanted = selected if selected is not None else self._current
        self._current = wanted if wanted in ids else (ids[0] if ids else "")
        self._say()
        self.updateGeometry()
        self.update()

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Id and text of each choice."""
        return tuple(self._choices)

    def current(self) -> str:
        """Id of the choice that is on."""
        return self._current

    def choose(self, key: str) -> None:
        """Turns a choice on and tells it."""
        if key != self._current and any(key == each for each, _text in self._choices):
            self._current = key
            self._say()
            self.update()
            self.chosen.emit(key)

    def _say(self) -> None:
        text = dict(self._choices).get(self._current, "")
        self.setAccessibleName(f"{self._name} : {text}" if self._name else text)

    def _widths(self) -> list[float]:
        return [text_width(text, theme.font(13, 600)) + theme.px(24) for _key, text in self._choices]

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(36))

    def sizeHint(self) -> QSize:
        """Room for every text."""
        return QSize(int(sum(self._widths()) + theme.px(6) + 1), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """The texts may be cut."""
        return QSize(min(self.sizeHint().width(), theme.px(64) * max(len(self._choices), 1)), theme.px(36))

    def _rects(self) -> list[QRectF]:
        widths = self._widths()
        room = self.width() - theme.px(6)
        shrink = min(1.0, room / sum(widths)) if widths else 1.0
        left, result = float(theme.px(3)), []
        for width in widths:
            result.append(QRectF(left, theme.px(3), width * shrink, self.height() - theme.px(6)))
            left += width * shrink
        return result

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the trough, the raised choice and the texts."""
        painter = painter_for(self)
        panel(painter, QRectF(self.rect()), 9, "hover")
        for (key, text), rect in zip(self._choices, self._rects(), strict=True):
            on = key == self._current
            if on:
                painter.setBrush(theme.token("surface"))
                painter.setPen(QPen(theme.token("border_strong"), 1))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(7), theme.px(7))
            font = theme.font(13, 600 if on else 500)
            room = rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
            text_in(painter, room, text, font, "text" if on else "text2", Qt.AlignmentFlag.AlignHCenter)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 9)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses what was clicked."""
        for (key, _text), rect in zip(self._choices, self._rects(), strict=True):
            if rect.contains(event.position()):
                self.choose(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move; Home and End jump; a sign that is the id of a choice, such as a figure, chooses it."""
        ids = [key for key, _text in self._choices]
        if not ids:
            return
        if event.text() in ids:
            self.choose(event.text())
            return
        index = ids.index(self._current)
        moves = {
            Qt.Key.Key_Left: index - 1, Qt.Key.Key_Right: index + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(ids) - 1,
        }  # fmt: skip
        target = moves.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
            return
        self.choose(ids[min(max(target, 0), len(ids) - 1)])
