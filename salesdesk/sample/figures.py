"""Figures (chiffrages) of the sample: the client's own numbers put through the calculators, as the program does it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from salesdesk.domain.conversation import Conversation, Figure
from salesdesk.domain.ids import FigureId
from salesdesk.domain.value import Benefit, Given, Origin, evaluate, write_inputs
from salesdesk.sample.draw import Draw
from salesdesk.sample.ledger import Book
from salesdesk.sample.phrases import AGREED
from salesdesk.sample.site import Site

# By calculator: the talking point that says it, then each input as lowest, highest and step.
_RANGES: dict[str, tuple[str | None, dict[str, tuple[str, str, str]]]] = {
    "downtime": ("p1", {"events": ("1", "4", "1"), "hours": ("2", "9", "1"), "margin_hour": ("300", "1900", "50")}),
    "stock_release": ("p2", {"value": ("15000", "120000", "500"), "pct": ("10", "40", "1"), "rate": ("12", "20", "1")}),
    "pump_energy": ("p3", {"kw": ("7", "55", "1"), "hours": ("3000", "7500", "100"), "speed": ("0.70", "0.90", "0.01"),
                           "price": ("0.14", "0.22", "0.01")}),
    "rework": (None, {"errors_year": ("10", "60", "1"), "hours_each": ("1", "3", "0.5"), "cost_hour": ("38", "55", "1"),
                      "share": ("20", "60", "5")}),
    "time_saved": (None, {"hours_week": ("2", "9", "1"), "cost_hour": ("35", "52", "1")}),
}  # fmt: skip
_BY_STAGE = {"C1": ("downtime",), "C2": ("stock_release", "time_saved"), "C3": ("pump_energy", "rework")}
_SHARE = 0.6
_WIDTH = Decimal("0.15")


def figure_of(
    book: Book,
    held: Conversation,
    formula: str,
    given: dict[str, Given],
    *,
    on: date,
    point_key: str | None = None,
    agreed_words: str = "",
    at: datetime | None = None,
) -> Figure:
    """Computes one figure from the client's numbers, as the program does.

    Args:
        book: What the firm shares.
        held: The conversation where they were given.
        formula: Id of the calculator.
        given: Input name to figure.
        on: Day of the computation.
        point_key: The talking point that says it.
        agreed_words: The client's words when he signed it off.
        at: Instant of the computation; the beginning of the conversation if None.
    """
    benefit = evaluate(formula, given, today=on)
    computed_at = at or held.started_at or held.created_at
    figure = Figure(
        id=FigureId(book.draw.id_at(computed_at)),
        account_id=held.account_id,
        formula=benefit.formula,
        formula_version=benefit.version,
        inputs=write_inputs(given),
        computed_at=computed_at,
        computed_by=held.rep_id,
        conversation_id=held.id,
        opportunity_id=held.opportunity_id,
        point_key=point_key,
        to_confirm=benefit.to_confirm,
        agreed_words=agreed_words,
        agreed_on=on if agreed_words else None,
    )
    return _with_amounts(figure, benefit)


def _with_amounts(figure: Figure, benefit: Benefit) -> Figure:
    cash, yearly = benefit.cash_once, benefit.yearly
    return replace(
        figure,
        cash_low_cents=cash.low_cents if cash else None,
        cash_likely_cents=cash.likely_cents if cash else None,
        cash_high_cents=cash.high_cents if cash else None,
        yearly_low_cents=yearly.low_cents if yearly else None,
        yearly_likely_cents=yearly.likely_cents if yearly else None,
        yearly_high_cents=yearly.high_cents if yearly else None,
    )


def write_figures(book: Book, site: Site) -> None:
    """Puts a figure on the conversations of an account where numbers were asked for."""
    draw = book.draw
    for stop in site.stops:
        held, formulas = stop.conversation, _BY_STAGE.get(stop.conversation_key or "")
        if held is None or held.concluded_at is None or not formulas or not draw.chance(_SHARE):
            continue
        formula, on = draw.pick(formulas), draw.days.day(stop.day)
        point, ranges = _RANGES[formula]
        given = {name: _given(draw, limits, on) for name, limits in ranges.items()}
        words = draw.pick(AGREED) if stop.advanced else ""
        book.ledger.add(figure_of(book, held, formula, given, on=on, point_key=point, agreed_words=words))


def _given(draw: Draw, limits: tuple[str, str, str], on: date) -> Given:
    low, high, step = (Decimal(limit) for limit in limits)
    likely = low + step * draw.whole(0, int((high - low) / step))
    origin = draw.pick((Origin.CLIENT_SAID, Origin.CLIENT_SAID, Origin.MEASURED, Origin.BENCHMARK, Origin.GUESS))
    if origin is Origin.MEASURED or step == 1:
        return Given.exact(likely, origin, on)
    # What was said and not measured keeps a margin, held inside what the calculator takes.
    margin = (likely * _WIDTH).quantize(step)
    return Given(max(likely - margin, low), likely, min(likely + margin, high), origin, on)
