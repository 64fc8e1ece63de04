"""The transfer of attached contents (fichiers); who may do what is in ``salesdesk.sync.hub_files``.

Hash and number of the part are headers, not parts of the address: addresses end up in the logs of proxies.
Source: OWASP ASVS 5.0, 14.2.1.
"""

from collections.abc import Callable
from typing import Any

from litestar import Response, get, head, put
from litestar.concurrency import sync_to_thread
from litestar.handlers import HTTPRouteHandler
from litestar.params import RawBody

from salesdesk.domain.errors import SyncError
from salesdesk.server.answers import AnyRequest
from salesdesk.server.auth import caller_of
from salesdesk.server.errors import Refusal
from salesdesk.server.parts import Parts
from salesdesk.server.routes.forms import content_type
from salesdesk.store.profile import Identity
from salesdesk.sync.file_port import FILE_HEADER, FILES_PATH, PART_BYTES, PART_HEADER, PART_TYPE
from salesdesk.sync.protocol import STATUS_OF


def _caller(parts: Parts, request: AnyRequest) -> Identity:
    caller = caller_of(parts, request)
    return Identity(org_id=caller.org_id, user_id=caller.user.id, device_id=caller.device_id)


def _part(request: AnyRequest) -> int:
    said = request.headers.get(PART_HEADER, "")
    if not said.isascii() or not said.isdigit() or len(said) > 4:
        raise Refusal("sync.bad_body", 400)
    return int(said)


def _answered(work: Callable[[], Response[Any]]) -> Response[Any]:
    try:
        return work()
    except SyncError as error:
        if error.key not in STATUS_OF:
            raise
        raise Refusal(error.key, STATUS_OF[error.key]) from error


def file_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """Makes the routes of attached contents.

    Args:
        parts: The server.

    Returns:
        The handlers; each runs in a worker thread.
    """

    # Three methods of one path: the framework loses its own way into a worker thread, so the way is taken here.
    @head(FILES_PATH)
    async def state_of_file(request: AnyRequest) -> Response[None]:
        """Tell how much of a content has come."""

        def work() -> Response[None]:
            caller = _caller(parts, request)
            return Response(None, headers=parts.files.head(caller, request.headers.get(FILE_HEADER, "")).headers())

        return await sync_to_thread(_answered, work)

    @put(FILES_PATH, status_code=200, request_max_body_size=PART_BYTES)
    async def put_part(request: AnyRequest, body: RawBody) -> Response[None]:
        """Take one part of a content."""

        def work() -> Response[None]:
            caller, wanted = _caller(parts, request), request.headers.get(FILE_HEADER, "")
            if content_type(request) != PART_TYPE:
                raise Refusal("server.bad_content_type", 415)
            return Response(None, headers=parts.files.put(caller, wanted, _part(request), body).headers())

        return await sync_to_thread(_answered, work)

    @get(FILES_PATH, media_type=PART_TYPE)
    async def get_part(request: AnyRequest) -> Response[bytes]:
        """Give one part of a content."""

        def work() -> Response[bytes]:
            caller, wanted = _caller(parts, request), request.headers.get(FILE_HEADER, "")
            return Response(parts.files.get(caller, wanted, _part(request)), media_type=PART_TYPE)

        return await sync_to_thread(_answered, work)

    return [state_of_file, put_part, get_part]
