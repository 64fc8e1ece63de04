"""The kept form of a change: MessagePack, the same bytes in journal, outbox, oplog and push."""

from typing import Any
from uuid import UUID

import msgspec

from salesdesk.domain.change import Change, ChangeKind, Members, Wire
from salesdesk.domain.clock import Stamp

pack = msgspec.msgpack.Encoder().encode


class PackedMembers(msgspec.Struct, array_like=True):
    """Additions and removals of a set field."""

    added: list[str] = []
    removed: list[str] = []


class PackedChange(msgspec.Struct, rename={"record_id": "id", "noun": "entity", "stamp": "hlc", "members": "set"}):
    """A change as it travels; names are those of sync.md section 2."""

    noun: str
    record_id: bytes
    kind: ChangeKind
    stamp: bytes
    fields: dict[str, Any] = {}
    members: dict[str, PackedMembers] = {}
    text: dict[str, bytes] = {}
    base: dict[str, bytes] = {}


_decode_change = msgspec.msgpack.Decoder(PackedChange).decode
_decode_values = msgspec.msgpack.Decoder(dict[str, Any]).decode
_decode_stamps = msgspec.msgpack.Decoder(dict[str, bytes]).decode


def packed(change: Change) -> PackedChange:
    """Returns the form of a change that is packed."""
    return PackedChange(
        noun=change.noun,
        record_id=change.record_id.bytes,
        kind=change.kind,
        stamp=change.stamp,
        fields=dict(change.fields),
        members={name: PackedMembers(list(m.added), list(m.removed)) for name, m in change.members.items()},
        text=dict(change.text),
        base={name: bytes(stamp) for name, stamp in change.base.items()},
    )


def unpacked(change: PackedChange) -> Change:
    """Returns the change that a packed form holds."""
    return Change(
        noun=change.noun,
        record_id=UUID(bytes=change.record_id),
        kind=change.kind,
        stamp=Stamp(change.stamp),
        fields=change.fields,
        members={name: Members(added=tuple(m.added), removed=tuple(m.removed)) for name, m in change.members.items()},
        text=change.text,
        base={name: Stamp(stamp) for name, stamp in change.base.items()},
    )


def pack_change(change: Change) -> bytes:
    """Packs a change."""
    return pack(packed(change))


def unpack_change(content: bytes) -> Change:
    """Reads a packed change.

    Raises:
        msgspec.DecodeError: The bytes are no change.
    """
    return unpacked(_decode_change(content))


def pack_values(values: dict[str, Wire]) -> bytes:
    """Packs wire values by field name."""
    return pack(values)


def unpack_values(content: bytes | None) -> dict[str, Any] | None:
    """Reads packed wire values; None stays None."""
    return None if content is None else _decode_values(content)


def pack_stamps(stamps: dict[str, Stamp]) -> bytes | None:
    """Packs the stamps that differ from a row's own; None when there are none."""
    return pack(stamps) if stamps else None


def unpack_stamps(content: bytes | None) -> dict[str, Stamp]:
    """Reads packed stamps by field name; none for None."""
    return {} if content is None else {name: Stamp(stamp) for name, stamp in _decode_stamps(content).items()}
