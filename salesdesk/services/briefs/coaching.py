"""Brief: the word of the manager (note de coaching)."""

from collections.abc import Iterable

from salesdesk.domain.saying import Saying
from salesdesk.services.briefs.line import BriefLine, BriefTarget, brief_words
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace


def lines(_workspace: Workspace, view: ConversationView) -> Iterable[BriefLine]:
    """Says what the manager wrote last on this conversation or the one before.

    Args:
        _workspace: Not needed: the view says it all.
        view: The conversation.

    Yields:
        One line at most; a note not answered yet weighs more.
    """
    for note in view.coaching[:1]:
        author, words = view.names.get(note.author_id, ""), brief_words(note.words)
        key = "brief.coaching" if author else "brief.coaching_unsigned"
        yield BriefLine(
            kind="coaching",
            saying=Saying(key, {"author": author, "words": words} if author else {"words": words}),
            weight=58 if note.reply else 82,
            target=BriefTarget("coaching_note", str(note.id)),
        )
