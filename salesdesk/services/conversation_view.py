"""All that the conversation screen shows (conversation), read in one moment.

Source: product.md 2.3.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import Connection

from salesdesk.domain.accounts import Account, Contact, solvency_is_due
from salesdesk.domain.coaching import CoachingNote, SelfScore
from salesdesk.domain.conversation import Conversation, Figure
from salesdesk.domain.errors import ConflictError
from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.ids import AccountId, ConversationId, ProcessVersionId, VisitId
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.process import (
    ConversationTemplate,
    Criterion,
    Point,
    PracticeTrigger,
    Process,
    Question,
    QuestionType,
    Role,
    Stage,
)
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.visits import Visit
from salesdesk.services import benefits, commitments
from salesdesk.services.benefits import BenefitCard
from salesdesk.services.commitments import Ledger
from salesdesk.services.conversation_guide import GuideStep, ProofLine, guide_of, proof_lines
from salesdesk.services.process_reading import process_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.outbox import unsent_ids
from salesdesk.store.queries import commitments as promises
from salesdesk.store.queries import conversations as reading
from salesdesk.store.queries import extra_work as extras
from salesdesk.store.queries import figures
from salesdesk.store.queries.people import all_users
from salesdesk.store.queries.records import get, need


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationView:
    """What the screen shows of one conversation.

    Attributes:
        stored: False while it is only being prepared: nothing is kept yet.
        mine: Whether the person who works here holds it; another one only reads.
        process: The version of the process that it follows; None when improvised.
        stage: The stage of the opportunity; None without one.
        role: Whom the template wants to meet.
        proofs: Exit criteria of the stage; empty without an opportunity.
        cards: Talking points and figures with a calculator.
        best: The two benefits to say.
        points: Talking points of the conversation in the order of the process.
        to_check: Questions on what costs us at this client.
        last: The conversation concluded last at this account.
        coaching: What a manager wrote on it or on the last one, latest first.
        names: Names of the people who are quoted, by id.
        visits_done: Visits done this year.
        visits_planned: Visits planned for the year: decided for the account, else done or in the calendar.
        saved_here: True when the server has not confirmed it yet.
    """

    conversation: Conversation
    stored: bool
    mine: bool
    account: Account
    visit: Visit | None
    contacts: tuple[Contact, ...]
    opportunity: Opportunity | None
    process: Process | None
    stage: Stage | None
    template: ConversationTemplate | None
    role: Role | None
    steps: tuple[GuideStep, ...]
    proofs: tuple[ProofLine, ...]
    cards: tuple[BenefitCard, ...]
    best: tuple[BenefitCard, ...]
    points: tuple[Point, ...]
    to_check: tuple[Question, ...]
    ledger: Ledger
    extras: tuple[ExtraWork, ...]
    practices: tuple[Practice, ...]
    last: Conversation | None
    coaching: tuple[CoachingNote, ...]
    names: dict[UUID, str]
    self_score: SelfScore | None
    next_visit: Visit | None
    visits_done: int
    visits_planned: int
    solvency_due: bool
    saved_here: bool
    today: date

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """Exit criteria of the stage that nothing proves."""
        return tuple(one.criterion for one in self.proofs if not one.proved)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a conversation follows: its opportunity, process, stage and template; None where it has none."""

    opportunity: Opportunity | None = None
    version_id: ProcessVersionId | None = None
    process: Process | None = None
    stage: Stage | None = None
    template: ConversationTemplate | None = None


def frame_of(
    connection: Connection, workspace: Workspace, account_id: AccountId, visit: Visit | None, kept: Conversation | None
) -> Frame:
    """Finds what a conversation follows.

    Args:
        connection: Where to read.
        workspace: Who works.
        account_id: The account.
        visit: Its place in the calendar; None when unplanned.
        kept: The conversation as it is kept; None while it is being prepared.

    Returns:
        The frame: an opportunity brings its version and stage; a template named by the visit is looked for in the
        versions in force when there is no opportunity.
    """
    wanted = (kept.opportunity_id if kept else None) or (visit.opportunity_id if visit else None)
    opportunity = reading.open_opportunity(connection, workspace.org_id, account_id, wanted)
    key = (kept.conversation_key if kept else None) or (visit.conversation_key if visit else None)
    version_id = opportunity.process_version_id if opportunity else (kept.process_version_id if kept else None)
    if version_id is not None:
        version = get(connection, ProcessVersion, version_id)
        if version is None:
            return Frame(opportunity)
        return _in_process(opportunity, version, key)
    if key is None:
        return Frame(opportunity)
    for version in reading.current_versions(connection):
        frame = _in_process(None, version, key)
        if frame.template is not None:
            return frame
    return Frame()


def _in_process(opportunity: Opportunity | None, version: ProcessVersion, key: str | None) -> Frame:
    process = process_of(version)
    stage = None
    if opportunity is not None:
        stage = next((one for one in process.stages if one.id == opportunity.stage_key), None)
    template = next((one for one in process.conversations() if one.id == key), None)
    if template is None and stage is not None and stage.conversations:
        template = stage.conversations[0]
    return Frame(opportunity, version.id, process, stage, template)


def draft(workspace: Workspace, account_id: AccountId, visit: Visit | None, frame: Frame) -> Conversation:
    """Makes the conversation that would begin now; nothing is kept.

    Args:
        workspace: Who works.
        account_id: With whom.
        visit: Its place in the calendar; None when unplanned.
        frame: What it follows.

    Returns:
        The record, being prepared.
    """
    return Conversation(
        # Two laptops that begin the same visit apart begin one conversation.
        id=ConversationId(uuid5(visit.id, "conversation") if visit else workspace.new_id()),
        account_id=account_id,
        rep_id=workspace.user_id,
        created_at=workspace.now(),
        visit_id=visit.id if visit else None,
        opportunity_id=frame.opportunity.id if frame.opportunity else None,
        process_version_id=frame.version_id,
        conversation_key=frame.template.id if frame.template else None,
        participants=(str(visit.contact_id),) if visit and visit.contact_id else (),
        goal=visit.goal if visit else "",
    )


