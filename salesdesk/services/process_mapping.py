"""Open affairs brought to the version in force (passage à la nouvelle version), some or all, in one gesture.

The author of a version says where each stage of the one before goes; where he said nothing, the nearest stage is
proposed. Proofs stay: a criterion of the same id in the new version is proved by what proved it before.
Source: product.md 2.2: an opportunity keeps its version; a new version can be proposed with a diff and a mapping.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sqlalchemy import Connection, select

from salesdesk.domain.accounts import Account
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import OpportunityId, ProcessVersionId
from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.people import Role, User
from salesdesk.domain.process import Process, ProofFact, Stage, Text, is_proved
from salesdesk.domain.process_diff import propose_mapping
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.roles import right
from salesdesk.services.opportunities import is_made, passage
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find, get, get_many
from salesdesk.store.tables import table_of
from salesdesk.store.unit import Unit

_AFFAIR = table_of(Opportunity).c
_PROOF = table_of(Evidence).c
_CHANGE = table_of(StageChange).c
_STILL = (OpportunityOutcome.OPEN.value, OpportunityOutcome.WON.value)

StageMapping = Mapping[str, str | None]
"""New stage by old one; None where there is no counterpart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealToMap:
    """One affair that follows an older version.

    Attributes:
        from_version: Number of the version that it follows.
        from_stage: Its stage, in the words of that version; the bare key where it cannot be read.
        to_stage: Where it goes; None where the new version has no counterpart: it stays.
        standing: Criteria proved before that are proved in the new version too.
        lost: Criteria proved before that the new version does not ask for, or no longer takes as proved.
        asked: Exit criteria of the new stage that the old version did not have, and that nothing proves.
    """

    opportunity: Opportunity
    account_name: str
    from_version: int
    from_stage: Text
    to_stage: Stage | None
    standing: tuple[Text, ...] = ()
    lost: tuple[Text, ...] = ()
    asked: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class MappingPlan:
    """The affairs of one process that do not follow the version in force.

    Attributes:
        target: The version in force.
        deals: Those that the person may bring there, the oldest version first.
        guessed: True when an author said nothing of some step, so that the nearest stages are proposed.
    """

    target: ProcessVersion
    deals: tuple[DealToMap, ...]
    guessed: bool

    @property
    def movable(self) -> tuple[DealToMap, ...]:
        """Those that have a counterpart."""
        return tuple(one for one in self.deals if one.to_stage is not None)


def mapping_said(version: ProcessVersion) -> StageMapping:
    """Reads what the author of a version said of the stages of the one before.

    Args:
        version: The version.

    Returns:
        New stage by old one, None where there is no counterpart; empty when he said nothing.
    """
    found = json.loads(version.mapping) if version.mapping else {}
    return {str(old): None if new is None else str(new) for old, new in found.items()}


def plans(workspace: Workspace) -> tuple[MappingPlan, ...]:
    """Reads, by process, the affairs that follow an older version than the one in force.

    Args:
        workspace: Who works: an owner sees his own affairs, a manager those of his people.

    Returns:
        One plan for each process that has such affairs.
    """
    with workspace.read() as connection:
        me = get(connection, User, workspace.user_id)
        if me is None or not right(me.role, "opportunity").creates:
            return ()
        found = [_plan(connection, me, chain) for chain in _chains(connection).values()]
    return tuple(one for one in found if one is not None and one.deals)


def plan_for(workspace: Workspace, opportunity_id: OpportunityId) -> MappingPlan | None:
    """Reads what would become of one affair.

    Args:
        workspace: Who works.
        opportunity_id: The affair.

    Returns:
        The plan with this affair alone; None when it follows the version in force, or the person may not move it.
    """
    for one in plans(workspace):
        deals = tuple(deal for deal in one.deals if deal.opportunity.id == opportunity_id)
        if deals:
            return MappingPlan(one.target, deals, one.guessed)
    return None


