"""What the hub reads and writes on the server: rows by id, the counter of revisions, batches, log of changes, moves.

Every statement begins with the organisation; every transaction may be run again from its start.
"""

import itertools
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Update, bindparam, delete, func, insert, select, update

from salesdesk.domain.errors import StoreError
from salesdesk.domain.nouns import NOUN_BY_NAME, Noun
from salesdesk.store.engine import Store
from salesdesk.store.queries.records import KeptRow, as_kept
from salesdesk.store.server_tables import BATCH, CHANGE_LOG, COUNTER, MOVED
from salesdesk.store.tables import TABLES

Result = TypeVar("Result")

# Serialization failure, deadlock, unique violation of two pushes that insert the same row at once.
_RETRYABLE: Final = frozenset({"40001", "40P01", "23505"})
_MOST_TRIES: Final = 8
_CHUNK: Final = 500
_KEYS: Final = frozenset({"org_id", "id"})


def chunks(values: Iterable[bytes]) -> Iterable[list[bytes]]:
    """Cuts some ids into lists short enough for one statement, in order."""
    ordered = sorted(set(values))
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))


def retried(store: Store, work: Callable[[Connection], Result]) -> Result:
    """Runs a transaction, again if the database asks for it.

    Args:
        store: Where.
        work: The whole transaction; it must have no effect outside the connection.

    Returns:
        What the work returned.

    Raises:
        StoreError: The database failed otherwise, or too often.
        AssertionError: Never.
    """
    for tried in itertools.count(1):
        try:
            with store.write() as connection:
                return work(connection)
        except StoreError as error:
            state = getattr(getattr(error.__cause__, "orig", None), "sqlstate", None)
            if state not in _RETRYABLE or tried == _MOST_TRIES:
                raise
            time.sleep(0.002 * 2**tried)
    raise AssertionError("the count has no end")


@dataclass(frozen=True, slots=True)
class Counter:
    """Where the history of a firm stands.

    Attributes:
        rev: Revision last given.
        epoch: Random id of this history; another one after a restore.
        horizon_rev: Cursors before it are too old: tombstones were purged.
    """

    rev: int
    epoch: bytes
    horizon_rev: int


def read_counter(connection: Connection, org_id: UUID) -> Counter | None:
    """Reads where the history of a firm stands; None for a firm that is not here."""
    row = connection.execute(select(COUNTER).where(COUNTER.c.org_id == org_id.bytes)).one_or_none()
    return None if row is None else Counter(rev=row.rev, epoch=row.epoch, horizon_rev=row.horizon_rev)


def start_counter(connection: Connection, org_id: UUID, epoch: bytes) -> None:
    """Starts the history of a firm."""
    connection.execute(insert(COUNTER).values(org_id=org_id.bytes, rev=0, epoch=epoch, horizon_rev=0))


def set_epoch(connection: Connection, org_id: UUID, epoch: bytes) -> None:
    """Starts another history on the same rows: to be called after a restore from a backup."""
    connection.execute(update(COUNTER).where(COUNTER.c.org_id == org_id.bytes).values(epoch=epoch))


def next_rev(connection: Connection, org_id: UUID) -> int:
    """Takes the next revision; its row stays locked until the commit, so that revisions become visible in order."""
    statement = (
        update(COUNTER).where(COUNTER.c.org_id == org_id.bytes).values(rev=COUNTER.c.rev + 1).returning(COUNTER.c.rev)
    )
    return int(connection.execute(statement).scalar_one())


def lock_rows(connection: Connection, org_id: UUID, noun: Noun, ids: Iterable[bytes]) -> dict[bytes, KeptRow]:
    """Reads rows by id, deleted ones too, and locks them in the order of their ids.

    Args:
        connection: The transaction.
        org_id: The firm.
        noun: Of what.
        ids: Which ones.

    Returns:
        The rows that are there, by id.
    """
    table = TABLES[noun.name]
    found: dict[bytes, KeptRow] = {}
    for some in chunks(ids):
        statement = (
            select(table)
            .where(table.c.org_id == org_id.bytes, table.c.id.in_(some))
            .order_by(table.c.id)
            .with_for_update()
        )
        for row in connection.execute(statement).mappings():
            found[row["id"]] = as_kept(noun.record, row)
    return found


