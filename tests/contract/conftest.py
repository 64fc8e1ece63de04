"""One suite, both databases: every test here runs on SQLCipher and on PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salesdesk.store.engine import Store, open_encrypted, open_postgresql
from salesdesk.sync.hub import Hub
from tests.factories.clusters import Cluster, cluster
from tests.factories.hubs import Desk, Ticking, hub_on
from tests.factories.stores import KEY


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL for the whole run."""
    with cluster() as running:
        yield running


@pytest.fixture(params=["sqlcipher", "postgresql"])
def server_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty server database."""
    if request.param == "sqlcipher":
        store = open_encrypted(tmp_path / "server.db", KEY)
        yield store
        store.close()
        return
    running: Cluster = request.getfixturevalue("postgresql")
    url = running.new_database()
    store = open_postgresql(url)
    yield store
    store.close()
    running.drop(url)


@pytest.fixture
def clock() -> Ticking:
    """The server's wall clock."""
    return Ticking()


@pytest.fixture
def hub(server_store: Store, clock: Ticking) -> Hub:
    """A hub with a small firm."""
    return hub_on(server_store, clock)


MakeDesk = Callable[..., Desk]


@pytest.fixture
def desk(hub: Hub, tmp_path: Path) -> Iterator[MakeDesk]:
    """Makes laptops that sync with the hub: ``desk(user_id, number)``."""
    made: list[Desk] = []

    def make(user_id: object, number: int, now: Ticking | None = None) -> Desk:
        made.append(Desk(hub, tmp_path, user_id, number, now))  # type: ignore[arg-type]  # a UserId
        return made[-1]

    yield make
    for one in made:
        one.close()
