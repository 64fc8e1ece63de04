"""Words and tones of the team's screens."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from salesdesk.desktop.i18n import date_short, language, number_text, relative_day
from salesdesk.desktop.widgets import Tone
from salesdesk.services.team import Channel, ConversationOutcome, ConversationState

say = QCoreApplication.translate


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun: French says "0 preuve", English "0 proofs".

    Args:
        count: How many.
        one: Words for one, with ``{n}``.
        many: Words for several, with ``{n}``.
    """
    single = count < 2 if language() == "fr" else count == 1
    return (one if single else many).format(n=number_text(count))


def outcome_chip(outcome: ConversationOutcome | None, state: ConversationState) -> tuple[str, Tone]:
    """Says what a conversation led to, with the tone of its chip."""
    if outcome is None:
        if state is ConversationState.CONCLUDED:
            return say("CoachingWords", "Conclue"), "neutral"
        return say("CoachingWords", "À conclure"), "warning"
    looks: dict[ConversationOutcome, tuple[str, Tone]] = {
        ConversationOutcome.ADVANCED: (say("CoachingWords", "Avance"), "success"),
        ConversationOutcome.CONTINUED: (say("CoachingWords", "Se poursuit"), "accent"),
        ConversationOutcome.NO_DECISION: (say("CoachingWords", "Sans décision"), "neutral"),
        ConversationOutcome.REFUSED: (say("CoachingWords", "Refus"), "danger"),
        ConversationOutcome.NO_SHOW: (say("CoachingWords", "Absent"), "warning"),
    }
    return looks[outcome]


def proofs_text(count: int) -> str:
    """Counts proofs of the client."""
    return counted(count, say("CoachingWords", "{n} preuve"), say("CoachingWords", "{n} preuves"))


def promises_text(count: int) -> str:
    """Counts dated commitments of the client."""
    return counted(count, say("CoachingWords", "{n} engagement daté"), say("CoachingWords", "{n} engagements datés"))


def obtained(proofs: int, promises: int) -> str:
    """Says what was obtained from a client; what is nil is left out."""
    parts = [proofs_text(proofs)] if proofs else []
    if promises:
        parts.append(promises_text(promises))
    return " · ".join(parts) or say("CoachingWords", "Rien d’obtenu")


def done_text(held: int, planned: int) -> str:
    """Says how many contacts were made of those planned."""
    if not planned:
        return "–"
    single = held < 2 if language() == "fr" else held == 1
    text = (
        say("CoachingWords", "{held} tenue sur {planned}")
        if single
        else say("CoachingWords", "{held} tenues sur {planned}")
    )
    return text.format(held=number_text(held), planned=number_text(planned))


def channel_text(channel: Channel) -> str:
    """Names the way of a contact."""
    return {
        Channel.VISIT: say("CoachingWords", "visite"),
        Channel.VIDEO: say("CoachingWords", "visio"),
        Channel.PHONE: say("CoachingWords", "téléphone"),
        Channel.EMAIL: say("CoachingWords", "courriel"),
        Channel.SOCIAL: say("CoachingWords", "réseau social"),
        Channel.EVENT: say("CoachingWords", "événement"),
    }[channel]


CHANNEL_ICONS: dict[Channel, str] = {
    Channel.VISIT: "map-pin",
    Channel.VIDEO: "monitor",
    Channel.PHONE: "phone",
    Channel.EMAIL: "mail",
    Channel.SOCIAL: "message-circle",
    Channel.EVENT: "users",
}


def day_text(at: datetime | date, today: date) -> str:
    """A past or coming day as one says it."""
    day = at.astimezone().date() if isinstance(at, datetime) else at
    return relative_day(day, today)


def next_text(on: date | None, channel: Channel | None) -> str:
    """Says what was fixed as the next contact."""
    if on is None:
        return say("CoachingWords", "Suite à dater")
    way = f"{channel_text(channel)} " if channel is not None else ""
    return say("CoachingWords", "Suite : {next}").format(next=f"{way}{date_short(on)}")
