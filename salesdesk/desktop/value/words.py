"""What the screen of value says: steps, decisions, amounts that may be incomplete."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from salesdesk.desktop import i18n
from salesdesk.domain.extra_work import PracticeDecision
from salesdesk.services.extra_ledger import ExtraStatus, InvoiceClock, Leakage

_CENTS_BELOW = 100_000


def step_name(status: ExtraStatus) -> str:
    """Name of a step."""
    tr = QCoreApplication.translate
    return {
        ExtraStatus.ASKED: tr("ValueWords", "Demandé"),
        ExtraStatus.ANNOUNCED: tr("ValueWords", "Annoncé"),
        ExtraStatus.ACCEPTED: tr("ValueWords", "Accepté"),
        ExtraStatus.DONE: tr("ValueWords", "Fait"),
        ExtraStatus.INVOICED: tr("ValueWords", "Facturé"),
        ExtraStatus.PAID: tr("ValueWords", "Payé"),
    }[status]


def decision_name(decision: PracticeDecision) -> str:
    """Name of a decision on a practice."""
    tr = QCoreApplication.translate
    return {
        PracticeDecision.OPEN: tr("ValueWords", "À décider"),
        PracticeDecision.CHANGE: tr("ValueWords", "À changer"),
        PracticeDecision.PRICE: tr("ValueWords", "Tarifée"),
        PracticeDecision.ACCEPT: tr("ValueWords", "Acceptée"),
    }[decision]


def euros(cents: int) -> str:
    """An amount as one says it: cents only below a thousand euros, where they are any."""
    return i18n.money(cents, decimals=bool(cents % 100) and abs(cents) < _CENTS_BELOW)


def minutes_text(minutes: int) -> str:
    """A time in hours and minutes, exact: "10 h 10", "45 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}\u00a0min"
    return f"{hours}\u00a0h\u00a0{rest:02d}" if rest else f"{hours}\u00a0h"


def with_unpriced(cents: int, unpriced: int) -> str:
    """An amount, and how many lines without a price it leaves out."""
    if not unpriced:
        return euros(cents)
    tr = QCoreApplication.translate
    rest = tr("ValueWords", "{n} sans prix").format(n=unpriced)
    return f"{euros(cents)} + {rest}" if cents else rest


def leak_text(leak: Leakage) -> str:
    """What leaks, or is given up."""
    return with_unpriced(leak.known_cents, leak.unpriced)


def clock_short(clock: InvoiceClock) -> str:
    """As :func:`clock_text` in the width of a row, beside the ring that says what the days are."""
    if not clock.lines:
        return clock_text(clock)
    amount = with_unpriced(clock.known_cents, clock.unpriced)
    if not clock.unannounced:
        return QCoreApplication.translate("ValueWords", "{amount} annoncés").format(amount=amount)
    return QCoreApplication.translate("ValueWords", "{amount} · {days}\u00a0j").format(amount=amount, days=clock.days)


def clock_text(clock: InvoiceClock) -> str:
    """What builds up at a client and how old it is, in one line."""
    tr = QCoreApplication.translate
    if not clock.lines:
        return tr("ValueWords", "Rien en attente d’accord")
    amount = with_unpriced(clock.known_cents, clock.unpriced)
    if not clock.unannounced:
        return tr("ValueWords", "{amount} annoncés, sans accord").format(amount=amount)
    return tr("ValueWords", "{amount} · {days}\u00a0j sans annonce").format(amount=amount, days=clock.days)


def day(on: date | None) -> str:
    """A day in figures; empty for none."""
    return i18n.date_text(on) if on is not None else ""


def spoken(*parts: str) -> str:
    """Parts of a row in one text, empty ones left out."""
    return ", ".join(part for part in parts if part)


def joined(*parts: str) -> str:
    """Parts of a line, empty ones left out."""
    return " · ".join(part for part in parts if part)
