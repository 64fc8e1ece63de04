"""The statement of benefits on one A4 page (relevé des bénéfices), for the client: only what he validated in his words.

What is still to be confirmed never comes in, and cash is never added to a yearly gain. Source: product.md 2.4.
"""

from salesdesk.config.messages import Messages
from salesdesk.domain.benefit_statement import Statement, StatementLine
from salesdesk.domain.money import cents
from salesdesk.domain.realised import Realised
from salesdesk.domain.value import FORMULAS
from salesdesk.domain.value.decisions import LOWEST_RATIO
from salesdesk.reports.layout import GREY, LINE, SOFT, SUCCESS, amount, day, heading, page, words


def statement_html(statement: Statement, messages: Messages) -> str:
    """Lays the statement out for A4.

    Args:
        statement: The client's year.
        messages: Its words.

    Returns:
        HTML.
    """
    title = messages.text("statement.title", year=str(statement.year))
    parts = [
        f"<h1>{words(statement.account_name)}</h1>",
        f'<p class="meta">{words(title)}</p>',
        heading(messages.text("statement.gains")),
        _gains(statement, messages),
        _totals(statement, messages),
        heading(messages.text("statement.paid")),
        _payments(statement, messages),
        _ratio(statement, messages),
        _signature(statement, messages),
    ]
    return page("".join(parts))


def _gains(statement: Statement, messages: Messages) -> str:
    if statement.is_empty:
        return f"<p>{words(messages.text('statement.no_gain'))}</p>"
    rows = "".join(_gain(one, messages) for one in statement.lines)
    return f'<table width="100%" cellspacing="0" cellpadding="7">{rows}</table>'


def _gain(line: StatementLine, messages: Messages) -> str:
    figure, lang = line.figure, messages.language
    name = messages.text(FORMULAS[figure.formula].label_key)
    agreed = messages.text("statement.agreed", day=figure.agreed_on) if figure.agreed_on else ""
    quote = messages.text("statement.quote", words=figure.agreed_words)
    texts = [f"<b>{words(name)}</b>", f"<i>{words(quote)}</i>", f'<span style="color:{GREY}">{words(agreed)}</span>']
    if line.realised is not None:
        texts.append(f'<span style="color:{SUCCESS}">{words(_measured(line.realised, messages))}</span>')
    amounts = []
    for key, one in (("statement.once", line.cash), ("statement.yearly", line.yearly)):
        if one is not None:
            amounts.append(f"<b>{words(amount(one.likely_cents, lang))}</b> {words(messages.text(key))}")
    border = f"border-bottom-style:solid; border-bottom-width:1px; border-bottom-color:{LINE}"
    left, right = "<br/>".join(texts), "<br/>".join(amounts)
    return (
        f'<tr><td width="64%" style="{border}">{left}</td>'
        f'<td width="36%" align="right" style="{border}">{right}</td></tr>'
    )


def _measured(realised: Realised, messages: Messages) -> str:
    said, lang = [], messages.language
    for key, one in (("statement.measured_once", realised.cash), ("statement.measured_yearly", realised.yearly)):
        if one is not None:
            said.append(messages.text(key, amount=amount(one.actual_cents, lang), day=realised.measure.measured_on))
    if realised.measure.words:
        said.append(messages.text("statement.quote", words=realised.measure.words))
    return " ".join(said)


def _totals(statement: Statement, messages: Messages) -> str:
    if statement.is_empty:
        return ""
    lang = messages.language
    cells = []
    # Two boxes side by side and no third: what comes once and what comes every year have no sum.
    for key, one in (("statement.total_once", statement.cash), ("statement.total_yearly", statement.yearly)):
        if one.likely_cents:
            cells.append(
                f'<td bgcolor="{SOFT}" width="50%">{words(messages.text(key))}<br/>'
                f'<span style="font-size:15pt; font-weight:700; color:{SUCCESS}">'
                f"{words(amount(one.likely_cents, lang))}</span></td>"
            )
    notes = [messages.text("statement.not_added")] if len(cells) > 1 else []
    if any(one.realised is not None for one in statement.lines):
        notes.append(messages.text("statement.measured_counts"))
    note = words(" ".join(notes))
    table = f'<table width="100%" cellspacing="8" cellpadding="8"><tr>{"".join(cells)}</tr></table>'
    return f'{table}<p class="meta">{note}</p>' if note else table


def _payments(statement: Statement, messages: Messages) -> str:
    lang = messages.language
    if not statement.payments:
        return f"<p>{words(messages.text('statement.no_payment', year=str(statement.year)))}</p>"
    rows = [
        f"<tr><td>{words(one.name)}</td><td>{words(day(one.paid_on, lang)) if one.paid_on else ''}</td>"
        f'<td align="right">{words(amount(one.paid_cents, lang))}</td></tr>'
        for one in statement.payments
    ]
    total = (
        f"<tr><td><b>{words(messages.text('statement.total_paid', year=str(statement.year)))}</b></td><td></td>"
        f'<td align="right"><b>{words(amount(statement.paid_cents, lang))}</b></td></tr>'
    )
    return f'<table width="100%" cellspacing="0" cellpadding="4">{"".join(rows)}{total}</table>'


def _ratio(statement: Statement, messages: Messages) -> str:
    if statement.ratio is None:
        return ""
    ratio = statement.ratio.outputs["ratio"].spoken
    key = "statement.ratio" if ratio >= LOWEST_RATIO else "statement.ratio_low"
    return f'<p class="head">{words(messages.text(key, ratio=cents(ratio)))}</p>'


def _signature(statement: Statement, messages: Messages) -> str:
    made = messages.text("statement.made", who=statement.made_by, day=statement.made_on)
    return f'<p class="meta"><br/>{words(made)}</p>'
