"""Reason: an affair has stayed in its stage beyond the standard (étape dépassée)."""

from collections.abc import Iterable
from datetime import date, timedelta

from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.saying import Filling, Saying
from salesdesk.services.reasons.sources import Sources

KIND = "stage_overdue"


def reasons(sources: Sources, today: date) -> Iterable[Reason]:
    """Gives one reason an affair that is over the standard days of its stage; it is as old as the days over.

    Args:
        sources: Where to read, for which accounts.
        today: The day.

    Yields:
        The reasons.
    """
    for one in sources.staged:
        affair, standard = one.affair, one.stage.standard_days
        days = (today - affair.stage_since).days
        if days <= standard:
            continue
        args: dict[str, Filling] = {
            "affair": affair.name,
            "stage": one.stage.buyer_state,
            "days": days,
            "standard": standard,
        }
        yield Reason(
            kind=KIND, account_id=affair.account_id, subject=f"{affair.id}:{affair.stage_key}",
            saying=Saying("suggestion.stage_overdue", args), urgency=Urgency.STALLED,
            due_on=affair.stage_since + timedelta(days=standard), amount_cents=affair.amount_cents,
            conversation_key=one.conversation_key, opportunity_id=affair.id,
        )  # fmt: skip
