"""The team board (équipe): a row for each rep, what moved before what was done; then his conversations, one by one.

Everything that is read here about a rep, the rep reads on his own screens too.
Source: product.md 2.6, look.md section 4.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.conversation import Commitment, Conversation, ConversationOutcome, ConversationState, Figure
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ContactId, ConversationId, TeamId, UserId
from salesdesk.domain.opportunities import Evidence, Opportunity
from salesdesk.domain.people import Role, Team, User, UserStatus
from salesdesk.domain.process import Process, Side, Stage, Text
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.roles import right
from salesdesk.domain.visits import Channel
from salesdesk.domain.workdays import monday_of
from salesdesk.services.coaching import ThreadNote, thread_of
from salesdesk.services.process_reading import process_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import coaching as notes
from salesdesk.store.queries import team as reading
from salesdesk.store.queries.conversations import of_account
from salesdesk.store.queries.people import all_users, people_below
from salesdesk.store.queries.records import find, get, get_many, need
from salesdesk.store.queries.team import Made, Moved, NextContact, TalkLine
from salesdesk.store.tables import table_of

__all__ = [
    "Channel", "ConversationOutcome", "ConversationState", "Made", "Moved", "NextContact", "Side", "TalkLine", "Text",
]  # fmt: skip

Record = TypeVar("Record")

TALKS_SHOWN: Final = 60

_MOVED_OVER: Final = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepRow:
    """One rep at a glance.

    Attributes:
        latest: The conversation concluded last; None when there was none yet.
        moved: What his clients gave in the last seven days: on a Monday too there is something to read.
        made: What he did and planned this week.
        unanswered: Coaching notes that he has not answered.
        pending: True while he has not joined with his invitation.
    """

    id: UserId
    name: str
    team: str
    latest: TalkLine | None
    moved: Moved
    made: Made
    unanswered: int
    pending: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The team of the person at work.

    Attributes:
        rows: The reps, by team and name; those who have not joined come last.
        first: Monday of the week that is counted.
        today: The day.
    """

    rows: tuple[RepRow, ...]
    first: date
    today: date

    @property
    def moved(self) -> Moved:
        """What moved for all together."""
        return Moved(sum(row.moved.proofs for row in self.rows), sum(row.moved.promises for row in self.rows))

    @property
    def made(self) -> Made:
        """What was done by all together."""
        return Made(sum(row.made.held for row in self.rows), sum(row.made.planned for row in self.rows))


def reps(workspace: Workspace) -> Board:
    """Reads the reps of the teams that the person at work leads.

    Args:
        workspace: Who leads.

    Returns:
        The board; without rows for who leads nobody.
    """
    today = workspace.today()
    first = monday_of(today)
    with workspace.read() as connection:
        people = [user for user in people_below(connection, workspace.user_id) if user.role == Role.REP]
        ids = [user.id for user in people]
        teams: dict[TeamId, str] = {team.id: team.name for team in find(connection, Team)}
        latest = reading.latest_talks(connection, workspace.org_id, ids)
        moved = reading.moved_between(connection, workspace.org_id, today - _MOVED_OVER, today)
        made = reading.made_between(connection, workspace.org_id, ids, first, first + timedelta(days=6))
        waiting = notes.unanswered_by_person(connection, workspace.org_id, ids)
    rows = [
        RepRow(
            id=user.id,
            name=user.name,
            team="" if user.team_id is None else teams.get(user.team_id, ""),
            latest=latest.get(user.id),
            moved=moved.get(user.id, Moved()),
            made=made.get(user.id, Made()),
            unanswered=waiting.get(user.id, 0),
            pending=user.status is UserStatus.PENDING,
        )
        for user in people
    ]
    rows.sort(key=lambda row: (row.pending, row.team.casefold(), row.name.casefold()))
    return Board(tuple(rows), first, today)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepView:
    """A rep and his conversations.

    Attributes:
        talks: Conversations held or concluded, latest first.
        next_contact: What he does next; None when nothing is planned.
        may_write: Whether the person at work may write him a coaching note.
    """

    person: User
    team: str
    talks: tuple[TalkLine, ...]
    moved: Moved
    made: Made
    next_contact: NextContact | None
    may_write: bool
    today: date


