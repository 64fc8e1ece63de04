"""The statement of benefits (relevé des bénéfices): what a client gained, in his words, against what he paid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain import money
from salesdesk.domain.conversation import Figure, FigureMeasure
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.realised import MOST_MEASURED_CENTS, Realised, realised_of
from salesdesk.domain.value import FORMULAS, Benefit, CashOnce, Given, Kind, Origin, PerYear, evaluate

_GAINS = frozenset({Kind.CASH_ONCE, Kind.YEARLY_GAIN})


class Pending(StrEnum):
    """Why a figure is not on the page: it is to be confirmed first."""

    NEVER_AGREED = "never_agreed"
    CHANGED_SINCE = "changed_since"
    AGREED_EARLIER = "agreed_earlier"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One gain that the client validated; what was measured of it since counts in place of what was promised.

    Attributes:
        figure: The figure, with his words and their day.
        realised: What was measured of it since, latest; None when nothing was.
    """

    figure: Figure
    realised: Realised | None = None

    @property
    def cash(self) -> CashOnce | None:
        """What came once, as promised."""
        one = self.figure
        if one.cash_low_cents is None or one.cash_likely_cents is None or one.cash_high_cents is None:
            return None
        return CashOnce(one.cash_low_cents, one.cash_likely_cents, one.cash_high_cents)

    @property
    def yearly(self) -> PerYear | None:
        """What comes every year, as promised."""
        one = self.figure
        if one.yearly_low_cents is None or one.yearly_likely_cents is None or one.yearly_high_cents is None:
            return None
        return PerYear(one.yearly_low_cents, one.yearly_likely_cents, one.yearly_high_cents)

    @property
    def cash_counted(self) -> CashOnce | None:
        """What the sums take of what came once: the measure where there is one."""
        found = self.realised.cash if self.realised is not None else None
        return self.cash if found is None else CashOnce(found.actual_cents, found.actual_cents, found.actual_cents)

    @property
    def yearly_counted(self) -> PerYear | None:
        """What the sums take of what comes every year: the measure where there is one."""
        found = self.realised.yearly if self.realised is not None else None
        return self.yearly if found is None else PerYear(found.actual_cents, found.actual_cents, found.actual_cents)


@dataclass(frozen=True, slots=True)
class PendingLine:
    """One gain that is not on the page, and why; for the rep only."""

    figure: Figure
    why: Pending


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The page of one client and one year.

    Attributes:
        account_name: The client.
        year: The year.
        lines: Gains that he validated during it, oldest first.
        pending: Gains still to be confirmed; never printed.
        payments: Affairs paid during the year.
        cash: Sum of what came once, measured where it was.
        yearly: Sum of what comes every year, likewise; the two are never added.
        ratio: Yearly gain for one of price, from the calculator; None when one of the two is missing.
        made_on: Day of the page.
        made_by: Who signs it, by name.
    """

    account_name: str
    year: int
    lines: tuple[StatementLine, ...]
    pending: tuple[PendingLine, ...]
    payments: tuple[Opportunity, ...]
    cash: CashOnce
    yearly: PerYear
    ratio: Benefit | None
    made_on: date
    made_by: str = ""

    @property
    def paid_cents(self) -> int:
        """What the client paid during the year."""
        return sum(one.paid_cents for one in self.payments)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was validated: there is no page to print."""
        return not self.lines

    @property
    def advised_against(self) -> bool:
        """Whether the yearly gain is under three times the price: the renewal is advised against as it stands."""
        return self.ratio is not None and "value.advice_ratio_low" in self.ratio.advice


def statement_of(
    account_name: str,
    year: int,
    figures: Sequence[Figure],
    measures: Iterable[FigureMeasure],
    opportunities: Iterable[Opportunity],
    *,
    made_on: date,
    made_by: str = "",
) -> Statement:
    """Makes the statement of a year.

    Args:
        account_name: The client.
        year: The year.
        figures: His figures up to the end of that year, latest first.
        measures: What was measured, latest first.
        opportunities: His affairs.
        made_on: Today.
        made_by: Who signs.

    Returns:
        The gains validated in that year; the same numbers under two talking points count once.

    Source: product.md 2.4, statement of benefits; conversation.md 3.3, a ratio under 3 is advised against.
    """
    latest_measure: dict[object, FigureMeasure] = {}
    for measure in measures:
        latest_measure.setdefault(measure.figure_id, measure)
    lines: list[StatementLine] = []
    pending: list[PendingLine] = []
    counted: set[tuple[str, str]] = set()
    for figure in _latest_gains(figures):
        if figure.agreed_on is None or not figure.agreed_words or figure.agreed_on.year != year:
            pending.append(PendingLine(figure, _why(figure, figures, year)))
        elif (figure.formula, figure.inputs) not in counted:
            counted.add((figure.formula, figure.inputs))
            found = latest_measure.get(figure.id)
            lines.append(StatementLine(figure, realised_of(figure, found) if found is not None else None))
    lines.sort(key=lambda one: (one.figure.agreed_on or made_on, one.figure.formula))
    paid = tuple(
        one for one in opportunities if one.paid_cents and one.paid_on is not None and one.paid_on.year == year
    )
    yearly = PerYear.total(one.yearly_counted for one in lines if one.yearly_counted is not None)
    return Statement(
        account_name=account_name,
        year=year,
        lines=tuple(lines),
        pending=tuple(pending),
        payments=tuple(sorted(paid, key=lambda one: one.paid_on or made_on)),
        cash=CashOnce.total(one.cash_counted for one in lines if one.cash_counted is not None),
        yearly=yearly,
        ratio=_ratio(yearly, sum(one.paid_cents for one in paid), made_on),
        made_on=made_on,
        made_by=made_by,
    )


def _latest_gains(figures: Sequence[Figure]) -> list[Figure]:
    kept: dict[tuple[str, str | None], Figure] = {}
    for one in figures:
        known = FORMULAS.get(one.formula)
        if known is not None and known.kind in _GAINS:
            kept.setdefault((one.formula, one.point_key), one)
    return list(kept.values())


def _why(figure: Figure, figures: Sequence[Figure], year: int) -> Pending:
    if figure.agreed_on is not None and figure.agreed_words:
        return Pending.AGREED_EARLIER
    same = (one for one in figures if (one.formula, one.point_key) == (figure.formula, figure.point_key))
    agreed_before = any(one.agreed_on is not None and one.agreed_on.year <= year for one in same if one is not figure)
    return Pending.CHANGED_SINCE if agreed_before else Pending.NEVER_AGREED


def _ratio(yearly: PerYear, paid_cents: int, today: date) -> Benefit | None:
    if yearly.low_cents <= 0 or paid_cents < money.CENTS_IN_UNIT:
        return None
    if max(yearly.high_cents, paid_cents) > MOST_MEASURED_CENTS:
        return None
    gain = Given(
        money.units(yearly.low_cents), money.units(yearly.likely_cents), money.units(yearly.high_cents),
        Origin.CLIENT_SAID, today,
    )  # fmt: skip
    fee: Decimal = money.units(paid_cents)
    return evaluate(
        "benefit_ratio", {"gain_year": gain, "fee_year": Given.exact(fee, Origin.MEASURED, today)}, today=today
    )
