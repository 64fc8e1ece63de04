"""The checked examples of the benefit calculators, one by one."""

from decimal import Decimal

import pytest

from salesdesk.domain.value import CashOnce, PerYear
from tests.factories.value import LOAN, computed


@pytest.mark.parametrize(
    ("costs", "expected"),
    [({}, 10_461), ({"fees": "500"}, 9_961), ({"fees": "500", "charge": "3150"}, 6_811)],
)
def test_the_loan_of_180_000_saves_interest_less_fees_and_charge(costs: dict[str, str], expected: int) -> None:
    benefit = computed("loan", {**LOAN, **costs})
    assert round(benefit.outputs["amount"].likely) == expected
    assert benefit.outputs["years"].likely == 10


def test_the_saving_of_a_loan_is_spread_over_its_years_and_is_no_cash() -> None:
    benefit = computed("loan", {**LOAN, "fees": "500"})
    yearly = PerYear(99_612, 99_612, 99_612)
    assert (benefit.cash_once, benefit.yearly) == (None, yearly)
    assert benefit.outputs["amount"].spoken == 9_900


def test_the_legal_cap_of_the_charge_is_six_months_of_interest_here() -> None:
    assert computed("loan", LOAN).outputs["charge_cap"].likely == 3_150


def test_the_legal_cap_of_the_charge_is_three_percent_at_a_high_rate() -> None:
    assert computed("loan", {**LOAN, "rate_old": "7"}).outputs["charge_cap"].likely == 5_400


def test_a_loan_at_no_interest_is_paid_in_equal_parts() -> None:
    benefit = computed("loan", {"capital": "12000", "months": "12", "rate_old": "6", "rate_new": "0"})
    payment = 12_000 * 0.005 / (1 - 1.005**-12)
    assert float(benefit.outputs["payment_drop"].likely) == pytest.approx(payment - 1_000, abs=0.01)


def test_fifteen_days_of_revenue_release_cash_once_and_interest_each_year() -> None:
    benefit = computed("dso_release", {"revenue": "1440000", "days": "15", "rate": "6"})
    cash, yearly = CashOnce(5_917_808, 5_917_808, 5_917_808), PerYear(355_068, 355_068, 355_068)
    assert (benefit.cash_once, benefit.yearly) == (cash, yearly)
    assert round(benefit.outputs["amount"].likely) == 59_178


def test_without_a_cost_of_capital_the_release_gives_no_yearly_gain() -> None:
    benefit = computed("dso_release", {"revenue": "1440000", "days": "15"})
    assert benefit.yearly is None
    assert sorted(benefit.outputs) == ["amount", "days"]


@pytest.mark.parametrize(("share", "expected"), [(None, 144_000), ("100", 288_000), ("0", 0)])
def test_two_hours_a_week_are_worth_the_share_that_is_reused(share: str | None, expected: int) -> None:
    values = {"hours_week": "2", "cost_hour": "32"}
    benefit = computed("time_saved", values if share is None else {**values, "share": share})
    assert benefit.yearly == PerYear(expected, expected, expected)


def test_hours_said_and_amount_said_agree() -> None:
    outputs = computed("time_saved", {"hours_week": "2", "cost_hour": "32"}).outputs
    assert outputs["hours"].likely * 12 * 32 == outputs["amount"].likely


