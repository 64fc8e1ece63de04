"""The one-minute brief before a conversation (préparation en une minute): about nine lines, what matters first.

Source: product.md 2.3, *Prepare*.
"""

from typing import Final

from salesdesk.services.briefs import BRIEF_PROVIDERS, BriefLine, BriefTarget, BriefTone
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace

__all__ = ["MOST_LINES", "BriefLine", "BriefTarget", "BriefTone", "brief_of"]

MOST_LINES: Final = 9
"""Read aloud, nine lines take a minute."""


def brief_of(workspace: Workspace, view: ConversationView, most: int = MOST_LINES) -> tuple[BriefLine, ...]:
    """Makes the brief of a conversation.

    Args:
        workspace: Who works.
        view: The conversation, prepared or begun.
        most: At most so many lines.

    Returns:
        The lines that weigh most, in the order of the providers; those of one provider stay in its order.
    """
    known = [line for provider in BRIEF_PROVIDERS for line in provider(workspace, view)]
    kept = sorted(range(len(known)), key=lambda place: -known[place].weight)[:most]
    return tuple(known[place] for place in sorted(kept))
