"""Reading the firm and its people: who is in whose tree."""

from collections.abc import Iterable

from sqlalchemy import Connection

from salesdesk.domain.ids import TeamId, UserId
from salesdesk.domain.people import Team, User, UserStatus, teams_below
from salesdesk.store.queries.records import find


def all_users(connection: Connection) -> dict[UserId, User]:
    """Reads everybody, by id."""
    return {user.id: user for user in find(connection, User)}


def names_of(connection: Connection, ids: Iterable[UserId | None]) -> dict[UserId, str]:
    """Reads the names of some people; a person unknown here is left out."""
    wanted = {one for one in ids if one is not None}
    return {user_id: user.name for user_id, user in all_users(connection).items() if user_id in wanted}


def people_below(connection: Connection, manager_id: UserId) -> list[User]:
    """Reads the people of the teams that a person leads, and of all teams below.

    Args:
        connection: Where to read.
        manager_id: Who leads; not in the result.

    Returns:
        Live and pending people, by name.
    """
    teams = find(connection, Team)
    led = [team.id for team in teams if team.manager_id == manager_id]
    parents: dict[TeamId, TeamId | None] = {team.id: team.parent_id for team in teams}
    tree = teams_below(led, parents)
    leads = {team.manager_id for team in teams if team.id in tree}
    users = [
        user
        for user in find(connection, User)
        if (user.team_id in tree or user.id in leads)
        and user.id != manager_id
        and user.status is not UserStatus.REVOKED
    ]
    return sorted(users, key=lambda user: user.name.casefold())
