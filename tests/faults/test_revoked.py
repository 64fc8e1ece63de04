"""A person or a device whose access is taken away in the middle of a round: refused, told once, nothing lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from salesdesk.config.settings import Settings
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.shellstate import ShellState
from salesdesk.desktop.sync_driver import SyncDriver
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import conflicts
from tests.faults.conftest import MakeLaptop
from tests.faults.laptops import Laptop, on_server
from tests.faults.proxy import Fault, Proxy

ROOT = Path(__file__).parents[2]


def revoke(one: Laptop, kind: str) -> None:
    """Takes the access away with the administrator's own command, on the database that is being served."""
    identifier = one.workspace.user_id if kind == "user" else one.workspace.device_id
    data = str(one.server.parts.config.data)
    subprocess.run(
        [sys.executable, "-m", "salesdesk", "admin", "--data", data, "revoke", kind, str(identifier)],
        cwd=ROOT, env=os.environ | {"SALESDESK_LANGUAGE": "fr"}, check=True, capture_output=True, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "at"), [("user", "/sync/push"), ("device", "/sync/pull")])
def test_the_next_request_is_refused_and_the_text_stays(laptop: MakeLaptop, proxy: Proxy, kind: str, at: str) -> None:
    one = laptop(proxy.address)
    account = one.add_account("Laiterie")
    one.sync()
    talk = one.write(account, "Écrit avant la révocation.")
    proxy.set(Fault("pass", at, times=1, then=lambda: revoke(one, kind)))
    error = one.failed_sync()
    assert (error.key, getattr(error, "retryable", None)) == ("sync.revoked", False)
    one.write(account, "Écrit avant la révocation. Et après.", talk)
    asked = len(proxy.seen)
    assert one.failed_sync().key == "sync.revoked"
    # One question to the server and one try to renew the token, at most.
    assert len(proxy.seen) - asked <= 2
    assert one.notes(talk) == "Écrit avant la révocation. Et après."
    queue = conflicts.queue(one.workspace)
    assert [record.noun for record in queue.waiting] == ["conversation"]
    arrived = [row["notes"] for row in on_server(one.server, "conversation", id=talk.bytes)]
    assert arrived == ([] if at == "/sync/push" else ["Écrit avant la révocation."])
    one.close()
    one.reopen()
    assert one.notes(talk) == "Écrit avant la révocation. Et après."


def test_the_program_tells_it_once_and_does_not_ask_on_and_on(
    laptop: MakeLaptop, proxy: Proxy, tmp_path: Path, qtbot: QtBot
) -> None:
    one = laptop(proxy.address)
    one.add_account("Laiterie")
    one.server.parts.people.revoke_device(one.firm.id, one.workspace.device_id)
    told: list[SalesDeskError] = []
    jobs, state = Jobs(lambda _owner, _error, _handled: None), ShellState()
    driver = SyncDriver(one.profile, jobs, state, Settings(tmp_path / "settings.json"))
    driver.stopped_by.connect(told.append)
    driver.start()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=10_000)
    for _ in range(3):
        driver.run_now()
        qtbot.waitUntil(lambda: jobs.pending == 0, timeout=10_000)
    qtbot.wait(1_600)
    asked = len(proxy.seen)
    qtbot.wait(1_600)
    assert ([error.key for error in told], state.sync, len(proxy.seen)) == (["sync.revoked"], "offline", asked)
    driver.stop()
    jobs.shutdown()
