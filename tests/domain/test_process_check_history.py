"""History rules of the check: silent below twenty cases, then each with a history that breaks it and a near miss."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from salesdesk.domain.process import EvidenceKind
from salesdesk.domain.process_check import (
    AffairHistory,
    Ending,
    Finding,
    History,
    Level,
    ProofRecord,
    RepPractice,
    Stay,
    check,
)
from tests.factories.process_check import edited

TODAY = date(2026, 11, 20)
SENT = date(2026, 11, 2)
NOON = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
PROCESS = edited("fr", [])


def told(history: History) -> list[tuple[str, Level]]:
    """What the history rules say; the sound process itself has no finding."""
    return [(one.reason, one.level) for one in check(PROCESS, history).findings if "few" not in one.reason]


def lacking(history: History) -> set[str]:
    return {one.reason for one in check(PROCESS, history).findings if one.level is Level.NOTE}


def affairs(count: int, affair: AffairHistory) -> tuple[AffairHistory, ...]:
    return (affair,) * count


def proofs(*kinds: EvidenceKind) -> tuple[ProofRecord, ...]:
    return tuple(ProofRecord("S1x1", kind, NOON + timedelta(days=index)) for index, kind in enumerate(kinds))


SEEN = proofs(EvidenceKind.CLIENT_FILE, EvidenceKind.CLIENT_MAIL)
EARLY = AffairHistory(sent_on=SENT, ending=Ending.WON)
RIPE = replace(EARLY, commented_on=SENT, proofs=SEEN)


def test_without_any_case_every_history_rule_says_that_data_lack_and_nothing_else() -> None:
    report = check(PROCESS, History(TODAY))
    assert {one.level for one in report.findings} == {Level.NOTE}
    assert {one.rule for one in report.findings} == {"E01", "E04", "E05", "E10"}
    assert (report.grade, report.errors) == ("A", ())


@pytest.mark.parametrize(("count", "expected"), [(19, []), (20, [("check.e01_early", Level.ERROR)])])
def test_proposals_that_nobody_commented_are_told_from_twenty_on(count: int, expected: object) -> None:
    assert told(History(TODAY, affairs(count, EARLY))) == expected


def test_nineteen_proposals_are_not_enough_data() -> None:
    verdicts = ["check.e01_few_proposals" in lacking(History(TODAY, affairs(n, EARLY))) for n in (19, 20)]
    assert verdicts == [True, False]


def test_a_proposal_commented_after_it_was_sent_is_early_all_the_same() -> None:
    late = replace(RIPE, commented_on=SENT + timedelta(days=1))
    assert told(History(TODAY, affairs(20, late))) == [("check.e01_early", Level.ERROR)]


def test_a_proposal_commented_before_the_client_saw_what_it_rests_on_is_early() -> None:
    unseen = replace(RIPE, proofs=SEEN[:1])
    assert told(History(TODAY, affairs(20, unseen))) == [("check.e01_early", Level.ERROR)]


def test_ripe_proposals_are_not_blamed() -> None:
    assert told(History(TODAY, affairs(20, RIPE))) == []


def test_half_of_early_proposals_is_a_warning() -> None:
    half = affairs(10, EARLY) + affairs(10, RIPE)
    assert told(History(TODAY, half)) == [("check.e01_early", Level.WARNING)]


@pytest.mark.parametrize(("days", "expected"), [(30, []), (31, [("check.e01_left_open", Level.WARNING)])])
def test_a_proposal_left_open_for_more_than_thirty_days_is_told(days: int, expected: object) -> None:
    sent = TODAY - timedelta(days=days)
    waiting = replace(RIPE, sent_on=sent, commented_on=sent, ending=Ending.OPEN)
    assert told(History(TODAY, (*affairs(19, RIPE), waiting))) == expected


@pytest.mark.parametrize(
    ("searching", "others", "expected"),
    [(16, 4, []), (17, 3, [("check.e04_history", Level.ERROR)]), (19, 0, [])],
)
def test_more_than_four_in_five_at_a_searching_trigger_is_an_error(
    searching: int, others: int, expected: object
) -> None:
    entered = affairs(searching, AffairHistory(trigger_id="t2")) + affairs(others, AffairHistory(trigger_id="t1"))
    assert told(History(TODAY, entered)) == expected


def test_an_affair_without_a_known_trigger_does_not_count() -> None:
    unknown = affairs(20, AffairHistory(trigger_id="gone")) + affairs(20, AffairHistory())
    assert "check.e04_few_triggers" in lacking(History(TODAY, unknown))


def stays(days: dict[str, int], count: int) -> tuple[AffairHistory, ...]:
    entered = date(2026, 3, 2)
    lived = tuple(Stay(stage, entered, entered + timedelta(days=length)) for stage, length in days.items())
    return affairs(count, AffairHistory(stays=lived))


@pytest.mark.parametrize(
    ("count", "long_stay", "expected"),
    [
        (20, 31, [("check.e05_stay_median", Level.ERROR)]),
        (20, 30, []),
        (19, 90, []),
    ],
)
def test_median_stays_out_of_balance_are_told_from_twenty_a_stage(count: int, long_stay: int, expected: object) -> None:
    assert told(History(TODAY, stays({"S1": 10, "S2": long_stay, "S3": 10}, count))) == expected


def test_a_stage_with_nineteen_stays_is_left_out_of_the_comparison() -> None:
    history = History(TODAY, stays({"S1": 10, "S2": 12}, 20) + stays({"S3": 90}, 19))
    assert told(history) == []
    few = [one.place for one in check(PROCESS, history).findings if one.reason == "check.e05_few_stays"]
    assert few == [("stages", 2)]


def test_an_affair_still_in_a_stage_has_no_stay_yet() -> None:
    assert Stay("S1", TODAY).days is None


@pytest.mark.parametrize(
    ("reps", "ready", "expected"),
    [(20, 16, []), (20, 15, [("check.e10_rehearsed", Level.ERROR)]), (19, 0, [])],
)
def test_four_reps_in_five_must_have_rehearsed_within_thirty_days(reps: int, ready: int, expected: object) -> None:
    people = tuple(RepPractice(str(rank), TODAY - timedelta(days=30 if rank < ready else 31)) for rank in range(reps))
    assert told(History(TODAY, reps=people)) == expected


def ticked(minutes: int) -> AffairHistory:
    keys = ("S1x1", "S2e1", "S2x1")
    kinds = (EvidenceKind.CLIENT_MAIL, EvidenceKind.CLIENT_FILE, EvidenceKind.SIGNED_CONTRACT)
    moments = (NOON, NOON + timedelta(minutes=1), NOON + timedelta(minutes=minutes))
    return AffairHistory(proofs=tuple(map(ProofRecord, keys, kinds, moments)))


@pytest.mark.parametrize(
    ("bulk", "others", "expected"),
    [(5, 15, [("check.e10_bulk", Level.WARNING)]), (4, 16, []), (19, 0, [])],
)
def test_criteria_of_several_stages_ticked_in_one_go_are_told(bulk: int, others: int, expected: object) -> None:
    assert told(History(TODAY, affairs(bulk, ticked(5)) + affairs(others, ticked(6)))) == expected


def test_what_closes_a_stage_and_opens_the_next_may_be_proved_together() -> None:
    passage = replace(ticked(5), proofs=(*ticked(5).proofs[:2], *ticked(99).proofs[2:]))
    assert told(History(TODAY, affairs(20, passage))) == []


def test_a_finding_of_history_carries_the_number_of_cases() -> None:
    early = check(PROCESS, History(TODAY, affairs(23, EARLY))).findings
    found: Finding = next(one for one in early if one.reason == "check.e01_early")
    assert found.args == {"percent": 100, "count": 23}
