"""The transfer of attached contents (fichiers); who may do what is in ``salesdesk.sync.hub_files``.

Hash and number of the part are headers, not parts of the address: addresses end up in the logs of proxies.
Source: OWASP ASVS 5.0, 14.2.1.
"""

from collections.abc import Callable
from typing import Any

from litestar import Response, get, head, put
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

    @head(FILES_PATH, sync_to_thread=True)
    def state_of_file(request: AnyRequest) -> Response[None]:
        """Tell how much of a content has come."""
        caller, wanted = _caller(parts, request), request.headers.get(FILE_HEADER, "")
        return _answered(lambda: Response(None, headers=parts.files.head(caller, wanted).headers()))

    @put(FILES_PATH, sync_to_thread=True, status_code=200, request_max_body_size=PART_BYTES)
    def put_part(request: AnyRequest, body: RawBody) -> Response[None]:
        """Take one part of a content."""
        caller, wanted = _caller(parts, request), request.headers.get(FILE_HEADER, "")
        if content_type(request) != PART_TYPE:
            raise Refusal("server.bad_content_type", 415)
        part = _part(request)
        return _answered(lambda: Response(None, headers=parts.files.put(caller, wanted, part, body).headers()))

    @get(FILES_PATH, sync_to_thread=True, media_type=PART_TYPE)
    def get_part(request: AnyRequest) -> Response[bytes]:
        """Give one part of a content."""
        caller, wanted, part = _caller(parts, request), request.headers.get(FILE_HEADER, ""), _part(request)
        return _answered(lambda: Response(parts.files.get(caller, wanted, part), media_type=PART_TYPE))

    return [state_of_file, put_part, get_part]
