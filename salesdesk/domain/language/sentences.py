"""Cuts a text into sentences (phrases), in French and English, Markdown lists and abbreviations included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MOST_LETTERS: Final = 600
"""Longer sentences are looked at in pieces: nobody says them, and time must stay bounded."""

_FRENCH: Final = (
    "m mm mr mrs mme mlle mlles mmes dr pr me st ste av bd tel tél cf ex env etc p pp n no art réf ref resp prod sept "
    "janv févr fevr avr juil oct nov déc dec h j sem pers max min qté qte dép dep ht ttc ets sté vs boul"
)
_ENGLISH: Final = (
    "mr mrs ms dr prof st no nos vs etc e.g i.e eg ie approx dept est inc ltd co corp fig p pp ref tel jan feb mar "
    "apr jun jul aug sept sep oct nov dec hrs hr min max avg qty ext sq m"
)
_ABBREVIATIONS: Final = {"fr": frozenset(_FRENCH.split()), "en": frozenset(_ENGLISH.split())}
_LEAD: Final = re.compile(r"\s*(?:#{1,6}\s+|>\s*|[-*+•]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+)?")
_STOP: Final = re.compile(r"[.!?…]+(?:[ \u00a0\u202f]?[»”])?[\"')\]]*(?=\s|$)")
_LAST_WORD: Final = re.compile(r"([\w.]+)\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place.

    Attributes:
        text: Its words, without the spaces around them and without the sign of a list or a heading.
        start: Its first letter in the text, in code points.
        end: After its last letter.
    """

    text: str
    start: int
    end: int


def split(text: str, lang: str) -> tuple[Sentence, ...]:
    """Cuts a text into sentences.

    A line is a sentence or several, an item of a list is one at least; the dots of decimals, initials and
    abbreviations end nothing.

    Args:
        text: Plain text or Markdown.
        lang: ``fr`` or ``en``.

    Returns:
        The sentences in order; none for a text without letters.
    """
    found: list[Sentence] = []
    start = 0
    for line in text.splitlines(keepends=True):
        found.extend(_of_line(text, start, start + len(line.rstrip("\r\n")), lang))
        start += len(line)
    return tuple(found)


def _of_line(text: str, start: int, end: int, lang: str) -> Iterator[Sentence]:
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    for stop in _STOP.finditer(text, begin, end):
        if stop.group().startswith(".") and _only_shortens(
            text[begin : stop.start() + 1], text[stop.end() : end], lang
        ):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    yield from _trimmed(text, begin, end)


def _only_shortens(before: str, after: str, lang: str) -> bool:
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = word.group(1).lower()
    if last in _ABBREVIATIONS[lang] or (len(last) == 1 and last.isalpha()):
        return True
    # A sentence begins with a capital, a digit or a sign; a small letter goes on.
    following = after.lstrip()[:1]
    return bool(following) and following.islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MOST_LETTERS:
        cut = text.rfind(" ", start + MOST_LETTERS // 2, start + MOST_LETTERS)
        cut = cut if cut > 0 else start + MOST_LETTERS
        yield Sentence(text[start:cut], start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if any(sign.isalnum() for sign in text[start:end]):
        yield Sentence(text[start:end], start, end)
