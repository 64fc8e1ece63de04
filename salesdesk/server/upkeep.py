"""What a server does by itself every hour (entretien): rights that a date ends, words that are over, the log's head.

Source: sync.md, Permission change; trust.md section 3, Audit log (head exported hourly).
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
from salesdesk.store.server_tables import AUTH_CODE, INVITATION, TOKEN

EVERY_SECONDS: Final = 3600.0
_STOP_SECONDS: Final = 10

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
    for org_id in firms:
        parts.hub.refresh_access(org_id)
        _forget_what_is_over(parts, org_id)
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
