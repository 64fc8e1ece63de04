"""Extra work and practices (hors périmètre, pratiques): what is asked beyond the contract, and habits that cost."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from salesdesk.domain.change import ADVANCING
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import (
    AccountId,
    ConversationId,
    ExtraRequestId,
    ExtraWorkId,
    OpportunityId,
    PracticeId,
    UserId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraWork:
    """Work asked beyond the contract (hors périmètre): asked, announced, accepted, done, invoiced, paid.

    Attributes:
        price_cents: Price announced before the work starts; None until it is known.
        gain_cents: What the client gains by it, likely value; None when unknown.
        reply: The client's answer in his words, kept as proof.
        practice_id: The practice that caused it; None when none did.
        asked_by: Who asked at the client; empty when unknown.
        received_by: The colleague who received the request; empty when the rep did.
        announcement: The message sent to announce it, as it was sent.
        waived_on: Day on which it was given up by name; None while it is to be charged.
        stopped_on: Day on which the work was stopped before it was done.
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
    practice_id: PracticeId | None = None
    asked_by: str = ""
    received_by: str = ""
    announcement: str = ""
    waived_on: date | None = None
    waived_by: UserId | None = None
    waived_reason: str = ""
    stopped_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraRequest:
    """A request that a colleague received and entered on the firm's web form (demande reçue).

    Attributes:
        client: The client as the colleague named it.
        asked_by: Who asked at the client; empty when the colleague did not say.
        received_by: The colleague.
        account_id: The account, once known.
        extra_work_id: The extra that it became; None while nobody took it up.
        dismissed_reason: Why it was put aside; empty while it was not.
    """

    id: ExtraRequestId
    client: str
    what: str
    received_on: date
    received_by: str
    asked_by: str = ""
    account_id: AccountId | None = None
    extra_work_id: ExtraWorkId | None = None
    settled_by: UserId | None = None
    settled_at: datetime | None = None
    dismissed_reason: str = ""


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
        decision_reason: Why it is accepted, or how it changes.
        revisit_on: Day on which an accepted practice is looked at again.
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
    decision_reason: str = ""
    revisit_on: date | None = None

    @property
    def yearly_cents(self) -> int:
        """Yearly cost in cents: minutes a month x 12 at the hourly cost, rounded half up."""
        return (self.monthly_minutes * 12 * self.hourly_cents + 30) // 60
