"""Calls the contents of a hub in the same process: for tests, and with nothing else changed."""

from salesdesk.store.profile import Identity
from salesdesk.sync.file_port import FileState
from salesdesk.sync.hub_files import FileHub


class MemoryFiles:
    """A :class:`salesdesk.sync.file_port.FilePort` without a network.

    Args:
        hub: The server's end.
        caller: Whose token it would be.
    """

    def __init__(self, hub: FileHub, caller: Identity) -> None:
        self.hub = hub
        self.caller = caller

    def head(self, sha256: str) -> FileState:
        """Asks how much of a content has come."""
        return self.hub.head(self.caller, sha256)

    def put(self, sha256: str, part: int, content: bytes) -> FileState:
        """Sends one part."""
        return self.hub.put(self.caller, sha256, part, content)

    def get(self, sha256: str, part: int) -> bytes:
        """Asks for one part."""
        return self.hub.get(self.caller, sha256, part)
