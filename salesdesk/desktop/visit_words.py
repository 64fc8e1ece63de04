"""Words, icons and tones of visits for every screen that shows one (visites)."""

from PySide6.QtCore import QCoreApplication

from salesdesk.desktop.i18n import NBSP, number_text
from salesdesk.desktop.widgets import Tone
from salesdesk.domain.conversation import ConversationState
from salesdesk.domain.process import BuyingRole
from salesdesk.services.visits import Channel, Leg, Stop, VisitLine, VisitPurpose, VisitStatus, clock

CHANNEL_ICONS: dict[Channel, str] = {
    Channel.VISIT: "map-pin",
    Channel.VIDEO: "monitor",
    Channel.PHONE: "phone",
    Channel.EMAIL: "mail",
    Channel.SOCIAL: "message-circle",
    Channel.EVENT: "users",
}


def channel_text(channel: Channel) -> str:
    """Names a channel."""
    say = QCoreApplication.translate
    return {
        Channel.VISIT: say("VisitWords", "Visite"),
        Channel.VIDEO: say("VisitWords", "Visio"),
        Channel.PHONE: say("VisitWords", "Téléphone"),
        Channel.EMAIL: say("VisitWords", "Courriel"),
        Channel.SOCIAL: say("VisitWords", "Réseau social"),
        Channel.EVENT: say("VisitWords", "Événement"),
    }[channel]


def purpose_text(purpose: VisitPurpose) -> str:
    """Names a purpose."""
    say = QCoreApplication.translate
    return {
        VisitPurpose.DISCOVERY: say("VisitWords", "Découverte"),
        VisitPurpose.VALUE: say("VisitWords", "Valeur"),
        VisitPurpose.PROPOSAL: say("VisitWords", "Proposition"),
        VisitPurpose.CLOSING: say("VisitWords", "Décision"),
        VisitPurpose.FOLLOW_UP: say("VisitWords", "Suivi"),
        VisitPurpose.BENEFIT_REVIEW: say("VisitWords", "Revue des bénéfices"),
        VisitPurpose.PRE_DUE: say("VisitWords", "Avant échéance"),
        VisitPurpose.DISPUTE: say("VisitWords", "Litige"),
        VisitPurpose.PROSPECTING: say("VisitWords", "Prospection"),
        VisitPurpose.OTHER: say("VisitWords", "Autre"),
    }[purpose]


def role_text(role: BuyingRole) -> str:
    """Names the part that a person plays in a purchase."""
    say = QCoreApplication.translate
    return {
        BuyingRole.DECIDER: say("VisitWords", "Décideur"),
        BuyingRole.BENEFICIARY: say("VisitWords", "Bénéficiaire"),
        BuyingRole.PAYER: say("VisitWords", "Payeur"),
        BuyingRole.USER: say("VisitWords", "Utilisateur"),
        BuyingRole.TECHNICAL: say("VisitWords", "Expert technique"),
        BuyingRole.GATEKEEPER: say("VisitWords", "Filtre"),
        BuyingRole.THIRD_PARTY: say("VisitWords", "Tiers"),
    }[role]


def state_of(line: VisitLine) -> tuple[str, Tone]:
    """Says in a word how far a visit is, with the tone of its chip."""
    say = QCoreApplication.translate
    if line.status is VisitStatus.CANCELLED:
        return say("VisitWords", "Annulée"), "neutral"
    if line.status is VisitStatus.MISSED:
        return say("VisitWords", "Manquée"), "danger"
    if line.conversation_state is ConversationState.CONCLUDED:
        return say("VisitWords", "Conclue"), "success"
    if line.conversation_state is ConversationState.HELD:
        return say("VisitWords", "À conclure"), "warning"
    if line.status is VisitStatus.DONE:
        return say("VisitWords", "Faite"), "success"
    if line.conversation_id is not None:
        return say("VisitWords", "Préparée"), "accent"
    return say("VisitWords", "Planifiée"), "neutral"


def time_range(line: VisitLine) -> str:
    """Writes from when to when."""
    return f"{clock(line.starts_minute)}{NBSP}–{NBSP}{clock(line.ends_minute)}"


def duration_text(minutes: int) -> str:
    """Writes a length: 45 min, 1 h 30."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def leg_text(leg: Leg) -> str:
    """Writes the way to a stop: 12 km, 18 min."""
    return f"{number_text(leg.km)}{NBSP}km · {duration_text(leg.minutes)}"


def who_text(line: VisitLine) -> str:
    """Writes whom and where: the contact, then the city."""
    return " · ".join(part for part in (line.contact_name, line.city or "") if part)


def spoken(stop: Stop) -> str:
    """Says a visit for screen readers."""
    line = stop.line
    parts = (
        clock(line.starts_minute),
        line.account_name,
        who_text(line),
        channel_text(line.channel),
        state_of(line)[0],
    )
    return ", ".join(part for part in parts if part)
