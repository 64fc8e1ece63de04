"""Conflicts (conflits): two values given to one field by people who had not seen each other's; nothing is lost."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from salesdesk.domain.ids import ConflictId, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The value that gave way in a merge, kept until somebody says which is right.

    Attributes:
        record_scope_id: Scope of the record concerned: who reads the record reads the conflict.
        noun: Noun of the record.
        record_id: The record.
        field: Name of the field; empty when an edit met a deletion.
        kept: The value that stands, JSON of its wire form.
        other: The value that gave way, JSON of its wire form.
        kept_by: Who wrote the value that stands; None when it came with the record.
        other_by: Who wrote the other one.
    """

    id: ConflictId
    record_scope_id: UUID
    noun: str
    record_id: UUID
    field: str
    kept: str
    other: str
    kept_by: UserId | None = None
    other_by: UserId | None = None
    detected_at: datetime
    resolved_at: datetime | None = None
    resolved_by: UserId | None = None
