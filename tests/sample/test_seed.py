"""A server and a laptop filled with the sample company hold what a sync would have left there."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from salesdesk.domain.accounts import Account, Ownership
from salesdesk.domain.clock import stamp_ms
from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import OrgId
from salesdesk.domain.nouns import NOUN_OF
from salesdesk.domain.people import User
from salesdesk.sample import fill_laptop, fill_server, visible_records
from salesdesk.store.engine import Store, open_encrypted
from salesdesk.store.laptop_tables import JOURNAL, OUTBOX
from salesdesk.store.profile import write_identity
from salesdesk.store.queries.records import find, get, kept_row
from salesdesk.store.schema import prepare
from salesdesk.store.server_tables import ACCESS, COUNTER, CREDENTIAL, DEVICE
from salesdesk.store.tables import TABLES
from salesdesk.store.texts import text_of
from salesdesk.store.unit import LaptopStore
from salesdesk.sync.client import SyncClient
from salesdesk.sync.hub import Hub
from salesdesk.sync.memory_transport import MemoryTransport
from tests.factories.sample import ANCHOR, Who, sample_company, sample_person, sample_records, sample_workspace
from tests.factories.stores import KEY, laptop_store


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_encrypted(tmp_path_factory.mktemp("server") / "server.db", KEY)
    prepare(store, "server")
    fill_server(store, sample_company(), lambda word: f"hash of {word}")
    return store


def test_the_server_holds_every_record(server: Store) -> None:
    with server.read() as connection:
        counts = {
            name: connection.execute(select(func.count()).select_from(table)).scalar() for name, table in TABLES.items()
        }
    expected = dict.fromkeys(TABLES, 0)
    for record in sample_company().records:
        expected[NOUN_OF[type(record)].name] += 1
    assert counts == expected


def test_a_record_comes_back_as_it_was_made(server: Store) -> None:
    held = next(one for one in sample_records(Conversation) if one.visit_id == sample_company().next_visit.id)
    with server.read() as connection:
        assert get(connection, Conversation, held.id) == held
        row = kept_row(connection, Conversation, held.id)
    assert row is not None
    assert text_of(row.states["notes"]) == held.notes
    assert row.scope_id == held.account_id.bytes
    assert stamp_ms(row.stamp) == held.id.int >> 80


def test_revisions_follow_the_order_of_entry(server: Store) -> None:
    table = TABLES["visit"]
    with server.read() as connection:
        revisions = list(connection.execute(select(table.c.rev).order_by(table.c.id)).scalars())
        counter = connection.execute(select(COUNTER)).one()
    assert revisions == sorted(revisions)
    assert 1 <= revisions[0] <= revisions[-1] <= counter.rev
    assert len(counter.epoch) == 16


def test_every_device_has_a_tail_of_its_own(server: Store) -> None:
    with server.read() as connection:
        rows = connection.execute(select(DEVICE)).all()
    assert len({row.tail for row in rows}) == len(rows) == 14
    assert {UUID(bytes=row.id).version for row in rows} == {7}


def test_everybody_can_sign_in_with_one_password(server: Store) -> None:
    with server.read() as connection:
        rows = connection.execute(select(CREDENTIAL.c.user_id, CREDENTIAL.c.password_hash)).all()
    assert {UUID(bytes=row.user_id) for row in rows} == {user.id for user in sample_company().users}
    assert {row.password_hash for row in rows} == {f"hash of {sample_company().password}"}


@pytest.mark.parametrize("role", ["rep", "manager", "director", "marketing"])
def test_the_server_lets_each_person_see_what_his_laptop_is_given(server: Store, role: str) -> None:
    made = sample_company()
    people = {
        "rep": made.demo_rep,
        "manager": made.demo_manager,
        "director": made.director,
        "marketing": made.marketing,
    }
    user = people[role]
    with server.read() as connection:
        scopes = connection.execute(select(ACCESS.c.scope_id).where(ACCESS.c.user_id == user.id.bytes)).scalars()
        seen = {UUID(bytes=scope) for scope in scopes}
    accounts = {one.id for one in visible_records(made, user.id) if isinstance(one, Account)}
    everything = {one.id for one in sample_records(Account)}
    # Marketing sees no account; all others see the accounts that the server grants, and no other one.
    assert seen & everything == accounts


@pytest.mark.parametrize(("who", "accounts"), [("rep", 78), ("manager", 300)])
def test_a_laptop_holds_what_its_person_may_see(tmp_path: Path, who: Who, accounts: int) -> None:
    workspace = sample_workspace(tmp_path, who)
    with workspace.read() as connection:
        known = find(connection, Account)
        authors = {one.person_id for one in find(connection, CoachingNote)}
        waiting = connection.execute(select(func.count()).select_from(OUTBOX)).scalar()
        journaled = connection.execute(select(func.count()).select_from(JOURNAL)).scalar()
    assert (len(known), waiting, journaled) == (accounts, 0, 0)
    assert (workspace.me(), workspace.today()) == (sample_person(who), ANCHOR)
    own = {one.account_id for one in sample_records(Ownership) if one.user_id == sample_person("rep").id}
    assert own <= {one.id for one in known}
    assert (authors == {sample_person("rep").id}) == (who == "rep")
    workspace.close()


@pytest.mark.parametrize("who", ["rep", "manager"])
def test_a_first_sync_brings_what_a_filled_laptop_holds(server: Store, tmp_path: Path, who: Who) -> None:
    filled = sample_workspace(tmp_path, who)
    store = open_encrypted(tmp_path / "synced.db", KEY)
    prepare(store, "laptop")
    with store.write() as connection:
        write_identity(connection, filled.laptop.identity)
    synced = LaptopStore(store, filled.laptop.identity, filled.laptop.now)
    hub = Hub(server, filled.laptop.now)
    SyncClient(synced, MemoryTransport(hub, filled.laptop.identity)).round()
    for name, table in TABLES.items():
        statement = select(table).order_by(table.c.id)
        with filled.read() as one, synced.read() as other:
            assert other.execute(statement).all() == one.execute(statement).all(), name
    filled.close()
    store.close()


def test_a_copy_can_be_written_to_and_the_next_one_is_fresh(tmp_path: Path) -> None:
    workspace = sample_workspace(tmp_path)
    with workspace.unit("journal.undo") as unit:
        unit.delete(Account, sample_company().next_visit.account_id)
    workspace.close()
    again = sample_workspace(tmp_path)
    with again.read() as connection:
        assert get(connection, Account, sample_company().next_visit.account_id) is not None
    again.close()


def test_marketing_receives_the_firm_and_no_client() -> None:
    records = visible_records(sample_company(), sample_company().marketing.id)
    assert {type(one).__name__ for one in records} == {
        "Organisation",
        "Team",
        "User",
        "Product",
        "Price",
        "ProcessVersion",
        "ClientCase",
        "ObjectionAnswer",
        "MessageUse",
        "Improvement",
        "Interview",
        "ExtraTariff",
    }
    assert len([one for one in records if isinstance(one, User)]) == 14


def test_the_laptop_of_another_firm_is_left_empty(tmp_path: Path) -> None:
    laptop = laptop_store(tmp_path)
    assert laptop.identity.org_id != OrgId(sample_company().organisation.id)
    with pytest.raises(ValueError, match="another firm"):
        fill_laptop(laptop, sample_company())
    with laptop.read() as connection:
        assert find(connection, Account) == []
    laptop.store.close()