@pytest.mark.parametrize(
    ("formula_id", "values", "expected"),
    [
        (
            "rework",
            {"errors_year": "40", "hours_each": "2", "cost_hour": "35", "material": "10", "share": "50"},
            {"amount": "1.6E+3", "events": "20", "cost_each": "80"},
        ),
        (
            "downtime",
            {"events": "2", "hours": "8", "margin_hour": "450"},
            {"amount": "7.2E+3", "events": "2", "hours": "16"},
        ),
        (
            "downtime",
            {"events": "2", "hours": "8", "margin_hour": "450", "restart_cost": "100", "caught_up": "50"},
            {"amount": "3.7E+3", "events": "2", "hours": "16"},
        ),
        (
            "downtime",
            {"events": "2", "hours": "8", "margin_hour": "450", "caught_up": "100"},
            {"amount": "0", "events": "2", "hours": "16"},
        ),
        ("stock_release", {"value": "80000", "pct": "25"}, {"amount": "20E+3", "pct": "25"}),
        (
            "stock_release",
            {"value": "80000", "pct": "25", "rate": "20"},
            {"amount": "20E+3", "pct": "25", "holding": "4E+3"},
        ),
        (
            "pump_energy",
            {"kw": "15", "hours": "4000", "speed": "0.8", "price": "0.18"},
            {"amount": "5270.4", "kwh": "29.28E+3", "pct": "80"},
        ),
        (
            "bad_debt",
            {"loss": "6000", "margin": "12", "probability": "100"},
            {"amount": "6E+3", "sales": "50E+3", "probability": "100"},
        ),
        (
            "bad_debt",
            {"loss": "6000", "margin": "12", "probability": "30"},
            {"amount": "1.8E+3", "sales": "50E+3", "probability": "30"},
        ),
        ("discount_breakeven", {"discount": "5", "margin": "25"}, {"extra": "25", "pct": "5"}),
        (
            "terms_cost",
            {"sale": "10000", "days": "60", "rate": "6"},
            {"amount": "98.63", "pct": "0.99", "days": "60"},
        ),
        ("cost_of_delay", {"gain_year": "12000"}, {"amount": "1E+3", "gain_month": "1E+3"}),
        ("cost_of_delay", {"gain_year": "12000", "months": "3"}, {"amount": "3E+3", "gain_month": "1E+3"}),
        ("cost_of_problem", {"time": "3000", "interest": "600"}, {"amount": "3.6E+3", "month": "300"}),
        (
            "tco",
            {"price_gap": "5000", "gain_year": "4000"},
            {"net": "7E+3", "amount": "12E+3", "price_gap": "5E+3", "years": "3"},
        ),
        (
            "benefit_ratio",
            {"gain_year": "18000", "fee_year": "4800"},
            {"ratio": "3.75", "amount": "18E+3", "fee": "4.8E+3", "gain_month": "1.5E+3", "fee_month": "400"},
        ),
        (
            "realised_vs_promised",
            {"promised": "8000", "actual": "6000"},
            {"pct": "75", "amount": "8E+3", "actual": "6E+3"},
        ),
        (
            "unprofitable_practice",
            {"hours_month": "0.5", "rate": "50"},
            {"amount": "300", "hours": "0.5", "all_clients": "300"},
        ),
        (
            "unprofitable_practice",
            {"hours_month": "0.5", "rate": "50", "clients": "40"},
            {"amount": "300", "hours": "0.5", "all_clients": "12E+3"},
        ),
        ("extra_price", {"hours": "3", "rate": "50"}, {"price": "150", "hours": "3"}),
        (
            "extra_price",
            {"hours": "3", "rate": "47", "contingency": "10", "gain": "900", "hours2": "6"},
            {"price": "160", "hours": "3", "amount": "900", "price2": "320"},
        ),
    ],
)
def test_each_formula_gives_its_checked_example(
    formula_id: str, values: dict[str, str], expected: dict[str, str]
) -> None:
    wanted = {name: Decimal(value) for name, value in expected.items()}
    assert {name: one.likely for name, one in computed(formula_id, values).outputs.items()} == wanted


@pytest.mark.parametrize(
    ("formula_id", "values", "cash", "yearly"),
    [
        ("stock_release", {"value": "80000", "pct": "25", "rate": "20"}, 2_000_000, 400_000),
        ("pump_energy", {"kw": "15", "hours": "4000", "speed": "0.8", "price": "0.18"}, None, 527_040),
        ("bad_debt", {"loss": "6000", "margin": "12", "probability": "30"}, 180_000, None),
        ("terms_cost", {"sale": "10000", "days": "60", "rate": "6"}, 9_863, None),
        ("cost_of_problem", {"time": "3000"}, None, 300_000),
        ("unprofitable_practice", {"hours_month": "0.5", "rate": "50"}, None, 30_000),
        ("tco", {"price_gap": "5000", "gain_year": "4000"}, None, None),
        ("extra_price", {"hours": "3", "rate": "50"}, None, None),
    ],
)
def test_money_is_either_once_or_yearly_in_cents(
    formula_id: str, values: dict[str, str], cash: int | None, yearly: int | None
) -> None:
    benefit = computed(formula_id, values)
    assert benefit.cash_once == (None if cash is None else CashOnce(cash, cash, cash))
    assert benefit.yearly == (None if yearly is None else PerYear(yearly, yearly, yearly))


@pytest.mark.parametrize(
    ("formula_id", "values", "expected"),
    [
        ("loan", {**LOAN, "charge": "20000"}, ("value.advice_loan_no_gain",)),
        ("loan", LOAN, ()),
        ("tco", {"price_gap": "12000", "gain_year": "4000"}, ("value.advice_tco_no_gain",)),
        ("tco", {"price_gap": "11999", "gain_year": "4000"}, ()),
        ("benefit_ratio", {"gain_year": "2999", "fee_year": "1000"}, ("value.advice_ratio_low",)),
        ("benefit_ratio", {"gain_year": "3000", "fee_year": "1000"}, ()),
        ("realised_vs_promised", {"promised": "100", "actual": "99"}, ("value.advice_promise_not_kept",)),
        ("realised_vs_promised", {"promised": "100", "actual": "100"}, ()),
        ("extra_price", {"hours": "3", "rate": "50", "gain": "150"}, ("value.advice_extra_no_gain",)),
        ("extra_price", {"hours": "3", "rate": "50", "gain": "151"}, ()),
        ("extra_price", {"hours": "3", "rate": "50"}, ()),
    ],
)
def test_advice_follows_from_the_likely_result(
    formula_id: str, values: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert computed(formula_id, values).advice == expected
