"""The data key of a profile (clé des données) and the slots that open it: keyring, PIN, sample.

The database is encrypted by a random 32-byte data key that is written nowhere. Each slot holds that key wrapped by
AES-256-GCM under a key of its own: a random one kept in the keyring of the operating system, or one made from a PIN
by argon2id. A key-check value tells "this is not the key" from "this is damaged", which SQLCipher cannot.

Source: trust.md sections 1 and 2.
"""

import hashlib
import hmac
import secrets
from pathlib import Path
from typing import Final
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from salesdesk.config import os_keyring, slots_file
from salesdesk.config.logs import part_logger
from salesdesk.config.os_keyring import KeyringPort, system_keyring
from salesdesk.config.pin import KEY_BYTES, SALT_BYTES, PinCost, calibrated, check_pin, stretch
from salesdesk.config.slots_file import KeySlots, Slot, SlotKind
from salesdesk.domain.errors import SalesDeskError, StoreError, UserError

NONCE_BYTES: Final = 12

# Everybody can read this: the sample company hides nothing, and says so by the kind of its slot.
_SAMPLE_KEY: Final = hashlib.sha256(b"SalesDesk sample company: no secret").digest()

_LOG = part_logger("config.secrets")


def key_check(key: bytes) -> bytes:
    """Returns what may be kept in the open to recognise a data key without giving it away.

    Args:
        key: 32 random bytes.
    """
    return hmac.digest(key, b"SalesDesk key check 1", "sha256")[:16]


def _bound_to(kind: SlotKind, device_id: str) -> bytes:
    return f"SalesDesk slot|{kind}|{device_id}|{slots_file.VERSION}".encode()


def _wrap(kind: SlotKind, device_id: str, wrapping: bytes, key: bytes) -> Slot:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Slot(kind, nonce, AESGCM(wrapping).encrypt(nonce, key, _bound_to(kind, device_id)))


def _unwrap(slots: KeySlots, slot: Slot, wrapping: bytes) -> bytes | None:
    """Returns the data key, None when the wrapping key is not the slot's."""
    try:
        key = AESGCM(wrapping).decrypt(slot.nonce, slot.wrapped, _bound_to(slot.kind, slots.device_id))
    except (InvalidTag, ValueError):
        return None
    if not hmac.compare_digest(key_check(key), slots.check):
        raise StoreError("secrets.slots_damaged")
    return key


def _pin_slot(device_id: str, pin: str, key: bytes, cost: PinCost) -> Slot:
    salt = secrets.token_bytes(SALT_BYTES)
    bare = _wrap(SlotKind.PIN, device_id, stretch(pin, salt, cost), key)
    return Slot(bare.kind, bare.nonce, bare.wrapped, salt, cost)


def _keyring_slot(profile_id: str, device_id: str, key: bytes, keyring: KeyringPort) -> Slot:
    wrapping = secrets.token_bytes(KEY_BYTES)
    os_keyring.keep(keyring, profile_id, wrapping.hex())
    return _wrap(SlotKind.KEYRING, device_id, wrapping, key)


