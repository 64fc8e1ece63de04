"""The pages of the colleagues' form (demande du client): the form itself, and what happens next."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from salesdesk.config.messages import Messages
from salesdesk.server.pages.layout import alert, escape, page
from salesdesk.server.requests import FIELDS, NEEDED, FieldProblem

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_NO_PROBLEM: Final[Mapping[str, FieldProblem]] = MappingProxyType({})
_COMPLETE: Final = MappingProxyType({"received_by": "name"})


def request_page(
    words: Messages,
    firm: str,
    link: str,
    page_word: str,
    *,
    today: date,
    typed: Mapping[str, str] = _NOTHING,
    problems: Mapping[str, FieldProblem] = _NO_PROBLEM,
    general: str = "",
) -> bytes:
    """Makes the form.

    Args:
        words: Gives the texts.
        firm: Name of the firm, all that the page tells of it.
        link: The word of the address.
        page_word: The signed hidden word.
        today: Proposed as the day.
        typed: What was typed before, by name of field.
        problems: What is wrong with it, by name of field.
        general: What went wrong with the whole form; empty for nothing.

    Returns:
        The page.
    """
    title = words.text("request.title")
    count = len(problems)
    plural = "request.check_field" if count == 1 else "request.check_fields"
    summary = general or (words.text(plural, count=count) if count else "")
    content = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(words.text('request.intro', firm=firm))}</p>",
        alert(summary),
        f'<form method="post" action="/requests/{escape(link)}" accept-charset="utf-8">',
        f'<input type="hidden" name="form" value="{escape(page_word)}">',
    ]
    first = next((name for name in FIELDS if name in problems), "client")
    for name in FIELDS:
        value = typed.get(name, today.isoformat() if name == "day" and not typed else "")
        content.append(_field(words, name, value, problems.get(name), first=name == first))
    content += [f'<button type="submit">{escape(words.text("request.button"))}</button>', "</form>"]
    return page(words, title, "\n".join(part for part in content if part))


def _field(words: Messages, name: str, value: str, problem: FieldProblem | None, *, first: bool) -> str:
    label = words.text(f"request.field_{name}")
    if name not in NEEDED and name != "day":
        label = words.text("request.optional", label=label)
    hint = words.text(f"request.hint_{name}") if name in ("client", "what") else ""
    described = [f"{name}-hint"] if hint else []
    wrong = words.text(problem.key, **problem.args) if problem else ""
    described += [f"{name}-wrong"] if wrong else []
    attributes = [f'id="{name}" name="{name}"', f'autocomplete="{_COMPLETE.get(name, "off")}"']
    attributes += ["required"] if name in NEEDED or name == "day" else []
    # A limit on the length would cut what was pasted without a word: the answer says it instead.
    attributes += ["autofocus"] if first else []
    attributes += ['aria-invalid="true"'] if wrong else []
    attributes += [f'aria-describedby="{" ".join(described)}"'] if described else []
    lines = [f'<label for="{name}">{escape(label)}</label>']
    if name == "what":
        # A browser drops the first line end after the tag.
        lines.append(f'<textarea {" ".join(attributes)} rows="4">\n{escape(value)}</textarea>')
    else:
        kind = "date" if name == "day" else "text"
        lines.append(f'<input {" ".join(attributes)} type="{kind}" value="{escape(value)}">')
    if wrong:
        lines.append(f'<p class="wrong" id="{name}-wrong">{escape(wrong)}</p>')
    if hint:
        lines.append(f'<p class="hint" id="{name}-hint">{escape(hint)}</p>')
    return "\n".join(lines)


def received_page(words: Messages, link: str, client: str) -> bytes:
    """Makes the page that says that the request arrived and what happens next.

    Args:
        words: Gives the texts.
        link: The word of the address, for another request.
        client: The client as he was just typed.

    Returns:
        The page.
    """
    title = words.text("request.received_title")
    steps = "".join(f"<li>{escape(words.text(f'request.next_{place}'))}</li>" for place in (1, 2, 3))
    lines = [
        '<span class="done" aria-hidden="true">✓</span>',
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(words.text('request.received_text', client=client))}</p>",
        f"<ol>{steps}</ol>",
        f'<p><a href="/requests/{escape(link)}">{escape(words.text("request.another"))}</a></p>',
    ]
    return page(words, title, "\n".join(lines))
