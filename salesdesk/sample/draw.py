"""Chance (tirage) and identifiers of the sample: every random choice of a company comes from one seeded source."""

from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import TypeVar
from uuid import UUID

from salesdesk.domain.ids import ENTROPY_BYTES, uuid7
from salesdesk.sample.calendar import WorkDays

Item = TypeVar("Item")

FIRST_DAY = -294
"""Fourteen months of 21 working days before the anchor."""
LAST_DAY = 20
"""Four weeks of plan after it."""
BEFORE_HISTORY = FIRST_DAY - 40
EVENING = 18 * 60


class Draw:
    """One seeded source of choices, with the calendar on which they are placed.

    Args:
        seed: Same seed, same company.
        days: Working days around the anchor.
    """

    def __init__(self, seed: int, days: WorkDays) -> None:
        self.random = Random(seed)  # noqa: S311  # a sample must be repeatable; no secret comes from here
        self.days = days

    def pick(self, items: Sequence[Item]) -> Item:
        """Chooses one of some items."""
        return items[int(self.random.random() * len(items))]

    def chance(self, share: float) -> bool:
        """Returns True in the given share of cases, 0 to 1."""
        return self.random.random() < share

    def whole(self, low: int, high: int) -> int:
        """Chooses a whole number, both ends included."""
        return low + int(self.random.random() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """Chooses a number between two others."""
        return low + (high - low) * self.random.random()

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """Returns the items in another order."""
        mixed = list(items)
        self.random.shuffle(mixed)
        return mixed

    def euros(self, low: int, high: int, step: int = 100) -> int:
        """Chooses an amount in whole steps of euros.

        Args:
            low: Lowest amount, euros.
            high: Highest amount, euros.
            step: Multiple of which it is, euros.

        Returns:
            The amount in euros.
        """
        return self.whole(low // step, high // step) * step

    def id_at(self, born: datetime) -> UUID:
        """Makes the identifier of a record entered at an instant."""
        return uuid7(int(born.timestamp() * 1000), self.random.randbytes(ENTROPY_BYTES))

    def born(self, day: int, minute: int | None = None) -> datetime:
        """Returns an instant of a day at which a record was entered, never later than the evening before the anchor.

        Args:
            day: Number of the working day.
            minute: Local minute; None for a chosen one in office hours.

        Returns:
            The instant, UTC.
        """
        chosen = self.whole(480, 1070) if minute is None else minute
        return self.days.at(-1, EVENING) if day > -1 else self.days.at(day, chosen)
