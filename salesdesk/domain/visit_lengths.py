"""How long a visit must be (durée de visite): the visits that nothing cuts, and those shorter than their template.

Source: product.md 2.3: discovery and proposal visits are protected; a discovery shorter than its template warns.
"""

from typing import Final

from salesdesk.domain.process import ConversationTemplate, QuestionType
from salesdesk.domain.visits import Visit, VisitPurpose

PROTECTED: Final = frozenset({VisitPurpose.DISCOVERY, VisitPurpose.PROPOSAL})
"""Purposes whose visits no tour and no price of time cuts."""

_DISCOVERING: Final = frozenset({QuestionType.PROBLEM, QuestionType.IMPLICATION})


def discovers(template: ConversationTemplate | None) -> bool:
    """Tells whether a conversation looks for the client's problem and what it costs him."""
    return template is not None and any(one.type in _DISCOVERING for one in template.questions)


def is_protected(purpose: VisitPurpose, template: ConversationTemplate | None = None) -> bool:
    """Tells whether a visit may not be cut.

    Args:
        purpose: What the visit is for.
        template: The conversation to hold there; None for an unguided contact.

    Returns:
        True for a discovery, by its purpose or by what its conversation asks, and for a proposal.
    """
    return purpose in PROTECTED or discovers(template)


def minutes_short(planned_minutes: int, template: ConversationTemplate | None) -> int:
    """Counts how many minutes a visit lacks.

    Args:
        planned_minutes: Its length.
        template: The conversation to hold there; None for an unguided contact.

    Returns:
        Minutes; 0 when it is long enough.
    """
    return max(0, template.minutes - planned_minutes) if template is not None else 0


def cuts(before: Visit, after: Visit, template: ConversationTemplate | None = None) -> bool:
    """Tells whether a change made by a machine would cut a protected visit.

    Args:
        before: The visit as it is.
        after: The visit as a tour or a price of time would have it.
        template: Its conversation.

    Returns:
        True when a protected visit becomes shorter; a plan must then leave it as it is.
    """
    return is_protected(before.purpose, template) and after.duration_minutes < before.duration_minutes
