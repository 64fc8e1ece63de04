"""Import of a file (« import »): look at it, propose a mapping, try it without writing, make it in one gesture."""

from salesdesk.domain.imports import (
    AgentCount,
    Correction,
    CorrectionRule,
    Fate,
    FieldChange,
    Problem,
    RowOutcome,
    Tally,
)
from salesdesk.exchange.mapping import ColumnMapping, ImportField, ImportTarget
from salesdesk.exchange.values import DateOrder, DecimalSign
from salesdesk.services.importing.applying import ImportResult, apply, can_undo, export_listed, undo
from salesdesk.services.importing.planned import Planned
from salesdesk.services.importing.preview import LineKind, Preview, PreviewLine, dry_run
from salesdesk.services.importing.reading import inspect, propose
from salesdesk.services.importing.request import DuplicateChoice, ImportFile, ImportRequest, Proposal
from salesdesk.services.importing.targets import TARGETS

__all__ = [
    "TARGETS",
    "AgentCount",
    "ColumnMapping",
    "Correction",
    "CorrectionRule",
    "DateOrder",
    "DecimalSign",
    "DuplicateChoice",
    "Fate",
    "FieldChange",
    "ImportField",
    "ImportFile",
    "ImportRequest",
    "ImportResult",
    "ImportTarget",
    "LineKind",
    "Planned",
    "Preview",
    "PreviewLine",
    "Problem",
    "Proposal",
    "RowOutcome",
    "Tally",
    "apply",
    "can_undo",
    "dry_run",
    "export_listed",
    "inspect",
    "propose",
    "undo",
]
