"""Learns weights from labelled sentences (apprentissage), in plain Python, always the same from the same sentences.

Source: H.-F. Yu, F.-L. Huang, C.-J. Lin, "Dual coordinate descent methods for logistic regression and maximum entropy
models", Machine Learning 85, 2011, algorithm 5; TF-IDF with smoothed counts as usual.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from salesdesk.domain.language.flags import FLAGS, flags_of
from salesdesk.domain.language.folding import fold, own_words
from salesdesk.domain.language.model import FLAG_WEIGHT, SCALE, Gram, Weights, grams_of, vector
from salesdesk.domain.language_labels import LanguageLabelKind

COST: Final = 20.0
"""How much a sentence told wrongly costs against great weights."""
_LEAST_SEEN: Final = 2
_MOST_GRAMS: Final = 7000
_ROUNDS: Final = 25
_NEWTON_STEPS: Final = 8
_NEAR_ENOUGH: Final = 1e-4
SPEAKS_OF_US: Final = frozenset({LanguageLabelKind.EFFORT, LanguageLabelKind.FEATURE})
"""Labels that a remark is made on."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and what it speaks of.

    Attributes:
        sentence: Its words.
        label: What it speaks of.
        trade: The trade it comes from; sentences of one trade are learned from or asked about, never both.
        group: How it is written: plain, note, mail, near miss and so on.
    """

    sentence: str
    label: LanguageLabelKind
    trade: str = ""
    group: str = ""

    @property
    def flagged(self) -> bool:
        """Whether a remark ought to be made."""
        return self.label in SPEAKS_OF_US


_Row = list[tuple[int, float]]
_Answers = tuple[list[float], list[float], list[float]]


def learn(sentences: Sequence[Labelled], lang: str) -> Weights:
    """Learns the weights of a language.

    Args:
        sentences: Those to learn from, some that speak of us and some that do not; their order does not matter.
        lang: Their language.

    Returns:
        The weights, the same to the last byte for the same sentences.

    Raises:
        ValueError: The sentences have not both sides, so that nothing can be told apart.
    """
    ordered = sorted(set(sentences), key=lambda one: (one.sentence, one.label, one.trade, one.group))
    ours = [one for one in ordered if one.flagged]
    if not ours or len(ours) == len(ordered):
        raise ValueError("sentences of both sides are needed")
    folded = [own_words(fold(one.sentence)) for one in ordered]
    counted = [grams_of(text) for text in folded]
    seen_in = _chosen(counted, ordered)
    places = {gram: place for place, gram in enumerate(seen_in)}
    rows = [
        _row(vector(grams, seen_in, len(ordered)), flags_of(text, lang), places)
        for grams, text in zip(counted, folded, strict=True)
    ]
    width = len(places) + len(FLAGS) + 1
    flag = _solve(rows, [one.flagged for one in ordered], width)
    pairs = list(zip(rows, ordered, strict=True))
    told = [(row, one.label is LanguageLabelKind.EFFORT) for row, one in pairs if one.flagged]
    untold = [(row, one.label is LanguageLabelKind.BENEFIT) for row, one in pairs if not one.flagged]
    kind = _solve([row for row, _ in told], [effort for _, effort in told], width)
    gain = _solve([row for row, _ in untold], [benefit for _, benefit in untold], width)
    return _weights(lang, len(ordered), seen_in, (flag, kind, gain))


def _chosen(counted: Sequence[Counter[str]], ordered: Sequence[Labelled]) -> dict[str, int]:
    """Keeps the grams seen often enough that lean most to one side, so that the weights stay small."""
    seen: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for grams, one in zip(counted, ordered, strict=True):
        seen.update(grams.keys())
        if one.flagged:
            ours.update(grams.keys())
    share = sum(one.flagged for one in ordered) / len(ordered)
    kept = [gram for gram, count in seen.items() if count >= _LEAST_SEEN]
    # Squared lean over chance, as in a chi-squared test; rounded so that equal leans stay in one order everywhere.
    lean = {
        gram: round((ours[gram] - share * seen[gram]) ** 2 / (seen[gram] * share * (1 - share)), 6) for gram in kept
    }
    kept.sort(key=lambda gram: (-lean[gram], gram))
    return {gram: seen[gram] for gram in sorted(kept[:_MOST_GRAMS])}


def _row(shares: Mapping[str, float], flags: Sequence[bool], places: Mapping[str, int]) -> _Row:
    row = [(places[gram], share) for gram, share in shares.items()]
    row += [(len(places) + number, FLAG_WEIGHT) for number, stands in enumerate(flags) if stands]
    row.append((len(places) + len(FLAGS), 1.0))
    return row


def _solve(rows: Sequence[_Row], answers: Sequence[bool], width: int) -> list[float]:
    """Finds the weights of one logistic answer.

    Args:
        rows: For each sentence its places and values.
        answers: For each sentence the truth.
        width: How many weights there are.

    Returns:
        The weights, zero everywhere when the answers are all alike.
    """
    weights = [0.0] * width
    if len(set(answers)) < 2:
        return weights
    signs = [1.0 if answer else -1.0 for answer in answers]
    # The rarer side counts as much as the other.
    costs = _costs(answers)
    duals = [min(0.001 * cost, 1e-8 / max(cost, 1e-8) + 0.001) for cost in costs]
    norms = [sum(value * value for _, value in row) for row in rows]
    for row, sign, dual in zip(rows, signs, duals, strict=True):
        _add(weights, row, sign * dual)
    for _ in range(_ROUNDS):
        moved = 0.0
        for number, row in enumerate(rows):
            sign = signs[number]
            slope = sign * sum(weights[place] * value for place, value in row)
            better = _step(duals[number], slope, norms[number], costs[number])
            change = better - duals[number]
            if change:
                duals[number] = better
                _add(weights, row, sign * change)
                moved = max(moved, abs(change) / costs[number])
        if moved < _NEAR_ENOUGH:
            break
    return weights


def _costs(answers: Sequence[bool]) -> list[float]:
    half, true = len(answers) / 2, sum(answers)
    return [COST * half / (true if answer else len(answers) - true) for answer in answers]


def _step(dual: float, slope: float, norm: float, cost: float) -> float:
    """Moves one dual to the minimum of its own line: slope*z + norm*z^2/2 + z log z + (c - z) log(c - z)."""
    start = dual
    for _ in range(_NEWTON_STEPS):
        gradient = norm * (dual - start) + slope + math.log(dual / (cost - dual))
        if abs(gradient) < 1e-6:
            break
        wanted = dual - gradient / (norm + cost / (dual * (cost - dual)))
        # A step out of the open interval goes most of the way to its border instead.
        if wanted <= 0.0:
            wanted = dual * 0.1
        elif wanted >= cost:
            wanted = cost - (cost - dual) * 0.1
        dual = min(max(wanted, cost * 1e-9), cost * (1 - 1e-9))
    return dual


def _add(weights: list[float], row: _Row, factor: float) -> None:
    for place, value in row:
        weights[place] += factor * value


def _weights(lang: str, sentences: int, seen_in: Mapping[str, int], answers: _Answers) -> Weights:
    def three(place: int) -> tuple[int, int, int]:
        first, second, third = (round(answer[place] * SCALE) for answer in answers)
        return first, second, third

    grams = {gram: Gram(count, *three(place)) for place, (gram, count) in enumerate(seen_in.items())}
    flags = tuple(three(len(grams) + number) for number in range(len(FLAGS)))
    return Weights(lang, sentences, three(-1), flags, MappingProxyType(grams))
