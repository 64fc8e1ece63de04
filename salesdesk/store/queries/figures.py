"""Reading the figures computed for an account (chiffrages), and what was measured of them."""

from sqlalchemy import Connection

from salesdesk.domain.conversation import Figure, FigureMeasure
from salesdesk.domain.ids import AccountId, OrgId
from salesdesk.store.queries.conversations import of_account
from salesdesk.store.tables import table_of


def latest_figures(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[Figure, ...]:
    """Reads the figures of an account, the latest of each calculator and talking point.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_id: The account.

    Returns:
        Latest first; an earlier figure of the same calculator and point is left out.
    """
    table = table_of(Figure)
    latest = (table.c.computed_at.desc(),)
    kept: dict[tuple[str, str | None], Figure] = {}
    for one in of_account(connection, Figure, org_id, account_id, order_by=latest):
        kept.setdefault((one.formula, one.point_key), one)
    return tuple(kept.values())


def all_figures(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[Figure, ...]:
    """Reads every figure of an account.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_id: The account.

    Returns:
        Latest first.
    """
    latest = (table_of(Figure).c.computed_at.desc(),)
    return tuple(of_account(connection, Figure, org_id, account_id, order_by=latest))


def measures(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[FigureMeasure, ...]:
    """Reads what was measured of the figures of an account.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_id: The account.

    Returns:
        Latest first.
    """
    latest = (table_of(FigureMeasure).c.measured_on.desc(),)
    return tuple(of_account(connection, FigureMeasure, org_id, account_id, order_by=latest))
