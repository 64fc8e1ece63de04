"""The buying study (étude d'achat): how clients bought or did not, in their words; each stage cites two interviews.

Source: product.md 2.2: interviews of won, lost and no-decision clients; each stage cites two; revised every year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import InterviewId
from salesdesk.domain.improvements import INTERVIEWS_A_STAGE, STUDY_DAYS, Interview
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.domain.people import User
from salesdesk.domain.process import Process, Stage
from salesdesk.domain.roles import right
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.people import names_of
from salesdesk.store.queries.records import find, get
from salesdesk.store.tables import table_of

__all__ = ["INTERVIEWS_A_STAGE", "STUDY_DAYS", "Interview", "OpportunityOutcome"]

_NOUN: Final = "interview"
_ROW = table_of(Interview).c
OUTCOMES: Final = (OpportunityOutcome.WON, OpportunityOutcome.LOST, OpportunityOutcome.NO_DECISION)


@dataclass(frozen=True, slots=True)
class Citation:
    """An interview as a stage cites it.

    Attributes:
        interviewer: Name of who held it; empty when unknown.
        old: Older than a year: it no longer supports the stage.
    """

    interview: Interview
    interviewer: str
    old: bool


@dataclass(frozen=True, slots=True)
class StageStudy:
    """What supports one stage.

    Attributes:
        citations: Its interviews, latest first.
        missing: How many of this year it still lacks.
    """

    stage: Stage
    citations: tuple[Citation, ...]
    missing: int

    @property
    def quoted(self) -> tuple[Citation, ...]:
        """The two that the stage cites: the latest ones in which the client's own words were kept."""
        return tuple(one for one in self.citations if one.interview.words)[:INTERVIEWS_A_STAGE]


@dataclass(frozen=True, slots=True)
class Study:
    """The study of one process.

    Attributes:
        stages: In the order of the process.
        elsewhere: Interviews that no stage of this version cites.
        heard: Interviews of this year by how the affair ended.
        may_write: Whether the reader keeps the study.
    """

    stages: tuple[StageStudy, ...]
    elsewhere: tuple[Citation, ...]
    heard: Mapping[OpportunityOutcome, int]
    may_write: bool

    @property
    def missing(self) -> int:
        """How many interviews of this year the stages lack."""
        return sum(one.missing for one in self.stages)

    def of_stage(self, stage_id: str) -> StageStudy | None:
        """Returns what supports a stage; None when the process has no such stage.

        Args:
            stage_id: The stage.
        """
        return next((one for one in self.stages if one.stage.id == stage_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewDraft:
    """What a form says of an interview; see :class:`Interview`.

    Attributes:
        id: None for a new one.
    """

    id: InterviewId | None = None
    client: str
    role: str
    outcome: OpportunityOutcome
    held_on: date | None
    stage_keys: tuple[str, ...]
    trigger: str = ""
    words: str = ""
    lesson: str = ""


def study(workspace: Workspace, process: Process) -> Study:
    """Reads the study of a process.

    Args:
        workspace: Who reads.
        process: The version before his eyes.

    Returns:
        Its stages with what supports them.
    """
    with workspace.read() as connection:
        found = find(connection, Interview, _ROW.process_key == process.id, order_by=(_ROW.held_on.desc(), _ROW.id))
        names = names_of(connection, {one.interviewed_by for one in found})
        me = get(connection, User, workspace.user_id)
    today = workspace.today()
    cited = [
        Citation(one, names.get(one.interviewed_by, ""), (today - one.held_on).days > STUDY_DAYS) for one in found
    ]  # fmt: skip
    stages = tuple(_stage(stage, cited) for stage in process.stages)
    known = {stage.id for stage in process.stages}
    fresh = [one.interview.outcome for one in cited if not one.old]
    return Study(
        stages=stages,
        elsewhere=tuple(one for one in cited if known.isdisjoint(one.interview.stage_keys)),
        heard={outcome: fresh.count(outcome) for outcome in OUTCOMES},
        may_write=me is not None and right(me.role, _NOUN).creates,
    )


def _stage(stage: Stage, cited: list[Citation]) -> StageStudy:
    own = tuple(one for one in cited if stage.id in one.interview.stage_keys)
    fresh = sum(not one.old for one in own)
    return StageStudy(stage, own, max(INTERVIEWS_A_STAGE - fresh, 0))


def save(
    workspace: Workspace, process: Process, draft: InterviewDraft, *, initiator: object | None = None
) -> Interview:
    """Keeps an interview, new or changed.

    Args:
        workspace: Who keeps the study.
        process: The process that it supports.
        draft: What the form says.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The person does not keep the study, or a field is missing or impossible.
    """
    held_on = _checked(workspace, process, draft)
    with workspace.unit("undo_study.saved", initiator, client=draft.client.strip()) as unit:
        if not right(unit.need(User, workspace.user_id).role, _NOUN).creates:
            raise UserError("study.not_allowed")
        known = None if draft.id is None else unit.need(Interview, draft.id)
        kept = Interview(
            id=known.id if known else InterviewId(workspace.new_id()),
            process_key=known.process_key if known else process.id,
            client=draft.client.strip(),
            role=draft.role.strip(),
            outcome=draft.outcome,
            held_on=held_on,
            interviewed_by=known.interviewed_by if known else workspace.user_id,
            stage_keys=draft.stage_keys,
            trigger=draft.trigger.strip(),
            words=draft.words.strip(),
            lesson=draft.lesson.strip(),
        )
        unit.put(kept)
    return kept


def _checked(workspace: Workspace, process: Process, draft: InterviewDraft) -> date:
    if not draft.client.strip() or not draft.role.strip():
        raise UserError("study.no_client")
    if not draft.words.strip():
        raise UserError("study.no_words")
    known = {stage.id for stage in process.stages}
    if not draft.stage_keys or not known.issuperset(draft.stage_keys):
        raise UserError("study.no_stage")
    if draft.outcome not in OUTCOMES:
        raise UserError("study.no_outcome")
    if draft.held_on is None or draft.held_on > workspace.today():
        raise UserError("study.not_held")
    return draft.held_on


def remove(workspace: Workspace, interview_id: InterviewId, *, initiator: object | None = None) -> None:
    """Takes an interview out of the study.

    Args:
        workspace: Who keeps the study.
        interview_id: The interview.
        initiator: Who asks.

    Raises:
        UserError: The person does not keep the study.
    """
    with workspace.unit("undo_study.removed", initiator) as unit:
        if not right(unit.need(User, workspace.user_id).role, _NOUN).creates:
            raise UserError("study.not_allowed")
        unit.delete(Interview, interview_id)
