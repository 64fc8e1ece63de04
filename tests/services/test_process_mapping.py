"""Open affairs are brought to the version in force: who may, where they go, what stands, and all of it taken back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.people import Role, User
from salesdesk.domain.process import EvidenceKind
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.services import process_mapping, undo
from salesdesk.services.opportunity_board import BoardFilter, board
from salesdesk.services.opportunity_moves import leave_stage
from salesdesk.services.process_mapping import MappingPlan
from salesdesk.services.process_reading import process_of
from salesdesk.store.queries.records import find, need
from tests.factories.conversations import TODAY, Client, affair_at, client_at
from tests.factories.opportunities import affair_now, prove, put
from tests.factories.process_life import renamed_text, second_text
from tests.factories.processes import process_version
from tests.factories.stores import OTHER_REP, REP

SAID = json.dumps({"S1": "S1", "S2": "T2", "S3": "S3", "S4": None, "S5": "S5"})


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def publish(client: Client, **changes: Any) -> ProcessVersion:
    fields: dict[str, Any] = {"version": 2, "content": renamed_text(), "mapping": SAID}
    made = process_version(**(fields | changes))
    put(client, made)
    return made


def plan_of(client: Client) -> MappingPlan:
    (plan,) = process_mapping.plans(client.workspace)
    return plan


def become(client: Client, role: Role) -> None:
    with client.workspace.unit(None) as unit:
        unit.put(replace(unit.need(User, client.workspace.user_id), role=role))


def passages(client: Client) -> list[tuple[str, str, str | None]]:
    with client.workspace.read() as connection:
        return [(one.from_stage or "", one.to_stage, one.override_reason) for one in find(connection, StageChange)]


def test_nothing_is_proposed_while_one_version_stands(client: Client) -> None:
    assert process_mapping.plans(client.workspace) == ()
    assert process_mapping.plan_for(client.workspace, client.opportunity.id) is None


def test_the_author_s_mapping_leads_an_affair_and_its_proofs_stand_by_id(client: Client) -> None:
    prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    prove(client, "S2x2", EvidenceKind.COSIGNED_VOLUME_SHEET)
    target = publish(client)
    plan = plan_of(client)
    (deal,) = plan.deals
    assert (plan.target.id, plan.guessed, deal.from_version, deal.account_name) == (
        target.id, False, 1, "Laiterie du Val d’Orb",
    )  # fmt: skip
    assert deal.to_stage is not None
    assert deal.to_stage.id == "T2"
    words = {one.id: one.text for one in process_of(client.version).criteria()}
    assert (deal.standing, deal.lost) == ((words["S2x1"],), (words["S2x2"],))
    assert [one.fr for one in deal.asked] == ["Le client a daté sa décision"]


def test_affairs_are_brought_in_one_gesture_and_taken_back_in_one(client: Client) -> None:
    other = affair_at(client.account.id, client.version, stage_key="S3")
    put(client, other)
    target = publish(client)
    before = [affair_now(client), affair_now(client, other.id)]
    moved = process_mapping.move(client.workspace, target.id, [client.opportunity.id, other.id])
    after = [affair_now(client), affair_now(client, other.id)]
    assert moved == 2
    assert [(one.process_version_id, one.stage_key) for one in after] == [(target.id, "T2"), (target.id, "S3")]
    # The stage that stayed the same goes on; the other one begins.
    assert [one.stage_since for one in after] == [TODAY, other.stage_since]
    assert {("S2", "T2", None), ("S3", "S3", None)} == set(passages(client))
    undo.undo(client.workspace)
    assert [affair_now(client), affair_now(client, other.id)] == before
    assert passages(client) == []


def test_an_affair_without_a_counterpart_is_listed_and_stays(client: Client) -> None:
    stuck = affair_at(client.account.id, client.version, stage_key="S4")
    put(client, stuck)
    target = publish(client)
    plan = plan_of(client)
    assert {one.opportunity.id for one in plan.deals} == {client.opportunity.id, stuck.id}
    assert [one.opportunity.id for one in plan.movable] == [client.opportunity.id]
    process_mapping.move(client.workspace, target.id, [client.opportunity.id, stuck.id])
    assert affair_now(client, stuck.id) == stuck
    with pytest.raises(UserError) as refusal:
        process_mapping.move(client.workspace, target.id, [stuck.id])
    assert refusal.value.key == "mapping.nothing_to_move"


def test_only_the_chosen_ones_are_brought(client: Client) -> None:
    other = affair_at(client.account.id, client.version)
    put(client, other)
    target = publish(client)
    process_mapping.move(client.workspace, target.id, [other.id])
    assert (affair_now(client).process_version_id, affair_now(client, other.id).process_version_id) == (
        client.version.id, target.id,
    )  # fmt: skip
    assert [one.opportunity.id for one in plan_of(client).deals] == [client.opportunity.id]


def test_a_rep_moves_his_own_affairs_and_a_manager_those_of_his_people(client: Client) -> None:
    theirs = affair_at(client.account.id, client.version, owner_id=OTHER_REP)
    put(client, theirs)
    target = publish(client)
    assert {one.opportunity.owner_id for one in plan_of(client).deals} == {REP}
    with pytest.raises(UserError):
        process_mapping.move(client.workspace, target.id, [theirs.id])
    become(client, Role.MANAGER)
    assert {one.opportunity.owner_id for one in plan_of(client).deals} == {REP, OTHER_REP}
    assert process_mapping.move(client.workspace, target.id, [theirs.id]) == 1


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.SALES_OPERATIONS])
def test_who_only_reads_affairs_is_offered_nothing_and_refused(client: Client, role: Role) -> None:
    target = publish(client)
    become(client, role)
    assert process_mapping.plans(client.workspace) == ()
    with pytest.raises(UserError) as refusal:
        process_mapping.move(client.workspace, target.id, [client.opportunity.id])
    assert refusal.value.key == "mapping.not_allowed"


def test_two_versions_are_crossed_step_by_step(client: Client) -> None:
    publish(client, mapping=json.dumps({"S1": "S1", "S2": "T2"}))
    third = publish(client, version=3, content=second_text(3), mapping=json.dumps({"S1": "S1", "T2": "S3"}))
    (deal,) = plan_of(client).deals
    assert deal.to_stage is not None
    assert (plan_of(client).target.id, deal.to_stage.id) == (third.id, "S3")


def test_a_stage_lost_on_the_way_stays_lost(client: Client) -> None:
    publish(client, mapping=json.dumps({"S1": "S1", "S2": None}))
    publish(client, version=3, content=second_text(3), mapping=json.dumps({"S1": "S1", "S2": "S2"}))
    assert [one.to_stage for one in plan_of(client).deals] == [None]


def test_where_the_author_said_nothing_the_nearest_stage_is_proposed(client: Client) -> None:
    publish(client, mapping="")
    plan = plan_of(client)
    assert plan.guessed
    assert [one.to_stage.id for one in plan.deals if one.to_stage] == ["T2"]


@pytest.mark.parametrize(
    ("changes", "listed"),
    [
        ({"outcome": OpportunityOutcome.LOST}, False),
        ({"outcome": OpportunityOutcome.NO_DECISION}, False),
        ({"outcome": OpportunityOutcome.WON, "paid_cents": 4_200_000}, False),
        ({"outcome": OpportunityOutcome.WON, "paid_cents": 100}, True),
    ],
)
def test_affairs_that_are_over_are_left_alone(client: Client, changes: dict[str, Any], listed: bool) -> None:
    ended = affair_at(client.account.id, client.version, closed_on=TODAY, **changes)
    put(client, ended)
    publish(client)
    assert (ended.id in {one.opportunity.id for one in plan_of(client).deals}) is listed


def test_a_version_published_meanwhile_is_said(client: Client) -> None:
    second = publish(client)
    publish(client, version=3, content=second_text(3), mapping="")
    with pytest.raises(UserError) as refusal:
        process_mapping.move(client.workspace, second.id, [client.opportunity.id])
    assert refusal.value.key == "mapping.outdated"


def test_a_retired_version_is_not_one_to_go_to(client: Client) -> None:
    publish(client, retired_at=client.version.published_at)
    assert process_mapping.plans(client.workspace) == ()


def test_the_reason_of_an_override_goes_on_being_shown(client: Client) -> None:
    leave_stage(client.workspace, client.opportunity.id, override_reason="Le client part en congés")
    target = publish(client, mapping=json.dumps({"S3": "S3"}))
    process_mapping.move(client.workspace, target.id, [client.opportunity.id])
    (card,) = [card for lane in board(client.workspace, BoardFilter()).lanes for card in lane.cards]
    assert card.override == "Le client part en congés"


def test_the_reason_follows_to_a_stage_with_another_key(client: Client) -> None:
    leave_stage(client.workspace, client.opportunity.id, override_reason="Le client part en congés")
    target = publish(client, mapping=json.dumps({"S3": "T2"}))
    process_mapping.move(client.workspace, target.id, [client.opportunity.id])
    assert ("S3", "T2", "Le client part en congés") in passages(client)


def test_one_affair_is_planned_alone(client: Client) -> None:
    put(client, affair_at(client.account.id, client.version))
    publish(client)
    plan = process_mapping.plan_for(client.workspace, client.opportunity.id)
    assert plan is not None
    assert [one.opportunity.id for one in plan.deals] == [client.opportunity.id]


def test_a_mapping_that_names_a_strange_stage_is_refused(client: Client) -> None:
    before, after = process_of(client.version), process_of(process_version(version=2, content=renamed_text()))
    whole = process_mapping.checked_mapping(before, after, {"S2": "T2"})
    assert whole == {"S1": None, "S2": "T2", "S3": None, "S4": None, "S5": None}
    for strange in ({"S9": "T2"}, {"S2": "S2"}):
        with pytest.raises(UserError) as refusal:
            process_mapping.checked_mapping(before, after, strange)
        assert refusal.value.key == "mapping.unknown_stage"


def test_the_record_of_an_affair_keeps_all_else(client: Client) -> None:
    target = publish(client)
    process_mapping.move(client.workspace, target.id, [client.opportunity.id])
    with client.workspace.read() as connection:
        kept = need(connection, Opportunity, client.opportunity.id)
    assert replace(client.opportunity, process_version_id=target.id, stage_key="T2", stage_since=TODAY) == kept
