"""A message is written so that any mail program reads it back as it was."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

from salesdesk.exchange.mailfile import LONGEST_MAILTO, Mail, MailPart, Recipient, eml, fits, mailto

BODY = "Bonjour Claire,\n\n– 33\u202f500\u00a0€ de trésorerie 😀\n.seul sur sa ligne\nFrom ici\n"
MAIL = Mail(
    id=UUID(int=7),
    sender=Recipient("Jeanne Brun", "jeanne@exemple.fr"),
    to=(Recipient("Vidal, Claire", "claire@valdorb.fr"), Recipient("Zoé Ægir", "zoe@valdorb.fr")),
    subject="Compte rendu — Val d’Orb\r\nBcc: autre@exemple.fr",
    body=BODY,
    at=datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
    parts=(MailPart("Compte rendu é.pdf", b"%PDF-1.4 \r\n\x00\xff"),),
)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert [] == list(message.defects)
    return message


def test_text_people_and_file_come_back_whole() -> None:
    message = read(eml(MAIL))
    text = message.get_body(("plain",))
    assert isinstance(text, EmailMessage)
    assert BODY == text.get_content().replace("\r\n", "\n")
    assert [("Vidal, Claire", "claire@valdorb.fr"), ("Zoé Ægir", "zoe@valdorb.fr")] == [
        (one.display_name, one.addr_spec) for one in message["To"].addresses
    ]
    (part,) = message.iter_attachments()
    assert ("Compte rendu é.pdf", b"%PDF-1.4 \r\n\x00\xff") == (part.get_filename(), part.get_content())


def test_a_line_end_in_the_subject_makes_no_header() -> None:
    message = read(eml(MAIL))
    assert "Compte rendu — Val d’Orb Bcc: autre@exemple.fr" == message["Subject"]
    assert message["Bcc"] is None


def test_lines_are_as_the_standard_asks() -> None:
    content = eml(MAIL)
    head = content.partition(b"\r\n\r\n")[0]
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert head.isascii()
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    assert ("1", "<00000000-0000-0000-0000-000000000007@exemple.fr>") == (
        read(content)["X-Unsent"],
        read(content)["Message-ID"],
    )


def test_mailto_says_the_same() -> None:
    address = mailto(["claire@valdorb.fr", "zoe+a@valdorb.fr"], "Val d’Orb & fils", "A\nB = 2 ? 100 % é")
    parts = urlsplit(address)
    assert "claire@valdorb.fr,zoe+a@valdorb.fr" == unquote(parts.path)
    found = parse_qs(parts.query)
    assert (["Val d’Orb & fils"], ["A\r\nB = 2 ? 100 % é"]) == (found["subject"], found["body"])


def test_a_long_text_does_not_fit() -> None:
    assert (True, False) == (fits(mailto(["a@b.fr"], "x", "court")), fits(mailto(["a@b.fr"], "x", "é" * 1000)))
    assert LONGEST_MAILTO < 2083
