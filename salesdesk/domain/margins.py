"""First-year margin at signature (marge de première année) and the price list of extras (tarif des hors-périmètre).

Source: product.md 2.4: expected first-year margin = price - practices - gifts; negative needs a named decision; checked
at month 3, not 12.
"""

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.ids import AccountId, ExtraTariffId, MarginReviewId, OpportunityId, UserId


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
