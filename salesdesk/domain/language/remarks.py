"""What is remarked on a sentence (remarque): effort talk, feature talk, "it is easy"; questions are exempt.

Source: product.md 2.4; conversation.md 3.2: underline when the lexicon hits or the model is sure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from salesdesk.domain.language.flags import is_question
from salesdesk.domain.language.folding import fold_placed
from salesdesk.domain.language.lexicon import Family, Lexicon
from salesdesk.domain.language.model import Weights, ask
from salesdesk.domain.language.sentences import Sentence, split
from salesdesk.domain.language_labels import LanguageLabelKind

SURE: Final = 0.7
"""Probability from which the model alone makes a remark."""
EVEN: Final = 0.5
LEAST_WORDS: Final = 4
"""In fewer words the model alone says nothing: titles, greetings and names have no weight of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class Tools:
    """What judges the sentences of a language: lexicon and weights."""

    lexicon: Lexicon
    weights: Weights


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sentence speaks of.

    Attributes:
        flagged: Whether a remark is made.
        label: What it speaks of.
        reason: Message key of the reason; empty when nothing is remarked.
        family: The family that tells it, and whose benefits are offered; None when nothing is remarked.
        start: First letter of the words that tell it, in the sentence.
        end: After their last letter; the whole sentence when the model alone speaks.
        probability: What the model says, 0 to 1, that it speaks of us.
    """

    flagged: bool
    label: LanguageLabelKind
    reason: str
    family: Family | None
    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of a text that is remarked on.

    Attributes:
        sentence: The sentence and its place.
        verdict: What is said of it.
    """

    sentence: Sentence
    verdict: Verdict

    @property
    def start(self) -> int:
        """First letter of the words to underline, in the text."""
        return self.sentence.start + self.verdict.start

    @property
    def end(self) -> int:
        """After the last letter of the words to underline, in the text."""
        return self.sentence.start + self.verdict.end


def judge(sentence: str, tools: Tools) -> Verdict:
    """Judges one sentence.

    Args:
        sentence: As it is written.
        tools: Lexicon and weights of its language.

    Returns:
        The verdict; a question is never flagged.
    """
    folded = fold_placed(sentence)
    answer = ask(folded.text, tools.weights)
    unflagged = LanguageLabelKind.BENEFIT if answer.gain >= EVEN else LanguageLabelKind.NEUTRAL
    if is_question(folded.text):
        return Verdict(False, LanguageLabelKind.NEUTRAL, "", None, 0, len(sentence), answer.flag)
    hit = tools.lexicon.find(folded.text)
    if hit is not None:
        start, end = folded.source_span(hit.start, hit.end)
        family = hit.family
        return Verdict(True, family.label, f"language.reason_{family.id}", family, start, end, answer.flag)
    if answer.flag < SURE or _is_short(folded.text) or tools.lexicon.is_courtesy(folded.text):
        return Verdict(False, unflagged, "", None, 0, len(sentence), answer.flag)
    label = LanguageLabelKind.EFFORT if answer.effort >= EVEN else LanguageLabelKind.FEATURE
    family = tools.lexicon.first_of(label)
    return Verdict(True, label, f"language.reason_{label.value}", family, 0, len(sentence), answer.flag)


def _is_short(folded: str) -> bool:
    return sum(any(sign.isalnum() for sign in word) for word in folded.split()) < LEAST_WORDS


def remarks_on(
    text: str, lang: str, tools: Tools, judged: Callable[[str, Tools], Verdict] = judge
) -> tuple[Remark, ...]:
    """Finds what is to be remarked in a text.

    Args:
        text: Plain text or Markdown.
        lang: Its language.
        tools: Lexicon and weights of that language.
        judged: What judges a sentence; another than :func:`judge` may remember what it said.

    Returns:
        The sentences remarked on, in order.
    """
    found = (Remark(one, judged(one.text, tools)) for one in split(text, lang))
    return tuple(one for one in found if one.verdict.flagged)
