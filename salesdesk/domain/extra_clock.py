"""The thirteenth invoice (treizième facture): the surprise bill that builds up at a client, and how old it is.

Work that is asked and not announced, or announced and not accepted, grows into a bill that the client does not expect.
Source: product.md 2.4, thirteenth-invoice clock: at 30 days announce, waive by name, or stop.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.extras import NO_LEAKAGE, ExtraAlarm, ExtraStatus, Leakage, alarms, has_reached, leakage

CLOCK_DAYS: Final = 30
"""Age in days of an unannounced line at which one announces, waives by name, or stops."""


def is_closed(extra: ExtraWork) -> bool:
    """Tells whether nothing is to be done about an extra any more: paid, given up by name, or stopped in time."""
    return extra.status is ExtraStatus.PAID or extra.waived_on is not None or is_stopped(extra)


def is_stopped(extra: ExtraWork) -> bool:
    """Tells whether the work was stopped before it was done; stopping what is done changes nothing."""
    return extra.stopped_on is not None and not is_done(extra)


def is_done(extra: ExtraWork) -> bool:
    """Tells whether the work has been done, whatever was agreed."""
    return extra.done_on is not None or has_reached(extra.status, ExtraStatus.DONE)


def is_surprise(extra: ExtraWork) -> bool:
    """Tells whether the client would be surprised by the bill of an extra.

    Args:
        extra: One line of the ledger.

    Returns:
        True while he has not said yes, the work is neither given up nor stopped, and no invoice has told him.
    """
    if is_closed(extra) or has_reached(extra.status, ExtraStatus.INVOICED):
        return False
    return extra.accepted_on is None and extra.status is not ExtraStatus.ACCEPTED


def is_unannounced(extra: ExtraWork) -> bool:
    """Tells whether an extra grows into a surprise without the client having heard of a price."""
    return is_surprise(extra) and extra.announced_on is None and extra.status is not ExtraStatus.ANNOUNCED


def age_in_days(extra: ExtraWork, today: date) -> int:
    """Returns how many days ago an extra was asked; 0 for one dated ahead."""
    return max((today - extra.asked_on).days, 0)


def is_overdue(extra: ExtraWork, today: date) -> bool:
    """Tells whether an extra has stayed unannounced for thirty days or more."""
    return is_unannounced(extra) and age_in_days(extra, today) >= CLOCK_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceClock:
    """The surprise bill of one client today.

    Attributes:
        known_cents: Sum of the prices known of what he has not accepted.
        unpriced: How many of these have no price: the sum is at least this incomplete.
        lines: How many there are.
        unannounced: How many of these he has not heard of.
        oldest_on: Day on which the oldest unannounced one was asked; None when all are announced.
        days: Its age; 0 when there is none.
    """

    known_cents: int = 0
    unpriced: int = 0
    lines: int = 0
    unannounced: int = 0
    oldest_on: date | None = None
    days: int = 0

    @property
    def is_due(self) -> bool:
        """True at thirty days: announce, waive by name, or stop."""
        return self.oldest_on is not None and self.days >= CLOCK_DAYS

    @property
    def days_left(self) -> int:
        """Days until the alarm; 0 once it rings."""
        return max(CLOCK_DAYS - self.days, 0)


def clock_of(lines: Iterable[ExtraWork], today: date) -> InvoiceClock:
    """Reads the clock of one client.

    Args:
        lines: The extra work asked by him; lines of no concern are passed over.
        today: The day.

    Returns:
        The bill that builds up and the age of its oldest unannounced line.
    """
    surprises = [one for one in lines if is_surprise(one)]
    hidden = [one for one in surprises if is_unannounced(one)]
    oldest = min(hidden, key=lambda one: one.asked_on, default=None)
    return InvoiceClock(
        known_cents=sum(one.price_cents or 0 for one in surprises),
        unpriced=sum(one.price_cents is None for one in surprises),
        lines=len(surprises),
        unannounced=len(hidden),
        oldest_on=oldest.asked_on if oldest else None,
        days=age_in_days(oldest, today) if oldest else 0,
    )


def line_alarms(extra: ExtraWork, today: date) -> tuple[ExtraAlarm, ...]:
    """Lists what is wrong with one line on a day.

    Args:
        extra: The line.
        today: The day.

    Returns:
        The alarms, gravest first; none for what is given up by name, stopped or paid.
    """
    if is_closed(extra):
        return ()
    found = alarms(extra.status, price_cents=extra.price_cents, accepted_on=extra.accepted_on, done_on=extra.done_on)
    return (*found, ExtraAlarm.THIRTY_DAYS) if is_overdue(extra, today) else found


def is_waived(extra: ExtraWork) -> bool:
    """Tells whether a price was given up by name; one that the client paid all the same was not given."""
    return extra.waived_on is not None and extra.status is not ExtraStatus.PAID


def leaked(extra: ExtraWork) -> Leakage:
    """Measures what one line leaks without anybody having decided it; what is given up by name is counted apart."""
    if extra.waived_on is not None:
        return NO_LEAKAGE
    return leakage(extra.status, price_cents=extra.price_cents, accepted_on=extra.accepted_on, done_on=extra.done_on)


def waived(extra: ExtraWork) -> Leakage:
    """Measures what one line gives away by name: its price when it is waived, counted when the price is unknown."""
    if not is_waived(extra):
        return NO_LEAKAGE
    return Leakage(unpriced=1) if extra.price_cents is None else Leakage(known_cents=extra.price_cents)
