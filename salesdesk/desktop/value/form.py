"""The base of the forms of the screen of value."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.widgets import Field, MoneyEdit, vbox


class ValueForm(QWidget):
    """A form that Ctrl+Enter submits, Enter too outside long texts, and that says what is missing at its field."""

    submitted = Signal()
    width_wanted = 460

    def __init__(self) -> None:
        super().__init__()
        self.column = vbox(spacing=14)
        self.setLayout(self.column)

    def is_complete(self) -> bool:
        """Whether it may be saved; names what is missing."""
        return True

    def amounts_read(self) -> bool:
        """Whether every amount can be read; one that cannot is named, never taken for its beginning."""
        wrong = [edit for edit in self.findChildren(MoneyEdit) if not edit.is_valid()]
        for edit in wrong:
            field = edit.parentWidget()
            if isinstance(field, Field):
                field.set_error(self.tr("Écrivez un montant en chiffres, 1250 ou 99,50."))
        return not wrong

    def needs(self, field: Field, filled: bool, words: str) -> bool:
        """Says at a field what is missing.

        Args:
            field: The field.
            filled: Whether it is filled in.
            words: What to say when it is not.

        Returns:
            Whether it is filled in.
        """
        field.set_error("" if filled else words)
        return filled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits; a text of several lines keeps its own Enter and needs Ctrl with it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)
