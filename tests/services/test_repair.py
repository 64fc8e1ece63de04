"""A damaged profile is made again: nothing unsent is lost, nothing is deleted, and it opens for the same person."""

from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from salesdesk.config.paths import Paths
from salesdesk.domain.accounts import Account
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.people import Role
from salesdesk.services import repair
from salesdesk.services.profiles import OpenProfile, open_profile
from salesdesk.services.repair import Repaired
from salesdesk.store.laptop_tables import DRAFT
from salesdesk.store.outbox import confirm, waiting
from salesdesk.store.queries.records import find, get
from tests.factories.accounts import account
from tests.factories.profiles import PERSON, PROFILE, make_profile, paths_in, talk_at
from tests.factories.stores import DEVICE

ONE = account(name="Laiterie")
TALK = talk_at(ONE)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


def filled(paths: Paths) -> OpenProfile:
    """Makes a profile with an account, a note written in two goes, and a draft."""
    opened = make_profile(paths, server_url="http://127.0.0.1:9")
    with opened.workspace.unit("account.created") as unit:
        unit.put(ONE)
        unit.put(replace(TALK, notes="Trois arrêts."))
    with opened.workspace.unit(None) as unit:
        unit.put(replace(TALK, notes="Trois arrêts en octobre. 😀"))
        unit.connection.execute(DRAFT.insert().values(key="form", content="à moitié", saved_at=1))
    return opened


def ruin(path: Path, start: int = 0) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:start] + bytes(len(content) - start))


def queue(profile: OpenProfile) -> list[tuple[int, bytes]]:
    with profile.workspace.read() as connection:
        return [(one.op_no, one.op_id.bytes) for one in waiting(connection, 100)]


def test_a_ruined_store_comes_back_with_all_that_was_not_sent(paths: Paths) -> None:
    opened = filled(paths)
    expected, folder = queue(opened), opened.folder
    opened.close()
    ruin(folder / "store.db")
    before = (folder / "store.db").read_bytes()
    done = repair.rebuild(paths, PROFILE)
    assert (done.operations, done.unreadable, done.drafts, done.signs_in_again) == (len(expected), 0, 0, True)
    assert [one.read_bytes() for one in done.aside] == [before]
    assert done.aside[0].name.startswith("store.db.damaged-20")
    again = open_profile(paths, PROFILE)
    with again.workspace.read() as connection:
        talk = get(connection, Conversation, TALK.id)
        names = [one.name for one in find(connection, Account)]
    assert (queue(again), names, talk and talk.notes) == (expected, ["Laiterie"], "Trois arrêts en octobre. 😀")
    assert (again.workspace.me(), again.workspace.is_manager()) == (PERSON, True)
    assert again.workspace.device_id != DEVICE
    repair.check(again)
    again.close()


def test_stamps_of_what_was_not_sent_become_those_of_the_new_device(paths: Paths) -> None:
    opened = filled(paths)
    opened.close()
    ruin(opened.folder / "store.db")
    repair.rebuild(paths, PROFILE)
    again = open_profile(paths, PROFILE)
    with again.workspace.unit("account.edited") as unit:
        unit.put(replace(ONE, city="Albi"))
    with again.workspace.read() as connection:
        changes = [one.change for one in waiting(connection, 100)]
    tails = {one.stamp[-5:] for one in changes}
    assert tails == {again.workspace.device_id.bytes[-5:]}
    assert changes[-1].stamp > changes[-2].stamp
    again.close()


