"""Opening a file for an import (« lecture du fichier »): by its content, not its name; proposing how to read it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.imports import Problem
from salesdesk.domain.people import Organisation
from salesdesk.domain.process import Process
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.exchange import mapping as mapping_of_columns
from salesdesk.exchange import values
from salesdesk.exchange.csvfile import read_csv
from salesdesk.exchange.mapping import ColumnMapping, fingerprint, settle
from salesdesk.exchange.processfile import ProcessFileError
from salesdesk.exchange.tables import Cancelled, Progress, Row, Table, shown
from salesdesk.exchange.values import DecimalSign
from salesdesk.exchange.workbook import read_workbook, sheet_names
from salesdesk.services import process_reading
from salesdesk.services.importing.lists import STAGE_MARK, propose_stages
from salesdesk.services.importing.request import ImportFile, ImportRequest, Proposal, mark_of
from salesdesk.services.importing.targets import TARGETS
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.importing import kept_mappings, published_versions
from salesdesk.store.queries.records import get

_ZIP: Final = b"PK\x03\x04"
_SAMPLES: Final = 3
_SAMPLE_ROWS: Final = 200
_MOST_STAGES: Final = 60
_MILLION: Final = 1_000_000
# How exports of the large systems name the turnover of a company, always in millions; our own sales have other heads.
_COMPANY_YEAR: Final = frozenset({"revenue", "annual revenue"})
_LARGEST_IN_MILLIONS: Final = 500_000


def open_table(
    path: Path, sheet: str | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Table:
    """Opens a file as a table; its content tells whether it is a workbook.

    Args:
        path: The file.
        sheet: Name of the sheet, for a workbook; None for the first.
        progress: Told what is done and the total.
        cancelled: Asked now and then.

    Returns:
        The table, to be read once.

    Raises:
        UserError: The file cannot be opened or is no table.
    """
    if is_workbook(path):
        return read_workbook(path, sheet, progress, cancelled)
    return read_csv(path, None, progress, cancelled)


def is_workbook(path: Path) -> bool:
    """Tells whether a file is a workbook, whatever its name.

    Raises:
        UserError: The file cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(len(_ZIP)) == _ZIP
    except OSError as failure:
        raise UserError("import.cannot_open", file=path.name, reason=failure.strerror or "") from failure


def inspect(path: Path, sheet: str | None = None) -> ImportFile:
    """Looks at a file: its sheets, heads, first cells, and what it may hold.

    Args:
        path: The file.
        sheet: Which sheet; None for the first one with cells.

    Returns:
        What a person needs to choose.

    Raises:
        UserError: The file cannot be opened or is no table.
    """
    mark = mark_of(path)
    sheets = sheet_names(path) if is_workbook(path) else ()
    table = open_table(path, sheet)
    samples: dict[str, dict[str, None]] = {head: {} for head in table.header}
    for _, row in zip(range(_SAMPLE_ROWS), table.rows, strict=False):
        for head, cell in zip(table.header, row.cells, strict=True):
            if cell is not None and len(samples[head]) < _SAMPLES:
                samples[head][shown(cell)] = None
    return ImportFile(
        path=path,
        mark=mark,
        sheets=sheets,
        sheet=table.sheet,
        header=table.header,
        samples={head: tuple(cells) for head, cells in samples.items()},
        problems=table.problems,
        targets=_likely_targets(table.header),
    )


def _likely_targets(header: tuple[str, ...]) -> tuple[str, ...]:
    """The targets, those first that have their required fields and use most of the heads."""

    def fit(name: str) -> tuple[bool, int]:
        target = TARGETS[name]
        columns = mapping_of_columns.propose(target, header).columns
        whole = all(item.name in columns for item in target.fields if item.required)
        # Nothing is required of an opportunity; without these two it is none.
        whole = whole and (name != "opportunities" or {"account", "stage"} <= columns.keys())
        return whole, len(columns)

    return tuple(sorted(TARGETS, key=fit, reverse=True))


