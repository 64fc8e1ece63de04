"""Affairs in words: amounts, days against the standard, proofs, what comes next."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from salesdesk.desktop.i18n import NBSP, date_short, in_language, language, money_short, number_text, relative_day
from salesdesk.desktop.visit_words import CHANNEL_ICONS, channel_text
from salesdesk.desktop.widgets import Tone
from salesdesk.services.opportunity_board import AffairCard, Amounts, NextStep, OpportunityOutcome
from salesdesk.services.opportunity_detail import Figure

NEAR_DAYS = 2


def quoted(text: str) -> str:
    """Words between the quotation marks of the language, unless they bear some already."""
    bare = text.strip().strip('«»“”"').strip()
    return f"“{bare}”" if language() == "en" else f"«{NBSP}{bare}{NBSP}»"


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun; French counts nought as one."""
    single = count == 1 or (count == 0 and language() == "fr")
    return (one if single else many).format(n=number_text(count))


def figure_text(figure: Figure) -> str:
    """What a benefit is likely to bring, cash first; empty when it gave no amount."""
    if figure.cash_likely_cents:
        return amount_text(figure.cash_likely_cents, "EUR")
    if figure.yearly_likely_cents:
        text = QCoreApplication.translate("PipelineWords", "{amount} par an")
        return text.format(amount=amount_text(figure.yearly_likely_cents, "EUR"))
    return ""


def affairs_text(count: int) -> str:
    """So many affairs."""
    say = QCoreApplication.translate
    return counted(count, say("PipelineWords", "{n} affaire"), say("PipelineWords", "{n} affaires"))


def days_text(count: int) -> str:
    """So many days, short."""
    return QCoreApplication.translate("PipelineWords", "{n} j").format(n=number_text(count)).replace(" ", NBSP)


def amount_text(cents: int | None, currency: str) -> str:
    """An amount for a narrow place; a dash when the client has given no figure."""
    if cents is None:
        return "–"
    return money_short(cents) if currency == "EUR" else f"{number_text(round(cents / 100))}{NBSP}{currency}"


def amounts_text(amounts: Amounts) -> str:
    """Sums, one a currency."""
    return " + ".join(amount_text(cents, currency) for currency, cents in amounts) or amount_text(0, "EUR")


def proofs_text(card: AffairCard) -> str:
    """How many of the criteria of the stage are proved."""
    if not card.wanted:
        return QCoreApplication.translate("PipelineWords", "aucune preuve demandée")
    text = QCoreApplication.translate("PipelineWords", "{proved}/{wanted} preuves")
    return text.format(proved=card.proved, wanted=card.wanted)


def stay_text(card: AffairCard) -> str:
    """Days in the stage against its standard, in few signs."""
    if card.standard_days is None:
        return days_text(card.days)
    if card.days_over:
        return QCoreApplication.translate("PipelineWords", "{days} sur {standard}, +{over}").format(
            days=days_text(card.days), standard=number_text(card.standard_days), over=number_text(card.days_over)
        )
    text = QCoreApplication.translate("PipelineWords", "{days} sur {standard}")
    return text.format(days=days_text(card.days), standard=number_text(card.standard_days))


def day_text(day: date, today: date) -> str:
    """A day: near ones in words, others by their date."""
    return relative_day(day, today) if abs((day - today).days) < NEAR_DAYS else date_short(day)


def step_text(step: NextStep | None, today: date) -> str:
    """What comes next: its day, then what it is."""
    if step is None:
        return QCoreApplication.translate("PipelineWords", "Aucune suite datée")
    what = step.promise
    if step.channel is not None:
        what = in_language(step.title) if step.title else channel_text(step.channel)
    if step.on is None:
        return what
    day = day_text(step.on, today)
    return f"{day[:1].upper()}{day[1:]} · {what}"


def step_look(step: NextStep | None) -> tuple[str, str]:
    """Icon and colour of what comes next."""
    if step is None:
        return "circle-alert", "warning"
    if step.channel is not None:
        return CHANNEL_ICONS[step.channel], "text2"
    return ("circle-alert", "warning") if step.overdue else ("handshake", "text2")


def outcome_text(outcome: OpportunityOutcome, made: bool = False) -> tuple[str, Tone, str]:
    """How an affair stands: its word, tone and icon."""
    say = QCoreApplication.translate
    if outcome is OpportunityOutcome.WON:
        if made:
            return say("PipelineWords", "Payée"), "success", "circle-check"
        return say("PipelineWords", "Signée, à encaisser"), "success", "pencil-line"
    if outcome is OpportunityOutcome.LOST:
        return say("PipelineWords", "Perdue"), "neutral", "circle-x"
    if outcome is OpportunityOutcome.NO_DECISION:
        return say("PipelineWords", "Sans décision"), "neutral", "hourglass"
    return say("PipelineWords", "En cours"), "accent", "circle-dot"


def mark_text(card: AffairCard) -> str:
    """How the stage was entered, when it was not by proofs; empty otherwise."""
    say = QCoreApplication.translate
    if card.imported:
        return say("PipelineWords", "Étape importée, sans preuve")
    if card.override:
        return say("PipelineWords", "Dérogation : {reason}").format(reason=card.override)
    return ""


def spoken(card: AffairCard, today: date) -> str:
    """A whole card as a screen reader says it."""
    one = card.opportunity
    late = ""
    if card.days_over:
        late = QCoreApplication.translate("PipelineWords", "au-delà du délai")
    parts = [
        card.account_name, one.name, amount_text(one.amount_cents, one.currency), in_language(card.stage),
        "" if card.is_open else outcome_text(one.outcome, card.made)[0], proofs_text(card), stay_text(card), late,
        step_text(card.next_step, today), mark_text(card), card.owner_name,
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)
