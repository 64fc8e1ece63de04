"""Reason: an affair is under way and solvency is to be asked for (solvabilité à contrôler)."""

from collections.abc import Iterable
from datetime import date, timedelta

from salesdesk.domain.accounts import SOLVENCY_VALID_DAYS
from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.saying import Saying
from salesdesk.domain.visits import Channel
from salesdesk.services.reasons.sources import Sources
from salesdesk.store.queries.reasons import solvency_days

KIND = "solvency_due"


def reasons(sources: Sources, today: date) -> Iterable[Reason]:
    """Gives one reason an account with an open affair whose solvency was never checked, or over twelve months ago.

    Args:
        sources: Where to read, for which accounts.
        today: The day.

    Yields:
        The reasons, for the largest affair; without an affair there is no effort to protect yet.

    Source: product.md 2.10, solvency before effort.
    """
    checked = solvency_days(sources.connection, sources.org_id, sources.accounts)
    largest = sorted(sources.affairs, key=lambda one: -one.amount_cents)
    seen = set()
    for affair in largest:
        on = checked.get(affair.account_id)
        ends = None if on is None else on + timedelta(days=SOLVENCY_VALID_DAYS)
        if affair.account_id in seen or (ends is not None and ends >= today):
            continue
        seen.add(affair.account_id)
        saying = Saying("suggestion.solvency_never") if on is None else Saying("suggestion.solvency_old", {"day": on})
        yield Reason(
            kind=KIND, account_id=affair.account_id, subject=str(on or "never"), saying=saying, urgency=Urgency.CARE,
            due_on=ends, amount_cents=affair.amount_cents, opportunity_id=affair.id, channel=Channel.PHONE,
        )  # fmt: skip
