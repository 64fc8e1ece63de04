"""The margin of the first year of a sale (marge de première année): expected at signature, checked at month 3.

Source: product.md 2.4: price - practices - gifts; negative needs a named decision; checked at month 3, not 12 [value].
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_work import Practice
from salesdesk.domain.ids import MarginReviewId, OpportunityId
from salesdesk.domain.margins import MarginReview, check_due_on, check_is_due, known_practices_cents, seen_margin_cents
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import extra_ledger as reading
from salesdesk.store.queries.accounts import account_of
from salesdesk.store.queries.extra_work import practices_of, waived_of
from salesdesk.store.queries.people import all_users
from salesdesk.store.queries.records import need

__all__ = ["MarginReview"]

SIGNED_FOR: Final = timedelta(days=365)
"""How far back a signature without its margin is still asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is known at the signature of an affair, to be completed by hand.

    Attributes:
        known: The margin kept before; None at first.
        practices: Practices of the account, with their yearly cost.
        practices_cents: Sum of those that the client does not pay for.
        gifts_cents: What was given up by name at this account since the affair was opened.
    """

    opportunity: Opportunity
    account_name: str
    known: MarginReview | None
    price_cents: int
    practices: tuple[Practice, ...]
    practices_cents: int
    gifts_cents: int


def expected(workspace: Workspace, opportunity_id: OpportunityId) -> Expected:
    """Reads what the margin of an affair is made of.

    Args:
        workspace: Where.
        opportunity_id: The affair.

    Returns:
        The figures known; those kept before where there are any.

    Raises:
        ConflictError: The affair was deleted meanwhile.
    """
    with workspace.read() as connection:
        affair = need(connection, Opportunity, opportunity_id)
        account = account_of(connection, workspace.org_id, affair.account_id)
        known = reading.review_of(connection, workspace.org_id, opportunity_id)
        found = practices_of(connection, workspace.org_id, affair.account_id)
        given = waived_of(connection, workspace.org_id, affair.account_id, affair.opened_on or affair.created_at.date())
    return Expected(
        opportunity=affair,
        account_name=account.name if account else "",
        known=known,
        price_cents=known.price_cents if known else affair.amount_cents or 0,
        practices=found,
        practices_cents=known.practices_cents if known else known_practices_cents(found),
        gifts_cents=known.gifts_cents if known else sum(one.price_cents or 0 for one in given),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginDraft:
    """The margin as it is typed at signature.

    Attributes:
        decision: Why the sale is made all the same when the margin is negative; empty when it is not.
    """

    opportunity_id: OpportunityId
    price_cents: int
    practices_cents: int
    gifts_cents: int
    decision: str = ""


def keep(workspace: Workspace, draft: MarginDraft, *, initiator: object | None = None) -> MarginReview:
    """Keeps the margin expected of the first year of a signed affair.

    Args:
        workspace: Where; who works there signs a negative one.
        draft: The figures.
        initiator: Who asks.

    Returns:
        The record; that of an affair known before is brought up to date.

    Raises:
        UserError: The affair is not signed, a figure is below zero, or the margin is negative and nobody says why it is
            signed all the same.
    """
    if min(draft.price_cents, draft.practices_cents, draft.gifts_cents) < 0:
        raise UserError("margin.below_zero")
    why = " ".join(draft.decision.split())
    with workspace.unit("undo_extra.margin", initiator) as unit:
        affair = unit.need(Opportunity, draft.opportunity_id)
        if affair.outcome is not OpportunityOutcome.WON:
            raise UserError("margin.not_signed", affair=affair.name)
        known = reading.review_of(unit.connection, workspace.org_id, affair.id)
        base = known or MarginReview(
            id=MarginReviewId(workspace.new_id()), account_id=affair.account_id, opportunity_id=affair.id,
            signed_on=affair.closed_on or workspace.today(), price_cents=0, practices_cents=0, gifts_cents=0,
        )  # fmt: skip
        review = replace(
            base,
            price_cents=draft.price_cents,
            practices_cents=draft.practices_cents,
            gifts_cents=draft.gifts_cents,
        )
        negative = review.margin_cents < 0
        if negative and not why:
            raise UserError("margin.negative_without_decision", affair=affair.name)
        review = replace(
            review,
            decision=why if negative else "",
            decided_by=workspace.user_id if negative else None,
            decided_on=workspace.today() if negative else None,
        )
        unit.put(review)
    return review


def check(
    workspace: Workspace, review_id: MarginReviewId, seen_costs_cents: int, words: str, *,
    initiator: object | None = None,
) -> MarginReview:  # fmt: skip
    """Keeps what month 3 really shows.

    Args:
        workspace: Where.
        review_id: The margin.
        seen_costs_cents: Practices and gifts really seen, brought to a year.
        words: What was seen; needed when the year turns out negative.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The costs are below zero, or the margin seen is negative and nothing says what is done about it.
    """
    if seen_costs_cents < 0:
        raise UserError("margin.below_zero")
    said = words.strip()
    with workspace.unit("undo_extra.margin_checked", initiator) as unit:
        before = unit.need(MarginReview, review_id)
        after = replace(before, reviewed_on=workspace.today(), seen_costs_cents=seen_costs_cents, review_words=said)
        if (seen_margin_cents(after) or 0) < 0 and not said:
            raise UserError("margin.seen_negative_without_words")
        unit.put(after)
    return after


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginLine:
    """One signed affair with its margin.

    Attributes:
        review: The margin; None while nobody worked it out.
        seen_cents: Margin by what was seen at month 3; None before.
        check_on: Day of the check of month 3; None while there is no margin.
        is_due: Whether that day has come and nobody has looked.
        decided_by: Name of who signed a negative margin; empty when nobody had to.
    """

    opportunity_id: OpportunityId
    affair: str
    account_name: str
    signed_on: date
    amount_cents: int
    review: MarginReview | None
    seen_cents: int | None
    check_on: date | None
    is_due: bool
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginBook:
    """The margins of signed affairs.

    Attributes:
        lines: Checks due first, then signatures without a margin, then the latest signed.
        due: How many checks of month 3 are due.
        missing: How many signatures have no margin.
        may_write: Whether the person may keep one.
    """

    lines: tuple[MarginLine, ...]
    due: int
    missing: int
    may_write: bool
    today: date


def margins(workspace: Workspace) -> MarginBook:
    """Reads the margins of the accounts that are here, in a fixed number of statements."""
    today = workspace.today()
    with workspace.read() as connection:
        won = reading.won_since(connection, workspace.org_id, today - SIGNED_FOR)
        kept = reading.every_review(connection, workspace.org_id)
        users = all_users(connection)
        reviews = {review.opportunity_id: (review, name) for review, name in kept}
        known = {affair.id: affair for affair, _ in won}
        others = [key for key in reviews if key not in known]
        names = {affair.id: affair.name for affair, _ in won}
        names |= reading.affair_names(connection, workspace.org_id, others[:500])
    lines = []
    for affair, account_name in won:
        if affair.id not in reviews:
            lines.append(_line(affair.id, affair.name, account_name, affair.closed_on or today,
                               affair.amount_cents or 0))  # fmt: skip
    for key, (review, account_name) in reviews.items():
        signer = users.get(review.decided_by) if review.decided_by else None
        made = _line(key, names.get(key, ""), account_name, review.signed_on, review.price_cents)
        made = replace(
            made, review=review, seen_cents=seen_margin_cents(review), check_on=check_due_on(review.signed_on),
            is_due=check_is_due(review, today), decided_by=signer.name if signer else "",
        )  # fmt: skip
        lines.append(made)
    lines.sort(key=lambda one: one.signed_on, reverse=True)
    lines.sort(key=lambda one: (not one.is_due, one.review is not None))
    return MarginBook(
        lines=tuple(lines),
        due=sum(one.is_due for one in lines),
        missing=sum(one.review is None for one in lines),
        may_write=workspace.my_right("margin_review").creates,
        today=today,
    )


def _line(key: OpportunityId, affair: str, account_name: str, signed_on: date, amount_cents: int) -> MarginLine:
    return MarginLine(
        opportunity_id=key, affair=affair, account_name=account_name, signed_on=signed_on, amount_cents=amount_cents,
        review=None, seen_cents=None, check_on=None, is_due=False, decided_by="",
    )  # fmt: skip
