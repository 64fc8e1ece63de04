"""What of the rep's notes a client may read (notes pour le client), and what was typed there to do.

A line that begins with ``!``, and all below a heading such as "Interne", stays with us; so do the lines of practices,
of money that is ours, of scores and of coaching, wherever they stand.
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
_INTERNAL: Final = (
    "marge", "margin", "rentab", "profitab", "coaching", "ma note", "my score", "self score", "auto evaluation",
    "autoevaluation", "mon manager", "my manager", "prix plancher", "floor price", "notre cout", "our cost",
    "nous coute", "costs us",
)  # fmt: skip
"""Beginnings of words, without accents, that are said among us only."""
_INTERNAL_STARTS: Final = ("pratique ", "practice ")
_OURS: Final = ("nous", "moi", "je", "us", "we", "me", "i")
_THEIRS: Final = ("le client", "client", "the client", "lui", "elle", "eux", "they", "he", "she", "vous", "you")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line that the client may read.

    Attributes:
        text: Its words without Markdown.
        heading: Whether it is a title.
        bullet: Whether it stands in a list.
    """

    text: str
    heading: bool = False
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class ClientLines:
    """Lines for the client, and how many were kept from him."""

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
    """Takes from notes what a client may read.

    Args:
        notes: Markdown source.
        internal: More words that are ours alone: the names of practices.

    Returns:
        The lines in order, without boxes to tick (they are promises, told apart), and how many were internal.
    """
    ours = (*_INTERNAL, *(fold(one) for one in internal if one.strip()))
    kept: list[NoteLine] = []
    left_out, hidden = 0, False
    for raw in notes.splitlines():
        line = raw.strip()
        heading = _HEADING.match(line)
        if heading is not None:
            hidden = fold(line) in _INTERNAL_HEADINGS
        if not line or _TASK.match(line):
            continue
        if hidden or line.startswith("!") or _is_ours(line, ours):
            left_out += heading is None
            continue
        kept.append(_line(line, heading))
    return ClientLines(tuple(_without_empty_titles(kept)), left_out)


def _is_ours(line: str, ours: tuple[str, ...]) -> bool:
    words = fold(plain(line))
    return words.startswith(_INTERNAL_STARTS) or any(f" {one}" in f" {words}" for one in ours)


def _line(line: str, heading: re.Match[str] | None) -> NoteLine:
    if heading is not None:
        return NoteLine(plain(line[heading.end() :]), heading=True)
    bullet = _BULLET.match(line)
    return NoteLine(plain(line[bullet.end() :] if bullet else line), bullet=bullet is not None)


def _without_empty_titles(lines: list[NoteLine]) -> Iterable[NoteLine]:
    for place, line in enumerate(lines):
        last = place + 1 == len(lines)
        if not (line.heading and (last or lines[place + 1].heading)):
            yield line


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
        One task a line, in order, each text once.
    """
    names = tuple(fold(one) for one in clients if one.strip())
    found: dict[str, Task] = {}
    for raw in notes.splitlines():
        line = raw.strip()
        box = _TASK.match(line)
        if box is None or box[1] != " ":
            continue
        text = plain(line[box.end() :])
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
