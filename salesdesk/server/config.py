"""How one server is set (réglages du serveur), and the database it opens: embedded and encrypted, or PostgreSQL.

The key of the embedded database lies in a file that only its owner reads, or comes as a systemd credential; it never
is an argument of a command, which every user of the machine could read. Source: trust.md section 2, No keyring.
"""

import hashlib
import hmac
import ipaddress
import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from salesdesk.config.durable import replace_durably
from salesdesk.domain.errors import StoreError, UserError
from salesdesk.store.engine import KEY_BYTES, Store, open_encrypted, open_postgresql
from salesdesk.store.schema import prepare

DEFAULT_PORT: Final = 8420
DATABASE_FILE: Final = "server.db"
KEY_FILE: Final = "server.key"
FILES_FOLDER: Final = "files"
KEY_FILE_VARIABLE: Final = "SALESDESK_SERVER_KEY_FILE"
CREDENTIALS_VARIABLE: Final = "CREDENTIALS_DIRECTORY"
CREDENTIAL_NAME: Final = "salesdesk-server-key"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerConfig:
    """How one server process is set.

    Attributes:
        data: Folder of the embedded database, of the attached files and of the key.
        host: Address to listen on.
        port: Port to listen on; 0 lets the system choose.
        database: URL of PostgreSQL; None for the embedded database.
        tls_cert: Certificate chain, PEM; None for plain HTTP.
        tls_key: Its private key, PEM.
        behind_proxy: True when a proxy in front speaks TLS with the outside and tells the caller's address.
        proxy_address: The proxy whose headers are believed.
        openapi: True to describe the routes at ``/schema``.
        largest_push_bytes: Largest body of a sync request.
        largest_form_bytes: Largest body of any other request.
        body_seconds: Time a caller has to send his request's body.
        failures_per_account: Wrong passwords for one address from one network before a wait, each minute.
        failures_per_address: Wrong passwords from one network, each minute.
        failures_in_all: Wrong passwords from everywhere, each minute.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    database: str | None = None
    tls_cert: Path | None = None
    tls_key: Path | None = None
    behind_proxy: bool = False
    proxy_address: str = "127.0.0.1"
    openapi: bool = False
    largest_push_bytes: int = 8 * 1024 * 1024
    largest_form_bytes: int = 64 * 1024
    body_seconds: float = 60.0
    failures_per_account: int = 5
    failures_per_address: int = 30
    failures_in_all: int = 300

    @property
    def scheme(self) -> str:
        """``https`` when this process itself speaks TLS."""
        return "https" if self.tls_cert else "http"


def is_loopback(host: str) -> bool:
    """Tells whether an address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check(config: ServerConfig) -> None:
    """Refuses a setting that would put passwords on a network in the clear.

    Raises:
        UserError: Plain HTTP outside this machine, half a certificate, or a file that is not there.
    """
    if (config.tls_cert is None) != (config.tls_key is None):
        raise UserError("server.half_certificate")
    for path in (config.tls_cert, config.tls_key):
        if path is not None and not path.is_file():
            raise UserError("server.no_file", path=str(path))
    if config.tls_cert is None and not config.behind_proxy and not is_loopback(config.host):
        raise UserError("server.plain_http", host=config.host)


def _key_path(data: Path, environment: Mapping[str, str]) -> tuple[Path, bool]:
    """Names the file of the key, and tells whether somebody else provides it."""
    if named := environment.get(KEY_FILE_VARIABLE):
        return Path(named), True
    if folder := environment.get(CREDENTIALS_VARIABLE):
        credential = Path(folder) / CREDENTIAL_NAME
        if credential.is_file():
            return credential, True
    return data / KEY_FILE, False


def _is_open_to_others(path: Path) -> bool:
    # Windows keeps the folder of a user private by its own rights.
    return sys.platform != "win32" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def server_key(data: Path, environment: Mapping[str, str] = os.environ) -> bytes:
    """Reads the key of the server, and makes it at the first start.

    Args:
        data: Folder of the server; made when missing.
        environment: The process's variables: a path in ``SALESDESK_SERVER_KEY_FILE``, or the folder of systemd's
            credentials with ``salesdesk-server-key`` in it, comes before the file in the folder.

    Returns:
        The key, 32 bytes.

    Raises:
        StoreError: The file holds no key, others may read it, or it is missing beside a database that needs it.
        OSError: The folder or the file cannot be used.
    """
    path, provided = _key_path(data, environment)
    if not path.is_file():
        if provided or (data / DATABASE_FILE).exists():
            raise StoreError("server.key_missing", path=str(path))
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_durably(path, os.urandom(KEY_BYTES).hex().encode("ascii"))
    # systemd hands a credential to the service's user alone, with rights of its own.
    if not provided and _is_open_to_others(path):
        raise StoreError("server.key_open", path=str(path))
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise StoreError("server.key_damaged", path=str(path))
    return key


def derived_key(key: bytes, purpose: str) -> bytes:
    """Derives a key for one purpose, so that the database's own is used for nothing else."""
    return hmac.digest(key, f"salesdesk {purpose}".encode(), hashlib.sha256)


def open_store(config: ServerConfig, key: bytes) -> Store:
    """Opens the server's database and brings it to the present schema.

    Args:
        config: Where it is.
        key: The server's key.

    Returns:
        The open store.

    Raises:
        StoreError: It cannot be reached or read, or a newer version wrote it.
    """
    if config.database is None:
        config.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        store = open_encrypted(config.data / DATABASE_FILE, derived_key(key, "database"))
    else:
        store = _open_by_url(config.database)
    prepare(store, "server")
    return store


def _open_by_url(url: str) -> Store:
    from sqlalchemy.exc import ArgumentError

    if not url.startswith(("postgresql://", "postgres://")):
        raise UserError("server.bad_database_url")
    try:
        store = open_postgresql(url.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:
        raise UserError("server.bad_database_url") from error
    try:
        with store.read() as connection:
            connection.exec_driver_sql("SELECT 1")
    except StoreError as error:
        store.close()
        raise StoreError("server.database_unreachable") from error
    return store
