"""How the process improves: the improvement box (boîte à améliorations) and the buying study (étude d'achat).

Source: product.md 2.2: anyone proposes a change, answered within 14 days, credited in the version's notes; each stage
cites two interviews of won, lost and no-decision clients, revised every year.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from salesdesk.domain.change import MEMBERS
from salesdesk.domain.ids import ImprovementId, InterviewId, UserId
from salesdesk.domain.opportunities import OpportunityOutcome

ANSWER_DAYS: Final = 14
"""Days within which a proposal is answered."""

INTERVIEWS_A_STAGE: Final = 2
"""Interviews that each stage cites."""

STUDY_DAYS: Final = 365
"""Days after which an interview no longer supports a stage."""


class ImprovementStatus(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    TAKEN = "taken"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """A change to the process that somebody proposes (proposition d'amélioration).

    Attributes:
        process_key: The process.
        place: Id of the criterion, question, point or stage; empty for the whole process.
        version: Version that the person had before the eyes.
        credited_version: Version that brought it; None until then.
    """

    id: ImprovementId
    process_key: str
    version: int
    place: str
    proposal: str
    proposed_by: UserId
    proposed_at: datetime
    status: ImprovementStatus = ImprovementStatus.OPEN
    answer: str = ""
    answered_by: UserId | None = None
    answered_at: datetime | None = None
    credited_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """What a client told about how he bought, or did not (entretien de l'étude d'achat).

    Attributes:
        stage_keys: Stages of the process that it supports.
        client: The company as it may be named.
        role: Function of the person heard.
        outcome: Won, lost or no decision.
        trigger: The fact that made him move.
        words: His own words.
        lesson: What the firm learns from them.
    """

    id: InterviewId
    process_key: str
    client: str
    role: str
    outcome: OpportunityOutcome
    held_on: date
    interviewed_by: UserId
    stage_keys: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    trigger: str = ""
    words: str = ""
    lesson: str = ""
