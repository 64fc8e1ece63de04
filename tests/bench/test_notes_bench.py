"""How long a save of a note and an opening of the conversation take; printed with the ratio to their ceilings."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from uuid import uuid4

import pytest

from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import CommitmentId, ConversationId
from salesdesk.services import conversations
from salesdesk.services.commitments import Commitment, Side
from tests.factories.conversations import TODAY, client_at
from tests.factories.stores import Wall

SAVE_CEILING_MS = 20.0
OPEN_CEILING_MS = 150.0


def told(name: str, milliseconds: list[float], ceiling: float) -> None:
    """Prints the 95th percentile and its ratio to the ceiling."""
    at_95 = quantiles(milliseconds, n=20)[-1]
    print(f"{name}: p95 {at_95:.1f} ms, {at_95 / ceiling:.2f} of the ceiling of {ceiling:.0f} ms")


def timed(times: int, work: Callable[[int], object]) -> list[float]:
    """Runs something again and again; gives milliseconds."""
    taken = []
    for index in range(times):
        started = perf_counter()
        work(index)
        taken.append((perf_counter() - started) * 1000)
    return taken


@pytest.mark.bench
def test_a_note_saved_again_and_again_beside_many_conversations(tmp_path: Path) -> None:
    client = client_at(tmp_path, now=Wall())
    workspace = client.workspace
    target = conversations.start(workspace, visit_id=client.visit.id)
    kept = conversations.view(workspace, target).conversation
    with workspace.unit("many") as unit:
        for _ in range(3000):
            unit.put(replace(kept, id=ConversationId(uuid4()), visit_id=None, notes=""))
    text = ""

    def save(index: int) -> None:
        nonlocal text
        text = conversations.save_notes(workspace, target, text, f"{text}Phrase {index}, été 😀 6 200 €. ")

    told("save of a note", timed(200, save), SAVE_CEILING_MS)
    with workspace.read() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN SELECT * FROM {Conversation.__name__.lower()} WHERE id = x'00'"  # our own table
        ).fetchall()
    print("plan of a reading by id:", plan[0][-1])
    workspace.close()
    assert text


@pytest.mark.bench
def test_opening_a_conversation_of_an_account_with_500_events(tmp_path: Path) -> None:
    client = client_at(tmp_path)
    workspace = client.workspace
    target = conversations.start(workspace, visit_id=client.visit.id)
    with workspace.unit("events") as unit:
        for index in range(500):
            promise = Commitment(
                id=CommitmentId(workspace.new_id()),
                account_id=client.account.id,
                side=Side.REP,
                what=f"Essai {index}",
                due_on=TODAY,
                made_on=TODAY,
            )
            unit.put(promise)
    told("view of a conversation", timed(30, lambda _index: conversations.view(workspace, target)), OPEN_CEILING_MS)
    workspace.close()
