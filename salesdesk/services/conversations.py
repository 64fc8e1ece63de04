"""Conversations: begun, noted, proved, concluded (conversation : préparer, tenir, conclure).

Every use case is one transaction. Notes are typed under no name, so that undo offers gestures and not keystrokes.

Source: product.md 2.3 [conversations].
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.conversation import Conversation, ConversationState
from salesdesk.domain.conversation import tick as tick_of
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import (
    AccountId,
    ContactId,
    ConversationId,
    VisitId,
)
from salesdesk.domain.notes import MOST_NOTE_BYTES, rebase
from salesdesk.domain.process import BuyingRole
from salesdesk.domain.visits import Visit, VisitPurpose
from salesdesk.services.conversation_view import ConversationView, draft, frame_of, prepare, view
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import conversations as reading
from salesdesk.store.unit import Unit

__all__ = [
    "ConversationView", "NewContact", "add_participant", "meet", "prepare", "remove_participant",
    "save_notes", "set_goal", "start", "tick", "untick", "view",
]  # fmt: skip


def start(
    workspace: Workspace,
    *,
    visit_id: VisitId | None = None,
    account_id: AccountId | None = None,
    present: Sequence[ContactId] | None = None,
    initiator: object | None = None,
) -> ConversationId:
    """Begins a conversation, or goes on with the one that was begun at a visit.

    Args:
        workspace: Where.
        visit_id: The visit at which it is held; None for an unplanned one, which gets its place in the calendar.
        account_id: With whom, when there is no visit.
        present: Who is there; None takes the person whom the visit names.
        initiator: Who asks.

    Returns:
        The conversation, held from now on.

    Raises:
        UserError: Neither a visit nor an account is named.
    """
    if visit_id is None and account_id is None:
        raise UserError("conversation.with_whom")
    with workspace.unit("undo_conversation.started", initiator) as unit:
        return begin_in(unit, workspace, visit_id, account_id, present).id


def begin_in(
    unit: Unit, workspace: Workspace, visit_id: VisitId | None, account_id: AccountId | None = None,
    present: Sequence[ContactId] | None = None,
) -> Conversation:  # fmt: skip
    """Begins a conversation in a transaction that may hold more; as :func:`start`.

    Args:
        unit: The transaction.
        workspace: Where.
        visit_id: The visit; None for an unplanned conversation.
        account_id: With whom, when there is no visit.
        present: Who is there; None takes the person whom the visit names.

    Returns:
        The conversation; the one begun before, if there is one.
    """
    visit = unit.need(Visit, visit_id) if visit_id is not None else None
    whose = visit.account_id if visit else account_id
    assert whose is not None  # one of the two was named
    unit.need(Account, whose)
    kept = reading.conversation_of_visit(unit.connection, workspace.org_id, visit.id) if visit else None
    if kept is not None and kept.state is not ConversationState.PREPARED:
        return kept
    frame = frame_of(unit.connection, workspace, whose, visit, kept)
    visit = visit or _unplanned_visit(workspace, whose, unit)
    begun = kept or draft(workspace, whose, visit, frame)
    if present is not None:
        begun = replace(begun, participants=tuple(str(one) for one in present))
    begun = replace(begun, state=ConversationState.HELD, started_at=unit.now, visit_id=visit.id)
    unit.put(begun)
    return begun


def _unplanned_visit(workspace: Workspace, account_id: AccountId, unit: Unit) -> Visit:
    now = workspace.local(workspace.now())
    visit = Visit(
        id=VisitId(workspace.new_id()),
        account_id=account_id,
        rep_id=workspace.user_id,
        starts_on=workspace.today(),
        starts_minute=now.hour * 60 + now.minute,
        duration_minutes=30,
        zone=workspace.zone.key,
        purpose=VisitPurpose.OTHER,
    )
    unit.put(visit)
    return visit


def save_notes(
    workspace: Workspace, conversation_id: ConversationId, base: str, text: str, *, initiator: object | None = None
) -> str:
    """Keeps what was typed; what came from elsewhere since is merged with it, and nothing is lost.

    Args:
        workspace: Where.
        conversation_id: The conversation.
        base: The text that the editor got last; its edits are the difference to it.
        text: The text in the editor.
        initiator: Who asks.

    Returns:
        The text kept: the editor takes over what differs from what it sent.

    Raises:
        UserError: The text is larger than 256 kB; nothing was kept of this save.
    """
    if len(text.encode()) > MOST_NOTE_BYTES:
        raise UserError("conversation.notes_too_long", kilobytes=MOST_NOTE_BYTES // 1024)
    with workspace.unit(None, initiator) as unit:
        kept = unit.need(Conversation, conversation_id)
        merged = rebase(base, text, kept.notes)
        if merged != kept.notes:
            unit.put(replace(kept, notes=merged))
    return merged


def tick(
    workspace: Workspace, conversation_id: ConversationId, key: str, *, initiator: object | None = None
) -> Conversation:
    """Ticks a line of the guide, with the time.

    Args:
        workspace: Where.
        conversation_id: The conversation.
        key: What was covered.
        initiator: Who asks.

    Returns:
        The conversation; a line ticked already keeps its time.
    """
    with workspace.unit("undo_conversation.ticked", initiator) as unit:
        kept = unit.need(Conversation, conversation_id)
        if any(entry.partition("@")[0] == key for entry in kept.ticks):
            return kept
        after = replace(kept, ticks=(*kept.ticks, tick_of(key, unit.now)))
        unit.put(after)
    return after


def untick(
    workspace: Workspace, conversation_id: ConversationId, key: str, *, initiator: object | None = None
) -> Conversation:
    """Takes the tick of a line away.

    Args:
        workspace: Where.
        conversation_id: The conversation.
        key: What was not covered after all.
        initiator: Who asks.

    Returns:
        The conversation.
    """
    with workspace.unit("undo_conversation.unticked", initiator) as unit:
        kept = unit.need(Conversation, conversation_id)
        after = replace(kept, ticks=tuple(one for one in kept.ticks if one.partition("@")[0] != key))
        unit.put(after)
    return after


def set_goal(
    workspace: Workspace, conversation_id: ConversationId, goal: str, *, initiator: object | None = None
) -> None:
    """Writes what this conversation is to obtain."""
    with workspace.unit("undo_conversation.goal_set", initiator) as unit:
        unit.put(replace(unit.need(Conversation, conversation_id), goal=goal.strip()))


def add_participant(
    workspace: Workspace, conversation_id: ConversationId, contact_id: ContactId, *, initiator: object | None = None
) -> None:
    """Notes that somebody is present."""
    with workspace.unit("undo_conversation.participant_added", initiator) as unit:
        _join(unit, conversation_id, contact_id)


def remove_participant(
    workspace: Workspace, conversation_id: ConversationId, contact_id: ContactId, *, initiator: object | None = None
) -> None:
    """Notes that somebody is not present after all."""
    with workspace.unit("undo_conversation.participant_removed", initiator) as unit:
        kept = unit.need(Conversation, conversation_id)
        unit.put(replace(kept, participants=tuple(one for one in kept.participants if one != str(contact_id))))


def _join(unit: Unit, conversation_id: ConversationId, contact_id: UUID) -> None:
    kept = unit.need(Conversation, conversation_id)
    if str(contact_id) not in kept.participants:
        unit.put(replace(kept, participants=(*kept.participants, str(contact_id))))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """Somebody met for the first time.

    Attributes:
        name: First and last name as one text; the last word is the last name.
    """

    name: str
    job_title: str = ""
    buying_role: BuyingRole | None = None


def meet(
    workspace: Workspace, conversation_id: ConversationId, new: NewContact, *, initiator: object | None = None
) -> Contact:
    """Adds somebody met in a conversation to the account, and to those present.

    Args:
        workspace: Where.
        conversation_id: The conversation.
        new: Who it is.
        initiator: Who asks.

    Returns:
        The contact.

    Raises:
        UserError: No name is given.
    """
    words = new.name.split()
    if not words:
        raise UserError("conversation.contact_without_name")
    with workspace.unit("undo_conversation.contact_met", initiator, person=" ".join(words)) as unit:
        kept = unit.need(Conversation, conversation_id)
        contact = Contact(
            id=ContactId(workspace.new_id()),
            account_id=kept.account_id,
            last_name=words[-1],
            first_name=" ".join(words[:-1]),
            job_title=new.job_title.strip() or None,
            buying_role=new.buying_role,
            created_at=unit.now,
        )
        unit.put(contact)
        _join(unit, conversation_id, contact.id)
    return contact
