from datetime import date, timedelta

import pytest

from salesdesk.sample.calendar import WorkDays, bank_holidays, easter, is_working, working_anchor


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
    ],
)
def test_easter_falls_on_its_sunday(year: int, expected: date) -> None:
    assert easter(year) == expected


def test_a_year_has_the_eleven_bank_holidays_of_france() -> None:
    assert sorted(bank_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 8),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 7, 14),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2027, 1, 1), date(2027, 1, 4)),
    ],
)
def test_the_demo_opens_on_the_next_working_day(day: date, expected: date) -> None:
    assert working_anchor(day) == expected


def test_working_days_are_counted_from_the_anchor_over_holidays() -> None:
    days = WorkDays(date(2026, 5, 11), -5, 5)
    assert [days.day(at) for at in (-2, -1, 0, 1, 3, 5)] == [
        date(2026, 5, 6),
        date(2026, 5, 7),
        date(2026, 5, 11),
        date(2026, 5, 12),
        date(2026, 5, 15),
        date(2026, 5, 19),
    ]


def test_an_instant_keeps_its_local_minute_in_summer_and_winter() -> None:
    days = WorkDays(date(2026, 10, 26), -1, 0)
    assert [days.at(at, 600).hour for at in (-1, 0)] == [8, 9]


def test_every_numbered_day_is_a_working_day() -> None:
    days = WorkDays(date(2026, 11, 23), -300, 20)
    assert [at for at in range(-300, 21) if not is_working(days.day(at))] == []
    assert all(days.day(at) < days.day(at + 1) for at in range(-300, 20))
    assert days.day(-300) > date(2026, 11, 23) - timedelta(days=450)
