"""Proofs of an opportunity (preuves): recorded in a conversation or on its page, by one use case.

Source: product.md 2.2 and 2.3: what counts is what the client did, on the side that the criterion names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ConversationId, EvidenceId, OpportunityId
from salesdesk.domain.opportunities import Evidence, Opportunity
from salesdesk.domain.process import Criterion, EvidenceKind, Process, Side
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.services import echoes
from salesdesk.services.attachment_intake import Place, ReadyFile, put_file, ready_files
from salesdesk.services.process_reading import process_of, readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import opportunities as reading
from salesdesk.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProof:
    """A fact of the client, as it is recorded.

    Attributes:
        criterion_key: The criterion that it proves.
        kind: One of the kinds that the criterion takes.
        words: What the client said or wrote, in his words; or what the document is.
        opportunity_id: The affair; None for the one of the conversation.
        conversation_id: The conversation in which it was obtained; None when it came outside of one.
    """

    criterion_key: str
    kind: EvidenceKind
    happened_on: date
    words: str = ""
    amount_cents: int | None = None
    opportunity_id: OpportunityId | None = None
    conversation_id: ConversationId | None = None


def record_evidence(
    workspace: Workspace, new: NewProof, *, files: Sequence[ReadyFile] = (), initiator: object | None = None
) -> Evidence:
    """Keeps a proof on an affair, with the files that show it: one gesture, undone in one step.

    Args:
        workspace: Where.
        new: The proof.
        files: Contents that were made ready before.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The conversation has no affair, the criterion is not of the affair's process or takes other proofs,
            the day lies ahead, or the proof says nothing.
    """
    with ready_files(workspace, files):
        return _recorded(workspace, new, files, initiator)


def _recorded(workspace: Workspace, new: NewProof, files: Sequence[ReadyFile], initiator: object | None) -> Evidence:
    if new.happened_on > workspace.today():
        raise UserError("opportunity.future_evidence", day=new.happened_on)
    if not new.words.strip() and new.amount_cents is None:
        raise UserError("opportunity.evidence_without_words")
    with workspace.unit("undo_opportunity.evidence_recorded", initiator) as unit:
        affair = _affair(unit, new)
        process = process_of_affair(unit.connection, affair)
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
            conversation_id=new.conversation_id,
            recorded_by=workspace.user_id,
            recorded_at=unit.now,
        )
        unit.put(evidence)
        place = Place(
            account_id=evidence.account_id, conversation_id=evidence.conversation_id,
            opportunity_id=evidence.opportunity_id, evidence_id=evidence.id,
        )  # fmt: skip
        for one in files:
            put_file(unit, workspace, one, place)
        echoes.note(unit, workspace, evidence, process)
    return evidence


def _affair(unit: Unit, new: NewProof) -> Opportunity:
    wanted = new.opportunity_id
    if wanted is None and new.conversation_id is not None:
        wanted = unit.need(Conversation, new.conversation_id).opportunity_id
    if wanted is None:
        raise UserError("conversation.no_opportunity")
    return unit.need(Opportunity, wanted)


def _side(criterion: Criterion, kind: EvidenceKind) -> Side:
    if criterion.by in kind.sides:
        assert criterion.by is not None  # None is no side
        return criterion.by
    return Side.CLIENT if Side.CLIENT in kind.sides else Side.REP


def withdraw_evidence(workspace: Workspace, evidence_id: EvidenceId, *, initiator: object | None = None) -> None:
    """Takes back a proof that was recorded in error; undo brings it back."""
    with workspace.unit("undo_opportunity.evidence_withdrawn", initiator) as unit:
        evidence = unit.get(Evidence, evidence_id)
        affair = unit.get(Opportunity, evidence.opportunity_id) if evidence is not None else None
        if evidence is not None and affair is not None:
            version = unit.get(ProcessVersion, affair.process_version_id)
            echoes.take_back(unit, workspace, evidence, readable_process(version))
        unit.delete(Evidence, evidence_id)


def process_of_affair(connection: Connection, affair: Opportunity) -> Process:
    """Reads the process that an affair follows.

    Args:
        connection: Where to read.
        affair: The affair.

    Returns:
        The process of its version.

    Raises:
        UserError: The version is not here.
    """
    version = reading.versions_of(connection, [affair.process_version_id]).get(affair.process_version_id)
    if version is None:
        raise UserError("opportunity.no_process")
    return process_of(version)
