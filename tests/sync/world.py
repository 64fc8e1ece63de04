"""A small world for random histories: a hub, four laptops with clocks of their own, and what must always hold."""

import atexit
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select

from salesdesk.domain.accounts import Account, Ownership
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import SyncError
from salesdesk.domain.ids import ConversationId, DeviceId
from salesdesk.domain.nouns import NOUNS, Noun
from salesdesk.domain.people import Role
from salesdesk.domain.roles import right
from salesdesk.store import outbox
from salesdesk.store.changes import unpack_change, unpack_stamps
from salesdesk.store.engine import open_encrypted
from salesdesk.store.laptop_tables import OUTBOX
from salesdesk.store.profile import Identity, get_fact
from salesdesk.store.server_tables import CHANGE_LOG
from salesdesk.store.tables import TABLES
from salesdesk.store.texts import text_of
from salesdesk.store.unit import LaptopStore
from salesdesk.sync.client import SyncClient
from salesdesk.sync.client_facts import CURSOR
from salesdesk.sync.hub import Hub
from salesdesk.sync.memory_transport import MemoryTransport
from salesdesk.sync.protocol import Cursor, Hello, HelloReply, Op, Pull, PullReply, Push, PushReply
from tests.factories.accounts import account
from tests.factories.hubs import NORTH, PEOPLE, Desk, Ticking, hub_in, number
from tests.factories.stores import BOSS, KEY, ORG, OTHER_REP, REP

USERS = (REP, REP, OTHER_REP, BOSS)
FOLDERS: list[Path] = []
PLACES = 3
# What the histories change; the rest is looked at when they settle.
CHANGED = tuple(noun for noun in NOUNS if noun.name in {"account", "ownership", "conversation", "conflict"})

_decode_op = msgspec.msgpack.Decoder(Op).decode
_decode_cursor = msgspec.msgpack.Decoder(Cursor).decode


