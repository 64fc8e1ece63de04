"""What the portfolio (portefeuille) is asked for, and what it answers: filters, orders, the counts that head it."""

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.accounts import AccountStatus, Segment
from salesdesk.domain.ids import AccountId, UserId


class Held(StrEnum):
    """Whose accounts: mine (titulaire), those I stand in for (remplaçant), or all that this laptop holds."""

    MINE = "mine"
    SUBSTITUTE = "substitute"
    ALL = "all"


class SortBy(StrEnum):
    """What the list is sorted by."""

    NAME = "name"
    SEGMENT = "segment"
    SALES = "sales"
    POTENTIAL = "potential"
    LAST_CONTACT = "last_contact"
    NEXT_VISIT = "next_visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFilter:
    """What the list is asked for.

    Attributes:
        text: Words of the name, city, postcode, SIREN, phone or people, in any order, accents set aside.
        segments: Segments wanted; empty for all.
        statuses: Statuses wanted; empty for all.
        held: Whose accounts.
        owner_id: One person's accounts, for a manager; None for everybody's.
        won: True for those that signed this year only.
        sort: Order.
        descending: True for the greatest first; unknown values come last both ways.
    """

    text: str = ""
    segments: frozenset[Segment] = frozenset()
    statuses: frozenset[AccountStatus] = frozenset()
    held: Held = Held.ALL
    owner_id: UserId | None = None
    won: bool = False
    sort: SortBy = SortBy.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class PortfolioCounts:
    """The counts that head the portfolio.

    Attributes:
        active: Clients served now.
        won: Accounts that signed this year.
        prospects: Accounts that never bought.
        eroding: Clients who are going, while there is time.
        eroding_names: Some of them by name, largest sales first.
    """

    active: int
    won: int
    prospects: int
    eroding: int
    eroding_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """An answer to a filter.

    Attributes:
        ids: The accounts, in order.
        total: How many accounts there are under the same ``held`` and ``owner_id``.
        counts: The counts that head them.
    """

    ids: tuple[AccountId, ...]
    total: int
    counts: PortfolioCounts
