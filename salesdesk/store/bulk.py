"""Many records of one noun in one go (en masse): rows, journal and outbox by the raw driver, for imports and undo.

The statements are those of SQLite: only a laptop imports files. One record at a time costs a few hundred microseconds
of statement building; here it is some tens.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Connection, select

from salesdesk.domain.change import ChangeKind, Wire
from salesdesk.domain.clock import Stamp
from salesdesk.domain.ids import ENTROPY_BYTES, uuid7
from salesdesk.domain.nouns import Noun
from salesdesk.domain.wire import forms_of
from salesdesk.store.changes import PackedChange, pack, pack_values
from salesdesk.store.queries.records import KeptRow, as_kept
from salesdesk.store.tables import TABLES

Item = TypeVar("Item")

MOST_AT_ONCE: Final = 500
"""Identifiers in one question: well below the number of values that SQLite takes."""

_JOURNAL: Final = "INSERT INTO journal (group_no, noun, record_id, kind, before, after, stamp) VALUES (?,?,?,?,?,?,?)"
_OUTBOX: Final = "INSERT INTO outbox (op_id, noun, record_id, change) VALUES (?,?,?,?)"


def pieces(items: Iterable[Item], size: int = MOST_AT_ONCE) -> Iterator[list[Item]]:
    """Yields the items in lists of a size, the last one shorter."""
    rest = iter(items)
    while piece := list(islice(rest, size)):
        yield piece


def kept_rows(connection: Connection, noun: Noun, org_id: UUID, ids: Sequence[bytes]) -> dict[bytes, KeptRow]:
    """Reads rows with their stamps, deleted or not.

    Args:
        connection: Where to read.
        noun: Of what.
        org_id: The firm.
        ids: Any number.

    Returns:
        The rows that are there, by id.
    """
    table = TABLES[noun.name]
    found: dict[bytes, KeptRow] = {}
    for piece in pieces(ids):
        statement = select(table).where(table.c.org_id == org_id.bytes, table.c.id.in_(piece))
        for row in connection.execute(statement).mappings():
            found[bytes(row["id"])] = as_kept(noun.record, row)
    return found


@dataclass(slots=True)
class Bulk:
    """The journal and outbox lines of one noun, gathered and then written at once.

    Attributes:
        noun: Of what.
        org_id: The firm.
        group_no: Number of the gesture in the journal.
        now_ms: The wall clock, for the numbers of the operations.
        stamp: Gives the next stamp.
    """

    noun: Noun
    org_id: UUID
    group_no: int
    now_ms: int
    stamp: Callable[[], Stamp]
    _rows: list[tuple[Any, ...]] = field(default_factory=list)
    _journal: list[tuple[Any, ...]] = field(default_factory=list)
    _outbox: list[tuple[Any, ...]] = field(default_factory=list)

    def add(self, record_id: UUID, values: Mapping[str, Wire], scope: bytes) -> None:
        """Gathers one record that was never there; its noun has no text field."""
        stamp = self.stamp()
        self._rows.append((self.org_id.bytes, *values.values(), scope, 0, stamp))
        self._line(record_id, ChangeKind.PUT, stamp, None, dict(values))

    def mark(self, record_id: UUID, kept: KeptRow, *, deleted: bool) -> None:
        """Gathers one record that gets a tombstone, or loses it."""
        stamp = self.stamp()
        self._rows.append((stamp if deleted else None, self.org_id.bytes, record_id.bytes))
        values = dict(kept.values)
        if deleted:
            self._line(record_id, ChangeKind.DELETE, stamp, values, None)
        else:
            self._line(record_id, ChangeKind.REVIVE, stamp, None, values)

    def write_new(self, connection: Connection) -> list[tuple[int, bytes]]:
        """Inserts what `add` gathered; returns number and payload of each operation."""
        names = ["org_id", *(form.name for form in forms_of(self.noun.record)), "scope_id", "rev", "stamp"]
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ",".join("?" * len(names))
        # Names come from the record classes, never from outside.
        return self._write(connection, f'INSERT INTO "{self.noun.name}" ({columns}) VALUES ({marks})')  # noqa: S608

    def write_marks(self, connection: Connection) -> list[tuple[int, bytes]]:
        """Writes the tombstones that `mark` gathered, or takes them away; returns as `write_new`."""
        statement = f'UPDATE "{self.noun.name}" SET deleted_stamp=? WHERE org_id=? AND id=?'  # noqa: S608 as above
        return self._write(connection, statement)

    def _line(
        self,
        record_id: UUID,
        kind: ChangeKind,
        stamp: Stamp,
        before: dict[str, Wire] | None,
        after: dict[str, Wire] | None,
    ) -> None:
        was = None if before is None else pack_values(before)
        is_now = None if after is None else pack_values(after)
        self._journal.append((self.group_no, self.noun.name, record_id.bytes, str(kind), was, is_now, stamp))
        sent = after if kind is ChangeKind.PUT and after is not None else {}
        packed = pack(PackedChange(noun=self.noun.name, record_id=record_id.bytes, kind=kind, stamp=stamp, fields=sent))
        op_id = uuid7(self.now_ms, os.urandom(ENTROPY_BYTES))
        self._outbox.append((op_id.bytes, self.noun.name, record_id.bytes, packed))

    def _write(self, connection: Connection, statement: str) -> list[tuple[int, bytes]]:
        if not self._rows:
            return []
        connection.exec_driver_sql(statement, self._rows)
        connection.exec_driver_sql(_JOURNAL, self._journal)
        connection.exec_driver_sql(_OUTBOX, self._outbox)
        # One writer and AUTOINCREMENT: the numbers given are the last ones, without a gap.
        last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name='outbox'").scalar_one()
        first = int(last) - len(self._outbox) + 1
        return [(first + at, line[0] + line[3]) for at, line in enumerate(self._outbox)]
