"""The rule that ranks conversations can be said aloud, and a refusal holds as long as its subject."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from salesdesk.domain.ids import AccountId, SuggestionRefusalId, UserId
from salesdesk.domain.next_conversation import Reason, Score, Urgency, days_due, rank, runs, weigh
from salesdesk.domain.process import Text
from salesdesk.domain.saying import Saying
from salesdesk.domain.suggestions import SuggestionRefusal

TODAY = date(2026, 11, 23)
A, B, C = (AccountId(UUID(int=number)) for number in (1, 2, 3))


def reason(account_id: AccountId = A, kind: str = "missing_proof", **changes: Any) -> Reason:
    fields: dict[str, Any] = {
        "kind": kind, "account_id": account_id, "subject": "s", "saying": Saying("suggestion.solvency_never"),
        "urgency": Urgency.STALLED,
    }  # fmt: skip
    return Reason(**(fields | changes))


def refusal(of: Reason, until: date | None = None) -> SuggestionRefusal:
    return SuggestionRefusal(
        id=SuggestionRefusalId(UUID(int=9)), account_id=of.account_id, kind=of.kind, subject=of.subject, why="Congés",
        refused_by=UserId(UUID(int=8)), refused_at=datetime(2026, 11, 12, tzinfo=UTC), until=until,
    )  # fmt: skip


def since(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Score(200, 0, 0)),
        ({"urgency": Urgency.OWED, "due_on": since(12), "amount_cents": 4_250_000}, Score(400, 12, 40)),
        ({"urgency": Urgency.CARE, "due_on": since(41), "amount_cents": 3_999_999}, Score(100, 40, 39)),
        ({"due_on": TODAY + timedelta(days=3), "amount_cents": -500_000}, Score(200, 0, 0)),
    ],
)
def test_a_reason_weighs_its_class_its_days_and_its_thousands(changes: dict[str, Any], expected: Score) -> None:
    assert expected == weigh(reason(**changes), TODAY)


def test_no_age_amount_or_company_lifts_a_reason_over_its_class() -> None:
    many = [
        reason(A, f"kind{number}", due_on=since(400), amount_cents=10**9, subject=str(number)) for number in range(9)
    ]
    ranked = rank([*many, reason(B, urgency=Urgency.PROMISED)], (), TODAY)
    assert [(B, 300), (A, 296)] == [(one.account_id, one.score.total) for one in ranked]


def test_one_proposal_an_account_with_its_reasons_in_order() -> None:
    light, heavy = reason(kind="intensity_gap", urgency=Urgency.CARE), reason(due_on=since(5))
    (only,) = rank([light, heavy], (), TODAY)
    assert (heavy, light) == only.reasons
    assert Score(200, 5, 0, 4) == only.score
    assert heavy == only.first


def test_of_two_reasons_on_one_subject_the_heavier_stays() -> None:
    small, large = reason(amount_cents=100_000), reason(amount_cents=900_000)
    (only,) = rank([small, large, small], (), TODAY)
    assert (large,) == only.reasons


def test_ties_go_to_the_oldest() -> None:
    younger, older = reason(A, due_on=since(50)), reason(B, due_on=since(60))
    undated = reason(C, amount_cents=4_000_000)
    assert [B, A, C] == [one.account_id for one in rank([undated, younger, older], (), TODAY)]


def test_a_refusal_hides_its_reason_and_leaves_the_others() -> None:
    put_aside, other = reason(), reason(kind="missing_role", subject="payer")
    (only,) = rank([put_aside, other], [refusal(put_aside)], TODAY)
    assert (other,) == only.reasons
    assert () == rank([put_aside], [refusal(put_aside)], TODAY)


@pytest.mark.parametrize(
    "changes",
    [{"subject": "another"}, {"kind": "stage_overdue"}, {"account_id": B}],
    ids=["subject", "kind", "account"],
)
def test_another_subject_kind_or_account_is_proposed(changes: dict[str, Any]) -> None:
    here = reason()._replace(**changes)
    assert (here,) == rank([here], [refusal(reason())], TODAY)[0].reasons


@pytest.mark.parametrize(("until", "holds"), [(None, True), (TODAY, True), (since(1), False)])
def test_a_refusal_holds_until_its_last_day(until: date | None, holds: bool) -> None:
    assert holds is runs(refusal(reason(), until), TODAY)
    assert holds is (rank([reason()], [refusal(reason(), until)], TODAY) == ())


def test_a_reason_without_a_day_has_no_age() -> None:
    assert (0, 0, 7) == tuple(days_due(reason(due_on=on), TODAY) for on in (None, TODAY + timedelta(days=2), since(7)))


def test_a_sentence_takes_plain_words_those_of_a_process_and_other_sentences() -> None:
    known = {"a.outer": "{name}: {stage}, {role}", "a.inner": "rôle {n}"}

    def say(key: str, **args: object) -> str:
        return known[key].format(**args)

    saying = Saying(
        "a.outer", {"name": "X", "stage": Text(fr="étape", en="stage"), "role": Saying("a.inner", {"n": 2})}
    )
    assert ("X: étape, rôle 2", "X: stage, rôle 2") == (saying.words(say, "fr"), saying.words(say, "en"))
