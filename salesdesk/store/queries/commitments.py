"""Reading commitments: the promises ledger of an account, and what is due everywhere."""

from datetime import date

from sqlalchemy import Connection

from salesdesk.domain.conversation import Commitment, CommitmentStatus
from salesdesk.domain.ids import AccountId, OrgId
from salesdesk.store.queries.conversations import of_account
from salesdesk.store.queries.living import account_lives
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of


def ledger(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[Commitment, ...]:
    """Reads every commitment of an account, the latest promise first."""
    table = table_of(Commitment)
    latest = (table.c.made_on.desc(), table.c.id.desc())
    return tuple(of_account(connection, Commitment, org_id, account_id, order_by=latest))


def due_before(connection: Connection, org_id: OrgId, day: date) -> tuple[Commitment, ...]:
    """Reads the open commitments of all accounts that are due before a day, the oldest first.

    Args:
        connection: Where to read.
        org_id: The firm.
        day: First day that is not late.
    """
    table = table_of(Commitment)
    late = (
        table.c.org_id == org_id.bytes,
        table.c.due_on < day.isoformat(),
        account_lives(org_id, table.c.account_id),
    )
    still = table.c.status == CommitmentStatus.OPEN.value
    return tuple(find(connection, Commitment, *late, still, order_by=(table.c.due_on, table.c.id)))
