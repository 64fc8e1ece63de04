"""Whether a person may make a change: his role, what he sees, and a few rules that need more than the table.

Source: sync.md, Scopes and Permission change; ``salesdesk.domain.roles`` is the table.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.change import ChangeKind
from salesdesk.domain.clock import Stamp, stamp_ms
from salesdesk.domain.nouns import NOUN_BY_NAME
from salesdesk.domain.people import Role, UserStatus
from salesdesk.domain.roles import right
from salesdesk.store import server_people, server_store
from salesdesk.store.server_people import AccessRow, Person, TeamNode
from salesdesk.sync.hub_access import Tree
from salesdesk.sync.hub_merge import Draft, scope_in
from salesdesk.sync.protocol import Op

_BELOW: Final = frozenset({Role.REP, Role.MANAGER})


class Rights:
    """What one person may do in one push.

    Args:
        connection: The transaction.
        org_id: The firm.
        person: Who pushes.
    """

    def __init__(self, connection: Connection, org_id: UUID, person: Person) -> None:
        self._connection = connection
        self._org_id = org_id
        self._person = person
        self._access: dict[bytes, AccessRow] = {}
        self._created: set[bytes] = {org_id.bytes}
        self._tree: Tree | None = None

    def learn(self, scopes: Iterable[bytes]) -> None:
        """Reads what the person sees, or saw, among some scopes."""
        user_id = UUID(bytes=self._person.user_id)
        self._access |= server_people.access_of(self._connection, self._org_id, user_id, scopes)

    def tree(self) -> Tree:
        """Returns the tree of teams, with what this push added to it."""
        if self._tree is None:
            self._tree = Tree.read(self._connection, self._org_id)
        return self._tree

    def note(self, draft: Draft) -> None:
        """Takes note of a change that was made, for the changes that follow in the same push."""
        values = draft.values
        if draft.noun.name == "account" and draft.before is None:
            self._created.add(draft.record_id)
        elif draft.noun.name == "team":
            parent, leader = _id(values["parent_id"]), _id(values["manager_id"])
            self.tree().teams[draft.record_id] = TeamNode(draft.record_id, parent, leader)
        elif draft.noun.name == "user":
            person = Person(draft.record_id, _id(values["team_id"]), str(values["role"]), str(values["status"]))
            self.tree().people[draft.record_id] = person

    def sees(self, scope_id: bytes) -> bool:
        """Tells whether the person sees a scope now."""
        row = self._access.get(scope_id)
        return scope_id in self._created or (row is not None and row.lost_rev is None)

    def allows(self, op: Op, draft: Draft | None) -> bool:
        """Tells whether a change may be made.

        Args:
            op: A checked change.
            draft: The row that it changes; None for a new record.

        Returns:
            True when it may.
        """
        allowed = right(self._person.role, op.noun)
        if draft is None or op.kind is not ChangeKind.PUT:
            if not allowed.creates:
                return False
        elif not all(allowed.may_change(name) for name in (*op.fields, *op.members, *op.text)):
            return False
        return self._is_in_scope(op, draft) and self._keeps_special_rules(op, draft)

    def _is_in_scope(self, op: Op, draft: Draft | None) -> bool:
        if draft is not None and not self.sees(draft.scope_id) and not self._saw(op, draft):
            return False
        if op.kind is not ChangeKind.PUT or (draft is None and op.noun == "account"):
            return True
        noun = NOUN_BY_NAME[op.noun]
        if draft is None:
            scope = scope_in(noun, self._org_id, op.fields)
            return self.sees(scope) or self._saw_scope(op, scope)
        scope = scope_in(noun, self._org_id, draft.values | op.fields)
        return scope == draft.scope_id or self.sees(scope)

    def _saw(self, op: Op, draft: Draft) -> bool:
        """Tells whether the change was made before the person lost the record."""
        if self._saw_scope(op, draft.scope_id):
            return True
        moves = server_store.moves_of(self._connection, self._org_id, op.noun, op.record_id)
        self.learn(scope for scope, _ in moves)
        return any(scope in self._access and self._is_before(op, rev) for scope, rev in moves)

    def _saw_scope(self, op: Op, scope_id: bytes) -> bool:
        row = self._access.get(scope_id)
        return row is not None and row.lost_rev is not None and self._is_before(op, row.lost_rev)

    def _is_before(self, op: Op, rev: int) -> bool:
        made_at = server_store.rev_instant(self._connection, self._org_id, rev)
        if made_at is None:
            return False
        return max(stamp_ms(Stamp(stamp)) for stamp in (op.stamp, *op.base.values())) <= made_at // 1000

    def _keeps_special_rules(self, op: Op, draft: Draft | None) -> bool:
        if op.noun == "account":
            return self._may_enter_account(op, draft)
        if op.noun == "ownership" and "user_id" in op.fields:
            # An account held by somebody who is not there would be seen by nobody.
            return op.fields["user_id"] in self.tree().people
        if op.noun == "coaching_note":
            author = op.fields.get("author_id")
            return author is None or author == self._person.user_id or (draft is not None and _same(op, draft, author))
        if op.noun == "improvement" and right(self._person.role, op.noun).fields is not None:
            # A proposal is its author's: nobody makes one in another's name or takes another's back.
            return self._person.user_id == (draft.values if draft else op.fields).get("proposed_by")
        if op.noun == "user" and draft is None and self._is_account(op.record_id):
            return False
        if op.noun in {"user", "team"} and self._person.role != Role.ADMINISTRATOR:
            return self._may_change_user(op, draft) if op.noun == "user" else self._may_change_team(op, draft)
        if op.noun == "user":
            return self._keeps_status(op, draft)
        return True

    def _may_enter_account(self, op: Op, draft: Draft | None) -> bool:
        """Whoever is named as creator sees the account: nobody may name somebody outside his own people."""
        creator = op.fields.get("created_by")
        if draft is not None:
            return creator is None or creator == draft.values["created_by"]
        if op.record_id in self.tree().people or op.record_id == self._org_id.bytes:
            return False
        return creator == self._person.user_id or creator in self._people_led()

    def _people_led(self) -> set[bytes]:
        tree = self.tree()
        return tree.people_in(tree.teams_led_by(self._person.user_id)) - {self._person.user_id}

    @staticmethod
    def _keeps_status(op: Op, draft: Draft | None) -> bool:
        """Nobody becomes active by a push: he accepts an invitation; an administrator revokes."""
        status = op.fields.get("status")
        if draft is None:
            return status in {None, UserStatus.PENDING}
        return status in {None, draft.values["status"], UserStatus.REVOKED}

    def _may_change_user(self, op: Op, draft: Draft | None) -> bool:
        led = self.tree().teams_led_by(self._person.user_id)
        if draft is not None and (draft.record_id == self._person.user_id or draft.values["team_id"] not in led):
            return False
        is_pending = draft is None or draft.values["status"] == UserStatus.PENDING
        if op.kind is not ChangeKind.PUT:
            return is_pending
        if not is_pending and {"role", "status", "email"} & op.fields.keys():
            return False
        if op.fields.get("status", UserStatus.PENDING) != UserStatus.PENDING:
            return False
        role = op.fields.get("role", Role.REP)
        team = op.fields.get("team_id") if draft is None else op.fields.get("team_id", draft.values["team_id"])
        return role in _BELOW and team in led

    def _is_account(self, record_id: bytes) -> bool:
        return bool(server_store.ids_taken(self._connection, self._org_id, "account", [record_id]))

    def _may_change_team(self, op: Op, draft: Draft | None) -> bool:
        tree, own = self.tree(), self._person.user_id
        led = tree.teams_led_by(own)
        if draft is not None:
            is_below = draft.record_id in led and draft.values["parent_id"] in led
            if not is_below:
                return False
        if op.kind is not ChangeKind.PUT:
            return True
        parent = op.fields.get("parent_id") if draft is None else op.fields.get("parent_id", draft.values["parent_id"])
        leader = op.fields.get("manager_id")
        if draft is None and not led:
            # A manager without a team founds his own where he stands; it gives him nobody who is there already.
            return leader == own and parent == self._person.team_id
        is_own_leader = leader is None or leader == own or leader in self._people_led()
        return parent in led and is_own_leader and parent not in tree.below([op.record_id])


def _id(value: object) -> bytes | None:
    return value if isinstance(value, bytes) else None


def _same(op: Op, draft: Draft, author: object) -> bool:
    return op.noun == draft.noun.name and draft.values["author_id"] == author
