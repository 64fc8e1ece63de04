"""Typed identifiers: each is a UUIDv7 made by the client (RFC 9562), stored as 16 bytes, sorted by time of birth."""

from typing import Final, NewType
from uuid import UUID

OrgId = NewType("OrgId", UUID)
TeamId = NewType("TeamId", UUID)
UserId = NewType("UserId", UUID)
DeviceId = NewType("DeviceId", UUID)
AccountId = NewType("AccountId", UUID)
OwnershipId = NewType("OwnershipId", UUID)
ContactId = NewType("ContactId", UUID)
ProductId = NewType("ProductId", UUID)
PriceId = NewType("PriceId", UUID)
ProcessVersionId = NewType("ProcessVersionId", UUID)
OpportunityId = NewType("OpportunityId", UUID)
EvidenceId = NewType("EvidenceId", UUID)
StageChangeId = NewType("StageChangeId", UUID)
VisitId = NewType("VisitId", UUID)
ConversationId = NewType("ConversationId", UUID)
CommitmentId = NewType("CommitmentId", UUID)
FigureId = NewType("FigureId", UUID)
ExtraWorkId = NewType("ExtraWorkId", UUID)
PracticeId = NewType("PracticeId", UUID)
SelfScoreId = NewType("SelfScoreId", UUID)
CoachingNoteId = NewType("CoachingNoteId", UUID)
ConflictId = NewType("ConflictId", UUID)
AttachmentId = NewType("AttachmentId", UUID)
ClientCaseId = NewType("ClientCaseId", UUID)
ObjectionAnswerId = NewType("ObjectionAnswerId", UUID)
MessageUseId = NewType("MessageUseId", UUID)
ImprovementId = NewType("ImprovementId", UUID)
InterviewId = NewType("InterviewId", UUID)
SuggestionRefusalId = NewType("SuggestionRefusalId", UUID)
FigureMeasureId = NewType("FigureMeasureId", UUID)
ExtraTariffId = NewType("ExtraTariffId", UUID)
ExtraRequestId = NewType("ExtraRequestId", UUID)
MarginReviewId = NewType("MarginReviewId", UUID)
LanguageLabelId = NewType("LanguageLabelId", UUID)
LanguageWeightsId = NewType("LanguageWeightsId", UUID)

ENTROPY_BYTES: Final = 10
_RANDOM_BITS: Final = 74


def uuid7(unix_ms: int, entropy: bytes) -> UUID:
    """Builds a UUIDv7 from a time and random bytes that the caller brings.

    Args:
        unix_ms: Milliseconds since 1970, UTC, 0 to 2**48 - 1.
        entropy: Ten random bytes; 74 of their bits are used.

    Returns:
        The identifier; identifiers of a later millisecond sort after it.

    Raises:
        ValueError: The time is outside 48 bits or the entropy is not ten bytes.

    Source: RFC 9562, section 5.7.
    """
    if not 0 <= unix_ms < 1 << 48:
        raise ValueError(f"time outside 48 bits: {unix_ms}")
    if len(entropy) != ENTROPY_BYTES:
        raise ValueError(f"expected {ENTROPY_BYTES} random bytes, got {len(entropy)}")
    noise = int.from_bytes(entropy) >> (8 * ENTROPY_BYTES - _RANDOM_BITS)
    high, low = noise >> 62, noise & ((1 << 62) - 1)
    return UUID(int=(unix_ms << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)
