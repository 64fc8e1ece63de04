"""Progress of an opportunity (affaire) along the stages: what is proved, what is missing, where it may go.

Source: [adoption]: a stage is left on the client's facts, or by an exception that someone signs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from salesdesk.domain.errors import UserError
from salesdesk.domain.process.model import Criterion, Process, Stage
from salesdesk.domain.process.vocabulary import EvidenceKind, Side


@dataclass(frozen=True, slots=True)
class ProofFact:
    """One piece of evidence, as far as a criterion is concerned.

    Args:
        criterion_id: Criterion it is meant for.
        kind: Kind of evidence.
        by: Side that produced it; None when the kind alone says it.
    """

    criterion_id: str
    kind: EvidenceKind
    by: Side | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """A stage left without its proofs, by name (dérogation).

    Args:
        reason: Why, in words; empty words do not override anything.
        author: Name of who takes it on himself.
    """

    reason: str
    author: str

    @property
    def is_signed(self) -> bool:
        """Returns whether both the reason and the author are given."""
        return bool(self.reason.strip() and self.author.strip())


@dataclass(frozen=True, slots=True)
class Verdict:
    """Answer to "may it move?", with what is missing.

    Args:
        missing: Criteria that no evidence proves.
        override: The signed exception that lets it move all the same; None when none was needed or given.
    """

    missing: tuple[Criterion, ...]
    override: Override | None = None

    @property
    def allowed(self) -> bool:
        """Returns whether the move may be made."""
        return not self.missing or self.override is not None


def is_proved(criterion: Criterion, proofs: Iterable[ProofFact]) -> bool:
    """Says whether at least one fact of a wanted kind, from the wanted side, stands for a criterion.

    Args:
        criterion: The criterion.
        proofs: Facts about any criteria.

    Returns:
        True when one of them proves it.
    """
    return any(
        fact.criterion_id == criterion.id and fact.kind in criterion.evidence and _from_right_side(fact, criterion.by)
        for fact in proofs
    )


def _from_right_side(fact: ProofFact, wanted: Side | None) -> bool:
    return wanted is None or (wanted in fact.kind.sides and fact.by in (None, wanted))


def missing_proofs(stage: Stage, proofs: Iterable[ProofFact]) -> tuple[Criterion, ...]:
    """Returns the exit criteria of a stage that nothing proves, in the order of the file.

    Args:
        stage: The stage to leave.
        proofs: Facts of the opportunity.
    """
    facts = tuple(proofs)
    return tuple(criterion for criterion in stage.exit if not is_proved(criterion, facts))


def may_leave(stage: Stage, proofs: Iterable[ProofFact], override: Override | None = None) -> Verdict:
    """Judges whether a stage may be left.

    Args:
        stage: The stage to leave.
        proofs: Facts of the opportunity.
        override: An exception; ignored without a reason and a name, and not kept when nothing is missing.

    Returns:
        The verdict with the missing criteria.
    """
    missing = missing_proofs(stage, proofs)
    used = override if missing and override is not None and override.is_signed else None
    return Verdict(missing, used)


def may_enter(
    process: Process,
    stage_id: str,
    proofs: Iterable[ProofFact],
    override: Override | None = None,
) -> Verdict:
    """Judges whether a stage may be entered: its entry criteria and those they come after.

    Args:
        process: The process.
        stage_id: The stage to enter.
        proofs: Facts of the opportunity.
        override: An exception; ignored without a reason and a name.

    Returns:
        The verdict with the missing criteria, in the order of the file.

    Raises:
        UserError: The process has no such stage.
    """
    facts = tuple(proofs)
    needed = _with_prerequisites(process, stage_of(process, stage_id).entry)
    missing = tuple(
        criterion for criterion in process.criteria() if criterion.id in needed and not is_proved(criterion, facts)
    )
    used = override if missing and override is not None and override.is_signed else None
    return Verdict(missing, used)


def _with_prerequisites(process: Process, criteria: Iterable[Criterion]) -> set[str]:
    after = {criterion.id: criterion.after for criterion in process.criteria()}
    needed: set[str] = set()
    waiting = [criterion.id for criterion in criteria]
    while waiting:
        key = waiting.pop()
        if key not in needed:
            needed.add(key)
            waiting.extend(after.get(key, ()))
    return needed


def stage_of(process: Process, stage_id: str) -> Stage:
    """Finds a stage by its id.

    Args:
        process: The process.
        stage_id: Id of the stage.

    Returns:
        The stage.

    Raises:
        UserError: The process has no such stage.
    """
    return process.stages[stage_index(process, stage_id)]


def stage_index(process: Process, stage_id: str) -> int:
    """Finds the rank of a stage, from 0.

    Args:
        process: The process.
        stage_id: Id of the stage.

    Returns:
        Its rank.

    Raises:
        UserError: The process has no such stage.
    """
    for index, stage in enumerate(process.stages):
        if stage.id == stage_id:
            return index
    raise UserError("process.no_such_stage", stage=stage_id, process=process.id)


def next_stage(process: Process, stage_id: str) -> Stage | None:
    """Finds the stage after another one.

    Args:
        process: The process.
        stage_id: Id of the present stage.

    Returns:
        The next stage, None after the last.

    Raises:
        UserError: The process has no such stage.
    """
    index = stage_index(process, stage_id) + 1
    return process.stages[index] if index < len(process.stages) else None


def reachable_stages(process: Process, stage_id: str) -> tuple[Stage, ...]:
    """Lists where an opportunity may go from a stage: the next one first, then the loops back.

    Args:
        process: The process.
        stage_id: Id of the present stage.

    Returns:
        The stages, without repetition.

    Raises:
        UserError: The process has no such stage.
    """
    following = next_stage(process, stage_id)
    back = tuple(stage_of(process, earlier) for earlier in stage_of(process, stage_id).back_to)
    return back if following is None else (following, *back)
