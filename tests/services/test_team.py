"""The board of a manager: his own people only, what moved before what was done, then each conversation."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import event

from salesdesk.domain.conversation import Conversation, ConversationOutcome, ConversationState
from salesdesk.domain.errors import ConflictError, UserError
from salesdesk.domain.ids import ConversationId, EvidenceId, UserId
from salesdesk.domain.opportunities import Evidence
from salesdesk.domain.people import Role, User, UserStatus
from salesdesk.domain.process import EvidenceKind, Side
from salesdesk.domain.visits import Channel, VisitStatus
from salesdesk.services import coaching, team
from salesdesk.services.workspace import Workspace
from tests.factories.accounts import account, contact
from tests.factories.portfolio import (
    TEAM,
    conversation,
    distribution,
    figure,
    keep,
    opportunity,
    promise,
    visit,
    workspace,
)
from tests.factories.stores import BOSS, OTHER_REP, REP, laptop_store

MONDAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class Week:
    """A manager's store with one rep at work and another who has done nothing yet."""

    def __init__(self, folder: Path) -> None:
        self.boss = workspace(folder, user_id=BOSS)
        self.firm = account()
        self.claire = contact(self.firm.id)
        self.affair = opportunity(self.firm.id, stage_key="S2")
        self.following = visit(self.firm.id, date(2026, 12, 1), channel=Channel.PHONE)
        self.done = visit(self.firm.id, MONDAY, status=VisitStatus.DONE)
        self.talk = conversation(
            self.firm.id,
            "# Enjeu\nElle compte **quatre** arrêts.",
            visit_id=self.done.id,
            opportunity_id=self.affair.id,
            concluded_at=AT,
            outcome=ConversationOutcome.ADVANCED,
            next_visit_id=self.following.id,
            participants=(str(self.claire.id),),
        )
        older = conversation(self.firm.id, concluded_at=datetime(2026, 11, 2, 9, 0, tzinfo=UTC))
        criterion = "S2.x1"
        self.proof = self.evidence(criterion_key=criterion)
        self.asked = promise(
            self.firm.id, "Envoyer les volumes", due_on=date(2026, 11, 30), made_on=MONDAY, conversation_id=self.talk.id
        )
        vague = promise(self.firm.id, "Nous rappeler", made_on=MONDAY, conversation_id=self.talk.id)
        ours = promise(self.firm.id, "Chiffrer", Side.REP, due_on=MONDAY, made_on=MONDAY, conversation_id=self.talk.id)
        self.gain = figure(self.firm.id, conversation_id=self.talk.id)
        keep(
            self.boss,
            (
                self.firm, self.claire, distribution(), self.affair, self.following, self.done, self.talk, older,
                self.proof, self.evidence(side=Side.REP), self.asked, vague, ours, self.gain,
                visit(self.firm.id, MONDAY, status=VisitStatus.CANCELLED), visit(self.firm.id, date(2026, 11, 26)),
            ),
        )  # fmt: skip

    def evidence(self, **changes: object) -> Evidence:
        fields = {
            "id": EvidenceId(uuid4()), "account_id": self.firm.id, "opportunity_id": self.affair.id,
            "criterion_key": "S2.x1", "kind": EvidenceKind.CLIENT_WORDS, "words": "Six mille euros par arrêt",
            "happened_on": MONDAY, "conversation_id": self.talk.id, "recorded_by": REP, "recorded_at": AT,
        }  # fmt: skip
        return Evidence(**(fields | changes))  # type: ignore[arg-type]  # the factory's table of fields

    def row(self, user_id: UserId) -> team.RepRow:
        return next(row for row in team.reps(self.boss).rows if row.id == user_id)


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return Week(tmp_path)


def test_a_row_shows_the_latest_conversation_with_what_was_obtained_in_it(week: Week) -> None:
    row = week.row(REP)
    assert row.latest is not None
    latest = row.latest
    assert ("Julie Bernard", "Sud", week.talk.id, week.firm.name) == (
        row.name, row.team, latest.id, latest.account_name,
    )  # fmt: skip
    assert (AT, ConversationOutcome.ADVANCED, 1, 1) == (latest.at, latest.outcome, latest.proofs, latest.promises)


def test_only_what_the_client_gave_moves_and_cancelled_visits_do_not_count(week: Week) -> None:
    row = week.row(REP)
    assert (team.Moved(proofs=1, promises=1), team.Made(held=1, planned=2)) == (row.moved, row.made)
    assert team.Moved(proofs=1, promises=1) == team.reps(week.boss).moved


def test_what_is_older_than_seven_days_does_not_count(week: Week) -> None:
    keep(week.boss, [week.evidence(happened_on=date(2026, 11, 16))])
    assert 1 == week.row(REP).moved.proofs


