"""The messages that a laptop and the server exchange; one module for both ends. Source: sync.md section 2."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal

import msgspec

from salesdesk.store.changes import PackedChange

PROTO: Final = 1
OLDEST_PROTO: Final = 1
SCHEMA: Final = 2
OLDEST_SCHEMA: Final = 1

MOST_OPS: Final = 500
MOST_BATCH_BYTES: Final = 1_000_000
MOST_BODY_BYTES: Final = 8_000_000
PAGE_ROWS: Final = 2_000
PAGE_BYTES: Final = 4_000_000
MOST_WANTED: Final = 200
MOST_AHEAD_MS: Final = 120_000
END_OF_REV: Final = 1 << 30

BATCH_ID_BYTES: Final = 16

STATUS_OF: Final[Mapping[str, int]] = MappingProxyType(
    {
        "sync.bad_body": 400,
        "sync.revoked": 403,
        "sync.file_unknown": 404,
        "sync.batch_differs": 409,
        "sync.file_part": 409,
        "sync.resnapshot": 410,
        "sync.too_large": 413,
        "sync.file_differs": 422,
        "sync.too_old": 426,
    }
)

Status = Literal["applied", "merged", "conflict", "rejected", "forbidden"]
GoneReason = Literal["moved", "revoked", "unknown"]


class Hello(msgspec.Struct, kw_only=True):
    """A laptop says who it is and asks whether there is news.

    Attributes:
        proto_from: Oldest protocol that it speaks.
        proto_to: Newest one.
        schema: Schema of its rows.
        app_version: Version of the program.
        epoch: Server's history that it knows; None before the first sync.
        rev: Revision to which it has read; None before the first sync is over.
        clock_ms: Its wall clock.
    """

    proto_from: int
    proto_to: int
    schema: int
    app_version: str
    clock_ms: int
    epoch: bytes | None = None
    rev: int | None = None


class HelloReply(msgspec.Struct, kw_only=True):
    """What the server answers to a hello.

    Attributes:
        proto: Protocol to speak.
        min_schema: Oldest schema still served.
        server_ms: The server's wall clock.
        epoch: Its history.
        rev: Revision last given.
        news: True when a pull would bring something.
        most_ops: Operations that a push may hold.
        most_bytes: Bytes that a push may hold.
    """

    proto: int
    min_schema: int
    server_ms: int
    epoch: bytes
    rev: int
    news: bool
    most_ops: int = MOST_OPS
    most_bytes: int = MOST_BATCH_BYTES


class Op(PackedChange, kw_only=True):
    """One change to push.

    Attributes:
        op_id: Its id everywhere; applied once.
        op_no: Its number on its device.
    """

    op_id: bytes
    op_no: int = 0


class Push(msgspec.Struct, kw_only=True):
    """A batch of changes, applied in one transaction."""

    batch_id: bytes
    ops: list[Op]
    proto: int = PROTO
    schema: int = SCHEMA
    epoch: bytes | None = None


class OpResult(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What became of one change.

    Attributes:
        op_id: The change.
        status: Applied, merged with what others did, in conflict, or refused.
        code: Message key of the refusal.
        field: Field that it is about.
        ignored: Fields that the server does not know.
        outside: True for a change that was taken on a record that the person sees no more: the feed will not bring it.
    """

    op_id: bytes
    status: Status
    code: str = ""
    field: str = ""
    ignored: list[str] = []
    outside: bool = False


class PushReply(msgspec.Struct, kw_only=True):
    """What became of a batch.

    Attributes:
        rev: Revision at which its changes are read; the present one when it changed nothing.
        results: One for each change, in order.
        drift_ms: How far the device's clock was ahead; 0 when within bounds.
    """

    rev: int
    results: list[OpResult]
    drift_ms: int = 0


class Cursor(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A place in the feed; a laptop keeps it and gives it back as it came.

    Attributes:
        rev: In the feed: revision of the last row read. In a snapshot: revision at which it is taken.
        noun: Place of the noun of that row; ``END_OF_REV`` when all of ``rev`` was read.
        record_id: That row.
        is_snapshot: True while the first sync lasts.
        scope_id: Scope of that row, in a snapshot.
    """

    rev: int
    noun: int = END_OF_REV
    record_id: bytes = b""
    is_snapshot: bool = False
    scope_id: bytes = b""


class RecordKey(msgspec.Struct, array_like=True):
    """Names one record."""

    noun: str
    record_id: bytes


class Pull(msgspec.Struct, kw_only=True):
    """Asks for the next page.

    Attributes:
        cursor: Where the last page ended; None for a first sync.
        epoch: History to which the cursor belongs.
        horizon: Revision at which this pull ends, as the first page told; None on the first page.
        limit: At most so many rows.
        wanted: Records to send in any case: what was done to them here was refused.
    """

    cursor: Cursor | None = None
    epoch: bytes | None = None
    horizon: int | None = None
    limit: int = PAGE_ROWS
    wanted: list[RecordKey] = []
    proto: int = PROTO
    schema: int = SCHEMA


class GoneScope(msgspec.Struct, array_like=True):
    """A scope that the person no longer sees."""

    scope_id: bytes
    reason: GoneReason


class GoneRow(msgspec.Struct, array_like=True):
    """A record that the person no longer sees; an empty scope stands for any."""

    noun: str
    record_id: bytes
    scope_id: bytes
    reason: GoneReason


class RowBlock(msgspec.Struct, array_like=True):
    """Rows of one noun, as arrays in the order of ``columns``; ``rows`` is a packed list of them."""

    noun: str
    columns: list[str]
    rows: msgspec.Raw


class PullReply(msgspec.Struct, kw_only=True):
    """One page of the feed: what is gone, to be applied first, then rows."""

    epoch: bytes
    cursor: Cursor
    horizon: int
    more: bool
    gone_scopes: list[GoneScope] = []
    gone_rows: list[GoneRow] = []
    blocks: list[RowBlock] = []


class Refused(msgspec.Struct, kw_only=True):
    """Why the server did not answer a call.

    Attributes:
        key: Message key.
        args: Values for its placeholders.
        resnapshot: True when the laptop must read everything anew.
    """

    key: str
    args: dict[str, str | int] = {}
    resnapshot: bool = False


def row_values(packed: Any) -> list[list[Any]]:
    """Reads the rows of a block."""
    return _decode_rows(packed)


_decode_rows = msgspec.msgpack.Decoder(list[list[Any]]).decode
