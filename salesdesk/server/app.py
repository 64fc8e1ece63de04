"""The web application of the server (application) and the process that serves it.

Every answer passes here: security headers, errors as a key with arguments or a page, a log line without personal data.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Final

from litestar import Litestar, Response
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from salesdesk import __version__
from salesdesk.config.logs import part_logger
from salesdesk.domain.errors import SalesDeskError
from salesdesk.server.answers import SYNC_PREFIX, AnyRequest, error_answer
from salesdesk.server.config import ServerConfig, server_key
from salesdesk.server.errors import Refusal
from salesdesk.server.pages.layout import STYLE_PATH
from salesdesk.server.parts import Parts, make_parts, utc_now
from salesdesk.server.passwords import Passwords
from salesdesk.server.people import Now
from salesdesk.server.routes.admin import admin_routes
from salesdesk.server.routes.files import file_routes
from salesdesk.server.routes.health import health_routes
from salesdesk.server.routes.requests import request_routes
from salesdesk.server.routes.sign_in import REDIRECT_STATE, sign_in_routes
from salesdesk.server.routes.sync import sync_routes
from salesdesk.server.serving import Serving
from salesdesk.server.upkeep import upkeep
from salesdesk.store.engine import Store

_STARTED: Final = "salesdesk_started"
_KEY_OF_STATUS: Final = {
    400: "server.bad_request",
    404: "server.not_found",
    405: "server.bad_method",
    408: "server.too_slow",
    413: "server.too_large",
    415: "server.bad_content_type",
}
_STYLE_SECONDS: Final = 3600

_LOG = part_logger("server.request")


def _security_headers(config: ServerConfig, scope: Scope) -> dict[str, str]:
    # A browser holds the redirect after a form to this list too: the program's own port must be in it.
    program = scope["state"].get(REDIRECT_STATE, "")
    policy = (
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; "
        f"form-action 'self' {program}"
    )
    headers = {
        "content-security-policy": policy.strip(),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        # Not no-referrer: browsers then hide the origin of our own forms, which is checked.
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "cache-control": f"max-age={_STYLE_SECONDS}" if scope["path"] == STYLE_PATH else "no-store",
    }
    if config.tls_cert or config.behind_proxy:
        headers["strict-transport-security"] = "max-age=31536000"
    return headers


def _finish(config: ServerConfig) -> Callable[[Message, Scope], Any]:
    async def before_send(message: Message, scope: Scope) -> None:
        if message["type"] != "http.response.start":
            return
        added = _security_headers(config, scope)
        kept = [(name, value) for name, value in message["headers"] if name.decode("latin-1").lower() not in added]
        message["headers"] = kept + [(name.encode(), value.encode("latin-1")) for name, value in added.items()]
        started = scope["state"].get(_STARTED, time.perf_counter())
        # The template, never the address itself: that may hold a word of invitation.
        _LOG.info(
            "answered",
            method=scope.get("method", "none"),
            route=scope.get("path_template") or "none",
            status=message["status"],
            ms=round((time.perf_counter() - started) * 1000),
        )

    return before_send


def _patience(seconds: float) -> Callable[[ASGIApp], ASGIApp]:
    """Makes the layer that ends requests whose body comes too slowly."""

    def layer(app: ASGIApp) -> ASGIApp:
        async def limited(scope: Scope, receive: Receive, send: Send) -> None:
            scope["state"][_STARTED] = time.perf_counter()
            deadline = asyncio.get_running_loop().time() + seconds
            is_whole = False

            async def receive_in_time() -> Any:
                nonlocal is_whole
                if is_whole:
                    return await receive()
                try:
                    message = await asyncio.wait_for(receive(), deadline - asyncio.get_running_loop().time())
                except TimeoutError:
                    raise Refusal("server.too_slow", 408) from None
                is_whole = message["type"] != "http.request" or not message.get("more_body", False)
                return message

            await app(scope, receive_in_time, send)

        return limited

    return layer


def _expected(request: AnyRequest, error: SalesDeskError) -> Response[bytes]:
    return error_answer(request, error)


def _of_the_frame(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    status = error.status_code
    if status >= 500:
        return _unexpected(request, error)
    if status == 413 and request.scope["path"].startswith(SYNC_PREFIX):
        # The word by which a laptop knows to send less at a time.
        return error_answer(request, Refusal("sync.too_large", 413))
    return error_answer(request, Refusal(_KEY_OF_STATUS.get(status, "server.bad_request"), status))


def _unexpected(request: AnyRequest, error: Exception) -> Response[bytes]:
    _LOG.error("failed", failure=error, route=request.scope.get("path_template") or "none")
    return error_answer(request, Refusal("server.unexpected", 500))


def make_app(parts: Parts) -> Litestar:
    """Makes the application from its parts.

    Args:
        parts: Store, hub and the rest.

    Returns:
        The application.
    """
    config = parts.config
    openapi = OpenAPIConfig(title="SalesDesk", version=__version__, render_plugins=[JsonRenderPlugin()])
    return Litestar(
        route_handlers=[
            *health_routes(parts),
            *sign_in_routes(parts),
            *sync_routes(parts),
            *file_routes(parts),
            *admin_routes(parts),
            *request_routes(parts),
        ],
        exception_handlers={
            SalesDeskError: _expected,
            HTTPException: _of_the_frame,
            Exception: _unexpected,
        },
        middleware=[_patience(config.body_seconds)],
        lifespan=[upkeep(parts)],
        before_send=[_finish(config)],
        request_max_body_size=config.largest_form_bytes,
        openapi_config=openapi if config.openapi else None,
        logging_config=None,
        debug=False,
    )


def create_app(
    store: Store,
    config: ServerConfig,
    *,
    key: bytes | None = None,
    now: Now = utc_now,
    passwords: Passwords | None = None,
) -> Litestar:
    """Makes the application on an open database.

    Args:
        store: The database, with the server's schema.
        config: How the server is set.
        key: The server's key; None reads it from the folder of ``config``.
        now: Gives the present instant.
        passwords: Hashes and checks passwords; None for the costs of a real server.

    Returns:
        The application.

    Raises:
        StoreError: The key cannot be read.
    """
    key = server_key(config.data) if key is None else key
    return make_app(make_parts(store, config, key, now=now, passwords=passwords))


def serve(config: ServerConfig, ready: Callable[[str], None] | None = None) -> None:
    """Serves until SIGTERM or Ctrl-C; requests under way are finished first.

    Args:
        config: How the server is set.
        ready: Called once with the address, when requests are answered.

    Raises:
        UserError: A setting is refused, or the port cannot be opened.
        StoreError: The key or the database cannot be used.
    """
    serving = Serving(config, create_app)
    serving.run(ready)
