"""What may be said instead (reformulation): a gain with the client's known figures, or the question that obtains them.

Filled from templates with figures computed from the client's own inputs; never an amount of its own making.
Source: conversation.md 3.2: template-based, not generated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from salesdesk.domain.conversation import Figure
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import FigureId
from salesdesk.domain.language.lexicon import Family
from salesdesk.domain.value import FORMULAS, Benefit, Estimate, Formula, Kind, evaluate, read_inputs

_GAINS: Final = frozenset({Kind.CASH_ONCE, Kind.YEARLY_GAIN})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to say instead.

    Attributes:
        formula: The calculator it rests on.
        figure_id: The figure that fills it; None for a question.
        outputs: Likely outputs of that figure, by name; empty for a question.
        to_confirm: True when the figure rests on a guess or is old.
        agreed_words: The client's own words on it; empty while he signed nothing off.
    """

    formula: Formula
    figure_id: FigureId | None
    outputs: Mapping[str, Estimate]
    to_confirm: bool = False
    agreed_words: str = ""

    @property
    def is_question(self) -> bool:
        """Whether it asks for a figure instead of stating one."""
        return self.figure_id is None

    @property
    def key(self) -> str:
        """Message key: the sentence of the calculator, or the question that obtains its inputs."""
        return f"language.ask_{self.formula.id}" if self.is_question else self.formula.sentence_key


def propose(family: Family, figures: Sequence[Figure], today: date) -> Proposal:
    """Proposes what to say instead of a sentence.

    Args:
        family: What the sentence speaks of; its benefits are tried first, in their order.
        figures: Those of the account; none outside an account.
        today: Day from which their age is counted.

    Returns:
        A gain that this client's figures support, the greatest one when none belongs to the family; else the question
        for the first benefit of the family.
    """
    known = [(one, benefit) for one in figures if (benefit := _gain(one, today)) is not None]
    for formula_id in family.benefits:
        for figure, benefit in known:
            if figure.formula == formula_id:
                return _stated(figure, benefit)
    if known:
        return _stated(*max(known, key=lambda pair: _likely_cents(pair[1])))
    return Proposal(FORMULAS[family.benefits[0]], None, {})


def _stated(figure: Figure, benefit: Benefit) -> Proposal:
    return Proposal(
        FORMULAS[figure.formula], figure.id, dict(benefit.outputs), benefit.to_confirm, figure.agreed_words.strip()
    )


def _gain(figure: Figure, today: date) -> Benefit | None:
    """Computes a figure again; None when it is no gain of the client, or not to be computed any more."""
    formula = FORMULAS.get(figure.formula)
    if formula is None or formula.kind not in _GAINS:
        return None
    try:
        benefit = evaluate(figure.formula, read_inputs(figure.inputs), today=today)
    except (UserError, ValueError):
        return None
    return benefit if _likely_cents(benefit) > 0 else None


def _likely_cents(benefit: Benefit) -> int:
    amounts = (benefit.cash_once, benefit.yearly)
    return max((one.likely_cents for one in amounts if one is not None), default=0)
