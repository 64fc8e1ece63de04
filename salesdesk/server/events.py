"""The log of what was done to people, devices and rights (journal d'audit): each line holds the hash of the one before.

A line tells ids and states, never a name or an address. Removing or changing a line breaks the chain; cutting its end
does not, which is why the head is printed by the verifier, to be kept elsewhere.
Source: trust.md section 3, Audit log; OWASP ASVS 5.0, 16.4.2.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, insert, select

from salesdesk.domain.ids import OrgId, UserId
from salesdesk.domain.wire import instant_from_wire, instant_to_wire
from salesdesk.store.server_tables import COUNTER, EVENT

FIRST_HASH: Final = bytes(32)
_PAGE: Final = 1000


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log.

    Attributes:
        no: Its number, from 1 without a gap.
        happened_at: When.
        actor_id: Who did it; None for the administrator at the server's own command line, or nobody known.
        name: What, in dotted words.
        detail: Ids and states.
        hash: Hash of this line and of the one before.
    """

    no: int
    happened_at: datetime
    actor_id: UUID | None
    name: str
    detail: Mapping[str, str]
    hash: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome of checking a chain.

    Attributes:
        checked: How many lines were read.
        faults: Numbers of the lines that do not follow from the one before.
        head: Hash of the last line.
    """

    checked: int
    faults: tuple[int, ...]
    head: bytes


def _digest(
    org_id: bytes, no: int, happened_at: int, actor: bytes | None, name: str, detail: str, last: bytes
) -> bytes:
    line = json.dumps([org_id.hex(), no, happened_at, actor.hex() if actor else None, name, detail, last.hex()])
    return hashlib.sha256(line.encode("utf-8")).digest()


def record(
    connection: Connection, org_id: OrgId, name: str, *, now: datetime, actor_id: UserId | None = None, **detail: str
) -> None:
    """Adds a line to a firm's log, in the transaction of what it tells.

    Args:
        connection: The transaction; call this last, it holds the firm's counter until the end.
        org_id: The firm.
        name: What happened, for example ``device.revoked``.
        now: When.
        actor_id: Who did it; None for the server's own command line or a stranger.
        **detail: Ids and states; nothing that names a person.
    """
    # Two lines may not take one number: whoever writes first holds the firm's row.
    connection.execute(select(COUNTER.c.rev).where(COUNTER.c.org_id == org_id.bytes).with_for_update())
    last = connection.execute(
        select(EVENT.c.no, EVENT.c.hash).where(EVENT.c.org_id == org_id.bytes).order_by(EVENT.c.no.desc()).limit(1)
    ).one_or_none()
    no, previous = (last.no + 1, bytes(last.hash)) if last else (1, FIRST_HASH)
    actor = actor_id.bytes if actor_id else None
    at, text = instant_to_wire(now), json.dumps(detail, sort_keys=True)
    connection.execute(
        insert(EVENT).values(
            org_id=org_id.bytes,
            no=no,
            happened_at=at,
            actor_id=actor,
            name=name,
            detail=text,
            previous_hash=previous,
            hash=_digest(org_id.bytes, no, at, actor, name, text, previous),
        )
    )


def _page(connection: Connection, org_id: OrgId, after: int) -> list[Row[Any]]:
    statement = select(EVENT).where(EVENT.c.org_id == org_id.bytes, EVENT.c.no > after).order_by(EVENT.c.no)
    return list(connection.execute(statement.limit(_PAGE)).all())


def latest(connection: Connection, org_id: OrgId, limit: int) -> list[Event]:
    """Reads the last lines of a firm's log, newest first."""
    statement = select(EVENT).where(EVENT.c.org_id == org_id.bytes).order_by(EVENT.c.no.desc()).limit(limit)
    return [
        Event(
            no=row.no,
            happened_at=instant_from_wire(row.happened_at),
            actor_id=UUID(bytes=bytes(row.actor_id)) if row.actor_id else None,
            name=row.name,
            detail=json.loads(row.detail),
            hash=bytes(row.hash),
        )
        for row in connection.execute(statement)
    ]


def verify(connection: Connection, org_id: OrgId) -> Verdict:
    """Checks that no line of a firm's log was changed, removed or put in.

    Args:
        connection: Where to read.
        org_id: The firm.

    Returns:
        The verdict; a missing number counts as a fault at the line after it.
    """
    faults: list[int] = []
    checked, last_no, previous = 0, 0, FIRST_HASH
    while rows := _page(connection, org_id, last_no):
        for row in rows:
            actor = bytes(row.actor_id) if row.actor_id else None
            expected = _digest(org_id.bytes, row.no, row.happened_at, actor, row.name, row.detail, previous)
            in_line = row.no == last_no + 1 and bytes(row.previous_hash) == previous
            if not in_line or bytes(row.hash) != expected:
                faults.append(row.no)
            checked, last_no, previous = checked + 1, row.no, bytes(row.hash)
    return Verdict(checked=checked, faults=tuple(faults), head=previous)
