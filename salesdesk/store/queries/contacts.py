"""Reading the people of an account (interlocuteurs)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, or_

from salesdesk.domain.accounts import Contact
from salesdesk.domain.ids import AccountId, OrgId
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

MOST_PEOPLE = 500


def people(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[Contact, ...]:
    """Reads everyone known at an account, those who left last, by name."""
    one = table_of(Contact).c
    order = (one.left_on.is_not(None), one.last_name, one.first_name, one.id)
    here = (one.org_id == org_id.bytes, one.scope_id == account_id.bytes)
    return tuple(find(connection, Contact, *here, order_by=order, limit=MOST_PEOPLE))


def people_of_all(connection: Connection, org_id: OrgId, account_ids: Sequence[UUID]) -> list[Contact]:
    """Reads everyone at a handful of accounts.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_ids: At most a page of accounts.

    Returns:
        Live contacts, in no special order.
    """
    one = table_of(Contact).c
    if not account_ids:
        return []
    wanted = or_(*(one.scope_id == each.bytes for each in account_ids))
    return find(connection, Contact, one.org_id == org_id.bytes, wanted)
