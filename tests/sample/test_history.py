"""What the sample lived through is in order: days, visits, conversations, promises, extra work, coaching."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.coaching import CoachingNote, SelfScore
from salesdesk.domain.conversation import Commitment, CommitmentStatus, Conversation, ConversationState, Figure
from salesdesk.domain.extra_work import ExtraWork, Practice, PracticeDecision
from salesdesk.domain.extras import ExtraStatus, alarms
from salesdesk.domain.people import User
from salesdesk.domain.value import FORMULAS, evaluate, read_inputs
from salesdesk.domain.visits import Channel, Visit, VisitStatus
from salesdesk.sample import Story
from salesdesk.sample.calendar import is_working
from salesdesk.sample.notes import word_count
from salesdesk.sample.rounds import travel_minutes
from tests.factories.sample import ANCHOR, sample_by_id, sample_company, sample_records


def local_day(instant: datetime) -> date:
    # Nothing is entered around midnight: an hour more or less is the same day.
    return (instant + timedelta(hours=1)).date()


def test_no_visit_on_a_day_off() -> None:
    assert [one.starts_on for one in sample_records(Visit) if not is_working(one.starts_on)] == []


def test_visits_of_a_day_do_not_overlap_and_leave_time_to_drive() -> None:
    days = defaultdict(list)
    for visit in sample_records(Visit):
        days[visit.rep_id, visit.starts_on].append(visit)
    accounts = sample_by_id(Account)
    wrong = []
    for visits in days.values():
        visits.sort(key=lambda visit: visit.starts_minute)
        wrong += [one.id for one, after in pairwise(visits) if one.ends_minute > after.starts_minute]
        driven = [visit for visit in visits if visit.channel is Channel.VISIT]
        for one, after in pairwise(driven):
            here, there = accounts[one.account_id], accounts[after.account_id]
            minutes = travel_minutes((here.latitude, here.longitude), (there.latitude, there.longitude))
            wrong += [one.id] if after.starts_minute - one.ends_minute < minutes else []
    assert wrong == []


def test_today_is_full_for_every_rep() -> None:
    today = [one for one in sample_records(Visit) if one.starts_on == ANCHOR]
    counts = Counter(one.rep_id for one in today)
    assert {rep.id: 5 <= counts[rep.id] <= 7 for rep in sample_company().reps} == {
        r.id: True for r in sample_company().reps
    }
    assert min(len({one.channel for one in today if one.rep_id == rep.id}) for rep in sample_company().reps) >= 2


def test_history_and_plan_reach_as_far_as_promised() -> None:
    days = [one.starts_on for one in sample_records(Visit)]
    assert min(days) < ANCHOR - timedelta(days=420)
    assert ANCHOR + timedelta(days=25) <= max(days) <= ANCHOR + timedelta(days=31)


def test_what_became_of_a_visit_agrees_with_its_day() -> None:
    wrong = [
        one.id
        for one in sample_records(Visit)
        if (one.status is VisitStatus.PLANNED) != (one.starts_on >= ANCHOR)
        and not (one.starts_on == ANCHOR and one.status is VisitStatus.DONE)
    ]
    assert wrong == []
    unexplained = [
        one
        for one in sample_records(Visit)
        if one.status in (VisitStatus.MISSED, VisitStatus.CANCELLED) and not one.reason
    ]
    assert unexplained == []


def test_nobody_who_objects_is_met() -> None:
    opposed = {one.id for one in sample_records(Contact) if one.opposed}
    assert opposed
    assert [one.id for one in sample_records(Visit) if one.contact_id in opposed] == []


def test_one_visit_has_one_conversation() -> None:
    assert max(Counter(one.visit_id for one in sample_records(Conversation)).values()) == 1


def test_a_conversation_follows_its_visit() -> None:
    visits, wrong = sample_by_id(Visit), []
    for one in sample_records(Conversation):
        visit = visits[one.visit_id]
        started = one.started_at is None or local_day(one.started_at) == visit.starts_on
        ended = one.concluded_at is None or (one.started_at or one.concluded_at) < one.concluded_at
        concluded = (one.state is ConversationState.CONCLUDED) == (one.concluded_at is not None)
        held = one.state is not ConversationState.CONCLUDED or visit.status is VisitStatus.DONE
        same = (one.conversation_key, one.opportunity_id) == (visit.conversation_key, visit.opportunity_id)
        wrong += [] if started and ended and concluded and held and same else [one.id]
    assert wrong == []


def test_records_are_born_before_this_morning_and_after_their_account() -> None:
    accounts, wrong = sample_by_id(Account), []
    for record in sample_company().records:
        born = record.id.int >> 80
        account = accounts.get(getattr(record, "account_id", record.id))
        early = account is not None and born < account.id.int >> 80
        late = born >= datetime.fromisoformat(f"{ANCHOR}T00:00:00+01:00").timestamp() * 1000
        wrong += [type(record).__name__] if early or late else []
    assert Counter(wrong) == {}


def test_notes_are_of_a_natural_length_and_never_twice_alike() -> None:
    notes = [one.notes for one in sample_records(Conversation) if one.state is ConversationState.CONCLUDED]
    assert [text for text in notes if not 60 <= word_count(text) <= 120] == []
    assert len({(one.account_id, one.notes) for one in sample_records(Conversation) if one.notes}) == len(notes) + 1
    assert [text for text in notes if "{" in text or " de le " in text or "##" not in text] == []


def test_commitments_follow_their_conversation_and_their_dates() -> None:
    held, wrong = sample_by_id(Conversation), []
    for one in sample_records(Commitment):
        made = local_day(held[one.conversation_id].started_at)
        in_order = one.made_on <= (one.settled_on or one.made_on) < ANCHOR and one.made_on < one.due_on
        settled = (one.settled_on is not None) == (one.status is not CommitmentStatus.OPEN)
        # The promise of today's conversation was typed while it was prepared.
        told = held[one.conversation_id].state is ConversationState.HELD or made == one.made_on
        wrong += [] if in_order and settled and told else [one.id]
    assert wrong == []
    assert {(one.side, one.status) for one in sample_records(Commitment)} >= {
        (side, status)
        for side in ("client", "rep")
        for status in (CommitmentStatus.OPEN, CommitmentStatus.KEPT, CommitmentStatus.BROKEN)
    }


def test_figures_are_what_the_calculators_give() -> None:
    wrong = []
    for one in sample_records(Figure):
        benefit = evaluate(one.formula, read_inputs(one.inputs), today=local_day(one.computed_at))
        cash = benefit.cash_once.likely_cents if benefit.cash_once else None
        yearly = benefit.yearly.likely_cents if benefit.yearly else None
        kept = (one.formula_version, one.cash_likely_cents, one.yearly_likely_cents, one.to_confirm)
        wrong += [] if kept == (FORMULAS[one.formula].version, cash, yearly, benefit.to_confirm) else [one.id]
    assert wrong == []
    assert len(sample_records(Figure)) > 100


def test_extra_work_advances_in_order_except_in_its_story() -> None:
    order = ("asked_on", "announced_on", "accepted_on", "done_on", "invoiced_on", "paid_on")
    alarmed = [
        one.account_id
        for one in sample_records(ExtraWork)
        if alarms(one.status, price_cents=one.price_cents, accepted_on=one.accepted_on, done_on=one.done_on)
    ]
    assert alarmed == [sample_company().stories.accounts[Story.EXTRA_WORK]]
    wrong = []
    for one in sample_records(ExtraWork):
        days = [day for name in order if (day := getattr(one, name)) is not None]
        wrong += [] if days == sorted(days) and days[-1] < ANCHOR else [one.id]
    assert wrong == []
    assert {one.status for one in sample_records(ExtraWork)} == set(ExtraStatus)


def test_practices_are_decided_by_a_manager_after_they_were_noted() -> None:
    managers = {one.id for one in sample_company().managers}
    wrong = [
        one.id
        for one in sample_records(Practice)
        if (one.decision is PracticeDecision.OPEN) != (one.decided_on is None)
        or (one.decided_on is not None and not (one.noted_on < one.decided_on < ANCHOR and one.decided_by in managers))
    ]
    assert wrong == []
    assert {one.decision for one in sample_records(Practice)} == set(PracticeDecision)


def test_coaching_is_written_by_the_manager_and_read_after() -> None:
    team_manager = {team.id: team.manager_id for team in sample_company().teams}
    users, wrong = sample_by_id(User), []
    for one in sample_records(CoachingNote):
        own = one.author_id == team_manager[users[one.person_id].team_id]
        in_order = (
            one.written_at
            < (one.seen_at or one.written_at + timedelta(1))
            <= (one.replied_at or datetime.max.replace(tzinfo=one.written_at.tzinfo))
        )
        wrong += [] if own and in_order and bool(one.reply) == (one.replied_at is not None) else [one.id]
    assert wrong == []
    assert all(1 <= one.score <= 4 for one in sample_records(SelfScore))
