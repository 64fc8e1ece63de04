"""What a process has lived (historique): stays, proofs, proposals, rehearsals, as the check and the effect read it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from salesdesk.domain.process.vocabulary import EvidenceKind

ENOUGH: Final = 20


class Ending(StrEnum):
    """How an affair stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    NO_DECISION = "no_decision"


@dataclass(frozen=True, slots=True)
class Stay:
    """The time that an affair spent in a stage without leaving it.

    Args:
        stage_id: The stage.
        entered_on: Day of entry.
        left_on: Day of leaving; None while it stays.
    """

    stage_id: str
    entered_on: date
    left_on: date | None = None

    @property
    def days(self) -> int | None:
        """Returns the length of the stay; None while it lasts."""
        return None if self.left_on is None else (self.left_on - self.entered_on).days


@dataclass(frozen=True, slots=True)
class ProofRecord:
    """A piece of evidence with the moment at which it was written down.

    Args:
        criterion_id: Criterion it is meant for.
        kind: Kind of evidence.
        recorded_at: When it was written down.
        author: Who wrote it, as a key.
    """

    criterion_id: str
    kind: EvidenceKind
    recorded_at: datetime
    author: str = ""


@dataclass(frozen=True, slots=True)
class AffairHistory:
    """One affair of the process.

    Args:
        trigger_id: Trigger at which it entered; None when nobody said.
        stays: In the order of time.
        proofs: In the order of time.
        commented_on: Day on which the proposal was gone through with the client.
        sent_on: Day on which the proposal was sent.
        ending: How it stands.
        ended_on: Day of its end; None while open.
    """

    trigger_id: str | None = None
    stays: tuple[Stay, ...] = ()
    proofs: tuple[ProofRecord, ...] = ()
    commented_on: date | None = None
    sent_on: date | None = None
    ending: Ending = Ending.OPEN
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class RepPractice:
    """When a rep last rehearsed a conversation of the process.

    Args:
        rep: Key of the rep.
        rehearsed_on: The day; None when never.
    """

    rep: str
    rehearsed_on: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What a process has lived until a day.

    Args:
        today: The day.
        affairs: Its affairs, open and ended.
        reps: The reps who sell with it; None where rehearsals are not recorded, and then nothing is said of them.
    """

    today: date
    affairs: tuple[AffairHistory, ...] = ()
    reps: tuple[RepPractice, ...] | None = None
