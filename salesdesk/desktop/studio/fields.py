"""Fields of the studio's form: each knows its place in the file and makes the edit that carries over what it holds."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.i18n import language
from salesdesk.desktop.widgets import (
    CheckBox,
    ComboBox,
    Field,
    FormRow,
    LineEdit,
    Switch,
    TextEdit,
    TextLabel,
    boxed,
    hbox,
    vbox,
)
from salesdesk.services import process_drafts
from salesdesk.services.process_drafts import Edit, Place, Plain, ProcessDocument
from salesdesk.services.process_outline import text_of

PAUSE_MS: Final = 350
LANGUAGES: Final = (("fr", "Français"), ("en", "English"))
Make = Callable[[ProcessDocument], Sequence[Edit]]


def _one(edit: Edit | None) -> tuple[Edit, ...]:
    return () if edit is None else (edit,)


class PlaceField(QWidget):
    """A field at a place of the file; typing is carried over at each pause.

    Args:
        place: Its place.
    """

    edited = Signal(object)
    """Makes the edits for a document."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def typed(self) -> None:
        """Begins the pause again."""
        self._pause.start()

    def is_pending(self) -> bool:
        """Whether something typed is not carried over yet."""
        return self._pause.isActive()

    def flush(self) -> None:
        """Carries over now."""
        self._pause.stop()
        self.edited.emit(self.edits)

    def edits(self, document: ProcessDocument) -> Sequence[Edit]:
        """The edits that bring the document to what the field holds."""
        raise NotImplementedError

    def refresh(self, document: ProcessDocument) -> None:
        """Shows what the document says, unless something typed is waiting."""
        raise NotImplementedError

    def set_error(self, error: str) -> None:
        """Says what is wrong with it."""
        raise NotImplementedError


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
        self.edit_of: dict[str, TextEdit] = {}
        fields = []
        self._fields: list[Field] = []
        own = language()
        for lang, name in sorted(LANGUAGES, key=lambda each: each[0] != own):
            edit = TextEdit(lines=lines)
            # The studio's own steps take typing back: two histories over the same words would fight.
            edit.setUndoRedoEnabled(False)
            edit.textChanged.connect(self.typed)
            self.edit_of[lang] = edit
            field = Field(label if lang == own else name, edit, optional=note if lang == own else "")
            edit.setAccessibleName(f"{label} ({name})")
            self._fields.append(field)
            fields.append(field)
        self.below = vbox(spacing=6)
        self.setLayout(vbox(FormRow(*fields), self.below, spacing=6))

    def words(self, lang: str) -> str:
        """What is typed in a language."""
        return self.edit_of[lang].document().toRawText().replace("\u2029", "\n")

    def edits(self, document: ProcessDocument) -> Sequence[Edit]:
        """One edit for each language that differs."""
        made: list[Edit] = []
        for lang in self.edit_of:
            edit = process_drafts.words_edit(document, self.place, lang, self.words(lang), optional=self.optional)
            if edit is not None:
                made.append(edit)
                document = document.apply(edit)
        return made

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the words of the document."""
        if self.is_pending():
            return
        words = text_of(document.value(self.place), str(document.value(("process", "lang"))))
        for lang, edit in self.edit_of.items():
            wanted = words.fr if lang == "fr" else words.en
            if self.words(lang) != wanted:
                edit.blockSignals(True)
                edit.setPlainText(wanted)
                edit.blockSignals(False)
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

    def edits(self, document: ProcessDocument) -> Sequence[Edit]:
        """The value typed."""
        return _one(process_drafts.value_edit(document, self.place, self._read(self.edit.text().strip())))

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


class ChoiceField(PlaceField):
    """One of a list.

    Args:
        place: Its place.
        label: What is chosen.
        choices: Value and words; the value None takes the field away.
    """

    def __init__(self, place: Place, label: str, choices: Sequence[tuple[str | None, str]]) -> None:
        super().__init__(place)
        self.box = ComboBox([(value or "", words) for value, words in choices])
        self.box.activated.connect(lambda _index: self.flush())
        self._field = Field(label, self.box)
        self.setLayout(vbox(self._field, spacing=0))

    def edits(self, document: ProcessDocument) -> Sequence[Edit]:
        """The value chosen."""
        return _one(process_drafts.value_edit(document, self.place, str(self.box.value() or "") or None))

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the value of the document; one that is not in the list is shown as it is written."""
        value = document.value(self.place)
        wanted = "" if value is None else str(value)
        known = [self.box.itemData(index) for index in range(self.box.count())]
        self.box.blockSignals(True)
        if wanted not in known:
            self.box.addItem(wanted, wanted)
        self.box.set_value(wanted)
        self.box.blockSignals(False)

    def set_error(self, error: str) -> None:
        """Says it under the list."""
        self._field.set_error(error)


