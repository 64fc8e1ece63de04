"""Columns find their fields, the choice is kept for the next file, and a column decides its dates as a whole."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.errors import UserError
from salesdesk.domain.imports import ClosedList, Correction, CorrectionRule
from salesdesk.exchange.csvfile import read_csv
from salesdesk.exchange.mapping import ColumnMapping, ImportField, ImportTarget, fingerprint, propose, settle
from salesdesk.exchange.rowreader import ParsedRow, RowReader
from salesdesk.exchange.tables import Cell, Row
from salesdesk.exchange.values import DateOrder, DecimalSign

DEALS = ImportTarget(
    "opportunity",
    (
        ImportField("reference", "import.reference", "identifier", True, ("référence", "numéro"), ("opportunity id",)),
        ImportField("agent", "import.agent", "reference", True, ("commercial",), ("sales agent", "owner")),
        ImportField("product", "import.product", "choice", False, ("produit",), ("product",)),
        ImportField("started_on", "import.started", "date", False, ("date d'engagement",), ("engage date",)),
        ImportField("closed_on", "import.closed", "date", False, ("date de clôture",), ("close date",)),
        ImportField("value", "import.value", "money", False, ("montant",), ("close value", "amount")),
        ImportField("postcode", "import.postcode", "identifier", False, ("code postal",), ("zip code",), digits=5),
    ),
)
HEADER = ("opportunity_id", "sales_agent", "product", "engage_date", "close_date", "close_value")


def rows(*cells: tuple[Cell, ...]) -> list[Row]:
    return [Row(line, row) for line, row in enumerate(cells, start=2)]


def one(
    mapping: ColumnMapping, header: tuple[str, ...], *cells: Cell, lists: dict[str, ClosedList] | None = None
) -> ParsedRow:
    return RowReader(mapping, DEALS, header, lists).read(Row(2, cells))


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        ("N° référence", "Commercial", "PRODUIT", "Date d’engagement", "Date de cloture", "Montant (€)"),
        ("Oportunity ID", "Owner", "Prodcut", "Engage  Date", "Close Date", "Amount"),
    ],
)
def test_columns_are_proposed_by_alias_whatever_accents_case_and_slips(header: tuple[str, ...]) -> None:
    proposed = propose(DEALS, header).columns
    assert proposed == dict(
        zip(("reference", "agent", "product", "started_on", "closed_on", "value"), header, strict=True)
    )


def test_a_column_that_resembles_nothing_is_left_out() -> None:
    assert propose(DEALS, ("foo", "bar", "Product")).columns == {"product": "Product"}


def test_a_mapping_is_kept_as_plain_values_and_brought_back() -> None:
    mapping = ColumnMapping(
        "opportunity",
        fingerprint(HEADER),
        {"value": "close_value"},
        {"closed_on": DateOrder.MONTH_FIRST},
        {"value": DecimalSign.POINT},
        "Devise",
        "USD",
    )
    assert ColumnMapping.from_dict(json.loads(json.dumps(mapping.to_dict()))) == mapping


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"noun": "a"},
        {"noun": "a", "fingerprint": "b", "columns": 3},
        {"noun": "a", "fingerprint": "b", "date_orders": {"x": "y"}},
    ],
)
def test_a_damaged_mapping_is_refused_with_a_sentence(stored: dict[str, object]) -> None:
    with pytest.raises(UserError) as caught:
        ColumnMapping.from_dict(stored)
    assert caught.value.key == "import.bad_mapping"


def test_a_file_of_the_same_form_takes_the_kept_mapping_whatever_its_order() -> None:
    kept = ColumnMapping("opportunity", fingerprint(("Réf", "Truc")), {"reference": "Truc", "agent": "Réf"})
    again = propose(DEALS, ("TRUC", "ref"), [kept])
    assert again.columns == {"reference": "TRUC", "agent": "ref"}


def test_a_kept_mapping_of_another_noun_is_not_taken() -> None:
    kept = ColumnMapping("account", fingerprint(HEADER), {"name": "product"})
    assert propose(DEALS, HEADER, [kept]).noun == "opportunity"


def test_one_date_after_the_twelfth_decides_its_whole_column() -> None:
    mapping = propose(DEALS, HEADER)
    body = rows(
        ("A1", "Anna", "ZX", "10/20/2016", "3/1/2017", "1,054.00"), ("A2", "Boris", "ZX", "1/2/2016", "3/14/2017", "50")
    )
    settled, problems = settle(mapping, DEALS, HEADER, body)
    assert problems == []
    assert settled.date_orders == {"started_on": DateOrder.MONTH_FIRST, "closed_on": DateOrder.MONTH_FIRST}
    read = RowReader(settled, DEALS, HEADER)
    assert [read.read(row).values["started_on"] for row in body] == [date(2016, 10, 20), date(2016, 1, 2)]
    assert [read.read(row).values["value"] for row in body] == [105400, 5000]


def test_where_nothing_decides_a_person_is_asked_and_the_answer_stands() -> None:
    mapping = propose(DEALS, HEADER)
    body = rows(("A1", "Anna", None, None, None, None), ("A2", "Anna", None, "1/2/2016", "2016-02-01", "1,234"))
    settled, problems = settle(mapping, DEALS, HEADER, body)
    assert [(p.key, p.line, p.column, p.value) for p in problems] == [
        ("import.date_ambiguous", 3, "engage_date", "1/2/2016"),
        ("import.number_ambiguous", 3, "close_value", "1,234"),
    ]
    chosen = ColumnMapping.from_dict(
        settled.to_dict()
        | {"date_orders": {"started_on": "month_first", "closed_on": "day_first"}, "decimal_signs": {"value": "."}}
    )
    assert settle(chosen, DEALS, HEADER, body) == (chosen, [])
    assert one(chosen, HEADER, *body[1].cells).values["started_on"] == date(2016, 1, 2)


def test_a_column_with_both_orders_is_named() -> None:
    body = rows(("A1", "Anna", None, "10/20/2016", None, None), ("A2", "Anna", None, "20/10/2016", None, None))
    _, problems = settle(propose(DEALS, HEADER), DEALS, HEADER, body)
    assert [(p.key, p.column) for p in problems] == [("import.date_mixed", "engage_date")]


def test_a_required_field_without_a_column_is_named() -> None:
    _, problems = settle(propose(DEALS, ("reference",)), DEALS, ("reference",), [])
    assert [(p.key, p.args["field"]) for p in problems] == [("import.required_unmapped", "import.agent")]


def test_each_cell_that_cannot_be_read_is_named_by_line_column_and_value() -> None:
    mapping = propose(DEALS, (*HEADER, "zip code"))
    header = (*HEADER, "zip code")
    row = one(mapping, header, "A1", None, "ZX", "32/01/2016", "2016-01-01", "gratuit", "3.5E+4")
    assert [(p.line, p.column, p.value, p.key) for p in row.problems] == [
        (2, "sales_agent", "", "import.required_missing"),
        (2, "engage_date", "32/01/2016", "import.bad_date"),
        (2, "close_value", "gratuit", "import.bad_amount"),
        (2, "zip code", "3.5E+4", "import.digits_lost"),
    ]
    assert row.blocked
    assert row.values == {"reference": "A1", "product": "ZX", "closed_on": date(2016, 1, 1)}


def test_a_misspelling_of_a_closed_list_is_corrected_and_shown_and_a_stranger_is_a_problem() -> None:
    mapping = propose(DEALS, HEADER)
    lists = {"product": ClosedList(["ZX Pro", "ZX Basic"])}
    corrected = one(mapping, HEADER, "A1", "Anna", "ZXPro", None, None, None, lists=lists)
    assert corrected.values["product"] == "ZX Pro"
    assert corrected.corrections == (Correction(CorrectionRule.FORM, "product", "ZXPro", "ZX Pro"),)
    assert not corrected.blocked
    stranger = one(mapping, HEADER, "A1", "Anna", "Tondeuse", None, None, None, lists=lists)
    assert [(p.key, p.value) for p in stranger.problems] == [("import.unknown_choice", "Tondeuse")]


def test_the_currency_comes_from_the_cell_then_the_column_then_the_default() -> None:
    header = ("reference", "agent", "montant", "Devise")
    mapping = propose(DEALS, header, default_currency="CHF")
    found = [
        one(mapping, header, "A", "B", cell, code).currencies["value"]
        for cell, code in (("5 €", "USD"), ("5", "usd"), ("5", None))
    ]
    assert (mapping.currency_column, found) == ("Devise", ["EUR", "USD", "CHF"])


def test_zeros_that_a_spreadsheet_lost_are_put_back_with_a_remark() -> None:
    header = ("reference", "agent", "code postal")
    row = one(propose(DEALS, header), header, "A", "B", Decimal(1400))
    assert (row.values["postcode"], row.blocked, [p.key for p in row.problems]) == (
        "01400",
        False,
        ["import.zeros_restored"],
    )


def test_a_file_goes_from_its_bytes_to_values(tmp_path: Path) -> None:
    path = tmp_path / "affaires.csv"
    path.write_bytes("Référence;Commercial;Montant;Date de clôture\nA1;Zoé;1 234,50 €;31/12/2025\n".encode("cp1252"))
    table = read_csv(path)
    settled, problems = settle(propose(DEALS, table.header), DEALS, table.header, table.rows)
    again = read_csv(path)
    values = [RowReader(settled, DEALS, again.header).read(row).values for row in again.rows]
    assert problems == []
    assert values == [{"reference": "A1", "agent": "Zoé", "closed_on": date(2025, 12, 31), "value": 123450}]


@given(heads=st.lists(st.text(max_size=12), max_size=8))
def test_any_heads_get_a_proposal_that_uses_each_column_once(heads: list[str]) -> None:
    used = list(propose(DEALS, heads).columns.values())
    assert len(used) == len(set(used))
    assert set(used) <= set(heads)
