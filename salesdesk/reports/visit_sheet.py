"""The sheet to hold a visit on paper (feuille de visite): boxes to tick, questions with room, who does what by when.

Source: product.md 2.3: the guide works without a screen too.
"""

from dataclasses import dataclass

from salesdesk.config.messages import Messages
from salesdesk.reports.layout import GREY, LINE, SMALL_PT, heading, page, words

_BOX = "☐"
_LINES_TO_WRITE = 2
_EMPTY_PROMISES = 3


@dataclass(frozen=True, slots=True)
class SheetPromise:
    """A promise that the process expects."""

    who: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheet:
    """What the sheet holds.

    Attributes:
        title: The client.
        facts: Day, hour, place, people.
        contract: The sentence that opens; empty without one.
        proofs: What the stage still lacks.
        benefits: What to say, with this client's figures.
        extras: Extra work to announce before it is begun.
    """

    title: str
    facts: tuple[str, ...] = ()
    goal: str = ""
    contract: str = ""
    proofs: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    promises: tuple[SheetPromise, ...] = ()


def sheet_html(sheet: VisitSheet, messages: Messages) -> str:
    """Lays the sheet out for A4.

    Args:
        sheet: What it holds.
        messages: Its words.

    Returns:
        HTML.
    """
    parts = [f"<h1>{words(sheet.title)}</h1>", *(f'<p class="meta">{words(one)}</p>' for one in sheet.facts)]
    if sheet.goal:
        parts.append(f"{heading(messages.text('paper.goal'))}<p><b>{words(sheet.goal)}</b></p>")
    if sheet.contract:
        said = messages.text("paper.said", words=sheet.contract)
        parts.append(f"{heading(messages.text('paper.open'))}<p>{_BOX} <i>{words(said)}</i></p>")
    parts.append(_boxes(messages.text("paper.proofs"), sheet.proofs))
    parts.append(_questions(sheet, messages))
    parts.append(_boxes(messages.text("paper.say"), sheet.benefits))
    parts.append(_boxes(messages.text("paper.extras"), sheet.extras))
    parts.append(_promises(sheet, messages))
    parts.append(_ending(messages))
    return page("".join(parts))


def _boxes(title: str, rows: tuple[str, ...]) -> str:
    if not rows:
        return ""
    return heading(title) + "".join(f"<p>{_BOX} {words(one)}</p>" for one in rows)


def _questions(sheet: VisitSheet, messages: Messages) -> str:
    asked = sheet.questions or tuple(messages.text(f"paper.free_{number}") for number in (1, 2, 3))
    rows = "".join(f"<p>{_BOX} {words(one)}</p>{_room(_LINES_TO_WRITE)}" for one in asked)
    return f"{heading(messages.text('paper.ask'))}{rows}"


def _room(lines: int) -> str:
    side = f"border-bottom-width:1px; border-bottom-style:solid; border-bottom-color:{LINE}"
    rows = f'<tr><td style="{side}">&nbsp;</td></tr>' * lines
    return f'<table width="100%" cellspacing="0" cellpadding="3" style="border-collapse:collapse">{rows}</table>'


def _promises(sheet: VisitSheet, messages: Messages) -> str:
    heads = [messages.text(f"paper.{name}") for name in ("who", "what", "by_when")]
    head = "".join(f'<td style="color:{GREY}; font-size:{SMALL_PT}pt">{words(one)}</td>' for one in heads)
    rows = [(one.who, one.what) for one in sheet.promises] + [("", "")] * _EMPTY_PROMISES
    side = f'style="border-width:1px; border-style:solid; border-color:{LINE}"'
    body = "".join(
        f'<tr><td width="20%" {side}>{words(who) or "&nbsp;"}</td><td width="60%" {side}>{words(what) or "&nbsp;"}</td>'
        f'<td width="20%" {side}>&nbsp;</td></tr>'
        for who, what in rows
    )
    table = (
        f'<table width="100%" cellspacing="0" cellpadding="5" style="border-collapse:collapse"><tr>{head}</tr>'
        f"{body}</table>"
    )
    return f"{heading(messages.text('paper.promises'))}{table}"


def _ending(messages: Messages) -> str:
    rows = "".join(f"<p>{words(messages.text(f'paper.{name}'))}</p>{_room(1)}" for name in ("next", "own_words"))
    return f"{heading(messages.text('paper.before_leaving'))}{rows}"
