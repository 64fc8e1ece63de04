"""A visit is planned, moved, cancelled, settled; the calendar and the list say so; concerns never block."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.domain.accounts import Contact
from salesdesk.domain.conversation import Conversation, ConversationState
from salesdesk.domain.errors import ConflictError, UserError
from salesdesk.domain.ids import AccountId, ConversationId, VisitId
from salesdesk.domain.visits import Channel, Visit, VisitStatus
from salesdesk.services import undo, visit_form, visit_lists, visits
from salesdesk.services.visit_lists import VisitList
from salesdesk.services.visits import PlannedVisit
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import get
from tests.factories.accounts import account
from tests.factories.conversations import TODAY, Client, client_at, visit_at
from tests.factories.stores import REP

YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return client_at(tmp_path)


def wanted(client: Client, **changes: Any) -> PlannedVisit:
    return replace(PlannedVisit(account_id=client.account.id, starts_on=TOMORROW, starts_minute=840), **changes)


def kept(workspace: Workspace, visit_id: VisitId) -> Visit | None:
    with workspace.read() as connection:
        return get(connection, Visit, visit_id)


def put(client: Client, *records: Any) -> None:
    with client.workspace.unit(None) as unit:
        for record in records:
            unit.put(record)


def keys(found: tuple[visits.Concern, ...]) -> list[str]:
    return [one.key for one in found]


def test_a_planned_visit_stands_in_its_day_with_its_names(client: Client) -> None:
    plan = wanted(client, contact_id=client.claire.id, channel=Channel.PHONE, goal="  Faire   dire le coût ")
    made = visits.plan(client.workspace, plan)
    (stop,) = visits.day(client.workspace, TOMORROW).stops
    line = stop.line
    assert (made.id, "Laiterie du Val d’Orb", "Bédarieux") == (line.id, line.account_name, line.city)
    assert ("Claire Vidal", "Directrice d’exploitation") == (line.contact_name, line.contact_title)
    assert (840, 900, Channel.PHONE) == (line.starts_minute, line.ends_minute, line.channel)
    assert ("Faire dire le coût", VisitStatus.PLANNED, True) == (line.goal, line.status, stop.saved_here)


@pytest.mark.parametrize(
    ("changes", "key"),
    [({"account_id": None}, "visit.no_account"), ({"starts_on": None}, "visit.no_day"),
     ({"starts_on": YESTERDAY}, "visit.past")],
)  # fmt: skip
def test_only_a_missing_account_or_day_and_a_past_day_stop_a_plan(
    client: Client, changes: dict[str, Any], key: str
) -> None:
    plan = wanted(client, **changes)
    with pytest.raises(UserError) as caught:
        visits.plan(client.workspace, plan)
    stopping = [one.key for one in visits.concerns(client.workspace, plan) if one.stops]
    assert (key, [key]) == (caught.value.key, stopping)


def test_a_contact_already_held_may_be_noted_on_a_past_day(client: Client) -> None:
    made = visits.plan(client.workspace, wanted(client, starts_on=YESTERDAY, done=True))
    assert (VisitStatus.DONE, YESTERDAY) == (made.status, made.starts_on)


def test_a_plan_for_an_account_deleted_meanwhile_is_refused(client: Client) -> None:
    with pytest.raises(ConflictError):
        visits.plan(client.workspace, wanted(client, account_id=AccountId(uuid4())))


def test_another_visit_at_the_same_time_is_said_and_the_visit_kept(client: Client) -> None:
    plan = wanted(client, starts_on=TODAY, starts_minute=630)
    (concern,) = visits.concerns(client.workspace, plan)
    assert ("visit.overlap", "Laiterie du Val d’Orb", "10:00") == (
        concern.key, concern.args["name"], concern.args["start"],
    )  # fmt: skip
    assert visits.plan(client.workspace, plan).starts_minute == 630


def test_touching_cancelled_and_own_visits_are_no_overlap(client: Client) -> None:
    after = wanted(client, starts_on=TODAY, starts_minute=645)
    same = wanted(client, starts_on=TODAY, starts_minute=600)
    assert keys(visits.concerns(client.workspace, after)) == []
    assert keys(visits.concerns(client.workspace, same, client.visit.id)) == []
    visits.cancel(client.workspace, client.visit.id)
    assert keys(visits.concerns(client.workspace, same)) == []


def test_sundays_holidays_closing_hours_and_opposition_are_said(client: Client) -> None:
    put(
        client,
        replace(client.account, opening_hours="lun-ven 8h-12h, 14h à 17h30"),
        replace(client.claire, opposed=True),
    )
    sunday = wanted(client, starts_on=date(2026, 11, 29), contact_id=client.claire.id)
    assert ["visit.opposed", "visit.sunday"] == keys(visits.concerns(client.workspace, sunday))
    christmas = wanted(client, starts_on=date(2026, 12, 25), starts_minute=750)
    assert ["visit.holiday", "visit.closed"] == keys(visits.concerns(client.workspace, christmas))
    by_phone = wanted(client, starts_minute=750, channel=Channel.PHONE)
    assert [] == keys(visits.concerns(client.workspace, by_phone))


def test_moving_is_undone_in_one_step(client: Client) -> None:
    moved = visits.move(client.workspace, client.visit.id, TOMORROW, 870)
    assert (TOMORROW, 870) == (moved.starts_on, moved.starts_minute)
    state = undo.state(client.workspace)
    assert state.undo is not None
    assert state.undo.name == "undo_visit.moved"
    undo.undo(client.workspace)
    assert kept(client.workspace, client.visit.id) == client.visit


def test_a_visit_never_ends_after_its_day_and_never_moves_into_the_past(client: Client) -> None:
    assert visits.move(client.workspace, client.visit.id, TOMORROW, 5_000).ends_minute == 1440
    assert visits.move(client.workspace, client.visit.id, TOMORROW, -30).starts_minute == 0
    with pytest.raises(UserError, match=r"visit\.past"):
        visits.move(client.workspace, client.visit.id, YESTERDAY, 600)


def test_a_settled_visit_is_neither_moved_nor_edited_nor_cancelled(client: Client) -> None:
    visits.mark_done(client.workspace, client.visit.id)
    gestures: tuple[Callable[[], Visit], ...] = (
        lambda: visits.move(client.workspace, client.visit.id, TOMORROW, 600),
        lambda: visits.edit(client.workspace, client.visit.id, wanted(client)),
        lambda: visits.cancel(client.workspace, client.visit.id),
        lambda: visits.mark_missed(client.workspace, client.visit.id),
    )
    for gesture in gestures:
        with pytest.raises(UserError, match=r"visit\.settled"):
            gesture()


def test_a_reason_is_kept_and_done_beats_missed(client: Client) -> None:
    missed = visits.mark_missed(client.workspace, client.visit.id, " Client absent ")
    assert (VisitStatus.MISSED, "Client absent") == (missed.status, missed.reason)
    done = visits.mark_done(client.workspace, client.visit.id)
    assert (VisitStatus.DONE, None) == (done.status, done.reason)


def test_what_has_not_taken_place_yet_is_not_settled(client: Client) -> None:
    later = visits.plan(client.workspace, wanted(client))
    for settle in (visits.mark_done, visits.mark_missed):
        with pytest.raises(UserError, match=r"visit\.not_yet"):
            settle(client.workspace, later.id)


def test_editing_changes_all_but_the_account(client: Client) -> None:
    plan = wanted(client, duration_minutes=30, channel=Channel.VIDEO, pinned=True)
    after = visits.edit(client.workspace, client.visit.id, plan)
    assert (TOMORROW, 840, 30, Channel.VIDEO, True, client.account.id) == (
        after.starts_on, after.starts_minute, after.duration_minutes, after.channel, after.pinned, after.account_id,
    )  # fmt: skip


def test_a_week_counts_what_was_held_and_leaves_out_what_was_cancelled(client: Client) -> None:
    other = visit_at(client.account.id, starts_on=TODAY + timedelta(days=6))
    gone = visit_at(client.account.id, starts_on=TOMORROW, status=VisitStatus.CANCELLED)
    next_week = visit_at(client.account.id, starts_on=TODAY + timedelta(days=7))
    put(client, other, gone, next_week)
    visits.mark_done(client.workspace, client.visit.id)
    week = visits.week(client.workspace, TODAY + timedelta(days=3))
    assert (TODAY, 7, 1, 2) == (week.monday, len(week.days), week.held, week.planned)
    assert [1, 1, 0, 0, 0, 0, 1] == [len(one.stops) for one in week.days]


def test_another_persons_visits_are_not_in_the_calendar(client: Client) -> None:
    put(client, visit_at(client.account.id, rep_id=uuid4(), starts_minute=900))
    assert [client.visit.id] == [stop.line.id for stop in visits.day(client.workspace, TODAY).stops]


def test_the_way_is_counted_between_stops_on_the_road_only(client: Client) -> None:
    near = account(latitude=43.61, longitude=3.16)
    far = account(latitude=43.34, longitude=3.21)
    put(
        client, near, far, visit_at(near.id, starts_minute=480),
        visit_at(near.id, starts_minute=540, channel=Channel.PHONE), visit_at(far.id, starts_minute=700),
    )  # fmt: skip
    legs = [stop.leg for stop in visits.day(client.workspace, TODAY).stops]
    assert [False, False, False, True] == [one is not None for one in legs]
    last = legs[-1]
    assert last is not None
    assert 39 < last.km < 42
    assert 34 <= last.minutes <= 37


def test_free_time_leaves_lunch_and_visits_alone(client: Client) -> None:
    stops = visits.day(client.workspace, TODAY).stops
    free = [(visits.clock(one.starts_minute), visits.clock(one.ends_minute)) for one in visits.free_slots(stops)]
    assert [("08:00", "10:00"), ("10:45", "12:00"), ("13:30", "18:30")] == free
    moved = visits.free_slots(stops, 120, client.visit.id)
    assert [480, 810] == [one.starts_minute for one in moved]


def test_a_conversation_begun_twice_shows_once_as_far_as_it_went(client: Client) -> None:
    talk = Conversation(
        id=ConversationId(uuid4()), account_id=client.account.id, rep_id=REP, created_at=client.account.created_at,
        visit_id=client.visit.id, state=ConversationState.HELD,
    )  # fmt: skip
    put(client, talk, replace(talk, id=ConversationId(uuid4()), state=ConversationState.PREPARED))
    (stop,) = visits.day(client.workspace, TODAY).stops
    assert (talk.id, ConversationState.HELD) == (stop.line.conversation_id, stop.line.conversation_state)


def test_lists_say_what_is_today_coming_to_conclude_and_past(client: Client) -> None:
    late = visit_at(client.account.id, starts_on=YESTERDAY)
    past = visit_at(client.account.id, starts_on=YESTERDAY, status=VisitStatus.DONE, starts_minute=700)
    held = visit_at(client.account.id, starts_on=YESTERDAY, status=VisitStatus.DONE, starts_minute=800)
    coming = visit_at(client.account.id, starts_on=TOMORROW)
    talk = Conversation(
        id=ConversationId(uuid4()), account_id=client.account.id, rep_id=REP, created_at=client.account.created_at,
        visit_id=held.id, state=ConversationState.HELD,
    )  # fmt: skip
    put(client, late, past, held, coming, talk)
    found = {one: visit_lists.listed(client.workspace, one).ids for one in VisitList}
    assert found == {
        VisitList.TODAY: (client.visit.id,),
        VisitList.COMING: (coming.id,),
        VisitList.TO_CONCLUDE: (held.id, late.id),
        VisitList.PAST: (past.id,),
    }
    filtered = visit_lists.listed(client.workspace, VisitList.TODAY, "bedar laiterie")
    assert ((client.visit.id,), 2) == (filtered.ids, filtered.counts[VisitList.TO_CONCLUDE])
    assert visit_lists.listed(client.workspace, VisitList.TODAY, "béziers").ids == ()
    row = visit_lists.rows(client.workspace, [client.visit.id])[client.visit.id]
    assert ("Claire Vidal", True) == (row.line.contact_name, row.saved_here)


def test_the_form_offers_people_affairs_and_the_conversations_of_their_stage(client: Client) -> None:
    choices = visit_form.choices(client.workspace, client.account.id)
    names: list[Contact] = list(choices.contacts)
    assert ["Aubry", "Vidal"] == [one.last_name for one in names]
    (affair,) = choices.opportunities
    assert (client.opportunity.id, "C2") == (affair.opportunity.id, affair.conversations[0].id)
    with pytest.raises(ConflictError):
        visit_form.choices(client.workspace, AccountId(uuid4()))


def test_accounts_are_found_by_any_words_without_accents(client: Client) -> None:
    put(client, account(name="École des Mines"), account(name="Mines du Nord", created_by=uuid4()))
    assert ["École des Mines"] == [one.name for one in visit_form.find_accounts(client.workspace, "ecole MINES")]
    (found,) = visit_form.find_accounts(client.workspace, "val 34600")
    assert "34600 Bédarieux" == found.place