def rep_view(workspace: Workspace, rep_id: UserId) -> RepView:
    """Reads a rep of one's own teams with his latest conversations.

    Args:
        workspace: Who reads.
        rep_id: The rep.

    Returns:
        The view.

    Raises:
        UserError: The person is not in the teams of who reads.
    """
    today = workspace.today()
    first = monday_of(today)
    with workspace.read() as connection:
        below = {user.id: user for user in people_below(connection, workspace.user_id)}
        person = below.get(rep_id)
        if person is None:
            raise UserError("coaching.not_in_team")
        me = get(connection, User, workspace.user_id)
        team = None if person.team_id is None else get(connection, Team, person.team_id)
        last = first + timedelta(days=6)
        return RepView(
            person=person,
            team="" if team is None else team.name,
            talks=tuple(reading.talks_of(connection, workspace.org_id, rep_id, TALKS_SHOWN)),
            moved=reading.moved_between(connection, workspace.org_id, today - _MOVED_OVER, today).get(rep_id, Moved()),
            made=reading.made_between(connection, workspace.org_id, [rep_id], first, last).get(rep_id, Made()),
            next_contact=reading.next_contact(connection, workspace.org_id, rep_id, today),
            may_write=me is not None and right(me.role, "coaching_note").creates,
            today=today,
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof obtained, with the criterion that it proves in the words of the process."""

    evidence: Evidence
    criterion: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkView:
    """What a conversation left behind, to be read.

    Attributes:
        people: Names of the contacts present.
        stage: Stage of the affair in its process; None without one.
        proofs: Proofs recorded in it.
        promises: Commitments of both sides made in it.
        figures: Benefits computed in it.
        thread: Coaching notes on it, in the order in which they were written.
        may_write: Whether the reader may write a note on it.
    """

    conversation: Conversation
    account: Account
    rep_name: str
    people: tuple[str, ...]
    opportunity: Opportunity | None
    stage: Stage | None
    template: Text | None
    proofs: tuple[Proof, ...]
    promises: tuple[Commitment, ...]
    figures: tuple[Figure, ...]
    thread: tuple[ThreadNote, ...]
    may_write: bool
    today: date


def talk_view(workspace: Workspace, conversation_id: ConversationId) -> TalkView:
    """Reads what a conversation left behind.

    Args:
        workspace: Who reads.
        conversation_id: The conversation.

    Returns:
        The view.

    Raises:
        ConflictError: It was deleted meanwhile.
    """
    with workspace.read() as connection:
        talk = need(connection, Conversation, conversation_id)
        account = need(connection, Account, talk.account_id)
        affair = None if talk.opportunity_id is None else get(connection, Opportunity, talk.opportunity_id)
        process = _process(connection, talk, affair)
        users = all_users(connection)
        me = users.get(workspace.user_id)
        leads = any(user.id == talk.rep_id for user in people_below(connection, workspace.user_id))
        written = notes.notes_on_conversations(connection, workspace.org_id, [talk.id])
        rep = users.get(talk.rep_id)
        return TalkView(
            conversation=talk,
            account=account,
            rep_name="" if rep is None else rep.name,
            people=_people(connection, talk),
            opportunity=affair,
            stage=_stage(process, affair),
            template=_template(process, talk.conversation_key),
            proofs=_proofs(connection, workspace, talk, process),
            promises=tuple(_made_in(connection, workspace, talk, Commitment)),
            figures=tuple(_made_in(connection, workspace, talk, Figure)),
            thread=thread_of(workspace, written, {user_id: user.name for user_id, user in users.items()}),
            may_write=leads and me is not None and right(me.role, "coaching_note").creates,
            today=workspace.today(),
        )


def _made_in(connection: Connection, workspace: Workspace, talk: Conversation, record: type[Record]) -> list[Record]:
    here = table_of(record).c.conversation_id == talk.id.bytes
    return of_account(connection, record, workspace.org_id, talk.account_id, here)


def _process(connection: Connection, talk: Conversation, affair: Opportunity | None) -> Process | None:
    version_id = talk.process_version_id or (affair.process_version_id if affair else None)
    version = None if version_id is None else get(connection, ProcessVersion, version_id)
    return None if version is None else process_of(version)


def _stage(process: Process | None, affair: Opportunity | None) -> Stage | None:
    if process is None or affair is None:
        return None
    return next((one for one in process.stages if one.id == affair.stage_key), None)


def _template(process: Process | None, key: str | None) -> Text | None:
    if process is None or key is None:
        return None
    return next((one.theme for one in process.conversations() if one.id == key), None)


def _proofs(
    connection: Connection, workspace: Workspace, talk: Conversation, process: Process | None
) -> tuple[Proof, ...]:
    words = {} if process is None else {one.id: one.text for one in process.criteria()}
    found = _made_in(connection, workspace, talk, Evidence)
    return tuple(Proof(one, words.get(one.criterion_key, Text(one.criterion_key, one.criterion_key))) for one in found)


def _people(connection: Connection, talk: Conversation) -> tuple[str, ...]:
    ids = [ContactId(UUID(one)) for one in talk.participants]
    found = get_many(connection, Contact, ids)
    return tuple(found[one].full_name for one in ids if one in found)
