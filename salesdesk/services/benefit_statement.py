"""The statement of benefits of a client (relevé des bénéfices) as it is read, and its years.

Source: product.md 2.4: it replaces the list of work done and opens the renewal.
"""

from salesdesk.domain.benefit_statement import Pending, PendingLine, Statement, StatementLine, statement_of
from salesdesk.domain.errors import ConflictError
from salesdesk.domain.ids import AccountId
from salesdesk.domain.opportunities import Opportunity
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import accounts
from salesdesk.store.queries import figures as reading
from salesdesk.store.queries.conversations import of_account

__all__ = ["Pending", "PendingLine", "Statement", "StatementLine", "statement", "years"]


def years(workspace: Workspace, account_id: AccountId) -> tuple[int, ...]:
    """Reads the years of which a statement can say something.

    Args:
        workspace: Where.
        account_id: The account.

    Returns:
        Latest first; this year always.
    """
    with workspace.read() as connection:
        figures = reading.all_figures(connection, workspace.org_id, account_id)
        affairs = of_account(connection, Opportunity, workspace.org_id, account_id)
    found = {workspace.today().year}
    found |= {one.agreed_on.year for one in figures if one.agreed_on is not None}
    found |= {one.paid_on.year for one in affairs if one.paid_on is not None and one.paid_cents}
    return tuple(sorted(found, reverse=True))


def statement(workspace: Workspace, account_id: AccountId, year: int) -> Statement:
    """Reads the statement of a client and a year.

    Args:
        workspace: Where.
        account_id: The account.
        year: The year.

    Returns:
        Gains validated, what is to be confirmed, what was paid.

    Raises:
        ConflictError: The account is not there, or no more.
    """
    name = workspace.me().name
    with workspace.read() as connection:
        account = accounts.account_of(connection, workspace.org_id, account_id)
        if account is None:
            raise ConflictError("store.gone", noun="account")
        figures = reading.all_figures(connection, workspace.org_id, account_id)
        measures = [
            one for one in reading.measures(connection, workspace.org_id, account_id) if one.measured_on.year <= year
        ]
        affairs = of_account(connection, Opportunity, workspace.org_id, account_id)
    known = [one for one in figures if workspace.local(one.computed_at).year <= year]
    return statement_of(account.name, year, known, measures, affairs, made_on=workspace.today(), made_by=name)
