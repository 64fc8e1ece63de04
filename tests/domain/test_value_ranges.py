"""Ranges: low, likely and high of every formula hold every point inside the ranges given."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from salesdesk.domain.value import FORMULAS, Benefit, Given, Input, Origin, evaluate, formula
from tests.factories.value import LOAN, TODAY

# Two formulas refuse inputs that cross; inside these bounds they cannot.
APART = {
    ("loan", "rate_old"): (Decimal(10), Decimal(25)),
    ("loan", "rate_new"): (Decimal(0), Decimal("9.99")),
    ("discount_breakeven", "discount"): (Decimal(0), Decimal(20)),
    ("discount_breakeven", "margin"): (Decimal(21), Decimal(100)),
    ("cost_of_problem", "time"): (Decimal(1), Decimal(10**6)),
}


def numbers(formula_id: str, one: Input) -> st.SearchStrategy[list[Decimal]]:
    """Draws four sorted values within the range of an input: low, two inside, high."""
    low, high = APART.get((formula_id, one.name), (one.minimum, one.maximum))
    places = 0 if one.whole else 3
    steps = st.integers(int(low.scaleb(places)), int(high.scaleb(places)))
    return st.lists(steps, min_size=4, max_size=4).map(lambda four: [Decimal(n).scaleb(-places) for n in sorted(four)])


@pytest.mark.parametrize("formula_id", FORMULAS)
@settings(max_examples=25)
@drawn(data=st.data())
def test_no_point_inside_the_ranges_lies_outside_low_and_high(formula_id: str, data: st.DataObject) -> None:
    four = {one.name: data.draw(numbers(formula_id, one)) for one in formula(formula_id).inputs}
    ranged = {name: Given(n[0], n[1], n[3], Origin.MEASURED, TODAY) for name, n in four.items()}
    inside = {name: Given.exact(data.draw(st.sampled_from(n)), Origin.MEASURED, TODAY) for name, n in four.items()}
    whole = evaluate(formula_id, ranged, today=TODAY)
    point = evaluate(formula_id, inside, today=TODAY)
    for name, one in whole.outputs.items():
        assert one.low <= one.likely <= one.high, name
        assert one.low <= point.outputs[name].likely <= one.high, name
    for hull, money in ((whole.cash_once, point.cash_once), (whole.yearly, point.yearly)):
        assert (hull is None) == (money is None)
        if hull is not None and money is not None:
            assert hull.low_cents <= money.likely_cents <= hull.high_cents


def ranged_loan(**ranges: tuple[str, str, str]) -> Benefit:
    """Evaluates the example loan with ranges on some inputs."""
    given = {name: Given.exact(value, Origin.MEASURED, TODAY) for name, value in LOAN.items()}
    for name, three in ranges.items():
        low, likely, high = (Decimal(one) for one in three)
        given[name] = Given(low, likely, high, Origin.MEASURED, TODAY)
    return evaluate("loan", given, today=TODAY)


def test_an_input_that_lowers_the_result_gives_its_high_end_to_the_low_result() -> None:
    amount = ranged_loan(fees=("300", "500", "900")).outputs["amount"]
    assert [round(one) for one in (amount.low, amount.likely, amount.high)] == [9_561, 9_961, 10_161]


def test_one_input_may_raise_one_output_and_lower_another() -> None:
    low, likely, high = Decimal(1000), Decimal(1200), Decimal(2000)
    given = {
        "gain_year": Given.exact("6000", Origin.MEASURED, TODAY),
        "fee_year": Given(low, likely, high, Origin.MEASURED, TODAY),
    }
    outputs = evaluate("benefit_ratio", given, today=TODAY).outputs
    assert [outputs["ratio"].low, outputs["ratio"].likely, outputs["ratio"].high] == [3, 5, 6]
    assert [outputs["fee"].low, outputs["fee"].likely, outputs["fee"].high] == [low, likely, high]


def test_a_result_does_not_depend_on_the_precision_of_the_caller() -> None:
    expected = ranged_loan()
    with localcontext() as context:
        context.prec = 4
        assert ranged_loan().outputs == expected.outputs