def propose(
    workspace: Workspace,
    file: ImportFile,
    target: str,
    *,
    mapping: ColumnMapping | None = None,
    currency: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Proposal:
    """Proposes how to read a file; reads it once, in constant memory.

    Args:
        workspace: Whose kept mappings serve.
        file: The file.
        target: Name of the target.
        mapping: What a person chose so far; None to begin with the kept mapping or the likeliest.
        currency: Currency of amounts that name none; None for the firm's own.
        progress: Told what is done and the total.
        cancelled: Asked now and then.

    Returns:
        A request, and what a person must still decide.

    Raises:
        UserError: The file cannot be read; opportunities are asked for and the firm has no process.
    """
    fields = TARGETS[target]
    with workspace.read() as connection:
        stored = kept_mappings(connection, target)
        firm = get(connection, Organisation, workspace.org_id)
        version = newest_version(published_versions(connection)) if target == "opportunities" else None
    default = currency or (firm.currency if firm else "EUR")
    known = [kept for kept in (_kept(content) for content in stored) if kept is not None]
    first = mapping or mapping_of_columns.propose(fields, file.header, known, default)
    if currency is not None:
        first = replace(first, default_currency=currency)
    kept_answers = first
    if mapping is None:
        # What an earlier file of this form decided holds only where this one leaves it open.
        first = replace(first, date_orders={}, decimal_signs={})
    noted = _Noted(first, file.header)
    table = open_table(file.path, file.sheet, progress, cancelled)
    settled, questions = settle(first, fields, file.header, noted.watch(table.rows))
    settled, questions = _answered(settled, questions, kept_answers)
    request = ImportRequest(
        path=file.path, mark=file.mark, target=target, mapping=settled, header=file.header, sheet=file.sheet
    )
    request = _with_kept(request, stored)
    if version is None:
        unit = noted.revenue_unit() if target == "accounts" else 1
        return Proposal(replace(request, revenue_unit=unit), tuple(questions), {})
    process = needed_process(version)
    stages = propose_stages(noted.stages, process) | {
        word: choice for word, choice in request.stages.items() if word in noted.stages
    }
    questions += [
        Problem(0, settled.columns.get("stage", ""), word, "importing.stage_unknown")
        for word, choice in stages.items()
        if not choice
    ]
    request = replace(request, stages=stages, process_version_id=version.id)
    return Proposal(request, tuple(questions), stage_choices(process))


def _answered(
    mapping: ColumnMapping, questions: list[Problem], kept: ColumnMapping
) -> tuple[ColumnMapping, list[Problem]]:
    """Answers the open questions on a column as they were answered for the last file of the form."""
    orders, signs = dict(mapping.date_orders), dict(mapping.decimal_signs)
    fields = {column: name for name, column in mapping.columns.items()}
    left = []
    for question in questions:
        name = fields.get(question.column, "")
        if question.key in ("import.date_ambiguous", "import.date_mixed") and name in kept.date_orders:
            orders[name] = kept.date_orders[name]
        elif question.key == "import.number_ambiguous" and name in kept.decimal_signs:
            signs[name] = kept.decimal_signs[name]
        else:
            left.append(question)
    return replace(mapping, date_orders=orders, decimal_signs=signs), left


def _kept(content: Mapping[str, Any]) -> ColumnMapping | None:
    try:
        return ColumnMapping.from_dict(content.get("mapping", {}))
    except UserError:
        # A mapping of an older form is only a convenience lost.
        return None


def _with_kept(request: ImportRequest, stored: Iterable[Mapping[str, Any]]) -> ImportRequest:
    form = fingerprint(request.header)
    for content in stored:
        kept = content.get("mapping")
        if isinstance(kept, dict) and kept.get("fingerprint") == form and isinstance(content.get("stages"), dict):
            return replace(request, stages={str(key): str(value) for key, value in content["stages"].items()})
    return request


class _Noted:
    """What is noted of all rows in passing: the words for stages, the largest revenue."""

    def __init__(self, mapping: ColumnMapping, header: tuple[str, ...]) -> None:
        at = {head: position for position, head in enumerate(header)}
        self.stages: dict[str, None] = {}
        self._stage = at.get(mapping.columns.get("stage", ""))
        self._head = mapping.columns.get("yearly_sales_cents", "")
        self._revenue = at.get(self._head)
        self._currency = mapping.default_currency
        self._largest = Decimal(0)

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            if self._stage is not None and (cell := row.cells[self._stage]) and len(self.stages) < _MOST_STAGES:
                self.stages[" ".join(str(cell).split())] = None
            if self._revenue is not None:
                amount = values.revenue(row.cells[self._revenue], DecimalSign.UNKNOWN, self._currency)
                self._largest = max(self._largest, amount or Decimal(0))
            yield row

    def revenue_unit(self) -> int:
        """The head names the unit; a bare « revenue » with small figures is a company's year in millions."""
        words = self._head.casefold()
        if "k€" in words or "k$" in words or "millier" in words or "thousand" in words:
            return 1000
        if "m€" in words or "m$" in words or "million" in words:
            return _MILLION
        is_company_year = words.strip() in _COMPANY_YEAR and 0 < self._largest < _LARGEST_IN_MILLIONS
        return _MILLION if is_company_year else 1


def newest_version(versions: list[ProcessVersion]) -> ProcessVersion:
    """Returns the process that opportunities are put on unless somebody chooses another.

    Raises:
        UserError: The firm has published none.
    """
    if not versions:
        raise UserError("importing.no_process")
    return versions[0]


def needed_process(version: ProcessVersion) -> Process:
    """Reads the process that an import needs.

    Raises:
        UserError: Its text cannot be read by this version of the program.
    """
    try:
        return process_reading.process_of(version)
    except ProcessFileError as failure:
        raise UserError("importing.bad_process", process=version.name) from failure


def stage_choices(process: Process) -> dict[str, tuple[str, str]]:
    """Returns the stages a word of a file may mean, with their words in French and English; outcomes come on top."""
    return {
        STAGE_MARK + stage.id: (stage.buyer_state.in_("fr"), stage.buyer_state.in_("en")) for stage in process.stages
    }