def test_who_has_done_nothing_has_an_empty_row(week: Week) -> None:
    row = week.row(OTHER_REP)
    assert (None, team.Moved(), team.Made(), 0) == (row.latest, row.moved, row.made, row.unanswered)


def person(name: str, status: UserStatus = UserStatus.ACTIVE, user_id: UserId | None = None) -> User:
    return User(
        id=user_id or UserId(uuid4()), name=name, email=f"{name}@exemple.fr", role=Role.REP, team_id=TEAM, status=status
    )


def test_people_who_have_not_joined_come_last_and_revoked_ones_are_left_out(week: Week) -> None:
    keep(week.boss, [person("Julie Bernard", user_id=REP), person("Karim Haddad", user_id=OTHER_REP)])
    keep(week.boss, [person("Alix", UserStatus.PENDING), person("Bruno", UserStatus.REVOKED)])
    rows = team.reps(week.boss).rows
    assert [("Julie Bernard", False), ("Karim Haddad", False), ("Alix", True)] == [
        (row.name, row.pending) for row in rows
    ]


def test_unanswered_notes_are_counted_until_they_are_answered(week: Week, tmp_path: Path) -> None:
    note = coaching.write_note(week.boss, REP, "Bien vu", conversation_id=week.talk.id)
    assert 1 == week.row(REP).unanswered
    coaching.reply(Workspace(laptop_store(tmp_path, user_id=REP)), note.id, "Merci")
    assert 0 == week.row(REP).unanswered


def test_a_rep_has_an_empty_board_and_opens_nobody(week: Week, tmp_path: Path) -> None:
    rep = Workspace(laptop_store(tmp_path, user_id=REP))
    assert () == team.reps(rep).rows
    with pytest.raises(UserError) as refusal:
        team.rep_view(rep, OTHER_REP)
    assert "coaching.not_in_team" == refusal.value.key


def test_the_board_takes_the_same_few_statements_whatever_the_number_of_reps(week: Week) -> None:
    said: list[str] = []
    event.listen(week.boss.laptop.store.reader, "before_cursor_execute", lambda *args: said.append(args[2]))
    team.reps(week.boss)
    few = len(said)
    keep(week.boss, [person(f"Recrue {number}") for number in range(5)])
    said.clear()
    team.reps(week.boss)
    assert (True, few) == (few <= 10, len(said))


def test_a_rep_is_opened_with_his_conversations_latest_first(week: Week) -> None:
    prepared = conversation(week.firm.id, state=ConversationState.PREPARED, concluded_at=None)
    keep(week.boss, [prepared])
    view = team.rep_view(week.boss, REP)
    assert [week.talk.id, date(2026, 12, 1)] == [view.talks[0].id, view.talks[0].next_on]
    assert (2, True, "Sud") == (len(view.talks), view.may_write, view.team)
    assert view.next_contact is not None
    assert (week.firm.name, date(2026, 11, 26)) == (view.next_contact.account_name, view.next_contact.starts_on)


def test_a_conversation_is_read_with_all_that_it_left(week: Week) -> None:
    note = coaching.write_note(week.boss, REP, "Bien vu", conversation_id=week.talk.id)
    view = team.talk_view(week.boss, week.talk.id)
    assert (week.firm, week.affair, ("Claire Vidal",), "Julie Bernard") == (
        view.account, view.opportunity, view.people, view.rep_name,
    )  # fmt: skip
    assert ("S2", 2, 3, [week.gain]) == (
        view.stage and view.stage.id, len(view.proofs), len(view.promises), list(view.figures),
    )  # fmt: skip
    assert ([note.id], True) == ([one.note.id for one in view.thread], view.may_write)


def test_a_conversation_that_is_gone_says_so(week: Week) -> None:
    with pytest.raises(ConflictError):
        team.talk_view(week.boss, ConversationId(uuid4()))


def test_a_rep_reads_the_same_thread_and_may_not_write_on_it(week: Week, tmp_path: Path) -> None:
    note = coaching.write_note(week.boss, REP, "Bien vu", conversation_id=week.talk.id)
    view = team.talk_view(Workspace(laptop_store(tmp_path, user_id=REP)), week.talk.id)
    assert ([note.id], False) == ([one.note.id for one in view.thread], view.may_write)


def test_an_improvised_conversation_needs_no_process(week: Week) -> None:
    bare = Conversation(id=ConversationId(uuid4()), account_id=week.firm.id, rep_id=REP, created_at=AT)
    keep(week.boss, [bare])
    view = team.talk_view(week.boss, bare.id)
    assert (None, None, None, ()) == (view.opportunity, view.stage, view.template, view.proofs)
