"""Weights are learned in plain Python, the same to the last byte, and read only when all of them is sound."""

import json
import random
from pathlib import Path

import pytest

from salesdesk.config.resources import resource_path
from salesdesk.domain.errors import UserError
from salesdesk.domain.language import Labelled, judge, learn, read_weights
from salesdesk.domain.language.evaluation import HOLD_OUT, Confusion, confusion, cross_validate, trade_folds
from salesdesk.domain.language.flags import FLAGS
from salesdesk.domain.language.model import MOST_BYTES, ask_text
from salesdesk.domain.language_labels import LanguageLabelKind
from salesdesk.services.language_refit import report_on, sentences_of
from salesdesk.services.language_tools import shipped_lexicon, shipped_sentences, shipped_tools

EFFORT, BENEFIT = LanguageLabelKind.EFFORT, LanguageLabelKind.BENEFIT


def small() -> list[Labelled]:
    return [one for one in shipped_sentences("fr") if one.trade in {"printing", "cleaning", "hvac"}]


def test_the_same_sentences_give_the_same_bytes_in_any_order() -> None:
    sentences = small()
    shuffled = random.Random(3).sample(sentences, len(sentences))
    assert learn(sentences, "fr").to_json() == learn(shuffled, "fr").to_json()


def test_weights_come_back_from_their_json() -> None:
    made = learn(small(), "fr")
    read = read_weights(made.to_json(), "fr")
    assert (made.to_json(), ask_text("Nous peinons.", made)) == (read.to_json(), ask_text("Nous peinons.", read))


def test_what_was_learned_is_told_apart() -> None:
    weights = learn([Labelled("nous avons peiné", EFFORT), Labelled("vous gagnez du temps", BENEFIT)] * 2, "fr")
    ours, yours = ask_text("nous avons peiné", weights), ask_text("vous gagnez du temps", weights)
    assert ours.flag > 0.5 > yours.flag


def test_one_side_alone_teaches_nothing() -> None:
    with pytest.raises(ValueError, match="both sides"):
        learn([Labelled("nous avons peiné", EFFORT)], "fr")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_shipped_weights_are_those_of_the_shipped_sentences(lang: str) -> None:
    path: Path = resource_path("value_language", f"weights_{lang}.json")
    assert learn(shipped_sentences(lang), lang).to_json() == path.read_text("utf-8")
    assert path.stat().st_size <= MOST_BYTES


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_there_are_sentences_enough_of_trades_enough(lang: str) -> None:
    sentences = shipped_sentences(lang)
    trades = {one.trade for one in sentences}
    assert len(sentences) >= 280
    assert len(trades - {"general"}) >= 12
    assert trades > HOLD_OUT
    assert len({one.sentence for one in sentences}) == len(sentences)


def _content() -> dict[str, object]:
    content: dict[str, object] = json.loads(learn(small(), "fr").to_json())
    return content


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", 2),
        ("lang", "en"),
        ("sentences", 0),
        ("sentences", True),
        ("flags", {}),
        ("flags", {name: [1, 2] for name in FLAGS}),
        ("grams", {}),
        ("grams", {"a": [1, 2, 3, "x"]}),
        ("grams", {"a": [10**9, 1, 1, 1]}),
        ("grams", {"a": [1, 10**9, 1, 1]}),
        ("biases", [1, 2]),
        ("biases", [1, 2, 0.5]),
    ],
)
def test_weights_that_are_not_sound_are_refused(key: str, value: object) -> None:
    with pytest.raises(UserError, match="bad_weights"):
        read_weights(json.dumps({**_content(), key: value}), "fr")


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, "x" * (MOST_BYTES + 1)])
def test_what_is_no_json_of_weights_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="bad_weights"):
        read_weights(text, "fr")


def test_no_trade_is_read_and_asked_about_at_once() -> None:
    folds = trade_folds(shipped_sentences("fr"))
    assert 5 == len(folds)
    assert sum(map(len, folds)) == len(frozenset.union(*folds)) == len({one.trade for one in shipped_sentences("fr")})


def test_a_model_that_read_nothing_of_a_trade_judges_it() -> None:
    sentences = small()
    judged = cross_validate(sentences, shipped_lexicon("fr"))
    assert {one.sentence for one in sentences} == {one.labelled.sentence for one in judged}
    # The lexicon is the same, so only the probabilities tell that the model was another.
    seen = {one.sentence: judge(one.sentence, shipped_tools("fr")).probability for one in sentences}
    assert any(abs(one.verdict.probability - seen[one.labelled.sentence]) > 0.01 for one in judged)


def test_a_confusion_without_remarks_has_no_precision() -> None:
    none = Confusion(0, 3, 0, 4)
    assert (0.0, 0.0, False, 7) == (none.precision, none.recall, none.passes, none.sentences)


def test_the_gates_hold_in_trades_never_read() -> None:
    """conversation.md section 3: precision at least 0.85, recall at least 0.75, over 500 sentences from ten trades."""
    reports = [report_on(sentences_of(lang), lang) for lang in ("fr", "en")]
    both = confusion(one for report in reports for one in report.judged)
    assert both.sentences >= 560
    assert both.passes
    for report in reports:
        assert report.hard is not None
        assert report.hold_out is not None
        assert (True, True, True, 0) == (
            report.everything.passes, report.hard.passes, report.hold_out.passes, report.questions,
        )  # fmt: skip
