"""Published versions of a sales process (version de processus): the text that every laptop holds."""

from dataclasses import dataclass
from datetime import datetime

from salesdesk.domain.ids import ProcessVersionId, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessVersion:
    """One version of one process, never changed once published; an opportunity keeps its version.

    Attributes:
        process_key: The ``id`` inside the process file.
        version: The ``version`` inside the process file, from 1.
        content: The process file itself, as its author wrote it.
        notes: What changed and who proposed it, for those who sell by it.
        mapping: JSON object: stage of the version before to the stage that takes its place; empty for none.
    """

    id: ProcessVersionId
    process_key: str
    version: int
    name: str
    content: str
    published_at: datetime
    published_by: UserId
    retired_at: datetime | None = None
    notes: str = ""
    mapping: str = ""
