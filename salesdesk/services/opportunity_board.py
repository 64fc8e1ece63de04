"""The board of affairs in progress (tableau des affaires): a column for each stage, real beside ideal.

A dozen statements whatever the number of affairs; proofs, days and ideal counts are judged by the domain.
Source: product.md 2.9; Little's law for the ideal counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.ids import AccountId, OpportunityId, ProcessVersionId, UserId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.people import Role, User, UserStatus
from salesdesk.domain.pipeline import IdealStage, ideal_counts
from salesdesk.domain.process import Process, ProofFact, Stage, Text, is_proved
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.roles import right
from salesdesk.domain.visits import Channel
from salesdesk.services.opportunities import is_made
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import opportunities as reading
from salesdesk.store.queries.importing import IMPORTED
from salesdesk.store.queries.opportunities import AffairLine, OpenPromise, PlannedContact
from salesdesk.store.queries.people import all_users, people_below

__all__ = ["Channel", "IdealStage", "OpportunityOutcome", "Text"]

SIGNED_SHOWN_DAYS: Final = 365
"""A signature older than this without a payment is a debt to collect, and no affair in progress any more."""


class Period(StrEnum):
    """Which affairs are wanted: those in progress, or those that are over."""

    IN_PROGRESS = "in_progress"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFilter:
    """Which affairs are wanted.

    Attributes:
        owner_id: Whose; None for all that the person may read: a manager's store holds his tree and no more.
        stage_key: Only this stage; empty for all.
        overdue: Only those that are in their stage for longer than its standard.
    """

    owner_id: UserId | None = None
    period: Period = Period.IN_PROGRESS
    stage_key: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What comes next: a contact planned, or what the client promised; never one of our own documents.

    Attributes:
        on: Its day; None when a promise has none.
        channel: By what way; None for a promise.
        title: Name of the conversation in both languages; None for a promise or an improvised contact.
        promise: The client's promise in words; empty for a contact.
        overdue: True when the promise is past its day.
    """

    on: date | None
    channel: Channel | None = None
    title: Text | None = None
    promise: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AffairCard:
    """One affair at a glance.

    Attributes:
        proved: Exit criteria of the stage that are proved.
        missing: Those that are not, in both languages.
        days: Days spent in the stage.
        standard_days: Days that it should take; None when the process cannot be read here.
        override: Why the stage was entered without proofs; empty when it was not.
        imported: True when the stage comes from an import instead of proofs.
        last: True at the last stage of the process.
        saved_here: True when the server has not confirmed it yet.
    """

    opportunity: Opportunity
    account_name: str
    owner_name: str
    stage: Text
    proved: int
    missing: tuple[Text, ...]
    days: int
    standard_days: int | None
    next_step: NextStep | None
    override: str
    imported: bool
    last: bool
    saved_here: bool

    @property
    def id(self) -> OpportunityId:
        """Which affair."""
        return self.opportunity.id

    @property
    def wanted(self) -> int:
        """Exit criteria of the stage."""
        return self.proved + len(self.missing)

    @property
    def is_open(self) -> bool:
        """Whether nothing is decided yet."""
        return self.opportunity.outcome is OpportunityOutcome.OPEN

    @property
    def made(self) -> bool:
        """Whether it is signed and paid."""
        return is_made(self.opportunity)

    @property
    def days_over(self) -> int:
        """Days beyond the standard; 0 within it, and when there is none."""
        return max(self.days - self.standard_days, 0) if self.standard_days else 0


Amounts = tuple[tuple[str, int], ...]


