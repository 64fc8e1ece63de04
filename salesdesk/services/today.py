"""The day of a person in one read (journée): the next conversation first, then stops, promises, coaching, the week.

Source: product.md 2.3 and look.md section 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import Connection

from salesdesk.domain.conversation import CommitmentStatus, Figure
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.process import ConversationTemplate, Criterion, Role, Side, Stage
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.domain.workdays import is_holiday, monday_of
from salesdesk.services.conversation_guide import proof_lines
from salesdesk.services.conversation_view import Frame, frame_of
from salesdesk.services.extra_ledger import DueClock, due_clocks
from salesdesk.services.visit_days import Stop, chained
from salesdesk.services.workspace import Workspace
from salesdesk.store.outbox import unsent_ids
from salesdesk.store.queries import commitments as promises
from salesdesk.store.queries import conversations as talks
from salesdesk.store.queries import figures, visits
from salesdesk.store.queries import today as reading
from salesdesk.store.queries.records import get
from salesdesk.store.queries.today import CoachingLine, DueCommitment
from salesdesk.store.queries.visits import VisitLine

__all__ = ["CoachingLine", "DueClock", "DueCommitment", "Side", "Stop", "VisitStatus"]

LOOK_AHEAD_DAYS: Final = 14
DUE_WITHIN_DAYS: Final = 7
NOTES_SHOWN: Final = 30
NOTES_STAY_DAYS: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class NextConversation:
    """The one conversation to get ready for.

    Attributes:
        stop: The visit and the way to it.
        coming_from: Account of the stop before it; empty for the first one of the day.
        role: Whom the conversation wants to meet; None without a template.
        missing: Proofs still missing at the stage of the opportunity.
        ours: What we promised and still owe.
        theirs: What the client promised and still owes.
        benefit: The figure of greatest likely amount; None when nothing was computed yet.
    """

    stop: Stop
    coming_from: str = ""
    opportunity: Opportunity | None = None
    stage: Stage | None = None
    template: ConversationTemplate | None = None
    role: Role | None = None
    missing: tuple[Criterion, ...] = ()
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    benefit: Figure | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What changed since yesterday: conflicts to settle, notes not seen, answers to the notes one wrote."""

    conflicts: int
    unseen_notes: int
    answers: int


@dataclass(frozen=True, slots=True)
class WeekCounts:
    """Visits of the week."""

    held: int
    planned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """The day.

    Attributes:
        minute: Minutes after local midnight when it was read.
        next: The next conversation; on a later day when nothing is left today.
        due: Open promises of both sides due within a week, overdue first.
        has_accounts: False for a person who has just joined and has no account yet.
        clocks: Accounts of one's own at which extra work has been unannounced for thirty days, the oldest first.
        coaching: Notes not seen, and those of the last two weeks not answered, latest first.
    """

    today: date
    minute: int
    holiday: bool
    next: NextConversation | None
    stops: tuple[Stop, ...]
    due: tuple[DueCommitment, ...]
    coaching: tuple[CoachingLine, ...]
    news: News
    week: WeekCounts
    has_accounts: bool = True
    clocks: tuple[DueClock, ...] = ()


