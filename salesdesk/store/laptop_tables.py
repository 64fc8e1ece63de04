"""The tables that only a laptop has: journal for undo, outbox of what waits to be sent, what this profile is."""

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Table, Text

LAPTOP: Final = MetaData()

PROFILE: Final = Table(
    # One line a fact: device, user, organisation, clock, cursor of the feed, epoch of the server's history.
    "profile",
    LAPTOP,
    Column("key", Text(), primary_key=True),
    Column("value", LargeBinary(), nullable=False),
)

JOURNAL_GROUP: Final = Table(
    # One gesture of a person: what undo takes back as a whole. No name: not offered to undo (typing, sync).
    "journal_group",
    LAPTOP,
    Column("no", Integer(), primary_key=True, autoincrement=True),
    Column("name", Text()),
    Column("args", Text(), nullable=False),
    Column("made_at", BigInteger(), nullable=False),
    Column("undoes", Integer()),
    Column("undone_by", Integer()),
    # For a gesture made again by redo: number of its first making, which decides what may still be redone.
    Column("first_no", Integer()),
    sqlite_autoincrement=True,
)

JOURNAL: Final = Table(
    # One change of one record: before and after are MessagePack maps of wire values, None for a record not there.
    "journal",
    LAPTOP,
    Column("no", Integer(), primary_key=True, autoincrement=True),
    Column("group_no", Integer(), nullable=False, index=True),
    Column("noun", Text(), nullable=False),
    Column("record_id", LargeBinary(), nullable=False),
    Column("kind", Text(), nullable=False),
    Column("before", LargeBinary()),
    Column("after", LargeBinary()),
    Column("stamp", LargeBinary(), nullable=False),
    sqlite_autoincrement=True,
)

OUTBOX: Final = Table(
    # AUTOINCREMENT: a number is never used twice, even when the outbox has been empty (sync.md section 5).
    "outbox",
    LAPTOP,
    Column("op_no", Integer(), primary_key=True, autoincrement=True),
    Column("op_id", LargeBinary(), nullable=False, unique=True),
    Column("noun", Text(), nullable=False),
    Column("record_id", LargeBinary(), nullable=False),
    Column("change", LargeBinary(), nullable=False),
    Column("batch_id", LargeBinary()),
    Column("acked_at", BigInteger()),
    Column("refusal", Text()),
    sqlite_autoincrement=True,
)
Index("ix_outbox_record", OUTBOX.c.noun, OUTBOX.c.record_id)
Index("ix_outbox_waiting", OUTBOX.c.acked_at, OUTBOX.c.op_no)

PENDING_CHANGE: Final = Table(
    # Fields that a newer server sent and this version does not know: kept, replayed after the upgrade.
    "pending_change",
    LAPTOP,
    Column("noun", Text(), primary_key=True),
    Column("record_id", LargeBinary(), primary_key=True),
    Column("fields", LargeBinary(), nullable=False),
)

DRAFT: Final = Table(
    # What a form held when the program ended: offered again at the next start.
    "draft",
    LAPTOP,
    Column("key", Text(), primary_key=True),
    Column("content", Text(), nullable=False),
    Column("saved_at", BigInteger(), nullable=False),
)

IMPORT_MAPPING: Final = Table(
    # How the columns of a form of file were mapped last time.
    "import_mapping",
    LAPTOP,
    Column("target", Text(), primary_key=True),
    Column("fingerprint", Text(), primary_key=True),
    Column("mapping", Text(), nullable=False),
    Column("saved_at", BigInteger(), nullable=False),
)

FILE: Final = Table(
    # Content of attached files by SHA-256: where it lies in the vault, its length, whether the server has it.
    "file",
    LAPTOP,
    Column("sha256", Text(), primary_key=True),
    Column("vault_name", Text(), nullable=False),
    Column("size_bytes", BigInteger(), nullable=False),
    Column("kept_at", BigInteger(), nullable=False),
    Column("sent_at", BigInteger()),
    Column("used_at", BigInteger(), nullable=False),
)

MEMO: Final = Table(
    # The rep's own voice memos after a visit: they stay on this laptop.
    "memo",
    LAPTOP,
    Column("id", LargeBinary(), primary_key=True),
    Column("conversation_id", LargeBinary(), nullable=False, index=True),
    Column("sha256", Text(), nullable=False),
    Column("milliseconds", BigInteger(), nullable=False),
    Column("made_at", BigInteger(), nullable=False),
)
