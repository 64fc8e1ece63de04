"""A new firm has the shipped processes from its first minute."""

from pathlib import Path

from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.exchange.processfile import read_process
from salesdesk.store.queries.records import find
from tests.factories.servers import running_server


def test_a_new_firm_has_both_shipped_processes(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        server.parts.people.create_organisation("Essai SA", "anne@essai.example", "Anne Adam")
        with server.parts.store.read() as connection:
            versions = find(connection, ProcessVersion)
    assert sorted(version.process_key for version in versions) == ["distribution-industrielle", "expertise-comptable"]
    assert [len(read_process(version.content, source="").stages) for version in versions] == [5, 5]
