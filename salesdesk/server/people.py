"""The firm and its people on the server (organisation, équipes, utilisateurs): made, joined, revoked.

What a person's colleagues see of him is a synced record, so every change of it goes the way of a push: one revision,
one line in the log of changes, and the next pull of each device brings it.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, func, select

from salesdesk.domain.change import Change, ChangeKind, Wire
from salesdesk.domain.clock import ZERO_STAMP
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ENTROPY_BYTES, DeviceId, OrgId, TeamId, UserId, uuid7
from salesdesk.domain.nouns import NOUN_OF
from salesdesk.domain.people import Organisation, Role, Team, User, UserStatus
from salesdesk.domain.spelling import fold
from salesdesk.domain.wire import from_wire
from salesdesk.server import events, tokens
from salesdesk.server.templates import shipped_versions
from salesdesk.store.engine import Store
from salesdesk.store.queries.records import record_columns
from salesdesk.store.server_tables import DEVICE
from salesdesk.store.tables import table_of
from salesdesk.sync.hub import Hub

Now = Callable[[], datetime]

LONGEST_NAME: Final = 120
LONGEST_EMAIL: Final = 254


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A device as the administrator sees it."""

    id: DeviceId
    user_id: UserId
    name: str
    revoked: bool
    seen_at: int | None


def all_of(connection: Connection, org_id: OrgId, record: type[Any]) -> list[Any]:
    """Reads every live record of a noun in one firm: for the short nouns, teams and people."""
    table = table_of(record)
    statement = select(*record_columns(record)).where(table.c.org_id == org_id.bytes, table.c.deleted_stamp.is_(None))
    return [from_wire(record, row) for row in connection.execute(statement.order_by(table.c.id)).mappings()]


def organisations(connection: Connection) -> list[Organisation]:
    """Lists the firms of this server."""
    table = table_of(Organisation)
    statement = select(*record_columns(Organisation)).where(table.c.deleted_stamp.is_(None)).order_by(table.c.id)
    return [from_wire(Organisation, row) for row in connection.execute(statement).mappings()]


def choose_organisation(connection: Connection, wanted: str | None) -> Organisation:
    """Finds the firm that is meant.

    Args:
        connection: Where to read.
        wanted: Its id or its name; None when the server has only one.

    Returns:
        The firm.

    Raises:
        UserError: There is none, none of that name, or several and none was named.
    """
    known = organisations(connection)
    if not known:
        raise UserError("server.no_organisation")
    if wanted is None:
        if len(known) > 1:
            raise UserError("server.which_organisation", count=len(known))
        return known[0]
    word = wanted.strip().casefold()
    for one in known:
        if word in (str(one.id), one.id.hex, one.name.casefold()):
            return one
    raise UserError("server.unknown_organisation")


def person_at(connection: Connection, org_id: OrgId, email: str) -> User | None:
    """Finds the person of a firm behind an e-mail address; the one who stands furthest when several share it.

    Args:
        connection: Where to read.
        org_id: The firm.
        email: The address; an empty one is nobody's, though imported people have none.

    Returns:
        The person; None when nobody has it.
    """
    if not email.strip():
        return None
    table = table_of(User)
    statement = select(*record_columns(User)).where(
        table.c.org_id == org_id.bytes,
        table.c.deleted_stamp.is_(None),
        func.lower(table.c.email) == email.strip().lower(),
    )
    found = [from_wire(User, row) for row in connection.execute(statement.order_by(table.c.id)).mappings()]
    rank = {UserStatus.ACTIVE: 0, UserStatus.PENDING: 1}
    return min(found, key=lambda user: rank.get(user.status, 2), default=None)


def pending_named(connection: Connection, org_id: OrgId, name: str, team_id: TeamId | None) -> User | None:
    """Finds the person of a name who waits for an invitation and has no address yet: one who came with an import.

    Args:
        connection: Where to read.
        org_id: The firm.
        name: His name, whatever its capitals and accents.
        team_id: His team, where it was named; it tells two people of one name apart.

    Returns:
        The person; None when nobody of that name waits.

    Raises:
        UserError: Several do.
    """
    waiting = [
        one
        for one in all_of(connection, org_id, User)
        if one.status == UserStatus.PENDING and not one.email and fold(one.name) == fold(name)
    ]
    if len(waiting) > 1:
        waiting = [one for one in waiting if one.team_id == team_id]
        if len(waiting) != 1:
            raise UserError("server.which_person", person=name)
    return waiting[0] if waiting else None


