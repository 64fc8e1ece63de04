"""An e-mail as a file (.eml) or as the address that opens the person's own program (mailto).

Source: RFC 5322 (message), RFC 2045 to 2049 (MIME), RFC 6068 (mailto).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote
from uuid import UUID

LONGEST_MAILTO: Final = 1900
"""Longest address handed to the system: Windows cuts at 2,083 signs, some programs earlier."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets the message."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class MailPart:
    """A file that goes with the message."""

    name: str
    content: bytes
    media_type: str = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message to be sent by hand.

    Attributes:
        id: Makes the Message-ID: the same message written again keeps its name.
        sender: Who sends it; without an address the file names nobody.
        at: Its moment, aware.
    """

    id: UUID
    sender: Recipient
    to: tuple[Recipient, ...]
    subject: str
    body: str
    at: datetime
    parts: Sequence[MailPart] = ()


def eml(mail: Mail) -> bytes:
    """Writes a message as a file that mail programs open ready to be sent.

    Args:
        mail: The message.

    Returns:
        The file: lines end as on the wire, the text is UTF-8.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(mail.subject)
    domain = mail.sender.email.rpartition("@")[2]
    if domain:
        message["From"] = _address(mail.sender)
    if mail.to:
        message["To"] = tuple(_address(one) for one in mail.to)
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = f"<{mail.id}@{domain or 'salesdesk.invalid'}>"
    # Outlook opens a message that bears this as a draft to send, not as one received.
    message["X-Unsent"] = "1"
    message.set_content(mail.body.rstrip("\n") + "\n", charset="utf-8")
    for part in mail.parts:
        main, _, sub = part.media_type.partition("/")
        message.add_attachment(part.content, maintype=main, subtype=sub, filename=part.name)
    return message.as_bytes()


def _address(who: Recipient) -> Address:
    return Address(display_name=one_line(who.name), addr_spec=who.email.strip())


def one_line(text: str) -> str:
    """A text without line ends, which would begin another header."""
    return " ".join(text.split())


def mailto(to: Sequence[str], subject: str, body: str = "") -> str:
    """Writes the address that opens a message in the person's own program.

    Args:
        to: Addresses.
        subject: The subject.
        body: The text; empty leaves it out.

    Returns:
        The address; whether it is short enough is told by :func:`fits`.
    """
    who = ",".join(quote(one.strip(), safe="@+") for one in to)
    fields = f"subject={quote(one_line(subject), safe='')}"
    if body:
        fields += "&body=" + quote(body.replace("\r\n", "\n").replace("\n", "\r\n"), safe="")
    return f"mailto:{who}?{fields}"


def fits(address: str) -> bool:
    """Tells whether every system takes an address whole."""
    return len(address) <= LONGEST_MAILTO
