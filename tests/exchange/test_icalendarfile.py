"""A visit written as a calendar entry is read back as it was, in its own zone, under the same name."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.exchange.icalendarfile import VisitEntry, calendar_file
from tests.factories.conversations import visit_at

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def written(visit: Visit, at: datetime = NOW, **more: object) -> tuple[Calendar, Event]:
    entry = VisitEntry(visit=visit, title="Laiterie du Val d’Orb", **more)  # type: ignore[arg-type]  # fields of the entry
    calendar = Calendar.from_ical(calendar_file((entry,), at))
    assert isinstance(calendar, Calendar)
    (event,) = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    return calendar, event


@pytest.mark.parametrize(
    ("day", "zone", "utc_hour"),
    [
        (date(2026, 7, 1), "Europe/Paris", 8),
        (date(2026, 12, 1), "Europe/Paris", 9),
        (date(2026, 7, 1), "America/Martinique", 14),
    ],
)
def test_the_hour_is_that_of_the_place_summer_and_winter(day: date, zone: str, utc_hour: int) -> None:
    calendar, event = written(visit_at(uuid4(), starts_on=day, starts_minute=600, zone=zone))
    assert [zone] == [str(one["TZID"]) for one in calendar.walk("VTIMEZONE")]
    starts = event.DTSTART
    assert isinstance(starts, datetime)
    assert isinstance(event.DTEND, datetime)
    assert datetime(day.year, day.month, day.day, utc_hour, tzinfo=UTC) == starts.astimezone(UTC)
    assert timedelta(minutes=45) == event.DTEND - starts


def test_a_later_writing_keeps_the_name_and_grows_the_number() -> None:
    visit = visit_at(uuid4())
    _calendar, first = written(visit)
    _calendar, second = written(visit, NOW + timedelta(seconds=1))
    assert str(first["UID"]) == str(second["UID"])
    assert int(str(first["SEQUENCE"])) < int(str(second["SEQUENCE"])) < 2**31


def test_without_choice_the_entry_says_nothing_of_the_client_but_his_name() -> None:
    _calendar, event = written(visit_at(uuid4(), goal="Marge à 12 %"))
    assert ("PRIVATE", False) == (str(event["CLASS"]), "DESCRIPTION" in event)


def test_a_brief_with_commas_accents_and_lines_comes_back_whole() -> None:
    brief = "Objectif : dater ; le coût, 92 000 €\nPreuve qui manque\\ici — é 😀 " + "x" * 200
    content = calendar_file((VisitEntry(visit=visit_at(uuid4()), title="T", description=brief),), NOW)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    assert brief == str(event["DESCRIPTION"])


def test_a_cancelled_visit_is_cancelled_in_the_calendar() -> None:
    _calendar, event = written(visit_at(uuid4(), status=VisitStatus.CANCELLED))
    assert "CANCELLED" == str(event["STATUS"])


def test_a_late_visit_ends_on_the_next_day() -> None:
    _calendar, event = written(visit_at(uuid4(), starts_minute=1430, duration_minutes=45))
    assert datetime(2026, 11, 24, 0, 35, tzinfo=ZoneInfo("Europe/Paris")) == event.DTEND
