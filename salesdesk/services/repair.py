"""Repair of a damaged profile (réparation): its file is set aside, a new store is made, unsent work comes back.

What the server has comes back with the first sync; what it has not is in the second file, or still readable in the
damaged one. The new store belongs to a new device: the old one's clock and edit numbers are lost with its database, and
an edit made under a number used before would be taken by the server for one that it knows. So one signs in again.
Source: trust.md section 2 (corruption), sync.md section 4 (client restored).
"""

import contextlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import insert

from salesdesk.config import secrets
from salesdesk.config.paths import Paths
from salesdesk.domain.clock import ZERO_STAMP
from salesdesk.domain.errors import StoreError, UserError
from salesdesk.domain.ids import DeviceId, OrgId, UserId
from salesdesk.domain.people import Role, User, UserStatus
from salesdesk.domain.wire import from_wire, to_wire
from salesdesk.services.file_room import VAULT, FileRoom
from salesdesk.services.file_sync import find_again
from salesdesk.services.profile_files import (
    OPLOG,
    SLOTS,
    STORE,
    ProfileCard,
    Seal,
    free_name,
    read_card,
    read_seal,
    set_aside,
    write_seal,
)
from salesdesk.services.profiles import OpenProfile, let_go, new_device_id, open_log, take_lock, wall_clock
from salesdesk.services.workspace import Workspace
from salesdesk.store import damage
from salesdesk.store.damage import Salvage
from salesdesk.store.engine import open_encrypted
from salesdesk.store.laptop_tables import DRAFT
from salesdesk.store.oplog import OpLog
from salesdesk.store.profile import Identity, write_identity
from salesdesk.store.recovery import open_with_log
from salesdesk.store.schema import prepare
from salesdesk.store.tables import TABLES
from salesdesk.store.unit import LaptopStore
from salesdesk.store.vault import Vault

