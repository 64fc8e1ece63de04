"""Calls a hub in the same process, through the same bytes as HTTP would carry: for tests."""

from typing import Any, TypeVar

from salesdesk.store.profile import Identity
from salesdesk.sync import codec
from salesdesk.sync.endpoint import answer
from salesdesk.sync.hub import Hub
from salesdesk.sync.protocol import Hello, HelloReply, Pull, PullReply, Push, PushReply
from salesdesk.sync.transport import read_reply

Reply = TypeVar("Reply")


class MemoryTransport:
    """A :class:`salesdesk.sync.transport.Port` without a network.

    Args:
        hub: The server's end.
        caller: Whose token it would be.
    """

    def __init__(self, hub: Hub, caller: Identity) -> None:
        self.hub = hub
        self.caller = caller

    def hello(self, message: Hello) -> HelloReply:
        """Says hello."""
        return self._call("hello", message, HelloReply)

    def push(self, message: Push) -> PushReply:
        """Sends a batch of changes."""
        return self._call("push", message, PushReply)

    def pull(self, message: Pull) -> PullReply:
        """Asks for a page of the feed."""
        return self._call("pull", message, PullReply)

    def _call(self, method: str, message: Any, form: type[Reply]) -> Reply:
        result = answer(self.hub, self.caller, method, codec.encode(message))
        return read_reply(result.status, result.body, form)
