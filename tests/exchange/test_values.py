"""Cells are read as French and American firms write them, and never guessed beyond what they say."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.exchange.tables import Cell
from salesdesk.exchange.values import (
    DateOrder,
    DecimalSign,
    Money,
    boolean,
    currency,
    date_orders,
    day,
    decimal_sign,
    identifier,
    money,
    number,
    revenue,
)

BOTH = frozenset({DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56", "1234.56"),
        ("1\u202f234\u202f567,8", "1234567.8"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234,567", "1234567"),
        ("1'234.5", "1234.5"),
        ("-12,5", "-12.5"),
        ("−12", "-12"),
        ("(12,5)", "-12.5"),
        ("12-", "-12"),
        ("12,5 %", "0.125"),
        ("0.500", "0.500"),
        ("7", "7"),
    ],
)
def test_french_and_american_numbers_are_read(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "abc", "1,2,3", "1.23.456", "12,34.5.6", "1e5", "--1", "1 2x", "²", "١٢", "NaN", ",5"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert number(text) is None


def test_the_sign_of_the_column_decides_a_group_of_three() -> None:
    assert number("1,234", DecimalSign.COMMA) == Decimal("1.234")
    assert number("1,234", DecimalSign.POINT) == Decimal(1234)
    assert number("1.234", DecimalSign.COMMA) == Decimal(1234)


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1,234", "2,5"], DecimalSign.COMMA),
        (["1.234", "2.50"], DecimalSign.POINT),
        (["1,234.5", "1,234"], DecimalSign.POINT),
        (["1.234.567"], DecimalSign.COMMA),
        (["12,50 €", "x", None], DecimalSign.COMMA),
        (["1,234", "12"], DecimalSign.UNKNOWN),
        ([], DecimalSign.UNKNOWN),
    ],
)
def test_the_decimal_sign_is_decided_by_the_whole_column(cells: list[Cell], sign: DecimalSign) -> None:
    assert decimal_sign(cells) is sign


@given(cents=st.integers(-(10**12), 10**12))
def test_an_amount_written_either_way_is_the_same_amount(cents: int) -> None:
    american = f"{Decimal(cents) / 100:,.2f}"
    french = american.replace(",", "\u202f").replace(".", ",")
    assert money(american + "$") == Money(cents, "USD")
    assert money(french + " €") == Money(cents, "EUR")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1 234,50 €", Money(123450, "EUR")),
        ("$1,234.50", Money(123450, "USD")),
        ("EUR 12", Money(1200, "EUR")),
        ("12 gbp", Money(1200, "GBP")),
        ("12,5 euros", Money(1250, "EUR")),
        ("US$ 3", Money(300, "USD")),
        ("550", Money(55000)),
        (Decimal("12.345"), Money(1234)),
        ("12 %", None),
        ("gratuit", None),
        ("€", None),
        (Decimal(10) ** 30, None),
        (None, None),
    ],
)
def test_amounts_are_read_with_their_currency(cell: Cell, value: Money | None) -> None:
    assert money(cell) == value


def test_currencies_are_read_by_sign_code_and_word() -> None:
    assert [currency(text) for text in ("€", "usd", "Euros", "dollars?")] == ["EUR", "USD", "EUR", None]


@pytest.mark.parametrize(
    ("cells", "orders"),
    [
        (["1/2/2016", "10/20/2016"], {DateOrder.MONTH_FIRST}),
        (["1/2/2016", "20/10/2016"], {DateOrder.DAY_FIRST}),
        (["1/2/2016", "3/4/2016", None, "?"], BOTH),
        (["10/20/2016", "20/10/2016"], set()),
        (["2016-10-20", "1 mars 2016"], {DateOrder.DAY_FIRST}),
        ([date(2016, 1, 2)], {DateOrder.DAY_FIRST}),
    ],
)
def test_the_order_of_dates_is_decided_by_the_whole_column(cells: list[Cell], orders: set[DateOrder]) -> None:
    assert date_orders(cells) == orders


@pytest.mark.parametrize(
    ("text", "order", "value"),
    [
        ("10/20/2016", DateOrder.MONTH_FIRST, date(2016, 10, 20)),
        ("3/1/2017", DateOrder.MONTH_FIRST, date(2017, 3, 1)),
        ("03.01.17", DateOrder.DAY_FIRST, date(2017, 1, 3)),
        ("2026-03-01", DateOrder.MONTH_FIRST, date(2026, 3, 1)),
        ("2026-03-01T10:20:30Z", DateOrder.DAY_FIRST, date(2026, 3, 1)),
        ("01/03/2026 10:20", DateOrder.DAY_FIRST, date(2026, 3, 1)),
        ("20260301", DateOrder.DAY_FIRST, date(2026, 3, 1)),
        ("1er mars 2026", DateOrder.MONTH_FIRST, date(2026, 3, 1)),
        ("1-févr.-26", DateOrder.DAY_FIRST, date(2026, 2, 1)),
        ("March 1, 2026", DateOrder.DAY_FIRST, date(2026, 3, 1)),
        ("31/02/2026", DateOrder.DAY_FIRST, None),
        ("10/20/2016", DateOrder.DAY_FIRST, None),
        ("01/03/0126", DateOrder.DAY_FIRST, None),
        ("bientôt", DateOrder.DAY_FIRST, None),
    ],
)
def test_dates_are_read_in_several_forms(text: str, order: DateOrder, value: date | None) -> None:
    assert day(text, order) == value


def test_a_moment_of_a_spreadsheet_is_its_day() -> None:
    assert day(datetime(2026, 3, 1, 9, 30), DateOrder.DAY_FIRST) == date(2026, 3, 1)  # noqa: DTZ001 - a cell has no zone


@given(on=st.dates(date(1930, 1, 1), date(2199, 12, 31)))
def test_a_date_written_in_any_form_is_the_same_date(on: date) -> None:
    assert day(on.isoformat(), DateOrder.MONTH_FIRST) == on
    assert day(f"{on.day}/{on.month}/{on.year}", DateOrder.DAY_FIRST) == on
    assert day(f"{on.month:02d}-{on.day:02d}-{on.year}", DateOrder.MONTH_FIRST) == on


@given(text=st.text(max_size=20))
def test_any_text_is_read_or_left_without_an_error(text: str) -> None:
    results = [number(text), money(text), boolean(text), *(day(text, order) for order in DateOrder)]
    assert len(results) == 6


def test_yes_and_no_are_read_in_both_languages() -> None:
    cells: list[Cell] = ["Oui", "yes", "X", Decimal(1), "Non", "FAUX", "0", "peut-être", None]
    assert [boolean(cell) for cell in cells] == [True, True, True, True, False, False, False, None, None]


@pytest.mark.parametrize(
    ("cell", "digits", "code"),
    [
        (Decimal(1400), 5, "01400"),
        ("1400", 5, "01400"),
        ("69001", 5, "69001"),
        ("2A004", 5, "2A004"),
        (Decimal("12.5"), None, None),
        ("3,56E+13", 14, None),
        ("AB-12", None, "AB-12"),
    ],
)
def test_codes_keep_their_zeros_and_lost_digits_are_not_invented(
    cell: Cell, digits: int | None, code: str | None
) -> None:
    assert identifier(cell, digits) == code


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("38 400,50 €", Decimal("38400.50")),
        ("EUR 12", Decimal(12)),
        ("1,5", Decimal("1.5")),
        (Decimal(3), Decimal(3)),
        ("$12", None),
        ("12 km", None),
        ("€", None),
    ],
)
def test_a_revenue_may_name_the_currency_of_its_column_and_no_other(cell: Cell, expected: Decimal | None) -> None:
    assert revenue(cell, DecimalSign.COMMA, "EUR") == expected
