"""The store says what happened when a file cannot be used, and never leaves plain text behind."""

import threading
from pathlib import Path

import pytest

from salesdesk.domain.errors import StoreError
from salesdesk.store.engine import Store, open_encrypted
from salesdesk.store.queries.records import find
from salesdesk.store.schema import prepare
from tests.factories.accounts import account
from tests.factories.stores import KEY, laptop_store

CANARY = "Fromagerie des Causses"


def test_nothing_readable_is_left_on_the_disk(tmp_path: Path) -> None:
    laptop = laptop_store(tmp_path)
    with laptop.unit("account.created") as unit:
        unit.put(account(name=CANARY))
    held = [path.read_bytes() for path in tmp_path.iterdir()]
    laptop.store.close()
    left = held + [path.read_bytes() for path in tmp_path.iterdir()]
    assert not [content for content in left if CANARY.encode() in content or content.startswith(b"SQLite format 3")]
    assert len(left) >= 3


def test_a_wrong_key_and_a_damaged_file_are_refused(tmp_path: Path) -> None:
    laptop_store(tmp_path).store.close()
    with pytest.raises(StoreError, match=r"store\.damaged"):
        open_encrypted(tmp_path / "laptop.db", bytes(32))


def test_a_flipped_bit_in_the_file_is_found(tmp_path: Path) -> None:
    laptop = laptop_store(tmp_path)
    with laptop.unit("account.created") as unit:
        unit.put(account())
    laptop.store.close()
    path = tmp_path / "laptop.db"
    content = bytearray(path.read_bytes())
    for place in range(100, len(content), 4096):
        content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.damaged"):
        open_encrypted(path, KEY)


def test_a_full_disk_is_named_and_what_was_kept_stays(tmp_path: Path) -> None:
    laptop = laptop_store(tmp_path)
    with laptop.unit("account.created") as unit:
        unit.put(account())
    with laptop.store.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(StoreError, match=r"store\.disk_full"):
        put_large(laptop)
    with laptop.read() as connection:
        assert len(find(connection, type(account()))) == 1


def put_large(laptop: object) -> None:
    from salesdesk.store.unit import LaptopStore

    assert isinstance(laptop, LaptopStore)
    with laptop.unit("account.created") as unit:
        unit.put(account(name="x" * 200_000))


def test_every_acknowledged_write_is_synced_to_the_disk(tmp_path: Path) -> None:
    store = laptop_store(tmp_path).store
    with store.write() as connection:
        assert (2, "wal") == (
            connection.exec_driver_sql("PRAGMA synchronous").scalar(),
            connection.exec_driver_sql("PRAGMA journal_mode").scalar(),
        )


def test_readers_cannot_write(tmp_path: Path) -> None:
    store = laptop_store(tmp_path).store
    with pytest.raises(StoreError), store.read() as connection:
        connection.exec_driver_sql("DELETE FROM account")


def test_a_reader_sees_one_moment_while_another_thread_writes(tmp_path: Path) -> None:
    laptop = laptop_store(tmp_path)

    def write() -> None:
        with laptop.unit("account.created") as unit:
            unit.put(account())

    with laptop.read() as connection:
        before = len(find(connection, type(account())))
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        during = len(find(connection, type(account())))
    with laptop.read() as connection:
        after = len(find(connection, type(account())))
    assert (before, during, after) == (0, 0, 1)


def test_statements_on_the_barred_thread_are_an_error(tmp_path: Path) -> None:
    store = laptop_store(tmp_path).store
    store.bar_thread(threading.get_ident())
    with pytest.raises(AssertionError, match="draws the windows"):
        read_one(store)
    store.bar_thread(None)
    assert read_one(store) == 1


def read_one(store: Store) -> object:
    with store.read() as connection:
        return connection.exec_driver_sql("SELECT 1").scalar()


def test_four_threads_write_two_hundred_times_without_an_error(tmp_path: Path) -> None:
    laptop = laptop_store(tmp_path)
    failures: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(50):
                with laptop.unit(None) as unit:
                    unit.put(account())
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with laptop.read() as connection:
        assert ([], 200) == (failures, len(find(connection, type(account()))))


def test_a_store_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    store = laptop_store(tmp_path).store
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"store\.newer_schema"):
        prepare(store, "laptop")
