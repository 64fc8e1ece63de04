"""Reading visits for calendars and lists (visites): a day, a week, a list and its rows, each in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from salesdesk.domain.accounts import Account, Contact, Ownership
from salesdesk.domain.conversation import Conversation, ConversationState
from salesdesk.domain.ids import AccountId, ContactId, ConversationId, OpportunityId, OrgId, UserId, VisitId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.process import BuyingRole
from salesdesk.domain.travel import Place
from salesdesk.domain.visits import Channel, Visit, VisitPurpose, VisitStatus
from salesdesk.store.queries.living import account_lives
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

_VISIT = table_of(Visit).c
_ACCOUNT = table_of(Account).c
_CONTACT = table_of(Contact).c
_OPPORTUNITY = table_of(Opportunity).c
_CONVERSATION = table_of(Conversation).c
_ORDER: Final = {state: place for place, state in enumerate(ConversationState)}
LISTED_DAYS_BACK: Final = 400


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit with the names that a calendar shows.

    Attributes:
        at: Where the account stands; None when unknown.
        conversation_id: The conversation begun for it; None when none was.
    """

    id: VisitId
    account_id: AccountId
    account_name: str
    city: str | None
    street: str | None
    at: Place | None
    starts_on: date
    starts_minute: int
    duration_minutes: int
    channel: Channel
    purpose: VisitPurpose
    status: VisitStatus
    contact_id: ContactId | None
    contact_name: str
    contact_title: str
    contact_role: BuyingRole | None
    contact_phone: str
    opportunity_id: OpportunityId | None
    opportunity_name: str
    conversation_key: str | None
    goal: str
    place: str | None
    reason: str | None
    pinned: bool
    conversation_id: ConversationId | None = None
    conversation_state: ConversationState | None = None

    @property
    def ends_minute(self) -> int:
        """Minutes after midnight at which it ends."""
        return self.starts_minute + self.duration_minutes


def _lines() -> Select[Any]:
    names = table_of(Visit).outerjoin(
        table_of(Account), and_(_ACCOUNT.org_id == _VISIT.org_id, _ACCOUNT.id == _VISIT.account_id)
    )
    names = names.outerjoin(
        table_of(Contact), and_(_CONTACT.org_id == _VISIT.org_id, _CONTACT.id == _VISIT.contact_id)
    ).outerjoin(
        table_of(Opportunity),
        and_(_OPPORTUNITY.org_id == _VISIT.org_id, _OPPORTUNITY.id == _VISIT.opportunity_id),
    )
    begun = and_(
        _CONVERSATION.org_id == _VISIT.org_id,
        _CONVERSATION.visit_id == _VISIT.id,
        _CONVERSATION.deleted_stamp.is_(None),
    )
    return select(
        _VISIT.id, _VISIT.account_id, _VISIT.starts_on, _VISIT.starts_minute, _VISIT.duration_minutes, _VISIT.channel,
        _VISIT.purpose, _VISIT.status, _VISIT.contact_id, _VISIT.opportunity_id, _VISIT.conversation_key, _VISIT.goal,
        _VISIT.place, _VISIT.reason, _VISIT.pinned, _ACCOUNT.name, _ACCOUNT.city, _ACCOUNT.street, _ACCOUNT.latitude,
        _ACCOUNT.longitude, _CONTACT.first_name, _CONTACT.last_name, _CONTACT.job_title, _CONTACT.buying_role,
        func.coalesce(_CONTACT.mobile, _CONTACT.phone, "").label("contact_phone"),
        _OPPORTUNITY.name.label("opportunity_name"), _CONVERSATION.id.label("conversation_id"),
        _CONVERSATION.state.label("conversation_state"),
    ).select_from(names.outerjoin(table_of(Conversation), begun))  # fmt: skip


def _read(connection: Connection, statement: Select[Any]) -> list[VisitLine]:
    found: dict[VisitId, VisitLine] = {}
    for row in connection.execute(statement):
        line = _line(row)
        known = found.get(line.id)
        # Two devices can each begin a conversation for one visit: the one that went further is shown.
        if known is None or _reached(line) > _reached(known):
            found[line.id] = line
    return list(found.values())


def _reached(line: VisitLine) -> int:
    return -1 if line.conversation_state is None else _ORDER[line.conversation_state]


def _line(row: Row[Any]) -> VisitLine:
    placed = row.latitude is not None and row.longitude is not None
    return VisitLine(
        id=VisitId(UUID(bytes=row.id)),
        account_id=AccountId(UUID(bytes=row.account_id)),
        account_name=row.name or "",
        city=row.city,
        street=row.street,
        at=(row.latitude, row.longitude) if placed else None,
        starts_on=date.fromisoformat(row.starts_on),
        starts_minute=row.starts_minute,
        duration_minutes=row.duration_minutes,
        channel=Channel(row.channel),
        purpose=VisitPurpose(row.purpose),
        status=VisitStatus(row.status),
        contact_id=ContactId(UUID(bytes=row.contact_id)) if row.contact_id else None,
        contact_name=f"{row.first_name or ''} {row.last_name or ''}".strip(),
        contact_title=row.job_title or "",
        contact_role=BuyingRole(row.buying_role) if row.buying_role else None,
        contact_phone=row.contact_phone,
        opportunity_id=OpportunityId(UUID(bytes=row.opportunity_id)) if row.opportunity_id else None,
        opportunity_name=row.opportunity_name or "",
        conversation_key=row.conversation_key,
        goal=row.goal,
        place=row.place,
        reason=row.reason,
        pinned=bool(row.pinned),
        conversation_id=ConversationId(UUID(bytes=row.conversation_id)) if row.conversation_id else None,
        conversation_state=ConversationState(row.conversation_state) if row.conversation_state else None,
    )


