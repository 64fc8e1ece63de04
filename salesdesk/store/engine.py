"""Opening a database: SQLCipher on the laptop and for the embedded server, PostgreSQL by URL; its promises asserted.

A laptop store has one writer and a pool of readers. Writes start with BEGIN IMMEDIATE and end with a synced WAL
(``synchronous=FULL``: with NORMAL, acknowledged writes were lost in two thirds of the power cuts tried).
"""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from salesdesk.domain.errors import StoreError

LOWEST_SQLITE: Final = (3, 51, 3)
KEY_BYTES: Final = 32
ORG: Final = "org_id"
"""Where a connection says which firm it serves, so that a record is found by its whole key."""
_READERS: Final = 4
_BUSY_SECONDS: Final = 30


def open_sqlcipher(path: Path, key: bytes, *, query_only: bool) -> Any:
    """Opens one connection of the encrypted driver.

    Args:
        path: The database file; made if absent and not ``query_only``.
        key: The raw key, 32 bytes.
        query_only: True for a reader.

    Returns:
        A DB-API connection in autocommit mode; transactions are begun by SQLAlchemy's events below.

    Raises:
        StoreError: The SQLite inside is older than 3.51.3, whose write-ahead log can lose committed data.
    """
    from sqlcipher3 import dbapi2

    if dbapi2.sqlite_version_info < LOWEST_SQLITE:
        raise StoreError("store.old_sqlite", version=dbapi2.sqlite_version)
    connection = dbapi2.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS, cached_statements=512
    )
    try:
        cursor = connection.cursor()
        # The key first: any other statement would try to read the file without it.
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute("PRAGMA cipher_memory_security = OFF")
        if not query_only:
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("PRAGMA cache_size = -32000")
        if query_only:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()
    except BaseException:
        # A full disk refuses the log: a connection left to the collector would keep the file open.
        connection.close()
        raise
    return connection


def _encrypted_engine(path: Path, key: bytes, *, query_only: bool) -> Engine:
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: open_sqlcipher(path, key, query_only=query_only),
        poolclass=QueuePool,
        pool_size=_READERS if query_only else 1,
        max_overflow=_READERS if query_only else 0,
    )
    opening = "BEGIN" if query_only else "BEGIN IMMEDIATE"

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(opening)

    event.listen(engine, "begin", begin)
    return engine


def explain(error: Exception, path: str) -> StoreError:
    """Turns a driver's error into one that says what happened.

    Args:
        error: What SQLAlchemy or the driver itself raised.
        path: Name of the database, for the message.

    Returns:
        The error to raise: full disk, busy, damaged.
    """
    text = str(error.orig if isinstance(error, DatabaseError) else error)
    if "disk is full" in text or "disk I/O error" in text:
        return StoreError("store.disk_full", path=path)
    if "locked" in text or "busy" in text:
        return StoreError("store.busy", path=path, holder="")
    return StoreError("store.damaged", path=path)


class Store:
    """One database with its writer and its readers.

    Args:
        name: What to call it in messages: a path, or a URL without its password.
        writer: Engine of the one writer (SQLite) or of all (PostgreSQL).
        reader: Engine of the readers.
    """

    def __init__(self, name: str, writer: Engine, reader: Engine) -> None:
        self.name = name
        self.writer = writer
        self.reader = reader
        self.org_id: bytes | None = None
        """The one firm that a laptop's store holds; every key begins with it. None on a server."""
        self._writing = threading.RLock()
        self._barred: int | None = None
        # Rows of the sync go to the driver by itself, and a connection may fail while it is made: SQLAlchemy then
        # translates nothing.
        bare = writer.dialect.dbapi.DatabaseError if self.is_sqlite and writer.dialect.dbapi is not None else None
        self._failures: tuple[type[Exception], ...] = (DatabaseError,) if bare is None else (DatabaseError, bare)
        for engine in {writer, reader}:
            event.listen(engine, "before_cursor_execute", self._guard)

    @property
    def is_sqlite(self) -> bool:
        """True for the encrypted file, False for PostgreSQL."""
        return self.writer.dialect.name == "sqlite"

    def bar_thread(self, ident: int | None) -> None:
        """Makes any statement on one thread an error; for the thread that draws the windows.

        Args:
            ident: ``threading.get_ident()`` of the thread; None to allow all.
        """
        self._barred = ident

    def _guard(self, *_: object) -> None:
        if self._barred is not None and threading.get_ident() == self._barred:
            raise AssertionError("SQL on the thread that draws the windows")

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Gives a connection on which all reads see one moment.

        Raises:
            StoreError: The database is damaged, busy or the disk fails.
        """
        try:
            with self.reader.begin() as connection:
                connection.info[ORG] = self.org_id
                yield connection
        except self._failures as error:
            self._fail(error)

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """Gives the connection of one transaction; all of it is kept when the block ends, or nothing.

        Raises:
            StoreError: The database is damaged, busy or the disk is full; nothing was kept.
        """
        guard: contextlib.AbstractContextManager[object] = self._writing if self.is_sqlite else contextlib.nullcontext()
        try:
            with guard, self.writer.begin() as connection:
                connection.info[ORG] = self.org_id
                yield connection
        except self._failures as error:
            self._fail(error)

    def _fail(self, error: Exception) -> NoReturn:
        failure = explain(error, self.name)
        raise failure from error

    def close(self) -> None:
        """Closes every connection; the last one writes the log back into the file."""
        self.reader.dispose()
        self.writer.dispose()


def open_encrypted(path: Path, key: bytes) -> Store:
    """Opens an encrypted database file, making it if it is absent.

    Args:
        path: The file; its folder must exist.
        key: The raw key, 32 bytes, already checked against the key slots: what does not open here is damaged.

    Returns:
        The store; its schema is not looked at (see ``salesdesk.store.schema``).

    Raises:
        ValueError: The key is not 32 bytes.
        StoreError: The file cannot be read with this key, or the SQLite inside is too old.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"expected a key of {KEY_BYTES} bytes, got {len(key)}")
    store = Store(
        str(path), _encrypted_engine(path, key, query_only=False), _encrypted_engine(path, key, query_only=True)
    )
    try:
        with store.write() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").fetchone()
    except StoreError:
        store.close()
        raise
    return store


def open_postgresql(url: str, *, pool_size: int = 10) -> Store:
    """Opens a PostgreSQL database.

    Args:
        url: ``postgresql://user:password@host/name``; the driver is psycopg 3.
        pool_size: Connections kept open.

    Returns:
        The store; one engine serves reads and writes.
    """
    parsed = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(parsed, pool_size=pool_size, max_overflow=pool_size, pool_pre_ping=True)
    return Store(parsed.render_as_string(hide_password=True), engine, engine)
