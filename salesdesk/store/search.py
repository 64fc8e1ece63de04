"""Full-text search of conversation notes on the laptop (recherche): accents set aside, a word found by its beginning.

The index is derived data: made when it is first needed, dropped and made again at will, never sent. Triggers only note
which conversation changed, so that a round of sync pays next to nothing; :func:`refresh` reads the notes afterwards.

Source: look.md, section 5, measured over 300,000 notes.
"""

import re
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, text

_MAKE: Final = (
    # An explicit integer key: contentless rows are found and removed by it.
    "CREATE TABLE IF NOT EXISTS note_doc (doc INTEGER PRIMARY KEY, conversation_id BLOB NOT NULL UNIQUE)",
    "CREATE TABLE IF NOT EXISTS note_dirty (conversation_id BLOB PRIMARY KEY) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE IF NOT EXISTS note_fts USING fts5(words, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='3 4')",
    "CREATE TRIGGER IF NOT EXISTS note_came AFTER INSERT ON conversation WHEN new.notes <> '' BEGIN "
    "INSERT OR IGNORE INTO note_dirty VALUES (new.id); END",
    "CREATE TRIGGER IF NOT EXISTS note_changed AFTER UPDATE OF notes, deleted_stamp ON conversation BEGIN "
    "INSERT OR IGNORE INTO note_dirty VALUES (new.id); END",
    "CREATE TRIGGER IF NOT EXISTS note_went AFTER DELETE ON conversation BEGIN "
    "INSERT OR IGNORE INTO note_dirty VALUES (old.id); END",
)
_IS_MADE: Final = "SELECT count(*) FROM sqlite_master WHERE name = 'note_went'"
_SHORTEST: Final = 3
_MOST: Final = 500
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A conversation whose notes hold what was looked for.

    Attributes:
        notes: The notes, Markdown source.
        created_at: Microseconds since 1970.
    """

    conversation_id: UUID
    account_id: UUID
    account_name: str
    created_at: int
    notes: str


def is_made(connection: Connection) -> bool:
    """Tells whether the index exists in this store."""
    return bool(connection.execute(text(_IS_MADE)).scalar_one())


def is_behind(connection: Connection) -> bool:
    """Tells whether some notes changed since they were last read into the index."""
    return connection.execute(text("SELECT 1 FROM note_dirty LIMIT 1")).first() is not None


def make(connection: Connection) -> None:
    """Makes the index, with every note still to be read into it."""
    for statement in _MAKE:
        connection.execute(text(statement))
    connection.execute(
        text("INSERT OR IGNORE INTO note_dirty SELECT id FROM conversation WHERE notes <> '' AND deleted_stamp IS NULL")
    )


def refresh(connection: Connection, org_id: UUID, limit: int) -> int:
    """Reads some of the changed notes into the index.

    Args:
        connection: Where to write.
        org_id: The firm.
        limit: At most so many, so that a person's own change waits a moment at most.

    Returns:
        How many were read; fewer than ``limit`` when none is left.
    """
    # Ids are born in time order and so are the numbers given here: the greatest number is the latest conversation.
    rows = connection.execute(
        text(
            "SELECT d.conversation_id, c.notes FROM "
            "(SELECT conversation_id FROM note_dirty ORDER BY conversation_id LIMIT :n) d LEFT JOIN conversation c "
            "ON c.org_id = :org AND c.id = d.conversation_id AND c.deleted_stamp IS NULL"
        ),
        {"n": limit, "org": org_id.bytes},
    ).all()
    if not rows:
        return 0
    ids = [{"id": row[0]} for row in rows]
    connection.execute(text("INSERT OR IGNORE INTO note_doc (conversation_id) VALUES (:id)"), ids)
    connection.execute(
        text("DELETE FROM note_fts WHERE rowid = (SELECT doc FROM note_doc WHERE conversation_id = :id)"), ids
    )
    kept = [{"id": row[0], "words": row[1]} for row in rows if row[1]]
    if kept:
        connection.execute(
            text("INSERT INTO note_fts (rowid, words) SELECT doc, :words FROM note_doc WHERE conversation_id = :id"),
            kept,
        )
    connection.execute(text("DELETE FROM note_dirty WHERE conversation_id = :id"), ids)
    return len(rows)


def find_notes(connection: Connection, org_id: UUID, query: str, limit: int) -> list[FoundNote]:
    """Finds the conversations whose notes hold every word, the latest first.

    Args:
        connection: Where to read.
        org_id: The firm.
        query: Words as typed; each is the beginning of a word, those under three letters are set aside.
        limit: At most so many.

    Returns:
        What was found; empty when no word is long enough.
    """
    match = match_of(query)
    if not match:
        return []
    # The inner limit comes before any join: a common word must not fetch the notes of a whole career.
    rows = connection.execute(
        text(
            "SELECT c.id, c.account_id, a.name, c.created_at, c.notes FROM "
            "(SELECT rowid AS doc FROM note_fts WHERE note_fts MATCH :match ORDER BY rowid DESC LIMIT :most) f "
            "CROSS JOIN note_doc d ON d.doc = f.doc "
            "CROSS JOIN conversation c ON c.org_id = :org AND c.id = d.conversation_id AND c.deleted_stamp IS NULL "
            "CROSS JOIN account a ON a.org_id = :org AND a.id = c.account_id AND a.deleted_stamp IS NULL "
            "ORDER BY c.created_at DESC LIMIT :limit"
        ),
        {"match": match, "most": _MOST, "org": org_id.bytes, "limit": limit},
    )
    return [FoundNote(UUID(bytes=row[0]), UUID(bytes=row[1]), row[2], row[3], row[4]) for row in rows]


def match_of(query: str) -> str:
    """Writes a query for FTS5: every word quoted, as a beginning.

    Args:
        query: Anything typed.

    Returns:
        The expression; empty when no word has three letters.
    """
    return " AND ".join(f'"{word}"*' for word in _WORD.findall(query) if len(word) >= _SHORTEST)
