"""What a form holds while it is open (brouillon), kept on the laptop only, outside journal and outbox."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from salesdesk.store.laptop_tables import DRAFT


def put_draft(connection: Connection, key: str, content: str, saved_at: int) -> None:
    """Keeps a draft, in place of an earlier one of the same key.

    Args:
        connection: Where to write.
        key: Names the form and its record.
        content: JSON text.
        saved_at: Microseconds since 1970.
    """
    values = {"content": content, "saved_at": saved_at}
    statement = insert(DRAFT).values(key=key, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=values))


def get_draft(connection: Connection, key: str) -> str | None:
    """Reads a draft; None when there is none."""
    return connection.execute(select(DRAFT.c.content).where(DRAFT.c.key == key)).scalar_one_or_none()


def drafts_under(connection: Connection, key: str) -> list[tuple[str, str]]:
    """Reads the draft of a key, and those of the keys that begin with it and a colon.

    Args:
        connection: Where to read.
        key: The key.

    Returns:
        Key and content of each, the one kept last first.
    """
    same = (DRAFT.c.key == key) | DRAFT.c.key.startswith(f"{key}:", autoescape=True)
    query = select(DRAFT.c.key, DRAFT.c.content).where(same).order_by(DRAFT.c.saved_at.desc(), DRAFT.c.key)
    return [(row.key, row.content) for row in connection.execute(query)]


def drop_draft(connection: Connection, key: str) -> None:
    """Takes a draft away; none is no error."""
    connection.execute(delete(DRAFT).where(DRAFT.c.key == key))
