"""Files attached to what happened at a client (pièces jointes): a photo, a document, kept encrypted on every machine.

The record tells what the file is; its bytes travel apart and are found by their SHA-256.
Source: sync.md, Attachments; trust.md, Attachments.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from salesdesk.domain.ids import (
    AccountId,
    AttachmentId,
    ConversationId,
    EvidenceId,
    ExtraWorkId,
    OpportunityId,
    UserId,
)


class AttachmentKind(StrEnum):
    """What a file is to its reader."""

    DOCUMENT = "document"
    PHOTO = "photo"
    RECAP = "recap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept with a conversation, an evidence or an extra (pièce jointe).

    Attributes:
        name: Name of the file without any folder.
        media_type: Its MIME type, as found from its bytes or its name.
        size_bytes: Length of its content, in bytes.
        sha256: SHA-256 of its content, 64 hexadecimal digits.
    """

    id: AttachmentId
    account_id: AccountId
    name: str
    kind: AttachmentKind
    media_type: str
    size_bytes: int
    sha256: str
    added_at: datetime
    added_by: UserId
    conversation_id: ConversationId | None = None
    opportunity_id: OpportunityId | None = None
    evidence_id: EvidenceId | None = None
    extra_work_id: ExtraWorkId | None = None
