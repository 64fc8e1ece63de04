"""An input for a time of day: typed as people do, or stepped with the arrows."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from salesdesk.desktop.widgets import LineEdit, mark_wrong
from salesdesk.services.visits import DAY_MINUTES, SLOT_STEP, clock

_TIME = re.compile(r"(\d{1,2})\s*(?:[h:.]\s*(\d{1,2})?)?|(\d{1,2})(\d{2})")


def parse_time(text: str) -> int | None:
    """Reads a time of day: "9", "9h", "9h30", "9:30", "930".

    Args:
        text: What was typed.

    Returns:
        Minutes after midnight, None when it is no time.
    """
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        return None
    hours, minutes = (match[1], match[2]) if match[1] is not None else (match[3], match[4])
    minute = int(hours) * 60 + int(minutes or 0)
    return minute if int(minutes or 0) < 60 and minute < DAY_MINUTES else None


class TimeEdit(LineEdit):
    """A time of day; Up and Down step a quarter of an hour, with Shift an hour.

    Args:
        minute: First value, in minutes after midnight.
    """

    value_changed = Signal(int)

    def __init__(self, minute: int) -> None:
        super().__init__(clock(minute), "", "clock")
        self._minute = minute
        self.editingFinished.connect(self._read)

    def value(self) -> int:
        """Minutes after midnight."""
        self._read()
        return self._minute

    def is_valid(self) -> bool:
        """Whether the text is a time."""
        return parse_time(self.text()) is not None

    def set_value(self, minute: int) -> None:
        """Shows a time and tells it when it is another one."""
        changed = minute != self._minute
        self._minute = minute
        mark_wrong(self, False)
        self.setText(clock(minute))
        if changed:
            self.value_changed.emit(minute)

    def _read(self) -> None:
        minute = parse_time(self.text())
        if minute is None:
            mark_wrong(self, True)
        elif minute != self._minute or self.text() != clock(minute):
            self.set_value(minute)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step."""
        keys: dict[int, Callable[[int], int]] = {Qt.Key.Key_Up: lambda n: n, Qt.Key.Key_Down: lambda n: -n}
        sign = keys.get(event.key())
        if sign is None:
            super().keyPressEvent(event)
            return
        self._read()
        step = 60 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else SLOT_STEP
        self.set_value(min(max(self._minute + sign(step), 0), DAY_MINUTES - SLOT_STEP))
