import re

import pytest
from sqlalchemy import Table, make_url
from sqlalchemy.schema import CreateTable

from salesdesk.store.schema import metadata_of

TABLES = [table for metadata in metadata_of("server") for table in metadata.sorted_tables]


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_table_of_the_server_counts_nothing_by_itself(table: Table) -> None:
    dialect = make_url("postgresql+psycopg://").get_dialect()()
    statement = str(CreateTable(table).compile(dialect=dialect))
    assert re.findall(r"\b\w*SERIAL\b|\bIDENTITY\b|\bDEFERRABLE\b", statement) == []


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_key_of_the_server_begins_with_the_organisation(table: Table) -> None:
    keys = [list(table.primary_key.columns), *(list(index.columns) for index in table.indexes if index.unique)]
    assert {key[0].name for key in keys} == {"org_id"}
