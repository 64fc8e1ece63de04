"""Is the server well (état de santé): asked by whoever runs it, and by a laptop before its first sign-in."""

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from sqlalchemy import select

from salesdesk import __version__
from salesdesk.domain.errors import StoreError
from salesdesk.server.answers import json_answer
from salesdesk.server.parts import Parts
from salesdesk.sync.protocol import OLDEST_PROTO, PROTO


def health_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """Makes the route of health.

    Args:
        parts: The server.

    Returns:
        The handlers.
    """

    @get("/health", sync_to_thread=True)
    def health() -> Response[bytes]:
        """Tell whether the server and its database answer, and what they speak."""
        kind = "sqlite" if parts.store.is_sqlite else "postgresql"
        try:
            with parts.store.read() as connection:
                is_well = connection.execute(select(1)).scalar_one() == 1
        except StoreError:
            is_well = False
        content = {
            "ok": is_well,
            "service": "salesdesk",
            "version": __version__,
            "proto": PROTO,
            "oldest_proto": OLDEST_PROTO,
            "database": kind,
        }
        return json_answer(content, 200 if is_well else 503)

    return [health]
