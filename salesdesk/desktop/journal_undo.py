"""Ctrl+Z over the journal: the window's undo, whose names and inverse changes both come from what was written."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from salesdesk.config.messages import Messages
from salesdesk.desktop.jobs import Jobs
from salesdesk.services import undo
from salesdesk.services.undo import Gesture, Inverted, UndoState
from salesdesk.services.workspace import Workspace


class JournalUndo(QObject):
    """What the window turns with Ctrl+Z and Ctrl+Shift+Z.

    The list outlives the program: it is read from the journal, again after every change.

    Args:
        workspace: Whose journal.
        jobs: Where it is read and turned.
        messages: Words of the gestures' names.
        say: Told in one sentence what was taken back and what was left alone.
        parent: Qt owner.
    """

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        jobs: Jobs,
        messages: Messages,
        say: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._jobs, self._messages, self._say = workspace, jobs, messages, say
        self._state = UndoState(undo=None, redo=None)
        self._turning = False
        self.read()

    def read(self) -> None:
        """Reads what undo and redo would do now."""
        self._jobs.read(self, lambda: undo.state(self._workspace), self._show, key="state")

    def undo(self) -> None:
        """Takes back the last gesture."""
        self._turn(undo.undo, QCoreApplication.translate("JournalUndo", "Annulé : {what}"))

    def redo(self) -> None:
        """Makes the gesture undone last again."""
        self._turn(undo.redo, QCoreApplication.translate("JournalUndo", "Rétabli : {what}"))

    def undo_text(self) -> str:
        """Name of what would be taken back, empty when nothing."""
        return self._name(self._state.undo)

    def redo_text(self) -> str:
        """Name of what would be done again, empty when nothing."""
        return self._name(self._state.redo)

    def _name(self, gesture: Gesture | None) -> str:
        return "" if gesture is None else self._messages.text(gesture.name, **gesture.args)

    def _turn(self, turn: Callable[[Workspace], Inverted | None], sentence: str) -> None:
        if self._turning:
            return
        self._turning = True

        def done(inverted: Inverted | None) -> None:
            self._turning = False
            if inverted is None:
                self._say(QCoreApplication.translate("JournalUndo", "Rien à annuler."))
                return
            said = sentence.format(what=self._name(inverted.gesture))
            if inverted.left:
                said += QCoreApplication.translate("JournalUndo", " Ce qui a été modifié depuis n’a pas été touché.")
            self._say(said)

        def failed(_error: Exception) -> None:
            self._turning = False

        self._jobs.write(self, lambda: turn(self._workspace), done, failed)

    def _show(self, state: UndoState) -> None:
        self._state = state
        self.changed.emit()
