"""What was lived with a process: history for the check, effect by version, lines that nobody used."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from salesdesk.domain.conversation import Conversation, ConversationOutcome, ConversationState, Figure
from salesdesk.domain.ids import ConversationId, FigureId, StageChangeId
from salesdesk.domain.opportunities import OpportunityOutcome, StageChange
from salesdesk.domain.process import EvidenceKind
from salesdesk.domain.process_check import Ending, History, Level, Stay, check
from salesdesk.exchange.processfile import read_process
from salesdesk.services.process_history import Amounts, effect_by_version, history_of, unused_fields
from tests.factories.conversations import TODAY, Client, affair_at, client_at
from tests.factories.opportunities import prove, put
from tests.factories.processes import INDUSTRY, process_version, template_text
from tests.factories.stores import REP

OPENED = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PROCESS = read_process(template_text(), source="template.yaml")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def affairs(client: Client, count: int, **changes: Any) -> None:
    fields: dict[str, Any] = {"created_at": OPENED, "opened_on": OPENED.date()}
    put(client, *(affair_at(client.account.id, client.version, **(fields | changes)) for _ in range(count)))


def talks(client: Client, count: int, **changes: Any) -> None:
    fields: dict[str, Any] = {
        "account_id": client.account.id,
        "rep_id": REP,
        "created_at": OPENED,
        "opportunity_id": client.opportunity.id,
        "process_version_id": client.version.id,
        "conversation_key": "C2",
        "state": ConversationState.CONCLUDED,
    }
    put(client, *(Conversation(id=ConversationId(uuid4()), **(fields | changes)) for _ in range(count)))


def moved(client: Client, frm: str | None, to: str, on: date) -> StageChange:
    return StageChange(
        id=StageChangeId(uuid4()),
        account_id=client.account.id,
        opportunity_id=client.opportunity.id,
        from_stage=frm,
        to_stage=to,
        changed_at=datetime(on.year, on.month, on.day, 9, tzinfo=UTC),
        changed_by=REP,
    )


def unused(client: Client) -> set[str]:
    return {one.id for one in unused_fields(client.workspace, PROCESS)}


# History


def test_the_stays_of_an_affair_follow_its_passages(client: Client) -> None:
    put(
        client,
        moved(client, "S1", "S2", date(2026, 10, 15)),
        moved(client, "S2", "S3", date(2026, 11, 5)),
        moved(client, "S3", "S2", date(2026, 11, 9)),
    )
    (affair,) = history_of(client.workspace, INDUSTRY).affairs
    assert affair.stays == (
        Stay("S1", date(2026, 10, 5), date(2026, 10, 15)),
        Stay("S2", date(2026, 10, 15), date(2026, 11, 5)),
        Stay("S3", date(2026, 11, 5), date(2026, 11, 9)),
        Stay("S2", date(2026, 11, 9)),
    )


def test_an_affair_that_never_moved_is_where_it_was_opened(client: Client) -> None:
    (affair,) = history_of(client.workspace, INDUSTRY).affairs
    assert (affair.stays, affair.ending) == ((Stay("S2", date(2026, 10, 5)),), Ending.OPEN)


@pytest.mark.parametrize(
    ("outcome", "paid_on", "left_on"),
    [
        (OpportunityOutcome.LOST, None, date(2026, 4, 1)),
        (OpportunityOutcome.WON, None, None),
        (OpportunityOutcome.WON, date(2026, 5, 20), date(2026, 5, 20)),
    ],
)
def test_a_won_affair_leaves_its_last_stage_when_it_is_paid(
    client: Client, outcome: OpportunityOutcome, paid_on: date | None, left_on: date | None
) -> None:
    affairs(client, 1, outcome=outcome, closed_on=date(2026, 4, 1), paid_on=paid_on)
    stays = [one.stays[-1].left_on for one in history_of(client.workspace, INDUSTRY).affairs if one.ended_on]
    assert stays == [left_on]


def test_proofs_keep_kind_time_and_author(client: Client) -> None:
    made = prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    (affair,) = history_of(client.workspace, INDUSTRY).affairs
    (proof,) = affair.proofs
    assert (proof.criterion_id, proof.kind, proof.recorded_at, proof.author) == (
        "S2x1", EvidenceKind.COSIGNED_NOTE, made.recorded_at, str(REP),
    )  # fmt: skip


def test_another_process_and_another_version_do_not_count(client: Client) -> None:
    second = process_version(version=2)
    other = process_version(process_key="other")
    put(client, second, other)
    put(client, affair_at(client.account.id, second), affair_at(client.account.id, other))
    counts = [
        len(history_of(client.workspace, key, version=version).affairs)
        for key, version in ((INDUSTRY, None), (INDUSTRY, 2), (INDUSTRY, 9), ("other", None), ("nothing", None))
    ]
    assert counts == [2, 1, 0, 1, 0]


def test_the_check_reads_twenty_affairs_entered_at_a_searching_trigger(client: Client) -> None:
    affairs(client, 20, trigger_key="t4")
    told = check(PROCESS, history_of(client.workspace, INDUSTRY))
    assert [one.reason for one in told.findings if one.level is Level.ERROR] == ["check.e04_history"]


def test_a_history_takes_four_statements_however_long_it_is(client: Client) -> None:
    affairs(client, 50)
    with client.workspace.read() as connection:
        engine = connection.engine
    statements: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    history: History = history_of(client.workspace, INDUSTRY)
    event.remove(engine, "before_cursor_execute", note)
    assert (len(history.affairs), len(statements)) == (51, 4)


# Effect


def test_below_twenty_ended_affairs_nothing_is_claimed(client: Client) -> None:
    affairs(client, 19, outcome=OpportunityOutcome.WON, closed_on=TODAY)
    (effect,) = effect_by_version(client.workspace, INDUSTRY)
    assert (effect.ended, effect.open, effect.enough, effect.cycle_days, effect.amounts) == (19, 1, False, None, ())


def test_the_effect_tells_cycle_losses_and_amounts(client: Client) -> None:
    affairs(client, 9, outcome=OpportunityOutcome.WON, closed_on=OPENED.date() + timedelta(days=90), paid_cents=100)
    affairs(client, 2, outcome=OpportunityOutcome.WON, closed_on=OPENED.date() + timedelta(days=10), currency="CHF")
    affairs(client, 6, outcome=OpportunityOutcome.LOST, closed_on=TODAY, stage_key="S1")
    affairs(client, 3, outcome=OpportunityOutcome.NO_DECISION, closed_on=TODAY, stage_key="S4")
    (effect,) = effect_by_version(client.workspace, INDUSTRY)
    assert (effect.ended, effect.enough, effect.wins, effect.cycle_days) == (20, True, 11, 90)
    assert [(one.stage_id, one.count, one.early) for one in effect.lost] == [("S1", 6, True), ("S4", 3, False)]
    assert effect.amounts == (Amounts("CHF", 8_400_000, 0), Amounts("EUR", 37_800_000, 900))


def test_the_first_third_of_five_stages_is_two(client: Client) -> None:
    for stage in ("S1", "S2", "S3", "S5"):
        affairs(client, 5, outcome=OpportunityOutcome.LOST, closed_on=TODAY, stage_key=stage)
    (effect,) = effect_by_version(client.workspace, INDUSTRY)
    assert [one.early for one in effect.lost] == [True, True, False, False]
    assert effect.lost[0].label == PROCESS.stages[0].buyer_state


def test_versions_stand_side_by_side(client: Client) -> None:
    second = process_version(version=2)
    put(client, second)
    found = effect_by_version(client.workspace, INDUSTRY)
    assert [(one.version.version, one.open) for one in found] == [(1, 1), (2, 0)]


# Unused lines


def test_nineteen_conversations_are_not_enough_to_take_a_line_out(client: Client) -> None:
    talks(client, 19)
    assert unused(client) == set()


def test_lines_never_ticked_nor_proved_are_proposed_after_twenty_conversations(client: Client) -> None:
    talks(client, 19)
    talks(client, 1, ticks=("q5@2026-03-02T09:00:00+00:00", "p2@2026-03-02T09:10:00+00:00"))
    prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    found = unused(client)
    assert {"q6", "q7", "q8", "S2x2"} <= found
    assert found.isdisjoint({"q5", "p2", "S2x1", "q1", "S3x2"})


def test_the_removal_of_an_unused_line_names_its_place(client: Client) -> None:
    talks(client, 20)
    (line,) = [one for one in unused_fields(client.workspace, PROCESS) if one.id == "q6"]
    assert (line.kind, line.conversations, line.removal.path) == (
        "question", 20, ("stages", 1, "conversations", 0, "questions", 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [{"state": ConversationState.PREPARED}, {"outcome": ConversationOutcome.NO_SHOW}, {"conversation_key": "C1"}],
)
def test_a_conversation_that_was_not_held_does_not_count(client: Client, changes: dict[str, Any]) -> None:
    talks(client, 19)
    talks(client, 1, **changes)
    assert unused(client) == set()


def test_a_point_that_was_computed_was_used(client: Client) -> None:
    held = ConversationId(uuid4())
    talks(client, 20)
    put(
        client,
        Conversation(
            id=held, account_id=client.account.id, rep_id=REP, created_at=OPENED, conversation_key="C2",
            process_version_id=client.version.id, state=ConversationState.HELD,
        ),
        Figure(
            id=FigureId(uuid4()), account_id=client.account.id, formula="stock_release", formula_version=1,
            inputs="{}", computed_at=OPENED, computed_by=REP, conversation_id=held, point_key="p2",
        ),
    )  # fmt: skip
    assert "p2" not in unused(client)


def test_a_line_that_others_hang_on_is_not_taken_out(client: Client) -> None:
    talks(client, 20, conversation_key="C1")
    found = unused(client)
    # q1 and q3 are where objections lead back to, S1x1 is awaited by the second stage.
    assert found.isdisjoint({"q1", "q3", "S1x1"})
    assert {"q2", "q4", "p1", "S1x2"} <= found
