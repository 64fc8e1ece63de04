"""Reading accounts for lists and pages: facts of a whole portfolio in a few statements, rows of a window by id."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from salesdesk.domain.accounts import Account, AccountStatus, Contact, Ownership, OwnershipKind, Segment, Solvency
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import AccountId, OrgId, UserId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.domain.wire import instant_from_wire
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

IDS_A_STATEMENT = 500


def _live(one: Any, org_id: OrgId, ids: Sequence[UUID] | None) -> tuple[Any, ...]:
    """Conditions of live rows.

    A whole table is read without naming the firm: a laptop holds one, and an index on it would fetch every row from
    another page, each to be decrypted anew.
    """
    return (one.deleted_stamp.is_(None),) if ids is None else (one.org_id == org_id.bytes, one.deleted_stamp.is_(None))


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What the list shows of one account.

    Attributes:
        last_on: Day of the last contact held; None when there was none.
        next_on: Day of the next contact planned; None when there is none.
    """

    id: AccountId
    name: str
    city: str | None
    postcode: str | None
    segment: Segment | None
    status: AccountStatus
    solvency: Solvency | None
    solvency_on: date | None
    currency: str
    yearly_sales_cents: int | None
    potential_cents: int | None
    last_on: date | None = None
    next_on: date | None = None


def facts(
    connection: Connection, org_id: OrgId, ids: Sequence[UUID] | None = None, size: int = 1_000
) -> Iterator[Sequence[Any]]:
    """Reads what the portfolio's index holds of each account, part by part.

    Args:
        connection: Where to read.
        org_id: The firm.
        ids: The accounts wanted; None for all.
        size: Rows in a part.

    Yields:
        Rows in wire values: id, name, city, postcode, siren, phone, segment, status, yearly_sales_cents,
        potential_cents, created_by.
    """
    one = table_of(Account).c
    statement = select(
        one.id, one.name, one.city, one.postcode, one.siren, one.phone, one.segment, one.status,
        one.yearly_sales_cents, one.potential_cents, one.created_by,
    ).where(*_live(one, org_id, ids))  # fmt: skip
    if ids is None:
        yield from connection.execute(statement).partitions(size)
        return
    for start in range(0, len(ids), IDS_A_STATEMENT):
        wanted = [each.bytes for each in ids[start : start + IDS_A_STATEMENT]]
        yield list(connection.execute(statement.where(one.id.in_(wanted))))


def contact_names(connection: Connection, org_id: OrgId, ids: Sequence[UUID] | None = None) -> list[Any]:
    """Reads account_id, first_name and last_name of the people of some accounts, or of all."""
    one = table_of(Contact).c
    statement = select(one.account_id, one.first_name, one.last_name).where(*_live(one, org_id, ids))
    return _gathered(connection, statement, one.scope_id, ids)


def held_by(connection: Connection, org_id: OrgId, today: date, ids: Sequence[UUID] | None = None) -> list[Any]:
    """Reads account_id, user_id and kind of what is held on a day, of some accounts or of all."""
    one = table_of(Ownership).c
    day = today.isoformat()
    statement = select(one.account_id, one.user_id, one.kind).where(
        *_live(one, org_id, ids),
        one.starts_on <= day,
        (one.ends_on.is_(None)) | (one.ends_on >= day),
    )
    return _gathered(connection, statement, one.scope_id, ids)


def last_contacts(connection: Connection, org_id: OrgId, ids: Sequence[UUID] | None = None) -> dict[bytes, str]:
    """Reads the day of the last contact held with some accounts, or with all, as ISO text by account."""
    visit, talk = table_of(Visit).c, table_of(Conversation).c
    done = select(visit.scope_id, func.max(visit.starts_on)).where(
        *_live(visit, org_id, ids), visit.status == VisitStatus.DONE.value
    )
    held = select(talk.scope_id, func.max(talk.concluded_at)).where(
        *_live(talk, org_id, ids), talk.concluded_at.is_not(None)
    )
    latest: dict[bytes, str] = {
        row[0]: row[1] for row in _gathered(connection, done, visit.scope_id, ids, group_by=visit.scope_id)
    }
    for scope, at in _gathered(connection, held, talk.scope_id, ids, group_by=talk.scope_id):
        day = instant_from_wire(at).date().isoformat()
        if day > latest.get(scope, ""):
            latest[scope] = day
    return latest


def next_contacts(
    connection: Connection, org_id: OrgId, today: date, ids: Sequence[UUID] | None = None
) -> dict[bytes, str]:
    """Reads the day of the next contact planned with some accounts, or with all, as ISO text by account."""
    visit = table_of(Visit).c
    statement = select(visit.scope_id, func.min(visit.starts_on)).where(
        *_live(visit, org_id, ids),
        visit.status == VisitStatus.PLANNED.value,
        visit.starts_on >= today.isoformat(),
    )
    return {row[0]: row[1] for row in _gathered(connection, statement, visit.scope_id, ids, group_by=visit.scope_id)}


def won_since(
    connection: Connection, org_id: OrgId, since: date, ids: Sequence[UUID] | None = None
) -> frozenset[bytes]:
    """Reads which accounts signed an opportunity on or after a day."""
    one = table_of(Opportunity).c
    statement = select(one.scope_id).where(
        *_live(one, org_id, ids),
        one.outcome == OpportunityOutcome.WON.value,
        one.closed_on >= since.isoformat(),
    )
    return frozenset(row[0] for row in _gathered(connection, statement, one.scope_id, ids))


