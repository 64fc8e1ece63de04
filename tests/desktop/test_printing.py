"""Reports become real pages: sizes, page numbers, text that can be searched, fonts inside, errors in words."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.printing import file_name, pdf_bytes, print_html, write_pdf
from salesdesk.domain.errors import UserError
from tests.factories.conversations import client_at
from tests.factories.desk import NotingShell, desk_of

LINES = "".join(f"<p>Ligne {number} : 33\u202f500\u00a0€ de trésorerie</p>" for number in range(1, 121))


def opened(content: bytes) -> tuple[QPdfDocument, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert QPdfDocument.Status.Ready is document.status()
    return document, buffer


def texts(content: bytes) -> list[str]:
    document, buffer = opened(content)
    found = [document.getAllText(number).text() for number in range(document.pageCount())]
    document.close()
    buffer.close()
    return found


def size_mm(content: bytes) -> tuple[int, int]:
    document, buffer = opened(content)
    size = document.pagePointSize(0)
    document.close()
    buffer.close()
    return round(size.width() / 72 * 25.4), round(size.height() / 72 * 25.4)


@pytest.mark.parametrize(("page", "size"), [("A4", (210, 297)), ("A5", (148, 210))])
def test_the_paper_is_the_one_asked_for(page: str, size: tuple[int, int], qapp: object) -> None:
    assert size == size_mm(pdf_bytes("<p>x</p>", page))  # type: ignore[arg-type]  # one of two names


def test_a_long_report_has_numbered_pages_and_loses_no_line(qapp: object) -> None:
    pages = texts(pdf_bytes(LINES, "A4", "Compte rendu"))
    assert len(pages) > 2
    whole = " ".join(pages)
    assert [] == [number for number in range(1, 121) if f"Ligne {number} " not in whole]
    assert [True] * len(pages) == [f"{index} / {len(pages)}" in text for index, text in enumerate(pages, 1)]
    assert all("Compte rendu" in text for text in pages)


def test_amounts_and_accents_can_be_searched(qapp: object) -> None:
    (page,) = texts(pdf_bytes("<p>Trésorerie : 33\u202f500\u00a0€ — dès décembre</p>"))
    plain = " ".join(page.split())
    assert "Trésorerie" in plain
    assert "500 €" in plain
    assert "dès décembre" in plain


def test_the_letters_are_those_of_the_program(qapp: object) -> None:
    content = pdf_bytes("<p>Bonjour <b>Claire</b></p>")
    assert b"/FontFile2" in content
    assert b"Inter" in content


def test_pages_are_made_away_from_the_thread_that_draws(qapp: object) -> None:
    with ThreadPoolExecutor(2) as pool:
        made = [pool.submit(pdf_bytes, LINES, "A5", f"Fiche {number}") for number in range(4)]
        pages = [texts(one.result()) for one in made]
    assert [True] * 4 == [f"Fiche {number}" in one[0] for number, one in enumerate(pages)]


def test_a_file_is_written_whole_and_replaced(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "fiche.pdf"
    write_pdf(LINES, path)
    write_pdf("<p>Deuxième</p>", path)
    assert ["fiche.pdf"] == [one.name for one in tmp_path.iterdir()]
    (page,) = texts(path.read_bytes())
    assert "Deuxième" in page


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, qapp: object) -> None:
    with pytest.raises(UserError) as refused:
        write_pdf("<p>x</p>", tmp_path / "absent" / "fiche.pdf")
    assert ("printing.not_written", "fiche.pdf") == (refused.value.key, refused.value.arguments["name"])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Compte rendu : Val d’Orb / 23", "Compte rendu Val d’Orb 23"),
        ("../../etc", "etc"),
        ("", "SalesDesk"),
        ("a\u00a0: b\n", "a b"),
    ],
)
def test_titles_become_names_that_every_system_takes(title: str, name: str) -> None:
    assert name == file_name(title)


def test_without_a_printer_the_person_is_told(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    shell, jobs, owner = NotingShell(), Jobs(lambda *_found: None), QWidget()
    client = client_at(tmp_path)
    desk = desk_of(client.workspace, jobs, shell, tmp_path)
    assert print_html(desk, owner, "<p>x</p>", "Fiche") is None
    assert shell.toasts[0][0].startswith("Aucune imprimante")
    jobs.shutdown()
    client.workspace.close()
    owner.deleteLater()
