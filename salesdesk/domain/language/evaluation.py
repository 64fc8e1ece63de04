"""How well the remarks hold in trades never read (évaluation): trades kept apart, remarks counted.

Source: conversation.md 3: grouped precision of the flag at least 0.85, recall at least 0.75, a question never flagged.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from salesdesk.domain.language.flags import is_question
from salesdesk.domain.language.folding import fold
from salesdesk.domain.language.learning import Labelled, learn
from salesdesk.domain.language.lexicon import Lexicon
from salesdesk.domain.language.remarks import Tools, Verdict, judge

LEAST_PRECISION: Final = 0.85
LEAST_RECALL: Final = 0.75
FOLDS: Final = 5
HOLD_OUT: Final = frozenset({"medical", "energy", "rental"})
"""Trades of the shipped sentences that neither lexicon nor settings were tuned on."""
HARD: Final = "given_hard"
"""Group of the sentences that were given as hard ones."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled sentence and the verdict of tools that never read its trade."""

    labelled: Labelled
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Confusion:
    """Remarks counted (matrice de confusion).

    Attributes:
        told: Sentences that speak of us, remarked on.
        missed: Sentences that speak of us, left alone.
        wrong: Others, remarked on.
        left: Others, left alone.
    """

    told: int
    missed: int
    wrong: int
    left: int

    @property
    def sentences(self) -> int:
        """How many sentences were counted."""
        return self.told + self.missed + self.wrong + self.left

    @property
    def precision(self) -> float:
        """Share of the remarks that are right; 0 without a remark."""
        remarks = self.told + self.wrong
        return self.told / remarks if remarks else 0.0

    @property
    def recall(self) -> float:
        """Share of what speaks of us that is remarked on; 0 where nothing does."""
        ours = self.told + self.missed
        return self.told / ours if ours else 0.0

    @property
    def passes(self) -> bool:
        """Whether both gates hold."""
        return self.precision >= LEAST_PRECISION and self.recall >= LEAST_RECALL


def confusion(judged: Iterable[Judged]) -> Confusion:
    """Counts remarks.

    Args:
        judged: Sentences with their verdicts.

    Returns:
        The four counts.
    """
    counted = Counter((one.labelled.flagged, one.verdict.flagged) for one in judged)
    return Confusion(counted[True, True], counted[True, False], counted[False, True], counted[False, False])


def trade_folds(sentences: Sequence[Labelled], count: int = FOLDS) -> tuple[frozenset[str], ...]:
    """Shares trades out over folds of about the same number of sentences.

    Args:
        sentences: Whose trades.
        count: How many folds at most.

    Returns:
        The trades of each fold; every trade is in one fold, and the same sentences give the same folds.
    """
    sizes = Counter(one.trade for one in sentences)
    folds: list[set[str]] = [set() for _ in range(min(count, len(sizes)))]
    for trade in sorted(sizes, key=lambda one: (-sizes[one], one)):
        smallest = min(folds, key=lambda fold: sum(sizes[one] for one in fold))
        smallest.add(trade)
    return tuple(frozenset(fold) for fold in folds)


def cross_validate(sentences: Sequence[Labelled], lexicon: Lexicon) -> tuple[Judged, ...]:
    """Judges every sentence by a model that never read its trade.

    Args:
        sentences: Of two trades at least.
        lexicon: That of their language.

    Returns:
        Each sentence with its verdict.
    """
    judged: list[Judged] = []
    for trades in trade_folds(sentences):
        judged.extend(_judge_apart(sentences, lexicon, trades))
    return tuple(judged)


def judge_hold_out(sentences: Sequence[Labelled], lexicon: Lexicon) -> tuple[Judged, ...]:
    """Judges the sentences of the trades set aside by a model of all the others.

    Args:
        sentences: All of a language.
        lexicon: That of their language.

    Returns:
        The sentences of the trades set aside, with their verdicts.
    """
    return _judge_apart(sentences, lexicon, HOLD_OUT)


def _judge_apart(sentences: Sequence[Labelled], lexicon: Lexicon, trades: frozenset[str]) -> tuple[Judged, ...]:
    asked = [one for one in sentences if one.trade in trades]
    read = [one for one in sentences if one.trade not in trades]
    tools = Tools(lexicon, learn(read, lexicon.lang))
    return tuple(Judged(one, judge(one.sentence, tools)) for one in asked)


def questions_flagged(judged: Iterable[Judged]) -> int:
    """Counts the questions that were remarked on; there must be none."""
    return sum(one.verdict.flagged and is_question(fold(one.labelled.sentence)) for one in judged)
