"""Money as whole cents (montants en centimes); a fraction of a cent is rounded half to even."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, InvalidOperation

from salesdesk.domain.errors import UserError

CENTS_IN_UNIT = 100

CURRENCIES = frozenset({"CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HUF", "MAD", "NOK", "PLN", "RON", "SEK", "USD"})
"""ISO 4217 codes in use here: all of them count two decimals, so that a cent is a cent in each."""

_SPOKEN_FIGURES = 2


def number(text: str) -> Decimal:
    """Reads a finite decimal number written with a point.

    Args:
        text: Digits with an optional sign, point and exponent; spaces around are ignored.

    Returns:
        The number, exactly as written.

    Raises:
        UserError: ``value.not_a_number`` when it is not a number, or is infinite.
    """
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise UserError("value.not_a_number", value=text) from None
    if not value.is_finite():
        raise UserError("value.not_a_number", value=text)
    return value


def cents(amount: Decimal | str) -> int:
    """Turns an amount in units of the currency into cents.

    Args:
        amount: Finite decimal, or a text that :func:`number` reads; a float is not taken, its cents are not exact.

    Returns:
        Cents; a half cent goes to the even neighbour.
    """
    exact = number(amount) if isinstance(amount, str) else amount
    return int((exact * CENTS_IN_UNIT).to_integral_value(ROUND_HALF_EVEN))


def units(amount_cents: int) -> Decimal:
    """Turns cents into units of the currency, exactly: 1050 gives 10.50."""
    return Decimal(amount_cents).scaleb(-2)


def rounded_up(amount: Decimal, step: Decimal) -> Decimal:
    """Rounds an amount up to the next multiple of a step, as a price is announced.

    Args:
        amount: Any amount; a multiple of the step stays as it is.
        step: Positive step, in the same unit.

    Returns:
        The smallest multiple of the step that is not below the amount.
    """
    return (amount / step).to_integral_value(ROUND_CEILING) * step


def two_figures(value: Decimal) -> Decimal:
    """Rounds a number down to two significant figures, as it is said aloud.

    Down means toward less gain: a loss of 1,251 is said as 1,300.

    Args:
        value: Finite number.

    Returns:
        The largest number of two significant figures that is not above the value.

    Source:
        conversation.md 3.3: likely values are rounded down to two significant figures when spoken.
    """
    if not value:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - _SPOKEN_FIGURES + 1)
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def spoken(amount_cents: int) -> int:
    """Rounds cents down to two significant figures: 996,108 is said as 990,000.

    Args:
        amount_cents: Cents; a negative amount goes away from zero, so that a loss is never made smaller.

    Returns:
        Cents.
    """
    return int(two_figures(Decimal(amount_cents)))


def currency(code: str) -> str:
    """Checks a currency code.

    Args:
        code: ISO 4217 code in any case; spaces around are ignored.

    Returns:
        The code in capitals.

    Raises:
        UserError: ``value.unknown_currency`` when it is not one of :data:`CURRENCIES`.
    """
    known = code.strip().upper()
    if known not in CURRENCIES:
        raise UserError("value.unknown_currency", code=code, known=", ".join(sorted(CURRENCIES)))
    return known
