"""Reading extra work and practices of an account (hors périmètre, pratiques)."""

from datetime import date

from sqlalchemy import Connection

from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import AccountId, OrgId
from salesdesk.store.queries.conversations import of_account
from salesdesk.store.tables import table_of


def extras_of(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[ExtraWork, ...]:
    """Reads the extra work of an account that is not paid yet, the latest request first."""
    table = table_of(ExtraWork)
    still = table.c.status != ExtraStatus.PAID.value
    latest = (table.c.asked_on.desc(), table.c.id.desc())
    return tuple(of_account(connection, ExtraWork, org_id, account_id, still, order_by=latest))


def practices_of(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[Practice, ...]:
    """Reads the practices of an account, the latest noted first."""
    table = table_of(Practice)
    return tuple(of_account(connection, Practice, org_id, account_id, order_by=(table.c.noted_on.desc(), table.c.id)))


def waived_of(connection: Connection, org_id: OrgId, account_id: AccountId, since: date) -> tuple[ExtraWork, ...]:
    """Reads the extra work of an account that was given up by name from a day on."""
    given = table_of(ExtraWork).c.waived_on >= since.isoformat()
    return tuple(of_account(connection, ExtraWork, org_id, account_id, given))
