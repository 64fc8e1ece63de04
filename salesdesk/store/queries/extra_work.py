"""Reading extra work and practices of an account (hors périmètre, pratiques)."""

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
