"""Hearing echoes (échos): when the client's written proof is recorded, which of our messages come back in it.

It runs where the proof can be read: on the laptop that records it, in the transaction that keeps it, so that taking
the proof back by undo takes its echoes back too. What is written names a message, never a person or a word of his.
Source: product.md 2.6, Echo.
"""

from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import Connection

from salesdesk.domain.echo import WRITTEN, Echo, find_echo
from salesdesk.domain.ids import EvidenceId, MessageUseId
from salesdesk.domain.library import ClientCase, MessageKind, MessageOutcome, MessageUse, ObjectionAnswer
from salesdesk.domain.message_tally import MessageKey
from salesdesk.domain.opportunities import Evidence, Opportunity
from salesdesk.domain.process import Process, Side
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.services.library import processes_in_force
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import library as reading
from salesdesk.store.queries.conversations import evidence_of
from salesdesk.store.queries.records import get, get_many
from salesdesk.store.unit import Unit

_SPOKEN = frozenset({MessageOutcome.SAID, MessageOutcome.TAKEN})


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of ours that came back, with both sentences."""

    use: MessageUse
    echo: Echo


def echo_id(evidence_id: EvidenceId, message: MessageKey) -> MessageUseId:
    """The id of the one echo of a message in a proof: looked for twice, it is written once."""
    return MessageUseId(uuid5(evidence_id, f"{message.kind.value}/{message.process_key or ''}/{message.key}"))


def heard_in(
    connection: Connection, workspace: Workspace, evidence: Evidence, process: Process | None = None
) -> tuple[Heard, ...]:
    """Looks for our messages in a proof; nothing is written.

    Args:
        connection: Where to read.
        workspace: Who reads.
        evidence: The proof.
        process: The process of its affair, whose words were said; None for the versions in force.

    Returns:
        One for each message that was said on the affair by the day of the proof, not refused, and comes back in it.
    """
    if evidence.kind not in WRITTEN or evidence.side is not Side.CLIENT or not evidence.words.strip():
        return ()
    org_id = workspace.org_id
    talks = reading.conversations_of(connection, org_id, evidence.account_id, evidence.opportunity_id)
    uses = reading.uses_in(connection, org_id, talks)
    spoken = [one for one in uses if one.outcome in _SPOKEN and one.said_on <= evidence.happened_on]
    if not spoken:
        return ()
    words = _words_of(connection, spoken, process)
    earlier = evidence_of(connection, org_id, evidence.opportunity_id)
    found: dict[MessageKey, Heard] = {}
    for use in spoken:
        message = reading.key_of(use.kind, use.message_key, use.process_key)
        said = words.get(message, ())
        before = [one.words for one in earlier if one.id != evidence.id and one.happened_on < use.said_on]
        echo = find_echo(said, evidence.words, before)
        if echo is not None and message not in found:
            came_back = MessageUse(
                id=echo_id(evidence.id, message),
                kind=use.kind,
                message_key=use.message_key,
                outcome=MessageOutcome.ECHOED,
                said_on=evidence.happened_on,
                conversation_id=use.conversation_id,
                process_key=use.process_key,
                stage_key=use.stage_key,
                buying_role=use.buying_role,
            )
            found[message] = Heard(came_back, echo)
    return tuple(found.values())


def _words_of(
    connection: Connection, uses: list[MessageUse], process: Process | None
) -> dict[MessageKey, tuple[str, ...]]:
    """The words of our messages in each language: the answer to an objection, never the client's own objection."""
    words: dict[MessageKey, tuple[str, ...]] = {}
    for known in (*processes_in_force(connection), *((process,) if process is not None else ())):
        for template in known.conversations():
            for point in template.points:
                words[MessageKey(MessageKind.POINT, point.id, known.id)] = (point.text.fr, point.text.en)
            for one in template.objections:
                words[MessageKey(MessageKind.OBJECTION, one.id, known.id)] = (one.answer.fr, one.answer.en)
    answers = [one.message_key for one in uses if one.kind is MessageKind.OBJECTION_ANSWER]
    for answer in get_many(connection, ObjectionAnswer, _ids(answers)).values():
        words[MessageKey(MessageKind.OBJECTION_ANSWER, str(answer.id))] = (f"{answer.answer}\n{answer.question}",)
    cases = [one.message_key for one in uses if one.kind is MessageKind.CLIENT_CASE]
    for case in get_many(connection, ClientCase, _ids(cases)).values():
        words[MessageKey(MessageKind.CLIENT_CASE, str(case.id))] = (f"{case.title}\n{case.result}",)
    return words


def _ids(keys: list[str]) -> list[UUID]:
    found = []
    for key in keys:
        try:
            found.append(UUID(key))
        except ValueError:
            # Written by a program that names its messages otherwise: it has no words here.
            continue
    return found


def note(unit: Unit, workspace: Workspace, evidence: Evidence, process: Process) -> tuple[Heard, ...]:
    """Writes the echoes of a proof that is being kept.

    Args:
        unit: The transaction that keeps it.
        workspace: Who works.
        evidence: The proof.
        process: The process of its affair.

    Returns:
        What was heard.
    """
    heard = heard_in(unit.connection, workspace, evidence, process)
    for one in heard:
        unit.put(one.use)
    return heard


def of_evidence(workspace: Workspace, evidence: Evidence) -> tuple[Heard, ...]:
    """Reads which of our messages come back in a proof, to show them to the rep.

    Args:
        workspace: Who reads.
        evidence: The proof.

    Returns:
        What is heard in it.
    """
    with workspace.read() as connection:
        affair = get(connection, Opportunity, evidence.opportunity_id)
        version = get(connection, ProcessVersion, affair.process_version_id) if affair is not None else None
        return heard_in(connection, workspace, evidence, readable_process(version))


def take_back(unit: Unit, workspace: Workspace, evidence: Evidence, process: Process | None) -> None:
    """Takes back the echoes of a proof that is being withdrawn.

    Args:
        unit: The transaction that withdraws it.
        workspace: Who works.
        evidence: The proof.
        process: The process of its affair; None when this program cannot read it.
    """
    for one in heard_in(unit.connection, workspace, evidence, process):
        if unit.get(MessageUse, one.use.id) is not None:
            unit.delete(MessageUse, one.use.id)
