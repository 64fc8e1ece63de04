"""The frame of every report (mise en page): one look, sizes in points, words made safe, days and amounts as written."""

from datetime import date
from html import escape
from typing import Final

from salesdesk.config.formats import NO_BREAK_SPACE, Language, euros_text, number_text

INK: Final = "#131722"
GREY: Final = "#5b6472"
ACCENT: Final = "#3A3FC4"
SUCCESS: Final = "#0B7A4B"
WARNING: Final = "#A8500A"
DANGER: Final = "#B42318"
LINE: Final = "#CDD3DC"
SOFT: Final = "#F2F4F7"
SMALL_PT: Final = 8

# Of the lengths that QTextDocument knows, only fonts may be in points; the others are pixels of 1/96 inch.
_STYLE: Final = f"""
body {{ color: {INK}; }}
h1 {{ font-size: 15pt; font-weight: 700; margin-top: 0px; margin-bottom: 4px; }}
p.h2 {{ font-size: 11pt; font-weight: 600; color: {ACCENT}; margin-top: 14px; margin-bottom: 5px; }}
p {{ margin-top: 0px; margin-bottom: 5px; line-height: 125%; }}
p.meta {{ color: {GREY}; font-size: {SMALL_PT}pt; margin-bottom: 2px; }}
p.head {{ font-weight: 600; margin-top: 10px; }}
li {{ margin-top: 0px; margin-bottom: 4px; line-height: 125%; }}
ul {{ margin-top: 0px; margin-bottom: 4px; -qt-list-indent: 1; }}
"""


def page(body: str) -> str:
    """Puts the common look around the body of a report.

    Args:
        body: HTML.

    Returns:
        The document.
    """
    return f"<html><head><style>{_STYLE}</style></head><body>{body}</body></html>"


def heading(title: str) -> str:
    """The title of a part; a paragraph, because QTextDocument enlarges the titles of HTML whatever is asked for."""
    return f'<p class="h2">{words(title)}</p>'


def words(text: str) -> str:
    """Makes words safe for HTML; their line ends stay."""
    return escape(text, quote=False).replace("\n", "<br/>")


def amount(cents: int, language: Language) -> str:
    """Writes an amount: cents only where there are any."""
    if cents % 100:
        return euros_text(cents, language)
    sign, whole = "-" if cents < 0 else "", number_text(abs(cents) // 100, language)
    return f"{sign}€{whole}" if language is Language.ENGLISH else f"{sign}{whole}{NO_BREAK_SPACE}€"


def day(value: date, language: Language) -> str:
    """Writes a day in words: "mardi 1 décembre 2026", "Tuesday 1 December 2026"."""
    from babel.dates import format_date

    return format_date(value, "EEEE d MMMM y", locale="fr_FR" if language is Language.FRENCH else "en_GB")


def hour(minute: int, language: Language) -> str:
    """Writes minutes after midnight as an hour: "9 h 05" in French, "9:05" in English."""
    hours, rest = divmod(minute, 60)
    if language is Language.ENGLISH:
        return f"{hours}:{rest:02}"
    return f"{hours}{NO_BREAK_SPACE}h" + (f"{NO_BREAK_SPACE}{rest:02}" if rest else "")
