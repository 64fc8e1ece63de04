"""Reading the time line of an account (fil) by windows: which events there are, then the records of a window."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Select, literal, null, select, union_all

from salesdesk.domain.conversation import Commitment, Conversation, Figure
from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.ids import AccountId, OrgId
from salesdesk.domain.opportunities import Evidence, Opportunity, StageChange
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.visits import Visit
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

# Day in local wall time, or instant: one of the two places an event in time.
_PLACES: Final[tuple[tuple[type[Any], str, str], ...]] = (
    (Conversation, "", "created_at"),
    (Visit, "starts_on", ""),
    (Commitment, "made_on", ""),
    (StageChange, "", "changed_at"),
    (Evidence, "happened_on", ""),
    (ExtraWork, "asked_on", ""),
    (Practice, "noted_on", ""),
    (Figure, "", "computed_at"),
    (Opportunity, "opened_on", "created_at"),
)
RECORD_OF: Final = {table_of(record).name: record for record, _, _ in _PLACES}


def event_keys(connection: Connection, org_id: OrgId, account_id: AccountId) -> list[tuple[str, bytes, str, int]]:
    """Reads which events an account has, in one statement.

    A visit that a conversation tells about is left out: the conversation stands for both.

    Args:
        connection: Where to read.
        org_id: The firm.
        account_id: The account.

    Returns:
        Noun, id, ISO day (empty when the instant alone is known) and instant in microseconds (0 when there is none).
    """
    parts = [_part(record, day, instant, org_id, account_id) for record, day, instant in _PLACES]
    rows = connection.execute(union_all(*parts))
    return [(row[0], row[1], row[2] or "", row[3] or 0) for row in rows]


def _part(record: type[Any], day: str, instant: str, org_id: OrgId, account_id: AccountId) -> Select[Any]:
    table = table_of(record)
    statement = select(
        literal(table.name),
        table.c.id,
        table.c[day] if day else null(),
        table.c[instant] if instant else null(),
    ).where(table.c.org_id == org_id.bytes, table.c.scope_id == account_id.bytes, table.c.deleted_stamp.is_(None))
    if record is Visit:
        talk = table_of(Conversation)
        told = select(talk.c.visit_id).where(
            talk.c.org_id == org_id.bytes,
            talk.c.scope_id == account_id.bytes,
            talk.c.deleted_stamp.is_(None),
            talk.c.visit_id.is_not(None),
        )
        statement = statement.where(table.c.id.not_in(told))
    return statement


def events(connection: Connection, org_id: OrgId, keys: Iterable[tuple[str, UUID]]) -> dict[UUID, Any]:
    """Reads the records of a window, one statement for each noun in it.

    Args:
        connection: Where to read.
        org_id: The firm.
        keys: Noun and id of each, at most a page.

    Returns:
        The records that are still there, by id.
    """
    wanted: dict[str, list[UUID]] = {}
    for noun, record_id in keys:
        wanted.setdefault(noun, []).append(record_id)
    found: dict[UUID, Any] = {}
    for noun, ids in wanted.items():
        found |= _by_id(connection, org_id, RECORD_OF[noun], ids)
    return found


def _by_id(connection: Connection, org_id: OrgId, record: type[Any], ids: Sequence[UUID]) -> dict[UUID, Any]:
    table = table_of(record)
    here = (table.c.org_id == org_id.bytes, table.c.id.in_([one.bytes for one in ids]))
    return {one.id: one for one in find(connection, record, *here)}


def of_account(
    connection: Connection, record: type[Any], org_id: OrgId, account_id: AccountId, *order: Any
) -> tuple[Any, ...]:
    """Reads the live records of a noun that hang on an account, through the index of its scope."""
    table = table_of(record)
    here = (table.c.org_id == org_id.bytes, table.c.scope_id == account_id.bytes)
    return tuple(find(connection, record, *here, order_by=order))


def process_versions(connection: Connection, ids: Iterable[UUID] | None) -> list[ProcessVersion]:
    """Reads process versions by id, or those in force when no id is given."""
    one = table_of(ProcessVersion).c
    if ids is None:
        return find(connection, ProcessVersion, one.retired_at.is_(None))
    return find(connection, ProcessVersion, one.id.in_([each.bytes for each in ids]))
