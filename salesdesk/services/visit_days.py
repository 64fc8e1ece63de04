"""The days and the week of a person's calendar (journée, semaine), read in two statements; free time in a day.

Source: product.md 2.8.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.ids import VisitId
from salesdesk.domain.travel import Leg, leg
from salesdesk.domain.visits import Channel, VisitStatus
from salesdesk.domain.workdays import is_holiday, monday_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.outbox import unsent_ids
from salesdesk.store.queries import visits as reading
from salesdesk.store.queries.visits import VisitLine

DAY_MINUTES: Final = 24 * 60
WORK_STARTS: Final = 8 * 60
WORK_ENDS: Final = 18 * 60 + 30
LUNCH: Final = (12 * 60, 13 * 60 + 30)
SLOT_STEP: Final = 15
DEFAULT_MINUTES: Final = 60
IN_PERSON: Final = frozenset({Channel.VISIT, Channel.EVENT})


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit in a day.

    Attributes:
        line: The visit.
        leg: The way from the visit before; None for the first one or when a place is unknown.
        saved_here: True while the server has not confirmed it.
    """

    line: VisitLine
    leg: Leg | None = None
    saved_here: bool = False


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the calendar, its visits in order."""

    day: date
    stops: tuple[Stop, ...]
    holiday: bool


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week from Monday to Sunday.

    Attributes:
        held: Visits done.
        planned: Visits done, missed or still to come.
    """

    monday: date
    days: tuple[DayView, ...]
    held: int
    planned: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Free time in a day, in minutes after midnight."""

    starts_minute: int
    ends_minute: int


def clock(minute: int) -> str:
    """Writes minutes after midnight as a time of day: ``09:30``."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def day(workspace: Workspace, when: date) -> DayView:
    """Reads a day of the person who works here.

    Args:
        workspace: Who works.
        when: The day.
    """
    with workspace.read() as connection:
        return days_between(connection, workspace, when, when)[0]


def week(workspace: Workspace, when: date) -> WeekView:
    """Reads the week of a day.

    Args:
        workspace: Who works.
        when: Any day of the week.
    """
    monday = monday_of(when)
    with workspace.read() as connection:
        days = days_between(connection, workspace, monday, monday + timedelta(days=6))
    lines = [stop.line for one in days for stop in one.stops if stop.line.status is not VisitStatus.CANCELLED]
    held = sum(line.status is VisitStatus.DONE for line in lines)
    return WeekView(monday=monday, days=days, held=held, planned=len(lines))


def days_between(connection: Connection, workspace: Workspace, first: date, last: date) -> tuple[DayView, ...]:
    """Reads some days in two statements.

    Args:
        connection: Where to read.
        workspace: Who works.
        first: First day.
        last: Last day.
    """
    lines = reading.between(connection, workspace.org_id, workspace.user_id, first, last)
    unsent = unsent_ids(connection, [line.id for line in lines])
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return tuple(
        DayView(one, chained([line for line in lines if line.starts_on == one], unsent), is_holiday(one))
        for one in days
    )


def chained(lines: Sequence[VisitLine], unsent: frozenset[UUID]) -> tuple[Stop, ...]:
    """Puts the way from stop to stop beside the visits of a day.

    Args:
        lines: Visits of one day in order.
        unsent: Those that the server has not confirmed.

    Returns:
        The stops; calls and cancelled visits are no stops on the road.
    """
    made: list[Stop] = []
    before: VisitLine | None = None
    for line in lines:
        on_road = line.channel in IN_PERSON and line.status is not VisitStatus.CANCELLED and line.at is not None
        way = leg(before.at, line.at) if on_road and before is not None and before.at and line.at else None
        made.append(Stop(line, way, line.id in unsent))
        before = line if on_road else before
    return tuple(made)


def free_slots(stops: Sequence[Stop], minutes: int = DEFAULT_MINUTES, but: VisitId | None = None) -> tuple[Slot, ...]:
    """Finds where a visit of some length fits into a day, lunch left free.

    Args:
        stops: The day's visits.
        minutes: Length wanted.
        but: A visit not to count: the one being moved.

    Returns:
        Free times between 8:00 and 18:30 that are long enough, in order.
    """
    taken = [
        (stop.line.starts_minute - (stop.leg.minutes if stop.leg else 0), stop.line.ends_minute)
        for stop in stops
        if stop.line.id != but and stop.line.status is not VisitStatus.CANCELLED
    ]
    free, at = [], WORK_STARTS
    for start, end in sorted([*taken, LUNCH, (WORK_ENDS, DAY_MINUTES)]):
        if start - at >= minutes:
            free.append(Slot(at, start))
        at = max(at, -(-end // SLOT_STEP) * SLOT_STEP)
    return tuple(free)
