"""The schema of a database: made at once when it is new, migrated step by step when it is older, refused when newer.

A new database is made from the tables as they stand and marked with the last revision; Alembic, which costs half a
second to import, is loaded only when an older database is opened. A test holds that both ways give the same schema.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import Column, MetaData, String, Table, inspect, select

from salesdesk.domain.errors import StoreError
from salesdesk.store.engine import Store
from salesdesk.store.laptop_tables import LAPTOP
from salesdesk.store.server_tables import SERVER
from salesdesk.store.tables import METADATA

Side = Literal["laptop", "server"]

HEAD: Final = "0002"
REVISIONS: Final[Sequence[str]] = ("0001", "0002")
MIGRATIONS: Final = Path(__file__).parent / "migrations"

_MARK: Final = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


def metadata_of(side: Side) -> tuple[MetaData, ...]:
    """Returns the tables that a side has: the shared nouns and its own."""
    return (METADATA, LAPTOP if side == "laptop" else SERVER)


def prepare(store: Store, side: Side) -> None:
    """Brings a database to the present schema.

    Args:
        store: The open database.
        side: Whose it is.

    Raises:
        StoreError: It was written by a newer version of the program, or it is damaged.
    """
    with store.write() as connection:
        names = set(inspect(connection).get_table_names())
        if not names:
            for metadata in metadata_of(side):
                metadata.create_all(connection)
            _MARK.create(connection)
            connection.execute(_MARK.insert().values(version_num=HEAD))
            return
        if "alembic_version" not in names:
            raise StoreError("store.damaged", path=store.name)
        revision = connection.execute(select(_MARK.c.version_num)).scalar_one_or_none()
    if revision == HEAD:
        return
    if revision not in REVISIONS:
        raise StoreError("store.newer_schema", path=store.name, found=str(revision), known=HEAD)
    migrate(store, side)


def migrate(store: Store, side: Side, to: str = "head") -> None:
    """Runs the migrations that a database lacks, in one transaction.

    Args:
        store: The open database.
        side: Whose it is.
        to: Last revision to run.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["side"] = side
    with store.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
