"""Amounts, days and language: French with its narrow spaces, English complete, live."""

from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from salesdesk.desktop import i18n
from salesdesk.desktop.assets import resource_folder

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (3350000, "33\u202f500\u00a0€"), (123450, "1\u202f234,50\u00a0€"), (0, "0\u00a0€"), (-1200, "−12\u00a0€"),
    ],
)  # fmt: skip
def test_amounts_never_break_before_the_sign(cents: int, text: str) -> None:
    assert i18n.money(cents) == text


def test_amounts_in_a_narrow_place() -> None:
    assert [i18n.money_short(cents) for cents in (950000, 9200000, 123456789)] == [
        "9\u202f500\u00a0€",
        "92\u00a0k€",
        "1,2\u00a0M€",
    ]


def test_shares_days_and_instants_in_french() -> None:
    assert i18n.percent(0.62) == "62\u202f%"
    assert i18n.date_short(date(2026, 12, 1)) == "mar. 1 déc."
    assert i18n.date_long(date(2026, 12, 1)) == "mardi 1 décembre 2026"
    assert i18n.time_text(datetime(2026, 11, 21, 10, 42, tzinfo=UTC).astimezone()).endswith(":42")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (21, "aujourd’hui"), (22, "demain"), (20, "hier"), (24, "dans 3 jours"), (18, "il y a 3 jours"),
        (30, "lun. 30 nov."),
    ],
)  # fmt: skip
def test_near_days_are_said_in_words(day: int, text: str) -> None:
    assert i18n.relative_day(date(2026, 11, day), TODAY) == text


def test_english_switches_amounts_and_words(qapp: QApplication, tmp_path: Path) -> None:
    i18n.install_language(qapp, "en", tmp_path)
    said = (i18n.money(3350050), i18n.percent(0.62), i18n.relative_day(TODAY, TODAY), i18n.language())
    i18n.install_language(qapp, "fr", tmp_path)
    assert said == ("€33,500.50", "62%", "today", "en")
    assert i18n.relative_day(TODAY, TODAY) == "aujourd’hui"


def test_compiled_translations_are_kept_until_the_source_changes(tmp_path: Path) -> None:
    first = {path: path.stat().st_mtime_ns for path in i18n.compiled_translations(tmp_path)}
    again = {path: path.stat().st_mtime_ns for path in i18n.compiled_translations(tmp_path)}
    assert first == again
    assert {"shell_en", "widgets_en"} <= {path.stem for path in first}


@pytest.mark.parametrize("part", ["shell", "widgets"])
def test_every_text_of_the_frame_is_translated(part: str) -> None:
    tree = ElementTree.parse(resource_folder("i18n") / f"{part}_en.ts")  # our own file
    open_texts = [
        message.findtext("source")
        for message in tree.iter("message")
        if not message.findtext("translation") or message.find("translation[@type]") is not None
    ]
    assert open_texts == []
