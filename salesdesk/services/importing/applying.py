"""The import itself (« import »): one gesture that is kept whole or not at all, and undone whole."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from salesdesk.domain.errors import ConflictError
from salesdesk.domain.imports import Problem
from salesdesk.domain.wire import instant_to_wire
from salesdesk.exchange.csvfile import write_csv
from salesdesk.exchange.mapping import MappingDict
from salesdesk.exchange.tables import Cancelled, Cell, Progress, stop_if
from salesdesk.services import undo as undoing
from salesdesk.services.importing.planned import Bench
from salesdesk.services.importing.preview import LineKind, Preview, Run, check_right
from salesdesk.services.importing.reading import open_table
from salesdesk.services.importing.request import ImportRequest
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.importing import keep_mapping

UNDO_NAME = "undo_import.import_done"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """An import that was made.

    Attributes:
        done: What it did with each row.
        gesture: Its number in the journal; 0 when it changed nothing.
    """

    done: Preview
    gesture: int


def apply(
    workspace: Workspace,
    preview: Preview,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    initiator: object | None = None,
) -> ImportResult:
    """Makes the import that a dry run showed, in one undoable gesture.

    Args:
        workspace: Who imports.
        preview: The dry run.
        progress: Told what is done and the total.
        cancelled: Asked now and then, until everything is written.
        initiator: Who asks, so that he need not refresh himself.

    Returns:
        What was done.

    Raises:
        UserError: The file has changed since the dry run, or the person asked to stop; nothing was kept.
        ConflictError: The portfolio has changed so that the import would do something else; nothing was kept.
    """
    request = preview.request
    check_right(workspace, request.target)
    with workspace.unit(UNDO_NAME, initiator, file=request.path.name) as unit:
        run = Run(Bench(workspace, unit.connection, request), progress, cancelled)
        done, deletes = run.go(unit.put_all)
        for record, ids in deletes.items():
            unit.delete_all(record, ids)
        if (done.kinds, done.records, done.released) != (preview.kinds, preview.records, preview.released):
            raise ConflictError("importing.portfolio_changed")
        stop_if(cancelled)
        content: dict[str, MappingDict | dict[str, str]] = {
            "mapping": request.mapping.to_dict(),
            "stages": dict(request.stages),
        }
        saved_at = instant_to_wire(workspace.now())
        keep_mapping(unit.connection, request.target, request.mapping.fingerprint, content, saved_at)
        gesture = unit.group_no if unit.touched else 0
    return ImportResult(done, gesture)


def can_undo(workspace: Workspace, result: ImportResult) -> bool:
    """Tells whether an import is still the last gesture, so that it can be undone whole."""
    last = undoing.state(workspace).undo
    return last is not None and last.no == result.gesture


def undo(workspace: Workspace, result: ImportResult) -> undoing.Inverted:
    """Takes a whole import back.

    Args:
        workspace: Who imported.
        result: The import.

    Returns:
        What was taken back, and what somebody else changed meanwhile and was left.

    Raises:
        ConflictError: Something else was done since: undo that first.
    """
    if not can_undo(workspace, result):
        raise ConflictError("importing.not_last")
    inverted = undoing.undo(workspace)
    if inverted is None:
        raise ConflictError("importing.not_last")
    return inverted


def export_listed(
    preview: Preview, path: Path, words: Callable[[Problem], str], heads: tuple[str, str] = ("Ligne", "Motif")
) -> int:
    """Writes the rows that were listed, as the file has them, each with its line and its reasons.

    Args:
        preview: The dry run, or what was done.
        path: Where to write a CSV file; replaced if it exists.
        words: Gives the sentence of a problem.
        heads: Heads of the two columns put in front.

    Returns:
        Number of rows written.

    Raises:
        UserError: The file read or the file written cannot be opened.
    """
    reasons = {
        one.line: " ".join(words(problem) for problem in one.planned.outcome.reasons)
        for one in preview.lines
        if one.kind is LineKind.LISTED
    }
    request: ImportRequest = preview.request
    table = open_table(request.path, request.sheet)
    rows = (_with_reason(row.line, reasons[row.line], row.cells) for row in table.rows if row.line in reasons)
    return write_csv(path, (*heads, *table.header), rows)


def _with_reason(line: int, reason: str, cells: tuple[Cell, ...]) -> tuple[Cell | int, ...]:
    return (line, reason, *cells)
