"""Signing in from a laptop (connexion): the system's browser, a code, a pair of tokens that renews itself.

:func:`sign_in` opens the browser. :func:`sign_in_with_password` walks the same pages with an HTTP client, for tests and
the demo: it reads the form as a browser would, posts it, and takes the code from the redirect; there is no other door.
Source: RFC 8252, RFC 7636; trust.md section 3.
"""

import base64
import hashlib
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID

from salesdesk import __version__
from salesdesk.config.messages import Messages
from salesdesk.domain.errors import SyncError, UserError
from salesdesk.domain.ids import DeviceId, OrgId, UserId
from salesdesk.services.loopback import Loopback
from salesdesk.services.session import (
    CLIENT_ID,
    LOOPBACK_HOSTS,
    Now,
    Session,
    Tokens,
    read_answer,
    read_tokens,
    server_client,
)

__all__ = ["Device", "Session", "SignedIn", "Tokens", "checked_server_url", "sign_in", "sign_in_with_password"]

if TYPE_CHECKING:
    import httpx2

WAIT_SECONDS: Final = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """The laptop that signs in.

    Attributes:
        id: Its id, a UUIDv7 that it made.
        name: What the person calls it.
    """

    id: DeviceId
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who signed in.

    Attributes:
        tokens: The first pair.
        org_id: The firm.
        org_name: Its name.
        user_id: The person.
        user_name: His name.
        email: His address.
        role: His role, as the server writes it.
        language: In which he is spoken to.
    """

    tokens: Tokens
    org_id: OrgId
    org_name: str
    user_id: UserId
    user_name: str
    email: str
    role: str
    language: str


OpenBrowser = Callable[[str], bool]


def checked_server_url(address: str) -> str:
    """Returns the address of a server without what follows its host.

    Args:
        address: What was typed, or came with an invitation.

    Raises:
        UserError: It is no https address, nor an http one of this machine.
    """
    clean = address.strip()
    try:
        parts = urlsplit(clean if "://" in clean else f"https://{clean}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise UserError("signin.bad_address", address=clean[:100]) from None
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK_HOSTS)
    if not host or not is_safe or parts.username is not None:
        raise UserError("signin.bad_address", address=clean[:100])
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port else "")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One sign-in under way: the secrets that tie its answer to it."""

    server_url: str
    redirect_uri: str
    state: str
    verifier: str
    device: Device
    organisation: str

    @property
    def query(self) -> str:
        digest = hashlib.sha256(self.verifier.encode("ascii")).digest()
        fields = {
            "response_type": "code",
            "client_id": CLIENT_ID,
            "redirect_uri": self.redirect_uri,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
            "code_challenge_method": "S256",
            "state": self.state,
            "device_name": self.device.name,
        }
        return urlencode(fields | ({"organisation": self.organisation} if self.organisation else {}))

    @property
    def address(self) -> str:
        return f"{self.server_url}/authorize?{self.query}"

    def exchange(self, client: "httpx2.Client", code: str, now: Now) -> SignedIn:
        fields = {
            "grant_type": "authorization_code",
            "client_id": CLIENT_ID,
            "code": code,
            "code_verifier": self.verifier,
            "redirect_uri": self.redirect_uri,
            "device_id": str(self.device.id),
            "device_name": self.device.name,
            "app_version": __version__,
        }
        asked_at = now()
        answer = read_answer(client.post("/token", data=fields, headers={"Accept": "application/json"}))
        return _signed_in(answer, read_tokens(answer, self.server_url, self.device.id, asked_at))


def _signed_in(answer: Mapping[str, Any], tokens: Tokens) -> SignedIn:
    try:
        return SignedIn(
            tokens=tokens,
            org_id=OrgId(UUID(answer["org_id"])),
            org_name=str(answer["org_name"]),
            user_id=UserId(UUID(answer["user_id"])),
            user_name=str(answer["user_name"]),
            email=str(answer["email"]),
            role=str(answer["role"]),
            language=str(answer["language"]),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise SyncError("signin.not_salesdesk", retryable=True) from error


def sign_in(
    server_url: str,
    device: Device,
    *,
    open_browser: OpenBrowser,
    messages: Messages,
    now: Now,
    organisation: str = "",
    cancelled: threading.Event | None = None,
    wait_seconds: float = WAIT_SECONDS,
) -> SignedIn:
    """Signs a person in through the system's browser; to be run off the thread that draws the windows.

    Args:
        server_url: Address of the server.
        device: This laptop.
        open_browser: Opens an address in the browser, ``webbrowser.open`` for example; False when it could not.
        messages: Words of the page that ends the walk.
        now: Gives the present instant, UTC.
        organisation: Name or id of the firm, for a server that has several.
        cancelled: Set by whoever gives up waiting.
        wait_seconds: How long the person has.

    Returns:
        Who signed in, and the tokens.

    Raises:
        UserError: The address cannot be used, the person took too long or gave up, the server refused.
        SyncError: The server does not answer, or what answers is no server of ours.
    """
    address = checked_server_url(server_url)
    state = secrets.token_urlsafe(32)
    with Loopback(state, messages) as loopback:
        attempt = _Attempt(address, loopback.redirect_uri, state, secrets.token_urlsafe(48), device, organisation)
        if not open_browser(attempt.address):
            raise UserError("signin.no_browser", address=attempt.address)
        code = loopback.wait(wait_seconds, cancelled or threading.Event())
    with server_client(address) as client:
        return attempt.exchange(client, code, now)


class _HiddenFields(HTMLParser):
    """Finds the hidden fields of a page's form."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fields = dict(attrs)
        if tag == "input" and fields.get("type") == "hidden":
            self.found[fields.get("name") or ""] = fields.get("value") or ""


def sign_in_with_password(
    server_url: str, email: str, password: str, device: Device, *, now: Now, organisation: str = ""
) -> SignedIn:
    """Signs a person in without a browser, over the same pages.

    Args:
        server_url: Address of the server.
        email: The person's address.
        password: His password.
        device: The laptop.
        now: Gives the present instant, UTC.
        organisation: Name or id of the firm, for a server that has several.

    Returns:
        Who signed in, and the tokens.

    Raises:
        UserError: The server refused, for example ``server.wrong_password``.
        SyncError: The server does not answer, or what answers is no server of ours.
    """
    address = checked_server_url(server_url)
    # Nobody listens there: the redirect is read, not followed.
    redirect_uri, state = "http://127.0.0.1:9/callback", secrets.token_urlsafe(32)
    attempt = _Attempt(address, redirect_uri, state, secrets.token_urlsafe(48), device, organisation)
    with server_client(address) as client:
        page = client.get(f"/authorize?{attempt.query}", headers={"Accept": "text/html, application/json"})
        form = _HiddenFields()
        form.feed(page.text)
        if page.status_code != 200 or "form" not in form.found:
            raise SyncError("signin.not_salesdesk", retryable=True)
        fields = form.found | {"email": email, "password": password}
        answer = client.post("/authorize", data=fields, headers={"Accept": "application/json"})
        if answer.status_code != 303:
            read_answer(answer)
            raise SyncError("signin.not_salesdesk", retryable=True)
        back = parse_qs(urlsplit(answer.headers.get("location", "")).query)
        if back.get("state") != [state] or len(back.get("code", [])) != 1:
            raise SyncError("signin.not_salesdesk", retryable=True)
        return attempt.exchange(client, back["code"][0], now)
