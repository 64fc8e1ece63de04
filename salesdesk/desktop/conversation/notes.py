"""The card in the middle: tools, the editor, whether all is saved, and the list of commands."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.conversation.autosave import Autosave, Save
from salesdesk.desktop.conversation.editor import NotesEditor
from salesdesk.desktop.conversation.slash import Command, SlashList
from salesdesk.desktop.widgets import (
    Banner,
    Card,
    Chip,
    IconButton,
    IconLabel,
    Rule,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)


class NotesCard(Card):
    """Notes of the visit.

    Args:
        save: Keeps the notes; see :class:`Autosave`.
        explain: Puts an error into words: what happened, and what is safe and to do.
    """

    commanded = Signal(str)
    """Id of a command: euro, commitment, extra, practice, person, file, proof, objection."""

    def __init__(self, save: Save, explain: Callable[[Exception], tuple[str, str]]) -> None:
        self._explain = explain
        self.editor = NotesEditor()
        self._title = TextLabel("", 15, 600)
        self._state_icon = IconLabel("circle-check", "success", 15)
        self.state = TextLabel("", 12, 400, "text3", tnum=True)
        head = hbox(self._title, None, self._state_icon, self.state, spacing=6, margins=(24, 14, 20, 0))
        self._tools = hbox(spacing=4, margins=(18, 4, 18, 8))
        self._buttons: dict[str, IconButton] = {}
        self.banner = Banner("", "danger", closable=False)
        self.banner.hide()
        self._people = hbox(spacing=8)
        self._hint = TextLabel("", 12, 400, "text3")
        foot = hbox(boxed(self._people), None, self._hint, spacing=8, margins=(24, 8, 20, 12))
        column = vbox(
            head, self._tools, Rule(), boxed(vbox(self.banner, margins=(16, 8, 16, 0))),
            boxed(vbox(self.editor, margins=(24, 12, 16, 0))), Rule(), foot, spacing=0, margins=(1, 1, 1, 2),
        )  # fmt: skip
        column.setStretch(4, 1)
        super().__init__(column)
        self.autosave = Autosave(self.editor, save, self)
        self.slash: SlashList | None = None
        self._make_tools()
        self._wire()
        self.retranslate()

    def _wire(self) -> None:
        self.editor.typed.connect(self.autosave.touch)
        self.editor.slash_typed.connect(self._open_slash)
        self.editor.slash_left.connect(self._close_slash)
        self.editor.picked.connect(self._press_slash)
        self.autosave.saved.connect(self._saved)
        self.autosave.dirty.connect(self._dirty)
        self.autosave.failed.connect(self._failed)
        self._clock: Callable[[], str] = str

    def tell_time(self, clock: Callable[[], str]) -> None:
        """Takes what gives the time of day in words."""
        self._clock = clock

    def _make_tools(self) -> None:
        wrap, begin, command = self.editor.wrap, self.editor.begin_line, self.commanded.emit
        tools: list[tuple[str, str, Callable[[], object]] | None] = [
            ("heading", "heading", lambda: begin("## ")),
            ("bold", "bold", lambda: wrap("**")),
            ("italic", "italic", lambda: wrap("*")),
            None,
            ("list", "list", lambda: begin("- ")),
            ("list-checks", "tasks", lambda: begin("- [ ] ")),
            None,
            ("euro", "euro", lambda: command("euro")),
            ("handshake", "commitment", lambda: command("commitment")),
            ("puzzle", "extra", lambda: command("extra")),
            ("repeat", "practice", lambda: command("practice")),
            ("user-plus", "person", lambda: command("person")),
            ("paperclip", "file", lambda: command("file")),
            ("badge-check", "proof", lambda: command("proof")),
            ("message-square-quote", "objection", lambda: command("objection")),
        ]
        for tool in tools:
            if tool is None:
                self._tools.addWidget(Rule(vertical=True, length=18))
                continue
            icon, name, run = tool
            button = IconButton(icon, name, icon_size=17)
            button.clicked.connect(lambda _=False, run=run: run())
            self._buttons[name] = button
            self._tools.addWidget(button)
        self._tools.addStretch(1)

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self._title.setText(self.tr("Notes de visite"))
        self._hint.setText(self.tr("Tapez / pour insérer"))
        self.editor.setPlaceholderText(
            self.tr("Ses mots, ses chiffres. Tapez / pour un bénéfice, un engagement, un hors périmètre…")
        )
        self.editor.setAccessibleName(self.tr("Notes de visite"))
        names = {
            "heading": (self.tr("Titre"), ""),
            "bold": (self.tr("Gras"), "Ctrl B"),
            "italic": (self.tr("Italique"), "Ctrl I"),
            "list": (self.tr("Liste"), ""),
            "tasks": (self.tr("Liste à cocher"), ""),
            "euro": (self.tr("Chiffrer un bénéfice"), "/euro"),
            "commitment": (self.tr("Noter un engagement"), "/engagement"),
            "extra": (self.tr("Noter un hors périmètre"), "/extra"),
            "practice": (self.tr("Noter une pratique"), "/pratique"),
            "person": (self.tr("Ajouter une personne"), "/personne"),
            "file": (self.tr("Fichiers joints"), "/fichier"),
            "proof": (self.tr("Noter une preuve"), "/preuve"),
            "objection": (self.tr("Répondre à une objection"), "/objection"),
        }
        for name, (text, keys) in names.items():
            self._buttons[name].set_name(text, keys)

    def commands(self) -> tuple[Command, ...]:
        """What a slash offers."""
        return (
            Command("euro", self.tr("euro"), self.tr("Bénéfice en euros"), "euro"),
            Command("commitment", self.tr("engagement"), self.tr("Engagement daté"), "handshake"),
            Command("extra", self.tr("extra"), self.tr("Hors périmètre"), "puzzle"),
            Command("practice", self.tr("pratique"), self.tr("Pratique qui coûte"), "repeat"),
            Command("person", self.tr("personne"), self.tr("Personne présente"), "user-plus"),
            Command("proof", self.tr("preuve"), self.tr("Preuve du client"), "badge-check"),
            Command("file", self.tr("fichier"), self.tr("Fichier ou photo"), "paperclip"),
            Command("objection", self.tr("objection"), self.tr("Objection ou cas client"), "message-square-quote"),
            Command("client", self.tr("client"), self.tr("Titre\u00a0: pour le client"), "mail"),
        )

    def begin(self, notes: str, read_only: bool) -> None:
        """Shows the notes of another conversation."""
        self.editor.load(notes)
        self.autosave.begin(notes)
        self.banner.hide()
        self._show_state("circle-check", "success", "")
        self.set_read_only(read_only)

    def set_read_only(self, read_only: bool) -> None:
        """Lets the notes be written, or only read: the conversation may change hands while it is open."""
        self.editor.setReadOnly(read_only)
        for button in self._buttons.values():
            button.setEnabled(not read_only)
        self._hint.setVisible(not read_only)

    def set_saved_text(self, text: str) -> None:
        """Says since when all is saved."""
        if not self.autosave.pending and self.banner.isHidden():
            self._show_state("circle-check", "success", text)

    def show_marks(self, marks: list[tuple[str, str]]) -> None:
        """Shows who is present and what is dated, below the notes, as pairs of icon and text."""
        clear_layout(self._people)
        for icon, text in marks[:4]:
            self._people.addWidget(Chip(text, "neutral", icon))

    def _saved(self) -> None:
        self.banner.hide()
        self._show_state(
            "circle-check", "success", self.tr("Enregistré sur ce poste à {time}").format(time=self._clock())
        )

    def _dirty(self) -> None:
        if self.banner.isHidden():
            self._show_state("pencil-line", "text3", self.tr("Saisie en cours…"))

    def _failed(self, error: object) -> None:
        what, detail = self._explain(error) if isinstance(error, Exception) else ("", "")
        self.banner.set_message(what, "danger", detail)
        self.banner.show()
        self._show_state("circle-alert", "danger", self.tr("Pas encore enregistré"))

    def _show_state(self, icon: str, colour: str, text: str) -> None:
        self._state_icon.set_icon(icon, colour)
        self._state_icon.setVisible(bool(text))
        self.state.setText(text)
        self.state.updateGeometry()

    def _list(self) -> SlashList:
        host: QWidget = self.window()
        if self.slash is None or self.slash.parentWidget() is not host:
            self.slash = SlashList(host)
            self.slash.chosen.connect(self._chosen)
        self.slash.set_commands(self.commands())
        return self.slash

    def _open_slash(self, word: str) -> None:
        if self.editor.isReadOnly():
            return
        self.editor.list_open = self._list().open_at(self.editor.caret_point(), word)

    def _close_slash(self) -> None:
        self.editor.list_open = False
        if self.slash is not None:
            self.slash.hide()

    def _press_slash(self, key: str) -> None:
        if self.slash is not None:
            if key in ("enter", "escape"):
                self.editor.list_open = False
            self.slash.press(key)

    def _chosen(self, command: str) -> None:
        self.editor.list_open = False
        self.editor.drop_slash_word()
        if command == "client":
            self.editor.put_line(self.tr("## Pour le client"))
        else:
            self.commanded.emit(command)