def _chains(connection: Connection) -> dict[str, list[ProcessVersion]]:
    """Versions of each process in force and before it, the oldest first."""
    chains: defaultdict[str, list[ProcessVersion]] = defaultdict(list)
    for one in sorted(find(connection, ProcessVersion), key=lambda each: each.version):
        chains[one.process_key].append(one)
    for key, versions in list(chains.items()):
        live = [rank for rank, one in enumerate(versions) if one.retired_at is None]
        chains[key] = versions[: live[-1] + 1] if live else []
    return {key: versions for key, versions in chains.items() if len(versions) > 1}


def _plan(connection: Connection, me: User, chain: Sequence[ProcessVersion]) -> MappingPlan | None:
    target = chain[-1]
    after = readable_process(target)
    if after is None:
        return None
    older = {one.id: one for one in chain[:-1]}
    affairs = [
        one
        for one in find(
            connection, Opportunity, _AFFAIR.process_version_id.in_([one.bytes for one in older]),
            _AFFAIR.outcome.in_(_STILL), order_by=(_AFFAIR.name, _AFFAIR.id),
        )
        if not is_made(one) and _may_move(me, one)
    ]  # fmt: skip
    if not affairs:
        return MappingPlan(target, (), guessed=False)
    ways, guessed = _ways(chain)
    proofs = _facts(connection, affairs)
    accounts = get_many(connection, Account, {one.account_id for one in affairs})
    affairs.sort(key=lambda one: older[one.process_version_id].version)
    deals = tuple(
        _deal(one, older[one.process_version_id], after, ways.get(one.process_version_id, {}), proofs[one.id],
              accounts[one.account_id].name if one.account_id in accounts else "")
        for one in affairs
    )  # fmt: skip
    return MappingPlan(target, deals, guessed=any(one.opportunity.process_version_id in guessed for one in deals))


def _may_move(me: User, affair: Opportunity) -> bool:
    return affair.owner_id == me.id or me.role is Role.MANAGER


def _ways(chain: Sequence[ProcessVersion]) -> tuple[dict[ProcessVersionId, StageMapping], set[ProcessVersionId]]:
    """Where the stages of each older version go in the last one, and the versions of which a part is a guess."""
    ways: dict[ProcessVersionId, StageMapping] = {}
    guessed: set[ProcessVersionId] = set()
    onward: dict[str, str | None] | None = None
    for before, after in reversed(list(pairwise(chain))):
        step, is_guess = _step(before, after)
        # What a later step lost stays lost; the last step needs nothing after it.
        onward = {
            old: new if onward is None or new is None else onward.get(new, None) for old, new in step.items()
        }  # fmt: skip
        ways[before.id] = onward
        if is_guess or after.id in guessed:
            guessed.add(before.id)
    return ways, guessed


def _step(before: ProcessVersion, after: ProcessVersion) -> tuple[StageMapping, bool]:
    said = mapping_said(after)
    if said:
        return said, False
    old, new = readable_process(before), readable_process(after)
    return (propose_mapping(old, new) if old and new else {}), True


def _facts(connection: Connection, affairs: Iterable[Opportunity]) -> defaultdict[OpportunityId, list[ProofFact]]:
    found: defaultdict[OpportunityId, list[ProofFact]] = defaultdict(list)
    versions = {one.process_version_id.bytes for one in affairs}
    same = select(_AFFAIR.id).where(_AFFAIR.process_version_id.in_(versions), _AFFAIR.outcome.in_(_STILL))
    for one in find(connection, Evidence, _PROOF.opportunity_id.in_(same)):
        found[one.opportunity_id].append(ProofFact(one.criterion_key, one.kind, one.side))
    return found


