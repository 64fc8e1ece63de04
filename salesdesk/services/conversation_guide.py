"""The guide of a conversation (fil de la conversation): six steps with their lines, and the proofs of the stage.

Source: product.md 2.3; look.md: contract = open, questions = quantify, points = propose, presale points = presell,
commitments = engage.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from unicodedata import combining, normalize

from salesdesk.domain.opportunities import Evidence
from salesdesk.domain.process import (
    ConversationTemplate,
    Criterion,
    Objection,
    Point,
    PointKind,
    ProofFact,
    Question,
    Stage,
    Text,
    is_proved,
)

NO_WORDS: Final = Text()
STEPS: Final = ("prepare", "open", "quantify", "propose", "presell", "engage")
"""Ids of the six steps of any conversation, in order."""

_GENERIC: Final = {
    "prepare": ("generic_goal", "generic_solvency"),
    "open": ("generic_contract",),
    "quantify": ("generic_stake", "generic_cost", "generic_circuit"),
    "propose": ("generic_benefit",),
    "presell": ("generic_extra",),
    "engage": ("generic_next", "generic_payment"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideItem:
    """One line of the guide to cover.

    Attributes:
        key: What is ticked.
        words: The words of the process; empty for a line that every conversation has.
        message: Message key of such a line; empty otherwise.
        ticked_at: When it was ticked; None while it is not.
        question: The question behind it, if it is one.
    """

    key: str
    words: Text = NO_WORDS
    message: str = ""
    ticked_at: datetime | None = None
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One of the six steps with its lines."""

    id: str
    items: tuple[GuideItem, ...]

    @property
    def covered(self) -> int:
        """How many lines are ticked."""
        return sum(one.ticked_at is not None for one in self.items)

    @property
    def done(self) -> bool:
        """Whether every line is ticked."""
        return self.covered == len(self.items)


@dataclass(frozen=True, slots=True)
class ProofLine:
    """An exit criterion of the stage, and the evidence that stands for it, latest first."""

    criterion: Criterion
    evidence: tuple[Evidence, ...]
    proved: bool


def tick_times(ticks: tuple[str, ...]) -> dict[str, datetime]:
    """Reads when each line was ticked.

    Args:
        ticks: Ticks of a conversation.

    Returns:
        Key to instant, UTC; two devices that ticked the same line leave the earlier one.
    """
    times: dict[str, datetime] = {}
    for entry in sorted(ticks):
        key, _, at = entry.partition("@")
        times.setdefault(key, datetime.fromisoformat(at))
    return times


def guide_of(template: ConversationTemplate | None, ticks: tuple[str, ...]) -> tuple[GuideStep, ...]:
    """Lays out the six steps of a conversation.

    Args:
        template: The conversation of the process; None lays out what every conversation needs.
        ticks: What was covered.

    Returns:
        The steps in order; a step that the template says nothing about keeps its general lines.

    Source: product.md 2.3; contract = open, questions = quantify, points = propose, presale points = presell,
    commitments = engage.
    """
    times = tick_times(ticks)
    own = _template_lines(template)
    steps = []
    for step in STEPS:
        lines = own.get(step) or [
            GuideItem(key=f"general.{name}", message=f"conversation.{name}") for name in _GENERIC[step]
        ]
        items = tuple(
            GuideItem(
                key=one.key, words=one.words, message=one.message, ticked_at=times.get(one.key), question=one.question
            )
            for one in lines
        )
        steps.append(GuideStep(step, items))
    return tuple(steps)


def _template_lines(template: ConversationTemplate | None) -> dict[str, list[GuideItem]]:
    if template is None:
        return {}
    lines: dict[str, list[GuideItem]] = {
        "quantify": [GuideItem(key=one.id, words=one.text, question=one) for one in template.questions],
        "propose": [GuideItem(key=one.id, words=one.text) for one in template.points if _benefit(one)],
        "presell": [GuideItem(key=one.id, words=one.text) for one in template.points if not _benefit(one)],
        "engage": [GuideItem(key=one.id, words=one.text) for one in template.commitments],
    }
    if template.contract is not None:
        lines["open"] = [GuideItem(key=f"{template.id}.contract", words=template.contract)]
    return lines


def _benefit(point: Point) -> bool:
    return point.kind is PointKind.BENEFIT


def proof_lines(stage: Stage | None, evidence: tuple[Evidence, ...]) -> tuple[ProofLine, ...]:
    """Puts the evidence of an opportunity beside the exit criteria of its stage.

    Args:
        stage: The stage; None without an opportunity.
        evidence: All the evidence of the opportunity.

    Returns:
        One line a criterion, in the order of the process.
    """
    if stage is None:
        return ()
    facts = [ProofFact(one.criterion_key, one.kind, one.side) for one in evidence]
    return tuple(
        ProofLine(
            criterion,
            tuple(one for one in reversed(evidence) if one.criterion_key == criterion.id),
            is_proved(criterion, facts),
        )
        for criterion in stage.exit
    )


def objections_like(objections: tuple[Objection, ...], typed: str, lang: str) -> tuple[Objection, ...]:
    """Finds the objections that hold the words typed, without regard to accents and case.

    Args:
        objections: Those of the process, in order.
        typed: What the person types; empty finds none.
        lang: ``fr`` or ``en``.

    Returns:
        Those that hold every word, at the beginning of one of theirs.
    """
    wanted = _bare(typed).split()
    if not wanted:
        return ()
    found = []
    for one in objections:
        known = _bare(one.text.in_(lang)).split()
        if all(any(word.startswith(each) for word in known) for each in wanted):
            found.append(one)
    return tuple(found)


def _bare(text: str) -> str:
    plain = "".join(sign for sign in normalize("NFD", text.casefold()) if not combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in plain)
