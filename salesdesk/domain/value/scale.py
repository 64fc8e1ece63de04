"""The scale on which an input of a calculator is set by hand (échelle de réglage): places, steps, bounds."""

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from salesdesk.domain.value.quantities import Input, Origin, Unit

_WIDE = Decimal(10_000)
"""Above this ratio of bounds a straight scale would crowd every credible figure at its left end."""

_FIRST_SHARE = 0.04
"""Share of a wide scale between zero and its first figure."""

_SMALLEST = {Unit.EUR: Decimal(100), Unit.KW: Decimal("0.1")}
_TWO_FIGURES = 2
_NARROW_PERCENT = Decimal(25)

_STEPS: dict[Unit, tuple[Decimal, Decimal]] = {
    Unit.EUR: (Decimal(100), Decimal(1000)),
    Unit.EUR_PER_HOUR: (Decimal(1), Decimal(10)),
    Unit.EUR_PER_KWH: (Decimal("0.01"), Decimal("0.1")),
    Unit.PERCENT: (Decimal(1), Decimal(10)),
    Unit.RATIO: (Decimal("0.01"), Decimal("0.1")),
    Unit.DAYS: (Decimal(1), Decimal(5)),
    Unit.WEEKS: (Decimal(1), Decimal(5)),
    Unit.MONTHS: (Decimal(1), Decimal(12)),
    Unit.YEARS: (Decimal(1), Decimal(2)),
    Unit.COUNT: (Decimal(1), Decimal(10)),
    Unit.KW: (Decimal(1), Decimal(10)),
    Unit.KWH: (Decimal(100), Decimal(1000)),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value stands between the bounds of its input, and what one step more is.

    Attributes:
        minimum: Lowest value taken.
        maximum: Highest value taken.
        step: Small step of a straight scale.
        page: Large step of a straight scale.
        smallest: First figure of a wide scale, on which a step is one more in the second figure; None for a straight
            scale.
    """

    minimum: Decimal
    maximum: Decimal
    step: Decimal
    page: Decimal
    smallest: Decimal | None = None

    def place(self, value: Decimal) -> float:
        """Returns where a value stands.

        Args:
            value: Any value; outside the bounds it stands at the nearer one.

        Returns:
            0 at the minimum, 1 at the maximum.
        """
        held = self.held(value)
        if self.smallest is None:
            span = self.maximum - self.minimum
            return float((held - self.minimum) / span) if span else 0.0
        first = self._first()
        if held < self.smallest:
            return first * float((held - self.minimum) / (self.smallest - self.minimum)) if first else 0.0
        decades = math.log10(float(self.maximum / self.smallest))
        return first + (1 - first) * math.log10(float(held / self.smallest)) / decades

    def value(self, place: float) -> Decimal:
        """Returns the round value at a place; the bounds themselves at the ends.

        Args:
            place: From 0 to 1; outside it is taken for the nearer end.
        """
        if place <= 0:
            return self.minimum
        if place >= 1:
            return self.maximum
        if self.smallest is None:
            exact = self.minimum + Decimal(place) * (self.maximum - self.minimum)
            return self.held((exact / self.step).to_integral_value(ROUND_HALF_EVEN) * self.step)
        first = self._first()
        if place < first:
            return self.minimum if place < first / 2 else self.smallest
        decades = math.log10(float(self.maximum / self.smallest))
        return self.held(_round(Decimal(float(self.smallest) * 10 ** ((place - first) / (1 - first) * decades))))

    def stepped(self, value: Decimal, steps: int, *, large: bool = False) -> Decimal:
        """Returns the value some steps away, held between the bounds.

        Args:
            value: From where.
            steps: How many; below zero goes down.
            large: Whether they are large ones.
        """
        reached = self.held(value)
        for _ in range(abs(steps)):
            reached = self.held(self._next(reached, 1 if steps > 0 else -1, large))
        return reached

    def held(self, value: Decimal) -> Decimal:
        """Returns the value, or the nearer bound."""
        return min(max(value, self.minimum), self.maximum)

    def _first(self) -> float:
        return _FIRST_SHARE if self.smallest is not None and self.minimum < self.smallest else 0.0

    def _next(self, value: Decimal, way: int, large: bool) -> Decimal:
        if self.smallest is None:
            return value + way * (self.page if large else self.step)
        if value < self.smallest or (value == self.smallest and way < 0):
            return self.smallest if way > 0 else self.minimum
        decade = value.adjusted()
        # Going down from 10,000 the step is that of the nine thousands.
        if way < 0 and value == Decimal(1).scaleb(decade):
            decade -= 1
        step = Decimal(1).scaleb(decade if large else decade - 1)
        return max(value + way * step, self.smallest)


def scale_of(one: Input, origin: Origin) -> Scale:
    """Makes the scale of an input.

    Args:
        one: The input.
        origin: Where its figure comes from: a measured one may go further.

    Returns:
        A straight scale, or a wide one for amounts that go from a hundred to a billion.
    """
    maximum = one.ceiling(origin)
    smallest = max(one.minimum, _SMALLEST.get(one.unit, Decimal(1)))
    step, page = _steps(one, maximum)
    wide = smallest if maximum / smallest >= _WIDE else None
    return Scale(one.minimum, maximum, step, page, wide)


def _steps(one: Input, maximum: Decimal) -> tuple[Decimal, Decimal]:
    if one.unit is Unit.PERCENT and maximum <= _NARROW_PERCENT:
        return Decimal("0.05"), Decimal("0.5")
    if one.unit is Unit.HOURS:
        if maximum <= Decimal(24):
            return Decimal("0.25"), Decimal(1)
        return (Decimal("0.5"), Decimal(5)) if maximum <= Decimal(2000) else (Decimal(50), Decimal(500))
    return _STEPS[one.unit]


def _round(value: Decimal) -> Decimal:
    step = Decimal(1).scaleb(value.adjusted() - _TWO_FIGURES + 1)
    return (value / step).to_integral_value(ROUND_HALF_EVEN) * step
