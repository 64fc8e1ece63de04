"""What a server does by itself every hour (entretien): rights that a date ends, words that are over, the log's head.

Files to which nothing has referred for 30 days are removed. Source: sync.md, Permission change and
Attachments; trust.md section 3, Audit log (head exported hourly).
"""

import contextlib
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Final

from litestar import Litestar
from sqlalchemy import delete

from salesdesk.config.logs import part_logger
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import OrgId
from salesdesk.domain.wire import instant_to_wire
from salesdesk.server import events
from salesdesk.server.parts import Parts
from salesdesk.server.people import organisations
from salesdesk.store import server_files
from salesdesk.store.server_files import StoredFile
from salesdesk.store.server_tables import AUTH_CODE, INVITATION, TOKEN

EVERY_SECONDS: Final = 3600.0
_STOP_SECONDS: Final = 10
_FILES_AT_ONCE: Final = 200
_FILES_KEPT_DAYS: Final = 30
_DAY_US: Final = 86_400_000_000
_SWEPT_AFTER_SECONDS: Final = 86_400.0

_LOG = part_logger("server.upkeep")


def tidy(parts: Parts) -> None:
    """Does one round for every firm.

    Args:
        parts: The server.

    Raises:
        StoreError: The database does not answer; the next round does the rest.
    """
    with parts.store.read() as connection:
        firms = [one.id for one in organisations(connection)]
    _sweep_files(parts)
    for org_id in firms:
        parts.hub.refresh_access(org_id)
        _forget_what_is_over(parts, org_id)
        _remove_unreferenced_files(parts, org_id)
        with parts.store.read() as connection:
            last = events.latest(connection, org_id, 1)
        if last:
            # Kept outside the database, it shows that the end of the log was cut.
            _LOG.info("log-head", org=org_id, no=last[0].no, head=last[0].hash.hex()[:60])


def _forget_what_is_over(parts: Parts, org_id: OrgId) -> None:
    now = instant_to_wire(parts.now())
    with parts.store.write() as connection:
        for table in (AUTH_CODE, INVITATION, TOKEN):
            connection.execute(delete(table).where(table.c.org_id == org_id.bytes, table.c.expires_at <= now))


def _remove_unreferenced_files(parts: Parts, org_id: OrgId) -> None:
    """Removes the contents to which no record has referred for 30 days; till then a deletion can be undone."""
    now, after = instant_to_wire(parts.now()), ""
    while True:
        with parts.store.read() as connection:
            page = server_files.page_of_files(connection, org_id, after, _FILES_AT_ONCE)
            hashes = [server_files.sha256_of(one.key) for one, _ in page]
            referred = server_files.keys_referred(connection, org_id, hashes)
        if not page:
            return
        after = page[-1][0].key
        for one, since in page:
            if one.key in referred:
                if since is not None:
                    _note_unreferenced(parts, org_id, one.key, None)
            elif since is None:
                _note_unreferenced(parts, org_id, one.key, now)
            elif now - since >= _FILES_KEPT_DAYS * _DAY_US:
                _remove_file(parts, org_id, one)


def _note_unreferenced(parts: Parts, org_id: OrgId, key: str, since: int | None) -> None:
    with parts.store.write() as connection:
        server_files.note_file(connection, org_id, key, unreferenced_at=since)


def _remove_file(parts: Parts, org_id: OrgId, stored: StoredFile) -> None:
    with parts.store.write() as connection:
        # Referred to again since the page was read: kept.
        if stored.key in server_files.keys_referred(connection, org_id, [server_files.sha256_of(stored.key)]):
            return
        server_files.drop_file(connection, org_id, stored.key)
        is_shared = bool(server_files.names_in_use(connection, [stored.vault_name]))
    if not is_shared:
        parts.files.discard(stored)


def _sweep_files(parts: Parts) -> None:
    """Removes the parts to which no content leads: of an upload that another one overtook, or of a killed server."""
    names = parts.files.vault.names(_SWEPT_AFTER_SECONDS)
    for start in range(0, len(names), _FILES_AT_ONCE):
        some = names[start : start + _FILES_AT_ONCE]
        with parts.store.read() as connection:
            used = server_files.names_in_use(connection, sorted({name.partition("-")[0] for name in some}))
        for name in some:
            if name.partition("-")[0] not in used:
                parts.files.vault.remove(name)


def _rounds(parts: Parts, stopped: threading.Event, every: float) -> None:
    while not stopped.is_set():
        try:
            tidy(parts)
        except SalesDeskError as error:
            _LOG.error("round-failed", failure=error)
        stopped.wait(every)


def upkeep(parts: Parts, every: float = EVERY_SECONDS) -> Callable[[Litestar], AbstractAsyncContextManager[None, Any]]:
    """Makes what runs beside the application as long as it does.

    Args:
        parts: The server.
        every: Seconds between two rounds.

    Returns:
        The context that starts and ends it.
    """

    @contextlib.asynccontextmanager
    async def beside(_: Litestar) -> AsyncIterator[None]:
        stopped = threading.Event()
        thread = threading.Thread(target=_rounds, args=(parts, stopped, every), name="salesdesk-upkeep", daemon=True)
        thread.start()
        try:
            yield
        finally:
            stopped.set()
            thread.join(_STOP_SECONDS)

    return beside
