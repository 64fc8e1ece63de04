"""The sync over HTTP: one client kept open, every failure told as what the person can do about it.

The HTTP library is loaded when a sync starts, never at the start of the program.
"""

import contextlib
import ssl
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from salesdesk.domain.errors import SyncError
from salesdesk.sync import codec
from salesdesk.sync.protocol import Hello, HelloReply, Pull, PullReply, Push, PushReply
from salesdesk.sync.transport import read_reply

if TYPE_CHECKING:
    import httpx2

Reply = TypeVar("Reply")
Got = TypeVar("Got")

CONNECT_SECONDS: Final = 10
READ_SECONDS: Final = 60
WHOLE_SECONDS: Final = 300
_MOST_BYTES: Final = 64_000_000


class _Answer(NamedTuple):
    status: int
    media_type: str
    body: bytes


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turns the failures of the HTTP library into what the person can do about them.

    Raises:
        SyncError: The server was not reached, or the connection broke.
    """
    import httpx2

    try:
        yield
    except httpx2.TimeoutException as error:
        raise SyncError("sync.timed_out", retryable=True) from error
    except httpx2.ConnectError as error:
        if "CERTIFICATE" in str(error).upper() or "SSL" in str(error).upper():
            raise SyncError("sync.bad_certificate", retryable=False) from error
        raise SyncError("sync.unreachable", retryable=True) from error
    except (httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise SyncError("sync.not_our_server", retryable=False) from error
    except httpx2.HTTPError as error:
        raise SyncError("sync.interrupted", retryable=True) from error


def twice(call: Callable[[], Got]) -> Got:
    """Makes a call, and once more when the connection broke under it: any call may be sent twice.

    Args:
        call: The call.

    Returns:
        What it returned.
    """
    import httpx2

    try:
        return call()
    except (httpx2.ReadError, httpx2.WriteError, httpx2.CloseError, httpx2.RemoteProtocolError):
        # Most often an idle connection that the server had closed.
        return call()


class HttpTransport:
    """A :class:`salesdesk.sync.transport.Port` over HTTP.

    Args:
        server_url: Address of the server, without a path of its own.
        token: Gives the access token to send; asked before each call, so that it can be a fresh one.
        client: An HTTP client to use; None to make one that trusts what the system trusts.
    """

    def __init__(self, server_url: str, token: Callable[[], str], client: "httpx2.Client | None" = None) -> None:
        self._url = server_url.rstrip("/")
        self._token = token
        self._client = client
        self._is_ours = client is None

    def hello(self, message: Hello) -> HelloReply:
        """Says hello."""
        return self._call("hello", message, HelloReply)

    def push(self, message: Push) -> PushReply:
        """Sends a batch of changes."""
        return self._call("push", message, PushReply)

    def pull(self, message: Pull) -> PullReply:
        """Asks for a page of the feed."""
        return self._call("pull", message, PullReply)

    def close(self) -> None:
        """Closes the connection."""
        if self._client is not None and self._is_ours:
            self._client.close()
            self._client = None

    def _opened(self) -> "httpx2.Client":
        if self._client is None:
            import httpx2
            import truststore

            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            timeout = httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
            self._client = httpx2.Client(verify=context, timeout=timeout, follow_redirects=False)
        return self._client

    def _call(self, method: str, message: Any, form: type[Reply]) -> Reply:
        body = codec.encode(message)
        with told():
            answer = twice(lambda: self._post(method, body))
        return self._read(answer, form)

    def _post(self, method: str, body: bytes) -> _Answer:
        import httpx2

        headers = {
            "Authorization": f"Bearer {self._token()}",
            "Content-Type": codec.MEDIA_TYPE,
            "Accept": codec.MEDIA_TYPE,
        }
        url, content = f"{self._url}/sync/{method}", bytearray()
        # A byte now and then keeps the library's own limit, which is one of silence, from ever being reached.
        deadline = time.monotonic() + WHOLE_SECONDS
        with self._opened().stream("POST", url, content=body, headers=headers) as response:
            for part in response.iter_bytes():
                content += part
                if time.monotonic() > deadline:
                    raise httpx2.ReadTimeout("the answer takes too long", request=response.request)
                if len(content) > _MOST_BYTES:
                    raise SyncError("sync.not_our_server", retryable=True)
            media_type = response.headers.get("content-type", "").partition(";")[0].strip()
            return _Answer(response.status_code, media_type, bytes(content))

    @staticmethod
    def _read(answer: _Answer, form: type[Reply]) -> Reply:
        status, media_type, body = answer
        check_status(status)
        if media_type != codec.MEDIA_TYPE:
            raise not_ours(status)
        return read_reply(status, body, form)


def check_status(status: int) -> None:
    """Refuses the answers that mean the same whatever was asked.

    Args:
        status: HTTP status.

    Raises:
        SyncError: The session is over, or the server or a proxy has no time.
    """
    if status == 401:
        raise SyncError("sync.signed_out", retryable=False)
    if status in {502, 503, 504, 429}:
        raise SyncError("sync.server_busy", retryable=True, status=status)


def not_ours(status: int) -> SyncError:
    """Says what an answer means that is not in the form of our server.

    Args:
        status: HTTP status.

    Returns:
        The error to raise.
    """
    if status >= 500:
        return SyncError("sync.server_failed", retryable=True, status=status)
    if status == 413:
        # A proxy before the server has a smaller limit than the server.
        return SyncError("sync.too_large", retryable=False)
    # The page of a hotel's network, or another program at this address.
    return SyncError("sync.not_our_server", retryable=True)
