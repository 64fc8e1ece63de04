"""The tables that only a server has: the counter of revisions, who sees what, devices, sign-in, the log of changes.

The organisation comes first in every key, every id is made by us, and nothing here needs a sequence or a trigger.
"""

from typing import Final

from sqlalchemy import BigInteger, Column, Index, LargeBinary, MetaData, Table, Text

SERVER: Final = MetaData()


def _org() -> Column[bytes]:
    return Column("org_id", LargeBinary(), primary_key=True)


COUNTER: Final = Table(
    # One row a firm: the revision last given. Locked last in a push and held until its commit (sync.md section 1).
    "counter",
    SERVER,
    _org(),
    Column("rev", BigInteger(), nullable=False),
    Column("epoch", LargeBinary(), nullable=False),
    Column("horizon_rev", BigInteger(), nullable=False),
)

ACCESS: Final = Table(
    # Who sees which scope: since which revision, and until which one if it was taken away.
    "access",
    SERVER,
    _org(),
    Column("user_id", LargeBinary(), primary_key=True),
    Column("scope_id", LargeBinary(), primary_key=True),
    Column("gained_rev", BigInteger(), nullable=False),
    Column("lost_rev", BigInteger()),
)
Index("ix_access_scope", ACCESS.c.org_id, ACCESS.c.scope_id)
Index("ix_access_gained", ACCESS.c.org_id, ACCESS.c.user_id, ACCESS.c.gained_rev)
Index("ix_access_lost", ACCESS.c.org_id, ACCESS.c.user_id, ACCESS.c.lost_rev)

MOVED: Final = Table(
    # A record that left a scope for another: those who see only the old one are told that it is gone.
    "moved",
    SERVER,
    _org(),
    Column("scope_id", LargeBinary(), primary_key=True),
    Column("noun", Text(), primary_key=True),
    Column("record_id", LargeBinary(), primary_key=True),
    Column("rev", BigInteger(), nullable=False),
)

BATCH: Final = Table(
    # The reply to each push, so that a push sent twice is applied once.
    "batch",
    SERVER,
    _org(),
    Column("device_id", LargeBinary(), primary_key=True),
    Column("batch_id", LargeBinary(), primary_key=True),
    Column("digest", LargeBinary(), nullable=False),
    Column("reply", LargeBinary(), nullable=False),
    Column("made_at", BigInteger(), nullable=False),
)

CHANGE_LOG: Final = Table(
    # Every change applied, for audit and review of conflicts.
    "change_log",
    SERVER,
    _org(),
    Column("rev", BigInteger(), primary_key=True),
    Column("op_id", LargeBinary(), primary_key=True),
    Column("device_id", LargeBinary(), nullable=False),
    Column("user_id", LargeBinary(), nullable=False),
    Column("noun", Text(), nullable=False),
    Column("record_id", LargeBinary(), nullable=False),
    Column("change", LargeBinary(), nullable=False),
    Column("made_at", BigInteger(), nullable=False),
)
Index("ix_change_log_record", CHANGE_LOG.c.org_id, CHANGE_LOG.c.noun, CHANGE_LOG.c.record_id)

DEVICE: Final = Table(
    "device",
    SERVER,
    _org(),
    Column("id", LargeBinary(), primary_key=True),
    Column("user_id", LargeBinary(), nullable=False),
    Column("name", Text(), nullable=False),
    Column("tail", LargeBinary(), nullable=False),
    Column("created_at", BigInteger(), nullable=False),
    Column("seen_at", BigInteger()),
    Column("revoked_at", BigInteger()),
    Column("app_version", Text()),
)
Index("ix_device_user", DEVICE.c.org_id, DEVICE.c.user_id)

CREDENTIAL: Final = Table(
    # Password of a person, argon2id; never sent to any device.
    "credential",
    SERVER,
    _org(),
    Column("user_id", LargeBinary(), primary_key=True),
    Column("password_hash", Text(), nullable=False),
    Column("changed_at", BigInteger(), nullable=False),
)

INVITATION: Final = Table(
    # A one-time word to join: kept as a hash, good for 72 hours.
    "invitation",
    SERVER,
    _org(),
    Column("token_hash", LargeBinary(), primary_key=True),
    Column("user_id", LargeBinary(), nullable=False),
    Column("made_at", BigInteger(), nullable=False),
    Column("expires_at", BigInteger(), nullable=False),
    Column("used_at", BigInteger()),
)

AUTH_CODE: Final = Table(
    # Between the sign-in page and the program: PKCE code, kept as a hash, good for a few minutes, once.
    "auth_code",
    SERVER,
    _org(),
    Column("code_hash", LargeBinary(), primary_key=True),
    Column("user_id", LargeBinary(), nullable=False),
    Column("challenge", Text(), nullable=False),
    Column("redirect_uri", Text(), nullable=False),
    Column("expires_at", BigInteger(), nullable=False),
    Column("used_at", BigInteger()),
)

TOKEN: Final = Table(
    # Access and refresh tokens of a device, as hashes. The refresh token before the last stays good until that is used.
    "token",
    SERVER,
    _org(),
    Column("token_hash", LargeBinary(), primary_key=True),
    Column("kind", Text(), nullable=False),
    Column("device_id", LargeBinary(), nullable=False),
    Column("user_id", LargeBinary(), nullable=False),
    Column("made_at", BigInteger(), nullable=False),
    Column("expires_at", BigInteger(), nullable=False),
    Column("used_at", BigInteger()),
    Column("replaces_hash", LargeBinary()),
    Column("revoked_at", BigInteger()),
)
Index("ix_token_device", TOKEN.c.org_id, TOKEN.c.device_id)

EVENT: Final = Table(
    # What was done to people, devices and rights: each line carries the hash of the one before.
    "event",
    SERVER,
    _org(),
    Column("no", BigInteger(), primary_key=True, autoincrement=False),
    Column("happened_at", BigInteger(), nullable=False),
    Column("actor_id", LargeBinary()),
    Column("name", Text(), nullable=False),
    Column("detail", Text(), nullable=False),
    Column("previous_hash", LargeBinary(), nullable=False),
    Column("hash", LargeBinary(), nullable=False),
)

STORED_FILE: Final = Table(
    # Content of attached files: how much has come, and when all of it had. The bytes lie in the vault. The key is the
    # SHA-256 with the scope behind it, so that naming a known hash in a record of one's own gives nothing.
    "stored_file",
    SERVER,
    _org(),
    Column("sha256", Text(), primary_key=True),
    Column("vault_name", Text(), nullable=False),
    Column("size_bytes", BigInteger(), nullable=False),
    Column("received_bytes", BigInteger(), nullable=False),
    Column("began_at", BigInteger(), nullable=False),
    Column("completed_at", BigInteger()),
    Column("unreferenced_at", BigInteger()),
)

FORM_LINK: Final = Table(
    # The link of the colleagues' form: whoever has it may enter a request; kept as a hash, revoked by hand.
    "form_link",
    SERVER,
    _org(),
    Column("token_hash", LargeBinary(), primary_key=True),
    Column("made_by", LargeBinary(), nullable=False),
    Column("made_at", BigInteger(), nullable=False),
    Column("revoked_at", BigInteger()),
)
