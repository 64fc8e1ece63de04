"""Reading coaching notes (notes de coaching): on a conversation, on an affair, of a person, with their states."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.ids import ConversationId, OpportunityId, OrgId, UserId
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

_NOTE = table_of(CoachingNote).c


def notes_on_conversations(
    connection: Connection, org_id: OrgId, ids: Sequence[ConversationId]
) -> tuple[CoachingNote, ...]:
    """Reads the notes on some conversations, in the order in which they were written.

    Args:
        connection: Where to read.
        org_id: The firm.
        ids: At most a page of conversations.
    """
    return _notes(connection, org_id, _NOTE.conversation_id.in_([one.bytes for one in ids]))


def notes_on_opportunity(
    connection: Connection, org_id: OrgId, opportunity_id: OpportunityId
) -> tuple[CoachingNote, ...]:
    """Reads the notes on an affair, in the order in which they were written.

    Args:
        connection: Where to read.
        org_id: The firm.
        opportunity_id: The affair.
    """
    return _notes(connection, org_id, _NOTE.opportunity_id == opportunity_id.bytes)


def _notes(connection: Connection, org_id: OrgId, condition: ColumnElement[bool]) -> tuple[CoachingNote, ...]:
    here = _NOTE.org_id == org_id.bytes
    return tuple(find(connection, CoachingNote, here, condition, order_by=(_NOTE.written_at, _NOTE.id)))


def unanswered_by_person(connection: Connection, org_id: OrgId, people: Sequence[UserId]) -> dict[UserId, int]:
    """Counts, for some people, the notes written to them that they have not answered.

    Args:
        connection: Where to read.
        org_id: The firm.
        people: To whom they are written.

    Returns:
        A count for each person who has one.
    """
    statement = (
        select(_NOTE.person_id, func.count().label("waiting"))
        .where(
            _NOTE.org_id == org_id.bytes,
            _NOTE.scope_id.in_([one.bytes for one in people]),
            _NOTE.deleted_stamp.is_(None),
            _NOTE.reply == "",
        )
        .group_by(_NOTE.person_id)
    )
    return {UserId(UUID(bytes=row.person_id)): int(row.waiting) for row in connection.execute(statement)}
