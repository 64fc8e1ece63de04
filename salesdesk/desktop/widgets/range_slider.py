"""A slider on a scale, with a low and a high handle where a range is known (curseur et fourchette)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import FocusRing, Themed, focus_ring, painter_for

HANDLES = ("low", "likely", "high")
_FINE = 10_000
_HIT, _DOT, _EDGE_DOT, _TRACK = 28, 18, 12, 6


class SliderScale(Protocol):
    """What a slider must know about its values."""

    def place(self, value: Decimal) -> float:
        """Where a value stands, from 0 to 1."""

    def value(self, place: float) -> Decimal:
        """The round value at a place."""

    def stepped(self, value: Decimal, steps: int, *, large: bool = False) -> Decimal:
        """The value some steps away, within the bounds."""

    def held(self, value: Decimal) -> Decimal:
        """The value, or the nearer bound."""


class Handle(Themed, FocusRing, QSlider):
    """One handle; a slider of its own, so that screen readers read it and Tab reaches it.

    Args:
        which: ``low``, ``likely`` or ``high``.
        owner: The slider that it stands on.
    """

    def __init__(self, which: str, owner: "RangeSlider") -> None:
        super().__init__(Qt.Orientation.Horizontal, owner)
        self.which, self._owner = which, owner
        self.setRange(0, _FINE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def restyle(self) -> None:
        """Keeps a size that a finger hits."""
        self.setFixedSize(theme.px(_HIT), theme.px(_HIT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are small steps, Page keys large ones, Home and End the bounds."""
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Up: (1, False), Qt.Key.Key_Right: (1, False), Qt.Key.Key_Down: (-1, False),
            Qt.Key.Key_Left: (-1, False), Qt.Key.Key_PageUp: (1, True), Qt.Key.Key_PageDown: (-1, True),
        }  # fmt: skip
        if key in steps:
            self._owner.step(self.which, *steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._owner.jump(self.which, to_end=key == Qt.Key.Key_End)
        else:
            # QSlider would swallow what it does not know: Escape closes the panel, Enter keeps the figure.
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the handle."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._owner.drag(self.which, self.mapTo(self._owner, event.position()).x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets it go."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page: scrolling past must not change a figure."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the dot and, for the keyboard, its ring."""
        painter = painter_for(self)
        size = theme.px(_DOT if self.which == "likely" else _EDGE_DOT)
        room = QRectF(0, 0, size, size)
        room.moveCenter(QRectF(self.rect()).center())
        full = self.which == "likely" and self._owner.is_known()
        painter.setBrush(theme.token("accent" if full else "surface"))
        painter.setPen(QPen(theme.token(self._outline(full)), 2))
        painter.drawEllipse(room)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), _HIT / 2)
        painter.end()

    def _outline(self, full: bool) -> str:
        if full:
            return "surface"
        return "accent" if self._owner.is_known() else "control_border"


