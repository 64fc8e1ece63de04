"""Signing in (connexion): Authorization Code with PKCE, from the system's browser to a program on the same machine.

Only an address on this machine's loopback is ever redirected to, and a code is worth nothing without the verifier that
the program kept. Source: RFC 8252 section 7.3; RFC 7636; RFC 9700; OWASP ASVS 5.0, 10.4.1, 10.4.3.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import Connection, Row, insert, select, update

from salesdesk.config.logs import part_logger
from salesdesk.domain.clock import device_tail
from salesdesk.domain.ids import DeviceId, OrgId, UserId
from salesdesk.domain.people import Organisation, User, UserStatus
from salesdesk.domain.wire import instant_to_wire
from salesdesk.server import events, tokens
from salesdesk.server.errors import REVOKED, Refusal
from salesdesk.server.passwords import Passwords
from salesdesk.server.people import Now, choose_organisation, person, person_at
from salesdesk.server.secret_words import firm_of, hash_of, new_secret
from salesdesk.server.throttle import Throttle
from salesdesk.store.engine import Store
from salesdesk.store.server_tables import AUTH_CODE, CREDENTIAL, DEVICE

CLIENT_ID: Final = "salesdesk-desktop"
CODE_LIFE: Final = timedelta(minutes=5)
FORM_LIFE: Final = timedelta(minutes=15)
LONGEST_DEVICE_NAME: Final = 80

_REDIRECT: Final = re.compile(r"http://127\.0\.0\.1:([1-9][0-9]{0,4})/callback", re.ASCII)
_CHALLENGE: Final = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
_STATE: Final = re.compile(r"[A-Za-z0-9._~-]{16,200}", re.ASCII)
_VERIFIER: Final = re.compile(r"[A-Za-z0-9._~-]{43,128}", re.ASCII)
_UUID_VERSION: Final = 7

_LOG = part_logger("server.sign_in")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a program asks for when it opens the sign-in page.

    Attributes:
        redirect_uri: Where the code goes: a port of this machine's loopback.
        challenge: SHA-256 of the verifier that the program keeps.
        state: The program's own word, given back unread.
        device_name: What the person calls the machine.
        organisation: Id or name of the firm; empty when the server has only one.
    """

    redirect_uri: str
    challenge: str
    state: str
    device_name: str
    organisation: str = ""

    @property
    def origin(self) -> str:
        """Scheme, host and port that the code goes to."""
        return self.redirect_uri.removesuffix("/callback")


def read_request(parameters: Mapping[str, str]) -> Asked:
    """Checks what a program asks for; a fault is shown, never redirected.

    Args:
        parameters: The query of the address.

    Returns:
        What is asked for.

    Raises:
        Refusal: Another client, an address that is not this machine's loopback, no PKCE, no state.
    """
    match = _REDIRECT.fullmatch(parameters.get("redirect_uri", ""))
    if match is None or int(match[1]) > 65535:
        raise Refusal("server.bad_redirect")
    name = " ".join(parameters.get("device_name", "").split())[:LONGEST_DEVICE_NAME]
    is_code = parameters.get("response_type", "code") == "code" and parameters.get("client_id") == CLIENT_ID
    is_s256 = parameters.get("code_challenge_method", "S256") == "S256"
    challenge, state = parameters.get("code_challenge", ""), parameters.get("state", "")
    if not (is_code and is_s256 and _CHALLENGE.fullmatch(challenge) and _STATE.fullmatch(state)):
        raise Refusal("server.bad_request")
    return Asked(match[0], challenge, state, name, parameters.get("organisation", "")[:LONGEST_DEVICE_NAME])


def sign_form(asked: Asked, key: bytes, *, now: datetime) -> str:
    """Makes the hidden word of the form: what was asked for, its end, and our signature over both."""
    content = json.dumps(asdict(asked) | {"until": instant_to_wire(now + FORM_LIFE)}).encode()
    return base64.urlsafe_b64encode(hmac.digest(key, content, hashlib.sha256) + content).decode("ascii")


