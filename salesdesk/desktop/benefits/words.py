"""Figures in words: what a benefit amounts to, how it was computed, the sentence that says it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import NARROW, NBSP, in_language, language, money, number_text
from salesdesk.domain.money import cents, spoken
from salesdesk.domain.process import Point
from salesdesk.domain.value import Estimate, Formula, Given, Kind, Reason, Unit
from salesdesk.domain.value import formula as formula_of
from salesdesk.services.benefits import Benefit, BenefitCard

translate: Final = QCoreApplication.translate

_PLACE: Final = re.compile(r"\{(\w+)\}")
_MONEY: Final = frozenset({Unit.EUR, Unit.EUR_PER_HOUR})
_SAID_BY_LABEL: Final = frozenset(
    {Unit.COUNT, Unit.RATIO, Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.KWH}
)
"""Units that the words around the figure name already: "heures par arrêt 8"."""

_SECOND_LINES: Final = {"dso_release": "rate", "stock_release": "rate", "extra_price": "hours2"}
"""Calculators whose optional input adds a line to the calculation."""


def quantity(value: Decimal, unit: Unit, messages: Messages) -> str:
    """A number with its unit, for example "8 h" or "92 000 €"."""
    if unit in _MONEY:
        return money(cents(value))
    places = max(0, -int(value.normalize().as_tuple().exponent)) if value else 0
    figure = number_text(float(value), min(places, 3))
    if unit is Unit.PERCENT:
        return f"{figure}%" if language() == "en" else f"{figure}{NARROW}%"
    if unit in _SAID_BY_LABEL:
        return figure
    return f"{figure}{NBSP}{messages.text(f'value.unit_{unit.value}')}"


def estimate(value: Estimate, messages: Messages) -> str:
    """An output as it is said: rounded down to two figures, unless it is exact."""
    return quantity(value.spoken, value.unit, messages)


def filled(text: str, outputs: Mapping[str, Estimate], messages: Messages) -> str:
    """A sentence with its placeholders filled; what is not known stays an ellipsis, never an invented amount."""
    return _PLACE.sub(lambda place: estimate(outputs[place[1]], messages) if place[1] in outputs else "…", text)


@dataclass(frozen=True, slots=True)
class Headline:
    """The figure to show large and what it counts."""

    figure: str
    unit: str


def headline(benefit: Benefit, messages: Messages) -> Headline:
    """The figure of a benefit: its cash or its yearly gain, else the first output of its formula."""
    if benefit.cash_once is not None and benefit.kind is Kind.CASH_ONCE:
        return Headline(
            money(spoken(benefit.cash_once.likely_cents)), translate("ConversationWords", "de trésorerie, une fois")
        )
    if benefit.yearly is not None:
        units = {
            Kind.CLIENT_COST: translate("ConversationWords", "par an aujourd’hui"),
            Kind.SELLER_COST: translate("ConversationWords", "par an, à notre charge"),
        }
        return Headline(
            money(spoken(benefit.yearly.likely_cents)),
            units.get(benefit.kind, translate("ConversationWords", "par an")),
        )
    first = benefit.outputs[benefit.headline]
    unit = translate("ConversationWords", "à annoncer d’abord") if benefit.kind is Kind.PRICE else ""
    return Headline(estimate(first, messages), unit)


def band(benefit: Benefit) -> tuple[int, int, int] | None:
    """Low, likely and high of what is shown large, in cents; None when there is no range."""
    amounts = benefit.cash_once if benefit.kind is Kind.CASH_ONCE else benefit.yearly
    if amounts is None or amounts.low_cents == amounts.high_cents:
        return None
    return amounts.low_cents, amounts.likely_cents, amounts.high_cents


def how(card: BenefitCard, messages: Messages) -> str:
    """The inputs that made the figure, in the order of the form."""
    benefit = card.benefit
    if benefit is None:
        return ""
    return " · ".join(_inputs(card, benefit, messages))


def _inputs(card: BenefitCard, benefit: Benefit, messages: Messages) -> Iterator[str]:
    for one in card.formula.inputs:
        given = benefit.inputs.get(one.name)
        if given is not None and one.name not in benefit.defaulted:
            label = messages.text(card.formula.input_label_key(one.name))
            yield f"{label[:1].lower()}{label[1:]} {quantity(given.likely, one.unit, messages)}"


def origin_text(given: Given, messages: Messages) -> str:
    """Where a figure comes from."""
    return messages.text(f"value.origin_{given.origin.value}")


def sentence(card: BenefitCard, messages: Messages) -> str:
    """What to say: the words of the process, else those of the formula."""
    return sentence_of(card.formula, card.point, card.benefit, messages)


def sentence_of(formula: Formula, point: Point | None, benefit: Benefit | None, messages: Messages) -> str:
    """The sentence that says a figure aloud, likely values rounded down to two significant figures.

    Args:
        formula: The calculator.
        point: The talking point whose words are said; None for those of the calculator.
        benefit: The figure; None leaves ellipses, never an invented amount.
        messages: Words of the calculators.
    """
    known: Mapping[str, Estimate] = benefit.outputs if benefit is not None else {}
    if point is not None:
        text = in_language(point.text)
        if not known or set(_PLACE.findall(text)) <= set(known):
            return filled(text, known, messages)
    outputs = {one.name: estimate(known[one.name], messages) if one.name in known else "…" for one in formula.outputs}
    return messages.text(formula.sentence_key, **outputs)


def calculation(benefit: Benefit, messages: Messages) -> tuple[str, ...]:
    """The formula in words with the likely numbers: "15 kW × 4 000 h × (1 − 0,8³) × 0,18 €/kWh".

    Args:
        benefit: The figure.
        messages: Words of the calculators.

    Returns:
        One line, and a second where an optional input adds one.
    """
    formula = formula_of(benefit.formula)
    units = {one.name: one.unit for one in formula.inputs}
    said = {name: quantity(one.likely, units[name], messages) for name, one in benefit.inputs.items()}
    lines = [messages.text(f"benefits.how_{formula.id}", **said)]
    if formula.id in _SECOND_LINES and _SECOND_LINES[formula.id] in said:
        lines.append(messages.text(f"benefits.more_{formula.id}", **said))
    return tuple(lines)


def amounts(benefit: Benefit) -> tuple[str, ...]:
    """Cash once and yearly amount, each on its own line when the figure has both: they are never added.

    Args:
        benefit: The figure.
    """
    if benefit.cash_once is None or benefit.yearly is None:
        return ()
    once = QCoreApplication.translate("ConversationWords", "{amount} de trésorerie, une fois")
    every = QCoreApplication.translate("ConversationWords", "{amount} par an")
    return (
        once.format(amount=money(benefit.cash_once.spoken_cents)),
        every.format(amount=money(benefit.yearly.spoken_cents)),
    )


def quoted(text: str) -> str:
    """A sentence between quotation marks of the language."""
    return f"“{text}”" if language() == "en" else f"«\u00a0{text}\u00a0»"


def doubts(chosen: Formula, reasons: Iterable[Reason], messages: Messages) -> list[str]:
    """Says why a figure is to be confirmed, a sentence a reason, with the inputs that it concerns.

    Args:
        chosen: The calculator.
        reasons: Why, an input each.
        messages: Their words.
    """
    by_key: dict[str, list[str]] = {}
    for one in reasons:
        by_key.setdefault(one.key, []).append(messages.text(chosen.input_label_key(one.input)))
    return [f"{messages.text(key).removesuffix('.')} ({', '.join(labels)})." for key, labels in by_key.items()]
