"""Sessions of devices (sessions): a short access token, a long refresh token that changes at each use.

A refresh token stays good until the one that replaced it is used for the first time: a reply lost on a train must not
look like theft. Used after that it was copied: the device is revoked. ``made_at`` of a refresh token is the start of
its session, which no rotation moves: the absolute end counts from it.
Source: trust.md section 3; RFC 6749 section 10.4; RFC 9700 section 4.14; OWASP ASVS 5.0, 7.3, 10.4.8, 10.4.9.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, and_, delete, insert, select, update

from salesdesk.domain.ids import DeviceId, OrgId, UserId
from salesdesk.domain.people import User, UserStatus
from salesdesk.domain.wire import from_wire, instant_from_wire, instant_to_wire
from salesdesk.server import events
from salesdesk.server.errors import REVOKED, Refusal
from salesdesk.server.secret_words import firm_of, hash_of, new_secret
from salesdesk.store.queries.records import record_columns
from salesdesk.store.server_tables import DEVICE, TOKEN
from salesdesk.store.tables import table_of

ACCESS: Final = "access"
REFRESH: Final = "refresh"
ACCESS_LIFE: Final = timedelta(minutes=10)
REFRESH_IDLE: Final = timedelta(days=30)
REFRESH_LIFE: Final = timedelta(days=90)
# Before the person's columns in a row that has a token's as well.
_PERSON: Final = "person_"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request, as its access token proves.

    Attributes:
        org_id: The firm.
        user: The person, as the server knows him at this moment.
        device_id: The device.
    """

    org_id: OrgId
    user: User
    device_id: DeviceId


@dataclass(frozen=True, slots=True)
class TokenPair:
    """What a device gets to speak with.

    Attributes:
        access: Goes with every request.
        refresh: Gets the next pair.
        expires_at: End of the access token.
    """

    access: str
    refresh: str
    expires_at: datetime


def _token(kind: str, org_id: OrgId, device_id: DeviceId, user_id: UserId) -> tuple[str, dict[str, Any]]:
    secret = new_secret(org_id)
    row = {
        "org_id": org_id.bytes,
        "token_hash": hash_of(secret),
        "kind": kind,
        "device_id": device_id.bytes,
        "user_id": user_id.bytes,
        "used_at": None,
        "replaces_hash": None,
        "revoked_at": None,
    }
    return secret, row


def _issue(
    connection: Connection,
    org_id: OrgId,
    device_id: DeviceId,
    user_id: UserId,
    *,
    now: datetime,
    started_at: datetime,
    replaces: bytes | None,
) -> TokenPair:
    access, access_row = _token(ACCESS, org_id, device_id, user_id)
    refresh, refresh_row = _token(REFRESH, org_id, device_id, user_id)
    expires_at = now + ACCESS_LIFE
    access_row |= {"made_at": instant_to_wire(now), "expires_at": instant_to_wire(expires_at)}
    refresh_row |= {
        "made_at": instant_to_wire(started_at),
        "expires_at": instant_to_wire(min(now + REFRESH_IDLE, started_at + REFRESH_LIFE)),
        "replaces_hash": replaces,
    }
    connection.execute(insert(TOKEN), [access_row, refresh_row])
    return TokenPair(access=access, refresh=refresh, expires_at=expires_at)


def start_session(
    connection: Connection, org_id: OrgId, device_id: DeviceId, user_id: UserId, *, now: datetime
) -> TokenPair:
    """Gives a device its first pair; an older session of the same device ends.

    Args:
        connection: The transaction.
        org_id: The firm.
        device_id: The device, registered for this person.
        user_id: The person.
        now: The present instant.

    Returns:
        The pair.
    """
    end_sessions(connection, org_id, device_id=device_id)
    return _issue(connection, org_id, device_id, user_id, now=now, started_at=now, replaces=None)


def end_sessions(
    connection: Connection, org_id: OrgId, *, device_id: DeviceId | None = None, user_id: UserId | None = None
) -> None:
    """Forgets the tokens of a device, of a person, or of both where both are given."""
    statement = delete(TOKEN).where(TOKEN.c.org_id == org_id.bytes)
    if device_id is not None:
        statement = statement.where(TOKEN.c.device_id == device_id.bytes)
    if user_id is not None:
        statement = statement.where(TOKEN.c.user_id == user_id.bytes)
    connection.execute(statement)


def _find(connection: Connection, secret: str, kind: str, *, for_update: bool) -> Row[Any] | None:
    org_id = firm_of(secret)
    if org_id is None:
        return None
    people = table_of(User)
    statement = (
        select(
            TOKEN,
            DEVICE.c.revoked_at.label("device_revoked_at"),
            people.c.deleted_stamp.label("person_deleted"),
            *(column.label(f"{_PERSON}{column.key}") for column in record_columns(User)),
        )
        .join(DEVICE, and_(DEVICE.c.org_id == TOKEN.c.org_id, DEVICE.c.id == TOKEN.c.device_id))
        .join(people, and_(people.c.org_id == TOKEN.c.org_id, people.c.id == TOKEN.c.user_id))
        .where(TOKEN.c.org_id == org_id.bytes, TOKEN.c.token_hash == hash_of(secret), TOKEN.c.kind == kind)
    )
    if for_update:
        statement = statement.with_for_update(of=TOKEN)
    return connection.execute(statement).one_or_none()


