"""Brings the gazetteer and the outlines of the departments from the program's own files (« géographie »)."""

import gzip
import json
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from salesdesk.config.resources import resource_path
from salesdesk.domain.errors import UserError
from salesdesk.domain.gazetteer import Gazetteer

Ring = tuple[tuple[float, float], ...]
"""A closed line of points, each (longitude, latitude) in degrees."""


@dataclass(frozen=True, slots=True)
class Department:
    """The outline of a department.

    Args:
        code: Its code.
        name: Its name.
        rings: Its outer lines and, where it has any, its islands.
    """

    code: str
    name: str
    rings: tuple[Ring, ...]


@cache
def gazetteer() -> Gazetteer:
    """The communes of France, read at the first call and kept.

    Returns:
        The gazetteer.

    Raises:
        UserError: ``import.geo_missing``: the program's own file is absent or damaged.
    """
    return Gazetteer(unpacked(resource_path("geo", "communes.columns.gz")))


@cache
def departments() -> tuple[Department, ...]:
    """The outlines of the departments of mainland France, read at the first call and kept.

    Returns:
        Ninety-six departments, in the order of their codes.

    Raises:
        UserError: ``import.geo_missing``: the program's own file is absent or damaged.
    """
    stored = json.loads(unpacked(resource_path("geo", "departements.json.gz")))
    return tuple(
        Department(code, entry["name"], tuple(tuple((x, y) for x, y in ring) for ring in entry["rings"]))
        for code, entry in sorted(stored.items())
    )


def unpacked(path: Path) -> str:
    """Unpack one of the program's own text files.

    Args:
        path: A gzip file of UTF-8 text.

    Returns:
        The text.

    Raises:
        UserError: ``import.geo_missing``: the file is absent or damaged.
    """
    try:
        return gzip.decompress(path.read_bytes()).decode()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as failure:
        raise UserError("import.geo_missing", file=path.name) from failure
