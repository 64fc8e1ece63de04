"""Coaching notes on a conversation: what was written, whether it was seen, the answer, and the place to write."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from salesdesk.desktop.coaching import words
from salesdesk.desktop.i18n import datetime_text
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    IconButton,
    Kbd,
    Rule,
    ScrollColumn,
    SectionHeader,
    TextEdit,
    TextLabel,
    Tone,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.ids import CoachingNoteId
from salesdesk.services.coaching import ThreadNote


class NoteCard(Card):
    """One note with its state and its answer.

    Args:
        entry: The note.
        person: Name of the rep, for his answer.
    """

    edit_wanted = Signal(object)
    withdraw_wanted = Signal(object)

    def __init__(self, entry: ThreadNote, person: str) -> None:
        note = entry.note
        who = vbox(
            TextLabel(entry.author_name, 13, 600),
            TextLabel(datetime_text(note.written_at), 12, 400, "text3"),
            spacing=1,
        )
        head = hbox(Avatar(entry.author_name, 30, round_shape=True), who, None, spacing=10)
        column = vbox(head, TextLabel(note.words, 13, 400, "text", wrap=True), spacing=8, margins=(14, 12, 14, 12))
        super().__init__(column, fill="sunken", border="sunken", radius=10, shadow=False)
        if entry.may_change:
            head.addWidget(self._tool("pencil", self.tr("Modifier la note"), self.edit_wanted, note.id))
            head.addWidget(self._tool("trash-2", self.tr("Retirer la note"), self.withdraw_wanted, note.id))
        self.state = Chip(*self._state(entry))
        column.addLayout(hbox(self.state, None))
        if note.reply:
            answer = Card.panel(vbox(margins=(12, 10, 12, 10), spacing=4), fill="surface")
            inner = answer.layout()
            if inner is not None:
                inner.addWidget(TextLabel(self.tr("Réponse de {person}").format(person=person), 12, 500, "text3"))
                inner.addWidget(TextLabel(note.reply, 13, 400, "text", wrap=True))
            column.addWidget(answer)
        self.setAccessibleName(f"{entry.author_name}, {self.state.text()} : {note.words}")

    def _state(self, entry: ThreadNote) -> tuple[str, Tone, str]:
        note = entry.note
        if note.replied_at is not None:
            text = self.tr("Répondue le {when}").format(when=datetime_text(note.replied_at))
            return text, "success", "check-check"
        if note.seen_at is not None:
            return self.tr("Lue le {when}").format(when=datetime_text(note.seen_at)), "accent", "eye"
        return self.tr("Pas encore lue"), "neutral", "clock"

    def _tool(self, icon: str, name: str, signal: object, note_id: CoachingNoteId) -> IconButton:
        button = IconButton(icon, name)
        button.clicked.connect(lambda _=False: signal.emit(note_id))  # type: ignore[attr-defined]  # a bound signal
        return button


class ThreadCard(Card):
    """The notes on a conversation, and below them the place to write one. Ctrl+Enter sends."""

    sent = Signal(str)
    """Words to send."""
    changed = Signal(object, str)
    """Id of a note of one's own, and its new words."""
    withdrawn = Signal(object)
    """Id of a note of one's own."""

    def __init__(self) -> None:
        self._entries: tuple[ThreadNote, ...] = ()
        self._person = ""
        self._editing: CoachingNoteId | None = None
        self._header = SectionHeader("")
        self._notes = vbox(spacing=10)
        self._hint = TextLabel("", 13, 400, "text2", wrap=True)
        self.editor = TextEdit("", "", lines=4)
        self.send = Button("", "primary", "send")
        self._cancel = Button("", "ghost")
        self._keys = Kbd("Ctrl ↵")
        self._shown_to = TextLabel("", 12, 400, "text3", wrap=True)
        list_ = ScrollColumn(vbox(boxed(self._notes), self._hint, None, spacing=10, margins=(16, 4, 16, 12)))
        verbs = hbox(self._keys, None, self._cancel, self.send, spacing=8)
        self._writer = boxed(vbox(self.editor, verbs, self._shown_to, spacing=8, margins=(16, 12, 16, 14)))
        self._rule = Rule()
        column = vbox(
            boxed(vbox(self._header, margins=(16, 14, 16, 8))), list_, self._rule, self._writer, spacing=0,
            margins=(1, 1, 1, 2),
        )  # fmt: skip
        column.setStretch(1, 1)
        super().__init__(column)
        self._wire()
        self.retranslate()
        self.show_thread((), "", may_write=False)

    def _wire(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.editor)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._send)
        self.send.clicked.connect(lambda _=False: self._send())
        self._cancel.clicked.connect(lambda _=False: self.stop_editing())
        self.editor.textChanged.connect(self._show_verbs)

    def retranslate(self) -> None:
        """Sets the texts that do not come from data, and the thread again."""
        self._header.set_title(self.tr("Coaching"))
        self.editor.setAccessibleName(self.tr("Note de coaching"))
        self.editor.setPlaceholderText(self.tr("Un fait de cette conversation, puis un conseil…"))
        self._cancel.setText(self.tr("Laisser"))
        self._show_verbs()
        self._show()

    def show_thread(self, entries: tuple[ThreadNote, ...], person: str, *, may_write: bool) -> None:
        """Shows the notes.

        Args:
            entries: In the order in which they were written.
            person: Name of the rep.
            may_write: Whether to offer the place to write.
        """
        self._entries, self._person = entries, person
        self._writer.setVisible(may_write)
        self._rule.setVisible(may_write)
        self._show()

    def _show(self) -> None:
        clear_layout(self._notes)
        for entry in self._entries:
            card = NoteCard(entry, self._person)
            card.edit_wanted.connect(self._edit)
            card.withdraw_wanted.connect(self.withdrawn)
            self._notes.addWidget(card)
        count = len(self._entries)
        self._header.set_meta(words.counted(count, self.tr("{n} note"), self.tr("{n} notes")) if count else "")
        self._hint.setVisible(not count)
        self._hint.setText(
            self.tr("Aucune note. Citez un fait de la conversation, dites ce qu’il a produit, proposez un seul essai.")
        )
        self._shown_to.setText(self.tr("{person} voit tout ce que vous voyez ici.").format(person=self._person))

    def _show_verbs(self) -> None:
        self.send.setText(self.tr("Modifier") if self._editing else self.tr("Envoyer"))
        self.send.updateGeometry()
        self.send.setEnabled(bool(self.editor.toPlainText().strip()))
        self._cancel.setVisible(self._editing is not None)

    def _edit(self, note_id: CoachingNoteId) -> None:
        found = next((one for one in self._entries if one.note.id == note_id), None)
        if found is not None:
            self._editing = note_id
            self.editor.setPlainText(found.note.words)
            self._show_verbs()
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_editing(self) -> None:
        """Leaves a note as it was, or empties the field once it was sent."""
        self._editing = None
        self.editor.clear()
        self._show_verbs()

    def begin(self, draft: str = "") -> None:
        """Prepares the field for another conversation.

        Args:
            draft: What was begun there and not sent.
        """
        self._editing = None
        self.editor.setPlainText(draft)
        self._show_verbs()

    def draft(self) -> str:
        """What is typed and not sent; a note being changed is no draft."""
        return "" if self._editing else self.editor.toPlainText().strip()

    def _send(self) -> None:
        text = self.editor.toPlainText()
        if not text.strip():
            return
        if self._editing is not None:
            self.changed.emit(self._editing, text)
        else:
            self.sent.emit(text)