def create_slots(
    path: Path,
    *,
    device_id: str,
    pin: str | None,
    keyring: KeyringPort | None,
    sample: bool = False,
    pin_cost: PinCost | None = None,
) -> bytes:
    """Makes the data key of a new profile and the slots that open it.

    Args:
        path: The slots file to make; its directory exists.
        device_id: Id of this device, bound to each slot.
        pin: The PIN or pass phrase; None where the keyring alone shall open the profile.
        keyring: ``system_keyring()``; None when there is none or none is wanted.
        sample: True for the sample company: opened by a key that everybody knows, ``pin`` and ``keyring`` unused.
        pin_cost: Work of one try of the PIN; None measures this machine.

    Returns:
        The data key, 32 random bytes.

    Raises:
        UserError: The PIN is too weak; there is neither PIN nor keyring (``secrets.pin_needed``); the keyring is
            locked or does not work (``secrets.keyring_locked``, ``secrets.keyring_missing``): ask for a PIN.
        StoreError: The slots exist already (``secrets.slots_exist``) or cannot be written.
    """
    if any(copy.exists() for copy in slots_file.copies_of(path)):
        # Written over, the data of the profile would be lost for good.
        raise StoreError("secrets.slots_exist")
    if not sample and pin is None and keyring is None:
        raise UserError("secrets.pin_needed")
    key = secrets.token_bytes(KEY_BYTES)
    slots = KeySlots(profile_id=str(uuid4()), device_id=device_id, check=key_check(key), slots=())
    if sample:
        slots_file.write(path, slots.with_slot(_wrap(SlotKind.SAMPLE, device_id, _SAMPLE_KEY, key)))
        return key
    if pin is not None:
        check_pin(pin)
        slots = slots.with_slot(_pin_slot(device_id, pin, key, pin_cost or calibrated()))
    if keyring is not None:
        slots = slots.with_slot(_keyring_slot(slots.profile_id, device_id, key, keyring))
    slots_file.write(path, slots)
    return key


def _by_pin(slots: KeySlots, slot: Slot, pin: str) -> bytes:
    if slot.cost is None:
        raise StoreError("secrets.slots_damaged")
    key = _unwrap(slots, slot, stretch(pin, slot.salt, slot.cost))
    if key is None:
        raise UserError("secrets.wrong_pin")
    return key


def _by_keyring(slots: KeySlots, slot: Slot, keyring: KeyringPort | None) -> bytes:
    keyring = keyring or system_keyring()
    if keyring is None:
        raise UserError("secrets.keyring_missing")
    secret = os_keyring.recall(keyring, slots.profile_id)
    if secret is None:
        raise UserError("secrets.keyring_missing")
    try:
        key = _unwrap(slots, slot, bytes.fromhex(secret))
    except ValueError:
        key = None
    if key is None:
        raise StoreError("secrets.wrong_key")
    return key


def _opened(slots: KeySlots, pin: str | None, keyring: KeyringPort | None) -> bytes:
    """Opens the first slot that what we have opens; a PIN that was typed is tried first."""
    sample, by_pin, by_keyring = (slots.slot(kind) for kind in (SlotKind.SAMPLE, SlotKind.PIN, SlotKind.KEYRING))
    if sample is not None:
        key = _unwrap(slots, sample, _SAMPLE_KEY)
        if key is not None:
            return key
    if by_pin is not None and pin is not None:
        return _by_pin(slots, by_pin, pin)
    if by_keyring is not None:
        try:
            return _by_keyring(slots, by_keyring, keyring)
        except SalesDeskError as error:
            if by_pin is None or error.key == "secrets.slots_damaged":
                raise
            # The keyring was changed, lost or locked: the PIN is there for this.
            _LOG.warning("keyring-slot-not-opened", reason=error.key)
    if by_pin is not None:
        raise UserError("secrets.pin_needed")
    raise StoreError("secrets.slots_damaged")


def unlock(path: Path, *, pin: str | None = None, keyring: KeyringPort | None = None) -> bytes:
    """Opens a profile, and mends the copy of the slots file that is damaged or stale.

    Args:
        path: The slots file.
        pin: The PIN as typed; None to try without.
        keyring: The keyring to ask; None means ``system_keyring()``.

    Returns:
        The data key, 32 bytes.

    Raises:
        UserError: ``secrets.wrong_pin``; ``secrets.pin_needed`` when only the PIN can open; ``secrets.keyring_missing``
            or ``secrets.keyring_locked`` when only the keyring could and cannot.
        StoreError: ``secrets.slots_missing``, ``secrets.slots_damaged``, ``secrets.slots_newer``, or
            ``secrets.wrong_key`` when the keyring holds another key than the slot's.
    """
    slots = slots_file.read(path)
    key = _opened(slots, pin, keyring)
    slots_file.mend(path, slots)
    return key


