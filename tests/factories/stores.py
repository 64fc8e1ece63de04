"""Real encrypted laptop stores for tests, in a temporary folder."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from salesdesk.domain.ids import DeviceId, OrgId, UserId
from salesdesk.store.engine import open_encrypted
from salesdesk.store.profile import Identity, write_identity
from salesdesk.store.schema import prepare
from salesdesk.store.unit import LaptopStore

KEY = bytes(range(32))
ORG = OrgId(UUID(int=0x0197_0000_0000_7000_8000_000000000001))
REP = UserId(UUID(int=0x0197_0000_0000_7000_8000_000000000011))
OTHER_REP = UserId(UUID(int=0x0197_0000_0000_7000_8000_000000000012))
BOSS = UserId(UUID(int=0x0197_0000_0000_7000_8000_000000000021))
DEVICE = DeviceId(UUID(int=0x0197_0000_0000_7000_8000_0000000000D1))


class Wall:
    """A wall clock that a test sets; it advances by a second at each reading."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)) -> None:
        self.instant = start
        self.step = timedelta(seconds=1)

    def __call__(self) -> datetime:
        self.instant += self.step
        return self.instant


def laptop_store(
    folder: Path,
    *,
    user_id: UserId = REP,
    device_id: DeviceId = DEVICE,
    now: Callable[[], datetime] | None = None,
    name: str = "laptop.db",
) -> LaptopStore:
    """Makes an encrypted laptop store of a person."""
    store = open_encrypted(folder / name, KEY)
    prepare(store, "laptop")
    identity = Identity(org_id=ORG, user_id=user_id, device_id=device_id)
    with store.write() as connection:
        write_identity(connection, identity)
    return LaptopStore(store, identity, now or Wall())
