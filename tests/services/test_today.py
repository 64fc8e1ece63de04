"""The day says the next conversation first, then what is due, what the manager wrote and how the week goes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conflicts import Conflict
from salesdesk.domain.conversation import Commitment, Figure
from salesdesk.domain.ids import CoachingNoteId, CommitmentId, ConflictId, FigureId
from salesdesk.domain.process import Side
from salesdesk.domain.visits import VisitStatus
from salesdesk.services import today, visits
from tests.factories.accounts import account
from tests.factories.conversations import TODAY, Client, client_at, visit_at
from tests.factories.stores import BOSS, REP

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return client_at(tmp_path)


def put(client: Client, *records: Any) -> None:
    with client.workspace.unit(None) as unit:
        for record in records:
            unit.put(record)


def promise(client: Client, side: Side, what: str, days: int) -> Commitment:
    return Commitment(
        id=CommitmentId(uuid4()), account_id=client.account.id, side=side, what=what,
        due_on=TODAY + timedelta(days=days), made_on=TODAY - timedelta(days=20),
    )  # fmt: skip


def note(**changes: Any) -> CoachingNote:
    made = CoachingNote(
        id=CoachingNoteId(uuid4()), person_id=REP, author_id=BOSS, words="Reprenez ses chiffres.", written_at=NOW
    )
    return replace(made, **changes)


def test_the_next_conversation_says_who_why_and_what_is_missing(client: Client) -> None:
    put(client, promise(client, Side.REP, "Envoyer le relevé", 2), promise(client, Side.CLIENT, "Réunir la DAF", 3))
    found = today.view(client.workspace).next
    assert found is not None
    assert (client.visit.id, client.opportunity.id, "S2") == (
        found.stop.line.id, found.opportunity and found.opportunity.id, found.stage and found.stage.id,
    )  # fmt: skip
    assert ("C2", "Magasinier") == (
        found.template and found.template.id, found.role and found.role.label.fr,
    )  # fmt: skip
    assert found.stage is not None
    assert found.missing == found.stage.exit
    assert (("Envoyer le relevé",), ("Réunir la DAF",), None) == (found.ours, found.theirs, found.benefit)


def test_the_benefit_shown_is_the_one_of_greatest_likely_amount(client: Client) -> None:
    small = Figure(
        id=FigureId(uuid4()), account_id=client.account.id, formula="a", formula_version=1, inputs="{}",
        computed_at=NOW, computed_by=REP, cash_likely_cents=100,
    )  # fmt: skip
    put(client, small, replace(small, id=FigureId(uuid4()), formula="b", yearly_likely_cents=900))
    found = today.view(client.workspace).next
    assert found is not None
    assert found.benefit is not None
    assert (found.benefit.formula, today.likely_cents(found.benefit)) == ("b", 900)


def test_a_visit_that_is_over_gives_way_to_the_next_one(client: Client) -> None:
    early = visit_at(client.account.id, starts_minute=480, duration_minutes=30)
    put(client, early)
    view = today.view(client.workspace)
    assert view.next is not None
    assert ([early.id, client.visit.id], client.visit.id) == (
        [stop.line.id for stop in view.stops], view.next.stop.line.id,
    )  # fmt: skip
    visits.mark_done(client.workspace, client.visit.id)
    waiting = today.view(client.workspace).next
    assert waiting is not None
    assert waiting.stop.line.id == early.id


def test_with_nothing_left_today_the_next_day_is_shown(client: Client) -> None:
    later = visit_at(client.account.id, starts_on=TODAY + timedelta(days=3))
    put(client, later)
    visits.cancel(client.workspace, client.visit.id)
    view = today.view(client.workspace)
    assert view.next is not None
    assert later.id == view.next.stop.line.id
    visits.cancel(client.workspace, later.id)
    assert today.view(client.workspace).next is None


def test_the_way_to_the_next_conversation_names_where_it_starts(client: Client) -> None:
    before = account(name="Fromagerie des Causses", latitude=43.61, longitude=3.16)
    put(client, before, replace(client.account, latitude=43.34, longitude=3.21))
    put(client, visit_at(before.id, starts_minute=480, status=VisitStatus.DONE))
    found = today.view(client.workspace).next
    assert found is not None
    assert found.stop.leg is not None
    assert ("Fromagerie des Causses", 41) == (found.coming_from, round(found.stop.leg.km))


def test_promises_due_within_a_week_come_overdue_first(client: Client) -> None:
    late, soon, far = (promise(client, Side.REP, str(days), days) for days in (-3, 5, 8))
    foreign = account(created_by=BOSS)
    put(client, soon, late, far, foreign, replace(late, id=CommitmentId(uuid4()), account_id=foreign.id))
    due = today.view(client.workspace).due
    assert [late, soon] == [one.commitment for one in due]
    assert "Laiterie du Val d’Orb" == due[0].account_name


def test_notes_wait_until_they_are_seen_and_answered(client: Client) -> None:
    new, seen = note(account_id=client.account.id), note(seen_at=NOW, written_at=NOW - timedelta(days=1))
    put(client, new, seen, note(seen_at=NOW, reply="Fait."), note(person_id=uuid4()))
    view = today.view(client.workspace)
    assert [new.id, seen.id] == [line.note.id for line in view.coaching]
    assert ("Paul Marchal", "Laiterie du Val d’Orb", 1) == (
        view.coaching[0].author_name, view.coaching[0].account_name, view.news.unseen_notes,
    )  # fmt: skip


def test_what_changed_counts_conflicts_and_answers(client: Client) -> None:
    conflict = Conflict(
        id=ConflictId(uuid4()), record_scope_id=client.account.id, noun="account", record_id=client.account.id,
        field="name", kept='"a"', other='"b"', detected_at=NOW,
    )  # fmt: skip
    answered = note(person_id=uuid4(), author_id=REP, reply="Vu.", replied_at=NOW)
    old = note(person_id=uuid4(), author_id=REP, reply="Vu.", replied_at=NOW - timedelta(days=5))
    put(client, conflict, replace(conflict, id=ConflictId(uuid4()), resolved_at=NOW), answered, old)
    assert today.News(1, 0, 1) == today.view(client.workspace).news


def test_the_week_counts_from_monday(client: Client) -> None:
    put(client, visit_at(client.account.id, starts_on=TODAY + timedelta(days=6)))
    visits.mark_done(client.workspace, client.visit.id)
    assert today.WeekCounts(1, 2) == today.view(client.workspace).week


def test_a_note_seen_two_weeks_ago_leaves_the_day_and_one_never_seen_stays(client: Client) -> None:
    long_ago = NOW - timedelta(days=20)
    old, unseen, recent = note(written_at=long_ago, seen_at=long_ago), note(written_at=long_ago), note(seen_at=NOW)
    put(client, old, unseen, recent)
    assert {line.note.id for line in today.view(client.workspace).coaching} == {unseen.id, recent.id}
