"""Money: cents, rounding and the way amounts are said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain import money
from salesdesk.domain.errors import UserError


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("12.34", 1234), ("0.005", 0), ("0.015", 2), ("0.025", 2), ("-0.015", -2), (" 1e3 ", 100_000), (Decimal(7), 700)],
)
def test_cents_round_half_to_even(amount: Decimal | str, expected: int) -> None:
    assert money.cents(amount) == expected


@pytest.mark.parametrize("text", ["", "douze", "1,5", "NaN", "Infinity", "-inf"])
def test_a_text_that_is_no_finite_number_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        money.cents(text)
    assert (refused.value.key, refused.value.arguments) == ("value.not_a_number", {"value": text})


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_units_and_cents_are_inverse(amount_cents: int) -> None:
    assert money.cents(money.units(amount_cents)) == amount_cents


def test_units_keep_both_decimals() -> None:
    assert str(money.units(1050)) == "10.50"


@pytest.mark.parametrize(("amount", "expected"), [("150", "150"), ("150.01", "160"), ("141", "150"), ("0", "0")])
def test_a_price_is_rounded_up_to_the_step(amount: str, expected: str) -> None:
    assert money.rounded_up(Decimal(amount), Decimal(10)) == Decimal(expected)


@pytest.mark.parametrize(
    ("amount_cents", "expected"),
    [
        (996_108, 990_000),
        (1_046_108, 1_000_000),
        (5_999, 5_900),
        (99, 99),
        (7, 7),
        (0, 0),
        (-125_100, -130_000),
        (-99_500, -100_000),
    ],
)
def test_an_amount_is_said_with_two_figures_rounded_down(amount_cents: int, expected: int) -> None:
    assert money.spoken(amount_cents) == expected


@given(st.integers(min_value=1, max_value=10**15))
def test_what_is_said_never_exceeds_the_amount_and_misses_less_than_a_tenth(amount_cents: int) -> None:
    said = money.spoken(amount_cents)
    assert said <= amount_cents < said * 1.1 + 1


def test_a_currency_code_is_put_in_capitals() -> None:
    assert money.currency(" eur ") == "EUR"


@pytest.mark.parametrize("code", ["", "EURO", "JPY", "XXX"])
def test_a_currency_unknown_or_without_cents_is_refused(code: str) -> None:
    with pytest.raises(UserError, match="unknown_currency"):
        money.currency(code)
