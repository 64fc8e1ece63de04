"""Everything that an account's page shows (fiche compte), read at one moment; the time line comes by windows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.accounts import Account, Contact, OwnershipKind, solvency_is_due
from salesdesk.domain.conversation import Commitment, Conversation, Figure
from salesdesk.domain.errors import ConflictError
from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.ids import AccountId, OpportunityId
from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.people import User
from salesdesk.domain.process import BuyingRole, Criterion, Process, ProofFact, Text, missing_proofs, stage_index
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.domain.wire import instant_from_wire
from salesdesk.services.commitments import Ledger, ledger_of
from salesdesk.services.contacts import missing_roles
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.outbox import unsent_ids
from salesdesk.store.queries import accounts as reading
from salesdesk.store.queries import contacts, timeline
from salesdesk.store.queries.records import get_many

__all__ = [
    "AccountView",
    "AffairView",
    "Commitment",
    "Conversation",
    "Event",
    "EventKey",
    "Evidence",
    "ExtraWork",
    "Figure",
    "NextStep",
    "Opportunity",
    "Practice",
    "StageChange",
    "Visit",
]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next at a client: a conversation, or what he promised to do; never one of our own documents.

    Attributes:
        on: Its day; None when a promise has none.
        visit: The contact planned; None when a promise is what is waited for.
        title: Name of the conversation to hold, in both languages; None when it is improvised.
        promise: The client's promise; None when a contact is planned.
    """

    on: date | None
    visit: Visit | None = None
    title: Text | None = None
    promise: Commitment | None = None


