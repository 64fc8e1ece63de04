"""Reading the library of messages (bibliothèque) and what became of each message; counts are made by the store."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from salesdesk.domain.accounts import Account
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import AccountId, ConversationId, OpportunityId, OrgId
from salesdesk.domain.library import ClientCase, MessageKind, MessageOutcome, MessageUse, ObjectionAnswer
from salesdesk.domain.message_tally import NOTHING_SAID, MessageKey, Tally
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

_USE = table_of(MessageUse).c
_LIBRARY = frozenset({MessageKind.CLIENT_CASE, MessageKind.OBJECTION_ANSWER})


def cases(connection: Connection) -> list[ClientCase]:
    """Reads every client case, retired ones too, in the order in which they were written."""
    return find(connection, ClientCase, order_by=(table_of(ClientCase).c.created_at,))


def answers(connection: Connection) -> list[ObjectionAnswer]:
    """Reads every answer of the library, retired ones too, in the order in which they were written."""
    return find(connection, ObjectionAnswer, order_by=(table_of(ObjectionAnswer).c.created_at,))


def key_of(kind: MessageKind, key: str, process_key: str | None) -> MessageKey:
    """Tells a message by what a use of it says; what the library holds is one message in all processes."""
    return MessageKey(kind, key, None if kind in _LIBRARY else process_key)


def tallies(
    connection: Connection, org_id: OrgId, *, stage_key: str | None = None, buying_role: str | None = None
) -> dict[MessageKey, Tally]:
    """Counts what became of each message.

    Args:
        connection: Where to read.
        org_id: The firm.
        stage_key: Only what was said at this stage; None for all.
        buying_role: Only what was said to this role; None for all.

    Returns:
        The counts, by message; one never said is not there.
    """
    conditions = [_USE.org_id == org_id.bytes, _USE.deleted_stamp.is_(None)]
    if stage_key is not None:
        conditions.append(_USE.stage_key == stage_key)
    if buying_role is not None:
        conditions.append(_USE.buying_role == buying_role)
    group = (_USE.kind, _USE.message_key, _USE.process_key, _USE.outcome)
    found: dict[MessageKey, Tally] = {}
    for kind, key, process_key, outcome, count in connection.execute(
        select(*group, func.count()).where(*conditions).group_by(*group)
    ):
        message = key_of(MessageKind(kind), key, process_key)
        found[message] = found.get(message, NOTHING_SAID).with_outcome(MessageOutcome(outcome), count)
    return found


def uses_in(connection: Connection, org_id: OrgId, conversation_ids: Sequence[ConversationId]) -> list[MessageUse]:
    """Reads what was said in some conversations, echoes included, in the order in which it was said."""
    if not conversation_ids:
        return []
    wanted = [one.bytes for one in conversation_ids]
    here = (_USE.org_id == org_id.bytes, _USE.conversation_id.in_(wanted))
    return find(connection, MessageUse, *here, order_by=(_USE.said_on, _USE.id))


def conversations_of(
    connection: Connection, org_id: OrgId, account_id: AccountId, opportunity_id: OpportunityId
) -> list[ConversationId]:
    """Reads the ids of the conversations held on an affair."""
    table = table_of(Conversation)
    rows = connection.execute(
        select(table.c.id).where(
            table.c.org_id == org_id.bytes, table.c.scope_id == account_id.bytes,
            table.c.opportunity_id == opportunity_id.bytes, table.c.deleted_stamp.is_(None),
        )
    )  # fmt: skip
    return [ConversationId(UUID(bytes=one)) for (one,) in rows]


def echoes(connection: Connection, org_id: OrgId, most: int) -> list[tuple[MessageUse, AccountId, str]]:
    """Reads the latest echoes whose conversation the person sees.

    Args:
        connection: Where to read.
        org_id: The firm.
        most: At most so many.

    Returns:
        Each with the account where it was heard and its name, the latest first.
    """
    talk, account = table_of(Conversation), table_of(Account)
    use = table_of(MessageUse)
    rows = connection.execute(
        select(use.c.id, account.c.id, account.c.name)
        .select_from(
            use.join(talk, and_(talk.c.org_id == use.c.org_id, talk.c.id == use.c.conversation_id)).join(
                account, and_(account.c.org_id == talk.c.org_id, account.c.id == talk.c.account_id)
            )
        )
        .where(
            use.c.org_id == org_id.bytes, use.c.deleted_stamp.is_(None), account.c.deleted_stamp.is_(None),
            use.c.outcome == MessageOutcome.ECHOED.value,
        )
        .order_by(use.c.said_on.desc(), use.c.id)
        .limit(most)
    ).all()  # fmt: skip
    places = {use_id: (AccountId(UUID(bytes=account_id)), name) for use_id, account_id, name in rows}
    by_id = {one.id.bytes: one for one in find(connection, MessageUse, use.c.id.in_(list(places)))} if places else {}
    return [(by_id[use_id], *place) for use_id, place in places.items() if use_id in by_id]
