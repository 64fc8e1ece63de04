"""Changes that the server makes itself, stamped so that they see, and thus beat, what is there."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.change import Change, ChangeKind, Merge, Wire
from salesdesk.domain.clock import COUNTER_BITS, device_tail
from salesdesk.domain.ids import ENTROPY_BYTES, uuid7
from salesdesk.domain.nouns import NOUN_BY_NAME, NOUN_OF
from salesdesk.domain.wire import forms_of, texts_from_wire, to_wire
from salesdesk.store import server_store
from salesdesk.store.changes import PackedMembers, packed
from salesdesk.store.queries.records import KeptRow
from salesdesk.sync.hub_checks import check_op
from salesdesk.sync.hub_merge import SERVER_DEVICE
from salesdesk.sync.hub_push import Checked
from salesdesk.sync.protocol import Op

Key = tuple[str, bytes]


class _Stamper:
    """Gives ids and stamps to the server's own changes."""

    def __init__(self, now_ms: int, rows: Mapping[Key, KeptRow]) -> None:
        self._now_ms = now_ms
        self._rows = rows
        self._reading = now_ms << COUNTER_BITS

    def stamp(self, op: Op) -> Checked:
        row = self._rows.get((op.noun, op.record_id))
        newest = 0 if row is None else int.from_bytes(row.newest_stamp[:8])
        self._reading = max(self._reading, newest) + 1
        op.stamp = self._reading.to_bytes(8) + device_tail(SERVER_DEVICE)
        op.op_id = uuid7(self._now_ms, os.urandom(ENTROPY_BYTES)).bytes
        if row is not None:
            op.base = {name: bytes(row.stamp_of(name)) for name in op.fields}
        return Checked(op, check_op(op))


def _rows(connection: Connection, org_id: UUID, keys: Iterable[Key]) -> dict[Key, KeptRow]:
    ids: dict[str, set[bytes]] = {}
    for name, record_id in keys:
        ids.setdefault(name, set()).add(record_id)
    return {
        (name, record_id): row
        for name in sorted(ids)
        for record_id, row in server_store.lock_rows(connection, org_id, NOUN_BY_NAME[name], ids[name]).items()
    }


def puts(connection: Connection, org_id: UUID, records: Sequence[Any], now_ms: int) -> list[Checked]:
    """Turns whole records into the changes that bring them about.

    Args:
        connection: The transaction.
        org_id: The firm.
        records: Records of any noun, each once.
        now_ms: The server's clock.

    Returns:
        The changes; none for a record that is there as it is.
    """
    wanted = [(NOUN_OF[type(one)], to_wire(one)) for one in records]
    rows = _rows(connection, org_id, ((noun.name, values["id"]) for noun, values in wanted))  # type: ignore[misc]  # an id is 16 bytes
    stamper = _Stamper(now_ms, rows)
    made: list[Checked] = []
    for noun, values in wanted:
        record_id = values["id"]
        assert isinstance(record_id, bytes)
        op = Op(noun=noun.name, record_id=record_id, kind=ChangeKind.PUT, stamp=b"", fields=values, op_id=b"")
        row = rows.get((noun.name, record_id))
        if row is not None:
            op.fields, op.members = _difference(noun.record, row, values)
            if row.deleted_stamp is not None:
                revival = Op(noun=noun.name, record_id=record_id, kind=ChangeKind.REVIVE, stamp=b"", op_id=b"")
                made.append(stamper.stamp(revival))
            elif not op.fields and not op.members:
                continue
        made.append(stamper.stamp(op))
    return made


def _difference(
    record: type[Any], row: KeptRow, values: Mapping[str, Wire]
) -> tuple[dict[str, Any], dict[str, PackedMembers]]:
    fields: dict[str, Any] = {}
    members: dict[str, PackedMembers] = {}
    for form in forms_of(record):
        before, after = row.values[form.name], values[form.name]
        if before == after:
            continue
        if form.merge is Merge.MEMBERS:
            was, becomes = set(texts_from_wire(str(before))), set(texts_from_wire(str(after)))
            members[form.name] = PackedMembers(sorted(becomes - was), sorted(was - becomes))
        else:
            fields[form.name] = after
    return fields, members


def restamped(connection: Connection, org_id: UUID, changes: Sequence[Change], now_ms: int) -> list[Checked]:
    """Stamps ready-made changes anew.

    Args:
        connection: The transaction.
        org_id: The firm.
        changes: In order.
        now_ms: The server's clock.

    Returns:
        The changes to apply.
    """
    rows = _rows(connection, org_id, ((one.noun, one.record_id.bytes) for one in changes))
    stamper = _Stamper(now_ms, rows)
    made = []
    for change in changes:
        form = packed(change)
        made.append(
            stamper.stamp(
                Op(
                    noun=form.noun,
                    record_id=form.record_id,
                    kind=form.kind,
                    stamp=b"",
                    fields=form.fields,
                    members=form.members,
                    text=form.text,
                    op_id=b"",
                )
            )
        )
    return made
