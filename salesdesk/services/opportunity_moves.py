"""The passage of an opportunity from stage to stage (changement d'étape).

A stage is left when the client's facts prove its exit criteria. To leave it without them takes a reason, which is kept
with the name and the day of who gave it, and shown to the manager. A way back needs no proof.
Source: product.md 2.2 and 2.3: only exit criteria are ever required, and only at exit.
"""

from dataclasses import dataclass, replace

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import OpportunityId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.people import User
from salesdesk.domain.process import (
    Criterion,
    Override,
    Process,
    ProofFact,
    Stage,
    may_leave,
    next_stage,
    reachable_stages,
    stage_index,
    stage_of,
)
from salesdesk.services.opportunities import is_made, passage
from salesdesk.services.proofs import process_of_affair
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.conversations import evidence_of


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
        process = process_of_affair(unit.connection, affair)
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
