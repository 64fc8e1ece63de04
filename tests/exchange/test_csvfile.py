"""Text tables are read as people really write them, and written so that no cell is ever a formula."""

import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.errors import UserError
from salesdesk.exchange.csvfile import detect, read_csv, write_csv

SAMPLE = "Société;Ville;CA\nÉlan & Cie;Besançon;12,50\nŒuvre;Nîmes;8,00\n"
BIG_BYTES = 20 * 1024 * 1024


def written(folder: Path, content: bytes | str, encoding: str = "utf-8") -> Path:
    path = folder / "fichier.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        list(read_csv(path).rows)
    return caught.value.key


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_every_usual_encoding_is_found_and_reads_the_same(tmp_path: Path, encoding: str, found: str) -> None:
    path = written(tmp_path, SAMPLE, encoding)
    table = read_csv(path)
    assert detect(path).encoding == found
    assert table.header == ("Société", "Ville", "CA")
    assert [row.cells for row in table.rows] == [("Élan & Cie", "Besançon", "12,50"), ("Œuvre", "Nîmes", "8,00")]


def test_latin_1_with_semicolons_keeps_its_accents(tmp_path: Path) -> None:
    table = read_csv(written(tmp_path, "Prénom;Ville\nZoé;Sète\n", "latin-1"))
    assert [row.cells for row in table.rows] == [("Zoé", "Sète")]


def test_an_accent_after_the_first_megabyte_still_decides_the_encoding(tmp_path: Path) -> None:
    path = written(tmp_path, b"nom;ville\n" + b"abc;def\n" * 200_000 + "Zoé;Sète\n".encode("cp1252"))
    assert detect(path).encoding == "cp1252"


def test_a_sign_cut_in_two_at_the_end_does_not_spoil_the_other_accents(tmp_path: Path) -> None:
    table = read_csv(written(tmp_path, "nom;ville\nZoé;Sèt".encode() + b"\xc3"))
    assert [row.cells for row in table.rows] == [("Zoé", "Sèt\ufffd")]
    assert [problem.key for problem in table.problems] == ["import.damaged_text"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_usual_separator_is_found(tmp_path: Path, separator: str) -> None:
    text = separator.join(("nom", "ville", "CA")) + "\n" + separator.join(("Dupont", "Lyon", "12")) + "\n"
    assert read_csv(written(tmp_path, text)).header == ("nom", "ville", "CA")


def test_decimal_commas_are_not_taken_for_separators(tmp_path: Path) -> None:
    path = written(tmp_path, "nom;a;b\n" + "x;1,5;2,5\n" * 50)
    assert detect(path).separator == ";"


def test_the_line_in_which_excel_names_its_separator_is_skipped(tmp_path: Path) -> None:
    table = read_csv(written(tmp_path, "sep=|\r\nnom|ville\r\nDupont|Lyon\r\n"))
    assert (table.header, [row.line for row in table.rows]) == (("nom", "ville"), [3])


def test_quoted_line_breaks_stay_in_their_cell_and_lines_are_counted_right(tmp_path: Path) -> None:
    table = read_csv(written(tmp_path, 'nom;note\r\nA;"un\r\ndeux\r\ntrois"\r\n\r\nB;fin\r\n'))
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("A", "un\r\ndeux\r\ntrois")), (6, ("B", "fin"))]


def test_a_short_row_is_completed_with_a_remark(tmp_path: Path) -> None:
    row = next(read_csv(written(tmp_path, "a;b;c\n1;2\n")).rows)
    assert row.cells == ("1", "2", None)
    assert [(p.key, p.line, p.column, p.blocking) for p in row.problems] == [("import.row_short", 2, "c", False)]


def test_filled_cells_beyond_the_head_are_a_problem_and_empty_ones_are_not(tmp_path: Path) -> None:
    rows = list(read_csv(written(tmp_path, "a;b\n1;2;3\n4;5;;\n")).rows)
    assert [(p.key, p.line, p.column, p.value) for p in rows[0].problems] == [("import.row_long", 2, "C", "3")]
    assert rows[1].problems == ()


def test_repeated_and_empty_heads_are_renamed_and_named_by_line_and_column(tmp_path: Path) -> None:
    table = read_csv(written(tmp_path, "nom;;nom;ville;\n1;2;3;4;\n"))
    assert table.header == ("nom", "(B)", "nom (2)", "ville")
    assert [(p.key, p.line, p.column) for p in table.problems] == [
        ("import.empty_head", 1, "B"),
        ("import.repeated_head", 1, "C"),
    ]


