"""Visits (visites, contacts): a conversation's place in the calendar, on any channel."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from salesdesk.domain.change import ADVANCING
from salesdesk.domain.ids import AccountId, ContactId, OpportunityId, UserId, VisitId


class Channel(StrEnum):
    """By what way the contact is made (canal); a closed list."""

    VISIT = "visit"
    VIDEO = "video"
    PHONE = "phone"
    EMAIL = "email"
    SOCIAL = "social"
    EVENT = "event"


class Direction(StrEnum):
    """Who makes the contact: we do (sortant) or the client does (entrant)."""

    OUT = "out"
    IN = "in"


class VisitPurpose(StrEnum):
    """What the contact is for (objet); only purposeful outbound contacts and accepted meetings earn intensity."""

    DISCOVERY = "discovery"
    VALUE = "value"
    PROPOSAL = "proposal"
    CLOSING = "closing"
    FOLLOW_UP = "follow_up"
    BENEFIT_REVIEW = "benefit_review"
    PRE_DUE = "pre_due"
    DISPUTE = "dispute"
    PROSPECTING = "prospecting"
    OTHER = "other"


class VisitStatus(StrEnum):
    """What became of the visit, in the order in which it advances: done beats everything."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    MISSED = "missed"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A contact planned or held (visite), in local wall time.

    Attributes:
        starts_on: Local day.
        starts_minute: Minutes after local midnight, 0 to 1,439.
        zone: IANA name of the time zone in which day and minute are meant.
        conversation_key: Id of the conversation template to hold; None for an unguided contact.
        pinned: True when the day and time must not be moved by a plan.
    """

    id: VisitId
    account_id: AccountId
    rep_id: UserId
    starts_on: date
    starts_minute: int
    duration_minutes: int
    zone: str = "Europe/Paris"
    channel: Channel = Channel.VISIT
    direction: Direction = Direction.OUT
    purpose: VisitPurpose = VisitPurpose.FOLLOW_UP
    status: VisitStatus = field(default=VisitStatus.PLANNED, metadata=ADVANCING)
    contact_id: ContactId | None = None
    opportunity_id: OpportunityId | None = None
    conversation_key: str | None = None
    goal: str = ""
    place: str | None = None
    reason: str | None = None
    pinned: bool = False

    @property
    def ends_minute(self) -> int:
        """Minutes after the local midnight of ``starts_on`` at which it ends."""
        return self.starts_minute + self.duration_minutes