def person(connection: Connection, org_id: OrgId, user_id: UserId) -> User | None:
    """Reads one person of a firm; None when he is not there."""
    table = table_of(User)
    statement = select(*record_columns(User)).where(
        table.c.org_id == org_id.bytes, table.c.id == user_id.bytes, table.c.deleted_stamp.is_(None)
    )
    row = connection.execute(statement).mappings().one_or_none()
    return None if row is None else from_wire(User, row)


def devices(connection: Connection, org_id: OrgId) -> list[DeviceLine]:
    """Lists the devices of a firm."""
    statement = select(DEVICE).where(DEVICE.c.org_id == org_id.bytes).order_by(DEVICE.c.user_id, DEVICE.c.id)
    return [
        DeviceLine(
            id=DeviceId(UUID(bytes=bytes(row.id))),
            user_id=UserId(UUID(bytes=bytes(row.user_id))),
            name=row.name,
            revoked=row.revoked_at is not None,
            seen_at=row.seen_at,
        )
        for row in connection.execute(statement)
    ]


def _checked_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean or len(clean) > LONGEST_NAME or not clean.isprintable():
        raise UserError("server.bad_name", most=LONGEST_NAME)
    return clean


def checked_email(email: str) -> str:
    """Returns an e-mail address in the form in which it is kept.

    Raises:
        UserError: It is no address.
    """
    clean = email.strip().lower()
    local, at, domain = clean.rpartition("@")
    is_plain = clean.isprintable() and not any(letter.isspace() or letter in '<>"(),;' for letter in clean)
    if not (local and at and "." in domain.strip(".") and is_plain and len(clean) <= LONGEST_EMAIL):
        raise UserError("server.bad_email", value=clean[:60])
    return clean


