"""Numbers and dates inside messages, as French and English write them (mise en forme des nombres et des dates).

Screens have Qt's locales and the server Babel; these few lines serve what is said before either is loaded, and on the
command line.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final

NARROW_NO_BREAK_SPACE: Final = "\u202f"
NO_BREAK_SPACE: Final = "\u00a0"

_ENGLISH_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Language(StrEnum):
    """A language in which SalesDesk speaks."""

    FRENCH = "fr"
    ENGLISH = "en"


def language_of(choice: str, locale_name: str) -> Language:
    """Finds the language to speak.

    Args:
        choice: Value of the setting ``language``: auto, fr or en.
        locale_name: What the system speaks, ``fr_FR`` or ``fr-CA`` for example; asked only for auto.

    Returns:
        The language chosen; for auto French on a French system, English on any other.
    """
    if choice in tuple(Language):
        return Language(choice)
    return Language.FRENCH if locale_name.lower().startswith("fr") else Language.ENGLISH


def number_text(value: int | float, language: Language) -> str:
    """Writes a number: 12 345,5 in French, 12,345.5 in English.

    Args:
        value: The number; one with a fraction is rounded to two decimals, without zeros at the end.
        language: Whose separators.
    """
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    if language is Language.ENGLISH:
        return text
    return text.translate({ord(","): NARROW_NO_BREAK_SPACE, ord("."): ","})


def euros_text(cents: int, language: Language) -> str:
    """Writes an amount: 1 234,50 € in French, €1,234.50 in English.

    Args:
        cents: The amount in cents; negative for a debt.
        language: Whose separators and place of the sign.
    """
    sign, whole, rest = "-" if cents < 0 else "", abs(cents) // 100, abs(cents) % 100
    if language is Language.ENGLISH:
        return f"{sign}€{number_text(whole, language)}.{rest:02}"
    return f"{sign}{number_text(whole, language)},{rest:02}{NO_BREAK_SPACE}€"


def date_text(value: date, language: Language) -> str:
    """Writes a date, and the time when there is one: 21/11/2026 in French, 21 Nov 2026 in English.

    Args:
        value: A date, or an instant already moved to the zone of the reader.
        language: Whose order.
    """
    if language is Language.FRENCH:
        text = f"{value:%d/%m/%Y}"
    else:
        # No order of figures is read alike on both sides of the Atlantic, and %b follows the system's locale.
        text = f"{value.day} {_ENGLISH_MONTHS[value.month - 1]} {value.year}"
    return f"{text} {value:%H:%M}" if isinstance(value, datetime) else text
