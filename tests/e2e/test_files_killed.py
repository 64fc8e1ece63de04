"""The server as a process, killed in the middle of taking a file: sending goes on where it stopped, nothing is torn."""

import contextlib
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesdesk.config.paths import Paths
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import AccountId
from salesdesk.services import attachments, file_sync, profiles, syncing
from salesdesk.services.attachments import Place
from salesdesk.services.profiles import OpenProfile
from salesdesk.sync.file_port import PART_BYTES
from tests.e2e.laptops import MortalServer
from tests.e2e.processes import PIN, make_profile
from tests.factories.accounts import account
from tests.factories.files import pdf

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

JEANNE = "jeanne@essai.example"
KILLS = 4
PARTS = 20


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MortalServer]:
    made = MortalServer(tmp_path / "server")
    made.home.mkdir()
    made.admin("create-organisation", "Essai SA", "--admin-email", "anne@essai.example", "--admin-name", "Anne Adam")
    made.start()
    made.invite(JEANNE, "Jeanne Bréval", "rep")
    yield made
    made.stop()


def opened(server: MortalServer, home: Path, name: str) -> OpenProfile:
    make_profile(server, home, name, JEANNE)
    return profiles.open_profile(Paths.below(home), name, pin=PIN)


def test_a_server_killed_while_it_takes_a_file_loses_no_part_that_it_confirmed(
    server: MortalServer, tmp_path: Path
) -> None:
    one, two = opened(server, tmp_path / "one", "one"), opened(server, tmp_path / "two", "two")
    content, chance = pdf(PARTS * PART_BYTES + 77), random.Random(20261122)
    with one.workspace.unit(None) as unit:
        client = account(id=AccountId(one.workspace.new_id()), created_by=one.workspace.user_id)
        unit.put(client)
    kept = attachments.attach_bytes(one.workspace, "bon.pdf", content, Place(account_id=client.id)).attachment
    syncing.run_round(one)
    confirmed, seen = 0, []
    for _ in range(KILLS):
        sender = threading.Thread(target=_send, args=(one,), daemon=True)
        sender.start()
        time.sleep(chance.uniform(0.02, 0.2))
        server.kill()
        sender.join()
        server.start()
        with file_sync.port_of(one) as port:
            received = port.head(kept.sha256).received_bytes
        assert received >= confirmed
        confirmed = received
        seen.append(received // PART_BYTES)
    with file_sync.port_of(one) as port:
        file_sync.send_waiting(one.workspace, port)
    syncing.run_round(two)
    with file_sync.port_of(two) as port:
        file_sync.fetch(two.workspace, port, kept.sha256, kept.size_bytes)
    assert attachments.read_content(two.workspace, kept) == content
    # Had every kill come after the file or before it, nothing would have been shown.
    assert any(0 < parts < PARTS for parts in seen), seen
    for profile in (one, two):
        profile.close()


def _send(profile: OpenProfile) -> None:
    with contextlib.suppress(SalesDeskError), file_sync.port_of(profile) as port:
        file_sync.send_waiting(profile.workspace, port)
