"""A proxy on loopback between laptops and their server that fails as it is told to.

It reads each request whole, hands it to the server on a connection of its own, and then does to the answer what the
fault says. Nothing of the program knows that it is there.
"""

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar, Literal

Kind = Literal[
    "pass", "deaf", "lost", "cut", "flip", "double", "portal", "redirect", "page", "words", "slow", "junk", "drip"
]
"""``deaf`` hangs up before the server hears of it, ``lost`` after it has answered, ``cut`` in the middle of the answer;
``page`` answers with a status and a page, ``words`` with a status and a body in the sync's own form."""

MEDIA_TYPE = "application/vnd.salesdesk.sync"
PORTAL = "<!doctype html><title>Wi-Fi de l'hôtel</title><form>Acceptez les conditions</form>".encode()


@dataclass(frozen=True)
class Fault:
    """What to do to a request.

    Attributes:
        kind: The fault.
        only: Requests whose path ends so; empty for all.
        status: Status of ``page`` and ``words``.
        body: Body of ``words``.
        seconds: Delay of ``slow``.
        times: After so many the fault is over; 0 for never.
        then: Called in the middle: after the request was read, before it is passed on.
    """

    kind: Kind
    only: str = ""
    status: int = 200
    body: bytes = b""
    seconds: float = 0.0
    times: int = 0
    then: Callable[[], None] | None = None


class Proxy:
    """The proxy, on a port of its own that it keeps; use as a context.

    Args:
        upstream: Address of the server.
    """

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream.partition("://")[2]
        self.fault = Fault("pass")
        self.seen: list[str] = []
        self._hits = 0
        self._turn = threading.Lock()
        self._port = 0
        self._listening: ThreadingHTTPServer | None = None
        self.open()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._port}"

    def open(self) -> None:
        """Listens."""
        proxy = self

        class Handler(_Handler):
            owner = proxy

        self._listening = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._listening.daemon_threads = True
        self._port = self._listening.server_address[1]
        threading.Thread(target=self._listening.serve_forever, args=(0.02,), daemon=True).start()

    def shut(self) -> None:
        """Refuses connections from now on."""
        if self._listening is not None:
            self._listening.shutdown()
            self._listening.server_close()
            self._listening = None

    def set(self, fault: Fault) -> None:
        """Fails so from now on."""
        with self._turn:
            self.fault, self._hits = fault, 0

    def fault_for(self, path: str) -> Fault:
        """Returns what to do to a request, and counts it."""
        with self._turn:
            self.seen.append(path)
            if not path.endswith(self.fault.only) or (self.fault.times and self._hits >= self.fault.times):
                return Fault("pass")
            self._hits += 1
            return self.fault

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(self, *_: object) -> None:
        self.shut()


class _Handler(BaseHTTPRequestHandler):
    owner: ClassVar[Proxy]
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Takes a request."""
        self._take()

    def do_POST(self) -> None:
        """Takes a request."""
        self._take()

    def _take(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        fault = self.owner.fault_for(self.path.partition("?")[0])
        if fault.then is not None:
            fault.then()
        try:
            self._answer(fault, body)
        except OSError:
            # Whoever asked has given up, as he should.
            self.close_connection = True

    def _answer(self, fault: Fault, body: bytes) -> None:
        match fault.kind:
            case "deaf":
                self._hang_up()
            case "portal":
                self._send(200, {"content-type": "text/html; charset=utf-8"}, PORTAL)
            case "redirect":
                self._send(302, {"location": "http://portal.example/login"}, b"")
            case "page":
                self._send(fault.status, {"content-type": "text/html"}, b"<h1>Error</h1>")
            case "words":
                self._send(fault.status, {"content-type": MEDIA_TYPE}, fault.body)
            case "junk":
                self._send(200, {"content-type": MEDIA_TYPE}, b"\x93junk" * 50)
            case _:
                self._pass_on(fault, body)

    def _pass_on(self, fault: Fault, body: bytes) -> None:
        if fault.kind == "slow":
            time.sleep(fault.seconds)
        if fault.kind == "double":
            self._ask(body)
        status, headers, answer = self._ask(body)
        if fault.kind == "lost":
            self._hang_up()
        elif fault.kind == "flip":
            at = len(answer) // 2
            self._send(status, headers, answer[:at] + bytes([answer[at] ^ 0x10]) + answer[at + 1 :])
        elif fault.kind == "cut":
            self._send(status, headers, answer[: len(answer) // 2], length=len(answer))
            self._hang_up()
        elif fault.kind == "drip":
            self._send(status, headers, b"", length=len(answer))
            for one in answer:
                self.wfile.write(bytes([one]))
                self.wfile.flush()
                time.sleep(fault.seconds)
        else:
            self._send(status, headers, answer)

    def _ask(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection(self.owner.upstream, timeout=30)
        try:
            kept = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
            connection.request(self.command, self.path, body or None, kept)
            answer = connection.getresponse()
            headers = {
                name.lower(): value
                for name, value in answer.getheaders()
                if name.lower() not in ("content-length", "transfer-encoding", "connection", "date")
            }
            return answer.status, headers, answer.read()
        except OSError:
            return 502, {"content-type": "text/html"}, b"<h1>Bad gateway</h1>"
        finally:
            connection.close()

    def _send(self, status: int, headers: dict[str, str], body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)
