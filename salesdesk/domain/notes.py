"""Notes typed while others change them (notes de visite): what was typed is carried over to the newer text.

Positions are Python's, code points; an editor that counts UTF-16 units converts at its own border.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

MOST_NOTE_BYTES: Final = 256 * 1024
"""Most that one note may hold, in UTF-8."""

_LONG: Final = 20_000


@dataclass(frozen=True, slots=True)
class Span:
    """One place where two texts differ.

    Attributes:
        start: First code point that differs.
        end: End of what goes, in the older text.
        put: What comes in its place.
    """

    start: int
    end: int
    put: str


def changed_span(before: str, after: str) -> Span:
    """Finds the one span that differs between two texts.

    Args:
        before: The older text.
        after: The newer text.

    Returns:
        The span; empty at the end of the common start when the texts are equal.
    """
    most = min(len(before), len(after))
    start = 0
    while start < most and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < most - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Span(start, len(before) - tail, after[start : len(after) - tail])


def spans_between(before: str, after: str) -> tuple[Span, ...]:
    """Finds the places where two texts differ, in order.

    Args:
        before: The older text.
        after: The newer text.

    Returns:
        Spans in positions of ``before``; one alone where a finer answer would cost too much time.
    """
    outer = changed_span(before, after)
    inside = before[outer.start : outer.end]
    if not inside or not outer.put:
        return () if not inside and not outer.put else (outer,)
    if len(inside) + len(outer.put) > _LONG:
        return (outer,)
    found = []
    for what, first, last, low, high in SequenceMatcher(None, inside, outer.put, autojunk=False).get_opcodes():
        if what != "equal":
            found.append(Span(outer.start + first, outer.start + last, outer.put[low:high]))
    return tuple(found)


def carried(position: int, spans: tuple[Span, ...], *, after: bool = False) -> int:
    """Finds where a position of the older text lies in the newer one.

    Args:
        position: Code point in the older text.
        spans: Differences, from :func:`spans_between`.
        after: Whether a text put exactly at the position pushes it.

    Returns:
        The position in the newer text; inside a span that went, the end of what came in its place.
    """
    moved = position
    for span in spans:
        if span.end < position or (span.end == position and (span.end > span.start or after)):
            moved += len(span.put) - (span.end - span.start)
        elif span.start < position:
            moved += len(span.put) - (position - span.start)
    return moved


def rebase(base: str, mine: str, theirs: str) -> str:
    """Puts what was typed since a common text into a newer text of it; no text that anyone put in is lost.

    Args:
        base: What both started from.
        mine: What the person sees: the base with his own edits.
        theirs: What is kept now: the base with the edits of others.

    Returns:
        Theirs with my edits; what I deleted goes only where they left it as it was.
    """
    if mine in {base, theirs}:
        return theirs
    if theirs == base:
        return mine
    foreign = spans_between(base, theirs)
    result = theirs
    for span in reversed(spans_between(base, mine)):
        place = carried(span.end, foreign)
        result = result[:place] + span.put + result[place:]
        for start, end in reversed(_left_alone(span, foreign)):
            low, high = carried(start, foreign, after=True), carried(end, foreign)
            result = result[:low] + result[high:]
    return result


def _left_alone(span: Span, foreign: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Parts of what I deleted that no one else touched."""
    parts, start = [], span.start
    for other in foreign:
        if other.end < span.start or other.start > span.end:
            continue
        if start < other.start:
            parts.append((start, min(other.start, span.end)))
        start = max(start, other.end)
    if start < span.end:
        parts.append((start, span.end))
    return parts
