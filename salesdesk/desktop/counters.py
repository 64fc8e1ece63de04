"""What the frame counts: what waits at the bell, visits to conclude; and the index of notes, kept fresh beside it."""

from PySide6.QtCore import QObject

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.shellstate import ShellState
from salesdesk.services import news, search, visit_lists
from salesdesk.services.events import Changed
from salesdesk.services.visit_lists import VisitList
from salesdesk.services.workspace import Workspace

_COUNTED = frozenset({"coaching_note", "commitment", "conflict", "visit", "conversation", "account", "ownership"})


class Counters(QObject):
    """Reads the frame's counts at the start and after every change that concerns them.

    Args:
        workspace: Whose.
        jobs: Where they are read.
        state: Told of them.
        parent: Qt owner.
    """

    def __init__(self, workspace: Workspace, jobs: Jobs, state: ShellState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._jobs, self._state = workspace, jobs, state

    def read(self) -> None:
        """Reads every count, and the notes that search does not know yet."""
        self._jobs.read(self, lambda: news.news_count(self._workspace), self._state.set_notifications, key="news")
        self._jobs.read(self, self._to_conclude, self._show_visits, key="visits")
        self._jobs.background(self, lambda _token, _progress: search.catch_up(self._workspace))

    def hear(self, changed: Changed) -> None:
        """Reads again after a change that the counts depend on."""
        if changed.nouns & _COUNTED:
            self.read()

    def _to_conclude(self) -> int:
        return visit_lists.listed(self._workspace, VisitList.TODAY).counts[VisitList.TO_CONCLUDE]

    def _show_visits(self, count: int) -> None:
        self._state.set_badges({"visits": count} if count else {})