_FACTS: Final = ("org_id", "user_id", "device_id")


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did.

    Attributes:
        aside: Where the damaged files are now.
        operations: Changes that were not sent and were made again.
        unreadable: Changes of which no readable copy was left; 0 unless two files were damaged.
        drafts: Forms begun and not finished that were taken over.
        signs_in_again: True when the server has to be signed in to again: it brings everything else.
    """

    aside: tuple[Path, ...]
    operations: int
    unreadable: int
    drafts: int
    signs_in_again: bool


def check(profile: OpenProfile) -> None:
    """Checks every page of an open profile; for the background, after an end without order and once a day.

    Args:
        profile: The profile.

    Raises:
        StoreError: The store is damaged: offer :func:`rebuild`.
    """
    store = profile.workspace.laptop.store
    if not damage.is_whole(store):
        raise StoreError("store.damaged", path=store.name)


def rebuild(
    paths: Paths, profile_id: str, pin: str | None = None, *, now: Callable[[], datetime] = wall_clock
) -> Repaired:
    """Makes the store of a closed profile again, under the same key, for the same person.

    Run again after it was interrupted, it goes on from what is there: the second file is the last to change.

    Args:
        paths: Where profiles live.
        profile_id: Which one.
        pin: Its PIN, where the keyring does not open it.
        now: The wall clock.

    Returns:
        What was done; the profile is closed again.

    Raises:
        UserError: There is no such profile, the PIN is needed or wrong, or another program holds it.
        StoreError: The key is another, nothing says whose profile it is, or the disk refuses; nothing was deleted.
    """
    folder = paths.profiles / profile_id
    card = read_card(folder)
    if card is None:
        raise UserError("profile.unknown", profile=profile_id)
    lock = take_lock(folder)
    try:
        key = secrets.unlock(folder / SLOTS, pin=pin)
        # A store that one could open is not thrown away on the word of a wrong key: this one was checked.
        return _rebuilt(folder, card, key, now)
    finally:
        let_go(folder, lock)


def _rebuilt(folder: Path, card: ProfileCard, key: bytes, now: Callable[[], datetime]) -> Repaired:
    path = folder / STORE
    found = damage.salvage(path, key)
    seal = _whose(folder, card, key, found)
    at = now()
    log, unreadable, log_aside = _whole_log(folder, key, found, now)
    with contextlib.closing(log):
        aside = [set_aside(path.with_name(path.name + end), at) for end in ("", damage.WAL)]
        # Only the shared memory of the two: SQLite makes it anew.
        path.with_name(path.name + damage.SHM).unlink(missing_ok=True)
        made_again = _make_store(folder, key, seal, found, log, now)
    return Repaired(
        aside=tuple(one for one in (*aside, log_aside) if one is not None),
        operations=made_again,
        unreadable=unreadable,
        drafts=len(found.drafts),
        signs_in_again=bool(card.server_url),
    )


def _whose(folder: Path, card: ProfileCard, key: bytes, found: Salvage) -> Seal:
    kept = read_seal(folder, key)
    if kept is None:
        if any(len(found.facts.get(name, b"")) != 16 for name in _FACTS):
            raise StoreError("repair.no_identity", path=str(folder))
        org, user, device = (UUID(bytes=found.facts[name]) for name in _FACTS)
        kept = Seal(Identity(OrgId(org), UserId(user), DeviceId(device)), {})
    person = kept.person
    if not person:
        # Until the first sync brings the real record: enough to open the profile, and no right of a manager.
        stand_in = User(id=kept.identity.user_id, name=card.person, email="", role=Role.REP, status=UserStatus.ACTIVE)
        person = to_wire(stand_in)
    mine = kept.identity
    return Seal(Identity(mine.org_id, mine.user_id, new_device_id()), person)


def _whole_log(folder: Path, key: bytes, found: Salvage, now: Callable[[], datetime]) -> tuple[OpLog, int, Path | None]:
    """Opens the second file, made whole with what only the damaged database still holds."""
    log = open_log(folder, key, now)
    logged = dict(log.read_all())
    lost = {one.number for one in log.damaged}
    # What the log has forgotten the server has confirmed, unless the log itself is new.
    extra = {number: one for number, one in found.unsent.items() if number not in logged}
    if not extra:
        return log, len(lost), None
    log.close()
    path = folder / OPLOG
    aside = free_name(path, now())
    draft = path.with_name(f"{path.name}.whole")
    draft.unlink(missing_ok=True)
    try:
        with OpLog.open(draft, key) as whole:
            for number, payload in sorted((logged | extra).items()):
                whole.append(number, [payload])
        # Copied, then replaced at one blow: killed here, the next repair finds the one or the other.
        shutil.copyfile(path, aside)
        os.replace(draft, path)
    except OSError as error:
        raise StoreError("store.disk_failed") from error
    return OpLog.open(path, key), len(lost - extra.keys()), aside


def _make_store(folder: Path, key: bytes, seal: Seal, found: Salvage, log: OpLog, now: Callable[[], datetime]) -> int:
    """Makes the store and what the log holds of it; returns how many changes were made again."""
    store = open_encrypted(folder / STORE, key)
    try:
        prepare(store, "laptop")
        with store.write() as connection:
            write_identity(connection, seal.identity)
            connection.execute(insert(TABLES["user"]).values(**_person_row(seal)))
            if found.drafts:
                rows = [{"key": name, "content": content, "saved_at": at} for name, content, at in found.drafts]
                connection.execute(insert(DRAFT), rows)
        made_again = open_with_log(LaptopStore(store, seal.identity, now), log)
        # The vault is whole, only the list of what lies in it was lost.
        files = FileRoom(Vault(folder / VAULT, key), folder / VAULT)
        find_again(Workspace(LaptopStore(store, seal.identity, now), files=files))
    finally:
        store.close()
    write_seal(folder, key, seal)
    return made_again


def _person_row(seal: Seal) -> dict[str, object]:
    org = seal.identity.org_id.bytes
    person = to_wire(from_wire(User, dict(seal.person)))
    return {**person, "org_id": org, "scope_id": org, "rev": 0, "stamp": ZERO_STAMP}
