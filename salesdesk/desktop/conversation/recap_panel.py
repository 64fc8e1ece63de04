"""The editor of the recap to the client: who gets it, its subject and text, then file, mail program, PDF or copy."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.conversation.guide import WrapCheck
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    CheckBox,
    Field,
    LineEdit,
    SegmentControl,
    SidePanel,
    TextEdit,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.accounts import Contact
from salesdesk.services.recaps import Language, Recap, RecapDraft, with_line, without_line

PANEL_WIDTH = 600
_LINES = 14
_MOST_LINES = 40
"""Lines of the notes offered to tick; what is meant for the client comes first when there are more."""


class RecapEditor(QWidget):
    """A recap as the rep edits it.

    Args:
        messages: Words of the reasons why somebody cannot get it.
        rewrite: Asks for the draft in another language.
    """

    edited = Signal()

    def __init__(self, messages: Messages, rewrite: Callable[[Language], None]) -> None:
        super().__init__()
        self._messages, self._rewrite = messages, rewrite
        self.shown: RecapDraft | None = None
        self._boxes: list[tuple[CheckBox, Contact]] = []
        self._lines: list[tuple[CheckBox, str]] = []
        self._people = vbox(spacing=0)
        self._notes = vbox(spacing=2)
        self._choice = Field(
            self.tr("Vos notes\u00a0: cochez ce que le client peut lire"), boxed(self._notes),
            self.tr("Sous un titre «\u00a0Pour le client\u00a0», une ligne est cochée d’avance."),
        )  # fmt: skip
        self.sent = Banner("", "success", closable=False)
        self.sent.hide()
        self.language = SegmentControl(
            [(Language.FRENCH.value, self.tr("Français")), (Language.ENGLISH.value, self.tr("Anglais"))],
            name=self.tr("Langue du client"),
        )
        self.subject = LineEdit()
        self.body = TextEdit(lines=_LINES)
        self.left_out = TextLabel("", 12, 400, "text3", wrap=True)
        self.attach = CheckBox(self.tr("Joindre en PDF au fichier de courriel"), True)
        self._error = TextLabel("", 13, 500, "danger", wrap=True)
        self._error.hide()
        self.setLayout(
            vbox(
                self.sent, boxed(hbox(TextLabel(self.tr("Langue du client"), 12, 500, "text2"), None, self.language)),
                Field(self.tr("Destinataires"), boxed(self._people)), Field(self.tr("Objet"), self.subject),
                Field(self.tr("Texte"), self.body), self._choice, self.left_out, self.attach, self._error, spacing=14,
            )
        )  # fmt: skip
        self.body.setAccessibleName(self.tr("Texte"))
        self.language.chosen.connect(lambda key: self._rewrite(Language(key)))
        self.setFocusProxy(self.body)

    def show_draft(self, draft: RecapDraft, sent_on: str = "") -> None:
        """Shows a draft.

        Args:
            draft: The draft; it takes the place of what was written.
            sent_on: Day on which the client was sent one already; empty when he was not.
        """
        first, self.shown = self.shown is None, draft
        self.language.blockSignals(True)
        self.language.choose(draft.language.value)
        self.language.blockSignals(False)
        self.subject.setText(draft.recap.subject)
        self.subject.setCursorPosition(0)
        if first:
            self.body.setPlainText(draft.recap.body)
        else:
            self._put(draft.recap.body)
        self._show_people(draft)
        self._show_lines(draft)
        left = self.tr("Lignes et promesses gardées entre nous\u00a0: {count}.").format(count=draft.left_out)
        self.left_out.setText(left)
        self.left_out.setVisible(bool(draft.left_out))
        self.sent.set_message(self.tr("Envoyé le {day}").format(day=sent_on), "success", "")
        self.sent.setVisible(bool(sent_on))

    def _show_people(self, draft: RecapDraft) -> None:
        clear_layout(self._people)
        self._boxes = []
        for one in draft.people:
            if one.excluded is not None:
                said = one.excluded.words(self._messages.text, i18n.language())
                self._people.addWidget(TextLabel(said, 12, 400, "text3", wrap=True))
                continue
            box = CheckBox(f"{one.contact.full_name} <{one.contact.email}>", one.present)
            self._boxes.append((box, one.contact))
            self._people.addWidget(box)
        if not draft.people:
            self._people.addWidget(TextLabel(self.tr("Personne n’est encore connu ici."), 12, 400, "text3"))

    def _put(self, text: str) -> None:
        """Puts another text in place; Ctrl+Z in it gives the one before back."""
        cursor = QTextCursor(self.body.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def _show_lines(self, draft: RecapDraft) -> None:
        clear_layout(self._notes)
        self._lines = []
        offered = draft.lines
        if len(offered) > _MOST_LINES:
            offered = tuple(sorted(offered, key=lambda one: one.text not in draft.chosen)[:_MOST_LINES])
        for one in offered:
            box = WrapCheck(one.text, one.text in draft.chosen)
            box.toggled.connect(lambda on, text=one.text: self._choose(text, on))
            self._lines.append((box, one.text))
            self._notes.addWidget(box)
        more = len(draft.lines) - len(offered)
        if more:
            said = self.tr("Et {count} autres lignes, à copier depuis vos notes.").format(count=more)
            self._notes.addWidget(TextLabel(said, 12, 400, "text3"))
        self._choice.setVisible(bool(draft.lines))

    def _choose(self, text: str, on: bool) -> None:
        if self.shown is not None:
            change = with_line if on else without_line
            self._put(change(self.body.toPlainText(), self.shown.told, text))

    def lines(self) -> dict[str, CheckBox]:
        """The box of each line of the notes that may be chosen."""
        return {text: box for box, text in self._lines}

    def chosen(self) -> frozenset[str]:
        """Lines of the notes that were ticked."""
        return frozenset(text for box, text in self._lines if box.isChecked())

    def people(self) -> tuple[Contact, ...]:
        """Who gets it."""
        return tuple(contact for box, contact in self._boxes if box.isChecked())

    def boxes(self) -> list[CheckBox]:
        """One box for each person who may get it."""
        return [box for box, _contact in self._boxes]

    def written(self) -> Recap:
        """The recap as it stands."""
        return Recap(self.subject.text().strip(), self.body.toPlainText())

    def say_error(self, text: str) -> None:
        """Says what refused it; the text stays."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter opens the mail program."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edited.emit()
            return
        super().keyPressEvent(event)


def recap_panel(editor: RecapEditor, account: str, verbs: dict[str, Callable[[], None]]) -> SidePanel:
    """Puts the editor into a panel with its four ways out.

    Args:
        editor: The editor.
        account: The client.
        verbs: What ``copy``, ``pdf``, ``file`` and ``mail`` do.

    Returns:
        The panel.
    """
    texts = {
        "copy": (editor.tr("Copier"), "copy"), "pdf": (editor.tr("PDF…"), "file-text"),
        "file": (editor.tr("Fichier .eml…"), "download"), "mail": (editor.tr("Ouvrir le courriel"), "mail"),
    }  # fmt: skip
    buttons = []
    for verb, (text, icon) in texts.items():
        button = Button(text, "primary" if verb == "mail" else "secondary", icon)
        button.clicked.connect(lambda _=False, verb=verb: verbs[verb]())
        buttons.append(button)
    editor.edited.connect(verbs["mail"])
    return SidePanel(editor.tr("Compte rendu au client"), editor, tuple(buttons), account)
