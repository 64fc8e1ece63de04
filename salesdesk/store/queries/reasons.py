"""Reading what gives a reason to talk (motifs d'une conversation): few columns of many accounts, a statement each.

A handful of accounts is read through the index of their scope; more than that by the whole table, because an index
would fetch every row from another page, each to be decrypted anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Select, and_, func, not_, or_, select

from salesdesk.domain.accounts import Account, AccountStatus, Contact, Ownership
from salesdesk.domain.conversation import Commitment, CommitmentStatus
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.ids import AccountId, OpportunityId, OrgId, ProcessVersionId, UserId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.process import BuyingRole
from salesdesk.domain.suggestions import SuggestionRefusal
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.domain.wire import from_wire
from salesdesk.store.queries.records import record_columns
from salesdesk.store.tables import table_of

Accounts = Mapping[bytes, AccountId] | None
"""Accounts under the bytes of their id; None for all that are in the store."""

_FEW: Final = 50
_A_PART: Final = 200
_ACCOUNT = table_of(Account).c
_AFFAIR = table_of(Opportunity).c
_CONTACT = table_of(Contact).c
_OWNED = table_of(Ownership).c
_PROMISE = table_of(Commitment).c
_VISIT = table_of(Visit).c
_ROLES: Final = {one.value: one for one in BuyingRole}


def _rows(
    connection: Connection, org_id: OrgId, one: Any, statement: Select[Any], accounts: Accounts
) -> Iterator[tuple[AccountId, Any]]:
    """Runs a statement whose first column is the account, for some accounts or for all."""
    statement = statement.where(one.deleted_stamp.is_(None))
    if accounts is None:
        for row in _fetched(connection, statement):
            yield AccountId(UUID(bytes=row[0])), row
        return
    if len(accounts) <= _FEW:
        statement = statement.where(one.org_id == org_id.bytes, one.scope_id.in_(list(accounts)))
    # An id is made once for all the rows of its account: thousands of them cost more than the reading.
    for row in _fetched(connection, statement):
        account_id = accounts.get(row[0])
        if account_id is not None:
            yield account_id, row


def _fetched(connection: Connection, statement: Select[Any]) -> Iterator[Any]:
    # In parts: one by one costs a call a row, all at once leaves thousands of rows to the garbage collector.
    for part in connection.execute(statement).partitions(_A_PART):
        yield from part


def keyed(accounts: Iterable[AccountId]) -> Mapping[bytes, AccountId]:
    """Puts accounts under what the store calls them, as the functions here want them."""
    return {one.bytes: one for one in accounts}


def own_accounts(connection: Connection, org_id: OrgId, user_id: UserId, today: date) -> frozenset[AccountId]:
    """Reads the accounts that a person holds on a day, and those that he entered and nobody holds.

    Args:
        connection: Where to read.
        org_id: The firm.
        user_id: The person.
        today: The day.
    """
    held = select(_OWNED.account_id, _OWNED.user_id).where(
        _OWNED.starts_on <= today.isoformat(), or_(_OWNED.ends_on.is_(None), _OWNED.ends_on >= today.isoformat())
    )
    holders: dict[AccountId, bool] = {}
    for account_id, (_, holder) in _rows(connection, org_id, _OWNED, held, None):
        holders[account_id] = holders.get(account_id, False) or holder == user_id.bytes
    living = select(_ACCOUNT.id, _ACCOUNT.created_by).where(_ACCOUNT.org_id == org_id.bytes)
    return frozenset(
        account_id
        for account_id, (_, author) in _rows(connection, org_id, _ACCOUNT, living, None)
        if holders.get(account_id, author == user_id.bytes)
    )


class OpenAffair(NamedTuple):
    """What a reason needs to know of an open opportunity."""

    account_id: AccountId
    id: OpportunityId
    version_id: ProcessVersionId
    name: str
    stage_key: str
    stage_since: date
    amount_cents: int
    proposal_sent_on: date | None
    proposal_commented_on: date | None


def open_affairs(connection: Connection, org_id: OrgId, accounts: Accounts) -> list[OpenAffair]:
    """Reads the open opportunities of some accounts, or of all."""
    statement = select(
        _AFFAIR.account_id, _AFFAIR.id, _AFFAIR.process_version_id, _AFFAIR.name, _AFFAIR.stage_key,
        _AFFAIR.stage_since, _AFFAIR.amount_cents, _AFFAIR.proposal_sent_on, _AFFAIR.proposal_commented_on,
    ).where(_AFFAIR.outcome == OpportunityOutcome.OPEN.value)  # fmt: skip
    return [
        OpenAffair(
            account_id, OpportunityId(UUID(bytes=row[1])), ProcessVersionId(UUID(bytes=row[2])),
            row[3], row[4], date.fromisoformat(row[5]), row[6] or 0, _day(row[7]), _day(row[8]),
        )
        for account_id, row in _rows(connection, org_id, _AFFAIR, statement, accounts)
    ]  # fmt: skip


def roles_played(connection: Connection, org_id: OrgId, accounts: Accounts) -> Mapping[AccountId, set[BuyingRole]]:
    """Reads which buying roles are played by somebody who is there and may be contacted, by account."""
    statement = select(_CONTACT.account_id, _CONTACT.buying_role).where(
        _CONTACT.left_on.is_(None), not_(_CONTACT.opposed), _CONTACT.buying_role.is_not(None)
    )
    found: dict[AccountId, set[BuyingRole]] = {}
    for account_id, row in _rows(connection, org_id, _CONTACT, statement, accounts):
        found.setdefault(account_id, set()).add(_ROLES[row[1]])
    return found


def overdue_promises(
    connection: Connection, org_id: OrgId, today: date, accounts: Accounts
) -> list[tuple[Commitment, int]]:
    """Reads the open promises of both sides that are past their day, with the amount of their opportunity."""
    joined = table_of(Commitment).outerjoin(
        table_of(Opportunity), and_(_AFFAIR.org_id == _PROMISE.org_id, _AFFAIR.id == _PROMISE.opportunity_id)
    )
    statement = select(
        _PROMISE.account_id, _PROMISE.id, _PROMISE.side, _PROMISE.what, _PROMISE.due_on, _PROMISE.made_on,
            _PROMISE.contact_id, _PROMISE.opportunity_id, _AFFAIR.amount_cents.label("amount")
    ).select_from(joined).where(
        _PROMISE.status == CommitmentStatus.OPEN.value, _PROMISE.due_on < today.isoformat()
    )  # fmt: skip
    return [
        (from_wire(Commitment, row._mapping), row.amount or 0)
        for _, row in _rows(connection, org_id, _PROMISE, statement, accounts)
    ]


class YearOfContacts(NamedTuple):
    """What was decided for an account and what was done of it so far in the year."""

    account_id: AccountId
    planned: int
    done: int
    potential_cents: int


def contacts_of_year(connection: Connection, org_id: OrgId, today: date, accounts: Accounts) -> list[YearOfContacts]:
    """Reads, for the accounts for which a number of contacts was decided, how many were held from 1 January on."""
    held = select(_VISIT.account_id, func.count()).where(
        _VISIT.status == VisitStatus.DONE.value, _VISIT.starts_on.between(f"{today.year}-01-01", today.isoformat())
    ).group_by(_VISIT.account_id)  # fmt: skip
    done = {row[0]: row[1] for _, row in _rows(connection, org_id, _VISIT, held, accounts)}
    decided = select(_ACCOUNT.id, _ACCOUNT.planned_contacts, _ACCOUNT.potential_cents).where(
        _ACCOUNT.planned_contacts > 0, _ACCOUNT.status != AccountStatus.LOST.value
    )
    return [
        YearOfContacts(account_id, row[1], done.get(row[0], 0), row[2] or 0)
        for account_id, row in _rows(connection, org_id, _ACCOUNT, decided, accounts)
    ]


def solvency_days(connection: Connection, org_id: OrgId, accounts: Accounts) -> Mapping[AccountId, date | None]:
    """Reads when the solvency of accounts was checked last; None when it never was."""
    statement = select(_ACCOUNT.id, _ACCOUNT.solvency_on)
    return {
        account_id: _day(row[1])
        for account_id, row in _rows(connection, org_id, _ACCOUNT, statement, accounts)
    }  # fmt: skip


def unsettled_extras(
    connection: Connection, org_id: OrgId, asked_by: date, accounts: Accounts
) -> Mapping[AccountId, list[ExtraWork]]:
    """Reads the extra work that nobody announced, gave up or paid, where a line was asked on a day or before.

    Args:
        connection: Where to read.
        org_id: The firm.
        asked_by: Accounts whose every line is younger are left out.
        accounts: At which accounts; None for all.

    Returns:
        The lines of each account; the rules of their domain judge them.
    """
    one = table_of(ExtraWork).c
    statement = select(
        one.account_id,
        one.id,
        one.what,
        one.asked_on,
        one.noted_by,
        one.status,
        one.price_cents,
        one.done_on,
        one.stopped_on,
        one.opportunity_id,
    ).where(one.announced_on.is_(None), one.accepted_on.is_(None), one.waived_on.is_(None), one.paid_on.is_(None))
    rows: dict[AccountId, list[Any]] = {}
    for account_id, row in _rows(connection, org_id, one, statement, accounts):
        rows.setdefault(account_id, []).append(row)
    limit = asked_by.isoformat()
    return {
        account_id: [from_wire(ExtraWork, row._mapping) for row in own]
        for account_id, own in rows.items()
        if any(row.asked_on <= limit for row in own)
    }


def contact_days(
    connection: Connection, org_id: OrgId, first: date, last: date, accounts: Accounts
) -> Mapping[AccountId, date]:
    """Reads which accounts are seen soon: the first contact planned between two days, or held on the first of them."""
    planned = and_(
        _VISIT.status == VisitStatus.PLANNED.value, _VISIT.starts_on.between(first.isoformat(), last.isoformat())
    )
    held = and_(_VISIT.status == VisitStatus.DONE.value, _VISIT.starts_on == first.isoformat())
    statement = select(_VISIT.account_id, func.min(_VISIT.starts_on)).where(or_(planned, held))
    return {
        account_id: date.fromisoformat(row[1])
        for account_id, row in _rows(connection, org_id, _VISIT, statement.group_by(_VISIT.account_id), accounts)
    }


def refusals_of(connection: Connection, org_id: OrgId, accounts: Accounts) -> list[SuggestionRefusal]:
    """Reads what was put aside at some accounts, or at all, latest first."""
    one = table_of(SuggestionRefusal).c
    statement = select(one.account_id.label("first"), *record_columns(SuggestionRefusal)).order_by(
        one.refused_at.desc(), one.id
    )
    return [
        from_wire(SuggestionRefusal, row._mapping) for _, row in _rows(connection, org_id, one, statement, accounts)
    ]


def people_of(connection: Connection, org_id: OrgId, accounts: Accounts) -> Mapping[AccountId, list[Contact]]:
    """Reads who can be met at a few accounts: there, and not opposed to it; by name."""
    statement = select(_CONTACT.account_id.label("first"), *record_columns(Contact)).where(
        _CONTACT.left_on.is_(None), not_(_CONTACT.opposed)
    ).order_by(_CONTACT.last_name, _CONTACT.first_name, _CONTACT.id)  # fmt: skip
    found: dict[AccountId, list[Contact]] = {}
    for account_id, row in _rows(connection, org_id, _CONTACT, statement, accounts):
        found.setdefault(account_id, []).append(from_wire(Contact, row._mapping))
    return found


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@lru_cache(maxsize=64)
def _version(value: bytes) -> ProcessVersionId:
    return ProcessVersionId(UUID(bytes=value))
