"""One push as one transaction: read and lock, judge, merge, take the revision, write, log, grant. Source: sync.md."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.change import ChangeKind, Wire
from salesdesk.domain.clock import Stamp
from salesdesk.domain.ids import uuid7
from salesdesk.domain.nouns import NOUN_BY_NAME, NOUNS
from salesdesk.domain.wire import instant_from_wire
from salesdesk.store import server_people, server_store
from salesdesk.sync.codec import pack
from salesdesk.sync.hub_access import Tree, grant
from salesdesk.sync.hub_checks import Fault, missing_field
from salesdesk.sync.hub_merge import Clash, Draft, draft_of, merge_op, new_draft, scope_in
from salesdesk.sync.hub_rights import Rights
from salesdesk.sync.protocol import Op, OpResult, Status

Key = tuple[str, bytes]


@dataclass(slots=True)
class Checked:
    """One change of a push, once its shape was checked.

    Attributes:
        op: The change.
        ignored: Fields of it that this server does not know.
        fault: Why it cannot be taken; None for a good one.
    """

    op: Op
    ignored: list[str] = field(default_factory=list)
    fault: Fault | None = None


class Application:
    """Changes being applied in one transaction.

    Args:
        connection: The transaction.
        org_id: The firm.
        device_id: Whose log lines these are.
        user_id: Likewise.
        now_us: Microseconds since 1970.
        rights: What may be done; None for the server's own writes.
    """

    def __init__(
        self,
        connection: Connection,
        org_id: UUID,
        *,
        device_id: UUID,
        user_id: bytes,
        now_us: int,
        rights: Rights | None,
    ) -> None:
        self._connection = connection
        self._org_id = org_id
        self._device_id = device_id
        self._user_id = user_id
        self._now_us = now_us
        self._rights = rights
        self._drafts: dict[Key, Draft] = {}
        self._clashes: list[Clash] = []
        self._done: list[Op] = []

    def apply(self, changes: Sequence[Checked]) -> tuple[int | None, list[OpResult]]:
        """Applies changes in order.

        Args:
            changes: Checked changes of one device.

        Returns:
            The revision that they were given, None if nothing changed; and what became of each.
        """
        good = [one.op for one in changes if one.fault is None]
        known = self._load(good)
        if self._rights is not None:
            self._rights.learn(self._scopes(good))
        results = [self._apply_one(one, known) for one in changes]
        dirty = [draft for draft in self._drafts.values() if draft.dirty]
        if not dirty:
            return None, results
        rev = server_store.next_rev(self._connection, self._org_id)
        dirty += self._new_conflicts()
        self._write(dirty, rev)
        self._log(rev)
        self._grant(dirty, rev)
        return rev, results

    def _load(self, ops: Sequence[Op]) -> set[bytes]:
        wanted: dict[str, set[bytes]] = {}
        for op in ops:
            wanted.setdefault(op.noun, set()).add(op.record_id)
        found: dict[str, list[bytes]] = {}
        # By name of noun, then by id: two pushes lock in the same order and never wait for each other in a ring.
        for name in sorted(wanted):
            noun = NOUN_BY_NAME[name]
            for record_id, kept in server_store.lock_rows(self._connection, self._org_id, noun, wanted[name]).items():
                self._drafts[name, record_id] = draft_of(noun, record_id, kept)
                found.setdefault(name, []).append(record_id)
        return server_store.known_ops(self._connection, self._org_id, found, (op.op_id for op in ops))

    def _scopes(self, ops: Sequence[Op]) -> set[bytes]:
        scopes = {draft.scope_id for draft in self._drafts.values()}
        for op in ops:
            name = NOUN_BY_NAME[op.noun].scope_field
            scope = op.fields.get(name) if name else None
            if isinstance(scope, bytes):
                scopes.add(scope)
        return scopes

    def _apply_one(self, one: Checked, known: set[bytes]) -> OpResult:
        op = one.op
        if one.fault is not None:
            return OpResult(op_id=op.op_id, status="rejected", code=one.fault.code, field=one.fault.field)
        if op.op_id in known:
            draft = self._drafts.get((op.noun, op.record_id))
            return OpResult(op_id=op.op_id, status="applied", ignored=one.ignored, outside=self._is_outside(draft))
        known.add(op.op_id)
        draft = self._drafts.get((op.noun, op.record_id))
        try:
            if draft is None:
                if op.kind is not ChangeKind.PUT:
                    return OpResult(op_id=op.op_id, status="merged")
                missing = missing_field(NOUN_BY_NAME[op.noun], op)
                if missing is not None:
                    return OpResult(op_id=op.op_id, status="rejected", code="sync.refused_incomplete", field=missing)
            if self._rights is not None and not self._rights.allows(op, draft):
                return OpResult(op_id=op.op_id, status="forbidden", code="sync.refused_right")
            if draft is None:
                draft = self._drafts[op.noun, op.record_id] = new_draft(NOUN_BY_NAME[op.noun], self._org_id, op)
                status, clashes = _applied()
            else:
                status, clashes = merge_op(draft, op, self._org_id)
        except Fault as fault:
            return OpResult(op_id=op.op_id, status="rejected", code=fault.code, field=fault.field)
        if self._rights is not None:
            self._rights.note(draft)
        self._clashes += clashes
        self._done.append(op)
        return OpResult(op_id=op.op_id, status=status, ignored=one.ignored, outside=self._is_outside(draft))

    def _is_outside(self, draft: Draft | None) -> bool:
        """Tells whether a change was taken because it was made before the person lost its record."""
        return self._rights is not None and draft is not None and not self._rights.sees(draft.scope_id)

    def _new_conflicts(self) -> list[Draft]:
        tails = {clash.kept_stamp[8:] for clash in self._clashes} | {clash.other_stamp[8:] for clash in self._clashes}
        users = server_people.users_of_tails(self._connection, self._org_id, tails)
        noun = NOUN_BY_NAME["conflict"]
        made = []
        for clash in self._clashes:
            record_id = conflict_id(clash.op_id, clash.field)
            values: dict[str, Wire] = {
                "id": record_id,
                "record_scope_id": clash.draft.scope_id,
                "noun": clash.draft.noun.name,
                "record_id": clash.draft.record_id,
                "field": clash.field,
                "kept": as_json(clash.kept),
                "other": as_json(clash.other),
                "kept_by": users.get(clash.kept_stamp[8:]),
                "other_by": users.get(clash.other_stamp[8:]),
                "detected_at": self._now_us,
                "resolved_at": None,
                "resolved_by": None,
            }
            stamp = max(clash.kept_stamp, clash.other_stamp)
            made.append(Draft(noun, record_id, values, {}, scope_in(noun, self._org_id, values), Stamp(stamp)))
        return made

    def _write(self, dirty: Iterable[Draft], rev: int) -> None:
        by_noun: dict[str, list[Draft]] = {}
        for draft in dirty:
            by_noun.setdefault(draft.noun.name, []).append(draft)
        for noun in NOUNS:
            drafts = by_noun.get(noun.name, [])
            new = [draft.row(self._org_id, rev) for draft in drafts if draft.before is None]
            old = [draft.row(self._org_id, rev) for draft in drafts if draft.before is not None]
            server_store.insert_rows(self._connection, noun, new)
            server_store.update_rows(self._connection, noun, old)
            moves = [
                (noun.name, draft.record_id, draft.before.scope_id, draft.scope_id)
                for draft in drafts
                if draft.before is not None and draft.before.scope_id != draft.scope_id
            ]
            server_store.write_moves(self._connection, self._org_id, moves, rev)

    def _log(self, rev: int) -> None:
        server_store.log_changes(
            self._connection,
            [
                {
                    "org_id": self._org_id.bytes,
                    "rev": rev,
                    "op_id": op.op_id,
                    "device_id": self._device_id.bytes,
                    "user_id": self._user_id,
                    "noun": op.noun,
                    "record_id": op.record_id,
                    "change": pack(op),
                    "made_at": self._now_us,
                }
                for op in self._done
            ],
        )

    def _grant(self, dirty: Sequence[Draft], rev: int) -> None:
        accounts, persons = set[bytes](), set[bytes]()
        moved_users, moved_teams = set[bytes](), set[bytes]()
        for draft in dirty:
            name = draft.noun.name
            if name == "ownership":
                accounts |= {draft.scope_id} | ({draft.before.scope_id} if draft.before is not None else set())
            elif name == "account" and _differs(draft, "created_by"):
                accounts.add(draft.record_id)
            elif name == "user" and _differs(draft, "team_id"):
                moved_users.add(draft.record_id)
            elif name == "team" and _differs(draft, "parent_id", "manager_id"):
                moved_teams.add(draft.record_id)
            if name == "user" and draft.before is not None and _differs(draft, "role"):
                self._send_anew(draft.record_id, rev)
        if moved_teams:
            tree = Tree.read(self._connection, self._org_id)
            moved_users |= tree.people_in(tree.below(moved_teams))
            moved_users |= {
                leader
                for draft in dirty
                if draft.noun.name == "team" and draft.before is not None
                if isinstance(leader := draft.before.values["manager_id"], bytes)
            }
        if moved_users:
            persons |= moved_users
            accounts |= server_people.accounts_of(self._connection, self._org_id, moved_users)
        if accounts or persons:
            today = instant_from_wire(self._now_us).date().isoformat()
            grant(self._connection, self._org_id, rev, today, accounts, persons)

    def _send_anew(self, user_id: bytes, rev: int) -> None:
        """Another role reads other nouns: the person's devices take a new snapshot."""
        org = self._org_id.bytes
        row = server_people.AccessRow(user_id, org, rev, None)
        present = server_people.access_of(self._connection, self._org_id, UUID(bytes=user_id), [org])
        server_people.write_access(self._connection, self._org_id, [] if present else [row], [row] if present else [])


def _applied() -> tuple[Status, list[Clash]]:
    return "applied", []


def _differs(draft: Draft, *names: str) -> bool:
    before = draft.before
    if before is None or (before.deleted_stamp is None) != (draft.deleted_stamp is None):
        return True
    return any(before.values[name] != draft.values[name] for name in names)


def conflict_id(op_id: bytes, name: str) -> bytes:
    """Returns the id of the conflict that a change made on a field: the same for a change pushed again.

    Args:
        op_id: The change; a UUIDv7, whose time becomes that of the conflict.
        name: The field.

    Returns:
        A UUIDv7, 16 bytes.
    """
    digest = blake2b(op_id + name.encode(), digest_size=10).digest()
    return uuid7(int.from_bytes(op_id[:6]), digest).bytes


def as_json(value: Any) -> str:
    """Writes a wire value, or several by field, as JSON; bytes as hexadecimal digits."""
    if isinstance(value, Mapping):
        return json.dumps({name: _plain(one) for name, one in value.items()}, ensure_ascii=False)
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Wire) -> Wire:
    return value.hex() if isinstance(value, bytes) else value
