"""Speed of the sync beside what the machine can do at all; prints, never fails on time.

Ceiling: read, encode, compress, decode and insert by the driver alone, measured in the same run on the same rows.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import zstandard

from salesdesk.domain.accounts import Account
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import AccountId, ConversationId
from salesdesk.domain.nouns import NOUN_BY_NAME
from salesdesk.store import server_feed
from salesdesk.store.changes import pack
from salesdesk.store.engine import open_sqlcipher
from salesdesk.store.queries.records import find
from salesdesk.store.server_feed import Reader
from salesdesk.sync.hub import Hub
from tests.factories.accounts import account
from tests.factories.hubs import Desk, hub_in, number
from tests.factories.stores import KEY, ORG, REP

ACCOUNTS, CONVERSATIONS = 10_000, 30_000
WORDS = ("délai", "livraison", "prix", "qualité", "stock", "palette", "usine", "commande", "retard", "marge")

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]


def notes(place: int) -> str:
    """Makes a note of 90 words."""
    return " ".join(f"{WORDS[(place * 7 + word * 3) % 10]}{(place + word) % 97}" for word in range(90))


def fill(hub: Hub) -> None:
    """Puts the accounts and conversations of one rep on the server."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    ids = [AccountId(number(7, place)) for place in range(ACCOUNTS)]
    for first in range(0, ACCOUNTS, 500):
        hub.put(
            ORG,
            REP,
            [account(id=ids[place], name=f"Compte {place}") for place in range(first, first + 500)],
        )
    for first in range(0, CONVERSATIONS, 500):
        hub.put(
            ORG,
            REP,
            [
                Conversation(
                    id=ConversationId(number(8, place)),
                    account_id=ids[place % ACCOUNTS],
                    rep_id=REP,
                    created_at=start + timedelta(minutes=place),
                    notes=notes(place),
                )
                for place in range(first, first + 500)
            ],
        )


def timed(name: str, work: Callable[[], object], rows: int = 1, ceiling_us: float = 0) -> float:
    """Runs some work and prints its time and CPU."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    each = cpu / rows * 1e6
    beside = f", {each / ceiling_us:.1f} x the bare copy" if ceiling_us else ""
    print(f"{name}: {wall * 1000:.0f} ms, {each:.1f} us of CPU a row{beside}")
    return each


def ceiling(hub: Hub, folder: Path) -> Callable[[], None]:
    """Returns the bare work on the same conversations: read, pack, zip, unzip, unpack, insert."""
    noun = NOUN_BY_NAME["conversation"]
    columns = server_feed.sent_columns(noun)

    def work() -> None:
        reader = Reader(ORG, REP, [noun])
        connection = open_sqlcipher(folder / "bare.db", KEY, query_only=False)
        connection.execute(f"CREATE TABLE bare ({', '.join(columns)}, PRIMARY KEY (id))")
        connection.execute("BEGIN")
        with hub.store.read() as source:
            rows = server_feed.snapshot_rows(source, reader, noun, (b"", b""), 1 << 40, CONVERSATIONS)
        body = zstandard.ZstdCompressor(level=3).compress(pack(rows))
        read = msgspec.msgpack.decode(zstandard.ZstdDecompressor().decompress(body), type=list[list[object]])
        connection.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(columns))})", read)
        connection.execute("COMMIT")
        connection.close()

    return work


def test_first_sync_and_small_rounds(tmp_path: Path) -> None:
    hub = hub_in(tmp_path)
    fill(hub)
    mine, other = Desk(hub, tmp_path, REP, 1), Desk(hub, tmp_path, REP, 2)
    print()
    bare = timed("bare copy of the conversations", ceiling(hub, tmp_path), CONVERSATIONS)
    timed("first sync", mine.client.round, ACCOUNTS + CONVERSATIONS, bare)
    other.client.round()
    timed("no-op", mine.client.round)
    with mine.laptop.read() as connection:
        some = find(connection, Account, limit=100)
    with mine.laptop.unit("edited") as unit:
        for one in some:
            unit.put(replace(one, city="Albi"))
    timed("push of 100 changes (and their return)", mine.client.round, 100)
    timed("pull of 100 changes", other.client.round, 100)
    with mine.laptop.unit("edited") as unit:
        for one in [*some, *some, *some, *some, *some]:
            unit.put(replace(one, city=f"Ville {time.perf_counter_ns()}"))
    timed("push of 500 operations", mine.client.round, 500)
    with other.laptop.read() as connection:
        assert len(find(connection, Conversation, limit=CONVERSATIONS + 1)) == CONVERSATIONS
    mine.close()
    other.close()
    hub.store.close()
