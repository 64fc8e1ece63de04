"""Proofs of an opportunity (preuves), and its passage from stage to stage (changement d'étape).

A stage is left when the client's facts prove its exit criteria. To leave it without them takes a reason, which is kept
with the name and the day of who gave it, and shown to the manager. A way back needs no proof.
Source: product.md 2.2 and 2.3: only exit criteria are ever required, and only at exit.
"""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import EvidenceId, OpportunityId
from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome
from salesdesk.domain.people import User
from salesdesk.domain.process import (
    Criterion,
    EvidenceKind,
    Override,
    Process,
    ProofFact,
    Side,
    Stage,
    may_leave,
    next_stage,
    reachable_stages,
    stage_index,
    stage_of,
)
from salesdesk.services.opportunities import is_made, passage
from salesdesk.services.process_reading import process_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import opportunities as reading
from salesdesk.store.queries.conversations import evidence_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProof:
    """A fact of the client, as it is recorded on an affair.

    Attributes:
        criterion_key: The criterion that it proves.
        kind: One of the kinds that the criterion takes.
        words: What the client said or wrote, in his words; or what the document is.
    """

    opportunity_id: OpportunityId
    criterion_key: str
    kind: EvidenceKind
    happened_on: date
    words: str = ""
    amount_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A passage that was made.

    Attributes:
        missing: What was not proved when the stage was left.
    """

    opportunity: Opportunity
    left: Stage
    entered: Stage
    missing: tuple[Criterion, ...] = ()


def record_evidence(workspace: Workspace, new: NewProof, *, initiator: object | None = None) -> Evidence:
    """Keeps a proof on an affair.

    Args:
        workspace: Where.
        new: The proof.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The criterion is not of the affair's process or takes other proofs, the day lies ahead, or the
            proof says nothing.
    """
    if new.happened_on > workspace.today():
        raise UserError("opportunity.future_evidence", day=new.happened_on)
    if not new.words.strip() and new.amount_cents is None:
        raise UserError("opportunity.evidence_without_words")
    with workspace.unit("undo_opportunity.evidence_recorded", initiator) as unit:
        affair = unit.need(Opportunity, new.opportunity_id)
        process = _process(unit.connection, affair)
        criterion = next((one for one in process.criteria() if one.id == new.criterion_key), None)
        if criterion is None or new.kind not in criterion.evidence:
            raise UserError("opportunity.proves_nothing")
        evidence = Evidence(
            id=EvidenceId(workspace.new_id()),
            account_id=affair.account_id,
            opportunity_id=affair.id,
            criterion_key=criterion.id,
            kind=new.kind,
            side=_side(criterion, new.kind),
            words=new.words.strip(),
            happened_on=new.happened_on,
            amount_cents=new.amount_cents,
            recorded_by=workspace.user_id,
            recorded_at=unit.now,
        )
        unit.put(evidence)
    return evidence


def _side(criterion: Criterion, kind: EvidenceKind) -> Side:
    if criterion.by in kind.sides:
        assert criterion.by is not None  # None is no side
        return criterion.by
    return Side.CLIENT if Side.CLIENT in kind.sides else Side.REP


def withdraw_evidence(workspace: Workspace, evidence_id: EvidenceId, *, initiator: object | None = None) -> None:
    """Takes back a proof that was recorded in error; undo brings it back."""
    with workspace.unit("undo_opportunity.evidence_withdrawn", initiator) as unit:
        unit.delete(Evidence, evidence_id)


def leave_stage(
    workspace: Workspace,
    opportunity_id: OpportunityId,
    to_stage: str | None = None,
    override_reason: str | None = None,
    *,
    initiator: object | None = None,
) -> Move:
    """Passes an affair on to its next stage, or back to one to which its stage may return.

    Args:
        workspace: Where.
        opportunity_id: The affair.
        to_stage: Where to; None for the next one.
        override_reason: Why it passes without its proofs; not kept when nothing is missing.
        initiator: Who asks.

    Returns:
        What was done.

    Raises:
        UserError: The affair is over, there is no way to that stage, or proofs are missing and no reason is given.
    """
    with workspace.unit("undo_opportunity.moved", initiator) as unit:
        affair = unit.need(Opportunity, opportunity_id)
        if affair.outcome in (OpportunityOutcome.LOST, OpportunityOutcome.NO_DECISION) or is_made(affair):
            raise UserError("opportunity.closed", affair=affair.name)
        process = _process(unit.connection, affair)
        stage, target = stage_of(process, affair.stage_key), _target(process, affair, to_stage)
        missing: tuple[Criterion, ...] = ()
        if stage_index(process, target.id) > stage_index(process, stage.id):
            author = unit.need(User, workspace.user_id).name
            facts = [
                ProofFact(one.criterion_key, one.kind, one.side)
                for one in evidence_of(unit.connection, workspace.org_id, affair.id)
            ]
            verdict = may_leave(stage, facts, Override(override_reason or "", author))
            if not verdict.allowed:
                raise UserError("opportunity.proofs_missing", count=len(verdict.missing))
            missing = verdict.missing
        reason = (override_reason or "").strip() if missing else None
        moved = replace(affair, stage_key=target.id, stage_since=workspace.today())
        unit.put(moved)
        unit.put(passage(workspace, unit, affair, stage.id, target.id, tuple(one.id for one in missing), reason))
    return Move(moved, stage, target, missing)


def _target(process: Process, affair: Opportunity, to_stage: str | None) -> Stage:
    if to_stage is None:
        following = next_stage(process, affair.stage_key)
        if following is None:
            raise UserError("opportunity.last_stage", affair=affair.name)
        return following
    for stage in reachable_stages(process, affair.stage_key):
        if stage.id == to_stage:
            return stage
    raise UserError("opportunity.no_way_there", affair=affair.name)


def _process(connection: Connection, affair: Opportunity) -> Process:
    version = reading.versions_of(connection, [affair.process_version_id]).get(affair.process_version_id)
    if version is None:
        raise UserError("opportunity.no_process")
    return process_of(version)