def view(workspace: Workspace, conversation_id: ConversationId) -> ConversationView:
    """Reads what the screen shows of a conversation that was begun.

    Args:
        workspace: Where.
        conversation_id: The conversation.

    Returns:
        The view.

    Raises:
        ConflictError: It was deleted meanwhile.
    """
    with workspace.read() as connection:
        kept = need(connection, Conversation, conversation_id)
        return _gather(connection, workspace, kept.account_id, _visit(connection, kept.visit_id), kept)


def prepare(
    workspace: Workspace, *, visit_id: VisitId | None = None, account_id: AccountId | None = None
) -> ConversationView:
    """Reads what the screen shows before a conversation, or the conversation itself if it was begun.

    Args:
        workspace: Where.
        visit_id: The visit to prepare; None for an unplanned conversation.
        account_id: With whom, when there is no visit.

    Returns:
        The view; nothing is written.

    Raises:
        ConflictError: The visit or the account was deleted meanwhile.
    """
    with workspace.read() as connection:
        visit = None if visit_id is None else need(connection, Visit, visit_id)
        whose = visit.account_id if visit else account_id
        if whose is None:
            raise ConflictError("store.gone", noun="account")
        kept = reading.conversation_of_visit(connection, workspace.org_id, visit.id) if visit else None
        return _gather(connection, workspace, whose, visit, kept)


def _visit(connection: Connection, visit_id: VisitId | None) -> Visit | None:
    return None if visit_id is None else get(connection, Visit, visit_id)


def _gather(
    connection: Connection, workspace: Workspace, account_id: AccountId, visit: Visit | None, kept: Conversation | None
) -> ConversationView:
    account = need(connection, Account, account_id)
    org_id, today = workspace.org_id, workspace.today()
    frame = frame_of(connection, workspace, account_id, visit, kept)
    held = kept or draft(workspace, account_id, visit, frame)
    evidence = reading.evidence_of(connection, org_id, frame.opportunity.id) if frame.opportunity else ()
    known = figures.latest_figures(connection, org_id, account_id)
    cards = _cards(frame, known, today)
    last = reading.last_concluded(connection, org_id, account_id, kept.id if kept else None)
    coaching = reading.coaching_on(connection, org_id, [one.id for one in (kept, last) if one is not None])
    done, in_calendar = reading.visit_counts(connection, org_id, account_id, today)
    return ConversationView(
        conversation=held,
        stored=kept is not None,
        mine=held.rep_id == workspace.user_id,
        account=account,
        visit=visit,
        contacts=reading.people_of(connection, org_id, account_id),
        opportunity=frame.opportunity,
        process=frame.process,
        stage=frame.stage,
        template=frame.template,
        role=_role(frame),
        steps=guide_of(frame.template, held.ticks),
        proofs=proof_lines(frame.stage, evidence),
        cards=cards,
        best=benefits.best_two(cards),
        points=frame.template.points if frame.template else (),
        to_check=_to_check(frame),
        ledger=commitments.ledger_of(promises.ledger(connection, org_id, account_id), today),
        extras=extras.extras_of(connection, org_id, account_id),
        practices=extras.practices_of(connection, org_id, account_id),
        last=last,
        coaching=coaching,
        names={user_id: user.name for user_id, user in all_users(connection).items()},
        self_score=reading.self_score_of(connection, org_id, held.rep_id, held.id) if kept else None,
        next_visit=reading.next_planned(connection, org_id, account_id, today, visit.id if visit else None),
        visits_done=done,
        visits_planned=account.planned_contacts or in_calendar,
        solvency_due=solvency_is_due(account, today),
        saved_here=kept is not None and kept.id in unsent_ids(connection, [kept.id]),
        today=today,
    )


def _role(frame: Frame) -> Role | None:
    if frame.process is None or frame.template is None or frame.template.role is None:
        return None
    return frame.process.role(frame.template.role)


def _cards(frame: Frame, known: tuple[Figure, ...], today: date) -> tuple[BenefitCard, ...]:
    own = frame.template.points if frame.template else ()
    others = tuple(point for one in (frame.stage.conversations if frame.stage else ()) for point in one.points)
    points = own + tuple(one for one in others if one not in own)
    return benefits.cards(points, frame.template, known, today)


def _to_check(frame: Frame) -> tuple[Question, ...]:
    wanted = (QuestionType.PROFITABILITY, QuestionType.PAYMENT)
    own = frame.template.questions if frame.template else ()
    others = tuple(one for each in (frame.stage.conversations if frame.stage else ()) for one in each.questions)
    found = [one for one in own + tuple(each for each in others if each not in own) if one.type in wanted]
    return tuple(found)


def practice_to_note(view: ConversationView) -> PracticeTrigger | None:
    """Finds the practice that the questions asked so far point to and that is not noted yet.

    Args:
        view: The conversation.

    Returns:
        What reveals it, from the question ticked last first; None when every one is noted or no question has one.
    """
    noted = {one.practice_key for one in view.practices}
    times = {item.key: item.ticked_at for step in view.steps for item in step.items if item.ticked_at is not None}
    asked = sorted((one for one in view.to_check if one.id in times), key=lambda one: times[one.id], reverse=True)
    for question in (*asked, *view.to_check):
        trigger = question.if_no or question.if_over
        if trigger is not None and trigger.practice not in noted:
            return trigger
    return None
