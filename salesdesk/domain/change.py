"""One field-level change, and the rule by which two changes to the same field merge (fusion champ par champ).

The record classes of the trade carry their merge rule in the metadata of each field; the store journals changes, the
sync carries them, the hub merges them: all three use this file. Source: sync.md section 2, Merge.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from salesdesk.domain.clock import Stamp

Wire = None | bool | int | float | str | bytes
"""A value as it is stored and sent: see ``salesdesk.domain.wire``."""


class Merge(StrEnum):
    """How two values of one field become one."""

    LATEST = "latest"
    """The greater stamp wins; if neither side had seen the other, the loser is kept as a conflict."""
    MEMBERS = "members"
    """A set of texts: additions and removals are applied one by one."""
    TEXT = "text"
    """Free text merged letter by letter by a CRDT; nothing typed is lost."""
    ADVANCING = "advancing"
    """An ordered state: the further one wins, whatever the stamps (a visit done stays done)."""


TEXT: Final[Mapping[str, Any]] = MappingProxyType({"merge": Merge.TEXT})
MEMBERS: Final[Mapping[str, Any]] = MappingProxyType({"merge": Merge.MEMBERS})
ADVANCING: Final[Mapping[str, Any]] = MappingProxyType({"merge": Merge.ADVANCING})


class ChangeKind(StrEnum):
    """What is done to a record."""

    PUT = "put"
    DELETE = "del"
    REVIVE = "revive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Additions to and removals from a set field."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def applied_to(self, present: Sequence[str]) -> tuple[str, ...]:
        """Returns the members, sorted, once this change is made to ``present``."""
        return tuple(sorted((set(present) | set(self.added)) - set(self.removed)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change to one record, as journaled, queued and pushed.

    Attributes:
        noun: Name of the record's noun.
        record_id: The record.
        kind: What is done.
        stamp: When, by the hybrid clock of the device.
        fields: New values of the fields that the latest or furthest change wins.
        members: Additions and removals of set fields.
        text: CRDT updates of text fields.
        base: Stamp of each field as the person saw it before the change; absent for a new record.
    """

    noun: str
    record_id: UUID
    kind: ChangeKind
    stamp: Stamp
    fields: Mapping[str, Wire] = field(default_factory=dict)
    members: Mapping[str, Members] = field(default_factory=dict)
    text: Mapping[str, bytes] = field(default_factory=dict)
    base: Mapping[str, Stamp] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedField:
    """Outcome of merging one incoming value with the present one.

    Attributes:
        value: The value that stands.
        stamp: Its stamp.
        lost: The value that gave way although its author had not seen the other; meaningful if ``in_conflict``.
        in_conflict: True when both sides changed the field without seeing each other and the values differ.
        taken: True when the incoming value stands.
    """

    value: Wire
    stamp: Stamp
    lost: Wire
    in_conflict: bool
    taken: bool


def merge_latest(present: Wire, present_stamp: Stamp, value: Wire, stamp: Stamp, base: Stamp | None) -> MergedField:
    """Merges by the greater stamp.

    Args:
        present: The value that stands.
        present_stamp: Its stamp.
        value: The incoming value.
        stamp: Its stamp.
        base: The stamp its author saw; None when he created the record.

    Returns:
        What stands now, and whether a conflict is to be recorded.
    """
    taken = stamp > present_stamp
    in_conflict = value != present and base != present_stamp
    if taken:
        return MergedField(value=value, stamp=stamp, lost=present, in_conflict=in_conflict, taken=True)
    return MergedField(value=present, stamp=present_stamp, lost=value, in_conflict=in_conflict, taken=False)


def merge_advancing(
    order: Sequence[str], present: Wire, present_stamp: Stamp, value: Wire, stamp: Stamp, base: Stamp | None
) -> MergedField:
    """Merges an ordered state: the further of two states wins unless its author had seen the other.

    Args:
        order: The states from first to last.
        present: The state that stands.
        present_stamp: Its stamp.
        value: The incoming state.
        stamp: Its stamp.
        base: The stamp its author saw; None when he created the record.

    Returns:
        What stands now. A person who saw the present state may set it back; two who did not see each other may not.
    """
    if base == present_stamp or value == present:
        return merge_latest(present, present_stamp, value, stamp, base)
    rank = {state: place for place, state in enumerate(order)}
    ahead = rank.get(str(value), -1) > rank.get(str(present), -1)
    later = max(stamp, present_stamp)
    stands, lost = (value, present) if ahead else (present, value)
    return MergedField(value=stands, stamp=later, lost=lost, in_conflict=True, taken=ahead)
