"""Rules of extra work (travaux hors périmètre): the order of its steps, the alarm and what leaks away.

Source: product.md 2.4, extra-work ledger: "done" before "accepted" is an alarm; leakage by account, rep and practice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class ExtraStatus(StrEnum):
    """How far an extra has come, in the order in which it should advance."""

    ASKED = "asked"
    ANNOUNCED = "announced"
    ACCEPTED = "accepted"
    DONE = "done"
    INVOICED = "invoiced"
    PAID = "paid"


class ExtraAlarm(StrEnum):
    """What is wrong with an extra."""

    DONE_BEFORE_ACCEPTED = "done_before_accepted"
    ANNOUNCED_WITHOUT_PRICE = "announced_without_price"
    THIRTY_DAYS = "thirty_days"


ORDER = tuple(ExtraStatus)
_PLACE: Final = {status: place for place, status in enumerate(ORDER)}


def has_reached(status: ExtraStatus, step: ExtraStatus) -> bool:
    """Returns True when an extra of this status has come to the step or past it."""
    return _PLACE[status] >= _PLACE[step]


def next_status(status: ExtraStatus) -> ExtraStatus | None:
    """Returns the step that follows; None after ``paid``."""
    following = _PLACE[status] + 1
    return ORDER[following] if following < len(ORDER) else None


def done_before_accepted(status: ExtraStatus, *, accepted_on: date | None, done_on: date | None) -> bool:
    """Tells whether the work was done before the client said yes.

    Args:
        status: How far the extra has come.
        accepted_on: Day of the client's yes; None when he has not said it.
        done_on: Day on which the work was done; None when it is not done or its day is unknown.

    Returns:
        True when it is done without a dated yes, or on an earlier day than the yes. The same day is in order.
    """
    is_done = done_on is not None or has_reached(status, ExtraStatus.DONE)
    if not is_done:
        return False
    return accepted_on is None or (done_on is not None and done_on < accepted_on)


def alarms(
    status: ExtraStatus, *, price_cents: int | None, accepted_on: date | None, done_on: date | None
) -> tuple[ExtraAlarm, ...]:
    """Lists what is wrong with an extra.

    Args:
        status: How far it has come.
        price_cents: Price announced; None when none was.
        accepted_on: Day of the client's yes, or None.
        done_on: Day on which the work was done, or None.

    Returns:
        The alarms, gravest first; empty when all is in order.
    """
    found = []
    if done_before_accepted(status, accepted_on=accepted_on, done_on=done_on):
        found.append(ExtraAlarm.DONE_BEFORE_ACCEPTED)
    if price_cents is None and has_reached(status, ExtraStatus.ANNOUNCED):
        found.append(ExtraAlarm.ANNOUNCED_WITHOUT_PRICE)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Leakage:
    """What was worked and not charged (fuite).

    Attributes:
        known_cents: Sum of the prices known.
        unpriced: Extras that leak and have no price: the sum is at least this incomplete.
    """

    known_cents: int = 0
    unpriced: int = 0

    def __add__(self, other: "Leakage") -> "Leakage":
        return Leakage(self.known_cents + other.known_cents, self.unpriced + other.unpriced)


NO_LEAKAGE: Final = Leakage()


def total_leakage(found: Iterable[Leakage]) -> Leakage:
    """Sums leakage."""
    leaks = [one for one in found if one is not NO_LEAKAGE]
    return Leakage(sum(one.known_cents for one in leaks), sum(one.unpriced for one in leaks))


def leakage(status: ExtraStatus, *, price_cents: int | None, accepted_on: date | None, done_on: date | None) -> Leakage:
    """Measures what one extra leaks: its price, when it was done before the yes and has not been invoiced.

    Args:
        status: How far it has come; an invoiced extra leaks nothing, whatever its order was.
        price_cents: Its price; None when unknown, and then it is counted and not summed.
        accepted_on: Day of the client's yes, or None.
        done_on: Day on which the work was done, or None.

    Returns:
        The leakage of this extra; zero when it was accepted in time, because it can still be invoiced.
    """
    if has_reached(status, ExtraStatus.INVOICED):
        return NO_LEAKAGE
    if not done_before_accepted(status, accepted_on=accepted_on, done_on=done_on):
        return NO_LEAKAGE
    return Leakage(unpriced=1) if price_cents is None else Leakage(known_cents=price_cents)
