"""One round: what a person writes on one laptop is read on those that may see it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.domain.accounts import Account
from salesdesk.domain.people import User
from salesdesk.store.outbox import waiting_count
from salesdesk.store.queries.records import find, get
from salesdesk.sync.hub import Hub
from tests.factories.hubs import PEOPLE, Desk, hub_in, owned
from tests.factories.stores import BOSS, OTHER_REP, REP


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    made = hub_in(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def desks(hub: Hub, tmp_path: Path) -> Iterator[list[Desk]]:
    made = [
        Desk(hub, tmp_path, REP, 1),
        Desk(hub, tmp_path, REP, 2),
        Desk(hub, tmp_path, BOSS, 3),
        Desk(hub, tmp_path, OTHER_REP, 4),
    ]
    yield made
    for desk in made:
        desk.close()


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
