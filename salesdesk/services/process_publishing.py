"""Publishing of a draft (publication): the next number, its notes, and the errors that somebody answers for."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ImprovementId, ProcessVersionId
from salesdesk.domain.people import User
from salesdesk.domain.process import Process
from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.domain.process_check import CheckReport, Finding, Level, check
from salesdesk.domain.process_diff import Difference, diff, propose_mapping
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.roles import right
from salesdesk.exchange.processfile import ProcessDocument, read_process
from salesdesk.services.improvements import TakenProposal, credit, to_credit
from salesdesk.services.process_drafts import Draft, discard
from salesdesk.services.process_mapping import checked_mapping
from salesdesk.services.process_reading import readable_process
from salesdesk.services.processes import refuse_too_long
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

MOST_NOTES: Final = 4000


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person sees before a version goes to every laptop.

    Attributes:
        name: Name of the process, in its own language.
        version: Number that it will have.
        report: The check.
        to_answer_for: Findings at the level of an error: one each must be acknowledged by its rule.
        before: The process of the latest version published; None for a first one or one that cannot be read.
        after: The process as it will be.
        differences: What changes between the two; empty for a first version.
        mapping: Where the affairs of each stage would go; empty for a first version.
        to_credit: Proposals that were taken and that this version may bring.
    """

    name: str
    version: int
    report: CheckReport
    to_answer_for: tuple[Finding, ...]
    before: Process | None
    after: Process
    differences: tuple[Difference, ...]
    mapping: Mapping[str, str | None] = field(default_factory=dict)
    to_credit: tuple[TakenProposal, ...] = ()


def confirmation(workspace: Workspace, draft: Draft) -> Confirmation:
    """Tells what publishing a draft would do.

    Args:
        workspace: Who would publish.
        draft: The draft.

    Returns:
        What to show before it is done.

    Raises:
        ProcessFileError: The text has faults; all are listed.
        UserError: It is longer than a text may be.
    """
    process = read_process(draft.text, source=draft.source)
    refuse_too_long(draft.text)
    with workspace.read() as connection:
        same = table_of(ProcessVersion).c.process_key == process.id
        versions = sorted(find(connection, ProcessVersion, same), key=lambda one: one.version)
        taken = to_credit(connection, process.id)
    before = ProcessDocument(versions[-1].content, versions[-1].name) if versions else None
    report = check(process)
    earlier = before.process if before is not None and not before.faults else None
    return Confirmation(
        name=process.name.in_(process.lang),
        version=versions[-1].version + 1 if versions else 1,
        report=report,
        to_answer_for=report.of_level(Level.ERROR),
        before=earlier,
        after=process,
        differences=diff(earlier, process) if earlier else (),
        mapping=propose_mapping(earlier, process) if earlier else {},
        to_credit=taken,
    )


def publish_draft(
    workspace: Workspace, draft: Draft, notes: str, mapping: Mapping[str, str | None], *,
    acknowledged: Collection[str] = (), credited: Collection[ImprovementId] = (), initiator: object | None = None,
) -> ProcessVersion:  # fmt: skip
    """Publishes a draft as the next version of its process, and forgets the draft.

    Args:
        workspace: Who publishes.
        draft: The draft; its text is kept but for the number of the version.
        notes: What changed and who proposed it, for those who sell by it.
        mapping: Stage of the version before to the stage that takes its place, None where none does.
        acknowledged: Rules whose errors the person answers for.
        credited: Taken proposals that this version brings; undone with it.
        initiator: Who asks.

    Returns:
        The version; opportunities under way keep theirs.

    Raises:
        ProcessFileError: The text has faults; all are listed.
        UserError: The person may not publish, the text or the notes are too long, an error of the check is not
            acknowledged, or the mapping names a stage that one of the versions does not have.
    """
    document = ProcessDocument(draft.text, draft.source)
    process = document.process
    _refuse_unanswered(process, acknowledged)
    if len(notes) > MOST_NOTES:
        raise UserError("studio.notes_too_long", limit=MOST_NOTES)
    with workspace.unit("undo_studio.published", initiator, process=process.name.in_(process.lang)) as unit:
        if not right(unit.need(User, workspace.user_id).role, "process_version").creates:
            raise UserError("processes.not_allowed")
        same = table_of(ProcessVersion).c.process_key == process.id
        earlier = max(find(unit.connection, ProcessVersion, same), key=lambda one: one.version, default=None)
        version = 1 if earlier is None else earlier.version + 1
        before = readable_process(earlier)
        if mapping and before is not None:
            mapping = checked_mapping(before, process, mapping)
        if version != process.version:
            document = document.apply(Edit(EditKind.SET, ("process", "version"), version))
        refuse_too_long(document.text)
        made = ProcessVersion(
            id=ProcessVersionId(workspace.new_id()),
            process_key=process.id,
            version=version,
            name=process.name.in_(process.lang),
            content=document.text,
            published_at=workspace.now(),
            published_by=workspace.user_id,
            notes=notes.strip(),
            mapping=json.dumps(dict(mapping), ensure_ascii=False, sort_keys=True) if mapping else "",
        )
        unit.put(made)
        credit(unit, process.id, version, credited)
    discard(workspace, draft)
    return made


def _refuse_unanswered(process: Process, acknowledged: Collection[str]) -> None:
    missing = [rule for rule in check(process).errors if rule not in acknowledged]
    if missing:
        raise UserError("studio.not_acknowledged", rules=", ".join(missing))
