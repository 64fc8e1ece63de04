"""The outbox (à envoyer): what this laptop changed and the server has not confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, select

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
