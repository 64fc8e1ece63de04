"""What the hub refuses, by role and by scope, and what a hostile laptop may try; a refusal never loses the text."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import zstandard

from salesdesk.domain.accounts import Account
from salesdesk.domain.change import ChangeKind
from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import SyncError
from salesdesk.domain.ids import AccountId, CoachingNoteId, ConversationId, OwnershipId, TeamId, UserId
from salesdesk.domain.people import Role, Team, User, UserStatus
from salesdesk.domain.products import Product
from salesdesk.store import outbox
from salesdesk.store.queries.records import find, get, kept_row
from salesdesk.sync import codec
from salesdesk.sync.endpoint import answer
from salesdesk.sync.hub import Hub
from salesdesk.sync.protocol import Hello, Push
from tests.contract.conftest import MakeDesk
from tests.factories.hubs import (
    ADMIN,
    DIRECTOR,
    FIRM,
    NORTH,
    OTHER_BOSS,
    PEOPLE,
    SOUTH,
    Desk,
    Ticking,
    owned,
    ownership,
)
from tests.factories.ops import START_MS, at, create, op, push
from tests.factories.stores import BOSS, ORG, OTHER_REP, REP

ONE, HOLDING = owned(REP, 1, name="Laiterie")
THEIRS, THEIR_HOLDING = owned(OTHER_REP, 2, name="Fromagerie")

HUGE = "a" * 9_000_000
TAKEN = {"applied", "merged", "conflict"}


@pytest.fixture
def rep(hub: Hub, desk: MakeDesk) -> Desk:
    hub.put(ORG, None, [ONE, HOLDING, THEIRS, THEIR_HOLDING])
    return desk(REP, 1)


def names(desk: Desk) -> set[str]:
    desk.client.round()
    with desk.laptop.read() as connection:
        return {one.name for one in find(connection, Account)}


def statuses(desk: Desk, *ops: Any) -> list[str]:
    """Says of each operation whether it was taken, whatever it met, or why not."""
    return ["taken" if one.status in TAKEN else one.status for one in push(desk, *ops)]


def note(author: UserId, person: UserId) -> CoachingNote:
    return CoachingNote(
        id=CoachingNoteId(uuid4()), person_id=person, author_id=author, words="Bravo", written_at=ONE.created_at
    )


def test_a_rep_changes_his_own_account_only(rep: Desk) -> None:
    mine = op("account", ONE.id, at(rep, 1), {"city": "Albi"})
    theirs = op("account", THEIRS.id, at(rep, 2), {"city": "Albi"})
    grab = replace(THEIR_HOLDING, id=OwnershipId(uuid4()), user_id=REP)
    unknown = replace(HOLDING, id=OwnershipId(uuid4()), account_id=AccountId(uuid4()))
    spoofed = replace(ONE, id=AccountId(uuid4()), created_by=OTHER_REP)
    posing = replace(ONE, id=AccountId(OTHER_REP))
    moved = op("account", ONE.id, at(rep, 3), {"created_by": OTHER_REP.bytes})
    hostile = [create(one, at(rep, 4)) for one in (grab, unknown, spoofed, posing)]
    assert statuses(rep, mine, theirs, *hostile, moved) == ["taken"] + ["forbidden"] * 6


def test_a_rep_writes_no_product_no_person_and_no_coaching_note(rep: Desk) -> None:
    product = Product(id=uuid4(), name="Palette")  # type: ignore[arg-type]  # an id
    ops = [
        create(product, at(rep, 1)),
        create(note(REP, REP), at(rep, 2)),
        op("user", REP, at(rep, 3), {"role": "administrator"}),
        op("team", NORTH, at(rep, 4), {"manager_id": REP.bytes}),
        op("organisation", ORG, at(rep, 5), {"name": "Autre"}),
        op("user", OTHER_REP, at(rep, 6), kind=ChangeKind.DELETE),
    ]
    assert statuses(rep, *ops) == ["forbidden"] * 6


def test_a_manager_coaches_his_own_people_and_the_rep_answers_only(rep: Desk, desk: MakeDesk) -> None:
    boss, other_boss = desk(BOSS, 2), desk(OTHER_BOSS, 3)
    words = note(BOSS, REP)
    assert statuses(boss, create(words, at(boss, 1))) == ["taken"]
    assert statuses(boss, create(note(OTHER_BOSS, REP), at(boss, 2))) == ["forbidden"]
    assert statuses(other_boss, create(note(OTHER_BOSS, REP), at(other_boss, 1))) == ["forbidden"]
    reply = op("coaching_note", words.id, at(rep, 3), {"reply": "Merci"})
    forged = op("coaching_note", words.id, at(rep, 4), {"words": "Très bien"})
    assert statuses(rep, reply, forged) == ["taken", "forbidden"]
    boss.client.round()
    with boss.laptop.read() as connection:
        seen = get(connection, CoachingNote, words.id)
    assert seen is not None
    assert (seen.words, seen.reply) == ("Bravo", "Merci")


def test_a_manager_makes_pending_people_below_his_team_only(rep: Desk, desk: MakeDesk) -> None:
    boss = desk(BOSS, 2)
    below = Team(id=TeamId(uuid4()), name="Nord-Est", parent_id=NORTH)
    agent = User(id=UserId(uuid4()), name="Ana", email="ana@example.org", role=Role.REP, team_id=below.id)
    good = [create(below, at(boss, 1)), create(agent, at(boss, 2))]
    active = replace(agent, id=UserId(uuid4()), status=UserStatus.ACTIVE)
    outside = replace(agent, id=UserId(uuid4()), team_id=SOUTH)
    chief = replace(agent, id=UserId(uuid4()), role=Role.ADMINISTRATOR)
    posing = replace(agent, id=UserId(ONE.id))
    wrong = [create(one, at(boss, 3)) for one in (active, outside, chief, posing)]
    wrong += [
        op("user", BOSS, at(boss, 4), {"role": "administrator"}),
        op("user", REP, at(boss, 5), {"email": "x@example.org"}),
        op("team", NORTH, at(boss, 6), {"parent_id": None}),
        op("team", SOUTH, at(boss, 7), {"manager_id": BOSS.bytes}),
        op("team", below.id, at(boss, 8), {"manager_id": OTHER_BOSS.bytes}),
    ]
    assert statuses(boss, *good, *wrong) == ["taken"] * 2 + ["forbidden"] * 9


def test_people_put_in_bulk_reach_the_server_leader_before_team_and_team_before_its_people(
    rep: Desk, desk: MakeDesk
) -> None:
    boss = desk(BOSS, 2)
    boss.client.round()
    leader = User(id=UserId(uuid4()), name="Ida", email="", role=Role.MANAGER, team_id=NORTH)
    below = Team(id=TeamId(uuid4()), name="Ida", parent_id=NORTH, manager_id=leader.id)
    agent = User(id=UserId(uuid4()), name="Ana", email="", role=Role.REP, team_id=below.id)
    with boss.laptop.unit("import") as unit:
        unit.put_all([leader, below, agent])
    done = boss.client.round()
    assert (done.pushed, done.refused) == (3, 0)


def test_nobody_who_is_not_there_holds_an_account(rep: Desk, desk: MakeDesk) -> None:
    boss = desk(BOSS, 2)
    stranger = replace(HOLDING, id=OwnershipId(uuid4()), user_id=UserId(uuid4()))
    given = op("ownership", HOLDING.id, at(boss, 2), {"user_id": uuid4().bytes})
    assert statuses(boss, create(stranger, at(boss, 1)), given) == ["forbidden"] * 2
    assert names(rep) == {"Laiterie"}


def test_a_manager_without_a_team_founds_one_where_he_stands_and_only_there(
    rep: Desk, hub: Hub, desk: MakeDesk
) -> None:
    hub.put(ORG, None, [Team(id=NORTH, name="Nord", parent_id=FIRM, manager_id=None)])
    boss = desk(BOSS, 2)
    own = Team(id=TeamId(uuid4()), name="Bruno", parent_id=NORTH, manager_id=BOSS)
    agent = User(id=UserId(uuid4()), name="Ana", email="", role=Role.REP, team_id=own.id)
    wrong = [
        replace(own, id=TeamId(uuid4()), parent_id=SOUTH),
        replace(own, id=TeamId(uuid4()), manager_id=OTHER_BOSS),
        replace(own, id=TeamId(uuid4()), manager_id=None),
    ]
    ops = [create(one, at(boss, number)) for number, one in enumerate((*wrong, own, agent), 1)]
    assert statuses(boss, *ops, op("user", REP, at(boss, 9), {"team_id": own.id.bytes})) == [
        *["forbidden"] * 3, *["taken"] * 2, "forbidden"
    ]  # fmt: skip


def test_an_administrator_makes_people_but_activates_none(rep: Desk, desk: MakeDesk) -> None:
    admin = desk(ADMIN, 2)
    new = User(id=UserId(uuid4()), name="Ana", email="ana@example.org", role=Role.MANAGER)
    active = replace(new, id=UserId(uuid4()), status=UserStatus.ACTIVE)
    ops = [
        create(new, at(admin, 1)),
        create(active, at(admin, 2)),
        op("user", new.id, at(admin, 3), {"status": "active"}),
        op("user", OTHER_REP, at(admin, 4), {"status": "revoked"}),
        create(replace(new, id=UserId(ONE.id)), at(admin, 5)),
    ]
    assert statuses(admin, *ops) == ["taken", "forbidden", "forbidden", "taken", "forbidden"]
    assert names(admin) == set()


def test_what_is_refused_is_kept_and_the_row_is_read_back(rep: Desk) -> None:
    rep.client.round()
    stranger = replace(HOLDING, id=OwnershipId(uuid4()), account_id=THEIRS.id)
    with rep.laptop.unit("wrong") as unit:
        unit.put(stranger)
        unit.put(replace(PEOPLE[3], role=Role.ADMINISTRATOR))
    done = rep.client.round()
    with rep.laptop.read() as connection:
        left = outbox.not_sent(connection)
        me, there = get(connection, User, REP), get(connection, type(HOLDING), stranger.id)
    assert (done.refused, [one.refusal for one in left]) == (2, ["sync.refused_right"] * 2)
    assert (me, there) == (PEOPLE[3], None)
    with rep.laptop.store.write() as connection:
        outbox.dismiss(connection, left[0].op_no)
        assert len(outbox.not_sent(connection)) == 1


def test_who_sees_an_account_follows_ownership_and_tree(rep: Desk, hub: Hub, desk: MakeDesk) -> None:
    boss, other, director = desk(BOSS, 2), desk(OTHER_REP, 3), desk(DIRECTOR, 4)
    south = desk(OTHER_BOSS, 5)
    people = (rep, other, boss, south, director)
    both = {"Laiterie", "Fromagerie"}
    assert [names(one) for one in people] == [{"Laiterie"}, {"Fromagerie"}, both, set(), both]
    hub.put(ORG, None, [replace(HOLDING, user_id=OTHER_REP)])
    assert [names(one) for one in people] == [set(), both, both, set(), both]
    hub.put(ORG, None, [replace(PEOPLE[4], team_id=SOUTH)])
    assert [names(one) for one in people] == [set(), both, set(), both, both]
    hub.put(ORG, None, [replace(HOLDING, user_id=OTHER_REP, ends_on=date(2026, 11, 24))])
    assert [names(one) for one in people] == [set(), both, set(), both, both]


def test_an_ownership_that_ended_is_taken_away_by_the_daily_refresh(rep: Desk, hub: Hub, clock: Ticking) -> None:
    hub.put(ORG, None, [replace(HOLDING, ends_on=date(2026, 11, 24)), ownership(ONE, OTHER_REP, 9)])
    assert names(rep) == {"Laiterie"}
    clock.instant += timedelta(days=3)
    hub.refresh_access(ORG)
    assert names(rep) == set()


def test_an_edit_made_before_the_account_was_taken_away_is_taken_a_later_one_is_kept_aside(
    rep: Desk, hub: Hub, desk: MakeDesk, clock: Ticking
) -> None:
    boss = desk(BOSS, 2)
    rep.client.round()
    with rep.laptop.unit("account.edited") as unit:
        unit.put(replace(ONE, city="Avant"))
    clock.instant += timedelta(minutes=1)
    hub.put(ORG, None, [replace(HOLDING, user_id=OTHER_REP)])
    real = rep.port.push

    def late(message: Push) -> Any:
        reply = real(message)
        rep.port.push = real  # type: ignore[method-assign]  # once
        rep.laptop.now.instant += timedelta(minutes=5)  # type: ignore[attr-defined]  # Ticking
        with rep.laptop.unit("account.edited") as unit:
            unit.put(replace(ONE, city="Après"))
        return reply

    rep.port.push = late  # type: ignore[method-assign]  # an edit while the account goes away
    done = rep.client.round()
    boss.client.round()
    with boss.laptop.read() as connection:
        seen = get(connection, Account, ONE.id)
    with rep.laptop.read() as connection:
        left = [one.change.fields for one in outbox.not_sent(connection)]
    assert seen is not None
    assert (seen.city, left, names(rep)) == ("Avant", [{"city": "Après"}], set())
    assert done.refused == 1


def test_a_record_that_moves_to_another_account_leaves_those_who_see_the_old_one_only(
    rep: Desk, hub: Hub, desk: MakeDesk
) -> None:
    boss, other = desk(BOSS, 2), desk(OTHER_REP, 3)
    talk = Conversation(id=ConversationId(uuid4()), account_id=ONE.id, rep_id=REP, created_at=ONE.created_at)

    def seen() -> list[UUID | None]:
        places: list[UUID | None] = []
        for one in (rep, other, boss):
            one.client.round()
            with one.laptop.read() as connection:
                found = get(connection, Conversation, talk.id)
            places.append(None if found is None else found.account_id)
        return places

    hub.put(ORG, None, [talk])
    assert seen() == [ONE.id, None, ONE.id]
    hub.put(ORG, None, [replace(talk, account_id=THEIRS.id)])
    assert seen() == [None, THEIRS.id, THEIRS.id]
    hub.put(ORG, None, [talk])
    assert seen() == [ONE.id, None, ONE.id]


def test_a_person_with_another_role_reads_anew(rep: Desk, hub: Hub) -> None:
    assert names(rep) == {"Laiterie"}
    hub.put(ORG, None, [replace(PEOPLE[3], role=Role.MARKETING)])
    assert names(rep) == set()
    hub.put(ORG, None, [PEOPLE[3]])
    assert names(rep) == {"Laiterie"}


def test_a_person_revoked_is_told_so_and_keeps_what_was_not_sent(rep: Desk, hub: Hub) -> None:
    rep.client.round()
    with rep.laptop.unit("account.edited") as unit:
        unit.put(replace(ONE, city="Albi"))
    hub.put(ORG, None, [replace(PEOPLE[3], status=UserStatus.REVOKED)])
    with pytest.raises(SyncError, match=r"sync\.revoked"):
        rep.client.round()
    with rep.laptop.read() as connection:
        assert outbox.waiting_count(connection) == 1


def test_a_program_that_is_too_old_is_told_so(rep: Desk) -> None:
    with pytest.raises(SyncError, match=r"sync\.too_old"):
        rep.port.hello(Hello(proto_from=0, proto_to=0, schema=1, app_version="0", clock_ms=0))


HOSTILE: list[tuple[dict[str, Any], str]] = [
    ({"city": 5}, "city"),
    ({"city": b"Albi"}, "city"),
    ({"city": "a\x00b"}, "city"),
    ({"city": "a" * 300_000}, "city"),
    ({"city": ["Albi"]}, "city"),
    ({"city": {"a": 1}}, "city"),
    ({"employees": 1 << 63}, "employees"),
    ({"employees": True}, "employees"),
    ({"employees": 1.5}, "employees"),
    ({"latitude": float("nan")}, "latitude"),
    ({"latitude": float("inf")}, "latitude"),
    ({"created_at": 1 << 62}, "created_at"),
    ({"created_by": b"short"}, "created_by"),
    ({"status_on": "24/11/2026"}, "status_on"),
    ({"status_on": "2026-11-31"}, "status_on"),
    ({"status": ""}, "status"),
    ({"name": None}, "name"),
    ({"tags": "lait"}, "tags"),
    ({"tags": '["a\\u0000"]'}, "tags"),
    ({"tags": "[" * 100_000}, "tags"),
    ({"id": bytes(16)}, "id"),
]


@pytest.mark.parametrize(
    ("fields", "field"), HOSTILE, ids=[f"{next(iter(one))}{n}" for n, (one, _) in enumerate(HOSTILE)]
)
def test_a_value_that_cannot_be_stored_is_refused_by_name(rep: Desk, fields: dict[str, Any], field: str) -> None:
    good = op("account", ONE.id, at(rep, 1), {"city": "Albi"})
    results = push(rep, good, op("account", ONE.id, at(rep, 2), fields))
    assert results[0].status in TAKEN
    assert (results[1].status, results[1].field) == ("rejected", field)


def test_a_malformed_operation_is_refused_and_the_others_are_taken(rep: Desk) -> None:
    good = op("account", ONE.id, at(rep, 1), {"city": "Albi"})
    bad = [op("account", ONE.id, at(rep, 2)) for _ in range(6)]
    bad[0].noun = "credential"
    bad[1].record_id = b"x"
    bad[2].stamp = b"now"
    bad[3].base = {"city": b""}
    bad[4].text = {"city": b"x"}
    bad[5].op_id = b""
    half = create(ONE, at(rep, 3))
    half.record_id = uuid4().bytes
    half.fields = {"id": half.record_id, "name": "Sans auteur"}
    talk = op("conversation", uuid4(), at(rep, 4))
    talk.fields = {"account_id": ONE.id.bytes, "rep_id": REP.bytes, "created_at": START_MS * 1000}
    talk.text = {"notes": b"\xff\xff\xff"}
    results = push(rep, *bad, half, talk, good)
    codes = ["noun", "id", "stamp", "stamp", "value", "id", "incomplete", "text"]
    assert [one.code for one in results] == [f"sync.refused_{code}" for code in codes] + [""]


def test_a_body_that_is_no_message_is_refused_without_a_crash(rep: Desk, hub: Hub) -> None:
    whole = codec.encode(Push(batch_id=uuid4().bytes, ops=[op("account", ONE.id, at(rep, 1), {"city": "Albi"})]))
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 0x40
    bomb = codec.encode(Push(batch_id=uuid4().bytes, ops=[op("account", ONE.id, at(rep, 1), {"city": HUGE})]))
    bodies = [b"", b"<html>", whole[:-3], bytes(flipped), codec.encode([1, 2]), codec.encode({"batch_id": 5})]
    nested = b"\x91" * 100_000 + b"\xc0"
    bodies.append(zstandard.ZstdCompressor().compress(nested))
    statuses = [answer(hub, rep.identity, "push", body).status for body in bodies]
    assert statuses == [400] * len(bodies)
    assert answer(hub, rep.identity, "push", bomb).status == 413
    many = Push(batch_id=uuid4().bytes, ops=[op("account", ONE.id, at(rep, 1))] * 501)
    assert answer(hub, rep.identity, "push", codec.encode(many)).status == 413


def test_a_stamp_made_in_the_name_of_another_laptop_becomes_its_own(rep: Desk, desk: MakeDesk) -> None:
    other = desk(OTHER_REP, 2)
    push(rep, op("account", ONE.id, at(other, 1), {"city": "Albi"}))
    rep.client.round()
    with rep.laptop.read() as connection:
        row = kept_row(connection, Account, ONE.id)
    assert row is not None
    assert row.stamp_of("city") == at(rep, 1)
