"""Promised against realised after the sale (promis et constaté): what was measured beside what a figure said."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from salesdesk.domain import money
from salesdesk.domain.conversation import Figure, FigureMeasure
from salesdesk.domain.value import Benefit, Estimate, Given, Origin, evaluate

_LEAST_CENTS = 100
"""A promise below one unit of the currency gives no share to speak of."""


@dataclass(frozen=True, slots=True)
class Share:
    """What was measured of one kind of money, as a share of what was promised.

    Attributes:
        promised_low_cents: Low end of the promise.
        promised_cents: Likely value of the promise.
        promised_high_cents: High end of the promise.
        actual_cents: What was measured.
        benefit: The calculator's result: its share in percent and its advice.
    """

    promised_low_cents: int
    promised_cents: int
    promised_high_cents: int
    actual_cents: int
    benefit: Benefit

    @property
    def percent(self) -> Estimate:
        """Share realised: low against the highest promise, high against the lowest."""
        return self.benefit.outputs["pct"]

    @property
    def is_kept(self) -> bool:
        """Whether at least the likely promise was reached."""
        return self.actual_cents >= self.promised_cents


@dataclass(frozen=True, slots=True)
class Realised:
    """One measure beside its promise; cash and yearly gain are compared apart and never added.

    Attributes:
        measure: What was measured.
        cash: Share of the cash promised once; None when it was not promised or not measured.
        yearly: Share of the yearly gain promised; None likewise.
    """

    measure: FigureMeasure
    cash: Share | None
    yearly: Share | None

    @property
    def is_kept(self) -> bool:
        """Whether everything measured reached what was promised."""
        return all(one.is_kept for one in (self.cash, self.yearly) if one is not None)


MOST_MEASURED_CENTS: Final = 100_000_000_000
"""A billion, as in every calculator."""


def realised_of(figure: Figure, measure: FigureMeasure) -> Realised:
    """Compares a measure with its promise.

    Args:
        figure: The promise.
        measure: What was measured.

    Returns:
        The shares that can be told.

    Source: conversation.md 3.3, realised_vs_promised = measured / promised.
    """
    on = measure.measured_on
    cash = (figure.cash_low_cents, figure.cash_likely_cents, figure.cash_high_cents)
    yearly = (figure.yearly_low_cents, figure.yearly_likely_cents, figure.yearly_high_cents)
    return Realised(measure, _share(cash, measure.cash_cents, on), _share(yearly, measure.yearly_cents, on))


def _share(promised: tuple[int | None, int | None, int | None], actual: int | None, on: date) -> Share | None:
    low, likely, high = promised
    if low is None or likely is None or high is None or actual is None or likely < _LEAST_CENTS:
        return None
    # A promise of another program, or of inputs at the end of their range, may be more than the calculator takes.
    if high > MOST_MEASURED_CENTS or not 0 <= actual <= MOST_MEASURED_CENTS:
        return None
    least = max(low, _LEAST_CENTS)
    said = Given(money.units(least), money.units(likely), money.units(high), Origin.CLIENT_SAID, on)
    found = Given.exact(money.units(actual), Origin.MEASURED, on)
    benefit = evaluate("realised_vs_promised", {"promised": said, "actual": found}, today=on)
    return Share(low, likely, high, actual, benefit)
