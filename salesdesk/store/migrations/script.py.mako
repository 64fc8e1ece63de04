"""${message}."""

from alembic import context, op
import sqlalchemy as sa

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Adds; never renames or removes: an older laptop must still sync with this schema."""
    ${upgrades if upgrades else "pass"}
