"""Reason: the stage of an affair still misses a proof (preuve qui manque)."""

from collections.abc import Iterable
from datetime import date

from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.process import missing_proofs
from salesdesk.domain.saying import Filling, Saying
from salesdesk.services.reasons.sources import Sources
from salesdesk.store.queries.opportunities import proofs_of

KIND = "missing_proof"


def reasons(sources: Sources, _today: date) -> Iterable[Reason]:
    """Gives one reason an affair: the first exit criterion that nothing proves, since the affair entered the stage.

    Args:
        sources: Where to read, for which accounts.
        _today: Not needed: the reason is as old as the stage.

    Yields:
        The reasons.
    """
    affairs = sources.staged
    facts = proofs_of(sources.connection, sources.org_id, [one.affair.id for one in affairs])
    for one in affairs:
        missing = missing_proofs(one.stage, facts.get(one.affair.id, ()))
        if not missing:
            continue
        criterion, affair = missing[0], one.affair
        args: dict[str, Filling] = {
            "criterion": criterion.text,
            "affair": affair.name,
            "since": affair.stage_since,
        }
        yield Reason(
            kind=KIND, account_id=affair.account_id, subject=f"{affair.id}:{criterion.id}",
            saying=Saying("suggestion.missing_proof", args), urgency=Urgency.STALLED, due_on=affair.stage_since,
            amount_cents=affair.amount_cents, conversation_key=one.conversation_key, opportunity_id=affair.id,
        )  # fmt: skip
