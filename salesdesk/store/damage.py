"""Damage (dommage): is a database whole, and what can still be read of one that is not.

SQLCipher proves every page of the main file, and nobody proves the write-ahead log: it is written back first, or a
killed checkpoint would be told as damage. Source: trust.md section 1.
"""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy.exc import DatabaseError

from salesdesk.domain.errors import StoreError
from salesdesk.store.engine import Store, open_sqlcipher

WAL: Final = "-wal"
SHM: Final = "-shm"
_UNSENT: Final = "SELECT op_no, op_id, change FROM outbox WHERE acked_at IS NULL ORDER BY op_no"
_DRAFTS: Final = "SELECT key, content, saved_at FROM draft"
_PERSON_IDS: Final = "SELECT key, value FROM profile WHERE key IN ('org_id', 'user_id', 'device_id')"


def is_whole(store: Store) -> bool:
    """Checks every page of an encrypted database; half a second for 80 MB.

    Args:
        store: The open database; its writer waits meanwhile.

    Returns:
        False when a page is damaged or the pages do not fit together.
    """
    try:
        connection = store.writer.raw_connection()
    except DatabaseError:
        return False
    from sqlcipher3 import dbapi2

    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if cursor.execute("PRAGMA cipher_integrity_check").fetchall():
            return False
        return [tuple(row) for row in cursor.execute("PRAGMA quick_check").fetchall()] == [("ok",)]
    except dbapi2.DatabaseError:
        return False
    finally:
        connection.close()


@dataclass(slots=True)
class Salvage:
    """What could still be read of a damaged database.

    Attributes:
        unsent: Operations that the server has not confirmed: number, and id with packed change.
        drafts: Key, content and time of what forms held.
        facts: Ids of firm, person and device, by name.
    """

    unsent: dict[int, bytes] = field(default_factory=dict)
    drafts: list[tuple[str, str, int]] = field(default_factory=list)
    facts: dict[str, bytes] = field(default_factory=dict)


def salvage(path: Path, key: bytes) -> Salvage:
    """Reads what can still be read of a damaged database; the file itself is not touched.

    Args:
        path: The database; may be missing.
        key: Its key.

    Returns:
        What was found; nothing in the worst case.
    """
    found = Salvage()
    work = path.with_name(f"{path.name}.reading")
    try:
        for end in ("", WAL):
            _remove(work, end)
            with contextlib.suppress(FileNotFoundError):
                # Opening a database writes to it: only a copy is opened.
                shutil.copyfile(f"{path}{end}", f"{work}{end}")
        for number, op_id, change in _rows(work, key, _UNSENT):
            found.unsent[number] = op_id + change
        found.drafts = [(str(name), str(content), int(at)) for name, content, at in _rows(work, key, _DRAFTS)]
        found.facts = {str(name): bytes(value) for name, value in _rows(work, key, _PERSON_IDS)}
    except OSError:
        # No room for the copy: the second file still holds what was not sent.
        return found
    finally:
        for end in ("", WAL, SHM):
            _remove(work, end)
    return found


def _remove(path: Path, end: str) -> None:
    with contextlib.suppress(OSError):
        Path(f"{path}{end}").unlink(missing_ok=True)


def _rows(path: Path, key: bytes, statement: str) -> Iterator[Any]:
    from sqlcipher3 import dbapi2

    if not path.exists():
        return
    try:
        connection = open_sqlcipher(path, key, query_only=True)
    except (dbapi2.DatabaseError, StoreError):
        return
    # Row by row: what stands before a damaged page is read all the same.
    with contextlib.closing(connection), contextlib.suppress(dbapi2.DatabaseError, OverflowError):
        yield from connection.execute(statement)
