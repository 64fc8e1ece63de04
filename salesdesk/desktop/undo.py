"""What the window needs for Ctrl+Z; the composition gives it the journal's undo. Source: house.md, "Undo"."""

from typing import Protocol


class UndoPort(Protocol):
    """What the window needs for Ctrl+Z and Ctrl+Shift+Z."""

    def undo(self) -> None:
        """Takes back the last gesture."""

    def redo(self) -> None:
        """Does it again."""

    def undo_text(self) -> str:
        """Name of what would be taken back, empty when nothing."""

    def redo_text(self) -> str:
        """Name of what would be done again, empty when nothing."""
