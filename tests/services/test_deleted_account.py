"""What hangs on a deleted account is read nowhere, and undo brings all of it back."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from salesdesk.domain.conversation import Commitment, ConversationOutcome
from salesdesk.domain.ids import CommitmentId, EvidenceId
from salesdesk.domain.opportunities import Evidence
from salesdesk.domain.people import Role, Team, User
from salesdesk.domain.process import EvidenceKind, Side
from salesdesk.domain.visits import VisitStatus
from salesdesk.services import accounts, search, team, today, undo, visit_lists, visits
from salesdesk.services.visit_lists import VisitList
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.portfolio import TEAM, conversation, visit
from tests.factories.stores import BOSS, REP

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def furnished(folder: Path, **store: object) -> Client:
    """A client with a visit today, one held, a promise due, a conversation with a proof."""
    client = client_at(folder, **store)
    firm = client.account.id
    held = visit(firm, TODAY, status=VisitStatus.DONE)
    talk = conversation(
        firm, "Stock de yaourts", visit_id=held.id, concluded_at=AT, outcome=ConversationOutcome.ADVANCED
    )
    asked = Commitment(
        id=CommitmentId(uuid4()), account_id=firm, side=Side.CLIENT, what="Réunir la DAF", due_on=TODAY,
        made_on=TODAY, conversation_id=talk.id,
    )  # fmt: skip
    proof = Evidence(
        id=EvidenceId(uuid4()), account_id=firm, opportunity_id=client.opportunity.id, criterion_key="S2x1",
        kind=EvidenceKind.CLIENT_WORDS, words="Six mille euros", happened_on=TODAY, conversation_id=talk.id,
        recorded_by=REP, recorded_at=AT,
    )  # fmt: skip
    with client.workspace.unit(None) as unit:
        for record in (held, talk, asked, proof):
            unit.put(record)
    search.catch_up(client.workspace)
    return client


def seen(client: Client) -> dict[str, int]:
    """Counts what each screen shows of the client."""
    workspace = client.workspace
    day, week = today.view(workspace), visits.week(workspace, TODAY)
    listed = visit_lists.listed(workspace, VisitList.TODAY)
    return {
        "next": int(day.next is not None),
        "stops": len(day.stops),
        "due": len(day.due),
        "plan": sum(len(one.stops) for one in week.days),
        "planned": week.planned,
        "listed": sum(listed.counts.values()),
        "rows": len(visit_lists.rows(workspace, [client.visit.id])),
        "found": len(search.search(workspace, "yaourts")) + len(search.search(workspace, "laiterie")),
    }


def test_a_deleted_account_shows_nowhere_and_undo_brings_all_back(tmp_path: Path) -> None:
    client = furnished(tmp_path)
    before = seen(client)
    accounts.delete(client.workspace, client.account.id)
    gone = seen(client)
    undo.undo(client.workspace)
    assert (min(before.values()) > 0, set(gone.values()), seen(client)) == (True, {0}, before)


def moved(client: Client) -> tuple[int, int, int, int, bool]:
    """What the board of the manager says of the rep's week."""
    row = next(one for one in team.reps(client.workspace).rows if one.id == REP)
    talks = len(team.rep_view(client.workspace, REP).talks)
    return row.moved.proofs, row.moved.promises, row.made.held, talks, row.latest is None


def test_the_board_counts_nothing_of_a_deleted_account(tmp_path: Path) -> None:
    client = furnished(tmp_path, user_id=BOSS)
    rep = User(id=REP, name="Julie Bernard", email="julie@exemple.fr", role=Role.REP, team_id=TEAM)
    with client.workspace.unit(None) as unit:
        unit.put(Team(id=TEAM, name="Sud", manager_id=BOSS))
        unit.put(rep)
    before = moved(client)
    accounts.delete(client.workspace, client.account.id)
    gone = moved(client)
    undo.undo(client.workspace)
    assert (before, gone, moved(client)) == (
        (1, 1, 1, 1, False), (0, 0, 0, 0, True), before,
    )  # fmt: skip
