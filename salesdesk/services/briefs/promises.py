"""Brief: what was promised last (engagements), ours before theirs."""

from collections.abc import Iterable

from salesdesk.domain.conversation import Commitment
from salesdesk.domain.process import Side
from salesdesk.domain.saying import Filling, Saying
from salesdesk.services.briefs.line import BriefLine, BriefTarget, BriefTone, brief_words
from salesdesk.services.commitments import is_overdue
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace


def lines(_workspace: Workspace, view: ConversationView) -> Iterable[BriefLine]:
    """Says the promises that are still open, the most urgent first.

    Args:
        _workspace: Not needed: the view says it all.
        view: The conversation.

    Yields:
        Two of ours and two of the client's at most.
    """
    for promises in (view.ledger.ours, view.ledger.theirs):
        for place, one in enumerate(promises[:2]):
            late = is_overdue(one, view.today)
            yield BriefLine(
                kind="promise_ours" if one.side is Side.REP else "promise_theirs",
                saying=_said(one, late),
                # A second promise gives way to what else there is to know, unless it is late.
                weight=(92 if late else 80) - 40 * place + (25 if late and place else 0),
                tone=BriefTone.DANGER if late else BriefTone.NEUTRAL,
                target=BriefTarget("commitment", str(one.id)),
            )


def _said(one: Commitment, late: bool) -> Saying:
    side = "ours" if one.side is Side.REP else "theirs"
    args: dict[str, Filling] = {"what": brief_words(one.what)}
    if one.due_on is None:
        return Saying(f"brief.promise_{side}_undated", args)
    args["day"] = one.due_on
    return Saying(f"brief.promise_{side}_late" if late else f"brief.promise_{side}", args)
