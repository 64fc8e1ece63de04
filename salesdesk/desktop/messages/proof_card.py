"""The proof card (preuve): the client case that fits this visit best, at the foot of what may be said."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from salesdesk.desktop.messages.mark_bar import KEYS
from salesdesk.desktop.messages.words import case_line, case_title, gain_of, outcome_text
from salesdesk.desktop.widgets import Avatar, Card, IconButton, TextLabel, hbox, vbox
from salesdesk.services.library import CaseEntry
from salesdesk.services.message_uses import MessageOutcome

_LOOKS: Final[dict[MessageOutcome | None, tuple[str, str]]] = {
    None: ("check", "text2"),
    MessageOutcome.SAID: ("circle-check", "accent_text"),
    MessageOutcome.TAKEN: ("thumbs-up", "success"),
    MessageOutcome.REFUSED: ("thumbs-down", "warning"),
}


class ProofCard(Card):
    """Who, what changed, and a button that copies it; a click opens the whole case.

    Args:
        entry: The case.
        marks: Whether it may be marked here.
        marked: What is noted of it in this conversation.
    """

    opened = Signal(object)
    copied = Signal(object)
    marked = Signal(object, object)

    def __init__(self, entry: CaseEntry, marks: bool, marked: MessageOutcome | None) -> None:
        self.entry = entry
        self._marks, self._marked = marks, marked
        gain = gain_of(entry.case)
        note = " ".join(gain) if gain is not None else entry.case.sector
        icon, colour = _LOOKS[marked]
        self.said = IconButton(icon, "said", colour=colour)
        self.said.setVisible(marks)
        self.copy = IconButton("copy", "copy")
        titles = vbox(
            TextLabel(case_title(entry.case), 13, 600), TextLabel(entry.case.title, 12, 400, "text2", tnum=True),
            spacing=3,
        )  # fmt: skip
        row = hbox(Avatar(entry.case.client, 36), titles, self.said, self.copy, spacing=8, margins=(14, 12, 12, 12))
        row.setStretch(1, 1)
        super().__init__(row, clickable=True)
        self.said.set_name(outcome_text(marked or MessageOutcome.SAID), "1")
        self.copy.set_name(self.tr("Copier le cas"), "C")
        state = outcome_text(marked) if marked is not None else ""
        self.setAccessibleName(", ".join(one for one in (case_line(entry.case), note, state) if one))
        self.setToolTip(f"{entry.case.title}\n{note}".strip())
        self.said.clicked.connect(lambda _=False: self._mark(self._marked or MessageOutcome.SAID))
        self.copy.clicked.connect(lambda _=False: self.copied.emit(entry))
        self.clicked.connect(lambda: self.opened.emit(entry.message))

    def _mark(self, outcome: MessageOutcome) -> None:
        self.marked.emit(self.entry.message, outcome)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 mark; C copies; Enter opens."""
        if self._marks and event.text() in KEYS:
            self._mark(KEYS[event.text()])
            return
        if event.text().casefold() == "c":
            self.copied.emit(self.entry)
            return
        super().keyPressEvent(event)
