"""Opportunities (affaires): opened, changed, won, lost, left without a decision, paid, reopened.

An affair is won on the day of its signature, and the sale is made when it is paid.
Source: product.md 2.2 and 2.9.
"""

from dataclasses import dataclass, replace
from datetime import date

from salesdesk.domain.accounts import Account, OwnershipKind
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, ContactId, OpportunityId, ProductId, StageChangeId, UserId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome, StageChange
from salesdesk.services.process_reading import process_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import opportunities as reading
from salesdesk.store.queries.accounts import held_by, owned_by
from salesdesk.store.unit import Unit

__all__ = ["Opportunity", "OpportunityOutcome"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityDraft:
    """What a person says of an affair.

    Attributes:
        process_key: The process that a new affair follows, in its newest version; a known affair keeps its version.
        expected_on: Day on which the client said he would decide.
        owner_id: Whose it is; None leaves a known affair as it is, and gives a new one to who enters it if he holds the
            account, else to the owner of the account.
    """

    account_id: AccountId
    name: str
    process_key: str = ""
    amount_cents: int | None = None
    contact_id: ContactId | None = None
    product_id: ProductId | None = None
    expected_on: date | None = None
    owner_id: UserId | None = None


def is_made(opportunity: Opportunity) -> bool:
    """Tells whether the sale is made: signed, and paid in full.

    Args:
        opportunity: The affair; one whose amount nobody wrote down is made with its first payment.

    Source: product.md 2.9.
    """
    owed = 1 if opportunity.amount_cents is None else opportunity.amount_cents
    return opportunity.outcome is OpportunityOutcome.WON and opportunity.paid_cents >= owed


def create(workspace: Workspace, draft: OpportunityDraft, *, initiator: object | None = None) -> Opportunity:
    """Opens an affair at the first stage of the newest version of a process.

    Args:
        workspace: Where.
        draft: What is known of it.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It has no name, its amount is negative, or no version of the process is in force.
    """
    name = _checked_name(draft)
    with workspace.unit("undo_opportunity.created", initiator, affair=name) as unit:
        unit.need(Account, draft.account_id)
        versions = reading.newest_versions(unit.connection)
        version = next((one for one in versions if one.process_key == draft.process_key), None)
        if version is None:
            raise UserError("opportunity.no_process")
        process, today = process_of(version), workspace.today()
        made = Opportunity(
            id=OpportunityId(workspace.new_id()),
            account_id=draft.account_id,
            owner_id=draft.owner_id or _holder(workspace, unit, draft.account_id),
            name=name,
            process_version_id=version.id,
            stage_key=process.stages[0].id,
            stage_since=today,
            created_at=unit.now,
            amount_cents=draft.amount_cents,
            currency=process.currency,
            contact_id=draft.contact_id,
            product_id=draft.product_id,
            expected_on=draft.expected_on,
            opened_on=today,
        )
        unit.put(made)
        unit.put(passage(workspace, unit, made, None, made.stage_key))
    return made


def _holder(workspace: Workspace, unit: Unit, account_id: AccountId) -> UserId:
    rows = held_by(unit.connection, workspace.org_id, workspace.today(), [account_id])
    held = owned_by(rows).get(account_id.bytes, {})
    owners = [user for user, kind in held.items() if kind is OwnershipKind.OWNER]
    return workspace.user_id if workspace.user_id in held or not owners else owners[0]


def passage(
    workspace: Workspace,
    unit: Unit,
    affair: Opportunity,
    from_stage: str | None,
    to_stage: str,
    missing: tuple[str, ...] = (),
    reason: str | None = None,
) -> StageChange:
    """Makes the record of a passage from a stage to another, not yet kept.

    Args:
        workspace: Who works.
        unit: The transaction, which dates it.
        affair: The affair.
        from_stage: Stage left; None at its birth.
        to_stage: Stage entered.
        missing: Criteria that were not proved.
        reason: Why it passed all the same; None when nothing was missing.
    """
    return StageChange(
        id=StageChangeId(workspace.new_id()),
        account_id=affair.account_id,
        opportunity_id=affair.id,
        from_stage=from_stage,
        to_stage=to_stage,
        changed_at=unit.now,
        changed_by=workspace.user_id,
        missing=missing,
        override_reason=reason,
    )


def edit(
    workspace: Workspace, opportunity_id: OpportunityId, draft: OpportunityDraft, *, initiator: object | None = None
) -> Opportunity:
    """Changes what is said of an affair; its account, its version and its stage stay.

    Args:
        workspace: Where.
        opportunity_id: The affair.
        draft: What it is to say.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It has no name, or its amount is negative.
    """
    name = _checked_name(draft)
    with workspace.unit("undo_opportunity.edited", initiator, affair=name) as unit:
        before = unit.need(Opportunity, opportunity_id)
        after = replace(
            before,
            name=name,
            amount_cents=draft.amount_cents,
            contact_id=draft.contact_id,
            product_id=draft.product_id,
            expected_on=draft.expected_on,
            owner_id=draft.owner_id or before.owner_id,
        )
        unit.put(after)
    return after


def _checked_name(draft: OpportunityDraft) -> str:
    name = " ".join(draft.name.split())
    if not name:
        raise UserError("opportunity.no_name")
    if draft.amount_cents is not None and draft.amount_cents < 0:
        raise UserError("opportunity.negative_amount")
    return name


def win(
    workspace: Workspace,
    opportunity_id: OpportunityId,
    signed_on: date,
    amount_cents: int | None = None,
    *,
    initiator: object | None = None,
) -> Opportunity:
    """Closes an affair as won on the day of its signature; it stays in view until it is paid.

    Args:
        workspace: Where.
        opportunity_id: The affair.
        signed_on: Day of the signature.
        amount_cents: Amount signed; None keeps the one that was expected.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It is closed already, the day lies ahead or before its opening, or no amount is known.
    """
    with workspace.unit("undo_opportunity.won", initiator) as unit:
        before = _open_one(unit, opportunity_id)
        _check_end(workspace, before, signed_on)
        signed = before.amount_cents if amount_cents is None else amount_cents
        if signed is None or signed <= 0:
            raise UserError("opportunity.won_without_amount", affair=before.name)
        after = replace(before, outcome=OpportunityOutcome.WON, closed_on=signed_on, amount_cents=signed)
        unit.put(after)
    return after


def lose(
    workspace: Workspace, opportunity_id: OpportunityId, on: date, reason: str, *, initiator: object | None = None
) -> Opportunity:
    """Closes an affair that the client gave to another, or gave up.

    Args:
        workspace: Where.
        opportunity_id: The affair.
        on: Day on which it was known.
        reason: Why, in the client's words: the study of lost affairs lives on them.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It is closed already, the day cannot be, or no reason is given.
    """
    if not reason.strip():
        raise UserError("opportunity.lost_without_reason")
    return _end(workspace, opportunity_id, OpportunityOutcome.LOST, on, reason, initiator)


def no_decision(
    workspace: Workspace, opportunity_id: OpportunityId, on: date, reason: str = "", *, initiator: object | None = None
) -> Opportunity:
    """Closes an affair on which the client decides nothing.

    Args:
        workspace: Where.
        opportunity_id: The affair.
        on: Day on which it was given up.
        reason: What is known of why; may be empty, since a silent client gives none.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It is closed already, or the day cannot be.
    """
    return _end(workspace, opportunity_id, OpportunityOutcome.NO_DECISION, on, reason, initiator)


def _end(
    workspace: Workspace,
    opportunity_id: OpportunityId,
    outcome: OpportunityOutcome,
    on: date,
    reason: str,
    initiator: object | None,
) -> Opportunity:
    with workspace.unit(f"undo_opportunity.{outcome.value}", initiator) as unit:
        before = _open_one(unit, opportunity_id)
        _check_end(workspace, before, on)
        after = replace(before, outcome=outcome, closed_on=on, lost_reason=reason.strip() or None)
        unit.put(after)
    return after


def _open_one(unit: Unit, opportunity_id: OpportunityId) -> Opportunity:
    found = unit.need(Opportunity, opportunity_id)
    if found.outcome is not OpportunityOutcome.OPEN:
        raise UserError("opportunity.closed", affair=found.name)
    return found


def _check_end(workspace: Workspace, affair: Opportunity, on: date) -> None:
    if on > workspace.today():
        raise UserError("opportunity.future_end", day=on)
    if affair.opened_on is not None and on < affair.opened_on:
        raise UserError("opportunity.ended_before_opened", day=on, opened=affair.opened_on)


def pay(
    workspace: Workspace,
    opportunity_id: OpportunityId,
    paid_on: date,
    amount_cents: int,
    *,
    initiator: object | None = None,
) -> Opportunity:
    """Counts what the client paid; the sale is made when all of it is there.

    Args:
        workspace: Where.
        opportunity_id: A won affair.
        paid_on: Day on which the money came.
        amount_cents: What came that day; it is added to what had come before.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The affair is not signed, nothing was paid, or the day lies ahead.
    """
    if amount_cents <= 0:
        raise UserError("opportunity.paid_nothing")
    if paid_on > workspace.today():
        raise UserError("opportunity.future_end", day=paid_on)
    with workspace.unit("undo_opportunity.paid", initiator) as unit:
        before = unit.need(Opportunity, opportunity_id)
        if before.outcome is not OpportunityOutcome.WON:
            raise UserError("opportunity.paid_unsigned", affair=before.name)
        latest = paid_on if before.paid_on is None else max(paid_on, before.paid_on)
        after = replace(before, paid_cents=before.paid_cents + amount_cents, paid_on=latest)
        unit.put(after)
    return after


def reopen(workspace: Workspace, opportunity_id: OpportunityId, *, initiator: object | None = None) -> Opportunity:
    """Takes up again an affair that was closed; its stage and its proofs are as they were.

    Args:
        workspace: Where.
        opportunity_id: The affair.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: Money has come already.
    """
    with workspace.unit("undo_opportunity.reopened", initiator) as unit:
        before = unit.need(Opportunity, opportunity_id)
        if before.paid_cents:
            raise UserError("opportunity.reopen_paid", affair=before.name)
        after = replace(before, outcome=OpportunityOutcome.OPEN, closed_on=None, lost_reason=None)
        unit.put(after)
    return after
