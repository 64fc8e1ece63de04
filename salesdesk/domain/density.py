"""How much of the guide somebody needs (densité): proposed from what he has shown, with its reason.

Source: product.md 2.3: checklist for the veteran, frame for the beginner, bare for the improviser.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from salesdesk.domain.conversation import Density
from salesdesk.domain.errors import ErrorArgument

ENOUGH: Final = 3
"""Conversations of a template after which its thread is known."""
ALONE: Final = 3
"""Own score from which somebody does without help: 3 is "alone" of the four steps."""


@dataclass(frozen=True, slots=True)
class Held:
    """One conversation of the template, concluded by this person.

    Attributes:
        score: His own score of it, 1 to 4; None when he gave none.
        ticked: Whether he ticked any line of the guide.
    """

    score: int | None
    ticked: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """The density proposed and why.

    Attributes:
        density: What to show.
        reason: Message key of the reason.
        args: What fills it.
    """

    density: Density
    reason: str
    args: dict[str, ErrorArgument] = field(default_factory=dict)


def advise(held: Sequence[Held]) -> Advice:
    """Proposes how much of the guide to show.

    Args:
        held: Conversations of the same template that this person concluded, the latest first.

    Returns:
        The frame until three were held; then, when the median of the last three own scores is 3 or more, the checklist,
        or the bare notes for who ticked nothing in them. Without a score, or under 3, the frame stays.
    """
    count = len(held)
    if count < ENOUGH:
        return Advice(Density.FRAME, "density.new" if not count else "density.few", {"count": count} if count else {})
    last = held[:ENOUGH]
    scores = [one.score for one in last if one.score is not None]
    if not scores:
        return Advice(Density.FRAME, "density.unscored", {"count": count})
    score = int(median(scores))
    if score < ALONE:
        return Advice(Density.FRAME, "density.low", {"count": count, "score": score})
    if not any(one.ticked for one in last):
        return Advice(Density.BARE, "density.improviser", {"count": count, "score": score})
    return Advice(Density.CHECKLIST, "density.veteran", {"count": count, "score": score})
