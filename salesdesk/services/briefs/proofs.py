"""Brief: which evidence the stage still misses (preuves qui manquent)."""

from collections.abc import Iterable

from salesdesk.domain.saying import Saying
from salesdesk.services.briefs.line import BriefLine, BriefTarget, BriefTone
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace


def lines(_workspace: Workspace, view: ConversationView) -> Iterable[BriefLine]:
    """Says the exit criteria that nothing proves, in the order of the process.

    Args:
        _workspace: Not needed: the view says it all.
        view: The conversation.

    Yields:
        Two criteria at most, the second with the number of those after it; one line when all are proved.
    """
    missing = view.missing
    for place, criterion in enumerate(missing[:2]):
        left = len(missing) - 2
        more = Saying("brief.proofs_more", {"count": left}) if place == 1 and left > 0 else None
        yield BriefLine(
            kind="proof", saying=Saying("brief.proof", {"criterion": criterion.text}), weight=(90, 55)[place],
            detail=more, target=BriefTarget("criterion", criterion.id),
        )  # fmt: skip
    if view.proofs and not missing:
        yield BriefLine(kind="proof", saying=Saying("brief.proofs_done"), weight=45, tone=BriefTone.GOOD)
