"""What the server keeps of people (personnes): their teams, their devices, what they hold and what they may see.

Every statement names the firm first. Source: sync.md, Scopes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from salesdesk.domain.people import UserStatus
from salesdesk.store.server_store import chunks
from salesdesk.store.server_tables import ACCESS, DEVICE
from salesdesk.store.tables import TABLES


@dataclass(frozen=True, slots=True)
class AccessRow:
    """That a person sees, or saw, a scope."""

    user_id: bytes
    scope_id: bytes
    gained_rev: int
    lost_rev: int | None


def access_of(connection: Connection, org_id: UUID, user_id: UUID, scopes: Iterable[bytes]) -> dict[bytes, AccessRow]:
    """Reads what a person sees, or saw, among some scopes."""
    found: dict[bytes, AccessRow] = {}
    access = ACCESS.c
    for some in chunks(scopes):
        statement = select(access.user_id, access.scope_id, access.gained_rev, access.lost_rev).where(
            access.org_id == org_id.bytes, access.user_id == user_id.bytes, access.scope_id.in_(some)
        )
        for row in connection.execute(statement):
            found[row.scope_id] = AccessRow(*row)
    return found


def access_to(connection: Connection, org_id: UUID, scopes: Iterable[bytes]) -> list[AccessRow]:
    """Reads who sees, or saw, some scopes."""
    found: list[AccessRow] = []
    access = ACCESS.c
    for some in chunks(scopes):
        statement = select(access.user_id, access.scope_id, access.gained_rev, access.lost_rev).where(
            access.org_id == org_id.bytes, access.scope_id.in_(some)
        )
        found.extend(AccessRow(*row) for row in connection.execute(statement))
    return found


def write_access(connection: Connection, org_id: UUID, new: Sequence[AccessRow], changed: Sequence[AccessRow]) -> None:
    """Inserts and updates lines of access."""
    if new:
        connection.execute(insert(ACCESS), [{"org_id": org_id.bytes, **_access_values(row)} for row in new])
    if changed:
        access = ACCESS.c
        statement = (
            update(ACCESS)
            .where(
                access.org_id == org_id.bytes,
                access.user_id == bindparam("key_user"),
                access.scope_id == bindparam("key_scope"),
            )
            .values(gained_rev=bindparam("gained"), lost_rev=bindparam("lost"))
        )
        connection.execute(
            statement,
            [
                {"key_user": row.user_id, "key_scope": row.scope_id, "gained": row.gained_rev, "lost": row.lost_rev}
                for row in changed
            ],
        )


def _access_values(row: AccessRow) -> dict[str, Any]:
    return {
        "user_id": row.user_id,
        "scope_id": row.scope_id,
        "gained_rev": row.gained_rev,
        "lost_rev": row.lost_rev,
    }


@dataclass(frozen=True, slots=True)
class Person:
    """What the hub knows of a person of the firm."""

    user_id: bytes
    team_id: bytes | None
    role: str
    status: str


@dataclass(frozen=True, slots=True)
class TeamNode:
    """A node of the tree of teams."""

    team_id: bytes
    parent_id: bytes | None
    manager_id: bytes | None


def read_people(connection: Connection, org_id: UUID) -> tuple[dict[bytes, Person], dict[bytes, TeamNode]]:
    """Reads the people and the teams of a firm that are not deleted, by id."""
    user, team = TABLES["user"].c, TABLES["team"].c
    people = {
        row.id: Person(row.id, row.team_id, row.role, row.status)
        for row in connection.execute(
            select(user.id, user.team_id, user.role, user.status).where(
                user.org_id == org_id.bytes, user.deleted_stamp.is_(None)
            )
        )
    }
    teams = {
        row.id: TeamNode(row.id, row.parent_id, row.manager_id)
        for row in connection.execute(
            select(team.id, team.parent_id, team.manager_id).where(
                team.org_id == org_id.bytes, team.deleted_stamp.is_(None)
            )
        )
    }
    return people, teams


def read_person(connection: Connection, org_id: UUID, user_id: UUID) -> Person | None:
    """Reads one person; None if he is not there or was deleted."""
    user = TABLES["user"].c
    row = connection.execute(
        select(user.id, user.team_id, user.role, user.status).where(
            user.org_id == org_id.bytes, user.id == user_id.bytes, user.deleted_stamp.is_(None)
        )
    ).one_or_none()
    return None if row is None else Person(row.id, row.team_id, row.role, row.status)


@dataclass(frozen=True, slots=True)
class Holding:
    """An account with those who hold it.

    Attributes:
        account_id: The account.
        created_by: Who entered it.
        is_deleted: True for a tombstone.
        holders: Owners and substitutes today.
    """

    account_id: bytes
    created_by: bytes
    is_deleted: bool
    holders: frozenset[bytes]


def read_holdings(connection: Connection, org_id: UUID, account_ids: Iterable[bytes], today: str) -> list[Holding]:
    """Reads who holds some accounts.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_ids: The accounts.
        today: ISO day; an ownership that ended before it does not count.

    Returns:
        Those accounts that are there.
    """
    account, ownership = TABLES["account"].c, TABLES["ownership"].c
    found: list[Holding] = []
    for some in chunks(account_ids):
        holders: dict[bytes, set[bytes]] = {}
        for row in connection.execute(
            select(ownership.account_id, ownership.user_id).where(
                ownership.org_id == org_id.bytes,
                ownership.scope_id.in_(some),
                ownership.deleted_stamp.is_(None),
                or_(ownership.ends_on.is_(None), ownership.ends_on >= today),
            )
        ):
            holders.setdefault(row.account_id, set()).add(row.user_id)
        for one in connection.execute(
            select(account.id, account.created_by, account.deleted_stamp).where(
                account.org_id == org_id.bytes, account.id.in_(some)
            )
        ):
            held = frozenset(holders.get(one.id, ()))
            found.append(Holding(one.id, one.created_by, one.deleted_stamp is not None, held))
    return found


def accounts_of(connection: Connection, org_id: UUID, user_ids: Iterable[bytes]) -> set[bytes]:
    """Finds the accounts that some people hold or entered."""
    account, ownership = TABLES["account"].c, TABLES["ownership"].c
    found: set[bytes] = set()
    for some in chunks(user_ids):
        held = select(ownership.account_id).where(
            ownership.org_id == org_id.bytes, ownership.user_id.in_(some), ownership.deleted_stamp.is_(None)
        )
        entered = select(account.id).where(account.org_id == org_id.bytes, account.created_by.in_(some))
        found.update(connection.execute(held).scalars())
        found.update(connection.execute(entered).scalars())
    return found


def ended_holdings(connection: Connection, org_id: UUID, today: str) -> set[bytes]:
    """Finds the accounts on which an ownership has ended before a day."""
    ownership = TABLES["ownership"].c
    statement = select(ownership.account_id).where(
        ownership.org_id == org_id.bytes, ownership.deleted_stamp.is_(None), ownership.ends_on < today
    )
    return set(connection.execute(statement).scalars())


def add_device(connection: Connection, org_id: UUID, device_id: UUID, user_id: UUID, name: str, made_at: int) -> None:
    """Enrols a device of a person."""
    connection.execute(
        insert(DEVICE).values(
            org_id=org_id.bytes,
            id=device_id.bytes,
            user_id=user_id.bytes,
            name=name,
            tail=device_id.bytes[-5:],
            created_at=made_at,
        )
    )


def users_of_tails(connection: Connection, org_id: UUID, tails: Iterable[bytes]) -> dict[bytes, bytes]:
    """Finds whose devices made some stamps, by the device part of the stamp."""
    device = DEVICE.c
    statement = select(device.tail, device.user_id).where(
        device.org_id == org_id.bytes, device.tail.in_(sorted(set(tails)))
    )
    return {row.tail: row.user_id for row in connection.execute(statement)}


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A device that was enrolled."""

    user_id: bytes
    revoked_at: int | None


def read_device(connection: Connection, org_id: UUID, device_id: UUID) -> KnownDevice | None:
    """Reads whose a device is; None if it was never enrolled."""
    device = DEVICE.c
    row = connection.execute(
        select(device.user_id, device.revoked_at).where(device.org_id == org_id.bytes, device.id == device_id.bytes)
    ).one_or_none()
    return None if row is None else KnownDevice(row.user_id, row.revoked_at)


def mark_seen(connection: Connection, org_id: UUID, device_id: UUID, seen_at: int, app_version: str) -> None:
    """Notes when a device last called, and with which version."""
    device = DEVICE.c
    connection.execute(
        update(DEVICE)
        .where(device.org_id == org_id.bytes, device.id == device_id.bytes)
        .values(seen_at=seen_at, app_version=app_version)
    )


def is_active(person: Person | None) -> bool:
    """Tells whether a person may sync."""
    return person is not None and person.status == UserStatus.ACTIVE
