"""What a laptop notes of its way through the server's feed, between two rounds."""

from typing import Final

import msgspec
from sqlalchemy import Connection

from salesdesk.store.profile import get_fact, set_fact
from salesdesk.sync.codec import pack
from salesdesk.sync.protocol import Cursor

CURSOR: Final = "feed_cursor"
OVERLAID: Final = "feed_overlaid"

_decode_cursor = msgspec.msgpack.Decoder(Cursor).decode
_decode_records = msgspec.msgpack.Decoder(list[tuple[str, bytes]]).decode


def read_cursor(connection: Connection) -> Cursor | None:
    """Reads how far the feed was read; None before the first page."""
    kept = get_fact(connection, CURSOR)
    return _decode_cursor(kept) if kept else None


def read_overlaid(connection: Connection) -> set[tuple[str, bytes]]:
    """Reads on which records edits that waited hid what the server had."""
    kept = get_fact(connection, OVERLAID)
    return {(one[0], one[1]) for one in _decode_records(kept)} if kept else set()


def note_overlaid(connection: Connection, waiting: set[tuple[str, bytes]], read: set[tuple[str, bytes]]) -> None:
    """Notes on which records edits that wait hide what the server has.

    A reply can be lost after the server merged such an edit: the merged row was then read under the edit, at its last
    revision, and would never come again. These records are asked for once their edits are confirmed.

    Args:
        connection: The transaction.
        waiting: Records with edits that wait, among those just read.
        read: The records just read.
    """
    before = read_overlaid(connection)
    after = (before | waiting) - (read - waiting)
    if after != before:
        set_fact(connection, OVERLAID, pack(sorted(after)))
