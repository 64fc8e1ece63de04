"""Reading whole records of any noun: by id, by condition, with the stamps and the state that sync keeps beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from salesdesk.domain.change import Wire
from salesdesk.domain.clock import ZERO_STAMP, Stamp
from salesdesk.domain.errors import ConflictError
from salesdesk.domain.nouns import NOUN_OF
from salesdesk.domain.wire import forms_of, from_wire
from salesdesk.store.changes import unpack_stamps
from salesdesk.store.engine import ORG
from salesdesk.store.tables import state_column, table_of, text_fields

Record = TypeVar("Record")


def record_columns(record: type[Any], table: Table | None = None) -> list[ColumnElement[Any]]:
    """Returns the columns that make up a record, in the order of its fields."""
    table = table_of(record) if table is None else table
    return [table.c[form.name] for form in forms_of(record)]


def by_key(connection: Connection, table: Table, record_id: UUID) -> ColumnElement[bool]:
    """Returns the condition that finds one record by its whole key: firm and id.

    Args:
        connection: Where to read; a laptop's knows its firm.
        table: Of a noun.
        record_id: The record.

    Returns:
        The condition; on the id alone, which reads the whole table, where the connection serves no one firm.
    """
    org_id = connection.info.get(ORG)
    own = table.c.id == record_id.bytes
    return own if org_id is None else and_(table.c.org_id == org_id, own)


def _firm(connection: Connection, table: Table) -> list[ColumnElement[bool]]:
    org_id = connection.info.get(ORG)
    return [] if org_id is None else [table.c.org_id == org_id]


def find(
    connection: Connection,
    record: type[Record],
    *conditions: ColumnElement[bool],
    order_by: Sequence[ColumnElement[Any]] = (),
    limit: int | None = None,
) -> list[Record]:
    """Reads the live records of a noun.

    Args:
        connection: Where to read.
        record: The record class.
        *conditions: Conditions on the columns of ``table_of(record)``, in wire values (identifiers as 16 bytes).
        order_by: Columns to sort by.
        limit: At most so many.

    Returns:
        The records; deleted ones are left out.
    """
    table = table_of(record)
    statement = select(*record_columns(record)).where(
        *_firm(connection, table), table.c.deleted_stamp.is_(None), *conditions
    )
    if order_by:
        statement = statement.order_by(*order_by)
    if limit is not None:
        statement = statement.limit(limit)
    return [from_wire(record, row) for row in connection.execute(statement).mappings()]


def get(connection: Connection, record: type[Record], record_id: UUID) -> Record | None:
    """Reads one live record; None when there is none or it was deleted."""
    found = find(connection, record, table_of(record).c.id == record_id.bytes)
    return found[0] if found else None


def need(connection: Connection, record: type[Record], record_id: UUID) -> Record:
    """Reads one live record that somebody looks at.

    Args:
        connection: Where to read.
        record: The record class.
        record_id: The record.

    Returns:
        The record.

    Raises:
        ConflictError: It was deleted meanwhile, or is not here.
    """
    found = get(connection, record, record_id)
    if found is None:
        raise ConflictError("store.gone", noun=NOUN_OF[record].name)
    return found


def get_many(connection: Connection, record: type[Record], ids: Iterable[UUID]) -> dict[UUID, Record]:
    """Reads live records by id.

    Args:
        connection: Where to read.
        record: The record class; it has a field ``id``.
        ids: At most a page of them (a few hundred).

    Returns:
        The records found, by id.
    """
    wanted = [one.bytes for one in ids]
    if not wanted:
        return {}
    found: list[Any] = find(connection, record, table_of(record).c.id.in_(wanted))
    return {one.id: one for one in found}


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row with what sync keeps beside the record.

    Attributes:
        values: Wire form of each field.
        states: CRDT state by text field; None where there is none yet.
        scope_id: Who shares it.
        rev: The server's revision that last changed it.
        stamp: Stamp of every field that ``stamps`` does not name.
        stamps: Stamps of the fields changed since.
        deleted_stamp: When it was deleted; None for a live row.
    """

    values: dict[str, Wire]
    states: dict[str, bytes | None]
    scope_id: bytes
    rev: int
    stamp: Stamp
    stamps: Mapping[str, Stamp]
    deleted_stamp: Stamp | None

    def stamp_of(self, field: str) -> Stamp:
        """Returns the stamp of one field."""
        return self.stamps.get(field, self.stamp)

    @property
    def newest_stamp(self) -> Stamp:
        """The greatest stamp on the row, its deletion included."""
        return max(self.stamp, self.deleted_stamp or ZERO_STAMP, *self.stamps.values())


def kept_row(connection: Connection, record: type[Any], record_id: UUID, *, for_update: bool = False) -> KeptRow | None:
    """Reads a row with its stamps, deleted or not.

    Args:
        connection: Where to read.
        record: The record class.
        record_id: The record.
        for_update: True to lock the row until the transaction ends (PostgreSQL).

    Returns:
        The row, or None if it never was there.
    """
    table = table_of(record)
    statement = select(table).where(by_key(connection, table, record_id))
    if for_update:
        statement = statement.with_for_update()
    row = connection.execute(statement).mappings().one_or_none()
    return None if row is None else as_kept(record, row)


def as_kept(record: type[Any], row: Mapping[Any, Any]) -> KeptRow:
    """Builds a kept row from all the columns of a table."""
    noun = NOUN_OF[record]
    return KeptRow(
        values={form.name: row[form.name] for form in forms_of(record)},
        states={name: row[state_column(name)] for name in text_fields(noun)},
        scope_id=row["scope_id"],
        rev=row["rev"],
        stamp=Stamp(row["stamp"]),
        stamps=unpack_stamps(row["stamps"]),
        deleted_stamp=None if row["deleted_stamp"] is None else Stamp(row["deleted_stamp"]),
    )
