"""The scale of an input: places go from bound to bound, steps are round, nothing leaves the range."""

from decimal import Decimal

import pytest

from salesdesk.domain.value import FORMULAS, Input, Origin, scale_of

EVERY = [(one.id, each) for one in FORMULAS.values() for each in one.inputs]


def input_of(formula: str, name: str) -> Input:
    return next(one for one in FORMULAS[formula].inputs if one.name == name)


@pytest.mark.parametrize(("formula", "one"), EVERY, ids=lambda value: getattr(value, "name", value))
def test_every_input_can_be_set_from_bound_to_bound(formula: str, one: Input) -> None:
    scale = scale_of(one, Origin.CLIENT_SAID)
    assert (one.minimum, one.maximum) == (scale.value(0.0), scale.value(1.0))
    assert scale.place(one.minimum) == 0.0
    assert scale.place(one.maximum) == pytest.approx(1.0)
    places = [scale.place(scale.value(step / 40)) for step in range(41)]
    assert places == sorted(places)
    assert all(one.minimum <= scale.value(step / 40) <= one.maximum for step in range(41))


@pytest.mark.parametrize(("formula", "one"), EVERY, ids=lambda value: getattr(value, "name", value))
def test_a_step_up_goes_up_and_a_large_one_further(formula: str, one: Input) -> None:
    scale = scale_of(one, Origin.CLIENT_SAID)
    start = scale.value(0.3)
    small, large = scale.stepped(start, 1), scale.stepped(start, 1, large=True)
    assert start < small <= large <= one.maximum
    assert scale.stepped(start, -1) < start


def test_an_amount_steps_in_its_second_figure() -> None:
    scale = scale_of(input_of("stock_release", "value"), Origin.CLIENT_SAID)
    assert Decimal(93_000) == scale.stepped(Decimal(92_000), 1)
    assert Decimal(102_000) == scale.stepped(Decimal(92_000), 1, large=True)
    assert Decimal(9_900) == scale.stepped(Decimal(10_000), -1)
    assert Decimal(100) == scale.stepped(Decimal(0), 1)
    assert Decimal(0) == scale.stepped(Decimal(100), -1)


def test_a_measured_figure_may_go_further() -> None:
    hours = input_of("rework", "hours_each")
    assert (Decimal(3), Decimal(200)) == (
        scale_of(hours, Origin.CLIENT_SAID).maximum,
        scale_of(hours, Origin.MEASURED).maximum,
    )
