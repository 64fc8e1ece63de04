"""Days on which nobody receives a visit (jours fériés): public holidays of mainland France.

Source: Code du travail, article L3133-1; Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms).
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_FIXED: Final = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER: Final = (1, 39, 50)


def easter(year: int) -> date:
    """Returns Easter Sunday.

    Args:
        year: Gregorian year.
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=16)
def holidays(year: int) -> frozenset[date]:
    """Returns the public holidays of a year in mainland France.

    Args:
        year: The year.
    """
    moving = {easter(year) + timedelta(days=days) for days in _AFTER_EASTER}
    return frozenset({date(year, month, day) for month, day in _FIXED} | moving)


def is_holiday(day: date) -> bool:
    """Tells whether a day is a public holiday of mainland France."""
    return day in holidays(day.year)


def monday_of(day: date) -> date:
    """Returns the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())
