"""Formulas on time, errors, stoppages and energy (temps, reprises, arrêts, énergie). Source: conversation.md 3.3."""

from decimal import Decimal

from salesdesk.domain.value.bounds import (
    MONTHS_IN_YEAR,
    PER_CENT,
    hourly_input,
    money_input,
    none_by_default,
    share_input,
)
from salesdesk.domain.value.formula import Formula, Result, Values
from salesdesk.domain.value.quantities import Input, Kind, Output, Unit


def _time_saved(given: Values) -> Result:
    hours = given["hours_week"] * given["weeks"] * given["share"] / PER_CENT
    yearly = hours * given["cost_hour"]
    # The hours said are those reused: with the amount beside them the client can multiply and find it.
    return Result({"amount": yearly, "hours": hours / MONTHS_IN_YEAR, "hours_year": hours}, yearly=yearly)


TIME_SAVED = Formula(
    id="time_saved",
    version=1,
    kind=Kind.YEARLY_GAIN,
    inputs=(
        Input("hours_week", Unit.HOURS, Decimal(0), Decimal(400)),
        hourly_input("cost_hour"),
        share_input("share", default="50", range_key="value.range_reused_share"),
        Input("weeks", Unit.WEEKS, Decimal(1), Decimal(52), Decimal(45), range_key="value.range_weeks"),
    ),
    outputs=(
        Output("amount", Unit.EUR),
        Output("hours", Unit.HOURS),
        Output("hours_year", Unit.HOURS),
    ),
    compute=_time_saved,
    notes=("value.note_share_reused",),
)


def _rework(given: Values) -> Result:
    cost_each = given["hours_each"] * given["cost_hour"] + given["material"]
    avoided = given["errors_year"] * given["share"] / PER_CENT
    yearly = avoided * cost_each
    return Result({"amount": yearly, "events": avoided, "cost_each": cost_each}, yearly=yearly)


REWORK = Formula(
    id="rework",
    version=1,
    kind=Kind.YEARLY_GAIN,
    inputs=(
        Input("errors_year", Unit.COUNT, Decimal(0), Decimal(100_000)),
        # The cost of an error is capped at three hours and its material, unless somebody has measured it.
        Input(
            "hours_each",
            Unit.HOURS,
            Decimal(0),
            Decimal(3),
            range_key="value.range_rework_hours",
            measured_maximum=Decimal(200),
        ),
        hourly_input("cost_hour"),
        none_by_default("material"),
        share_input("share"),
    ),
    outputs=(
        Output("amount", Unit.EUR),
        Output("events", Unit.COUNT),
        Output("cost_each", Unit.EUR),
    ),
    compute=_rework,
    notes=("value.note_rework_cap",),
)


def _downtime(given: Values) -> Result:
    kept = 1 - given["caught_up"] / PER_CENT
    yearly = given["events"] * (given["hours"] * given["margin_hour"] + given["restart_cost"]) * kept
    outputs = {"amount": yearly, "events": given["events"], "hours": given["events"] * given["hours"]}
    return Result(outputs, yearly=yearly)


DOWNTIME = Formula(
    id="downtime",
    version=1,
    kind=Kind.YEARLY_GAIN,
    inputs=(
        Input("events", Unit.COUNT, Decimal(0), Decimal(1000)),
        Input("hours", Unit.HOURS, Decimal(0), Decimal(720), range_key="value.range_downtime_hours"),
        money_input("margin_hour"),
        none_by_default("restart_cost"),
        share_input("caught_up", default="0"),
    ),
    outputs=(
        Output("amount", Unit.EUR),
        Output("events", Unit.COUNT, exact=True),
        Output("hours", Unit.HOURS),
    ),
    compute=_downtime,
    notes=("value.note_margin_not_revenue", "value.note_nothing_if_caught_up"),
)


def _pump_energy(given: Values) -> Result:
    saved = given["kw"] * given["hours"] * (1 - given["speed"] ** 3)
    yearly = saved * given["price"]
    return Result({"amount": yearly, "kwh": saved, "pct": given["speed"] * PER_CENT}, yearly=yearly)


PUMP_ENERGY = Formula(
    id="pump_energy",
    version=1,
    kind=Kind.YEARLY_GAIN,
    inputs=(
        Input("kw", Unit.KW, Decimal("0.1"), Decimal(5000)),
        Input("hours", Unit.HOURS, Decimal(0), Decimal(8784), range_key="value.range_hours_in_year"),
        Input("speed", Unit.RATIO, Decimal("0.5"), Decimal(1), range_key="value.range_pump_speed"),
        Input("price", Unit.EUR_PER_KWH, Decimal("0.01"), Decimal(2)),
    ),
    outputs=(
        Output("amount", Unit.EUR),
        Output("kwh", Unit.KWH),
        Output("pct", Unit.PERCENT, exact=True),
    ),
    compute=_pump_energy,
    notes=("value.note_centrifugal_only", "value.note_low_static_head", "value.note_pilot_measurement"),
    measure=("kw", "hours", "speed"),
)
