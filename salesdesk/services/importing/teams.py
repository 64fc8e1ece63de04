"""Importing the sales force (« équipes »): agents and managers become pending people, managers and offices teams."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from salesdesk.domain.ids import TeamId
from salesdesk.domain.imports import ClosedList
from salesdesk.domain.people import Role, UserStatus
from salesdesk.domain.spelling import fold
from salesdesk.exchange.rowreader import ParsedRow
from salesdesk.exchange.tables import Row
from salesdesk.services.importing.force import Force
from salesdesk.services.importing.planned import Bench, Planned, RowDraft, Tail, field_changes
from salesdesk.services.importing.targets import AGENT

_SHOWN: Final = ("name", "email", "role")


class TeamsPlanner:
    """One row an agent; his manager's team stands below his office's, and that below the importer's own.

    Args:
        bench: What the import works with.
    """

    lists: Mapping[str, ClosedList] = {}
    surveys = False

    def __init__(self, bench: Bench) -> None:
        self._request = bench.request
        self.force = Force(bench)
        self._lines: dict[str, int] = {}

    def survey(self, rows: Iterator[ParsedRow]) -> None:
        """Sees nothing beforehand: each row stands for itself."""

    def prepare(self, rows: Sequence[ParsedRow]) -> None:
        """Reads nothing: the people of a firm are in memory."""

    def plan(self, row: Row, parsed: ParsedRow) -> Planned:
        """Works out one agent."""
        draft = RowDraft(self._request, parsed)
        first = self._lines.setdefault(fold(draft.agent), row.line)
        if draft.agent and first != row.line:
            draft.refuse(AGENT, "importing.repeated_row", first=first)
        for name in (AGENT, "manager"):
            key = self.force.refusal(draft.text(name)) if draft.text(name) else ""
            if key:
                draft.refuse(name, key)
        if draft.blocked:
            return draft.listed(draft.agent)
        return self._agent(draft, self._team(draft))

    def _team(self, draft: RowDraft) -> TeamId:
        team_id = self.force.own_team()
        manager = draft.text("manager")
        if fold(manager) == fold(self.force.me.name):
            return team_id
        if office := draft.text("office"):
            team_id = self.force.team(office, team_id, None).id
        if not manager:
            return team_id
        leader = self.force.known(manager) or self.force.add(manager, team_id, Role.MANAGER)
        return self.force.team(manager, team_id, leader.id).id

    def _agent(self, draft: RowDraft, team_id: TeamId) -> Planned:
        known = self.force.known(draft.agent)
        email = draft.text("email")
        if known is None:
            user = self.force.add(draft.agent, team_id, email=email)
            return draft.taken(user.name, self.force.take_fresh(), field_changes(None, user, _SHOWN), new=True)
        user = known
        # Where an active person sits is decided by people; a file moves only those who have not begun.
        if known.status is UserStatus.PENDING and known.role is Role.REP:
            user = replace(known, team_id=team_id, email=email or known.email)
        changes = field_changes(known, user, (*_SHOWN, "team_id"))
        puts: list[Any] = [*self.force.take_fresh(), *([user] if changes else [])]
        self.force.replace(user)
        return draft.taken(user.name, puts, self._named(changes), new=False)

    def _named(self, changes: Sequence[Any]) -> list[Any]:
        names = {team.id: team.name for team in self.force.teams.values()}
        return [
            replace(one, before=names.get(one.before, ""), after=names.get(one.after, ""))
            if one.field == "team_id"
            else one
            for one in changes
        ]

    def finish(self) -> Tail:
        """Nothing is left to write."""
        return Tail()
