"""What a command says when the machine or the program itself fails: a sentence and a log, never a traceback."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from salesdesk.cli import main
from salesdesk.config.paths import Paths
from tests.e2e.processes import command

FIRM = ("create-organisation", "Essai", "--admin-email", "a@b.fr", "--admin-name", "Ada")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDESK_LANGUAGE", "en")


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    result = CliRunner().invoke(main, ["admin", "--data", str(in_the_way / "x"), *FIRM], prog_name="salesdesk")
    assert (result.exit_code, "The system refused: " in result.output) == (3, True)
    assert "Traceback" not in result.output


def test_a_command_that_fails_writes_nothing_but_sentences_and_keeps_a_log(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    # In a process of its own: here the test runner takes the log.
    command(tmp_path / "home", "admin", "--data", str(in_the_way / "x"), *FIRM, expected=3)
    assert "command-refused-by-machine" in (Paths.below(tmp_path / "home").logs / "admin.log").read_text("utf-8")


def test_without_a_profile_a_round_of_sync_says_so() -> None:
    result = CliRunner().invoke(main, ["sync"], prog_name="salesdesk")
    assert (result.exit_code, "no profile on this computer yet" in result.output) == (1, True)
