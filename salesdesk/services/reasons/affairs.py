"""Open affairs with their stage, as several reasons need them (affaires en cours)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from salesdesk.domain.ids import ProcessVersionId
from salesdesk.domain.process import Process, Stage
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.opportunities import versions_of
from salesdesk.store.queries.reasons import Accounts, OpenAffair, open_affairs


@dataclass(frozen=True, slots=True)
class StagedAffair:
    """An open affair at a stage of a process that can be read here."""

    affair: OpenAffair
    process: Process
    stage: Stage

    @property
    def conversation_key(self) -> str | None:
        """The conversation that its stage expects first; None when it names none."""
        return self.stage.conversations[0].id if self.stage.conversations else None


def staged_affairs(connection: Connection, workspace: Workspace, accounts: Accounts) -> list[StagedAffair]:
    """Reads the open affairs whose stage is known.

    Args:
        connection: Where to read.
        workspace: Who works.
        accounts: At which accounts; None for all.

    Returns:
        Those whose process can be read here and has their stage.
    """
    found = open_affairs(connection, workspace.org_id, accounts)
    stages = _stages(connection, found)
    return [
        StagedAffair(one, *known)
        for one in found
        if (known := stages.get(one.version_id, {}).get(one.stage_key)) is not None
    ]


def _stages(
    connection: Connection, affairs: Sequence[OpenAffair]
) -> Mapping[ProcessVersionId, Mapping[str, tuple[Process, Stage]]]:
    found: dict[ProcessVersionId, Mapping[str, tuple[Process, Stage]]] = {}
    for version in versions_of(connection, [one.version_id for one in affairs]).values():
        process = readable_process(version)
        if process is not None:
            found[version.id] = {stage.id: (process, stage) for stage in process.stages}
    return found
