"""Reading the work of a team (équipe): latest conversations, what moved in some days, visits held and planned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, ScalarSelect, Select, and_, case, func, or_, select

from salesdesk.domain.accounts import Account
from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conversation import Commitment, Conversation, ConversationOutcome, ConversationState
from salesdesk.domain.ids import AccountId, ConversationId, OrgId, UserId
from salesdesk.domain.opportunities import Evidence, Opportunity
from salesdesk.domain.process import Side
from salesdesk.domain.visits import Channel, Visit, VisitStatus
from salesdesk.domain.wire import instant_from_wire
from salesdesk.store.queries.living import account_lives
from salesdesk.store.tables import table_of

_TALK = table_of(Conversation).c
_ACCOUNT = table_of(Account).c
_AFFAIR = table_of(Opportunity).c
_PROOF = table_of(Evidence).c
_PROMISE = table_of(Commitment).c
_NOTE = table_of(CoachingNote).c
_VISIT = table_of(Visit).alias("held").c
_NEXT = table_of(Visit).alias("following").c


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLine:
    """A conversation in a list, without its notes.

    Attributes:
        at: When it was concluded, else begun, else prepared.
        proofs: Proofs of the client obtained in it.
        promises: Commitments of the client with a date obtained in it.
        next_on: Day of the next contact fixed in it; None when there is none.
        next_channel: By what way that contact is made.
        notes: Coaching notes on it.
        unanswered: Those that were not answered.
    """

    id: ConversationId
    rep_id: UserId
    account_id: AccountId
    account_name: str
    opportunity_name: str
    at: datetime
    state: ConversationState
    outcome: ConversationOutcome | None
    goal: str
    channel: Channel | None
    proofs: int
    promises: int
    next_on: date | None
    next_channel: Channel | None
    notes: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class Moved:
    """What a person's clients gave in some days.

    Attributes:
        proofs: Proofs of the client's side.
        promises: Commitments of the client with a date.
    """

    proofs: int = 0
    promises: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """What a person did in some days.

    Attributes:
        held: Contacts made.
        planned: Contacts that were or are to be made.
    """

    held: int = 0
    planned: int = 0


def _client_proofs() -> ScalarSelect[Any]:
    return (
        select(func.count())
        .where(
            _PROOF.org_id == _TALK.org_id, _PROOF.scope_id == _TALK.scope_id, _PROOF.conversation_id == _TALK.id,
            _PROOF.side == Side.CLIENT.value, _PROOF.deleted_stamp.is_(None),
        )
        .correlate(table_of(Conversation))
        .scalar_subquery()
    )  # fmt: skip


def _client_promises() -> ScalarSelect[Any]:
    return (
        select(func.count())
        .where(
            _PROMISE.org_id == _TALK.org_id, _PROMISE.scope_id == _TALK.scope_id, _PROMISE.conversation_id == _TALK.id,
            _PROMISE.side == Side.CLIENT.value, _PROMISE.due_on.is_not(None), _PROMISE.deleted_stamp.is_(None),
        )
        .correlate(table_of(Conversation))
        .scalar_subquery()
    )  # fmt: skip


def _notes(*more: ColumnElement[bool]) -> ScalarSelect[Any]:
    return (
        select(func.count())
        .where(_NOTE.org_id == _TALK.org_id, _NOTE.conversation_id == _TALK.id, _NOTE.deleted_stamp.is_(None), *more)
        .correlate(table_of(Conversation))
        .scalar_subquery()
    )


def _talks(*conditions: ColumnElement[bool]) -> Select[Any]:
    joined = (
        table_of(Conversation)
        .join(table_of(Account), and_(_ACCOUNT.org_id == _TALK.org_id, _ACCOUNT.id == _TALK.account_id))
        .outerjoin(table_of(Opportunity), and_(_AFFAIR.org_id == _TALK.org_id, _AFFAIR.id == _TALK.opportunity_id))
        .outerjoin(_VISIT.id.table, and_(_VISIT.org_id == _TALK.org_id, _VISIT.id == _TALK.visit_id))
        .outerjoin(_NEXT.id.table, and_(_NEXT.org_id == _TALK.org_id, _NEXT.id == _TALK.next_visit_id))
    )
    return (
        select(
            _TALK.id, _TALK.rep_id, _TALK.account_id, _ACCOUNT.name.label("account_name"),
            _AFFAIR.name.label("opportunity_name"), _at().label("at"), _TALK.state, _TALK.outcome, _TALK.goal,
            _VISIT.channel, _client_proofs().label("proofs"), _client_promises().label("promises"),
            _NEXT.starts_on.label("next_on"), _NEXT.channel.label("next_channel"),
            _notes().label("notes"), _notes(_NOTE.reply == "").label("unanswered"),
        )
        .select_from(joined)
        .where(_TALK.deleted_stamp.is_(None), *conditions)
    )  # fmt: skip


def _at() -> ColumnElement[int]:
    return func.coalesce(_TALK.concluded_at, _TALK.started_at, _TALK.created_at)


def _line(row: Row[Any]) -> TalkLine:
    return TalkLine(
        id=ConversationId(UUID(bytes=row.id)),
        rep_id=UserId(UUID(bytes=row.rep_id)),
        account_id=AccountId(UUID(bytes=row.account_id)),
        account_name=row.account_name,
        opportunity_name=row.opportunity_name or "",
        at=instant_from_wire(row.at),
        state=ConversationState(row.state),
        outcome=None if row.outcome is None else ConversationOutcome(row.outcome),
        goal=row.goal,
        channel=None if row.channel is None else Channel(row.channel),
        proofs=row.proofs,
        promises=row.promises,
        next_on=None if row.next_on is None else date.fromisoformat(row.next_on),
        next_channel=None if row.next_channel is None else Channel(row.next_channel),
        notes=row.notes,
        unanswered=row.unanswered,
    )


def latest_talks(connection: Connection, org_id: OrgId, people: Sequence[UserId]) -> dict[UserId, TalkLine]:
    """Reads the conversation that each of some people concluded last, in two statements.

    Args:
        connection: Where to read.
        org_id: The firm.
        people: Whose.

    Returns:
        A line for each person who has concluded one.
    """
    place = func.row_number().over(partition_by=_TALK.rep_id, order_by=(_TALK.concluded_at.desc(), _TALK.id.desc()))
    ranked = (
        select(_TALK.id, place.label("place"))
        .where(
            _TALK.org_id == org_id.bytes,
            _TALK.rep_id.in_([one.bytes for one in people]),
            _TALK.state == ConversationState.CONCLUDED.value,
            _TALK.deleted_stamp.is_(None),
            account_lives(org_id, _TALK.account_id),
        )
        .subquery()
    )
    wanted = [row.id for row in connection.execute(select(ranked.c.id).where(ranked.c.place == 1))]
    rows = connection.execute(_talks(_TALK.org_id == org_id.bytes, _TALK.id.in_(wanted)))
    return {line.rep_id: line for line in map(_line, rows)}


def talks_of(connection: Connection, org_id: OrgId, rep_id: UserId, limit: int) -> list[TalkLine]:
    """Reads the conversations that a person held or concluded, latest first.

    Args:
        connection: Where to read.
        org_id: The firm.
        rep_id: Whose.
        limit: At most so many.
    """
    statement = _talks(
        _TALK.org_id == org_id.bytes, _TALK.rep_id == rep_id.bytes, _TALK.state != ConversationState.PREPARED.value,
        account_lives(org_id, _TALK.account_id),
    )  # fmt: skip
    rows = connection.execute(statement.order_by(_at().desc(), _TALK.id.desc()).limit(limit))
    return [_line(row) for row in rows]


def moved_between(connection: Connection, org_id: OrgId, first: date, last: date) -> Mapping[UserId, Moved]:
    """Counts what the clients of each person gave in some days, in two statements.

    Args:
        connection: Where to read.
        org_id: The firm.
        first: First day.
        last: Last day.
    """
    proofs = connection.execute(
        select(_PROOF.recorded_by, func.count())
        .where(
            _PROOF.org_id == org_id.bytes, _PROOF.happened_on.between(first.isoformat(), last.isoformat()),
            _PROOF.side == Side.CLIENT.value, _PROOF.deleted_stamp.is_(None), account_lives(org_id, _PROOF.scope_id),
        )
        .group_by(_PROOF.recorded_by)
    )  # fmt: skip
    person = func.coalesce(_TALK.rep_id, _AFFAIR.owner_id)
    promises = connection.execute(
        select(person, func.count())
        .select_from(
            table_of(Commitment)
            .outerjoin(
                table_of(Conversation), and_(_TALK.org_id == _PROMISE.org_id, _TALK.id == _PROMISE.conversation_id)
            )
            .outerjoin(
                table_of(Opportunity), and_(_AFFAIR.org_id == _PROMISE.org_id, _AFFAIR.id == _PROMISE.opportunity_id)
            )
        )
        .where(
            _PROMISE.org_id == org_id.bytes, _PROMISE.made_on.between(first.isoformat(), last.isoformat()),
            _PROMISE.side == Side.CLIENT.value, _PROMISE.due_on.is_not(None), _PROMISE.deleted_stamp.is_(None),
            or_(_TALK.rep_id.is_not(None), _AFFAIR.owner_id.is_not(None)), account_lives(org_id, _PROMISE.account_id),
        )
        .group_by(person)
    )  # fmt: skip
    proved = {UserId(UUID(bytes=who)): int(count) for who, count in proofs}
    promised = {UserId(UUID(bytes=who)): int(count) for who, count in promises}
    return {who: Moved(proved.get(who, 0), promised.get(who, 0)) for who in proved.keys() | promised.keys()}


def made_between(
    connection: Connection, org_id: OrgId, people: Sequence[UserId], first: date, last: date
) -> Mapping[UserId, Made]:
    """Counts the contacts that some people made and planned in some days.

    Args:
        connection: Where to read.
        org_id: The firm.
        people: Whose.
        first: First day.
        last: Last day.
    """
    visit = table_of(Visit).c
    rows = connection.execute(
        select(
            visit.rep_id,
            func.sum(case((visit.status == VisitStatus.DONE.value, 1), else_=0)),
            func.sum(case((visit.status != VisitStatus.CANCELLED.value, 1), else_=0)),
        )
        .where(
            visit.org_id == org_id.bytes, visit.rep_id.in_([one.bytes for one in people]),
            visit.starts_on.between(first.isoformat(), last.isoformat()), visit.deleted_stamp.is_(None),
            account_lives(org_id, visit.account_id),
        )
        .group_by(visit.rep_id)
    )  # fmt: skip
    return {UserId(UUID(bytes=who)): Made(int(held), int(planned)) for who, held, planned in rows}


@dataclass(frozen=True, slots=True)
class NextContact:
    """The contact that a person makes next."""

    account_name: str
    starts_on: date
    starts_minute: int
    channel: Channel


def next_contact(connection: Connection, org_id: OrgId, rep_id: UserId, today: date) -> NextContact | None:
    """Reads the first contact that a person has planned from a day on; None when there is none.

    Args:
        connection: Where to read.
        org_id: The firm.
        rep_id: Whose.
        today: From when.
    """
    visit = table_of(Visit).c
    row = connection.execute(
        select(_ACCOUNT.name, visit.starts_on, visit.starts_minute, visit.channel)
        .select_from(
            table_of(Visit).join(
                table_of(Account), and_(_ACCOUNT.org_id == visit.org_id, _ACCOUNT.id == visit.account_id)
            )
        )
        .where(
            visit.org_id == org_id.bytes, visit.rep_id == rep_id.bytes, visit.starts_on >= today.isoformat(),
            visit.status == VisitStatus.PLANNED.value, visit.deleted_stamp.is_(None), _ACCOUNT.deleted_stamp.is_(None),
        )
        .order_by(visit.starts_on, visit.starts_minute)
        .limit(1)
    ).one_or_none()  # fmt: skip
    if row is None:
        return None
    return NextContact(row.name, date.fromisoformat(row.starts_on), row.starts_minute, Channel(row.channel))
