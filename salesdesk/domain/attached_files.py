"""What may be attached (pièces jointes): how large, under which name, of which type. Bytes and names in, verdicts out.

A name comes from a disk, a clipboard or another laptop: it is checked where it enters and again where it is used.
Source: OWASP ASVS 5.0, 5.2.1 (size), 5.2.2 (type by content), 5.4.1 and 5.4.2 (names).
"""

import re
import unicodedata
from typing import Final

from salesdesk.domain.errors import UserError

MOST_BYTES: Final = 25 * 1024 * 1024
MOST_NAME: Final = 120
HEAD_BYTES: Final = 64 * 1024
"""How much of the beginning of a content :func:`media_type_of` should see."""

JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
HEIC: Final = "image/heic"
TEXT: Final = "text/plain"
WAV: Final = "audio/wav"
UNKNOWN: Final = "application/octet-stream"
IMAGES: Final = frozenset({JPEG, PNG, HEIC, "image/gif", "image/webp", "image/bmp", "image/tiff"})

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_IN_ZIP: Final = (
    (b"word/", _OFFICE + "wordprocessingml.document"),
    (b"xl/", _OFFICE + "spreadsheetml.sheet"),
    (b"ppt/", _OFFICE + "presentationml.presentation"),
)
_BEGINNINGS: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"})
_PROGRAMS: Final = (
    b"MZ", b"\x7fELF", b"#!", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe", b"dex\n", b"L\x00\x00\x00\x01\x14\x02\x00",
)  # fmt: skip
_ENDINGS: Final = (
    "app apk bash bat chm cmd com cpl desktop dll dmg elf exe gadget hta inf jar js jse lnk mjs msc msh msi msix msp "
    "mst pif ps1 ps2 psc1 psm1 pkg py pyc pyw reg run scf scr sh sys url vb vbe vbs ws wsc wsf wsh xll"
)
_PROGRAM_ENDINGS: Final = frozenset(_ENDINGS.split())
_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{name}{n}" for name in ("com", "lpt") for n in "123456789¹²³"]
)
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')


def safe_name(name: str) -> str:
    """Returns a name that every system takes as the name of a file in one folder.

    What could lead elsewhere or deceive a reader is refused; what a system merely does not take is replaced.

    Args:
        name: As it was given.

    Returns:
        The name, of at most 120 characters; its ending stays.

    Raises:
        UserError: It names a folder or a drive, is empty, or holds characters that are not seen or turn the reading
            direction (``files.bad_name``).
    """
    name = unicodedata.normalize("NFC", name)
    leads_out = "/" in name or "\\" in name or re.match(r"[A-Za-z]:", name) is not None
    unseen = any(
        unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp") and one not in "\u200c\u200d" for one in name
    )
    bare = name.rstrip(". ").lstrip(" ")
    if leads_out or unseen or not bare.strip("."):
        raise UserError("files.bad_name", name=shown_name(name))
    bare = _FORBIDDEN.sub("_", bare)
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) > 16:
        stem, dot, ending = bare, "", ""
    if bare.split(".", 1)[0].rstrip().casefold() in _RESERVED:
        stem = f"_{stem}"
    room = MOST_NAME - len(dot + ending)
    return stem[:room].rstrip(". ") + dot + ending if len(stem) > room else stem + dot + ending


def shown_name(name: str) -> str:
    """Returns a name as it can be shown in a message: what is not seen is made visible, and it is not endless."""
    seen = "".join(one if unicodedata.category(one)[0] != "C" else "\ufffd" for one in name)
    return seen if len(seen) <= 60 else f"{seen[:59]}…"


def check_size(name: str, size_bytes: int) -> None:
    """Refuses what is too large, or empty.

    Args:
        name: Name of the file, for the message.
        size_bytes: Its length.

    Raises:
        UserError: It is over 25 MB (``files.too_large``) or empty (``files.empty``).
    """
    if size_bytes > MOST_BYTES:
        raise UserError(
            "files.too_large",
            name=shown_name(name),
            megabytes=-(-size_bytes // (1024 * 1024)),
            most=MOST_BYTES // (1024 * 1024),
        )
    if size_bytes == 0:
        raise UserError("files.empty", name=shown_name(name))


def media_type_of(head: bytes, name: str) -> str:
    """Finds the type of a content from its beginning; the name decides only where bytes cannot.

    Args:
        head: Its first bytes, 64 KiB or all of it.
        name: Its name.

    Returns:
        The MIME type; ``application/octet-stream`` for one that is not known.

    Raises:
        UserError: It is a program (``files.program``).
    """
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    if ending in _PROGRAM_ENDINGS or _is_program(head):
        raise UserError("files.program", name=shown_name(name))
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head)
    if head[4:8] == b"ftyp":
        return _boxed(head[8:12])
    if head.startswith(b"RIFF"):
        return {b"WAVE": WAV, b"WEBP": "image/webp"}.get(head[8:12], UNKNOWN)
    known = next((media for beginning, media in _BEGINNINGS if head.startswith(beginning)), None)
    if known is not None:
        return known
    return _written(head, ending)


def _is_program(head: bytes) -> bool:
    # "MZ" alone may begin a text: a program has the place of its second header at byte 60.
    if head.startswith(b"MZ"):
        return len(head) >= 64 and b"\x00" in head[:64]
    return head.startswith(_PROGRAMS)


def _zipped(head: bytes) -> str:
    if head[30:38] == b"mimetype":
        kept = head[38:120].partition(b"PK")[0]
        return kept.decode("ascii", "ignore") if kept.startswith(b"application/vnd.oasis.") else "application/zip"
    if b"[Content_Types].xml" in head or b"_rels/.rels" in head:
        return next((media for folder, media in _IN_ZIP if folder in head), "application/zip")
    return "application/zip"


def _boxed(brand: bytes) -> str:
    if brand in _HEIC_BRANDS:
        return HEIC
    if brand.startswith(b"M4A"):
        return "audio/mp4"
    return "image/avif" if brand == b"avif" else "video/mp4"


def _written(head: bytes, ending: str) -> str:
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut by the end of what was read is no fault.
        if error.start < len(head) - 4:
            return UNKNOWN
        text = head[: error.start].decode("utf-8")
    if not text or any(unicodedata.category(one) == "Cc" and one not in "\t\n\r\f" for one in text):
        return UNKNOWN
    return {
        "csv": "text/csv",
        "html": "text/html",
        "htm": "text/html",
        "eml": "message/rfc822",
        "md": "text/markdown",
    }.get(ending, TEXT)
