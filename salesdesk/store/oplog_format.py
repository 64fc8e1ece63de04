"""The bytes of the operations log: how a record is sealed, found again after damage, and told from a torn tail.

Two heads of 36 bytes, then records. A head is ``magic, floor, seal, crc``; the floor is the last number that was
forgotten. A record is ``mark, size, number, crc`` and then ``nonce, sealed payload``. The checksum keeps a flipped bit
in a size from leading the reader astray, the mark lets it find the next record; what proves a record is its seal.
"""

import hmac
import secrets
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LARGEST_PAYLOAD: Final = 64 * 1024 * 1024

_MAGIC: Final = b"SDopLog1"
_HEAD: Final = struct.Struct("<8sQ16sI")
_MARK: Final = b"\xf5OP\xfa"
_FRAME: Final = struct.Struct("<4sIQI")
_NONCE_BYTES: Final = 12
_SEAL_BYTES: Final = 16
_LEAST_SEALED: Final = _NONCE_BYTES + _SEAL_BYTES

HEADS_SIZE: Final = 2 * _HEAD.size


@dataclass(frozen=True, slots=True)
class Record:
    """One whole record.

    Args:
        number: Number of the operation.
        payload: What was kept.
        offset: Where the record begins, in bytes from the start of the file.
        size: Its length in bytes.
    """

    number: int
    payload: bytes
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of the file that cannot be read.

    Args:
        number: Number of the operation that stood there; when its frame is gone, the one after the record before.
        offset: Where the stretch begins, in bytes from the start of the file.
        size: Its length in bytes.
        numbered: True when the frame was whole, so that the number is as it was written.
        torn: True for an unfinished record at the end of the file, as a process that was killed leaves it.
    """

    number: int
    offset: int
    size: int
    numbered: bool
    torn: bool = False


def _bound_to(number: int) -> bytes:
    return b"op" + number.to_bytes(8, "little")


def _with_crc(layout: struct.Struct, *fields: bytes | int) -> bytes:
    bare = layout.pack(*fields, 0)[:-4]
    return bare + zlib.crc32(bare).to_bytes(4, "little")


def _crc_holds(block: bytes) -> bool:
    return zlib.crc32(block[:-4]) == int.from_bytes(block[-4:], "little")


def _head_blocks(content: bytes) -> list[bytes]:
    blocks = [content[: _HEAD.size], content[_HEAD.size : HEADS_SIZE]]
    return [block for block in blocks if len(block) == _HEAD.size and _crc_holds(block)]


def has_whole_head(content: bytes) -> bool:
    """Returns whether a head is as somebody wrote it, under whatever key."""
    return any(block.startswith(_MAGIC) for block in _head_blocks(content))


def _frame_at(content: bytes, offset: int) -> tuple[int, int] | None:
    """Returns the size of the record at an offset, its frame included, and its number; None when none begins there."""
    block = content[offset : offset + _FRAME.size]
    if len(block) < _FRAME.size or not _crc_holds(block):
        return None
    mark, size, number, _ = _FRAME.unpack(block)
    if mark != _MARK or not _LEAST_SEALED <= size <= LARGEST_PAYLOAD + _LEAST_SEALED:
        return None
    return _FRAME.size + size, number


def _next_frame(content: bytes, start: int) -> int:
    """Returns where the next record begins, the length of the content when none follows."""
    found = content.find(_MARK, start)
    while found != -1:
        if _frame_at(content, found) is not None:
            return found
        found = content.find(_MARK, found + 1)
    return len(content)


class OpLogFormat:
    """Writes and reads the bytes of one log.

    Args:
        key: The data key of the profile; the log's own key is derived from it.
    """

    def __init__(self, key: bytes) -> None:
        self._key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"oplog").derive(key)
        self._cipher = AESGCM(self._key)

    def heads(self, floor: int) -> bytes:
        """Returns the two heads.

        Args:
            floor: The last number that was forgotten, 0 when none.
        """
        bare = _MAGIC + floor.to_bytes(8, "little")
        return 2 * _with_crc(_HEAD, _MAGIC, floor, self._seal(bare))

    def record(self, number: int, payload: bytes) -> bytes:
        """Returns the bytes of one record.

        Args:
            number: Number of the operation, below 2**64.
            payload: What to keep.

        Raises:
            ValueError: The payload is larger than ``LARGEST_PAYLOAD``.
        """
        if len(payload) > LARGEST_PAYLOAD:
            raise ValueError(f"payload of {len(payload)} bytes")
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, payload, _bound_to(number))
        return _with_crc(_FRAME, _MARK, len(sealed), number) + sealed

    def floors(self, content: bytes) -> list[int]:
        """Returns the floor that each whole head of this key tells: two, one or none."""
        return [
            floor
            for _, floor, seal, _ in map(_HEAD.unpack, _head_blocks(content))
            if hmac.compare_digest(seal, self._seal(_MAGIC + floor.to_bytes(8, "little")))
        ]

    def parts(self, content: bytes, floor: int) -> Iterator[Record | Damage]:
        """Walks the records of a file; a torn tail is the last part.

        Args:
            content: The whole file.
            floor: The last number that was forgotten.

        Yields:
            Each whole record and each stretch that cannot be read, in the order of the file.
        """
        offset, number = HEADS_SIZE, floor
        while offset < len(content):
            frame = _frame_at(content, offset)
            if frame is None:
                number += 1
                size = _next_frame(content, offset + 1) - offset
                rest = content[offset : offset + size]
                unfinished = len(rest) < _FRAME.size or not rest.strip(b"\0")
                yield Damage(number, offset, size, numbered=False, torn=unfinished and offset + size == len(content))
            else:
                size, number = frame
                yield self._record_at(content, offset, size, number)
            offset += size

    def _record_at(self, content: bytes, offset: int, size: int, number: int) -> Record | Damage:
        if offset + size > len(content):
            return Damage(number, offset, len(content) - offset, numbered=True, torn=True)
        sealed = content[offset + _FRAME.size : offset + size]
        try:
            payload = self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bound_to(number))
        except InvalidTag:
            return Damage(number, offset, size, numbered=True)
        return Record(number, payload, offset, size)

    def _seal(self, bare: bytes) -> bytes:
        return hmac.digest(self._key, bare, "sha256")[:_SEAL_BYTES]
