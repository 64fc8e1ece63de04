"""A network that fails in every way it can: work goes on, the reason is told, and afterwards all is there once."""

import contextlib
import random
import time
from collections.abc import Iterator

import pytest

from salesdesk.domain.errors import SyncError
from salesdesk.domain.people import Organisation
from salesdesk.sync import codec, http_transport
from salesdesk.sync.protocol import Refused
from tests.factories.servers import RunningServer
from tests.faults.conftest import MakeLaptop
from tests.faults.laptops import Laptop, doubled_operations, new_rep, on_server
from tests.faults.proxy import Fault, Proxy


def refused(key: str, status: int) -> dict[str, object]:
    return {"status": status, "body": codec.encode(Refused(key=key))}


FAULTS = {
    "deaf": (Fault("deaf"), "sync.interrupted", True),
    "lost": (Fault("lost"), "sync.interrupted", True),
    "cut": (Fault("cut"), "sync.interrupted", True),
    "flipped": (Fault("flip"), "sync.bad_answer", True),
    "portal": (Fault("portal"), "sync.not_our_server", True),
    "redirect": (Fault("redirect"), "sync.not_our_server", True),
    "junk": (Fault("junk"), "sync.bad_answer", True),
    "500": (Fault("page", status=500), "sync.server_failed", True),
    "502": (Fault("page", status=502), "sync.server_busy", True),
    "503": (Fault("page", status=503), "sync.server_busy", True),
    "429": (Fault("page", status=429), "sync.server_busy", True),
    "404": (Fault("page", status=404), "sync.not_our_server", True),
    "403 page": (Fault("page", status=403), "sync.not_our_server", True),
    "426": (Fault("words", **refused("sync.too_old", 426)), "sync.too_old", False),  # type: ignore[arg-type]  # as made above
    "403": (Fault("words", **refused("sync.revoked", 403)), "sync.revoked", False),  # type: ignore[arg-type]  # as made above
}


def lived(one: Laptop, proxy: Proxy, fault: Fault) -> tuple[str, bool]:
    """Writes, fails to sync, writes on, syncs; returns the reason that was told and whether it passes by itself."""
    account = one.add_account("Laiterie")
    talk = one.write(account, "Trois arrêts.")
    one.sync()
    one.write(account, "Trois arrêts en octobre.", talk)
    one.edit(account, city="Lodève")
    proxy.set(fault)
    error = one.failed_sync()
    one.write(account, "Trois arrêts en octobre, 6 200 € de pénalité.", talk)
    again = one.failed_sync()
    assert again.key == error.key
    other = one.add_account("Cartonnages")
    proxy.set(Fault("pass"))
    one.sync()
    assert (one.waiting(), one.notes(talk)) == (0, "Trois arrêts en octobre, 6 200 € de pénalité.")
    rows = on_server(one.server, "conversation", id=talk.bytes)
    assert [row["notes"] for row in rows] == ["Trois arrêts en octobre, 6 200 € de pénalité."]
    assert [row["city"] for row in on_server(one.server, "account", id=account.bytes)] == ["Lodève"]
    assert len(on_server(one.server, "account", id=other.bytes)) == 1
    assert doubled_operations(one.server) == 0
    return error.key, isinstance(error, SyncError) and error.retryable


@pytest.fixture(scope="module")
def pair(
    server: RunningServer, firm: Organisation, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Laptop, Proxy, Laptop]]:
    """A laptop behind a proxy, and another of the same person with a good line; what they hold grows test by test."""
    folder, email = tmp_path_factory.mktemp("pair"), new_rep(server, firm)
    with Proxy(server.address) as between:
        one = Laptop(server, firm, email, folder / "one", between.address)
        other = Laptop(server, firm, email, folder / "other")
        yield one, between, other
        one.close()
        other.close()


PLACES = ("/sync/push", "/sync/hello", "/sync/pull")
EVERYWHERE = ("lost", "cut", "portal")


