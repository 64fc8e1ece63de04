"""The session of a laptop (session): how it speaks to its server, and a pair of tokens that renews itself.

Source: trust.md section 3; RFC 9700 section 4.14.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from salesdesk import __version__
from salesdesk.domain.errors import SyncError, UserError
from salesdesk.domain.ids import DeviceId

if TYPE_CHECKING:
    import httpx2

CLIENT_ID: Final = "salesdesk-desktop"
LOOPBACK_HOSTS: Final = ("127.0.0.1", "localhost", "::1")
_TIMEOUT_SECONDS: Final = 20.0
# Renewed a little early: the token must still be good when a slow request arrives.
_EARLY: Final = timedelta(seconds=45)
_KEY_LENGTH: Final = 80

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What a device speaks to the server with; kept in the encrypted store.

    Attributes:
        server_url: Address of the server.
        device_id: The device they were given to.
        access: Goes with every request.
        refresh: Gets the next pair.
        expires_at: End of the access token by this machine's clock.
    """

    server_url: str
    device_id: DeviceId
    access: str
    refresh: str
    expires_at: datetime


@contextlib.contextmanager
def server_client(server_url: str) -> Iterator["httpx2.Client"]:
    """Gives an HTTP client for one server.

    Args:
        server_url: Its address, as ``checked_server_url`` returns it.

    Yields:
        The client; it follows no redirect and believes the certificates of the system alone.

    Raises:
        SyncError: The server does not answer.
    """
    import ssl

    import httpx2

    verify: ssl.SSLContext | bool = True
    if server_url.startswith("https"):
        import truststore

        # The system's own certificates: a firm's authority is there, and nowhere else.
        verify = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    is_local = urlsplit(server_url).hostname in LOOPBACK_HOSTS
    try:
        with httpx2.Client(
            base_url=server_url,
            timeout=_TIMEOUT_SECONDS,
            verify=verify,
            follow_redirects=False,
            trust_env=not is_local,
            headers={"User-Agent": f"SalesDesk/{__version__}"},
        ) as client:
            yield client
    except httpx2.HTTPError as error:
        raise SyncError("signin.unreachable", retryable=True) from error


def read_answer(response: "httpx2.Response") -> Mapping[str, Any]:
    """Reads a JSON answer of the server.

    Args:
        response: What came.

    Returns:
        The content of a good answer.

    Raises:
        UserError: The server refused.
        SyncError: It failed, the device was revoked, or what answers is no server of ours.
    """
    if response.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        # The portal of a hotel answers 200 with a page of its own.
        raise SyncError("signin.not_salesdesk", retryable=True)
    try:
        content = response.json()
    except ValueError:
        content = None
    if not isinstance(content, dict):
        raise SyncError("signin.not_salesdesk", retryable=True)
    if response.status_code == 200:
        return content
    key, arguments = content.get("key"), content.get("args")
    if not isinstance(key, str) or len(key) > _KEY_LENGTH or not isinstance(arguments, dict):
        raise SyncError("signin.not_salesdesk", retryable=True)
    # A stranger's names must not meet those of the constructors' own arguments.
    own = {"self", "key", "retryable"}
    known = {str(name): value for name, value in arguments.items() if name not in own and isinstance(value, str | int)}
    if response.status_code >= 500 or key == "sync.revoked":
        raise SyncError(key, retryable=response.status_code >= 500, **known)
    raise UserError(key, **known)


def read_tokens(answer: Mapping[str, Any], server_url: str, device_id: DeviceId, asked_at: datetime) -> Tokens:
    """Reads the pair of tokens in an answer.

    Args:
        answer: The content.
        server_url: Who gave it.
        device_id: To whom.
        asked_at: When it was asked for: the end counts from there, so that a slow reply errs on the safe side.

    Returns:
        The tokens.

    Raises:
        SyncError: There are none.
    """
    try:
        return Tokens(
            server_url=server_url,
            device_id=device_id,
            access=str(answer["access_token"]),
            refresh=str(answer["refresh_token"]),
            expires_at=asked_at + timedelta(seconds=int(answer["expires_in"])),
        )
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise SyncError("signin.not_salesdesk", retryable=True) from error


class Session:
    """The tokens of a signed-in laptop, renewed when they are about to end; used from several threads.

    Args:
        load: Reads the kept tokens; None when nobody is signed in.
        save: Keeps them, before they are used: a new refresh token that was used and then lost would look like theft.
        now: Gives the present instant, UTC.
    """

    def __init__(self, load: Callable[[], Tokens | None], save: Callable[[Tokens], None], now: Now) -> None:
        self._load = load
        self._save = save
        self._now = now
        self._renewing = threading.Lock()

    def access_token(self) -> str:
        """Returns a token for the next request, a new one if need be.

        Raises:
            UserError: Nobody is signed in, or the session is over: sign in again.
            SyncError: The server does not answer, or the device was revoked (``sync.revoked``).
        """
        with self._renewing:
            tokens = self._kept()
            if tokens.expires_at - _EARLY > self._now():
                return tokens.access
            return self._renewed(tokens).access

    def renew(self, refused: str) -> str:
        """Returns another token than the one that the server refused with 401.

        Args:
            refused: That token.

        Returns:
            A new one, or the one that another thread got meanwhile.

        Raises:
            UserError: Nobody is signed in, or the session is over: sign in again.
            SyncError: The server does not answer, or the device was revoked.
        """
        with self._renewing:
            tokens = self._kept()
            return tokens.access if tokens.access != refused else self._renewed(tokens).access

    def _kept(self) -> Tokens:
        tokens = self._load()
        if tokens is None:
            raise UserError("server.sign_in_again")
        return tokens

    def _renewed(self, tokens: Tokens) -> Tokens:
        fields = {
            "grant_type": "refresh_token",
            "client_id": CLIENT_ID,
            "refresh_token": tokens.refresh,
            "device_id": str(tokens.device_id),
        }
        asked_at = self._now()
        with server_client(tokens.server_url) as client:
            # A lost reply is simply asked for again: the token stays good until its successor is used.
            answer = read_answer(client.post("/token", data=fields, headers={"Accept": "application/json"}))
        fresh = read_tokens(answer, tokens.server_url, tokens.device_id, asked_at)
        self._save(fresh)
        return fresh
