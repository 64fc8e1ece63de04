"""Text tables (« fichier CSV »): any usual encoding and separator in, a safe form out; streamed at any size."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.domain.errors import UserError
from salesdesk.domain.imports import Problem
from salesdesk.exchange.tables import (
    ROWS_BETWEEN_CALLS,
    Cancelled,
    Cell,
    Progress,
    Row,
    Table,
    clean_header,
    fit_row,
    guarded,
    shown,
    stop_if,
    unguarded,
)

if TYPE_CHECKING:
    import _csv

SEPARATORS = ";,\t|"
_SAMPLE_BYTES = 64 * 1024
_CHUNK_BYTES = 1024 * 1024
_LONGEST_LINE = 1_000_000
_UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n?$", re.IGNORECASE)
_KINDS = (
    (b"PK\x03\x04", "import.is_workbook"),
    (b"\xd0\xcf\x11\xe0", "import.is_old_workbook"),
    (b"%PDF", "import.is_pdf"),
)


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a text table is written.

    Args:
        encoding: Name of the codec, byte order mark included.
        separator: The sign between two cells.
        skipped: Lines before the head: Excel's ``sep=`` line and empty lines.
        damaged: True when some bytes fit no encoding and are shown as replacement signs.
    """

    encoding: str
    separator: str
    skipped: int = 0
    damaged: bool = False


def detect(path: Path, cancelled: Cancelled | None = None) -> CsvForm:
    """Find out how a text table is written; reads the whole file once, in constant memory.

    Args:
        path: The file.
        cancelled: Asked between pieces of the file.

    Returns:
        Encoding, separator and the lines before the head.

    Raises:
        UserError: The file is absent, unreadable, empty, or no text.
    """
    try:
        with path.open("rb") as stream:
            sample = stream.read(_SAMPLE_BYTES)
            _refuse_other_kinds(path, sample)
            encoding, damaged = _encoding(stream, sample, cancelled)
    except OSError as failure:
        raise UserError("import.cannot_open", file=path.name, reason=failure.strerror or "") from failure
    text = sample.decode(encoding, errors="replace")
    if not text.strip():
        raise UserError("import.empty_file", file=path.name)
    separator, skipped = _separator(text)
    return CsvForm(encoding, separator, skipped, damaged)


def _refuse_other_kinds(path: Path, sample: bytes) -> None:
    for mark, key in _KINDS:
        if sample.startswith(mark):
            raise UserError(key, file=path.name)
    # A few stray control signs are cleaned row by row; one in a hundred means that this is no text.
    if _utf16(sample) is None and len(_CONTROL.findall(sample)) > len(sample) // 100 + 1:
        raise UserError("import.binary_file", file=path.name)


def _utf16(sample: bytes) -> str | None:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    half = len(sample) // 2
    if half >= 4 and sample[1::2].count(0) > 0.8 * half and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if half >= 4 and sample[0::2].count(0) > 0.8 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _encoding(stream: io.BufferedReader, sample: bytes, cancelled: Cancelled | None) -> tuple[str, bool]:
    wide = _utf16(sample)
    candidate = wide or ("utf-8-sig" if sample.startswith(codecs.BOM_UTF8) else "utf-8")
    decoder = codecs.getincrementaldecoder(candidate)()
    stream.seek(0)
    undefined, sound = False, True
    while chunk := stream.read(_CHUNK_BYTES):
        stop_if(cancelled)
        undefined = undefined or _UNDEFINED_IN_CP1252.search(chunk) is not None
        if sound:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                sound = False
    if sound:
        # A last sign cut in two is a file cut short, not another encoding.
        return candidate, bool(decoder.getstate()[0])
    if wide or candidate == "utf-8-sig":
        return candidate, True
    return ("latin-1" if undefined else "cp1252"), False


def _separator(text: str) -> tuple[str, int]:
    lines = text.splitlines(keepends=True)
    skipped = 0
    while skipped < len(lines) and not lines[skipped].strip():
        skipped += 1
    hint = _EXCEL_HINT.match(lines[skipped])
    if hint:
        return hint[1], skipped + 1
    # The last line of the sample may be cut.
    body = lines[skipped : max(len(lines) - 1, skipped + 1)][:200]
    return max(SEPARATORS, key=lambda sign: _fit(body, sign)), skipped


def _fit(lines: list[str], separator: str) -> float:
    try:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=separator) if cells]
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, count = Counter(widths).most_common(1)[0]
    # Decimal commas give every row one more cell than the head: the head must have the usual width too.
    return (count / len(widths)) * (1 - 1 / width) * (1.0 if widths[0] == width else 0.5)


