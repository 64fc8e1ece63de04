"""What a damaged or shortened database has lost comes back from the second file."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from salesdesk.domain.accounts import Account
from salesdesk.domain.change import ChangeKind
from salesdesk.store.oplog import OpLog
from salesdesk.store.outbox import waiting
from salesdesk.store.queries.records import find, kept_row
from salesdesk.store.recovery import open_with_log
from salesdesk.store.unit import LaptopStore
from tests.factories.accounts import account, contact
from tests.factories.stores import KEY, laptop_store

ONE = account(name="Avant")


def written(folder: Path) -> LaptopStore:
    """Writes five operations, of which a copy of the database, taken earlier, holds one."""
    laptop = laptop_store(folder)
    assert open_with_log(laptop, OpLog.open(folder / "oplog", KEY)) == 0
    with laptop.unit("account.created") as unit:
        unit.put(ONE)
    with laptop.store.write() as connection:
        connection.exec_driver_sql("SELECT 1")
    laptop.store.close()
    copy(folder / "laptop.db", folder / "earlier.db")
    laptop = LaptopStore(laptop_store(folder).store, laptop.identity, laptop.now, laptop.oplog)
    with laptop.unit("account.edited") as unit:
        unit.put(replace(ONE, name="Après", tags=("nouveau",)))
        unit.put(contact(ONE.id, last_name="Aubry"))
    other = account(name="Effacé")
    with laptop.unit("account.created") as unit:
        unit.put(other)
        unit.delete(Account, other.id)
    return laptop


Reopen = Callable[[Path, str], tuple[LaptopStore, int]]


@pytest.fixture
def reopened() -> Iterator[Reopen]:
    opened: list[LaptopStore] = []

    def reopen(folder: Path, name: str) -> tuple[LaptopStore, int]:
        laptop = laptop_store(folder, name=name)
        opened.append(laptop)
        return laptop, open_with_log(laptop, OpLog.open(folder / "oplog", KEY))

    yield reopen
    for laptop in opened:
        laptop.close()


def test_a_database_that_lost_its_last_writes_gets_them_back(tmp_path: Path, reopened: Reopen) -> None:
    before = written(tmp_path)
    with before.read() as connection:
        expected = (sorted(one.name for one in find(connection, Account)), waiting(connection, 10))
        row = kept_row(connection, Account, ONE.id)
    before.close()
    laptop, made_again = reopened(tmp_path, "earlier.db")
    with laptop.read() as connection:
        healed = (sorted(one.name for one in find(connection, Account)), waiting(connection, 10))
        assert (4, expected, row) == (made_again, healed, kept_row(connection, Account, ONE.id))
    assert [one.change.kind for one in healed[1]][-1] is ChangeKind.DELETE


def test_after_healing_stamps_and_numbers_go_on_where_they_were(tmp_path: Path, reopened: Reopen) -> None:
    before = written(tmp_path)
    with before.read() as connection:
        last = waiting(connection, 10)[-1]
    before.close()
    laptop, _ = reopened(tmp_path, "earlier.db")
    with laptop.unit("account.edited") as unit:
        unit.put(replace(ONE, city="Albi"))
    with laptop.read() as connection:
        newest = waiting(connection, 10)[-1]
    assert (newest.op_no, newest.change.stamp > last.change.stamp) == (last.op_no + 1, True)


def test_a_second_file_that_was_lost_is_written_anew(tmp_path: Path, reopened: Reopen) -> None:
    before = written(tmp_path)
    before.close()
    (tmp_path / "oplog").unlink()
    laptop, made_again = reopened(tmp_path, "laptop.db")
    assert laptop.oplog is not None
    with laptop.read() as connection:
        queued = [one.op_no for one in waiting(connection, 10)]
    assert (0, queued) == (made_again, [number for number, _ in laptop.oplog.read_all()])
