"""Reading what the guide proposes from: conversations of a template that somebody concluded, affairs that ended."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from salesdesk.domain.coaching import SelfScore
from salesdesk.domain.conversation import Conversation, ConversationOutcome, ConversationState
from salesdesk.domain.ids import OrgId, UserId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of


@dataclass(frozen=True, slots=True)
class Concluded:
    """One conversation of a template: what was ticked, as JSON, and its own score; None without one."""

    ticks: str
    score: int | None


def concluded_of_template(
    connection: Connection, org_id: OrgId, person_id: UserId, key: str, limit: int
) -> list[Concluded]:
    """Reads the conversations of a template that a person concluded, in one statement.

    Args:
        connection: Where to read.
        org_id: The firm.
        person_id: Who held them.
        key: The template.
        limit: At most so many.

    Returns:
        Latest first; a client who did not come made no conversation.
    """
    held, own = table_of(Conversation), table_of(SelfScore)
    scored = and_(
        own.c.org_id == held.c.org_id, own.c.scope_id == person_id.bytes, own.c.conversation_id == held.c.id,
        own.c.deleted_stamp.is_(None),
    )  # fmt: skip
    statement = (
        select(held.c.ticks, own.c.score)
        .select_from(held.outerjoin(own, scored))
        .where(
            held.c.org_id == org_id.bytes,
            held.c.deleted_stamp.is_(None),
            held.c.rep_id == person_id.bytes,
            held.c.conversation_key == key,
            held.c.state == ConversationState.CONCLUDED.value,
            held.c.outcome != ConversationOutcome.NO_SHOW.value,
        )
        .order_by(held.c.concluded_at.desc())
        .limit(limit)
    )
    return [Concluded(str(row[0]), row[1]) for row in connection.execute(statement)]


def ended_with_proposal(connection: Connection, org_id: OrgId, limit: int) -> list[Opportunity]:
    """Reads the affairs that ended and had a proposal, latest first.

    Args:
        connection: Where to read.
        org_id: The firm; of it, what this laptop holds.
        limit: At most so many.
    """
    table = table_of(Opportunity)
    proposed = table.c.proposal_commented_on.is_not(None) | table.c.proposal_sent_on.is_not(None)
    ended = table.c.outcome != OpportunityOutcome.OPEN.value
    here = table.c.org_id == org_id.bytes
    return find(connection, Opportunity, here, proposed, ended, order_by=(table.c.closed_on.desc(),), limit=limit)