def needs_pin(path: Path, *, keyring: KeyringPort | None = None) -> bool:
    """Tells whether to ask for the PIN before ``unlock``.

    Args:
        path: The slots file.
        keyring: The keyring to ask; None means ``system_keyring()``.

    Returns:
        True when nothing but the PIN opens this profile now; False when it opens without, or when a PIN would not help.

    Raises:
        StoreError: The slots file is missing, damaged or newer.
    """
    slots = slots_file.read(path)
    try:
        _opened(slots, None, keyring)
    except UserError as error:
        return error.key == "secrets.pin_needed"
    except StoreError as error:
        if error.key == "secrets.wrong_key":
            return False
        raise
    return False


def check_key(path: Path, key: bytes) -> None:
    """Checks that a key is the profile's, so that a database it does not open is known to be damaged.

    Args:
        path: The slots file.
        key: A data key.

    Raises:
        StoreError: ``secrets.wrong_key``; or the slots file is missing, damaged or newer.
    """
    if not hmac.compare_digest(key_check(key), slots_file.read(path).check):
        raise StoreError("secrets.wrong_key")


def change_pin(
    path: Path,
    *,
    old_pin: str | None,
    new_pin: str,
    keyring: KeyringPort | None = None,
    pin_cost: PinCost | None = None,
) -> None:
    """Sets the PIN, the first or another; the data key and the database stay as they are.

    Args:
        path: The slots file.
        old_pin: The PIN so far; None when the keyring opens the profile.
        new_pin: The PIN from now on.
        keyring: The keyring to ask; None means ``system_keyring()``.
        pin_cost: Work of one try of the PIN; None measures this machine.

    Raises:
        UserError: The new PIN is too weak, or the profile does not open, as in ``unlock``.
        StoreError: As in ``unlock``, or the file cannot be written; the old PIN then still opens.
    """
    check_pin(new_pin)
    slots = slots_file.read(path)
    key = _opened(slots, old_pin, keyring)
    slots_file.write(path, slots.with_slot(_pin_slot(slots.device_id, new_pin, key, pin_cost or calibrated())))


def add_keyring_slot(path: Path, *, pin: str, keyring: KeyringPort | None = None) -> None:
    """Lets the keyring open a profile that its PIN opens, for the first time or again after the keyring was changed.

    Args:
        path: The slots file.
        pin: The PIN of the profile.
        keyring: The keyring to use; None means ``system_keyring()``.

    Raises:
        UserError: The PIN is wrong or was never set (``secrets.no_pin_yet``), or the keyring is locked or missing.
        StoreError: As in ``unlock``, or the file cannot be written; the PIN still opens.
    """
    slots = slots_file.read(path)
    by_pin = slots.slot(SlotKind.PIN)
    if by_pin is None:
        # The entry in the keyring is about to be overwritten; killed then, nothing but a PIN would open the profile.
        raise UserError("secrets.no_pin_yet")
    key = _by_pin(slots, by_pin, pin)
    keyring = keyring or system_keyring()
    if keyring is None:
        raise UserError("secrets.keyring_missing")
    slots_file.write(path, slots.with_slot(_keyring_slot(slots.profile_id, slots.device_id, key, keyring)))


def destroy(path: Path, *, keyring: KeyringPort | None = None) -> None:
    """Makes the data of a profile unreadable for good: without slots nothing can ever open it.

    Either the keyring entry or the slots would do; both are removed, whichever of them resists.

    Args:
        path: The slots file; one that is missing or damaged is destroyed all the same.
        keyring: The keyring to ask; None means ``system_keyring()``.

    Raises:
        StoreError: A copy of the slots could not be removed (``secrets.not_erased``).
    """
    try:
        slots = slots_file.read(path)
        keyring = keyring or system_keyring()
        if keyring is not None and slots.slot(SlotKind.KEYRING) is not None:
            os_keyring.forget(keyring, slots.profile_id)
    except SalesDeskError as error:
        _LOG.warning("keyring-entry-not-deleted", reason=error.key)
    slots_file.erase(path)
