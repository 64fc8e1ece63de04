"""Messages as bytes: MessagePack in zstd; plain JSON is understood too, for whoever debugs with a terminal.

The zstd frame carries a checksum, so that a truncated or flipped body is refused as a whole, never half applied.
"""

import base64
from hashlib import blake2b
from typing import Any, Final, TypeVar

import msgspec
import zstandard

from salesdesk.domain.errors import SyncError
from salesdesk.sync.protocol import MOST_BODY_BYTES, Op

Message = TypeVar("Message")

MEDIA_TYPE: Final = "application/vnd.salesdesk.sync"
JSON_TYPE: Final = "application/json"
LEVEL: Final = 3
_MAGIC: Final = b"\x28\xb5\x2f\xfd"

pack = msgspec.msgpack.Encoder().encode


def encode(message: Any) -> bytes:
    """Returns the body that carries a message."""
    return zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(pack(message))


def decode(body: bytes, form: type[Message], *, most: int = MOST_BODY_BYTES) -> Message:
    """Reads the message that a body carries.

    Args:
        body: What came.
        form: The message expected.
        most: Bytes that it may unpack to.

    Returns:
        The message.

    Raises:
        SyncError: The body is damaged, too large or another message.
    """
    try:
        return msgspec.msgpack.decode(_unzipped(body, most), type=form)
    except (msgspec.MsgspecError, zstandard.ZstdError, UnicodeDecodeError, RecursionError) as error:
        raise SyncError("sync.bad_body", retryable=False) from error


def _unzipped(body: bytes, most: int) -> bytes:
    if not body.startswith(_MAGIC):
        raise zstandard.ZstdError("not a zstd frame")
    unzip = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
    content = bytearray()
    # In small bites: a few kilobytes can unpack to gigabytes.
    for start in range(0, len(body), 16_384):
        content += unzip.decompress(body[start : start + 16_384])
        if len(content) > most:
            raise SyncError("sync.too_large", retryable=False)
    if not unzip.eof:
        raise zstandard.ZstdError("truncated frame")
    return bytes(content)


def decode_json(body: bytes, form: type[Message]) -> Message:
    """Reads a message written as JSON; bytes are base64 texts where the message expects bytes.

    Raises:
        SyncError: The body is another message.
    """
    try:
        return msgspec.json.decode(body, type=form)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SyncError("sync.bad_body", retryable=False) from error


def encode_json(message: Any) -> bytes:
    """Returns a message as JSON for a person to read; packed rows are opened, bytes become base64 texts."""
    return msgspec.json.encode(_readable(msgspec.msgpack.decode(pack(message))))


def _readable(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {str(key): _readable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_readable(one) for one in value]
    return value


def digest_of(ops: list[Op]) -> bytes:
    """Returns the fingerprint of a batch: the same operations give the same, however they were carried."""
    return blake2b(pack(ops), digest_size=32).digest()
