"""The slots file of a profile (fichier des clés): the data key wrapped once or more, kept in two copies.

Each copy is a JSON object that holds its own SHA-256, and is accepted only when it is, byte for byte, what we would
write: no flipped bit passes. A generation number tells the newer copy when the machine died between the two. The hash
finds damage; a person who changes the file on purpose is stopped by the authenticated encryption inside.
"""

import hashlib
import json
import os
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from salesdesk.config.durable import draft_of, replace_durably, sync_directory, sync_file
from salesdesk.config.logs import part_logger
from salesdesk.config.pin import PinCost
from salesdesk.domain.errors import StoreError

VERSION: Final = 1

_LARGEST_FILE: Final = 64 * 1024
_LOG = part_logger("config.secrets")


class SlotKind(StrEnum):
    """By what a slot is opened."""

    KEYRING = "keyring"
    PIN = "pin"
    # Opened by a key that stands in our source: the sample company, which is nobody's secret.
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped once.

    Args:
        kind: By what it is opened.
        nonce: 12 random bytes.
        wrapped: The encrypted data key and its tag, 48 bytes.
        salt: Salt of a PIN; empty otherwise.
        cost: Work of a PIN; None otherwise.
    """

    kind: SlotKind
    nonce: bytes
    wrapped: bytes
    salt: bytes = b""
    cost: PinCost | None = None


@dataclass(frozen=True, slots=True)
class KeySlots:
    """What the slots file of one profile says.

    Args:
        profile_id: Name of the keyring entry.
        device_id: The device the slots were made for; bound to each of them.
        check: Key-check value of the data key.
        slots: At most one of each kind.
        generation: Counts the writings, from 1.
    """

    profile_id: str
    device_id: str
    check: bytes
    slots: tuple[Slot, ...]
    generation: int = 0

    def slot(self, kind: SlotKind) -> Slot | None:
        """Returns the slot of a kind, None when there is none."""
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def with_slot(self, slot: Slot) -> "KeySlots":
        """Returns these slots with one put in, in the place of the one of its kind."""
        return replace(self, slots=(*(other for other in self.slots if other.kind is not slot.kind), slot))


def copies_of(path: Path) -> tuple[Path, Path]:
    """Names the two files that hold the slots."""
    return path, path.with_name(f"{path.name}.copy")


def _slot_fields(slot: Slot) -> dict[str, object]:
    fields: dict[str, object] = {"kind": str(slot.kind), "nonce": slot.nonce.hex(), "wrapped": slot.wrapped.hex()}
    if slot.cost is not None:
        fields |= {"salt": slot.salt.hex(), "passes": slot.cost.passes}
        fields |= {"memory_kib": slot.cost.memory_kib, "lanes": slot.cost.lanes}
    return fields


def _encoded(fields: dict[str, Any]) -> bytes:
    body = json.dumps(fields, sort_keys=True, indent=1).encode()
    whole = {**fields, "sha256": hashlib.sha256(body).hexdigest()}
    return json.dumps(whole, sort_keys=True, indent=1).encode()


def encode(slots: KeySlots) -> bytes:
    """Returns the content of one copy of the file."""
    return _encoded(
        {
            "version": VERSION,
            "profile_id": slots.profile_id,
            "device_id": slots.device_id,
            "generation": slots.generation,
            "check": slots.check.hex(),
            "slots": [_slot_fields(slot) for slot in slots.slots],
        }
    )


def _slot(fields: dict[str, Any]) -> Slot:
    kind = SlotKind(fields["kind"])
    nonce, wrapped = bytes.fromhex(fields["nonce"]), bytes.fromhex(fields["wrapped"])
    if kind is not SlotKind.PIN:
        return Slot(kind, nonce, wrapped)
    cost = PinCost(fields["passes"], fields["memory_kib"], fields["lanes"])
    if not cost.is_sane:
        raise ValueError(fields["memory_kib"])
    return Slot(kind, nonce, wrapped, bytes.fromhex(fields["salt"]), cost)


def decode(content: bytes) -> KeySlots | None:
    """Reads one copy of the file.

    Args:
        content: All its bytes.

    Returns:
        The slots; None when a single byte is not as it was written.

    Raises:
        StoreError: A newer version of SalesDesk wrote it (``secrets.slots_newer``).
    """
    try:
        fields = json.loads(content)
        claimed = dict(fields)
        del claimed["sha256"]
        if _encoded(claimed) != content:
            return None
        if claimed["version"] > VERSION:
            raise StoreError("secrets.slots_newer")
        slots = tuple(_slot(each) for each in claimed["slots"])
        check = bytes.fromhex(claimed["check"])
        return KeySlots(claimed["profile_id"], claimed["device_id"], check, slots, claimed["generation"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as stream:
            return stream.read(_LARGEST_FILE)
    except FileNotFoundError:
        return None
    except OSError as error:
        # A bad sector under one copy must not hide the other.
        _LOG.warning("slots-unreadable", error=type(error))
        return b""


def read(path: Path) -> KeySlots:
    """Reads the slots from the newer of the copies that are whole.

    Args:
        path: The first copy; the second lies beside it.

    Returns:
        The slots.

    Raises:
        StoreError: Neither copy exists (``secrets.slots_missing``), none is whole (``secrets.slots_damaged``), or a
            newer version of SalesDesk wrote them (``secrets.slots_newer``).
    """
    contents = [content for content in map(_content, copies_of(path)) if content is not None]
    if not contents:
        raise StoreError("secrets.slots_missing")
    whole = [slots for slots in map(decode, contents) if slots is not None]
    if not whole:
        raise StoreError("secrets.slots_damaged")
    return max(whole, key=lambda slots: slots.generation)


def write(path: Path, slots: KeySlots) -> None:
    """Writes both copies, one after the other: at every moment one of them is whole.

    Args:
        path: The first copy; its directory exists.
        slots: What to write; its generation is raised by one.

    Raises:
        StoreError: No room or no right to write (``secrets.slots_not_written``); the slots before are still there.
    """
    content = encode(replace(slots, generation=slots.generation + 1))
    try:
        for copy in copies_of(path):
            replace_durably(copy, content)
    except OSError as error:
        raise StoreError("secrets.slots_not_written") from error


def mend(path: Path, slots: KeySlots) -> None:
    """Puts back the copy that is damaged, missing or older; a disk that cannot be written is left alone.

    Args:
        path: The first copy.
        slots: As ``read`` returned them and a key has opened them.
    """
    content = encode(slots)
    for copy in copies_of(path):
        if _content(copy) == content:
            continue
        try:
            replace_durably(copy, content)
            _LOG.warning("slots-copy-mended")
        except OSError as error:
            _LOG.warning("slots-copy-not-mended", error=type(error))


def _overwrite(path: Path) -> None:
    """Writes zeros over a file in place; on a flash disk this is only a hope, so it is not the only measure."""
    with path.open("r+b") as stream:
        stream.write(bytes(path.stat().st_size))
        stream.flush()
        sync_file(stream.fileno())


def erase(path: Path) -> None:
    """Destroys both copies and what an interrupted writing left.

    Args:
        path: The first copy.

    Raises:
        StoreError: A file could not be removed (``secrets.not_erased``).
    """
    failed = False
    for copy in copies_of(path):
        for file in (copy, draft_of(copy)):
            try:
                if file.exists():
                    _overwrite(file)
            except OSError as error:
                _LOG.warning("slots-not-overwritten", error=type(error))
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                _LOG.warning("slots-not-removed", error=type(error))
                failed = True
    if os.path.isdir(path.parent):
        sync_directory(path.parent)
    if failed:
        raise StoreError("secrets.not_erased")
