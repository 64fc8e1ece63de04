"""A hub on a real database with a small firm: a director, two managers, three reps, and laptops that sync with it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from salesdesk.domain.accounts import Account, Ownership
from salesdesk.domain.ids import AccountId, DeviceId, OwnershipId, TeamId, UserId
from salesdesk.domain.people import Organisation, Role, Team, User, UserStatus
from salesdesk.store.engine import Store, open_encrypted
from salesdesk.store.profile import Identity
from salesdesk.store.schema import prepare
from salesdesk.store.server_people import add_device
from salesdesk.store.unit import LaptopStore
from salesdesk.sync.client import SyncClient
from salesdesk.sync.hub import Hub
from salesdesk.sync.memory_transport import MemoryTransport
from tests.factories.accounts import account
from tests.factories.stores import BOSS, KEY, ORG, OTHER_REP, REP, laptop_store


def number(kind: int, place: int) -> UUID:
    """Makes an id that a person can read in a failing test."""
    return UUID(int=0x0197_0000_0000_7000_8000_000000000000 + (kind << 16) + place)


NORTH, SOUTH, FIRM = TeamId(number(1, 1)), TeamId(number(1, 2)), TeamId(number(1, 3))
DIRECTOR, OTHER_BOSS, THIRD_REP = UserId(number(2, 1)), UserId(number(2, 2)), UserId(number(2, 3))
ADMIN = UserId(number(2, 4))


class Ticking:
    """A wall clock that advances by some time at each reading."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 8, 0, tzinfo=UTC), step_ms: int = 10) -> None:
        self.instant = start
        self.step = timedelta(milliseconds=step_ms)

    def __call__(self) -> datetime:
        self.instant += self.step
        return self.instant


def person(user_id: UserId, name: str, role: Role, team_id: TeamId | None) -> User:
    """Makes an active person."""
    address = f"{name.lower()}@example.org"
    return User(id=user_id, name=name, email=address, role=role, team_id=team_id, status=UserStatus.ACTIVE)


PEOPLE = (
    person(DIRECTOR, "Diane", Role.DIRECTOR, FIRM),
    person(BOSS, "Bruno", Role.MANAGER, NORTH),
    person(OTHER_BOSS, "Odile", Role.MANAGER, SOUTH),
    person(REP, "Remi", Role.REP, NORTH),
    person(OTHER_REP, "Oscar", Role.REP, NORTH),
    person(THIRD_REP, "Tess", Role.REP, SOUTH),
    person(ADMIN, "Anna", Role.ADMINISTRATOR, None),
)
TEAMS = (
    Team(id=FIRM, name="Firme", manager_id=DIRECTOR),
    Team(id=NORTH, name="Nord", parent_id=FIRM, manager_id=BOSS),
    Team(id=SOUTH, name="Sud", parent_id=FIRM, manager_id=OTHER_BOSS),
)


def hub_on(store: Store, now: Ticking | None = None) -> Hub:
    """Makes a hub with the firm on an empty server database."""
    prepare(store, "server")
    hub = Hub(store, now or Ticking())
    hub.found(Organisation(id=ORG, name="Firme d'essai"))
    hub.put(ORG, None, [*TEAMS, *PEOPLE])
    return hub


def hub_in(folder: Path, now: Ticking | None = None) -> Hub:
    """Makes a hub with the firm on an encrypted file."""
    return hub_on(open_encrypted(folder / "server.db", KEY), now)


def caller(hub: Hub, user_id: UserId, device: int) -> Identity:
    """Enrols a device of a person."""
    identity = Identity(org_id=ORG, user_id=user_id, device_id=DeviceId(number(0xD0 + device, device)))
    with hub.store.write() as connection:
        add_device(connection, ORG, identity.device_id, user_id, f"laptop {device}", 0)
    return identity


class Desk:
    """A laptop of a person with its transport."""

    def __init__(self, hub: Hub, folder: Path, user_id: UserId, device: int, now: Ticking | None = None) -> None:
        self.identity = caller(hub, user_id, device)
        self.laptop: LaptopStore = laptop_store(
            folder,
            user_id=user_id,
            device_id=self.identity.device_id,
            now=now or Ticking(),
            name=f"laptop{device}.db",
        )
        self.port = MemoryTransport(hub, self.identity)
        self.client = SyncClient(self.laptop, self.port)

    def close(self) -> None:
        """Closes the store."""
        self.laptop.store.close()


def owned(user_id: UserId, place: int, **changes: object) -> tuple[Account, Ownership]:
    """Makes an account that a person entered and holds."""
    one = replace(account(id=AccountId(number(3, place)), created_by=user_id), **changes)  # type: ignore[arg-type]  # fields of Account
    return one, ownership(one, user_id, place)


def ownership(one: Account, user_id: UserId, place: int) -> Ownership:
    """Makes the ownership of an account."""
    return Ownership(id=OwnershipId(number(4, place)), account_id=one.id, user_id=user_id, starts_on=date(2026, 1, 1))
