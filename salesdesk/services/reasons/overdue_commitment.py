"""Reason: a promise is past its day (engagement en retard); our own word comes before the client's."""

from collections.abc import Iterable
from datetime import date

from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.process import Side
from salesdesk.domain.saying import Filling, Saying
from salesdesk.domain.visits import Channel
from salesdesk.services.reasons.sources import Sources
from salesdesk.store.queries.reasons import overdue_promises

KIND = "overdue_commitment"


def reasons(sources: Sources, today: date) -> Iterable[Reason]:
    """Gives one reason a promise that is past its day; one due today is not.

    Args:
        sources: Where to read, for which accounts.
        today: The day.

    Yields:
        The reasons; a promise that gets another day is another subject.
    """
    for promise, amount_cents in overdue_promises(sources.connection, sources.org_id, today, sources.accounts):
        if promise.due_on is None:
            continue
        ours = promise.side is Side.REP
        args: dict[str, Filling] = {"what": promise.what, "due": promise.due_on}
        yield Reason(
            kind=KIND, account_id=promise.account_id, subject=f"{promise.id}:{promise.due_on}",
            saying=Saying("suggestion.overdue_ours" if ours else "suggestion.overdue_theirs", args),
            urgency=Urgency.OWED if ours else Urgency.PROMISED, due_on=promise.due_on, amount_cents=amount_cents,
            contact_id=promise.contact_id, opportunity_id=promise.opportunity_id, channel=Channel.PHONE,
        )  # fmt: skip
