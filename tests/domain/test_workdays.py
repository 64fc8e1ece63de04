"""Public holidays are those of mainland France, moving with Easter."""

from datetime import date

import pytest

from salesdesk.domain.workdays import easter, holidays, is_holiday, monday_of


@pytest.mark.parametrize("day", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)])
def test_easter_is_where_the_tables_say(day: date) -> None:
    assert day == easter(day.year)


def test_a_year_has_eleven_holidays() -> None:
    assert len(holidays(2026)) == 11
    assert [True, True, False] == [is_holiday(date(2026, *day)) for day in ((5, 14), (5, 25), (5, 26))]


def test_a_week_begins_on_monday() -> None:
    assert monday_of(date(2026, 11, 29)) == date(2026, 11, 23)
