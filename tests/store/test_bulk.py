"""Many records at once: the same rows, journal and outbox as one by one, and undone and redone as fast."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.change import ChangeKind
from salesdesk.domain.clock import Stamp
from salesdesk.domain.errors import StoreError
from salesdesk.store import journal
from salesdesk.store.oplog import OpLog
from salesdesk.store.outbox import waiting
from salesdesk.store.queries.records import find, get, kept_row
from salesdesk.store.unit import Changed, LaptopStore, Unit
from tests.factories.accounts import account, contact
from tests.factories.stores import KEY, laptop_store


@pytest.fixture
def laptop(tmp_path: Path) -> LaptopStore:
    return laptop_store(tmp_path)


def live(laptop: LaptopStore) -> set[str]:
    with laptop.read() as connection:
        return {one.name for one in find(connection, Account)}


def refuse(unit: Unit) -> None:
    unit.put_all([account()])
    raise StoreError("store.disk_full", path="")


def test_new_records_are_stored_journaled_and_queued_as_by_put(tmp_path: Path) -> None:
    one, person = account(), contact(UUID(int=7))
    slow, fast = laptop_store(tmp_path, name="slow.db"), laptop_store(tmp_path, name="fast.db")
    with slow.unit("account.created") as unit:
        unit.put(one)
        unit.put(person)
    with fast.unit("account.created") as unit:
        unit.put_all([person, one])
    kept = []
    for laptop in (slow, fast):
        with laptop.read() as connection:
            lines = connection.exec_driver_sql('SELECT noun, record_id, kind, "before", "after" FROM journal').all()
            changes = [(each.op_no, replace(each.change, stamp=Stamp(b""))) for each in waiting(connection, 10)]
            rows = [kept_row(connection, type(each), each.id) for each in (one, person)]
            assert None not in rows
            bare = [replace(row, stamp=Stamp(b"")) for row in rows if row is not None]
            kept.append(([tuple(line) for line in lines], changes, bare, get(connection, Account, one.id)))
    assert kept[0] == kept[1]


def test_a_known_record_among_new_ones_is_updated(laptop: LaptopStore) -> None:
    old, new = account(name="Ancien"), account(name="Nouveau")
    with laptop.unit("account.created") as unit:
        unit.put(old)
    with laptop.unit("account.edited") as unit:
        unit.put_all([replace(old, name="Ancien, renommé"), new])
    assert {"Ancien, renommé", "Nouveau"} == live(laptop)
    with laptop.read() as connection:
        assert [{"name": "Ancien, renommé"}] == [
            each.change.fields for each in waiting(connection, 9)[1:] if each.change.record_id == old.id
        ]


def test_everything_put_at_once_is_announced(laptop: LaptopStore) -> None:
    heard: list[Changed] = []
    laptop.listen(heard.append)
    one = account()
    with laptop.unit("account.created") as unit:
        unit.put_all([one])
    assert [(frozenset({"account"}), frozenset({one.id}))] == [(each.nouns, each.ids) for each in heard]


def test_the_second_file_holds_what_was_put_at_once(tmp_path: Path) -> None:
    bare = laptop_store(tmp_path)
    with OpLog.open(tmp_path / "ops.log", KEY) as log:
        laptop = LaptopStore(bare.store, bare.identity, bare.now, log)
        with laptop.unit("account.created") as unit:
            unit.put_all([account(name="A"), account(name="B")])
            unit.put(account(name="C"))
            unit.put_all([account(name="D")])
        assert [1, 2, 3, 4] == [number for number, _ in log.read_all()]


def test_nothing_is_kept_when_the_unit_fails_after_records_put_at_once(laptop: LaptopStore) -> None:
    with pytest.raises(StoreError), laptop.unit("account.created") as unit:
        refuse(unit)
    assert set() == live(laptop)


def test_undo_and_redo_take_many_records_away_and_bring_them_back(laptop: LaptopStore) -> None:
    with laptop.unit("account.created") as unit:
        unit.put_all([account(name=str(number)) for number in range(1200)])
    names = live(laptop)
    journal.undo(laptop)
    assert set() == live(laptop)
    journal.redo(laptop)
    assert names == live(laptop)
    journal.undo(laptop)
    assert set() == live(laptop)
    with laptop.read() as connection:
        kinds = [each.change.kind for each in waiting(connection, 9999)]
    assert [(ChangeKind.PUT, ChangeKind.DELETE, ChangeKind.REVIVE, ChangeKind.DELETE)] == [tuple(kinds[::1200])]


def test_undo_of_one_gesture_that_deletes_and_puts_back_leaves_the_record_as_it_was(laptop: LaptopStore) -> None:
    one = account(name="Avant")
    with laptop.unit("account.created") as unit:
        unit.put(one)
    with laptop.unit("account.edited") as unit:
        unit.delete(Account, one.id)
        unit.put(replace(one, name="Après"))
    journal.undo(laptop)
    assert {"Avant"} == live(laptop)


def test_undo_of_one_gesture_that_edits_and_deletes_brings_the_old_values_back(laptop: LaptopStore) -> None:
    one = account(name="Avant")
    with laptop.unit("account.created") as unit:
        unit.put(one)
    with laptop.unit("account.deleted") as unit:
        unit.put(replace(one, name="Après"))
        unit.delete(Account, one.id)
    journal.undo(laptop)
    assert {"Avant"} == live(laptop)


def test_undo_of_one_gesture_that_makes_and_deletes_leaves_nothing(laptop: LaptopStore) -> None:
    one = account()
    with laptop.unit("account.created") as unit:
        unit.put(one)
        unit.delete(Account, one.id)
    journal.undo(laptop)
    assert set() == live(laptop)


def test_undo_of_an_edit_leaves_a_record_that_was_deleted_meanwhile_and_names_it(laptop: LaptopStore) -> None:
    one = account()
    with laptop.unit("account.created") as unit:
        unit.put(one)
    with laptop.unit("account.edited") as unit:
        unit.put(replace(one, name="Après"))
    with laptop.unit(None) as unit:
        unit.delete(Account, one.id)
    inverted = journal.undo(laptop)
    assert inverted is not None
    assert (("account", one.id, ""),) == inverted.left
    assert set() == live(laptop)


def test_deleting_at_once_passes_over_what_is_not_there(laptop: LaptopStore) -> None:
    person = contact(UUID(int=7))
    with laptop.unit("contact.created") as unit:
        unit.put(person)
    with laptop.unit("contact.deleted") as unit:
        unit.delete_all(Contact, [person.id, UUID(int=99), person.id])
    with laptop.read() as connection:
        assert [] == find(connection, Contact)
        assert 2 == len(waiting(connection, 9))
