"""Laptops and a server as processes: edits made apart converge, and kills in the middle of a sync lose nothing."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.laptops import LaptopProcess, MortalServer

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

JEANNE, MARC = "jeanne@essai.example", "marc@essai.example"
NOTE = "Trois arrêts en octobre. Budget à confirmer. Décision en janvier."


@dataclass
class Firm:
    """A firm: two laptops of one rep, one of the manager."""

    server: MortalServer
    one: LaptopProcess
    two: LaptopProcess
    boss: LaptopProcess

    def settle(self, *turns: LaptopProcess) -> None:
        """Syncs until nobody has anything new for another."""
        for laptop in (*turns, *turns, *turns):
            laptop.do("sync")


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firm]:
    folder = tmp_path_factory.mktemp("firm")
    server = MortalServer(folder / "server")
    server.home.mkdir()
    server.admin("create-organisation", "Essai SA", "--admin-email", "anne@essai.example", "--admin-name", "Anne Adam")
    server.admin("team-add", "Équipe Sud")
    server.start()
    server.invite(MARC, "Marc Aubert", "manager", "--team", "Équipe Sud", "--manager-of", "Équipe Sud")
    server.invite(JEANNE, "Jeanne Bréval", "rep", "--team", "Équipe Sud")
    one, two = (LaptopProcess(server, folder / name, JEANNE) for name in ("one", "two"))
    built = Firm(server, one, two, LaptopProcess(server, folder / "boss", MARC))
    for laptop in (built.one, built.two, built.boss):
        laptop.start()
        laptop.do("sync")
    yield built
    for laptop in (built.one, built.two, built.boss):
        laptop.end()
    server.stop()


@pytest.mark.parametrize("order", ["one two boss", "boss two one"])
def test_two_laptops_and_the_manager_edit_apart_and_converge(firm: Firm, order: str) -> None:
    turns = [getattr(firm, name) for name in order.split()]
    [account] = firm.one.do("add", f"Laiterie {order}")
    talk = firm.one.do("talk", account, NOTE)
    firm.settle(firm.one, firm.two, firm.boss)
    firm.one.do("write", talk, "octobre", "octobre et deux en mai")
    firm.two.do("write", talk, "confirmer", "confirmer par Mme Vidal 😀")
    firm.boss.do("write", talk, "Décision", "Demandez qui signe. Décision")
    firm.one.do("write", talk, "en mai", "en mai dernier")
    for laptop, city in ((firm.one, "Lodève"), (firm.two, "Béziers"), (firm.boss, "Agde")):
        laptop.do("edit", account, "city", city)
    firm.settle(*turns)
    contents = [laptop.do("content") for laptop in turns]
    assert contents[1:] == contents[:-1]
    assert firm.one.do("notes", talk) == (
        "Trois arrêts en octobre et deux en mai dernier. Budget à confirmer par Mme Vidal 😀. "
        "Demandez qui signe. Décision en janvier."
    )
    # The last to edit stands; each value that gave way is listed beside it.
    listed = [pair for pair in firm.boss.do("conflicts") if pair[0] == "city"]
    values = {value for _, *pair in listed for value in pair}
    assert values == {"Lodève", "Béziers", "Agde"}
    assert firm.one.do("conflicts") == firm.two.do("conflicts")
    for laptop in turns:
        for pair in laptop.do("state").items():
            assert pair in {("waiting", 0), ("refused", 0), ("conflicts", pair[1])}
    _settled(firm)


def _settled(firm: Firm) -> None:
    accounts, doubled = firm.server.counts()
    assert (accounts, doubled) == (len(firm.one.do("content")[0]), 0)


def _push_under_kills(firm: Firm, kills: int, seed: int) -> None:
    """Kills the laptop at any moment of a push, then lets it go on."""
    chance = random.Random(seed)
    for number in range(kills):
        # A round first: what a program loads for its first one would take most of the time.
        firm.one.do("sync")
        firm.one.do("add", f"Lot {seed} {number}", 300)
        firm.one.send("sync")
        firm.one.kill_after(chance.uniform(0.0, 0.25))
        firm.one.start()
    firm.settle(firm.one, firm.two)
    assert (firm.one.do("state"), firm.one.do("content")) == (firm.two.do("state"), firm.two.do("content"))
    _settled(firm)


def _first_sync_under_kills(firm: Firm, folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    third = LaptopProcess(firm.server, folder, JEANNE)
    try:
        for _ in range(kills):
            third.start()
            third.send("sync")
            third.kill_after(chance.uniform(0.0, 0.7))
        third.start()
        third.do("sync")
        assert third.do("content") == firm.two.do("content")
    finally:
        third.end()


def _server_under_kills(firm: Firm, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(kills):
        firm.one.do("sync")
        firm.one.do("add", f"Coupé {seed} {number}", 300)
        firm.one.send("sync")
        time.sleep(chance.uniform(0.0, 0.25))
        firm.server.kill()
        # Killed after the last answer, the round may be over; before it, the reason is told.
        answer = firm.one.read()
        assert answer.get("refused", "sync.interrupted") in {"sync.interrupted", "sync.unreachable"}, answer
        firm.server.start()
    firm.settle(firm.one, firm.two)
    assert firm.one.do("content") == firm.two.do("content")
    _settled(firm)


def test_a_laptop_killed_in_the_middle_of_a_push_sends_everything_once(firm: Firm) -> None:
    _push_under_kills(firm, 4, seed=20261123)


def test_a_laptop_killed_in_the_middle_of_its_first_sync_goes_on(firm: Firm, tmp_path: Path) -> None:
    _first_sync_under_kills(firm, tmp_path / "third", 3, seed=20261124)


def test_a_server_killed_in_the_middle_of_a_push_loses_nothing_it_confirmed(firm: Firm) -> None:
    _server_under_kills(firm, 2, seed=20261125)


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_a_hundred_kills_of_each_end_lose_and_double_nothing(firm: Firm, tmp_path: Path) -> None:
    _push_under_kills(firm, 100, seed=1)
    _first_sync_under_kills(firm, tmp_path / "third", 100, seed=2)
    _server_under_kills(firm, 50, seed=3)
