"""One change to a process file (modification), as data: what the studio does, what a fix proposes.

An edit names its place by the path inside the YAML document, as ``("stages", 2, "buyer_state", "fr")``.
"""

from dataclasses import dataclass
from enum import StrEnum


class EditKind(StrEnum):
    """What an edit does."""

    SET = "set"
    INSERT = "insert"
    REMOVE = "remove"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one place of a process file.

    Args:
        kind: What it does. ``SET`` replaces the value at the path, or adds the key to its map. ``INSERT`` puts a value
            before the item ``path[-1]`` of a list. ``REMOVE`` takes the value away. ``MOVE`` takes the item
            ``path[-1]`` of a list to another rank of the same list.
        path: Names of keys and ranks in lists, from the top of the document.
        value: What is set or inserted: plain text, number, flag, map or list.
        to: Rank of the item once it was moved; None for the other kinds.
    """

    kind: EditKind
    path: tuple[str | int, ...]
    value: object = None
    to: int | None = None
