"""Learns the weights anew from the firm's labelled sentences (réapprentissage), and publishes those that hold.

Source: conversation.md 3.2: each decision becomes a labelled sentence, the server refits, a JSON of weights syncs back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import LanguageWeightsId
from salesdesk.domain.language import Labelled, Weights, learn
from salesdesk.domain.language.evaluation import (
    HARD,
    HOLD_OUT,
    LEAST_PRECISION,
    LEAST_RECALL,
    Confusion,
    Judged,
    confusion,
    cross_validate,
    judge_hold_out,
    questions_flagged,
)
from salesdesk.domain.language_labels import LanguageWeights
from salesdesk.services.language_tools import shipped_lexicon, shipped_sentences
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import language as reading

LEAST_SENTENCES: Final = 100
LEAST_TRADES: Final = 5
_FIRM: Final = "firm"


@dataclass(frozen=True, slots=True)
class Report:
    """How well the remarks hold in one language.

    Attributes:
        lang: The language.
        judged: Every sentence, judged by a model that never read its trade.
        everything: All of them, counted.
        hard: The hard ones among them; None when there are none.
        hold_out: The trades set aside, judged by a model of all others; None when there are none.
        questions: Questions remarked on; none may be.
    """

    lang: str
    judged: tuple[Judged, ...]
    everything: Confusion
    hard: Confusion | None
    hold_out: Confusion | None
    questions: int

    @property
    def passes(self) -> bool:
        """Whether the gates hold, so that weights may be published."""
        return self.everything.passes and not self.questions


@dataclass(frozen=True, slots=True)
class Refit:
    """Weights learned anew, and how well their like hold in trades never read."""

    weights: Weights
    report: Report


def firm_sentences(workspace: Workspace, lang: str) -> tuple[Labelled, ...]:
    """Returns the sentences that this firm's people labelled.

    Args:
        workspace: Where.
        lang: Their language.
    """
    with workspace.read() as connection:
        kept = reading.labels(connection, lang)
    return tuple(Labelled(one.sentence, one.label, _FIRM, one.decision.value) for one in kept if one.sentence)


def sentences_of(lang: str, *more: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """Puts the shipped sentences and others together, each sentence once: a later label beats an earlier one.

    Args:
        lang: Their language.
        *more: Labelled sentences of the firm or of files.

    Returns:
        All of them.
    """
    by_words: dict[str, Labelled] = {}
    for source in (shipped_sentences(lang), *more):
        by_words.update({one.sentence: one for one in source})
    return tuple(by_words.values())


def report_on(sentences: Sequence[Labelled], lang: str) -> Report:
    """Tells how well the remarks hold in trades never read.

    Args:
        sentences: Labelled ones of a language, of several trades.
        lang: The language.

    Returns:
        The counts.

    Raises:
        UserError: ``language.too_few``: so few sentences or trades tell nothing.
    """
    if len(sentences) < LEAST_SENTENCES or len({one.trade for one in sentences}) < LEAST_TRADES:
        raise UserError("language.too_few", sentences=len(sentences), least=LEAST_SENTENCES, trades=LEAST_TRADES)
    lexicon = shipped_lexicon(lang)
    judged = cross_validate(sentences, lexicon)
    hard = [one for one in judged if one.labelled.group == HARD]
    aside = any(one.trade in HOLD_OUT for one in sentences)
    return Report(
        lang=lang,
        judged=judged,
        everything=confusion(judged),
        hard=confusion(hard) if hard else None,
        hold_out=confusion(judge_hold_out(sentences, lexicon)) if aside else None,
        questions=questions_flagged(judged),
    )


def refit(sentences: Sequence[Labelled], lang: str) -> Refit:
    """Learns weights from sentences; the same sentences give the same weights to the last byte.

    Args:
        sentences: Labelled ones of a language, of several trades.
        lang: The language.

    Returns:
        The weights, learned from all of them, and the report; too few sentences are refused.
    """
    report = report_on(sentences, lang)
    return Refit(learn(sentences, lang), report)


def publish(workspace: Workspace, made: Refit) -> LanguageWeights:
    """Publishes weights to all laptops of the firm.

    Args:
        workspace: Where; of somebody who may set the processes.
        made: The weights and their report.

    Returns:
        What was published, one version above the last.

    Raises:
        UserError: ``language.gates_failed`` when the gates do not hold, ``language.not_allowed``.
    """
    if not workspace.my_right("language_weights").creates:
        raise UserError("language.not_allowed")
    counted = made.report.everything
    if not made.report.passes:
        raise UserError(
            "language.gates_failed",
            precision=round(100 * counted.precision, 1),
            recall=round(100 * counted.recall, 1),
            least_precision=round(100 * LEAST_PRECISION),
            least_recall=round(100 * LEAST_RECALL),
        )
    with workspace.unit("undo_language.published") as unit:
        record = LanguageWeights(
            id=LanguageWeightsId(workspace.new_id()),
            lang=made.weights.lang,
            version=reading.latest_version(unit.connection, made.weights.lang) + 1,
            content=made.weights.to_json(),
            sentences=made.weights.sentences,
            published_at=workspace.now(),
            published_by=workspace.user_id,
        )
        unit.put(record)
    return record