def read_csv(
    path: Path, form: CsvForm | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Table:
    """Read a text table row by row.

    Args:
        path: The file.
        form: How it is written; None to find out.
        progress: Told the bytes done and the bytes of the file, every thousand rows and at the end.
        cancelled: Asked every thousand rows.

    Returns:
        The table; its rows are read while they are consumed and may raise `UserError` too (``import.cancelled``,
        ``import.unclosed_quote``, ``import.line_too_long``). Quotes that only guard a formula sign are taken away.

    Raises:
        UserError: The file cannot be opened, is empty or is no text table.
    """
    form = form or detect(path, cancelled)
    records = _records(path, form, progress, cancelled)
    head = next(records, None)
    if head is None:
        raise UserError("import.empty_file", file=path.name)
    line, cells, _ = head
    header, problems = clean_header(line, cells)
    if form.damaged:
        problems.append(Problem(0, "", "", "import.damaged_text", {"encoding": form.encoding}, blocking=False))
    return Table(path, None, header, _rows(records, header), tuple(problems))


def _rows(records: Iterator[tuple[int, list[Cell], int]], header: tuple[str, ...]) -> Iterator[Row]:
    for line, cells, nul_at in records:
        row = fit_row(line, cells, header)
        if row is None:
            continue
        if nul_at >= 0:
            column = header[min(nul_at, len(header) - 1)]
            note = Problem(line, column, shown(cells[nul_at]), "import.nul_bytes", blocking=False)
            row = Row(row.line, row.cells, (*row.problems, note))
        yield row


def _records(
    path: Path, form: CsvForm, progress: Progress | None, cancelled: Cancelled | None
) -> Iterator[tuple[int, list[Cell], int]]:
    """Records with their first line and the position of a cell that held NUL signs, or -1."""
    total = path.stat().st_size
    with path.open("rb", buffering=0) as raw:
        errors = "replace" if form.damaged else "strict"
        text = io.TextIOWrapper(io.BufferedReader(raw), encoding=form.encoding, errors=errors, newline="")
        with closing(text):
            held: list[str] = []
            reader = csv.reader(_lines(text, path, held), delimiter=form.separator)
            line = 1
            for count, cells in enumerate(_parsed(reader, path, held, form.separator)):
                if count % ROWS_BETWEEN_CALLS == 0:
                    stop_if(cancelled)
                    if progress is not None:
                        progress(raw.tell(), total)
                if line > form.skipped and any(cells):
                    nul_at = next((at for at, cell in enumerate(cells) if "\0" in cell), -1)
                    yield line, [_cell(cell) for cell in cells], nul_at
                line = reader.line_num + 1
        if progress is not None:
            progress(total, total)


def _cell(text: str) -> str | None:
    bare = text.strip()
    if "\0" in bare:
        bare = bare.replace("\0", "").strip()
    if bare.startswith("'"):
        bare = unguarded(bare)
    return bare or None


def _lines(text: io.TextIOWrapper, path: Path, held: list[str]) -> Iterator[str]:
    number = 0
    while line := text.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE:
            raise UserError("import.line_too_long", file=path.name, line=number)
        held.append(line)
        yield line


def _is_left_open(lines: list[str], separator: str) -> bool:
    """Tells whether the text ends inside quotes, which the reader takes for the end of the cell."""
    try:
        for _ in csv.reader(lines, delimiter=separator, strict=True):
            pass
    except csv.Error as failure:
        return "unexpected end" in str(failure)
    return False


def _parsed(reader: "_csv.Reader", path: Path, held: list[str], separator: str) -> Iterator[list[str]]:
    before = first = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as failure:
            # The reader gives up when a cell passes its limit: a quote that is opened and never closed.
            limit = csv.field_size_limit()
            raise UserError("import.unclosed_quote", file=path.name, line=before + 1, limit=limit) from failure
        if cells is None:
            if _is_left_open(held, separator):
                raise UserError("import.unclosed_at_end", file=path.name, line=first + 1)
            return
        # What was read of the record before this one is of no more use.
        del held[: before - first]
        first, before = before, reader.line_num
        yield cells


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell | int]],
    separator: str = ";",
    encoding: str = "utf-8-sig",
    decimal_sign: str = ",",
) -> int:
    """Write a text table that a French spreadsheet opens by a double click; no cell can become a formula.

    Args:
        path: Where to write; replaced if it exists.
        header: The heads.
        rows: Cells; text that a spreadsheet could take for a formula gets a quote before it.
        separator: The sign between two cells.
        encoding: Name of the codec.
        decimal_sign: Comma or point.

    Returns:
        Number of rows written.

    Raises:
        UserError: The file cannot be written; what was there before may be gone.
    """
    count = 0
    try:
        with path.open("w", encoding=encoding, newline="", errors="replace") as stream:
            writer = csv.writer(stream, delimiter=separator)
            writer.writerow([guarded(head) for head in header])
            for row in rows:
                writer.writerow([_written(cell, decimal_sign) for cell in row])
                count += 1
    except OSError as failure:
        raise UserError("import.cannot_write", file=path.name, reason=failure.strerror or "") from failure
    return count


def _written(cell: Cell | int, decimal_sign: str) -> str:
    match cell:
        case None:
            return ""
        case str():
            return guarded(cell.replace("\0", ""))
        case Decimal():
            return f"{cell:f}".replace(".", decimal_sign)
        case date():
            return cell.isoformat()
    return str(cell)
