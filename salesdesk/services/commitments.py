"""Commitments of both sides (engagements): made in a conversation, kept or broken later, counted.

Source: product.md 2.1, promises ledger.
"""

from dataclasses import dataclass, replace
from datetime import date

from salesdesk.domain.conversation import Commitment, CommitmentStatus, KeptRate, kept_rate
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, CommitmentId, ContactId, ConversationId, OpportunityId
from salesdesk.domain.process import Side
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import commitments as reading

__all__ = ["Commitment", "CommitmentStatus", "KeptRate", "Side"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCommitment:
    """A promise just made.

    Attributes:
        due_on: By when; None when no date was given.
        template_key: The commitment of the process that it answers; None when made freely.
    """

    account_id: AccountId
    side: Side
    what: str
    due_on: date | None
    conversation_id: ConversationId | None = None
    opportunity_id: OpportunityId | None = None
    contact_id: ContactId | None = None
    template_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The promises of an account.

    Attributes:
        ours: Open promises of ours, the most urgent first.
        theirs: Open promises of the client, the most urgent first.
        settled: What was kept, broken or dropped, latest first.
        our_rate: How we keep our word.
        their_rate: How he keeps his.
    """

    ours: tuple[Commitment, ...]
    theirs: tuple[Commitment, ...]
    settled: tuple[Commitment, ...]
    our_rate: KeptRate
    their_rate: KeptRate


def ledger_of(promises: tuple[Commitment, ...], today: date) -> Ledger:
    """Sorts the promises of an account.

    Args:
        promises: All of them.
        today: The day.

    Returns:
        Who owes what, and how each side keeps its word.
    """
    still = sorted(
        (one for one in promises if one.status is CommitmentStatus.OPEN), key=lambda one: one.due_on or date.max
    )
    return Ledger(
        ours=tuple(one for one in still if one.side is Side.REP),
        theirs=tuple(one for one in still if one.side is Side.CLIENT),
        settled=tuple(one for one in promises if one.status is not CommitmentStatus.OPEN),
        our_rate=kept_rate(promises, Side.REP, today),
        their_rate=kept_rate(promises, Side.CLIENT, today),
    )


def ledger(workspace: Workspace, account_id: AccountId) -> Ledger:
    """Reads the promises of an account."""
    with workspace.read() as connection:
        promises = reading.ledger(connection, workspace.org_id, account_id)
    return ledger_of(promises, workspace.today())


def is_overdue(commitment: Commitment, today: date) -> bool:
    """Tells whether an open commitment is past its day."""
    return commitment.status is CommitmentStatus.OPEN and commitment.due_on is not None and commitment.due_on < today


def overdue(workspace: Workspace) -> tuple[Commitment, ...]:
    """Reads the commitments of all accounts that are past their day, the oldest first."""
    with workspace.read() as connection:
        return reading.due_before(connection, workspace.org_id, workspace.today())


def drafted(workspace: Workspace, new: NewCommitment) -> Commitment:
    """Makes the record of a promise, not yet kept.

    Args:
        workspace: Who works.
        new: The promise.

    Returns:
        The record.

    Raises:
        UserError: It says nothing, or its day is before today.
    """
    what = " ".join(new.what.split())
    if not what:
        raise UserError("conversation.empty_commitment")
    today = workspace.today()
    if new.due_on is not None and new.due_on < today:
        raise UserError("conversation.past_commitment", what=what, day=new.due_on)
    return Commitment(
        id=CommitmentId(workspace.new_id()),
        account_id=new.account_id,
        side=new.side,
        what=what,
        due_on=new.due_on,
        made_on=today,
        conversation_id=new.conversation_id,
        opportunity_id=new.opportunity_id,
        contact_id=new.contact_id,
        template_key=new.template_key,
    )


def add(workspace: Workspace, new: NewCommitment, *, initiator: object | None = None) -> Commitment:
    """Keeps a promise; one that says nothing, or dated in the past, is refused.

    Args:
        workspace: Where.
        new: The promise.
        initiator: Who asks.

    Returns:
        The record.
    """
    record = drafted(workspace, new)
    with workspace.unit("undo_conversation.commitment_added", initiator, what=record.what) as unit:
        unit.put(record)
    return record


def settle(
    workspace: Workspace, commitment_id: CommitmentId, status: CommitmentStatus, *, initiator: object | None = None
) -> Commitment:
    """Says what became of a promise.

    Args:
        workspace: Where.
        commitment_id: The promise.
        status: Kept, broken, dropped, or open again.
        initiator: Who asks.

    Returns:
        The record; a promise deleted meanwhile is refused.
    """
    with workspace.unit(f"undo_conversation.commitment_{status.value}", initiator) as unit:
        before = unit.need(Commitment, commitment_id)
        on = None if status is CommitmentStatus.OPEN else workspace.today()
        after = replace(before, status=status, settled_on=on)
        unit.put(after)
    return after


def postpone(
    workspace: Workspace, commitment_id: CommitmentId, due_on: date, *, initiator: object | None = None
) -> Commitment:
    """Gives a promise another day.

    Args:
        workspace: Where.
        commitment_id: The promise.
        due_on: The new day, today or later.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The day is before today.
    """
    with workspace.unit("undo_conversation.commitment_postponed", initiator) as unit:
        before = unit.need(Commitment, commitment_id)
        if due_on < workspace.today():
            raise UserError("conversation.past_commitment", what=before.what, day=due_on)
        after = replace(before, due_on=due_on)
        unit.put(after)
    return after
