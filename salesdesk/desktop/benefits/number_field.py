"""The exact field of an input (champ exact): digits are typed, arrows step, a letter chooses the origin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from salesdesk.desktop.widgets import LineEdit

_STEPS = {
    Qt.Key.Key_Up: (1, False),
    Qt.Key.Key_Down: (-1, False),
    Qt.Key.Key_PageUp: (1, True),
    Qt.Key.Key_PageDown: (-1, True),
}


class NumberField(LineEdit):
    """A number with the keys of its slider.

    Args:
        text: First text.
        placeholder: Grey hint while empty.
    """

    stepped = Signal(int, bool)
    """Steps, and whether they are large."""
    bound_asked = Signal(bool)
    """True for the upper bound."""
    letter = Signal(str)
    """A letter that is no part of a number."""

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__(text, placeholder)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step, the Page keys by much, Ctrl+Home and Ctrl+End go to the bounds."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in _STEPS:
            self.stepped.emit(*_STEPS[key])
        elif control and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.bound_asked.emit(key == Qt.Key.Key_End)
        elif not control and event.text().isalpha() and event.text().lower() != "k":
            self.letter.emit(event.text())
        else:
            super().keyPressEvent(event)
