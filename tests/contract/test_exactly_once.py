"""A push may be sent any number of times; what it holds is applied once. A laptop takes up where it stood."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from salesdesk.domain.accounts import Account
from salesdesk.domain.conflicts import Conflict
from salesdesk.domain.errors import SyncError
from salesdesk.store import outbox
from salesdesk.store.laptop_tables import OUTBOX
from salesdesk.store.queries.records import find, get, kept_row
from salesdesk.store.server_tables import CHANGE_LOG, COUNTER
from salesdesk.store.tables import TABLES
from salesdesk.sync.hub import Hub
from salesdesk.sync.protocol import Cursor, Pull, Push, PushReply
from tests.contract.conftest import MakeDesk
from tests.factories.hubs import Desk, Ticking, owned
from tests.factories.ops import at, create, op, push
from tests.factories.stores import ORG, REP

ONE, HOLDING = owned(REP, 1, name="Laiterie")


class LosesReplies:
    """A port whose next replies to a push never arrive."""

    def __init__(self, desk: Desk) -> None:
        self._port = desk.port
        self.lost = 0
        self.seen: list[bytes] = []
        desk.client._port = self  # type: ignore[assignment]  # it is a port by what follows

    def push(self, message: Push) -> PushReply:
        self.seen.append(message.batch_id)
        reply = self._port.push(message)
        if self.lost:
            self.lost -= 1
            raise SyncError("sync.interrupted", retryable=True)
        return reply

    def __getattr__(self, name: str) -> object:
        return getattr(self._port, name)


def state_of(hub: Hub) -> tuple[int, int, int]:
    with hub.store.read() as connection:
        rev = connection.execute(select(COUNTER.c.rev)).scalar_one()
        lines = connection.execute(select(func.count()).select_from(CHANGE_LOG)).scalar_one()
        conflicts = connection.execute(select(func.count()).select_from(TABLES["conflict"])).scalar_one()
    return rev, lines, conflicts


def write(desk: Desk, **changes: object) -> None:
    with desk.laptop.unit("account.edited") as unit:
        unit.put(replace(unit.get(Account, ONE.id) or ONE, **changes))  # type: ignore[arg-type]  # fields of Account
        unit.put(HOLDING)


def test_a_batch_whose_reply_was_lost_is_sent_again_as_it_was_and_applied_once(hub: Hub, desk: MakeDesk) -> None:
    mine = desk(REP, 1)
    port = LosesReplies(mine)
    port.lost = 2
    write(mine)
    for _ in range(2):
        with pytest.raises(SyncError):
            mine.client.round()
    once = state_of(hub)
    write(mine, name="Pendant ce temps")
    assert mine.client.round().pushed == 3
    assert port.seen[0] == port.seen[1] == port.seen[2] != port.seen[3]
    assert state_of(hub) == (once[0] + 1, once[1] + 1, once[2])


def test_the_same_batch_twice_gives_the_same_reply_and_changes_nothing(hub: Hub, desk: MakeDesk) -> None:
    mine, other = desk(REP, 1), desk(REP, 2)
    push(mine, create(ONE, at(mine, 1)), create(HOLDING, at(mine, 2)))
    push(other, op("account", ONE.id, at(other, 5), {"city": "Albi"}, {"city": at(mine, 1)}))
    message = Push(
        batch_id=uuid4().bytes, ops=[op("account", ONE.id, at(mine, 6), {"city": "Castres"}, {"city": at(mine, 1)})]
    )
    first = mine.port.push(message)
    once = state_of(hub)
    assert (mine.port.push(message), state_of(hub)) == (first, once)
    assert once[2] == 1
    message.ops[0].fields["city"] = "Autre"
    with pytest.raises(SyncError, match="batch_differs"):
        mine.port.push(message)


def test_an_operation_known_from_another_batch_is_not_applied_again(hub: Hub, desk: MakeDesk) -> None:
    mine = desk(REP, 1)
    made, holding = create(ONE, at(mine, 1)), create(HOLDING, at(mine, 2))
    push(mine, made, holding)
    push(mine, op("account", ONE.id, at(mine, 3), {"name": "Nouveau nom"}, {"name": at(mine, 1)}))
    once = state_of(hub)
    assert [one.status for one in push(mine, made, holding)] == ["applied", "applied"]
    assert state_of(hub) == once


def test_numbers_of_the_outbox_are_never_used_twice(desk: MakeDesk) -> None:
    mine = desk(REP, 1)
    write(mine)
    mine.client.round()
    with mine.laptop.store.write() as connection:
        before = connection.execute(select(func.max(OUTBOX.c.op_no))).scalar_one()
        outbox.forget_confirmed(connection, 1 << 62)
    write(mine, name="Encore")
    with mine.laptop.read() as connection:
        assert [one.op_no for one in outbox.waiting(connection, 10)] == [before + 1]


def test_an_edit_made_during_a_push_is_not_overwritten_by_its_reply_nor_by_the_page(desk: MakeDesk) -> None:
    mine, other = desk(REP, 1), desk(REP, 2)
    write(mine)
    mine.client.round()
    other.client.round()
    write(other, name="De l'autre poste")
    other.client.round()
    write(mine, city="Albi")
    real = mine.port.push

    def edit_meanwhile(message: Push) -> PushReply:
        reply = real(message)
        if len(message.ops) == 1 and message.ops[0].fields.get("city") == "Albi":
            write(mine, name="Tapé pendant l'envoi")
        return reply

    mine.port.push = edit_meanwhile  # type: ignore[method-assign]  # an edit at the worst moment
    pages = mine.port.pull

    def edit_between(message: Pull) -> object:
        reply = pages(message)
        write(mine, phone="Tapé pendant la lecture")
        return reply

    mine.port.pull = edit_between  # type: ignore[method-assign,assignment]  # likewise
    mine.client.round()
    with mine.laptop.read() as connection:
        seen = get(connection, Account, ONE.id)
    assert seen is not None
    assert (seen.city, seen.name, seen.phone) == ("Albi", "Tapé pendant l'envoi", "Tapé pendant la lecture")
    mine.port.pull = pages  # type: ignore[method-assign]  # as it was
    mine.client.round()
    other.client.round()
    with other.laptop.read() as connection:
        there = get(connection, Account, ONE.id)
        (clash,) = find(connection, Conflict)
    assert there == seen
    assert (clash.field, clash.other) == ("name", '"De l\'autre poste"')


def test_a_batch_too_large_is_halved_until_it_passes(desk: MakeDesk) -> None:
    mine = desk(REP, 1)
    with mine.laptop.unit("account.created") as unit:
        for place in range(20):
            for record in owned(REP, 100 + place):
                unit.put(record)
    real, sizes = mine.port.push, list[int]()

    def narrow(message: Push) -> PushReply:
        sizes.append(len(message.ops))
        if len(message.ops) > 7:
            raise SyncError("sync.too_large", retryable=False)
        return real(message)

    mine.client.round()
    with mine.laptop.unit("account.edited") as unit:
        for place in range(20):
            unit.put(replace(owned(REP, 100 + place)[0], city="Albi"))
    mine.port.push = narrow  # type: ignore[method-assign]  # a proxy with a small limit
    assert mine.client.round().pushed == 20
    assert sizes[-1] <= 7


def test_a_long_feed_is_read_in_pages_and_goes_on_after_a_cut(hub: Hub, desk: MakeDesk) -> None:
    mine = desk(REP, 1)
    mine.client.round()
    for start in range(0, 30, 10):
        records = [one for place in range(start, start + 10) for one in owned(REP, 200 + place)]
        hub.put(ORG, None, records)
    real, calls = mine.port.pull, list[Cursor | None]()

    def cut(message: Pull) -> object:
        calls.append(message.cursor)
        message.limit = 7
        if len(calls) in {3, 5}:
            raise SyncError("sync.interrupted", retryable=True)
        return real(message)

    mine.port.pull = cut  # type: ignore[method-assign,assignment]  # small pages, cut twice
    for _ in range(2):
        with pytest.raises(SyncError):
            mine.client.round()
    mine.client.round()
    with mine.laptop.read() as connection:
        assert len(find(connection, Account)) == 30
    assert len(calls) >= 9


def test_a_server_restored_from_a_backup_gets_back_what_was_confirmed(hub: Hub, desk: MakeDesk) -> None:
    mine, other = desk(REP, 1), desk(REP, 2)
    write(mine, name="Avant la sauvegarde")
    mine.client.round()
    other.client.round()
    table = TABLES["account"]
    with hub.store.read() as connection:
        backup = dict(connection.execute(select(table)).mappings().one())
        backup_rev = connection.execute(select(COUNTER.c.rev)).scalar_one()
    write(mine, name="Après la sauvegarde")
    second, held = owned(REP, 2)
    with mine.laptop.unit("account.created") as unit:
        unit.put(second)
        unit.put(held)
    mine.client.round()
    other.client.round()
    with hub.store.write() as connection:
        connection.execute(table.delete())
        connection.execute(table.insert().values(**backup))
        connection.execute(TABLES["ownership"].delete().where(TABLES["ownership"].c.id == held.id.bytes))
        connection.execute(CHANGE_LOG.delete().where(CHANGE_LOG.c.rev > backup_rev))
        connection.execute(COUNTER.update().values(rev=backup_rev))
    hub.start_new_epoch(ORG)
    assert mine.client.round().read_anew
    assert other.client.round().read_anew
    other.client.round()
    for one in (mine, other):
        with one.laptop.read() as connection:
            names = {account.name for account in find(connection, Account)}
        assert names == {"Après la sauvegarde", second.name}


def test_a_cursor_older_than_the_purge_reads_anew_and_drops_what_is_gone(hub: Hub, desk: MakeDesk) -> None:
    mine = desk(REP, 1)
    write(mine)
    mine.client.round()
    table = TABLES["account"]
    with hub.store.write() as connection:
        connection.execute(table.delete())
        connection.execute(COUNTER.update().values(rev=COUNTER.c.rev + 10, horizon_rev=COUNTER.c.rev + 5))
    kept, _ = owned(REP, 5, name="Pas encore envoyé")
    with mine.laptop.unit("account.created") as unit:
        unit.put(kept)
    real = mine.port.push
    calls: list[int] = []

    def late(message: Push) -> PushReply:
        calls.append(len(message.ops))
        if len(calls) < 2:
            raise SyncError("sync.timed_out", retryable=True)
        return real(message)

    mine.port.push = late  # type: ignore[method-assign]  # what waits must survive the new reading
    done = mine.client.round()
    with mine.laptop.read() as connection:
        names = {one.name for one in find(connection, Account)}
    assert (done.read_anew, names) == (True, {"Pas encore envoyé"})


def test_a_clock_far_ahead_is_brought_back_and_its_order_kept(hub: Hub, desk: MakeDesk) -> None:
    ahead = Ticking()
    mine, other = desk(REP, 1, ahead), desk(REP, 2)
    ahead.instant = ahead.instant.replace(year=2036)
    write(mine)
    for name in ("Un", "Deux", "Trois"):
        write(mine, name=name)
    done = mine.client.round()
    other.client.round()
    with other.laptop.read() as connection:
        row = kept_row(connection, Account, ONE.id)
    assert row is not None
    assert done.drift_ms > 0
    assert (row.values["name"], row.newest_stamp[:6] < (hub._now_us() // 1000 + 1).to_bytes(6)) == ("Trois", True)
    write(other, name="Quatre")
    other.client.round()
    ahead.instant = ahead.instant.replace(year=2026)
    mine.client.round()
    write(mine, name="Cinq")
    assert mine.client.round().drift_ms == 0
    other.client.round()
    with other.laptop.read() as connection:
        found = get(connection, Account, ONE.id)
        assert (found is not None and found.name, find(connection, Conflict)) == ("Cinq", [])


def test_a_merge_read_while_its_reply_was_lost_is_shown_in_the_end(desk: MakeDesk) -> None:
    mine, other = desk(REP, 1), desk(REP, 2)
    write(mine)
    mine.client.round()
    other.client.round()
    write(mine, name="Plus ancien")
    for _ in range(20):
        other.laptop.now()
    write(other, name="Plus récent")
    other.client.round()
    port = LosesReplies(mine)
    port.lost = 1
    with pytest.raises(SyncError):
        mine.client.round()
    mine.client.round()
    seen = []
    for one in (mine, other):
        with one.laptop.read() as connection:
            found = get(connection, Account, ONE.id)
        seen.append(None if found is None else found.name)
    assert seen == ["Plus récent", "Plus récent"]
