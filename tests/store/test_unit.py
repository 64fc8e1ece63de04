"""One unit is one transaction of rows, journal and outbox; undo and redo come from the journal."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Select, select, text

from salesdesk.domain.accounts import Account, Segment
from salesdesk.domain.change import ChangeKind, Members
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import ConflictError
from salesdesk.domain.ids import AccountId, ConversationId
from salesdesk.store import journal
from salesdesk.store.outbox import unsent_ids, waiting, waiting_count
from salesdesk.store.queries.records import by_key, get, kept_row, need
from salesdesk.store.tables import table_of
from salesdesk.store.texts import text_of
from salesdesk.store.unit import Changed, LaptopStore
from tests.factories.accounts import account
from tests.factories.stores import REP, laptop_store


@pytest.fixture
def laptop(tmp_path: Path) -> LaptopStore:
    return laptop_store(tmp_path)


def read(laptop: LaptopStore, one: Account) -> Account | None:
    with laptop.read() as connection:
        return get(connection, Account, one.id)


def test_a_record_put_reads_back_equal(laptop: LaptopStore) -> None:
    one = account(segment=Segment.A, latitude=43.6, solvency_on=datetime(2026, 3, 1, tzinfo=UTC).date())
    with laptop.unit("account.created") as unit:
        unit.put(one)
    assert one == read(laptop, one)


def test_only_changed_fields_are_queued_with_the_stamp_that_was_seen(laptop: LaptopStore) -> None:
    one = account()
    with laptop.unit("account.created") as unit:
        unit.put(one)
    with laptop.unit("account.edited") as unit:
        unit.put(replace(one, name="Laiterie d'Orb", tags=("fromage",)))
    with laptop.read() as connection:
        first, second = waiting(connection, 10)
        row = kept_row(connection, Account, one.id)
    assert row is not None
    assert {"name": "Laiterie d'Orb"} == second.change.fields
    assert {"tags": Members(added=("fromage",), removed=("lait",))} == second.change.members
    assert {"name": first.change.stamp, "tags": first.change.stamp} == second.change.base
    assert (second.change.stamp, first.change.stamp) == (row.stamp_of("name"), row.stamp_of("city"))


def test_putting_the_same_record_again_writes_nothing(laptop: LaptopStore) -> None:
    one = account()
    with laptop.unit("account.created") as unit:
        unit.put(one)
    with laptop.unit("account.edited") as unit:
        unit.put(one)
    with laptop.read() as connection:
        assert 1 == waiting_count(connection)


def test_a_unit_that_fails_keeps_nothing(laptop: LaptopStore) -> None:
    one = account()
    with pytest.raises(ConflictError):
        put_then_fail(laptop, one)
    with laptop.read() as connection:
        assert (None, 0) == (get(connection, Account, one.id), waiting_count(connection))


def put_then_fail(laptop: LaptopStore, one: Account) -> None:
    with laptop.unit("account.created") as unit:
        unit.put(one)
        unit.delete(Account, uuid4())


def test_listeners_hear_of_what_was_committed(laptop: LaptopStore) -> None:
    heard: list[Changed] = []
    laptop.listen(heard.append)
    one, asker = account(), object()
    with laptop.unit("account.created", asker) as unit:
        unit.put(one)
    assert [Changed(frozenset({"account"}), frozenset({one.id}), asker)] == heard


def test_undo_takes_back_creation_edit_and_deletion_and_redo_makes_them_again(laptop: LaptopStore) -> None:
    one = account()
    edited = replace(one, name="Autre nom", tags=())
    with laptop.unit("account.created", account=one.name) as unit:
        unit.put(one)
    with laptop.unit("account.edited") as unit:
        unit.put(edited)
    with laptop.unit("account.deleted") as unit:
        unit.delete(Account, one.id)
    seen = [read(laptop, one)]
    for _ in range(3):
        done = journal.undo(laptop)
        assert done is not None
        assert () == done.left
        seen.append(read(laptop, one))
    assert [None, edited, one, None] == seen
    assert journal.undo(laptop) is None
    again = []
    for _ in range(3):
        done = journal.redo(laptop)
        assert done is not None
        again.append((done.gesture.name, read(laptop, one)))
    assert [("account.created", one), ("account.edited", edited), ("account.deleted", None)] == again
    assert journal.redo(laptop) is None
    journal.undo(laptop)
    assert edited == read(laptop, one)


def test_a_new_gesture_ends_redo(laptop: LaptopStore) -> None:
    one = account()
    with laptop.unit("account.created") as unit:
        unit.put(one)
    journal.undo(laptop)
    with laptop.unit("account.created") as unit:
        unit.put(account(name="Autre"))
    assert journal.redo(laptop) is None


def test_undo_leaves_a_field_that_was_changed_since(laptop: LaptopStore) -> None:
    one = account()
    with laptop.unit("account.created") as unit:
        unit.put(one)
    with laptop.unit("account.edited") as unit:
        unit.put(replace(one, name="B", city="Albi"))
    with laptop.unit(None) as unit:
        unit.put(replace(one, name="C", city="Albi"))
    done = journal.undo(laptop)
    assert done is not None
    assert (("account", one.id, "name"),) == done.left
    now = read(laptop, one)
    assert now is not None
    assert ("C", None) == (now.name, now.city)


def test_notes_are_kept_as_text_and_as_mergeable_state(laptop: LaptopStore) -> None:
    talk = Conversation(
        id=ConversationId(uuid4()),
        account_id=AccountId(uuid4()),
        rep_id=REP,
        created_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        notes="Début é€",
    )
    with laptop.unit(None) as unit:
        unit.put(talk)
        unit.put(replace(talk, notes="Début é€ 😀 suite"))
    with laptop.read() as connection:
        row = kept_row(connection, Conversation, talk.id)
        changes = waiting(connection, 10)
    assert row is not None
    assert ("Début é€ 😀 suite", "Début é€ 😀 suite") == (row.values["notes"], text_of(row.states["notes"]))
    assert [{"notes"}, {"notes"}] == [set(one.change.text) for one in changes]
    assert unsent(laptop, talk) == {talk.id}


def unsent(laptop: LaptopStore, talk: Conversation) -> set[ConversationId]:
    with laptop.read() as connection:
        return set(unsent_ids(connection, [talk.id, uuid4()]))  # type: ignore[arg-type]  # ids are UUIDs at run time


def test_a_record_deleted_meanwhile_is_a_conflict(laptop: LaptopStore) -> None:
    with pytest.raises(ConflictError), laptop.unit("account.deleted") as unit:
        unit.delete(Account, uuid4())


def test_a_deleted_record_put_again_is_revived(laptop: LaptopStore) -> None:
    one = account()
    with laptop.unit("account.created") as unit:
        unit.put(one)
        unit.delete(Account, one.id)
        unit.put(replace(one, city="Albi"))
    with laptop.read() as connection:
        kinds = [queued.change.kind for queued in waiting(connection, 10)]
    assert replace(one, city="Albi") == read(laptop, one)
    assert [ChangeKind.PUT, ChangeKind.DELETE, ChangeKind.REVIVE, ChangeKind.PUT] == kinds


def test_a_record_is_found_by_its_whole_key(laptop: LaptopStore) -> None:
    with laptop.read() as connection:
        table = table_of(Account)
        statement = select(table.c.name).where(by_key(connection, table, uuid4()))
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {literal(statement)}")).all()
    assert "USING INDEX" in str(plan)
    assert "SCAN" not in str(plan)


def literal(statement: Select[tuple[str]]) -> str:
    """Returns a statement with its values as SQLite writes them."""
    compiled = str(statement.compile())
    return compiled.replace(":org_id_1", "x'00'").replace(":id_1", "x'00'")


def test_a_record_needed_is_read_or_said_to_be_gone(laptop: LaptopStore) -> None:
    kept, missing = account(), account()
    with laptop.unit("account.created") as unit:
        unit.put(kept)
    with laptop.read() as connection:
        assert need(connection, Account, kept.id) == kept
        with pytest.raises(ConflictError) as caught:
            need(connection, Account, missing.id)
    assert (caught.value.key, caught.value.arguments) == ("store.gone", {"noun": "account"})
