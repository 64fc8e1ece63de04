"""Formulas on loans, cash, debts and terms (prêt, trésorerie, impayés, délais).

Source: conversation.md 3.3, and the annuity formula M = P i / (1 - (1 + i)^-n) for the loan.
"""

from decimal import Decimal

from salesdesk.domain.errors import UserError
from salesdesk.domain.value.bounds import (
    DAYS_IN_YEAR,
    MONTHS_IN_YEAR,
    PER_CENT,
    money_input,
    none_by_default,
    rate_input,
    share_input,
)
from salesdesk.domain.value.formula import Formula, Result, Values
from salesdesk.domain.value.quantities import Input, Kind, Output, Unit, plain

_CAP_SHARE = Decimal("0.03")
_CAP_MONTHS = 6


def monthly_payment(capital: Decimal, rate: Decimal, months: Decimal) -> Decimal:
    """Payment of a loan at a fixed rate, insurance left out.

    Args:
        capital: Capital still due.
        rate: Yearly rate in percent; 0 is taken.
        months: Whole number of payments left.

    Returns:
        Payment a month, unrounded.
    """
    monthly = rate / PER_CENT / MONTHS_IN_YEAR
    if not monthly:
        return capital / months
    return capital * monthly / (1 - (1 + monthly) ** -months)


def repayment_charge_cap(capital: Decimal, rate: Decimal) -> Decimal:
    """Highest charge for early repayment that French law allows on a consumer home loan.

    A business loan follows its contract; the form shows this figure as a yardstick only.

    Args:
        capital: Capital repaid early.
        rate: Yearly rate of the loan in percent.

    Returns:
        The lower of 3 % of the capital and six months' interest.

    Source:
        conversation.md 3.3; Code de la consommation, article R313-25.
    """
    interest = capital * rate / PER_CENT * _CAP_MONTHS / MONTHS_IN_YEAR
    return min(capital * _CAP_SHARE, interest)


def _loan(given: Values) -> Result:
    capital, months = given["capital"], given["months"]
    before = monthly_payment(capital, given["rate_old"], months)
    after = monthly_payment(capital, given["rate_new"], months)
    gross = (before - after) * months
    net = gross - given["charge"] - given["fees"]
    years = months / MONTHS_IN_YEAR
    outputs = {
        "amount": net,
        "years": years,
        "gross": gross,
        "payment_drop": before - after,
        "charge_cap": repayment_charge_cap(capital, given["rate_old"]),
    }
    return Result(outputs, yearly=net / years)


def _rates_fall(given: Values) -> None:
    if given["rate_new"] >= given["rate_old"]:
        raise UserError("value.rate_not_lower", old=plain(given["rate_old"]), new=plain(given["rate_new"]))


def _loan_advice(likely: Result) -> tuple[str, ...]:
    return ("value.advice_loan_no_gain",) if likely.outputs["amount"] <= 0 else ()


LOAN = Formula(
    id="loan",
    version=1,
    kind=Kind.YEARLY_GAIN,
    inputs=(
        money_input("capital", minimum="1000"),
        Input("months", Unit.MONTHS, Decimal(12), Decimal(480), whole=True, range_key="value.range_loan_months"),
        rate_input("rate_old"),
        rate_input("rate_new"),
        none_by_default("charge"),
        none_by_default("fees"),
    ),
    outputs=(
        Output("amount", Unit.EUR),
        Output("years", Unit.YEARS, exact=True),
        Output("gross", Unit.EUR),
        Output("payment_drop", Unit.EUR),
        Output("charge_cap", Unit.EUR, exact=True),
    ),
    compute=_loan,
    check=_rates_fall,
    advise=_loan_advice,
    notes=("value.note_fixed_rate", "value.note_insurance_left_out", "value.note_charge_by_contract"),
    confirm_default=("charge",),
)


def _dso_release(given: Values) -> Result:
    released = given["revenue"] / DAYS_IN_YEAR * given["days"]
    outputs = {"amount": released, "days": given["days"]}
    if "rate" not in given:
        return Result(outputs, cash_once=released)
    interest = released * given["rate"] / PER_CENT
    return Result({**outputs, "interest": interest}, cash_once=released, yearly=interest)


