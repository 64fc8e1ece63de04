"""Accounts and contacts (comptes, interlocuteurs): client or prospect companies and the people there."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from salesdesk.domain.change import MEMBERS
from salesdesk.domain.ids import AccountId, ContactId, OwnershipId, UserId
from salesdesk.domain.process import BuyingRole


class Segment(StrEnum):
    """Class of an account by sales and potential (segment)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class AccountStatus(StrEnum):
    """Where the relation stands (statut)."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    ERODING = "eroding"
    DORMANT = "dormant"
    LOST = "lost"


class Solvency(StrEnum):
    """Outcome of a solvency check (solvabilité)."""

    SOUND = "sound"
    WATCH = "watch"
    FAILED = "failed"


class OwnershipKind(StrEnum):
    """In what quality a person holds an account: its owner (titulaire) or a substitute (remplaçant)."""

    OWNER = "owner"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A client or prospect company (compte).

    Attributes:
        id: The account; also the id of the scope of all that hangs on it.
        parent_id: The company that this one is a subsidiary of.
        planned_contacts: Contacts planned for the year, all channels; None when not decided.
        latitude: Degrees north, WGS 84; None when unknown.
        longitude: Degrees east, WGS 84; None when unknown.
        opening_hours: As the client says them, free text.
        external_ref: Reference of the record in the file or system that it came from.
        created_by: Who entered it; sees it as long as nobody owns it.
    """

    id: AccountId
    name: str
    created_by: UserId
    created_at: datetime
    siren: str | None = None
    siret: str | None = None
    vat_number: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    insee: str | None = None
    country: str = "FR"
    latitude: float | None = None
    longitude: float | None = None
    sector: str | None = None
    segment: Segment | None = None
    status: AccountStatus = AccountStatus.PROSPECT
    status_on: date | None = None
    parent_id: AccountId | None = None
    currency: str = "EUR"
    yearly_sales_cents: int | None = None
    potential_cents: int | None = None
    employees: int | None = None
    founded_year: int | None = None
    planned_contacts: int | None = None
    payment_terms_days: int | None = None
    credit_limit_cents: int | None = None
    solvency: Solvency | None = None
    solvency_on: date | None = None
    solvency_source: str | None = None
    opening_hours: str | None = None
    visit_windows: str | None = None
    tags: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    external_ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """Who holds an account (portefeuille), and from when until when; several at once are possible."""

    id: OwnershipId
    account_id: AccountId
    user_id: UserId
    kind: OwnershipKind = OwnershipKind.OWNER
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person at an account (interlocuteur), with the role that he plays in the purchase.

    Attributes:
        opposed: True when the person asked not to be contacted; stops every contact plan.
        left_on: Day on which the person left the company.
    """

    id: ContactId
    account_id: AccountId
    last_name: str
    first_name: str = ""
    job_title: str | None = None
    buying_role: BuyingRole | None = None
    phone: str | None = None
    mobile: str | None = None
    email: str | None = None
    opposed: bool = False
    left_on: date | None = None
    created_at: datetime

    @property
    def full_name(self) -> str:
        """First and last name as one text."""
        return f"{self.first_name} {self.last_name}".strip()


SOLVENCY_VALID_DAYS = 365


def solvency_is_due(account: Account, today: date) -> bool:
    """Tells whether the solvency of an account is to be asked again.

    Args:
        account: The account.
        today: The day of the question.

    Returns:
        True when it was never checked, or more than twelve months ago.

    Source: product.md 2.10, solvency before effort.
    """
    return account.solvency_on is None or (today - account.solvency_on).days > SOLVENCY_VALID_DAYS
