"""Waits on this machine for the browser to come back from the sign-in page (retour du navigateur).

Source: RFC 8252 section 7.3: an address of the loopback interface with a port that the system chose.
"""

import html
import http.server
import threading
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import parse_qsl, urlsplit

from salesdesk.config.messages import Messages
from salesdesk.domain.errors import SyncError, UserError

PATH: Final = "/callback"
_STYLE: Final = (
    "body{margin:0;min-height:100vh;display:grid;place-items:center;background:#F5F6F8;color:#131722;"
    'font:15px/1.5 Inter,"Segoe UI",system-ui,sans-serif}main{max-width:26rem;margin:1rem;padding:2rem;'
    "background:#FFFFFF;"
    "border:1px solid #E4E7EC;border-radius:12px}h1{margin:0 0 .4rem;font-size:20px}p{margin:0;color:#475063}"
    "@media(prefers-color-scheme:dark){body{background:#0D0F14;color:#F1F3F7}main{background:#161920;"
    "border-color:#272C37}p{color:#B3BAC8}}"
)
_TICK_SECONDS: Final = 0.2


def _page(messages: Messages, *, done: bool) -> bytes:
    name = "done" if done else "failed"
    title, text = (html.escape(messages.text(f"signin.{name}_{part}")) for part in ("title", "text"))
    return (
        f'<!doctype html><html lang="{messages.language}"><head><meta charset="utf-8">'
        f"<title>{title} – SalesDesk</title>"
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f'<body><main role="status"><h1>{title}</h1><p>{text}</p></main></body></html>'
    ).encode()


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers the one request that counts, and any other with nothing."""

    server: "_Server"
    timeout = 5

    def do_GET(self) -> None:  # the name is http.server's
        """Takes the code, if it comes with our own state."""
        parts = urlsplit(self.path)
        fields = dict(parse_qsl(parts.query))
        # Another state is another program's, or a page that guesses ports: it neither ends nor spoils our wait.
        if parts.path != PATH or fields.get("state") != self.server.state:
            self._answer(404, b"")
            return
        self._answer(200, _page(self.server.messages, done="code" in fields))
        self.server.result = fields.get("code", "")

    def _answer(self, status: int, content: bytes) -> None:
        self.send_response(status)
        for name, value in (
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(content))),
            ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("Connection", "close"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Writes nothing: the line would hold the code."""


class _Server(http.server.HTTPServer):
    def __init__(self, state: str, messages: Messages) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.state = state
        self.messages = messages
        self.result: str | None = None
        self.timeout = _TICK_SECONDS


class Loopback:
    """A port of this machine that waits for one code.

    Args:
        state: The word that the browser must bring back.
        messages: Words of the closing page.

    Raises:
        SyncError: The system gives no port.
    """

    def __init__(self, state: str, messages: Messages) -> None:
        try:
            self._server = _Server(state, messages)
        except OSError as error:
            raise SyncError("signin.no_listener", retryable=False) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.server_close()

    @property
    def redirect_uri(self) -> str:
        """The address to give to the server."""
        return f"http://127.0.0.1:{self._server.server_address[1]}{PATH}"

    def wait(self, seconds: float, cancelled: threading.Event) -> str:
        """Waits for the code.

        Args:
            seconds: How long.
            cancelled: Set by whoever gives up.

        Returns:
            The code.

        Raises:
            UserError: The time is over, the wait was cancelled, or the server sent no code.
        """
        ticks = max(1, int(seconds / _TICK_SECONDS))
        for _ in range(ticks):
            if cancelled.is_set():
                raise UserError("signin.cancelled")
            self._server.handle_request()
            if self._server.result is not None:
                break
        else:
            raise UserError("signin.timed_out")
        if not self._server.result:
            raise UserError("signin.cancelled")
        return self._server.result
