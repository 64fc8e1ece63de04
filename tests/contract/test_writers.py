"""Eight writers at once on PostgreSQL: a reader that follows the feed misses no row (sync.md section 1)."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from salesdesk.domain.clock import stamp_at
from salesdesk.domain.ids import AccountId
from salesdesk.store.engine import open_postgresql
from salesdesk.sync.hub import Hub
from salesdesk.sync.memory_transport import MemoryTransport
from salesdesk.sync.protocol import Cursor, Pull, Push, row_values
from tests.factories.accounts import account
from tests.factories.clusters import Cluster
from tests.factories.hubs import Ticking, caller, hub_on, owned
from tests.factories.ops import START_MS, create, op
from tests.factories.stores import ORG, REP

WRITERS, PUSHES = 8, 12


@pytest.fixture
def hub(postgresql: Cluster) -> Iterator[Hub]:
    url = postgresql.new_database()
    store = open_postgresql(url, pool_size=WRITERS + 2)
    yield hub_on(store, Ticking())
    store.close()
    postgresql.drop(url)


def test_a_reader_misses_no_row_while_eight_write(hub: Hub) -> None:
    shared, holding = owned(REP, 1)
    hub.put(ORG, None, [shared, holding])
    written: dict[bytes, int] = {}
    failures: list[BaseException] = []
    reader = MemoryTransport(hub, caller(hub, REP, 50))
    ports = [MemoryTransport(hub, caller(hub, REP, place + 1)) for place in range(WRITERS)]

    def write(place: int) -> None:
        device = ports[place].caller.device_id
        try:
            for turn in range(PUSHES):
                stamp = stamp_at(START_MS + turn, place, device)
                new = replace(account(created_by=REP), id=AccountId(uuid4()))
                # All touch one row too, so that they wait for each other's locks.
                edit = op("account", shared.id, stamp, {"city": f"{place}-{turn}"})
                reply = ports[place].push(Push(batch_id=uuid4().bytes, ops=[create(new, stamp), edit]))
                written[new.id.bytes] = reply.rev
        except BaseException as error:  # noqa: BLE001  # whatever ends a writer is shown by the test
            failures.append(error)

    threads = [threading.Thread(target=write, args=(place,)) for place in range(WRITERS)]
    for thread in threads:
        thread.start()
    seen: dict[bytes, int] = {}
    epoch = reader.pull(Pull()).epoch
    cursor, skipped = Cursor(rev=0), list[UUID]()
    while True:
        is_last = not any(thread.is_alive() for thread in threads)
        reply = reader.pull(Pull(cursor=cursor, epoch=epoch))
        for block in reply.blocks:
            if block.noun == "account":
                at, rev = block.columns.index("id"), block.columns.index("rev")
                seen |= {row[at]: row[rev] for row in row_values(block.rows)}
        cursor = reply.cursor
        done = dict(written)
        skipped += [UUID(bytes=one) for one, given in done.items() if given < cursor.rev and one not in seen]
        if is_last and not reply.more:
            break
    for thread in threads:
        thread.join()
    assert failures == []
    assert skipped == []
    assert (len(written), set(written) - set(seen)) == (WRITERS * PUSHES, set())
