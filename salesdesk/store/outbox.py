"""The outbox (à envoyer): what this laptop changed and the server has not confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, delete, func, or_, select, update

from salesdesk.domain.change import Change
from salesdesk.domain.clock import Stamp
from salesdesk.store.changes import unpack_change
from salesdesk.store.laptop_tables import OUTBOX


@dataclass(frozen=True, slots=True)
class Queued:
    """One change waiting to be sent.

    Attributes:
        op_no: Its number on this device; never used twice.
        op_id: Its id everywhere.
        change: The change.
    """

    op_no: int
    op_id: UUID
    change: Change


def waiting_count(connection: Connection) -> int:
    """Counts the changes that the server has not confirmed; refused ones are not waiting."""
    return int(
        connection.execute(
            select(func.count()).select_from(OUTBOX).where(OUTBOX.c.acked_at.is_(None), OUTBOX.c.refusal.is_(None))
        ).scalar_one()
    )


def unsent_ids(connection: Connection, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Tells which of some records are saved here only.

    Args:
        connection: Where to read.
        ids: The records asked about, at most a page.

    Returns:
        Those that the server has not confirmed in their present state.
    """
    wanted = [one.bytes for one in ids]
    rows = connection.execute(
        select(OUTBOX.c.record_id)
        .where(OUTBOX.c.record_id.in_(wanted), OUTBOX.c.acked_at.is_(None), OUTBOX.c.refusal.is_(None))
        .distinct()
    )
    return frozenset(UUID(bytes=row.record_id) for row in rows)


def waiting(connection: Connection, limit: int) -> list[Queued]:
    """Reads the oldest changes that wait, in the order in which they were made.

    Args:
        connection: Where to read.
        limit: At most so many.

    Returns:
        The changes.
    """
    rows = connection.execute(
        select(OUTBOX.c.op_no, OUTBOX.c.op_id, OUTBOX.c.change)
        .where(OUTBOX.c.acked_at.is_(None), OUTBOX.c.refusal.is_(None))
        .order_by(OUTBOX.c.op_no)
        .limit(limit)
    )
    return [Queued(row.op_no, UUID(bytes=row.op_id), unpack_change(row.change)) for row in rows]


def newest_queued_stamp(connection: Connection) -> Stamp | None:
    """Returns the stamp of the last change queued; None when the outbox never held one."""
    row = connection.execute(select(OUTBOX.c.change).order_by(OUTBOX.c.op_no.desc()).limit(1)).one_or_none()
    return None if row is None else unpack_change(row.change).stamp


@dataclass(frozen=True, slots=True)
class Packed:
    """One change as it is kept, packed.

    Attributes:
        op_no: Its number on this device.
        op_id: Its id everywhere.
        change: The packed change.
    """

    op_no: int
    op_id: bytes
    change: bytes


def started_batch(connection: Connection) -> tuple[bytes, list[Packed]] | None:
    """Reads the batch that was begun and not answered; None when there is none.

    It is sent again exactly as it was: the server tells by its id whether it came through.
    """
    box = OUTBOX.c
    first = connection.execute(
        select(box.batch_id)
        .where(box.batch_id.is_not(None), box.acked_at.is_(None), box.refusal.is_(None))
        .order_by(box.op_no)
        .limit(1)
    ).scalar_one_or_none()
    if first is None:
        return None
    rows = connection.execute(select(box.op_no, box.op_id, box.change).where(box.batch_id == first).order_by(box.op_no))
    return first, [Packed(row.op_no, row.op_id, row.change) for row in rows]


def start_batch(connection: Connection, batch_id: bytes, most_ops: int, most_bytes: int) -> list[Packed]:
    """Puts the oldest changes that wait into a batch; kept before it is sent.

    Args:
        connection: The transaction.
        batch_id: A new random id.
        most_ops: At most so many changes.
        most_bytes: At most so many bytes, but always one change.

    Returns:
        The changes; none when nothing waits.
    """
    box = OUTBOX.c
    rows = connection.execute(
        select(box.op_no, box.op_id, box.change)
        .where(box.acked_at.is_(None), box.refusal.is_(None))
        .order_by(box.op_no)
        .limit(most_ops)
    )
    taken: list[Packed] = []
    size = 0
    for row in rows:
        size += len(row.change)
        if taken and size > most_bytes:
            break
        taken.append(Packed(row.op_no, row.op_id, row.change))
    if taken:
        numbers = [one.op_no for one in taken]
        connection.execute(update(OUTBOX).where(box.op_no.in_(numbers)).values(batch_id=batch_id))
    return taken


def drop_batch(connection: Connection, batch_id: bytes) -> None:
    """Takes a batch apart again: the server said that it is too large."""
    box = OUTBOX.c
    connection.execute(update(OUTBOX).where(box.batch_id == batch_id, box.acked_at.is_(None)).values(batch_id=None))