def _user(row: Row[Any]) -> User:
    values = row._mapping
    return from_wire(User, {column.key: values[f"{_PERSON}{column.key}"] for column in record_columns(User)})


def _check_allowed(row: Row[Any]) -> None:
    is_revoked = row.device_revoked_at is not None or row.person_deleted is not None
    if is_revoked or row.person_status != UserStatus.ACTIVE:
        raise Refusal(REVOKED, 403)


def identify(connection: Connection, access: str, *, now: datetime) -> Caller:
    """Tells who makes a request; asked anew each time, so that a revocation holds at the very next one.

    Args:
        connection: Where to read.
        access: The access token.
        now: The present instant.

    Returns:
        The caller.

    Raises:
        Refusal: Status 401 when the token is unknown or over, 403 when device or person was revoked.
    """
    row = _find(connection, access, ACCESS, for_update=False)
    if row is None:
        raise Refusal("server.sign_in_again", 401)
    _check_allowed(row)
    if instant_from_wire(row.expires_at) <= now:
        raise Refusal("server.token_expired", 401)
    return Caller(
        org_id=OrgId(UUID(bytes=bytes(row.org_id))),
        user=_user(row),
        device_id=DeviceId(UUID(bytes=bytes(row.device_id))),
    )


def refresh(connection: Connection, secret: str, device_id: DeviceId, *, now: datetime) -> TokenPair | Refusal:
    """Exchanges a refresh token for the next pair.

    Args:
        connection: The transaction; kept also when the answer is a refusal, which may have revoked the device.
        secret: The refresh token.
        device_id: The device that asks.
        now: The present instant.

    Returns:
        The pair, or the refusal to raise once the transaction is kept: 401 for a token that is unknown, over, or of
        another device; 403 when device or person is revoked, as they are when a replaced token comes back.
    """
    row = _find(connection, secret, REFRESH, for_update=True)
    if row is None:
        return Refusal("server.sign_in_again", 401)
    org_id, user_id = OrgId(UUID(bytes=bytes(row.org_id))), UserId(UUID(bytes=bytes(row.user_id)))
    try:
        _check_allowed(row)
    except Refusal as refusal:
        return refusal
    if bytes(row.device_id) != device_id.bytes:
        events.record(connection, org_id, "token.of_another_device", now=now, actor_id=user_id, device=str(device_id))
        return Refusal("server.sign_in_again", 401)
    if row.revoked_at is not None:
        revoke_device(connection, org_id, device_id, now=now)
        events.record(connection, org_id, "token.reused", now=now, actor_id=user_id, device=str(device_id))
        return Refusal(REVOKED, 403)
    if instant_from_wire(row.expires_at) <= now:
        return Refusal("server.sign_in_again", 401)
    return _rotate(connection, row, now)


def _rotate(connection: Connection, row: Row[Any], now: datetime) -> TokenPair:
    org_id, at = OrgId(UUID(bytes=bytes(row.org_id))), instant_to_wire(now)
    ours = TOKEN.c.org_id == org_id.bytes
    if row.used_at is None:
        connection.execute(update(TOKEN).where(ours, TOKEN.c.token_hash == row.token_hash).values(used_at=at))
        if row.replaces_hash is not None:
            # First use of this one: its predecessor, and what else that was exchanged for in lost replies, is over.
            family = (TOKEN.c.token_hash == row.replaces_hash) | (TOKEN.c.replaces_hash == row.replaces_hash)
            others = TOKEN.c.token_hash != row.token_hash
            connection.execute(update(TOKEN).where(ours, family, others).values(revoked_at=at))
    stale = and_(ours, TOKEN.c.device_id == row.device_id, TOKEN.c.expires_at <= at)
    connection.execute(delete(TOKEN).where(stale))
    connection.execute(
        update(DEVICE).where(DEVICE.c.org_id == org_id.bytes, DEVICE.c.id == row.device_id).values(seen_at=at)
    )
    return _issue(
        connection,
        org_id,
        DeviceId(UUID(bytes=bytes(row.device_id))),
        UserId(UUID(bytes=bytes(row.user_id))),
        now=now,
        started_at=instant_from_wire(row.made_at),
        replaces=bytes(row.token_hash),
    )


def revoke_device(connection: Connection, org_id: OrgId, device_id: DeviceId, *, now: datetime) -> bool:
    """Ends a device for good; its tokens are kept to tell it so.

    Returns:
        True when it was there and not yet revoked.
    """
    statement = update(DEVICE).where(
        DEVICE.c.org_id == org_id.bytes, DEVICE.c.id == device_id.bytes, DEVICE.c.revoked_at.is_(None)
    )
    return connection.execute(statement.values(revoked_at=instant_to_wire(now))).rowcount == 1
