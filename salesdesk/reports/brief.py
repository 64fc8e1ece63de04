"""The brief of one conversation on one A5 page (fiche A5), and the same as plain text for a calendar.

Source: product.md 2.3, around the car.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.config.messages import Messages
from salesdesk.reports.layout import DANGER, GREY, INK, SUCCESS, WARNING, heading, page, words

_COLOURS = {"good": SUCCESS, "warning": WARNING, "danger": DANGER}


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One line of the brief.

    Attributes:
        text: What to know.
        detail: A second sentence in grey; empty without one.
        tone: ``neutral``, ``good``, ``warning`` or ``danger``.
    """

    text: str
    detail: str = ""
    tone: str = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPaper:
    """What the page holds.

    Attributes:
        title: The client.
        facts: Day, hour, place, telephone: what is asked for in the car.
        contract: The sentence that opens; empty without one.
        questions: What to ask, in order.
    """

    title: str
    facts: tuple[str, ...] = ()
    rows: tuple[BriefRow, ...] = ()
    contract: str = ""
    questions: tuple[str, ...] = ()


def brief_html(paper: BriefPaper, messages: Messages) -> str:
    """Lays the brief out for A5.

    Args:
        paper: What it holds.
        messages: Its words.

    Returns:
        HTML.
    """
    parts = [f"<h1>{words(paper.title)}</h1>"]
    parts += [f'<p class="meta">{words(fact)}</p>' for fact in paper.facts]
    parts.append(f"{heading(messages.text('paper.know'))}<ul>{''.join(_row(one) for one in paper.rows)}</ul>")
    if paper.contract:
        opening = messages.text("paper.open")
        parts.append(f"{heading(opening)}<p><i>{words(messages.text('paper.said', words=paper.contract))}</i></p>")
    if paper.questions:
        asked = "".join(f"<li>{words(one)}</li>" for one in paper.questions)
        parts.append(f"{heading(messages.text('paper.ask'))}<ul>{asked}</ul>")
    return page("".join(parts))


def _row(one: BriefRow) -> str:
    colour = _COLOURS.get(one.tone, INK)
    detail = f'<br/><span style="color:{GREY}">{words(one.detail)}</span>' if one.detail else ""
    return f'<li><span style="color:{colour}">{words(one.text)}</span>{detail}</li>'


def brief_text(paper: BriefPaper) -> str:
    """The brief as plain text, for the description of a calendar entry."""
    return "\n".join([*paper.facts, *(_plain_rows(paper.rows))])


def _plain_rows(rows: Sequence[BriefRow]) -> list[str]:
    return [f"– {one.text}" + (f" ({one.detail})" if one.detail else "") for one in rows]
