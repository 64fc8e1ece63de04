"""The finder in a visit: type what the client objects, read the answer large, mark how it went in one key."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import theme
from salesdesk.desktop.benefits.quote import Quote
from salesdesk.desktop.messages import words
from salesdesk.desktop.messages.mark_bar import MarkBar
from salesdesk.desktop.widgets import (
    Button,
    Card,
    EmptyState,
    ItemsModel,
    LineEdit,
    PagedListView,
    RowChip,
    RowContent,
    StatFigure,
    TextLabel,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.services import library
from salesdesk.services.library import CaseEntry, Filter, MessageKey, ObjectionEntry
from salesdesk.services.message_uses import VisitMessages

WIDTH = 560
_MOST = 40
_ROW = 54
_ROWS = 4
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class AnswerCard(Card):
    """The answer in large type, or the case whole; with the keyboard on it, 1, 2 and 3 mark.

    Args:
        messages: Words of the calculators.
    """

    marked = Signal(object, object)
    copied = Signal(str)
    quoted = Signal(object)
    sheet_wanted = Signal(object)

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._column = vbox(spacing=10, margins=(18, 16, 18, 16))
        super().__init__(self._column, border="accent")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar: MarkBar | None = None
        self.said = ""

    def show_entry(self, entry: ObjectionEntry | CaseEntry, visit: VisitMessages, writes: bool) -> None:
        """Shows one message.

        Args:
            entry: The objection or the case.
            visit: What is known of this client and what was marked.
            writes: Whether it may be marked here.
        """
        clear_layout(self._column)
        if isinstance(entry, CaseEntry):
            self._case(entry)
        else:
            self._objection(entry, visit)
        self.bar = MarkBar(visit.marks.get(entry.message)) if writes else None
        foot = hbox(spacing=8)
        if self.bar is not None:
            self.bar.chosen.connect(lambda outcome: self.marked.emit(entry.message, outcome))
            foot.addWidget(self.bar)
        foot.addStretch(1)
        foot.addWidget(TextLabel(words.uses_text(entry.tally), 12, 400, "text3", tnum=True))
        self._column.addLayout(foot)
        self.setAccessibleName(self.said)

    def _objection(self, entry: ObjectionEntry, visit: VisitMessages) -> None:
        answer = words.answer_of(entry, visit.benefits, self._messages)
        self.said = answer.text
        self._column.addWidget(TextLabel(words.quoted(words.in_language(entry.objection)), 13, 500, "text2", wrap=True))
        self._column.addWidget(TextLabel(answer.text, 18, 600, wrap=True))
        if not answer.complete:
            note = self.tr("Le chiffre de ce client manque\u00a0: demandez-le, n’en inventez pas.")
            self._column.addWidget(TextLabel(note, 12, 500, "warning", wrap=True))
        if answer.ask:
            self._column.addWidget(Quote(words.quoted(answer.ask), "circle-help"))

    def _case(self, entry: CaseEntry) -> None:
        case = entry.case
        self.said = words.case_text(case)
        self._column.addWidget(TextLabel(words.case_title(case), 13, 500, "text2", wrap=True))
        self._column.addWidget(TextLabel(case.title, 18, 600, wrap=True, tnum=True))
        gain = words.gain_of(case)
        if gain is not None:
            self._column.addWidget(StatFigure(*gain))
        self._column.addWidget(TextLabel(case.before, 13, 400, "text2", wrap=True))
        self._column.addWidget(TextLabel(case.result, 14, 500, wrap=True))
        verbs = hbox(spacing=8)
        texts = [("copy", self.tr("Copier"), lambda: self.copied.emit(self.said))]
        texts.append(("quote", self.tr("Citer dans les notes"), lambda: self.quoted.emit(case)))
        if case.file_name:
            texts.append(("file-text", self.tr("Ouvrir la fiche"), lambda: self.sheet_wanted.emit(case)))
        for icon, text, run in texts:
            button = Button(text, "secondary", icon, 32)
            button.clicked.connect(lambda _=False, run=run: run())
            verbs.addWidget(button)
        verbs.addStretch(1)
        self._column.addLayout(verbs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 mark; C copies what is to be said."""
        if self.bar is not None and self.bar.press(event.text()):
            return
        if event.text().casefold() == "c":
            self.copied.emit(self.said)
            return
        super().keyPressEvent(event)


