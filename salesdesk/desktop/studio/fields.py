"""Fields of the studio's form: each knows its place in the file and makes the edit that carries over what it holds."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import language, number_text
from salesdesk.desktop.widgets import (
    Field,
    FormRow,
    LineEdit,
    TextEdit,
    vbox,
)
from salesdesk.services import process_drafts
from salesdesk.services.process_drafts import Edit, Place, Plain, ProcessDocument
from salesdesk.services.process_outline import text_of

PAUSE_MS: Final = 350
MOST_SIGNS: Final = 10_000
LANGUAGES: Final = (("fr", "Français"), ("en", "English"))
Make = Callable[[ProcessDocument], Sequence[Edit]]


def value_made(place: Place, value: Plain) -> Make:
    """Makes the edit that puts a value at a place; the value was taken from its field before.

    Args:
        place: The field.
        value: The value; None or nothing takes it away.
    """

    def edits(document: ProcessDocument) -> Sequence[Edit]:
        edit = process_drafts.value_edit(document, place, value)
        return () if edit is None else (edit,)

    return edits


def put_words(edit: TextEdit, words: str) -> None:
    """Puts words in an editor without telling of it; the caret stays where it was."""
    at = edit.textCursor().position()
    edit.blockSignals(True)
    edit.setPlainText(words)
    edit.blockSignals(False)
    cursor = edit.textCursor()
    cursor.setPosition(min(at, edit.document().characterCount() - 1))
    edit.setTextCursor(cursor)


class PlaceField(QWidget):
    """A field at a place of the file; typing is carried over at each pause.

    Args:
        place: Its place inside its part; :meth:`move_to` says which part that is.
    """

    edited = Signal(object)
    """Makes the edits for a document."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._inside = self.place = place
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def move_to(self, part: Place) -> None:
        """Serves another part of the same kind: making the fields again would hold the window up.

        Args:
            part: Place of the part.
        """
        self.place = (*part, *self._inside)

    def parts(self) -> tuple["PlaceField", ...]:
        """The field itself, and those inside it that have a place of their own."""
        return (self,)

    def typed(self) -> None:
        """Begins the pause again."""
        self._pause.start()

    def is_pending(self) -> bool:
        """Whether something typed is not carried over yet."""
        return self._pause.isActive()

    def flush(self) -> None:
        """Carries over now."""
        self._pause.stop()
        self.edited.emit(self.made())

    @abstractmethod
    def made(self) -> Make:
        """Takes what the field holds now, and gives the edits that bring a document to it.

        The edits are made on another thread, after those under way, when the field may serve another part.
        """

    @abstractmethod
    def refresh(self, document: ProcessDocument) -> None:
        """Shows what the document says, unless something typed is waiting."""

    @abstractmethod
    def set_error(self, error: str) -> None:
        """Says what is wrong with it."""


class WordsEdit(TextEdit):
    """An editor that does not take in what no rep would ever read: a million signs would hold the window up.

    Args:
        lines: Height.
    """

    refused = Signal()
    """Something too long was to be pasted; nothing changed."""

    def __init__(self, lines: int) -> None:
        super().__init__(lines=lines)
        # The studio's own steps take typing back: two histories over the same words would fight.
        self.setUndoRedoEnabled(False)

    def sizeHint(self) -> QSize:
        """Room for the asked lines with the editor's own margin: without it, the last line brings a bar."""
        return super().sizeHint() + QSize(0, theme.px(8))

    def minimumSizeHint(self) -> QSize:
        """The lines asked for: Qt's own least height is that of a page."""
        return self.sizeHint()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes, unless it is too long."""
        if len(source.text()) + self.document().characterCount() > MOST_SIGNS:
            self.refused.emit()
            return
        super().insertFromMimeData(source)


class WordsField(PlaceField):
    """Words in both languages, side by side.

    Args:
        place: The text, without its language.
        label: What is written here.
        optional: Whether it may be left empty.
        note: Said beside the label of an optional field.
        lines: Height.
    """

    def __init__(self, place: Place, label: str, *, optional: bool = False, note: str = "", lines: int = 3) -> None:
        super().__init__(place)
        self.optional = optional
        self.edit_of: dict[str, WordsEdit] = {}
        fields = []
        self._fields: list[Field] = []
        own = language()
        for lang, name in sorted(LANGUAGES, key=lambda each: each[0] != own):
            edit = WordsEdit(lines)
            edit.refused.connect(self._too_long)
            edit.textChanged.connect(self.typed)
            self.edit_of[lang] = edit
            field = Field(label if lang == own else name, edit, optional=note if lang == own else "")
            edit.setAccessibleName(f"{label} ({name})")
            self._fields.append(field)
            fields.append(field)
        self.below = vbox(spacing=6)
        self.setLayout(vbox(FormRow(*fields), self.below, spacing=6))

    def _too_long(self) -> None:
        text = self.tr("Trop long\u00a0: {limit} signes au plus. Rien n’a été collé.")
        self.set_error(text.format(limit=number_text(MOST_SIGNS)))

    def words(self, lang: str) -> str:
        """What is typed in a language."""
        return self.edit_of[lang].document().toRawText().replace("\u2029", "\n")

    def made(self) -> Make:
        """One edit for each language that differs."""
        place, optional = self.place, self.optional
        typed = {lang: self.words(lang) for lang in self.edit_of}

        def edits(document: ProcessDocument) -> Sequence[Edit]:
            made: list[Edit] = []
            for lang, words in typed.items():
                edit = process_drafts.words_edit(document, place, lang, words, optional=optional)
                if edit is not None:
                    made.append(edit)
                    document = document.apply(edit)
            return made

        return edits

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the words of the document."""
        if self.is_pending():
            return
        words = text_of(document.value(self.place), str(document.value(("process", "lang"))))
        for lang, edit in self.edit_of.items():
            wanted = words.fr if lang == "fr" else words.en
            if self.words(lang) != wanted:
                put_words(edit, wanted)
        self.told(document)

    def told(self, document: ProcessDocument) -> None:
        """Called after the words were shown."""

    def set_error(self, error: str) -> None:
        """Says it under the first language."""
        self._fields[0].set_error(error)


