"""Profiles (profils): whose stores are on this machine, made, opened and locked, one writer at a time."""

import json
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from filelock import FileLock, Timeout

from salesdesk.config import secrets
from salesdesk.config.os_keyring import KeyringPort
from salesdesk.config.paths import Paths
from salesdesk.domain.errors import StoreError, UserError
from salesdesk.domain.ids import ENTROPY_BYTES, DeviceId, OrgId, UserId, uuid7
from salesdesk.services.workspace import Workspace
from salesdesk.store.engine import Store, open_encrypted
from salesdesk.store.oplog import OpLog
from salesdesk.store.profile import Identity, read_identity, write_identity
from salesdesk.store.recovery import open_with_log
from salesdesk.store.schema import prepare
from salesdesk.store.unit import LaptopStore

_STORE: Final = "store.db"
_SLOTS: Final = "slots.json"
_CARD: Final = "profile.json"
_OPLOG: Final = "oplog"
_LOCK: Final = "lock"
_HOLDER: Final = "holder"


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


class OpenProfile:
    """A profile that is open: its workspace, and the lock that keeps other writers out until it is closed."""

    def __init__(self, card: ProfileCard, folder: Path, workspace: Workspace, lock: FileLock) -> None:
        self.card = card
        self.folder = folder
        self.workspace = workspace
        self._lock = lock

    def close(self) -> None:
        """Closes the store and lets others in."""
        self.workspace.close()
        (self.folder / _HOLDER).unlink(missing_ok=True)
        self._lock.release()


def wall_clock() -> datetime:
    """Returns the present instant, UTC."""
    return datetime.now(UTC)


def list_profiles(paths: Paths) -> list[ProfileCard]:
    """Lists the profiles of this machine, by person; a folder whose card cannot be read is left out."""
    cards = []
    for folder in sorted(paths.profiles.glob("*")):
        card = _read_card(folder)
        if card is not None:
            cards.append(card)
    return sorted(cards, key=lambda card: (card.is_sample, card.person.casefold()))


def _read_card(folder: Path) -> ProfileCard | None:
    try:
        content = json.loads((folder / _CARD).read_text("utf-8"))
        return ProfileCard(**content | {"profile_id": folder.name})
    except (OSError, ValueError, TypeError):
        return None


def write_card(paths: Paths, card: ProfileCard) -> None:
    """Writes what may be known of a profile before it is unlocked."""
    path = paths.profiles / card.profile_id / _CARD
    waiting = path.with_suffix(".new")
    waiting.write_text(json.dumps(asdict(card), ensure_ascii=False, indent=1), "utf-8")
    os.replace(waiting, path)


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
    if (folder / _STORE).exists():
        raise UserError("profile.exists", person=card.person)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = _take_lock(folder)
    try:
        device = device_id or new_device_id()
        key = secrets.create_slots(
            folder / _SLOTS, device_id=str(device), pin=pin, keyring=keyring, sample=card.is_sample
        )
        store = open_encrypted(folder / _STORE, key)
        prepare(store, "laptop")
        identity = Identity(org_id=org_id, user_id=user_id, device_id=device)
        with store.write() as connection:
            write_identity(connection, identity)
        write_card(paths, card)
    except BaseException:
        lock.release()
        raise
    return _opened(card, folder, store, key, identity, lock, now)


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
    card = _read_card(folder)
    if card is None or not (folder / _STORE).exists():
        raise UserError("profile.unknown", profile=profile_id)
    lock = _take_lock(folder)
    try:
        key = secrets.unlock(folder / _SLOTS, pin=pin)
        store = open_encrypted(folder / _STORE, key)
        prepare(store, "laptop")
        with store.read() as connection:
            identity = read_identity(connection)
        if identity is None:
            raise StoreError("store.damaged", path=str(folder / _STORE))
    except BaseException:
        lock.release()
        raise
    return _opened(card, folder, store, key, identity, lock, now)


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
    raise UserError("profile.which", profiles=", ".join(f"{card.profile_id} ({card.person})" for card in cards))


def needs_pin(paths: Paths, profile_id: str) -> bool:
    """Tells whether a profile asks for its PIN at each start."""
    return secrets.needs_pin(paths.profiles / profile_id / _SLOTS)


def _opened(
    card: ProfileCard,
    folder: Path,
    store: Store,
    key: bytes,
    identity: Identity,
    lock: FileLock,
    now: Callable[[], datetime],
) -> OpenProfile:
    laptop = LaptopStore(store, identity, now)
    try:
        open_with_log(laptop, _open_log(folder / _OPLOG, key))
    except BaseException:
        laptop.close()
        lock.release()
        raise
    return OpenProfile(card, folder, Workspace(laptop, anchor=card.anchor), lock)


def _open_log(path: Path, key: bytes) -> OpLog:
    try:
        return OpLog.open(path, key)
    except StoreError as error:
        if error.key != "store.oplog_damaged":
            raise
        # The database is whole: the damaged file is set aside, never deleted, and a new one takes up what waits.
        path.replace(path.with_name(f"{path.name}.damaged"))
        return OpLog.open(path, key)


def _take_lock(folder: Path) -> FileLock:
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        holder = folder / _HOLDER
        raise UserError("profile.held", holder=holder.read_text("utf-8") if holder.exists() else "") from error
    program = Path(sys.argv[0]).name or "salesdesk"
    (folder / _HOLDER).write_text(f"{program}, {socket.gethostname()}, {os.getpid()}", "utf-8")
    return lock


def new_device_id() -> DeviceId:
    """Returns an id for this device and one person."""
    return DeviceId(uuid7(int(wall_clock().timestamp() * 1000), os.urandom(ENTROPY_BYTES)))


def new_profile_id() -> str:
    """Returns a name for the folder of a new profile: random, so that it tells nothing."""
    return UUID(bytes=os.urandom(16)).hex
