"""Writing pulled rows on the laptop, by the driver itself: stored values travel as they are, no object a row.

The rows, what is gone and the cursor are written in one transaction; changes that still wait to be sent are then made
again over the rows, so that a person always sees his own edits. Source: sync.md section 2, Ordering promise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from salesdesk.domain.change import Change, ChangeKind, Merge
from salesdesk.domain.clock import ZERO_STAMP, Stamp
from salesdesk.domain.nouns import NOUN_BY_NAME, NOUNS, Noun
from salesdesk.domain.wire import forms_of, texts_from_wire, texts_to_wire
from salesdesk.store import texts
from salesdesk.store.changes import pack_stamps, pack_values, unpack_stamps
from salesdesk.store.laptop_tables import OUTBOX, PENDING_CHANGE
from salesdesk.store.outbox import Queued
from salesdesk.store.queries.records import KeptRow, as_kept, by_key
from salesdesk.store.tables import TABLES, state_column

_CHUNK: Final = 500
_UNCONFIRMED: Final = -1
"""Revision of a row that a new snapshot has not confirmed yet."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What some rows did.

    Attributes:
        ids: The records.
        scopes: Their scopes.
        newest: Greatest stamp among them.
    """

    ids: frozenset[bytes]
    scopes: frozenset[bytes]
    newest: Stamp


_NOTHING: Final = Applied(frozenset(), frozenset(), ZERO_STAMP)


def apply_rows(
    connection: Connection, org_id: UUID, noun_name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> Applied:
    """Writes rows of one noun as the server has them.

    Args:
        connection: The transaction.
        org_id: The firm.
        noun_name: Of what; rows of a noun that this version does not know are left out, the upgrade reads anew.
        columns: Names of the values of a row, in order.
        rows: The values.

    Returns:
        What they are.
    """
    noun = NOUN_BY_NAME.get(noun_name)
    if noun is None or not rows:
        return _NOTHING
    known = _columns(noun_name)
    if tuple(columns) != known:
        _keep_unknown(connection, noun_name, known, columns, rows)
        rows = _rearranged(noun, known, columns, rows)
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.executemany(_upsert(noun_name, org_id.hex), rows)
    at = {name: place for place, name in enumerate(known)}
    return Applied(
        ids=frozenset([row[at["id"]] for row in rows]),
        scopes=frozenset([row[at["scope_id"]] for row in rows]),
        newest=_newest(rows, at["stamp"], at["stamps"], at["deleted_stamp"]),
    )


@cache
def _columns(noun_name: str) -> tuple[str, ...]:
    return tuple(str(column.name) for column in TABLES[noun_name].c if column.name != "org_id")


@cache
def _upsert(noun_name: str, org_hex: str) -> str:
    columns = _columns(noun_name)
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    taken = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != "id")
    # Names come from our own tables and the organisation is hexadecimal digits: nothing from outside enters the text.
    return (
        f"INSERT INTO \"{noun_name}\" (org_id, {names}) VALUES (X'{org_hex}', {marks}) "  # noqa: S608  # see above
        f'ON CONFLICT (org_id, id) DO UPDATE SET {taken} WHERE excluded.rev >= "{noun_name}".rev'
    )


def _newest(rows: Sequence[Sequence[Any]], stamp: int, stamps: int, deleted: int) -> Stamp:
    newest = max(row[stamp] for row in rows)
    for row in rows:
        if row[stamps] is not None:
            newest = max(newest, *unpack_stamps(row[stamps]).values())
        if row[deleted] is not None:
            newest = max(newest, row[deleted])
    return Stamp(newest)


def _rearranged(
    noun: Noun, known: Sequence[str], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> list[list[Any]]:
    place = {name: at for at, name in enumerate(columns)}
    # An older server does not send the newest fields: they take their defaults.
    defaults = {form.name: form.default for form in forms_of(noun.record)}
    return [[row[place[name]] if name in place else defaults.get(name) for name in known] for row in rows]


def _keep_unknown(
    connection: Connection, noun_name: str, known: Sequence[str], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    unknown = [(at, name) for at, name in enumerate(columns) if name not in known]
    key = list(columns).index("id")
    kept = [
        {"noun": noun_name, "record_id": row[key], "fields": pack_values({name: row[at] for at, name in unknown})}
        for row in rows
        if any(row[at] is not None for at, _ in unknown)
    ]
    if kept:
        statement = insert(PENDING_CHANGE)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["noun", "record_id"], set_={"fields": statement.excluded.fields}
            ),
            kept,
        )


def replay(connection: Connection, device_id: UUID, waiting: Iterable[Queued]) -> None:
    """Makes changes that wait to be sent again over rows that came from the server.

    Args:
        connection: The transaction.
        device_id: This laptop.
        waiting: The changes, in order.
    """
    for queued in waiting:
        change = queued.change
        noun = NOUN_BY_NAME[change.noun]
        table = TABLES[change.noun]
        key = by_key(connection, table, change.record_id)
        row = connection.execute(select(table).where(key)).mappings().one_or_none()
        if row is not None:
            written = _replayed(noun, as_kept(noun.record, row), change, device_id)
            connection.execute(update(table).where(key).values(**written))


def _replayed(noun: Noun, kept: KeptRow, change: Change, device_id: UUID) -> dict[str, Any]:
    if change.kind is ChangeKind.DELETE:
        return {"deleted_stamp": change.stamp}
    if change.kind is ChangeKind.REVIVE:
        return {"deleted_stamp": None}
    row: dict[str, Any] = {}
    for form in forms_of(noun.record):
        name = form.name
        if name in change.text:
            row[state_column(name)], row[name] = texts.merge(kept.states[name], change.text[name])
        elif name in change.members:
            row[name] = texts_to_wire(change.members[name].applied_to(texts_from_wire(str(kept.values[name]))))
        elif name in change.fields and form.merge is Merge.TEXT:
            row[state_column(name)], _ = texts.edit(kept.states[name], str(change.fields[name]), device_id)
            row[name] = change.fields[name]
        elif name in change.fields:
            row[name] = change.fields[name]
    touched = [*change.fields, *change.members, *change.text]
    stamps = dict(kept.stamps) | dict.fromkeys(touched, change.stamp)
    return row | {"stamps": pack_stamps(stamps)}


def drop_scopes(connection: Connection, scopes: Iterable[bytes]) -> set[tuple[str, bytes]]:
    """Removes all rows of some scopes from the laptop.

    Returns:
        Noun and id of each row removed.
    """
    gone: set[tuple[str, bytes]] = set()
    ordered = sorted(set(scopes))
    for start in range(0, len(ordered), _CHUNK):
        some = ordered[start : start + _CHUNK]
        for noun in NOUNS:
            table = TABLES[noun.name]
            statement = delete(table).where(table.c.scope_id.in_(some)).returning(table.c.id)
            gone.update((noun.name, one) for one in connection.execute(statement).scalars())
    return gone


def drop_row(connection: Connection, noun_name: str, record_id: bytes, scope_id: bytes) -> bool:
    """Removes one row if it is still in a scope; an empty scope stands for any.

    Returns:
        True when a row was removed.
    """
    table = TABLES.get(noun_name)
    if table is None:
        return False
    statement = delete(table).where(by_key(connection, table, UUID(bytes=record_id)))
    if scope_id:
        statement = statement.where(table.c.scope_id == scope_id)
    return bool(connection.execute(statement).rowcount)


def begin_anew(connection: Connection) -> None:
    """Marks every row as not confirmed, before a new snapshot; the rows stay readable until it is complete."""
    for noun in NOUNS:
        table = TABLES[noun.name]
        connection.execute(update(table).values(rev=_UNCONFIRMED))


def end_anew(connection: Connection) -> set[tuple[str, bytes]]:
    """Removes the rows that a complete snapshot did not confirm, save those with changes that wait or were refused.

    Returns:
        Noun and id of each row removed.
    """
    gone: set[tuple[str, bytes]] = set()
    for noun in NOUNS:
        table = TABLES[noun.name]
        waiting = select(OUTBOX.c.record_id).where(OUTBOX.c.noun == noun.name, OUTBOX.c.acked_at.is_(None))
        statement = delete(table).where(table.c.rev == _UNCONFIRMED, table.c.id.not_in(waiting)).returning(table.c.id)
        gone.update((noun.name, one) for one in connection.execute(statement).scalars())
    return gone


def ids_in_scopes(connection: Connection, noun_name: str, ids: Iterable[bytes]) -> dict[bytes, bytes]:
    """Returns the scope of each of some records of a noun that are here, by id."""
    table = TABLES[noun_name]
    rows = connection.execute(select(table.c.id, table.c.scope_id).where(table.c.id.in_(list(ids))))
    return {row.id: row.scope_id for row in rows}