def test_an_edit_of_a_record_that_only_the_server_has_waits_for_it(paths: Paths) -> None:
    opened = filled(paths)
    sent = [op_id for _, op_id in queue(opened)]
    with opened.workspace.laptop.store.write() as connection:
        confirm(connection, sent, 1)
    log = opened.workspace.laptop.oplog
    assert log is not None
    log.forget_up_to(len(sent))
    with opened.workspace.unit("account.edited") as unit:
        unit.put(replace(ONE, city="Albi"))
    opened.close()
    ruin(opened.folder / "store.db")
    assert repair.rebuild(paths, PROFILE).operations == 1
    again = open_profile(paths, PROFILE)
    with again.workspace.read() as connection:
        assert find(connection, Account) == []
        assert [one.change.fields for one in waiting(connection, 9)] == [{"city": "Albi"}]
    again.close()


def test_both_files_damaged_complete_each_other(paths: Paths) -> None:
    opened = filled(paths)
    expected = queue(opened)
    opened.close()
    # The store is damaged in its last page only, the second file is gone altogether.
    ruin(opened.folder / "store.db", (opened.folder / "store.db").stat().st_size - 100)
    (opened.folder / "oplog").write_bytes(b"x" * 300)
    done = repair.rebuild(paths, PROFILE)
    assert (done.operations, done.unreadable, done.drafts) == (len(expected), 0, 1)
    again = open_profile(paths, PROFILE)
    assert queue(again) == expected
    again.close()


def test_a_repair_killed_at_any_step_is_simply_made_again(paths: Paths) -> None:
    opened = filled(paths)
    expected = queue(opened)
    opened.close()
    ruin(opened.folder / "store.db")
    (opened.folder / "store.db").rename(opened.folder / "store.db.damaged-2026-11-23T080000Z")
    with pytest.raises(SalesDeskError, match=r"store\.damaged"):
        open_profile(paths, PROFILE)
    for _ in range(2):
        assert repair.rebuild(paths, PROFILE).operations == len(expected)
    again = open_profile(paths, PROFILE)
    assert queue(again) == expected
    again.close()


def test_a_wrong_pin_repairs_nothing(paths: Paths) -> None:
    opened = make_profile(paths, pin="714928")
    opened.close()
    ruin(opened.folder / "store.db")
    for pin, key in ((None, "secrets.pin_needed"), ("714929", "secrets.wrong_pin")):
        with pytest.raises(SalesDeskError) as caught:
            repair.rebuild(paths, PROFILE, pin)
        assert caught.value.key == key
    assert sorted(one.name for one in opened.folder.glob("*damaged*")) == []
    assert repair.rebuild(paths, PROFILE, "714928").operations == 1


def test_a_profile_that_another_program_holds_is_left_alone(paths: Paths) -> None:
    opened = filled(paths)
    with pytest.raises(SalesDeskError) as caught:
        repair.rebuild(paths, PROFILE)
    assert caught.value.key == "profile.held"
    opened.close()


def test_without_seal_and_store_nothing_is_guessed(paths: Paths) -> None:
    opened = filled(paths)
    opened.close()
    kept = opened.folder / "identity.sealed"
    ruin(kept)
    copyfile(opened.folder / "store.db", opened.folder / "whole.db")
    ruin(opened.folder / "store.db")
    with pytest.raises(SalesDeskError) as caught:
        repair.rebuild(paths, PROFILE)
    assert caught.value.key == "repair.no_identity"
    # With a store that can still be read, the person opens as one without the rights of a manager.
    copyfile(opened.folder / "whole.db", opened.folder / "store.db")
    done: Repaired = repair.rebuild(paths, PROFILE)
    again = open_profile(paths, PROFILE)
    assert (done.drafts, again.workspace.user_id, again.workspace.me().role) == (1, PERSON.id, Role.MANAGER)
    again.close()


def test_damage_deep_in_the_file_is_found_by_the_check(paths: Paths) -> None:
    opened = filled(paths)
    repair.check(opened)
    opened.close()
    size = (opened.folder / "store.db").stat().st_size
    ruin(opened.folder / "store.db", size - 100)
    again = open_profile(paths, PROFILE)
    with pytest.raises(SalesDeskError) as caught:
        repair.check(again)
    assert caught.value.key == "store.damaged"
    again.close()