def insert_rows(connection: Connection, noun: Noun, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts whole rows."""
    if rows:
        connection.execute(insert(TABLES[noun.name]), list(rows))


def update_rows(connection: Connection, noun: Noun, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes whole rows over those that are there."""
    if not rows:
        return
    written = [
        {name: value for name, value in row.items() if name not in _KEYS}
        | {"key_org": row["org_id"], "key_id": row["id"]}
        for row in rows
    ]
    connection.execute(_update_of(noun.name), written)


@cache
def _update_of(noun_name: str) -> Update:
    table = TABLES[noun_name]
    return (
        update(table)
        .where(table.c.org_id == bindparam("key_org"), table.c.id == bindparam("key_id"))
        .values({column.name: bindparam(column.name) for column in table.c if column.name not in _KEYS})
    )


def known_ops(
    connection: Connection, org_id: UUID, records: Mapping[str, Iterable[bytes]], op_ids: Iterable[bytes]
) -> set[bytes]:
    """Tells which operations were applied before.

    Args:
        connection: Where to read.
        org_id: The firm.
        records: The records that the operations change, by noun.
        op_ids: The operations, at most a batch.

    Returns:
        Those that the log of changes holds.
    """
    wanted = list(op_ids)
    found: set[bytes] = set()
    log = CHANGE_LOG.c
    for noun, ids in records.items():
        for some in chunks(ids):
            statement = select(log.op_id).where(
                log.org_id == org_id.bytes, log.noun == noun, log.record_id.in_(some), log.op_id.in_(wanted)
            )
            found.update(connection.execute(statement).scalars())
    return found


def log_changes(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds lines to the log of changes."""
    if rows:
        connection.execute(insert(CHANGE_LOG), list(rows))


def rev_instant(connection: Connection, org_id: UUID, rev: int) -> int | None:
    """Returns when a revision was made, microseconds since 1970; None if the log no longer tells."""
    log = CHANGE_LOG.c
    statement = select(func.max(log.made_at)).where(log.org_id == org_id.bytes, log.rev == rev)
    made_at = connection.execute(statement).scalar_one()
    return None if made_at is None else int(made_at)


@dataclass(frozen=True, slots=True)
class KeptBatch:
    """A push that was answered.

    Attributes:
        digest: Of what was pushed.
        reply: The answer, packed.
    """

    digest: bytes
    reply: bytes


def read_batch(connection: Connection, org_id: UUID, device_id: UUID, batch_id: bytes) -> KeptBatch | None:
    """Reads the answer to a push; None if it never came."""
    batch = BATCH.c
    row = connection.execute(
        select(batch.digest, batch.reply).where(
            batch.org_id == org_id.bytes, batch.device_id == device_id.bytes, batch.batch_id == batch_id
        )
    ).one_or_none()
    return None if row is None else KeptBatch(row.digest, row.reply)


def keep_batch(
    connection: Connection, org_id: UUID, device_id: UUID, batch_id: bytes, kept: KeptBatch, made_at: int
) -> None:
    """Keeps the answer to a push."""
    connection.execute(
        insert(BATCH).values(
            org_id=org_id.bytes,
            device_id=device_id.bytes,
            batch_id=batch_id,
            digest=kept.digest,
            reply=kept.reply,
            made_at=made_at,
        )
    )


def write_moves(
    connection: Connection, org_id: UUID, moves: Sequence[tuple[str, bytes, bytes, bytes]], rev: int
) -> None:
    """Notes that records left a scope for another.

    Args:
        connection: The transaction.
        org_id: The firm.
        moves: Noun, record, scope left, scope joined.
        rev: Revision of the push.
    """
    moved = MOVED.c
    for noun, record_id, left, joined in moves:
        place = (moved.org_id == org_id.bytes, moved.noun == noun, moved.record_id == record_id)
        connection.execute(delete(MOVED).where(*place, moved.scope_id.in_([left, joined])))
        connection.execute(
            insert(MOVED).values(org_id=org_id.bytes, scope_id=left, noun=noun, record_id=record_id, rev=rev)
        )


def moves_of(connection: Connection, org_id: UUID, noun: str, record_id: bytes) -> list[tuple[bytes, int]]:
    """Reads which scopes a record left, and at which revision."""
    moved = MOVED.c
    statement = select(moved.scope_id, moved.rev).where(
        moved.org_id == org_id.bytes, moved.noun == noun, moved.record_id == record_id
    )
    return [(row.scope_id, row.rev) for row in connection.execute(statement)]


def ids_taken(connection: Connection, org_id: UUID, noun: str, ids: Iterable[bytes]) -> set[bytes]:
    """Tells which ids a noun already uses."""
    table = TABLES[NOUN_BY_NAME[noun].name]
    found: set[bytes] = set()
    for some in chunks(ids):
        statement = select(table.c.id).where(table.c.org_id == org_id.bytes, table.c.id.in_(some))
        found.update(connection.execute(statement).scalars())
    return found
