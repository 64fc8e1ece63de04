"""Who has a reason to talk to a client (fournisseurs de motifs): one module a reason, owned by who owns its data.

A capability adds its reason (a dispute, a call before a payment is due) in three steps: a module here with one function
``reasons(connection, workspace, accounts, today) -> Iterable[Reason]`` and its ``KIND``; its words in
``resources/messages/<lang>/suggestion.toml`` (``kind_<KIND>`` and the sentence); its function in ``REASON_PROVIDERS``.
It answers for a whole set of accounts in a fixed number of statements (``accounts`` None: all that are in the store),
never one statement an account, and gives each reason its class of urgency, since when it counts and what is at stake:
the rule of ``salesdesk.domain.next_conversation`` does the rest.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from sqlalchemy import Connection

from salesdesk.domain.next_conversation import Reason
from salesdesk.services.reasons import (
    extra_work,
    intensity_gap,
    missing_proof,
    missing_role,
    overdue_commitment,
    proposal_to_comment,
    solvency_due,
    stage_overdue,
)
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.reasons import Accounts

__all__ = ["REASON_PROVIDERS", "ReasonProvider"]

ReasonProvider = Callable[[Connection, Workspace, Accounts, date], Iterable[Reason]]

REASON_PROVIDERS: Final[tuple[ReasonProvider, ...]] = (
    overdue_commitment.reasons,
    extra_work.reasons,
    proposal_to_comment.reasons,
    stage_overdue.reasons,
    missing_role.reasons,
    missing_proof.reasons,
    intensity_gap.reasons,
    solvency_due.reasons,
)