class MessageFinder(QWidget):
    """Field, list and answer. Up and down move while typing; Enter goes to the answer.

    Args:
        messages: Words of the calculators.
        visit: What may be said here.
        writes: Whether messages may be marked: the visit is one's own and has begun.
    """

    def __init__(self, messages: Messages, visit: VisitMessages, writes: bool) -> None:
        super().__init__()
        self._visit, self._writes = visit, writes
        self.field = LineEdit("", self.tr("Ce que dit le client, un secteur, un résultat…"), "search")
        self.field.setAccessibleName(self.tr("Chercher une objection ou un cas client"))
        self.model = ItemsModel(words.spoken, parent=self)  # type: ignore[arg-type]  # holds entries only
        self.list = PagedListView(self.model, self._content, _ROW, self.tr("Objections et cas clients"))
        self.answer = AnswerCard(messages)
        self._hint = TextLabel(self.tr("Entrée pour répondre, puis 1 dit, 2 repris, 3 refusé"), 12, 400, "text3")
        self.empty = EmptyState(
            "message-square-quote", self.tr("Rien ne répond à ces mots"),
            self.tr("Essayez un mot du client. Le marketing écrira la réponse qui manque si vous la lui signalez."),
        )  # fmt: skip
        self._listed = Card(vbox(self.list, margins=(2, 6, 2, 6)))
        column = vbox(self.field, self._listed, self.empty, self.answer, self._hint, None, spacing=12)
        self.setLayout(column)
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _text: self.search())
        self.list.current_changed.connect(lambda _key: self._show_current())
        self.list.opened.connect(lambda _key: self.pick())
        self.search()

    def search(self) -> None:
        """Shows what fits the words typed: objections first, then cases; both those of this stage first."""
        wanted = Filter(self.field.text())
        found: list[ObjectionEntry | CaseEntry] = list(library.find(self._visit.objections, wanted))
        found = (found + list(library.find(self._visit.cases, wanted)))[:_MOST]
        self.model.set_items([(one.message, one) for one in found])
        self._listed.setVisible(bool(found))
        rows = min(max(len(found), 1), _ROWS)
        self.list.setFixedHeight(theme.px(_ROW) * rows)
        self.answer.setVisible(bool(found))
        self.empty.setVisible(not found)
        if found:
            self.list.go_to(0)
            self._show_current()

    def choose(self, message: MessageKey) -> None:
        """Shows a message of the list."""
        place = self.model.place_of(message)
        if place is not None:
            self.list.go_to(place)

    def current(self) -> ObjectionEntry | CaseEntry | None:
        """The message shown."""
        return self.model.item_at(self.list.currentIndex().row())  # type: ignore[return-value]  # holds entries only

    def pick(self) -> None:
        """Goes to the answer, where one key marks."""
        if self.current() is not None:
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self) -> None:
        entry = self.current()
        if entry is not None:
            self.answer.show_entry(entry, self._visit, self._writes)

    def _content(self, row: object) -> RowContent:
        assert isinstance(row, ObjectionEntry | CaseEntry)  # the model holds nothing else
        here = self._visit.place.stage_key in row.stage_keys
        chips = (RowChip(self.tr("Cette étape"), "accent"),) if here else ()
        note = words.uses_text(row.tally)
        if isinstance(row, CaseEntry):
            return RowContent(row.case.title, f"{row.case.client} · {note}", avatar=row.case.client, chips=chips)
        title = words.quoted(words.in_language(row.objection))
        return RowContent(title, note, icon="message-square-quote", icon_colour="accent_text", chips=chips)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the field has the keyboard; Enter goes to the answer."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _MOVES:
                self.list.go_to(max(self.list.currentIndex().row() + _MOVES[key], 0))
                return True
            if (
                key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
            ):
                self.pick()
                return True
        return super().eventFilter(watched, event)
