import enum
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.config import logs
from salesdesk.config.logs import close_logs, configure_logs, part_logger, shown
from salesdesk.config.paths import Paths


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root_level = logging.getLogger(logs.ROOT_NAME).level
    yield configure_logs(Paths.below(tmp_path), logging.INFO)
    close_logs()
    logging.getLogger(logs.ROOT_NAME).setLevel(root_level)


class Colour(enum.Enum):
    RED = "red"


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("rows", 3, "3"),
        ("ready", True, "true"),
        ("state", Colour.RED, "red"),
        ("cursor", None, "none"),
        ("took", timedelta(milliseconds=1500), "1.5s"),
        ("at", datetime(2026, 11, 21, tzinfo=UTC), "2026-11-21T00:00:00+00:00"),
        ("visit", UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        ("failure", ValueError, "ValueError"),
        ("state", "saved-here", "saved-here"),
        ("detail", "le client hésite", "<16_characters>"),
        ("detail", "line\nevent=forged", "<17_characters>"),
        ("detail", "é", "<1_characters>"),
        ("rows", [1, 2], "<list>"),
        ("account_name", "Dupont", "<hidden>"),
        ("amount_cents", 120_000, "<hidden>"),
        ("pin", 1234, "<hidden>"),
        ("device_token", "abc", "<hidden>"),
        ("pinned", 2, "2"),
    ],
)
def test_value_is_written_or_hidden(key: str, value: object, expected: str) -> None:
    assert shown(key, value) == expected


def test_line_carries_time_level_part_event_and_fields(log_file: Path) -> None:
    part_logger("sync").info("pushed", batch=3, waited_ms=41)
    line = log_file.read_text(encoding="utf-8")
    assert line.startswith("at=2")
    assert line.endswith(' level=info part=sync event="pushed" batch=3 waited_ms=41\n')


def test_exception_is_written_without_its_message(log_file: Path) -> None:
    try:
        raise ValueError("Mme Martin veut 3 000 euros")
    except ValueError as failure:
        part_logger("store").error("refused", failure)
    text = log_file.read_text(encoding="utf-8")
    assert "exception=ValueError" in text
    assert "test_exception_is_written_without_its_message" in text
    assert "Martin" not in text


def test_cause_of_an_exception_is_written_too(log_file: Path) -> None:
    try:
        try:
            raise KeyError("secret")
        except KeyError as inner:
            raise RuntimeError("text") from inner
    except RuntimeError as failure:
        part_logger("store").error("refused", failure)
    text = log_file.read_text(encoding="utf-8")
    assert [line.strip() for line in text.splitlines() if "exception=" in line] == [
        "exception=RuntimeError",
        "exception=KeyError",
    ]


def test_arguments_of_other_libraries_are_left_out(log_file: Path) -> None:
    logging.getLogger("other.library").warning("failed for %s", "Mme Martin")
    text = log_file.read_text(encoding="utf-8")
    assert 'part=other.library event="failed for %s"' in text
    assert "Martin" not in text


def test_level_below_the_one_chosen_is_not_written(log_file: Path) -> None:
    part_logger("sync").debug("looked")
    part_logger("sync").warning("waited")
    assert log_file.read_text(encoding="utf-8").count("\n") == 1


def test_file_rotates_and_old_ones_go(log_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(logs, "FILE_BYTES", 500)
    monkeypatch.setattr(logs, "FILES_KEPT", 2)
    configure_logs(Paths.below(tmp_path))
    for number in range(50):
        part_logger("sync").info("turn", number=number)
    names = sorted(path.name for path in log_file.parent.iterdir())
    assert names == ["desktop.log", "desktop.log.1", "desktop.log.2"]


def test_second_configuration_replaces_the_first(log_file: Path, tmp_path: Path) -> None:
    other = configure_logs(Paths.below(tmp_path), program="server")
    part_logger("sync").info("once")
    assert not log_file.exists()
    assert other.read_text(encoding="utf-8").count("once") == 1
