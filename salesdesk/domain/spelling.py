"""Comparing words as people write them (« orthographe »): accents, case, signs and slips of the keyboard set aside."""

import re
import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower case without accents; every run of other signs becomes one space.

    Args:
        text: Any text, composed or decomposed.

    Returns:
        Words separated by single spaces, no space at the ends; letters of other alphabets are kept.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", bare.casefold()).strip()


def squeeze(text: str) -> str:
    """The folded text without its spaces, so that "GTX Pro" and "gtx-pro" and "GTXPro" are one form.

    Args:
        text: Any text.

    Returns:
        Letters and digits only.
    """
    return fold(text).replace(" ", "")


def distance(left: str, right: str, ceiling: int) -> int:
    """Number of slips between two words: a letter added, lost, replaced, or two neighbours swapped.

    Args:
        left: One word.
        right: The other.
        ceiling: Above this the exact number does not matter and the search stops.

    Returns:
        The distance, or ``ceiling + 1`` when it is greater than the ceiling.

    Source: Damerau 1964, optimal string alignment (each pair of neighbours is swapped once at most).
    """
    if abs(len(left) - len(right)) > ceiling:
        return ceiling + 1
    before: list[int] = []
    current = list(range(len(right) + 1))
    for row, char in enumerate(left, start=1):
        before, previous, current = current, before, [row]
        for column, other in enumerate(right, start=1):
            cost = min(before[column] + 1, current[column - 1] + 1, before[column - 1] + (char != other))
            if row > 1 and column > 1 and char == right[column - 2] and left[row - 2] == other:
                cost = min(cost, previous[column - 2] + 1)
            current.append(cost)
        if min(current) > ceiling:
            return ceiling + 1
    return min(current[-1], ceiling + 1)


def likeness(left: str, right: str) -> float:
    """How alike two folded texts are.

    Args:
        left: One text, folded.
        right: The other, folded.

    Returns:
        1.0 for equal texts, 0.0 for nothing in common: one minus the slips over the longer length.
    """
    longest = max(len(left), len(right))
    if longest == 0:
        return 1.0
    return 1.0 - distance(left, right, longest) / longest
