"""A server whose database was put back from an older copy gets again what its laptops had sent since."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import pytest

from salesdesk.server.config import DATABASE_FILE
from tests.factories.servers import RunningServer, running_server
from tests.faults.laptops import Laptop, doubled_operations, new_rep, on_server
from tests.faults.proxy import Proxy


@dataclass
class Place:
    """A server that can be stopped, and the proxy that hides that its port changes."""

    folder: Path
    proxy: Proxy


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with Proxy("http://127.0.0.1:9") as proxy:
        yield Place(tmp_path, proxy)


def serve(place: Place) -> "Serving":
    return Serving(place)


class Serving:
    """The server between a start and a stop."""

    def __init__(self, place: Place) -> None:
        self._context = running_server(place.folder / "server")
        self._place = place

    def __enter__(self) -> RunningServer:
        running = self._context.__enter__()
        self._place.proxy.upstream = running.address.partition("://")[2]
        return running

    def __exit__(self, *_: object) -> None:
        self._context.__exit__(None, None, None)


@pytest.mark.parametrize("is_told", [True, False], ids=["epoch renewed", "nobody said so"])
def test_what_was_sent_since_the_copy_is_sent_again(place: Place, tmp_path: Path, is_told: bool) -> None:
    with serve(place) as server:
        firm, _ = server.firm()
        email = new_rep(server, firm)
        one, other = (Laptop(server, firm, email, tmp_path / name, place.proxy.address) for name in ("one", "other"))
        before = one.add_account("Avant")
        talk = one.write(before, "Avant la copie.")
        one.sync()
        other.sync()
    database = place.folder / "server" / DATABASE_FILE
    copyfile(database, tmp_path / "copy.db")
    with serve(place) as server:
        one.write(before, "Avant la copie. Après la copie.", talk)
        after = one.add_account("Après")
        one.sync()
        other.sync()
        other.edit(before, city="Lodève")
        other.sync()
        one.sync()
        one.write(before, "Avant la copie. Après la copie. Pas encore envoyé.", talk)
    for end in ("-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
    copyfile(tmp_path / "copy.db", database)
    with serve(place) as server:
        if is_told:
            server.parts.hub.start_new_epoch(firm.id)
        # The other one first: it must not take the older server for the truth either.
        assert other.sync().read_anew
        assert one.sync().read_anew
        for laptop in (other, one, other):
            laptop.sync()
        assert one.content() == other.content()
        assert one.notes(talk) == "Avant la copie. Après la copie. Pas encore envoyé."
        accounts = {row["id"]: (row["name"], row["city"]) for row in on_server(server, "account")}
        assert accounts == {before.bytes: ("Avant", "Lodève"), after.bytes: ("Après", None)}
        assert (doubled_operations(server), one.waiting(), other.waiting()) == (0, 0, 0)
        assert on_server(server, "conflict") == []
        one.close()
        other.close()
