"""Formulas on the seller's own profit (pratiques non rentables, prix d'un extra). Source: conversation.md 3.3."""

from decimal import Decimal

from salesdesk.domain import money
from salesdesk.domain.value.bounds import MONTHS_IN_YEAR, PER_CENT, hourly_input, money_input
from salesdesk.domain.value.formula import Formula, Result, Values
from salesdesk.domain.value.quantities import Input, Kind, Output, Unit

PRICE_STEP = Decimal(10)
"""A price of extra work is rounded up to a multiple of this, in units of the currency."""


def _unprofitable_practice(given: Values) -> Result:
    yearly = given["hours_month"] * given["rate"] * MONTHS_IN_YEAR
    outputs = {"amount": yearly, "hours": given["hours_month"], "all_clients": yearly * given["clients"]}
    return Result(outputs, yearly=yearly)


UNPROFITABLE_PRACTICE = Formula(
    id="unprofitable_practice",
    version=1,
    kind=Kind.SELLER_COST,
    inputs=(
        Input("hours_month", Unit.HOURS, Decimal(0), Decimal(200)),
        hourly_input("rate"),
        Input("clients", Unit.COUNT, Decimal(1), Decimal(100_000), Decimal(1), whole=True),
    ),
    outputs=(
        Output("amount", Unit.EUR),
        Output("hours", Unit.HOURS, exact=True),
        Output("all_clients", Unit.EUR),
    ),
    compute=_unprofitable_practice,
    notes=("value.note_change_price_accept",),
)


def _extra_price(given: Values) -> Result:
    hourly = given["rate"] * (1 + given["contingency"] / PER_CENT)
    outputs = {"price": money.rounded_up(given["hours"] * hourly, PRICE_STEP), "hours": given["hours"]}
    if "hours2" in given:
        outputs["price2"] = money.rounded_up(given["hours2"] * hourly, PRICE_STEP)
    if "gain" in given:
        outputs["amount"] = given["gain"]
    return Result(outputs)


def _extra_advice(likely: Result) -> tuple[str, ...]:
    gain = likely.outputs.get("amount")
    return ("value.advice_extra_no_gain",) if gain is not None and gain <= likely.outputs["price"] else ()


EXTRA_PRICE = Formula(
    id="extra_price",
    version=1,
    kind=Kind.PRICE,
    inputs=(
        Input("hours", Unit.HOURS, Decimal(0), Decimal(2000)),
        hourly_input("rate"),
        Input("contingency", Unit.PERCENT, Decimal(0), PER_CENT, Decimal(0), range_key="value.range_contingency"),
        money_input("gain", required=False),
        Input("hours2", Unit.HOURS, Decimal(0), Decimal(2000), required=False),
    ),
    outputs=(
        Output("price", Unit.EUR, exact=True),
        Output("hours", Unit.HOURS, exact=True),
        Output("amount", Unit.EUR, optional=True),
        Output("price2", Unit.EUR, exact=True, optional=True),
    ),
    compute=_extra_price,
    advise=_extra_advice,
    notes=("value.note_accepted_before_start",),
)