DSO_RELEASE = Formula(
    id="dso_release",
    version=1,
    kind=Kind.CASH_ONCE,
    inputs=(
        money_input("revenue"),
        Input("days", Unit.DAYS, Decimal(0), Decimal(180), range_key="value.range_dso_days"),
        rate_input("rate", required=False),
    ),
    outputs=(
        Output("amount", Unit.EUR),
        Output("days", Unit.DAYS, exact=True),
        Output("interest", Unit.EUR, optional=True),
    ),
    compute=_dso_release,
    notes=("value.note_revenue_with_tax", "value.note_cash_is_not_gain", "value.note_late_interest_apart"),
)


def _stock_release(given: Values) -> Result:
    released = given["value"] * given["pct"] / PER_CENT
    outputs = {"amount": released, "pct": given["pct"]}
    if "rate" not in given:
        return Result(outputs, cash_once=released)
    holding = released * given["rate"] / PER_CENT
    return Result({**outputs, "holding": holding}, cash_once=released, yearly=holding)


STOCK_RELEASE = Formula(
    id="stock_release",
    version=1,
    kind=Kind.CASH_ONCE,
    inputs=(
        money_input("value"),
        share_input("pct"),
        Input("rate", Unit.PERCENT, Decimal(10), Decimal(30), required=False, range_key="value.range_holding_rate"),
    ),
    outputs=(
        Output("amount", Unit.EUR),
        Output("pct", Unit.PERCENT, exact=True),
        Output("holding", Unit.EUR, optional=True),
    ),
    compute=_stock_release,
    notes=("value.note_rate_by_finance_head", "value.note_cash_is_not_gain"),
)


def _bad_debt(given: Values) -> Result:
    avoided = given["loss"] * given["probability"] / PER_CENT
    sales = given["loss"] / given["margin"] * PER_CENT
    return Result({"amount": avoided, "sales": sales, "probability": given["probability"]}, cash_once=avoided)


BAD_DEBT = Formula(
    id="bad_debt",
    version=1,
    kind=Kind.CASH_ONCE,
    inputs=(
        money_input("loss"),
        Input("margin", Unit.PERCENT, Decimal(1), PER_CENT, range_key="value.range_margin"),
        share_input("probability", range_key="value.range_probability"),
    ),
    outputs=(
        Output("amount", Unit.EUR),
        Output("sales", Unit.EUR),
        Output("probability", Unit.PERCENT, exact=True),
    ),
    compute=_bad_debt,
    notes=("value.note_probability_stated", "value.note_sales_replace_whole_loss"),
)


def _discount_breakeven(given: Values) -> Result:
    extra = given["discount"] / (given["margin"] - given["discount"]) * PER_CENT
    return Result({"extra": extra, "pct": given["discount"]})


def _margin_above_discount(given: Values) -> None:
    if given["margin"] <= given["discount"]:
        raise UserError(
            "value.margin_not_above_discount", margin=plain(given["margin"]), discount=plain(given["discount"])
        )


DISCOUNT_BREAKEVEN = Formula(
    id="discount_breakeven",
    version=1,
    kind=Kind.COMPARISON,
    inputs=(
        Input("discount", Unit.PERCENT, Decimal(0), Decimal(90)),
        Input("margin", Unit.PERCENT, Decimal(1), PER_CENT, range_key="value.range_margin"),
    ),
    outputs=(Output("extra", Unit.PERCENT), Output("pct", Unit.PERCENT, exact=True)),
    compute=_discount_breakeven,
    check=_margin_above_discount,
    notes=("value.note_margin_before_discount",),
)


def _terms_cost(given: Values) -> Result:
    share = given["days"] / DAYS_IN_YEAR * given["rate"]
    cost = given["sale"] * share / PER_CENT
    return Result({"amount": cost, "pct": share, "days": given["days"]}, cash_once=cost)


TERMS_COST = Formula(
    id="terms_cost",
    version=1,
    kind=Kind.SELLER_COST,
    inputs=(money_input("sale"), Input("days", Unit.DAYS, Decimal(0), Decimal(365)), rate_input("rate")),
    outputs=(
        Output("amount", Unit.EUR),
        Output("pct", Unit.PERCENT),
        Output("days", Unit.DAYS, exact=True),
    ),
    compute=_terms_cost,
    notes=("value.note_cost_of_one_sale",),
)
