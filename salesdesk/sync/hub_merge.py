"""How one change meets the row that the server holds: field by field, tombstones included. Source: sync.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from salesdesk.domain.change import ChangeKind, Members, Merge, MergedField, Wire, merge_advancing, merge_latest
from salesdesk.domain.clock import ZERO_STAMP, Stamp
from salesdesk.domain.nouns import Noun, ScopeKind
from salesdesk.domain.wire import FieldForm, forms_of, texts_from_wire, texts_to_wire
from salesdesk.store import texts
from salesdesk.store.changes import pack_stamps
from salesdesk.store.queries.records import KeptRow
from salesdesk.store.tables import state_column, text_fields
from salesdesk.sync.hub_checks import Fault
from salesdesk.sync.protocol import Op, Status

SERVER_DEVICE: Final = UUID(int=1)
"""Device part of the stamps that the server makes itself."""

EXISTENCE: Final = ""
"""Key under which a row's stamps hold when it was last revived: an older deletion that comes later gives way."""


@dataclass(slots=True)
class Draft:
    """A row as a push leaves it, not yet written.

    Attributes:
        noun: Of what.
        record_id: Which one.
        values: Wire form of each field.
        states: CRDT state by text field.
        scope_id: Who shares it.
        stamp: Stamp of every field that ``stamps`` does not name.
        stamps: Stamps of the fields changed since.
        deleted_stamp: When it was deleted; None for a live row.
        before: The row as it was; None for a new one.
        dirty: True when it must be written and sent.
    """

    noun: Noun
    record_id: bytes
    values: dict[str, Wire]
    states: dict[str, bytes | None]
    scope_id: bytes
    stamp: Stamp
    stamps: dict[str, Stamp] = field(default_factory=dict)
    deleted_stamp: Stamp | None = None
    before: KeptRow | None = None
    dirty: bool = False

    def stamp_of(self, name: str) -> Stamp:
        """Returns the stamp of one field."""
        return self.stamps.get(name, self.stamp)

    def row(self, org_id: UUID, rev: int) -> dict[str, Wire]:
        """Returns all the columns of the row."""
        return {
            "org_id": org_id.bytes,
            **self.values,
            **{state_column(name): state for name, state in self.states.items()},
            "scope_id": self.scope_id,
            "rev": rev,
            "stamp": bytes(self.stamp),
            "stamps": pack_stamps(self.stamps),
            "deleted_stamp": self.deleted_stamp,
        }


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that gave way to one that its author had not seen.

    Attributes:
        draft: The row.
        op_id: The change that met the other.
        field: The field; empty when an edit met a deletion.
        kept: What stands.
        kept_stamp: Its stamp.
        other: What gave way.
        other_stamp: Its stamp.
    """

    draft: Draft
    op_id: bytes
    field: str
    kept: Wire
    kept_stamp: Stamp
    other: Wire | dict[str, Wire]
    other_stamp: Stamp


def draft_of(noun: Noun, record_id: bytes, kept: KeptRow) -> Draft:
    """Returns the draft of a row that is there."""
    return Draft(
        noun=noun,
        record_id=record_id,
        values=dict(kept.values),
        states=dict(kept.states),
        scope_id=kept.scope_id,
        stamp=kept.stamp,
        stamps=dict(kept.stamps),
        deleted_stamp=kept.deleted_stamp,
        before=kept,
    )


def scope_in(noun: Noun, org_id: UUID, values: Mapping[str, Wire]) -> bytes:
    """Returns the scope that a row has by its values."""
    if noun.scope is ScopeKind.ORG:
        return org_id.bytes
    scope = values[noun.scope_field]
    return scope if isinstance(scope, bytes) else b""


def new_draft(noun: Noun, org_id: UUID, op: Op) -> Draft:
    """Makes the row of a new record; fields that the change does not name take their default.

    Args:
        noun: Of what.
        org_id: The firm.
        op: A checked change that names every field without a default.

    Returns:
        The draft.

    Raises:
        Fault: A text in it cannot be read.
    """
    values: dict[str, Wire] = {form.name: form.default for form in forms_of(noun.record)}
    values |= op.fields
    values["id"] = op.record_id
    draft = Draft(
        noun=noun,
        record_id=op.record_id,
        values=values,
        states=dict.fromkeys(text_fields(noun)),
        scope_id=scope_in(noun, org_id, values),
        stamp=Stamp(op.stamp),
        dirty=True,
    )
    for name, members in op.members.items():
        draft.values[name] = texts_to_wire(_changed(members.added, members.removed).applied_to(()))
    for name in draft.states:
        if name in op.text:
            _merge_text(draft, name, op.text[name])
        elif values[name]:
            draft.states[name] = texts.edit(None, str(values[name]), SERVER_DEVICE)[0]
    return draft


def _changed(added: list[str], removed: list[str]) -> Members:
    return Members(added=tuple(added), removed=tuple(removed))


def _merge_text(draft: Draft, name: str, update: bytes) -> None:
    try:
        state, text = texts.merge(draft.states[name], update)
    except ValueError as error:
        raise Fault("sync.refused_text", name) from error
    if "\x00" in text:
        raise Fault("sync.refused_value", name)
    if len(text.encode()) > texts.MOST_TEXT_BYTES:
        raise Fault("sync.refused_size", name)
    draft.states[name], draft.values[name] = state, text


def merge_op(draft: Draft, op: Op, org_id: UUID) -> tuple[Status, list[Clash]]:
    """Merges one change into a row that is there.

    Args:
        draft: The row; written to, even when the change is an old one.
        op: A checked change.
        org_id: The firm.

    Returns:
        What became of it, and the values that gave way unseen.

    Raises:
        Fault: A text in it cannot be read; the draft is as it was.
    """
    if op.kind is ChangeKind.DELETE:
        return _delete(draft, op)
    if op.kind is ChangeKind.REVIVE:
        return _revive(draft, op)
    return _put(draft, op, org_id)


def _delete(draft: Draft, op: Op) -> tuple[Status, list[Clash]]:
    stamp = Stamp(op.stamp)
    draft.dirty = True
    if stamp < draft.stamps.get(EXISTENCE, ZERO_STAMP):
        return "merged", []
    if draft.deleted_stamp is not None:
        draft.deleted_stamp = max(draft.deleted_stamp, stamp)
        return "applied", []
    draft.deleted_stamp = stamp
    later = {name: draft.values[name] for name in draft.values if draft.stamp_of(name) > stamp}
    if not later:
        return "applied", []
    newest = max(draft.stamp_of(name) for name in later)
    return "conflict", [Clash(draft, op.op_id, "", None, stamp, later, newest)]


def _revive(draft: Draft, op: Op) -> tuple[Status, list[Clash]]:
    stamp = Stamp(op.stamp)
    draft.dirty = True
    if draft.deleted_stamp is not None and draft.deleted_stamp > stamp:
        return "merged", []
    draft.deleted_stamp = None
    draft.stamps[EXISTENCE] = max(stamp, draft.stamps.get(EXISTENCE, ZERO_STAMP))
    return "applied", []


def _put(draft: Draft, op: Op, org_id: UUID) -> tuple[Status, list[Clash]]:
    clashes: list[Clash] = []
    aside = False
    # Texts first: they alone can fail, and must then leave the draft as it was.
    for name, update in op.text.items():
        _merge_text(draft, name, update)
        _touch(draft, name, op)
    for form in forms_of(draft.noun.record):
        if form.name in op.members:
            _merge_members(draft, form.name, op)
        elif form.name in op.fields and form.name != "id":
            present_stamp = draft.stamp_of(form.name)
            merged = _merge_field(draft, form, op)
            if merged is None:
                continue
            aside = aside or not merged.taken
            if merged.in_conflict:
                stamps = (Stamp(op.stamp), present_stamp) if merged.taken else (present_stamp, Stamp(op.stamp))
                clashes.append(Clash(draft, op.op_id, form.name, merged.value, stamps[0], merged.lost, stamps[1]))
    draft.scope_id = scope_in(draft.noun, org_id, draft.values)
    draft.dirty = True
    if draft.deleted_stamp is not None:
        # Beside the fields' own clashes: whoever revives the record finds every value that gave way.
        clashes += _clash_with_deletion(draft, op)
        aside = True
    return ("conflict" if clashes else "merged" if aside else "applied"), clashes


def _touch(draft: Draft, name: str, op: Op) -> None:
    draft.stamps[name] = max(draft.stamp_of(name), Stamp(op.stamp))


def _merge_members(draft: Draft, name: str, op: Op) -> None:
    change = op.members[name]
    present = texts_from_wire(str(draft.values[name]))
    draft.values[name] = texts_to_wire(_changed(change.added, change.removed).applied_to(present))
    _touch(draft, name, op)


def _merge_field(draft: Draft, form: FieldForm, op: Op) -> MergedField | None:
    name, value, stamp = form.name, op.fields[form.name], Stamp(op.stamp)
    present, present_stamp = draft.values[name], draft.stamp_of(name)
    if form.merge is Merge.MEMBERS:
        both = _changed(list(texts_from_wire(str(value))), [])
        draft.values[name] = texts_to_wire(both.applied_to(texts_from_wire(str(present))))
        _touch(draft, name, op)
        return None
    if form.merge is Merge.TEXT:
        draft.states[name] = texts.edit(draft.states[name], str(value), SERVER_DEVICE)[0]
        draft.values[name] = value
        _touch(draft, name, op)
        return None
    base = Stamp(op.base[name]) if name in op.base else None
    if form.merge is Merge.ADVANCING:
        merged = merge_advancing(form.order, present, present_stamp, value, stamp, base)
    else:
        merged = merge_latest(present, present_stamp, value, stamp, base)
    draft.values[name] = merged.value
    draft.stamps[name] = merged.stamp
    return merged


def _clash_with_deletion(draft: Draft, op: Op) -> list[Clash]:
    stamp = Stamp(op.stamp)
    if draft.deleted_stamp is None or stamp < draft.deleted_stamp:
        return []
    names = [*op.fields, *op.members, *op.text]
    other: dict[str, Wire] = {name: op.fields.get(name, draft.values[name]) for name in names if name != "id"}
    return [Clash(draft, op.op_id, "", None, draft.deleted_stamp, other, stamp)]
