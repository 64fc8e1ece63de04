"""Mirrors the names of what can be undone; the inverse changes are made below, from the journal.

Source: house.md, "Undo": feature code writes no undo.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

GroupId = object
Turn = Callable[[GroupId, Callable[[], None]], None]
"""Undoes or redoes a group off the GUI thread and calls the second argument when it is done."""


class UndoPort(Protocol):
    """What the window needs for Ctrl+Z and Ctrl+Shift+Z."""

    def undo(self) -> None:
        """Takes back the last group."""

    def redo(self) -> None:
        """Does it again."""

    def undo_text(self) -> str:
        """Name of what would be taken back, empty when nothing."""

    def redo_text(self) -> str:
        """Name of what would be done again, empty when nothing."""


class _Group(QUndoCommand):
    """One named group; the first redo that Qt calls on push is the change that was already made."""

    def __init__(
        self, name: str, group: GroupId, undo: Callable[[GroupId], None], redo: Callable[[GroupId], None]
    ) -> None:
        super().__init__(name)
        self._group, self._undo, self._redo = group, undo, redo
        self._pushed = False

    def undo(self) -> None:
        """Asks for the inverse changes."""
        self._undo(self._group)

    def redo(self) -> None:
        """Asks for the changes again, except when pushed."""
        if self._pushed:
            self._redo(self._group)
        self._pushed = True


class UndoMirror(QObject):
    """A QUndoStack of group names.

    Args:
        undo: Undoes a group.
        redo: Redoes a group.
        parent: Qt owner.
    """

    changed = Signal()

    def __init__(self, undo: Turn, redo: Turn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo_turn, self._redo_turn = undo, redo
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(200)
        self._stack.indexChanged.connect(self._moved)
        self._busy = False

    def record(self, name: str, group: GroupId) -> None:
        """Notes a change that was just made.

        Args:
            name: What the person did, in the present language.
            group: What :class:`Turn` is called with.
        """
        self._stack.push(_Group(name, group, self._run_undo, self._run_redo))

    def clear(self) -> None:
        """Forgets everything, for another workspace."""
        self._stack.clear()

    def undo(self) -> None:
        """Takes back the last group; waits for one that is under way."""
        if not self._busy:
            self._stack.undo()

    def redo(self) -> None:
        """Does the last undone group again."""
        if not self._busy:
            self._stack.redo()

    def undo_text(self) -> str:
        """Name of what would be taken back."""
        return self._stack.undoText()

    def redo_text(self) -> str:
        """Name of what would be done again."""
        return self._stack.redoText()

    @Slot(int)
    def _moved(self, _index: int) -> None:
        self.changed.emit()

    def _run_undo(self, group: GroupId) -> None:
        self._busy = True
        self._undo_turn(group, self._free)

    def _run_redo(self, group: GroupId) -> None:
        self._busy = True
        self._redo_turn(group, self._free)

    def _free(self) -> None:
        self._busy = False
