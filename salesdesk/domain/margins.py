"""First-year margin at signature (marge de première année) and the price list of extras (tarif des hors-périmètre).

Source: product.md 2.4: expected first-year margin = price - practices - gifts; negative needs a named decision; checked
at month 3, not 12.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Final

from salesdesk.domain.extra_work import Practice, PracticeDecision
from salesdesk.domain.ids import AccountId, ExtraTariffId, MarginReviewId, OpportunityId, UserId

CHECK_AFTER_MONTHS: Final = 3
LONGEST_ACCEPTANCE_MONTHS: Final = 12
"""A practice is accepted for a year at most, then looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraTariff:
    """One line of the price list of extras (tarif).

    Attributes:
        minutes: Usual time of the work.
        hourly_cents: Price of an hour.
        contingency: Share added for what is not known, 0.15 for 15 %.
        price_cents: Fixed price; None when hours and rate make it.
    """

    id: ExtraTariffId
    name: str
    minutes: int
    hourly_cents: int
    contingency: float = 0.0
    price_cents: int | None = None
    note: str = ""
    retired_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginReview:
    """The margin expected of the first year of a sale, and what month 3 shows (revue de marge).

    Attributes:
        price_cents: Price of the first year.
        practices_cents: Yearly cost of the unprofitable practices known at signature.
        gifts_cents: What is given: extras not charged, discounts in kind.
        decision: Why it is signed all the same when the margin is negative; empty when it is not.
        reviewed_on: Day of the check of month 3; None until then.
        seen_costs_cents: Practices and gifts really seen by then, brought to a year; None until then.
    """

    id: MarginReviewId
    account_id: AccountId
    opportunity_id: OpportunityId
    signed_on: date
    price_cents: int
    practices_cents: int
    gifts_cents: int
    decision: str = ""
    decided_by: UserId | None = None
    decided_on: date | None = None
    reviewed_on: date | None = None
    seen_costs_cents: int | None = None
    review_words: str = ""

    @property
    def margin_cents(self) -> int:
        """Margin expected of the first year: price - practices - gifts."""
        return self.price_cents - self.practices_cents - self.gifts_cents


def check_due_on(signed_on: date) -> date:
    """Returns the day of the check of month 3: the same day three months on, or the last of a shorter month."""
    return _months_on(signed_on, CHECK_AFTER_MONTHS)


def _months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def check_is_due(review: MarginReview, today: date) -> bool:
    """Tells whether month 3 has come and nobody has looked at what the sale really costs."""
    return review.reviewed_on is None and check_due_on(review.signed_on) <= today


def seen_margin_cents(review: MarginReview) -> int | None:
    """Returns the margin of the year by what was really seen at month 3; None before the check."""
    return None if review.seen_costs_cents is None else review.price_cents - review.seen_costs_cents


def known_practices_cents(practices: tuple[Practice, ...]) -> int:
    """Sums what the practices of an account cost in a year: one that is priced is paid by the client and costs nothing.

    Args:
        practices: Those known at the account.

    Returns:
        Cents a year. A practice to be changed still costs until it is changed.
    """
    return sum(one.yearly_cents for one in practices if one.decision is not PracticeDecision.PRICE)


def practice_waits(practice: Practice, today: date) -> bool:
    """Tells whether somebody has to decide about a practice: nobody did yet, or its acceptance is over."""
    if practice.decision is PracticeDecision.OPEN:
        return True
    return practice.revisit_on is not None and practice.revisit_on <= today


def longest_acceptance(today: date) -> date:
    """Returns the last day until which a practice may be accepted: this day a year on."""
    return _months_on(today, LONGEST_ACCEPTANCE_MONTHS)
