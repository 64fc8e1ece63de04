"""The opportunities of the sample keep the rules of their process."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from uuid import UUID

from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.process import Process, ProofFact, may_enter, missing_proofs, reachable_stages, stage_of
from salesdesk.exchange.processfile import read_process
from tests.factories.sample import ANCHOR, sample_company, sample_records


@cache
def process() -> Process:
    version = next(
        one for one in sample_company().records if getattr(one, "process_key", "") == "distribution-industrielle"
    )
    return read_process(version.content, source="sample")


def local_day(instant: datetime) -> date:
    # Nothing is entered around midnight: an hour more or less is the same day.
    return (instant + timedelta(hours=1)).date()


def test_evidence_is_of_a_kind_that_its_criterion_allows() -> None:
    criteria = {one.id: one for one in process().criteria()}
    wrong = [
        one.id
        for one in sample_records(Evidence)
        if one.kind not in criteria[one.criterion_key].evidence
        or criteria[one.criterion_key].by not in (None, one.side)
        or one.side not in one.kind.sides
        or not one.words
    ]
    assert wrong == []


def _changes() -> dict[UUID, list[StageChange]]:
    found = defaultdict(list)
    for change in sorted(sample_records(StageChange), key=lambda one: one.changed_at):
        found[change.opportunity_id].append(change)
    return found


def _facts(opportunity_id: UUID, until: datetime) -> list[ProofFact]:
    return [
        ProofFact(one.criterion_key, one.kind, one.side)
        for one in sample_records(Evidence)
        if one.opportunity_id == opportunity_id and one.recorded_at <= until
    ]


def test_stages_are_reached_one_after_the_other_and_the_last_is_where_it_stands() -> None:
    wrong = []
    for opportunity in sample_records(Opportunity):
        changes = _changes_of(opportunity.id)
        steps = [(None, changes[0].to_stage)] + [(one.to_stage, after.to_stage) for one, after in pairwise(changes)]
        linked = [(one.from_stage, one.to_stage) for one in changes] == steps and steps[0] == (None, "S1")
        reachable = all(
            to in [stage.id for stage in reachable_stages(process(), from_)] for from_, to in steps[1:] if from_
        )
        last = changes[-1]
        stands = (opportunity.stage_key, opportunity.stage_since) == (last.to_stage, local_day(last.changed_at))
        wrong += [] if linked and reachable and stands else [opportunity.id]
    assert wrong == []


@cache
def _all_changes() -> dict[UUID, list[StageChange]]:
    return _changes()


def _changes_of(opportunity_id: UUID) -> list[StageChange]:
    return _all_changes()[opportunity_id]


def test_a_stage_is_left_with_its_proofs_or_with_a_named_exception() -> None:
    wrong, exceptions = [], 0
    for opportunity in sample_records(Opportunity):
        for change in _changes_of(opportunity.id):
            facts = _facts(opportunity.id, change.changed_at)
            left = missing_proofs(stage_of(process(), change.from_stage), facts) if change.from_stage else ()
            entered = may_enter(process(), change.to_stage, facts).missing
            missing = {one.id for one in (*left, *entered)}
            exceptions += bool(missing)
            wrong += (
                [] if set(change.missing) == missing and bool(missing) == bool(change.override_reason) else [change.id]
            )
    assert wrong == []
    assert 10 <= exceptions <= 80


def test_the_end_of_an_opportunity_agrees_with_its_dates() -> None:
    wrong = []
    for one in sample_records(Opportunity):
        is_open = one.outcome is OpportunityOutcome.OPEN
        closed = (one.closed_on is None) == is_open and (one.closed_on or ANCHOR) <= ANCHOR
        paid = (one.paid_on is None) == (one.paid_cents == 0) and one.paid_cents in (0, one.amount_cents)
        won = one.outcome is OpportunityOutcome.WON or one.paid_cents == 0
        in_order = one.opened_on <= one.stage_since and (one.closed_on or ANCHOR) <= (one.paid_on or ANCHOR) <= ANCHOR
        reason = (one.lost_reason is None) == (one.outcome in (OpportunityOutcome.OPEN, OpportunityOutcome.WON))
        wrong += [] if closed and paid and won and in_order and reason else [one.id]
    assert wrong == []
    outcomes = Counter(one.outcome for one in sample_records(Opportunity))
    assert all(outcomes[outcome] >= 20 for outcome in OpportunityOutcome)
    assert sum(one.paid_cents > 0 for one in sample_records(Opportunity)) >= 20
