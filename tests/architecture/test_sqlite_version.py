"""SQLite 3.7.0 to 3.51.2 can lose a committed transaction when a write-ahead log is reset (the WAL-reset bug)."""

from sqlcipher3 import dbapi2


def test_bundled_sqlite_is_past_the_wal_reset_bug() -> None:
    actual = tuple(int(part) for part in dbapi2.sqlite_version.split("."))
    assert actual >= (3, 51, 3)


def test_bundled_sqlite_encrypts() -> None:
    connection = dbapi2.connect(":memory:")
    (version,) = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    assert version
