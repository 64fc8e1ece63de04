"""Reading what a person must know this morning (journée): promises due, coaching, what changed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, and_, case, func, or_, select, true

from salesdesk.domain.accounts import Account, Ownership
from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conflicts import Conflict
from salesdesk.domain.conversation import Commitment, CommitmentStatus, Conversation
from salesdesk.domain.ids import CoachingNoteId, OrgId, UserId, VisitId
from salesdesk.domain.people import User
from salesdesk.domain.wire import from_wire, instant_to_wire
from salesdesk.store.queries.records import record_columns
from salesdesk.store.tables import table_of

_COMMITMENT = table_of(Commitment).c
_ACCOUNT = table_of(Account).c
_NOTE = table_of(CoachingNote).c
_CONFLICT = table_of(Conflict).c


@dataclass(frozen=True, slots=True)
class DueCommitment:
    """An open promise with the name of its account."""

    commitment: Commitment
    account_name: str


@dataclass(frozen=True, slots=True)
class CoachingLine:
    """A note of a manager with the names that go with it.

    Attributes:
        account_name: Account of the conversation or affair; empty when the note is about neither.
        visit_id: Visit of the conversation; None when there is none.
    """

    note: CoachingNote
    author_name: str
    account_name: str
    visit_id: VisitId | None


def due_until(connection: Connection, org_id: OrgId, user_id: UserId, today: date, last: date) -> list[DueCommitment]:
    """Reads the open promises on the accounts of a person that are due by a day, the oldest first.

    Args:
        connection: Where to read.
        org_id: The firm.
        user_id: Whose accounts.
        today: The day on which he holds them.
        last: Last day due.
    """
    own = table_of(Ownership).c
    held = select(own.account_id).where(
        own.org_id == org_id.bytes, own.user_id == user_id.bytes, own.deleted_stamp.is_(None),
        own.starts_on <= today.isoformat(), or_(own.ends_on.is_(None), own.ends_on >= today.isoformat()),
    )  # fmt: skip
    joined = table_of(Commitment).join(
        table_of(Account), and_(_ACCOUNT.org_id == _COMMITMENT.org_id, _ACCOUNT.id == _COMMITMENT.account_id)
    )
    statement = (
        select(*record_columns(Commitment), _ACCOUNT.name.label("account_name"))
        .select_from(joined)
        .where(
            _COMMITMENT.org_id == org_id.bytes,
            _COMMITMENT.due_on <= last.isoformat(),
            _COMMITMENT.status == CommitmentStatus.OPEN.value,
            _COMMITMENT.deleted_stamp.is_(None),
            _ACCOUNT.deleted_stamp.is_(None),
            or_(_ACCOUNT.id.in_(held), _ACCOUNT.created_by == user_id.bytes),
        )
        .order_by(_COMMITMENT.due_on, _COMMITMENT.id)
    )
    return [
        DueCommitment(from_wire(Commitment, row), row["account_name"])
        for row in connection.execute(statement).mappings()
    ]


def coaching_waiting(
    connection: Connection, org_id: OrgId, person_id: UserId, limit: int, since: datetime | None = None
) -> list[CoachingLine]:
    """Reads the coaching notes of a person that he has not seen or not answered, latest first.

    Args:
        connection: Where to read.
        org_id: The firm.
        person_id: To whom they are written.
        limit: At most so many.
        since: Notes written before are left out once they were seen; None leaves none out.
    """
    recent = true() if since is None else _NOTE.written_at >= instant_to_wire(since)
    talk, author = table_of(Conversation).c, table_of(User).c
    joined = (
        table_of(CoachingNote)
        .outerjoin(table_of(User), and_(author.org_id == _NOTE.org_id, author.id == _NOTE.author_id))
        .outerjoin(table_of(Conversation), and_(talk.org_id == _NOTE.org_id, talk.id == _NOTE.conversation_id))
        .outerjoin(
            table_of(Account),
            and_(
                _ACCOUNT.org_id == _NOTE.org_id,
                _ACCOUNT.id == func.coalesce(_NOTE.account_id, talk.account_id),
                _ACCOUNT.deleted_stamp.is_(None),
            ),
        )
    )
    statement = (
        select(
            *record_columns(CoachingNote), author.name.label("author_name"), _ACCOUNT.name.label("account_name"),
            case((_ACCOUNT.id.is_not(None), talk.visit_id)).label("visit_id"),
        )
        .select_from(joined)
        .where(
            _NOTE.org_id == org_id.bytes,
            _NOTE.scope_id == person_id.bytes,
            _NOTE.deleted_stamp.is_(None),
            or_(_NOTE.seen_at.is_(None), and_(_NOTE.reply == "", recent)),
        )
        .order_by(_NOTE.written_at.desc())
        .limit(limit)
    )  # fmt: skip
    return [
        CoachingLine(
            from_wire(CoachingNote, row),
            row["author_name"] or "",
            row["account_name"] or "",
            VisitId(UUID(bytes=row["visit_id"])) if row["visit_id"] else None,
        )
        for row in connection.execute(statement).mappings()
    ]


def coaching_answers(connection: Connection, org_id: OrgId, author_id: UserId, since: datetime) -> list[CoachingNoteId]:
    """Reads which notes that a person wrote were answered since an instant.

    Args:
        connection: Where to read.
        org_id: The firm.
        author_id: Who wrote them.
        since: From when.
    """
    statement = select(_NOTE.id).where(
        _NOTE.org_id == org_id.bytes, _NOTE.author_id == author_id.bytes, _NOTE.deleted_stamp.is_(None),
        _NOTE.replied_at >= instant_to_wire(since),
    )  # fmt: skip
    return [CoachingNoteId(UUID(bytes=row.id)) for row in connection.execute(statement)]


def open_conflicts(connection: Connection, org_id: OrgId) -> int:
    """Counts the conflicts that nobody has settled yet."""
    statement = select(func.count()).where(
        _CONFLICT.org_id == org_id.bytes, _CONFLICT.deleted_stamp.is_(None), _CONFLICT.resolved_at.is_(None)
    )
    return int(connection.execute(statement).scalar_one())


def any_account(connection: Connection, org_id: OrgId) -> bool:
    """Tells whether there is any account at all on this laptop."""
    statement = select(_ACCOUNT.id).where(_ACCOUNT.org_id == org_id.bytes, _ACCOUNT.deleted_stamp.is_(None)).limit(1)
    return connection.execute(statement).first() is not None
