"""Files to attach, and workspaces that keep them."""

import random
import struct
from pathlib import Path

from salesdesk.services.file_room import FileRoom, room_in
from salesdesk.services.workspace import Workspace
from salesdesk.store.unit import LaptopStore
from tests.factories.stores import KEY

CANARY = b"canari-7b2e-dans-le-fichier"


def pdf(size: int = 5_000, seed: int = 1) -> bytes:
    """Makes bytes that pass for a PDF and hold the canary."""
    body = random.Random(seed).randbytes(max(0, size - 9 - len(CANARY)))
    return b"%PDF-1.7\n" + CANARY + body


def put(folder: Path, name: str, content: bytes) -> Path:
    """Writes a file to attach, outside of the profile."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def room(folder: Path) -> FileRoom:
    """Makes a place for contents below a folder."""
    return room_in(folder, folder / "copies", KEY)


def with_files(laptop: LaptopStore, folder: Path) -> Workspace:
    """Makes a workspace that keeps files."""
    return Workspace(laptop, files=room(folder))


def located_jpeg() -> bytes:
    """A tiny JPEG (1 by 1, gray) with a comment that holds the canary."""
    note = b"\xff\xfe" + struct.pack(">H", 2 + len(CANARY)) + CANARY
    quantities = b"\xff\xdb\x00\x43\x00" + bytes([1] * 64)
    frame = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
    coarse = b"\xff\xc4\x00\x14\x00" + bytes([1] + [0] * 15) + b"\x00"
    fine = b"\xff\xc4\x00\x14\x10" + bytes([1] + [0] * 15) + b"\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x3f"
    return b"\xff\xd8" + note + quantities + frame + coarse + fine + scan + b"\xff\xd9"