def confirm(connection: Connection, op_ids: Iterable[bytes], acked_at: int) -> None:
    """Notes that the server has some changes."""
    connection.execute(update(OUTBOX).where(OUTBOX.c.op_id.in_(list(op_ids))).values(acked_at=acked_at))


def refuse(connection: Connection, op_id: bytes, refusal: str) -> None:
    """Notes that the server refused a change; it is kept, and no longer waits.

    Args:
        connection: The transaction.
        op_id: The change.
        refusal: Message key, and the field after a colon where there is one.
    """
    connection.execute(update(OUTBOX).where(OUTBOX.c.op_id == op_id).values(refusal=refusal))


def to_restore(connection: Connection, limit: int) -> list[tuple[str, bytes]]:
    """Reads the records on which a change was refused and that were not read back from the server since."""
    box = OUTBOX.c
    rows = connection.execute(
        select(box.noun, box.record_id)
        .where(box.refusal.is_not(None), box.acked_at.is_(None))
        .distinct()
        .order_by(box.noun, box.record_id)
        .limit(limit)
    )
    return [(row.noun, row.record_id) for row in rows]


def mark_restored(connection: Connection, records: Iterable[tuple[str, bytes]], restored_at: int) -> None:
    """Notes that records were read back from the server after a refusal."""
    box = OUTBOX.c
    for noun, record_id in records:
        connection.execute(
            update(OUTBOX)
            .where(box.noun == noun, box.record_id == record_id, box.refusal.is_not(None), box.acked_at.is_(None))
            .values(acked_at=restored_at)
        )


@dataclass(frozen=True, slots=True)
class NotSent:
    """A change that the server refused, for the box of what was not sent.

    Attributes:
        op_no: Its number on this device.
        change: The change.
        refusal: Message key of the reason.
        field: Field that it is about; empty for none.
    """

    op_no: int
    change: Change
    refusal: str
    field: str


def not_sent(connection: Connection) -> list[NotSent]:
    """Reads the changes that the server refused, oldest first."""
    rows = connection.execute(
        select(OUTBOX.c.op_no, OUTBOX.c.change, OUTBOX.c.refusal)
        .where(OUTBOX.c.refusal.is_not(None))
        .order_by(OUTBOX.c.op_no)
    )
    found = []
    for row in rows:
        key, _, field = row.refusal.partition(":")
        found.append(NotSent(row.op_no, unpack_change(row.change), key, field))
    return found


def dismiss(connection: Connection, op_no: int) -> None:
    """Throws away a refused change, once the person has seen it."""
    connection.execute(delete(OUTBOX).where(OUTBOX.c.op_no == op_no, OUTBOX.c.refusal.is_not(None)))


def waiting_records(connection: Connection) -> set[tuple[str, bytes]]:
    """Returns noun and id of every record with a change that waits."""
    rows = connection.execute(
        select(OUTBOX.c.noun, OUTBOX.c.record_id)
        .where(OUTBOX.c.acked_at.is_(None), OUTBOX.c.refusal.is_(None))
        .distinct()
    )
    return {(row.noun, row.record_id) for row in rows}


def waiting_on(connection: Connection, ids: Iterable[bytes]) -> list[Queued]:
    """Reads the changes that wait on some records, in the order in which they were made."""
    wanted = set(ids)
    rows = connection.execute(
        select(OUTBOX.c.op_no, OUTBOX.c.op_id, OUTBOX.c.record_id, OUTBOX.c.change)
        .where(OUTBOX.c.acked_at.is_(None), OUTBOX.c.refusal.is_(None))
        .order_by(OUTBOX.c.op_no)
    )
    return [
        Queued(row.op_no, UUID(bytes=row.op_id), unpack_change(row.change)) for row in rows if row.record_id in wanted
    ]


def send_again(connection: Connection, since: int) -> int:
    """Puts back what the server confirmed since an instant: it was restored from a backup and may have lost it.

    Args:
        connection: The transaction.
        since: Microseconds since 1970.

    Returns:
        How many changes wait again.
    """
    box = OUTBOX.c
    result = connection.execute(
        update(OUTBOX).where(box.acked_at >= since, box.refusal.is_(None)).values(acked_at=None, batch_id=None)
    )
    connection.execute(update(OUTBOX).where(box.acked_at.is_(None)).values(batch_id=None))
    return result.rowcount


def forget_confirmed(connection: Connection, before: int) -> None:
    """Throws away what the server confirmed before an instant, microseconds since 1970."""
    box = OUTBOX.c
    connection.execute(delete(OUTBOX).where(box.acked_at < before, box.refusal.is_(None)))


def safe_up_to(connection: Connection) -> int:
    """Returns the number up to which every change is confirmed or was thrown away; 0 when the first one still waits."""
    box = OUTBOX.c
    first = connection.execute(
        select(func.min(box.op_no)).where(or_(box.acked_at.is_(None), box.refusal.is_not(None)))
    ).scalar()
    if first is not None:
        return int(first) - 1
    return int(connection.execute(select(func.max(box.op_no))).scalar() or 0)
