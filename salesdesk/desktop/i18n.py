"""Language of the program and the way amounts and days are written. Source text is French; English is a translation."""

import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QEvent,
    QLibraryInfo,
    QLocale,
    QTranslator,
)
from PySide6.QtWidgets import QApplication

from salesdesk.desktop.assets import resource_folder

if TYPE_CHECKING:
    # The window is painted before any process is read.
    from salesdesk.domain.process import Text

Language = Literal["fr", "en"]
NBSP = "\u00a0"
NARROW = "\u202f"

_INSTALLED: list[QTranslator] = []


class Retranslated:
    """Mixed into a QWidget before its Qt class: :meth:`retranslate` runs when the language changes."""

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Renews every text after a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class behind in the order of bases has it

    def retranslate(self) -> None:
        """Sets every text anew from ``self.tr``."""


def install_language(app: QApplication, language: Language, cache: Path | None = None) -> None:
    """Switches the program's language at once; every widget gets a LanguageChange event.

    Args:
        app: The application.
        language: ``fr`` needs no translation, ``en`` takes every ``*_en`` file.
        cache: Folder for compiled translations in a source tree; None reads only compiled ones.
    """
    while _INSTALLED:
        app.removeTranslator(_INSTALLED.pop())
    QLocale.setDefault(QLocale("fr_FR" if language == "fr" else "en_GB"))
    qt_texts = QTranslator(app)
    if qt_texts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _install(app, qt_texts)
    if language == "en":
        for path in compiled_translations(cache):
            translator = QTranslator(app)
            if translator.load(str(path)):
                _install(app, translator)
    app.setProperty("language", language)
    for widget in app.allWidgets():
        # French has no file of ours: without a translator to install Qt would send no event.
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))


def _install(app: QApplication, translator: QTranslator) -> None:
    app.installTranslator(translator)
    _INSTALLED.append(translator)


def compiled_translations(cache: Path | None) -> list[Path]:
    """The ``.qm`` files to load, compiled first where the source is newer.

    Args:
        cache: Folder for what is compiled here; None compiles nothing.

    Returns:
        One file for each ``*_en.ts`` or packed ``*_en.qm``.
    """
    folder = resource_folder("i18n")
    found = {path.stem: path for path in folder.glob("*_en.qm")}
    for source in sorted(folder.glob("*_en.ts")):
        packed = found.get(source.stem)
        if packed is not None and packed.stat().st_mtime >= source.stat().st_mtime:
            continue
        if cache is not None and (made := _compile(source, cache)) is not None:
            found[source.stem] = made
    return [found[stem] for stem in sorted(found)]


def _compile(source: Path, cache: Path) -> Path | None:
    target = cache / f"{source.stem}.qm"
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return target
    beside = Path(sys.executable).with_name("pyside6-lrelease")
    program = str(beside) if beside.exists() else shutil.which("pyside6-lrelease")
    if program is None:
        return None
    cache.mkdir(parents=True, exist_ok=True)
    command = [program, "-silent", str(source), "-qm", str(target)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603  # our own fixed command
    return target if done.returncode == 0 and target.exists() else None


def language() -> Language:
    """The language in force."""
    return "en" if QLocale().language() == QLocale.Language.English else "fr"


def in_language(text: "Text | None") -> str:
    """The words of a process in the language in force; empty for none."""
    return "" if text is None else text.in_(language())


def with_colon(name: str, value: str) -> str:
    """A name and what it is, with the colon as the language in force sets it."""
    return f"{name}{NBSP}: {value}" if language() == "fr" else f"{name}: {value}"


def money(cents: int, decimals: bool | None = None) -> str:
    """An amount in euros, with a space that never breaks before the sign.

    Args:
        cents: Amount in cents.
        decimals: Whether to show cents; None shows them only when there are any.

    Returns:
        For example "33 500 €" or "1 234,50 €"; in English "€33,500".
    """
    shown = bool(cents % 100) if decimals is None else decimals
    number = QLocale().toString(abs(cents) / 100, "f", 2 if shown else 0)
    sign = "\u2212" if cents < 0 else ""
    return f"{sign}€{number}" if language() == "en" else f"{sign}{number}{NBSP}€"


def money_short(cents: int) -> str:
    """An amount for a narrow place: "92 k€", "1,2 M€", below ten thousand in full."""
    size = abs(cents) / 100
    if size < 10_000:
        return money(cents, decimals=False)
    unit, divisor, places = ("M", 1_000_000, 1) if size >= 1_000_000 else ("k", 1_000, 0)
    number = QLocale().toString(size / divisor, "f", places)
    sign = "\u2212" if cents < 0 else ""
    return f"{sign}€{number}{unit}" if language() == "en" else f"{sign}{number}{NBSP}{unit}€"


def number_text(value: float, decimals: int = 0) -> str:
    """A number with the language's separators."""
    return QLocale().toString(float(value), "f", decimals)


def percent(share: float, decimals: int = 0) -> str:
    """A share as per cent: 0.62 gives "62 %"."""
    number = QLocale().toString(share * 100, "f", decimals)
    return f"{number}%" if language() == "en" else f"{number}{NARROW}%"


def _qdate(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)


def date_text(value: date) -> str:
    """A day in figures: "21/11/2026"."""
    return QLocale().toString(_qdate(value), "dd/MM/yyyy")


def date_short(value: date) -> str:
    """A day for a line of text: "mar. 1 déc."; the weekday helps more than the year."""
    return QLocale().toString(_qdate(value), "ddd d MMM")


def date_long(value: date) -> str:
    """A day in words: "mardi 1 décembre 2026"."""
    return QLocale().toString(_qdate(value), "dddd d MMMM yyyy")


def _local(value: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(int(value.astimezone(UTC).timestamp() * 1000))


def time_text(value: datetime) -> str:
    """The local hour of an instant: "10:42"."""
    return QLocale().toString(_local(value), "HH:mm")


def datetime_text(value: datetime) -> str:
    """An instant in local time: "mar. 1 déc. 10:42"."""
    return QLocale().toString(_local(value), "ddd d MMM HH:mm")


def relative_day(value: date, today: date) -> str:
    """A day as one says it: "aujourd'hui", "demain", "il y a 3 jours", else the short date.

    Args:
        value: The day.
        today: From which it counts.

    Returns:
        Words within a week, else :func:`date_short`.
    """
    days = (value - today).days
    near = {
        0: QCoreApplication.translate("i18n", "aujourd’hui"),
        1: QCoreApplication.translate("i18n", "demain"),
        -1: QCoreApplication.translate("i18n", "hier"),
    }
    if days in near:
        return near[days]
    if 1 < days <= 7:
        return QCoreApplication.translate("i18n", "dans {days} jours").format(days=days)
    if -7 <= days < -1:
        return QCoreApplication.translate("i18n", "il y a {days} jours").format(days=-days)
    return date_short(value)
