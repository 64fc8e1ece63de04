"""Who has a reason to talk to a client (fournisseurs de motifs): one module a reason, owned by who owns its data.

A capability adds its reason (a dispute, a call before a payment is due) in three steps: a module here with one function
``reasons(sources, today) -> Iterable[Reason]`` and its ``KIND``; its words in
``resources/messages/<lang>/suggestion.toml`` (``kind_<KIND>`` and the sentence); its function in ``REASON_PROVIDERS``.
It answers for the whole set ``sources.accounts`` (None: all that are in the store) in a fixed number of statements,
never one an account; what several reasons need, as the open affairs, is read once by ``Sources``. It gives each reason
its class of urgency, since when it counts and what is at stake:
the rule of ``salesdesk.domain.next_conversation`` does the rest.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

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
from salesdesk.services.reasons.sources import Sources

__all__ = ["REASON_PROVIDERS", "ReasonProvider", "Sources"]

ReasonProvider = Callable[[Sources, date], Iterable[Reason]]

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
