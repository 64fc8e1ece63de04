"""The recap to the client (compte rendu): his words, the figures agreed, who does what, what comes next.

Only what is made for the client comes in: figures of his gain, promises, prices that were announced, the next date, and
the lines of the notes that were chosen. The rep edits it before it leaves. Source: product.md 2.3 and 2.15.
"""

from dataclasses import dataclass
from datetime import date

from salesdesk.config.messages import Messages
from salesdesk.domain.conversation import Commitment, Figure
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.money import spoken
from salesdesk.domain.process import Side
from salesdesk.reports.layout import amount, day, hour, page, words

_DASH = "– "


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapContent:
    """What a recap tells.

    Attributes:
        people: Names of those who were present at the client, as they are greeted.
        lines: Lines of the notes that were chosen for him.
        figures: Figures of this conversation, those that he signed off first.
        promises: Promises of both sides made in it.
        extras: Extra work whose price was said to him.
        next_on: Day of the next conversation; None while it has none.
        next_minute: Minutes after midnight.
        next_theme: What it is about, in his language; empty when it has no guide.
    """

    account_name: str
    held_on: date
    sender: str
    people: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    promises: tuple[Commitment, ...] = ()
    extras: tuple[ExtraWork, ...] = ()
    next_on: date | None = None
    next_minute: int = 0
    next_theme: str = ""


@dataclass(frozen=True, slots=True)
class Recap:
    """A recap as it stands in the editor."""

    subject: str
    body: str


def recap(content: RecapContent, messages: Messages) -> Recap:
    """Writes a recap.

    Args:
        content: What it tells.
        messages: Words in the client's language.

    Returns:
        Subject and text; a part of which nothing is known is left out.
    """
    held = day(content.held_on, messages.language)
    subject = messages.text("recap.subject", day=held, account=content.account_name)
    greeting = messages.text("recap.hello_to", people=", ".join(content.people)) if content.people else ""
    parts = [
        greeting or messages.text("recap.hello"),
        messages.text("recap.thanks", day=held),
        _told(content, messages),
        _figures(content, messages),
        _promises(content, messages, Side.CLIENT),
        _promises(content, messages, Side.REP),
        _extras(content, messages),
        _next(content, messages),
        messages.text("recap.check"),
        f"{messages.text('recap.regards')}\n{content.sender}".strip(),
    ]
    return Recap(subject, "\n\n".join(part for part in parts if part) + "\n")


def _told(content: RecapContent, messages: Messages) -> str:
    if not content.lines:
        return ""
    return "\n".join([messages.text("recap.told"), *(_DASH + one for one in content.lines)])


def with_line(body: str, title: str, text: str) -> str:
    """Adds a line of the notes to a recap as the rep edited it.

    Args:
        body: The text as it stands.
        title: What stands above such lines, in the language of the text.
        text: The line.

    Returns:
        The text with the line as the last of its part; the part is made after the second paragraph when there is none.
    """
    rows, row = body.splitlines(), _DASH + text
    if row in rows:
        return body
    if title in rows:
        end = rows.index(title) + 1
        while end < len(rows) and rows[end].strip():
            end += 1
        return "\n".join([*rows[:end], row, *rows[end:]]) + "\n"
    head, between, rest = [], "", body
    for _ in range(2):
        first, between, rest = rest.partition("\n\n")
        head.append(first)
    block = f"{title}\n{row}"
    return "\n\n".join([*(one.rstrip("\n") for one in head if one), block, *([rest] if between else [""])])


def without_line(body: str, title: str, text: str) -> str:
    """Takes a line of the notes out of a recap, and its title when it was the last one.

    Args:
        body: The text as it stands.
        title: What stands above such lines.
        text: The line; one that was edited since stays.

    Returns:
        The text.
    """
    rows, row = body.splitlines(), _DASH + text
    if row not in rows:
        return body
    rows.remove(row)
    if title in rows:
        place = rows.index(title)
        if place + 1 == len(rows) or not rows[place + 1].strip():
            del rows[place : place + 2]
    return "\n".join(rows) + "\n"


def _figures(content: RecapContent, messages: Messages) -> str:
    rows = [one for one in (_figure(each, messages) for each in content.figures) if one]
    return "\n".join([messages.text("recap.figures"), *rows]) if rows else ""


def _figure(figure: Figure, messages: Messages) -> str:
    name = messages.text(f"value.formula_{figure.formula}")
    if figure.cash_likely_cents:
        said = messages.text("recap.cash", amount=amount(spoken(figure.cash_likely_cents), messages.language))
    elif figure.yearly_likely_cents:
        said = messages.text("recap.yearly", amount=amount(spoken(figure.yearly_likely_cents), messages.language))
    else:
        return ""
    row = _DASH + messages.text("recap.item", name=name, value=said)
    if figure.agreed_words:
        return messages.text("recap.agreed", row=row, words=figure.agreed_words)
    return messages.text("recap.to_confirm", row=row)


def _promises(content: RecapContent, messages: Messages, side: Side) -> str:
    own = [one for one in content.promises if one.side is side]
    rows = []
    for one in own:
        what = one.what.strip()
        if one.due_on is None:
            rows.append(_DASH + what)
        else:
            due = day(one.due_on, messages.language)
            rows.append(_DASH + messages.text("recap.promise", what=what, day=due))
    title = "recap.yours" if side is Side.CLIENT else "recap.ours"
    return "\n".join([messages.text(title), *rows]) if rows else ""


def _extras(content: RecapContent, messages: Messages) -> str:
    rows = []
    for one in content.extras:
        if one.price_cents is None:
            continue
        price = amount(one.price_cents, messages.language)
        row = _DASH + messages.text("recap.item", name=one.what, value=price)
        if one.gain_cents:
            row = messages.text("recap.gain", row=row, gain=amount(one.gain_cents, messages.language))
        rows.append(row)
    return "\n".join([messages.text("recap.extras"), *rows, messages.text("recap.your_yes")]) if rows else ""


def _next(content: RecapContent, messages: Messages) -> str:
    if content.next_on is None:
        return ""
    when = day(content.next_on, messages.language)
    at = hour(content.next_minute, messages.language)
    said = messages.text("recap.next", day=when, hour=at)
    return messages.text("recap.next_about", next=said, theme=content.next_theme) if content.next_theme else f"{said}."


def recap_html(subject: str, body: str) -> str:
    """Lays a recap out for paper, as the rep edited it.

    Args:
        subject: Its title.
        body: Its text; a line that begins with a dash stands in a list, empty lines part paragraphs.

    Returns:
        HTML.
    """
    rows, lines = [f"<h1>{words(subject)}</h1>"], body.splitlines()
    listed = False
    for place, line in enumerate(lines):
        item = line.startswith((_DASH, "- "))
        if item != listed:
            rows.append("<ul>" if item else "</ul>")
            listed = item
        if item:
            rows.append(f"<li>{words(line[2:])}</li>")
        elif line.strip():
            kind = ' class="head"' if _is_title(lines, place) else ""
            rows.append(f"<p{kind}>{words(line)}</p>")
    return page("".join(rows) + ("</ul>" if listed else ""))


def _is_title(lines: list[str], place: int) -> bool:
    """Whether a line stands alone above others, without a sign that ends a sentence."""
    before = place == 0 or not lines[place - 1].strip()
    below = place + 1 < len(lines) and bool(lines[place + 1].strip())
    return before and below and not lines[place].rstrip().endswith((".", ",", ":", ";", "!", "?"))