def view(workspace: Workspace) -> TodayView:
    """Reads the day of the person who works here.

    Args:
        workspace: Who works.

    Returns:
        The view; all of it of one moment.
    """
    today, now = workspace.today(), workspace.local(workspace.now())
    minute, org_id, me = now.hour * 60 + now.minute, workspace.org_id, workspace.user_id
    yesterday = datetime.combine(now.date() - timedelta(days=1), time.min, workspace.zone)
    monday, clocks = monday_of(today), due_clocks(workspace)
    with workspace.read() as connection:
        known = visits.between(connection, org_id, me, monday, today + timedelta(days=LOOK_AHEAD_DAYS))
        ours = [line for line in known if line.starts_on == today]
        stops = chained(ours, unsent_ids(connection, [line.id for line in ours]))
        recent = workspace.now() - timedelta(days=NOTES_STAY_DAYS)
        coaching = tuple(reading.coaching_waiting(connection, org_id, me, NOTES_SHOWN, recent))
        return TodayView(
            today=today,
            minute=minute,
            holiday=is_holiday(today),
            next=_next(connection, workspace, stops, _chosen(stops, known, today, minute)),
            stops=stops,
            due=tuple(reading.due_until(connection, org_id, me, today, today + timedelta(days=DUE_WITHIN_DAYS))),
            coaching=coaching,
            news=News(
                reading.open_conflicts(connection, org_id),
                sum(line.note.seen_at is None for line in coaching),
                len(reading.coaching_answers(connection, org_id, me, yesterday)),
            ),
            week=_counts(known, monday),
            has_accounts=reading.any_account(connection, org_id),
            clocks=clocks,
        )


def _counts(known: Sequence[VisitLine], monday: date) -> WeekCounts:
    sunday = monday + timedelta(days=6)
    own = [line for line in known if monday <= line.starts_on <= sunday and line.status is not VisitStatus.CANCELLED]
    return WeekCounts(sum(line.status is VisitStatus.DONE for line in own), len(own))


def _chosen(stops: Sequence[Stop], known: Sequence[VisitLine], today: date, minute: int) -> Stop | None:
    planned = [stop for stop in stops if stop.line.status is VisitStatus.PLANNED]
    # What should be over by now still waits for its conversation when nothing else is left today.
    ahead = [stop for stop in planned if stop.line.ends_minute > minute] or planned
    if ahead:
        return ahead[0]
    later = (line for line in known if line.starts_on > today and line.status is VisitStatus.PLANNED)
    return next((Stop(line) for line in later), None)


def _next(
    connection: Connection, workspace: Workspace, stops: Sequence[Stop], chosen: Stop | None
) -> NextConversation | None:
    if chosen is None:
        return None
    line = chosen.line
    visit = get(connection, Visit, line.id)
    frame = frame_of(connection, workspace, line.account_id, visit, None)
    evidence = talks.evidence_of(connection, workspace.org_id, frame.opportunity.id) if frame.opportunity else ()
    still = [
        one
        for one in promises.ledger(connection, workspace.org_id, line.account_id)
        if one.status is CommitmentStatus.OPEN
    ]
    return NextConversation(
        stop=chosen,
        coming_from=_before(stops, chosen),
        opportunity=frame.opportunity,
        stage=frame.stage,
        template=frame.template,
        role=_role(frame),
        missing=tuple(one.criterion for one in proof_lines(frame.stage, evidence) if not one.proved),
        ours=tuple(one.what for one in still if one.side is Side.REP),
        theirs=tuple(one.what for one in still if one.side is Side.CLIENT),
        benefit=_best(figures.latest_figures(connection, workspace.org_id, line.account_id)),
    )


def _before(stops: Sequence[Stop], chosen: Stop) -> str:
    if chosen.leg is None:
        return ""
    place = next(index for index, stop in enumerate(stops) if stop.line.id == chosen.line.id)
    earlier = [stop.line for stop in stops[:place] if stop.line.status is not VisitStatus.CANCELLED and stop.line.at]
    return earlier[-1].account_name if earlier else ""


def _role(frame: Frame) -> Role | None:
    if frame.process is None or frame.template is None or frame.template.role is None:
        return None
    return frame.process.role(frame.template.role)


def likely_cents(figure: Figure) -> int:
    """Returns the greater of the likely amounts of a figure; cash and yearly gain are never added."""
    return max(figure.cash_likely_cents or 0, figure.yearly_likely_cents or 0)


def _best(known: Sequence[Figure]) -> Figure | None:
    best = max(known, key=likely_cents, default=None)
    return best if best is not None and likely_cents(best) > 0 else None
