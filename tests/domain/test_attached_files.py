"""What may be attached: names, sizes, types by bytes."""

import io
import zipfile

import pytest

from salesdesk.domain.attached_files import MOST_BYTES, MOST_NAME, check_size, media_type_of, safe_name
from salesdesk.domain.errors import UserError

OFFICE = "application/vnd.openxmlformats-officedocument."


@pytest.mark.parametrize(
    "name",
    [
        "../../x",
        "a/b.pdf",
        "..\\x",
        "C:\\x.pdf",
        "C:x.pdf",
        "\\\\serveur\\x",
        "x\x00.pdf",
        "a\nb.pdf",
        "facture\u202efdp.exe",
        "x\u200b.pdf",
        "",
        "..",
        ".",
        "   ",
        "\ud800.pdf",
    ],
)
def test_a_name_that_leads_elsewhere_or_deceives_is_refused(name: str) -> None:
    with pytest.raises(UserError) as caught:
        safe_name(name)
    assert caught.value.key == "files.bad_name"
    assert all(ord(one) >= 32 and one != "\u202e" for one in str(caught.value.arguments["name"]))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Devis n° 12 — été.pdf", "Devis n° 12 — été.pdf"),
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("console.txt", "console.txt"),
        ("rapport. . ", "rapport"),
        ('a:b?"c".pdf'.replace("a:", "aa:"), "aa_b__c_.pdf"),
        ("e\u0301te\u0301.txt", "été.txt"),
        (".profil", ".profil"),
    ],
)
def test_a_name_that_a_system_does_not_take_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert safe_name(safe) == safe


def test_a_long_name_keeps_its_ending() -> None:
    name = safe_name("é" * 300 + ".pdf")
    assert (len(name), name[-5:]) == (MOST_NAME, "é.pdf")


def test_the_largest_file_passes_and_one_byte_more_is_refused_with_the_limit() -> None:
    check_size("a.pdf", MOST_BYTES)
    with pytest.raises(UserError) as caught:
        check_size("a.pdf", MOST_BYTES + 1)
    assert (caught.value.key, caught.value.arguments["most"]) == ("files.too_large", 25)
    with pytest.raises(UserError) as caught:
        check_size("a.pdf", 0)
    assert caught.value.key == "files.empty"


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "media"),
    [
        (b"%PDF-1.7", "a.pdf", "application/pdf"),
        (b"%PDF-1.7", "a.jpg", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "a", "image/png"),
        (b"\xff\xd8\xff\xe0", "a.jpeg", "image/jpeg"),
        (b"\x00\x00\x00\x18ftypheic", "a.heic", "image/heic"),
        (b"\x00\x00\x00\x18ftypM4A ", "a.m4a", "audio/mp4"),
        (b"OggS\x00", "a.ogg", "audio/ogg"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a.wav", "audio/wav"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.docx", OFFICE + "wordprocessingml.document"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", OFFICE + "spreadsheetml.sheet"),
        (zipped("photos/a.jpg"), "a.zip", "application/zip"),
        ("Compte rendu, été".encode(), "a.txt", "text/plain"),
        (("é" * 40_000).encode()[:65_535], "a.txt", "text/plain"),
        (b"a;b\n1;2", "a.csv", "text/csv"),
        (b"MZ est un sigle", "a.txt", "text/plain"),
        (b"\x00\x01\x02\x03", "a.xyz", "application/octet-stream"),
    ],
)  # fmt: skip
def test_the_type_comes_from_the_bytes(head: bytes, name: str, media: str) -> None:
    assert media_type_of(head, name) == media


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"MZ\x90\x00" + bytes(100), "facture.pdf"),
        (b"\x7fELF\x02", "a"),
        (b"#!/bin/sh\n", "a.txt"),
        (b"\xcf\xfa\xed\xfe", "a"),
        (b"texte", "a.BAT"),
        (b"%PDF-1.7", "facture.pdf.exe"),
        (b"texte", "a.vbs"),
    ],
)
def test_a_program_is_refused_under_any_name(head: bytes, name: str) -> None:
    with pytest.raises(UserError) as caught:
        media_type_of(head, name)
    assert caught.value.key == "files.program"
