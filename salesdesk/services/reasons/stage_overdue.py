"""Reason: an affair has stayed in its stage beyond the standard (étape dépassée)."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import Connection

from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.saying import Filling, Saying
from salesdesk.services.reasons.affairs import staged_affairs
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.reasons import Accounts

KIND = "stage_overdue"


def reasons(connection: Connection, workspace: Workspace, accounts: Accounts, today: date) -> Iterable[Reason]:
    """Gives one reason an affair that is over the standard days of its stage; it is as old as the days over.

    Args:
        connection: Where to read.
        workspace: Who works.
        accounts: At which accounts; None for all.
        today: The day.

    Yields:
        The reasons.
    """
    for one in staged_affairs(connection, workspace, accounts):
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
