"""Proposals (propositions): commented in a visit before they are sent; the firm's own figures say what that brings.

Source: product.md 2.3.
"""

from dataclasses import replace
from datetime import date

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import OpportunityId
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.proposals import ENOUGH, ProposalFacts, ProposalGroup, facts, is_commented, sends_proposal
from salesdesk.domain.saying import Saying
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.guidance import ended_with_proposal
from salesdesk.store.unit import Unit

__all__ = [
    "ProposalFacts", "is_commented", "must_be_commented", "note", "noted", "read_facts", "said", "sends_proposal",
]  # fmt: skip

_COUNTED = 2_000


def read_facts(workspace: Workspace) -> ProposalFacts:
    """Compares how the affairs that this laptop holds ended: commented in person, against sent without that."""
    with workspace.read() as connection:
        return facts(ended_with_proposal(connection, workspace.org_id, _COUNTED))


def said(found: ProposalFacts) -> tuple[Saying, ...]:
    """Says what the figures say.

    Args:
        found: The comparison.

    Returns:
        One sentence for the commented, one for the sent; under twenty of a kind it says that data is lacking, with n.
    """
    return (_said(found.commented, ""), _said(found.sent, "_sent"))


def _said(group: ProposalGroup, end: str) -> Saying:
    if not group.says:
        return Saying(f"proposal.too_few{end}", {"ended": group.ended, "needed": ENOUGH})
    percent = round(100 * group.rate)
    return Saying(f"proposal.rate{end}", {"won": group.won, "ended": group.ended, "percent": percent})


def must_be_commented(affair: Opportunity | None, promises: tuple[str, ...]) -> bool:
    """Tells whether a visit is to be offered before a proposal leaves.

    Args:
        affair: The affair; None without one.
        promises: What we promised to do.

    Returns:
        True when one of them sends a proposal that nobody went through with the client yet.
    """
    done = affair is not None and affair.proposal_commented_on is not None
    return not done and any(sends_proposal(one) for one in promises)


def noted(unit: Unit, affair_id: OpportunityId, commented_on: date | None, sent_on: date | None) -> Opportunity:
    """Writes in an open unit when a proposal was commented and sent.

    Args:
        unit: The transaction.
        affair_id: The affair.
        commented_on: The day on which it was gone through in person; None keeps what is known.
        sent_on: The day on which it was sent; None keeps what is known.

    Returns:
        The affair; the first day of each stays.
    """
    before = unit.need(Opportunity, affair_id)
    after = replace(
        before,
        proposal_commented_on=before.proposal_commented_on or commented_on,
        proposal_sent_on=before.proposal_sent_on or sent_on,
    )
    if after != before:
        unit.put(after)
    return after


def note(
    workspace: Workspace,
    affair_id: OpportunityId,
    *,
    commented_on: date | None = None,
    sent_on: date | None = None,
    initiator: object | None = None,
) -> Opportunity:
    """Notes that a proposal was commented in person, or sent.

    Args:
        workspace: Who works.
        affair_id: The affair.
        commented_on: The day of the one; None keeps what is known.
        sent_on: The day of the other; None keeps what is known.
        initiator: Who asks.

    Returns:
        The affair.

    Raises:
        UserError: A day lies ahead.
    """
    for day in (commented_on, sent_on):
        if day is not None and day > workspace.today():
            raise UserError("proposal.ahead", day=day)
    with workspace.unit("undo_guide.proposal_noted", initiator) as unit:
        return noted(unit, affair_id, commented_on, sent_on)
