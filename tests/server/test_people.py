"""People on the server: those who came with an import have a name and no address, and are invited by it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import UserId
from salesdesk.domain.people import Role, User
from salesdesk.server.people import People, all_of, person_at
from salesdesk.store.engine import open_encrypted
from tests.factories.hubs import NORTH, SOUTH, Ticking, hub_on
from tests.factories.stores import KEY, ORG

IMPORTED = User(id=UserId(UUID(int=77)), name="Éva Lund", email="", role=Role.REP, team_id=NORTH)
NAMESAKE = replace(IMPORTED, id=UserId(UUID(int=78)), team_id=SOUTH)


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    store = open_encrypted(tmp_path / "server.db", KEY)
    hub = hub_on(store)
    hub.put(ORG, None, [IMPORTED])
    made = People(store, hub, Ticking())
    yield made
    store.close()


def named(people: People, name: str) -> list[User]:
    with people._store.read() as connection:
        return [one for one in all_of(connection, ORG, User) if one.name == name]


def test_an_imported_person_is_invited_by_his_name_and_stays_in_his_team(people: People) -> None:
    invited = people.add_person(ORG, "eva@example.org", "Eva LUND", Role.REP)
    assert (invited.id, invited.team_id) == (IMPORTED.id, NORTH)
    assert [one.email for one in named(people, "Eva LUND")] == ["eva@example.org"]
    assert named(people, "Éva Lund") == []


def test_an_invitation_made_again_keeps_the_team_and_another_name_is_another_person(people: People) -> None:
    first = people.add_person(ORG, "ida@example.org", "Ida", Role.REP, team="Sud")
    again = people.add_person(ORG, "ida@example.org", "Ida Roy", Role.REP)
    assert (first.id, SOUTH) == (again.id, again.team_id)
    assert IMPORTED.id != again.id


def test_two_imported_people_of_one_name_are_told_apart_by_their_team(people: People) -> None:
    people._hub.put(ORG, None, [NAMESAKE])
    with pytest.raises(UserError, match=r"server\.which_person"):
        people.add_person(ORG, "eva@example.org", "Éva Lund", Role.REP)
    assert people.add_person(ORG, "eva@example.org", "Éva Lund", Role.REP, team="Sud").id == NAMESAKE.id


def test_an_empty_address_is_nobodys(people: People) -> None:
    with people._store.read() as connection:
        assert person_at(connection, ORG, " ") is None
