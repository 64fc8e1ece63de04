"""Measuring a workbook before anything opens it (« archive zip »): how far it unfolds, how far its cells reach.

A workbook is a zip archive: a small file may unfold into gigabytes, and one cell written far from the others makes a
reader reserve the whole rectangle and end the program. The same pass notes the cells whose formula failed, which the
reader shows as empty.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from salesdesk.domain.errors import UserError

LARGEST_RATIO = 100
LARGEST_BYTES = 200 * 1024 * 1024
LARGEST_RECTANGLE = 25_000_000
"""Cells between the first and the last one of a sheet; each costs memory, filled or not."""
_PACKED_BYTES = 64 * 1024
_CHUNK_BYTES = 1024 * 1024
_OVERLAP = 256
_REFERENCE = re.compile(rb"[ \t\r\n]r\s*=\s*[\"']([A-Za-z]{0,3})(\d{1,7})[\"']")
_ERROR_CELL = re.compile(rb"<c\s[^>]*?r=\"([A-Z]{1,3})(\d{1,7})\"[^>]*?t=\"e\"")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\w+:id=\"([^\"]*)\"")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")


@dataclass(slots=True)
class _Extent:
    """What one part of the archive was seen to hold, piece by piece."""

    rows: int = 0
    columns: int = 0
    failed: set[tuple[int, int]] | None = None

    def see(self, xml: bytes) -> None:
        columns = set[bytes]()
        for column, row in _REFERENCE.findall(xml):
            columns.add(column)
            self.rows = max(self.rows, int(row))
        self.columns = max(self.columns, max(map(_number, columns), default=0))
        if b't="e"' in xml:
            self.failed = self.failed or set()
            self.failed.update((int(row), _number(column) - 1) for column, row in _ERROR_CELL.findall(xml))


def check_archive(path: Path) -> Mapping[int, frozenset[tuple[int, int]]]:
    """Measure a workbook before anything opens it.

    Args:
        path: The file.

    Returns:
        For each sheet with a failed formula, by its position from 0: line (from 1) and column (from 0) of those cells.

    Raises:
        UserError: It is no .xlsx or .xlsm, it is damaged or locked by a password, it unfolds more than 100 times or
            beyond 200 MB, it lies about its size, or a cell stands too far away.

    Source: OWASP ASVS 5.2.3.
    """
    try:
        with path.open("rb") as stream:
            _refuse_other_kinds(path, stream.read(8))
            with zipfile.ZipFile(stream) as archive:
                if "xl/workbook.xml" not in archive.namelist():
                    raise UserError("import.other_workbook", file=path.name)
                _check_declared(path, archive)
                seen = {part.filename: _check_part(path, stream, part) for part in archive.infolist()}
                names = list(_sheet_parts(archive))
    except OSError as failure:
        raise UserError("import.cannot_open", file=path.name, reason=failure.strerror or "") from failure
    # zipfile raises NotImplementedError itself, for a compression that it does not know.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, KeyError, RuntimeError) as failure:
        raise UserError("import.damaged_workbook", file=path.name) from failure
    failed = {at: seen[name].failed for at, name in enumerate(names) if name in seen}
    return {at: frozenset(cells) for at, cells in failed.items() if cells}


def _refuse_other_kinds(path: Path, start: bytes) -> None:
    if not start:
        raise UserError("import.empty_file", file=path.name)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        # An encrypted .xlsx has the same outer form as an old .xls.
        key = "import.is_old_workbook" if path.suffix.lower() == ".xls" else "import.locked_workbook"
        raise UserError(key, file=path.name)
    if start.startswith(b"%PDF"):
        raise UserError("import.is_pdf", file=path.name)
    if not start.startswith(b"PK"):
        raise UserError("import.not_workbook", file=path.name)


def _check_declared(path: Path, archive: zipfile.ZipFile) -> None:
    unfolded = sum(part.file_size for part in archive.infolist())
    ratio = unfolded // max(path.stat().st_size, 1)
    if unfolded > LARGEST_BYTES or ratio > LARGEST_RATIO:
        raise UserError("import.zip_bomb", file=path.name, megabytes=unfolded // (1024 * 1024))


def _check_part(path: Path, stream: IO[bytes], part: zipfile.ZipInfo) -> _Extent:
    """Unfold one part, counting: the sizes in the archive's list are only what its maker says."""
    extent, unfolded, tail = _Extent(), 0, b""
    for plain in _unfolded(path, stream, part):
        unfolded += len(plain)
        if unfolded > part.file_size:
            raise UserError("import.zip_bomb", file=path.name, megabytes=max(unfolded // (1024 * 1024), 1))
        extent.see(tail + plain)
        tail = plain[-_OVERLAP:]
    if extent.rows * extent.columns > LARGEST_RECTANGLE:
        raise UserError("import.cell_too_far", file=path.name, rows=extent.rows, columns=extent.columns)
    return extent


def _unfolded(path: Path, stream: IO[bytes], part: zipfile.ZipInfo) -> Iterator[bytes]:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UserError("import.damaged_workbook", file=path.name)
    stream.seek(part.header_offset + 26)
    lengths = stream.read(4)
    stream.seek(int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little"), 1)
    unfolder = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    left = part.compress_size
    while left > 0 and (packed := stream.read(min(left, _PACKED_BYTES))):
        left -= len(packed)
        if unfolder is None:
            yield packed
            continue
        while packed:
            yield unfolder.decompress(packed, _CHUNK_BYTES)
            packed = unfolder.unconsumed_tail


def _number(column: bytes) -> int:
    number = 0
    for sign in column.upper():
        number = number * 26 + sign - 64
    return number


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[str]:
    """Names of the parts that hold the sheets, in the order of the tabs."""
    relations = {}
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        name, target = re.search(rb'\sId="([^"]*)"', tag), re.search(rb'\sTarget="([^"]*)"', tag)
        if name and target:
            relations[name[1]] = target[1].decode("utf-8", "replace")
    for name_id in _SHEET.findall(archive.read("xl/workbook.xml")):
        target_path = relations.get(name_id, "")
        yield target_path[1:] if target_path.startswith("/") else f"xl/{target_path}"
