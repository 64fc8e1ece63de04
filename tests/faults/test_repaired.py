"""A repaired profile signs in again: its unsent work goes up once, and the server brings the rest."""

import pytest

from salesdesk.services import repair
from tests.faults.conftest import MakeLaptop
from tests.faults.laptops import Laptop, doubled_operations, on_server
from tests.faults.proxy import Fault, Proxy


def ruin(one: Laptop) -> repair.Repaired:
    """Damages the store of a laptop, and repairs it as its person would."""
    one.close()
    path = one.profile.folder / "store.db"
    path.write_bytes(bytes(path.stat().st_size))
    done = repair.rebuild(one.paths, "p")
    one.reopen()
    return done


@pytest.mark.parametrize("lost_reply", [False, True], ids=["never sent", "sent, reply lost"])
def test_unsent_work_goes_up_once_and_the_rest_comes_down(laptop: MakeLaptop, proxy: Proxy, lost_reply: bool) -> None:
    one, other = laptop(proxy.address), laptop()
    old = one.add_account("Déjà envoyé")
    talk = one.write(old, "Trois arrêts en octobre.")
    one.sync()
    other.sync()
    other.write(old, "Quatre arrêts en octobre.", talk)
    other.sync()
    one.write(old, "Trois arrêts en octobre, 6 200 €.", talk)
    one.edit(old, city="Lodève")
    new = one.add_account("Pas encore envoyé")
    if lost_reply:
        proxy.set(Fault("lost", "/sync/push"))
        assert one.failed_sync().key == "sync.interrupted"
        proxy.set(Fault("pass"))
    waiting, device = one.waiting(), one.workspace.device_id
    done = ruin(one)
    assert (done.operations, done.signs_in_again, one.waiting()) == (waiting, True, waiting)
    assert one.workspace.device_id != device
    # Work goes on before the sign-in, on what is there.
    assert one.failed_sync().key == "server.sign_in_again"
    fresh = one.write(new, "Écrit après la réparation.")
    one.sign_in_again()
    one.sync()
    other.sync()
    one.sync()
    assert one.content() == other.content()
    assert (one.waiting(), doubled_operations(one.server)) == (0, 0)
    assert sorted(account.name for account in one.content()["Account"]) == ["Déjà envoyé", "Pas encore envoyé"]
    assert one.notes(talk) == "Quatre arrêts en octobre, 6 200 €."
    assert one.notes(fresh) == "Écrit après la réparation."
    assert on_server(one.server, "conflict", record_id=old.bytes) == []
    one.write(old, "Quatre arrêts en octobre, 6 200 € par arrêt.", talk)
    one.sync()
    other.sync()
    assert other.notes(talk) == "Quatre arrêts en octobre, 6 200 € par arrêt."
