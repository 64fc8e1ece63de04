"""One use case on a laptop as one transaction: rows, journal and outbox together, or nothing.

A unit is given whole records; it finds what changed, stamps it, writes the row, journals it for undo and queues it for
the server. When it is committed, those who listen get one :class:`Changed`.
"""

import contextlib
import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Connection, insert, update

from salesdesk.domain.change import Change, ChangeKind, Merge, Wire
from salesdesk.domain.clock import HybridClock, Stamp
from salesdesk.domain.errors import ConflictError
from salesdesk.domain.ids import ENTROPY_BYTES, uuid7
from salesdesk.domain.nouns import NOUN_OF, NOUNS, Noun, ScopeKind
from salesdesk.domain.people import Team, User
from salesdesk.domain.wire import forms_of, instant_to_wire, to_wire
from salesdesk.store import texts
from salesdesk.store.bulk import Bulk, kept_rows
from salesdesk.store.changes import pack_change, pack_stamps, pack_values
from salesdesk.store.engine import Store
from salesdesk.store.field_update import FieldUpdate
from salesdesk.store.laptop_tables import JOURNAL, JOURNAL_GROUP, OUTBOX
from salesdesk.store.oplog import OpLog
from salesdesk.store.profile import Identity, Now, get_number, set_number
from salesdesk.store.queries.records import KeptRow, by_key, get, kept_row, need
from salesdesk.store.tables import TABLES, state_column, text_fields

Record = TypeVar("Record")

CLOCK_READING: Final = "clock_reading"
CLOCK_OFFSET_MS: Final = "clock_offset_ms"


@dataclass(frozen=True, slots=True)
class Changed:
    """What a committed unit, or a round of sync, changed.

    Attributes:
        nouns: Names of the nouns concerned.
        ids: The records concerned and the scopes they belong to.
        initiator: Whoever asked for it, so that he need not refresh himself; None for sync.
    """

    nouns: frozenset[str]
    ids: frozenset[UUID]
    initiator: object | None = None