def test_a_stray_nul_sign_is_removed_and_named(tmp_path: Path) -> None:
    row = next(read_csv(written(tmp_path, b"nom;ville\nDu\0pont;Lyon\n")).rows)
    assert row.cells == ("Dupont", "Lyon")
    assert [(p.key, p.line, p.column) for p in row.problems] == [("import.nul_bytes", 2, "nom")]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "import.empty_file"),
        (b"\xef\xbb\xbf \r\n\r\n", "import.empty_file"),
        (bytes(range(256)) * 20, "import.binary_file"),
        (b"PK\x03\x04" + b"x" * 100, "import.is_workbook"),
        (b"%PDF-1.7\n", "import.is_pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import.is_old_workbook"),
        (b'a;b\n1;"' + b"x;y\n" * 50_000, "import.unclosed_quote"),
        (b'a;b\n"Un;x\nDeux;y\n', "import.unclosed_at_end"),
        (b'a;b\n1;x\n"Deux;y', "import.unclosed_at_end"),
        (b"a;b\n" + b"x" * 1_200_000, "import.line_too_long"),
        (b";;\n;;\n", "import.empty_file"),
    ],
)
def test_what_is_no_text_table_is_refused_with_its_own_reason(tmp_path: Path, content: bytes, key: str) -> None:
    assert refusal(written(tmp_path, content)) == key


def test_an_absent_file_is_refused_by_name(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.csv") == "import.cannot_open"


def test_a_head_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    table = read_csv(written(tmp_path, "nom;ville"))
    assert (table.header, list(table.rows)) == (("nom", "ville"), [])


def test_a_large_file_is_read_in_constant_memory_with_growing_progress(tmp_path: Path) -> None:
    line = f"Établissements Dupont;Lyon;69001;12345,67;{'note ' * 100}\n".encode()
    lines = BIG_BYTES // len(line)
    path = written(tmp_path, b"nom;ville;cp;ca;note\n" + line * lines)
    calls: list[tuple[int, int]] = []
    tracemalloc.start()
    count = sum(1 for _ in read_csv(path, progress=lambda done, total: calls.append((done, total))).rows)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    size = path.stat().st_size
    assert count == lines
    assert calls == sorted(calls)
    assert calls[-1] == (size, size)
    assert peak < 12 * 1024 * 1024


def test_a_read_stops_when_asked(tmp_path: Path) -> None:
    path = written(tmp_path, "a;b\n" + "1;2\n" * 5_000)
    seen: list[int] = []
    with pytest.raises(UserError) as caught:
        seen.extend(row.line for row in read_csv(path, form=detect(path), cancelled=lambda: len(seen) > 1500).rows)
    assert caught.value.key == "import.cancelled"
    assert len(seen) < 3_000


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "'=", "＝", "''+"])
def test_no_written_cell_starts_like_a_formula(tmp_path: Path, start: str) -> None:
    path = tmp_path / "sortie.csv"
    write_csv(path, ("nom",), [(f"{start}HYPERLINK(1)",)])
    raw = path.read_text("utf-8-sig").splitlines()[1:]
    assert "".join(raw).strip('"').startswith("'")


@pytest.mark.parametrize("text", ["=1+1", "+33 4 65 71 00 11", "-", "@x", "'=1", "'ordinaire", "＝1"])
def test_a_guarded_cell_is_read_again_as_it_was(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sortie.csv"
    write_csv(path, ("nom", "ville"), [(text, "Lyon")])
    assert [row.cells for row in read_csv(path).rows] == [(text, "Lyon")]


def test_a_date_and_an_empty_cell_are_written(tmp_path: Path) -> None:
    path = tmp_path / "sortie.csv"
    write_csv(path, ("le", "rien", "nom"), [(date(2026, 3, 1), None, "Élan")])
    assert path.read_text("utf-8-sig").splitlines()[1] == "2026-03-01;;Élan"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_csv(tmp_path / "absent" / "a.csv", ("a",), [])
    assert caught.value.key == "import.cannot_write"


def test_numbers_stay_numbers_when_written(tmp_path: Path) -> None:
    path = tmp_path / "sortie.csv"
    count = write_csv(path, ("a", "b"), [(Decimal("-12.50"), 3)])
    assert (count, path.read_text("utf-8-sig").splitlines()) == (1, ["a;b", "-12,50;3"])


@given(
    cells=st.lists(
        st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1), min_size=2, max_size=2
    )
)
def test_what_was_written_is_read_again_unchanged(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    path = tmp_path_factory.mktemp("csv") / "aller-retour.csv"
    write_csv(path, ("a", "b"), [cells])
    assert [list(row.cells) for row in read_csv(path).rows] == [cells]


@given(content=st.binary(max_size=400))
def test_any_bytes_end_as_rows_or_as_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = written(tmp_path_factory.mktemp("octets"), content)
    try:
        table = read_csv(path)
        outcome = {len(row.cells) == len(table.header) for row in table.rows} <= {True}
    except UserError as refused:
        outcome = refused.key.startswith("import.")
    assert outcome
