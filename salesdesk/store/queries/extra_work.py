"""Reading extra work and practices of an account (hors périmètre, pratiques)."""

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, not_, or_

from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.extras import ORDER, ExtraStatus, has_reached
from salesdesk.domain.ids import AccountId, OrgId
from salesdesk.store.queries.conversations import of_account
from salesdesk.store.tables import table_of

_UNDONE: Final = [one.value for one in ORDER if not has_reached(one, ExtraStatus.DONE)]


def closed(line: Any) -> ColumnElement[bool]:
    """The rule ``is_closed`` of the domain on columns: paid, given up by name, or stopped and not done all the same.

    Args:
        line: Columns of the table of extra work, or of an alias of it.

    Returns:
        The condition; a stop that met the work done on another laptop closes nothing, here and in the domain.
    """
    stopped = and_(line.stopped_on.is_not(None), line.done_on.is_(None), line.status.in_(_UNDONE))
    return or_(line.status == ExtraStatus.PAID.value, line.waived_on.is_not(None), stopped)


def extras_of(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[ExtraWork, ...]:
    """Reads the extra work of an account with which something is still to be done, the latest request first."""
    table = table_of(ExtraWork)
    latest = (table.c.asked_on.desc(), table.c.id.desc())
    found = of_account(connection, ExtraWork, org_id, account_id, not_(closed(table.c)), order_by=latest)
    return tuple(found)


def practices_of(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[Practice, ...]:
    """Reads the practices of an account, the latest noted first."""
    table = table_of(Practice)
    return tuple(of_account(connection, Practice, org_id, account_id, order_by=(table.c.noted_on.desc(), table.c.id)))


def waived_of(connection: Connection, org_id: OrgId, account_id: AccountId, since: date) -> tuple[ExtraWork, ...]:
    """Reads the extra work of an account that was given up by name from a day on, and not paid all the same."""
    one = table_of(ExtraWork).c
    given = (one.waived_on >= since.isoformat(), one.status != ExtraStatus.PAID.value)
    return tuple(of_account(connection, ExtraWork, org_id, account_id, *given))