class LaptopStore:
    """The store of one person on one laptop.

    Args:
        store: The open database.
        identity: Whose it is.
        now: Gives the wall clock, an aware UTC instant.
        oplog: The second file, which survives damage to the database; None for a store that can be made again.
    """

    def __init__(self, store: Store, identity: Identity, now: Now, oplog: OpLog | None = None) -> None:
        store.org_id = identity.org_id.bytes
        self.store = store
        self.identity = identity
        self.now = now
        self.oplog = oplog
        self._listeners: list[Callable[[Changed], None]] = []
        self._listening = threading.Lock()

    def close(self) -> None:
        """Closes the database and the second file."""
        self.store.close()
        if self.oplog is not None:
            self.oplog.close()

    def read(self) -> contextlib.AbstractContextManager[Connection]:
        """Gives a connection on which all reads see one moment; see :meth:`Store.read`."""
        return self.store.read()

    def new_id(self) -> UUID:
        """Returns a new UUIDv7."""
        return uuid7(int(self.now().timestamp() * 1000), os.urandom(ENTROPY_BYTES))

    @contextlib.contextmanager
    def unit(self, name: str | None, initiator: object | None = None, **args: str | int) -> Iterator["Unit"]:
        """Opens one transaction.

        Args:
            name: Message key that names the gesture for undo; None for what undo does not offer (typing).
            initiator: Whoever asks; passed on in :class:`Changed`.
            **args: Values for the placeholders of the name.

        Yields:
            The unit.

        Raises:
            StoreError: The disk is full or the database damaged; nothing was kept.
        """
        logged = 0
        try:
            with self.store.write() as connection:
                unit = Unit(self, connection, name, args)
                yield unit
                unit.finish()
                logged = self._log(unit)
        except BaseException:
            if logged and self.oplog is not None:
                self.oplog.withdraw(logged)
            raise
        if unit.touched:
            self.announce(
                Changed(
                    nouns=frozenset(noun for noun, _ in unit.touched),
                    ids=frozenset(one for _, one in unit.touched) | frozenset(unit.scopes),
                    initiator=initiator,
                )
            )

    def _log(self, unit: "Unit") -> int:
        """Writes the operations to the second file, before they are committed; returns the first number, 0 for none."""
        if self.oplog is None or not unit.queued:
            return 0
        first = unit.queued[0][0]
        self.oplog.append(first, [payload for _, payload in unit.queued])
        return first

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Adds a listener; it is called on the thread that wrote."""
        with self._listening:
            self._listeners.append(listener)

    def announce(self, changed: Changed) -> None:
        """Tells every listener what changed."""
        with self._listening:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(changed)


def load_clock(connection: Connection, device_id: UUID) -> HybridClock:
    """Reads the hybrid clock that is kept with the rows."""
    return HybridClock(device_id, get_number(connection, CLOCK_READING), get_number(connection, CLOCK_OFFSET_MS))


def save_clock(connection: Connection, clock: HybridClock) -> None:
    """Keeps the reading in the same transaction as what it stamped: a clock set back cannot repeat a stamp."""
    set_number(connection, CLOCK_READING, clock.reading)


def scope_of(noun: Noun, org_id: UUID, values: Mapping[str, Any]) -> bytes:
    """Returns the scope of a row from its wire values."""
    return org_id.bytes if noun.scope is ScopeKind.ORG else bytes(values[noun.scope_field])


class Unit:
    """One transaction in the making; made by :meth:`LaptopStore.unit`."""

    def __init__(self, laptop: LaptopStore, connection: Connection, name: str | None, args: Mapping[str, Any]) -> None:
        self.connection = connection
        self.touched: set[tuple[str, UUID]] = set()
        self.scopes: set[UUID] = set()
        self.queued: list[tuple[int, bytes]] = []
        self.undoes: int | None = None
        self._laptop = laptop
        self._name = name
        self._args = args
        self._now_ms = int(laptop.now().timestamp() * 1000)
        self._clock = load_clock(connection, laptop.identity.device_id)
        self._group: int | None = None

    @property
    def now(self) -> datetime:
        """The wall clock."""
        return self._laptop.now()

    def get(self, record: type[Record], record_id: UUID) -> Record | None:
        """Reads a live record as this transaction sees it."""
        return get(self.connection, record, record_id)

    def need(self, record: type[Record], record_id: UUID) -> Record:
        """Reads a record that the person is looking at.

        Raises:
            ConflictError: It was deleted meanwhile.
        """
        return need(self.connection, record, record_id)

    def put(self, record: Any) -> None:
        """Inserts a record, or writes the fields in which it differs from what is kept.

        Args:
            record: A record of a noun; a deleted one with the same id is revived.
        """
        noun = NOUN_OF[type(record)]
        values = to_wire(record)
        kept = kept_row(self.connection, noun.record, record.id)
        if kept is None:
            self._insert(noun, record.id, values)
        elif kept.deleted_stamp is not None:
            self._revive(noun, record.id, kept)
            self._update(noun, record.id, replace(kept, deleted_stamp=None), values)
        else:
            self._update(noun, record.id, kept, values)

    def delete(self, record: type[Any], record_id: UUID) -> None:
        """Leaves a tombstone in place of a record; undo brings it back.

        Raises:
            ConflictError: It is not there.
        """
        noun = NOUN_OF[record]
        kept = kept_row(self.connection, record, record_id)
        if kept is None or kept.deleted_stamp is not None:
            raise ConflictError("store.gone", noun=noun.name)
        stamp = self._stamp()
        self._write_row(noun, record_id, {"deleted_stamp": stamp})
        change = Change(noun=noun.name, record_id=record_id, kind=ChangeKind.DELETE, stamp=stamp)
        self._record(change, kept.scope_id, before=dict(kept.values), after=None)

    def put_all(self, records: Iterable[Any]) -> None:
        """Puts many records as :meth:`put` does each, only faster; parents' nouns first, each noun in its order."""
        org_id = self._laptop.identity.org_id
        by_noun: dict[str, dict[UUID, Any]] = {}
        for record in records:
            if isinstance(record, Team | User):
                # A team names its leader and a person his team: the server must hear of each in the order given.
                self.put(record)
            else:
                by_noun.setdefault(NOUN_OF[type(record)].name, {})[record.id] = record
        for noun in (noun for noun in NOUNS if noun.name in by_noun):
            wanted = by_noun[noun.name]
            known = kept_rows(self.connection, noun, org_id, [one.bytes for one in wanted])
            bulk = Bulk(noun, org_id, self._group_no(), self._now_ms, self._stamp)
            for record_id, record in wanted.items():
                if record_id.bytes in known or text_fields(noun):
                    self.put(record)
                else:
                    values = to_wire(record)
                    scope = scope_of(noun, org_id, values)
                    bulk.add(record_id, values, scope)
                    self._touch(noun.name, record_id, scope)
            self.queued += bulk.write_new(self.connection)

    def delete_all(self, record: type[Any], ids: Iterable[UUID]) -> None:
        """Deletes many records of one noun; those that are not there are passed over."""
        self._mark_all(record, ids, deleted=True)

    def revive_all(self, record: type[Any], ids: Iterable[UUID]) -> None:
        """Brings many deleted records of one noun back; those that are not deleted are passed over."""
        self._mark_all(record, ids, deleted=False)

    def _mark_all(self, record: type[Any], ids: Iterable[UUID], *, deleted: bool) -> None:
        noun, org_id = NOUN_OF[record], self._laptop.identity.org_id
        wanted = {one.bytes: one for one in ids}
        bulk = Bulk(noun, org_id, self._group_no(), self._now_ms, self._stamp)
        for key, kept in kept_rows(self.connection, noun, org_id, list(wanted)).items():
            if (kept.deleted_stamp is None) == deleted:
                bulk.mark(wanted[key], kept, deleted=deleted)
                self._touch(noun.name, wanted[key], kept.scope_id)
        self.queued += bulk.write_marks(self.connection)

    def revive(self, record: type[Any], record_id: UUID) -> None:
        """Brings a deleted record back as it was.

        Raises:
            ConflictError: It never was there, or it is not deleted.
        """
        kept = kept_row(self.connection, record, record_id)
        if kept is None or kept.deleted_stamp is None:
            raise ConflictError("store.gone", noun=NOUN_OF[record].name)
        self._revive(NOUN_OF[record], record_id, kept)

    def finish(self) -> None:
        """Keeps the clock with the rows that it stamped; called once, before the commit."""
        save_clock(self.connection, self._clock)

    def _stamp(self) -> Stamp:
        return self._clock.stamp(self._now_ms)

    def _insert(self, noun: Noun, record_id: UUID, values: dict[str, Wire]) -> None:
        stamp = self._stamp()
        org_id = self._laptop.identity.org_id
        scope = scope_of(noun, org_id, values)
        row: dict[str, Any] = {"org_id": org_id.bytes, **values, "scope_id": scope, "rev": 0, "stamp": stamp}
        text: dict[str, bytes] = {}
        fields = dict(values)
        for form in forms_of(noun.record):
            if form.merge is Merge.TEXT:
                row[state_column(form.name)] = None
                fields.pop(form.name)
                if values[form.name]:
                    state, made = texts.edit(None, str(values[form.name]), self._laptop.identity.device_id)
                    row[state_column(form.name)], text[form.name] = state, made
        self.connection.execute(insert(TABLES[noun.name]).values(**row))
        change = Change(noun=noun.name, record_id=record_id, kind=ChangeKind.PUT, stamp=stamp, fields=fields, text=text)
        self._record(change, scope, before=None, after=values)

    def _revive(self, noun: Noun, record_id: UUID, kept: KeptRow) -> None:
        stamp = self._stamp()
        self._write_row(noun, record_id, {"deleted_stamp": None})
        change = Change(noun=noun.name, record_id=record_id, kind=ChangeKind.REVIVE, stamp=stamp)
        self._record(change, kept.scope_id, before=None, after=dict(kept.values))

    def _update(self, noun: Noun, record_id: UUID, kept: KeptRow, values: dict[str, Wire]) -> None:
        changed = [form for form in forms_of(noun.record) if values[form.name] != kept.values[form.name]]
        if not changed:
            return
        stamp = self._stamp()
        draft = FieldUpdate(self._laptop.identity.device_id, kept)
        for form in changed:
            draft.take(form, values[form.name])
        stamps = dict(kept.stamps) | dict.fromkeys((form.name for form in changed), stamp)
        row = draft.row | {"stamps": pack_stamps(stamps)}
        scope = scope_of(noun, self._laptop.identity.org_id, dict(kept.values) | values)
        if scope != kept.scope_id:
            row["scope_id"] = scope
        self._write_row(noun, record_id, row)
        change = Change(
            noun=noun.name,
            record_id=record_id,
            kind=ChangeKind.PUT,
            stamp=stamp,
            fields=draft.fields,
            members=draft.members,
            text=draft.text,
            base={form.name: kept.stamp_of(form.name) for form in changed},
        )
        before = {form.name: kept.values[form.name] for form in changed}
        self._record(change, scope, before=before, after={form.name: values[form.name] for form in changed})

    def _write_row(self, noun: Noun, record_id: UUID, row: Mapping[str, Any]) -> None:
        table = TABLES[noun.name]
        self.connection.execute(update(table).where(by_key(self.connection, table, record_id)).values(**row))

    def _record(
        self, change: Change, scope: bytes, *, before: dict[str, Wire] | None, after: dict[str, Wire] | None
    ) -> None:
        self.connection.execute(
            insert(JOURNAL).values(
                group_no=self._group_no(),
                noun=change.noun,
                record_id=change.record_id.bytes,
                kind=str(change.kind),
                before=None if before is None else pack_values(before),
                after=None if after is None else pack_values(after),
                stamp=change.stamp,
            )
        )
        op_id = uuid7(self._now_ms, os.urandom(ENTROPY_BYTES))
        packed = pack_change(change)
        result = self.connection.execute(
            insert(OUTBOX).values(op_id=op_id.bytes, noun=change.noun, record_id=change.record_id.bytes, change=packed)
        )
        key = result.inserted_primary_key
        assert key is not None  # an AUTOINCREMENT table always gives one
        self.queued.append((int(key[0]), op_id.bytes + packed))
        self._touch(change.noun, change.record_id, scope)

    def _touch(self, noun: str, record_id: UUID, scope: bytes) -> None:
        self.touched.add((noun, record_id))
        self.scopes.add(UUID(bytes=scope))

    def _group_no(self) -> int:
        if self._group is None:
            result = self.connection.execute(
                insert(JOURNAL_GROUP).values(
                    name=self._name,
                    args=json.dumps(self._args, ensure_ascii=False),
                    made_at=instant_to_wire(self.now),
                    undoes=self.undoes,
                )
            )
            key = result.inserted_primary_key
            assert key is not None  # an AUTOINCREMENT table always gives one
            self._group = int(key[0])
        return self._group

    @property
    def group_no(self) -> int:
        """Number of this gesture in the journal."""
        return self._group_no()
