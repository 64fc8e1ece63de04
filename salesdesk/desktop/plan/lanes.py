"""Where visits stand in the grid of a calendar: lanes for those that overlap, the hours shown, the days shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from salesdesk.services.visits import DayView, Stop, VisitStatus, WeekView

EARLIEST: Final = 7 * 60 + 30
LATEST: Final = 18 * 60 + 30
_LEAST_MINUTES: Final = 30


@dataclass(frozen=True, slots=True)
class Placed:
    """A visit in the grid.

    Attributes:
        lane: Rank among those at the same time, from 0.
        lanes: How many stand side by side there.
    """

    stop: Stop
    lane: int
    lanes: int


def placed(stops: Sequence[Stop]) -> tuple[Placed, ...]:
    """Gives visits that overlap lanes of their own.

    Args:
        stops: Visits of one day in order of time.

    Returns:
        Each of them, in the same order; a short one takes the room of half an hour, so that its name can be read.
    """
    made: list[Placed] = []
    cluster: list[tuple[Stop, int]] = []
    ends: list[int] = []
    for stop in stops:
        start = stop.line.starts_minute
        end = start + max(stop.line.duration_minutes, _LEAST_MINUTES)
        if ends and start >= max(ends):
            made += [Placed(one, lane, len(ends)) for one, lane in cluster]
            cluster, ends = [], []
        lane = next((number for number, busy in enumerate(ends) if busy <= start), len(ends))
        ends[lane : lane + 1] = [end]
        cluster.append((stop, lane))
    return (*made, *(Placed(one, lane, len(ends)) for one, lane in cluster))


def hours_of(days: Sequence[DayView]) -> tuple[int, int]:
    """Returns the first and the last minute that a grid shows: office hours, wider when a visit lies outside."""
    lines = [stop.line for one in days for stop in one.stops]
    first = min([EARLIEST, *(line.starts_minute for line in lines)])
    last = max(
        [LATEST, *(min(line.starts_minute + max(line.duration_minutes, _LEAST_MINUTES), 1440) for line in lines)]
    )
    return first // 30 * 30, -(-last // 30) * 30


def shown_days(week: WeekView, mode: str, day: date) -> tuple[DayView, ...]:
    """Chooses the columns of the grid.

    Args:
        week: The week read.
        mode: ``day`` or ``week``.
        day: The day in front.

    Returns:
        That day; or Monday to Friday, with Saturday and Sunday when something is planned there or one of them is it.
    """
    if mode == "day":
        return tuple(one for one in week.days if one.day == day)
    last = max([4, *(number for number, one in enumerate(week.days) if one.stops or one.day == day)])
    return week.days[: last + 1]


def is_open(stop: Stop) -> bool:
    """Whether a visit may still be moved."""
    return stop.line.status is VisitStatus.PLANNED
