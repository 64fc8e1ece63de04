"""The three calls of the sync (synchronisation); what they mean is in ``salesdesk.sync``.

Bodies stay bytes here: declared as a decoded type, a MessagePack body would be refused before the codec sees it.
"""

from litestar import Response, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import RawBody

from salesdesk.server.answers import AnyRequest
from salesdesk.server.auth import caller_of
from salesdesk.server.errors import Refusal
from salesdesk.server.parts import Parts
from salesdesk.server.routes.forms import content_type
from salesdesk.store.profile import Identity
from salesdesk.sync import codec
from salesdesk.sync.endpoint import answer


def _answered(parts: Parts, request: AnyRequest, method: str, body: bytes) -> Response[bytes]:
    caller = caller_of(parts, request)
    media_type = content_type(request)
    if media_type not in (codec.MEDIA_TYPE, codec.JSON_TYPE):
        raise Refusal("server.bad_content_type", 415)
    identity = Identity(org_id=caller.org_id, user_id=caller.user.id, device_id=caller.device_id)
    done = answer(parts.hub, identity, method, body, media_type)
    return Response(done.body, status_code=done.status, media_type=done.media_type)


def sync_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """Makes the routes of the sync.

    Args:
        parts: The server.

    Returns:
        The handlers; each runs in a worker thread.
    """
    largest = parts.config.largest_push_bytes

    @post("/sync/hello", sync_to_thread=True, status_code=200, request_max_body_size=largest)
    def hello(request: AnyRequest, body: RawBody) -> Response[bytes]:
        """Tell a device what to speak and whether there is news."""
        return _answered(parts, request, "hello", body)

    @post("/sync/push", sync_to_thread=True, status_code=200, request_max_body_size=largest)
    def push(request: AnyRequest, body: RawBody) -> Response[bytes]:
        """Apply a batch of changes."""
        return _answered(parts, request, "push", body)

    @post("/sync/pull", sync_to_thread=True, status_code=200, request_max_body_size=largest)
    def pull(request: AnyRequest, body: RawBody) -> Response[bytes]:
        """Give the next page of the feed."""
        return _answered(parts, request, "pull", body)

    return [hello, push, pull]
