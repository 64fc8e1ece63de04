"""Undo and redo of any gesture, for the screens."""

from dataclasses import dataclass

from salesdesk.services.workspace import Workspace
from salesdesk.store import journal
from salesdesk.store.journal import Gesture, Inverted

__all__ = ["Gesture", "Inverted", "UndoState", "redo", "state", "undo"]


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do now; None when there is nothing."""

    undo: Gesture | None
    redo: Gesture | None


def state(workspace: Workspace) -> UndoState:
    """Reads what undo and redo would do now."""
    with workspace.read() as connection:
        return UndoState(undo=journal.next_undo(connection), redo=journal.next_redo(connection))


def undo(workspace: Workspace) -> Inverted | None:
    """Takes back the last gesture; None when there is none."""
    return journal.undo(workspace.laptop)


def redo(workspace: Workspace) -> Inverted | None:
    """Makes again the gesture undone last; None when there is none."""
    return journal.redo(workspace.laptop)
