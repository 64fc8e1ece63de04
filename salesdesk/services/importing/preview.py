"""The dry run of an import (« essai à blanc »): what each row would do, counted by agent against the raw file."""

import enum
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.imports import AgentCount, Correction, Fate, Tally
from salesdesk.domain.nouns import NOUN_OF
from salesdesk.exchange import values
from salesdesk.exchange.rowreader import ParsedRow, RowReader
from salesdesk.exchange.tables import Cancelled, Progress, Row, stop_if
from salesdesk.exchange.values import DecimalSign
from salesdesk.services.importing.accounts import AccountsPlanner
from salesdesk.services.importing.catalogue import CataloguePlanner
from salesdesk.services.importing.contacts import ContactsPlanner
from salesdesk.services.importing.opportunities import OpportunitiesPlanner
from salesdesk.services.importing.planned import Bench, Planned, Planner, one_line
from salesdesk.services.importing.reading import open_table
from salesdesk.services.importing.request import ImportRequest, mark_of
from salesdesk.services.importing.targets import AGENT, NOUNS_WRITTEN, VALUE_FIELD
from salesdesk.services.importing.teams import TeamsPlanner
from salesdesk.services.workspace import Workspace

CHUNK: Final = 500
_MOST_LINES: Final[int] = 20_000
_MOST_PLAIN: Final[int] = 5_000

_PLANNERS: Final[Mapping[str, Callable[[Bench], Planner]]] = {
    "teams": TeamsPlanner,
    "products": CataloguePlanner,
    "accounts": AccountsPlanner,
    "contacts": ContactsPlanner,
    "opportunities": OpportunitiesPlanner,
}