def read_form(word: str, key: bytes, *, now: datetime) -> Asked:
    """Reads the hidden word of a form.

    Args:
        word: What came back.
        key: The key that signed it.
        now: The present instant.

    Returns:
        What was asked for.

    Raises:
        Refusal: It is not ours, was changed, or is too old.
    """
    try:
        raw = base64.urlsafe_b64decode(word.encode("ascii"))
    except ValueError:
        raise Refusal("server.form_over") from None
    seal, content = raw[: hashlib.sha256().digest_size], raw[hashlib.sha256().digest_size :]
    if not hmac.compare_digest(seal, hmac.digest(key, content, hashlib.sha256)):
        raise Refusal("server.form_over")
    fields: dict[str, Any] = json.loads(content)
    if fields.pop("until") <= instant_to_wire(now):
        raise Refusal("server.form_over")
    return Asked(**fields)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Outcome of an exchange of a code: who signed in, on what, with which tokens."""

    organisation: Organisation
    user: User
    device_id: DeviceId
    pair: tokens.TokenPair


class SignIn:
    """Checks passwords, gives codes, exchanges them for sessions.

    Args:
        store: The server's database.
        passwords: Checks passwords, a few at a time.
        throttle: Slows down whoever guesses.
        now: Gives the present instant, UTC.
    """

    def __init__(self, store: Store, passwords: Passwords, throttle: Throttle, now: Now) -> None:
        self._store = store
        self._passwords = passwords
        self._throttle = throttle
        self._now = now

    def by_password(self, asked: Asked, email: str, password: str, address: str) -> str:
        """Signs a person in.

        Args:
            asked: What the program asked for.
            email: What was typed as the address.
            password: What was typed as the password.
            address: Where the request comes from.

        Returns:
            The address to send the browser to, with the code.

        Raises:
            Refusal: Wrong address or password (401, the same for both), too many wrong ones (429), revoked (403).
        """
        account = email.strip().lower()
        self._throttle.check(account, address)
        with self._store.read() as connection:
            organisation = choose_organisation(connection, asked.organisation or None)
            user = person_at(connection, organisation.id, account)
            kept = self._kept(connection, organisation.id, user.id) if user else None
        if not self._passwords.verify(kept, password) or user is None:
            self._note_failure(organisation.id, user, account, address)
            raise Refusal("server.wrong_password", 401)
        if user.status != UserStatus.ACTIVE:
            raise Refusal(REVOKED, 403)
        with self._store.write() as connection:
            code = self._new_code(connection, organisation.id, user.id, asked)
        _LOG.info("signed-in", user=user.id)
        return f"{asked.redirect_uri}?{urlencode({'code': code, 'state': asked.state})}"

    @staticmethod
    def _kept(connection: Connection, org_id: OrgId, user_id: UserId) -> str | None:
        statement = select(CREDENTIAL.c.password_hash)
        return connection.execute(
            statement.where(CREDENTIAL.c.org_id == org_id.bytes, CREDENTIAL.c.user_id == user_id.bytes)
        ).scalar_one_or_none()

    def _note_failure(self, org_id: OrgId, user: User | None, account: str, address: str) -> None:
        used_up = self._throttle.failed(account, address)
        _LOG.warning("wrong-password", user=user.id if user else None, slowed=used_up)
        if used_up and user is not None:
            with self._store.write() as connection:
                events.record(connection, org_id, "sign_in.slowed", now=self._now(), user=str(user.id))

    def _new_code(self, connection: Connection, org_id: OrgId, user_id: UserId, asked: Asked) -> str:
        code = new_secret(org_id)
        connection.execute(
            insert(AUTH_CODE).values(
                org_id=org_id.bytes,
                code_hash=hash_of(code),
                user_id=user_id.bytes,
                challenge=asked.challenge,
                redirect_uri=asked.redirect_uri,
                expires_at=instant_to_wire(self._now() + CODE_LIFE),
            )
        )
        return code

    def exchange(self, form: Mapping[str, str]) -> SignedIn:
        """Exchanges a code for a session, and registers the device.

        Args:
            form: ``code``, ``code_verifier``, ``redirect_uri``, ``device_id`` (UUIDv7), ``device_name``,
                ``app_version``.

        Returns:
            Who signed in, with his tokens.

        Raises:
            Refusal: The code is unknown, used, over or another program's (400); device or person is revoked (403);
                the device id is another person's (409).
        """
        device_id = read_device_id(form.get("device_id", ""))
        org_id = firm_of(form.get("code", ""))
        if org_id is None:
            raise Refusal("server.code_over")
        # The code is spent whatever the outcome: the transaction is kept, then the refusal raised.
        with self._store.write() as connection:
            outcome = self._exchange(connection, org_id, device_id, form)
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome

    def _exchange(
        self, connection: Connection, org_id: OrgId, device_id: DeviceId, form: Mapping[str, str]
    ) -> SignedIn | Refusal:
        row = self._spend_code(connection, org_id, form)
        if row is None:
            return Refusal("server.code_over")
        user_id = UserId(UUID(bytes=bytes(row.user_id)))
        user = person(connection, org_id, user_id)
        if user is None or user.status != UserStatus.ACTIVE:
            return Refusal(REVOKED, 403)
        refusal = self._register(connection, org_id, user_id, device_id, form)
        if refusal is not None:
            return refusal
        pair = tokens.start_session(connection, org_id, device_id, user_id, now=self._now())
        organisation = choose_organisation(connection, str(org_id))
        events.record(connection, org_id, "device.signed_in", now=self._now(), actor_id=user_id, device=str(device_id))
        return SignedIn(organisation=organisation, user=user, device_id=device_id, pair=pair)

    def _spend_code(self, connection: Connection, org_id: OrgId, form: Mapping[str, str]) -> Row[Any] | None:
        at = instant_to_wire(self._now())
        mine = (AUTH_CODE.c.org_id == org_id.bytes, AUTH_CODE.c.code_hash == hash_of(form["code"]))
        spent = update(AUTH_CODE).where(*mine, AUTH_CODE.c.used_at.is_(None)).values(used_at=at)
        first_use = connection.execute(spent).rowcount == 1
        row = connection.execute(select(AUTH_CODE).where(*mine)).one_or_none()
        if row is None:
            return None
        if not first_use:
            actor = UserId(UUID(bytes=bytes(row.user_id)))
            events.record(connection, org_id, "code.reused", now=self._now(), actor_id=actor)
            return None
        is_program = form.get("client_id") == CLIENT_ID and row.redirect_uri == form.get("redirect_uri")
        if row.expires_at <= at or not is_program or not proves(form.get("code_verifier", ""), row.challenge):
            return None
        return row

    def _register(
        self, connection: Connection, org_id: OrgId, user_id: UserId, device_id: DeviceId, form: Mapping[str, str]
    ) -> Refusal | None:
        ours, tail = DEVICE.c.org_id == org_id.bytes, device_tail(device_id)
        at = instant_to_wire(self._now())
        facts = {"seen_at": at, "app_version": form.get("app_version", "")[:40] or None}
        name = " ".join(form.get("device_name", "").split())[:LONGEST_DEVICE_NAME]
        present = connection.execute(select(DEVICE).where(ours, DEVICE.c.id == device_id.bytes)).one_or_none()
        if present is None:
            # Two devices of a firm with one tail could not be told apart by their stamps.
            if connection.execute(select(DEVICE.c.id).where(ours, DEVICE.c.tail == tail)).first():
                return Refusal("server.device_taken", 409)
            row = {"org_id": org_id.bytes, "id": device_id.bytes, "user_id": user_id.bytes, "tail": tail}
            connection.execute(insert(DEVICE).values(**row, name=name, created_at=at, **facts))
            return None
        if bytes(present.user_id) != user_id.bytes:
            return Refusal("server.device_taken", 409)
        if present.revoked_at is not None:
            return Refusal(REVOKED, 403)
        connection.execute(update(DEVICE).where(ours, DEVICE.c.id == device_id.bytes).values(name=name, **facts))
        return None


def proves(verifier: str, challenge: str) -> bool:
    """Tells whether a verifier is the one behind a challenge (RFC 7636, S256)."""
    if not _VERIFIER.fullmatch(verifier):
        return False
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return hmac.compare_digest(base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"), challenge)


def read_device_id(text: str) -> DeviceId:
    """Reads the id that a device gave itself.

    Raises:
        Refusal: It is no UUIDv7.
    """
    try:
        found = UUID(text)
    except ValueError:
        raise Refusal("server.bad_request") from None
    if found.version != _UUID_VERSION:
        raise Refusal("server.bad_request")
    return DeviceId(found)
