"""Published processes (processus): read by everybody, published by who has the role; a version never changes again."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ProcessVersionId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.people import User
from salesdesk.domain.process import EvidenceKind, Process, Side, Text
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.roles import right
from salesdesk.exchange.processfile import Problem, ProcessFileError, read_process, read_process_text
from salesdesk.services.process_reading import process_of, readable_process
from salesdesk.services.process_versions import grade_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.people import names_of
from salesdesk.store.queries.records import find, get, need
from salesdesk.store.tables import table_of
from salesdesk.store.texts import MOST_TEXT_BYTES

__all__ = ["EvidenceKind", "Problem", "Process", "ProcessFileError", "ProcessVersion", "Side", "Text"]

_NOUN: Final = "process_version"


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A published version in a list.

    Attributes:
        version: The version.
        published_by: Name of who published it; empty when unknown.
        affairs: Open affairs on it, of those that the reader sees.
        is_latest: True for the version that new affairs take.
        grade: Of its definition, ``A`` to ``F``; empty where it cannot be read here.
        title: Its name in the languages in which it was written; empty where it cannot be read here.
    """

    version: ProcessVersion
    published_by: str
    affairs: int
    is_latest: bool
    grade: str = ""
    title: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Versions:
    """What is published, and whether the reader may publish."""

    lines: tuple[VersionLine, ...]
    may_publish: bool


def versions(workspace: Workspace) -> Versions:
    """Reads the published versions, by process, the latest first."""
    affair = table_of(Opportunity).c
    with workspace.read() as connection:
        found = find(connection, ProcessVersion)
        names = names_of(connection, {one.published_by for one in found})
        rows = connection.execute(
            select(affair.process_version_id, func.count())
            .where(
                affair.org_id == workspace.org_id.bytes,
                affair.outcome == OpportunityOutcome.OPEN.value,
                affair.deleted_stamp.is_(None),
            )
            .group_by(affair.process_version_id)
        )
        affairs = {bytes(version): int(count) for version, count in rows}
        me = get(connection, User, workspace.user_id)
    latest: dict[str, int] = {}
    for one in found:
        if one.retired_at is None:
            latest[one.process_key] = max(one.version, latest.get(one.process_key, 0))
    found.sort(key=lambda one: (one.name.casefold(), one.process_key, -one.version))
    lines = tuple(
        VersionLine(
            one,
            names.get(one.published_by, ""),
            affairs.get(one.id.bytes, 0),
            one.retired_at is None and latest.get(one.process_key) == one.version,
            grade_of(one),
            process.name if (process := readable_process(one)) else Text(),
        )
        for one in found
    )
    return Versions(lines, me is not None and right(me.role, _NOUN).creates)


def open_version(workspace: Workspace, version_id: ProcessVersionId) -> Process:
    """Reads the process of a published version.

    Args:
        workspace: Who reads.
        version_id: The version.

    Returns:
        The process.

    Raises:
        ConflictError: The version is not here.
        ProcessFileError: Its text has faults.
    """
    with workspace.read() as connection:
        version = need(connection, ProcessVersion, version_id)
    return process_of(version)


def publish(workspace: Workspace, text: str, *, source: str, initiator: object | None = None) -> ProcessVersion:
    """Publishes a process file as a new version.

    Args:
        workspace: Who publishes.
        text: The file.
        source: Its name, for the errors.
        initiator: Who asks.

    Returns:
        The version; affairs under way keep theirs.

    Raises:
        ProcessFileError: The file has faults; all are listed by line.
        UserError: It is too long, the person may not publish, or this version or a later one is published already.
    """
    process = read_process(text, source=source)
    refuse_too_long(text)
    with workspace.unit("undo_processes.published", initiator, process=process.name.in_(process.lang)) as unit:
        if not right(unit.need(User, workspace.user_id).role, _NOUN).creates:
            raise UserError("processes.not_allowed")
        same = table_of(ProcessVersion).c.process_key == process.id
        known = max((one.version for one in find(unit.connection, ProcessVersion, same)), default=0)
        if process.version <= known:
            raise UserError("processes.version_taken", version=process.version, known=known, next=known + 1)
        made = ProcessVersion(
            id=ProcessVersionId(workspace.new_id()),
            process_key=process.id,
            version=process.version,
            name=process.name.in_(process.lang),
            content=text,
            published_at=workspace.now(),
            published_by=workspace.user_id,
        )
        unit.put(made)
    return made


def refuse_too_long(text: str) -> None:
    """Refuses a process file that no laptop could hold.

    Args:
        text: The file.

    Raises:
        UserError: ``processes.too_long``: it is longer than a text may be.
    """
    size = len(text.encode())
    if size > MOST_TEXT_BYTES:
        raise UserError("processes.too_long", size_kb=-(-size // 1024), limit_kb=MOST_TEXT_BYTES // 1024)


def publish_file(workspace: Workspace, path: Path, *, initiator: object | None = None) -> ProcessVersion:
    """Publishes a process file from the disk; see :func:`publish`.

    Args:
        workspace: Who publishes.
        path: The file.
        initiator: Who asks.

    Returns:
        The version.
    """
    return publish(workspace, read_process_text(path), source=path.name, initiator=initiator)


def as_error(problem: Problem) -> UserError:
    """Returns a fault of a file as an error, so that its words are found as those of any other."""
    return UserError(problem.key, **problem.args)
