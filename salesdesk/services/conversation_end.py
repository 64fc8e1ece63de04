"""The end of a conversation (conclure) in one gesture, in ninety seconds.

Source: product.md 2.3, conclude.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid5

from sqlalchemy import Connection

from salesdesk.domain.accounts import Account
from salesdesk.domain.coaching import SelfScore
from salesdesk.domain.conversation import Conversation, ConversationOutcome, ConversationState
from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import CommitmentId, ContactId, ConversationId, ExtraWorkId, SelfScoreId, VisitId
from salesdesk.domain.spelling import fold
from salesdesk.domain.visits import Channel, Visit, VisitPurpose, VisitStatus
from salesdesk.services import commitments
from salesdesk.services.commitments import NewCommitment
from salesdesk.services.conversations import begin_in
from salesdesk.services.extra_work import reached
from salesdesk.services.proposals import noted
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import conversations as reading
from salesdesk.store.queries.records import need
from salesdesk.store.unit import Unit

__all__ = ["Channel", "Conclusion", "ConversationOutcome", "NextVisit", "VisitPurpose", "conclude", "no_show"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextVisit:
    """The next conversation, dated.

    Attributes:
        minute: Minutes after local midnight.
        conversation_key: Template to hold; None for an unguided contact.
    """

    on: date
    minute: int = 9 * 60
    duration_minutes: int = 45
    channel: Channel = Channel.VISIT
    purpose: VisitPurpose = VisitPurpose.FOLLOW_UP
    contact_id: ContactId | None = None
    conversation_key: str | None = None
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What a conversation led to; only the outcome is required.

    Attributes:
        commitments: Promises made now; those noted during the conversation are kept already.
        announced: Extra work whose price was said to the client.
        prices: Prices in cents said for extra work that had none.
        self_score: 1 to 4; None when the rep gives none.
        proposal_commented: Whether a proposal was gone through with the client in this conversation.
        proposal_sent: Whether a proposal was sent to him today.
    """

    conversation_id: ConversationId
    outcome: ConversationOutcome
    commitments: tuple[NewCommitment, ...] = ()
    next_visit: NextVisit | None = None
    announced: tuple[ExtraWorkId, ...] = ()
    prices: Mapping[ExtraWorkId, int] = field(default_factory=dict)
    self_score: int | None = None
    proposal_commented: bool = False
    proposal_sent: bool = False


def conclude(workspace: Workspace, conclusion: Conclusion, *, initiator: object | None = None) -> Conversation:
    """Concludes a conversation in one gesture: outcome, promises, next visit, extra work announced, own score.

    Args:
        workspace: Where.
        conclusion: What it led to.
        initiator: Who asks.

    Returns:
        The conversation.

    Raises:
        UserError: The next visit lies in the past or the score is not 1 to 4; a promise without words or dated in the
            past, or extra work announced without a price, is refused as well. Nothing was kept.
    """
    _check(workspace, conclusion)
    with workspace.read() as connection:
        name = _account_name(connection, conclusion.conversation_id)
    with workspace.unit("undo_conversation.concluded", initiator, account=name) as unit:
        return _concluded(workspace, unit, unit.need(Conversation, conclusion.conversation_id), conclusion)


def _check(workspace: Workspace, conclusion: Conclusion) -> None:
    following = conclusion.next_visit
    if following is not None and following.on < workspace.today():
        raise UserError("conversation.past_next_visit", day=following.on)
    if conclusion.self_score is not None and not 1 <= conclusion.self_score <= 4:
        raise UserError("conversation.bad_score", score=conclusion.self_score)


def _concluded(workspace: Workspace, unit: Unit, kept: Conversation, conclusion: Conclusion) -> Conversation:
    today, following = workspace.today(), conclusion.next_visit
    for new in conclusion.commitments:
        made = commitments.drafted(workspace, new)
        # Ids come from the conversation: two laptops that conclude it apart end with one of each, not two.
        unit.put(replace(made, id=CommitmentId(uuid5(kept.id, f"{made.side.value}/{fold(made.what)}"))))
    for extra_id in conclusion.announced:
        extra = unit.need(ExtraWork, extra_id)
        said = replace(extra, price_cents=conclusion.prices.get(extra_id, extra.price_cents))
        unit.put(reached(said, ExtraStatus.ANNOUNCED, today))
    if conclusion.self_score is not None:
        _score(workspace, unit, kept, conclusion.self_score)
    if (conclusion.proposal_commented or conclusion.proposal_sent) and kept.opportunity_id is not None:
        commented, sent = conclusion.proposal_commented, conclusion.proposal_sent
        noted(unit, kept.opportunity_id, today if commented else None, today if sent else None)
    next_id = _plan(workspace, unit, kept, following) if following is not None else kept.next_visit_id
    _settle_visit(unit, kept, conclusion.outcome)
    after = replace(
        kept,
        state=ConversationState.CONCLUDED,
        outcome=conclusion.outcome,
        concluded_at=unit.now,
        started_at=kept.started_at or unit.now,
        next_visit_id=next_id,
    )
    unit.put(after)
    return after


def _account_name(connection: Connection, conversation_id: ConversationId) -> str:
    return need(connection, Account, need(connection, Conversation, conversation_id).account_id).name


def _score(workspace: Workspace, unit: Unit, kept: Conversation, score: int) -> None:
    before = reading.self_score_of(unit.connection, workspace.org_id, workspace.user_id, kept.id)
    unit.put(
        SelfScore(
            id=before.id if before else SelfScoreId(uuid5(kept.id, f"score/{workspace.user_id}")),
            person_id=workspace.user_id,
            conversation_id=kept.id,
            score=score,
            scored_at=unit.now,
        )
    )


def _plan(workspace: Workspace, unit: Unit, kept: Conversation, following: NextVisit) -> VisitId:
    visit = Visit(
        id=kept.next_visit_id or VisitId(uuid5(kept.id, "next visit")),
        account_id=kept.account_id,
        rep_id=kept.rep_id,
        starts_on=following.on,
        starts_minute=following.minute,
        duration_minutes=following.duration_minutes,
        zone=workspace.zone.key,
        channel=following.channel,
        purpose=following.purpose,
        contact_id=following.contact_id,
        opportunity_id=kept.opportunity_id,
        conversation_key=following.conversation_key,
        goal=following.goal,
    )
    unit.put(visit)
    return visit.id


def _settle_visit(unit: Unit, kept: Conversation, outcome: ConversationOutcome) -> None:
    visit = unit.get(Visit, kept.visit_id) if kept.visit_id else None
    if visit is not None:
        missed = outcome is ConversationOutcome.NO_SHOW
        unit.put(replace(visit, status=VisitStatus.MISSED if missed else VisitStatus.DONE))


def no_show(
    workspace: Workspace, visit_id: VisitId, following: NextVisit | None = None, *, initiator: object | None = None
) -> Conversation:
    """Concludes a visit to which the client did not come.

    Args:
        workspace: Where.
        visit_id: The visit; it is marked missed.
        following: The new date, if there is one.
        initiator: Who asks.

    Returns:
        The conversation, concluded as a no-show.
    """
    with workspace.read() as connection:
        name = need(connection, Account, need(connection, Visit, visit_id).account_id).name
    with workspace.unit("undo_conversation.concluded", initiator, account=name) as unit:
        kept = begin_in(unit, workspace, visit_id)
        conclusion = Conclusion(
            conversation_id=kept.id, outcome=ConversationOutcome.NO_SHOW, next_visit=following
        )  # fmt: skip
        _check(workspace, conclusion)
        return _concluded(workspace, unit, kept, conclusion)
