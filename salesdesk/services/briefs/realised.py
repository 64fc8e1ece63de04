"""Brief: promised against realised (promis et constaté), said by us before the client says it."""

from collections.abc import Iterable

from salesdesk.domain.realised import Realised
from salesdesk.domain.saying import Saying
from salesdesk.services.briefs.line import BriefLine, BriefTarget, BriefTone, brief_words
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.figure_history import latest_realised
from salesdesk.services.workspace import Workspace


def lines(workspace: Workspace, view: ConversationView) -> Iterable[BriefLine]:
    """Says what was measured of the figure that fell shortest of its promise; else of the one measured last.

    Args:
        workspace: Where.
        view: The conversation.

    Yields:
        One line at most.

    Source: product.md 2.4; conversation.md 3.3, measured / promised.
    """
    with workspace.read() as connection:
        found = [one for one in latest_realised(connection, workspace, view.account.id) if one.cash or one.yearly]
    if not found:
        return
    short = [one for one in found if not one.is_kept]
    yield _line(min(short, key=_share) if short else found[0])


def _share(one: Realised) -> float:
    return min(float(share.percent.likely) for share in (one.cash, one.yearly) if share is not None)


def _line(one: Realised) -> BriefLine:
    said = one.measure.words
    return BriefLine(
        kind="realised",
        saying=Saying("brief.realised", {"share": int(_share(one)), "day": one.measure.measured_on}),
        weight=58 if one.is_kept else 83,
        tone=BriefTone.GOOD if one.is_kept else BriefTone.WARNING,
        detail=Saying("brief.realised_words", {"words": brief_words(said)}) if said else None,
        target=BriefTarget("figure", str(one.measure.figure_id)),
    )
