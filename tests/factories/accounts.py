"""Accounts and contacts for tests."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.ids import AccountId, ContactId
from tests.factories.stores import REP


def account(**changes: Any) -> Account:
    """Makes an account; any field can be given."""
    fields: dict[str, Any] = {
        "id": AccountId(uuid4()),
        "name": "Laiterie du Val d'Orb",
        "created_by": REP,
        "created_at": datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
        "tags": ("lait",),
    }
    return Account(**(fields | changes))


def contact(account_id: UUID, **changes: Any) -> Contact:
    """Makes a contact at an account; any field can be given."""
    fields: dict[str, Any] = {
        "id": ContactId(uuid4()),
        "account_id": account_id,
        "first_name": "Claire",
        "last_name": "Vidal",
        "created_at": datetime(2026, 11, 2, 9, 5, tzinfo=UTC),
    }
    return Contact(**(fields | changes))
