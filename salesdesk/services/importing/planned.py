"""What an import would do with each row (« sort de chaque ligne »), and the draft in which that is worked out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.errors import ErrorArgument
from salesdesk.domain.imports import (
    ClosedList,
    Correction,
    CorrectionRule,
    Fate,
    FieldChange,
    FieldValue,
    Problem,
    RowOutcome,
)
from salesdesk.exchange.rowreader import ParsedRow
from salesdesk.exchange.tables import Row, shown
from salesdesk.services.importing.request import ImportRequest
from salesdesk.services.importing.targets import AGENT, VALUE_FIELD
from salesdesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Planned:
    """What one row would do.

    Attributes:
        outcome: What becomes of it.
        label: What to call it: a name.
        new: True when it makes a record that was not there.
        changes: The fields it would set or change.
        remarks: What is worth saying and hinders nothing.
        puts: Records to write.
    """

    outcome: RowOutcome
    label: str
    new: bool = False
    changes: tuple[FieldChange, ...] = ()
    remarks: tuple[Problem, ...] = ()
    puts: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Tail:
    """What an import writes when all rows are planned.

    Attributes:
        puts: Records to write.
        deletes: Records to take away, by class.
    """

    puts: tuple[Any, ...] = ()
    deletes: Mapping[type[Any], tuple[UUID, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bench:
    """What every planner works with.

    Attributes:
        workspace: Who imports.
        connection: Where to read; for the real import the transaction itself.
        request: What was asked.
    """

    workspace: Workspace
    connection: Connection
    request: ImportRequest

    @property
    def org_id(self) -> UUID:
        """The firm."""
        return self.workspace.org_id

    def column(self, name: str) -> str:
        """Head of the column that fills a field; empty when none does."""
        return self.request.mapping.columns.get(name, "")


class Planner(Protocol):
    """Works out what the rows of one target do; the dry run and the import itself ask the same questions."""

    @property
    def lists(self) -> Mapping[str, ClosedList]:
        """The closed lists of the fields, for the reader of rows."""
        ...

    @property
    def surveys(self) -> bool:
        """Whether all rows must be seen before the first is planned."""
        ...

    def survey(self, rows: Iterator[ParsedRow]) -> None:
        """Sees all rows."""
        ...

    def prepare(self, rows: Sequence[ParsedRow]) -> None:
        """Reads at once what the next rows will ask for."""
        ...

    def plan(self, row: Row, parsed: ParsedRow) -> Planned:
        """Works out one row."""
        ...

    def finish(self) -> Tail:
        """Says what is left to write."""
        ...


class RowDraft:
    """One row while it is worked out.

    Args:
        request: What was asked.
        parsed: The row as it was read.
    """

    def __init__(self, request: ImportRequest, parsed: ParsedRow) -> None:
        self.parsed = parsed
        self.values: dict[str, FieldValue] = dict(parsed.values)
        self.corrections: list[Correction] = list(parsed.corrections)
        self.problems: list[Problem] = list(parsed.problems)
        self.agent = one_line(parsed.values.get(AGENT))
        self._request = request
        value = parsed.values.get(VALUE_FIELD.get(request.target, ""))
        # A revenue is read as a number in its unit; an amount comes in cents.
        self.value_cents = value if isinstance(value, int) else scaled(value, request.revenue_unit)

    @property
    def blocked(self) -> bool:
        """True when the row cannot be imported."""
        return any(problem.blocking for problem in self.problems)

    def text(self, name: str) -> str:
        """Returns a field as text; empty when the row has none."""
        return one_line(self.values.get(name))

    def refuse(self, name: str, key: str, **args: ErrorArgument) -> None:
        """Notes why the row is listed."""
        self._say(name, key, args, blocking=True)

    def remark(self, name: str, key: str, **args: ErrorArgument) -> None:
        """Notes what is worth saying and hinders nothing."""
        self._say(name, key, args, blocking=False)

    def _say(self, name: str, key: str, args: Mapping[str, ErrorArgument], *, blocking: bool) -> None:
        column = self._request.mapping.columns.get(name, "")
        self.problems.append(Problem(self.parsed.line, column, shown(self.text(name)), key, dict(args), blocking))

    def correct(self, name: str, after: str) -> None:
        """Replaces a value by the known one that it means, visibly."""
        before = self.text(name)
        if before != after:
            column = self._request.mapping.columns.get(name, "")
            self.corrections.append(Correction(CorrectionRule.FORM, column, before, after))
        self.values[name] = after

    def listed(self, label: str) -> Planned:
        """The row is left out, with its reasons."""
        reasons = tuple(problem for problem in self.problems if problem.blocking)
        outcome = RowOutcome(self.parsed.line, Fate.LISTED, self.agent, self.value_cents, reasons=reasons)
        return Planned(outcome, label, remarks=self._remarks())

    def duplicate(self, label: str, of: str, score: float) -> Planned:
        """The row is left out: it repeats something known."""
        outcome = RowOutcome(
            self.parsed.line, Fate.DUPLICATE, self.agent, self.value_cents, duplicate_of=of or "—", score=score
        )
        return Planned(outcome, label, remarks=self._remarks())

    def taken(
        self, label: str, puts: Iterable[Any], changes: Iterable[FieldChange], *, new: bool, score: float = 0.0
    ) -> Planned:
        """The row is imported, with its corrections."""
        fate = Fate.CORRECTED if self.corrections else Fate.IMPORTED
        outcome = RowOutcome(
            self.parsed.line, fate, self.agent, self.value_cents, corrections=tuple(self.corrections), score=score
        )
        return Planned(outcome, label, new, tuple(changes), self._remarks(), tuple(puts))

    def _remarks(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.blocking)


def one_line(value: FieldValue) -> str:
    """Returns a value as one line of text; empty for None."""
    return "" if value is None else " ".join(str(value).split())


def scaled(value: FieldValue, unit: int) -> int:
    """Returns a number of units as cents: 1 100,04 millions are 110 004 000 000 cents; 0 for what is no number."""
    return round(value * unit * 100) if isinstance(value, Decimal) else 0


def field_changes(before: Any | None, after: Any, names: Sequence[str]) -> tuple[FieldChange, ...]:
    """Compares a record with what the file makes of it.

    Args:
        before: The record as it is; None for a new one.
        after: The record as it would be.
        names: The fields to compare, in the order in which they are shown.

    Returns:
        The fields that differ; for a new record those that hold something.
    """
    found = []
    for name in names:
        was, becomes = (None if before is None else getattr(before, name)), getattr(after, name)
        if becomes != was and becomes not in (None, ""):
            found.append(FieldChange(name, was, becomes))
    return tuple(found)
