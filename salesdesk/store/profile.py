"""What a laptop knows of itself (profil): whose it is, its clock, how far it has read the server's feed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from salesdesk.domain.ids import DeviceId, OrgId, UserId
from salesdesk.store.laptop_tables import PROFILE

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose laptop this is."""

    org_id: OrgId
    user_id: UserId
    device_id: DeviceId


def get_fact(connection: Connection, key: str) -> bytes | None:
    """Reads one fact of the profile; None if it was never set."""
    return connection.execute(select(PROFILE.c.value).where(PROFILE.c.key == key)).scalar_one_or_none()


def set_fact(connection: Connection, key: str, value: bytes) -> None:
    """Sets one fact of the profile."""
    statement = insert(PROFILE).values(key=key, value=value)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
    )


def get_number(connection: Connection, key: str) -> int:
    """Reads one whole number of the profile; 0 if it was never set."""
    found = get_fact(connection, key)
    return 0 if found is None else int.from_bytes(found, signed=True)


def set_number(connection: Connection, key: str, value: int) -> None:
    """Sets one whole number of the profile."""
    set_fact(connection, key, value.to_bytes(9, signed=True))


def read_identity(connection: Connection) -> Identity | None:
    """Reads whose laptop this is; None before the first sign-in."""
    facts = [get_fact(connection, key) for key in ("org_id", "user_id", "device_id")]
    if facts[0] is None or facts[1] is None or facts[2] is None:
        return None
    return Identity(
        org_id=OrgId(UUID(bytes=facts[0])),
        user_id=UserId(UUID(bytes=facts[1])),
        device_id=DeviceId(UUID(bytes=facts[2])),
    )


def write_identity(connection: Connection, identity: Identity) -> None:
    """Says whose laptop this is."""
    for key in ("org_id", "user_id", "device_id"):
        set_fact(connection, key, getattr(identity, key).bytes)
