"""What the sample shows of the library, of how the process improves, and of money beside the contract."""

from collections import Counter
from datetime import timedelta

from salesdesk.domain.conversation import Figure, FigureMeasure
from salesdesk.domain.extra_work import ExtraRequest
from salesdesk.domain.improvements import ANSWER_DAYS, INTERVIEWS_A_STAGE, Improvement, ImprovementStatus, Interview
from salesdesk.domain.library import ClientCase, MessageOutcome, MessageUse, ObjectionAnswer
from salesdesk.domain.margins import ExtraTariff, MarginReview
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.exchange.processfile import read_process
from salesdesk.sample.ledger import REVISED_QUESTION
from tests.factories.sample import sample_by_id, sample_company, sample_records

INDUSTRY = "distribution-industrielle"


def test_each_stage_cites_the_interviews_that_it_should() -> None:
    cited = Counter(key for one in sample_records(Interview) for key in one.stage_keys)
    assert {"S1", "S2", "S3", "S4", "S5"} == set(cited)
    assert min(cited.values()) >= INTERVIEWS_A_STAGE
    assert {one.outcome for one in sample_records(Interview)} == {
        OpportunityOutcome.WON,
        OpportunityOutcome.LOST,
        OpportunityOutcome.NO_DECISION,
    }


def test_one_proposal_is_credited_one_is_late_and_one_is_fresh() -> None:
    limit = sample_company().anchor - timedelta(days=ANSWER_DAYS)
    proposals = [(one.status, one.proposed_at.date() < limit) for one in sample_records(Improvement)]
    taken, opened = ImprovementStatus.TAKEN, ImprovementStatus.OPEN
    assert proposals == [(taken, True), (opened, True), (opened, False)]


def test_the_second_version_says_the_proposed_question_and_open_deals_follow_both() -> None:
    versions = {one.version: one for one in sample_records(ProcessVersion) if one.process_key == INDUSTRY}
    questions = {
        number: next(
            question.text.fr
            for template in read_process(one.content, source="sample").conversations()
            for question in template.questions
            if question.id == REVISED_QUESTION
        )
        for number, one in versions.items()
    }
    assert ("par mois" in questions[1], "le mois dernier" in questions[2]) == (True, True)
    followed = {one.process_version_id for one in sample_records(Opportunity) if one.outcome is OpportunityOutcome.OPEN}
    assert followed == {versions[1].id, versions[2].id}


def test_messages_are_found_and_their_use_names_no_client() -> None:
    assert (len(sample_records(ClientCase)), len(sample_records(ObjectionAnswer))) == (3, 4)
    outcomes = Counter(one.outcome for one in sample_records(MessageUse))
    assert outcomes[MessageOutcome.TAKEN] > outcomes[MessageOutcome.REFUSED] > 20
    assert not hasattr(sample_records(MessageUse)[0], "account_id")


def test_every_signed_sale_has_a_margin_and_a_negative_one_a_named_decision() -> None:
    signed = [one.id for one in sample_records(Opportunity) if one.outcome is OpportunityOutcome.WON]
    reviews = sample_records(MarginReview)
    assert sorted(one.opportunity_id for one in reviews) == sorted(signed)
    negative = [one for one in reviews if one.margin_cents < 0]
    assert [bool(one.decision and one.decided_by) for one in negative] == [True] * len(negative)
    assert len(negative) > 0
    due = sample_company().anchor - timedelta(days=92)
    late = [one for one in reviews if one.reviewed_on is None and one.signed_on < due]
    assert len(late) > 0


def test_prices_requests_and_measures_are_there_to_be_seen() -> None:
    assert (len(sample_records(ExtraTariff)), len(sample_records(ExtraRequest))) == (5, 2)
    measures = sample_records(FigureMeasure)
    assert len(measures) > 5

    figures = sample_by_id(Figure)
    assert all(figures[one.figure_id].agreed_words for one in measures)


def test_a_commented_proposal_is_signed_more_often_than_one_that_was_sent() -> None:
    ended = [one for one in sample_records(Opportunity) if one.outcome is not OpportunityOutcome.OPEN]
    commented = [one.outcome is OpportunityOutcome.WON for one in ended if one.proposal_commented_on]
    sent = [one.outcome is OpportunityOutcome.WON for one in ended if one.proposal_sent_on]
    assert (len(commented) >= 20, len(sent) >= 20) == (True, True)
    assert sum(commented) / len(commented) > sum(sent) / len(sent)
