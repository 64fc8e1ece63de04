"""What answers a call at the server, whatever carried it: bytes in, status and bytes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from salesdesk.domain.errors import SyncError
from salesdesk.store.profile import Identity
from salesdesk.sync import codec
from salesdesk.sync.hub import Hub
from salesdesk.sync.protocol import STATUS_OF, Hello, Pull, Push, Refused

Method = tuple[type[Any], Callable[[Hub, Identity, Any], Any]]

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "hello": (Hello, lambda hub, caller, message: hub.hello(caller, message)),
        "push": (Push, lambda hub, caller, message: hub.push(caller, message)),
        "pull": (Pull, lambda hub, caller, message: hub.pull(caller, message)),
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back.

    Attributes:
        status: HTTP status.
        body: The message or the refusal.
        media_type: Of the body.
    """

    status: int
    body: bytes
    media_type: str


def answer(hub: Hub, caller: Identity, method: str, body: bytes, media_type: str = codec.MEDIA_TYPE) -> Answer:
    """Answers one call.

    Args:
        hub: The server's end of the sync.
        caller: Who calls, as his token says; never as the message says.
        method: ``hello``, ``push`` or ``pull``.
        body: The message.
        media_type: How it is written: the sync's own form, or JSON.

    Returns:
        The reply, or the refusal with its status.

    Raises:
        SyncError: The failure is not the caller's, for example a database that cannot be reached.
    """
    as_json = media_type.partition(";")[0].strip() == codec.JSON_TYPE
    form, call = METHODS[method]
    try:
        message = codec.decode_json(body, form) if as_json else codec.decode(body, form)
        status, reply = 200, call(hub, caller, message)
    except SyncError as error:
        if error.key not in STATUS_OF:
            raise
        status = STATUS_OF[error.key]
        args = {name: value for name, value in error.arguments.items() if isinstance(value, str | int)}
        reply = Refused(key=error.key, args=args, resnapshot=error.key == "sync.resnapshot")
    if as_json:
        return Answer(status, codec.encode_json(reply), codec.JSON_TYPE)
    return Answer(status, codec.encode(reply), codec.MEDIA_TYPE)
