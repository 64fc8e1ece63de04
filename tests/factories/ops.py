"""Operations as a laptop would push them, made by hand."""

from typing import Any
from uuid import UUID, uuid4

from salesdesk.domain.change import ChangeKind
from salesdesk.domain.clock import Stamp, stamp_at
from salesdesk.domain.nouns import NOUN_OF
from salesdesk.domain.wire import to_wire
from salesdesk.sync.protocol import Op, OpResult, Push
from tests.factories.hubs import Desk

START_MS = 1_795_420_830_000


def at(desk: Desk, seconds: float) -> Stamp:
    """Returns a stamp of a laptop, some seconds after a time half a minute after the firm was made."""
    return stamp_at(START_MS + int(seconds * 1000), 0, desk.identity.device_id)


def create(record: Any, stamp: Stamp) -> Op:
    """Makes the operation that creates a record."""
    fields: dict[str, Any] = dict(to_wire(record))
    return op(NOUN_OF[type(record)].name, record.id, stamp, fields)


def op(
    noun: str,
    record_id: UUID,
    stamp: Stamp,
    fields: dict[str, Any] | None = None,
    base: dict[str, bytes] | None = None,
    kind: ChangeKind = ChangeKind.PUT,
) -> Op:
    """Makes an operation."""
    return Op(
        noun=noun,
        record_id=record_id.bytes,
        kind=kind,
        stamp=stamp,
        fields=fields or {},
        base=base or {},
        op_id=uuid4().bytes,
    )


def push(desk: Desk, *ops: Op) -> list[OpResult]:
    """Pushes operations as one batch."""
    return desk.port.push(Push(batch_id=uuid4().bytes, ops=list(ops))).results
