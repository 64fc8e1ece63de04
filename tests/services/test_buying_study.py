"""The buying study: each stage cites two interviews of this year, in the client's words, or says what is missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.improvements import Interview
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.domain.people import Role, User
from salesdesk.services import buying_study, undo
from salesdesk.services.buying_study import InterviewDraft, Study
from salesdesk.services.process_reading import process_of
from salesdesk.store.queries.records import find
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.opportunities import put
from tests.factories.process_life import interview
from tests.factories.processes import process_version

PROCESS = process_of(process_version())


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


@pytest.fixture
def keeper(client: Client) -> Client:
    with client.workspace.unit(None) as unit:
        unit.put(replace(unit.need(User, client.workspace.user_id), role=Role.SALES_OPERATIONS))
    return client


def study(client: Client) -> Study:
    return buying_study.study(client.workspace, PROCESS)


def draft(**changes: Any) -> InterviewDraft:
    fields: dict[str, Any] = {
        "client": " Une fonderie ", "role": "Responsable maintenance", "outcome": OpportunityOutcome.LOST,
        "held_on": TODAY, "stage_keys": ("S1",), "words": "« L’autre est venu avec mes heures d’arrêt. »",
    }  # fmt: skip
    return InterviewDraft(**(fields | changes))


def kept(client: Client) -> list[Interview]:
    with client.workspace.read() as connection:
        return find(connection, Interview)


def test_without_interviews_every_stage_lacks_two(client: Client) -> None:
    found = study(client)
    assert [one.missing for one in found.stages] == [2] * 5
    assert (found.missing, found.may_write) == (10, False)


def test_a_stage_cites_the_two_latest_in_the_client_s_words(client: Client) -> None:
    dates = [date(2026, month, 1) for month in (3, 6, 9)]
    old, middle, silent = (interview(held_on=day, words="" if day.month == 9 else "Mots") for day in dates)
    put(client, middle, silent, old)
    (first, *_) = study(client).stages
    assert [one.interview for one in first.citations] == [silent, middle, old]
    assert [one.interview for one in first.quoted] == [middle, old]
    assert (first.missing, first.citations[0].interviewer) == (0, "Paul Marchal")


@pytest.mark.parametrize(("days", "old", "missing"), [(365, False, 1), (366, True, 2)])
def test_after_a_year_an_interview_no_longer_supports_a_stage(
    client: Client, days: int, old: bool, missing: int
) -> None:
    put(client, interview(held_on=TODAY - timedelta(days=days), stage_keys=("S1",)))
    (first, *_) = study(client).stages
    assert ([one.old for one in first.citations], first.missing) == ([old], missing)


def test_outcomes_of_this_year_are_counted_and_strange_stages_set_aside(client: Client) -> None:
    lost = interview(outcome=OpportunityOutcome.LOST, stage_keys=("S3",))
    stale = interview(outcome=OpportunityOutcome.NO_DECISION, held_on=date(2025, 1, 7))
    elsewhere = interview(stage_keys=("T9",))
    put(client, lost, stale, elsewhere, interview(process_key="other"))
    found = study(client)
    assert dict(found.heard) == {
        OpportunityOutcome.WON: 1, OpportunityOutcome.LOST: 1, OpportunityOutcome.NO_DECISION: 0,
    }  # fmt: skip
    assert [one.interview for one in found.elsewhere] == [elsewhere]
    third = found.of_stage("S3")
    assert third is not None
    assert [one.interview for one in third.citations] == [lost]
    assert found.of_stage("T9") is None


def test_sales_operations_keep_the_study(keeper: Client) -> None:
    made = buying_study.save(keeper.workspace, PROCESS, draft())
    assert (made.client, made.interviewed_by, made.process_key) == (
        "Une fonderie", keeper.workspace.user_id, PROCESS.id,
    )  # fmt: skip
    changed = buying_study.save(keeper.workspace, PROCESS, draft(id=made.id, lesson="Demander les heures"))
    assert kept(keeper) == [replace(made, lesson="Demander les heures")] == [changed]
    buying_study.remove(keeper.workspace, made.id)
    assert kept(keeper) == []
    undo.undo(keeper.workspace)
    assert kept(keeper) == [changed]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"client": " "}, "study.no_client"),
        ({"role": ""}, "study.no_client"),
        ({"words": "  "}, "study.no_words"),
        ({"stage_keys": ()}, "study.no_stage"),
        ({"stage_keys": ("S1", "T9")}, "study.no_stage"),
        ({"outcome": OpportunityOutcome.OPEN}, "study.no_outcome"),
        ({"held_on": TODAY + timedelta(days=1)}, "study.not_held"),
        ({"held_on": None}, "study.not_held"),
    ],
)
def test_what_an_interview_must_say(keeper: Client, changes: dict[str, Any], key: str) -> None:
    with pytest.raises(UserError) as refusal:
        buying_study.save(keeper.workspace, PROCESS, draft(**changes))
    assert refusal.value.key == key
    assert kept(keeper) == []


def test_nobody_else_writes_it(client: Client) -> None:
    one = interview()
    put(client, one)
    for attempt in (
        lambda: buying_study.save(client.workspace, PROCESS, draft()),
        lambda: buying_study.remove(client.workspace, one.id),
    ):
        with pytest.raises(UserError) as refusal:
            attempt()
        assert refusal.value.key == "study.not_allowed"
    assert kept(client) == [one]
