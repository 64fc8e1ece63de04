"""One spelling for comparing words (graphie commune): small letters, no accents, plain spaces and quotes."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_PLAIN: Final = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
    "\n": " ",
    "\r": " ",
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "…": "...",
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded, with the way back.

    Attributes:
        text: The folded text.
        places: For each letter of it, the place of the letter it came from, and the length of the source at the end.
    """

    text: str
    places: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Returns where a span of the folded text stands in the source.

        Args:
            start: First letter, in the folded text.
            end: After its last letter.
        """
        return self.places[start], self.places[end]


def _letter(sign: str) -> str:
    plain = _PLAIN.get(sign)
    if plain is not None:
        return plain
    # The first sign of the decomposed letter is the letter without its accent; a lone accent folds to nothing.
    base = unicodedata.normalize("NFD", sign)[0]
    return "" if unicodedata.combining(base) else base.lower()


_ASCII_ONLY: Final = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "`": "'"})


def fold(text: str) -> str:
    """Returns a text in small letters, without accents, with plain spaces, quotes and dashes."""
    if text.isascii():
        return text.lower().translate(_ASCII_ONLY)
    return "".join(map(_letter, text))


def fold_placed(text: str) -> Folded:
    """Folds a text and keeps where each letter came from.

    Args:
        text: Any text.

    Returns:
        The folded text and the places of its letters in the source.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for one in _letter(sign):
            letters.append(one)
            places.append(place)
    return Folded("".join(letters), (*places, len(text)))


_QUOTED: Final = re.compile(r'"[^"]*"')


def own_words(folded: str) -> str:
    """Blanks what stands in quotation marks: those words are somebody else's.

    Args:
        folded: A folded sentence.

    Returns:
        The sentence at its full length, spaces where words were quoted.
    """
    return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), folded) if '"' in folded else folded
