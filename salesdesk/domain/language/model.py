"""The small model (modèle): letters and words weighed by TF-IDF, structural flags, a logistic answer; from JSON.

Three answers: whether a sentence speaks of us (effort or feature) rather than of the client's gain or of facts; if so,
which of the two; if not, whether it tells a gain. Nothing but this file is needed to read the weights.
Source: conversation.md 3: character and word TF-IDF with a logistic model and eleven structural flags.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.language.flags import FLAGS, flags_of
from salesdesk.domain.language.folding import fold, own_words

FORMAT: Final = 1
"""Version of the form of the weights; others are refused."""
MOST_BYTES: Final = 200_000
"""Greatest size of the weights of a language."""
SCALE: Final = 1000
"""Weights are whole thousandths, so that the same data gives the same bytes."""
FLAG_WEIGHT: Final = 0.35
"""How much a flag counts beside the letters, whose vector has length 1."""

_SHORTEST, _LONGEST = 2, 4
_DIGITS: Final = re.compile(r"\d[\d ,.]*\d|\d")
_WORD: Final = re.compile(r"[\w€%£$]+")
_MOST_GRAMS: Final = 20_000
_MOST_WEIGHT: Final = 100_000
_BAD: Final = "language.bad_weights"


def grams_of(folded: str) -> Counter[str]:
    """Counts the letters and words of a sentence.

    Args:
        folded: The folded sentence.

    Returns:
        Runs of two to four letters, a space at each end of the sentence, and words and pairs of words after a ``=``;
        every number is one ``0``.
    """
    text = f" {' '.join(_DIGITS.sub('0', folded).split())} "
    counted: Counter[str] = Counter()
    for size in range(_SHORTEST, _LONGEST + 1):
        counted.update(text[place : place + size] for place in range(len(text) - size + 1))
    words = _WORD.findall(text)
    counted.update(f"={word}" for word in words)
    counted.update(f"={first} {second}" for first, second in pairwise(words))
    return counted


@dataclass(frozen=True, slots=True)
class Gram:
    """What is known of one gram.

    Attributes:
        seen_in: How many of the sentences learned from hold it.
        flag: Its weight for "speaks of us", in thousandths.
        kind: Its weight for "effort rather than feature", in thousandths.
        gain: Its weight for "a gain rather than a plain fact", in thousandths.
    """

    seen_in: int
    flag: int
    kind: int
    gain: int


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of one language (poids).

    Attributes:
        lang: ``fr`` or ``en``.
        sentences: How many sentences they were learned from.
        biases: Of the three answers, in thousandths: speaks of us, effort rather than feature, gain rather than fact.
        flags: For each flag its three weights.
        grams: For each gram what is known of it.
    """

    lang: str
    sentences: int
    biases: tuple[int, int, int]
    flags: tuple[tuple[int, int, int], ...]
    grams: Mapping[str, Gram]

    def to_json(self) -> str:
        """Writes them, the same weights always to the same text."""
        content = {
            "format": FORMAT,
            "lang": self.lang,
            "sentences": self.sentences,
            "biases": list(self.biases),
            "flags": {name: list(three) for name, three in zip(FLAGS, self.flags, strict=True)},
            "grams": {key: [one.seen_in, one.flag, one.kind, one.gain] for key, one in sorted(self.grams.items())},
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def vector(counted: Mapping[str, int], seen_in: Mapping[str, int], sentences: int) -> dict[str, float]:
    """Weighs the grams of a sentence: rare ones more, of length 1 in the whole.

    Args:
        counted: As :func:`grams_of` gives it.
        seen_in: For each gram known, in how many sentences it was.
        sentences: How many there were.

    Returns:
        The share of each known gram; empty when none is known.
    """
    raw = {
        gram: (1.0 + math.log(count)) * (math.log((1 + sentences) / (1 + seen_in[gram])) + 1.0)
        for gram, count in counted.items()
        if gram in seen_in
    }
    length = math.sqrt(sum(share * share for share in raw.values()))
    return {gram: share / length for gram, share in raw.items()} if length else {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model makes of a sentence.

    Attributes:
        flag: Probability that it speaks of us: our effort or our features.
        effort: Probability of effort rather than feature, if it does.
        gain: Probability that it tells a gain, if it does not.
    """

    flag: float
    effort: float
    gain: float


def ask(folded: str, weights: Weights) -> Answer:
    """Asks the model.

    Args:
        folded: The folded sentence.
        weights: Those of its language.

    Returns:
        The three probabilities.
    """
    own = own_words(folded)
    known = weights.grams
    counted = {gram: count for gram, count in grams_of(own).items() if gram in known}
    shares = vector(counted, {gram: known[gram].seen_in for gram in counted}, weights.sentences)
    flag, kind, gain = map(float, weights.biases)
    for gram, share in shares.items():
        one = known[gram]
        flag += share * one.flag
        kind += share * one.kind
        gain += share * one.gain
    for stands, three in zip(flags_of(own, weights.lang), weights.flags, strict=True):
        if stands:
            flag += FLAG_WEIGHT * three[0]
            kind += FLAG_WEIGHT * three[1]
            gain += FLAG_WEIGHT * three[2]
    return Answer(logistic(flag / SCALE), logistic(kind / SCALE), logistic(gain / SCALE))


def ask_text(sentence: str, weights: Weights) -> Answer:
    """Asks the model about a sentence as written."""
    return ask(fold(sentence), weights)


def logistic(value: float) -> float:
    """Returns the logistic function, without overflow at either end."""
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-value))
    power = math.exp(value)
    return power / (1.0 + power)


def read_weights(content: str, lang: str) -> Weights:
    """Reads weights and checks all of them: they may come from a server or an older program.

    Args:
        content: JSON, as :meth:`Weights.to_json` writes it.
        lang: Language they must be of.

    Returns:
        The weights.

    Raises:
        UserError: ``language.bad_weights`` with what is wrong.
    """
    if len(content.encode()) > MOST_BYTES:
        raise UserError(_BAD, part="size")
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as failure:
        raise UserError(_BAD, part="json") from failure
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise UserError(_BAD, part="format")
    if found.get("lang") != lang:
        raise UserError(_BAD, part="lang")
    sentences = found.get("sentences")
    if not isinstance(sentences, int) or isinstance(sentences, bool) or not 1 <= sentences <= 10_000_000:
        raise UserError(_BAD, part="sentences")
    flags = found.get("flags")
    if not isinstance(flags, dict) or set(flags) != set(FLAGS):
        raise UserError(_BAD, part="flags")
    grams = found.get("grams")
    if not isinstance(grams, dict) or not 1 <= len(grams) <= _MOST_GRAMS:
        raise UserError(_BAD, part="grams")
    return Weights(
        lang=lang,
        sentences=sentences,
        biases=_three(found.get("biases")),
        flags=tuple(_three(flags[name]) for name in FLAGS),
        grams=MappingProxyType({gram: _gram(four, sentences) for gram, four in grams.items()}),
    )


def _gram(content: object, sentences: int) -> Gram:
    four = _weights_in(content, 4)
    if not 1 <= four[0] <= sentences:
        raise UserError(_BAD, part="grams")
    return Gram(*four)


def _three(content: object) -> tuple[int, int, int]:
    first, second, third = _weights_in(content, 3)
    return first, second, third


def _weights_in(content: object, count: int) -> tuple[int, ...]:
    if not isinstance(content, list) or len(content) != count or not all(map(_whole, content)):
        raise UserError(_BAD, part="numbers")
    if any(abs(one) > _MOST_WEIGHT for one in content):
        raise UserError(_BAD, part="numbers")
    return tuple(content)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
