"""What the administrator sees and ends over HTTP (administration): people, devices, the log; no client data."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import RawBody

from salesdesk.domain.ids import DeviceId, UserId
from salesdesk.domain.people import User
from salesdesk.server import events
from salesdesk.server.answers import AnyRequest, json_answer
from salesdesk.server.auth import caller_of
from salesdesk.server.errors import Refusal
from salesdesk.server.parts import Parts
from salesdesk.server.people import all_of, devices
from salesdesk.server.routes.forms import read_fields

_MOST_EVENTS = 500


def _id_in(fields: dict[str, str]) -> UUID:
    try:
        return UUID(fields.get("id", ""))
    except ValueError:
        raise Refusal("server.bad_request") from None


def _people(parts: Parts, request: AnyRequest) -> dict[str, Any]:
    org_id = caller_of(parts, request).org_id
    with parts.store.read() as connection:
        people: list[User] = all_of(connection, org_id, User)
        known = devices(connection, org_id)
    return {
        "people": [
            {"id": str(one.id), "name": one.name, "email": one.email, "role": str(one.role), "status": str(one.status)}
            for one in people
        ],
        "devices": [
            {"id": str(one.id), "user_id": str(one.user_id), "name": one.name, "revoked": one.revoked} for one in known
        ],
    }


def _events(parts: Parts, request: AnyRequest) -> list[dict[str, Any]]:
    org_id = caller_of(parts, request).org_id
    with parts.store.read() as connection:
        lines = events.latest(connection, org_id, _MOST_EVENTS)
    return [{"no": one.no, "at": one.happened_at, "name": one.name, "detail": one.detail} for one in lines]


def admin_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """Makes the administrator's routes.

    Args:
        parts: The server.

    Returns:
        The handlers.
    """

    @get("/admin/people", sync_to_thread=True)
    def people(request: AnyRequest) -> Response[bytes]:
        """List people and devices."""
        return json_answer(_people(parts, request))

    @get("/admin/events", sync_to_thread=True)
    def log(request: AnyRequest) -> Response[bytes]:
        """List the last lines of the log, newest first."""
        return json_answer(_events(parts, request))

    @post("/admin/revoke-person", sync_to_thread=True, status_code=200)
    def revoke_person(request: AnyRequest, body: RawBody) -> Response[bytes]:
        """End a person's access."""
        caller = caller_of(parts, request)
        target = UserId(_id_in(read_fields(request, body)))
        parts.people.revoke_person(caller.org_id, target, actor_id=caller.user.id)
        return json_answer({})

    @post("/admin/revoke-device", sync_to_thread=True, status_code=200)
    def revoke_device(request: AnyRequest, body: RawBody) -> Response[bytes]:
        """End a device's access."""
        caller = caller_of(parts, request)
        target = DeviceId(_id_in(read_fields(request, body)))
        parts.people.revoke_device(caller.org_id, target, actor_id=caller.user.id)
        return json_answer({})

    return [people, log, revoke_person, revoke_device]
