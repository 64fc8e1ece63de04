"""Undo and redo of the studio (pas): its own steps are taken back, before a field or the window takes the keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

Step = Callable[[], None]


class StepKeys(QObject):
    """Takes the keys of undo and redo.

    Args:
        is_open: Whether there is a draft whose steps these are.
        undo: Takes a step back.
        redo: Makes it again.
        owner: Qt owner.
    """

    def __init__(self, is_open: Callable[[], bool], undo: Step, redo: Step, owner: QObject) -> None:
        super().__init__(owner)
        self._is_open, self._undo, self._redo = is_open, undo, redo

    def listen(self, widget: QWidget) -> None:
        """Takes the keys of a widget and of the editors in it.

        Args:
            widget: The widget.
        """
        widget.installEventFilter(self)
        for kind in (QLineEdit, QPlainTextEdit):
            for edit in widget.findChildren(kind):
                edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes undo and redo."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        step = self._step(event) if isinstance(event, QKeyEvent) else None
        if step is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            step()
        return True

    def _step(self, event: QKeyEvent) -> Step | None:
        if not self._is_open():
            return None
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._undo
        again = QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Y")
        return self._redo if again or event.matches(QKeySequence.StandardKey.Redo) else None
