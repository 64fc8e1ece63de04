"""Words that betray a design error (lexique du contrôle), in French and English; and who the subject of a phrase is.

All lists are written without accents or capitals, as :func:`plain` gives them back: "Rendez-vous" is "rendez vous".
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from salesdesk.domain.process_check import lexicon, people

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


def implementer_in(title: str) -> str:
    """Returns the words by which a title names someone who carries out what others decide; empty when it does not.

    Args:
        title: Label of a role, as it was written.
    """
    return "" if found(lexicon.LEADER, title) else found(lexicon.IMPLEMENTER, title)


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
    while words and words[0] in people.STOP:
        words = words[1:]
    return words


def done_by_client(text: str, role_words: frozenset[str] = frozenset()) -> bool:
    """Says whether a phrase names someone at the client as the one who did it: "validé par le client".

    Args:
        text: Words as they were written.
        role_words: Words of the labels of the process's roles, as :func:`plain` writes them.
    """
    doers = (match.group(1) for match in people.DOER.finditer(plain(text)))
    return any(doer in people.BUYERS or doer in role_words for doer in doers) and not people.BY_SELLERS.search(
        plain(text)
    )


def client_is_subject(text: str, role_words: frozenset[str] = frozenset()) -> bool:
    """Says whether the phrase makes someone at the client its subject, and tells something of him.

    Args:
        text: Words as they were written.
        role_words: Words of the labels of the process's roles, as :func:`plain` writes them.
    """
    rest = _after_client(text, role_words)
    if rest is not None:
        return _tells_something(rest)
    words = _content(text)
    ours = not words or words[0] in people.US or _is_our_work(words[0]) or people.SELLERS.match(" ".join(words))
    return not ours and done_by_client(text, role_words)


def client_is_worked_on(text: str, role_words: frozenset[str] = frozenset()) -> bool:
    """Says whether the phrase begins with the client and tells only what is done about him: "client à relancer".

    Args:
        text: Words as they were written.
        role_words: Words of the labels of the process's roles, as :func:`plain` writes them.
    """
    rest = _after_client(text, role_words)
    return bool(rest) and not _tells_something(rest or [])


def _after_client(text: str, role_words: frozenset[str]) -> list[str] | None:
    """Returns what follows the client who begins a phrase; None when another does."""
    words = _content(text)
    said = " ".join(words)
    if seller := people.SELLERS.match(said):
        return words[len(seller.group().split()) :] if _is_a_role(seller.group(), role_words) else None
    if people.ORDER.match(said):
        return None
    for rank, word in enumerate(words[:_FURTHEST_SUBJECT]):
        if word in people.BUYERS or word in role_words:
            rest = words[rank + 1 :]
            # A title has several words: "head nurse", "wine merchant".
            while rest and (rest[0] in people.BUYERS or rest[0] in role_words):
                rest = rest[1:]
            return people.AT_THE_CLIENT.sub("", " ".join(rest)).split()
        if word in people.US or word in people.TURNS or _is_our_work(word):
            return None
    return None


def _is_our_work(word: str) -> bool:
    return bool(lexicon.SELLER.fullmatch(word) or lexicon.FORECAST.fullmatch(word))


def _is_a_role(title: str, role_words: frozenset[str]) -> bool:
    """Whoever sells to sales departments meets their managers; a title of one word is too short to tell."""
    named = [word for word in title.split() if len(word) >= SHORTEST_ROLE_WORD]
    return len(named) > 1 and role_words.issuperset(named)


def _tells_something(rest: list[str]) -> bool:
    told = [word for word in rest if word not in people.STOP]
    # "Équipe commerciale" is ours, "client meeting" is our meeting.
    if not told or told[0] in people.SALES_WORDS or all(map(lexicon.SELLER.fullmatch, told)):
        return False
    # "Prospect à relancer" is work for the rep, and so is the analysis of the client's needs.
    said = " ".join(rest)
    if people.TO_DO.match(said) or lexicon.WAITING.match(said) or lexicon.NEEDS.match(said):
        return False
    # "Prospect qualifié" and "a été contacté" tell what was done to him; "qualifie ses fournisseurs", what he does.
    if (helped := lexicon.DONE_TO.match(said)) is not None:
        return lexicon.PASSIVE.match(said, helped.end()) is None
    done_to_him = lexicon.PASSIVE.fullmatch(rest[0]) is not None
    return not done_to_him or (len(rest) > 1 and (rest[1] in people.STOP or rest[1] in people.US))


def seller_is_subject(text: str, role_words: frozenset[str] = frozenset()) -> bool:
    """Says whether the phrase makes the seller its subject, or orders him to do something.

    Args:
        text: Words as they were written.
        role_words: Words of the labels of the process's roles, as :func:`plain` writes them.
    """
    words = _content(text)
    if not words:
        return False
    said = " ".join(words)
    if words[0] in people.US:
        return words[0] != "on" or words[1:2] == [] or words[1] not in people.ENGLISH_ON
    if seller := people.SELLERS.match(said):
        return not _is_a_role(seller.group(), role_words)
    if words[0] in people.SELLER_ORDERS or people.ORDER.match(said):
        return True
    return bool(people.BY_SELLERS.search(plain(text))) and not client_is_subject(text, role_words)
