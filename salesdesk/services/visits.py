"""Planning visits on every channel (plan de visites): plan, move, cancel, settle; what is read of them.

Source: product.md 2.8.
"""

from dataclasses import replace
from datetime import date

from salesdesk.domain.accounts import Account
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, VisitId
from salesdesk.domain.travel import Leg
from salesdesk.domain.visits import Channel, Direction, Visit, VisitPurpose, VisitStatus
from salesdesk.domain.workdays import monday_of
from salesdesk.services.visit_concerns import Concern, PlannedVisit, concerns
from salesdesk.services.visit_days import (
    DAY_MINUTES,
    IN_PERSON,
    SLOT_STEP,
    DayView,
    Slot,
    Stop,
    WeekView,
    clock,
    day,
    free_slots,
    week,
)
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.visits import VisitLine

__all__ = [
    "DAY_MINUTES", "IN_PERSON", "SLOT_STEP", "Channel", "Concern", "DayView", "Direction", "Leg", "PlannedVisit",
    "Slot", "Stop", "VisitLine", "VisitPurpose", "VisitStatus", "WeekView", "clock", "concerns", "day", "free_slots",
    "monday_of", "week",
]  # fmt: skip


def plan(workspace: Workspace, wanted: PlannedVisit, *, initiator: object | None = None) -> Visit:
    """Puts a visit into the calendar; one without an account or a day, or on a past day, is refused.

    Args:
        workspace: Who works.
        wanted: The plan.
        initiator: Who asks.

    Returns:
        The record.
    """
    account_id, starts_on = _settled(workspace, wanted)
    with workspace.unit("undo_visit.planned", initiator) as unit:
        unit.need(Account, account_id)
        visit = Visit(
            id=VisitId(workspace.new_id()),
            account_id=account_id,
            rep_id=workspace.user_id,
            starts_on=starts_on,
            starts_minute=wanted.starts_minute,
            duration_minutes=wanted.duration_minutes,
            zone=workspace.zone.key,
            status=VisitStatus.DONE if wanted.done else VisitStatus.PLANNED,
        )
        visit = _filled(visit, wanted)
        unit.put(visit)
    return visit


def edit(workspace: Workspace, visit_id: VisitId, wanted: PlannedVisit, *, initiator: object | None = None) -> Visit:
    """Changes a visit still planned; refused as :func:`plan` is, and when it is already settled.

    Args:
        workspace: Who works.
        visit_id: The visit.
        wanted: How it shall be; its account stays.
        initiator: Who asks.

    Returns:
        The record.
    """
    _account_id, starts_on = _settled(workspace, wanted)
    with workspace.unit("undo_visit.edited", initiator) as unit:
        before = _still_planned(unit.need(Visit, visit_id))
        visit = _filled(replace(before, starts_on=starts_on, starts_minute=wanted.starts_minute), wanted)
        unit.put(visit)
    return visit


def _filled(visit: Visit, wanted: PlannedVisit) -> Visit:
    return replace(
        visit,
        duration_minutes=wanted.duration_minutes,
        channel=wanted.channel,
        direction=wanted.direction,
        purpose=wanted.purpose,
        contact_id=wanted.contact_id,
        opportunity_id=wanted.opportunity_id,
        conversation_key=wanted.conversation_key,
        goal=" ".join(wanted.goal.split()),
        place=wanted.place,
        pinned=wanted.pinned,
    )


def _settled(workspace: Workspace, wanted: PlannedVisit) -> tuple[AccountId, date]:
    if wanted.account_id is None:
        raise UserError("visit.no_account")
    if wanted.starts_on is None:
        raise UserError("visit.no_day")
    if wanted.starts_on < workspace.today() and not wanted.done:
        raise UserError("visit.past", day=wanted.starts_on)
    return wanted.account_id, wanted.starts_on


def _still_planned(visit: Visit) -> Visit:
    if visit.status is not VisitStatus.PLANNED:
        raise UserError("visit.settled", day=visit.starts_on)
    return visit


def move(
    workspace: Workspace, visit_id: VisitId, starts_on: date, starts_minute: int, *, initiator: object | None = None
) -> Visit:
    """Gives a visit another day or time.

    Args:
        workspace: Who works.
        visit_id: The visit.
        starts_on: The new day.
        starts_minute: The new time; brought back into the day when it leads out of it.
        initiator: Who asks.

    Returns:
        The record; a visit that is already settled is refused.

    Raises:
        UserError: The day is past.
    """
    if starts_on < workspace.today():
        raise UserError("visit.past", day=starts_on)
    with workspace.unit("undo_visit.moved", initiator) as unit:
        before = _still_planned(unit.need(Visit, visit_id))
        minute = min(max(starts_minute, 0), DAY_MINUTES - max(before.duration_minutes, SLOT_STEP))
        after = replace(before, starts_on=starts_on, starts_minute=minute)
        unit.put(after)
    return after


def cancel(workspace: Workspace, visit_id: VisitId, reason: str = "", *, initiator: object | None = None) -> Visit:
    """Cancels a visit; it stays in the calendar, crossed out, with its reason."""
    with workspace.unit("undo_visit.cancelled", initiator) as unit:
        before = _still_planned(unit.need(Visit, visit_id))
        after = replace(before, status=VisitStatus.CANCELLED, reason=reason.strip() or None)
        unit.put(after)
    return after


def mark_missed(workspace: Workspace, visit_id: VisitId, reason: str = "", *, initiator: object | None = None) -> Visit:
    """Notes that a visit did not take place; refused before its day."""
    with workspace.unit("undo_visit.missed", initiator) as unit:
        before = _reached(workspace, _still_planned(unit.need(Visit, visit_id)))
        after = replace(before, status=VisitStatus.MISSED, reason=reason.strip() or None)
        unit.put(after)
    return after


def mark_done(workspace: Workspace, visit_id: VisitId, *, initiator: object | None = None) -> Visit:
    """Notes that a visit took place, whatever was said of it before: done beats everything; refused before its day."""
    with workspace.unit("undo_visit.done", initiator) as unit:
        before = _reached(workspace, unit.need(Visit, visit_id))
        after = replace(before, status=VisitStatus.DONE, reason=None)
        unit.put(after)
    return after


def _reached(workspace: Workspace, visit: Visit) -> Visit:
    if visit.starts_on > workspace.today():
        raise UserError("visit.not_yet", day=visit.starts_on)
    return visit