class SetClock:
    """A wall clock that only a step of the history moves: two laptops often stamp at the same millisecond."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.instant


class Wire:
    """A port that loses or doubles what it is told to, and lets somebody type while it works."""

    def __init__(self, port: MemoryTransport) -> None:
        self.port = port
        self.lose_request = self.lose_reply = self.double = False
        self.during: Any = None
        self.pushed: list[Push] = []

    def hello(self, message: Hello) -> HelloReply:
        return self.port.hello(message)

    def push(self, message: Push) -> PushReply:
        if self.lose_request:
            self.lose_request = False
            raise SyncError("sync.unreachable", retryable=True)
        self.pushed.append(message)
        reply = self.port.push(message)
        if self.double:
            self.double = False
            assert self.port.push(message) == reply
        if self.during is not None:
            typed, self.during = self.during, None
            typed()
        if self.lose_reply:
            self.lose_reply = False
            raise SyncError("sync.interrupted", retryable=True)
        return reply

    def pull(self, message: Pull) -> PullReply:
        message.limit = 3
        return self.port.pull(message)


def _template() -> Path:
    """Makes the databases once; each history starts from a copy."""
    if not FOLDERS:
        fast = Path("/dev/shm")  # tests only; a hundred short databases need no disk
        folder = Path(tempfile.mkdtemp(prefix="salesdesk-world-", dir=fast if fast.is_dir() else None))
        hub = hub_in(folder)
        for place, user_id in enumerate(USERS):
            Desk(hub, folder, user_id, place + 1).close()
        hub.store.close()
        FOLDERS.append(folder)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return FOLDERS[0]


class World:
    """The hub, the laptops, and the model of what they must hold."""

    def __init__(self) -> None:
        template = _template()
        self.folder = Path(tempfile.mkdtemp(dir=template))
        for path in template.glob("*.db"):
            shutil.copy(path, self.folder / path.name)
        self.hub_clock = Ticking(step_ms=1)
        self.hub = Hub(open_encrypted(self.folder / "server.db", KEY), self.hub_clock)
        self.clocks = [SetClock() for _ in USERS]
        self.laptops: list[LaptopStore] = []
        self.wires: list[Wire] = []
        self.clients: list[SyncClient] = []
        for place, user_id in enumerate(USERS):
            device = DeviceId(number(0xD0 + place + 1, place + 1))
            identity = Identity(org_id=ORG, user_id=user_id, device_id=device)
            store = open_encrypted(self.folder / f"laptop{place + 1}.db", KEY)
            self.laptops.append(LaptopStore(store, identity, self.clocks[place]))
            self.wires.append(Wire(MemoryTransport(self.hub, identity)))
            self.clients.append(SyncClient(self.laptops[-1], self.wires[-1]))
        self.count = 0
        self.tokens: dict[UUID, set[str]] = {}
        self.happened: Counter[str] = Counter()

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.store.close()
        self.hub.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def word(self) -> str:
        """Returns a text that nobody else writes."""
        self.count += 1
        return f"w{self.count}."

    # What people do.

    def create(self, who: int, place: int) -> None:
        one = account(id=number(3, place), name=self.word(), created_by=USERS[who])
        held = Ownership(
            id=number(4, place),  # type: ignore[arg-type]  # an id
            account_id=one.id,
            user_id=USERS[who],
            starts_on=date(2026, 1, 1),
        )
        talk = Conversation(
            id=ConversationId(number(5, place)), account_id=one.id, rep_id=USERS[who], created_at=one.created_at
        )
        with self.laptops[who].unit("made") as unit:
            if unit.get(Account, one.id) is None and self._row(who, "account", one.id) is None:
                for record in (one, held, talk):
                    unit.put(record)
                self.happened["created"] += 1

    def edit(self, who: int, place: int, what: str) -> None:
        with self.laptops[who].unit("edited") as unit:
            one = unit.get(Account, number(3, place))
            talk = unit.get(Conversation, number(5, place))
            if one is None or talk is None:
                return
            self.happened["edited"] += 1
            word = self.word()
            if what in {"name", "city"}:
                unit.put(replace(one, **{what: word}))  # type: ignore[arg-type]  # fields of Account
            elif what == "tags":
                unit.put(replace(one, tags=tuple(sorted({*one.tags[1:], word}))))
            else:
                at = len(talk.notes) // 2 if what == "middle" else len(talk.notes)
                while at < len(talk.notes) and talk.notes[at - 1] != ".":
                    at += 1
                unit.put(replace(talk, notes=talk.notes[:at] + word + talk.notes[at:]))
                self.tokens.setdefault(talk.id, set()).add(word)

    def delete(self, who: int, place: int) -> None:
        with self.laptops[who].unit("deleted") as unit:
            if unit.get(Account, number(3, place)) is not None:
                unit.delete(Account, number(3, place))
                self.happened["deleted"] += 1

    def revive(self, who: int, place: int) -> None:
        with self.laptops[who].unit("revived") as unit:
            row = self._row(who, "account", number(3, place))
            if row is not None and row["deleted_stamp"] is not None:
                unit.revive(Account, number(3, place))
                self.happened["revived"] += 1

    def hand_over(self, place: int, to: int) -> None:
        with self.hub.store.read() as connection:
            held = TABLES["ownership"].c
            row = connection.execute(select(held.user_id).where(held.id == number(4, place).bytes)).one_or_none()
        if row is not None:
            new = Ownership(
                id=number(4, place),  # type: ignore[arg-type]  # an id
                account_id=number(3, place),  # type: ignore[arg-type]  # an id
                user_id=USERS[to],
                starts_on=date(2026, 1, 1),
            )
            self.hub.put(ORG, None, [new])
            self.happened["handed over"] += row.user_id != USERS[to].bytes

    def jump(self, who: int, seconds: int) -> None:
        self.clocks[who].instant += timedelta(seconds=seconds)

    def sync(self, who: int) -> bool:
        """One round; False when it was cut."""
        self.hub_clock.instant += timedelta(milliseconds=200)
        try:
            done = self.clients[who].round()
        except SyncError as error:
            if not error.retryable:
                raise
            self.happened["cut"] += 1
            return False
        self.happened["conflicts"] += done.conflicts
        self.happened["refused"] += done.refused
        self.happened["gone"] += done.gone
        self.check_scopes(who)
        return True

    # What must hold.

    def _row(self, who: int, noun: str, record_id: UUID) -> Any:
        table = TABLES[noun]
        with self.laptops[who].read() as connection:
            return connection.execute(select(table).where(table.c.id == record_id.bytes)).mappings().one_or_none()

    def _hub_rows(self, nouns: Sequence[Noun] = CHANGED) -> dict[tuple[str, bytes], Any]:
        found = {}
        with self.hub.store.read() as connection:
            for noun in nouns:
                for row in connection.execute(select(TABLES[noun.name])).mappings():
                    found[noun.name, row["id"]] = row
        return found

    def visible(self, who: int, rows: dict[tuple[str, bytes], Any]) -> dict[tuple[str, bytes], Any]:
        """Says by brute force what a person may see: nothing here is taken from the hub's own tables of access."""
        user_id = USERS[who]
        role = next(one.role for one in PEOPLE if one.id == user_id)
        scopes = {ORG.bytes, user_id.bytes}
        owners: dict[bytes, set[bytes]] = {}
        for (noun, _), row in rows.items():
            if noun == "ownership" and row["deleted_stamp"] is None:
                owners.setdefault(row["account_id"], set()).add(row["user_id"])
        for (noun, record_id), row in rows.items():
            if noun != "account":
                continue
            holders = owners.get(record_id) or {row["created_by"]}
            if user_id.bytes in holders or (role == Role.MANAGER and holders & {REP.bytes, OTHER_REP.bytes}):
                scopes.add(record_id)
        if role == Role.MANAGER:
            scopes |= {one.id.bytes for one in PEOPLE if one.team_id == NORTH}
        return {key: row for key, row in rows.items() if right(role, key[0]).reads and row["scope_id"] in scopes}

    def local(self, who: int, nouns: Sequence[Noun] = CHANGED) -> dict[tuple[str, bytes], Any]:
        found = {}
        with self.laptops[who].read() as connection:
            for noun in nouns:
                for row in connection.execute(select(TABLES[noun.name])).mappings():
                    found[noun.name, row["id"]] = row
        return found

    def check_scopes(self, who: int) -> None:
        """No row outside the scopes of a person once his laptop has read that it was taken away."""
        with self.laptops[who].read() as connection:
            waiting = outbox.waiting_records(connection)
        allowed = self.visible(who, self._hub_rows())
        outside = {key for key in self.local(who) if key not in allowed} - waiting
        assert outside == set()

    def check(self) -> None:
        """Invariants 2, 3, 4, 5 and 6 of sync.md section 4, and each character of the notes exactly once."""
        rows = self._hub_rows()
        self._check_log(rows)
        for who in range(len(USERS)):
            self._check_pending(who)
            self._check_complete(who, rows)

    def _check_log(self, rows: dict[tuple[str, bytes], Any]) -> None:
        with self.hub.store.read() as connection:
            lines = connection.execute(select(CHANGE_LOG).where(CHANGE_LOG.c.user_id != b"")).mappings().all()
        ops = [_decode_op(line["change"]) for line in lines]
        ids = [op.op_id for op in ops]
        assert len(ids) == len(set(ids)), "an operation was applied twice"
        stamps = [op.stamp for op in ops]
        assert len(stamps) == len(set(stamps)), "two edits have the same stamp"
        aside = "".join(row["kept"] + row["other"] for (noun, _), row in rows.items() if noun == "conflict")
        seen = {(op.noun, op.record_id, name, stamp) for op in ops for name, stamp in op.base.items()}
        for op in ops:
            row = rows[op.noun, op.record_id]
            kept = unpack_stamps(row["stamps"])
            for name, value in op.fields.items():
                if name not in {"name", "city"} or not isinstance(value, str):
                    continue
                is_current = row[name] == value
                was_seen = (op.noun, op.record_id, name, op.stamp) in seen
                assert is_current or was_seen or f'"{value}"' in aside, (
                    f"{value} of {op.noun} {name} was lost, deleted: {row['deleted_stamp']}"
                )
                assert not (is_current and was_seen), f"{value} stands although its successor had seen it"
                assert kept.get(name, row["stamp"]) >= op.stamp
        self._check_confirmed(set(ids), rows)

    def _check_confirmed(self, known: set[bytes], rows: dict[tuple[str, bytes], Any]) -> None:
        for laptop in self.laptops:
            with laptop.read() as connection:
                box = OUTBOX.c
                confirmed = connection.execute(
                    select(box.op_id, box.change).where(box.acked_at.is_not(None), box.refusal.is_(None))
                ).all()
            for one in confirmed:
                assert one.op_id in known, "a confirmed change never came in"
                change = unpack_change(one.change)
                for name in change.text:
                    text = text_of(rows[change.noun, change.record_id.bytes][f"{name}_state"])
                    assert text == rows[change.noun, change.record_id.bytes][name]
        for talk_id, words in self.tokens.items():
            row = rows.get(("conversation", talk_id.bytes))
            if row is not None:
                assert all(row["notes"].count(word) <= 1 for word in words), "a text was doubled"

    def _check_pending(self, who: int) -> None:
        with self.laptops[who].read() as connection:
            waiting = outbox.waiting(connection, 1000)
        last: dict[tuple[str, UUID, str], Any] = {}
        for queued in waiting:
            change = queued.change
            assert all(stamp < change.stamp for stamp in change.base.values()), "an edit is older than what it saw"
            last |= {(change.noun, change.record_id, name): value for name, value in change.fields.items()}
            for name, update in change.text.items():
                row = self._row(who, change.noun, change.record_id)
                assert row is not None
                assert update
                assert row[name] == text_of(row[f"{name}_state"])
        for (noun, record_id, name), value in last.items():
            row = self._row(who, noun, record_id)
            assert row is not None, "an edit that waits is not shown"
            assert row[name] == value or name == "tags", "an edit that waits is not shown"

    def _check_complete(self, who: int, rows: dict[tuple[str, bytes], Any]) -> None:
        with self.laptops[who].read() as connection:
            kept = get_fact(connection, CURSOR)
        cursor = _decode_cursor(kept) if kept else None
        if cursor is None or cursor.is_snapshot:
            return
        here = self.local(who)
        full = cursor.rev if cursor.noun >= len(NOUNS) else cursor.rev - 1
        for key, row in self.visible(who, rows).items():
            if row["rev"] <= full and row["deleted_stamp"] is None and self._has_gained(who, row, full):
                assert key in here, f"{key} was skipped"
                assert here[key]["rev"] >= row["rev"], f"{key} is stale"

    def _has_gained(self, who: int, row: Any, rev: int) -> bool:
        from salesdesk.store import server_people

        if row["scope_id"] == ORG.bytes:
            return True
        with self.hub.store.read() as connection:
            access = server_people.access_of(connection, ORG, USERS[who], [row["scope_id"]])
        return row["scope_id"] in access and access[row["scope_id"]].gained_rev <= rev

    def settle(self) -> None:
        """Lets everybody sync until nothing moves: then all hold what the hub holds."""
        for wire in self.wires:
            wire.lose_request = wire.lose_reply = wire.double = False
            wire.during = None
        for _ in range(3):
            for who in range(len(USERS)):
                assert self.sync(who)
        rows = self._hub_rows(NOUNS)
        for who in range(len(USERS)):
            expected = {key: _live(row) for key, row in self.visible(who, rows).items() if row["deleted_stamp"] is None}
            here = {key: _live(row) for key, row in self.local(who, NOUNS).items() if row["deleted_stamp"] is None}
            assert here == expected
        for talk_id, words in self.tokens.items():
            row = rows.get(("conversation", talk_id.bytes))
            if row is not None and not self.happened["refused"]:
                assert all(row["notes"].count(word) == 1 for word in words), "a text was lost"
        self.check()


def _live(row: Any) -> dict[str, Any]:
    return dict(row)
