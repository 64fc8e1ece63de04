"""The server's end of the sync (concentrateur): says hello, takes pushes, gives pages; one code for both databases.

Each call is one transaction that may be run again from its start. Who calls is told by his token, never by the message.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from salesdesk.config.logs import part_logger
from salesdesk.domain.change import Change
from salesdesk.domain.errors import ConflictError, SyncError
from salesdesk.domain.ids import OrgId
from salesdesk.domain.nouns import NOUNS
from salesdesk.domain.people import Organisation
from salesdesk.domain.roles import right
from salesdesk.domain.wire import instant_from_wire, instant_to_wire
from salesdesk.store import server_people, server_store
from salesdesk.store.engine import Store
from salesdesk.store.profile import Identity, Now
from salesdesk.store.server_feed import Reader, newest_place
from salesdesk.store.server_people import Person
from salesdesk.store.server_store import Counter, KeptBatch
from salesdesk.sync import codec
from salesdesk.sync.hub_access import grant
from salesdesk.sync.hub_checks import Fault, check_op
from salesdesk.sync.hub_feed import page
from salesdesk.sync.hub_merge import SERVER_DEVICE
from salesdesk.sync.hub_push import Application, Checked
from salesdesk.sync.hub_rights import Rights
from salesdesk.sync.hub_stamps import within_bounds
from salesdesk.sync.hub_writes import puts, restamped
from salesdesk.sync.protocol import (
    BATCH_ID_BYTES,
    MOST_BATCH_BYTES,
    MOST_OPS,
    OLDEST_PROTO,
    OLDEST_SCHEMA,
    PROTO,
    Hello,
    HelloReply,
    Op,
    Pull,
    PullReply,
    Push,
    PushReply,
)

_EPOCH_BYTES: Final = 16
_LOG = part_logger("sync.hub")
_decode_reply = msgspec.msgpack.Decoder(PushReply).decode


class Hub:
    """The merge and order of the records of every firm on a server.

    Args:
        store: The server's database, SQLCipher or PostgreSQL.
        now: Gives the wall clock.
    """

    def __init__(self, store: Store, now: Now) -> None:
        self.store = store
        self.now = now

    def found(self, organisation: Organisation) -> None:
        """Begins the history of a firm.

        Raises:
            ConflictError: It is there already.
        """

        def work(connection: Connection) -> None:
            if server_store.read_counter(connection, organisation.id) is not None:
                raise ConflictError("sync.firm_exists", name=organisation.name)
            server_store.start_counter(connection, organisation.id, os.urandom(_EPOCH_BYTES))

        server_store.retried(self.store, work)
        self.put(organisation.id, None, [organisation])

    def start_new_epoch(self, org_id: UUID) -> None:
        """Says that the database was restored from a backup: laptops send again what they sent since, and read anew."""
        server_store.retried(
            self.store, lambda connection: server_store.set_epoch(connection, org_id, os.urandom(_EPOCH_BYTES))
        )

    def hello(self, caller: Identity, message: Hello) -> HelloReply:
        """Agrees on a protocol and tells whether there is news.

        Args:
            caller: Who calls.
            message: His hello.

        Returns:
            The reply.

        Raises:
            SyncError: His program is too old, or he was revoked.
        """
        if message.proto_to < OLDEST_PROTO or message.proto_from > PROTO or message.schema < OLDEST_SCHEMA:
            raise SyncError("sync.too_old", retryable=False)
        now_us = self._now_us()

        def work(connection: Connection) -> HelloReply:
            self._person(connection, caller)
            counter = self._counter(connection, caller)
            if message.epoch == counter.epoch and message.rev is not None and message.rev > counter.rev:
                # Read by him and not known here: an older copy of the database was put back, and nobody said so.
                server_store.set_epoch(connection, caller.org_id, os.urandom(_EPOCH_BYTES))
                counter = self._counter(connection, caller)
                _LOG.warning("history-went-back", rev=counter.rev, read=message.rev)
            if message.app_version:
                server_people.mark_seen(
                    connection, caller.org_id, caller.device_id, now_us, message.app_version[:40].replace("\x00", "")
                )
            return HelloReply(
                proto=min(PROTO, message.proto_to),
                min_schema=OLDEST_SCHEMA,
                server_ms=now_us // 1000,
                epoch=counter.epoch,
                rev=counter.rev,
                news=message.epoch != counter.epoch or message.rev != counter.rev,
            )

        return server_store.retried(self.store, work)

    def push(self, caller: Identity, message: Push) -> PushReply:
        """Applies a batch of changes once, however often it is sent.

        Args:
            caller: Who pushes.
            message: His changes.

        Returns:
            What became of each.

        Raises:
            SyncError: The batch is too large, was sent before with other content, or the caller was revoked.
        """
        if len(message.batch_id) != BATCH_ID_BYTES:
            raise SyncError("sync.bad_body", retryable=False)
        if len(message.ops) > MOST_OPS or len(codec.pack(message.ops)) > MOST_BATCH_BYTES + 4_096:
            raise SyncError("sync.too_large", retryable=False)
        digest = codec.digest_of(message.ops)
        checked = [_check(op) for op in message.ops]
        now_us = self._now_us()
        drift_ms = within_bounds(checked, caller.device_id, now_us // 1000)

        def work(connection: Connection) -> PushReply:
            person = self._person(connection, caller)
            self._counter(connection, caller, message.epoch)
            kept = server_store.read_batch(connection, caller.org_id, caller.device_id, message.batch_id)
            if kept is not None:
                if kept.digest != digest:
                    raise SyncError("sync.batch_differs", retryable=False)
                return _decode_reply(kept.reply)
            application = Application(
                connection,
                caller.org_id,
                device_id=caller.device_id,
                user_id=person.user_id,
                now_us=now_us,
                rights=Rights(connection, caller.org_id, person),
            )
            rev, results = application.apply(checked)
            if rev is None:
                rev = self._counter(connection, caller).rev
            reply = PushReply(rev=rev, results=results, drift_ms=drift_ms)
            answer = KeptBatch(digest, codec.pack(reply))
            server_store.keep_batch(connection, caller.org_id, caller.device_id, message.batch_id, answer, now_us)
            return reply

        return server_store.retried(self.store, work)

    def pull(self, caller: Identity, message: Pull) -> PullReply:
        """Gives the next page of the feed.

        Args:
            caller: Who reads.
            message: Where he stands.

        Returns:
            The page.

        Raises:
            SyncError: He must read everything anew, or he was revoked.
        """
        with self.store.read() as connection:
            person = self._person(connection, caller)
            # First: a row committed after this reading lies beyond the horizon.
            counter = self._counter(connection, caller)
            nouns = [noun for noun in NOUNS if right(person.role, noun.name).reads]
            reader = Reader(caller.org_id, caller.user_id, nouns)
            if message.cursor is not None:
                self._check_cursor(connection, reader, message, counter)
            return page(connection, reader, message, counter.epoch, counter.rev)

    @staticmethod
    def _check_cursor(connection: Connection, reader: Reader, message: Pull, counter: Counter) -> None:
        cursor = message.cursor
        assert cursor is not None
        is_stale = message.epoch != counter.epoch or cursor.rev < counter.horizon_rev or cursor.rev > counter.rev
        if is_stale or cursor.rev < newest_place(connection, reader):
            raise SyncError("sync.resnapshot", retryable=True)

    def _person(self, connection: Connection, caller: Identity) -> Person:
        device = server_people.read_device(connection, caller.org_id, caller.device_id)
        person = server_people.read_person(connection, caller.org_id, caller.user_id)
        is_his = device is not None and device.user_id == caller.user_id.bytes and device.revoked_at is None
        if not is_his or person is None or not server_people.is_active(person):
            raise SyncError("sync.revoked", retryable=False)
        return person

    @staticmethod
    def _counter(connection: Connection, caller: Identity, epoch: bytes | None = None) -> Counter:
        counter = server_store.read_counter(connection, caller.org_id)
        if counter is None:
            raise SyncError("sync.revoked", retryable=False)
        if epoch is not None and epoch != counter.epoch:
            raise SyncError("sync.resnapshot", retryable=True)
        return counter

    def _now_us(self) -> int:
        return instant_to_wire(self.now())

    def put(self, org_id: OrgId, actor_id: UUID | None, records: Iterable[Any]) -> int | None:
        """Inserts or updates whole records on the server itself: administration, import, sample.

        Args:
            org_id: The firm.
            actor_id: Who does it, for the log; None for the server.
            records: Records of any noun.

        Returns:
            The revision given; None when nothing changed.
        """
        wanted = list(records)
        return self._write(org_id, actor_id, lambda connection, now_ms: puts(connection, org_id, wanted, now_ms))

    def write(self, org_id: OrgId, actor_id: UUID | None, changes: Sequence[Change]) -> int | None:
        """Applies ready-made changes on the server itself, without a question of rights; they are stamped anew.

        Args:
            org_id: The firm.
            actor_id: Who does it, for the log; None for the server.
            changes: What to do, in order; their stamps and bases are not looked at.

        Returns:
            The revision given; None when nothing changed.
        """
        return self._write(org_id, actor_id, lambda connection, now_ms: restamped(connection, org_id, changes, now_ms))

    def _write(
        self, org_id: OrgId, actor_id: UUID | None, make: Callable[[Connection, int], list[Checked]]
    ) -> int | None:
        now_us = self._now_us()

        def work(connection: Connection) -> int | None:
            application = Application(
                connection,
                org_id,
                device_id=SERVER_DEVICE,
                user_id=b"" if actor_id is None else actor_id.bytes,
                now_us=now_us,
                rights=None,
            )
            rev, results = application.apply(make(connection, now_us // 1000))
            for result in results:
                if result.status == "rejected":
                    raise Fault(result.code, result.field)
            return rev

        return server_store.retried(self.store, work)

    def refresh_access(self, org_id: OrgId) -> None:
        """Takes away the accounts whose ownership has ended since; to be called once a day."""
        now_us = self._now_us()
        today = instant_from_wire(now_us).date().isoformat()

        def work(connection: Connection) -> None:
            ended = server_people.ended_holdings(connection, org_id, today)
            if ended:
                grant(connection, org_id, server_store.next_rev(connection, org_id), today, ended, ())

        server_store.retried(self.store, work)


def _check(op: Op) -> Checked:
    try:
        return Checked(op, check_op(op))
    except Fault as fault:
        return Checked(op, fault=fault)
