"""Affairs: opened, proved, moved, won, paid; the board and the page of one affair."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.opportunities import OpportunityOutcome, StageChange
from salesdesk.domain.process import EvidenceKind, Side
from salesdesk.services import opportunities, opportunity_moves, proofs, undo
from salesdesk.services.opportunities import OpportunityDraft
from salesdesk.store.queries.records import find
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.opportunities import affair_now, prove, prove_all, put
from tests.factories.processes import INDUSTRY, process_version
from tests.factories.stores import REP


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def refusal(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.key


def test_a_new_affair_starts_at_the_first_stage_of_the_newest_version(client: Client) -> None:
    newer = process_version(version=2)
    put(client, newer)
    draft = OpportunityDraft(account_id=client.account.id, name="  Quai   de Béziers ", process_key=INDUSTRY)
    made = opportunities.create(client.workspace, draft)
    actual = (made.name, made.process_version_id, made.stage_key, made.stage_since, made.owner_id)
    assert actual == ("Quai de Béziers", newer.id, "S1", TODAY, REP)


def test_a_retired_version_takes_no_new_affair_now(client: Client) -> None:
    put(client, replace(client.version, retired_at=client.version.published_at))
    draft = OpportunityDraft(account_id=client.account.id, name="Quai", process_key=INDUSTRY)
    with pytest.raises(UserError) as error:
        opportunities.create(client.workspace, draft)
    assert refusal(error) == "opportunity.no_process"


def test_an_affair_keeps_its_version_and_its_stage_when_it_is_edited(client: Client) -> None:
    put(client, process_version(version=2))
    draft = OpportunityDraft(account_id=client.account.id, name="Autre nom", amount_cents=100)
    opportunities.edit(client.workspace, client.opportunity.id, draft)
    assert affair_now(client) == replace(client.opportunity, name="Autre nom", amount_cents=100)


@pytest.mark.parametrize(
    ("name", "amount", "key"),
    [("  ", None, "opportunity.no_name"), ("Quai", -1, "opportunity.negative_amount")],
)
def test_a_draft_that_cannot_be_is_refused(client: Client, name: str, amount: int | None, key: str) -> None:
    draft = OpportunityDraft(account_id=client.account.id, name=name, process_key=INDUSTRY, amount_cents=amount)
    with pytest.raises(UserError) as error:
        opportunities.create(client.workspace, draft)
    assert refusal(error) == key


def test_a_stage_is_left_once_its_criteria_are_proved(client: Client) -> None:
    prove_all(client)
    move = opportunity_moves.leave_stage(client.workspace, client.opportunity.id)
    assert (affair_now(client).stage_key, affair_now(client).stage_since, move.missing) == ("S3", TODAY, ())


def test_a_stage_is_not_left_without_proof_nor_reason(client: Client) -> None:
    prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    with pytest.raises(UserError) as error:
        opportunity_moves.leave_stage(client.workspace, client.opportunity.id, override_reason="   ")
    assert (refusal(error), affair_now(client).stage_key) == ("opportunity.proofs_missing", "S2")


def test_an_override_keeps_what_was_missing_with_name_day_and_reason(client: Client) -> None:
    prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    opportunity_moves.leave_stage(client.workspace, client.opportunity.id, override_reason="Le magasin est fermé")
    with client.workspace.read() as connection:
        (change,) = find(connection, StageChange)
    kept = (change.from_stage, change.to_stage, change.missing, change.override_reason, change.changed_by)
    assert kept == ("S2", "S3", ("S2x2",), "Le magasin est fermé", REP)


def test_a_reason_is_not_kept_when_nothing_was_missing(client: Client) -> None:
    prove_all(client)
    opportunity_moves.leave_stage(client.workspace, client.opportunity.id, override_reason="pour rien")
    with client.workspace.read() as connection:
        (change,) = find(connection, StageChange)
    assert (change.missing, change.override_reason) == ((), None)


def test_a_withdrawn_proof_proves_nothing_until_undo_brings_it_back(client: Client) -> None:
    prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    second = prove(client, "S2x2", EvidenceKind.COSIGNED_VOLUME_SHEET)
    proofs.withdraw_evidence(client.workspace, second.id)
    with pytest.raises(UserError):
        opportunity_moves.leave_stage(client.workspace, client.opportunity.id)
    undo.undo(client.workspace)
    opportunity_moves.leave_stage(client.workspace, client.opportunity.id)
    assert affair_now(client).stage_key == "S3"


def test_undo_of_a_move_brings_back_the_stage_and_its_day(client: Client) -> None:
    opportunity_moves.leave_stage(client.workspace, client.opportunity.id, override_reason="Visite commune faite")
    undo.undo(client.workspace)
    with client.workspace.read() as connection:
        changes = find(connection, StageChange)
    assert (affair_now(client), changes) == (client.opportunity, [])


def test_a_stage_cannot_be_jumped_over(client: Client) -> None:
    with pytest.raises(UserError) as error:
        opportunity_moves.leave_stage(client.workspace, client.opportunity.id, "S4", "Le client est pressé")
    assert refusal(error) == "opportunity.no_way_there"


def test_a_way_back_of_the_process_needs_no_proof(client: Client) -> None:
    opportunity_moves.leave_stage(client.workspace, client.opportunity.id, "S1")
    with client.workspace.read() as connection:
        (change,) = find(connection, StageChange)
    assert (affair_now(client).stage_key, change.missing, change.override_reason) == ("S1", (), None)


def test_the_last_stage_has_no_next_one(client: Client) -> None:
    put(client, replace(client.opportunity, stage_key="S5"))
    with pytest.raises(UserError) as error:
        opportunity_moves.leave_stage(client.workspace, client.opportunity.id)
    assert refusal(error) == "opportunity.last_stage"


@pytest.mark.parametrize("outcome", [OpportunityOutcome.LOST, OpportunityOutcome.NO_DECISION])
def test_a_closed_affair_does_not_move(client: Client, outcome: OpportunityOutcome) -> None:
    put(client, replace(client.opportunity, outcome=outcome, closed_on=TODAY))
    with pytest.raises(UserError) as error:
        opportunity_moves.leave_stage(client.workspace, client.opportunity.id, override_reason="Si")
    assert refusal(error) == "opportunity.closed"


@pytest.mark.parametrize(
    ("key", "kind", "day", "words", "expected"),
    [
        ("S2x1", EvidenceKind.COSIGNED_NOTE, date(2026, 11, 24), "Oui", "opportunity.future_evidence"),
        ("S2x1", EvidenceKind.COSIGNED_NOTE, TODAY, " ", "opportunity.evidence_without_words"),
        ("S2x1", EvidenceKind.CLIENT_WORDS, TODAY, "Oui", "opportunity.proves_nothing"),
        ("inconnu", EvidenceKind.COSIGNED_NOTE, TODAY, "Oui", "opportunity.proves_nothing"),
    ],
)
def test_a_proof_that_proves_nothing_is_refused(
    client: Client, key: str, kind: EvidenceKind, day: date, words: str, expected: str
) -> None:
    with pytest.raises(UserError) as error:
        prove(client, key, kind, happened_on=day, words=words)
    assert refusal(error) == expected


def test_a_proof_stands_on_the_side_that_its_criterion_names(client: Client) -> None:
    ours = prove(client, "S1e2", EvidenceKind.SOLVENCY_CHECK)
    theirs = prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    assert (ours.side, theirs.side) == (Side.REP, Side.CLIENT)


def test_an_affair_is_won_at_signature_and_made_at_payment(client: Client) -> None:
    won = opportunities.win(client.workspace, client.opportunity.id, date(2026, 11, 20), 4_000_000)
    part = opportunities.pay(client.workspace, won.id, date(2026, 11, 21), 1_000_000)
    full = opportunities.pay(client.workspace, won.id, TODAY, 3_000_000)
    actual = [(one.closed_on, one.paid_cents, one.paid_on, opportunities.is_made(one)) for one in (won, part, full)]
    assert actual == [
        (date(2026, 11, 20), 0, None, False),
        (date(2026, 11, 20), 1_000_000, date(2026, 11, 21), False),
        (date(2026, 11, 20), 4_000_000, TODAY, True),
    ]


def test_no_affair_is_won_without_an_amount(client: Client) -> None:
    put(client, replace(client.opportunity, amount_cents=None))
    with pytest.raises(UserError) as error:
        opportunities.win(client.workspace, client.opportunity.id, TODAY)
    assert refusal(error) == "opportunity.won_without_amount"


def test_money_comes_only_for_what_is_signed(client: Client) -> None:
    with pytest.raises(UserError) as error:
        opportunities.pay(client.workspace, client.opportunity.id, TODAY, 100)
    assert refusal(error) == "opportunity.paid_unsigned"


def test_an_affair_is_lost_for_a_reason(client: Client) -> None:
    with pytest.raises(UserError) as error:
        opportunities.lose(client.workspace, client.opportunity.id, TODAY, "  ")
    lost = opportunities.lose(client.workspace, client.opportunity.id, TODAY, " Contrat reconduit ailleurs ")
    actual = (refusal(error), lost.outcome, lost.closed_on, lost.lost_reason)
    assert actual == ("opportunity.lost_without_reason", OpportunityOutcome.LOST, TODAY, "Contrat reconduit ailleurs")


def test_a_silent_client_leaves_an_affair_without_decision(client: Client) -> None:
    ended = opportunities.no_decision(client.workspace, client.opportunity.id, TODAY)
    assert (ended.outcome, ended.lost_reason) == (OpportunityOutcome.NO_DECISION, None)


def test_an_affair_ends_between_its_opening_and_today(client: Client) -> None:
    put(client, replace(client.opportunity, opened_on=date(2026, 11, 1)))
    found = []
    for day in (date(2026, 10, 31), date(2026, 11, 24)):
        with pytest.raises(UserError) as error:
            opportunities.lose(client.workspace, client.opportunity.id, day, "Prix")
        found.append(refusal(error))
    assert found == ["opportunity.ended_before_opened", "opportunity.future_end"]


def test_a_closed_affair_is_reopened_as_it_was(client: Client) -> None:
    opportunities.lose(client.workspace, client.opportunity.id, TODAY, "Prix")
    opportunities.reopen(client.workspace, client.opportunity.id)
    assert affair_now(client) == client.opportunity


def test_an_affair_that_was_paid_is_not_reopened(client: Client) -> None:
    opportunities.win(client.workspace, client.opportunity.id, TODAY)
    opportunities.pay(client.workspace, client.opportunity.id, TODAY, 100)
    with pytest.raises(UserError) as error:
        opportunities.reopen(client.workspace, client.opportunity.id)
    assert refusal(error) == "opportunity.reopen_paid"
