"""Visits shorter than what they are for (durée de visite): found, and mended with one gesture.

Source: product.md 2.3: a discovery planned shorter than its template warns.
"""

from dataclasses import dataclass, replace

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import VisitId
from salesdesk.domain.process import ConversationTemplate
from salesdesk.domain.visit_lengths import is_protected, minutes_short
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.services.workspace import Workspace

__all__ = ["Shortness", "lengthen", "shortness"]


@dataclass(frozen=True, slots=True)
class Shortness:
    """A visit that is shorter than its conversation.

    Attributes:
        planned: Its minutes.
        wanted: Minutes of the template.
        protected: Whether it is a discovery or a proposal, which nothing may cut.
    """

    planned: int
    wanted: int
    protected: bool


def shortness(visit: Visit | None, template: ConversationTemplate | None) -> Shortness | None:
    """Finds whether a visit still planned is shorter than its conversation.

    Args:
        visit: The visit; None for an unplanned conversation.
        template: Its conversation.

    Returns:
        How short; None when it is long enough or over.
    """
    if visit is None or template is None or visit.status is not VisitStatus.PLANNED:
        return None
    if not minutes_short(visit.duration_minutes, template):
        return None
    return Shortness(visit.duration_minutes, template.minutes, is_protected(visit.purpose, template))


def lengthen(workspace: Workspace, visit_id: VisitId, minutes: int, *, initiator: object | None = None) -> Visit:
    """Gives a visit the length that its conversation needs.

    Args:
        workspace: Who works.
        visit_id: The visit.
        minutes: Its new length; a visit that is longer already stays.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It is settled already.
    """
    with workspace.unit("undo_guide.visit_lengthened", initiator) as unit:
        before = unit.need(Visit, visit_id)
        if before.status is not VisitStatus.PLANNED:
            raise UserError("visit.settled", day=before.starts_on)
        after = replace(before, duration_minutes=max(before.duration_minutes, minutes))
        unit.put(after)
    return after
