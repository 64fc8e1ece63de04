"""What the window's frame shows: who works here, how sync stands, what waits to be read."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QObject, Signal

SyncState = Literal["synced", "waiting", "offline", "conflict"]


class ShellState(QObject):
    """Set by the composition, read by the window.

    Args:
        person_name: Who works here.
        roles: What the person may see.
        parent: Qt owner.
    """

    changed = Signal()

    def __init__(
        self, person_name: str = "", roles: frozenset[str] = frozenset(), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.person_name, self.roles = person_name, roles
        self.sync: SyncState = "synced"
        self.sync_count = 0
        self.notifications = 0
        self.badges: dict[str, int] = {}

    def set_person(self, name: str, roles: frozenset[str]) -> None:
        """Someone signed in."""
        self.person_name, self.roles = name, roles
        self.changed.emit()

    def set_sync(self, state: SyncState, count: int = 0) -> None:
        """Sync stands otherwise; the count is of changes to send, or of conflicts."""
        if (state, count) != (self.sync, self.sync_count):
            self.sync, self.sync_count = state, count
            self.changed.emit()

    def set_notifications(self, count: int) -> None:
        """How many notifications wait."""
        self.notifications = count
        self.changed.emit()

    def set_badges(self, badges: Mapping[str, int]) -> None:
        """Counts at the rail's icons, by screen id."""
        self.badges = dict(badges)
        self.changed.emit()
