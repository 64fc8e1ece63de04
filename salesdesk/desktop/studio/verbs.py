"""What can be done with a part of the plan (gestes): add, copy, take away, move; as edits of the document."""

from collections.abc import Sequence

from salesdesk.services.process_drafts import Edit, EditKind, Place, ProcessDocument
from salesdesk.services.process_outline import Part, copied, new_part


def list_for(part: Part) -> Place:
    """The list to which "add" adds: that of a group, else that in which the part itself stands."""
    return part.place if part.holds is not None else part.place[:-1]


def added(document: ProcessDocument, part: Part) -> tuple[tuple[Edit, ...], Place]:
    """Makes the edit that adds a part after another, or at the end of a group.

    Args:
        document: The document.
        part: The part or group that is chosen.

    Returns:
        The edit, and the place of the new part.
    """
    where = list_for(part)
    key, made = new_part(document.data, where)
    present = document.value(where)
    if where == ("roles",):
        return (Edit(EditKind.SET, (*where, key), made),), (*where, key)
    last = part.place[-1]
    rank = len(present) if isinstance(present, list) else 0
    if part.holds is None and isinstance(last, int):
        rank = last + 1
    return (Edit(EditKind.INSERT, (*where, rank), made),), (*where, rank)


def doubled(document: ProcessDocument, place: Place) -> tuple[tuple[Edit, ...], Place]:
    """Makes the edit that puts a copy of a part right after it; arguments and result as :func:`added`."""
    rank = place[-1]
    assert isinstance(rank, int)  # the roles, which have no rank, are not copied
    value = copied(document.data, place[:-1], document.value(place))
    there = (*place[:-1], rank + 1)
    return (Edit(EditKind.INSERT, there, value),), there


def removed(place: Place) -> tuple[tuple[Edit, ...], Place]:
    """Makes the edit that takes a part away; the place before it, or its list, comes after."""
    rank = place[-1]
    before = (*place[:-1], rank - 1) if isinstance(rank, int) and rank else place[:-1]
    return (Edit(EditKind.REMOVE, place),), before


def moved(document: ProcessDocument, place: Place, to: int) -> tuple[Sequence[Edit], Place]:
    """Makes the edit that moves a part within its list; none beyond its ends."""
    present = document.value(place[:-1])
    if not isinstance(present, list) or not 0 <= to < len(present) or to == place[-1]:
        return (), place
    return (Edit(EditKind.MOVE, place, to=to),), (*place[:-1], to)