class ChecksField(PlaceField):
    """Some of a list, as checks.

    Args:
        place: Its place.
        label: What is chosen.
        choices: Value and words.
    """

    def __init__(self, place: Place, label: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(place)
        self.checks = {value: CheckBox(words, height=28) for value, words in choices}
        half = -(-len(choices) // 2)
        boxes = list(self.checks.values())
        for box in boxes:
            box.toggled.connect(lambda _on: self.flush())
        columns = hbox(vbox(*boxes[:half], None, spacing=0), vbox(*boxes[half:], None, spacing=0), spacing=12)
        columns.setStretch(0, 1)
        columns.setStretch(1, 1)
        self._field = Field(label, boxed(columns))
        self.setLayout(vbox(self._field, spacing=0))

    def edits(self, document: ProcessDocument) -> Sequence[Edit]:
        """The values checked: those that were there keep their order."""
        present = document.value(self.place)
        kept = [one for one in present if self._on(one)] if isinstance(present, list) else []
        new = [value for value, box in self.checks.items() if box.isChecked() and value not in kept]
        return _one(process_drafts.value_edit(document, self.place, [*kept, *new]))

    def _on(self, value: Plain) -> bool:
        box = self.checks.get(str(value))
        return box is None or box.isChecked()

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the values of the document."""
        present = document.value(self.place)
        for value, box in self.checks.items():
            box.blockSignals(True)
            box.setChecked(isinstance(present, list) and value in present)
            box.blockSignals(False)

    def set_error(self, error: str) -> None:
        """Says it under the checks."""
        self._field.set_error(error)


class SwitchField(PlaceField):
    """Yes or no; no is not written.

    Args:
        place: Its place.
        label: What is so or not.
    """

    def __init__(self, place: Place, label: str) -> None:
        super().__init__(place)
        self.switch = Switch(label)
        self.switch.toggled.connect(lambda _on: self.flush())
        self._error = TextLabel("", 12, 400, "danger", wrap=True)
        self.setLayout(vbox(self.switch, self._error, spacing=4))
        self.set_error("")

    def edits(self, document: ProcessDocument) -> Sequence[Edit]:
        """The flag."""
        return _one(process_drafts.value_edit(document, self.place, self.switch.isChecked() or None))

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the flag of the document."""
        self.switch.blockSignals(True)
        self.switch.setChecked(document.value(self.place) is True)
        self.switch.blockSignals(False)

    def set_error(self, error: str) -> None:
        """Says it below."""
        self._error.setText(error)
        self._error.setVisible(bool(error))


class TextListField(PlaceField):
    """A short list of words in both languages: one line each.

    Args:
        place: The list.
        label: What is listed.
        hint: How to write it.
    """

    def __init__(self, place: Place, label: str, hint: str) -> None:
        super().__init__(place)
        self.edit_of: dict[str, TextEdit] = {}
        fields = []
        own = language()
        for lang, name in sorted(LANGUAGES, key=lambda each: each[0] != own):
            edit = TextEdit(lines=3)
            edit.setUndoRedoEnabled(False)
            edit.textChanged.connect(self.typed)
            self.edit_of[lang] = edit
            fields.append(Field(label if lang == own else name, edit, hint if lang == own else ""))
            edit.setAccessibleName(f"{label} ({name})")
        self._first = fields[0]
        self.setLayout(vbox(FormRow(*fields), spacing=0))

    def _lines(self, lang: str) -> list[str]:
        text = self.edit_of[lang].document().toRawText()
        return [line.strip() for line in text.split("\u2029")]

    def edits(self, document: ProcessDocument) -> Sequence[Edit]:
        """The whole list; lines of both languages go together by their rank."""
        french, english = self._lines("fr"), self._lines("en")
        rows = max(len(french), len(english))
        pairs = zip(french + [""] * (rows - len(french)), english + [""] * (rows - len(english)), strict=True)
        value: list[Plain] = [
            {lang: words for lang, words in (("fr", fr), ("en", en)) if words} for fr, en in pairs if fr or en
        ]
        return _one(process_drafts.value_edit(document, self.place, value))

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
                edit.blockSignals(True)
                edit.setPlainText("\n".join(wanted))
                edit.blockSignals(False)

    def set_error(self, error: str) -> None:
        """Says it under the first language."""
        self._first.set_error(error)