@dataclass(frozen=True, slots=True)
class AffairView:
    """An affair as the account's page shows it.

    Attributes:
        stage: Name of its stage in both languages.
        place: Rank of the stage from 1; 0 when its process cannot be read here.
        stages: Number of stages.
        days: Days spent in the stage.
        standard_days: Days that the stage should take; None when unknown.
        missing: Exit criteria that nothing proves yet.
    """

    opportunity: Opportunity
    stage: Text
    place: int
    stages: int
    days: int
    standard_days: int | None
    missing: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account's page.

    Attributes:
        owners: Name and quality of those who hold it today.
        parent: Company above, by id and name.
        subsidiaries: Companies below.
        people: Everyone known, those who left last.
        missing_roles: Buying roles without a person.
        promises: Who owes what.
        affairs: Open ones by amount, then the closed ones, latest first.
        figures: Latest benefit of each calculator and talking point.
        visits_done: Contacts held this year.
        visits_planned: Contacts decided for the year; held and planned ones when none was decided.
        next_step: None when nothing is planned nor promised.
        solvency_due: True when solvency is to be asked again.
        saved_here: Ids of what is shown and not confirmed by the server.
    """

    account: Account
    owners: tuple[tuple[str, OwnershipKind], ...]
    parent: tuple[AccountId, str] | None
    subsidiaries: tuple[tuple[AccountId, str], ...]
    people: tuple[Contact, ...]
    missing_roles: tuple[BuyingRole, ...]
    promises: Ledger
    affairs: tuple[AffairView, ...]
    figures: tuple[Figure, ...]
    visits_done: int
    visits_planned: int
    next_step: NextStep | None
    solvency_due: bool
    saved_here: frozenset[UUID]


def view(workspace: Workspace, account_id: AccountId) -> AccountView:
    """Reads an account's page.

    Args:
        workspace: Where.
        account_id: The account.

    Returns:
        All but the time line.

    Raises:
        ConflictError: The account is not there, or no more.
    """
    org_id, today = workspace.org_id, workspace.today()
    with workspace.read() as connection:
        account = reading.account_of(connection, org_id, account_id)
        if account is None:
            raise ConflictError("store.gone", noun="account")
        people = contacts.people(connection, org_id, account_id)
        promises: tuple[Commitment, ...] = _all(connection, workspace, account_id, Commitment)
        visits: tuple[Visit, ...] = _all(connection, workspace, account_id, Visit)
        affairs = _affairs(connection, workspace, account_id)
        figures = _latest(_all(connection, workspace, account_id, Figure))
        shown = [account_id, *(one.id for one in people), *(one.id for one in promises)]
        done, planned = _visit_counts(account, visits, today)
        return AccountView(
            account=account,
            owners=_owners(connection, workspace, account_id),
            parent=_parent(connection, workspace, account),
            subsidiaries=tuple(reading.subsidiaries(connection, org_id, account_id)),
            people=people,
            missing_roles=missing_roles(people),
            promises=ledger_of(tuple(sorted(promises, key=lambda one: one.made_on, reverse=True)), today),
            affairs=affairs,
            figures=figures,
            visits_done=done,
            visits_planned=planned,
            next_step=_next_step(connection, visits, promises, today),
            solvency_due=solvency_is_due(account, today),
            saved_here=unsent_ids(connection, shown),
        )


def _all(connection: Connection, workspace: Workspace, account_id: AccountId, record: type[Any]) -> tuple[Any, ...]:
    return timeline.of_account(connection, record, workspace.org_id, account_id)


def _owners(
    connection: Connection, workspace: Workspace, account_id: AccountId
) -> tuple[tuple[str, OwnershipKind], ...]:
    today = workspace.today()
    held = [
        one
        for one in reading.owners(connection, workspace.org_id, account_id)
        if one.starts_on <= today and (one.ends_on is None or one.ends_on >= today)
    ]
    people = get_many(connection, User, [one.user_id for one in held])
    return tuple((people[one.user_id].name, one.kind) for one in held if one.user_id in people)


def _parent(connection: Connection, workspace: Workspace, account: Account) -> tuple[AccountId, str] | None:
    if account.parent_id is None:
        return None
    parent = reading.account_of(connection, workspace.org_id, account.parent_id)
    return None if parent is None else (parent.id, parent.name)


def _latest(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    kept: dict[tuple[str, str | None], Figure] = {}
    for one in sorted(figures, key=lambda one: one.computed_at, reverse=True):
        kept.setdefault((one.formula, one.point_key), one)
    return tuple(kept.values())


def _visit_counts(account: Account, visits: Sequence[Visit], today: date) -> tuple[int, int]:
    year = [one.status for one in visits if one.starts_on.year == today.year]
    done = year.count(VisitStatus.DONE)
    return done, account.planned_contacts or done + year.count(VisitStatus.PLANNED)


def _next_step(
    connection: Connection, visits: Sequence[Visit], promises: Sequence[Commitment], today: date
) -> NextStep | None:
    ahead = [one for one in visits if one.status is VisitStatus.PLANNED and one.starts_on >= today]
    if ahead:
        visit = min(ahead, key=lambda one: (one.starts_on, one.starts_minute))
        return NextStep(on=visit.starts_on, visit=visit, title=_conversation_title(connection, visit.conversation_key))
    owed = ledger_of(tuple(promises), today).theirs
    return NextStep(on=owed[0].due_on, promise=owed[0]) if owed else None


def _conversation_title(connection: Connection, key: str | None) -> Text | None:
    if key is None:
        return None
    for version in timeline.process_versions(connection, None):
        process = readable_process(version)
        for stage in process.stages if process else ():
            for talk in stage.conversations:
                if talk.id == key:
                    return talk.theme
    return None


def _affairs(connection: Connection, workspace: Workspace, account_id: AccountId) -> tuple[AffairView, ...]:
    found: tuple[Opportunity, ...] = _all(connection, workspace, account_id, Opportunity)
    evidence: tuple[Evidence, ...] = _all(connection, workspace, account_id, Evidence)
    proofs: dict[OpportunityId, list[ProofFact]] = {}
    for one in evidence:
        proofs.setdefault(one.opportunity_id, []).append(ProofFact(one.criterion_key, one.kind, one.side))
    wanted = {one.process_version_id for one in found}
    versions: dict[UUID, ProcessVersion] = {
        one.id: one for one in (timeline.process_versions(connection, wanted) if wanted else ())
    }
    today = workspace.today()
    views = [_affair(one, versions.get(one.process_version_id), proofs.get(one.id, []), today) for one in found]
    return tuple(sorted(views, key=_affair_order))


def _affair_order(view: AffairView) -> tuple[bool, int, int]:
    one = view.opportunity
    closed = one.outcome is not OpportunityOutcome.OPEN
    day = one.closed_on.toordinal() if one.closed_on else 0
    return (closed, -day if closed else 0, -(one.amount_cents or 0))


def _affair(
    opportunity: Opportunity, version: ProcessVersion | None, proofs: Sequence[ProofFact], today: date
) -> AffairView:
    process = readable_process(version)
    days = max((today - opportunity.stage_since).days, 0)
    known = process is not None and any(stage.id == opportunity.stage_key for stage in process.stages)
    if process is None or not known:
        return AffairView(opportunity, Text(fr=opportunity.stage_key), 0, 0, days, None, ())
    place = stage_index(process, opportunity.stage_key)
    stage = process.stages[place]
    missing = missing_proofs(stage, proofs)
    return AffairView(
        opportunity, stage.buyer_state, place + 1, len(process.stages), days, stage.standard_days, missing
    )


@dataclass(frozen=True, slots=True)
class EventKey:
    """Which event stands at a place of the time line.

    Attributes:
        noun: Its record's noun.
        on: Its local day.
    """

    noun: str
    id: UUID
    on: date


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the time line.

    Attributes:
        record: A conversation, visit, commitment, stage change, evidence, extra work, practice, figure or opportunity.
        opportunity: Name of the affair that it is about; empty when it is about none.
        stages: Names of the stages left and entered, in both languages, of a stage change.
        criterion: What the evidence proves, in both languages.
        saved_here: True when the server has not confirmed it.
    """

    key: EventKey
    record: Any
    opportunity: str = ""
    stages: tuple[Text | None, Text] | None = None
    criterion: Text | None = None
    saved_here: bool = False


