"""Promises of both sides are kept in a ledger that counts how each keeps its word."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from salesdesk.domain.conversation import KeptRate
from salesdesk.domain.errors import UserError
from salesdesk.services import commitments
from salesdesk.services.commitments import Commitment, CommitmentStatus, NewCommitment, Side
from tests.factories.conversations import Client, client_at


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def promise(client: Client, what: str, side: Side = Side.REP, due_on: date | None = date(2026, 12, 1)) -> Commitment:
    new = NewCommitment(account_id=client.account.id, side=side, what=what, due_on=due_on)
    return commitments.add(client.workspace, new)


def test_each_side_has_its_open_promises_with_the_most_urgent_first(client: Client) -> None:
    promise(client, "Note de calcul", due_on=date(2026, 12, 9))
    promise(client, "Essai", due_on=date(2026, 11, 30))
    promise(client, "Historique", side=Side.CLIENT)
    ledger = commitments.ledger(client.workspace, client.account.id)
    assert ["Essai", "Note de calcul"] == [one.what for one in ledger.ours]
    assert ["Historique"] == [one.what for one in ledger.theirs]


def test_a_settled_promise_leaves_the_open_ones_and_counts(client: Client) -> None:
    one = promise(client, "Essai")
    commitments.settle(client.workspace, one.id, CommitmentStatus.KEPT)
    ledger = commitments.ledger(client.workspace, client.account.id)
    assert ((), KeptRate(kept=1, settled=1)) == (ledger.ours, ledger.our_rate)


def test_an_overdue_promise_is_named_and_counts_as_broken(client: Client) -> None:
    one = promise(client, "Essai", due_on=date(2026, 11, 23))
    assert () == commitments.overdue(client.workspace)
    client.workspace._anchor = date(2026, 11, 24)
    assert (one,) == commitments.overdue(client.workspace)
    assert KeptRate(kept=0, settled=1) == commitments.ledger(client.workspace, client.account.id).our_rate
    assert commitments.is_overdue(one, date(2026, 11, 24))


def test_a_promise_without_words_or_dated_in_the_past_is_refused(client: Client) -> None:
    with pytest.raises(UserError, match="empty_commitment"):
        promise(client, "   ")
    with pytest.raises(UserError, match="past_commitment"):
        promise(client, "Essai", due_on=date(2026, 11, 22))


def test_a_promise_can_be_postponed(client: Client) -> None:
    one = promise(client, "Essai")
    assert date(2026, 12, 15) == commitments.postpone(client.workspace, one.id, date(2026, 12, 15)).due_on
    with pytest.raises(UserError, match="past_commitment"):
        commitments.postpone(client.workspace, one.id, date(2026, 11, 1))
