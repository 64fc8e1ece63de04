"""What became of our messages (emploi des messages): how often each was said, taken up, refused, and came back.

Source: product.md 1, marketing sees which messages are used; 2.2, "not enough data" under 20.
"""

from dataclasses import dataclass
from typing import Final

from salesdesk.domain.library import MessageKind, MessageOutcome

LEAST_USES: Final = 20
"""Uses below which no share is told."""

_ECHO_WEIGHT: Final = 2


@dataclass(frozen=True, slots=True)
class MessageKey:
    """What tells one message from all others.

    Attributes:
        kind: What it is.
        key: Id of the point or objection in its process, or id of the case or answer as text.
        process_key: The process of a point or objection; None for what the library holds.
    """

    kind: MessageKind
    key: str
    process_key: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a message was said and what came of it.

    Attributes:
        said: Said, and no more is known.
        taken: The client took it up.
        refused: He refused it.
        echoed: It came back in his own written proof.
    """

    said: int = 0
    taken: int = 0
    refused: int = 0
    echoed: int = 0

    @property
    def uses(self) -> int:
        """How often it was said, whatever came of it."""
        return self.said + self.taken + self.refused

    @property
    def taken_share(self) -> float | None:
        """Share of the uses in which the client took it up; None while there are too few."""
        return self.taken / self.uses if self.uses >= LEAST_USES else None

    @property
    def refused_share(self) -> float | None:
        """Share of the uses in which he refused it; None while there are too few."""
        return self.refused / self.uses if self.uses >= LEAST_USES else None

    @property
    def conviction(self) -> float:
        """For ranking only: taken up or come back against said, drawn to one half while there are few uses.

        Source: Laplace's rule of succession; an echo counts twice, for the client wrote it himself.
        """
        good = self.taken + _ECHO_WEIGHT * self.echoed
        return (good + 1) / (self.uses + _ECHO_WEIGHT * self.echoed + 2)

    def with_outcome(self, outcome: MessageOutcome, count: int) -> "Tally":
        """Adds uses with one outcome."""
        counts = {one: getattr(self, one.value) for one in MessageOutcome}
        counts[outcome] += count
        return Tally(
            counts[MessageOutcome.SAID],
            counts[MessageOutcome.TAKEN],
            counts[MessageOutcome.REFUSED],
            counts[MessageOutcome.ECHOED],
        )


NOTHING_SAID: Final = Tally()