def _gathered(
    connection: Connection, statement: Any, key: Any, ids: Sequence[UUID] | None, group_by: Any = None
) -> list[Any]:
    if group_by is not None:
        statement = statement.group_by(group_by)
    if ids is None:
        return list(connection.execute(statement))
    found: list[Any] = []
    for start in range(0, len(ids), IDS_A_STATEMENT):
        wanted = [one.bytes for one in ids[start : start + IDS_A_STATEMENT]]
        found += connection.execute(statement.where(key.in_(wanted)))
    return found


def lines(connection: Connection, org_id: OrgId, ids: Sequence[UUID], today: date) -> dict[UUID, AccountLine]:
    """Reads one window of the list.

    Args:
        connection: Where to read.
        org_id: The firm.
        ids: At most a page of accounts.
        today: From which the next contact counts.

    Returns:
        The live ones, by id.
    """
    one = table_of(Account).c
    names = [name for name in AccountLine.__slots__ if name not in ("last_on", "next_on")]
    statement = select(*(one[name] for name in names)).where(
        one.org_id == org_id.bytes, one.deleted_stamp.is_(None), one.id.in_([each.bytes for each in ids])
    )
    last, following = last_contacts(connection, org_id, ids), next_contacts(connection, org_id, today, ids)
    return {
        UUID(bytes=row["id"]): _line(dict(row), last.get(row["id"]), following.get(row["id"]))
        for row in connection.execute(statement).mappings()
    }


def _line(row: dict[str, Any], last: str | None, following: str | None) -> AccountLine:
    return AccountLine(
        id=AccountId(UUID(bytes=row["id"])),
        name=row["name"],
        city=row["city"],
        postcode=row["postcode"],
        segment=Segment(row["segment"]) if row["segment"] else None,
        status=AccountStatus(row["status"]),
        solvency=Solvency(row["solvency"]) if row["solvency"] else None,
        solvency_on=_day(row["solvency_on"]),
        currency=row["currency"],
        yearly_sales_cents=row["yearly_sales_cents"],
        potential_cents=row["potential_cents"],
        last_on=_day(last),
        next_on=_day(following),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def account_of(connection: Connection, org_id: OrgId, account_id: UUID) -> Account | None:
    """Reads one live account by its whole key; None when there is none."""
    one = table_of(Account).c
    found = find(connection, Account, one.org_id == org_id.bytes, one.id == account_id.bytes)
    return found[0] if found else None


def subsidiaries(connection: Connection, org_id: OrgId, parent_id: AccountId) -> list[tuple[AccountId, str]]:
    """Reads the companies whose parent an account is, by name."""
    one = table_of(Account).c
    rows = connection.execute(
        select(one.id, one.name)
        .where(one.org_id == org_id.bytes, one.deleted_stamp.is_(None), one.parent_id == parent_id.bytes)
        .order_by(one.name)
    )
    return [(AccountId(UUID(bytes=row.id)), row.name) for row in rows]


def owners(connection: Connection, org_id: OrgId, account_id: AccountId) -> list[Ownership]:
    """Reads everyone who holds or held an account, owners before substitutes, latest first."""
    one = table_of(Ownership).c
    order = (one.kind == OwnershipKind.SUBSTITUTE.value, one.starts_on.desc(), one.id)
    here = (one.org_id == org_id.bytes, one.scope_id == account_id.bytes)
    return find(connection, Ownership, *here, order_by=order)


def hanging_counts(connection: Connection, org_id: OrgId, account_id: AccountId, today: date) -> tuple[int, int, int]:
    """Counts what hangs on an account: people, visits planned from a day on, open opportunities."""
    person, visit, affair = table_of(Contact).c, table_of(Visit).c, table_of(Opportunity).c
    wanted = (
        (person, ()),
        (visit, (visit.status == VisitStatus.PLANNED.value, visit.starts_on >= today.isoformat())),
        (affair, (affair.outcome == OpportunityOutcome.OPEN.value,)),
    )
    counts = [
        connection.execute(
            select(func.count()).where(
                one.org_id == org_id.bytes, one.scope_id == account_id.bytes, one.deleted_stamp.is_(None), *more
            )
        ).scalar_one()
        for one, more in wanted
    ]
    return int(counts[0]), int(counts[1]), int(counts[2])


def owned_by(rows: Iterable[Any]) -> dict[bytes, dict[UserId, OwnershipKind]]:
    """Gathers rows of :func:`held_by` by account.

    Args:
        rows: Rows of account_id, user_id and kind.

    Returns:
        For each account, by its 16 bytes, who holds it in what quality; an owner who also substitutes is an owner.
    """
    people: dict[bytes, UserId] = {}
    kinds = {kind.value: kind for kind in OwnershipKind}
    found: dict[bytes, dict[UserId, OwnershipKind]] = {}
    for account, user, kind in rows:
        if user not in people:
            people[user] = UserId(UUID(bytes=user))
        held = found.setdefault(account, {})
        if held.get(people[user]) is not OwnershipKind.OWNER:
            held[people[user]] = kinds[kind]
    return found
