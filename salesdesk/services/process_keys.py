"""Keys of the parts of a process (clés): what points to one follows when it changes, and which ones deals rely on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from salesdesk.domain.opportunities import Evidence, Opportunity
from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.exchange.processfile import ProcessDocument
from salesdesk.exchange.processfile.spans import Place
from salesdesk.exchange.processfile.written import Plain
from salesdesk.services.process_outline import PartKind
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

_POINTERS: Final = {"entry": ("after",), "exit": ("after",), "stages": ("back_to",), "questions": ("then",)}
UsedKeys = Mapping[tuple[PartKind, str], int]
"""How many deals rely on a key."""


def used_keys(workspace: Workspace, process_key: str) -> UsedKeys:
    """Counts the deals that rely on the keys of a process: their stage, their trigger, their proofs.

    Args:
        workspace: Where.
        process_key: The process.

    Returns:
        Number of deals by kind of part and key; keys that none relies on are absent.
    """
    with workspace.read() as connection:
        same = table_of(ProcessVersion).c.process_key == process_key
        versions = [version.id.bytes for version in find(connection, ProcessVersion, same)]
        deals = find(connection, Opportunity, table_of(Opportunity).c.process_version_id.in_(versions))
        proofs = find(connection, Evidence, table_of(Evidence).c.opportunity_id.in_([deal.id.bytes for deal in deals]))
    found = {(PartKind.STAGE, deal.stage_key, deal.id) for deal in deals}
    found |= {(PartKind.TRIGGER, deal.trigger_key, deal.id) for deal in deals if deal.trigger_key}
    found |= {(PartKind.CRITERION, proof.criterion_key, proof.opportunity_id) for proof in proofs}
    return Counter((kind, key) for kind, key, _ in found)


def renamed(document: ProcessDocument, place: Place, key: str) -> tuple[Edit, ...]:
    """Makes the edits that give a part another key, and let what points to it follow.

    Args:
        document: The document.
        place: The key, ``("stages", 0, "exit", 1, "id")``.
        key: The key it gets.

    Returns:
        The edits; none when the key stays. When two parts share the old key, nothing else changes: nobody can tell
        which of them is meant.
    """
    old = document.value(place)
    if old == key or not key:
        return ()
    edits = [Edit(EditKind.SET, place, key)]
    group = place[-3] if len(place) >= 3 else ""
    around: Place = () if group in ("entry", "exit", "stages") else place[:-3]
    names = _POINTERS.get(str(group), ())
    whole = document.value(around) if around else document.data
    if names and isinstance(old, str) and _count(whole, _lists_of(group), old) == 1:
        edits += [Edit(EditKind.SET, where, key) for where in _pointing(whole, around, names, old)]
    return tuple(edits)


def _lists_of(group: object) -> tuple[str, ...]:
    return ("entry", "exit") if group in ("entry", "exit") else (str(group),)


def _count(value: Plain, lists: Sequence[str], key: str) -> int:
    if isinstance(value, list):
        return sum(_count(one, lists, key) for one in value)
    if not isinstance(value, dict):
        return 0
    found = 0
    for name, one in value.items():
        if name in lists and isinstance(one, list):
            found += sum(isinstance(part, dict) and part.get("id") == key for part in one)
        found += _count(one, lists, key)
    return found


def _pointing(value: Plain, place: Place, names: Sequence[str], key: str) -> list[Place]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found: list[Place] = []
    for step, one in items:
        here = (*place, step)
        if step in names and one == key:
            found.append(here)
        elif step in names and isinstance(one, list):
            found += [(*here, rank) for rank, each in enumerate(one) if each == key]
        else:
            found += _pointing(one, here, names, key)
    return found
