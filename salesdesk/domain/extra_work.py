"""Extra work and practices (hors périmètre, pratiques): what is asked beyond the contract, and habits that cost."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from salesdesk.domain.change import ADVANCING
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import AccountId, ConversationId, ExtraWorkId, OpportunityId, PracticeId, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraWork:
    """Work asked beyond the contract (hors périmètre): asked, announced, accepted, done, invoiced, paid.

    Attributes:
        price_cents: Price announced before the work starts; None until it is known.
        gain_cents: What the client gains by it, likely value; None when unknown.
        reply: The client's answer in his words, kept as proof.
    """

    id: ExtraWorkId
    account_id: AccountId
    what: str
    asked_on: date
    noted_by: UserId
    conversation_id: ConversationId | None = None
    opportunity_id: OpportunityId | None = None
    status: ExtraStatus = field(default=ExtraStatus.ASKED, metadata=ADVANCING)
    estimated_minutes: int | None = None
    price_cents: int | None = None
    gain_cents: int | None = None
    announced_on: date | None = None
    accepted_on: date | None = None
    done_on: date | None = None
    invoiced_on: date | None = None
    paid_on: date | None = None
    reply: str = ""


class PracticeDecision(StrEnum):
    """What was decided about a practice."""

    OPEN = "open"
    CHANGE = "change"
    PRICE = "price"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A habit of the client that costs money (pratique), with its yearly cost.

    Attributes:
        practice_key: Key in the process (``petites_commandes``) or None when noted freely.
        monthly_minutes: Minutes that it costs in a month.
        hourly_cents: Cost of an hour.
    """

    id: PracticeId
    account_id: AccountId
    what: str
    noted_on: date
    noted_by: UserId
    practice_key: str | None = None
    conversation_id: ConversationId | None = None
    monthly_minutes: int
    hourly_cents: int
    decision: PracticeDecision = PracticeDecision.OPEN
    decided_by: UserId | None = None
    decided_on: date | None = None

    @property
    def yearly_cents(self) -> int:
        """Yearly cost in cents: minutes a month x 12 at the hourly cost, rounded half up."""
        return (self.monthly_minutes * 12 * self.hourly_cents + 30) // 60