def _deal(
    affair: Opportunity, version: ProcessVersion, after: Process, way: StageMapping, facts: Sequence[ProofFact],
    account_name: str,
) -> DealToMap:  # fmt: skip
    before = readable_process(version)
    target = way.get(affair.stage_key)
    stage = next((one for one in after.stages if one.id == target), None)
    named = next((one.buyer_state for one in before.stages if one.id == affair.stage_key), None) if before else None
    known = {one.id: one for one in after.criteria()}
    proved = [one for one in before.criteria() if is_proved(one, facts)] if before else []
    still = [one for one in proved if one.id in known and is_proved(known[one.id], facts)]
    had = {one.id for one in before.criteria()} if before else set()
    return DealToMap(
        opportunity=affair,
        account_name=account_name,
        from_version=version.version,
        from_stage=named or Text(affair.stage_key, affair.stage_key),
        to_stage=stage,
        standing=tuple(known[one.id].text for one in still),
        lost=tuple(one.text for one in proved if one not in still),
        asked=tuple(
            one.text for one in (stage.exit if stage else ()) if one.id not in had and not is_proved(one, facts)
        ),
    )


def move(
    workspace: Workspace,
    version_id: ProcessVersionId,
    chosen: Collection[OpportunityId],
    *,
    initiator: object | None = None,
) -> int:
    """Brings affairs to the version in force, each to the counterpart of its stage; one gesture takes them all back.

    Args:
        workspace: Who works.
        version_id: The version that was shown as the one in force.
        chosen: The affairs; those without a counterpart stay.
        initiator: Who asks.

    Returns:
        How many were brought there.

    Raises:
        UserError: Another version is in force by now, or none of the affairs can be moved by the person.
    """
    with workspace.unit("undo_mapping.moved", initiator) as unit:
        me = unit.need(User, workspace.user_id)
        if not right(me.role, "opportunity").creates:
            raise UserError("mapping.not_allowed")
        chain = next((one for one in _chains(unit.connection).values() if one[-1].id == version_id), None)
        plan = None if chain is None else _plan(unit.connection, me, chain)
        if plan is None:
            raise UserError("mapping.outdated")
        wanted = [one for one in plan.movable if one.opportunity.id in chosen]
        if not wanted:
            raise UserError("mapping.nothing_to_move")
        for deal in wanted:
            _bring(workspace, unit, deal, plan.target)
    return len(wanted)


def _bring(workspace: Workspace, unit: Unit, deal: DealToMap, target: ProcessVersion) -> None:
    affair, stage = deal.opportunity, deal.to_stage
    assert stage is not None  # only those with a counterpart are brought
    same = stage.id == affair.stage_key
    since = affair.stage_since if same else workspace.today()
    unit.put(replace(affair, process_version_id=target.id, stage_key=stage.id, stage_since=since))
    # A stage left without its proofs under the old version was: its reason goes on being shown to the manager.
    last = None if same else _latest_entry(unit, affair)
    unit.put(
        passage(
            workspace, unit, affair, affair.stage_key, stage.id, last.missing if last else (),
            last.override_reason if last else None,
        )
    )  # fmt: skip


def _latest_entry(unit: Unit, affair: Opportunity) -> StageChange | None:
    found = find(
        unit.connection, StageChange, _CHANGE.opportunity_id == affair.id.bytes,
        _CHANGE.to_stage == affair.stage_key, order_by=(_CHANGE.changed_at.desc(), _CHANGE.id.desc()), limit=1,
    )  # fmt: skip
    return found[0] if found else None


def checked_mapping(before: Process, after: Process, said: StageMapping) -> dict[str, str | None]:
    """Holds a mapping against the two versions that it joins.

    Args:
        before: The older version.
        after: The newer one.
        said: New stage by old one.

    Returns:
        The mapping with every stage of the older version, in its order.

    Raises:
        UserError: It names a stage that one of them does not have.
    """
    old, new = [one.id for one in before.stages], {one.id for one in after.stages}
    strange = [*(key for key in said if key not in old), *(key for key in said.values() if key and key not in new)]
    if strange:
        raise UserError("mapping.unknown_stage", stage=strange[0])
    return {key: said.get(key) for key in old}
