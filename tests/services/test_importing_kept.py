"""What an import keeps for the next file: its mapping, its answers, its references; and the rows that it listed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from salesdesk.domain.opportunities import Opportunity
from salesdesk.services import importing
from salesdesk.services.importing import DateOrder, LineKind, Preview
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from tests.factories.imports import import_before, importer, request_for, written


@pytest.fixture
def boss(tmp_path: Path) -> Workspace:
    return importer(tmp_path)


def reasons(preview: Preview) -> dict[int, tuple[str, ...]]:
    return {
        one.line: tuple(problem.key for problem in one.planned.outcome.reasons)
        for one in preview.lines
        if one.kind is LineKind.LISTED
    }


def opportunities(workspace: Workspace) -> dict[str, Opportunity]:
    with workspace.read() as connection:
        return {str(one.external_ref): one for one in find(connection, Opportunity)}


def test_the_mapping_is_kept_for_the_next_file_of_the_form(boss: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "x;y\nPresse;5\n")
    request = request_for(boss, path, "products")
    assert {} == request.mapping.columns
    mapping = replace(request.mapping, columns={"name": "x", "price_cents": "y"})
    chosen = importing.propose(boss, importing.inspect(path), "products", mapping=mapping).request
    importing.apply(boss, importing.dry_run(boss, chosen))
    assert {"name": "x", "price_cents": "y"} == request_for(boss, path, "products").mapping.columns


def test_an_order_of_dates_once_chosen_serves_again_where_the_next_file_leaves_it_open(
    boss: Workspace, tmp_path: Path
) -> None:
    import_before(boss, "opportunities")
    head = "id,account,stage,close date\n"
    first = importing.inspect(written(tmp_path, f"{head}1,Moulins Bel,Won,01/02/2026\n"))
    proposal = importing.propose(boss, first, "opportunities")
    assert ["import.date_ambiguous"] == [one.key for one in proposal.questions]
    chosen = replace(proposal.request.mapping, date_orders={"closed_on": DateOrder.MONTH_FIRST})
    settled = importing.propose(boss, first, "opportunities", mapping=chosen)
    assert () == settled.questions
    importing.apply(boss, importing.dry_run(boss, settled.request))
    assert date(2026, 1, 2) == opportunities(boss)["1"].closed_on
    open_again = written(tmp_path, f"{head}2,Moulins Bel,Won,03/04/2026\n", "b.csv")
    assert {"closed_on": DateOrder.MONTH_FIRST} == request_for(boss, open_again, "opportunities").mapping.date_orders
    decided = written(tmp_path, f"{head}3,Moulins Bel,Won,30/04/2026\n", "c.csv")
    assert {"closed_on": DateOrder.DAY_FIRST} == request_for(boss, decided, "opportunities").mapping.date_orders


def test_amounts_take_the_currency_of_their_column(boss: Workspace, tmp_path: Path) -> None:
    import_before(boss, "opportunities")
    text = (
        "id,account,stage,amount,currency\n1,Moulins Bel,Won,10,CHF\n2,Moulins Bel,Won,20,\n3,Moulins Bel,Won,5,JPY\n"
    )
    path = written(tmp_path, text)
    preview = importing.dry_run(boss, request_for(boss, path, "opportunities", "EUR"))
    assert {4: ("importing.unknown_currency",)} == reasons(preview)
    importing.apply(boss, preview)
    assert {"1": "CHF", "2": "EUR"} == {name: one.currency for name, one in opportunities(boss).items()}


def test_rows_without_a_number_are_known_again_by_what_they_say(boss: Workspace, tmp_path: Path) -> None:
    import_before(boss, "opportunities")
    text = "account,stage,amount\nMoulins Bel,Won,10\nMoulins Bel,Won,20\nMoulins Bel,Won,10\n"
    path = written(tmp_path, text)
    preview = importing.dry_run(boss, request_for(boss, path, "opportunities"))
    assert {4: ("importing.repeated_row",)} == reasons(preview)
    importing.apply(boss, preview)
    assert not importing.dry_run(boss, request_for(boss, path, "opportunities")).writes


def test_listed_rows_are_written_with_line_and_reason_and_no_formula(boss: Workspace, tmp_path: Path) -> None:
    import_before(boss, "opportunities")
    path = written(tmp_path, "id,account,stage\n=1+1,Nulle Part,Won\n2,Moulins Bel,Won\n")
    preview = importing.dry_run(boss, request_for(boss, path, "opportunities"))
    out = tmp_path / "out.csv"
    assert 1 == importing.export_listed(preview, out, lambda problem: problem.key)
    assert ["Ligne;Motif;id;account;stage", "2;importing.account_unknown;'=1+1;Nulle Part;Won"] == out.read_text(
        "utf-8-sig"
    ).splitlines()
