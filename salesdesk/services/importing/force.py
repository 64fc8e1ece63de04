"""The sales force of an import (« force de vente ») : whom a row may belong to, and who becomes a pending person."""

from typing import Any

from salesdesk.domain.ids import TeamId, UserId
from salesdesk.domain.people import Role, Team, User, UserStatus, teams_below
from salesdesk.domain.roles import right
from salesdesk.domain.spelling import fold
from salesdesk.services.importing.planned import Bench, RowDraft
from salesdesk.services.importing.targets import AGENT
from salesdesk.store.queries.people import people_below
from salesdesk.store.queries.records import find


class Force:
    """The people that the person who imports may give rows to: himself and, for a manager, everybody below.

    Args:
        bench: What the import works with.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.me: User = bench.workspace.me()
        teams = find(bench.connection, Team)
        self.led = [team.id for team in teams if team.manager_id == self.me.id]
        parents: dict[TeamId, TeamId | None] = {team.id: team.parent_id for team in teams}
        below = teams_below(self.led, parents)
        self.teams: dict[tuple[TeamId | None, str], Team] = {
            (team.parent_id, fold(team.name)): team for team in teams if team.id in below
        }
        everybody = find(bench.connection, User)
        mine = {self.me.id, *(user.id for user in people_below(bench.connection, self.me.id))}
        self._mine: dict[str, User | None] = {}
        for user in (one for one in everybody if one.id in mine):
            # Two people of one name: neither is guessed.
            self._mine[fold(user.name)] = None if fold(user.name) in self._mine else user
        self._outside = {fold(user.name) for user in everybody if user.id not in mine}
        self._may_add = self.me.role is not Role.REP and right(self.me.role, "user").creates
        self._fresh: list[Any] = []
        self.added: list[str] = []

    def known(self, name: str) -> User | None:
        """Returns the one person of a name whom rows may be given to; None when there is none, or two."""
        return self._mine.get(fold(name))

    def refusal(self, name: str) -> str:
        """Returns the message key of why a name cannot stand for a person, or empty when it can."""
        form = fold(name)
        if form in self._mine:
            return "importing.agent_twice" if self._mine[form] is None else ""
        if form in self._outside:
            return "importing.agent_outside"
        return "" if self._may_add else "importing.agent_not_you"

    def owner_of(self, draft: RowDraft) -> User | None:
        """Finds whom a row belongs to; an unknown name becomes a pending person of the importer's own team.

        Args:
            draft: The row; gets the reason when nobody may have it.

        Returns:
            The person; None when the row is refused.
        """
        if not draft.agent:
            return self.me
        if key := self.refusal(draft.agent):
            draft.refuse(AGENT, key)
            return None
        return self.known(draft.agent) or self.add(draft.agent, self.own_team())

    def add(self, name: str, team_id: TeamId, role: Role = Role.REP, email: str = "") -> User:
        """Makes a pending person, who becomes active by an invitation."""
        user = User(
            id=UserId(self._bench.workspace.new_id()),
            name=name,
            email=email,
            role=role,
            team_id=team_id,
            status=UserStatus.PENDING,
            language=self.me.language,
            created_at=self._bench.workspace.now(),
        )
        self._fresh.append(user)
        self._mine[fold(name)] = user
        self.added.append(name)
        return user

    def replace(self, user: User) -> None:
        """Takes note of a person who is written with other facts."""
        self._mine[fold(user.name)] = user

    def own_team(self) -> TeamId:
        """Returns the team that the importer leads; makes it if he leads none."""
        if not self.led:
            self.led.append(self.team(self.me.name, self.me.team_id, self.me.id).id)
        return self.led[0]

    def team(self, name: str, parent_id: TeamId | None, manager_id: UserId | None) -> Team:
        """Returns the team of a name below another, made if it is not there."""
        key = (parent_id, fold(name))
        if key not in self.teams:
            team_id = TeamId(self._bench.workspace.new_id())
            self.teams[key] = Team(id=team_id, name=name, parent_id=parent_id, manager_id=manager_id)
            self._fresh.append(self.teams[key])
        return self.teams[key]

    def take_fresh(self) -> list[Any]:
        """Returns the records made since the last time, to be written with the row that called for them."""
        fresh, self._fresh = self._fresh, []
        return fresh
