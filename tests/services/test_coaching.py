"""A manager writes on the work of his own people; they see it and answer; what was seen stands."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.errors import ConflictError, UserError
from salesdesk.domain.ids import CoachingNoteId, TeamId, UserId
from salesdesk.domain.people import Role, Team, User
from salesdesk.domain.visits import Visit
from salesdesk.services import coaching, undo
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import get
from tests.factories.accounts import account
from tests.factories.portfolio import conversation, distribution, keep, opportunity, visit, workspace
from tests.factories.stores import BOSS, OTHER_REP, REP, laptop_store

DIRECTOR = UserId(uuid4())


class Pair:
    """Two people at work on one store: the boss and his rep, with one conversation between them."""

    def __init__(self, folder: Path) -> None:
        self.boss = workspace(folder, user_id=BOSS)
        self.rep = Workspace(laptop_store(folder, user_id=REP))
        self.other = Workspace(laptop_store(folder, user_id=OTHER_REP))
        self.firm = account()
        self.visit: Visit = visit(self.firm.id, self.boss.today())
        self.talk = conversation(self.firm.id, visit_id=self.visit.id)
        self.affair = opportunity(self.firm.id)
        keep(self.boss, (self.firm, distribution(), self.visit, self.talk, self.affair))

    def write(self, words: str = "Le coût est dit par la cliente : reprenez-le mot pour mot.") -> CoachingNote:
        return coaching.write_note(self.boss, REP, words, conversation_id=self.talk.id)

    def kept(self, note_id: CoachingNoteId) -> CoachingNote | None:
        with self.boss.read() as connection:
            return get(connection, CoachingNote, note_id)


@pytest.fixture
def two(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


def test_a_note_on_a_conversation_reaches_its_rep_with_its_names(two: Pair) -> None:
    note = two.write("  Bien vu.  \r\nEt le décideur ?\n")
    (line,) = coaching.notes_for_me(two.rep)
    assert ("Bien vu.\nEt le décideur ?", two.firm.id) == (line.note.words, line.note.account_id)
    assert (note.id, "Anne Morel", two.firm.name, two.visit.id) == (
        line.note.id, line.author_name, line.account_name, line.visit_id,
    )  # fmt: skip


def test_a_note_on_an_affair_carries_its_account(two: Pair) -> None:
    note = coaching.write_note(two.boss, REP, "Qui signe ?", opportunity_id=two.affair.id)
    assert two.firm.id == note.account_id
    assert [note.id] == [one.note.id for one in coaching.notes_on_opportunity(two.boss, two.affair.id)]


@pytest.mark.parametrize(("words", "key"), [("  \n ", "coaching.empty"), ("x" * 4_001, "coaching.too_long")])
def test_a_note_must_say_something_and_not_too_much(two: Pair, words: str, key: str) -> None:
    with pytest.raises(UserError) as refusal:
        two.write(words)
    assert key == refusal.value.key


def test_a_rep_writes_no_note_and_nobody_writes_outside_his_teams(two: Pair) -> None:
    far = User(id=UserId(uuid4()), name="Léa Petit", email="lea@exemple.fr", role=Role.REP)
    keep(two.boss, [far])
    for writer, person in ((two.rep, OTHER_REP), (two.boss, far.id), (two.boss, BOSS)):
        with pytest.raises(UserError) as refusal:
            coaching.write_note(writer, person, "Bravo")
        assert "coaching.not_in_team" == refusal.value.key
    assert (False, True) == (coaching.may_write_to(two.rep, OTHER_REP), coaching.may_write_to(two.boss, REP))


def test_a_manager_of_managers_writes_to_the_whole_tree(two: Pair, tmp_path: Path) -> None:
    top = Team(id=TeamId(uuid4()), name="France", manager_id=DIRECTOR)
    chief = User(id=DIRECTOR, name="Odile Roy", email="odile@exemple.fr", role=Role.MANAGER)
    with two.boss.read() as connection:
        south = get(connection, Team, next(iter(_team_ids(two))))
    assert south is not None
    keep(two.boss, (top, chief, Team(id=south.id, name=south.name, parent_id=top.id, manager_id=BOSS)))
    above = Workspace(laptop_store(tmp_path, user_id=DIRECTOR))
    assert REP == coaching.write_note(above, REP, "Beau travail", conversation_id=two.talk.id).person_id


def _team_ids(two: Pair) -> list[TeamId]:
    with two.boss.read() as connection:
        user = get(connection, User, REP)
    assert user is not None
    assert user.team_id is not None
    return [user.team_id]


def test_a_note_is_about_the_work_of_the_person_it_is_written_to(two: Pair) -> None:
    for about in ({"conversation_id": two.talk.id}, {"opportunity_id": two.affair.id}):
        with pytest.raises(UserError) as refusal:
            coaching.write_note(two.boss, OTHER_REP, "Bravo", **about)
        assert "coaching.not_his" == refusal.value.key


def test_a_note_once_seen_keeps_its_first_time(two: Pair) -> None:
    note = two.write()
    first = coaching.mark_seen(two.rep, note.id).seen_at
    assert first is not None
    assert first == coaching.mark_seen(two.rep, note.id).seen_at


def test_several_notes_are_seen_at_once_and_those_of_others_stay_unseen(two: Pair) -> None:
    mine, gone = two.write(), two.write()
    coaching.withdraw(two.boss, gone.id)
    his = coaching.write_note(two.boss, OTHER_REP, "À demain")
    coaching.mark_all_seen(two.rep, [mine.id, his.id, gone.id])
    seen = [one is not None and one.seen_at is not None for one in (two.kept(mine.id), two.kept(his.id))]
    assert [True, False] == seen


def test_an_answer_is_kept_with_its_time_and_counts_as_seen(two: Pair) -> None:
    answered = coaching.reply(two.rep, two.write().id, "Je le reprends jeudi.")
    assert ("Je le reprends jeudi.", True, True) == (
        answered.reply, answered.replied_at is not None, answered.seen_at is not None,
    )  # fmt: skip
    assert () == coaching.notes_for_me(two.rep)


def test_only_the_person_written_to_sees_and_answers(two: Pair) -> None:
    note = two.write()
    attempts: tuple[Callable[[], object], ...] = (
        lambda: coaching.mark_seen(two.boss, note.id),
        lambda: coaching.reply(two.other, note.id, "Moi aussi"),
    )
    for attempt in attempts:
        with pytest.raises(UserError) as refusal:
            attempt()
        assert "coaching.not_to_you" == refusal.value.key


def test_its_author_changes_or_withdraws_a_note_until_it_is_seen(two: Pair) -> None:
    note = two.write()
    assert "Autre" == coaching.edit(two.boss, note.id, "Autre").words
    coaching.mark_seen(two.rep, note.id)
    for attempt in (
        lambda: coaching.edit(two.boss, note.id, "Trop tard"),
        lambda: coaching.withdraw(two.boss, note.id),
    ):
        with pytest.raises(UserError) as refusal:
            attempt()
        assert "coaching.already_seen" == refusal.value.key


def test_a_note_of_somebody_else_is_neither_changed_nor_withdrawn(two: Pair) -> None:
    note = two.write()
    with pytest.raises(UserError) as refusal:
        coaching.withdraw(two.rep, note.id)
    assert "coaching.not_yours" == refusal.value.key


def test_a_withdrawn_note_can_no_longer_be_answered_and_undo_brings_it_back(two: Pair) -> None:
    note = two.write()
    coaching.withdraw(two.boss, note.id)
    with pytest.raises(ConflictError):
        coaching.reply(two.rep, note.id, "Oui")
    undone = undo.undo(two.boss)
    assert undone is not None
    assert "undo_coaching.withdrawn" == undone.gesture.name
    assert note == two.kept(note.id)


def test_the_thread_tells_each_side_what_it_may_do(two: Pair) -> None:
    first, second = two.write("Un"), two.write("Deux")
    coaching.mark_seen(two.rep, first.id)
    for_boss, for_rep = coaching.notes_on(two.boss, two.talk.id), coaching.notes_on(two.rep, two.talk.id)
    assert [first.id, second.id] == [one.note.id for one in for_boss]
    assert [(True, False, False), (True, True, False)] == [
        (one.is_mine, one.may_change, one.may_answer) for one in for_boss
    ]
    assert [(False, False, True)] * 2 == [(one.is_mine, one.may_change, one.may_answer) for one in for_rep]
