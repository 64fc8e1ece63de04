"""What each event of the time line says: an icon with its tone, a title, a line of detail."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import NBSP, date_short, in_language, money
from salesdesk.desktop.widgets import Tone
from salesdesk.domain.conversation import CommitmentStatus, ConversationOutcome, ConversationState
from salesdesk.domain.money import spoken
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.domain.process import Side
from salesdesk.domain.visits import Channel, VisitStatus
from salesdesk.services.account_page import (
    Commitment,
    Conversation,
    Event,
    Evidence,
    ExtraWork,
    Figure,
    Opportunity,
    Practice,
    StageChange,
    Visit,
)

_CHANNEL_ICONS = {
    Channel.VISIT: "map-pin", Channel.VIDEO: "monitor", Channel.PHONE: "phone", Channel.EMAIL: "mail",
    Channel.SOCIAL: "message-circle", Channel.EVENT: "users",
}  # fmt: skip
_NOUN_ICONS: dict[str, tuple[str, Tone]] = {
    "conversation": ("message-square-text", "accent"),
    "stage_change": ("trending-up", "accent"),
    "evidence": ("file-check", "success"),
    "extra_work": ("wrench", "warning"),
    "practice": ("repeat", "warning"),
    "figure": ("calculator", "success"),
}


def event_icon(event: Event) -> tuple[str, Tone]:
    """Icon and tone of an event."""
    record = event.record
    if isinstance(record, Visit):
        missed = record.status in (VisitStatus.MISSED, VisitStatus.CANCELLED)
        return _CHANNEL_ICONS[record.channel], "warning" if missed else "neutral"
    if isinstance(record, Commitment):
        tones: dict[CommitmentStatus, Tone] = {CommitmentStatus.KEPT: "success", CommitmentStatus.BROKEN: "danger"}
        return "handshake", tones.get(record.status, "neutral")
    if isinstance(record, Opportunity):
        outcomes: dict[OpportunityOutcome, Tone] = {OpportunityOutcome.WON: "success"}
        return "target", outcomes.get(record.outcome, "neutral")
    return _NOUN_ICONS[event.key.noun]


def event_words(event: Event, messages: Messages) -> tuple[str, str]:
    """Title and detail of an event.

    Args:
        event: The event.
        messages: Words of calculators.

    Returns:
        Two lines; the second may be empty.
    """
    return _WRITERS[type(event.record)](event, event.record, messages)


def channel_text(channel: Channel) -> str:
    """Name of a channel."""
    return {
        Channel.VISIT: QCoreApplication.translate("AccountWords", "Visite"),
        Channel.VIDEO: QCoreApplication.translate("AccountWords", "Visioconférence"),
        Channel.PHONE: QCoreApplication.translate("AccountWords", "Appel"),
        Channel.EMAIL: QCoreApplication.translate("AccountWords", "Courriel"),
        Channel.SOCIAL: QCoreApplication.translate("AccountWords", "Message"),
        Channel.EVENT: QCoreApplication.translate("AccountWords", "Événement"),
    }[channel]


def _visit(event: Event, record: Visit, _messages: Messages) -> tuple[str, str]:
    status = {
        VisitStatus.PLANNED: QCoreApplication.translate("AccountWords", "prévue à {time}"),
        VisitStatus.DONE: QCoreApplication.translate("AccountWords", "faite à {time}"),
        VisitStatus.MISSED: QCoreApplication.translate("AccountWords", "manquée"),
        VisitStatus.CANCELLED: QCoreApplication.translate("AccountWords", "annulée"),
    }[record.status]
    hour = f"{record.starts_minute // 60:02d}:{record.starts_minute % 60:02d}"
    return f"{channel_text(record.channel)} {status.format(time=hour)}", record.goal or event.opportunity


def _conversation(event: Event, record: Conversation, _messages: Messages) -> tuple[str, str]:
    outcome = {
        None: "",
        ConversationOutcome.ADVANCED: QCoreApplication.translate("AccountWords", "le client s’engage"),
        ConversationOutcome.CONTINUED: QCoreApplication.translate("AccountWords", "à poursuivre"),
        ConversationOutcome.NO_DECISION: QCoreApplication.translate("AccountWords", "sans décision"),
        ConversationOutcome.REFUSED: QCoreApplication.translate("AccountWords", "refus"),
        ConversationOutcome.NO_SHOW: QCoreApplication.translate("AccountWords", "client absent"),
    }[record.outcome]
    if record.state is not ConversationState.CONCLUDED:
        outcome = QCoreApplication.translate("AccountWords", "non conclue")
    words = QCoreApplication.translate("AccountWords", "Conversation")
    detail = " ".join(record.notes.replace("#", " ").replace("*", "").split())[:160] or record.goal
    return f"{words} · {outcome}" if outcome else words, detail


def _commitment(_event: Event, record: Commitment, _messages: Messages) -> tuple[str, str]:
    ours = record.side is Side.REP
    words = (
        QCoreApplication.translate("AccountWords", "Notre engagement")
        if ours
        else QCoreApplication.translate("AccountWords", "Engagement du client")
    )
    state = {
        CommitmentStatus.OPEN: "",
        CommitmentStatus.KEPT: QCoreApplication.translate("AccountWords", "tenu"),
        CommitmentStatus.BROKEN: QCoreApplication.translate("AccountWords", "non tenu"),
        CommitmentStatus.DROPPED: QCoreApplication.translate("AccountWords", "abandonné"),
    }[record.status]
    if record.status is CommitmentStatus.OPEN and record.due_on is not None:
        state = QCoreApplication.translate("AccountWords", "pour {day}").format(day=date_short(record.due_on))
    return f"{words} · {state}" if state else words, record.what


def _stage_change(event: Event, record: StageChange, _messages: Messages) -> tuple[str, str]:
    left, entered = event.stages or (None, None)
    words = QCoreApplication.translate("AccountWords", "Étape\u00a0: {stage}").format(stage=in_language(entered))
    detail = event.opportunity
    if record.override_reason:
        reason = QCoreApplication.translate("AccountWords", "dérogation\u00a0: {reason}")
        detail = f"{detail} · {reason.format(reason=record.override_reason)}"
    elif left is not None:
        before = QCoreApplication.translate("AccountWords", "après «\u00a0{stage}\u00a0»").format(
            stage=in_language(left)
        )
        detail = f"{detail} · {before}"
    return words, detail


def _evidence(event: Event, record: Evidence, _messages: Messages) -> tuple[str, str]:
    words = in_language(event.criterion) or record.criterion_key
    title = QCoreApplication.translate("AccountWords", "Preuve\u00a0: {words}").format(words=words)
    quoted = QCoreApplication.translate("AccountWords", "«\u00a0{words}\u00a0»").format(words=record.words)
    amount = money(record.amount_cents) if record.amount_cents is not None else ""
    return title, " · ".join(filter(None, (quoted if record.words else "", amount, event.opportunity)))


def _extra_work(_event: Event, record: ExtraWork, _messages: Messages) -> tuple[str, str]:
    price = money(record.price_cents) if record.price_cents is not None else ""
    unpriced = QCoreApplication.translate("AccountWords", "prix à annoncer avant de commencer")
    return QCoreApplication.translate("AccountWords", "Hors périmètre\u00a0: {what}").format(what=record.what), (
        price or unpriced
    )


def _practice(_event: Event, record: Practice, _messages: Messages) -> tuple[str, str]:
    cost = QCoreApplication.translate("AccountWords", "coûte {amount} par an").format(amount=money(record.yearly_cents))
    return QCoreApplication.translate("AccountWords", "Pratique\u00a0: {what}").format(what=record.what), cost


def _figure(_event: Event, record: Figure, messages: Messages) -> tuple[str, str]:
    title = messages.text(f"value.formula_{record.formula}")
    return title, benefit_text(record)


def benefit_text(record: Figure) -> str:
    """A benefit in one line: yearly gain and one-off cash are never added."""
    parts = []
    if record.yearly_likely_cents is not None:
        text = QCoreApplication.translate("AccountWords", "{amount} par an")
        parts.append(text.format(amount=money(spoken(record.yearly_likely_cents))))
    if record.cash_likely_cents is not None:
        text = QCoreApplication.translate("AccountWords", "{amount} une fois")
        parts.append(text.format(amount=money(spoken(record.cash_likely_cents))))
    if record.to_confirm:
        parts.append(QCoreApplication.translate("AccountWords", "à confirmer"))
    return f"{NBSP}· ".join(parts)


def _opportunity(_event: Event, record: Opportunity, _messages: Messages) -> tuple[str, str]:
    outcome = {
        OpportunityOutcome.OPEN: QCoreApplication.translate("AccountWords", "Affaire ouverte"),
        OpportunityOutcome.WON: QCoreApplication.translate("AccountWords", "Affaire gagnée"),
        OpportunityOutcome.LOST: QCoreApplication.translate("AccountWords", "Affaire perdue"),
        OpportunityOutcome.NO_DECISION: QCoreApplication.translate("AccountWords", "Affaire sans décision"),
    }[record.outcome]
    amount = money(record.amount_cents, decimals=False) if record.amount_cents is not None else ""
    return f"{outcome} · {record.name}", " · ".join(filter(None, (amount, record.lost_reason)))


_Writer = Callable[[Event, Any, Messages], tuple[str, str]]
_WRITERS: dict[type[Any], _Writer] = {
    Visit: _visit,
    Conversation: _conversation,
    Commitment: _commitment,
    StageChange: _stage_change,
    Evidence: _evidence,
    ExtraWork: _extra_work,
    Practice: _practice,
    Figure: _figure,
    Opportunity: _opportunity,
}
