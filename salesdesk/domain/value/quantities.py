"""Quantities of the benefit calculators (chiffrage): inputs with an origin, results as low, likely and high.

One-off cash and a yearly gain are two types; adding one to the other is an error for mypy and at run time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

from salesdesk.domain import money
from salesdesk.domain.errors import UserError


class Unit(StrEnum):
    """Unit of an input or output; ``eur`` stands for units of the currency of the process."""

    EUR = "eur"
    EUR_PER_HOUR = "eur_per_hour"
    EUR_PER_KWH = "eur_per_kwh"
    PERCENT = "percent"
    RATIO = "ratio"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    COUNT = "count"
    KW = "kw"
    KWH = "kwh"


class Origin(StrEnum):
    """Where a figure comes from."""

    CLIENT_SAID = "client_said"
    MEASURED = "measured"
    BENCHMARK = "benchmark"
    GUESS = "guess"


class Kind(StrEnum):
    """What the money of a formula is; a summary adds up only within a kind."""

    CASH_ONCE = "cash_once"
    YEARLY_GAIN = "yearly_gain"
    CLIENT_COST = "client_cost"
    SELLER_COST = "seller_cost"
    PRICE = "price"
    COMPARISON = "comparison"
    """Restates figures that other formulas give: never added to anything."""


@dataclass(frozen=True, slots=True)
class Given:
    """One figure put into a formula, with its range and its origin.

    Attributes:
        low: Lowest credible value, in the unit of the input.
        likely: Likely value.
        high: Highest credible value.
        origin: Who or what stands behind it.
        said_on: Day on which it was said or measured; None when unknown.
        said_by: Who said or measured it, by name; empty when unknown.

    Raises:
        UserError: ``value.not_a_number`` or ``value.bad_order`` when low <= likely <= high does not hold.
    """

    low: Decimal
    likely: Decimal
    high: Decimal
    origin: Origin
    said_on: date | None = None
    said_by: str = ""

    def __post_init__(self) -> None:
        if not (self.low.is_finite() and self.likely.is_finite() and self.high.is_finite()):
            raise UserError("value.not_a_number", value=f"{self.low} {self.likely} {self.high}")
        if not self.low <= self.likely <= self.high:
            raise UserError("value.bad_order", low=plain(self.low), likely=plain(self.likely), high=plain(self.high))

    @classmethod
    def exact(cls, value: Decimal | str, origin: Origin, said_on: date | None = None) -> Self:
        """Makes a figure without a range.

        Args:
            value: The figure, or a text that :func:`salesdesk.domain.money.number` reads.
            origin: Who or what stands behind it.
            said_on: Day on which it was said or measured.

        Returns:
            The figure with low, likely and high alike.
        """
        known = money.number(value) if isinstance(value, str) else value
        return cls(known, known, known, origin, said_on)


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a formula and what it may be.

    Attributes:
        name: Key used by the process files (``feeds: [loan.rate_old]``).
        unit: Its unit.
        minimum: Lowest value taken.
        maximum: Highest value taken.
        default: Value taken when none is given; None means none.
        required: True when the formula says nothing without it.
        range_key: Message key of the reason for the range.
        whole: True when only whole numbers make sense.
        measured_maximum: Wider maximum that holds when the figure is measured; None means the same.
    """

    name: str
    unit: Unit
    minimum: Decimal
    maximum: Decimal
    default: Decimal | None = None
    required: bool = True
    range_key: str = "value.range_plausible"
    whole: bool = False
    measured_maximum: Decimal | None = None

    def ceiling(self, origin: Origin) -> Decimal:
        """Returns the highest value taken from this origin."""
        if origin is Origin.MEASURED and self.measured_maximum is not None:
            return self.measured_maximum
        return self.maximum


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a formula, usable as ``{name}`` in a talking point.

    Attributes:
        name: Placeholder without braces.
        unit: Its unit.
        exact: True when it is said as it is (a price announced, a figure given back); False when it is rounded.
        optional: True when it is missing without some optional input.
    """

    name: str
    unit: Unit
    exact: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """Value of one output: low, likely and high in its unit, money to the cent."""

    unit: Unit
    low: Decimal
    likely: Decimal
    high: Decimal
    exact: bool = False

    @property
    def spoken(self) -> Decimal:
        """Likely value as it is said: as it is when exact, else rounded down to two significant figures."""
        return self.likely if self.exact else money.two_figures(self.likely)


@dataclass(frozen=True, slots=True)
class _Amounts:
    """Low, likely and high in cents; only amounts of the same type can be added."""

    low_cents: int = 0
    likely_cents: int = 0
    high_cents: int = 0

    def __post_init__(self) -> None:
        if not self.low_cents <= self.likely_cents <= self.high_cents:
            message = f"low <= likely <= high does not hold: {self}"
            raise ValueError(message)

    def __add__(self, other: Self) -> Self:
        # mypy refuses a mixture by the annotation; NotImplemented makes Python raise TypeError for it.
        if type(other) is not type(self):
            return NotImplemented
        return type(self)(
            self.low_cents + other.low_cents,
            self.likely_cents + other.likely_cents,
            self.high_cents + other.high_cents,
        )

    @classmethod
    def total(cls, amounts: Iterable[Self]) -> Self:
        """Adds amounts of this type up.

        Args:
            amounts: Any number of them; none gives zero.

        Returns:
            Their sum.
        """
        result = cls()
        for one in amounts:
            result = result + one
        return result

    @property
    def spoken_cents(self) -> int:
        """Likely amount as it is said: rounded down to two significant figures."""
        return money.spoken(self.likely_cents)


@dataclass(frozen=True, slots=True)
class CashOnce(_Amounts):
    """An amount that comes once (trésorerie libérée)."""


@dataclass(frozen=True, slots=True)
class PerYear(_Amounts):
    """An amount that comes every year (gain annuel)."""


def plain(value: Decimal) -> int | float:
    """Returns a decimal as the plain number that an error message takes; exactness is not needed there."""
    return int(value) if value == value.to_integral_value() else float(value)
