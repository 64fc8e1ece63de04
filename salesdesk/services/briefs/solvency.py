"""Brief: whether the client can pay (solvabilité), before any effort."""

from collections.abc import Iterable

from salesdesk.domain.accounts import Solvency
from salesdesk.domain.saying import Saying
from salesdesk.services.briefs.line import BriefLine, BriefTarget, BriefTone
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace


def lines(_workspace: Workspace, view: ConversationView) -> Iterable[BriefLine]:
    """Says when solvency is to be asked for again, or was not sound; a sound and recent one takes no line.

    Args:
        _workspace: Not needed: the view says it all.
        view: The conversation.

    Yields:
        One line at most.

    Source: product.md 2.10, solvency before effort.
    """
    account, target = view.account, BriefTarget("account", str(view.account.id))
    if account.solvency is Solvency.FAILED:
        yield BriefLine(
            kind="solvency", saying=Saying("brief.solvency_failed"), weight=93, tone=BriefTone.DANGER, target=target
        )
    elif view.solvency_due and account.solvency_on is not None:
        saying = Saying("brief.solvency_old", {"day": account.solvency_on})
        yield BriefLine(kind="solvency", saying=saying, weight=68, tone=BriefTone.WARNING, target=target)
    elif view.solvency_due:
        saying = Saying("brief.solvency_never")
        yield BriefLine(kind="solvency", saying=saying, weight=72, tone=BriefTone.WARNING, target=target)
    elif account.solvency is Solvency.WATCH:
        saying = Saying("brief.solvency_watch")
        yield BriefLine(kind="solvency", saying=saying, weight=66, tone=BriefTone.WARNING, target=target)
