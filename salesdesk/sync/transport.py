"""What carries the messages: a port; its adapters are memory_transport and http_transport."""

from typing import Protocol, TypeVar

from salesdesk.domain.errors import SyncError
from salesdesk.sync import codec
from salesdesk.sync.protocol import STATUS_OF, Hello, HelloReply, Pull, PullReply, Push, PushReply, Refused

Reply = TypeVar("Reply")


class Port(Protocol):
    """The server as a laptop sees it; each call raises :class:`SyncError` when there is no good answer."""

    def hello(self, message: Hello) -> HelloReply:
        """Says hello."""
        ...

    def push(self, message: Push) -> PushReply:
        """Sends a batch of changes."""
        ...

    def pull(self, message: Pull) -> PullReply:
        """Asks for a page of the feed."""
        ...


def read_reply(status: int, body: bytes, form: type[Reply]) -> Reply:
    """Turns what a server sent back into a message.

    Args:
        status: HTTP status.
        body: What came with it.
        form: The message expected with status 200.

    Returns:
        The message.

    Raises:
        SyncError: The server refused the call, or its answer is damaged.
    """
    if status == 200:
        try:
            return codec.decode(body, form, most=1 << 28)
        except SyncError as error:
            raise SyncError("sync.bad_answer", retryable=True) from error
    try:
        refused = codec.decode(body, Refused)
    except SyncError as error:
        raise SyncError("sync.server_failed", retryable=True, status=status) from error
    raise SyncError(refused.key, retryable=status not in STATUS_OF.values(), **refused.args)
