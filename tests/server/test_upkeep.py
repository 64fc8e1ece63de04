"""What the server does by itself."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from salesdesk.config.logs import KeyValueFormatter
from salesdesk.server.upkeep import tidy
from salesdesk.store.server_tables import AUTH_CODE, INVITATION, TOKEN
from tests.factories.servers import RunningServer


def counts(server: RunningServer) -> list[int]:
    with server.parts.store.read() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (AUTH_CODE, INVITATION, TOKEN)
        ]


def test_what_is_over_is_forgotten_and_what_is_not_stays(server: RunningServer) -> None:
    firm, admin = server.firm()
    server.sign_in("ada@voltaire.fr")
    server.invitation(firm, admin)
    before = counts(server)
    tidy(server.parts)
    assert counts(server) == before == [1, 1, 2]
    server.clock.advance(timedelta(hours=72))
    tidy(server.parts)
    # The refresh token lives on.
    assert counts(server) == [0, 0, 1]


def test_the_head_of_the_log_is_written_outside_the_database(
    server: RunningServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="salesdesk")
    server.firm()
    tidy(server.parts)
    written = [KeyValueFormatter().format(one) for one in caplog.records]
    assert [line for line in written if "log-head" in line and "no=2" in line and "head=" in line] != []