class People:
    """Changes to the firm and its people, made on the server itself.

    Args:
        store: The server's database.
        hub: Where changes of synced records go.
        now: Gives the present instant, UTC.
    """

    def __init__(self, store: Store, hub: Hub, now: Now) -> None:
        self._store = store
        self._hub = hub
        self._now = now

    def _new_id(self) -> UUID:
        return uuid7(int(self._now().timestamp() * 1000), os.urandom(ENTROPY_BYTES))

    def _set(self, org_id: OrgId, actor_id: UserId | None, record: type[Any], record_id: UUID, **fields: Wire) -> None:
        """Changes single fields: what somebody else changes in the record at this moment stands."""
        # The hub stamps what is done on the server itself.
        noun = NOUN_OF[record].name
        change = Change(noun=noun, record_id=record_id, kind=ChangeKind.PUT, stamp=ZERO_STAMP, fields=fields)
        self._hub.write(org_id, actor_id, [change])

    def create_organisation(
        self, name: str, admin_email: str, admin_name: str, language: str = "fr"
    ) -> tuple[Organisation, User]:
        """Makes a firm with its first administrator, who is then invited, and the shipped sales processes.

        Args:
            name: Name of the firm; no other firm of this server has it.
            admin_email: Address of the administrator.
            admin_name: His name.
            language: Language of the firm.

        Returns:
            The firm and the administrator, pending.

        Raises:
            UserError: A name or the address cannot be used, or the firm is already there.
        """
        firm_name, email = _checked_name(name), checked_email(admin_email)
        with self._store.read() as connection:
            if any(one.name.casefold() == firm_name.casefold() for one in organisations(connection)):
                raise UserError("server.organisation_exists")
        firm = Organisation(id=OrgId(self._new_id()), name=firm_name, language=language)
        admin = User(
            id=UserId(self._new_id()),
            name=_checked_name(admin_name),
            email=email,
            role=Role.ADMINISTRATOR,
            language=language,
            created_at=self._now(),
        )
        self._hub.found(firm)
        self._hub.put(firm.id, None, [admin, *shipped_versions(self._new_id, self._now(), admin.id)])
        self._record(firm.id, "organisation.created", user=str(admin.id))
        return firm, admin

    def add_team(self, org_id: OrgId, name: str, parent: str | None = None) -> Team:
        """Makes a team.

        Args:
            org_id: The firm.
            name: Its name; no other team of the firm has it.
            parent: Id or name of the team above; None at the root.

        Returns:
            The team.

        Raises:
            UserError: The name cannot be used, is taken, or the team above is unknown.
        """
        clean = _checked_name(name)
        with self._store.read() as connection:
            known: list[Team] = all_of(connection, org_id, Team)
        if any(one.name.casefold() == clean.casefold() for one in known):
            raise UserError("server.team_exists", team=clean)
        team = Team(id=TeamId(self._new_id()), name=clean, parent_id=self._team(known, parent).id if parent else None)
        self._hub.put(org_id, None, [team])
        self._record(org_id, "team.created", team=str(team.id))
        return team

    @staticmethod
    def _team(known: Sequence[Team], wanted: str) -> Team:
        word = wanted.strip().casefold()
        for one in known:
            if word in (str(one.id), one.id.hex, one.name.casefold()):
                return one
        raise UserError("server.unknown_team", team=wanted.strip()[:60])

    def add_person(
        self,
        org_id: OrgId,
        email: str,
        name: str,
        role: Role,
        *,
        team: str | None = None,
        manager_of: Sequence[str] = (),
        language: str = "fr",
    ) -> User:
        """Adds a person to a firm, or completes one who is there and has not joined; he is then invited.

        Whoever came with an import has a name and no address: he is found by his name.

        Args:
            org_id: The firm.
            email: His address.
            name: His name.
            role: What he does.
            team: Id or name of his team; None for the one he is in, or none.
            manager_of: Ids or names of the teams he leads.
            language: In which he is written to.

        Returns:
            The person, pending.

        Raises:
            UserError: Name, address or team cannot be used, somebody active has the address, or several people of that
                name wait for one.
        """
        address, clean = checked_email(email), _checked_name(name)
        with self._store.read() as connection:
            known: list[Team] = all_of(connection, org_id, Team)
            led = [self._team(known, one) for one in manager_of]
            team_id = self._team(known, team).id if team else None
            present = person_at(connection, org_id, address) or pending_named(connection, org_id, clean, team_id)
        if present is not None and present.status is not UserStatus.PENDING:
            raise UserError("server.person_exists")
        if team_id is None and present is not None:
            team_id = present.team_id
        user_id = present.id if present else UserId(self._new_id())
        user = User(
            id=user_id,
            name=clean,
            email=address,
            role=role,
            team_id=team_id,
            language=language,
            created_at=present.created_at if present else self._now(),
        )
        self._hub.put(org_id, None, [user])
        for one in led:
            self._set(org_id, None, Team, one.id, manager_id=user_id.bytes)
        self._record(org_id, "person.invited", user=str(user_id), role=str(role))
        return user

    def activate(self, org_id: OrgId, user: User) -> None:
        """Marks a person as joined; every colleague's device hears of it."""
        if user.status != UserStatus.ACTIVE:
            self._set(org_id, user.id, User, user.id, status=str(UserStatus.ACTIVE))

    def revoke_person(self, org_id: OrgId, user_id: UserId, *, actor_id: UserId | None = None) -> None:
        """Ends a person's access: his devices are refused at their very next request.

        Args:
            org_id: The firm.
            user_id: The person.
            actor_id: Who asks; None for the server's own command line.

        Raises:
            UserError: There is no such person.
        """
        with self._store.read() as connection:
            user = person(connection, org_id, user_id)
        if user is None:
            raise UserError("server.unknown_person")
        self._set(org_id, actor_id, User, user_id, status=str(UserStatus.REVOKED))
        self._record(org_id, "person.revoked", actor_id=actor_id, user=str(user_id))

    def revoke_device(self, org_id: OrgId, device_id: DeviceId, *, actor_id: UserId | None = None) -> None:
        """Ends a device's access at its very next request.

        Args:
            org_id: The firm.
            device_id: The device.
            actor_id: Who asks; None for the server's own command line.

        Raises:
            UserError: There is no such device, or it was revoked before.
        """
        with self._store.write() as connection:
            if not tokens.revoke_device(connection, org_id, device_id, now=self._now()):
                raise UserError("server.unknown_device")
            events.record(
                connection, org_id, "device.revoked", now=self._now(), actor_id=actor_id, device=str(device_id)
            )

    def _record(self, org_id: OrgId, name: str, actor_id: UserId | None = None, **detail: str) -> None:
        with self._store.write() as connection:
            events.record(connection, org_id, name, now=self._now(), actor_id=actor_id, **detail)
