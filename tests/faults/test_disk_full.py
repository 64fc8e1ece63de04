"""A disk that is full while noting and while a page of the server is written: told, nothing lost, and it goes on."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salesdesk.domain.accounts import Account
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import StoreError
from salesdesk.services import repair
from salesdesk.services.profiles import OpenProfile, open_profile
from salesdesk.store.queries.records import get
from tests.factories.accounts import account
from tests.factories.profiles import PROFILE, make_profile, paths_in, talk_at
from tests.faults.conftest import MakeLaptop

LINE = "Une phrase de la visite, tapée mot après mot. "


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes in memory, where the machine lets us make one."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root makes a small disk; the limit of pages below is tested everywhere")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder], check=False, capture_output=True)
    if made.returncode:
        pytest.skip("this machine lets nobody make a small disk")
    yield folder
    left = subprocess.run(["umount", folder], check=False, capture_output=True)
    if left.returncode:
        subprocess.run(["umount", "--lazy", folder], check=True)
    # A file that the program still held open would keep the disk busy.
    assert left.returncode == 0, left.stderr.decode()


def fill(folder: Path) -> Path:
    """Takes all the room that is left."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        for size in (65_536, 512, 1):
            try:
                while True:
                    stream.write(b"x" * size)
            except OSError:
                continue
    return ballast


def note(profile: OpenProfile, talk: Conversation, text: str) -> None:
    with profile.workspace.unit(None) as unit:
        unit.put(replace(talk, notes=text))


def test_a_full_disk_while_noting_is_told_and_everything_that_was_kept_stays(small_disk: Path) -> None:
    paths = paths_in(small_disk)
    opened, client = make_profile(paths), account()
    talk = talk_at(client)
    with opened.workspace.unit("account.created") as unit:
        unit.put(client)
    ballast, kept, refused, told = fill(small_disk), "", "", ""
    for number in range(1, 500):
        refused = LINE * number
        try:
            note(opened, talk, refused)
        except StoreError as error:
            told = error.key
            break
        kept = refused
    assert told == "store.disk_full"
    with opened.workspace.read() as connection:
        seen = get(connection, Conversation, talk.id)
    assert (seen.notes if seen else "") == kept
    # Room again: the editor saves what it still holds, and the program finds all of it at the next start.
    ballast.unlink()
    note(opened, talk, refused)
    opened.close()
    again = open_profile(paths, PROFILE)
    repair.check(again)
    with again.workspace.read() as connection:
        seen = get(connection, Conversation, talk.id)
    assert seen is not None
    assert seen.notes == refused
    again.close()


def test_a_profile_opens_or_says_why_on_a_full_disk(small_disk: Path) -> None:
    paths = paths_in(small_disk)
    opened = make_profile(paths)
    opened.close()
    ballast = fill(small_disk)
    try:
        open_profile(paths, PROFILE).close()
    except StoreError as error:
        assert error.key in ("store.disk_full", "store.disk_failed")  # noqa: PT017  # both ways are right
    ballast.unlink()
    again = open_profile(paths, PROFILE)
    repair.check(again)
    again.close()


def limit(profile: OpenProfile, spare: int) -> None:
    """Lets the database grow by some pages only."""
    with profile.workspace.laptop.store.write() as connection:
        pages: Any = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + spare}")


def test_a_full_disk_in_the_middle_of_a_first_sync_applies_whole_pages_only_and_goes_on_later(
    laptop: MakeLaptop,
) -> None:
    full, small = laptop(), laptop()
    for number in range(12):
        full.write(full.add_account(f"Compte {number:02}"), LINE * 200)
    full.sync()
    mine = small.add_account("Écrit ici")
    limit(small.profile, 20)
    assert small.failed_sync().key == "store.disk_full"
    with small.workspace.read() as connection:
        assert get(connection, Account, mine) is not None
    limit(small.profile, 1 << 20)
    small.sync()
    full.sync()
    assert small.content() == full.content()
    assert (small.waiting(), len(small.content()["Account"])) == (0, 13)
