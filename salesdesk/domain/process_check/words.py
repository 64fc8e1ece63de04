"""Words that betray a design error (lexique du contrôle), in French and English; and who the subject of a phrase is.

All lists are written without accents or capitals, as :func:`plain` gives them back: "Rendez-vous" is "rendez vous".
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from salesdesk.domain.process_check import lexicon

Look = Callable[[str], str]
"""Finds words in a phrase; gives them back, or an empty string."""

SHORTEST_ROLE_WORD: Final = 4

_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")
_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Returns words without accents, capitals, punctuation or placeholders, one blank between two.

    Args:
        text: Words as they were written.
    """
    spelled = unicodedata.normalize("NFKD", _PLACEHOLDER.sub(" ", text).casefold())
    bare = "".join(letter for letter in spelled if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", bare).strip()


def placeholders(text: str) -> int:
    """Counts the figures that a phrase takes from a calculator.

    Args:
        text: Words as they were written.
    """
    return len(_PLACEHOLDER.findall(text))


def found(family: re.Pattern[str], text: str) -> str:
    """Returns the first words of a family in a text, as :func:`plain` writes them; empty when there is none.

    Args:
        family: One of the families of this module.
        text: Words as they were written.
    """
    match = family.search(plain(text))
    return match.group().strip() if match else ""


def proposal_in(text: str) -> str:
    """Returns the words by which a text names our proposal, quote or offer; empty when it does not.

    A call for bids is the client's, a value proposition is no document, and a client who offers a visit sells nothing.

    Args:
        text: Words as they were written.
    """
    said = plain(text)
    words = lexicon.NOT_OURS.sub(" ", said).strip()
    # Our answer to a call for bids is looked for before the call itself is taken out.
    match = lexicon.OUR_ANSWER.search(said) or lexicon.BARE_PROPOSAL.search(words) or lexicon.PROPOSAL.search(words)
    return match.group().strip() if match else ""


_INFINITIVES: Final = ("er", "ir", "re")
_OURS: Final = frozenset({"notre", "nos", "our"})
_CLIENTS: Final = frozenset({"client", "cliente", "clients", "clientes", "customer", "customers"})
_FURTHEST_SUBJECT: Final = 4


def says_us_more(text: str) -> bool:
    """Says whether a talking point names us and our products more than the client and the client's figures.

    Args:
        text: Words as they were written.
    """
    words = plain(text)
    return len(lexicon.US.findall(words)) > len(lexicon.YOU.findall(words)) + placeholders(text)


def _content(text: str) -> list[str]:
    words = plain(text).split()
    if words[:1] and words[0] in _OURS and words[1:2] and words[1] in _CLIENTS:
        words = words[1:]
    while words and words[0] in lexicon.STOP:
        words = words[1:]
    return words


def client_is_subject(text: str, role_words: frozenset[str] = frozenset()) -> bool:
    """Says whether the phrase makes someone at the client its subject, and tells something of him.

    Args:
        text: Words as they were written.
        role_words: Words of the labels of the process's roles, as :func:`plain` writes them.
    """
    words = _content(text)
    for rank, word in enumerate(words[:_FURTHEST_SUBJECT]):
        if word in lexicon.BUYERS or word in role_words:
            return _tells_something(words[rank + 1 :])
        if word in lexicon.TURNS or word in lexicon.SELLER_SUBJECTS:
            return False
        if lexicon.SELLER.fullmatch(word) or lexicon.FORECAST.fullmatch(word):
            return False
    return False


def _tells_something(rest: list[str]) -> bool:
    told = [word for word in rest if word not in lexicon.STOP]
    # "Équipe commerciale" is ours, "client meeting" is our meeting.
    if not told or told[0] in lexicon.SELLER_SUBJECTS or all(map(lexicon.SELLER.fullmatch, told)):
        return False
    # "Prospect à relancer" is work for the rep.
    if rest[0] == "a" and len(rest) > 1 and rest[1].endswith(_INFINITIVES):
        return False
    # "Prospect qualifié" tells what was done to him; "qualifie ses fournisseurs", what he does.
    done_to_him = lexicon.PASSIVE.fullmatch(rest[0]) is not None
    return not done_to_him or (len(rest) > 1 and (rest[1] in lexicon.STOP or rest[1] in lexicon.SELLER_SUBJECTS))


def seller_is_subject(text: str) -> bool:
    """Says whether the phrase makes the seller its subject, or orders him to do something.

    Args:
        text: Words as they were written.
    """
    words = _content(text)
    if not words:
        return False
    team = " ".join(words[:2]) in lexicon.SELLER_TEAMS
    if words[0] in lexicon.SELLER_SUBJECTS or words[0] in lexicon.SELLER_ORDERS or team:
        return True
    return bool(lexicon.BY_US.search(plain(text))) and not client_is_subject(text)
