"""Brief: the best two benefits with this client's figures (bénéfices à dire)."""

from collections.abc import Iterable

from salesdesk.domain.money import spoken
from salesdesk.domain.saying import Filling, Saying
from salesdesk.domain.value import Kind
from salesdesk.services.benefits import BenefitCard
from salesdesk.services.briefs.line import BriefLine, BriefTarget, BriefTone
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace


def lines(_workspace: Workspace, view: ConversationView) -> Iterable[BriefLine]:
    """Says the two benefits to speak of; where a figure is missing, the question that obtains it.

    Args:
        _workspace: Not needed: the view says it all.
        view: The conversation.

    Yields:
        Two lines at most, the best first.

    Source: product.md 2.3, the best two benefits; no figure, then the question, never an invented amount.
    """
    for place, card in enumerate(view.best):
        yield BriefLine(
            kind="benefit",
            saying=_said(card),
            weight=(86 if card.benefit else 76) - 8 * place,
            tone=BriefTone.GOOD if card.benefit else BriefTone.NEUTRAL,
            detail=_origin(card),
            target=BriefTarget("benefit", card.id),
        )


def _said(card: BenefitCard) -> Saying:
    benefit = card.benefit
    args: dict[str, Filling] = {"name": Saying(f"value.formula_{card.formula.id}")}
    if benefit is None:
        if card.question is None:
            return Saying("brief.benefit_unknown", args)
        return Saying("brief.benefit_to_ask", args | {"question": card.question.text})
    # What is said aloud: whole units, rounded down to two figures.
    if benefit.cash_once is not None and benefit.kind is Kind.CASH_ONCE:
        return Saying("brief.benefit_cash", args | {"amount": spoken(benefit.cash_once.likely_cents) // 100})
    if benefit.yearly is not None:
        key = "brief.benefit_cost" if benefit.kind is Kind.CLIENT_COST else "brief.benefit_yearly"
        return Saying(key, args | {"amount": spoken(benefit.yearly.likely_cents) // 100})
    return Saying("brief.benefit_known", args)


def _origin(card: BenefitCard) -> Saying | None:
    if card.benefit is None:
        return None
    if card.figure is not None and card.figure.agreed_words:
        return Saying("brief.benefit_agreed")
    if card.benefit.to_confirm:
        return Saying("brief.benefit_to_confirm")
    return Saying("brief.benefit_from_client", {"count": card.from_client}) if card.from_client else None