class LineKind(enum.StrEnum):
    """What a row would do, for the list of the dry run."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of the dry run.

    Attributes:
        kind: What the row would do.
        planned: The rest of it; its records are left out.
    """

    kind: LineKind
    planned: Planned

    @property
    def line(self) -> int:
        """Line of the file."""
        return self.planned.outcome.line

    @property
    def corrected(self) -> bool:
        """True when a value was corrected by a shown rule."""
        return bool(self.planned.outcome.corrections)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import would do, or did.

    Attributes:
        request: What was asked.
        kinds: Number of rows of each kind.
        by_agent: Counts and values of each agent, in the order of the file.
        file: Rows and value of each agent, counted on the raw file.
        corrections: Each distinct correction with the number of rows it touches, most frequent first.
        reasons: Message key of each reason for which rows are listed, with their number, most frequent first.
        lines: The lines worth showing: all that are listed, changed, corrected or duplicates, up to 20,000, and the
            first 5,000 of the others.
        hidden: Number of lines left out of ``lines``.
        records: Number of records written, by noun.
        people: Names of those who become pending people.
        released: Number of accounts that the importer lets go to their agents.
    """

    request: ImportRequest
    kinds: Mapping[LineKind, int]
    by_agent: Mapping[str, AgentCount]
    file: Mapping[str, Tally]
    corrections: tuple[tuple[Correction, int], ...]
    reasons: tuple[tuple[str, int], ...]
    lines: tuple[PreviewLine, ...]
    hidden: int
    records: Mapping[str, int]
    people: tuple[str, ...]
    released: int = 0

    @property
    def total(self) -> AgentCount:
        """Counts and values of the whole file."""
        count = AgentCount()
        for one in self.by_agent.values():
            count = AgentCount(
                count.imported + one.imported,
                count.corrected + one.corrected,
                count.listed + one.listed,
                count.duplicate + one.duplicate,
            )
        return count

    @property
    def writes(self) -> bool:
        """True when the import would change something."""
        return any(self.records.values()) or self.released > 0


@dataclass(slots=True)
class Counting:
    """Counts rows as they are planned, in memory that does not grow with the file."""

    kinds: dict[LineKind, int] = field(default_factory=lambda: dict.fromkeys(LineKind, 0))
    by_agent: dict[str, AgentCount] = field(default_factory=dict)
    corrections: dict[Correction, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    lines: list[PreviewLine] = field(default_factory=list)
    records: dict[str, int] = field(default_factory=dict)
    _plain: int = 0
    _hidden: int = 0

    def add(self, planned: Planned) -> None:
        """Counts one row."""
        outcome = planned.outcome
        kind = kind_of(planned)
        self.kinds[kind] += 1
        self.by_agent[outcome.agent] = self.by_agent.get(outcome.agent, AgentCount()).plus(outcome)
        for correction in outcome.corrections:
            self.corrections[correction] = self.corrections.get(correction, 0) + 1
        for key in {problem.key for problem in outcome.reasons}:
            self.reasons[key] = self.reasons.get(key, 0) + 1
        for record in planned.puts:
            name = NOUN_OF[type(record)].name
            self.records[name] = self.records.get(name, 0) + 1
        self._keep(PreviewLine(kind, replace(planned, puts=())))

    def _keep(self, line: PreviewLine) -> None:
        telling = line.corrected or line.planned.remarks or line.kind not in (LineKind.NEW, LineKind.UNCHANGED)
        self._plain += not telling
        if len(self.lines) >= _MOST_LINES or (not telling and self._plain > _MOST_PLAIN):
            self._hidden += 1
        else:
            self.lines.append(line)

    def preview(
        self, request: ImportRequest, file: Mapping[str, Tally], people: tuple[str, ...], released: int
    ) -> Preview:
        """Closes the count.

        Args:
            request: What was asked.
            file: Rows and value of each agent, counted on the raw file.
            people: Names of the new pending people.
            released: Number of holdings that are let go.

        Raises:
            AssertionError: A row or a cent of the file is missing: a bug, before anything is written.
        """
        counted = {agent: count.total for agent, count in self.by_agent.items()}
        if counted != dict(file):
            raise AssertionError(f"rows or value lost: {set(counted.items()) ^ set(file.items())}")
        return Preview(
            request=request,
            kinds=self.kinds,
            by_agent=self.by_agent,
            file=file,
            corrections=tuple(sorted(self.corrections.items(), key=lambda one: -one[1])),
            reasons=tuple(sorted(self.reasons.items(), key=lambda one: -one[1])),
            lines=tuple(self.lines),
            hidden=self._hidden,
            records=self.records,
            people=people,
            released=released,
        )


def kind_of(planned: Planned) -> LineKind:
    """Returns what a row would do."""
    if planned.outcome.fate is Fate.LISTED:
        return LineKind.LISTED
    if planned.outcome.fate is Fate.DUPLICATE:
        return LineKind.DUPLICATE
    if planned.new:
        return LineKind.NEW
    return LineKind.CHANGED if planned.changes else LineKind.UNCHANGED


class RawCount:
    """Counts rows and value of each agent on the raw cells, independently of how rows are planned.

    Args:
        request: What was asked.
    """

    def __init__(self, request: ImportRequest) -> None:
        self.tallies: dict[str, Tally] = {}
        name = VALUE_FIELD.get(request.target, "")
        self._is_number = any(item.name == name and item.kind == "number" for item in request.fields.fields)
        self._unit = request.revenue_unit
        self._sign = request.mapping.decimal_signs.get(name, DecimalSign.UNKNOWN)
        self._currency = request.mapping.default_currency
        self._agent = self._position(request, AGENT)
        self._value = self._position(request, name)

    @staticmethod
    def _position(request: ImportRequest, name: str) -> int | None:
        column = request.mapping.columns.get(name)
        return request.header.index(column) if column in request.header else None

    def add(self, row: Row) -> None:
        """Counts one row."""
        agent = "" if self._agent is None else one_line(row.cells[self._agent])
        self.tallies[agent] = self.tallies.get(agent, Tally()) + Tally(1, self._cents(row))

    def _cents(self, row: Row) -> int:
        if self._value is None:
            return 0
        cell = row.cells[self._value]
        if self._is_number:
            number = values.revenue(cell, self._sign, self._currency)
            return 0 if number is None else round(number * self._unit * Decimal(100))
        money = values.money(cell, self._sign)
        return 0 if money is None else money.cents


@dataclass(slots=True)
class Run:
    """One passage over a file: for the dry run it only counts, for the import it also gives the records to write.

    Attributes:
        bench: What the import works with.
        progress: Told what is done and the total.
        cancelled: Asked now and then.
    """

    bench: Bench
    progress: Progress | None = None
    cancelled: Cancelled | None = None

    def go(
        self, write: Callable[[list[Any]], None] | None = None
    ) -> tuple[Preview, Mapping[type[Any], tuple[Any, ...]]]:
        """Plans every row.

        Args:
            write: Receives the records of each piece of the file; None for the dry run.

        Returns:
            The counts, and the records to take away.

        Raises:
            UserError: The file cannot be read, has changed, or the person asked to stop.
        """
        request = self.bench.request
        if mark_of(request.path) != request.mark:
            raise UserError("importing.file_changed", file=request.path.name)
        planner = _PLANNERS[request.target](self.bench)
        reader = RowReader(request.mapping, request.fields, request.header, planner.lists)
        if planner.surveys:
            with closing(self._rows(None)) as rows:
                planner.survey(reader.read(row) for row in rows)
        counting, raw = Counting(), RawCount(request)
        with closing(self._rows(self.progress)) as rows:
            while piece := list(islice(rows, CHUNK)):
                stop_if(self.cancelled)
                parsed = [reader.read(row) for row in piece]
                planner.prepare(parsed)
                records = self._plan(planner, piece, parsed, counting, raw)
                if write is not None:
                    write(records)
        tail = planner.finish()
        if write is not None:
            write(list(tail.puts))
        released = sum(len(ids) for ids in tail.deletes.values())
        people = tuple(planner.force.added) if hasattr(planner, "force") else ()
        return counting.preview(request, raw.tallies, people, released), tail.deletes

    def _rows(self, progress: Progress | None) -> Generator[Row, None, None]:
        table = open_table(self.bench.request.path, self.bench.request.sheet, progress, self.cancelled)
        if table.header != self.bench.request.header:
            raise UserError("importing.file_changed", file=self.bench.request.path.name)
        yield from table.rows

    @staticmethod
    def _plan(
        planner: Planner, piece: list[Row], parsed: list[ParsedRow], counting: Counting, raw: RawCount
    ) -> list[Any]:
        records: list[Any] = []
        for row, one in zip(piece, parsed, strict=True):
            planned = planner.plan(row, one)
            raw.add(row)
            counting.add(planned)
            records += planned.puts
        return records


def check_right(workspace: Workspace, target: str) -> None:
    """Checks that the person may create what a target brings.

    Raises:
        UserError: He may not; nothing was read.
    """
    for noun in NOUNS_WRITTEN[target]:
        if not workspace.my_right(noun).creates:
            raise UserError("importing.no_right")


def dry_run(
    workspace: Workspace,
    request: ImportRequest,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Preview:
    """Tells what an import would do, and changes nothing.

    Args:
        workspace: Who imports.
        request: What is asked.
        progress: Told what is done and the total, bytes or rows.
        cancelled: Asked now and then.

    Returns:
        Counts, values, corrections, duplicates and reasons; imported + listed is the file, by agent and in value.

    Raises:
        UserError: The person may not import this, the file cannot be read or has changed, or he asked to stop.
    """
    check_right(workspace, request.target)
    with workspace.read() as connection:
        return Run(Bench(workspace, connection, request), progress, cancelled).go()[0]
