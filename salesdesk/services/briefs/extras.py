"""Brief: extra work still open and practices to check (hors périmètre, pratiques)."""

from collections.abc import Iterable

from salesdesk.domain.extra_clock import is_closed, is_overdue
from salesdesk.domain.extra_work import ExtraWork, PracticeDecision
from salesdesk.domain.extras import ExtraStatus, done_before_accepted
from salesdesk.domain.saying import Filling, Saying
from salesdesk.services.briefs.line import BriefLine, BriefTarget, BriefTone, brief_words
from salesdesk.services.conversation_view import ConversationView, practice_to_note
from salesdesk.services.workspace import Workspace


def lines(_workspace: Workspace, view: ConversationView) -> Iterable[BriefLine]:
    """Says which extra is to be announced or answered first, and what to check so that the client stays profitable.

    Args:
        _workspace: Not needed: the view says it all.
        view: The conversation.

    Yields:
        Two lines at most: the oldest extra, and a practice.
    """
    waiting = [one for one in view.extras if _is_open(one)]
    if waiting:
        yield _extra(min(waiting, key=lambda one: (one.status is not ExtraStatus.ASKED, one.asked_on)), view)
    undecided = [one for one in view.practices if one.decision is PracticeDecision.OPEN]
    trigger = practice_to_note(view)
    if undecided:
        dearest = max(undecided, key=lambda one: one.yearly_cents)
        args: dict[str, Filling] = {"what": brief_words(dearest.what), "amount": dearest.yearly_cents // 100}
        yield BriefLine(
            kind="practice", saying=Saying("brief.practice", args), weight=62, tone=BriefTone.WARNING,
            target=BriefTarget("practice", str(dearest.id)),
        )  # fmt: skip
    elif trigger is not None:
        question = next(one for one in view.to_check if trigger in (one.if_no, one.if_over))
        yield BriefLine(
            kind="practice", saying=Saying("brief.to_check", {"question": question.text}), weight=50,
            target=BriefTarget("question", question.id),
        )  # fmt: skip


def _is_open(one: ExtraWork) -> bool:
    if is_closed(one):
        return False
    return one.status in (ExtraStatus.ASKED, ExtraStatus.ANNOUNCED) or (one.status is ExtraStatus.DONE and _late(one))


def _late(one: ExtraWork) -> bool:
    return done_before_accepted(one.status, accepted_on=one.accepted_on, done_on=one.done_on)


def _extra(one: ExtraWork, view: ConversationView) -> BriefLine:
    args: dict[str, Filling] = {"what": brief_words(one.what), "days": max((view.today - one.asked_on).days, 0)}
    late = _late(one)
    if late:
        key = "brief.extra_done"
    elif one.status is ExtraStatus.ASKED:
        key = "brief.extra_unannounced"
    else:
        key = "brief.extra_unanswered"
    # At thirty days the thirteenth-invoice clock has rung: announce, waive by name, or stop.
    grave = late or is_overdue(one, view.today)
    return BriefLine(
        kind="extra", saying=Saying(key, args), weight=84 if grave else 78,
        tone=BriefTone.DANGER if grave else BriefTone.WARNING, target=BriefTarget("extra_work", str(one.id)),
    )  # fmt: skip
