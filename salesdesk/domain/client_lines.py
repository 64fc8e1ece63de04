"""What of the rep's notes a client may read (notes pour le client), and what was typed there to do.

Notes are ours: no line of them goes to the client unless it stands below a heading that names him ("Pour le client"),
or the rep ticks it. A line that begins with ``!``, all below a heading such as "Interne", and the lines of practices,
of money that is ours, of scores, of coaching and of competitors are not even offered.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from salesdesk.domain.process import Side
from salesdesk.domain.spelling import fold

_HEADING: Final = re.compile(r"#{1,6}\s+")
_TASK: Final = re.compile(r"[-*]\s+\[( |x|X)\]\s+")
_BULLET: Final = re.compile(r"[-*]\s+")
_STARS: Final = re.compile(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1")
_INTERNAL_HEADINGS: Final = frozenset({"interne", "internal", "entre nous", "pour nous", "prive", "private", "for us"})
_CLIENT_HEADINGS: Final = frozenset(
    {
        "pour le client", "au client", "client", "pour eux", "compte rendu", "compte rendu client", "recap",
        "for the client", "to the client", "for them",
    }
)  # fmt: skip
_INTERNAL: Final = (
    "marge", "margin", "rentab", "profitab", "non rentable", "coaching", "ma note", "mon score", "my score",
    "self score", "auto evaluation", "autoevaluation", "mon manager", "my manager", "prix plancher", "floor price",
    "prix mini", "lowest price", "remise max", "max discount", "notre cout", "nos couts", "our cost", "nous coute",
    "costs us", "concurren", "competitor", "entre nous", "between us", "ne pas dire", "do not tell", "confidentiel",
    "confidential",
)  # fmt: skip
"""Beginnings of words, without accents, said among us only: a second lock behind the headings and the ticks."""
_INTERNAL_STARTS: Final = ("pratique ", "practice ")
_OURS: Final = ("nous", "moi", "je", "us", "we", "me", "i")
_THEIRS: Final = ("le client", "client", "the client", "lui", "elle", "eux", "they", "he", "she", "vous", "you")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line that may be offered to the client.

    Attributes:
        text: Its words without Markdown.
        meant: Whether it stands below a heading that names the client: only then it is proposed.
    """

    text: str
    meant: bool = False


@dataclass(frozen=True, slots=True)
class ClientLines:
    """Lines to choose from, and how many are not even offered."""

    lines: tuple[NoteLine, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do that was typed into the notes as an open box.

    Attributes:
        side: Who does it; ours when the line names nobody of the client.
        what: The words.
    """

    side: Side
    what: str


def client_lines(notes: str, internal: Iterable[str] = ()) -> ClientLines:
    """Takes from notes what a client might read.

    Args:
        notes: Markdown source.
        internal: More words that are ours alone: the names of practices.

    Returns:
        The lines in order, each once, without titles and without boxes to tick (they are promises, told apart), and how
        many were internal.
    """
    ours = tuple(internal)
    kept: dict[str, NoteLine] = {}
    left_out, under = 0, ""
    for raw in notes.splitlines():
        line = raw.strip()
        heading = _HEADING.match(line)
        if heading is not None:
            # A title is for finding one's way in the notes; it may say what the client must not read.
            under = fold(line)
            continue
        if not line or _TASK.match(line):
            continue
        bullet = _BULLET.match(line)
        text = plain(line[bullet.end() :] if bullet else line)
        if not fold(text):
            continue
        if under in _INTERNAL_HEADINGS or is_ours(text, ours):
            left_out += 1
            continue
        meant = under in _CLIENT_HEADINGS
        if text not in kept or meant:
            kept[text] = NoteLine(text, meant)
    return ClientLines(tuple(kept.values()), left_out)


def is_ours(text: str, internal: Iterable[str] = ()) -> bool:
    """Tells whether words sound as if said among us.

    Args:
        text: A line, a promise, a theme.
        internal: More words that are ours alone.

    Returns:
        True when it begins with ``!``, or one of the words of the trade that stay with us, or of those given, is in it.
    """
    if text.lstrip().startswith("!"):
        return True
    words = fold(plain(text))
    ours = (*_INTERNAL, *(fold(one) for one in internal))
    return words.startswith(_INTERNAL_STARTS) or any(one and f" {one}" in f" {words}" for one in ours)


def plain(line: str) -> str:
    """The words of a line of Markdown without its signs."""
    before = ""
    while before != line:
        before, line = line, _STARS.sub(r"\2", line)
    return line.strip()


def open_tasks(notes: str, clients: Iterable[str] = ()) -> tuple[Task, ...]:
    """Finds what was typed into notes as a box not yet ticked.

    Args:
        notes: Markdown source.
        clients: Names of the people of the client, who may begin a line.

    Returns:
        One task a line, in order, each text once; what was typed below "Interne" or behind ``!`` is no promise.
    """
    names = tuple(fold(one) for one in clients if one.strip())
    found: dict[str, Task] = {}
    under = ""
    for raw in notes.splitlines():
        line = raw.strip()
        if _HEADING.match(line):
            under = fold(line)
        box = _TASK.match(line)
        if box is None or box[1] != " " or under in _INTERNAL_HEADINGS:
            continue
        text = plain(line[box.end() :])
        if text.startswith("!"):
            continue
        who, colon, rest = text.partition(":")
        named = fold(who).strip()
        theirs = bool(colon) and (named in _THEIRS or any(_same(named, name) for name in names))
        ours = bool(colon) and named in _OURS
        what = (rest if theirs or ours else text).strip()
        if what:
            found.setdefault(fold(what), Task(Side.CLIENT if theirs else Side.REP, what))
    return tuple(found.values())


def _same(named: str, name: str) -> bool:
    return bool(named) and (named == name or named in name.split())
