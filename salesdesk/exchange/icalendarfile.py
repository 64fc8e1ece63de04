"""A visit as a calendar entry (fichier .ics): its own zone, a name that stays, a number that grows at each writing.

Source: RFC 5545: UID and SEQUENCE 3.8.4.7 and 3.8.7.4, VTIMEZONE 3.6.5.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vGeo, vText

from salesdesk.domain.visits import Visit, VisitStatus

_COUNTED_FROM: Final = datetime(2020, 1, 1, tzinfo=UTC)
_STATUS: Final = {VisitStatus.CANCELLED: "CANCELLED", VisitStatus.MISSED: "CANCELLED"}


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """What a calendar shows of a visit.

    Attributes:
        title: One line.
        place: Address; empty when unknown.
        geo: Latitude and longitude; None when unknown.
        description: The brief, by choice; empty leaves calendars nothing to leak.
    """

    visit: Visit
    title: str
    place: str = ""
    geo: tuple[float, float] | None = None
    description: str = ""


def calendar_file(entries: tuple[VisitEntry, ...], written_at: datetime) -> bytes:
    """Writes visits as a calendar file.

    Args:
        entries: The visits.
        written_at: The moment, aware; a later file of the same visit takes the place of an earlier one in calendars.

    Returns:
        The file.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//SalesDesk//SalesDesk//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, written_at.astimezone(UTC)))
    if entries:
        calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: VisitEntry, written_at: datetime) -> Event:
    visit, event = entry.visit, Event()
    zone = ZoneInfo(visit.zone)
    starts = datetime.combine(visit.starts_on, time(), zone) + timedelta(minutes=visit.starts_minute)
    event.add("uid", f"{visit.id}@salesdesk")
    event.add("sequence", int((written_at - _COUNTED_FROM).total_seconds()))
    event.add("dtstamp", written_at.replace(microsecond=0))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=visit.duration_minutes))
    event.add("summary", entry.title)
    event.add("status", _STATUS.get(visit.status, "CONFIRMED"))
    # Colleagues who may look into the calendar see that the time is taken, and no more.
    event.add("class", "PRIVATE")
    if entry.place:
        event.add("location", vText(entry.place))
    if entry.geo is not None:
        event.add("geo", vGeo(entry.geo))
    if entry.description:
        event.add("description", entry.description)
    return event
