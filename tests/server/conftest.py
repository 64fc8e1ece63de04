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
