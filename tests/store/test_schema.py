"""A new database and a migrated one have the same schema; the golden ones of every release still open."""

from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import inspect

from salesdesk.domain.accounts import Account
from salesdesk.domain.nouns import NOUNS
from salesdesk.domain.wire import forms_of
from salesdesk.store.engine import Store, open_encrypted
from salesdesk.store.queries.records import find
from salesdesk.store.schema import HEAD, REVISIONS, Side, migrate, prepare
from salesdesk.store.tables import SYNC_COLUMNS, TABLES, state_column, text_fields
from tests.factories.stores import KEY

GOLDEN = Path(__file__).parents[1] / "data" / "stores"


def schema_of(store: Store) -> dict[str, object]:
    with store.read() as connection:
        inspector = inspect(connection)
        return {
            name: (
                # A migration adds its columns last; every statement names the columns that it reads or writes.
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)),
                inspector.get_pk_constraint(name)["constrained_columns"],
                sorted((i["name"], tuple(i["column_names"])) for i in inspector.get_indexes(name)),
                "AUTOINCREMENT" in str(statement_of(connection, name)),
            )
            for name in inspector.get_table_names()
            if name != "alembic_version"
        }


def statement_of(connection: object, name: str) -> object:
    return connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar()  # type: ignore[attr-defined]  # a Connection


@pytest.mark.parametrize("side", ["laptop", "server"])
def test_migrations_make_the_schema_that_a_new_database_has(tmp_path: Path, side: Side) -> None:
    fresh = open_encrypted(tmp_path / "fresh.db", KEY)
    prepare(fresh, side)
    migrated = open_encrypted(tmp_path / "migrated.db", KEY)
    migrate(migrated, side)
    assert schema_of(fresh) == schema_of(migrated)


def test_the_last_revision_is_the_one_that_new_databases_are_marked_with() -> None:
    from salesdesk.store.schema import MIGRATIONS

    files = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("0*.py"))
    assert (files, HEAD) == (list(REVISIONS), files[-1])


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.name)
def test_a_table_has_the_fields_of_its_record_and_what_sync_keeps(noun: object) -> None:
    table = TABLES[noun.name]  # type: ignore[attr-defined]  # a Noun
    record = noun.record  # type: ignore[attr-defined]  # a Noun
    fields = {form.name for form in forms_of(record)}
    states = {state_column(name) for name in text_fields(noun)}  # type: ignore[arg-type]  # a Noun
    assert {column.name for column in table.columns} == fields | states | set(SYNC_COLUMNS) | {"org_id"}
    assert [column.name for column in table.primary_key] == ["org_id", "id"]
    assert all(column.info["purpose"] for column in table.columns if column.name in fields)


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*-laptop.db")), ids=lambda path: path.name)
def test_a_store_of_every_released_schema_opens_and_keeps_its_records(tmp_path: Path, path: Path) -> None:
    copy(path, tmp_path / "store.db")
    store = open_encrypted(tmp_path / "store.db", KEY)
    prepare(store, "laptop")
    fresh = open_encrypted(tmp_path / "fresh.db", KEY)
    prepare(fresh, "laptop")
    with store.read() as connection:
        names = [one.name for one in find(connection, Account)]
    assert (["Laiterie du Val d'Orb"], schema_of(fresh)) == (names, schema_of(store))


def test_there_is_a_golden_store_of_the_present_schema() -> None:
    assert (GOLDEN / f"{HEAD}-laptop.db").exists()
