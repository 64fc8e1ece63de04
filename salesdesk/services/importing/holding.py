"""Who holds what an import brings (« portefeuille »), and in which currency a row counts."""

from salesdesk.domain.accounts import Ownership
from salesdesk.domain.ids import AccountId, OwnershipId, UserId
from salesdesk.domain.money import CURRENCIES
from salesdesk.exchange import values
from salesdesk.exchange.tables import Row
from salesdesk.services.importing.planned import Bench


def new_ownership(bench: Bench, account_id: AccountId, user_id: UserId) -> Ownership:
    """Makes the holding of an account from today on."""
    return Ownership(
        id=OwnershipId(bench.workspace.new_id()),
        account_id=account_id,
        user_id=user_id,
        starts_on=bench.workspace.today(),
    )


def currency_of(bench: Bench, row: Row) -> str | None:
    """Returns the currency that a row names in its own column, or the default; None for one that is not in use here."""
    mapping = bench.request.mapping
    found: str | None = mapping.default_currency
    if mapping.currency_column in bench.request.header:
        cell = row.cells[bench.request.header.index(mapping.currency_column)]
        found = found if cell is None else values.currency(str(cell))
    return found if found in CURRENCIES else None
