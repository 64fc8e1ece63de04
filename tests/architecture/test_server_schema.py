import re

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from salesdesk.store.schema import metadata_of

TABLES = [table for metadata in metadata_of("server") for table in metadata.sorted_tables]


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_table_of_the_server_counts_nothing_by_itself(table: Table) -> None:
    statement = str(CreateTable(table).compile(dialect=postgresql.dialect()))
    assert re.findall(r"\b\w*SERIAL\b|\bIDENTITY\b|\bDEFERRABLE\b", statement) == []
