"""Workbooks are measured before they are opened, read with their heads found, and written without formulas."""

import struct
import time
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.domain.errors import UserError
from salesdesk.exchange.archive import check_archive
from salesdesk.exchange.workbook import read_workbook, sheet_names, write_workbook


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        list(read_workbook(path).rows)
    return caught.value.key


def plain(path: Path, rows: list[list[object]]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Comptes")
    for line, row in enumerate(rows):
        page.write_row(line, 0, row)
    book.close()
    return path


def repacked(path: Path, extra: dict[str, bytes]) -> Path:
    """The same workbook with further or replaced parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | extra
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_plain_sheet_gives_text_numbers_and_its_line_numbers(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx", [["Nom", "CA"], ["Élan", 12.5], [], ["Œuvre", 75001]])
    table = read_workbook(path)
    assert (table.sheet, table.header, table.problems) == ("Comptes", ("Nom", "CA"), ())
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ("Élan", Decimal("12.5"))),
        (4, ("Œuvre", Decimal(75001))),
    ]


def test_dates_formula_values_and_booleans_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 0, ["le", "à", "somme", "oui"])
    page.write_datetime(1, 0, datetime(2026, 3, 1), book.add_format({"num_format": "dd/mm/yyyy"}))  # noqa: DTZ001 - a cell has no zone
    page.write_datetime(1, 1, datetime(2026, 3, 1, 9, 30), book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))  # noqa: DTZ001 - a cell has no zone
    page.write_formula(1, 2, "=40+2", None, 42)
    page.write_boolean(1, 3, True)
    book.close()
    row = next(read_workbook(path).rows)
    assert row.cells == (date(2026, 3, 1), datetime(2026, 3, 1, 9, 30), Decimal(42), "true")  # noqa: DTZ001 - a cell has no zone


def test_a_formula_in_error_is_a_problem_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 0, ["nom", "part"])
    page.write_string(1, 0, "Élan")
    page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    book.close()
    row = next(read_workbook(path).rows)
    assert [(p.key, p.line, p.column) for p in row.problems] == [("import.formula_error", 2, "part")]


def test_under_merged_group_titles_the_head_is_found_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.merge_range(0, 0, 0, 4, "Portefeuille 2026")
    page.merge_range(2, 0, 3, 0, "Code")
    page.merge_range(2, 1, 2, 2, "Entreprise")
    page.merge_range(2, 3, 2, 4, "Contact")
    page.write_row(3, 1, ["Nom", "Ville", "Nom", "Téléphone"])
    page.write_row(4, 0, ["C1", "Élan", "Lyon", "Zoé", "0400000000"])
    book.close()
    table = read_workbook(path)
    assert table.header == ("Code", "Entreprise – Nom", "Ville", "Contact – Nom", "Téléphone")
    assert [(p.key, p.line, p.args["skipped"]) for p in table.problems] == [("import.head_found", 4, 2)]
    assert [(row.line, row.cells[0]) for row in table.rows] == [(5, "C1")]


def test_a_sheet_is_chosen_by_name_and_hidden_ones_are_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = None
    for name in ("Vide", "Clients", "Secrets"):
        page = book.add_worksheet(name)
        if name != "Vide":
            page.write_row(0, 0, ["nom", name])
    assert page is not None
    page.hide()
    book.close()
    assert sheet_names(path) == ("Vide", "Clients")
    assert read_workbook(path).sheet == "Clients"
    assert read_workbook(path, "Secrets").header == ("nom", "Secrets")
    with pytest.raises(UserError) as caught:
        read_workbook(path, "Absente")
    assert caught.value.key == "import.no_such_sheet"


def test_a_small_file_that_unfolds_a_thousand_times_is_refused_at_once(tmp_path: Path) -> None:
    path = repacked(plain(tmp_path / "a.xlsx", [["a"], [1]]), {"xl/media/x.bin": b"\0" * 150_000_000})
    start = time.perf_counter()
    assert refusal(path) == "import.zip_bomb"
    assert time.perf_counter() - start < 0.2


def test_an_archive_that_lies_about_its_size_is_refused_at_once(tmp_path: Path) -> None:
    path = repacked(plain(tmp_path / "a.xlsx", [["a"], [1]]), {"xl/zz.bin": b"\0" * 150_000_000})
    raw = bytearray(path.read_bytes())
    at = raw.rindex(b"PK\x01\x02", 0, raw.rindex(b"xl/zz.bin"))
    raw[at + 24 : at + 28] = struct.pack("<I", 1000)
    path.write_bytes(raw)
    start = time.perf_counter()
    assert refusal(path) == "import.zip_bomb"
    assert time.perf_counter() - start < 0.2


def test_one_cell_at_the_far_corner_is_refused_before_memory_is_reserved(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write(0, 0, "nom")
    page.write(1_048_575, 16_383, "loin")
    book.close()
    assert refusal(path) == "import.cell_too_far"


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.xlsx", b"", "import.empty_file"),
        ("a.xlsx", b"nom;ville\n", "import.not_workbook"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 60, "import.damaged_workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "import.is_old_workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "import.locked_workbook"),
        ("a.pdf", b"%PDF-1.7\n", "import.is_pdf"),
    ],
)
def test_what_is_no_workbook_is_refused_with_its_own_reason(
    tmp_path: Path, name: str, content: bytes, key: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) == key


def test_an_open_document_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert refusal(path) == "import.other_workbook"


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    assert refusal(plain(tmp_path / "a.xlsx", [])) == "import.empty_file"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(at=st.integers(0, 5000), byte=st.integers(0, 255))
def test_a_workbook_with_any_byte_changed_is_read_or_refused_with_a_sentence(
    tmp_path: Path, at: int, byte: int
) -> None:
    path = plain(tmp_path / "a.xlsx", [["nom", "ville"], ["Élan", "Lyon"]])
    raw = bytearray(path.read_bytes())
    raw[at % len(raw)] = byte
    path.write_bytes(raw)
    try:
        outcome = all(len(row.cells) == 2 for row in read_workbook(path).rows)
    except UserError as refused:
        outcome = refused.key.startswith("import.")
    assert outcome


def test_what_was_written_is_read_again_and_nothing_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "sortie.xlsx"
    rows = [("=1+1", Decimal("-12.5"), date(2026, 3, 1)), ("+33 4", Decimal(7), None), ("@x", None, None)]
    assert write_workbook(path, ("=tête", "n", "le"), rows) == 3
    table = read_workbook(path)
    assert table.header == ("=tête", "n", "le")
    assert [row.cells for row in table.rows] == rows
    with zipfile.ZipFile(path) as archive:
        assert [name for name in archive.namelist() if b"<f>" in archive.read(name)] == []
        assert b'quotePrefix="1"' in archive.read("xl/styles.xml")


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_workbook(tmp_path / "absent" / "a.xlsx", ("a",), [("b",)])
    assert caught.value.key == "import.cannot_write"


def test_progress_ends_at_the_number_of_rows_and_a_read_stops_when_asked(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx", [["nom", "n"], *(["x", n] for n in range(2500))])
    calls: list[tuple[int, int]] = []
    assert sum(1 for _ in read_workbook(path, progress=lambda done, total: calls.append((done, total))).rows) == 2500
    assert calls == [(1000, 2501), (2000, 2501), (2501, 2501)]
    with pytest.raises(UserError) as caught:
        list(read_workbook(path, cancelled=lambda: True).rows)
    assert caught.value.key == "import.cancelled"


def test_a_sound_archive_passes_the_check(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx", [["nom"], ["x"]])
    assert check_archive(path) == {}