class LineField(PlaceField):
    """One line: a whole number, a number, or a word.

    Args:
        place: Its place.
        label: What is written here.
        read: Makes the value of what is typed; None for nothing. What it cannot read stays text: a fault names it.
        note: Said beside the label of an optional field.
    """

    def __init__(self, place: Place, label: str, read: Callable[[str], Plain], note: str = "") -> None:
        super().__init__(place)
        self._read = read
        self.edit = LineEdit()
        self.edit.textEdited.connect(lambda _text: self.typed())
        self._field = Field(label, self.edit, optional=note)
        self.setLayout(vbox(self._field, spacing=0))

    def made(self) -> Make:
        """The value typed."""
        return value_made(self.place, self._read(self.edit.text().strip()))

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the value of the document, unless it is the one typed."""
        value = document.value(self.place)
        if not self.is_pending() and self._read(self.edit.text().strip()) != value:
            self.edit.setText("" if value is None else f"{value:g}" if isinstance(value, float) else str(value))

    def set_error(self, error: str) -> None:
        """Says it under the line."""
        self._field.set_error(error)


def whole(text: str) -> Plain:
    """Reads a whole number; other text stays text."""
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() else (text or None)


def number(text: str) -> Plain:
    """Reads a number with a comma or a point; other text stays text."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return text or None
    return int(value) if value.is_integer() and "." not in text and "," not in text else value


def word_list(text: str) -> Plain:
    """Reads keys with commas between them."""
    return [one.strip() for one in text.split(",") if one.strip()]


class KeysField(LineField):
    """Keys of other parts, with commas between them."""

    def __init__(self, place: Place, label: str, note: str = "") -> None:
        super().__init__(place, label, word_list, note)

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the keys of the document."""
        value = document.value(self.place)
        keys = [str(one) for one in value] if isinstance(value, list) else []
        if not self.is_pending() and word_list(self.edit.text()) != keys:
            self.edit.setText(", ".join(keys))


class TextListField(PlaceField):
    """A short list of words in both languages: one line each.

    Args:
        place: The list.
        label: What is listed.
        hint: How to write it.
    """

    def __init__(self, place: Place, label: str, hint: str) -> None:
        super().__init__(place)
        self.edit_of: dict[str, WordsEdit] = {}
        fields = []
        own = language()
        for lang, name in sorted(LANGUAGES, key=lambda each: each[0] != own):
            edit = WordsEdit(3)
            edit.textChanged.connect(self.typed)
            self.edit_of[lang] = edit
            fields.append(Field(label if lang == own else name, edit, hint if lang == own else ""))
            edit.setAccessibleName(f"{label} ({name})")
        self._first = fields[0]
        self.setLayout(vbox(FormRow(*fields), spacing=0))

    def _lines(self, lang: str) -> list[str]:
        text = self.edit_of[lang].document().toRawText()
        return [line.strip() for line in text.split("\u2029")]

    def made(self) -> Make:
        """The whole list; lines of both languages go together by their rank."""
        french, english = self._lines("fr"), self._lines("en")
        rows = max(len(french), len(english))
        pairs = zip(french + [""] * (rows - len(french)), english + [""] * (rows - len(english)), strict=True)
        value: list[Plain] = [
            {lang: words for lang, words in (("fr", fr), ("en", en)) if words} for fr, en in pairs if fr or en
        ]
        return value_made(self.place, value)

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the list of the document."""
        if self.is_pending():
            return
        present = document.value(self.place)
        texts = (
            [text_of(one, str(document.value(("process", "lang")))) for one in present]
            if isinstance(present, list)
            else []
        )
        for lang, edit in self.edit_of.items():
            wanted = [one.fr if lang == "fr" else one.en for one in texts]
            if [line for line in self._lines(lang) if line] != [line for line in wanted if line]:
                put_words(edit, "\n".join(wanted))

    def set_error(self, error: str) -> None:
        """Says it under the first language."""
        self._first.set_error(error)
