"""Reason: a proposal was sent and nobody went through it with the client (proposition à commenter)."""

from collections.abc import Iterable
from datetime import date

from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.saying import Saying
from salesdesk.domain.visits import VisitPurpose
from salesdesk.services.reasons.sources import Sources

KIND = "proposal_to_comment"


def reasons(sources: Sources, today: date) -> Iterable[Reason]:
    """Gives one reason an open affair whose proposal was sent and not commented.

    Args:
        sources: Where to read, for which accounts.
        today: The day.

    Yields:
        The reasons; a proposal that is to be sent on a later day is none yet.

    Source: product.md 2.3: a proposal is commented in person.
    """
    for affair in sources.affairs:
        sent = affair.proposal_sent_on
        if sent is None or sent > today or affair.proposal_commented_on is not None:
            continue
        yield Reason(
            kind=KIND, account_id=affair.account_id, subject=f"{affair.id}:{sent}",
            saying=Saying("suggestion.proposal_to_comment", {"affair": affair.name, "day": sent}),
            urgency=Urgency.PROMISED, due_on=sent, amount_cents=affair.amount_cents, opportunity_id=affair.id,
            purpose=VisitPurpose.PROPOSAL,
        )  # fmt: skip
