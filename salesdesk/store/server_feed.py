"""The feed that the server reads for one person: rows as the driver gives them, in pages by key. Source: sync.md.

Nothing is converted: what the database stores is what travels. Rows that a person sees are those of the firm and those
of the scopes that ``access`` gives him; a row's place in the feed is the later of its own revision and the revision at
which he gained its scope.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    LargeBinary,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)

from salesdesk.domain.nouns import NOUN_BY_NAME, NOUNS, Noun, ScopeKind
from salesdesk.store.server_store import chunks
from salesdesk.store.server_tables import ACCESS, MOVED
from salesdesk.store.tables import TABLES

_ORG: Final = bindparam("org_id", type_=LargeBinary)
_USER: Final = bindparam("user_id", type_=LargeBinary)
_AFTER_REV: Final = bindparam("after_rev", type_=BigInteger)
_AFTER_NOUN: Final = bindparam("after_noun", type_=BigInteger)
_AFTER_ID: Final = bindparam("after_id", type_=LargeBinary)
_HORIZON: Final = bindparam("horizon", type_=BigInteger)

NOUN_PLACE: Final = {noun.name: place for place, noun in enumerate(NOUNS)}


def sent_columns(noun: Noun) -> list[str]:
    """Returns the columns of a noun that travel: all but the organisation, which both ends know."""
    return [str(column.name) for column in TABLES[noun.name].c if column.name != "org_id"]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a feed is read.

    Attributes:
        org_id: His firm.
        user_id: He.
        nouns: Nouns that his role reads, in their order.
    """

    org_id: UUID
    user_id: UUID
    nouns: Sequence[Noun]


def _seen(noun: Noun) -> tuple[FromClause, ColumnElement[bool], ColumnElement[int]]:
    """Returns what to read from, the condition of visibility, and the place in the feed."""
    table, access = TABLES[noun.name], ACCESS.c
    own = table.c.org_id == _ORG
    if noun.scope is ScopeKind.ORG:
        return table, own, table.c.rev
    link = and_(
        access.org_id == table.c.org_id,
        access.user_id == _USER,
        access.scope_id == table.c.scope_id,
        access.lost_rev.is_(None),
    )
    place = case((access.gained_rev > table.c.rev, access.gained_rev), else_=table.c.rev)
    if noun.scope is ScopeKind.RECORD:
        shared = or_(access.user_id.is_not(None), table.c.scope_id == _ORG)
        return table.outerjoin(ACCESS, link), and_(own, shared), place
    return table.join(ACCESS, link), own, place


@dataclass(frozen=True, slots=True)
class FeedKey:
    """The place of a row in the feed: revision, place of its noun, id."""

    rev: int
    noun: int
    record_id: bytes


def feed_keys(connection: Connection, reader: Reader, after: FeedKey, horizon: int, limit: int) -> list[FeedKey]:
    """Reads which rows come next.

    Args:
        connection: Where to read.
        reader: For whom.
        after: The last row read.
        horizon: Revision at which to stop, included.
        limit: At most so many.

    Returns:
        The places of the rows, in order.
    """
    if not reader.nouns:
        return []
    gained = _has_gained(connection, reader, after.rev, horizon)
    statement = _keys_statement(tuple(noun.name for noun in reader.nouns), gained)
    given = {
        "org_id": reader.org_id.bytes,
        "user_id": reader.user_id.bytes,
        "after_rev": after.rev,
        "after_noun": after.noun,
        "after_id": after.record_id,
        "horizon": horizon,
        "most": limit,
    }
    return [FeedKey(row.place, row.noun, row.id) for row in connection.execute(statement, given)]


@cache
def _keys_statement(nouns: tuple[str, ...], gained: bool) -> Select[Any]:
    """Builds the statement once for each set of nouns: putting it together costs more than running it."""
    parts: list[Select[Any]] = []
    for name in nouns:
        noun, columns = NOUN_BY_NAME[name], TABLES[name].c
        parts.append(_part(noun, columns.rev.between(_AFTER_REV, _HORIZON)))
        if gained and noun.scope is not ScopeKind.ORG:
            parts.append(_part(noun, ACCESS.c.gained_rev.between(_AFTER_REV, _HORIZON)))
    rows = union_all(*parts).subquery()
    # A part may repeat a row of another one: the same key, once.
    return (
        select(rows.c.place, rows.c.noun, rows.c.id)
        .distinct()
        .order_by(rows.c.place, rows.c.noun, rows.c.id)
        .limit(bindparam("most", type_=BigInteger))
    )


def _has_gained(connection: Connection, reader: Reader, since: int, horizon: int) -> bool:
    access = ACCESS.c
    statement = select(access.scope_id).where(
        access.org_id == reader.org_id.bytes,
        access.user_id == reader.user_id.bytes,
        access.gained_rev >= since,
        access.gained_rev <= horizon,
        access.lost_rev.is_(None),
    )
    return connection.execute(statement.limit(1)).first() is not None


