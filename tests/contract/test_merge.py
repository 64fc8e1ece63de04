"""What the hub makes of edits by people who did not see each other's, in both orders of arrival."""

import json
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from salesdesk.domain.accounts import Account
from salesdesk.domain.change import ChangeKind
from salesdesk.domain.conflicts import Conflict
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import AccountId, ConversationId, VisitId
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.store.queries.records import find, get, kept_row
from salesdesk.store.texts import text_of
from tests.contract.conftest import MakeDesk
from tests.factories.hubs import Desk, owned
from tests.factories.ops import at, create, op, push
from tests.factories.stores import BOSS, REP

ONE, HOLDING = owned(REP, 1, name="Laiterie")


def conflicts(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.laptop.read() as connection:
        return sorted((one.field, one.kept, one.other) for one in find(connection, Conflict))


def account_of(desk: Desk) -> Account | None:
    with desk.laptop.read() as connection:
        return get(connection, Account, ONE.id)


@pytest.fixture
def three(desk: MakeDesk) -> list[Desk]:
    """Two laptops of a rep and one of his manager, that all hold the same account."""
    desks = [desk(REP, 1), desk(REP, 2), desk(BOSS, 3)]
    with desks[0].laptop.unit("account.created") as unit:
        unit.put(ONE)
        unit.put(HOLDING)
        unit.put(
            Conversation(
                id=ConversationId(ONE.id),
                account_id=ONE.id,
                rep_id=REP,
                created_at=ONE.created_at,
                notes="Première phrase. Dernière phrase.",
            )
        )
    for one in desks:
        one.client.round()
    return desks


def edit(desk: Desk, notes: tuple[str, str], **changes: object) -> None:
    with desk.laptop.unit("account.edited") as unit:
        account = unit.need(Account, ONE.id)
        talk = unit.need(Conversation, ONE.id)
        unit.put(replace(account, **changes))  # type: ignore[arg-type]  # fields of Account
        unit.put(replace(talk, notes=talk.notes.replace(*notes)))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_two_laptops_and_a_manager_edit_offline_and_converge_with_no_text_lost(
    three: list[Desk], order: tuple[int, int, int]
) -> None:
    edit(three[0], ("Première", "Toute première"), name="Nom du bureau", city="Albi", tags=("lait", "bio"))
    edit(three[1], ("phrase. D", "phrase, dite par le client. D"), name="Nom de la voiture", phone="+33 5 63 00 00 00")
    edit(three[2], ("Dernière phrase.", "Dernière phrase. Bravo !"), name="Nom du manager", tags=())
    for place in (*order, *order):
        three[place].client.round()
    seen = [account_of(desk) for desk in three]
    assert seen[0] is not None
    assert [seen[0]] * 3 == seen
    assert (seen[0].city, seen[0].phone, seen[0].tags) == ("Albi", "+33 5 63 00 00 00", ("bio",))
    names = {"Nom du bureau", "Nom de la voiture", "Nom du manager"}
    assert {seen[0].name} | {json.loads(one[2]) for one in conflicts(three[0])} == names
    assert [conflicts(three[0])] * 3 == [conflicts(desk) for desk in three]
    texts = set()
    for desk in three:
        with desk.laptop.read() as connection:
            row = kept_row(connection, Conversation, ONE.id)
        assert row is not None
        assert row.values["notes"] == text_of(row.states["notes"])
        texts.add(row.values["notes"])
    assert texts == {"Toute première phrase, dite par le client. Dernière phrase. Bravo !"}


def test_a_conflict_names_both_authors_and_is_resolved_by_one_click(three: list[Desk]) -> None:
    edit(three[0], ("", ""), name="Du rep")
    edit(three[2], ("", ""), name="Du manager")
    three[2].client.round()
    assert three[0].client.round().conflicts == 1
    with three[0].laptop.read() as connection:
        (found,) = find(connection, Conflict)
    assert {found.kept_by, found.other_by} == {REP, BOSS}
    assert (found.noun, found.record_id, found.record_scope_id) == ("account", ONE.id, ONE.id)
    with three[0].laptop.unit("conflict.resolved") as unit:
        unit.put(replace(found, resolved_at=found.detected_at, resolved_by=REP))
    done = three[0].client.round()
    three[2].client.round()
    with three[2].laptop.read() as connection:
        (there,) = find(connection, Conflict)
    assert (done.refused, there.resolved_by) == (0, REP)


def test_an_edit_made_after_seeing_a_value_beats_it_whatever_the_clocks(three: list[Desk]) -> None:
    three[1].laptop.now.instant = three[1].laptop.now.instant.replace(year=2019)  # type: ignore[attr-defined]  # Ticking
    edit(three[0], ("", ""), name="Première valeur")
    three[0].client.round()
    three[1].client.round()
    edit(three[1], ("", ""), name="Correction")
    three[1].client.round()
    three[0].client.round()
    seen = account_of(three[0])
    assert seen is not None
    assert (seen.name, conflicts(three[0])) == ("Correction", [])


def test_a_visit_done_stays_done_when_another_laptop_still_had_it_planned(three: list[Desk]) -> None:
    visit = Visit(
        id=VisitId(uuid4()),
        account_id=ONE.id,
        rep_id=REP,
        starts_on=date(2026, 11, 24),
        starts_minute=540,
        duration_minutes=60,
    )
    with three[0].laptop.unit("visit.planned") as unit:
        unit.put(visit)
    three[0].client.round()
    three[1].client.round()
    with three[0].laptop.unit("visit.done") as unit:
        unit.put(replace(visit, status=VisitStatus.DONE))
    with three[1].laptop.unit("visit.cancelled") as unit:
        unit.put(replace(visit, status=VisitStatus.CANCELLED))
    for place in (0, 1, 0):
        three[place].client.round()
    for desk in three[:2]:
        with desk.laptop.read() as connection:
            found = get(connection, Visit, visit.id)
        assert found is not None
        assert found.status == VisitStatus.DONE
    assert conflicts(three[0]) == [("status", '"done"', '"cancelled"')]


def test_a_deletion_beats_an_earlier_edit_and_keeps_a_later_one_aside(three: list[Desk]) -> None:
    mine, other, _ = three
    edit(mine, ("", ""), city="Avant")
    with other.laptop.unit("account.deleted") as unit:
        unit.delete(Account, ONE.id)
    other.client.round()
    assert mine.client.round().conflicts == 0
    assert account_of(mine) is None
    assert conflicts(mine) == []


def test_an_edit_later_than_an_unseen_deletion_is_kept_aside_in_both_orders(three: list[Desk]) -> None:
    mine, other, boss = three
    seen: list[list[tuple[str, str, str]]] = []
    with other.laptop.unit("account.deleted") as unit:
        unit.delete(Account, ONE.id)
    for _ in range(20):
        mine.laptop.now()
    edit(mine, ("", ""), city="Après")
    for desk in (mine, other, boss, mine):
        desk.client.round()
        seen.append(conflicts(desk))
    assert [account_of(desk) for desk in three] == [None] * 3
    assert seen[-1] == [("", "null", '{"city": "Après"}')]
    with boss.laptop.unit("account.revived") as unit:
        unit.revive(Account, ONE.id)
    boss.client.round()
    mine.client.round()
    back = account_of(mine)
    assert back is not None
    assert back.city == "Après"


def test_the_author_of_a_revival_is_not_undone_by_an_older_deletion(three: list[Desk]) -> None:
    mine, other, boss = three
    gone = {"kind": ChangeKind.DELETE}
    push(mine, op("account", ONE.id, at(mine, 50), **gone))  # type: ignore[arg-type]  # a kind
    push(boss, op("account", ONE.id, at(boss, 52), kind=ChangeKind.REVIVE))
    push(other, op("account", ONE.id, at(other, 51), **gone))  # type: ignore[arg-type]  # a kind
    for desk in three:
        desk.client.round()
    assert [one is not None for one in map(account_of, three)] == [True] * 3


def test_a_plain_text_gets_its_mergeable_state_from_the_server(three: list[Desk]) -> None:
    talk = Conversation(
        id=ConversationId(uuid4()), account_id=ONE.id, rep_id=REP, created_at=ONE.created_at, notes="Importé."
    )
    assert [one.status for one in push(three[0], create(talk, at(three[0], 1)))] == ["applied"]
    three[1].client.round()
    with three[1].laptop.read() as connection:
        row = kept_row(connection, Conversation, talk.id)
    assert row is not None
    assert text_of(row.states["notes"]) == "Importé."


def test_a_new_record_takes_defaults_and_names_what_it_cannot_keep(three: list[Desk]) -> None:
    mine = three[0]
    new = replace(ONE, id=AccountId(uuid4()))
    made = create(new, at(mine, 1))
    del made.fields["country"], made.fields["tags"]
    made.fields["mood"] = "gai"
    (result,) = push(mine, made)
    mine.client.round()
    with mine.laptop.read() as connection:
        found = get(connection, Account, new.id)
    assert (result.status, result.ignored) == ("applied", ["mood"])
    assert found == replace(new, tags=())
