"""A real server for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.factories.servers import RunningServer, running_server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        yield running


@pytest.fixture
def http(server: RunningServer) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=server.address, follow_redirects=False, trust_env=False, timeout=20) as client:
        yield client


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server with one firm, shared by tests that change nothing."""
    with running_server(tmp_path_factory.mktemp("settled") / "server") as running:
        running.firm()
        yield running


@pytest.fixture
def settled_http(settled: RunningServer) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=settled.address, follow_redirects=False, trust_env=False, timeout=20) as client:
        yield client
