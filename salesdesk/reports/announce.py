"""The message that announces extra work (annonce du hors périmètre): what was asked, its price, the gain, the question.

It speaks of what the client gets and what it costs, never of the time it takes us.
Source: product.md 2.4: announce = a ready message with price, gain and the question [value].
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from salesdesk.config.formats import Language, euros_text, number_text
from salesdesk.config.messages import Messages

_NO_BREAK: Final = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceFacts:
    """What the message is made from.

    Attributes:
        greeted: First and last name of whom it goes to; empty when unknown.
        price_cents: The price; None while it is not known, which leaves a gap to fill.
        gain_cents: What the client gains by it; None when no figure exists.
        gain_yearly: True for a gain of each year, which the message then says.
        done: True when the work has been done already: then the message says so.
    """

    what: str
    asked_on: date
    greeted: str = ""
    asked_by: str = ""
    price_cents: int | None = None
    gain_cents: int | None = None
    gain_yearly: bool = False
    done: bool = False
    signed: str = ""


@dataclass(frozen=True, slots=True)
class AnnounceMessage:
    """A message to be edited before it is sent."""

    subject: str
    body: str


def announce_message(facts: AnnounceFacts, language: Language) -> AnnounceMessage:
    """Writes the message.

    Args:
        facts: What it is made from.
        language: Of the client.

    Returns:
        Subject and body; nothing in it is invented: without a figure it names no gain.
    """
    words = Messages(language)
    greeting = "announce.greeting_name" if facts.greeted else "announce.greeting"
    asked = "announce.asked_by" if facts.asked_by else "announce.asked"
    price = amount(facts.price_cents, language) if facts.price_cents else words.text("announce.price_gap")
    # Whether a gain pays for the price is the client's own reckoning: both stand side by side.
    key = "announce.gain_yearly" if facts.gain_yearly else "announce.gain"
    gain = words.text(key, gain=amount(facts.gain_cents, language)) if facts.gain_cents else ""
    lines = [
        words.text(greeting, name=facts.greeted),
        words.text(asked, day=facts.asked_on, who=facts.asked_by),
        f"– {facts.what}",
        words.text("announce.done_price" if facts.done else "announce.price", price=price),
        gain,
        words.text("announce.done_question" if facts.done else "announce.question"),
        words.text("announce.closing"),
        facts.signed,
    ]
    subject = words.text("announce.subject", what=_short(facts.what))
    return AnnounceMessage(subject, "\n\n".join(line for line in lines if line))


def amount(cents: int, language: Language) -> str:
    """Writes an amount as one says it: without the decimals of a round one."""
    if cents % 100:
        return euros_text(cents, language)
    whole = number_text(cents // 100, language)
    return f"€{whole}" if language is Language.ENGLISH else f"{whole}{_NO_BREAK}€"


def _short(what: str, most: int = 60) -> str:
    one_line = " ".join(what.split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1].rstrip()}…"
