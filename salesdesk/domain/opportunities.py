"""Opportunities (affaires), the evidence gathered on them (preuves) and their passage from stage to stage."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from salesdesk.domain.ids import (
    AccountId,
    ContactId,
    ConversationId,
    EvidenceId,
    OpportunityId,
    ProcessVersionId,
    ProductId,
    StageChangeId,
    UserId,
)
from salesdesk.domain.process import EvidenceKind, Side


class OpportunityOutcome(StrEnum):
    """How an opportunity ended, or that it has not (issue de l'affaire)."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    NO_DECISION = "no_decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """One possible sale at an account (affaire), on one version of a process.

    Attributes:
        stage_key: Id of the present stage in the process version.
        stage_since: Day on which it entered that stage.
        amount_cents: Expected value; None when the client has given no figure yet.
        paid_cents: What the client has paid so far: the sale is made when it is paid.
        expected_on: Day on which the client said he would decide.
        trigger_key: Id of the trigger of the process that opened it; None when unknown.
        proposal_commented_on: Day on which the proposal was gone through with the client in person.
        proposal_sent_on: Day on which it was sent without that, or after it.
    """

    id: OpportunityId
    account_id: AccountId
    owner_id: UserId
    name: str
    process_version_id: ProcessVersionId
    stage_key: str
    stage_since: date
    created_at: datetime
    amount_cents: int | None = None
    currency: str = "EUR"
    product_id: ProductId | None = None
    contact_id: ContactId | None = None
    outcome: OpportunityOutcome = OpportunityOutcome.OPEN
    opened_on: date | None = None
    expected_on: date | None = None
    closed_on: date | None = None
    paid_cents: int = 0
    paid_on: date | None = None
    lost_reason: str | None = None
    external_ref: str | None = None
    trigger_key: str | None = None
    proposal_commented_on: date | None = None
    proposal_sent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A fact made by the client (preuve) that proves one criterion.

    Attributes:
        criterion_key: Id of the criterion in the process version.
        words: What the client said or wrote, in his words; or what the document is.
        side: Who made the fact; only facts of the side that the criterion names prove it.
        amount_cents: The amount, where the evidence is one.
    """

    id: EvidenceId
    account_id: AccountId
    opportunity_id: OpportunityId
    criterion_key: str
    kind: EvidenceKind
    side: Side = Side.CLIENT
    words: str = ""
    happened_on: date
    amount_cents: int | None = None
    conversation_id: ConversationId | None = None
    recorded_by: UserId
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange:
    """The passage of an opportunity from a stage to another (changement d'étape).

    Attributes:
        missing: Ids of the criteria that were not proved; empty when all were.
        override_reason: Why the stage was left all the same; None when nothing was missing. Shown to the manager.
    """

    id: StageChangeId
    account_id: AccountId
    opportunity_id: OpportunityId
    from_stage: str | None
    to_stage: str
    changed_at: datetime
    changed_by: UserId
    missing: tuple[str, ...] = ()
    override_reason: str | None = None
