"""Reason: a surprise bill builds up, its oldest line unannounced for thirty days (treizième facture)."""

from collections.abc import Iterable
from datetime import date, timedelta

from salesdesk.domain.extra_clock import CLOCK_DAYS, clock_of, is_unannounced
from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.saying import Filling, Saying
from salesdesk.domain.visits import Channel
from salesdesk.services.reasons.sources import Sources
from salesdesk.store.queries.reasons import unsettled_extras

KIND = "extra_work"


def reasons(sources: Sources, today: date) -> Iterable[Reason]:
    """Gives one reason an account whose oldest unannounced line is thirty days old or more.

    Args:
        sources: Where to read, for which accounts.
        today: The day.

    Yields:
        The reasons; once that line is settled, the next one is another subject.

    Source: product.md 2.4, thirteenth-invoice clock.
    """
    ringing = today - timedelta(days=CLOCK_DAYS)
    lines = unsettled_extras(sources.connection, sources.org_id, ringing, sources.accounts)
    for account_id, own in lines.items():
        clock = clock_of(own, today)
        if not clock.is_due:
            continue
        oldest = min((one for one in own if is_unannounced(one)), key=lambda one: one.asked_on)
        args: dict[str, Filling] = {"what": oldest.what, "days": clock.days}
        if clock.unannounced > 1:
            args["more"] = clock.unannounced - 1
        yield Reason(
            kind=KIND, account_id=account_id, subject=str(oldest.id),
            saying=Saying("suggestion.extra_work_several" if "more" in args else "suggestion.extra_work", args),
            urgency=Urgency.OWED, due_on=oldest.asked_on + timedelta(days=CLOCK_DAYS), amount_cents=clock.known_cents,
            opportunity_id=oldest.opportunity_id, channel=Channel.PHONE,
        )  # fmt: skip