def _part(noun: Noun, narrowing: ColumnElement[bool]) -> Select[Any]:
    table = TABLES[noun.name]
    source, seen, place = _seen(noun)
    number = literal(NOUN_PLACE[noun.name], BigInteger)
    rest = or_(number > _AFTER_NOUN, and_(number == _AFTER_NOUN, table.c.id > _AFTER_ID))
    return (
        select(place.label("place"), number.label("noun"), table.c.id)
        .select_from(source)
        .where(seen, narrowing, place <= _HORIZON, or_(place > _AFTER_REV, and_(place == _AFTER_REV, rest)))
    )


def _raw(connection: Connection, reader: Reader, statement: Select[Any]) -> list[Any]:
    """Runs a statement and takes the driver's own tuples: no object is made for a row."""
    result = connection.execute(statement, {"org_id": reader.org_id.bytes, "user_id": reader.user_id.bytes})
    rows = result.cursor.fetchall()
    result.close()
    return list(rows)


def rows_by_id(connection: Connection, reader: Reader, noun: Noun, ids: Sequence[bytes]) -> list[Any]:
    """Reads rows by id, in the order of :func:`sent_columns`; only those that the person sees.

    Args:
        connection: Where to read.
        reader: For whom.
        noun: Of what.
        ids: Which ones.

    Returns:
        Raw rows.
    """
    table = TABLES[noun.name]
    source, seen, _ = _seen(noun)
    columns = [table.c[name] for name in sent_columns(noun)]
    found: list[Any] = []
    for some in chunks(ids):
        found += _raw(connection, reader, select(*columns).select_from(source).where(seen, table.c.id.in_(some)))
    return found


def snapshot_rows(
    connection: Connection, reader: Reader, noun: Noun, after: tuple[bytes, bytes], horizon: int, limit: int
) -> list[Any]:
    """Reads the next live rows of one noun in the order of scope and id.

    Args:
        connection: Where to read.
        reader: For whom.
        noun: Of what.
        after: Scope and id of the last row read; empty ones at the start.
        horizon: Revision of the snapshot: what changed later comes with the feed.
        limit: At most so many.

    Returns:
        Raw rows in the order of :func:`sent_columns`.
    """
    table = TABLES[noun.name]
    source, seen, _ = _seen(noun)
    columns = [table.c[name] for name in sent_columns(noun)]
    if noun.scope in {ScopeKind.ORG, ScopeKind.RECORD}:
        next_rows, order = table.c.id > after[1], [table.c.id]
    else:
        # Through the person's scopes, never through the whole firm.
        next_rows, order = tuple_(ACCESS.c.scope_id, table.c.id) > after, [ACCESS.c.scope_id, table.c.id]
    statement = (
        select(*columns)
        .select_from(source)
        .where(seen, next_rows, table.c.rev <= horizon, table.c.deleted_stamp.is_(None))
        .order_by(*order)
        .limit(limit)
    )
    return _raw(connection, reader, statement)


def lost_scopes(connection: Connection, reader: Reader, since: int, horizon: int) -> list[bytes]:
    """Finds the scopes that the person lost after a revision and does not see again."""
    access = ACCESS.c
    statement = select(access.scope_id).where(
        access.org_id == reader.org_id.bytes,
        access.user_id == reader.user_id.bytes,
        access.lost_rev > since,
        access.lost_rev <= horizon,
    )
    return list(connection.execute(statement).scalars())


def moved_rows(connection: Connection, reader: Reader, since: int, horizon: int) -> list[tuple[str, bytes, bytes]]:
    """Finds the records that left, after a revision, a scope that the person sees or saw.

    Returns:
        Noun, record, scope left.
    """
    access, moved = ACCESS.c, MOVED.c
    statement = (
        select(moved.noun, moved.record_id, moved.scope_id)
        .select_from(
            MOVED.join(ACCESS, and_(access.org_id == moved.org_id, access.scope_id == moved.scope_id)),
        )
        .where(
            moved.org_id == reader.org_id.bytes,
            access.user_id == reader.user_id.bytes,
            moved.rev > since,
            moved.rev <= horizon,
        )
    )
    return [(row.noun, row.record_id, row.scope_id) for row in connection.execute(statement)]


def newest_place(connection: Connection, reader: Reader) -> int:
    """Returns the revision at which the person's rights were last set anew; 0 if never."""
    access = ACCESS.c
    statement = select(func.max(access.gained_rev)).where(
        access.org_id == reader.org_id.bytes,
        access.user_id == reader.user_id.bytes,
        access.scope_id == reader.org_id.bytes,
    )
    return int(connection.execute(statement).scalar() or 0)
