"""A photo without what the camera noted beside it (métadonnées): place, serial number, thumbnails. Bytes in, bytes out.

A photo taken at a client's tells where he is, and a thumbnail may show what was cropped. Picture and colours stay as
they are; how the camera was held stays too, or the photo would lie on its side.
Source: ITU-T T.81 annex B (JPEG), Exif 3.0 section 4.6 (orientation), PNG third edition section 11.
"""

import struct
from typing import Final

from salesdesk.domain.attached_files import JPEG, PNG

_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP2, _APP14, _APP15 = 0xE0, 0xE2, 0xEE, 0xEF
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_EXIF: Final = b"Exif\x00\x00"
_ICC: Final = b"ICC_PROFILE\x00"
_ORIENTATION: Final = 0x0112
_SHORT: Final = 3
_MOST_ENTRIES: Final = 512
_PNG_HEAD: Final = b"\x89PNG\r\n\x1a\n"
_PNG_NOTES: Final = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})


def without_metadata(content: bytes, media_type: str) -> bytes | None:
    """Takes out of a photo what is not the photo.

    Args:
        content: The whole file.
        media_type: Its type.

    Returns:
        The same picture with nothing beside it; None when the type or this file cannot be cleaned here.
    """
    try:
        if media_type == JPEG:
            return _clean_jpeg(content)
        if media_type == PNG:
            return _clean_png(content)
    except (struct.error, IndexError):
        return None
    return None


def _clean_jpeg(content: bytes) -> bytes | None:
    if content[:2] != b"\xff\xd8":
        return None
    kept = bytearray(content[:2])
    orientation = 1
    at = 2
    while True:
        at, marker = _next_marker(content, at)
        if marker == _EOI:
            # What follows the end is no part of the picture: a second picture, a film, or anything at all.
            kept += b"\xff\xd9"
            break
        if marker in _ALONE:
            kept += bytes((0xFF, marker))
            at += 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        segment = content[at : at + 2 + length]
        if length < 2 or len(segment) < 2 + length:
            return None
        at += len(segment)
        body = segment[4:]
        if body.startswith(_EXIF):
            orientation = _orientation(body[len(_EXIF) :])
        elif _is_picture(marker, body):
            kept += segment
        if marker == _SOS:
            end = _end_of_scan(content, at)
            kept += content[at:end]
            at = end
    return bytes(kept[:2] + _held(orientation) + kept[2:])


def _next_marker(content: bytes, at: int) -> tuple[int, int]:
    if content[at] != 0xFF:
        raise IndexError(at)
    while content[at + 1] == 0xFF:
        at += 1
    return at, content[at + 1]


def _is_picture(marker: int, body: bytes) -> bool:
    if marker == _COM:
        return False
    if _APP0 <= marker <= _APP15:
        # JFIF and Adobe say how the colours are coded, ICC which they are; other APPn are notes.
        return (
            (marker == _APP0 and body.startswith(b"JFIF\x00"))
            or (marker == _APP2 and body.startswith(_ICC))
            or (marker == _APP14 and body.startswith(b"Adobe"))
        )
    return True


def _end_of_scan(content: bytes, at: int) -> int:
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise IndexError(at)
        following = content[at + 1]
        if following == 0 or following in _ALONE:
            at += 2
        elif following == 0xFF:
            at += 1
        else:
            return at


def _orientation(tiff: bytes) -> int:
    """Reads how the camera was held, 1 to 8; 1 when it is not said."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 1
    (place,) = struct.unpack_from(f"{order}I", tiff, 4)
    if place + 2 > len(tiff):
        return 1
    (count,) = struct.unpack_from(f"{order}H", tiff, place)
    for entry in range(min(count, _MOST_ENTRIES)):
        start = place + 2 + 12 * entry
        if start + 12 > len(tiff):
            break
        tag, kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, start)
        if tag == _ORIENTATION and kind == _SHORT and 1 <= value <= 8:
            return int(value)
    return 1


def _held(orientation: int) -> bytes:
    """Returns a segment that says nothing but how the camera was held; none for upright."""
    if orientation == 1:
        return b""
    tiff = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, orientation, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 2 + len(_EXIF) + len(tiff)) + _EXIF + tiff


def _clean_png(content: bytes) -> bytes | None:
    if not content.startswith(_PNG_HEAD):
        return None
    kept = bytearray(_PNG_HEAD)
    at = len(_PNG_HEAD)
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        chunk = content[at : at + 12 + length]
        if len(chunk) < 12 + length:
            return None
        at += len(chunk)
        if kind not in _PNG_NOTES:
            kept += chunk
        if kind == b"IEND":
            return bytes(kept)
