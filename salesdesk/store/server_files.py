"""What the server keeps of attached contents (fichiers): how much of each has come, and who refers to it.

A content is kept once for each scope in which a record refers to it: its key is its SHA-256 and that scope. Whoever
only knows the hash of a file of somebody else finds nothing under a scope of his own, and learns nothing. Two scopes of
which one person sees both may share the bytes. Every statement names the firm first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Table, delete, insert, select, update

from salesdesk.domain.ids import OrgId
from salesdesk.store.server_tables import MOVED, STORED_FILE
from salesdesk.store.tables import TABLES

NOUNS_WITH_FILES: Final = (("attachment", "sha256", "size_bytes"), ("client_case", "file_sha256", "file_bytes"))


@dataclass(frozen=True, slots=True)
class Referrer:
    """A live record that refers to a content.

    Attributes:
        noun: Its noun.
        record_id: Its id.
        scope_id: Its scope.
        size_bytes: How long it says that the content is.
        left_scopes: Scopes that it was in before, where its content may have been kept.
    """

    noun: str
    record_id: bytes
    scope_id: bytes
    size_bytes: int
    left_scopes: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A content of a scope, or as much of it as has come.

    Attributes:
        key: See :func:`key_of`.
        vault_name: Under which name its parts lie in the vault.
        size_bytes: Its whole length.
        received_bytes: How much of it has come.
        is_complete: True once all of it has come and its hash was found right.
    """

    key: str
    vault_name: str
    size_bytes: int
    received_bytes: int
    is_complete: bool


def key_of(sha256: str, scope_id: bytes) -> str:
    """Names a content of a scope."""
    return f"{sha256}.{scope_id.hex()}"


def sha256_of(key: str) -> str:
    """Returns the SHA-256 in the name of a content."""
    return key.partition(".")[0]


def _stored(row: Any) -> StoredFile:
    return StoredFile(row.sha256, row.vault_name, row.size_bytes, row.received_bytes, row.completed_at is not None)


def referrers(connection: Connection, org_id: OrgId, sha256: str) -> list[Referrer]:
    """Reads the live records that refer to a content."""
    found = []
    for noun, hash_field, size_field in NOUNS_WITH_FILES:
        table = TABLES[noun]
        statement = select(table.c.id, table.c.scope_id, table.c[size_field]).where(
            table.c.org_id == org_id.bytes, table.c[hash_field] == sha256, table.c.deleted_stamp.is_(None)
        )
        for record_id, scope_id, size in connection.execute(statement).all():
            left = select(MOVED.c.scope_id).where(
                MOVED.c.org_id == org_id.bytes, MOVED.c.noun == noun, MOVED.c.record_id == record_id
            )
            found.append(Referrer(noun, record_id, scope_id, size, tuple(connection.execute(left).scalars())))
    return found


def stored_files(
    connection: Connection, org_id: OrgId, keys: Iterable[str], *, lock: bool = False
) -> dict[str, StoredFile]:
    """Reads contents by key.

    Args:
        connection: Where to read.
        org_id: The firm.
        keys: Some keys.
        lock: True to keep others from changing them until the transaction ends.

    Returns:
        Those that are there, by key.
    """
    statement = select(STORED_FILE).where(STORED_FILE.c.org_id == org_id.bytes, STORED_FILE.c.sha256.in_(list(keys)))
    if lock:
        statement = statement.with_for_update()
    return {row.sha256: _stored(row) for row in connection.execute(statement)}


def begin_file(connection: Connection, org_id: OrgId, stored: StoredFile, now_us: int) -> None:
    """Notes that a content begins to come, or is shared with another scope."""
    connection.execute(
        insert(STORED_FILE).values(
            org_id=org_id.bytes,
            sha256=stored.key,
            vault_name=stored.vault_name,
            size_bytes=stored.size_bytes,
            received_bytes=stored.received_bytes,
            began_at=now_us,
            completed_at=now_us if stored.is_complete else None,
        )
    )


def note_file(connection: Connection, org_id: OrgId, key: str, **values: int | None) -> None:
    """Changes what is noted of a content."""
    connection.execute(
        update(STORED_FILE).where(STORED_FILE.c.org_id == org_id.bytes, STORED_FILE.c.sha256 == key).values(**values)
    )


def drop_file(connection: Connection, org_id: OrgId, key: str) -> None:
    """Forgets a content of a scope; its bytes are the caller's to remove."""
    connection.execute(delete(STORED_FILE).where(STORED_FILE.c.org_id == org_id.bytes, STORED_FILE.c.sha256 == key))


def names_in_use(connection: Connection, names: Sequence[str]) -> set[str]:
    """Tells which names of the vault some content of any firm lies under."""
    statement = select(STORED_FILE.c.vault_name).where(STORED_FILE.c.vault_name.in_(names))
    return set(connection.execute(statement).scalars())


def page_of_files(connection: Connection, org_id: OrgId, after: str, limit: int) -> list[tuple[StoredFile, int | None]]:
    """Reads contents in the order of their keys.

    Args:
        connection: Where to read.
        org_id: The firm.
        after: Only keys beyond this one.
        limit: At most so many.

    Returns:
        Each with the instant since which nothing refers to it, None while something does.
    """
    statement = (
        select(STORED_FILE)
        .where(STORED_FILE.c.org_id == org_id.bytes, STORED_FILE.c.sha256 > after)
        .order_by(STORED_FILE.c.sha256)
        .limit(limit)
    )
    return [(_stored(row), row.unreferenced_at) for row in connection.execute(statement)]


def keys_referred(connection: Connection, org_id: UUID, hashes: Sequence[str]) -> set[str]:
    """Reads under which keys live records refer to some contents; scopes that a record left count too."""
    found = set()
    for noun, hash_field, _size in NOUNS_WITH_FILES:
        table = TABLES[noun]
        live = (table.c.org_id == org_id.bytes, table.c[hash_field].in_(hashes), table.c.deleted_stamp.is_(None))
        rows = connection.execute(select(table.c[hash_field], table.c.scope_id).where(*live))
        found |= {key_of(sha256, scope_id) for sha256, scope_id in rows}
        rows = connection.execute(_left(table, noun, hash_field).where(*live))
        found |= {key_of(sha256, scope_id) for sha256, scope_id in rows}
    return found


def _left(table: Table, noun: str, hash_field: str) -> Any:
    joined = table.join(MOVED, (MOVED.c.org_id == table.c.org_id) & (MOVED.c.record_id == table.c.id))
    return select(table.c[hash_field], MOVED.c.scope_id).select_from(joined).where(MOVED.c.noun == noun)
