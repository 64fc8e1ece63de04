"""Evaluates a formula on ranges, marks what is to be confirmed, and sums results without mixing their kinds."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from itertools import product
from types import MappingProxyType

from salesdesk.domain import money
from salesdesk.domain.errors import UserError
from salesdesk.domain.value.formula import Benefit, Doubt, Formula, Reason, Result
from salesdesk.domain.value.quantities import (
    CashOnce,
    Estimate,
    Given,
    Input,
    Kind,
    Origin,
    PerYear,
    Unit,
    plain,
)
from salesdesk.domain.value.registry import formula

# Fixed, so that a result does not depend on the context of the thread that asks for it.
_CONTEXT = Context(prec=34, rounding=ROUND_HALF_EVEN)
_STEPS = {Unit.KWH: Decimal(1)}
_OTHER_STEP = Decimal("0.01")
_DATED = frozenset({Origin.CLIENT_SAID, Origin.MEASURED})


def evaluate(formula_id: str, given: Mapping[str, Given], *, today: date) -> Benefit:
    """Computes a benefit from what is known.

    Low and high are the extremes over the ends of the ranges given. Every formula is monotone in each input while the
    others stay, so no point inside the ranges lies outside them, whichever way each input drives each output.

    Args:
        formula_id: Id of the formula.
        given: Input name to figure; an input with a default, or an optional one, may be missing.
        today: Day from which the age of a figure is counted.

    Returns:
        The benefit, money in cents rounded half to even.

    Source:
        product.md 2.4 and conversation.md 3.3.
    """
    chosen = formula(formula_id)
    used, defaulted = _complete(chosen, given)
    with localcontext(_CONTEXT):
        # The likely result comes first: what follows reads it from there.
        results = [_compute(chosen, {name: one.likely for name, one in used.items()})]
        results += [_compute(chosen, corner) for corner in _corners(used)]
        cash, yearly = _cents([each.cash_once for each in results]), _cents([each.yearly for each in results])
        outputs, advice = _estimates(chosen, results), chosen.advise(results[0])
    return Benefit(
        formula=chosen.id,
        version=chosen.version,
        kind=chosen.kind,
        cash_once=None if cash is None else CashOnce(*cash),
        yearly=None if yearly is None else PerYear(*yearly),
        outputs=MappingProxyType(outputs),
        headline=chosen.outputs[0].name,
        inputs=MappingProxyType(used),
        defaulted=defaulted,
        reasons=_reasons(chosen, used, defaulted, today),
        advice=advice,
        notes=chosen.notes,
    )


def missing_inputs(formula_id: str, given: Iterable[str]) -> tuple[Input, ...]:
    """Lists the inputs still to be asked for, in the order of the form.

    Args:
        formula_id: Id of the formula.
        given: Names of the inputs known.

    Returns:
        Required inputs without a default that are not among them.
    """
    known = frozenset(given)
    return tuple(
        one for one in formula(formula_id).inputs if one.required and one.default is None and one.name not in known
    )


def _complete(chosen: Formula, given: Mapping[str, Given]) -> tuple[dict[str, Given], frozenset[str]]:
    for name in given:
        if name not in chosen.input_names:
            raise UserError("value.unknown_input", formula=chosen.label_key, input=name)
    missing = missing_inputs(chosen.id, given)
    if missing:
        name = missing[0].name
        raise UserError("value.missing_input", formula=chosen.label_key, input=chosen.input_label_key(name))
    used: dict[str, Given] = {}
    defaulted = set()
    for one in chosen.inputs:
        if one.name in given:
            _check_range(chosen, one, given[one.name])
            used[one.name] = given[one.name]
        elif one.default is not None:
            used[one.name] = Given.exact(one.default, Origin.BENCHMARK)
            defaulted.add(one.name)
    return used, frozenset(defaulted)


def _check_range(chosen: Formula, one: Input, figure: Given) -> None:
    maximum = one.ceiling(figure.origin)
    for value in (figure.low, figure.likely, figure.high):
        if not one.minimum <= value <= maximum:
            raise UserError(
                "value.out_of_range",
                formula=chosen.label_key,
                input=chosen.input_label_key(one.name),
                value=plain(value),
                minimum=plain(one.minimum),
                maximum=plain(maximum),
                reason=one.range_key,
            )
        if one.whole and value != value.to_integral_value():
            raise UserError(
                "value.not_whole",
                formula=chosen.label_key,
                input=chosen.input_label_key(one.name),
                value=plain(value),
            )


def _compute(chosen: Formula, values: Mapping[str, Decimal]) -> Result:
    chosen.check(values)
    return chosen.compute(values)


def _corners(used: Mapping[str, Given]) -> Iterable[dict[str, Decimal]]:
    names = list(used)
    # A figure without a range has one end, not two: six exact inputs make one corner instead of sixty-four.
    ends = [sorted({one.low, one.high}) for one in used.values()]
    return (dict(zip(names, corner, strict=True)) for corner in product(*ends))


def _estimates(chosen: Formula, results: list[Result]) -> dict[str, Estimate]:
    estimates = {}
    for one in chosen.outputs:
        if one.name in results[0].outputs:
            step = _STEPS.get(one.unit, _OTHER_STEP)
            values = [each.outputs[one.name] for each in results]
            low, likely, high = (value.quantize(step) for value in (min(values), values[0], max(values)))
            estimates[one.name] = Estimate(one.unit, low, likely, high, one.exact)
    return estimates


def _cents(values: list[Decimal | None]) -> tuple[int, int, int] | None:
    known = [money.cents(one) for one in values if one is not None]
    return (min(known), known[0], max(known)) if known else None


def _reasons(chosen: Formula, used: Mapping[str, Given], defaulted: frozenset[str], today: date) -> tuple[Reason, ...]:
    found = []
    for name, figure in used.items():
        if figure.origin is Origin.GUESS:
            found.append(Reason(Doubt.GUESS, name))
        if figure.said_on is not None and figure.said_on < _a_year_before(today):
            found.append(Reason(Doubt.TOO_OLD, name))
        if figure.said_on is None and figure.origin in _DATED:
            found.append(Reason(Doubt.UNDATED, name))
        if name in chosen.measure and figure.origin is not Origin.MEASURED:
            found.append(Reason(Doubt.EXTRAPOLATED, name))
        if name in defaulted and name in chosen.confirm_default:
            found.append(Reason(Doubt.BY_DEFAULT, name))
    return tuple(found)


def _a_year_before(day: date) -> date:
    # 29 February has no anniversary: the day before is taken.
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


@dataclass(frozen=True, slots=True)
class Summary:
    """Benefits added up within each kind (synthèse); there is no total of cash and yearly gain.

    Attributes:
        cash_once: Cash released or loss avoided, once.
        yearly_gain: Gain every year.
        client_cost: What the problem costs the client every year today.
        seller_cost_once: What terms of payment cost the seller, once.
        seller_cost: What practices cost the seller every year.
        left_out: Ids of the formulas not added: prices and comparisons, which restate other figures.
        to_confirm: True when a benefit that was added is to be confirmed.
    """

    cash_once: CashOnce
    yearly_gain: PerYear
    client_cost: PerYear
    seller_cost_once: CashOnce
    seller_cost: PerYear
    left_out: tuple[str, ...]
    to_confirm: bool


_GAINS = frozenset({Kind.CASH_ONCE, Kind.YEARLY_GAIN})
_NOT_ADDED = frozenset({Kind.PRICE, Kind.COMPARISON})


def summary(benefits: Iterable[Benefit]) -> Summary:
    """Adds benefits up within their kind.

    Args:
        benefits: Results of formulas of one client; each gain once.

    Returns:
        One total a kind.

    Source:
        product.md 2.4: a one-off cash amount and a yearly gain are never added.
    """
    known = list(benefits)
    added = [one for one in known if one.kind not in _NOT_ADDED]
    return Summary(
        cash_once=_total_cash(added, _GAINS),
        yearly_gain=_total_yearly(added, _GAINS),
        client_cost=_total_yearly(added, frozenset({Kind.CLIENT_COST})),
        seller_cost_once=_total_cash(added, frozenset({Kind.SELLER_COST})),
        seller_cost=_total_yearly(added, frozenset({Kind.SELLER_COST})),
        left_out=tuple(one.formula for one in known if one.kind in _NOT_ADDED),
        to_confirm=any(one.to_confirm for one in added),
    )


def _total_cash(benefits: list[Benefit], kinds: frozenset[Kind]) -> CashOnce:
    return CashOnce.total(one.cash_once for one in benefits if one.kind in kinds and one.cash_once is not None)


def _total_yearly(benefits: list[Benefit], kinds: frozenset[Kind]) -> PerYear:
    return PerYear.total(one.yearly for one in benefits if one.kind in kinds and one.yearly is not None)


def write_inputs(given: Mapping[str, Given]) -> str:
    """Writes inputs as the JSON text that a stored figure keeps.

    Args:
        given: Input name to figure.

    Returns:
        An object with sorted keys; numbers are texts, so that they come back exactly.
    """
    entries = {
        name: {
            "low": str(one.low),
            "likely": str(one.likely),
            "high": str(one.high),
            "origin": one.origin.value,
            "said_on": None if one.said_on is None else one.said_on.isoformat(),
            # Left out when nobody is named, so that the same figures are written as they always were.
            **({"said_by": one.said_by} if one.said_by else {}),
        }
        for name, one in given.items()
    }
    return json.dumps(entries, sort_keys=True)


def read_inputs(text: str) -> dict[str, Given]:
    """Reads what :func:`write_inputs` wrote.

    Args:
        text: The JSON text.

    Returns:
        Input name to figure.

    Raises:
        UserError: ``value.bad_inputs`` when the text is not of this form.
    """
    try:
        return {
            name: Given(
                money.number(one["low"]),
                money.number(one["likely"]),
                money.number(one["high"]),
                Origin(one["origin"]),
                None if one["said_on"] is None else date.fromisoformat(one["said_on"]),
                str(one.get("said_by", "")),
            )
            for name, one in json.loads(text).items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError("value.bad_inputs") from None
