"""Extra work announced before it is done, practices decided before they cost (hors périmètre, pratiques).

Source: product.md 2.4, extra-work ledger and unprofitable practices [value].
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_clock import is_closed
from salesdesk.domain.extra_work import ExtraWork, Practice, PracticeDecision
from salesdesk.domain.extras import ExtraAlarm, ExtraStatus, alarms, has_reached
from salesdesk.domain.ids import AccountId, ConversationId, ExtraWorkId, OpportunityId, PracticeId
from salesdesk.domain.margins import longest_acceptance
from salesdesk.domain.money import cents, units
from salesdesk.domain.value import Given, Origin, evaluate
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import extra_work as reading

__all__ = ["ExtraAlarm", "ExtraStatus", "ExtraWork", "Practice", "PracticeDecision"]

_DAY_OF = {
    ExtraStatus.ANNOUNCED: "announced_on",
    ExtraStatus.ACCEPTED: "accepted_on",
    ExtraStatus.DONE: "done_on",
    ExtraStatus.INVOICED: "invoiced_on",
    ExtraStatus.PAID: "paid_on",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewExtra:
    """Work asked beyond the contract.

    Attributes:
        estimated_minutes: How long it would take; None when unknown.
        asked_on: Day of the request; None for today.
        asked_by: Who asked at the client; empty when unknown.
        practice_id: The habit of the client that caused it; None when none did.
    """

    account_id: AccountId
    what: str
    conversation_id: ConversationId | None = None
    opportunity_id: OpportunityId | None = None
    estimated_minutes: int | None = None
    price_cents: int | None = None
    asked_on: date | None = None
    asked_by: str = ""
    practice_id: PracticeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPractice:
    """A habit that costs, as just found.

    Attributes:
        monthly_minutes: Minutes that it costs in a month.
        hourly_cents: Cost of an hour.
    """

    account_id: AccountId
    what: str
    monthly_minutes: int
    hourly_cents: int
    practice_key: str | None = None
    conversation_id: ConversationId | None = None


@dataclass(frozen=True, slots=True)
class Advanced:
    """An extra that came a step further, and what is wrong with it now."""

    extra: ExtraWork
    alarms: tuple[ExtraAlarm, ...]


def extras_of(workspace: Workspace, account_id: AccountId) -> tuple[ExtraWork, ...]:
    """Reads the extra work of an account with which something is still to be done, the latest request first."""
    with workspace.read() as connection:
        return reading.extras_of(connection, workspace.org_id, account_id)


def practices_of(workspace: Workspace, account_id: AccountId) -> tuple[Practice, ...]:
    """Reads the practices of an account, the latest noted first."""
    with workspace.read() as connection:
        return reading.practices_of(connection, workspace.org_id, account_id)


def alarms_of(extra: ExtraWork) -> tuple[ExtraAlarm, ...]:
    """Lists what is wrong with an extra, gravest first; nothing once it is given up by name, stopped or paid."""
    if is_closed(extra):
        return ()
    return alarms(extra.status, price_cents=extra.price_cents, accepted_on=extra.accepted_on, done_on=extra.done_on)


def note(workspace: Workspace, new: NewExtra, *, initiator: object | None = None) -> ExtraWork:
    """Keeps a request for extra work.

    Args:
        workspace: Where.
        new: The request.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It says nothing, or its day lies ahead.
    """
    what = " ".join(new.what.split())
    if not what:
        raise UserError("conversation.empty_extra")
    if new.asked_on is not None and new.asked_on > workspace.today():
        raise UserError("extra.future_day", day=new.asked_on)
    extra = ExtraWork(
        id=ExtraWorkId(workspace.new_id()),
        account_id=new.account_id,
        what=what,
        asked_on=new.asked_on or workspace.today(),
        noted_by=workspace.user_id,
        conversation_id=new.conversation_id,
        opportunity_id=new.opportunity_id,
        estimated_minutes=new.estimated_minutes,
        price_cents=new.price_cents,
        asked_by=" ".join(new.asked_by.split()),
        practice_id=new.practice_id,
    )
    with workspace.unit("undo_conversation.extra_noted", initiator, what=what) as unit:
        unit.put(extra)
    return extra


def worked_out_price(minutes: int, hourly_cents: int, contingency_percent: int, today: date) -> int:
    """Works out the price of extra work: time at its rate with its margin, rounded up to ten euros.

    Args:
        minutes: Time estimated.
        hourly_cents: Price of an hour.
        contingency_percent: Margin for what cannot be foreseen, 0 to 100.
        today: The day.

    Returns:
        Cents; a figure out of its range is refused by name.

    Source: conversation.md 3.3, extra_price.
    """
    given = {
        "hours": Given.exact(Decimal(minutes) / 60, Origin.MEASURED, today),
        "rate": Given.exact(units(hourly_cents), Origin.MEASURED, today),
        "contingency": Given.exact(Decimal(contingency_percent), Origin.MEASURED, today),
    }
    return cents(evaluate("extra_price", given, today=today).outputs["price"].likely)


def price(
    workspace: Workspace,
    extra_id: ExtraWorkId,
    *,
    price_cents: int,
    gain_cents: int | None = None,
    estimated_minutes: int | None = None,
    initiator: object | None = None,
) -> ExtraWork:
    """Puts a price on extra work; it is not announced by this.

    Args:
        workspace: Where.
        extra_id: The extra.
        price_cents: Its price, above zero.
        gain_cents: What the client gains by it; None keeps what is known.
        estimated_minutes: How long it takes; None keeps what is known.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The price is not above zero.
    """
    if price_cents <= 0:
        raise UserError("conversation.no_price")
    with workspace.unit("undo_conversation.extra_priced", initiator) as unit:
        before = unit.need(ExtraWork, extra_id)
        after = replace(
            before,
            price_cents=price_cents,
            gain_cents=before.gain_cents if gain_cents is None else gain_cents,
            estimated_minutes=before.estimated_minutes if estimated_minutes is None else estimated_minutes,
        )
        unit.put(after)
    return after


def reached(extra: ExtraWork, status: ExtraStatus, on: date) -> ExtraWork:
    """Returns an extra at a further step, dated; one that came further meanwhile stays there.

    Args:
        extra: The extra.
        status: The step.
        on: When it was reached.

    Raises:
        UserError: It would be announced without a price.
    """
    if status is ExtraStatus.ANNOUNCED and extra.price_cents is None:
        raise UserError("conversation.announced_without_price", what=extra.what)
    changes: dict[str, Any] = {} if has_reached(extra.status, status) else {"status": status}
    if status in _DAY_OF:
        changes[_DAY_OF[status]] = on
    return replace(extra, **changes)


def advance(
    workspace: Workspace, extra_id: ExtraWorkId, status: ExtraStatus, *, reply: str = "",
    initiator: object | None = None,
) -> Advanced:  # fmt: skip
    """Takes extra work a step further, with the alarm when it was done before the client said yes.

    Args:
        workspace: Where.
        extra_id: The extra.
        status: The step reached today.
        reply: The client's answer in his words; empty keeps what is known.
        initiator: Who asks.

    Returns:
        The record and its alarms; announcing without a price is refused.
    """
    with workspace.unit(f"undo_conversation.extra_{status.value}", initiator) as unit:
        after = reached(unit.need(ExtraWork, extra_id), status, workspace.today())
        if reply.strip():
            after = replace(after, reply=reply.strip())
        unit.put(after)
    return Advanced(after, alarms_of(after))


def announce(workspace: Workspace, extra_id: ExtraWorkId, *, initiator: object | None = None) -> Advanced:
    """Marks extra work as announced to the client today; without a price it is refused."""
    return advance(workspace, extra_id, ExtraStatus.ANNOUNCED, initiator=initiator)


def note_practice(workspace: Workspace, new: NewPractice, *, initiator: object | None = None) -> Practice:
    """Keeps a habit that costs; noted again under the same key it brings the earlier one up to date.

    Args:
        workspace: Where.
        new: The habit.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It says nothing, or its time or rate is not above zero.
    """
    what = " ".join(new.what.split())
    if not what:
        raise UserError("conversation.empty_practice")
    if new.monthly_minutes <= 0 or new.hourly_cents <= 0:
        raise UserError("conversation.practice_without_cost", what=what)
    with workspace.unit("undo_conversation.practice_noted", initiator, what=what) as unit:
        known = reading.practices_of(unit.connection, workspace.org_id, new.account_id) if new.practice_key else ()
        same = next((one for one in known if one.practice_key == new.practice_key), None)
        base = same or Practice(
            id=PracticeId(workspace.new_id()), account_id=new.account_id, what=what, noted_on=workspace.today(),
            noted_by=workspace.user_id, monthly_minutes=new.monthly_minutes, hourly_cents=new.hourly_cents,
        )  # fmt: skip
        # What was decided about it stands: only what it costs is brought up to date.
        practice = replace(
            base,
            what=what,
            noted_on=workspace.today(),
            noted_by=workspace.user_id,
            practice_key=new.practice_key,
            conversation_id=new.conversation_id,
            monthly_minutes=new.monthly_minutes,
            hourly_cents=new.hourly_cents,
        )
        unit.put(practice)
    return practice


def decide(
    workspace: Workspace,
    practice_id: PracticeId,
    decision: PracticeDecision,
    *,
    reason: str = "",
    revisit_on: date | None = None,
    initiator: object | None = None,
) -> Practice:
    """Decides about a practice, by name and dated.

    Args:
        workspace: Where; who works there signs.
        practice_id: The practice.
        decision: Change it, price it, accept it, or open again.
        reason: Why it is accepted, or how it changes; empty keeps what is known.
        revisit_on: Day on which it is looked at again; None for a year from now when it is accepted.
        initiator: Who asks.

    Returns:
        The record; one deleted meanwhile is refused.

    Raises:
        UserError: The day of the next look is not ahead, or more than a year ahead.
    """
    today = workspace.today()
    if revisit_on is not None and not today < revisit_on <= longest_acceptance(today):
        raise UserError("extra.bad_revisit", day=revisit_on, last=longest_acceptance(today))
    if decision is PracticeDecision.ACCEPT and revisit_on is None:
        revisit_on = longest_acceptance(today)
    with workspace.unit(f"undo_conversation.practice_{decision.value}", initiator) as unit:
        before = unit.need(Practice, practice_id)
        opened = decision is PracticeDecision.OPEN
        after = replace(
            before,
            decision=decision,
            decided_by=None if opened else workspace.user_id,
            decided_on=None if opened else today,
            decision_reason="" if opened else " ".join(reason.split()) or before.decision_reason,
            revisit_on=None if opened else revisit_on,
        )
        unit.put(after)
    return after
