"""Joining by a one-time word (invitation): 256 bits, 72 hours, kept as a hash; the person chooses a password with it.

The same word serves to set a forgotten password anew; every session of the person then ends.
Source: trust.md section 3, First contact; OWASP ASVS 5.0, 6.4.1.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from salesdesk.domain.ids import OrgId, UserId
from salesdesk.domain.people import Organisation, User, UserStatus
from salesdesk.domain.wire import instant_to_wire
from salesdesk.server import events, tokens
from salesdesk.server.errors import REVOKED, Refusal
from salesdesk.server.passwords import Passwords, check_new
from salesdesk.server.people import Now, People, choose_organisation, person
from salesdesk.server.secret_words import firm_of, hash_of, new_secret
from salesdesk.store.engine import Store
from salesdesk.store.server_tables import CREDENTIAL, INVITATION

LIFE: Final = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom an invitation is for.

    Attributes:
        organisation: The firm.
        user: The person.
        renews: True when the person has joined before and sets a forgotten password anew.
    """

    organisation: Organisation
    user: User
    renews: bool


def invite(connection: Connection, org_id: OrgId, user_id: UserId, *, now: datetime) -> str:
    """Makes an invitation; those made before for the same person end.

    Args:
        connection: The transaction.
        org_id: The firm.
        user_id: The person.
        now: The present instant.

    Returns:
        The word to put into the address of the page; it is kept nowhere.
    """
    ours = INVITATION.c.org_id == org_id.bytes
    connection.execute(delete(INVITATION).where(ours, INVITATION.c.user_id == user_id.bytes))
    word = new_secret(org_id)
    connection.execute(
        insert(INVITATION).values(
            org_id=org_id.bytes,
            token_hash=hash_of(word),
            user_id=user_id.bytes,
            made_at=instant_to_wire(now),
            expires_at=instant_to_wire(now + LIFE),
        )
    )
    return word


def invited(connection: Connection, word: str, *, now: datetime) -> Invited:
    """Tells whom an invitation is for.

    Args:
        connection: Where to read.
        word: The word of the address.
        now: The present instant.

    Returns:
        The firm and the person.

    Raises:
        Refusal: The word is unknown, used or over (410), or the person was revoked (403).
    """
    org_id = firm_of(word)
    row = None
    if org_id is not None:
        ours = INVITATION.c.org_id == org_id.bytes
        row = connection.execute(select(INVITATION).where(ours, INVITATION.c.token_hash == hash_of(word))).one_or_none()
    if org_id is None or row is None or row.used_at is not None or row.expires_at <= instant_to_wire(now):
        raise Refusal("server.invitation_over", 410)
    user = person(connection, org_id, UserId(UUID(bytes=bytes(row.user_id))))
    if user is None or user.status == UserStatus.REVOKED:
        raise Refusal(REVOKED, 403)
    organisation = choose_organisation(connection, str(org_id))
    return Invited(organisation=organisation, user=user, renews=user.status == UserStatus.ACTIVE)


def _keep_password(connection: Connection, org_id: OrgId, user_id: UserId, kept: str, at: int) -> None:
    values = {"password_hash": kept, "changed_at": at}
    mine = (CREDENTIAL.c.org_id == org_id.bytes, CREDENTIAL.c.user_id == user_id.bytes)
    if connection.execute(update(CREDENTIAL).where(*mine).values(**values)).rowcount == 0:
        connection.execute(insert(CREDENTIAL).values(org_id=org_id.bytes, user_id=user_id.bytes, **values))


def join(store: Store, people: People, passwords: Passwords, word: str, password: str, *, now: Now) -> Invited:
    """Sets the password of an invited person and makes him active.

    Args:
        store: The server's database.
        people: Marks him active.
        passwords: Makes the kept form.
        word: The word of the address.
        password: What he chose.
        now: Gives the present instant.

    Returns:
        Whom it was for.

    Raises:
        Refusal: The invitation is over, or too many passwords are being worked on.
        UserError: The password cannot be used.
    """
    with store.read() as connection:
        who = invited(connection, word, now=now())
    email = who.user.email
    check_new(password, [email, email.partition("@")[0], who.user.name, who.organisation.name])
    kept = passwords.hash(password)
    # Active first: should the power fail here, the invitation still stands and is simply used again.
    people.activate(who.organisation.id, who.user)
    org_id, user_id = who.organisation.id, who.user.id
    with store.write() as connection:
        at = instant_to_wire(now())
        ours = (INVITATION.c.org_id == org_id.bytes, INVITATION.c.token_hash == hash_of(word))
        taken = update(INVITATION).where(*ours, INVITATION.c.used_at.is_(None)).values(used_at=at)
        if connection.execute(taken).rowcount != 1:
            raise Refusal("server.invitation_over", 410)
        _keep_password(connection, org_id, user_id, kept, at)
        tokens.end_sessions(connection, org_id, user_id=user_id)
        name = "password.renewed" if who.renews else "person.joined"
        events.record(connection, org_id, name, now=now(), actor_id=user_id, user=str(user_id))
    return who
