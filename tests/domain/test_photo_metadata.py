"""A photo without what the camera noted: the picture stays, the place goes."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader

from salesdesk.domain.attached_files import JPEG, PNG
from salesdesk.domain.photo_metadata import without_metadata

CANARY = b"48.8566N 2.3522E canari"


def picture(form: str) -> bytes:
    """A picture whose left half is red and right half blue, 40 by 20."""
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(20, 40):
        for y in range(20):
            image.setPixelColor(x, y, QColor("blue"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)  # type: ignore[call-overload]  # the stub knows bytes only
    return bytes(buffer.data().data())


def pixels(content: bytes) -> list[int]:
    image = QImage.fromData(content)
    assert not image.isNull()
    return [image.pixel(x, y) for x in range(image.width()) for y in range(image.height())]


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", 2 + len(body)) + body


def exif(orientation: int, order: str = "<") -> bytes:
    head = b"II*\x00" if order == "<" else b"MM\x00*"
    entries = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0) + struct.pack(f"{order}HHII", 0x8825, 4, 1, 38)
    tiff = head + struct.pack(f"{order}IH", 8, 2) + entries + struct.pack(f"{order}I", 0) + CANARY
    return segment(0xE1, b"Exif\x00\x00" + tiff)


def turned(content: bytes) -> tuple[int, int]:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    image = reader.read()
    return image.width(), image.height()


@pytest.mark.parametrize("order", ["<", ">"])
def test_place_comment_and_other_notes_go_and_every_pixel_stays(order: str) -> None:
    plain = picture("JPG")
    notes = (
        exif(1, order)
        + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + CANARY)
        + segment(0xED, b"Photoshop 3.0\x00" + CANARY)
        + segment(0xFE, CANARY)
        + segment(0xE2, b"MPF\x00" + CANARY)
    )
    profile = segment(0xE2, b"ICC_PROFILE\x00\x01\x01" + bytes(20))
    clean = without_metadata(plain[:2] + notes + profile + plain[2:] + CANARY, JPEG)
    assert clean is not None
    assert CANARY not in clean
    assert b"ICC_PROFILE" in clean
    assert pixels(clean) == pixels(plain)


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_photo_held_upright_stays_upright(orientation: int) -> None:
    plain = picture("JPG")
    held = plain[:2] + exif(orientation) + plain[2:]
    clean = without_metadata(held, JPEG)
    assert clean is not None
    assert CANARY not in clean
    assert turned(clean) == turned(held) == ((40, 20) if orientation == 3 else (20, 40))


def test_cleaning_twice_changes_nothing() -> None:
    plain = picture("JPG")
    once = without_metadata(plain[:2] + exif(6) + plain[2:], JPEG)
    assert once is not None
    assert without_metadata(once, JPEG) == once


def test_a_png_keeps_its_pixels_and_loses_its_notes() -> None:
    plain = picture("PNG")
    note = b"tEXt" + b"Comment\x00" + CANARY
    chunk = struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note))
    clean = without_metadata(plain[:33] + chunk + plain[33:] + CANARY, PNG)
    assert clean is not None
    assert CANARY not in clean
    assert pixels(clean) == pixels(plain)


def test_what_cannot_be_read_is_left_to_the_caller() -> None:
    plain = picture("JPG")
    cut = [length for length in range(len(plain)) if without_metadata(plain[:length], JPEG) is not None]
    assert cut == []
    assert without_metadata(picture("PNG")[:-6], PNG) is None
    assert without_metadata(b"\x00\x00\x00\x18ftypheic", "image/heic") is None
