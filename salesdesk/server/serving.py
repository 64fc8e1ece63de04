"""The process that serves (processus): socket, TLS, start and stop; in a thread of its own too, for demo and tests."""

import contextlib
import signal
import socket
import ssl
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from types import FrameType
from typing import Final

import uvicorn
from litestar import Litestar
from litestar.concurrency import set_asyncio_executor

from salesdesk.config.logs import part_logger
from salesdesk.domain.errors import StoreError, UserError
from salesdesk.server.config import ServerConfig, check, open_store, server_key
from salesdesk.store.engine import Store

_KEEP_ALIVE_SECONDS: Final = 65
_LAST_REQUESTS_SECONDS: Final = 10
_START_SECONDS: Final = 30
_TICKS: Final = 20
_REQUESTS_AT_ONCE: Final = 32

_LOG = part_logger("server.serving")

Ready = Callable[[str], None]
MakeApp = Callable[[Store, ServerConfig], Litestar]


@cache
def _workers() -> ThreadPoolExecutor:
    # More than the places before the passwords, so that people who wait to sign in do not hold up a sync.
    return ThreadPoolExecutor(_REQUESTS_AT_ONCE, thread_name_prefix="salesdesk-request")


class _Server(uvicorn.Server):
    """Says when requests are answered."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts to answer, then says so."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def _listen(config: ServerConfig) -> socket.socket:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        return socket.create_server((config.host, config.port), family=family, backlog=1024)
    except OSError as error:
        raise UserError("server.port_in_use", host=config.host, port=config.port) from error


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Takes the signal that uvicorn raises again after its own orderly stop."""


class Serving:
    """One server, from its start to its stop.

    Args:
        config: How it is set.
        make_app: Makes the application on the open database.
    """

    def __init__(self, config: ServerConfig, make_app: MakeApp) -> None:
        self.config = config
        self.address = ""
        self._make_app = make_app
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    def run(self, ready: Ready | None = None) -> None:
        """Serves until it is told to stop.

        Args:
            ready: Called once with the address, when requests are answered.

        Raises:
            UserError: A setting is refused, the port cannot be opened, or the certificate cannot be read.
            StoreError: The key or the database cannot be used.
        """
        check(self.config)
        store = open_store(self.config, server_key(self.config.data))
        try:
            with contextlib.closing(_listen(self.config)) as listener:
                self._serve(store, listener, ready)
        finally:
            store.close()
        _LOG.info("stopped")

    def _serve(self, store: Store, listener: socket.socket, ready: Ready | None) -> None:
        host, port = self.config.host, listener.getsockname()[1]
        self.address = f"{self.config.scheme}://{f'[{host}]' if ':' in host else host}:{port}"

        def tell() -> None:
            _LOG.info("ready", port=port)
            if ready is not None:
                ready(self.address)

        set_asyncio_executor(_workers())
        self._server = _Server(self._uvicorn_config(self._make_app(store, self.config)), tell)
        is_main = threading.current_thread() is threading.main_thread()
        before = signal.signal(signal.SIGTERM, _ignore) if is_main else None
        try:
            self._server.run(sockets=[listener])
        except KeyboardInterrupt:
            _LOG.info("interrupted")
        finally:
            if is_main:
                signal.signal(signal.SIGTERM, before)

    def _uvicorn_config(self, app: Litestar) -> uvicorn.Config:
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            # A caller must not be able to say that he is somebody else.
            proxy_headers=self.config.behind_proxy,
            forwarded_allow_ips=self.config.proxy_address,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_LAST_REQUESTS_SECONDS,
            ssl_certfile=self.config.tls_cert,
            ssl_keyfile=str(self.config.tls_key) if self.config.tls_key else None,
            ws="none",
            lifespan="on",
        )
        try:
            config.load()
        except (ssl.SSLError, OSError) as error:
            raise UserError("server.bad_certificate") from error
        return config

    def start(self) -> str:
        """Serves on a thread of its own.

        Returns:
            The address, once requests are answered.

        Raises:
            UserError: As :meth:`run`.
            StoreError: As :meth:`run`, or the server did not start in time.
        """
        is_ready, failures = threading.Event(), list[UserError | StoreError]()

        def serve() -> None:
            try:
                self.run(lambda _: is_ready.set())
            except (UserError, StoreError) as error:
                failures.append(error)
                is_ready.set()

        self._thread = threading.Thread(target=serve, name="salesdesk-server", daemon=True)
        self._thread.start()
        for _ in range(_START_SECONDS * _TICKS):
            # A thread that died of a fault has reported it itself.
            if is_ready.wait(1 / _TICKS) or not self._thread.is_alive():
                break
        if failures:
            raise failures[0]
        if not is_ready.is_set():
            raise StoreError("server.unexpected")
        return self.address

    def stop(self) -> None:
        """Stops; requests under way are finished first."""
        if self._server is not None:
            self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(_LAST_REQUESTS_SECONDS + 5)