class RangeSlider(Themed, QWidget):
    """A value on its scale, with the range around it when it is opened.

    Args:
        scale: Bounds, places and steps.
        name: What is set, for screen readers.
        spoken: Writes a value with its unit, for screen readers and tool tip.
        names: Words for the low, the likely and the high handle.
        rest: Where the handle stands, hollow, while nothing is known; None for the minimum.
    """

    moved = Signal(object, object, object)
    """Low, likely and high after a gesture of the person; never after :meth:`set_values`."""

    def __init__(
        self,
        scale: SliderScale,
        name: str = "",
        spoken: Callable[[Decimal], str] = str,
        names: tuple[str, str, str] = ("", "", ""),
        rest: Decimal | None = None,
    ) -> None:
        super().__init__()
        self._scale, self._name, self._spoken, self._rest = scale, name, spoken, rest
        self._values: dict[str, Decimal] = dict.fromkeys(HANDLES, scale.value(0.0))
        self._known, self._ranged = False, False
        self.handles = {which: Handle(which, self) for which in HANDLES}
        self._words = dict(zip(HANDLES, names, strict=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.handles["likely"])
        self.follow_theme()
        self.open_range(False)

    def set_scale(self, scale: SliderScale) -> None:
        """Changes bounds and steps; the values stay."""
        self._scale = scale
        self._place_handles()

    def set_values(self, low: Decimal | None, likely: Decimal | None, high: Decimal | None) -> None:
        """Shows values; None for the likely one means that nothing is known yet.

        Args:
            low: Low end; None takes the likely value.
            likely: Likely value.
            high: High end; None takes the likely value.
        """
        self._known = likely is not None
        middle = likely if likely is not None else self._scale.value(0.0) if self._rest is None else self._rest
        self._values = {
            "low": middle if low is None else low,
            "likely": middle,
            "high": middle if high is None else high,
        }
        self._place_handles()

    def is_known(self) -> bool:
        """Whether there is a value."""
        return self._known

    def values(self) -> tuple[Decimal, Decimal, Decimal]:
        """Low, likely and high."""
        return self._values["low"], self._values["likely"], self._values["high"]

    def open_range(self, opened: bool) -> None:
        """Shows or hides the two handles of the range."""
        self._ranged = opened
        for which in ("low", "high"):
            self.handles[which].setVisible(opened)
        self._place_handles()

    def step(self, which: str, steps: int, large: bool) -> None:
        """Moves a handle by steps."""
        self._set(which, self._scale.stepped(self._values[which], steps, large=large))

    def jump(self, which: str, *, to_end: bool) -> None:
        """Moves a handle to a bound."""
        self._set(which, self._scale.value(1.0 if to_end else 0.0))

    def drag(self, which: str, x: float) -> None:
        """Moves a handle to where the pointer is."""
        self._set(which, self._scale.value(self.place_at(x)))

    def _set(self, which: str, value: Decimal) -> None:
        low, likely, high = self.values()
        if not self._ranged:
            low = likely = high = value
        elif which == "likely":
            # The range never crosses the likely value: it is pushed along.
            low, likely, high = min(low, value), value, max(high, value)
        elif which == "low":
            low = min(value, likely)
        else:
            high = max(value, likely)
        if (low, likely, high) == self.values() and self._known:
            return
        self.set_values(low, likely, high)
        self.moved.emit(low, likely, high)

    def place_at(self, x: float) -> float:
        """The place on the scale, from 0 to 1, at a horizontal position."""
        half, room = theme.px(_HIT) / 2, max(self.width() - theme.px(_HIT), 1)
        return min(max((x - half) / room, 0.0), 1.0)

    def x_of(self, value: Decimal) -> float:
        """The horizontal position of a value."""
        return theme.px(_HIT) / 2 + self._scale.place(value) * max(self.width() - theme.px(_HIT), 0)

    def _place_handles(self) -> None:
        for which, handle in self.handles.items():
            value = self._values[which]
            handle.blockSignals(True)
            handle.setValue(round(self._scale.place(value) * _FINE))
            handle.blockSignals(False)
            handle.move(round(self.x_of(value) - handle.width() / 2), 0)
            said = self._spoken(value) if self._known else ""
            word = self._words[which] if self._ranged else ""
            handle.setAccessibleName(" ".join(part for part in (self._name, word) if part))
            handle.setAccessibleDescription(said)
            handle.setToolTip(said)
        self.handles["likely"].raise_()
        self.update()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(_HIT))
        self._place_handles()

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(theme.px(200), theme.px(_HIT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the handles at their places."""
        super().resizeEvent(event)
        self._place_handles()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the track brings the nearest handle there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        shown = HANDLES if self._ranged else ("likely",)
        which = min(shown, key=lambda one: abs(self.x_of(self._values[one]) - x))
        self.handles[which].setFocus(Qt.FocusReason.MouseFocusReason)
        self.drag(which, x)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the track, and on it what is known: up to the value, or from low to high."""
        painter = painter_for(self)
        painter.setPen(Qt.PenStyle.NoPen)
        half, thick = theme.px(_HIT) / 2, theme.px(_TRACK)
        track = QRectF(half - thick / 2, (self.height() - thick) / 2, self.width() - 2 * half + thick, thick)
        painter.setBrush(theme.token("hover"))
        painter.drawRoundedRect(track, thick / 2, thick / 2)
        if self._known:
            left = self.x_of(self._values["low"]) if self._ranged else track.left()
            right = self.x_of(self._values["high" if self._ranged else "likely"])
            painter.setBrush(theme.token("accent"))
            painter.drawRoundedRect(QRectF(QPointF(left, track.top()), QPointF(right, track.bottom())), 3, 3)
        painter.end()
