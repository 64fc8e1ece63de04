"""The server's rules of the improvement box: a proposal is its author's, its answer is for who owns the process."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from salesdesk.domain.change import ChangeKind
from salesdesk.domain.ids import ImprovementId, InterviewId, UserId
from salesdesk.domain.improvements import Improvement, ImprovementStatus
from salesdesk.domain.people import Role, User, UserStatus
from salesdesk.domain.wire import to_wire
from salesdesk.store.queries.records import get
from salesdesk.sync.hub import Hub
from tests.contract.conftest import MakeDesk
from tests.factories.hubs import Desk
from tests.factories.ops import at, create, op, push
from tests.factories.process_life import interview, proposal
from tests.factories.stores import BOSS, ORG, OTHER_REP, REP

TAKEN = {"applied", "merged", "conflict"}
OPERATIONS = UserId(UUID(int=0x0197_0000_0000_7000_8000_000000000077))


def operations() -> User:
    return User(
        id=OPERATIONS, name="Odile", email="odile@example.org", role=Role.SALES_OPERATIONS, status=UserStatus.ACTIVE
    )  # fmt: skip


def statuses(desk: Desk, *ops: Any) -> list[str]:
    return ["taken" if one.status in TAKEN else one.status for one in push(desk, *ops)]


@pytest.fixture
def mine(hub: Hub) -> Improvement:
    made = proposal(proposed_by=REP)
    hub.put(ORG, None, [made])
    return made


def answered(by: Any) -> dict[str, Any]:
    when = to_wire(proposal(answered_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC)))["answered_at"]
    return {"status": "taken", "answer": "Merci", "answered_by": by.bytes, "answered_at": when}


def test_a_rep_words_his_own_proposal_and_takes_it_back(desk: MakeDesk, mine: Improvement) -> None:
    rep = desk(REP, 1)
    reworded = op("improvement", mine.id, at(rep, 1), {"proposal": "Autrement"})
    fresh = create(proposal(id=ImprovementId(uuid4())), at(rep, 2))
    gone = op("improvement", mine.id, at(rep, 3), kind=ChangeKind.DELETE)
    assert statuses(rep, reworded, fresh, gone) == ["taken"] * 3


def test_a_rep_neither_touches_nor_answers_the_proposal_of_another(desk: MakeDesk, mine: Improvement) -> None:
    other = desk(OTHER_REP, 2)
    reworded = op("improvement", mine.id, at(other, 1), {"proposal": "Autrement"})
    reply = op("improvement", mine.id, at(other, 2), answered(OTHER_REP))
    gone = op("improvement", mine.id, at(other, 3), kind=ChangeKind.DELETE)
    in_his_name = create(proposal(id=ImprovementId(uuid4()), proposed_by=REP), at(other, 4))
    assert statuses(other, reworded, reply, gone, in_his_name) == ["forbidden"] * 4


@pytest.mark.parametrize("person", [REP, BOSS])
def test_neither_the_author_nor_a_manager_answers(desk: MakeDesk, mine: Improvement, person: Any) -> None:
    hand = desk(person, 3)
    assert statuses(hand, op("improvement", mine.id, at(hand, 1), answered(person))) == ["forbidden"]


def test_nobody_credits_his_own_proposal(desk: MakeDesk, mine: Improvement) -> None:
    rep = desk(REP, 1)
    assert statuses(rep, op("improvement", mine.id, at(rep, 1), {"credited_version": 2})) == ["forbidden"]


def test_sales_operations_answer_and_everybody_reads_it(hub: Hub, desk: MakeDesk, mine: Improvement) -> None:
    hub.put(ORG, None, [operations()])
    keeper, rep = desk(OPERATIONS, 4), desk(REP, 1)
    assert statuses(keeper, op("improvement", mine.id, at(keeper, 1), answered(OPERATIONS))) == ["taken"]
    rep.client.round()
    with rep.laptop.read() as connection:
        seen = get(connection, Improvement, mine.id)
    assert seen is not None
    assert (seen.status, seen.answer, seen.answered_by) == (ImprovementStatus.TAKEN, "Merci", OPERATIONS)


def test_the_buying_study_is_kept_by_sales_operations_alone(hub: Hub, desk: MakeDesk) -> None:
    hub.put(ORG, None, [operations()])
    keeper, rep, boss = desk(OPERATIONS, 4), desk(REP, 1), desk(BOSS, 2)
    heard = interview(interviewed_by=OPERATIONS)
    for hand in (rep, boss):
        other = replace(heard, id=InterviewId(uuid4()))
        assert statuses(hand, create(other, at(hand, 1))) == ["forbidden"]
    assert statuses(keeper, create(heard, at(keeper, 1))) == ["taken"]
