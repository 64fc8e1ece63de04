"""What the hub answers to a pull: a page of the first sync, or a page of what changed. Source: sync.md."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from salesdesk.domain.nouns import NOUN_BY_NAME, NOUNS, Noun
from salesdesk.store import server_feed
from salesdesk.store.server_feed import NOUN_PLACE, FeedKey, Reader
from salesdesk.sync.codec import pack
from salesdesk.sync.protocol import (
    END_OF_REV,
    MOST_WANTED,
    PAGE_BYTES,
    PAGE_ROWS,
    Cursor,
    GoneRow,
    GoneScope,
    Pull,
    PullReply,
    RecordKey,
    RowBlock,
)

_BLOCK_ROWS: Final = 200
_FEWEST_ROWS: Final = 8


def block(noun: Noun, rows: Sequence[Any]) -> RowBlock:
    """Packs raw rows of a noun."""
    return RowBlock(noun.name, server_feed.sent_columns(noun), msgspec.Raw(pack(list(rows))))


def page(connection: Connection, reader: Reader, message: Pull, epoch: bytes, rev: int) -> PullReply:
    """Reads the page that a laptop asks for.

    Args:
        connection: Where to read.
        reader: For whom.
        message: What he asks.
        epoch: The firm's history.
        rev: Revision last given.

    Returns:
        The page.
    """
    limit = max(1, min(message.limit, PAGE_ROWS))
    if message.cursor is None or message.cursor.is_snapshot:
        return _snapshot_page(connection, reader, message.cursor, limit, epoch, rev)
    horizon = rev if message.horizon is None else min(message.horizon, rev)
    reply = _feed_page(connection, reader, message.cursor, limit, epoch, horizon)
    if message.horizon is None:
        since = message.cursor.rev
        reply.gone_scopes = [
            GoneScope(scope, "revoked") for scope in server_feed.lost_scopes(connection, reader, since, horizon)
        ]
        reply.gone_rows = [
            GoneRow(noun, record_id, scope, "moved")
            for noun, record_id, scope in server_feed.moved_rows(connection, reader, since, horizon)
        ]
    _add_wanted(connection, reader, message.wanted[:MOST_WANTED], reply)
    return reply


def _snapshot_page(
    connection: Connection, reader: Reader, cursor: Cursor | None, limit: int, epoch: bytes, rev: int
) -> PullReply:
    start = cursor or Cursor(rev=rev, noun=0, is_snapshot=True)
    reply = PullReply(epoch=epoch, cursor=start, horizon=start.rev, more=True)
    place, after = start.noun, (start.scope_id, start.record_id)
    left, size = limit, 0
    readable = {NOUN_PLACE[noun.name] for noun in reader.nouns}
    while place < len(NOUNS):
        noun = NOUNS[place]
        rows = []
        if place in readable:
            rows = server_feed.snapshot_rows(connection, reader, noun, after, start.rev, left)
        for first in range(0, len(rows), _BLOCK_ROWS):
            some = rows[first : first + _BLOCK_ROWS]
            packed = block(noun, some)
            reply.blocks.append(packed)
            size += len(packed.rows)
            left -= len(some)
            after = _place_of(noun, some[-1])
            if left <= 0 or size >= PAGE_BYTES:
                scope_id, record_id = after
                reply.cursor = Cursor(
                    rev=start.rev, noun=place, record_id=record_id, is_snapshot=True, scope_id=scope_id
                )
                return reply
        place, after = place + 1, (b"", b"")
    reply.cursor = Cursor(rev=start.rev)
    reply.more = rev > start.rev
    return reply


def _place_of(noun: Noun, row: Any) -> tuple[bytes, bytes]:
    columns = server_feed.sent_columns(noun)
    return row[columns.index("scope_id")], row[columns.index("id")]


def _feed_page(
    connection: Connection, reader: Reader, cursor: Cursor, limit: int, epoch: bytes, horizon: int
) -> PullReply:
    after = FeedKey(cursor.rev, cursor.noun, cursor.record_id)
    done = PullReply(epoch=epoch, cursor=cursor, horizon=horizon, more=False)
    if horizon < cursor.rev or (horizon == cursor.rev and cursor.noun == END_OF_REV):
        return done
    keys = server_feed.feed_keys(connection, reader, after, horizon, limit)
    while True:
        blocks = _blocks_of(connection, reader, keys)
        if sum(len(one.rows) for one in blocks) <= PAGE_BYTES or len(keys) <= _FEWEST_ROWS:
            break
        # A few very long notes: a smaller page, the rest comes with the next.
        keys, limit = keys[: len(keys) // 2], len(keys) // 2
    if len(keys) < limit:
        return PullReply(epoch=epoch, cursor=Cursor(rev=horizon), horizon=horizon, more=False, blocks=blocks)
    last = Cursor(rev=keys[-1].rev, noun=keys[-1].noun, record_id=keys[-1].record_id)
    return PullReply(epoch=epoch, cursor=last, horizon=horizon, more=True, blocks=blocks)


def _blocks_of(connection: Connection, reader: Reader, keys: Sequence[FeedKey]) -> list[RowBlock]:
    ids: dict[int, list[bytes]] = {}
    for key in keys:
        ids.setdefault(key.noun, []).append(key.record_id)
    blocks = []
    for place in sorted(ids):
        rows = server_feed.rows_by_id(connection, reader, NOUNS[place], ids[place])
        blocks.append(block(NOUNS[place], rows))
    return blocks


def _add_wanted(connection: Connection, reader: Reader, wanted: Sequence[RecordKey], reply: PullReply) -> None:
    readable = {noun.name for noun in reader.nouns}
    by_noun: dict[str, list[bytes]] = {}
    for key in wanted:
        if key.noun in NOUN_BY_NAME:
            by_noun.setdefault(key.noun, []).append(key.record_id)
    for name, ids in by_noun.items():
        noun = NOUN_BY_NAME[name]
        rows = server_feed.rows_by_id(connection, reader, noun, ids) if name in readable else []
        column = server_feed.sent_columns(noun).index("id")
        found = {row[column] for row in rows}
        if rows:
            reply.blocks.append(block(noun, rows))
        reply.gone_rows += [GoneRow(name, one, b"", "unknown") for one in ids if one not in found]