def amounts_of(cards: Iterable[AffairCard]) -> Amounts:
    """Adds up amounts, one sum a currency, the largest first; an affair without a figure adds nothing."""
    sums: dict[str, int] = {}
    for card in cards:
        one = card.opportunity
        if one.amount_cents is not None:
            sums[one.currency] = sums.get(one.currency, 0) + one.amount_cents
    return tuple(sorted(sums.items(), key=lambda each: -each[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class StageColumn:
    """A stage with the affairs in it.

    Attributes:
        place: Rank from 1; 0 for a stage that the process does not know.
        standard_days: None when the process cannot be read here.
        ideal: What it should hold on an ordinary day; None when unknown.
        reachable: Stages to which an affair of this one may go.
        cards: The longest there first.
    """

    stage_key: str
    name: Text
    place: int
    standard_days: int | None
    ideal: IdealStage | None
    reachable: tuple[str, ...]
    cards: tuple[AffairCard, ...]

    @property
    def over(self) -> int:
        """How many affairs are there for longer than the standard."""
        return sum(card.days_over > 0 for card in self.cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A version of a process with its columns.

    Attributes:
        process_key: Names the process in all its versions; empty when the version is not here.
        columns: One a stage, in the order of the process; filtered cards only.
        newest: True for the version on which new affairs are opened.
    """

    version_id: ProcessVersionId
    process_key: str
    name: Text
    version: int
    newest: bool
    columns: tuple[StageColumn, ...]

    @property
    def cards(self) -> tuple[AffairCard, ...]:
        """All its affairs, stage by stage."""
        return tuple(card for column in self.columns for card in column.cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The affairs of a person or of a team.

    Attributes:
        lanes: One a version in use, that with most affairs first; the newest one alone when there is no affair.
        reps: For how many reps the ideal counts stand.
        owners: Whose affairs can be asked for, by name; empty for who reads only his own.
        may_write: Whether the person may change affairs.
    """

    lanes: tuple[Lane, ...]
    reps: int
    owners: tuple[tuple[UserId, str], ...]
    may_write: bool
    today: date


def board(workspace: Workspace, wanted: BoardFilter) -> Board:
    """Reads the board.

    Args:
        workspace: Who works.
        wanted: Which affairs.

    Returns:
        The board; all of it of one moment.
    """
    org_id, today = workspace.org_id, workspace.today()
    since = today - timedelta(days=SIGNED_SHOWN_DAYS)
    read = reading.in_progress if wanted.period is Period.IN_PROGRESS else reading.ended
    with workspace.read() as connection:
        lines = read(connection, org_id, wanted.owner_id, since)
        newest = reading.newest_versions(connection)
        gathered = _gather(connection, workspace, lines, newest)
        team, me = _team(connection, workspace)
    lanes = _lanes(gathered, lines, newest, wanted, _reps(team, wanted))
    return Board(
        lanes=lanes,
        reps=_reps(team, wanted),
        owners=tuple((user.id, user.name) for user in team),
        may_write=me is not None and right(me.role, "opportunity").creates,
        today=today,
    )


def _team(connection: Connection, workspace: Workspace) -> tuple[list[User], User | None]:
    me = all_users(connection).get(workspace.user_id)
    if me is None or me.role not in (Role.MANAGER, Role.DIRECTOR):
        return [], me
    return [user for user in people_below(connection, me.id) if user.role is Role.REP], me


def _reps(team: list[User], wanted: BoardFilter) -> int:
    # The target of a process is that of one rep.
    if wanted.owner_id is not None or not team:
        return 1
    return max(sum(user.status is UserStatus.ACTIVE for user in team), 1)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What hangs on the affairs, read in one moment."""

    today: date
    processes: Mapping[ProcessVersionId, Process | None]
    versions: Mapping[ProcessVersionId, ProcessVersion]
    proofs: Mapping[OpportunityId, list[ProofFact]]
    overrides: Mapping[tuple[OpportunityId, str], str]
    contacts: Mapping[AccountId, list[PlannedContact]]
    promises: Mapping[AccountId, list[OpenPromise]]
    titles: Mapping[str, Text]
    names: Mapping[UserId, str]
    unsent: frozenset[UUID]


def _gather(
    connection: Connection, workspace: Workspace, lines: list[AffairLine], newest: tuple[ProcessVersion, ...]
) -> _Gathered:
    org_id, today = workspace.org_id, workspace.today()
    affairs = [line.opportunity for line in lines]
    ids, scopes = [one.id for one in affairs], [one.account_id for one in affairs]
    versions = dict(reading.versions_of(connection, [one.process_version_id for one in affairs]))
    versions |= {one.id: one for one in newest}
    processes = {version.id: readable_process(version) for version in versions.values()}
    talks = [talk for process in processes.values() if process for talk in process.conversations()]
    return _Gathered(
        today=today,
        processes=processes,
        versions=versions,
        proofs=reading.proofs_of(connection, org_id, ids),
        overrides=reading.overrides_of(connection, org_id, scopes),
        contacts=reading.planned_contacts(connection, org_id, scopes, today),
        promises=reading.client_promises(connection, org_id, scopes),
        titles={talk.id: talk.theme for talk in talks},
        names={user.id: user.name for user in all_users(connection).values()},
        unsent=reading.unsent(connection, ids),
    )


def _lanes(
    gathered: _Gathered, lines: list[AffairLine], newest: tuple[ProcessVersion, ...], wanted: BoardFilter, reps: int
) -> tuple[Lane, ...]:
    cards: dict[ProcessVersionId, list[AffairCard]] = {}
    for line in lines:
        card = _card(gathered, line)
        kept = cards.setdefault(line.opportunity.process_version_id, [])
        if not (wanted.overdue and not card.days_over) and wanted.stage_key in ("", card.opportunity.stage_key):
            kept.append(card)
    current = {version.id for version in newest}
    ids = list(dict.fromkeys((*cards, *(version.id for version in newest))))
    lanes = [_lane(gathered, one, cards.get(one, []), newest=one in current, reps=reps) for one in ids]
    return tuple(sorted(lanes, key=lambda lane: (-len(lane.cards), not lane.newest, lane.name.fr)))


def _lane(
    gathered: _Gathered, version_id: ProcessVersionId, cards: list[AffairCard], *, newest: bool, reps: int
) -> Lane:
    process, version = gathered.processes.get(version_id), gathered.versions.get(version_id)
    stages = process.stages if process else ()
    ideals = {one.stage_id: one for one in _ideal(process, reps)}
    by_stage: dict[str, list[AffairCard]] = {stage.id: [] for stage in stages}
    for card in cards:
        by_stage.setdefault(card.opportunity.stage_key, []).append(card)
    places = {stage.id: place for place, stage in enumerate(stages, 1)}
    known = {stage.id: stage for stage in stages}
    columns = tuple(
        _column(key, known.get(key), places.get(key, 0), ideals.get(key), stages, inside)
        for key, inside in by_stage.items()
    )
    name = process.name if process else Text(fr=version.name if version else "?")
    return Lane(
        version_id=version_id,
        process_key=version.process_key if version else "",
        name=name,
        version=version.version if version else 0,
        newest=newest,
        columns=columns,
    )


def _column(
    key: str,
    stage: Stage | None,
    place: int,
    ideal: IdealStage | None,
    stages: tuple[Stage, ...],
    cards: list[AffairCard],
) -> StageColumn:
    following = (stages[place].id,) if 0 < place < len(stages) else ()
    return StageColumn(
        stage_key=key,
        name=stage.buyer_state if stage else Text(fr=key),
        place=place,
        standard_days=stage.standard_days if stage else None,
        ideal=ideal,
        reachable=following + (stage.back_to if stage else ()),
        cards=tuple(sorted(cards, key=lambda card: (-card.days, card.account_name.casefold()))),
    )


def _ideal(process: Process | None, reps: int) -> tuple[IdealStage, ...]:
    if process is None:
        return ()
    target = replace(process.target, wins_year=process.target.wins_year * reps)
    return ideal_counts(replace(process, target=target))


def _card(gathered: _Gathered, line: AffairLine) -> AffairCard:
    one = line.opportunity
    process = gathered.processes.get(one.process_version_id)
    stages = process.stages if process else ()
    stage = next((each for each in stages if each.id == one.stage_key), None)
    facts = gathered.proofs.get(one.id, [])
    exits = stage.exit if stage else ()
    missing = tuple(criterion.text for criterion in exits if not is_proved(criterion, facts))
    override = gathered.overrides.get((one.id, one.stage_key), "")
    ends = one.closed_on if one.outcome in (OpportunityOutcome.LOST, OpportunityOutcome.NO_DECISION) else None
    return AffairCard(
        opportunity=one,
        account_name=line.account_name,
        owner_name=gathered.names.get(one.owner_id, ""),
        stage=stage.buyer_state if stage else Text(fr=one.stage_key),
        proved=len(exits) - len(missing),
        missing=missing,
        days=max(((ends or gathered.today) - one.stage_since).days, 0),
        standard_days=stage.standard_days if stage else None,
        next_step=next_step(
            one.id,
            gathered.contacts.get(one.account_id, []),
            gathered.promises.get(one.account_id, []),
            gathered.titles,
            gathered.today,
        ),
        override="" if override == IMPORTED else override,
        imported=override == IMPORTED,
        last=bool(stages) and stage is stages[-1],
        saved_here=one.id in gathered.unsent,
    )


def next_step(
    affair: OpportunityId,
    contacts: Iterable[PlannedContact],
    promises: Iterable[OpenPromise],
    titles: Mapping[str, Text],
    today: date,
) -> NextStep | None:
    """Finds what comes next in an affair.

    Args:
        affair: The affair.
        contacts: Contacts planned at its account, the next one first.
        promises: What its client still owes, the most urgent first.
        titles: Names of conversations by their key.
        today: The day.

    Returns:
        The next contact that is about this affair or about none in particular, else the client's most urgent promise;
        None when nothing is on its way.
    """
    for contact in contacts:
        if contact.opportunity_id in (None, affair):
            title = titles.get(contact.conversation_key or "")
            return NextStep(on=contact.starts_on, channel=contact.channel, title=title)
    for promise in promises:
        if promise.opportunity_id in (None, affair):
            late = promise.due_on is not None and promise.due_on < today
            return NextStep(on=promise.due_on, promise=promise.what, overdue=late)
    return None
