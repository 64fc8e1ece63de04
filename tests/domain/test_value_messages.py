"""Texts of the benefit calculators: complete in both languages, with placeholders that exist."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from salesdesk.domain.value import FORMULAS, Doubt, Kind, Origin, Unit

MESSAGES = Path(__file__).parents[2] / "resources" / "messages"
ADVICE = {"loan_no_gain", "tco_no_gain", "ratio_low", "promise_not_kept", "extra_no_gain"}
REFUSALS = {
    "out_of_range": {"formula", "input", "value", "minimum", "maximum", "reason"},
    "missing_input": {"formula", "input"},
    "unknown_input": {"formula", "input"},
    "unknown_formula": {"formula", "known"},
    "not_whole": {"formula", "input", "value"},
    "not_a_number": {"value"},
    "bad_order": {"low", "likely", "high"},
    "rate_not_lower": {"old", "new"},
    "margin_not_above_discount": {"margin", "discount"},
    "no_cost_given": set(),
    "bad_inputs": set(),
    "unknown_currency": {"code", "known"},
}


def texts(language: str) -> dict[str, Any]:
    """Reads the messages of the calculators in one language."""
    return tomllib.loads((MESSAGES / language / "value.toml").read_text(encoding="utf-8"))


def wanted_keys() -> set[str]:
    """Returns every key that the calculators can name."""
    keys = {f"unit_{one.value}" for one in Unit} | {f"origin_{one.value}" for one in Origin}
    keys |= {f"kind_{one.value}" for one in Kind} | {f"doubt_{one.value}" for one in Doubt}
    keys |= {f"advice_{one}" for one in ADVICE} | set(REFUSALS)
    named = []
    for one in FORMULAS.values():
        named += [one.label_key, one.sentence_key, *one.notes, *(each.range_key for each in one.inputs)]
        named += [one.input_label_key(each.name) for each in one.inputs]
    return keys | {key.removeprefix("value.") for key in named}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_key_has_its_text_and_no_text_is_without_a_key(language: str) -> None:
    assert set(texts(language)) == wanted_keys()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_refusal_says_what_is_safe_and_what_to_do_with_its_own_arguments(language: str) -> None:
    for key, arguments in REFUSALS.items():
        entry = texts(language)[key]
        assert set(entry) == {"what", "safe", "do"}, key
        assert set(re.findall(r"{(\w+)}", " ".join(entry.values()))) <= arguments, key


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_sentence_uses_only_outputs_that_its_formula_always_gives(language: str) -> None:
    for one in FORMULAS.values():
        always = {output.name for output in one.outputs if not output.optional}
        used = set(re.findall(r"{(\w+)}", texts(language)[f"sentence_{one.id}"]))
        assert used, one.id
        assert used <= always, one.id


def test_both_languages_use_the_same_placeholders() -> None:
    french, english = texts("fr"), texts("en")
    found = {key: re.findall(r"{(\w+)}", str(text)) for key, text in french.items()}
    assert {key: sorted(re.findall(r"{(\w+)}", str(english[key]))) for key in found} == {
        key: sorted(names) for key, names in found.items()
    }
