"""A table read from any file (« tableau »): a head and rows with their line numbers, whatever the file's kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from salesdesk.domain.errors import UserError
from salesdesk.domain.imports import Problem
from salesdesk.domain.spelling import fold

Cell = str | Decimal | date | None
"""Text with its outer spaces removed, a number, a date (or a datetime); None for an empty cell."""
Progress = Callable[[int, int], None]
"""Receives what is done and the total, in bytes or rows; called from the reading thread."""
Cancelled = Callable[[], bool]
"""True once the person has asked to stop."""

ROWS_BETWEEN_CALLS = 1000
_SHOWN = 80
_FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the head.

    Args:
        line: Line of the file on which the row begins, as an editor or a spreadsheet numbers it, from 1.
        cells: One for each head.
        problems: What is wrong with the row's form, before any value is read.
    """

    line: int
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A head and its rows.

    Args:
        source: The file.
        sheet: Name of the sheet, or None for a file without sheets.
        header: Distinct, non-empty heads.
        rows: The rows, once; read lazily, so a table is consumed by one pass. Empty rows are left out.
        problems: Remarks on the head.
    """

    source: Path
    sheet: str | None
    header: tuple[str, ...]
    rows: Iterator[Row] = field(compare=False)
    problems: tuple[Problem, ...] = ()


def shown(value: object) -> str:
    """A cell cut to a length that fits in a message.

    Args:
        value: The cell.

    Returns:
        At most 80 characters, on one line.
    """
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def letter(index: int) -> str:
    """Name of a column in a spreadsheet.

    Args:
        index: Position from 0.

    Returns:
        A, B, ... Z, AA, ...
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def clean_header(line: int, cells: Sequence[Cell], groups: Sequence[str] = ()) -> tuple[tuple[str, ...], list[Problem]]:
    """Make the heads distinct and non-empty, and say where that was necessary.

    Args:
        line: Line of the head, for the remarks.
        cells: The cells of the head; empty ones at the end are dropped.
        groups: Title of the group above each column, used to tell equal heads apart; may be shorter.

    Returns:
        The heads and the remarks.
    """
    texts = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    problems: list[Problem] = []
    heads: list[str] = []
    taken: set[str] = set()
    repeated = {text for text in map(fold, texts) if text and list(map(fold, texts)).count(text) > 1}
    for index, text in enumerate(texts):
        name = text or f"({letter(index)})"
        group = groups[index] if index < len(groups) else ""
        if fold(text) in repeated and group:
            name = f"{group} – {text}"
        if not text:
            problems.append(Problem(line, letter(index), "", "import.empty_head", {"name": name}, blocking=False))
        base, number = name, 2
        while name.casefold() in taken:
            name, number = f"{base} ({number})", number + 1
        if name != base:
            problems.append(Problem(line, letter(index), base, "import.repeated_head", {"name": name}, blocking=False))
        taken.add(name.casefold())
        heads.append(name)
    return tuple(heads), problems


def fit_row(line: int, cells: list[Cell], header: tuple[str, ...]) -> Row | None:
    """Give a row the length of the head.

    Args:
        line: Line of the row.
        cells: Its cells.
        header: The heads.

    Returns:
        The row, with a remark when it was too short and a blocking problem when filled cells stand beyond the last
        head; None for an empty row.
    """
    width = len(header)
    if len(cells) == width and cells[0] is not None:
        return Row(line, tuple(cells))
    if all(cell is None for cell in cells):
        return None
    problems: tuple[Problem, ...] = ()
    counts = {"expected": width, "found": len(cells)}
    if len(cells) < width:
        problems = (Problem(line, header[len(cells)], "", "import.row_short", counts, blocking=False),)
        cells = cells + [None] * (width - len(cells))
    elif any(cell is not None for cell in cells[width:]):
        extra = next(cell for cell in cells[width:] if cell is not None)
        problems = (Problem(line, letter(width), shown(extra), "import.row_long", counts),)
    return Row(line, tuple(cells[:width]), problems)


def stop_if(cancelled: Cancelled | None) -> None:
    """Leave a long read when the person has asked to.

    Args:
        cancelled: The question, or None when nobody can ask.

    Raises:
        UserError: ``import.cancelled``; nothing was written.
    """
    if cancelled is not None and cancelled():
        raise UserError("import.cancelled")


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula.

    Args:
        text: The text of a cell.

    Returns:
        True when its first sign, quotes and outer spaces set aside, is one of ``= + - @``, tab or line end.

    Source: OWASP, CSV Injection.
    """
    bare = text.lstrip(" \u00a0").lstrip("'")
    return bare[:1] in _FORMULA_STARTS if bare else False


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: a quote is put before it where necessary.

    Args:
        text: The text of a cell.

    Returns:
        The text, or the text after a single quote.
    """
    return f"'{text}" if starts_formula(text) else text


def unguarded(text: str) -> str:
    """The text behind the quote of `guarded`.

    Args:
        text: The text of a cell as read.

    Returns:
        The text without its first quote when that quote only hides a formula sign, else the text itself.
    """
    return text[1:] if text.startswith("'") and starts_formula(text) else text
