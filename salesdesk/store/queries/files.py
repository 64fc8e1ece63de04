"""Contents of attached files on a laptop (fichiers): which are in the vault, which wait to be sent, who refers to them.

Records refer to a content by its SHA-256; one to which no live record refers is kept while undo may bring one back.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, exists, func, literal, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from salesdesk.domain.attachments import Attachment
from salesdesk.domain.ids import ConversationId
from salesdesk.domain.wire import instant_from_wire, instant_to_wire
from salesdesk.store.engine import ORG
from salesdesk.store.laptop_tables import FILE, JOURNAL, MEMO, OUTBOX
from salesdesk.store.queries.records import find
from salesdesk.store.tables import TABLES, table_of

_REFERRING: Final = (("attachment", "sha256"), ("client_case", "file_sha256"))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A content that lies in the vault of this laptop.

    Attributes:
        sha256: SHA-256 of the content, hexadecimal.
        vault_name: Its name in the vault.
        size_bytes: Its length.
        is_sent: True when the server has it.
    """

    sha256: str
    vault_name: str
    size_bytes: int
    is_sent: bool


@dataclass(frozen=True, slots=True)
class Memo:
    """A voice memo of the rep (mémo vocal), which stays on this laptop.

    Attributes:
        id: The memo.
        conversation_id: After which conversation.
        sha256: Its content.
        milliseconds: How long it lasts.
        made_at: When it was recorded.
    """

    id: UUID
    conversation_id: ConversationId
    sha256: str
    milliseconds: int
    made_at: datetime


def _firm(connection: Connection, table: Any) -> ColumnElement[bool]:
    return table.c.org_id == connection.info[ORG]  # type: ignore[no-any-return]  # a column of the table


def _live(connection: Connection, sha256: Any, *, sent_only: bool = False) -> ColumnElement[bool]:
    """Tells in SQL whether a live record refers to a content."""
    conditions = []
    for name, column in _REFERRING:
        table = TABLES[name]
        ours = [_firm(connection, table), table.c.deleted_stamp.is_(None), table.c[column] == sha256]
        if sent_only:
            waits = exists().where(OUTBOX.c.noun == name, OUTBOX.c.record_id == table.c.id, OUTBOX.c.acked_at.is_(None))
            ours.append(~waits)
        conditions.append(exists().where(*ours))
    return or_(*conditions)


def _undoable(sha256: Any) -> ColumnElement[bool]:
    """Tells in SQL whether the journal may bring a record back that refers to a content."""
    conditions = []
    for name, column in _REFERRING:
        table = TABLES[name]
        conditions.append(
            exists().where(table.c[column] == sha256, JOURNAL.c.noun == name, JOURNAL.c.record_id == table.c.id)
        )
    return or_(*conditions)


def _kept(row: Any) -> KeptFile:
    return KeptFile(row.sha256, row.vault_name, row.size_bytes, row.sent_at is not None)


def kept_file(connection: Connection, sha256: str) -> KeptFile | None:
    """Reads where a content lies; None when it is not on this laptop."""
    row = connection.execute(select(FILE).where(FILE.c.sha256 == sha256)).one_or_none()
    return None if row is None else _kept(row)


def kept_files(connection: Connection, hashes: list[str]) -> dict[str, KeptFile]:
    """Reads where some contents lie, at most a page of them; those that are not here are left out."""
    rows = connection.execute(select(FILE).where(FILE.c.sha256.in_(hashes)))
    return {row.sha256: _kept(row) for row in rows}


def keep_file(
    connection: Connection, sha256: str, vault_name: str, size_bytes: int, at: datetime, *, is_sent: bool
) -> None:
    """Notes that a content lies in the vault.

    Args:
        connection: The transaction.
        sha256: Of the content.
        vault_name: Where it lies.
        size_bytes: Its length.
        at: When it came.
        is_sent: True when the server has it.
    """
    instant = instant_to_wire(at)
    values = {
        "vault_name": vault_name,
        "size_bytes": size_bytes,
        "kept_at": instant,
        "used_at": instant,
        "sent_at": instant if is_sent else None,
    }
    statement = insert(FILE).values(sha256=sha256, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["sha256"], set_=values))


def mark_sent(connection: Connection, sha256: str, at: datetime | None) -> None:
    """Notes when the server confirmed a content; None: that it has to be asked again."""
    instant = None if at is None else instant_to_wire(at)
    connection.execute(update(FILE).where(FILE.c.sha256 == sha256).values(sent_at=instant))


def mark_used(connection: Connection, sha256: str, at: datetime) -> None:
    """Notes that a content was opened."""
    connection.execute(update(FILE).where(FILE.c.sha256 == sha256).values(used_at=instant_to_wire(at)))


def forget_file(connection: Connection, sha256: str) -> None:
    """Notes that a content lies in the vault no more."""
    connection.execute(delete(FILE).where(FILE.c.sha256 == sha256))


