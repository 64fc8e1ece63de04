"""The small files of a profile (fiche du profil): what is known before it is unlocked, whose it is, what was set aside.

The card is readable by all and kept in two copies, each with its own hash: a flipped bit changes no address unnoticed.
The seal is encrypted under the profile's key and says whose store it is, so that a damaged one can be made again.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from salesdesk.config.durable import replace_durably
from salesdesk.domain.errors import StoreError
from salesdesk.domain.ids import DeviceId, OrgId, UserId
from salesdesk.store.profile import Identity

STORE: Final = "store.db"
SLOTS: Final = "slots.json"
OPLOG: Final = "oplog"
_CARD: Final = "profile.json"
_SEAL: Final = "identity.sealed"
_HASH: Final = "sha256"
_NONCE_BYTES: Final = 12
_BOUND_TO: Final = b"SalesDesk identity 1"


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """What may be known of a profile before it is unlocked.

    Attributes:
        profile_id: Name of its folder.
        person: Who works in it, as he calls himself.
        firm: For which firm.
        server_url: Where it syncs; empty for a profile without a server.
        is_sample: True for the sample company: its key is no secret, and the screens say so.
        today: ISO day that the sample company takes for today; empty for the wall clock's.
    """

    profile_id: str
    person: str
    firm: str
    server_url: str = ""
    is_sample: bool = False
    today: str = ""

    @property
    def anchor(self) -> date | None:
        """The day to take for today; None for the wall clock's."""
        return date.fromisoformat(self.today) if self.today else None


def _copies(folder: Path) -> tuple[Path, Path]:
    return folder / _CARD, folder / f"{_CARD}.copy"


def _hash_of(fields: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def read_card(folder: Path) -> ProfileCard | None:
    """Reads the card of a profile from the first of its copies that is whole; None when none is.

    Args:
        folder: The profile's folder.

    Returns:
        The card.
    """
    for path in _copies(folder):
        try:
            fields = json.loads(path.read_text("utf-8"))
            # Without a hash: written by hand, or before there was one; the next opening adds it.
            claimed = fields.pop(_HASH, None)
            if claimed is not None and claimed != _hash_of(fields):
                continue
            card = ProfileCard(**fields | {"profile_id": folder.name})
            _ = card.anchor
        except (OSError, ValueError, TypeError, AttributeError):
            continue
        return card
    return None


def write_card_files(folder: Path, card: ProfileCard) -> None:
    """Writes both copies of a card; those that are as they should be are left alone.

    Args:
        folder: The profile's folder, which exists.
        card: What to write.

    Raises:
        StoreError: The disk refuses.
    """
    fields = asdict(card)
    content = json.dumps(fields | {_HASH: _hash_of(fields)}, ensure_ascii=False, indent=1).encode()
    for path in _copies(folder):
        _put(path, content)


def _put(path: Path, content: bytes) -> None:
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            return
    try:
        replace_durably(path, content)
    except OSError as error:
        raise StoreError("store.disk_failed") from error


@dataclass(frozen=True, slots=True)
class Seal:
    """Whose store it is, kept outside it.

    Attributes:
        identity: Firm, person and device.
        person: Wire values of the person's own record, by field; none before the first sync.
    """

    identity: Identity
    person: Mapping[str, Any]


class _Sealed(msgspec.Struct):
    org_id: bytes
    user_id: bytes
    device_id: bytes
    person: dict[str, Any]


_decode = msgspec.msgpack.Decoder(_Sealed).decode


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=_BOUND_TO).derive(key))


def read_seal(folder: Path, key: bytes) -> Seal | None:
    """Reads whose store it is.

    Args:
        folder: The profile's folder.
        key: Its data key.

    Returns:
        The seal; None when the file is missing or damaged.
    """
    try:
        content = (folder / _SEAL).read_bytes()
        plain = _cipher(key).decrypt(content[:_NONCE_BYTES], content[_NONCE_BYTES:], _BOUND_TO)
        kept = _decode(plain)
        identity = Identity(
            org_id=OrgId(UUID(bytes=kept.org_id)),
            user_id=UserId(UUID(bytes=kept.user_id)),
            device_id=DeviceId(UUID(bytes=kept.device_id)),
        )
    except (OSError, ValueError, InvalidTag, msgspec.MsgspecError):
        return None
    return Seal(identity, kept.person)


def write_seal(folder: Path, key: bytes, seal: Seal) -> None:
    """Keeps whose store it is, unless that is kept already.

    Args:
        folder: The profile's folder, which exists.
        key: Its data key.
        seal: What to keep; without the person's record, the one kept before stays.

    Raises:
        StoreError: The disk refuses.
    """
    before = read_seal(folder, key)
    if before is not None and not seal.person and before.identity.user_id == seal.identity.user_id:
        seal = Seal(seal.identity, before.person)
    if before == seal:
        return
    who = seal.identity
    plain = msgspec.msgpack.encode(_Sealed(who.org_id.bytes, who.user_id.bytes, who.device_id.bytes, dict(seal.person)))
    nonce = os.urandom(_NONCE_BYTES)
    _put(folder / _SEAL, nonce + _cipher(key).encrypt(nonce, plain, _BOUND_TO))


def set_aside(path: Path, at: datetime) -> Path | None:
    """Gives a damaged file another name, with the date; nothing is deleted and nothing set aside before is overwritten.

    Args:
        path: The file.
        at: When.

    Returns:
        Its new name; None when there was no such file.

    Raises:
        StoreError: The disk refuses.
    """
    aside = free_name(path, at)
    try:
        path.rename(aside)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError("store.disk_failed") from error
    return aside


def free_name(path: Path, at: datetime) -> Path:
    """Returns a name with a date under which a damaged file can be kept, and which no file has.

    Args:
        path: The file.
        at: When.
    """
    name = f"{path.name}.damaged-{at:%Y-%m-%dT%H%M%SZ}"
    aside, turn = path.with_name(name), 1
    while aside.exists():
        turn += 1
        aside = path.with_name(f"{name}-{turn}")
    return aside
