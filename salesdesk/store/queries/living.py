"""What hangs on an account that was deleted is kept, but nobody reads it: undo brings both back."""

from sqlalchemy import ColumnElement, exists

from salesdesk.domain.accounts import Account
from salesdesk.domain.ids import OrgId
from salesdesk.store.tables import table_of


def account_lives(org_id: OrgId, account_id: ColumnElement[bytes]) -> ColumnElement[bool]:
    """The condition that the account of a row was not deleted; one that never came to this device counts as living.

    Args:
        org_id: The firm.
        account_id: Column of the row that names the account.

    Returns:
        A condition for WHERE; one look into the primary key of the accounts for each row.
    """
    gone = table_of(Account).alias("gone")
    return ~exists().where(gone.c.org_id == org_id.bytes, gone.c.id == account_id, gone.c.deleted_stamp.is_not(None))
