"""Working days (jours ouvrés): Monday to Friday without the eleven French bank holidays, counted from the anchor day.

Everything in the sample is placed by its distance in working days to the anchor: another anchor moves every date and
changes nothing else. Source: code du travail L3133-1.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

ZONE = "Europe/Paris"
_PARIS = ZoneInfo(ZONE)
_DAY = timedelta(days=1)
_SATURDAY = 5
_FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER = (1, 39, 50)


def easter(year: int) -> date:
    """Returns the Sunday of Easter.

    Args:
        year: A year of the Gregorian calendar.

    Returns:
        The day.

    Source: anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    leap_rest, rest_left = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * leap_rest - epact - rest_left) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Returns the eleven bank holidays of mainland France in a year."""
    moving = (easter(year) + timedelta(days=days) for days in _AFTER_EASTER)
    return frozenset((*(date(year, month, day) for month, day in _FIXED), *moving))


def is_working(day: date) -> bool:
    """Tells whether a day is neither a Saturday, a Sunday nor a bank holiday."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def working_anchor(day: date) -> date:
    """Returns the day itself when it is a working day, else the next one: the demo always opens on a day of visits."""
    while not is_working(day):
        day += _DAY
    return day


class WorkDays:
    """Working days numbered from the anchor: 0 is the anchor, -1 the working day before it.

    Args:
        anchor: Day 0; a working day.
        first: Lowest number used.
        last: Highest number used.
    """

    def __init__(self, anchor: date, first: int, last: int) -> None:
        self._first = first
        before = list(_run(anchor - _DAY, -_DAY, -first))
        self._days = [*reversed(before), *_run(anchor, _DAY, last + 1)]
        # The zone is asked twice a day and not once an instant: the clocks change on Sundays only, when nobody works.
        self._midnights = [datetime.combine(day, time(12), _PARIS).astimezone(UTC) for day in self._days]

    def day(self, number: int) -> date:
        """Returns the day of a number; one outside the range is held at its end."""
        return self._days[min(max(number - self._first, 0), len(self._days) - 1)]

    def at(self, number: int, minute: int) -> datetime:
        """Returns the instant, in UTC, of a local minute of a day; the minute counts from local midnight."""
        noon = self._midnights[min(max(number - self._first, 0), len(self._days) - 1)]
        return noon + timedelta(minutes=minute - 720)


def _run(day: date, step: timedelta, count: int) -> list[date]:
    found: list[date] = []
    while len(found) < count:
        if is_working(day):
            found.append(day)
        day += step
    return found
