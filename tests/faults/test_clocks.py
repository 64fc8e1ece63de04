"""A laptop whose clock is two days wrong, or set back in the middle: nothing stops, the order of its edits is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from salesdesk.services import syncing
from tests.faults.conftest import MakeLaptop
from tests.faults.laptops import on_server


class Wrong:
    """A wall clock that is wrong by some time, which a test may change."""

    def __init__(self, days: float) -> None:
        self.off = timedelta(days=days)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.off


@pytest.mark.parametrize("days", [2, -2, 3650, -3650])
def test_edits_made_offline_under_a_wrong_clock_arrive_in_their_order(laptop: MakeLaptop, days: float) -> None:
    right, wrong = laptop(), laptop(now=Wrong(days))
    account = wrong.add_account("Premier nom")
    talk = wrong.write(account, "Un.")
    wrong.edit(account, name="Deuxième nom")
    wrong.write(account, "Un. Deux.", talk)
    wrong.edit(account, name="Troisième nom")
    wrong.sync()
    right.sync()
    right.edit(account, name="Nom vu puis corrigé")
    right.write(account, "Un. Deux. Trois.", talk)
    right.sync()
    wrong.sync()
    wrong.edit(account, city="Albi")
    wrong.sync()
    wrong.sync()
    right.sync()
    assert right.content() == wrong.content()
    seen = wrong.account(account)
    assert seen is not None
    assert (seen.name, seen.city, wrong.notes(talk)) == ("Nom vu puis corrigé", "Albi", "Un. Deux. Trois.")
    assert on_server(right.server, "conflict", record_id=account.bytes) == []


def test_a_clock_set_back_in_the_middle_repeats_no_stamp(laptop: MakeLaptop) -> None:
    clock = Wrong(0)
    one, other = laptop(now=clock), laptop()
    account = one.add_account("Avant")
    one.edit(account, name="Avant le recul")
    clock.off = timedelta(days=-2)
    one.edit(account, name="Après le recul")
    talk = one.write(account, "Écrit après.")
    one.sync()
    clock.off = timedelta(days=2)
    one.edit(account, name="Après l’avance")
    one.sync()
    clock.off = timedelta(0)
    one.edit(account, name="Pour finir")
    one.write(account, "Écrit après. Et encore.", talk)
    one.sync()
    one.sync()
    other.sync()
    seen = other.account(account)
    assert seen is not None
    assert (seen.name, other.notes(talk)) == ("Pour finir", "Écrit après. Et encore.")
    assert one.content() == other.content()
    assert on_server(one.server, "conflict", record_id=account.bytes) == []


@pytest.mark.parametrize("days", [2, -2])
def test_a_token_that_has_ended_is_renewed_under_any_clock(laptop: MakeLaptop, days: float) -> None:
    clock = Wrong(0)
    one = laptop(now=clock)
    one.sync()
    first = syncing.read_tokens(one.workspace)
    one.server.clock.advance(timedelta(minutes=11))
    # Two days ahead the laptop renews too early, two days back it takes a dead token for a fresh one.
    clock.off = timedelta(days=days)
    account = one.add_account("Laiterie")
    one.sync()
    second = syncing.read_tokens(one.workspace)
    assert first is not None
    assert second is not None
    assert (first.access != second.access, one.waiting()) == (True, 0)
    assert len(on_server(one.server, "account", id=account.bytes)) == 1
