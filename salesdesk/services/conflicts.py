"""What waits, what was refused, what is in conflict (file d'attente): in words, and settled with one gesture.

A merge never loses a value: the one that gave way is kept here until somebody says which is right.
Source: sync.md, Conflicts.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.change import Change, ChangeKind
from salesdesk.domain.conflicts import Conflict
from salesdesk.domain.errors import ConflictError, UserError
from salesdesk.domain.ids import ConflictId
from salesdesk.domain.nouns import NOUN_BY_NAME
from salesdesk.domain.people import User
from salesdesk.domain.roles import right
from salesdesk.domain.wire import FieldForm, WireKind, forms_of, from_wire, instant_from_wire, texts_from_wire
from salesdesk.services.workspace import Workspace
from salesdesk.store import outbox
from salesdesk.store.queries.people import names_of
from salesdesk.store.queries.records import find, kept_row
from salesdesk.store.queries.titles import name_of_id, titles
from salesdesk.store.tables import table_of
from salesdesk.store.unit import Unit

__all__ = ["ChangeKind"]

WAITING_SHOWN: Final = 300

ValueKind = Literal["text", "choice", "cents", "number", "flag", "instant", "day", "clock", "name", "empty", "deleted"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as a person reads it.

    Attributes:
        kind: How it is to be written.
        value: The value; text for names, whole for cents and minutes after midnight.
    """

    kind: ValueKind
    value: str | int | float | bool | date | datetime = ""


@dataclass(frozen=True, slots=True)
class WaitingRecord:
    """A record with changes that wait.

    Attributes:
        noun: Its noun.
        title: What it is called; may be empty.
        account: Account that it hangs on; may be empty.
        kind: What the last change does.
        fields: Fields that changed, in the order of the changes.
        changes: How many changes.
    """

    noun: str
    record_id: UUID
    title: str
    account: str
    kind: ChangeKind
    fields: tuple[str, ...]
    changes: int


@dataclass(frozen=True, slots=True)
class RefusedChange:
    """A change that the server refused.

    Attributes:
        reason: Message key.
        field: The field that it is about; empty for none.
        values: What was to be written, by field.
    """

    op_no: int
    noun: str
    title: str
    account: str
    reason: str
    field: str
    kind: ChangeKind
    values: tuple[tuple[str, Shown], ...]


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """Two values for one field.

    Attributes:
        field: The field; empty when a change met a deletion.
        kept: The value that stands.
        other: The value that gave way.
        kept_by: Who wrote the value that stands; empty when unknown.
        other_by: Who wrote the other one.
        may_take: Whether the reader may put the other one.
    """

    id: ConflictId
    noun: str
    title: str
    account: str
    field: str
    kept: Shown
    other: Shown
    kept_by: str
    other_by: str
    detected_at: datetime
    may_take: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """What stands between this laptop and the server.

    Attributes:
        waiting: Records with changes to send, at most a few hundred.
        total: Changes to send.
        refused: What the server refused.
        conflicts: What somebody should choose between.
    """

    waiting: tuple[WaitingRecord, ...]
    total: int
    refused: tuple[RefusedChange, ...]
    conflicts: tuple[OpenConflict, ...]


def queue(workspace: Workspace) -> Queue:
    """Reads what waits, what was refused and what is in conflict."""
    with workspace.read() as connection:
        queued = [one.change for one in outbox.waiting(connection, WAITING_SHOWN)]
        refused = outbox.not_sent(connection)
        table = table_of(Conflict)
        open_ones = find(connection, Conflict, table.c.resolved_at.is_(None), order_by=(table.c.detected_at.desc(),))
        keys = {(one.noun, one.record_id) for one in queued}
        keys |= {(one.change.noun, one.change.record_id) for one in refused}
        keys |= {(one.noun, one.record_id) for one in open_ones}
        called = titles(connection, keys)
        people = names_of(connection, {one.kept_by for one in open_ones} | {one.other_by for one in open_ones})
        me = find(connection, User, table_of(User).c.id == workspace.user_id.bytes)
        role = me[0].role if me else ""
        return Queue(
            waiting=_waiting(queued, called),
            total=outbox.waiting_count(connection),
            refused=tuple(_refused(connection, one, called) for one in refused),
            conflicts=tuple(_conflict(connection, one, called, people, str(role)) for one in open_ones),
        )


_Titles = dict[tuple[str, UUID], tuple[str, str]]


def _waiting(changes: list[Change], called: _Titles) -> tuple[WaitingRecord, ...]:
    by_record: dict[tuple[str, UUID], list[Change]] = {}
    for change in changes:
        by_record.setdefault((change.noun, change.record_id), []).append(change)
    found = []
    for key, group in by_record.items():
        title, account = called.get(key, ("", ""))
        names = dict.fromkeys(name for one in group for name in (*one.fields, *one.members, *one.text) if name != "id")
        found.append(WaitingRecord(key[0], key[1], title, account, group[-1].kind, tuple(names), len(group)))
    return tuple(found)


