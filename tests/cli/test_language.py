"""``salesdesk language`` judges a sentence a line, says what is wrong with a file, and learns weights anew."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from salesdesk.cli import main
from salesdesk.config.resources import resource_path
from salesdesk.domain.language import read_weights


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDESK_LANGUAGE", "en")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["language", *words], prog_name="salesdesk")


def written(folder: Path, content: str | bytes) -> str:
    path = folder / "sentences.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def judged(folder: Path, content: str, lang: str = "fr") -> list[dict[str, Any]]:
    result = run("check", written(folder, content), "--lang", lang, "--json")
    assert 0 == result.exit_code, result.output
    found: list[dict[str, Any]] = json.loads(result.output)["sentences"]
    return found


def test_each_line_gets_its_verdict(tmp_path: Path) -> None:
    found = judged(tmp_path, "Nous avons passé trois jours dessus.\n\nVous gagnez 9 000 € par an.\nQui signe ?\n")
    assert [("effort", True), ("benefit", False), ("neutral", False)] == [
        (one["label"], one["flagged"]) for one in found
    ]
    assert {"text", "flagged", "label", "reason"} == set(found[0])
    assert ("The time spent is your business. Say what this work brings the client.", "") == (
        found[0]["reason"], found[1]["reason"],
    )  # fmt: skip


def test_windows_files_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    found = judged(tmp_path, "\ufeffWe spent two days on it.\r\nWho signs?\r\n", "en")
    assert ["We spent two days on it.", "Who signs?"] == [one["text"] for one in found]


def test_the_text_output_counts(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, "We spent two days on it.\nWho signs?\n"), "--lang", "en")
    assert 0 == result.exit_code
    assert "1 of 2 sentences remarked on." in result.output


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Bonjour.\nD\xe9j\xe0 vu.\n", "Line 2"),
        (b"Bonjour.\n\nab\0c\n", "Line 3"),
        (b"", "holds no sentence"),
        (b" \n--\n", "holds no sentence"),
        (b"ok\n" + b"mot " * 600, "Line 2"),
        (b"x" * 20_000_001, "20 MB"),
    ],
)
def test_a_bad_file_is_refused_with_its_line_and_a_remedy(tmp_path: Path, content: bytes, words: str) -> None:
    result = run("check", written(tmp_path, content), "--lang", "fr", "--json")
    assert 1 == result.exit_code
    assert words in result.output
    assert "Nothing was changed." in result.output


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert 1 == run("check", str(tmp_path / "none.txt"), "--lang", "fr").exit_code
    assert 1 == run("check", str(tmp_path), "--lang", "fr").exit_code


@pytest.mark.parametrize("words", [("check",), ("check", "x.txt"), ("check", "x.txt", "--lang", "de"), ("refit",)])
def test_a_command_written_wrongly_is_misuse(words: tuple[str, ...]) -> None:
    assert 2 == run(*words).exit_code


def test_refit_without_more_gives_the_shipped_weights_and_the_matrix(tmp_path: Path) -> None:
    out = tmp_path / "weights.json"
    result = run("refit", "--lang", "fr", "--out", str(out))
    assert 0 == result.exit_code, result.output
    assert resource_path("value_language", "weights_fr.json").read_bytes() == out.read_bytes()
    assert "flagged" in result.output
    assert "Questions flagged: 0" in result.output


def test_refit_takes_more_sentences(tmp_path: Path) -> None:
    out = tmp_path / "weights.json"
    more = written(tmp_path, "label\ttrade\tgroup\tsentence\neffort\tbaking\tplain\tNous avons pétri toute la nuit.\n")
    result = run("refit", "--lang", "fr", "--from", more, "--out", str(out), "--json")
    assert 0 == result.exit_code, result.output
    shipped = read_weights(resource_path("value_language", "weights_fr.json").read_text("utf-8"), "fr").sentences
    assert shipped + 1 == read_weights(out.read_text("utf-8"), "fr").sentences


def test_a_labelled_file_with_a_bad_line_is_refused_by_its_line(tmp_path: Path) -> None:
    more = written(tmp_path, "effort\tbaking\tplain\tBien.\nshouting\tbaking\tplain\tMal.\n")
    result = run("refit", "--lang", "fr", "--from", more)
    assert 1 == result.exit_code
    assert "Line 2" in result.output


def test_the_report_counts_all_three_sets() -> None:
    result = run("report", "--lang", "en", "--json")
    assert 0 == result.exit_code, result.output
    told = json.loads(result.output)["languages"][0]
    assert (True, 0) == (told["passes"], told["questions_flagged"])
    assert {"all", "hard", "hold_out"} <= set(told)
