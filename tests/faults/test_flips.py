"""One flipped bit in any file of a profile: it opens, heals or says so, and no unsent work is lost.

The files are those of a laptop that was switched off in the middle: the write-ahead log is full. Nobody reports a flip
in it (60 of 60 in a trial), which is what the second file is for. Source: trust.md section 1.
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from salesdesk.config.paths import Paths
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import repair
from salesdesk.services.profiles import OpenProfile, open_profile
from salesdesk.store.outbox import waiting
from salesdesk.store.queries.records import get
from tests.factories.accounts import account
from tests.factories.profiles import PROFILE, make_profile, paths_in, talk_at

FILES = ("store.db", "store.db-wal", "slots.json", "slots.json.copy", "oplog", "profile.json", "identity.sealed")
CLIENT = account(name="Laiterie")
TALK = talk_at(CLIENT)
LINE = "Trois arrêts en octobre. "


@pytest.fixture(scope="module")
def switched_off(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a laptop that was switched off while it was open."""
    home = tmp_path_factory.mktemp("whole")
    paths = paths_in(home)
    opened = make_profile(paths)
    with opened.workspace.unit("account.created") as unit:
        unit.put(CLIENT)
        unit.put(TALK)
    opened.close()
    opened = open_profile(paths, PROFILE)
    for number in range(1, 21):
        with opened.workspace.unit(None) as unit:
            unit.put(replace(TALK, notes=LINE * number))
    copy = tmp_path_factory.mktemp("copy") / "home"
    shutil.copytree(home, copy)
    opened.close()
    return copy


def state(profile: OpenProfile) -> tuple[list[bytes], str]:
    with profile.workspace.read() as connection:
        talk = get(connection, Conversation, TALK.id)
        queue = [one.op_id.bytes for one in waiting(connection, 1_000)]
    return queue, "" if talk is None else talk.notes


def flip(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def told_by(action: Callable[[], object]) -> str:
    try:
        action()
    except SalesDeskError as error:
        return error.key
    return ""


def healed(paths: Paths) -> tuple[OpenProfile, str]:
    """Opens a profile as a person would who does what the messages say."""
    opened: list[OpenProfile] = []
    told = told_by(lambda: opened.append(open_profile(paths, PROFILE))) or told_by(lambda: repair.check(opened[0]))
    if not told:
        return opened[0], "opened"
    assert told == "store.damaged"
    for one in opened:
        one.close()
    repair.rebuild(paths, PROFILE)
    return open_profile(paths, PROFILE), "rebuilt"


def flips(switched_off: Path, tmp_path: Path, count: int, seed: int) -> dict[str, int]:
    chance = random.Random(seed)
    whole = tmp_path / "whole"
    shutil.copytree(switched_off, whole)
    opened = open_profile(Paths.below(whole), PROFILE)
    expected = state(opened)
    opened.close()
    assert (len(expected[0]), expected[1]) == (23, LINE * 20)
    seen = {"opened": 0, "rebuilt": 0}
    for number in range(count):
        home = tmp_path / f"flip{number}"
        shutil.copytree(switched_off, home)
        paths = Paths.below(home)
        name = FILES[number % len(FILES)]
        flip(paths.profiles / PROFILE / name, chance)
        profile, how = healed(paths)
        assert state(profile) == expected, f"flip {number} in {name}"
        profile.close()
        seen[how] += 1
        shutil.rmtree(home)
    return seen


def test_thirty_five_flips_lose_nothing_that_was_not_sent(switched_off: Path, tmp_path: Path) -> None:
    seen = flips(switched_off, tmp_path, 35, seed=20261123)
    assert seen["rebuilt"] >= 3


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_a_thousand_flips_lose_nothing_that_was_not_sent(switched_off: Path, tmp_path: Path) -> None:
    seen = flips(switched_off, tmp_path, 1_000, seed=7)
    assert seen["rebuilt"] >= 100