def _refused(connection: Connection, one: outbox.NotSent, called: _Titles) -> RefusedChange:
    change = one.change
    title, account = called.get((change.noun, change.record_id), ("", ""))
    forms = _forms(change.noun)
    values = tuple(
        (name, _shown(connection, forms[name], value))
        for name, value in change.fields.items()
        if name in forms and value is not None and name != "id"
    )
    return RefusedChange(one.op_no, change.noun, title, account, one.refusal, one.field, change.kind, values)


def _conflict(
    connection: Connection, one: Conflict, called: _Titles, people: dict[Any, str], role: str
) -> OpenConflict:
    title, account = called.get((one.noun, one.record_id), ("", ""))
    form = _forms(one.noun).get(one.field)
    may = right(role, one.noun)
    return OpenConflict(
        id=one.id,
        noun=one.noun,
        title=title,
        account=account,
        field=one.field,
        kept=Shown("deleted") if not one.field else _shown(connection, form, _read(form, one.kept)),
        other=_deleted_edit(connection, one) if not one.field else _shown(connection, form, _read(form, one.other)),
        kept_by=people.get(one.kept_by, ""),
        other_by=people.get(one.other_by, ""),
        detected_at=one.detected_at,
        may_take=may.may_change(one.field) if one.field else may.creates,
    )


def _forms(noun: str) -> dict[str, FieldForm]:
    known = NOUN_BY_NAME.get(noun)
    return {} if known is None else {form.name: form for form in forms_of(known.record)}


def _read(form: FieldForm | None, text: str) -> Any:
    value = json.loads(text)
    if form is not None and form.kind is WireKind.IDENTIFIER and isinstance(value, str):
        return bytes.fromhex(value)
    return value


def _deleted_edit(connection: Connection, one: Conflict) -> Shown:
    edits = json.loads(one.other)
    forms = _forms(one.noun)
    if not isinstance(edits, dict):
        return Shown("empty")
    shown = [
        _shown(connection, forms[name], _read(forms[name], json.dumps(edits[name]))) for name in edits if name in forms
    ]
    return next((value for value in shown if value.kind != "empty"), Shown("empty"))


def _shown(connection: Connection, form: FieldForm | None, value: Any) -> Shown:
    if value is None or value == "" or form is None:
        return Shown("empty") if value in (None, "") else Shown("text", str(value))
    if form.kind is WireKind.IDENTIFIER:
        return Shown("name", name_of_id(connection, UUID(bytes=bytes(value))))
    if form.kind is WireKind.INSTANT:
        return Shown("instant", instant_from_wire(int(value)))
    if form.kind is WireKind.DAY:
        return Shown("day", date.fromisoformat(str(value)))
    if form.kind is WireKind.FLAG:
        return Shown("flag", bool(value))
    if form.kind is WireKind.CHOICE:
        return Shown("choice", str(value))
    if form.kind is WireKind.TEXTS:
        return Shown("text", ", ".join(texts_from_wire(str(value))))
    if form.kind is WireKind.WHOLE and form.name.endswith("_cents"):
        return Shown("cents", int(value))
    if form.name == "starts_minute":
        return Shown("clock", int(value))
    return Shown("number", value) if isinstance(value, (int, float)) else Shown("text", str(value))


def settle(
    workspace: Workspace, conflict_id: ConflictId, *, take_other: bool, initiator: object | None = None
) -> Conflict:
    """Settles a conflict.

    Args:
        workspace: Who decides.
        conflict_id: The conflict.
        take_other: True to put the value that gave way; False to keep the one that stands.
        initiator: Who asks.

    Returns:
        The conflict, settled.

    Raises:
        UserError: It was settled meanwhile, or the person may not change that value.
        ConflictError: The conflict or its record is gone.
    """
    name = "undo_conflicts.taken" if take_other else "undo_conflicts.kept"
    with workspace.unit(name, initiator) as unit:
        conflict = unit.need(Conflict, conflict_id)
        if conflict.resolved_at is not None:
            raise UserError("conflicts.settled")
        if take_other:
            _check_right(workspace, unit, conflict)
            _take(unit, conflict)
        settled = replace(conflict, resolved_at=workspace.now(), resolved_by=workspace.user_id)
        unit.put(settled)
    return settled


def _check_right(workspace: Workspace, unit: Unit, conflict: Conflict) -> None:
    may = right(unit.need(User, workspace.user_id).role, conflict.noun)
    if not (may.may_change(conflict.field) if conflict.field else may.creates):
        raise UserError("conflicts.not_allowed")


def _take(unit: Unit, conflict: Conflict) -> None:
    noun = NOUN_BY_NAME[conflict.noun]
    kept = kept_row(unit.connection, noun.record, conflict.record_id)
    if kept is None:
        raise ConflictError("store.gone", noun=noun.name)
    forms = _forms(conflict.noun)
    other = json.loads(conflict.other)
    edits = {conflict.field: other} if conflict.field else other
    values = dict(kept.values)
    for name, value in edits.items():
        if name in forms:
            values[name] = _read(forms[name], json.dumps(value))
    unit.put(from_wire(noun.record, values))


def dismiss(workspace: Workspace, op_no: int) -> None:
    """Throws a refused change away, once its text was seen.

    Args:
        workspace: Where.
        op_no: Its number.
    """
    with workspace.laptop.store.write() as connection:
        outbox.dismiss(connection, op_no)
