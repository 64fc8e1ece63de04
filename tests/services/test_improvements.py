"""The improvement box: anyone proposes, sales operations answer in 14 days, a version credits what it brings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.improvements import Improvement, ImprovementStatus
from salesdesk.domain.people import Role, User
from salesdesk.services import improvements, news, process_drafts, process_publishing, undo
from salesdesk.store.queries.records import find
from tests.factories.conversations import Client, client_at
from tests.factories.opportunities import put
from tests.factories.process_life import proposal, second_text
from tests.factories.processes import INDUSTRY
from tests.factories.stores import BOSS, OTHER_REP, REP

ANSWERED = {"status": ImprovementStatus.TAKEN, "answered_by": BOSS, "answer": "Merci"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def become(client: Client, role: Role) -> None:
    with client.workspace.unit(None) as unit:
        unit.put(replace(unit.need(User, client.workspace.user_id), role=role))


def kept(client: Client) -> list[Improvement]:
    with client.workspace.read() as connection:
        return find(connection, Improvement)


def test_a_rep_proposes_at_a_place_and_takes_it_back(client: Client) -> None:
    made = improvements.propose(client.workspace, INDUSTRY, 1, "q5", "  Demander le mois dernier ")
    (line,) = improvements.box(client.workspace, INDUSTRY).lines
    assert (line.improvement, line.place_kind, line.mine, line.author, line.age_days, line.late) == (
        made, "question", True, "Jeanne Brun", 0, False,
    )  # fmt: skip
    assert made.proposal == "Demander le mois dernier"
    assert line.place.fr == "Combien de commandes de moins de 50 euros par mois\u202f?"
    improvements.withdraw(client.workspace, made.id)
    assert kept(client) == []
    undo.undo(client.workspace)
    assert kept(client) == [made]


@pytest.mark.parametrize(
    ("place", "kind"),
    [("", "process"), ("S2", "stage"), ("S2x1", "criterion"), ("C2", "conversation"), ("old", "gone")],
)
def test_the_place_is_named_even_when_it_is_gone(client: Client, place: str, kind: str) -> None:
    put(client, proposal(place=place))
    assert [one.place_kind for one in improvements.box(client.workspace, INDUSTRY).lines] == [kind]


@pytest.mark.parametrize(("days", "late"), [(14, False), (15, True)])
def test_the_alarm_rings_after_fourteen_days(client: Client, days: int, late: bool) -> None:
    put(client, proposal(proposed_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC) - timedelta(days=days)))
    box = improvements.box(client.workspace, INDUSTRY)
    assert ([one.age_days for one in box.lines], box.late) == ([days], int(late))


def test_those_that_wait_come_first_the_oldest_ahead(client: Client) -> None:
    day = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
    old, young = proposal(), proposal(proposed_at=day)
    done = proposal(**ANSWERED, answered_at=day)
    put(client, young, done, old, proposal(process_key="other"))
    box = improvements.box(client.workspace, INDUSTRY)
    assert [one.improvement for one in box.lines] == [old, young, done]
    assert (box.waiting, [one.answerer for one in box.lines]) == (2, ["", "", "Paul Marchal"])


def test_sales_operations_answer_and_a_refusal_says_why(client: Client) -> None:
    one = proposal(proposed_by=OTHER_REP)
    put(client, one)
    become(client, Role.SALES_OPERATIONS)
    with pytest.raises(UserError) as refusal:
        improvements.answer(client.workspace, one.id, taken=False, words="  ")
    assert refusal.value.key == "improvements.no_words"
    improvements.answer(client.workspace, one.id, taken=False, words="Essayé l’an dernier")
    (line,) = improvements.box(client.workspace, INDUSTRY).lines
    assert (line.improvement.status, line.improvement.answer, line.late) == (
        ImprovementStatus.REFUSED, "Essayé l’an dernier", False,
    )  # fmt: skip
    undo.undo(client.workspace)
    assert kept(client) == [one]


@pytest.mark.parametrize("role", [Role.REP, Role.MANAGER, Role.DIRECTOR, Role.MARKETING])
def test_nobody_else_answers(client: Client, role: Role) -> None:
    one = proposal()
    put(client, one)
    become(client, role)
    assert not improvements.box(client.workspace, INDUSTRY).may_answer
    with pytest.raises(UserError) as refusal:
        improvements.answer(client.workspace, one.id, taken=True, words="Oui")
    assert refusal.value.key == "improvements.not_allowed"
    assert kept(client) == [one]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_has_no_part_in_selling_proposes_nothing(client: Client, role: Role) -> None:
    become(client, role)
    assert not improvements.box(client.workspace, INDUSTRY).may_propose
    with pytest.raises(UserError) as refusal:
        improvements.propose(client.workspace, INDUSTRY, 1, "", "Mieux")
    assert refusal.value.key == "improvements.not_allowed"


@pytest.mark.parametrize(("words", "key"), [(" \n", "improvements.no_words"), ("a" * 2_001, "improvements.too_long")])
def test_words_are_needed_and_not_too_many(client: Client, words: str, key: str) -> None:
    with pytest.raises(UserError) as refusal:
        improvements.propose(client.workspace, INDUSTRY, 1, "", words)
    assert refusal.value.key == key


def test_one_s_own_open_proposal_alone_is_reworded(client: Client) -> None:
    own, theirs, done = proposal(), proposal(proposed_by=OTHER_REP), proposal(**ANSWERED)
    put(client, own, theirs, done)
    assert improvements.reword(client.workspace, own.id, "Autrement").proposal == "Autrement"
    for other in (theirs, done):
        with pytest.raises(UserError) as refusal:
            improvements.reword(client.workspace, other.id, "Autrement")
        assert refusal.value.key == "improvements.not_yours"
        with pytest.raises(UserError):
            improvements.withdraw(client.workspace, other.id)


def test_the_proposer_hears_of_the_answer_until_he_has_looked(client: Client) -> None:
    when = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    mine = proposal(**ANSWERED, answered_at=when)
    long_ago = proposal(**ANSWERED, answered_at=when - timedelta(days=40))
    put(client, mine, long_ago, proposal(proposed_by=OTHER_REP, **ANSWERED, answered_at=when), proposal())
    assert (news.waiting(client.workspace).answers, news.news_count(client.workspace)) == ((mine,), 1)
    improvements.see_answers(client.workspace)
    assert news.waiting(client.workspace).answers == ()


def test_who_answers_hears_of_those_that_are_late(client: Client) -> None:
    put(client, proposal(), proposal(proposed_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC)))
    assert news.waiting(client.workspace).late_proposals == 0
    become(client, Role.SALES_OPERATIONS)
    assert news.waiting(client.workspace).late_proposals == 1


def test_a_version_credits_what_it_brings_and_undo_takes_both_back(client: Client) -> None:
    taken, other = proposal(proposed_by=OTHER_REP, **ANSWERED), proposal(proposed_by=REP, **ANSWERED)
    put(client, taken, other, proposal())
    become(client, Role.SALES_OPERATIONS)
    draft = process_drafts.Draft(INDUSTRY, second_text(), "test")
    asked = process_publishing.confirmation(client.workspace, draft)
    assert {one.improvement.id for one in asked.to_credit} == {taken.id, other.id}
    assert asked.mapping == {key: key for key in ("S1", "S2", "S3", "S4", "S5")}
    process_publishing.publish_draft(client.workspace, draft, "Merci à Karim", asked.mapping, credited=[taken.id])
    assert {one.id: one.credited_version for one in kept(client) if one.status is ImprovementStatus.TAKEN} == {
        taken.id: 2, other.id: None,
    }  # fmt: skip
    with pytest.raises(UserError) as refusal:
        improvements.answer(client.workspace, taken.id, taken=False, words="Finalement non")
    assert refusal.value.key == "improvements.credited"
    undo.undo(client.workspace)
    assert [one.credited_version for one in kept(client)] == [None] * 3


def test_a_mapping_that_fits_neither_version_is_not_published(client: Client) -> None:
    become(client, Role.SALES_OPERATIONS)
    draft = process_drafts.Draft(INDUSTRY, second_text(), "test")
    with pytest.raises(UserError) as refusal:
        process_publishing.publish_draft(client.workspace, draft, "", {"S1": "S8"})
    assert refusal.value.key == "mapping.unknown_stage"