def event_keys(
    workspace: Workspace, account_id: AccountId, nouns: frozenset[str] = frozenset()
) -> tuple[EventKey, ...]:
    """Reads which events an account has, newest first.

    Args:
        workspace: Where.
        account_id: The account.
        nouns: Nouns wanted; empty for all.
    """
    with workspace.read() as connection:
        found = timeline.event_keys(connection, workspace.org_id, account_id)
    placed = []
    for noun, record_id, day, micros in found:
        if nouns and noun not in nouns:
            continue
        at = instant_from_wire(micros) if micros else None
        placed.append((_place(workspace, day, at), EventKey(noun, UUID(bytes=record_id), _day(workspace, day, at))))
    placed.sort(key=lambda one: (one[0], one[1].id), reverse=True)
    return tuple(key for _, key in placed)


def _day(workspace: Workspace, day: str, at: datetime | None) -> date:
    if day:
        return date.fromisoformat(day)
    assert at is not None  # one of the two is always there
    return workspace.local(at).date()


def _place(workspace: Workspace, day: str, at: datetime | None) -> tuple[str, int]:
    on = _day(workspace, day, at).isoformat()
    return on, int(at.timestamp()) if at is not None and not day else 0


def events(workspace: Workspace, keys: Sequence[EventKey]) -> Mapping[EventKey, Event]:
    """Reads one window of the time line.

    Args:
        workspace: Where.
        keys: At most a page.

    Returns:
        The events that are still there.
    """
    with workspace.read() as connection:
        records = timeline.events(connection, workspace.org_id, ((one.noun, one.id) for one in keys))
        about = {getattr(one, "opportunity_id", None) for one in records.values()} - {None}
        affairs: Mapping[UUID, Opportunity] = timeline.events(
            connection, workspace.org_id, (("opportunity", one) for one in about if one is not None)
        )
        versions = {one.process_version_id for one in affairs.values()}
        processes = {
            one.id: readable_process(one)
            for one in (timeline.process_versions(connection, versions) if versions else ())
        }
        unsent = unsent_ids(connection, list(records))
    found: dict[EventKey, Event] = {}
    for key in keys:
        record = records.get(key.id)
        if record is not None:
            affair = affairs.get(getattr(record, "opportunity_id", None) or key.id)
            process = processes.get(affair.process_version_id) if affair is not None else None
            found[key] = _event(key, record, affair, process, key.id in unsent)
    return found


def _event(key: EventKey, record: Any, affair: Opportunity | None, process: Process | None, unsent: bool) -> Event:
    stages, criterion = None, None
    if isinstance(record, StageChange):
        left = None if record.from_stage is None else _stage_name(process, record.from_stage)
        stages = (left, _stage_name(process, record.to_stage))
    if isinstance(record, Evidence) and process is not None:
        criterion = next((one.text for one in process.criteria() if one.id == record.criterion_key), None)
    return Event(key, record, affair.name if affair is not None else "", stages, criterion, unsent)


def _stage_name(process: Process | None, stage_key: str) -> Text:
    for stage in process.stages if process else ():
        if stage.id == stage_key:
            return stage.buyer_state
    return Text(fr=stage_key)
