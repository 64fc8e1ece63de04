"""Profiles (profils): whose stores are on this machine, made, opened and locked, one writer at a time."""

import contextlib
import os
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from filelock import FileLock, Timeout

from salesdesk.config import secrets
from salesdesk.config.logs import part_logger
from salesdesk.config.os_keyring import KeyringPort
from salesdesk.config.paths import Paths
from salesdesk.domain.errors import StoreError, UserError
from salesdesk.domain.ids import ENTROPY_BYTES, DeviceId, OrgId, UserId, uuid7
from salesdesk.domain.people import User
from salesdesk.domain.wire import to_wire
from salesdesk.services.file_room import OPENED, room_in
from salesdesk.services.profile_files import (
    OPLOG,
    SLOTS,
    STORE,
    ProfileCard,
    Seal,
    read_card,
    set_aside,
    write_card_files,
    write_seal,
)
from salesdesk.services.workspace import Workspace
from salesdesk.store.engine import Store, open_encrypted
from salesdesk.store.oplog import OpLog
from salesdesk.store.profile import Identity, read_identity, write_identity
from salesdesk.store.queries.records import get
from salesdesk.store.recovery import open_with_log
from salesdesk.store.schema import prepare
from salesdesk.store.unit import LaptopStore

__all__ = [
    "OpenProfile",
    "ProfileCard",
    "choose_profile",
    "create_profile",
    "let_go",
    "list_profiles",
    "needs_pin",
    "new_device_id",
    "new_profile_id",
    "open_log",
    "open_profile",
    "take_lock",
    "wall_clock",
    "write_card",
]

_LOCK: Final = "lock"
_HOLDER: Final = "holder"

_LOG = part_logger("services.profiles")


class OpenProfile:
    """A profile that is open: its workspace, and the lock that keeps other writers out until it is closed.

    Attributes:
        was_killed: True when the program before did not end in good order: the whole store is worth a check.
    """

    def __init__(self, card: ProfileCard, folder: Path, workspace: Workspace, lock: FileLock, key: bytes) -> None:
        self.card = card
        self.folder = folder
        self.workspace = workspace
        self.was_killed = False
        self._lock = lock
        self._key = key

    def seal(self) -> None:
        """Keeps outside the store whose it is, so that a damaged one can be made again.

        Raises:
            StoreError: The store or the disk failed.
        """
        laptop = self.workspace.laptop
        with laptop.read() as connection:
            person = get(connection, User, laptop.identity.user_id)
        write_seal(self.folder, self._key, Seal(laptop.identity, {} if person is None else to_wire(person)))

    def close(self) -> None:
        """Closes the store and lets others in."""
        try:
            self.seal()
        except StoreError as error:
            # The one of the last opening is still there.
            _LOG.warning("not-sealed", reason=error.key)
        self.workspace.close()
        let_go(self.folder, self._lock)


def wall_clock() -> datetime:
    """Returns the present instant, UTC."""
    return datetime.now(UTC)


def list_profiles(paths: Paths) -> list[ProfileCard]:
    """Lists the profiles of this machine, by person; a folder whose card cannot be read is left out."""
    cards = []
    for folder in sorted(paths.profiles.glob("*")):
        card = read_card(folder)
        if card is not None:
            cards.append(card)
    return sorted(cards, key=lambda card: (card.is_sample, card.person.casefold()))


def write_card(paths: Paths, card: ProfileCard) -> None:
    """Writes what may be known of a profile before it is unlocked."""
    write_card_files(paths.profiles / card.profile_id, card)


def create_profile(
    paths: Paths,
    card: ProfileCard,
    *,
    org_id: OrgId,
    user_id: UserId,
    device_id: DeviceId | None = None,
    pin: str | None = None,
    keyring: KeyringPort | None = None,
    now: Callable[[], datetime] = wall_clock,
) -> OpenProfile:
    """Makes a profile: its key, its slots, its empty store.

    Args:
        paths: Where profiles live.
        card: What may be known of it; ``profile_id`` names its folder.
        org_id: The firm.
        user_id: The person.
        device_id: Id of this device for this person; a new one if None.
        pin: PIN that opens the store; needed where there is no keyring.
        keyring: The system's keyring; None for none.
        now: The wall clock.

    Returns:
        The open profile.

    Raises:
        UserError: A profile of that name exists, or neither keyring nor PIN is there to keep the key.
    """
    folder = paths.profiles / card.profile_id
    if (folder / STORE).exists():
        raise UserError("profile.exists", person=card.person)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = take_lock(folder)
    try:
        device = device_id or new_device_id()
        key = secrets.create_slots(
            folder / SLOTS, device_id=str(device), pin=pin, keyring=keyring, sample=card.is_sample
        )
        store = open_encrypted(folder / STORE, key)
        prepare(store, "laptop")
        identity = Identity(org_id=org_id, user_id=user_id, device_id=device)
        with store.write() as connection:
            write_identity(connection, identity)
        write_card(paths, card)
    except BaseException:
        let_go(folder, lock)
        raise
    return _opened(card, folder, store, key, identity, lock, now, paths.cache)


