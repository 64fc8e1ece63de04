"""Leaving and entering stages, and loops."""

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.process import (
    Criterion,
    EvidenceKind,
    Override,
    Process,
    ProofFact,
    Side,
    Stage,
    Target,
    Text,
    is_proved,
    may_enter,
    may_leave,
    missing_proofs,
    next_stage,
    reachable_stages,
)


def criterion(key: str, *kinds: EvidenceKind, by: Side | None = Side.CLIENT, after: tuple[str, ...] = ()) -> Criterion:
    return Criterion(key, Text(fr=key), kinds, by, after)


def stage(key: str, *, days: int = 30, to_next: float = 1.0, **parts: tuple[object, ...]) -> Stage:
    return Stage(key, Text(fr=f"Le client {key}"), days, to_next, **parts)  # type: ignore[arg-type]  # tuples of parts


def process(*stages: Stage, wins: int = 12, value_cents: int = 100_000) -> Process:
    return Process("p", 1, "fr", Text(fr="p"), "EUR", 120, Target(wins, value_cents), (), stages)


MAIL = criterion("x1", EvidenceKind.CLIENT_MAIL, EvidenceKind.COSIGNED_NOTE)
INVITE = criterion("x2", EvidenceKind.ACCEPTED_INVITATION)


def test_one_evidence_of_any_wanted_kind_proves_a_criterion() -> None:
    assert is_proved(MAIL, [ProofFact("x1", EvidenceKind.COSIGNED_NOTE)])


@pytest.mark.parametrize(
    "fact",
    [
        ProofFact("x2", EvidenceKind.CLIENT_MAIL),
        ProofFact("x1", EvidenceKind.BANK_RECEIPT),
        ProofFact("x1", EvidenceKind.CLIENT_MAIL, Side.REP),
    ],
    ids=["other criterion", "other kind", "other side"],
)
def test_evidence_meant_for_something_else_proves_nothing(fact: ProofFact) -> None:
    assert not is_proved(MAIL, [fact])


def test_a_sheet_of_the_rep_never_proves_a_fact_of_the_client() -> None:
    wanted = criterion("x1", EvidenceKind.ACCOUNT_SHEET)
    assert not is_proved(wanted, [ProofFact("x1", EvidenceKind.ACCOUNT_SHEET, Side.CLIENT)])


def test_a_criterion_without_a_side_takes_evidence_from_either() -> None:
    wanted = criterion("e1", EvidenceKind.ACCOUNT_SHEET, by=None)
    assert is_proved(wanted, [ProofFact("e1", EvidenceKind.ACCOUNT_SHEET, Side.REP)])


def test_missing_proofs_keep_the_order_of_the_file() -> None:
    here = stage("S1", exit=(MAIL, INVITE))
    assert missing_proofs(here, []) == (MAIL, INVITE)
    assert missing_proofs(here, [ProofFact("x1", EvidenceKind.CLIENT_MAIL)]) == (INVITE,)


def test_a_stage_is_left_once_everything_is_proved_and_no_override_is_kept() -> None:
    verdict = may_leave(stage("S1", exit=(MAIL,)), [ProofFact("x1", EvidenceKind.CLIENT_MAIL)], Override("why", "me"))
    assert (verdict.allowed, verdict.missing, verdict.override) == (True, (), None)


def test_a_stage_is_not_left_without_proof() -> None:
    verdict = may_leave(stage("S1", exit=(MAIL,)), [])
    assert (verdict.allowed, verdict.missing) == (False, (MAIL,))


def test_a_signed_override_lets_go_and_still_names_what_is_missing() -> None:
    override = Override("Le client part en congé", "Anne")
    verdict = may_leave(stage("S1", exit=(MAIL,)), [], override)
    assert (verdict.allowed, verdict.missing, verdict.override) == (True, (MAIL,), override)


@pytest.mark.parametrize("override", [Override(" ", "Anne"), Override("Pressé", "")])
def test_an_override_without_reason_or_name_overrides_nothing(override: Override) -> None:
    assert not may_leave(stage("S1", exit=(MAIL,)), [], override).allowed


def test_entry_asks_for_what_its_criteria_come_after() -> None:
    entry = criterion("e2", EvidenceKind.CLIENT_FILE, after=("x1",))
    line = process(stage("S1", exit=(MAIL, INVITE)), stage("S2", entry=(entry,)))
    assert may_enter(line, "S2", []).missing == (MAIL, entry)
    facts = [ProofFact("x1", EvidenceKind.CLIENT_MAIL), ProofFact("e2", EvidenceKind.CLIENT_FILE)]
    assert may_enter(line, "S2", facts).allowed


def test_entry_ends_even_on_a_cycle_that_no_file_could_bring() -> None:
    one = criterion("e1", EvidenceKind.CLIENT_FILE, after=("e2",))
    two = criterion("e2", EvidenceKind.CLIENT_FILE, after=("e1",))
    assert may_enter(process(stage("S1", entry=(one, two))), "S1", []).missing == (one, two)


def test_next_stage_then_loops_back() -> None:
    first, second, third = stage("S1"), stage("S2"), stage("S3", back_to=("S1", "S2"))
    line = process(first, second, third)
    assert next_stage(line, "S1") == second
    assert next_stage(line, "S3") is None
    assert reachable_stages(line, "S2") == (third,)
    assert reachable_stages(line, "S3") == (first, second)


def test_an_unknown_stage_is_refused_by_name() -> None:
    with pytest.raises(UserError) as refused:
        next_stage(process(stage("S1")), "S9")
    assert (refused.value.key, refused.value.arguments["stage"]) == ("process.no_such_stage", "S9")


def test_text_falls_back_to_the_other_language() -> None:
    assert Text(fr="Bonjour").in_("en") == "Bonjour"
    assert Text(en="Hello").in_("fr") == "Hello"
    assert Text(fr="Bonjour", en="Hello").in_("en") == "Hello"
