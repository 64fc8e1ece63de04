"""Reason: the stage of an affair still misses a proof (preuve qui manque)."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.process import missing_proofs
from salesdesk.domain.saying import Filling, Saying
from salesdesk.services.reasons.affairs import staged_affairs
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.opportunities import proofs_of
from salesdesk.store.queries.reasons import Accounts

KIND = "missing_proof"


def reasons(connection: Connection, workspace: Workspace, accounts: Accounts, today: date) -> Iterable[Reason]:
    """Gives one reason an affair: the first exit criterion that nothing proves, since the affair entered the stage.

    Args:
        connection: Where to read.
        workspace: Who works.
        accounts: At which accounts; None for all.
        today: The day.

    Yields:
        The reasons.
    """
    affairs = staged_affairs(connection, workspace, accounts)
    facts = proofs_of(connection, workspace.org_id, [one.affair.id for one in affairs])
    for one in affairs:
        missing = missing_proofs(one.stage, facts.get(one.affair.id, ()))
        if not missing:
            continue
        criterion, affair = missing[0], one.affair
        args: dict[str, Filling] = {
            "criterion": criterion.text,
            "affair": affair.name,
            "days": max((today - affair.stage_since).days, 0),
        }
        yield Reason(
            kind=KIND, account_id=affair.account_id, subject=f"{affair.id}:{criterion.id}",
            saying=Saying("suggestion.missing_proof", args), urgency=Urgency.STALLED, due_on=affair.stage_since,
            amount_cents=affair.amount_cents, conversation_key=one.conversation_key, opportunity_id=affair.id,
        )  # fmt: skip
