"""The firm and its people (organisation, équipe, utilisateur): who works where, in a tree of teams."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from salesdesk.domain.ids import OrgId, TeamId, UserId


class Role(StrEnum):
    """What a person does in the firm; an open set: a role unknown to an old client is shown and grants nothing."""

    REP = "rep"
    MANAGER = "manager"
    DIRECTOR = "director"
    MARKETING = "marketing"
    SALES_OPERATIONS = "sales_operations"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class UserStatus(StrEnum):
    """Where a person stands with the server, in the order in which it advances."""

    PENDING = "pending"
    ACTIVE = "active"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A firm (organisation). Its id is the first key of every row."""

    id: OrgId
    name: str
    language: str = "fr"
    currency: str = "EUR"
    country: str = "FR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A node of the sales force's tree (équipe); its manager reads what its people and its sub-teams sync."""

    id: TeamId
    name: str
    parent_id: TeamId | None = None
    manager_id: UserId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person of the firm (utilisateur). Passwords, devices and tokens stay on the server, in tables of their own."""

    id: UserId
    name: str
    email: str
    role: Role
    team_id: TeamId | None = None
    status: UserStatus = UserStatus.PENDING
    language: str = "fr"
    created_at: datetime | None = None


def teams_below(root_ids: Iterable[TeamId], teams: Mapping[TeamId, TeamId | None]) -> frozenset[TeamId]:
    """Finds the sub-tree of some teams.

    Args:
        root_ids: Where to start; included in the result.
        teams: Parent of each team, None at a root. A loop in it is walked once.

    Returns:
        The teams and everything below them.
    """
    children: dict[TeamId | None, list[TeamId]] = {}
    for team_id, parent_id in teams.items():
        children.setdefault(parent_id, []).append(team_id)
    found: set[TeamId] = set()
    waiting = list(root_ids)
    while waiting:
        team_id = waiting.pop()
        if team_id not in found:
            found.add(team_id)
            waiting.extend(children.get(team_id, ()))
    return frozenset(found)
