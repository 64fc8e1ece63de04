"""One published version in full (version publiée): what changed since another, its check, its file."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from salesdesk.config.durable import replace_durably
from salesdesk.domain.ids import ProcessVersionId
from salesdesk.domain.people import User
from salesdesk.domain.process import Process
from salesdesk.domain.process_check import CheckReport, check
from salesdesk.domain.process_diff import Change, Difference, PartKind, diff
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.roles import right
from salesdesk.services.process_history import UnusedField, VersionEffect, effect_by_version, history_of, unused_fields
from salesdesk.services.process_reading import process_of, readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.people import names_of
from salesdesk.store.queries.records import find, get, need
from salesdesk.store.tables import table_of

__all__ = ["Change", "CheckReport", "Difference", "PartKind", "UnusedField", "VersionEffect"]

# An exported process is meant for others.
_SHARED_MODE: Final = 0o644
_MOST_KEPT: Final = 32


@dataclass(frozen=True, slots=True)
class OpenedVersion:
    """A version as the screen shows it.

    Attributes:
        version: The record.
        process: What it says.
        published_by: Name of who published it; empty when unknown.
        others: The other versions of the process that can be read here, the latest first.
    """

    version: ProcessVersion
    process: Process
    published_by: str
    others: tuple[ProcessVersion, ...]

    @property
    def previous(self) -> ProcessVersion | None:
        """The version before; None for the first one."""
        return next((one for one in self.others if one.version < self.version.version), None)


def opened(workspace: Workspace, version_id: ProcessVersionId) -> OpenedVersion:
    """Opens a version.

    Args:
        workspace: Who reads.
        version_id: The version.

    Returns:
        The version with its process and its sisters.

    Raises:
        ConflictError: The version is not here.
        ProcessFileError: Its text has faults.
    """
    with workspace.read() as connection:
        version = need(connection, ProcessVersion, version_id)
        others = _sisters(connection, version)
        names = names_of(connection, [version.published_by])
    readable = tuple(one for one in others if readable_process(one) is not None)
    return OpenedVersion(version, process_of(version), names.get(version.published_by, ""), readable)


def _sisters(connection: Connection, version: ProcessVersion) -> list[ProcessVersion]:
    column = table_of(ProcessVersion).c
    same = column.process_key == version.process_key
    return [one for one in find(connection, ProcessVersion, same, order_by=(column.version.desc(),)) if one != version]


def changes(before: ProcessVersion, after: ProcessVersion) -> tuple[Difference, ...]:
    """Tells what changes from a version to another.

    Args:
        before: The one.
        after: The other.

    Returns:
        The differences but that of the number itself.

    Raises:
        ProcessFileError: One of them has faults.
    """
    found = diff(process_of(before), process_of(after))
    return tuple(one for one in found if (one.part, one.field) != (PartKind.PROCESS, "version"))


def readable(version: ProcessVersion) -> Process | None:
    """Reads the process of a version; None where this program cannot read it.

    Args:
        version: The version.
    """
    return readable_process(version)


@dataclass(frozen=True, slots=True)
class Checked:
    """The check of a version, with what was lived with it.

    Attributes:
        report: By the definition and by the history.
        written: The grade of the definition alone.
        affairs: Affairs in the history that this laptop holds.
    """

    report: CheckReport
    written: str
    affairs: int


def checked(workspace: Workspace, version_id: ProcessVersionId) -> Checked:
    """Checks a version with the history of its process; slow beside a click, so not on the thread that draws.

    Args:
        workspace: Who reads; the affairs that he may see count, no others.
        version_id: The version.

    Returns:
        The check.

    Raises:
        ConflictError: The version is not here.
        ProcessFileError: Its text has faults.
    """
    with workspace.read() as connection:
        version = need(connection, ProcessVersion, version_id)
    history = history_of(workspace, version.process_key, version=version.version)
    return Checked(check(process_of(version), history), grade_of(version), len(history.affairs))


def grade_of(version: ProcessVersion) -> str:
    """Grades a version by its definition alone; a version never changes, so that each is graded once.

    Args:
        version: The version.

    Returns:
        ``A`` to ``F``; empty where it cannot be read here.
    """
    return _graded(version)


@lru_cache(maxsize=_MOST_KEPT)
def _graded(version: ProcessVersion) -> str:
    process = readable_process(version)
    return "" if process is None else check(process).grade


def export_version(workspace: Workspace, version_id: ProcessVersionId, path: Path) -> None:
    """Writes a version to a file, byte for byte as it was published.

    Args:
        workspace: Who reads.
        version_id: The version.
        path: The file; one that exists is replaced whole or not at all.

    Raises:
        ConflictError: The version is not here.
    """
    with workspace.read() as connection:
        version = need(connection, ProcessVersion, version_id)
    replace_durably(path, version.content.encode(), mode=_SHARED_MODE)


@dataclass(frozen=True, slots=True)
class Effects:
    """What the versions of a process led to.

    Attributes:
        versions: The oldest first.
        unused: Lines that no conversation used: candidates for removal.
        sees_affairs: False for who holds no affairs, so that nothing can be said here.
    """

    versions: tuple[VersionEffect, ...]
    unused: tuple[UnusedField, ...]
    sees_affairs: bool


def effects(workspace: Workspace, version_id: ProcessVersionId) -> Effects:
    """Reads what the versions of a process led to, and what of one of them nobody used.

    Args:
        workspace: Who reads; the affairs that he may see count, no others.
        version_id: The version whose lines are looked at.

    Returns:
        Both.

    Raises:
        ConflictError: The version is not here.
        ProcessFileError: Its text has faults.
    """
    with workspace.read() as connection:
        version = need(connection, ProcessVersion, version_id)
        me = get(connection, User, workspace.user_id)
    if me is None or not right(me.role, "opportunity").reads:
        return Effects((), (), sees_affairs=False)
    unused = unused_fields(workspace, process_of(version))
    return Effects(effect_by_version(workspace, version.process_key), unused, sees_affairs=True)
