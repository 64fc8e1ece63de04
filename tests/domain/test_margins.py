"""First-year margin: its check at month 3, the practices that count, and those that wait for a decision."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.domain.extra_work import Practice, PracticeDecision
from salesdesk.domain.ids import AccountId, MarginReviewId, OpportunityId, PracticeId
from salesdesk.domain.margins import (
    MarginReview,
    check_due_on,
    check_is_due,
    known_practices_cents,
    longest_acceptance,
    practice_waits,
    seen_margin_cents,
)
from tests.factories.stores import REP


def review(**changes: Any) -> MarginReview:
    fields: dict[str, Any] = {
        "id": MarginReviewId(uuid4()),
        "account_id": AccountId(uuid4()),
        "opportunity_id": OpportunityId(uuid4()),
        "signed_on": date(2026, 8, 31),
        "price_cents": 1_000_000,
        "practices_cents": 300_000,
        "gifts_cents": 50_000,
    }
    return MarginReview(**(fields | changes))


def practice(**changes: Any) -> Practice:
    """Ten hours a month at 50 euros: 6,000 euros a year."""
    fields: dict[str, Any] = {
        "id": PracticeId(uuid4()),
        "account_id": AccountId(uuid4()),
        "what": "Livraisons urgentes",
        "noted_on": date(2026, 8, 1),
        "noted_by": REP,
        "monthly_minutes": 600,
        "hourly_cents": 5_000,
    }
    return Practice(**(fields | changes))


@pytest.mark.parametrize(
    ("signed", "due"),
    [
        (date(2026, 8, 24), date(2026, 11, 24)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 12, 1), date(2027, 3, 1)),
        (date(2026, 9, 30), date(2026, 12, 30)),
    ],
)
def test_the_check_is_due_three_months_on_or_on_the_last_day_of_a_shorter_month(signed: date, due: date) -> None:
    assert check_due_on(signed) == due


def test_the_check_is_due_from_its_day_until_somebody_looked() -> None:
    made = review()
    before, on = check_is_due(made, date(2026, 11, 29)), check_is_due(made, date(2026, 11, 30))
    looked = check_is_due(review(reviewed_on=date(2026, 11, 30)), date(2026, 12, 9))
    assert (before, on, looked) == (False, True, False)


def test_the_margin_is_price_less_practices_less_gifts_and_then_what_was_seen() -> None:
    assert (review().margin_cents, seen_margin_cents(review())) == (650_000, None)
    assert seen_margin_cents(review(seen_costs_cents=1_200_000)) == -200_000


def test_a_practice_that_the_client_pays_costs_nothing() -> None:
    decided = [practice(decision=one) for one in PracticeDecision]
    assert known_practices_cents(tuple(decided)) == 3 * 600_000


@pytest.mark.parametrize(
    ("decision", "revisit_on", "waits"),
    [
        (PracticeDecision.OPEN, None, True),
        (PracticeDecision.PRICE, None, False),
        (PracticeDecision.ACCEPT, date(2026, 11, 23), True),
        (PracticeDecision.ACCEPT, date(2026, 11, 24), False),
    ],
)
def test_a_practice_waits_until_it_is_decided_and_again_when_its_time_is_over(
    decision: PracticeDecision, revisit_on: date | None, waits: bool
) -> None:
    made = practice(decision=decision, revisit_on=revisit_on)
    assert practice_waits(made, date(2026, 11, 23)) is waits


def test_a_practice_is_accepted_for_a_year_at_most() -> None:
    days = (date(2026, 11, 23), date(2027, 12, 31), date(2028, 2, 29))
    assert [longest_acceptance(day) for day in days] == [date(2027, 11, 23), date(2028, 12, 31), date(2029, 2, 28)]
