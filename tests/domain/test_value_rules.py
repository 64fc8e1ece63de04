"""Rules of the benefit calculators: what is refused, what is to be confirmed, what is never added."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.value import (
    FORMULAS,
    CashOnce,
    Doubt,
    Given,
    Origin,
    PerYear,
    Reason,
    evaluate,
    formula,
    missing_inputs,
    read_inputs,
    summary,
    write_inputs,
)
from tests.factories.value import LOAN, TODAY, computed

PUMP = {"kw": "15", "hours": "4000", "speed": "0.8", "price": "0.18"}
STOCK = {"value": "80000", "pct": "25", "rate": "20"}


def refusal(formula_id: str, values: Mapping[str, str]) -> UserError:
    """Returns the error with which values are refused."""
    with pytest.raises(UserError) as refused:
        computed(formula_id, values)
    return refused.value


def test_the_registry_holds_exactly_the_seventeen_formulas() -> None:
    assert set(FORMULAS) == {
        "loan", "dso_release", "time_saved", "rework", "downtime", "stock_release", "pump_energy", "bad_debt",
        "discount_breakeven", "terms_cost", "cost_of_delay", "cost_of_problem", "tco", "benefit_ratio",
        "realised_vs_promised", "unprofitable_practice", "extra_price",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("formula_id", "placeholders"),
    [
        ("loan", {"amount", "years"}),
        ("dso_release", {"amount", "days"}),
        ("time_saved", {"hours", "amount"}),
        ("downtime", {"events", "amount"}),
        ("stock_release", {"pct", "amount", "holding"}),
        ("pump_energy", {"pct", "kwh", "amount"}),
        ("discount_breakeven", {"extra"}),
        ("terms_cost", {"amount"}),
        ("cost_of_delay", {"amount"}),
        ("cost_of_problem", {"amount"}),
        ("tco", {"price_gap", "amount", "net"}),
        ("benefit_ratio", {"amount", "fee", "ratio", "fee_month", "gain_month"}),
        ("realised_vs_promised", {"amount", "actual"}),
        ("unprofitable_practice", {"amount"}),
        ("extra_price", {"price", "price2", "amount"}),
    ],
)
def test_a_formula_gives_every_placeholder_of_the_shipped_processes(formula_id: str, placeholders: set[str]) -> None:
    assert placeholders - formula(formula_id).output_names == set()


@pytest.mark.parametrize(
    "feed",
    [
        "loan.rate_old", "dso_release.days", "downtime.hours", "downtime.margin_hour", "stock_release.value",
        "stock_release.pct", "stock_release.rate", "pump_energy.kw", "pump_energy.hours",
        "unprofitable_practice.hours_month", "unprofitable_practice.rate",
    ],
)  # fmt: skip
def test_a_formula_takes_every_input_that_the_shipped_processes_feed(feed: str) -> None:
    formula_id, _, name = feed.partition(".")
    assert name in formula(formula_id).input_names


@pytest.mark.parametrize(
    ("formula_id", "values", "name", "minimum", "maximum"),
    [
        ("loan", {**LOAN, "months": "11"}, "months", 12, 480),
        ("pump_energy", {**PUMP, "speed": "0.49"}, "speed", 0.5, 1),
        ("pump_energy", {**PUMP, "speed": "1.01"}, "speed", 0.5, 1),
        ("stock_release", {**STOCK, "rate": "9.99"}, "rate", 10, 30),
        ("stock_release", {**STOCK, "rate": "30.01"}, "rate", 10, 30),
        ("time_saved", {"hours_week": "2", "cost_hour": "32", "share": "101"}, "share", 0, 100),
        ("time_saved", {"hours_week": "2", "cost_hour": "32", "weeks": "53"}, "weeks", 1, 52),
    ],
)
def test_a_figure_out_of_range_is_refused_with_the_range(
    formula_id: str, values: dict[str, str], name: str, minimum: float, maximum: float
) -> None:
    error = refusal(formula_id, values)
    assert error.key == "value.out_of_range"
    assert error.arguments == {
        "formula": f"value.formula_{formula_id}",
        "input": f"value.input_{formula_id}_{name}",
        "value": float(values[name]),
        "minimum": minimum,
        "maximum": maximum,
        "reason": next(one.range_key for one in formula(formula_id).inputs if one.name == name),
    }


def test_the_ends_of_a_range_are_taken() -> None:
    assert computed("pump_energy", {**PUMP, "speed": "1"}).yearly == PerYear(0, 0, 0)
    assert computed("stock_release", {**STOCK, "rate": "30"}).yearly == PerYear(600_000, 600_000, 600_000)


def test_one_end_of_a_range_given_is_enough_to_refuse_it() -> None:
    given = {name: Given.exact(value, Origin.MEASURED, TODAY) for name, value in PUMP.items()}
    given["speed"] = Given(Decimal("0.4"), Decimal("0.8"), Decimal("0.9"), Origin.MEASURED, TODAY)
    with pytest.raises(UserError) as refused:
        evaluate("pump_energy", given, today=TODAY)
    assert refused.value.arguments["value"] == 0.4


@pytest.mark.parametrize(("origin", "taken"), [(Origin.CLIENT_SAID, False), (Origin.MEASURED, True)])
def test_more_than_three_hours_of_rework_must_be_measured(origin: Origin, taken: bool) -> None:
    values = {"errors_year": "40", "hours_each": "4", "cost_hour": "35", "share": "50"}
    given = {name: Given.exact(value, origin, TODAY) for name, value in values.items()}
    if taken:
        assert evaluate("rework", given, today=TODAY).yearly == PerYear(280_000, 280_000, 280_000)
    else:
        with pytest.raises(UserError, match="out_of_range"):
            evaluate("rework", given, today=TODAY)


@pytest.mark.parametrize(
    ("formula_id", "values", "expected"),
    [
        (
            "loan",
            {"capital": "180000", "rate_old": "3.5"},
            ("value.missing_input", {"formula": "value.formula_loan", "input": "value.input_loan_months"}),
        ),
        (
            "loan",
            {**LOAN, "color": "3"},
            ("value.unknown_input", {"formula": "value.formula_loan", "input": "color"}),
        ),
        ("loan", {**LOAN, "rate_new": "3.5"}, ("value.rate_not_lower", {"old": 3.5, "new": 3.5})),
        (
            "loan",
            {**LOAN, "months": "12.5"},
            (
                "value.not_whole",
                {"formula": "value.formula_loan", "input": "value.input_loan_months", "value": 12.5},
            ),
        ),
        (
            "discount_breakeven",
            {"discount": "25", "margin": "25"},
            ("value.margin_not_above_discount", {"margin": 25, "discount": 25}),
        ),
        ("cost_of_problem", {"time": "0"}, ("value.no_cost_given", {})),
        ("horoscope", {}, ("value.unknown_formula", {"formula": "horoscope", "known": ", ".join(FORMULAS)})),
    ],
)
def test_what_cannot_be_computed_is_refused_with_its_reason(
    formula_id: str, values: dict[str, str], expected: tuple[str, dict[str, Any]]
) -> None:
    error = refusal(formula_id, values)
    assert (error.key, error.arguments) == expected


def test_ranges_that_cross_are_refused_even_when_their_likely_values_do_not() -> None:
    given = {name: Given.exact(value, Origin.MEASURED, TODAY) for name, value in LOAN.items()}
    given["rate_new"] = Given(Decimal(2), Decimal("2.45"), Decimal("3.6"), Origin.MEASURED, TODAY)
    with pytest.raises(UserError, match="rate_not_lower"):
        evaluate("loan", given, today=TODAY)


@pytest.mark.parametrize(("low", "likely", "high"), [("2", "1", "3"), ("1", "3", "2")])
def test_a_figure_whose_range_is_out_of_order_is_refused(low: str, likely: str, high: str) -> None:
    with pytest.raises(UserError) as refused:
        Given(Decimal(low), Decimal(likely), Decimal(high), Origin.GUESS)
    assert refused.value.key == "value.bad_order"
    assert refused.value.arguments == {"low": int(low), "likely": int(likely), "high": int(high)}


@pytest.mark.parametrize("bad", ["NaN", "Infinity"])
def test_a_figure_that_is_not_finite_is_refused(bad: str) -> None:
    with pytest.raises(UserError, match="not_a_number"):
        Given(Decimal(1), Decimal(1), Decimal(bad), Origin.GUESS)


def test_the_inputs_still_to_ask_for_come_in_the_order_of_the_form() -> None:
    assert [one.name for one in missing_inputs("loan", ["rate_old"])] == ["capital", "months", "rate_new"]
    assert missing_inputs("stock_release", ["value", "pct"]) == ()


def doubts(given: Mapping[str, Given], today: date = TODAY) -> tuple[Reason, ...]:
    """Returns why a cost of terms is to be confirmed."""
    base = {name: Given.exact("10", Origin.BENCHMARK) for name in ("sale", "days", "rate")}
    benefit = evaluate("terms_cost", {**base, **given}, today=today)
    assert benefit.to_confirm is bool(benefit.reasons)
    return benefit.reasons


@pytest.mark.parametrize(
    ("origin", "said_on", "today", "expected"),
    [
        (Origin.BENCHMARK, None, TODAY, None),
        (Origin.CLIENT_SAID, TODAY, TODAY, None),
        (Origin.GUESS, TODAY, TODAY, Doubt.GUESS),
        (Origin.MEASURED, None, TODAY, Doubt.UNDATED),
        (Origin.CLIENT_SAID, date(2025, 11, 21), TODAY, None),
        (Origin.CLIENT_SAID, date(2025, 11, 20), TODAY, Doubt.TOO_OLD),
        (Origin.BENCHMARK, date(2025, 11, 20), TODAY, Doubt.TOO_OLD),
        (Origin.CLIENT_SAID, date(2027, 2, 28), date(2028, 2, 29), None),
        (Origin.CLIENT_SAID, date(2027, 2, 27), date(2028, 2, 29), Doubt.TOO_OLD),
    ],
)
def test_a_figure_guessed_old_or_undated_is_to_be_confirmed(
    origin: Origin, said_on: date | None, today: date, expected: Doubt | None
) -> None:
    wanted = () if expected is None else (Reason(expected, "sale"),)
    assert doubts({"sale": Given.exact("10000", origin, said_on)}, today) == wanted


def test_a_pump_that_was_not_measured_is_an_extrapolation() -> None:
    given = {name: Given.exact(value, Origin.MEASURED, TODAY) for name, value in PUMP.items()}
    assert evaluate("pump_energy", given, today=TODAY).reasons == ()
    given["hours"] = replace(given["hours"], origin=Origin.CLIENT_SAID)
    benefit = evaluate("pump_energy", given, today=TODAY)
    assert benefit.reasons == (Reason(Doubt.EXTRAPOLATED, "hours"),)
    assert benefit.reasons[0].key == "value.doubt_extrapolated"


def test_a_charge_that_was_only_supposed_is_to_be_confirmed_but_fees_are_not() -> None:
    benefit = computed("loan", LOAN)
    assert benefit.defaulted == {"charge", "fees"}
    assert benefit.reasons == (Reason(Doubt.BY_DEFAULT, "charge"),)


def test_a_benefit_keeps_formula_version_inputs_and_notes() -> None:
    benefit = computed("pump_energy", PUMP)
    assert (benefit.formula, benefit.version, benefit.headline) == ("pump_energy", 1, "amount")
    assert {name: str(one.likely) for name, one in benefit.inputs.items()} == PUMP
    assert "value.note_centrifugal_only" in benefit.notes


@pytest.mark.parametrize(
    ("formula_id", "values", "output", "expected"),
    [
        ("pump_energy", PUMP, "kwh", 29_000),
        ("pump_energy", PUMP, "amount", 5_200),
        ("benefit_ratio", {"gain_year": "18660", "fee_year": "4830"}, "fee", 4_830),
        ("tco", {"price_gap": "5000", "gain_year": "1250"}, "net", -1_300),
    ],
)
def test_estimates_are_said_rounded_down_and_prices_as_they_are(
    formula_id: str, values: dict[str, str], output: str, expected: int
) -> None:
    assert computed(formula_id, values).outputs[output].spoken == expected


def test_cash_and_yearly_gain_cannot_be_added() -> None:
    cash: Any = CashOnce(1, 2, 3)
    for other in (PerYear(1, 2, 3), 0):
        with pytest.raises(TypeError):
            cash + other
        with pytest.raises(TypeError):
            other + cash


def test_cash_and_yearly_gain_of_the_same_cents_differ() -> None:
    cash: object = CashOnce(1, 2, 3)
    assert cash != PerYear(1, 2, 3)


def test_amounts_of_one_type_add_up_end_by_end() -> None:
    assert CashOnce.total([CashOnce(1, 2, 3), CashOnce(10, 20, 30)]) == CashOnce(11, 22, 33)
    assert PerYear.total([]) == PerYear(0, 0, 0)


def test_an_amount_is_said_from_its_likely_value() -> None:
    assert PerYear(0, 527_040, 900_000).spoken_cents == 520_000


@pytest.mark.parametrize("cents", [(2, 1, 3), (1, 3, 2)])
def test_amounts_out_of_order_are_a_bug(cents: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="low <= likely <= high"):
        CashOnce(*cents)


def test_a_summary_adds_each_kind_apart_and_leaves_comparisons_out() -> None:
    totals = summary(
        [
            computed("stock_release", STOCK),
            computed("dso_release", {"revenue": "365000", "days": "10"}),
            computed("pump_energy", PUMP),
            computed("cost_of_problem", {"time": "3000"}),
            computed("terms_cost", {"sale": "36500", "days": "10", "rate": "10"}),
            computed("unprofitable_practice", {"hours_month": "0.5", "rate": "50"}),
            computed("cost_of_delay", {"gain_year": "12000"}),
            computed("extra_price", {"hours": "3", "rate": "50"}),
        ]
    )
    assert totals.cash_once == CashOnce(3_000_000, 3_000_000, 3_000_000)
    assert totals.yearly_gain == PerYear(927_040, 927_040, 927_040)
    assert totals.client_cost == PerYear(300_000, 300_000, 300_000)
    assert totals.seller_cost_once == CashOnce(10_000, 10_000, 10_000)
    assert totals.seller_cost == PerYear(30_000, 30_000, 30_000)
    assert totals.left_out == ("cost_of_delay", "extra_price")
    assert totals.to_confirm is False


def test_a_summary_is_to_be_confirmed_when_one_of_its_parts_is() -> None:
    assert summary([computed("pump_energy", PUMP), computed("loan", LOAN)]).to_confirm is True


def test_inputs_come_back_exactly_from_their_text() -> None:
    given = {
        "rate_old": Given.exact("3.50", Origin.CLIENT_SAID, TODAY),
        "capital": Given(Decimal(1), Decimal("1.1"), Decimal("1E+3"), Origin.GUESS),
    }
    assert read_inputs(write_inputs(given)) == given


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"a": 3}',
        '{"a": {"low": "1"}}',
        '{"a": {"low": 1, "likely": "1", "high": "1", "origin": "guess", "said_on": null}}',
        '{"a": {"low": "1", "likely": "1", "high": "1", "origin": "dream", "said_on": null}}',
        '{"a": {"low": "1", "likely": "1", "high": "1", "origin": "guess", "said_on": "yesterday"}}',
    ],
)
def test_a_text_that_holds_no_inputs_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="bad_inputs"):
        read_inputs(text)
