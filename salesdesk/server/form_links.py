"""The secret links of the colleagues' form (lien du formulaire): made and revoked by hand, kept as a hash.

Whoever has the link may enter a request for extra work, and reads nothing by it but the name of the firm.
Source: product.md 2.4: a small web form lets any colleague who receives a request enter it.
"""

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from salesdesk.domain.ids import ENTROPY_BYTES, ExtraRequestId, OrgId, UserId, uuid7
from salesdesk.domain.people import Organisation
from salesdesk.domain.wire import instant_from_wire, instant_to_wire
from salesdesk.server.errors import Refusal
from salesdesk.server.people import choose_organisation
from salesdesk.server.secret_words import firm_of, hash_of, new_secret
from salesdesk.store.server_tables import FORM_LINK

PAGE_LIFE: Final = timedelta(hours=24)
"""How long a page of the form may stay open before it is sent."""

MARK_BYTES: Final = 5
_ID_BYTES: Final = 16
_SEAL_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class FormLink:
    """A link as the administrator sees it.

    Attributes:
        mark: First figures of its hash, by which it is revoked; they do not give the link away.
        made_by: Who had it made; the firm's administrator for the server's own command line.
        revoked_at: When it ended; None while it works.
    """

    mark: str
    made_by: UserId
    made_at: datetime
    revoked_at: datetime | None


def new_link(connection: Connection, org_id: OrgId, made_by: UserId, *, now: datetime) -> str:
    """Makes a link; those made before go on working.

    Args:
        connection: The transaction.
        org_id: The firm.
        made_by: Who asks.
        now: The present instant.

    Returns:
        The word for the address of the page; it is kept nowhere.
    """
    word = new_secret(org_id)
    connection.execute(
        insert(FORM_LINK).values(
            org_id=org_id.bytes, token_hash=hash_of(word), made_by=made_by.bytes, made_at=instant_to_wire(now)
        )
    )
    return word


def links(connection: Connection, org_id: OrgId) -> list[FormLink]:
    """Lists the links of a firm, the latest first."""
    statement = select(FORM_LINK).where(FORM_LINK.c.org_id == org_id.bytes).order_by(FORM_LINK.c.made_at.desc())
    return [
        FormLink(
            mark=_mark(bytes(row.token_hash)),
            made_by=UserId(UUID(bytes=bytes(row.made_by))),
            made_at=instant_from_wire(row.made_at),
            revoked_at=None if row.revoked_at is None else instant_from_wire(row.revoked_at),
        )
        for row in connection.execute(statement)
    ]


def _mark(token_hash: bytes) -> str:
    return token_hash[:MARK_BYTES].hex()


def revoke_link(connection: Connection, org_id: OrgId, mark: str, *, now: datetime) -> bool:
    """Ends a link at its very next request.

    Args:
        connection: The transaction.
        org_id: The firm.
        mark: As :func:`links` gives it.
        now: The present instant.

    Returns:
        False when no link that works has this mark.
    """
    ours = select(FORM_LINK.c.token_hash).where(FORM_LINK.c.org_id == org_id.bytes, FORM_LINK.c.revoked_at.is_(None))
    found = [bytes(row.token_hash) for row in connection.execute(ours) if _mark(bytes(row.token_hash)) == mark.lower()]
    for token_hash in found:
        here = (FORM_LINK.c.org_id == org_id.bytes, FORM_LINK.c.token_hash == token_hash)
        connection.execute(update(FORM_LINK).where(*here).values(revoked_at=instant_to_wire(now)))
    return bool(found)


def firm_behind(connection: Connection, word: str) -> Organisation:
    """Finds the firm whose form a link opens.

    Args:
        connection: Where to read.
        word: The word of the address.

    Returns:
        The firm.

    Raises:
        Refusal: The link is unknown or revoked; status 410, the same for both.
    """
    org_id = firm_of(word)
    row = None
    if org_id is not None:
        here = (FORM_LINK.c.org_id == org_id.bytes, FORM_LINK.c.token_hash == hash_of(word))
        row = connection.execute(select(FORM_LINK.c.revoked_at).where(*here)).one_or_none()
    if org_id is None or row is None or row.revoked_at is not None:
        raise Refusal("request.link_over", 410)
    return choose_organisation(connection, str(org_id))


def page_word(link: str, key: bytes, *, now: datetime) -> str:
    """Makes the hidden word of one page: the id its request will have, and our signature over it for this link.

    A form sent twice then is one request, and another site cannot make up a form of ours.

    Args:
        link: The word of the address.
        key: The key that signs.
        now: The present instant.

    Returns:
        Letters safe in a form.
    """
    request_id = uuid7(int(now.timestamp() * 1000), os.urandom(ENTROPY_BYTES))
    return base64.urlsafe_b64encode(request_id.bytes + _seal(link, request_id, key)).decode("ascii")


def _seal(link: str, request_id: UUID, key: bytes) -> bytes:
    return hmac.digest(key, b"request form" + hash_of(link) + request_id.bytes, hashlib.sha256)


def read_page_word(word: str, link: str, key: bytes, *, now: datetime) -> ExtraRequestId:
    """Reads the hidden word of a page.

    Args:
        word: What came back.
        link: The word of the address.
        key: The key that signed it.
        now: The present instant.

    Returns:
        The id of the request.

    Raises:
        Refusal: It is not ours, belongs to another link, or is more than a day old.
    """
    try:
        raw = base64.b64decode(word.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        raise Refusal("request.page_over") from None
    if len(raw) != _ID_BYTES + _SEAL_BYTES:
        raise Refusal("request.page_over")
    request_id = UUID(bytes=raw[:_ID_BYTES])
    if not hmac.compare_digest(raw[_ID_BYTES:], _seal(link, request_id, key)):
        raise Refusal("request.page_over")
    made_ms = int.from_bytes(request_id.bytes[:6])
    if made_ms + int(PAGE_LIFE.total_seconds() * 1000) < int(now.timestamp() * 1000):
        raise Refusal("request.page_over")
    return ExtraRequestId(request_id)
