"""What is asked of an import (« demande d'import »): which file, as what, read how, with which choices."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ProcessVersionId
from salesdesk.domain.imports import Problem
from salesdesk.exchange.mapping import ColumnMapping, ImportTarget
from salesdesk.services.importing.targets import TARGETS


class DuplicateChoice(enum.StrEnum):
    """What to do with a row that is most likely a record known under another reference."""

    SKIP = "skip"
    UPDATE = "update"
    CREATE = "create"


@dataclass(frozen=True, slots=True)
class FileMark:
    """What tells whether a file is still the one that was looked at.

    Attributes:
        size: Bytes.
        changed_ns: Time of its last change, nanoseconds.
    """

    size: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file as it was first looked at.

    Attributes:
        path: Where it is.
        mark: What tells it from a later one.
        sheets: Names of its sheets; empty for a text table.
        sheet: The sheet looked at; None for a text table.
        header: The heads.
        samples: Head to its first few distinct cells.
        problems: Remarks on the head.
        targets: Names of the targets it may be, most likely first.
    """

    path: Path
    mark: FileMark
    sheets: tuple[str, ...]
    sheet: str | None
    header: tuple[str, ...]
    samples: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """A file to import, with everything that a person chose.

    Attributes:
        path: The file.
        mark: What tells it from a later one.
        sheet: The sheet; None for a text table.
        header: The heads.
        target: Name of the target.
        mapping: Which column fills which field.
        duplicates: What to do with likely duplicates.
        placeholder: Name of the account, one an agent, that takes opportunities without an account; empty to list them.
        stages: Stage word of the file to an outcome, or to ``stage:`` and a stage's key.
        process_version_id: Process that new opportunities are put on; None for the newest.
        revenue_unit: What a revenue of 1 means, in units of the currency: 1, 1 000 or 1 000 000.
        price_list: Name of the price list that prices are written to.
    """

    path: Path
    mark: FileMark
    target: str
    mapping: ColumnMapping
    header: tuple[str, ...]
    sheet: str | None = None
    duplicates: DuplicateChoice = DuplicateChoice.SKIP
    placeholder: str = ""
    stages: Mapping[str, str] = field(default_factory=dict)
    process_version_id: ProcessVersionId | None = None
    revenue_unit: int = 1
    price_list: str = "standard"

    @property
    def fields(self) -> ImportTarget:
        """The target with its fields."""
        return TARGETS[self.target]


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a file would be read, and what a person must still decide.

    Attributes:
        request: Ready for the dry run once there are no questions.
        questions: One problem for each thing to decide: an order of dates, a decimal sign, a required field.
        stages: The stages and outcomes a stage word may mean: key to its words in French and in English.
    """

    request: ImportRequest
    questions: tuple[Problem, ...]
    stages: Mapping[str, tuple[str, str]]


def mark_of(path: Path) -> FileMark:
    """Reads what tells a file from a later one.

    Raises:
        UserError: The file cannot be looked at.
    """
    try:
        found = path.stat()
    except OSError as failure:
        raise UserError("import.cannot_open", file=path.name, reason=failure.strerror or "") from failure
    return FileMark(found.st_size, found.st_mtime_ns)
