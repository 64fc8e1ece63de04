"""The same server on PostgreSQL: sign-in, renewal, revocation, and a log that many write at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from salesdesk.domain.errors import SyncError
from salesdesk.server import events
from salesdesk.services.signing_in import Session
from salesdesk.sync import codec
from salesdesk.sync.protocol import Pull
from tests.factories.clusters import Cluster, cluster
from tests.factories.servers import RunningServer, running_server


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Cluster]:
    with cluster() as running:
        yield running


@pytest.fixture
def server(postgresql: Cluster, tmp_path: Path) -> Iterator[RunningServer]:
    url = postgresql.new_database()
    with running_server(tmp_path / "server", database=url) as running:
        yield running
    postgresql.drop(url)


def test_a_device_signs_in_syncs_renews_and_is_revoked(server: RunningServer) -> None:
    firm, _ = server.firm()
    kept = [server.sign_in("ada@voltaire.fr").tokens]
    session = Session(lambda: kept[-1], kept.append, server.clock)
    session.renew(kept[0].access)
    headers = {"Authorization": f"Bearer {session.renew(kept[1].access)}", "Content-Type": codec.MEDIA_TYPE}
    body = codec.encode(Pull())
    assert httpx2.post(f"{server.address}/sync/pull", content=body, headers=headers, trust_env=False).status_code == 200
    # The first token comes back after its successor was used.
    stolen = Session(lambda: kept[0], kept.append, server.clock)
    with pytest.raises(SyncError) as caught:
        stolen.renew(kept[0].access)
    assert caught.value.key == "sync.revoked"
    assert httpx2.post(f"{server.address}/sync/pull", content=body, headers=headers, trust_env=False).status_code == 403
    assert "token.reused" in server.event_names(firm)


def test_lines_written_at_once_make_one_chain(server: RunningServer) -> None:
    firm, _ = server.firm()
    store = server.parts.store

    def write(number: int) -> None:
        with store.write() as connection:
            events.record(connection, firm.id, "test.line", now=server.clock(), number=str(number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    with store.read() as connection:
        verdict = events.verify(connection, firm.id)
    assert (verdict.checked, verdict.faults) == (42, ())
