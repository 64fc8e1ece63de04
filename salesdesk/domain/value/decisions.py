"""Formulas that help to decide (coût du problème, coût d'attente, coût complet, rapport gain sur prix).

They restate figures that other formulas give, so a summary never adds them to those. Source: conversation.md 3.3.
"""

from decimal import Decimal

from salesdesk.domain.errors import UserError
from salesdesk.domain.value.bounds import MONTHS_IN_YEAR, PER_CENT, money_input, none_by_default
from salesdesk.domain.value.formula import Formula, Result, Values
from salesdesk.domain.value.quantities import Input, Kind, Output, Unit

LOWEST_RATIO = Decimal(3)
"""Below this gain for one of fee the rep advises against. Source: conversation.md 3.3 (Design)."""

_COSTS = ("time", "errors", "interest", "lost_margin", "other")


def _cost_of_delay(given: Values) -> Result:
    month = given["gain_year"] / MONTHS_IN_YEAR
    lost = month * given["months"]
    return Result({"amount": lost, "gain_month": month}, cash_once=lost)


COST_OF_DELAY = Formula(
    id="cost_of_delay",
    version=1,
    kind=Kind.COMPARISON,
    inputs=(
        money_input("gain_year"),
        Input("months", Unit.MONTHS, Decimal(0), Decimal(36), Decimal(1), range_key="value.range_delay_months"),
    ),
    outputs=(Output("amount", Unit.EUR), Output("gain_month", Unit.EUR)),
    compute=_cost_of_delay,
    notes=("value.note_restates_gains",),
)


def _cost_of_problem(given: Values) -> Result:
    yearly = sum((given[name] for name in _COSTS), Decimal(0))
    return Result({"amount": yearly, "month": yearly / MONTHS_IN_YEAR}, yearly=yearly)


def _some_cost(given: Values) -> None:
    if not any(given[name] for name in _COSTS):
        raise UserError("value.no_cost_given")


COST_OF_PROBLEM = Formula(
    id="cost_of_problem",
    version=1,
    kind=Kind.CLIENT_COST,
    inputs=tuple(none_by_default(name) for name in _COSTS),
    outputs=(Output("amount", Unit.EUR), Output("month", Unit.EUR)),
    compute=_cost_of_problem,
    check=_some_cost,
    notes=("value.note_each_cost_once",),
)


def _tco(given: Values) -> Result:
    gains = given["gain_year"] * given["years"]
    net = gains - given["price_gap"]
    return Result({"net": net, "amount": gains, "price_gap": given["price_gap"], "years": given["years"]})


def _tco_advice(likely: Result) -> tuple[str, ...]:
    return ("value.advice_tco_no_gain",) if likely.outputs["net"] <= 0 else ()


TCO = Formula(
    id="tco",
    version=1,
    kind=Kind.COMPARISON,
    inputs=(
        money_input("price_gap"),
        money_input("gain_year"),
        Input("years", Unit.YEARS, Decimal(1), Decimal(10), Decimal(3), range_key="value.range_tco_years"),
    ),
    outputs=(
        Output("net", Unit.EUR),
        Output("amount", Unit.EUR),
        Output("price_gap", Unit.EUR, exact=True),
        Output("years", Unit.YEARS, exact=True),
    ),
    compute=_tco,
    advise=_tco_advice,
    notes=("value.note_gap_over_period", "value.note_restates_gains"),
    measure=("gain_year",),
)


def _benefit_ratio(given: Values) -> Result:
    gain, fee = given["gain_year"], given["fee_year"]
    outputs = {
        "ratio": gain / fee,
        "amount": gain,
        "fee": fee,
        "gain_month": gain / MONTHS_IN_YEAR,
        "fee_month": fee / MONTHS_IN_YEAR,
    }
    return Result(outputs)


def _ratio_advice(likely: Result) -> tuple[str, ...]:
    return ("value.advice_ratio_low",) if likely.outputs["ratio"] < LOWEST_RATIO else ()


BENEFIT_RATIO = Formula(
    id="benefit_ratio",
    version=1,
    kind=Kind.COMPARISON,
    inputs=(money_input("gain_year"), money_input("fee_year", minimum="1")),
    outputs=(
        Output("ratio", Unit.RATIO),
        Output("amount", Unit.EUR),
        Output("fee", Unit.EUR, exact=True),
        Output("gain_month", Unit.EUR),
        Output("fee_month", Unit.EUR, exact=True),
    ),
    compute=_benefit_ratio,
    advise=_ratio_advice,
    notes=("value.note_ratio_of_three", "value.note_restates_gains"),
)


def _realised_vs_promised(given: Values) -> Result:
    share = given["actual"] / given["promised"] * PER_CENT
    return Result({"pct": share, "amount": given["promised"], "actual": given["actual"]})


def _realised_advice(likely: Result) -> tuple[str, ...]:
    return ("value.advice_promise_not_kept",) if likely.outputs["pct"] < PER_CENT else ()


REALISED_VS_PROMISED = Formula(
    id="realised_vs_promised",
    version=1,
    kind=Kind.COMPARISON,
    inputs=(money_input("promised", minimum="1"), money_input("actual")),
    outputs=(
        Output("pct", Unit.PERCENT),
        Output("amount", Unit.EUR, exact=True),
        Output("actual", Unit.EUR, exact=True),
    ),
    compute=_realised_vs_promised,
    advise=_realised_advice,
    notes=("value.note_same_period", "value.note_restates_gains"),
    measure=("actual",),
)
