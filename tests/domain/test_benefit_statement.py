"""The statement holds what the client validated in the year; cash and yearly gain stay apart."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from salesdesk.domain.benefit_statement import Pending, Statement, statement_of
from salesdesk.domain.conversation import Figure, FigureMeasure
from salesdesk.domain.ids import AccountId, FigureId, FigureMeasureId
from salesdesk.domain.realised import realised_of
from tests.factories.conversations import affair_at
from tests.factories.processes import process_version
from tests.factories.stores import REP

WHOSE = AccountId(uuid4())
TODAY = date(2026, 11, 23)


def figure(formula: str = "downtime", **changes: Any) -> Figure:
    fields: dict[str, Any] = {
        "id": FigureId(uuid4()), "account_id": WHOSE, "formula": formula, "formula_version": 1,
        "inputs": str(uuid4()), "computed_at": datetime(2026, 5, 4, tzinfo=UTC), "computed_by": REP,
        "yearly_low_cents": 800_000, "yearly_likely_cents": 1_000_000, "yearly_high_cents": 1_200_000,
        "agreed_words": "C’est bien cela.", "agreed_on": date(2026, 5, 4),
    }  # fmt: skip
    return Figure(**(fields | changes))


def cash(**changes: Any) -> Figure:
    known = {"yearly_low_cents": None, "yearly_likely_cents": None, "yearly_high_cents": None}
    amounts = {"cash_low_cents": 3_000_000, "cash_likely_cents": 3_300_000, "cash_high_cents": 3_600_000}
    return figure("stock_release", **(known | amounts | changes))


def made(*figures: Figure, paid: int = 0) -> Statement:
    affairs = [affair_at(WHOSE, process_version(), paid_cents=paid, paid_on=date(2026, 3, 2))] if paid else []
    return statement_of("Laiterie", 2026, figures, (), affairs, made_on=TODAY)


def test_cash_and_yearly_gain_have_each_their_sum() -> None:
    statement = made(figure(), cash(), paid=200_000)
    assert (3_300_000, 1_000_000) == (statement.cash.likely_cents, statement.yearly.likely_cents)
    # The ratio is that of the yearly gain alone: 10,000 for 2,000.
    assert statement.ratio is not None
    assert 5 == statement.ratio.outputs["ratio"].likely
    assert not statement.advised_against


def test_what_was_measured_counts_in_place_of_what_was_promised() -> None:
    promised = figure()
    measured = FigureMeasure(
        id=FigureMeasureId(uuid4()), account_id=WHOSE, figure_id=promised.id, measured_on=TODAY, measured_by=REP,
        yearly_cents=750_000,
    )  # fmt: skip
    affair = affair_at(WHOSE, process_version(), paid_cents=300_000, paid_on=date(2026, 3, 2))
    statement = statement_of("Laiterie", 2026, [promised, cash()], [measured], [affair], made_on=TODAY)
    assert (750_000, 3_300_000) == (statement.yearly.likely_cents, statement.cash.likely_cents)
    # 7,500 for 3,000 is under three to one, though 10,000 was promised.
    assert statement.advised_against


def test_what_was_not_validated_is_listed_apart_with_its_reason() -> None:
    never = figure("time_saved", agreed_words="", agreed_on=None)
    before = figure("rework", agreed_on=date(2025, 6, 1))
    changed, agreed = figure(agreed_words="", agreed_on=None), figure()
    statement = made(changed, agreed, never, before)
    assert statement.is_empty
    why = {one.figure.id: one.why for one in statement.pending}
    expected = {changed.id: Pending.CHANGED_SINCE, never.id: Pending.NEVER_AGREED, before.id: Pending.AGREED_EARLIER}
    assert expected == why


def test_the_same_numbers_under_two_talking_points_count_once() -> None:
    one = figure(inputs="{}", point_key="p1")
    statement = made(one, figure(inputs="{}", point_key=None))
    assert 1_000_000 == statement.yearly.likely_cents


def test_costs_prices_and_comparisons_are_no_gains() -> None:
    kinds = [figure(key) for key in ("cost_of_problem", "unprofitable_practice", "tco", "extra_price")]
    assert ((), ()) == (made(*kinds).lines, made(*kinds).pending)


def test_a_yearly_gain_under_three_times_the_price_is_advised_against() -> None:
    assert made(figure(), paid=400_000).advised_against
    assert not made(figure(), paid=300_000).advised_against
    assert made(cash(), paid=400_000).ratio is None


def test_realised_is_a_share_of_each_end_of_the_promise() -> None:
    measure = FigureMeasure(
        id=FigureMeasureId(uuid4()), account_id=WHOSE, figure_id=FigureId(uuid4()), measured_on=TODAY, measured_by=REP,
        yearly_cents=900_000, cash_cents=50_000,
    )  # fmt: skip
    realised = realised_of(figure(), measure)
    assert realised.yearly is not None
    share = realised.yearly.percent
    assert (75, 90, 112.5) == (float(share.low), float(share.likely), float(share.high))
    assert (None, False) == (realised.cash, realised.is_kept)
