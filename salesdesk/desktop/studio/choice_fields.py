"""Fields in which something is chosen (choix): one of a list, a role, some of a list, yes or no."""

from collections.abc import Sequence

from salesdesk.desktop.i18n import language
from salesdesk.desktop.studio.fields import Make, PlaceField, value_made
from salesdesk.desktop.widgets import CheckBox, ComboBox, Field, Switch, TextLabel, boxed, hbox, vbox
from salesdesk.services.process_drafts import Edit, Place, Plain, ProcessDocument
from salesdesk.services.process_outline import text_of


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

    def made(self) -> Make:
        """The value chosen."""
        return value_made(self.place, str(self.box.value() or "") or None)

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


class RoleField(ChoiceField):
    """One of the roles of the process, as they are called now.

    Args:
        place: Its place.
        label: What is chosen.
        nobody: Words for no role.
    """

    def __init__(self, place: Place, label: str, nobody: str) -> None:
        super().__init__(place, label, [(None, nobody)])
        self._nobody = nobody

    def refresh(self, document: ProcessDocument) -> None:
        """Offers the roles of the document, and shows the one chosen."""
        roles, lang = document.value(("roles",)), str(document.value(("process", "lang")))
        names = list(roles) if isinstance(roles, dict) else []
        wanted = [("", self._nobody)]
        wanted += [
            (key, text_of(document.value(("roles", key, "label")), lang).in_(language()) or key) for key in names
        ]
        if wanted != [(self.box.itemData(row), self.box.itemText(row)) for row in range(self.box.count())]:
            self.box.set_choices(wanted)
        super().refresh(document)


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

    def made(self) -> Make:
        """The values checked: those that were there keep their order."""
        place, on = self.place, {value: box.isChecked() for value, box in self.checks.items()}

        def edits(document: ProcessDocument) -> Sequence[Edit]:
            present = document.value(place)
            kept = [one for one in present if on.get(str(one), True)] if isinstance(present, list) else []
            new: list[Plain] = [value for value, wanted in on.items() if wanted and value not in kept]
            return value_made(place, [*kept, *new])(document)

        return edits

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

    def made(self) -> Make:
        """The flag."""
        return value_made(self.place, self.switch.isChecked() or None)

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the flag of the document."""
        self.switch.blockSignals(True)
        self.switch.setChecked(document.value(self.place) is True)
        self.switch.blockSignals(False)

    def set_error(self, error: str) -> None:
        """Says it below."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
