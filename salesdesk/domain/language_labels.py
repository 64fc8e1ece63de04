"""Sentences labelled by those who wrote them (phrases étiquetées) and the weights learned from them (poids).

A sentence is kept only with the writer's consent and without names; nothing tells who wrote it.
Source: conversation.md 3.2: each decision becomes a labelled sentence, the server refits, a JSON of weights syncs back.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from salesdesk.domain.ids import LanguageLabelId, LanguageWeightsId, UserId


class LanguageLabelKind(StrEnum):
    """What a sentence speaks of."""

    EFFORT = "effort"
    FEATURE = "feature"
    BENEFIT = "benefit"
    NEUTRAL = "neutral"


class NudgeDecision(StrEnum):
    """What the writer did with a remark."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLabel:
    """A sentence and what its writer decided (phrase étiquetée).

    Attributes:
        sentence: The words, names and figures that identify somebody taken out.
        lang: ``fr`` or ``en``.
        label: What the sentence speaks of, as the decision tells: a dismissed remark makes it neutral.
        proposed: What the remark took it for.
        replaced_by: The sentence that took its place, names taken out; empty when none did.
    """

    id: LanguageLabelId
    lang: str
    sentence: str
    label: LanguageLabelKind
    proposed: LanguageLabelKind
    decision: NudgeDecision
    decided_on: date
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageWeights:
    """Weights of the model of one language (poids), refitted from the firm's labelled sentences.

    Attributes:
        version: 1 and up; the greatest one is used.
        content: The JSON of the weights, as ``resources/value_language`` holds it.
        sentences: How many labelled sentences they were learned from.
    """

    id: LanguageWeightsId
    lang: str
    version: int
    content: str
    sentences: int
    published_at: datetime
    published_by: UserId
