"""The communes of France (« communes ») found by name or postcode while one types."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from salesdesk.domain.spelling import fold

_SEPARATORS = str.maketrans(
    {"-": " ", "'": " ", "’": " ", "(": None, ")": None, "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
)
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "s": "sur"}
_NAME, _POSTCODES, _POPULATION = 1, 2, 6


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune.

    Args:
        insee: Official code, five signs; "2A004" in Corsica.
        name: Official name with its accents.
        postcodes: Its postcodes, at least one.
        department: Code of the department, two or three signs.
        latitude: Degrees north of the middle of the commune.
        longitude: Degrees east.
        population: Inhabitants at the latest census.
    """

    insee: str
    name: str
    postcodes: tuple[str, ...]
    department: str
    latitude: float
    longitude: float
    population: int


def columns_from_csv(text: str) -> str:
    """Bring the public list of communes to the form the gazetteer loads: column by column, most populous first.

    Args:
        text: One line a commune, separated by commas: code, name, postcodes separated by spaces, department, latitude,
            longitude, population.

    Returns:
        Seven blocks separated by empty lines, each with one line a commune.
    """
    rows = sorted((line.split(",") for line in text.splitlines()), key=lambda row: (-int(row[_POPULATION]), row[0]))
    return "\n\n".join("\n".join(column) for column in zip(*rows, strict=True))


class Gazetteer:
    """All communes, searchable as one types.

    The folded names stand in one long text, most populous first: a search is a scan by the text's own `find`, which is
    faster than an index would load.

    Args:
        columns: The text made by `columns_from_csv`.
    """

    def __init__(self, columns: str) -> None:
        blocks = columns.split("\n\n")
        self._columns = [block.split("\n") for block in blocks]
        # One pass over the whole text: folding name by name takes four times as long.
        names = unicodedata.normalize("NFKD", blocks[_NAME].translate(_SEPARATORS))
        self._names, self._name_starts = _laid_out(names.encode("ascii", "ignore").decode().lower())
        self._postcodes, self._postcode_starts = _laid_out(" " + blocks[_POSTCODES].replace("\n", "\n "))

    def __len__(self) -> int:
        return len(self._name_starts)

    def search(self, prefix: str, limit: int = 10) -> list[Commune]:
        """Communes whose name, or a word of it, or a postcode begins as typed.

        Args:
            prefix: What was typed; accents, case, hyphens and "St" for "Saint" do not matter.
            limit: Most communes to return.

        Returns:
            The exact name first, then names that begin so, then names with a later word that begins so; the most
            populous first within each. Empty for an empty prefix.
        """
        bare = prefix.strip()
        if not bare or limit < 1:
            return []
        if bare.isdigit():
            return [self._commune(at) for at in self._by_postcode(bare, limit)]
        found: dict[int, None] = {}
        for typed in _readings(bare):
            for pattern in (f"\n{typed}\n", f"\n{typed}", f" {typed}"):
                for at in _occurrences(self._names, self._name_starts, pattern):
                    if len(found) >= limit:
                        break
                    found[at] = None
        return [self._commune(at) for at in found]

    def by_insee(self, code: str) -> Commune | None:
        """The commune of an official code.

        Args:
            code: Five signs, letters in either case.

        Returns:
            The commune, or None when there is none of that code.
        """
        at = self._codes.get(code.strip().upper())
        return None if at is None else self._commune(at)

    def by_postcode(self, postcode: str) -> list[Commune]:
        """Every commune of a postcode.

        Args:
            postcode: Five digits.

        Returns:
            The communes, most populous first.
        """
        if len(postcode) != 5 or not postcode.isdigit():
            return []
        return [self._commune(at) for at in self._by_postcode(postcode, len(self))]

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {code: at for at, code in enumerate(self._columns[0])}

    def _by_postcode(self, digits: str, limit: int) -> list[int]:
        found: dict[int, None] = {}
        for at in _occurrences(self._postcodes, self._postcode_starts, f" {digits}"):
            if len(found) >= limit:
                break
            found[at] = None
        return list(found)

    def _commune(self, at: int) -> Commune:
        insee, name, postcodes, department, latitude, longitude, population = (column[at] for column in self._columns)
        return Commune(
            insee, name, tuple(postcodes.split()), department, float(latitude), float(longitude), int(population)
        )


def _laid_out(lines: str) -> tuple[str, list[int]]:
    """The lines with a line end before and after each, and where each starts."""
    starts = [0, *accumulate(map(len, lines.split("\n")), lambda start, length: start + length + 1, initial=0)]
    return f"\n{lines}\n", starts[1:-1]


def _readings(typed: str) -> Iterator[str]:
    folded = fold(typed)
    yield folded
    words = folded.split()
    full = " ".join(_ABBREVIATIONS.get(word, word) for word in words)
    if full != folded:
        yield full


def _occurrences(text: str, starts: list[int], pattern: str) -> Iterator[int]:
    """Positions of the lines that hold the pattern, in their order."""
    at = text.find(pattern)
    while at >= 0:
        yield bisect_right(starts, at) - 1
        at = text.find(pattern, at + 1)
