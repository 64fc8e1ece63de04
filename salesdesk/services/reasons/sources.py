"""What reasons are made from (sources des motifs), read at one moment; what several need is read once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from salesdesk.domain.ids import AccountId, OrgId, ProcessVersionId
from salesdesk.domain.process import Process, Stage
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.opportunities import versions_of
from salesdesk.store.queries.reasons import Accounts, OpenAffair, keyed, open_affairs


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


class Sources:
    """The store at one moment, for some accounts.

    Args:
        connection: Where to read.
        workspace: Who works.
        accounts: At which accounts; None for all that are in the store.
    """

    def __init__(
        self, connection: Connection, workspace: Workspace, accounts: Collection[AccountId] | None = None
    ) -> None:
        self.connection = connection
        self.workspace = workspace
        self.accounts: Accounts = None if accounts is None else keyed(accounts)

    @property
    def org_id(self) -> OrgId:
        """For which firm."""
        return self.workspace.org_id

    @cached_property
    def affairs(self) -> Sequence[OpenAffair]:
        """The open affairs."""
        return open_affairs(self.connection, self.org_id, self.accounts)

    @cached_property
    def staged(self) -> Sequence[StagedAffair]:
        """The open affairs whose process can be read here and has their stage."""
        stages = self._stages()
        return [
            StagedAffair(one, *known)
            for one in self.affairs
            if (known := stages.get(one.version_id, {}).get(one.stage_key)) is not None
        ]

    def _stages(self) -> Mapping[ProcessVersionId, Mapping[str, tuple[Process, Stage]]]:
        found: dict[ProcessVersionId, Mapping[str, tuple[Process, Stage]]] = {}
        for version in versions_of(self.connection, [one.version_id for one in self.affairs]).values():
            process = readable_process(version)
            if process is not None:
                found[version.id] = {stage.id: (process, stage) for stage in process.stages}
        return found