def open_profile(
    paths: Paths, profile_id: str, *, pin: str | None = None, now: Callable[[], datetime] = wall_clock
) -> OpenProfile:
    """Opens a profile of this machine.

    Args:
        paths: Where profiles live.
        profile_id: Which one.
        pin: Its PIN, where the keyring does not open it.
        now: The wall clock.

    Returns:
        The open profile.

    Raises:
        UserError: There is no such profile, the PIN is needed or wrong, or another program holds it.
        StoreError: The store is damaged or was written by a newer version.
    """
    folder = paths.profiles / profile_id
    card = read_card(folder)
    if card is None:
        raise UserError("profile.unknown", profile=profile_id)
    was_killed = (folder / _HOLDER).exists()
    lock = take_lock(folder)
    try:
        key = secrets.unlock(folder / SLOTS, pin=pin)
        if not (folder / STORE).exists():
            # Made anew and empty it would hide what was lost; the second file may still hold something.
            raise StoreError("store.damaged", path=str(folder / STORE))
        write_card_files(folder, card)
        store, identity = _open_store(folder / STORE, key)
    except BaseException:
        let_go(folder, lock)
        raise
    opened = _opened(card, folder, store, key, identity, lock, now, paths.cache)
    opened.was_killed = was_killed
    return opened


def choose_profile(paths: Paths, wanted: str) -> str:
    """Finds the profile that a command means.

    Args:
        paths: Where profiles live.
        wanted: Its id as given; empty for the only one.

    Returns:
        The id.

    Raises:
        UserError: There is none, or several and none was named.
    """
    cards = list_profiles(paths)
    if wanted or len(cards) == 1:
        return wanted or cards[0].profile_id
    if not cards:
        raise UserError("profile.none")
    raise UserError("profile.which", profiles=", ".join(f"{card.profile_id} ({card.person})" for card in cards))


def needs_pin(paths: Paths, profile_id: str) -> bool:
    """Tells whether a profile asks for its PIN at each start."""
    return secrets.needs_pin(paths.profiles / profile_id / SLOTS)


def _opened(
    card: ProfileCard,
    folder: Path,
    store: Store,
    key: bytes,
    identity: Identity,
    lock: FileLock,
    now: Callable[[], datetime],
    copies: Path,
) -> OpenProfile:
    laptop = LaptopStore(store, identity, now)
    log: OpLog | None = None
    try:
        log = open_log(folder, key, now)
        open_with_log(laptop, log)
        files = room_in(folder, copies / OPENED / card.profile_id, key)
        opened = OpenProfile(card, folder, Workspace(laptop, anchor=card.anchor, files=files), lock, key)
        opened.seal()
    except BaseException:
        laptop.close()
        if log is not None:
            log.close()
        let_go(folder, lock)
        raise
    return opened


def _open_store(path: Path, key: bytes) -> tuple[Store, Identity]:
    store = open_encrypted(path, key)
    try:
        prepare(store, "laptop")
        with store.read() as connection:
            identity = read_identity(connection)
        if identity is None:
            raise StoreError("store.damaged", path=str(path))
    except BaseException:
        store.close()
        raise
    return store, identity


def open_log(folder: Path, key: bytes, now: Callable[[], datetime] = wall_clock) -> OpLog:
    """Opens the second file of a profile; one that cannot be read is set aside, and a new one takes up what waits.

    Args:
        folder: The profile's folder.
        key: Its data key, already checked against the slots.
        now: The wall clock.

    Returns:
        The log.

    Raises:
        StoreError: The disk refuses.
    """
    path = folder / OPLOG
    try:
        return OpLog.open(path, key)
    except StoreError as error:
        # The key is the profile's: a file that it does not open was brought from elsewhere.
        if error.key not in ("store.oplog_damaged", "store.wrong_key"):
            raise
        set_aside(path, now())
        return OpLog.open(path, key)


def take_lock(folder: Path) -> FileLock:
    """Keeps other programs out of a profile.

    Args:
        folder: The profile's folder.

    Returns:
        The lock, to be released.

    Raises:
        UserError: Another program holds it.
    """
    # Taken on one thread and given back on another.
    lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)
    holder = folder / _HOLDER
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError("profile.held", holder=_told(holder)) from error
    try:
        holder.write_text(f"{Path(sys.argv[0]).name or 'salesdesk'}, {socket.gethostname()}, {os.getpid()}", "utf-8")
    except OSError as error:
        # It only names us to others; a full disk must not keep the person from his data.
        _LOG.warning("holder-not-named", error=type(error))
    return lock


def _told(holder: Path) -> str:
    try:
        return holder.read_text("utf-8")
    except (OSError, ValueError):
        return ""


def let_go(folder: Path, lock: FileLock) -> None:
    """Lets other programs into a profile again.

    Args:
        folder: The profile's folder.
        lock: As ``take_lock`` gave it.
    """
    with contextlib.suppress(OSError):
        (folder / _HOLDER).unlink(missing_ok=True)
    lock.release()


def new_device_id() -> DeviceId:
    """Returns an id for this device and one person."""
    return DeviceId(uuid7(int(wall_clock().timestamp() * 1000), os.urandom(ENTROPY_BYTES)))


def new_profile_id() -> str:
    """Returns a name for the folder of a new profile: random, so that it tells nothing."""
    return UUID(bytes=os.urandom(16)).hex
