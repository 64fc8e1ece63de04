"""What waits for the person (notifications): notes not seen, promises due, values to choose, refusals, clocks due."""

from dataclasses import dataclass
from typing import Final

from salesdesk.domain.improvements import Improvement
from salesdesk.services import improvements
from salesdesk.services.extra_ledger import DueClock, due_clocks
from salesdesk.services.workspace import Workspace
from salesdesk.store import outbox
from salesdesk.store.queries import today as reading
from salesdesk.store.queries.today import CoachingLine, DueCommitment

_MOST_NOTES: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Everything that asks for a look.

    Attributes:
        notes: Coaching notes not seen yet, latest first.
        due: Open promises of both sides due today or earlier, the oldest first.
        conflicts: Values that somebody has to choose between.
        refused: Changes that the server refused.
        clocks: Accounts of one's own at which extra work has been unannounced for thirty days, the oldest first.
        answers: Answers to the person's own proposals that he has not looked at, latest first.
        late_proposals: Proposals without an answer for too long, for who answers them.
    """

    notes: tuple[CoachingLine, ...]
    due: tuple[DueCommitment, ...]
    conflicts: int
    refused: int
    clocks: tuple[DueClock, ...] = ()
    answers: tuple[Improvement, ...] = ()
    late_proposals: int = 0

    @property
    def count(self) -> int:
        """How many things wait."""
        told = len(self.notes) + len(self.due) + len(self.answers) + self.late_proposals
        return told + self.conflicts + self.refused + len(self.clocks)


def waiting(workspace: Workspace) -> Waiting:
    """Reads what waits for the person who works here.

    Args:
        workspace: Who works.

    Returns:
        All of it, of one moment.
    """
    clocks = due_clocks(workspace)
    org_id, me, today = workspace.org_id, workspace.user_id, workspace.today()
    looked = improvements.seen_until(workspace)
    with workspace.read() as connection:
        notes = reading.coaching_waiting(connection, org_id, me, _MOST_NOTES)
        return Waiting(
            notes=tuple(line for line in notes if line.note.seen_at is None),
            due=tuple(reading.due_until(connection, org_id, me, today, today)),
            conflicts=reading.open_conflicts(connection, org_id),
            refused=len(outbox.not_sent(connection)),
            clocks=clocks,
            answers=improvements.answers_unseen(connection, workspace, looked),
            late_proposals=improvements.late_count(connection, workspace),
        )


def news_count(workspace: Workspace) -> int:
    """Counts what waits, for the bell."""
    return waiting(workspace).count
