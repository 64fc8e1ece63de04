"""The laptop's end of the sync: one round sends what waits and reads what changed; it never blocks whoever edits.

Source: sync.md section 2. A batch gets its id before it is sent and is sent again as it was when its reply is lost;
a page of the feed is written with its cursor in one transaction, with the edits that wait made again over it.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete

from salesdesk import __version__
from salesdesk.domain.clock import ZERO_STAMP, Stamp
from salesdesk.domain.errors import SyncError
from salesdesk.domain.ids import ENTROPY_BYTES, uuid7
from salesdesk.domain.wire import instant_to_wire
from salesdesk.store import feed, outbox
from salesdesk.store.changes import PackedChange
from salesdesk.store.laptop_tables import PENDING_CHANGE
from salesdesk.store.profile import get_fact, get_number, set_fact, set_number
from salesdesk.store.unit import CLOCK_OFFSET_MS, CLOCK_READING, Changed, LaptopStore, load_clock, save_clock
from salesdesk.sync.client_facts import CURSOR, note_overlaid, read_cursor, read_overlaid
from salesdesk.sync.codec import pack
from salesdesk.sync.protocol import (
    END_OF_REV,
    MOST_WANTED,
    OLDEST_PROTO,
    PROTO,
    SCHEMA,
    Hello,
    HelloReply,
    Op,
    Pull,
    PullReply,
    Push,
    PushReply,
    RecordKey,
    row_values,
)
from salesdesk.sync.transport import Port

EPOCH: Final = "feed_epoch"
ANEW: Final = "feed_anew"
UPGRADED: Final = "schema_upgraded"
SYNCED_AT: Final = "synced_at"
CLOCK_SEEN: Final = "clock_seen"

KEPT_DAYS: Final = 30
_OFFSET_STEP_MS: Final = 500
_FEWEST_BYTES: Final = 4_000
_MOST_TURNS: Final = 3

_decode_change = msgspec.msgpack.Decoder(PackedChange).decode

Progress = Callable[[str, int], None]
"""Called with a step (``push`` or ``pull``) and how many changes or rows it has done."""


@dataclass(slots=True)
class Round:
    """What a round did.

    Attributes:
        pushed: Changes that the server took.
        conflicts: Of these, how many met another's; both values are kept.
        refused: Changes that the server refused; they are kept in the box of what was not sent.
        pulled: Rows read.
        gone: Rows removed because they were moved or taken away.
        read_anew: True when everything was read from the start.
        drift_ms: How far this clock is ahead of the server's; 0 when within bounds.
        cancelled: True when it was stopped half way; the next one goes on from there.
    """

    pushed: int = 0
    conflicts: int = 0
    refused: int = 0
    pulled: int = 0
    gone: int = 0
    read_anew: bool = False
    drift_ms: int = 0
    cancelled: bool = False


@dataclass(slots=True)
class _Touched:
    """Rows that a page changed."""

    records: set[tuple[str, bytes]] = field(default_factory=set)
    scopes: set[bytes] = field(default_factory=set)
    newest: Stamp = ZERO_STAMP


class _Waits(Exception):
    """Rows that are to be removed have changes that wait: these are sent first."""


class SyncClient:
    """Syncs one laptop store with a server.

    Args:
        laptop: The store.
        port: The server.
    """

    def __init__(self, laptop: LaptopStore, port: Port) -> None:
        self._laptop = laptop
        self._port = port

    def round(self, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None) -> Round:
        """Sends what waits and reads what changed.

        Args:
            progress: Told how far it is; called on this thread.
            cancelled: Asked between batches and pages whether to stop.

        Returns:
            What was done.

        Raises:
            SyncError: The server could not be reached, or refused; what was done until then is kept.
            StoreError: The local database failed.
        """
        done = Round()
        turn = _Turn(self._laptop, self._port, done, progress or (lambda _step, _count: None), cancelled or _never)
        reply = turn.hello()
        for again in range(_MOST_TURNS):
            failure = turn.push_all()
            try:
                turn.pull_all(reply, must_drop=again == _MOST_TURNS - 1)
            except _Waits:
                continue
            except SyncError as error:
                if error.key != "sync.resnapshot":
                    raise failure or error from error
                turn.start_anew()
                reply = turn.hello()
                continue
            if failure is not None:
                raise failure
            break
        turn.finish()
        return done


def _never() -> bool:
    return False


class _Turn:
    """The steps of one round."""

    def __init__(
        self, laptop: LaptopStore, port: Port, done: Round, progress: Progress, cancelled: Callable[[], bool]
    ) -> None:
        self._laptop = laptop
        self._port = port
        self._done = done
        self._progress = progress
        self._cancelled = cancelled
        self._most_ops = 500
        self._most_bytes = 1_000_000
        self._epoch: bytes | None = None

    def _now_us(self) -> int:
        return instant_to_wire(self._laptop.now())

    def hello(self) -> HelloReply:
        """Agrees with the server; keeps its clock and notices when its history is another one."""
        self._read_anew_after_upgrade()
        with self._laptop.read() as connection:
            cursor, epoch = read_cursor(connection), get_fact(connection, EPOCH)
            is_open = get_fact(connection, ANEW) == b"1"
            offset_ms = get_number(connection, CLOCK_OFFSET_MS)
        is_whole = cursor is not None and not cursor.is_snapshot and cursor.noun == END_OF_REV and not is_open
        before = self._now_us() // 1000
        message = Hello(
            proto_from=OLDEST_PROTO,
            proto_to=PROTO,
            schema=SCHEMA,
            app_version=__version__,
            clock_ms=before,
            epoch=epoch,
            rev=cursor.rev if is_whole and cursor is not None else None,
        )
        reply = self._port.hello(message)
        after = self._now_us() // 1000
        measured = reply.server_ms - (before + after) // 2
        self._most_ops = min(self._most_ops, max(1, reply.most_ops))
        self._most_bytes = min(self._most_bytes, max(_FEWEST_BYTES, reply.most_bytes))
        if abs(measured - offset_ms) > _OFFSET_STEP_MS or reply.epoch != epoch:
            with self._laptop.store.write() as connection:
                set_number(connection, CLOCK_OFFSET_MS, measured)
                if reply.epoch != epoch:
                    self._take_epoch(connection, epoch, reply.epoch)
        self._epoch = reply.epoch
        return reply

    def _read_anew_after_upgrade(self) -> None:
        """What an older version of the program left out is on the server: a migration asks for everything again."""
        with self._laptop.read() as connection:
            if get_fact(connection, UPGRADED) != b"1":
                return
        with self._laptop.store.write() as connection:
            self._mark_anew(connection)
            connection.execute(delete(PENDING_CHANGE))
            set_fact(connection, UPGRADED, b"0")

    def _take_epoch(self, connection: Connection, known: bytes | None, epoch: bytes) -> None:
        set_fact(connection, EPOCH, epoch)
        if known is not None:
            # Restored from a backup: what was confirmed since may be lost there; whatever is not, is known by its id.
            outbox.send_again(connection, self._now_us() - int(timedelta(days=KEPT_DAYS).total_seconds()) * 1_000_000)
            self._mark_anew(connection)

    def start_anew(self) -> None:
        """Reads everything again; rows stay readable until then, edits that wait stay in the outbox."""
        with self._laptop.store.write() as connection:
            self._mark_anew(connection)

    def _mark_anew(self, connection: Connection) -> None:
        feed.begin_anew(connection)
        set_fact(connection, CURSOR, b"")
        set_fact(connection, ANEW, b"1")
        self._done.read_anew = True

    def push_all(self) -> SyncError | None:
        """Sends every change that waits.

        Returns:
            A failure that does not hinder reading; None when all went.

        Raises:
            SyncError: A failure that ends the round.
        """
        while not self._stopped():
            batch_id, ops = self._next_batch()
            if not ops:
                return None
            try:
                reply = self._port.push(Push(batch_id=batch_id, ops=ops, epoch=self._epoch))
            except SyncError as error:
                if error.key == "sync.too_large" and (len(ops) > 1 or self._most_bytes > _FEWEST_BYTES):
                    self._halve(batch_id)
                    continue
                if error.key in {"sync.resnapshot", "sync.revoked", "sync.signed_out", "sync.too_old"}:
                    raise
                return error
            self._take_reply(reply, ops)
        return None

    def _next_batch(self) -> tuple[bytes, list[Op]]:
        with self._laptop.read() as connection:
            started = outbox.started_batch(connection)
            if started is None and not outbox.waiting_count(connection):
                return b"", []
        if started is None:
            batch_id = uuid7(self._now_us() // 1000, os.urandom(ENTROPY_BYTES)).bytes
            with self._laptop.store.write() as connection:
                started = batch_id, outbox.start_batch(connection, batch_id, self._most_ops, self._most_bytes)
        return started[0], [_op(one) for one in started[1]]

    def _halve(self, batch_id: bytes) -> None:
        self._most_ops = max(1, self._most_ops // 2)
        self._most_bytes = max(_FEWEST_BYTES, self._most_bytes // 2)
        with self._laptop.store.write() as connection:
            outbox.drop_batch(connection, batch_id)

    def _take_reply(self, reply: PushReply, ops: list[Op]) -> None:
        """Notes what the server took. No row is written: what it made of them comes with the feed."""
        # A row that was made again after its scope was lost: no feed will ever say that it is gone, so it is asked for.
        outside = {one.op_id for one in reply.results if one.outside}
        taken = [one for one in reply.results if one.status in {"applied", "merged", "conflict"}]
        refused = [one for one in reply.results if one.status in {"rejected", "forbidden"}]
        with self._laptop.store.write() as connection:
            outbox.confirm(connection, (one.op_id for one in taken), self._now_us())
            for one in refused:
                outbox.refuse(connection, one.op_id, f"{one.code}:{one.field}" if one.field else one.code)
            note_overlaid(connection, {(op.noun, op.record_id) for op in ops if op.op_id in outside}, set())
        self._done.pushed += len(taken)
        self._done.refused += len(refused)
        self._done.conflicts += sum(one.status == "conflict" for one in taken)
        self._done.drift_ms = max(self._done.drift_ms, reply.drift_ms)
        self._progress("push", self._done.pushed)

    def pull_all(self, hello: HelloReply, *, must_drop: bool) -> None:
        """Reads pages until there is nothing more.

        Args:
            hello: What the server said; without news and without anything to restore there is nothing to ask.
            must_drop: True to remove rows even if changes on them still wait.

        Raises:
            _Waits: Rows to be removed have changes that wait.
        """
        with self._laptop.read() as connection:
            cursor = read_cursor(connection)
        wanted = self._still_wanted()
        if not (hello.news or self._done.pushed or wanted):
            return
        horizon: int | None = None
        while not self._stopped():
            is_feed = cursor is not None and not cursor.is_snapshot
            message = Pull(
                cursor=cursor,
                epoch=self._epoch,
                horizon=horizon,
                wanted=[RecordKey(*one) for one in wanted] if is_feed else [],
            )
            reply = self._port.pull(message)
            self._apply(reply, wanted if is_feed else [], is_snapshot=not is_feed, must_drop=must_drop)
            cursor = reply.cursor
            horizon = None if cursor.is_snapshot or not is_feed else reply.horizon
            if is_feed:
                wanted = self._still_wanted()
            if not reply.more and not wanted:
                return

    def _still_wanted(self) -> list[tuple[str, bytes]]:
        """Returns what to read whatever its revision: where a change was refused, or made again over a pulled row."""
        with self._laptop.read() as connection:
            overlaid = read_overlaid(connection)
            if overlaid:
                overlaid -= outbox.waiting_records(connection)
            return sorted({*outbox.to_restore(connection, MOST_WANTED), *overlaid})[:MOST_WANTED]

    def _apply(self, reply: PullReply, wanted: list[tuple[str, bytes]], *, is_snapshot: bool, must_drop: bool) -> None:
        touched = _Touched()
        identity = self._laptop.identity
        rows = 0
        with self._laptop.store.write() as connection:
            if reply.gone_scopes or reply.gone_rows:
                if not must_drop:
                    _refuse_if_waiting(connection, reply)
                self._drop(connection, reply, touched)
            for block in reply.blocks:
                values = row_values(block.rows)
                applied = feed.apply_rows(connection, identity.org_id, block.noun, block.columns, values)
                touched.records.update((block.noun, one) for one in applied.ids)
                touched.scopes |= applied.scopes
                touched.newest = max(touched.newest, applied.newest)
                rows += len(values)
            waiting = outbox.waiting_on(connection, (record_id for _, record_id in touched.records))
            feed.replay(connection, identity.device_id, waiting)
            outbox.mark_restored(connection, wanted, self._now_us())
            note_overlaid(connection, {(one.change.noun, one.change.record_id.bytes) for one in waiting}, set(wanted))
            if is_snapshot and not reply.cursor.is_snapshot and get_fact(connection, ANEW) == b"1":
                touched.records |= feed.end_anew(connection)
                set_fact(connection, ANEW, b"0")
            set_fact(connection, CURSOR, pack(reply.cursor))
            self._observe(connection, touched.newest)
        self._done.pulled += rows
        self._progress("pull", self._done.pulled)
        self._announce(touched)

    def _drop(self, connection: Connection, reply: PullReply, touched: _Touched) -> None:
        gone = feed.drop_scopes(connection, (one.scope_id for one in reply.gone_scopes))
        for one in reply.gone_rows:
            if feed.drop_row(connection, one.noun, one.record_id, one.scope_id):
                gone.add((one.noun, one.record_id))
        touched.records |= gone
        touched.scopes |= {one.scope_id for one in reply.gone_scopes}
        self._done.gone += len(gone)

    def _observe(self, connection: Connection, newest: Stamp) -> None:
        """Moves the clock past what was read: an edit made after seeing a value beats it."""
        if newest != ZERO_STAMP:
            clock = load_clock(connection, self._laptop.identity.device_id)
            clock.observe(newest)
            save_clock(connection, clock)
            seen = int.from_bytes(newest[:8])
            if seen > get_number(connection, CLOCK_SEEN):
                set_number(connection, CLOCK_SEEN, seen)

    def _announce(self, touched: _Touched) -> None:
        if touched.records:
            ids = {record_id for _, record_id in touched.records} | touched.scopes
            self._laptop.announce(
                Changed(
                    nouns=frozenset(noun for noun, _ in touched.records),
                    ids=frozenset(UUID(bytes=one) for one in ids if one),
                )
            )

    def _stopped(self) -> bool:
        if self._cancelled():
            self._done.cancelled = True
        return self._done.cancelled

    def finish(self) -> None:
        """Throws away what was confirmed long ago, and sets a clock right that the server found ahead."""
        now_us = self._now_us()
        kept_since = now_us - int(timedelta(days=KEPT_DAYS).total_seconds()) * 1_000_000
        with self._laptop.read() as connection:
            is_idle = not (self._done.pushed or self._done.pulled or self._done.refused)
            synced_at = get_number(connection, SYNCED_AT)
        if is_idle and now_us - synced_at < 60_000_000:
            return
        with self._laptop.store.write() as connection:
            safe = outbox.safe_up_to(connection)
            outbox.forget_confirmed(connection, kept_since)
            set_number(connection, SYNCED_AT, now_us)
            if self._done.drift_ms and not outbox.waiting_count(connection) and not self._done.cancelled:
                # The stamps made ahead of time were replaced by the server's, and its rows were read.
                offset_ms = get_number(connection, CLOCK_OFFSET_MS)
                # Never below a stamp that was read: an edit made after seeing a value beats it.
                seen = get_number(connection, CLOCK_SEEN)
                set_number(connection, CLOCK_READING, max(((now_us // 1000 + offset_ms) << 16) + 1, seen))
        if self._laptop.oplog is not None and self._done.pushed:
            self._laptop.oplog.forget_up_to(safe)


def _op(one: outbox.Packed) -> Op:
    change: Any = _decode_change(one.change)
    return Op(
        noun=change.noun,
        record_id=change.record_id,
        kind=change.kind,
        stamp=change.stamp,
        fields=change.fields,
        members=change.members,
        text=change.text,
        base=change.base,
        op_id=one.op_id,
        op_no=one.op_no,
    )


def _refuse_if_waiting(connection: Connection, reply: PullReply) -> None:
    """Raises when rows to be removed have changes that wait."""
    waiting = outbox.waiting_records(connection)
    if not waiting:
        return
    scopes = {one.scope_id for one in reply.gone_scopes}
    rows = {(one.noun, one.record_id) for one in reply.gone_rows}
    by_noun: dict[str, set[bytes]] = {}
    for noun, record_id in waiting:
        by_noun.setdefault(noun, set()).add(record_id)
    for noun, ids in by_noun.items():
        here = feed.ids_in_scopes(connection, noun, ids)
        if any(scope in scopes for scope in here.values()) or any((noun, one) in rows for one in here):
            raise _Waits
