"""The transfer of attached contents as a laptop sees it: a port, and the numbers that both ends agree on.

sync.md sends the content first and its record after it. Here the record goes first: access to a content is by the
scope of a record that refers to it, and before there is one the server could only go by the hash, which is no right.
A record whose content has not come yet says so on the screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

PART_BYTES: Final = 1024 * 1024
"""Length of a part; the last one may be shorter."""
FILE_HEADER: Final = "salesdesk-file"
PART_HEADER: Final = "salesdesk-part"
SIZE_HEADER: Final = "salesdesk-size"
RECEIVED_HEADER: Final = "salesdesk-received"
COMPLETE_HEADER: Final = "salesdesk-complete"
FILES_PATH: Final = "/sync/files"
PART_TYPE: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class FileState:
    """How much of a content the server has.

    Attributes:
        size_bytes: Its whole length.
        received_bytes: How much of it has come, in whole parts.
        is_complete: True once all of it has come and its hash was found right.
    """

    size_bytes: int
    received_bytes: int
    is_complete: bool

    def headers(self) -> dict[str, str]:
        """Returns the state as headers of an answer."""
        return {
            SIZE_HEADER: str(self.size_bytes),
            RECEIVED_HEADER: str(self.received_bytes),
            COMPLETE_HEADER: "1" if self.is_complete else "0",
        }


def state_from(headers: Mapping[str, str]) -> FileState | None:
    """Reads the state from the headers of an answer; None when they do not hold one."""
    try:
        return FileState(int(headers[SIZE_HEADER]), int(headers[RECEIVED_HEADER]), headers[COMPLETE_HEADER] == "1")
    except (KeyError, ValueError):
        return None


def parts_of(size_bytes: int) -> int:
    """Returns in how many parts a content travels."""
    return max(1, -(-size_bytes // PART_BYTES))


class FilePort(Protocol):
    """The server's contents; each call raises :class:`SyncError` when there is no good answer.

    A content that is unknown and one that the caller may not see are the same to him: ``sync.file_unknown``.
    """

    def head(self, sha256: str) -> FileState:
        """Asks how much of a content has come."""
        ...

    def put(self, sha256: str, part: int, content: bytes) -> FileState:
        """Sends one part; a part that has come already is left as it is."""
        ...

    def get(self, sha256: str, part: int) -> bytes:
        """Asks for one part of a complete content."""
        ...
