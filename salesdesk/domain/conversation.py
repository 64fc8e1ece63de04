"""Conversations with clients, the commitments made there, the figures shown (conversation, engagement, chiffrage)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from salesdesk.domain.change import ADVANCING, MEMBERS, TEXT
from salesdesk.domain.ids import (
    AccountId,
    CommitmentId,
    ContactId,
    ConversationId,
    FigureId,
    FigureMeasureId,
    OpportunityId,
    ProcessVersionId,
    UserId,
    VisitId,
)
from salesdesk.domain.process import Side


class ConversationState(StrEnum):
    """The three states of the screen, in order: prepare, hold, conclude."""

    PREPARED = "prepared"
    HELD = "held"
    CONCLUDED = "concluded"


class ConversationOutcome(StrEnum):
    """What the conversation led to (issue)."""

    ADVANCED = "advanced"
    CONTINUED = "continued"
    NO_DECISION = "no_decision"
    REFUSED = "refused"
    NO_SHOW = "no_show"


class Density(StrEnum):
    """How much the guide shows: list for the veteran, frame for the beginner, bare for the improviser."""

    CHECKLIST = "checklist"
    FRAME = "frame"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One exchange with a client, guided by a template (conversation).

    Attributes:
        conversation_key: Id of the template in the process version; None when improvised.
        participants: Ids of the contacts present, as text.
        ticks: Steps and questions covered, each ``key@time`` in UTC; see :func:`tick`.
        notes: Markdown source, merged letter by letter.
        recap_sent_on: Day on which the client was sent the recap; None while he was not.
    """

    id: ConversationId
    account_id: AccountId
    rep_id: UserId
    created_at: datetime
    visit_id: VisitId | None = None
    opportunity_id: OpportunityId | None = None
    process_version_id: ProcessVersionId | None = None
    conversation_key: str | None = None
    state: ConversationState = field(default=ConversationState.PREPARED, metadata=ADVANCING)
    participants: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    ticks: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    goal: str = ""
    notes: str = field(default="", metadata=TEXT)
    started_at: datetime | None = None
    concluded_at: datetime | None = None
    outcome: ConversationOutcome | None = None
    next_visit_id: VisitId | None = None
    recap_sent_on: date | None = None


def tick(key: str, at: datetime) -> str:
    """Writes a tick: the step or question covered, and when.

    Args:
        key: Id of the step, question, point or commitment; holds no ``@``.
        at: Instant in UTC.

    Returns:
        The member of ``Conversation.ticks``.
    """
    return f"{key}@{at:%Y-%m-%dT%H:%M:%SZ}"


def ticked_keys(ticks: tuple[str, ...]) -> frozenset[str]:
    """Returns the keys covered, without their times."""
    return frozenset(entry.partition("@")[0] for entry in ticks)


class CommitmentStatus(StrEnum):
    """What became of a commitment, in the order in which it advances."""

    OPEN = "open"
    DROPPED = "dropped"
    BROKEN = "broken"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Who does what by when (engagement): ours and the client's."""

    id: CommitmentId
    account_id: AccountId
    side: Side
    what: str
    due_on: date | None
    made_on: date
    conversation_id: ConversationId | None = None
    opportunity_id: OpportunityId | None = None
    contact_id: ContactId | None = None
    template_key: str | None = None
    status: CommitmentStatus = field(default=CommitmentStatus.OPEN, metadata=ADVANCING)
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRate:
    """How promises were kept (taux tenu).

    Attributes:
        kept: Commitments kept.
        settled: Commitments kept or broken; open and dropped ones do not count.
    """

    kept: int
    settled: int


def kept_rate(commitments: tuple[Commitment, ...], side: Side, today: date) -> KeptRate:
    """Counts how one side keeps its word; an open commitment past its date counts as broken.

    Args:
        commitments: The promises ledger of an account.
        side: Whose promises.
        today: The day of the question.

    Returns:
        Kept and settled counts; a rate is only meaningful when ``settled`` is not zero.
    """
    own = [one for one in commitments if one.side is side and one.status is not CommitmentStatus.DROPPED]
    kept = sum(one.status is CommitmentStatus.KEPT for one in own)
    broken = sum(
        one.status is CommitmentStatus.BROKEN
        or (one.status is CommitmentStatus.OPEN and one.due_on is not None and one.due_on < today)
        for one in own
    )
    return KeptRate(kept=kept, settled=kept + broken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A benefit computed with the client's own figures (chiffrage).

    One-off cash and yearly gain are kept apart and never added. Amounts are None where the formula gives no such thing.

    Attributes:
        formula: Id of the calculator.
        formula_version: Its version at the time.
        inputs: JSON object: input name to low, likely, high, origin and day.
        to_confirm: True when an input is a guess or older than twelve months.
        agreed_words: The client's own words when he signed it off; empty until then.
    """

    id: FigureId
    account_id: AccountId
    formula: str
    formula_version: int
    inputs: str
    computed_at: datetime
    computed_by: UserId
    conversation_id: ConversationId | None = None
    opportunity_id: OpportunityId | None = None
    point_key: str | None = None
    cash_low_cents: int | None = None
    cash_likely_cents: int | None = None
    cash_high_cents: int | None = None
    yearly_low_cents: int | None = None
    yearly_likely_cents: int | None = None
    yearly_high_cents: int | None = None
    to_confirm: bool = False
    agreed_words: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMeasure:
    """What was really gained, measured after the sale beside what was promised (réalisé).

    Attributes:
        figure_id: The promise.
        yearly_cents: Yearly gain measured; None when only cash was.
        cash_cents: Cash released once; None likewise.
        words: The client's own words on it; empty when he gave none.
    """

    id: FigureMeasureId
    account_id: AccountId
    figure_id: FigureId
    measured_on: date
    measured_by: UserId
    yearly_cents: int | None = None
    cash_cents: int | None = None
    words: str = ""
