"""The proof card (preuve): the client case that fits this visit best, at the foot of what may be said."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from salesdesk.desktop.messages.mark_bar import MarkBar
from salesdesk.desktop.messages.words import case_line, case_title, gain_of
from salesdesk.desktop.widgets import Avatar, Card, IconButton, TextLabel, hbox, vbox
from salesdesk.services.library import CaseEntry
from salesdesk.services.message_uses import MessageOutcome


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
        gain = gain_of(entry.case)
        note = " ".join(gain) if gain is not None else entry.case.sector
        self.copy = IconButton("copy", "copy")
        titles = vbox(
            TextLabel(case_title(entry.case), 13, 600), TextLabel(entry.case.title, 12, 400, "text2", tnum=True),
            spacing=3,
        )  # fmt: skip
        row = hbox(Avatar(entry.case.client, 36), titles, self.copy, spacing=10)
        row.setStretch(1, 1)
        column = vbox(row, spacing=8, margins=(14, 12, 12, 12))
        super().__init__(column, clickable=True)
        self.bar = MarkBar(marked, entry.case.title) if marks else None
        if self.bar is not None:
            column.addWidget(self.bar)
            self.bar.chosen.connect(lambda outcome: self.marked.emit(entry.message, outcome))
        self.copy.set_name(self.tr("Copier le cas"), "C")
        self.setAccessibleName(", ".join(one for one in (case_line(entry.case), note) if one))
        self.setToolTip(f"{entry.case.title}\n{note}")
        self.copy.clicked.connect(lambda _=False: self.copied.emit(entry))
        self.clicked.connect(lambda: self.opened.emit(entry.message))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 mark; C copies; Enter opens."""
        if self.bar is not None and self.bar.press(event.text()):
            return
        if event.text().casefold() == "c":
            self.copied.emit(self.entry)
            return
        super().keyPressEvent(event)
