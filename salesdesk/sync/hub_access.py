"""Who sees which scope, derived from who holds which account and from the tree of teams (visibilité).

An account is seen by those who hold it, by its creator while nobody does, and by every manager above them; what belongs
to a person is seen by him and by the managers above him. Lines of access are written in the transaction that changes
ownership or tree, so that the feed can tell since when a person sees a scope.
"""

from collections.abc import Iterable, Mapping
from typing import Self
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.ids import TeamId
from salesdesk.domain.people import teams_below
from salesdesk.store import server_people
from salesdesk.store.server_people import AccessRow, Holding, Person, TeamNode


class Tree:
    """The people of a firm in their tree of teams.

    Args:
        people: By id.
        teams: By id.
    """

    def __init__(self, people: Mapping[bytes, Person], teams: Mapping[bytes, TeamNode]) -> None:
        self.people = dict(people)
        self.teams = dict(teams)

    @classmethod
    def read(cls, connection: Connection, org_id: UUID) -> Self:
        """Reads the tree as the transaction sees it."""
        return cls(*server_people.read_people(connection, org_id))

    def managers_above(self, user_id: bytes) -> frozenset[bytes]:
        """Returns the managers of a person's team and of every team above it."""
        person = self.people.get(user_id)
        starts = [node.team_id for node in self.teams.values() if node.manager_id == user_id]
        if person is not None and person.team_id is not None:
            starts.append(person.team_id)
        found: set[bytes] = set()
        seen: set[bytes] = set()
        while starts:
            node = self.teams.get(starts.pop())
            if node is None or node.team_id in seen:
                continue
            seen.add(node.team_id)
            if node.manager_id is not None:
                found.add(node.manager_id)
            if node.parent_id is not None:
                starts.append(node.parent_id)
        return frozenset(found)

    def teams_led_by(self, user_id: bytes) -> frozenset[bytes]:
        """Returns the teams that a person manages and those below them."""
        return self.below(node.team_id for node in self.teams.values() if node.manager_id == user_id)

    def below(self, team_ids: Iterable[bytes]) -> frozenset[bytes]:
        """Returns some teams and those below them."""
        parents = {
            TeamId(UUID(bytes=node.team_id)): None if node.parent_id is None else TeamId(UUID(bytes=node.parent_id))
            for node in self.teams.values()
        }
        return frozenset(one.bytes for one in teams_below((TeamId(UUID(bytes=one)) for one in team_ids), parents))

    def people_in(self, team_ids: Iterable[bytes]) -> set[bytes]:
        """Returns those who work in some teams or manage one of them."""
        wanted = set(team_ids)
        working = {person.user_id for person in self.people.values() if person.team_id in wanted}
        managing = {self.teams[one].manager_id for one in wanted if one in self.teams}
        return working | {one for one in managing if one is not None}

    def who_sees_person(self, user_id: bytes) -> frozenset[bytes]:
        """Returns who sees what belongs to a person."""
        return self.managers_above(user_id) | {user_id}

    def who_sees_account(self, holding: Holding) -> frozenset[bytes]:
        """Returns who sees an account and all that hangs on it."""
        holders = holding.holders or frozenset({holding.created_by})
        return frozenset().union(*(self.who_sees_person(one) for one in holders))


def grant(
    connection: Connection, org_id: UUID, rev: int, today: str, accounts: Iterable[bytes], persons: Iterable[bytes]
) -> None:
    """Brings the access to some scopes up to date.

    Args:
        connection: The transaction that changed ownership or tree; it holds the counter, so no other one does the same.
        org_id: The firm.
        rev: Its revision.
        today: ISO day.
        accounts: Accounts whose holders may have changed.
        persons: People whose managers may have changed.
    """
    tree = Tree.read(connection, org_id)
    wanted: dict[bytes, frozenset[bytes]] = {one: tree.who_sees_person(one) for one in persons}
    for holding in server_people.read_holdings(connection, org_id, accounts, today):
        # An account deleted with its ownerships: those who saw it must learn of it, and may bring it back.
        if holding.holders or not holding.is_deleted:
            wanted[holding.account_id] = tree.who_sees_account(holding)
    present = {(row.scope_id, row.user_id): row for row in server_people.access_to(connection, org_id, wanted)}
    new: list[AccessRow] = []
    changed: list[AccessRow] = []
    for scope_id, users in wanted.items():
        for user_id in sorted(users):
            row = present.get((scope_id, user_id))
            if row is None:
                new.append(AccessRow(user_id, scope_id, rev, None))
            elif row.lost_rev is not None:
                changed.append(AccessRow(user_id, scope_id, rev, None))
    for (scope_id, user_id), row in present.items():
        if row.lost_rev is None and user_id not in wanted[scope_id]:
            changed.append(AccessRow(user_id, scope_id, row.gained_rev, rev))
    server_people.write_access(connection, org_id, new, changed)
