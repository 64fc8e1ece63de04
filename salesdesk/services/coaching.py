"""Coaching notes (notes de coaching): a manager writes on a rep's work, the rep sees it and answers.

A note stays with the person it is written to. Its author may change or withdraw it until it has been seen; from then on
it stands, with the answer beside it.
Source: product.md 2.6.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, CoachingNoteId, ConversationId, OpportunityId, UserId
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.people import User
from salesdesk.domain.roles import right
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import coaching as reading
from salesdesk.store.queries.people import names_of, people_below
from salesdesk.store.queries.today import CoachingLine, coaching_waiting
from salesdesk.store.unit import Unit

__all__ = ["CoachingLine", "CoachingNote"]

MOST_CHARACTERS: Final = 4_000
NOTES_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class ThreadNote:
    """A note as both sides read it.

    Attributes:
        note: The note.
        author_name: Who wrote it.
        is_mine: True when the reader wrote it.
        may_change: True while the reader may still change or withdraw it.
        may_answer: True when it is written to the reader.
    """

    note: CoachingNote
    author_name: str
    is_mine: bool
    may_change: bool
    may_answer: bool


def write_note(
    workspace: Workspace,
    person_id: UserId,
    words: str,
    *,
    conversation_id: ConversationId | None = None,
    opportunity_id: OpportunityId | None = None,
    initiator: object | None = None,
) -> CoachingNote:
    """Writes a note to a person of one's own teams.

    Args:
        workspace: Who writes.
        person_id: To whom.
        words: What is written; plain text.
        conversation_id: The person's conversation that it is about.
        opportunity_id: The person's affair that it is about.
        initiator: Who asks.

    Returns:
        The note.

    Raises:
        UserError: It says nothing or too much, the person is not in the writer's teams, or the work is not his.
        ConflictError: The conversation or affair was deleted meanwhile.
    """
    clean = _clean(words)
    with workspace.unit("undo_coaching.written", initiator, person=_name(workspace, person_id)) as unit:
        _check_leads(workspace, unit, person_id)
        account_id = _account_of(unit, person_id, conversation_id, opportunity_id)
        note = CoachingNote(
            id=CoachingNoteId(workspace.new_id()),
            person_id=person_id,
            author_id=workspace.user_id,
            words=clean,
            written_at=workspace.now(),
            conversation_id=conversation_id,
            account_id=account_id,
            opportunity_id=opportunity_id,
        )
        unit.put(note)
    return note


def may_write_to(workspace: Workspace, person_id: UserId) -> bool:
    """Tells whether the person at work may write a coaching note to somebody."""
    if not workspace.my_right("coaching_note").creates:
        return False
    with workspace.read() as connection:
        return any(user.id == person_id for user in people_below(connection, workspace.user_id))


def mark_seen(workspace: Workspace, note_id: CoachingNoteId, *, initiator: object | None = None) -> CoachingNote:
    """Keeps when the person opened a note written to him; a note already seen keeps its first time.

    Args:
        workspace: Who reads.
        note_id: The note.
        initiator: Who asks.

    Returns:
        The note.

    Raises:
        UserError: The note is written to somebody else.
        ConflictError: It was withdrawn meanwhile.
    """
    with workspace.unit(None, initiator) as unit:
        note = _seen(workspace, unit, note_id)
        unit.put(note)
    return note


def mark_all_seen(workspace: Workspace, note_ids: Iterable[CoachingNoteId], *, initiator: object | None = None) -> None:
    """Keeps that the person opened several notes, in one gesture; those of others or withdrawn are passed over.

    Args:
        workspace: Who reads.
        note_ids: The notes.
        initiator: Who asks.
    """
    with workspace.unit(None, initiator) as unit:
        for note_id in note_ids:
            note = unit.get(CoachingNote, note_id)
            if note is not None and note.person_id == workspace.user_id and note.seen_at is None:
                unit.put(replace(note, seen_at=workspace.now()))


def reply(
    workspace: Workspace, note_id: CoachingNoteId, words: str, *, initiator: object | None = None
) -> CoachingNote:
    """Answers a note; who answers has seen it.

    Args:
        workspace: Who answers.
        note_id: The note.
        words: The answer; plain text.
        initiator: Who asks.

    Returns:
        The note.

    Raises:
        UserError: The answer says nothing or too much, or the note is written to somebody else.
        ConflictError: It was withdrawn meanwhile.
    """
    clean = _clean(words)
    with workspace.unit("undo_coaching.answered", initiator) as unit:
        note = replace(_seen(workspace, unit, note_id), reply=clean, replied_at=workspace.now())
        unit.put(note)
    return note


def edit(workspace: Workspace, note_id: CoachingNoteId, words: str, *, initiator: object | None = None) -> CoachingNote:
    """Changes the words of one's own note that has not been seen.

    Args:
        workspace: Who writes.
        note_id: The note.
        words: The new words.
        initiator: Who asks.

    Returns:
        The note.

    Raises:
        UserError: It says nothing or too much, is somebody else's, or was seen.
        ConflictError: It was withdrawn meanwhile.
    """
    clean = _clean(words)
    with workspace.unit("undo_coaching.changed", initiator) as unit:
        note = replace(_own_unseen(workspace, unit, note_id), words=clean)
        unit.put(note)
    return note


def withdraw(workspace: Workspace, note_id: CoachingNoteId, *, initiator: object | None = None) -> None:
    """Takes back one's own note that has not been seen.

    Args:
        workspace: Who wrote it.
        note_id: The note.
        initiator: Who asks.

    Raises:
        UserError: It is somebody else's, or was seen.
        ConflictError: It was withdrawn meanwhile.
    """
    with workspace.unit("undo_coaching.withdrawn", initiator) as unit:
        _own_unseen(workspace, unit, note_id)
        unit.delete(CoachingNote, note_id)


def notes_for_me(workspace: Workspace, limit: int = NOTES_SHOWN) -> tuple[CoachingLine, ...]:
    """Reads the notes written to the person at work that he has not seen or not answered, latest first.

    Args:
        workspace: Who reads.
        limit: At most so many.
    """
    with workspace.read() as connection:
        return tuple(coaching_waiting(connection, workspace.org_id, workspace.user_id, limit))


def notes_on(workspace: Workspace, conversation_id: ConversationId) -> tuple[ThreadNote, ...]:
    """Reads the notes on a conversation, in the order in which they were written.

    Args:
        workspace: Who reads.
        conversation_id: The conversation.
    """
    with workspace.read() as connection:
        notes = reading.notes_on_conversations(connection, workspace.org_id, [conversation_id])
        names = names_of(connection, {note.author_id for note in notes})
    return thread_of(workspace, notes, names)


def notes_on_opportunity(workspace: Workspace, opportunity_id: OpportunityId) -> tuple[ThreadNote, ...]:
    """Reads the notes on an affair, in the order in which they were written.

    Args:
        workspace: Who reads.
        opportunity_id: The affair.
    """
    with workspace.read() as connection:
        notes = reading.notes_on_opportunity(connection, workspace.org_id, opportunity_id)
        names = names_of(connection, {note.author_id for note in notes})
    return thread_of(workspace, notes, names)


def thread_of(workspace: Workspace, notes: Iterable[CoachingNote], names: dict[UserId, str]) -> tuple[ThreadNote, ...]:
    """Says of each note what its reader may do with it.

    Args:
        workspace: Who reads.
        notes: The notes.
        names: Names of their authors, by id; one that is unknown is left empty.
    """
    me = workspace.user_id
    return tuple(
        ThreadNote(
            note=note,
            author_name=names.get(note.author_id, ""),
            is_mine=note.author_id == me,
            may_change=note.author_id == me and note.seen_at is None,
            may_answer=note.person_id == me,
        )
        for note in notes
    )


def _clean(words: str) -> str:
    clean = "\n".join(line.rstrip() for line in words.replace("\r\n", "\n").strip().split("\n"))
    if not clean:
        raise UserError("coaching.empty")
    if len(clean) > MOST_CHARACTERS:
        raise UserError("coaching.too_long", count=len(clean), most=MOST_CHARACTERS)
    return clean


def _name(workspace: Workspace, person_id: UserId) -> str:
    with workspace.read() as connection:
        return names_of(connection, [person_id]).get(person_id, "")


def _check_leads(workspace: Workspace, unit: Unit, person_id: UserId) -> None:
    role = unit.need(User, workspace.user_id).role
    below = {user.id for user in people_below(unit.connection, workspace.user_id)}
    if not right(role, "coaching_note").creates or person_id not in below:
        raise UserError("coaching.not_in_team")


def _account_of(
    unit: Unit, person_id: UserId, conversation_id: ConversationId | None, opportunity_id: OpportunityId | None
) -> AccountId | None:
    account_id = None
    if opportunity_id is not None:
        affair = unit.need(Opportunity, opportunity_id)
        if affair.owner_id != person_id:
            raise UserError("coaching.not_his")
        account_id = affair.account_id
    if conversation_id is not None:
        talk = unit.need(Conversation, conversation_id)
        if talk.rep_id != person_id:
            raise UserError("coaching.not_his")
        account_id = talk.account_id
    return account_id


def _seen(workspace: Workspace, unit: Unit, note_id: CoachingNoteId) -> CoachingNote:
    note = unit.need(CoachingNote, note_id)
    if note.person_id != workspace.user_id:
        raise UserError("coaching.not_to_you")
    return note if note.seen_at is not None else replace(note, seen_at=workspace.now())


def _own_unseen(workspace: Workspace, unit: Unit, note_id: CoachingNoteId) -> CoachingNote:
    note = unit.need(CoachingNote, note_id)
    if note.author_id != workspace.user_id:
        raise UserError("coaching.not_yours")
    if note.seen_at is not None:
        raise UserError("coaching.already_seen", at=workspace.local(note.seen_at).date())
    return note
