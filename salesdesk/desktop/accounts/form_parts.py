"""What both forms share: a record's fields in controls, kept as a draft while one types, checked as one types."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.accounts.parent_field import ParentEdit
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.widgets import CheckBox, ComboBox, DateEdit, Field, LineEdit, MoneyEdit
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.identifiers import IdentifierVerdict
from salesdesk.services import accounts, drafts

SAVE_AFTER_MS = 400
CHECK_AFTER_MS = 300

Control = LineEdit | MoneyEdit | DateEdit | ComboBox | CheckBox


def value_of(control: QWidget) -> Any:
    """What a control holds, as a plain value; None for empty."""
    if isinstance(control, MoneyEdit):
        return control.cents()
    if isinstance(control, DateEdit):
        day = control.value()
        return None if day is None else day.isoformat()
    if isinstance(control, ComboBox):
        value = control.value()
        return None if value is None else str(value)
    if isinstance(control, CheckBox):
        return control.isChecked()
    if isinstance(control, ParentEdit):
        return control.value()
    assert isinstance(control, LineEdit)
    return control.text().strip() or None


def put_value(control: QWidget, value: Any) -> None:
    """Puts a plain value, as :func:`value_of` gives it, into a control."""
    if isinstance(control, MoneyEdit):
        control.set_cents(value)
    elif isinstance(control, DateEdit):
        control.set_value(date.fromisoformat(value) if value else None)
    elif isinstance(control, ComboBox):
        for row in range(control.count()):
            held = control.itemData(row)
            if (None if held is None else str(held)) == value:
                control.setCurrentIndex(row)
    elif isinstance(control, CheckBox):
        control.setChecked(bool(value))
    elif isinstance(control, ParentEdit):
        control.put_id(value)
    elif isinstance(control, LineEdit):
        control.setText("" if value is None else str(value))


def on_change(control: QWidget, run: Callable[[], None]) -> None:
    """Runs something at each change of a control."""
    if isinstance(control, (MoneyEdit, DateEdit)):
        control.value_changed.connect(lambda _value: run())
    elif isinstance(control, ComboBox):
        control.currentIndexChanged.connect(lambda _row: run())
    elif isinstance(control, CheckBox):
        control.toggled.connect(lambda _on: run())
    elif isinstance(control, LineEdit):
        control.textChanged.connect(lambda _text: run())


def is_valid(control: QWidget) -> bool:
    """Tells whether what is typed in a control can be read."""
    return control.is_valid() if isinstance(control, (MoneyEdit, DateEdit, ParentEdit)) else True


class FormValues(QWidget):
    """Keeps the fields of a form by name; its content is a draft until it is saved or given up.

    Args:
        desk: Whose jobs and words.
        draft_key: Under which the draft is kept.
    """

    edited = Signal()
    """400 ms after the last change."""
    resumed = Signal()
    """A draft of an earlier time was put into the form."""

    def __init__(self, desk: Desk, draft_key: str) -> None:
        super().__init__()
        self.desk, self._draft_key = desk, draft_key
        self.fields: dict[str, Field] = {}
        self._timers: dict[str, QTimer] = {}
        self._first: Mapping[str, Any] = {}
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)
        self._saving.timeout.connect(self._pause)

    def add(self, name: str, field: Field) -> Field:
        """Takes a field into the form.

        Args:
            name: Name of the record's field.
            field: The field.

        Returns:
            The same field.
        """
        self.fields[name] = field
        on_change(field.control, self._saving.start)
        return field

    def check_while_typing(self, name: str, kind: str) -> None:
        """Says beside a field why its number cannot exist, a moment after the last key.

        Args:
            name: Name of the field.
            kind: What :func:`salesdesk.services.accounts.check` is asked for.
        """
        field = self.fields[name]
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(CHECK_AFTER_MS)
        control = field.control
        assert isinstance(control, LineEdit)

        def show(verdict: IdentifierVerdict) -> None:
            field.set_error("" if verdict.ok else self.desk.messages.text(verdict.reason))

        def ask() -> None:
            text = control.text()
            self.desk.jobs.read(self, lambda: accounts.check(kind, text), show, key=f"check {name}")

        timer.timeout.connect(ask)
        control.textChanged.connect(lambda _text: timer.start())
        self._timers[name] = timer

    def values(self) -> dict[str, Any]:
        """Everything in the form, by field, as plain values."""
        return {name: value_of(field.control) for name, field in self.fields.items()}

    def begin(self, values: Mapping[str, Any]) -> None:
        """Shows a record, then the draft of an earlier time over it if there is one."""
        self.put(values)
        self._first = self.values()
        self._saving.stop()
        workspace, key = self.desk.workspace, self._draft_key
        self.desk.jobs.read(self, lambda: drafts.kept(workspace, key), self._resume)

    def put(self, values: Mapping[str, Any]) -> None:
        """Puts values into the fields that they name."""
        for name, value in values.items():
            if name in self.fields:
                put_value(self.fields[name].control, value)

    def start_again(self) -> None:
        """Forgets the draft and shows the record as it was."""
        self.put(self._first)
        self.forget()

    def forget(self) -> None:
        """Takes the draft away: the form was saved or given up."""
        self._saving.stop()
        workspace, key = self.desk.workspace, self._draft_key
        self.desk.jobs.write(None, lambda: drafts.drop(workspace, key))

    def keep_now(self) -> None:
        """Keeps the draft without waiting for the pause; a form as it was at first leaves none."""
        self._saving.stop()
        values = self.values()
        if values == self._first:
            return
        workspace, key = self.desk.workspace, self._draft_key
        self.desk.jobs.write(None, lambda: drafts.keep(workspace, key, values))

    def first_wrong(self) -> QWidget | None:
        """The first control that cannot be read or whose number cannot exist; None when all is well."""
        for field in self.fields.values():
            if field.error() or not is_valid(field.control):
                return field.control
        return None

    def explain(self, name: str, error: Exception) -> None:
        """Says beside a field why it was refused.

        Args:
            name: Name of the field.
            error: The refusal.
        """
        if isinstance(error, SalesDeskError) and name in self.fields:
            words = self.desk.messages.explain(error)
            self.fields[name].set_error(f"{words.what} {words.do}".strip())
            self.fields[name].control.setFocus()

    def _pause(self) -> None:
        self.keep_now()
        self.edited.emit()

    def _resume(self, draft: dict[str, Any] | None) -> None:
        if draft is not None and draft != self._first:
            self.put(draft)
            self._saving.stop()
            self.resumed.emit()
