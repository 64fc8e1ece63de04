"""Reading conversations and what hangs on their account, each noun in one statement."""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, case, func, select

from salesdesk.domain.accounts import Contact
from salesdesk.domain.coaching import CoachingNote, SelfScore
from salesdesk.domain.conversation import Conversation, ConversationState
from salesdesk.domain.ids import AccountId, ConversationId, OpportunityId, OrgId, UserId, VisitId
from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

Record = TypeVar("Record")


def of_account(
    connection: Connection, record: type[Record], org_id: OrgId, account_id: AccountId, *more: ColumnElement[bool],
    order_by: tuple[ColumnElement[Any], ...] = (), limit: int | None = None,
) -> list[Record]:  # fmt: skip
    """Reads the records of a noun that hang on an account, through the index of its scope.

    Args:
        connection: Where to read.
        record: A record class whose scope is the account.
        org_id: The firm.
        account_id: The account.
        *more: Further conditions.
        order_by: Columns to sort by.
        limit: At most so many.

    Returns:
        The live records.
    """
    table = table_of(record)
    here = (table.c.org_id == org_id.bytes, table.c.scope_id == account_id.bytes)
    return find(connection, record, *here, *more, order_by=order_by, limit=limit)


def conversation_of_visit(connection: Connection, org_id: OrgId, visit_id: VisitId) -> Conversation | None:
    """Reads the conversation held at a visit; None when it was not begun.

    Args:
        connection: Where to read.
        org_id: The firm.
        visit_id: The visit.
    """
    table = table_of(Conversation)
    here = (table.c.org_id == org_id.bytes, table.c.visit_id == visit_id.bytes)
    found = find(connection, Conversation, *here, order_by=(table.c.created_at.desc(),), limit=1)
    return found[0] if found else None


def last_concluded(
    connection: Connection, org_id: OrgId, account_id: AccountId, but: ConversationId | None
) -> Conversation | None:
    """Reads the conversation concluded last at an account.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_id: The account.
        but: A conversation to leave out: the one being prepared.
    """
    table = table_of(Conversation)
    more = [table.c.state == ConversationState.CONCLUDED.value]
    if but is not None:
        more.append(table.c.id != but.bytes)
    latest = (table.c.concluded_at.desc(),)
    found = of_account(connection, Conversation, org_id, account_id, *more, order_by=latest, limit=1)
    return found[0] if found else None


def people_of(connection: Connection, org_id: OrgId, account_id: AccountId) -> tuple[Contact, ...]:
    """Reads the people of an account who still work there, by name."""
    table = table_of(Contact)
    order = (table.c.last_name, table.c.first_name)
    return tuple(of_account(connection, Contact, org_id, account_id, table.c.left_on.is_(None), order_by=order))


def open_opportunity(
    connection: Connection, org_id: OrgId, account_id: AccountId, wanted: OpportunityId | None
) -> Opportunity | None:
    """Reads the opportunity that a conversation is about.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_id: The account.
        wanted: The opportunity named by the visit or the conversation; None takes the open one of largest amount.
    """
    table = table_of(Opportunity)
    if wanted is not None:
        found = of_account(connection, Opportunity, org_id, account_id, table.c.id == wanted.bytes)
    else:
        still = table.c.outcome == OpportunityOutcome.OPEN.value
        largest = (func.coalesce(table.c.amount_cents, 0).desc(), table.c.id)
        found = of_account(connection, Opportunity, org_id, account_id, still, order_by=largest, limit=1)
    return found[0] if found else None


def evidence_of(connection: Connection, org_id: OrgId, opportunity_id: OpportunityId) -> tuple[Evidence, ...]:
    """Reads the evidence of an opportunity, oldest first."""
    table = table_of(Evidence)
    here = (table.c.org_id == org_id.bytes, table.c.opportunity_id == opportunity_id.bytes)
    return tuple(find(connection, Evidence, *here, order_by=(table.c.recorded_at,)))


def current_versions(connection: Connection) -> list[ProcessVersion]:
    """Reads the process versions in force, latest first; a firm has a handful."""
    table = table_of(ProcessVersion)
    latest = (table.c.published_at.desc(),)
    return find(connection, ProcessVersion, table.c.retired_at.is_(None), order_by=latest)


def visit_counts(connection: Connection, org_id: OrgId, account_id: AccountId, today: date) -> tuple[int, int]:
    """Counts the visits of an account in the year of a day.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_id: The account.
        today: Any day of the year.

    Returns:
        Visits done, and visits done or planned.
    """
    table = table_of(Visit)
    done = func.coalesce(func.sum(case((table.c.status == VisitStatus.DONE.value, 1), else_=0)), 0)
    row = connection.execute(
        select(done, func.count()).where(
            table.c.org_id == org_id.bytes,
            table.c.scope_id == account_id.bytes,
            table.c.deleted_stamp.is_(None),
            table.c.status.in_([VisitStatus.DONE.value, VisitStatus.PLANNED.value]),
            table.c.starts_on.between(f"{today.year}-01-01", f"{today.year}-12-31"),
        )
    ).one()
    return int(row[0]), int(row[1])


def next_planned(
    connection: Connection, org_id: OrgId, account_id: AccountId, after: date, but: VisitId | None
) -> Visit | None:
    """Reads the next visit planned at an account.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_id: The account.
        after: First day looked at.
        but: A visit to leave out: the present one.
    """
    table = table_of(Visit)
    more = [table.c.status == VisitStatus.PLANNED.value, table.c.starts_on >= after.isoformat()]
    if but is not None:
        more.append(table.c.id != but.bytes)
    order = (table.c.starts_on, table.c.starts_minute)
    found = of_account(connection, Visit, org_id, account_id, *more, order_by=order, limit=1)
    return found[0] if found else None


def coaching_on(connection: Connection, org_id: OrgId, ids: list[ConversationId]) -> tuple[CoachingNote, ...]:
    """Reads what managers wrote on some conversations, latest first."""
    if not ids:
        return ()
    table = table_of(CoachingNote)
    here = (table.c.org_id == org_id.bytes, table.c.conversation_id.in_([one.bytes for one in ids]))
    return tuple(find(connection, CoachingNote, *here, order_by=(table.c.written_at.desc(),)))


def self_score_of(connection: Connection, org_id: OrgId, person_id: UserId, conversation_id: UUID) -> SelfScore | None:
    """Reads how a rep judged one of his conversations; None when he has not."""
    table = table_of(SelfScore)
    found = find(
        connection, SelfScore,
        table.c.org_id == org_id.bytes, table.c.scope_id == person_id.bytes,
        table.c.conversation_id == conversation_id.bytes, limit=1,
    )  # fmt: skip
    return found[0] if found else None