@pytest.mark.parametrize(
    ("name", "at"),
    [
        pytest.param(name, at, marks=[] if at == PLACES[0] or name in EVERYWHERE else [pytest.mark.campaign])
        for name in FAULTS
        for at in PLACES
    ],
)
def test_nothing_is_lost_nor_doubled(pair: tuple[Laptop, Proxy, Laptop], name: str, at: str) -> None:
    one, between, other = pair
    fault, key, retryable = FAULTS[name]
    told = lived(one, between, Fault(fault.kind, at, fault.status, fault.body))
    assert told == (key, retryable)
    other.sync()
    assert other.content() == one.content()


def test_a_server_that_is_down_is_waited_for(laptop: MakeLaptop, proxy: Proxy) -> None:
    one = laptop(proxy.address)
    one.sync()
    account = one.add_account("Laiterie")
    proxy.shut()
    error = one.failed_sync()
    assert (error.key, one.waiting() > 0) == ("sync.unreachable", True)
    proxy.open()
    one.sync()
    assert (one.waiting(), len(on_server(one.server, "account", id=account.bytes))) == (0, 1)


@pytest.mark.parametrize("kind", ["slow", "drip"])
def test_a_server_that_is_too_slow_is_given_up_and_what_it_did_is_not_done_twice(
    laptop: MakeLaptop, proxy: Proxy, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    one = laptop(proxy.address)
    one.sync()
    account = one.add_account("Laiterie")
    monkeypatch.setattr(http_transport, "READ_SECONDS", 0.3)
    monkeypatch.setattr(http_transport, "WHOLE_SECONDS", 1)
    proxy.set(Fault(kind, "/sync/push", seconds=0.8 if kind == "slow" else 0.05))  # type: ignore[arg-type]  # both are kinds
    began = time.monotonic()
    assert one.failed_sync().key == "sync.timed_out"
    assert time.monotonic() - began < 8
    monkeypatch.undo()
    proxy.set(Fault("pass"))
    one.sync()
    assert (one.waiting(), len(on_server(one.server, "account", id=account.bytes))) == (0, 1)
    assert doubled_operations(one.server) == 0


@pytest.mark.parametrize("at", ["/sync/hello", "/sync/push", "/sync/pull"])
def test_a_doubled_request_changes_nothing(laptop: MakeLaptop, proxy: Proxy, at: str) -> None:
    one, other = laptop(proxy.address), laptop()
    proxy.set(Fault("double", at))
    account = one.add_account("Laiterie")
    talk = one.write(account, "Une note.")
    done = one.sync()
    assert (done.pushed, done.conflicts, one.waiting()) == (3, 0, 0)
    one.write(account, "Une note plus longue.", talk)
    one.sync()
    other.sync()
    assert (other.content(), other.notes(talk)) == (one.content(), "Une note plus longue.")
    assert (doubled_operations(one.server), on_server(one.server, "conflict")) == (0, [])


def test_a_portal_before_the_sign_in_is_told_as_one(laptop: MakeLaptop, proxy: Proxy) -> None:
    one = laptop(proxy.address)
    account = one.add_account("Laiterie")
    proxy.set(Fault("page", status=401))
    assert one.failed_sync().key == "signin.not_salesdesk"
    proxy.set(Fault("pass"))
    one.sync()
    assert len(on_server(one.server, "account", id=account.bytes)) == 1


def test_a_first_sync_that_is_cut_at_each_page_goes_on_where_it_was(
    laptop: MakeLaptop, proxy: Proxy, server: RunningServer
) -> None:
    first = laptop()
    for number in range(24):
        chance = random.Random(number)
        text = "".join(chance.choice("abcdefghijklmnop ") for _ in range(200_000))
        first.write(first.add_account(f"Compte {number:02}"), text)
    first.sync()
    second = laptop(proxy.address)
    cuts = 0
    for number in range(40):
        # One page passes, and the answer to the next is cut: the one after that begins where the last whole one ended.
        proxy.set(_after(number > 0, Fault("cut", "/sync/pull"), proxy))
        with contextlib.suppress(SyncError):
            second.sync()
            break
        cuts += 1
    assert (second.content(), cuts > 1) == (first.content(), True)


def _after(passes: bool, fault: Fault, proxy: Proxy) -> Fault:
    """Returns a fault that lets one request through first, if wanted."""
    return Fault("pass", "/sync/pull", then=lambda: proxy.set(fault)) if passes else fault
