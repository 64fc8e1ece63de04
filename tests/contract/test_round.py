"""One round: what a person writes on one laptop is read on those that may see it."""

from dataclasses import replace
from uuid import UUID

import pytest

from salesdesk.domain.accounts import Account
from salesdesk.domain.people import User
from salesdesk.store.outbox import waiting_count
from salesdesk.store.queries.records import find, get
from tests.contract.conftest import MakeDesk
from tests.factories.hubs import PEOPLE, Desk, owned
from tests.factories.stores import BOSS, OTHER_REP, REP


@pytest.fixture
def desks(desk: MakeDesk) -> list[Desk]:
    return [desk(REP, 1), desk(REP, 2), desk(BOSS, 3), desk(OTHER_REP, 4)]


def names(desk: Desk) -> list[str]:
    with desk.laptop.read() as connection:
        return sorted(one.name for one in find(connection, Account))


def test_first_round_brings_the_firm(desks: list[Desk]) -> None:
    done = desks[0].client.round()
    with desks[0].laptop.read() as connection:
        people = {one.name for one in find(connection, User)}
    assert people == {one.name for one in PEOPLE}
    assert (done.pulled, done.read_anew) == (11, False)


def test_an_account_reaches_the_other_laptop_and_the_manager_but_no_other_rep(desks: list[Desk]) -> None:
    one, holding = owned(REP, 1, name="Laiterie")
    for desk in desks:
        desk.client.round()
    with desks[0].laptop.unit("account.created") as unit:
        unit.put(one)
        unit.put(holding)
    assert desks[0].client.round().pushed == 2
    for desk in desks:
        desk.client.round()
    assert [names(desk) for desk in desks] == [["Laiterie"], ["Laiterie"], ["Laiterie"], []]


def test_an_edit_and_a_deletion_travel(desks: list[Desk]) -> None:
    one, holding = owned(REP, 1, name="Laiterie")
    mine, other = desks[0], desks[1]
    with mine.laptop.unit("account.created") as unit:
        unit.put(one)
        unit.put(holding)
    mine.client.round()
    other.client.round()
    with other.laptop.unit("account.edited") as unit:
        unit.put(replace(one, name="Fromagerie", tags=("lait", "bio")))
    other.client.round()
    mine.client.round()
    with mine.laptop.read() as connection:
        seen = get(connection, Account, one.id)
    assert seen == replace(one, name="Fromagerie", tags=("bio", "lait"))
    with mine.laptop.unit("account.deleted") as unit:
        unit.delete(Account, one.id)
    mine.client.round()
    other.client.round()
    assert names(other) == []


def test_a_round_without_news_asks_once(desks: list[Desk]) -> None:
    desks[0].client.round()
    done = desks[0].client.round()
    with desks[0].laptop.read() as connection:
        assert waiting_count(connection) == 0
    assert (done.pushed, done.pulled) == (0, 0)


def test_listeners_hear_what_came(desks: list[Desk]) -> None:
    one, holding = owned(REP, 1)
    desks[1].client.round()
    with desks[0].laptop.unit("account.created") as unit:
        unit.put(one)
        unit.put(holding)
    desks[0].client.round()
    heard: list[tuple[frozenset[str], frozenset[UUID]]] = []
    desks[1].laptop.listen(lambda changed: heard.append((changed.nouns, changed.ids)))
    desks[1].client.round()
    assert heard == [(frozenset({"account", "ownership"}), frozenset({one.id, holding.id}))]