def vault_names(connection: Connection) -> set[str]:
    """Reads the names of all contents that are known."""
    return set(connection.execute(select(FILE.c.vault_name)).scalars())


def to_send(connection: Connection, *, ready_only: bool = True) -> list[KeptFile]:
    """Reads the contents that the server does not have, the smallest first.

    Args:
        connection: Where to read.
        ready_only: Only those of which a referring record was sent: the server takes no other.

    Returns:
        The contents to which a live record refers.
    """
    statement = select(FILE).where(FILE.c.sent_at.is_(None), _live(connection, FILE.c.sha256, sent_only=ready_only))
    return [_kept(row) for row in connection.execute(statement.order_by(FILE.c.size_bytes))]


def count_to_send(connection: Connection) -> int:
    """Counts the contents that the server does not have yet."""
    statement = select(func.count()).where(FILE.c.sent_at.is_(None), _live(connection, FILE.c.sha256))
    return int(connection.execute(statement).scalar_one())


def ask_again_of_unreferred(connection: Connection) -> None:
    """Forgets that the server has what no live record refers to: it may remove it, and undo may bring a record back."""
    connection.execute(
        update(FILE).where(FILE.c.sent_at.is_not(None), ~_live(connection, FILE.c.sha256)).values(sent_at=None)
    )


def needless(connection: Connection) -> list[KeptFile]:
    """Reads the contents that nothing refers to any more, and that no undo can bring back."""
    memo = exists().where(MEMO.c.sha256 == FILE.c.sha256)
    statement = select(FILE).where(~_live(connection, FILE.c.sha256), ~_undoable(FILE.c.sha256), ~memo)
    return [_kept(row) for row in connection.execute(statement)]


def is_referred(connection: Connection, sha256: str) -> bool:
    """Tells whether a live record refers to a content, or undo may bring one back."""
    value = literal(sha256)
    return bool(connection.execute(select(or_(_live(connection, value), _undoable(value)))).scalar_one())


def over_budget(connection: Connection, budget_bytes: int) -> list[KeptFile]:
    """Chooses what may leave this laptop so that contents take no more than a budget.

    Args:
        connection: Where to read.
        budget_bytes: How much they may take.

    Returns:
        Those used the longest time ago, of those that the server has; perhaps not enough, never more than needed.
    """
    rows = connection.execute(select(FILE).order_by(FILE.c.used_at)).all()
    over = sum(row.size_bytes for row in rows) - budget_bytes
    chosen = []
    for row in rows:
        if over <= 0:
            break
        if row.sent_at is not None:
            chosen.append(_kept(row))
            over -= row.size_bytes
    return chosen


def attachments_of(connection: Connection, field: str, record_id: UUID) -> list[Attachment]:
    """Reads the files kept with a record, the oldest first.

    Args:
        connection: Where to read.
        field: Which reference: ``conversation_id``, ``opportunity_id``, ``evidence_id``, ``extra_work_id`` or
            ``account_id``.
        record_id: The record.

    Returns:
        The attachments.
    """
    column = table_of(Attachment).c
    order = (column.added_at, column.id)
    if field == "account_id":
        # A child is found by its scope.
        return find(connection, Attachment, column.scope_id == record_id.bytes, order_by=order)
    return find(connection, Attachment, column[field] == record_id.bytes, order_by=order)


def _memo(row: Any) -> Memo:
    return Memo(
        UUID(bytes=row.id),
        ConversationId(UUID(bytes=row.conversation_id)),
        row.sha256,
        row.milliseconds,
        instant_from_wire(row.made_at),
    )


def _memos(*conditions: ColumnElement[bool]) -> Select[Any]:
    return select(MEMO).where(and_(True, *conditions)).order_by(MEMO.c.made_at)


def memos_of(connection: Connection, conversation_id: ConversationId) -> list[Memo]:
    """Reads the voice memos of a conversation, the oldest first."""
    return [_memo(row) for row in connection.execute(_memos(MEMO.c.conversation_id == conversation_id.bytes))]


def memo(connection: Connection, memo_id: UUID) -> Memo | None:
    """Reads one voice memo; None when it is not here."""
    row = connection.execute(_memos(MEMO.c.id == memo_id.bytes)).one_or_none()
    return None if row is None else _memo(row)


def keep_memo(connection: Connection, kept: Memo) -> None:
    """Keeps a voice memo; one that is kept already stays as it is."""
    statement = insert(MEMO).values(
        id=kept.id.bytes,
        conversation_id=kept.conversation_id.bytes,
        sha256=kept.sha256,
        milliseconds=kept.milliseconds,
        made_at=instant_to_wire(kept.made_at),
    )
    connection.execute(statement.on_conflict_do_nothing())


def forget_memo(connection: Connection, memo_id: UUID) -> None:
    """Forgets a voice memo."""
    connection.execute(delete(MEMO).where(MEMO.c.id == memo_id.bytes))