def _of_rep(org_id: OrgId, rep_id: UserId) -> tuple[ColumnElement[bool], ...]:
    return (
        _VISIT.org_id == org_id.bytes,
        _VISIT.rep_id == rep_id.bytes,
        _VISIT.deleted_stamp.is_(None),
        account_lives(org_id, _VISIT.account_id),
    )


def between(connection: Connection, org_id: OrgId, rep_id: UserId, first: date, last: date) -> list[VisitLine]:
    """Reads the visits of a person from a day to another, both included, in order.

    Args:
        connection: Where to read.
        org_id: The firm.
        rep_id: Whose visits.
        first: First day.
        last: Last day.
    """
    days = _VISIT.starts_on.between(first.isoformat(), last.isoformat())
    order = (_VISIT.starts_on, _VISIT.starts_minute, _VISIT.id)
    return _read(connection, _lines().where(*_of_rep(org_id, rep_id), days).order_by(*order))


def by_id(connection: Connection, org_id: OrgId, ids: Sequence[UUID]) -> dict[UUID, VisitLine]:
    """Reads a page of visits.

    Args:
        connection: Where to read.
        org_id: The firm.
        ids: At most a page of them.
    """
    if not ids:
        return {}
    wanted = _VISIT.id.in_([one.bytes for one in ids])
    there = (_VISIT.org_id == org_id.bytes, _VISIT.deleted_stamp.is_(None), account_lives(org_id, _VISIT.account_id))
    found = _read(connection, _lines().where(*there, wanted))
    return {line.id: line for line in found}


def keys_of_rep(connection: Connection, org_id: OrgId, rep_id: UserId, today: date) -> list[Row[Any]]:
    """Reads what decides in which list each visit of a person stands: some 400 days back, and all to come.

    Args:
        connection: Where to read.
        org_id: The firm.
        rep_id: Whose visits.
        today: The day.

    Returns:
        Rows of id, starts_on, starts_minute, status, account name and city, and whether a conversation was held and
        concluded, in order of time.
    """
    begun = and_(
        _CONVERSATION.org_id == _VISIT.org_id,
        _CONVERSATION.visit_id == _VISIT.id,
        _CONVERSATION.deleted_stamp.is_(None),
    )
    joined = table_of(Visit).outerjoin(
        table_of(Account), and_(_ACCOUNT.org_id == _VISIT.org_id, _ACCOUNT.id == _VISIT.account_id)
    )
    statement = (
        select(
            _VISIT.id, _VISIT.starts_on, _VISIT.starts_minute, _VISIT.status, _ACCOUNT.name, _ACCOUNT.city,
            func.max(_CONVERSATION.state == ConversationState.CONCLUDED.value).label("concluded"),
            func.max(_CONVERSATION.state == ConversationState.HELD.value).label("held"),
        )
        .select_from(joined.outerjoin(table_of(Conversation), begun))
        .where(*_of_rep(org_id, rep_id), _VISIT.starts_on >= (today - timedelta(days=LISTED_DAYS_BACK)).isoformat())
        .group_by(_VISIT.id, _VISIT.starts_on, _VISIT.starts_minute, _VISIT.status, _ACCOUNT.name, _ACCOUNT.city)
        .order_by(_VISIT.starts_on, _VISIT.starts_minute, _VISIT.id)
    )  # fmt: skip
    return list(connection.execute(statement))


def own_accounts(connection: Connection, org_id: OrgId, user_id: UserId, today: date) -> list[Row[Any]]:
    """Reads the names of the accounts that a person holds, by name.

    Args:
        connection: Where to read.
        org_id: The firm.
        user_id: Whose accounts.
        today: The day on which he holds them.

    Returns:
        Rows of id, name, city and postcode; without any ownership, the accounts that he entered himself.
    """
    own = table_of(Ownership).c
    day = today.isoformat()
    held = select(own.account_id).where(
        own.org_id == org_id.bytes, own.user_id == user_id.bytes, own.deleted_stamp.is_(None), own.starts_on <= day,
        or_(own.ends_on.is_(None), own.ends_on >= day),
    )  # fmt: skip
    mine = or_(_ACCOUNT.id.in_(held), _ACCOUNT.created_by == user_id.bytes)
    statement = select(_ACCOUNT.id, _ACCOUNT.name, _ACCOUNT.city, _ACCOUNT.postcode)
    statement = statement.where(_ACCOUNT.org_id == org_id.bytes, _ACCOUNT.deleted_stamp.is_(None), mine)
    return list(connection.execute(statement.order_by(_ACCOUNT.name)))


def open_opportunities(connection: Connection, org_id: OrgId, account_id: AccountId) -> list[Opportunity]:
    """Reads the opportunities of an account that are still open, the largest first."""
    here = (
        _OPPORTUNITY.org_id == org_id.bytes,
        _OPPORTUNITY.scope_id == account_id.bytes,
        _OPPORTUNITY.outcome == OpportunityOutcome.OPEN.value,
    )
    largest = func.coalesce(_OPPORTUNITY.amount_cents, 0).desc()
    return find(connection, Opportunity, *here, order_by=(largest, _OPPORTUNITY.id))


def counts(connection: Connection, org_id: OrgId, rep_id: UserId, first: date, last: date) -> dict[VisitStatus, int]:
    """Counts the visits of a person by what became of them, from a day to another.

    Args:
        connection: Where to read.
        org_id: The firm.
        rep_id: Whose visits.
        first: First day.
        last: Last day.
    """
    days = _VISIT.starts_on.between(first.isoformat(), last.isoformat())
    statement = select(_VISIT.status, func.count()).where(*_of_rep(org_id, rep_id), days).group_by(_VISIT.status)
    return {VisitStatus(status): int(count) for status, count in connection.execute(statement)}
