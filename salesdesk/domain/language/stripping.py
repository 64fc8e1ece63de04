"""Takes out of a sentence what tells whom it is about (anonymisation): names, companies, addresses, amounts, numbers.

What stays is the way of speaking, which is all that the model learns from.
Source: conversation.md 3.2: names stripped; trust.md section 6: the least that serves the purpose.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from salesdesk.domain.language.folding import fold, fold_placed

NOBODY: Final = "X"
"""Stands for a name."""

_MAIL: Final = re.compile(r"\S+@\S+")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:fr|com|eu|net|org|io|uk|be|ch)\b(?:/\S*)?", re.IGNORECASE
)
# A word with a digit is a number, a reference, a phone or an account number; separators between digits belong to it.
_NUMBER: Final = re.compile(r"[+(]?\w*\d(?:[\w()]|[ .,:/'’\u00a0\u202f-](?=\w*\d))*")
_UNIT: Final = re.compile(r"(?<=\d)(?:k€|k|h|km|kg|j|min|m|g|€)?$", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"\b(M\.|MM\.|Mme|Mmes|Mlle|Me|Dr|Pr|Monsieur|Madame|Mademoiselle|Maître|Mr\.?|Mrs\.?|Ms\.?|Miss)\s+"
    r"(?:[^\W\d_][\w'’-]*)(?:\s+[A-ZÀ-Þ][\w'’-]*)*"
)
_WORD: Final = re.compile(r"[^\W\d_](?:[\w-]|['’](?=\w))*")
_ARTICLE: Final = re.compile(r"^(?:[cdjlmnst]|qu)['’]", re.IGNORECASE)
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:»\"”]\s+|^[\s«\"“-]+)$")
_COMMON: Final = (
    "i tva vat erp crm pdf fec ocr iso gps rh hr daf cfo ceo eur usd ht ttc sms usb led pac bat cdd cdi dso sla it rdv "
    "ok btp api edi tpe pme b2b monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december"
)
_KEPT: Final = frozenset(_COMMON.split())
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names on this laptop: contacts, accounts, colleagues.

    Attributes:
        words: Words of people's names, folded; taken out wherever they stand.
        phrases: Whole names of companies, folded, the longest first.
    """

    words: frozenset[str] = frozenset()
    phrases: tuple[re.Pattern[str], ...] = field(default=())


def known_names(people: Iterable[str], companies: Iterable[str]) -> KnownNames:
    """Prepares names for :func:`strip_identities`.

    Args:
        people: First and last names.
        companies: Names of companies.

    Returns:
        The names; words under three letters are left to the rules of spelling.
    """
    words = {word for name in people for word in _WORD.findall(fold(name)) if len(word) >= _SHORTEST}
    whole = {" ".join(fold(name).split()) for name in companies}
    longest_first = sorted((name for name in whole if len(name) >= _SHORTEST), key=lambda name: (-len(name), name))
    phrases = tuple(
        re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first[first : first + 500])) + r")(?!\w)")
        for first in range(0, len(longest_first), 500)
    )
    return KnownNames(frozenset(words), phrases)


def strip_identities(sentence: str, names: KnownNames) -> str:
    """Takes out of a sentence what tells whom it is about.

    Args:
        sentence: As written.
        names: Those known on this laptop.

    Returns:
        The sentence with ``X`` for each name and ``0`` for each number; when in doubt a word is taken for a name.
    """
    text = _LINK.sub(NOBODY, _MAIL.sub(NOBODY, " ".join(sentence.split())))
    text = _without_phrases(text, names)
    text = _TITLE.sub(lambda found: f"{found.group(1)} {NOBODY}", text)
    text = _NUMBER.sub(_only_unit, text)
    text = _WORD.sub(lambda found: _word(found, text, names), text)
    # A name of several words is one name.
    return re.sub(rf"\b{NOBODY}(?:[ -]{NOBODY}\b)+", NOBODY, text)


def _without_phrases(text: str, names: KnownNames) -> str:
    for phrase in names.phrases:
        folded = fold_placed(text)
        for found in reversed(list(phrase.finditer(folded.text))):
            start, end = folded.source_span(found.start(), found.end())
            text = f"{text[:start]}{NOBODY}{text[end:]}"
    return text


def _only_unit(found: re.Match[str]) -> str:
    unit = _UNIT.search(found.group())
    return f"0{unit.group() if unit else ''}"


def _word(found: re.Match[str], text: str, names: KnownNames) -> str:
    word = found.group()
    elided = _ARTICLE.match(word)
    lead = elided.group() if elided else ""
    bare = word[len(lead) :]
    folded = fold(bare)
    if bare == NOBODY or not bare:
        return word
    if folded in names.words or any(part in names.words for part in folded.split("-")):
        return f"{lead}{NOBODY}"
    named = bare[0].isupper() and folded not in _KEPT and folded.split("'")[0] not in _KEPT
    starts = not lead and _SENTENCE_START.search(text[: found.start()]) is not None
    # At the start of a sentence every word has a capital; two capitals in a word are an acronym or a brand.
    shouted = sum(sign.isupper() for sign in bare) > 1
    return f"{lead}{NOBODY}" if named and (shouted or not starts) else word
