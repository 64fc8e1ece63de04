"""Brief: what the rep wants to leave with (objectif)."""

from collections.abc import Iterable

from salesdesk.domain.saying import Saying
from salesdesk.services.briefs.line import BriefLine, BriefTone, brief_words
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace


def lines(_workspace: Workspace, view: ConversationView) -> Iterable[BriefLine]:
    """Says the goal: the rep's own words, else those of the process.

    Args:
        _workspace: Not needed: the view says it all.
        view: The conversation.

    Yields:
        One line; without a goal the call to write one.
    """
    own = view.conversation.goal.strip()
    if own:
        yield BriefLine(kind="goal", saying=Saying("brief.goal", {"goal": brief_words(own)}), weight=94)
    elif view.template is not None:
        yield BriefLine(kind="goal", saying=Saying("brief.goal", {"goal": view.template.goal}), weight=94)
    else:
        yield BriefLine(kind="goal", saying=Saying("brief.no_goal"), weight=60, tone=BriefTone.WARNING)
