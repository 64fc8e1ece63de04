"""What speaks against a plan of a visit (points d'attention): said, not imposed.

Only a missing account, a missing day and a past day stop it.
Source: product.md 2.8.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.errors import ErrorArgument
from salesdesk.domain.ids import AccountId, ContactId, OpportunityId, VisitId
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.process import ConversationTemplate
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.visit_lengths import minutes_short
from salesdesk.domain.visits import Channel, Direction, VisitPurpose, VisitStatus
from salesdesk.services.process_reading import readable_process
from salesdesk.services.visit_days import DAY_MINUTES, DEFAULT_MINUTES, IN_PERSON, DayView, clock, days_between
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import get

_HOURS = re.compile(
    r"(\d{1,2})\s*(?:h|:)\s*(\d{2})?\s*(?:-|–|—|à|au?x?|to|/)\s*(\d{1,2})\s*(?:h|:)\s*(\d{2})?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit:
    """A visit as the person wants it.

    Attributes:
        account_id: None while nobody is chosen.
        starts_on: None while no day is chosen.
        done: True to note a contact already held; only then may the day be past.
    """

    account_id: AccountId | None
    starts_on: date | None
    starts_minute: int = 9 * 60
    duration_minutes: int = DEFAULT_MINUTES
    channel: Channel = Channel.VISIT
    direction: Direction = Direction.OUT
    purpose: VisitPurpose = VisitPurpose.FOLLOW_UP
    contact_id: ContactId | None = None
    opportunity_id: OpportunityId | None = None
    conversation_key: str | None = None
    goal: str = ""
    place: str | None = None
    pinned: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to know about a plan before keeping it.

    Attributes:
        key: Message key.
        args: Values for its placeholders.
        stops: True when the visit cannot be kept so.
    """

    key: str
    args: dict[str, ErrorArgument] = field(default_factory=dict)
    stops: bool = False


def concerns(workspace: Workspace, wanted: PlannedVisit, but: VisitId | None = None) -> tuple[Concern, ...]:
    """Says what speaks against a plan.

    Args:
        workspace: Who works.
        wanted: The plan.
        but: The visit being moved; None for a new one.

    Returns:
        What stops it first, then what the person should know.
    """
    if wanted.account_id is None:
        return (Concern("visit.no_account", stops=True),)
    if wanted.starts_on is None:
        return (Concern("visit.no_day", stops=True),)
    with workspace.read() as connection:
        account = get(connection, Account, wanted.account_id)
        template = _template(connection, wanted)
        contact = get(connection, Contact, wanted.contact_id) if wanted.contact_id else None
        others = days_between(connection, workspace, wanted.starts_on, wanted.starts_on)[0]
    past = wanted.starts_on < workspace.today() and not wanted.done
    found = [Concern("visit.past", {"day": wanted.starts_on}, stops=True)] if past else []
    if contact is not None and contact.opposed:
        found.append(Concern("visit.opposed", {"name": contact.full_name}))
    return (
        *found, *_about_length(wanted, template), *_about_day(wanted, others), *_about_place(wanted, account),
        *_about_others(wanted, others, but),
    )  # fmt: skip


def _template(connection: Connection, wanted: PlannedVisit) -> ConversationTemplate | None:
    if wanted.opportunity_id is None or wanted.conversation_key is None:
        return None
    affair = get(connection, Opportunity, wanted.opportunity_id)
    process = readable_process(get(connection, ProcessVersion, affair.process_version_id)) if affair else None
    known = process.conversations() if process is not None else ()
    return next((one for one in known if one.id == wanted.conversation_key), None)


def _about_length(wanted: PlannedVisit, template: ConversationTemplate | None) -> list[Concern]:
    if template is None or wanted.done or not minutes_short(wanted.duration_minutes, template):
        return []
    return [Concern("visit.shorter", {"planned": wanted.duration_minutes, "wanted": template.minutes})]


def _about_day(wanted: PlannedVisit, others: DayView) -> list[Concern]:
    if others.day.weekday() == 6:
        return [Concern("visit.sunday")]
    return [Concern("visit.holiday", {"day": others.day})] if others.holiday else []


def _about_place(wanted: PlannedVisit, account: Account | None) -> list[Concern]:
    if account is None or wanted.channel not in IN_PERSON:
        return []
    said = account.visit_windows or account.opening_hours or ""
    hours = opening_minutes(said)
    ends = wanted.starts_minute + wanted.duration_minutes
    inside = any(start <= wanted.starts_minute and ends <= end for start, end in hours)
    return [Concern("visit.closed", {"hours": said})] if hours and not inside else []


def _about_others(wanted: PlannedVisit, others: DayView, but: VisitId | None) -> list[Concern]:
    ends = wanted.starts_minute + wanted.duration_minutes
    return [
        Concern("visit.overlap", {"name": line.account_name, "start": clock(line.starts_minute)})
        for line in (stop.line for stop in others.stops)
        if line.id != but
        and line.status is not VisitStatus.CANCELLED
        and line.starts_minute < ends
        and wanted.starts_minute < line.ends_minute
    ]


def opening_minutes(said: str) -> tuple[tuple[int, int], ...]:
    """Reads opening hours as clients write them: "8h-12h, 14h-17h30".

    Args:
        said: Free text; days of the week in it are not read, so that a doubt never warns.

    Returns:
        Opening and closing minutes; empty when there is no time in it.
    """
    found = [
        (int(match[1]) * 60 + int(match[2] or 0), int(match[3]) * 60 + int(match[4] or 0))
        for match in _HOURS.finditer(said)
    ]
    return tuple(pair for pair in found if pair[0] < pair[1] <= DAY_MINUTES)
