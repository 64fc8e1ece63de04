"""Coaching (coaching): what a manager wrote about a rep's work, always shown to the rep, and the rep's own score."""

from dataclasses import dataclass
from datetime import datetime

from salesdesk.domain.ids import AccountId, CoachingNoteId, ConversationId, OpportunityId, SelfScoreId, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachingNote:
    """A note of a manager to a rep (note de coaching) on a conversation or an opportunity.

    Attributes:
        person_id: The rep it is written to; it stays with him when the account changes hands.
        seen_at: When the rep opened it.
        reply: His answer; empty until he answers.
    """

    id: CoachingNoteId
    person_id: UserId
    author_id: UserId
    words: str
    written_at: datetime
    conversation_id: ConversationId | None = None
    account_id: AccountId | None = None
    opportunity_id: OpportunityId | None = None
    seen_at: datetime | None = None
    reply: str = ""
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfScore:
    """How a rep judged his own conversation (auto-évaluation), 1 (absent) to 4 (can teach it)."""

    id: SelfScoreId
    person_id: UserId
    conversation_id: ConversationId
    score: int
    scored_at: datetime
