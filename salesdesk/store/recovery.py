"""Healing at open (réparation): operations that the second file holds and the database has lost are made again.

A write-ahead log that was cut short opens without a word and with acknowledged rows missing; a kill between the two
files leaves an operation in the second one alone. Both show as a number in the log above the last number of the outbox.
Source: trust.md sections 1 and 2.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, insert, select, text

from salesdesk.domain.change import Change, ChangeKind, Merge
from salesdesk.domain.clock import Stamp, device_tail
from salesdesk.domain.nouns import NOUN_BY_NAME
from salesdesk.domain.wire import forms_of, texts_to_wire
from salesdesk.store import texts
from salesdesk.store.changes import pack_change, unpack_change
from salesdesk.store.feed import replay
from salesdesk.store.laptop_tables import OUTBOX
from salesdesk.store.oplog import OpLog
from salesdesk.store.outbox import Queued
from salesdesk.store.profile import Identity
from salesdesk.store.queries.records import by_key
from salesdesk.store.tables import TABLES, state_column
from salesdesk.store.unit import LaptopStore, load_clock, save_clock, scope_of

_ID_BYTES: Final = 16


def open_with_log(laptop: LaptopStore, log: OpLog) -> int:
    """Joins a store and its second file, making again what only the file still holds.

    Args:
        laptop: The store, just opened.
        log: Its second file, just opened.

    Returns:
        How many operations were made again; 0 after a clean end.
    """
    with laptop.store.write() as connection:
        last = _last_number(connection)
        lost = [(number, payload) for number, payload in log.read_all() if number > last]
        for number, op_id, change in _as_own(lost, laptop.identity):
            _make_again(connection, laptop.identity, Queued(number, op_id, change))
        if log.last_no > max(last, lost[-1][0] if lost else 0):
            _set_last_number(connection, log.last_no)
        kept = _kept_after(connection, log.last_no) if log.last_no < last else []
    for number, payload in kept:
        log.append(number, [payload])
    laptop.oplog = log
    return len(lost)


def _last_number(connection: Connection) -> int:
    found = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")).scalar()
    return int(found or 0)


def _set_last_number(connection: Connection, number: int) -> None:
    # A number that the log has used is never used again, even for an operation that could not be read.
    changed = connection.execute(text("UPDATE sqlite_sequence SET seq = :no WHERE name = 'outbox'"), {"no": number})
    if not changed.rowcount:
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', :no)"), {"no": number})


def _kept_after(connection: Connection, number: int) -> list[tuple[int, bytes]]:
    """The second file was lost: what waits is written to the new one."""
    rows = connection.execute(
        select(OUTBOX.c.op_no, OUTBOX.c.op_id, OUTBOX.c.change)
        .where(OUTBOX.c.op_no > number, OUTBOX.c.acked_at.is_(None))
        .order_by(OUTBOX.c.op_no)
    )
    return [(row.op_no, row.op_id + row.change) for row in rows]


def _as_own(lost: list[tuple[int, bytes]], identity: Identity) -> Iterator[tuple[int, UUID, Change]]:
    """Reads operations and stamps them as this device's: a store made again belongs to a new device.

    The server does the same to a stamp of another device; done here, an edit and its base still fit together.
    """
    tail = device_tail(identity.device_id)
    renamed: dict[Stamp, Stamp] = {}
    for number, payload in lost:
        change = unpack_change(payload[_ID_BYTES:])
        stamp = renamed[change.stamp] = Stamp(change.stamp[: -len(tail)] + tail)
        base = {name: renamed.get(one, one) for name, one in change.base.items()}
        yield number, UUID(bytes=payload[:_ID_BYTES]), replace(change, stamp=stamp, base=base)


def _make_again(connection: Connection, identity: Identity, queued: Queued) -> None:
    change = queued.change
    table = TABLES[change.noun]
    there = connection.execute(select(table.c.id).where(by_key(connection, table, change.record_id))).first()
    if there is not None:
        replay(connection, identity.device_id, [queued])
    elif change.kind is ChangeKind.PUT and not change.base:
        # An edit, which has a base, of a record that is not here waits for its record to come from the server.
        connection.execute(insert(table).values(**_new_row(identity, change)))
    connection.execute(
        insert(OUTBOX).values(
            op_no=queued.op_no,
            op_id=queued.op_id.bytes,
            noun=change.noun,
            record_id=change.record_id.bytes,
            change=pack_change(change),
        )
    )
    clock = load_clock(connection, identity.device_id)
    clock.observe(change.stamp)
    save_clock(connection, clock)


def _new_row(identity: Identity, change: Change) -> dict[str, Any]:
    noun = NOUN_BY_NAME[change.noun]
    row: dict[str, Any] = {"org_id": identity.org_id.bytes, "rev": 0, "stamp": change.stamp}
    for form in forms_of(noun.record):
        row[form.name] = change.fields.get(form.name, form.default)
        if form.merge is Merge.TEXT:
            row[state_column(form.name)], row[form.name] = None, ""
            if form.name in change.text:
                row[state_column(form.name)], row[form.name] = texts.merge(None, change.text[form.name])
        elif form.name in change.members:
            row[form.name] = texts_to_wire(change.members[form.name].added)
    row["scope_id"] = scope_of(noun, identity.org_id, row)
    return row
