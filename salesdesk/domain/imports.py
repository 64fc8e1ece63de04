"""Rules of an import (« import d'un fichier »): corrections that are shown, outcomes that add up, the dry run's diff.

Every row of a file ends as imported, corrected, duplicate or listed with its reason; the counts and the values, for
each agent, add up to the file. Nothing here reads a file or a database.
"""

import enum
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from salesdesk.domain.errors import ErrorArgument
from salesdesk.domain.spelling import distance, fold, squeeze

FieldValue = str | int | Decimal | date | bool | None

SLIPS_ALLOWED = 0.2
"""Slips over length up to which a word is taken for a misspelling of a known one: one in five letters."""
_SHORTEST_GUESS = 5
_NOT_DIGIT = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, or worth saying, at one place of a file.

    Args:
        line: Line of the file as an editor or a spreadsheet shows it, from 1; 0 when it concerns the whole file.
        column: Head of the column, or empty when it concerns the whole line.
        value: What stands in the cell, cut to a readable length.
        key: Message key, ``import.name``.
        args: Further values for the message.
        blocking: True when the row cannot be imported as it stands; False for a remark.
    """

    line: int
    column: str
    value: str
    key: str
    args: Mapping[str, ErrorArgument] = field(default_factory=dict)
    blocking: bool = True


class CorrectionRule(enum.Enum):
    """By which rule a value was corrected; the value of the member is its message key."""

    FORM = "import.rule_form"
    """Same letters and digits; case, accents, spaces or signs differ."""
    MISSPELLING = "import.rule_misspelling"
    """One value of the list is nearer than all others, within one slip in five letters, with the same digits."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A value of the file replaced by one of a known list; always shown, never silent.

    Args:
        rule: Why the replacement is safe.
        column: Head of the column.
        before: What the file says.
        after: What is imported.
    """

    rule: CorrectionRule
    column: str
    before: str
    after: str


class ClosedList:
    """The values a column may hold, with the rules that bring a misspelling back to one of them.

    Args:
        values: The known values, as they are to be written. Of two that differ by form only, neither is guessed.
    """

    def __init__(self, values: Iterable[str]) -> None:
        self._exact = set(values)
        self._by_form: dict[str, set[str]] = {}
        for value in self._exact:
            self._by_form.setdefault(squeeze(value), set()).add(value)
        # A file repeats few distinct values over many rows: each is compared once.
        self._found: dict[str, tuple[str, CorrectionRule | None] | None] = {}

    def match(self, column: str, text: str) -> tuple[str, Correction | None] | None:
        """Find the known value a cell means.

        Args:
            column: Head of the column, for the correction.
            text: The cell.

        Returns:
            The known value and the correction that leads to it (None when the cell holds the value itself); None
            when no known value, or more than one, is near enough.
        """
        if text not in self._found:
            self._found[text] = self._search(text)
        found = self._found[text]
        if found is None:
            return None
        value, rule = found
        return value, None if rule is None else Correction(rule, column, text, value)

    def _search(self, text: str) -> tuple[str, CorrectionRule | None] | None:
        if text in self._exact:
            return text, None
        form = squeeze(text)
        same = self._by_form.get(form, set())
        if same:
            return (next(iter(same)), CorrectionRule.FORM) if len(same) == 1 else None
        nearest = self._nearest(form)
        return None if nearest is None else (nearest, CorrectionRule.MISSPELLING)

    def _nearest(self, form: str) -> str | None:
        if len(form) < _SHORTEST_GUESS:
            return None
        ceiling = max(1, int(len(form) * SLIPS_ALLOWED))
        best, winners = ceiling, set[str]()
        for known, values in self._by_form.items():
            # Digits are the part of a reference that carries the meaning: "GTK 500" is never a slip of "GTK 600".
            if _NOT_DIGIT.sub("", known) != _NOT_DIGIT.sub("", form):
                continue
            slips = distance(form, known, best)
            if slips < best or (slips == best and not winners):
                best, winners = slips, set(values)
            elif slips == best:
                winners |= values
        return winners.pop() if len(winners) == 1 else None


class Fate(enum.Enum):
    """What became of a row."""

    IMPORTED = "imported"
    CORRECTED = "corrected"
    LISTED = "listed"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of one row of the file.

    Args:
        line: Line of the file.
        fate: Imported as it stands, imported with corrections, listed with a reason, or a duplicate of something known.
        agent: Name of the agent the row belongs to, or empty.
        value_cents: Amount of the row as read from the file, in cents; 0 when it has none.
        corrections: The corrections applied; not empty exactly when the fate is CORRECTED.
        reasons: Why the row is listed; not empty exactly when the fate is LISTED.
        duplicate_of: Name or id of the known record, for a duplicate.
        score: How sure the duplicate is, 0 to 1.

    Raises:
        ValueError: The fate does not agree with the rest: a bug of the caller.
    """

    line: int
    fate: Fate
    agent: str = ""
    value_cents: int = 0
    corrections: tuple[Correction, ...] = ()
    reasons: tuple[Problem, ...] = ()
    duplicate_of: str = ""
    score: float = 0.0

    def __post_init__(self) -> None:
        if bool(self.reasons) != (self.fate is Fate.LISTED):
            raise ValueError("a row is listed with a reason, and only then")
        if (self.fate is Fate.CORRECTED and not self.corrections) or (self.fate is Fate.IMPORTED and self.corrections):
            raise ValueError("a row is corrected by a shown rule, and only then")
        if bool(self.duplicate_of) != (self.fate is Fate.DUPLICATE):
            raise ValueError("a duplicate names what it repeats, and only then")

    @property
    def entered(self) -> bool:
        """True when the row is in the portfolio after the import."""
        return self.fate in (Fate.IMPORTED, Fate.CORRECTED)


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows and their value.

    Args:
        rows: Number of rows.
        value_cents: Sum of their amounts, in cents.
    """

    rows: int = 0
    value_cents: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.rows + other.rows, self.value_cents + other.value_cents)


@dataclass(frozen=True, slots=True)
class AgentCount:
    """What became of the rows of one agent.

    Args:
        imported: Rows taken as they stand.
        corrected: Rows taken with a shown correction.
        listed: Rows left out, with their reason.
        duplicate: Rows left out because they repeat a known record.
    """

    imported: Tally = Tally()
    corrected: Tally = Tally()
    listed: Tally = Tally()
    duplicate: Tally = Tally()

    @property
    def total(self) -> Tally:
        """All rows of the agent."""
        return self.imported + self.corrected + self.listed + self.duplicate

    def plus(self, outcome: RowOutcome) -> "AgentCount":
        """Count one more row.

        Args:
            outcome: The row.

        Returns:
            The new count.
        """
        counts = {fate.value: getattr(self, fate.value) for fate in Fate}
        counts[outcome.fate.value] += Tally(1, outcome.value_cents)
        return AgentCount(**counts)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do, with each row of a file.

    Args:
        outcomes: One for each row of the file, in the order of the file.
    """

    outcomes: tuple[RowOutcome, ...]

    def by_agent(self) -> dict[str, AgentCount]:
        """Counts and values of each agent, in the order in which the file names them.

        Returns:
            Agent's name (empty for rows without one) to count.
        """
        counts: dict[str, AgentCount] = {}
        for outcome in self.outcomes:
            counts[outcome.agent] = counts.get(outcome.agent, AgentCount()).plus(outcome)
        return counts

    def total(self) -> AgentCount:
        """Counts and values of the whole file.

        Returns:
            The sum over the agents.
        """
        count = AgentCount()
        for outcome in self.outcomes:
            count = count.plus(outcome)
        return count

    def corrections(self) -> dict[Correction, int]:
        """Each distinct correction with the number of rows it touched, most frequent first.

        Returns:
            Correction to number of rows.
        """
        counts: dict[Correction, int] = {}
        for outcome in self.outcomes:
            for correction in outcome.corrections:
                counts[correction] = counts.get(correction, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: -item[1]))

    def missing(self, file: Mapping[str, Tally]) -> dict[str, tuple[Tally, Tally]]:
        """Compare with an independent count of the file: imported + listed must equal the file.

        Args:
            file: Rows and value of each agent, counted on the raw file.

        Returns:
            For each agent that does not add up, what the file holds and what the report holds; empty when all is there.
        """
        counted = {agent: count.total for agent, count in self.by_agent().items()}
        agents = dict.fromkeys((*file, *counted))
        pairs = {agent: (file.get(agent, Tally()), counted.get(agent, Tally())) for agent in agents}
        return {agent: pair for agent, pair in pairs.items() if pair[0] != pair[1]}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that an import would change.

    Args:
        field: Name of the field.
        before: Value known today.
        after: Value of the file.
    """

    field: str
    before: FieldValue
    after: FieldValue


@dataclass(frozen=True, slots=True)
class RowDiff:
    """What one row would do to what is known.

    Args:
        line: Line of the file.
        new: True when nothing known corresponds.
        changes: The fields that would change; for a new record, every filled field with None before.
    """

    line: int
    new: bool
    changes: tuple[FieldChange, ...]

    @property
    def unchanged(self) -> bool:
        """True when the row brings nothing."""
        return not self.new and not self.changes


def diff(
    line: int, known: Mapping[str, FieldValue] | None, row: Mapping[str, FieldValue], fields: Sequence[str]
) -> RowDiff:
    """Compare one row with the record it corresponds to, for the dry run.

    An empty cell never erases a known value: a file that lacks something says nothing about it.

    Args:
        line: Line of the file.
        known: Fields of the record known today, or None when there is none.
        row: Parsed fields of the row.
        fields: Fields to compare, in the order in which they are shown.

    Returns:
        New, changed or unchanged, with each field before and after.
    """
    changes = []
    for name in fields:
        after = row.get(name)
        before = None if known is None else known.get(name)
        if after is None or after == "" or _same(before, after):
            continue
        changes.append(FieldChange(name, before, after))
    return RowDiff(line, known is None, tuple(changes))


def _same(before: FieldValue, after: FieldValue) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return " ".join(before.split()) == " ".join(after.split())
    return before == after


def same_name(left: str, right: str) -> bool:
    """Whether two names are one name, case, accents and signs set aside.

    Args:
        left: One name.
        right: The other.

    Returns:
        True when both fold to the same words.
    """
    return fold(left) == fold(right)
