"""Spreadsheets (« classeur Excel »): sheets of an .xlsx or .xlsm file in, a safe .xlsx out.

Every workbook is measured by `salesdesk.exchange.archive` before it is opened. Old (.xls, .xlsb) and other (.ods, .pdf)
files are refused with the way to save them again.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import python_calamine

from salesdesk.domain.errors import UserError
from salesdesk.domain.imports import Problem
from salesdesk.exchange.archive import check_archive
from salesdesk.exchange.tables import (
    ROWS_BETWEEN_CALLS,
    Cancelled,
    Cell,
    Progress,
    Row,
    Table,
    clean_header,
    fit_row,
    shown,
    starts_formula,
    stop_if,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_RawCell = int | float | str | bool | time | date | datetime | timedelta

_HEAD_SEARCH = 25


def sheet_names(path: Path) -> tuple[str, ...]:
    """Names of the sheets that hold cells, hidden ones left out.

    Args:
        path: The workbook.

    Returns:
        The names, in the order of the tabs.

    Raises:
        UserError: As `check_archive`.
    """
    check_archive(path)
    with _opened(path) as book:
        return _visible(book)


def _opened(path: Path) -> "CalamineWorkbook":
    try:
        return python_calamine.load_workbook(path)
    except python_calamine.PasswordError as failure:
        raise UserError("import.locked_workbook", file=path.name) from failure
    except python_calamine.CalamineError as failure:
        raise UserError("import.damaged_workbook", file=path.name) from failure


def _visible(book: "CalamineWorkbook") -> tuple[str, ...]:
    return tuple(
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ is python_calamine.SheetTypeEnum.WorkSheet
        and sheet.visible is python_calamine.SheetVisibleEnum.Visible
    )


def read_workbook(
    path: Path, sheet: str | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Table:
    """Read one sheet; formulas give the value they had when the file was saved.

    Args:
        path: The workbook.
        sheet: Name of the sheet; None for the first visible one that has cells.
        progress: Told the rows done and the rows of the sheet, every thousand rows and at the end.
        cancelled: Asked every thousand rows.

    Returns:
        The table; when titles of groups stand above the head, a remark names the line taken for the head.

    Raises:
        UserError: As `check_archive`; also when the sheet does not exist or has no cell.
    """
    failed = check_archive(path)
    with _opened(path) as book:
        chosen = _chosen(book, path, sheet)
        errors = failed.get(book.sheet_names.index(chosen.name), frozenset())
    lines = _lines(chosen)
    first: list[tuple[int, list[Cell]]] = []
    while len(first) < _HEAD_SEARCH and (pair := next(lines, None)) is not None:
        if any(cell is not None for cell in pair[1]):
            first.append(pair)
    if not first:
        raise UserError("import.empty_sheet", file=path.name, sheet=chosen.name)
    at = _head(first)
    line, cells = first[at]
    cells, groups = _under_groups(chosen, line, cells)
    header, problems = clean_header(line, cells, groups)
    if at > 0:
        problems.insert(0, Problem(line, "", "", "import.head_found", {"skipped": at}, blocking=False))
    body = _chain(first[at + 1 :], lines)
    total = 1 + chosen.end[0] if chosen.end else 0
    rows = _with_errors(_rows(body, header, total, progress, cancelled), header, errors)
    return Table(path, chosen.name, header, rows, tuple(problems))


def _chosen(book: "CalamineWorkbook", path: Path, sheet: str | None) -> "CalamineSheet":
    try:
        if sheet is not None:
            return book.get_sheet_by_name(sheet)
        for name in _visible(book):
            found = book.get_sheet_by_name(name)
            if found.start is not None:
                return found
    except python_calamine.WorksheetNotFound as failure:
        raise UserError("import.no_such_sheet", file=path.name, sheet=sheet or "") from failure
    except python_calamine.CalamineError as failure:
        raise UserError("import.damaged_workbook", file=path.name) from failure
    raise UserError("import.empty_file", file=path.name)


def _lines(sheet: "CalamineSheet") -> Iterator[tuple[int, list[Cell]]]:
    for line, raw in enumerate(sheet.iter_rows(), start=1):
        yield line, [_cell(cell) for cell in raw]


def _chain(
    first: list[tuple[int, list[Cell]]], rest: Iterator[tuple[int, list[Cell]]]
) -> Iterator[tuple[int, list[Cell]]]:
    yield from first
    yield from rest


def _cell(raw: _RawCell) -> Cell:
    match raw:
        case str():
            return raw.replace("\0", "").strip() or None
        case bool():
            return "true" if raw else "false"
        case int():
            return Decimal(raw)
        case float():
            return Decimal(int(raw)) if raw.is_integer() else Decimal(repr(raw))
        case datetime():
            midnight = not (raw.hour or raw.minute or raw.second)
            return raw.date() if midnight else raw
        case date():
            return raw
    return str(raw)


def _head(first: list[tuple[int, list[Cell]]]) -> int:
    """Position of the first row of words that is nearly as wide as the widest row of the beginning."""
    filled = [sum(cell is not None for cell in cells) for _, cells in first]
    widest = max(filled)
    for at, (_, cells) in enumerate(first):
        texts = [cell for cell in cells if isinstance(cell, str)]
        wide = filled[at] >= 0.7 * widest and filled[at] >= min(2, widest)
        if wide and len(texts) == filled[at] and len(set(texts)) >= 0.7 * len(texts):
            return at
    return 0


def _under_groups(sheet: "CalamineSheet", line: int, cells: list[Cell]) -> tuple[list[Cell], list[str]]:
    """Heads completed by cells merged downwards, and for each column the title merged above it."""
    heads, groups = list(cells), [""] * len(cells)
    titles = dict(_merged_titles(sheet, line))
    for (top, left, bottom, right), title in titles.items():
        for column in range(left, min(right + 1, len(heads))):
            if bottom >= line - 1 and heads[column] is None:
                heads[column] = title
            elif bottom < line - 1 and top < line - 1:
                groups[column] = title
    return heads, groups


def _merged_titles(sheet: "CalamineSheet", line: int) -> Iterator[tuple[tuple[int, int, int, int], str]]:
    above: list[list[Cell]] = []
    for number, row in _lines(sheet):
        if number > line:
            break
        above.append(row)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top < len(above) and left < len(above[top]) and above[top][left] is not None:
            yield (top, left, bottom, right), shown(above[top][left])


def _rows(
    lines: Iterator[tuple[int, list[Cell]]],
    header: tuple[str, ...],
    total: int,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> Iterator[Row]:
    for line, cells in lines:
        if line % ROWS_BETWEEN_CALLS == 0:
            stop_if(cancelled)
            if progress is not None:
                progress(line, total)
        row = fit_row(line, cells, header)
        if row is None:
            continue
        yield row
    if progress is not None:
        progress(total, total)


def _with_errors(rows: Iterator[Row], header: tuple[str, ...], errors: frozenset[tuple[int, int]]) -> Iterator[Row]:
    """The rows, with a problem at each cell whose formula failed: the reader itself shows such a cell as empty."""
    if not errors:
        yield from rows
        return
    for row in rows:
        found = tuple(
            Problem(row.line, head, "", "import.formula_error")
            for at, head in enumerate(header)
            if (row.line, at) in errors
        )
        yield Row(row.line, row.cells, row.problems + found) if found else row


def write_workbook(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell | int]], sheet: str = "SalesDesk"
) -> int:
    """Write one sheet with a frozen, filterable head; no cell can become a formula.

    Args:
        path: Where to write; replaced if it exists.
        header: The heads.
        rows: Cells. Text is always written as text; where it begins like a formula it also gets the quote mark that
            keeps it text when somebody edits the cell.
        sheet: Name of the sheet, 31 signs at most.

    Returns:
        Number of rows written.

    Raises:
        UserError: The file cannot be written.
    """
    # Half a megabyte of code that only an export needs.
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    try:
        path.open("wb").close()
    except OSError as failure:
        raise UserError("import.cannot_write", file=path.name, reason=failure.strerror or "") from failure
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet(sheet)
    quoted = book.add_format({"quote_prefix": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for column, head in enumerate(header):
        page.write_string(0, column, head, book.add_format({"bold": True, "quote_prefix": starts_formula(head)}))
    count = 0
    for count, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            match cell:
                case None:
                    continue
                case str():
                    page.write_string(count, column, cell.replace("\0", ""), quoted if starts_formula(cell) else None)
                case datetime():
                    page.write_datetime(count, column, cell.replace(tzinfo=None), moment)
                case date():
                    page.write_datetime(count, column, cell, day)
                case _:
                    page.write_number(count, column, cell)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, count, max(len(header) - 1, 0))
    try:
        book.close()
    except (OSError, FileCreateError) as failure:
        raise UserError("import.cannot_write", file=path.name, reason=str(failure)) from failure
    return count
