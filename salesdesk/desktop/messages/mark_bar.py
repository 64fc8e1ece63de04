"""How a message went, in one key: 1 said, 2 taken up, 3 refused; the same again takes it back."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.messages.words import outcome_text
from salesdesk.desktop.widgets import Chip, Tone, hbox
from salesdesk.services.message_uses import MessageOutcome

KEYS: Final = {"1": MessageOutcome.SAID, "2": MessageOutcome.TAKEN, "3": MessageOutcome.REFUSED}
_LOOKS: Final[dict[MessageOutcome, tuple[str, Tone]]] = {
    MessageOutcome.SAID: ("check", "accent"),
    MessageOutcome.TAKEN: ("thumbs-up", "success"),
    MessageOutcome.REFUSED: ("thumbs-down", "warning"),
}


class MarkBar(Retranslated, QWidget):
    """Three chips; one of them is on when the message was marked.

    Args:
        marked: What is noted already; None while nothing is.
        name: The message, for screen readers.
    """

    chosen = Signal(object)
    """The outcome that was pressed."""

    def __init__(self, marked: MessageOutcome | None = None, name: str = "") -> None:
        super().__init__()
        self._marked, self._name = marked, name
        self.chips = {one: Chip("", "neutral", _LOOKS[one][0], 26, clickable=True) for one in KEYS.values()}
        self.setLayout(hbox(*self.chips.values(), None, spacing=6))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for outcome, chip in self.chips.items():
            chip.clicked.connect(lambda outcome=outcome: self.chosen.emit(outcome))
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts; a figure in the tool tip is the key."""
        for key, outcome in KEYS.items():
            on = outcome is self._marked
            chip = self.chips[outcome]
            chip.set_content(outcome_text(outcome), _LOOKS[outcome][1] if on else "neutral")
            state = self.tr("noté, encore une fois pour retirer") if on else self.tr("touche {key}").format(key=key)
            chip.setToolTip(f"{outcome_text(outcome)}  ({state})")
            chip.setAccessibleName(", ".join(one for one in (outcome_text(outcome), self._name, state) if one))

    def marked(self) -> MessageOutcome | None:
        """What is noted."""
        return self._marked

    def set_marked(self, marked: MessageOutcome | None) -> None:
        """Shows what is noted."""
        self._marked = marked
        self.retranslate()

    def press(self, key: str) -> bool:
        """Carries out a key.

        Args:
            key: What was typed.

        Returns:
            Whether it is one of the three.
        """
        outcome = KEYS.get(key)
        if outcome is not None:
            self.chosen.emit(outcome)
        return outcome is not None
