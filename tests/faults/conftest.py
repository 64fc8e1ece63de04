"""A server that the tests of faults share, and laptops that talk to it through a proxy that fails."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from salesdesk.domain.people import Organisation
from tests.factories.servers import RunningServer, running_server
from tests.faults.laptops import Laptop, new_rep
from tests.faults.proxy import Proxy


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A real server."""
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def firm(server: RunningServer) -> Organisation:
    """Its firm."""
    return server.firm()[0]


@pytest.fixture
def proxy(server: RunningServer) -> Iterator[Proxy]:
    """What stands between."""
    with Proxy(server.address) as running:
        yield running


@pytest.fixture
def email(server: RunningServer, firm: Organisation) -> str:
    """A rep of its own for each test."""
    return new_rep(server, firm)


MakeLaptop = Callable[..., Laptop]


@pytest.fixture
def laptop(server: RunningServer, firm: Organisation, email: str, tmp_path: Path) -> Iterator[MakeLaptop]:
    """Makes laptops of the rep: ``laptop(address)``."""
    made: list[Laptop] = []

    def make(address: str | None = None, **more: Any) -> Laptop:
        made.append(Laptop(server, firm, email, tmp_path / f"laptop{len(made)}", address, **more))
        return made[-1]

    yield make
    for one in made:
        one.close()
