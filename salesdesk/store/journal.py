"""The journal (historique local) read backwards: undo and redo of any gesture, made from what was written.

An undo is itself a gesture: it writes, journals and queues the inverse changes, so that it syncs like any other. A
field that somebody changed meanwhile is left as it is and named.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select, update

from salesdesk.domain.change import ChangeKind, Merge, Wire
from salesdesk.domain.clock import Stamp
from salesdesk.domain.nouns import NOUN_BY_NAME, Noun
from salesdesk.domain.wire import forms_of, from_wire, texts_from_wire, texts_to_wire
from salesdesk.store.changes import unpack_values
from salesdesk.store.laptop_tables import JOURNAL, JOURNAL_GROUP
from salesdesk.store.queries.records import KeptRow, kept_row
from salesdesk.store.unit import LaptopStore, Unit


@dataclass(frozen=True, slots=True)
class Gesture:
    """One entry of the undo list.

    Attributes:
        no: Its number in the journal.
        name: Message key of its name.
        args: Values for the placeholders of the name.
    """

    no: int
    name: str
    args: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Inverted:
    """What an undo or redo did.

    Attributes:
        gesture: The gesture that was taken back or made again.
        left: Noun, record and field of each value that somebody else changed meanwhile and that was left alone.
    """

    gesture: Gesture
    left: tuple[tuple[str, UUID, str], ...]


def next_undo(connection: Connection) -> Gesture | None:
    """Returns the gesture that undo would take back; None when there is none."""
    group = JOURNAL_GROUP.c
    return _gesture(connection, group.name.is_not(None), group.undoes.is_(None), group.undone_by.is_(None))


def next_redo(connection: Connection) -> Gesture | None:
    """Returns the gesture that redo would make again: none once a new gesture came after the undo."""
    group = JOURNAL_GROUP.c
    newest_own = connection.execute(
        select(func.max(func.coalesce(group.first_no, group.no))).where(
            group.name.is_not(None), group.undoes.is_(None), group.undone_by.is_(None)
        )
    ).scalar()
    row = connection.execute(
        select(group.no, group.name, group.args, group.undone_by)
        .where(group.undone_by.is_not(None), group.undoes.is_(None), group.name.is_not(None))
        .order_by(group.undone_by.desc())
        .limit(1)
    ).one_or_none()
    if row is None or (newest_own is not None and newest_own > row.undone_by):
        return None
    return Gesture(no=row.no, name=row.name, args=json.loads(row.args))


def _gesture(connection: Connection, *conditions: Any) -> Gesture | None:
    group = JOURNAL_GROUP.c
    row = connection.execute(
        select(group.no, group.name, group.args).where(*conditions).order_by(group.no.desc()).limit(1)
    ).one_or_none()
    return None if row is None else Gesture(no=row.no, name=row.name, args=json.loads(row.args))


def undo(laptop: LaptopStore, initiator: object | None = None) -> Inverted | None:
    """Takes back the last gesture.

    Args:
        laptop: Whose journal.
        initiator: Whoever asks.

    Returns:
        What was done; None when there is nothing to undo.
    """
    with laptop.unit("journal.undo", initiator) as unit:
        gesture = next_undo(unit.connection)
        if gesture is None:
            return None
        unit.undoes = gesture.no
        left = _invert(unit, gesture.no)
        _mark(unit.connection, gesture.no, unit.group_no)
    return Inverted(gesture=gesture, left=left)


def redo(laptop: LaptopStore, initiator: object | None = None) -> Inverted | None:
    """Makes again the gesture that was undone last.

    Args:
        laptop: Whose journal.
        initiator: Whoever asks.

    Returns:
        What was done; None when there is nothing to redo.
    """
    with laptop.unit("journal.redo", initiator) as unit:
        gesture = next_redo(unit.connection)
        if gesture is None:
            return None
        undone_by = unit.connection.execute(
            select(JOURNAL_GROUP.c.undone_by).where(JOURNAL_GROUP.c.no == gesture.no)
        ).scalar_one()
        unit.undoes = undone_by
        left = _invert(unit, undone_by)
        # The gesture stands again, under the number of its second making: stamps on the rows are those of the redo.
        _mark(unit.connection, undone_by, unit.group_no)
        _restore(unit.connection, gesture, unit.group_no)
    return Inverted(gesture=gesture, left=left)


def _mark(connection: Connection, no: int, by: int) -> None:
    connection.execute(update(JOURNAL_GROUP).where(JOURNAL_GROUP.c.no == no).values(undone_by=by))


def _restore(connection: Connection, gesture: Gesture, group_no: int) -> None:
    group = JOURNAL_GROUP.c
    first = connection.execute(
        select(func.coalesce(group.first_no, group.no)).where(group.no == gesture.no)
    ).scalar_one()
    args = json.dumps(gesture.args, ensure_ascii=False)
    connection.execute(
        update(JOURNAL_GROUP)
        .where(group.no == group_no)
        .values(name=gesture.name, args=args, undoes=None, first_no=first)
    )
    connection.execute(update(JOURNAL_GROUP).where(JOURNAL_GROUP.c.no == gesture.no).values(name=None))


def _invert(unit: Unit, group_no: int) -> tuple[tuple[str, UUID, str], ...]:
    entries = unit.connection.execute(
        select(JOURNAL).where(JOURNAL.c.group_no == group_no).order_by(JOURNAL.c.no.desc())
    ).all()
    # The oldest line on a record tells whether it was there before, the newest whether the gesture left it deleted.
    # Records come and go together: one by one an import would take a minute.
    there = {(entry.noun, entry.record_id): entry.before is not None for entry in entries}
    newest = {(entry.noun, entry.record_id): entry.kind for entry in reversed(entries)}
    _each_noun(unit.revive_all, [key for key, was in there.items() if was and newest[key] == ChangeKind.DELETE])
    left: list[tuple[str, UUID, str]] = []
    for entry in entries:
        before, after = unpack_values(entry.before), unpack_values(entry.after)
        if before is None or after is None or not there[entry.noun, entry.record_id]:
            continue
        noun, record_id = NOUN_BY_NAME[entry.noun], UUID(bytes=entry.record_id)
        kept = kept_row(unit.connection, noun.record, record_id)
        if kept is not None and kept.deleted_stamp is not None:
            left.append((noun.name, record_id, ""))
        elif kept is not None:
            left += _invert_fields(unit, noun, record_id, kept, before, after, Stamp(entry.stamp))
    _each_noun(unit.delete_all, [key for key, was in there.items() if not was])
    return tuple(left)


def _each_noun(act: Callable[[type[Any], list[UUID]], None], keys: list[tuple[str, bytes]]) -> None:
    by_noun: dict[str, list[UUID]] = {}
    for name, record_id in keys:
        by_noun.setdefault(name, []).append(UUID(bytes=record_id))
    for name, ids in by_noun.items():
        act(NOUN_BY_NAME[name].record, ids)


def _invert_fields(
    unit: Unit,
    noun: Noun,
    record_id: UUID,
    kept: KeptRow,
    before: dict[str, Wire],
    after: dict[str, Wire],
    stamp: Stamp,
) -> list[tuple[str, UUID, str]]:
    values = dict(kept.values)
    left = []
    for form in forms_of(noun.record):
        if form.name not in before:
            continue
        if form.merge is Merge.MEMBERS:
            values[form.name] = _members_back(values[form.name], before[form.name], after[form.name])
        elif kept.stamp_of(form.name) == stamp or kept.values[form.name] == after[form.name]:
            values[form.name] = before[form.name]
        else:
            left.append((noun.name, record_id, form.name))
    unit.put(from_wire(noun.record, values))
    return left


def _members_back(present: Wire, before: Wire, after: Wire) -> str:
    was, became = set(texts_from_wire(str(before))), set(texts_from_wire(str(after)))
    back = (set(texts_from_wire(str(present))) | (was - became)) - (became - was)
    return texts_to_wire(tuple(sorted(back)))
