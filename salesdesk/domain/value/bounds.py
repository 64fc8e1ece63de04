"""Inputs that many formulas share, with the ranges within which a figure is taken for plausible."""

from decimal import Decimal

from salesdesk.domain.value.quantities import Input, Unit

PER_CENT = Decimal(100)
MONTHS_IN_YEAR = 12
DAYS_IN_YEAR = 365

_BILLION = Decimal(1_000_000_000)
_NOTHING = Decimal(0)


def money_input(name: str, *, default: Decimal | None = None, required: bool = True, minimum: str = "0") -> Input:
    """Makes an input for an amount of up to a billion.

    Args:
        name: Key of the input.
        default: Amount taken when none is given.
        required: False when the formula says something without it.
        minimum: Lowest amount taken.

    Returns:
        The input.
    """
    return Input(name, Unit.EUR, Decimal(minimum), _BILLION, default, required=required)


def none_by_default(name: str) -> Input:
    """Makes an input for an amount that is zero unless it is given: a fee, a charge."""
    return money_input(name, default=_NOTHING)


def hourly_input(name: str, *, required: bool = True) -> Input:
    """Makes an input for the loaded cost or price of an hour of a person."""
    return Input(name, Unit.EUR_PER_HOUR, Decimal(5), Decimal(500), required=required, range_key="value.range_hourly")


def share_input(name: str, *, default: str | None = None, range_key: str = "value.range_share") -> Input:
    """Makes an input for a share from 0 to 100 %.

    Args:
        name: Key of the input.
        default: Share taken when none is given.
        range_key: Message key of the reason for the range.

    Returns:
        The input.
    """
    known = None if default is None else Decimal(default)
    return Input(name, Unit.PERCENT, _NOTHING, PER_CENT, known, range_key=range_key)


def rate_input(name: str, *, maximum: str = "25", required: bool = True) -> Input:
    """Makes an input for a yearly rate of interest in percent.

    Args:
        name: Key of the input.
        maximum: Highest rate taken.
        required: False when the formula says something without it.

    Returns:
        The input.
    """
    return Input(name, Unit.PERCENT, _NOTHING, Decimal(maximum), required=required, range_key="value.range_rate")
