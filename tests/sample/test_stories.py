"""Each story of the sample company is there to be seen (product.md section 4)."""

from collections import Counter
from datetime import date, timedelta
from functools import cache

from salesdesk.domain.accounts import Account, Contact, Segment
from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conversation import Commitment, Conversation, ConversationState, Figure
from salesdesk.domain.extra_work import ExtraWork, Practice, PracticeDecision
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.process import Process, stage_of
from salesdesk.domain.visits import Visit, VisitPurpose, VisitStatus
from salesdesk.exchange.processfile import read_process
from salesdesk.sample import Story
from tests.factories.sample import ANCHOR, sample_by_id, sample_company, sample_records, sample_story


@cache
def process() -> Process:
    version = next(
        one for one in sample_company().records if getattr(one, "process_key", "") == "distribution-industrielle"
    )
    return read_process(version.content, source="sample")


def test_the_demo_rep_has_one_unseen_note_on_yesterday_and_one_answered() -> None:
    rep = sample_company().demo_rep
    yesterday = {
        one.id for one in sample_records(Visit) if one.rep_id == rep.id and one.starts_on == ANCHOR - timedelta(days=3)
    }
    held = {one.id for one in sample_records(Conversation) if one.visit_id in yesterday}
    notes = [one for one in sample_records(CoachingNote) if one.person_id == rep.id]
    fresh = [one for one in notes if one.conversation_id in held]
    assert [(one.seen_at, one.author_id) for one in fresh] == [(None, sample_company().demo_manager.id)]
    assert any(one.reply for one in notes)


def test_the_next_conversation_is_the_one_of_the_picture() -> None:
    account, visit = sample_story(Story.NEXT_CONVERSATION), sample_company().next_visit
    assert (account.name, account.city, account.segment) == ("Laiterie du Val d’Orb", "Bédarieux", Segment.A)
    assert (account.yearly_sales_cents, account.potential_cents, account.planned_contacts) == (3_840_000, 11_200_000, 8)
    assert [one.full_name for one in sample_records(Contact) if one.account_id == account.id] == [
        "Claire Vidal",
        "Marc Aubry",
    ]
    today = [one for one in sample_records(Visit) if one.rep_id == visit.rep_id and one.starts_on == ANCHOR]
    planned = min((one for one in today if one.status is VisitStatus.PLANNED), key=lambda one: one.starts_minute)
    assert planned == visit
    year = [one for one in sample_records(Visit) if one.account_id == account.id and one.starts_on.year == ANCHOR.year]
    assert (sum(one.status is VisitStatus.DONE for one in year), len(year)) == (4, 8)


def test_the_next_conversation_holds_the_amounts_of_the_picture() -> None:
    account = sample_story(Story.NEXT_CONVERSATION)
    held = next(one for one in sample_records(Conversation) if one.visit_id == sample_company().next_visit.id)
    assert held.state is ConversationState.HELD
    figures = {one.formula: one for one in sample_records(Figure) if one.conversation_id == held.id}
    assert figures["stock_release"].cash_likely_cents // 100 == 33_165
    assert figures["downtime"].yearly_likely_cents // 100 == 18_414
    extra = next(one for one in sample_records(ExtraWork) if one.account_id == account.id)
    assert (extra.price_cents, extra.status) == (320_000, ExtraStatus.ASKED)
    promise = next(one for one in sample_records(Commitment) if one.conversation_id == held.id)
    assert (promise.what, promise.due_on) == ("Commenter la proposition", date(2026, 12, 1))
    assert "Comité d’achat le 3 décembre" in held.notes
    assert "Trois arrêts en octobre" in held.notes


def _done(account: Account) -> list[Visit]:
    return [one for one in sample_records(Visit) if one.account_id == account.id and one.status is VisitStatus.DONE]


def test_the_neglected_account_has_potential_and_no_contact() -> None:
    account = sample_story(Story.NEGLECTED)
    assert max(one.starts_on for one in _done(account)) < ANCHOR - timedelta(days=180)
    assert account.potential_cents > 10 * account.yearly_sales_cents
    assert not [one for one in sample_records(Visit) if one.account_id == account.id and one.starts_on >= ANCHOR]


def test_the_saturated_account_is_seen_more_than_it_can_give() -> None:
    account = sample_story(Story.SATURATED)
    assert len(_done(account)) > 2 * account.planned_contacts
    assert account.yearly_sales_cents > 0.95 * account.potential_cents


def test_the_dispute_was_born_of_a_bad_order() -> None:
    account = sample_story(Story.DISPUTE)
    visits = {
        one.id for one in sample_records(Visit) if one.account_id == account.id and one.purpose is VisitPurpose.DISPUTE
    }
    notes = " ".join(one.notes for one in sample_records(Conversation) if one.visit_id in visits)
    assert len(visits) == 4
    assert "## Litige en cours" in notes


def test_one_rep_prepares_most_and_proves_least() -> None:
    rehearsed = sample_company().stories.rehearsed_rep
    prepared = Counter(one.rep_id for one in sample_records(Conversation) if one.state is ConversationState.PREPARED)
    owner = {one.id: one.owner_id for one in sample_records(Opportunity)}
    exceptions = Counter(owner[one.opportunity_id] for one in sample_records(StageChange) if one.missing)
    promises = Counter(
        sample_by_id(Conversation)[one.conversation_id].rep_id
        for one in sample_records(Commitment)
        if one.side.value == "client"
    )
    assert prepared.most_common(1)[0][0] == rehearsed
    assert exceptions.most_common(1)[0][0] == rehearsed
    assert min(promises, key=lambda rep: promises[rep]) == rehearsed


def test_the_unprofitable_practices_wait_for_a_decision() -> None:
    found = [one for one in sample_records(Practice) if one.account_id == sample_story(Story.PRACTICE).id]
    assert sum(one.yearly_cents for one in found if one.decision is PracticeDecision.OPEN) > 1_000_000


def test_one_stage_swells() -> None:
    swollen = sample_company().stories.swollen_stage
    still = Counter(one.stage_key for one in sample_records(Opportunity) if one.outcome is OpportunityOutcome.OPEN)
    assert still.most_common(1)[0][0] == swollen
    standard = stage_of(process(), swollen).standard_days
    late = [
        one
        for one in sample_records(Opportunity)
        if one.outcome is OpportunityOutcome.OPEN
        and one.stage_key == swollen
        and (ANCHOR - one.stage_since).days > standard
    ]
    assert len(late) > still[swollen] / 2
