"""What goes on paper and into calendars (fiche A5, feuille de visite, agenda): made from what the screen knows.

Source: product.md 2.3, around the car; 2.15, printing of the day.
"""

from collections.abc import Sequence

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.accounts import Account
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import VisitId
from salesdesk.domain.money import spoken
from salesdesk.domain.process import Side
from salesdesk.domain.value import Kind
from salesdesk.exchange.icalendarfile import VisitEntry, calendar_file
from salesdesk.reports import layout
from salesdesk.reports.brief import BriefPaper, BriefRow, brief_html, brief_text
from salesdesk.reports.visit_sheet import SheetPromise, VisitSheet, sheet_html
from salesdesk.services.benefits import BenefitCard
from salesdesk.services.brief import brief_of
from salesdesk.services.conversation_view import ConversationView, prepare
from salesdesk.services.workspace import Workspace

__all__ = ["brief_page", "briefs_page", "calendar_entry", "visit_sheet"]

_ON_A_PAGE = 6
_NEW_PAGE = '<p style="page-break-after:always"></p>'


def brief_page(workspace: Workspace, view: ConversationView, messages: Messages) -> str:
    """Lays the brief of a conversation out for one A5 page.

    Args:
        workspace: Who works.
        view: The conversation.
        messages: Words, in the language of the rep.

    Returns:
        HTML.
    """
    return brief_html(_brief(workspace, view, messages), messages)


def briefs_page(workspace: Workspace, visits: Sequence[VisitId], messages: Messages) -> str:
    """Lays the briefs of a day out, one after the other.

    Args:
        workspace: Who works.
        visits: The visits in their order.
        messages: Words, in the language of the rep.

    Returns:
        HTML, a page for each visit.
    """
    pages = [brief_page(workspace, prepare(workspace, visit_id=one), messages) for one in visits]
    return _NEW_PAGE.join(pages)


def _brief(workspace: Workspace, view: ConversationView, messages: Messages) -> BriefPaper:
    lang = messages.language.value
    rows = tuple(
        BriefRow(
            one.saying.words(messages.text, lang),
            one.detail.words(messages.text, lang) if one.detail else "",
            one.tone.value,
        )
        for one in brief_of(workspace, view)
    )
    template = view.template
    return BriefPaper(
        title=view.account.name,
        facts=_facts(view, messages),
        rows=rows,
        contract=template.contract.in_(lang) if template and template.contract else "",
        questions=tuple(one.text.in_(lang) for one in template.questions[:_ON_A_PAGE]) if template else (),
    )


def _facts(view: ConversationView, messages: Messages) -> tuple[str, ...]:
    found = []
    if view.visit is not None:
        when = layout.day(view.visit.starts_on, messages.language)
        at = layout.hour(view.visit.starts_minute, messages.language)
        found.append(messages.text("paper.when", day=when, hour=at, minutes=view.visit.duration_minutes))
    place = address(view.account)
    if place:
        found.append(place)
    present = [one for one in view.contacts if str(one.id) in view.conversation.participants]
    if present:
        who = ", ".join(
            " ".join(part for part in (one.full_name, one.mobile or one.phone or "") if part) for one in present
        )
        found.append(messages.text("paper.people", people=who))
    return tuple(found)


def address(account: Account) -> str:
    """The address of an account on one line; empty when unknown."""
    town = " ".join(part for part in (account.postcode, account.city) if part)
    return ", ".join(part for part in (account.street, town) if part)


def visit_sheet(view: ConversationView, messages: Messages) -> str:
    """Lays out the sheet to hold a visit on paper.

    Args:
        view: The conversation.
        messages: Words, in the language of the rep.

    Returns:
        HTML.
    """
    lang, template = messages.language.value, view.template
    goal = view.conversation.goal or (template.goal.in_(lang) if template else "")
    who = {Side.CLIENT: messages.text("paper.client"), Side.REP: messages.text("paper.us")}
    wanted = (ExtraStatus.ASKED,)
    sheet = VisitSheet(
        title=view.account.name,
        facts=_facts(view, messages),
        goal=goal,
        contract=template.contract.in_(lang) if template and template.contract else "",
        proofs=tuple(one.text.in_(lang) for one in view.missing),
        questions=tuple(one.text.in_(lang) for one in template.questions) if template else (),
        benefits=tuple(_benefit(one, messages) for one in view.best),
        extras=tuple(_extra(one, messages) for one in view.extras if one.status in wanted),
        promises=tuple(
            SheetPromise(who[one.by], one.text.in_(lang)) for one in (template.commitments if template else ())
        ),
    )
    return sheet_html(sheet, messages)


def _benefit(card: BenefitCard, messages: Messages) -> str:
    name, benefit = messages.text(card.formula.label_key), card.benefit
    if benefit is not None and benefit.cash_once is not None and benefit.kind is Kind.CASH_ONCE:
        value = layout.amount(spoken(benefit.cash_once.likely_cents), messages.language)
        return messages.text("paper.benefit_cash", name=name, amount=value)
    if benefit is not None and benefit.yearly is not None:
        value = layout.amount(spoken(benefit.yearly.likely_cents), messages.language)
        return messages.text("paper.benefit_yearly", name=name, amount=value)
    return messages.text("paper.benefit_open", name=name)


def _extra(extra: ExtraWork, messages: Messages) -> str:
    if extra.price_cents is None:
        return messages.text("paper.extra_unpriced", what=extra.what)
    return messages.text("paper.extra", what=extra.what, price=layout.amount(extra.price_cents, messages.language))


def calendar_entry(workspace: Workspace, visit_id: VisitId, language: Language, *, with_brief: bool) -> bytes:
    """Writes a visit as a calendar file.

    Args:
        workspace: Who works.
        visit_id: The visit.
        language: Of the brief.
        with_brief: Whether the brief goes into the entry; calendars leak, so this is the person's choice.

    Returns:
        The file.
    """
    view, messages = prepare(workspace, visit_id=visit_id), Messages(language)
    assert view.visit is not None  # it was asked for by its visit
    account = view.account
    known = account.latitude is not None and account.longitude is not None
    entry = VisitEntry(
        visit=view.visit,
        title=messages.text("paper.calendar_title", account=account.name),
        place=address(account),
        geo=(float(account.latitude or 0), float(account.longitude or 0)) if known else None,
        description=brief_text(_brief(workspace, view, messages)) if with_brief else "",
    )
    return calendar_file((entry,), workspace.now())
