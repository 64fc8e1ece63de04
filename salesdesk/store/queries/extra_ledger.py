"""Reading the ledger of extra work whole: every noun in one statement, whatever the number of accounts."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select

from salesdesk.domain.accounts import Account, Ownership, OwnershipKind
from salesdesk.domain.extra_work import ExtraRequest, ExtraWork, Practice
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import AccountId, OpportunityId, OrgId, UserId
from salesdesk.domain.margins import ExtraTariff, MarginReview
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.wire import row_reader
from salesdesk.store.queries.extra_work import closed
from salesdesk.store.queries.records import find, record_columns
from salesdesk.store.tables import table_of

Record = TypeVar("Record")

_EXTRA = table_of(ExtraWork).c


def _with_account(
    connection: Connection, record: type[Record], org_id: OrgId, *conditions: ColumnElement[bool]
) -> list[tuple[Record, str]]:
    """Reads records that hang on living accounts, each with the name of its account."""
    table, account = table_of(record), table_of(Account)
    here = and_(account.c.org_id == table.c.org_id, account.c.id == table.c.account_id)
    statement = (
        select(*record_columns(record), account.c.name.label("account_name"))
        .select_from(table.join(account, here))
        .where(
            table.c.org_id == org_id.bytes, table.c.deleted_stamp.is_(None), account.c.deleted_stamp.is_(None),
            *conditions,
        )
    )  # fmt: skip
    build = row_reader(record)
    return [(build(row), row[-1]) for row in connection.execute(statement)]


def extras_since(connection: Connection, org_id: OrgId, since: date) -> list[tuple[ExtraWork, str]]:
    """Reads the extra work that is not settled, and what was settled of that asked from a day on.

    Args:
        connection: Where to read.
        org_id: The firm.
        since: How far back what is paid, given up or stopped still counts.

    Returns:
        Each with the name of its account.
    """
    wanted = or_(not_(closed(_EXTRA)), _EXTRA.asked_on >= since.isoformat())
    return _with_account(connection, ExtraWork, org_id, wanted)


def unsettled_extras(connection: Connection, org_id: OrgId, asked_until: date) -> list[tuple[ExtraWork, str]]:
    """Reads the extra work that nobody said yes to and nobody gave up, where a line of it is old and unannounced.

    Args:
        connection: Where to read.
        org_id: The firm.
        asked_until: Accounts without an unannounced line asked on this day or earlier are left out.

    Returns:
        Each with the name of its account.
    """
    old = table_of(ExtraWork).alias("old").c
    waiting = [ExtraStatus.ASKED.value, ExtraStatus.DONE.value]
    rung = select(old.account_id).where(
        old.org_id == org_id.bytes, old.deleted_stamp.is_(None), old.asked_on <= asked_until.isoformat(),
        old.announced_on.is_(None), old.accepted_on.is_(None), not_(closed(old)), old.status.in_(waiting),
    )  # fmt: skip
    before = _EXTRA.status.in_([*waiting, ExtraStatus.ANNOUNCED.value])
    open_still = (not_(closed(_EXTRA)), _EXTRA.accepted_on.is_(None), before)
    return _with_account(connection, ExtraWork, org_id, *open_still, _EXTRA.account_id.in_(rung))


def owners_now(connection: Connection, org_id: OrgId, today: date) -> dict[AccountId, UserId]:
    """Reads who owns each account on a day; of several, who took it last."""
    one = table_of(Ownership).c
    statement = select(one.account_id, one.user_id).where(
        one.org_id == org_id.bytes, one.deleted_stamp.is_(None), one.kind == OwnershipKind.OWNER.value,
        one.starts_on <= today.isoformat(), or_(one.ends_on.is_(None), one.ends_on > today.isoformat()),
    ).order_by(one.starts_on, one.id)  # fmt: skip
    known: dict[bytes, UserId] = {}
    owners = {}
    for account, user in connection.execute(statement):
        if user not in known:
            known[user] = UserId(UUID(bytes=user))
        owners[AccountId(UUID(bytes=account))] = known[user]
    return owners


def every_practice(connection: Connection, org_id: OrgId) -> list[tuple[Practice, str]]:
    """Reads the practices of every account, each with the name of its account."""
    return _with_account(connection, Practice, org_id)


def extras_by_practice(connection: Connection, org_id: OrgId) -> dict[UUID, int]:
    """Counts the extra work that each practice caused."""
    statement = (
        select(_EXTRA.practice_id, func.count())
        .where(_EXTRA.org_id == org_id.bytes, _EXTRA.deleted_stamp.is_(None), _EXTRA.practice_id.is_not(None))
        .group_by(_EXTRA.practice_id)
    )
    return {UUID(bytes=bytes(practice)): int(count) for practice, count in connection.execute(statement)}


def every_review(connection: Connection, org_id: OrgId) -> list[tuple[MarginReview, str]]:
    """Reads the margins of the first year, each with the name of its account."""
    return _with_account(connection, MarginReview, org_id)


def review_of(connection: Connection, org_id: OrgId, opportunity_id: OpportunityId) -> MarginReview | None:
    """Reads the margin of one affair; the latest signed when two laptops made one each."""
    one = table_of(MarginReview).c
    here = (one.org_id == org_id.bytes, one.opportunity_id == opportunity_id.bytes)
    found = find(connection, MarginReview, *here, order_by=(one.signed_on.desc(), one.id.desc()), limit=1)
    return found[0] if found else None


def won_since(connection: Connection, org_id: OrgId, since: date) -> list[tuple[Opportunity, str]]:
    """Reads the affairs signed from a day on, each with the name of its account."""
    one = table_of(Opportunity).c
    won = one.outcome == OpportunityOutcome.WON.value
    return _with_account(connection, Opportunity, org_id, won, one.closed_on >= since.isoformat())


def affair_names(connection: Connection, org_id: OrgId, ids: Sequence[OpportunityId]) -> dict[OpportunityId, str]:
    """Reads the names of some affairs; at most a few hundred."""
    one = table_of(Opportunity).c
    wanted = [each.bytes for each in dict.fromkeys(ids)]
    rows: Any = connection.execute(select(one.id, one.name).where(one.org_id == org_id.bytes, one.id.in_(wanted)))
    return {OpportunityId(UUID(bytes=bytes(key))): name for key, name in rows}


def tariffs(connection: Connection, org_id: OrgId, *, retired: bool = False) -> tuple[ExtraTariff, ...]:
    """Reads the price list of extras, by name.

    Args:
        connection: Where to read.
        org_id: The firm.
        retired: True for the lines withdrawn as well.
    """
    one = table_of(ExtraTariff).c
    more = () if retired else (one.retired_on.is_(None),)
    return tuple(find(connection, ExtraTariff, one.org_id == org_id.bytes, *more, order_by=(one.name, one.id)))


def open_requests(connection: Connection, org_id: OrgId) -> tuple[ExtraRequest, ...]:
    """Reads the requests that nobody took up or put aside, the oldest first."""
    one = table_of(ExtraRequest).c
    waiting = (one.org_id == org_id.bytes, one.settled_at.is_(None))
    return tuple(find(connection, ExtraRequest, *waiting, order_by=(one.received_on, one.id)))
