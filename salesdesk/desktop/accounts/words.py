"""Words of the closed lists of accounts, in the language of the screens."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from salesdesk.desktop.i18n import NARROW, NBSP, date_short, date_text, language, number_text
from salesdesk.desktop.widgets import Tone
from salesdesk.domain.accounts import AccountStatus, OwnershipKind, Segment, Solvency
from salesdesk.domain.process import BuyingRole

STATUS_TONES: dict[AccountStatus, Tone] = {
    AccountStatus.PROSPECT: "accent",
    AccountStatus.ACTIVE: "success",
    AccountStatus.ERODING: "warning",
    AccountStatus.DORMANT: "neutral",
    AccountStatus.LOST: "danger",
}


def status_text(status: AccountStatus) -> str:
    """Name of a status."""
    return {
        AccountStatus.PROSPECT: QCoreApplication.translate("AccountWords", "Prospect"),
        AccountStatus.ACTIVE: QCoreApplication.translate("AccountWords", "Client actif"),
        AccountStatus.ERODING: QCoreApplication.translate("AccountWords", "En érosion"),
        AccountStatus.DORMANT: QCoreApplication.translate("AccountWords", "Dormant"),
        AccountStatus.LOST: QCoreApplication.translate("AccountWords", "Perdu"),
    }[status]


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun: French says "0 compte", English "0 accounts".

    Args:
        count: How many.
        one: Words for one, with ``{n}``.
        many: Words for several, with ``{n}``.

    Returns:
        The words with the number in them.
    """
    single = count < 2 if language() == "fr" else count == 1
    return (one if single else many).format(n=number_text(count))


def segment_text(segment: Segment) -> str:
    """An account's class as its chip says it."""
    return QCoreApplication.translate("AccountWords", "Compte {segment}").format(segment=segment.value)


def solvency_text(solvency: Solvency | None, on: date | None, due: bool) -> tuple[str, Tone, str]:
    """What the solvency chip says.

    Args:
        solvency: Outcome of the last check; None when it was never checked.
        on: Day of that check.
        due: True when it is to be asked again.

    Returns:
        Text, tone and icon.
    """
    if solvency is None or on is None:
        return QCoreApplication.translate("AccountWords", "Solvabilité à vérifier"), "warning", "shield-alert"
    if solvency is Solvency.FAILED:
        text = QCoreApplication.translate("AccountWords", "Insolvable au {day}")
        return text.format(day=date_text(on)), "danger", "shield-alert"
    if due:
        text = QCoreApplication.translate("AccountWords", "Solvabilité à revoir, vue le {day}")
        return text.format(day=date_text(on)), "warning", "shield-alert"
    if solvency is Solvency.WATCH:
        text = QCoreApplication.translate("AccountWords", "À surveiller, vu le {day}")
        return text.format(day=date_text(on)), "warning", "shield-alert"
    text = QCoreApplication.translate("AccountWords", "Solvable au {day}")
    return text.format(day=date_text(on)), "success", "circle-check"


def role_text(role: BuyingRole | None) -> str:
    """Name of a buying role; empty for none."""
    return {
        None: "",
        BuyingRole.DECIDER: QCoreApplication.translate("AccountWords", "Décideur"),
        BuyingRole.BENEFICIARY: QCoreApplication.translate("AccountWords", "Bénéficiaire"),
        BuyingRole.PAYER: QCoreApplication.translate("AccountWords", "Payeur"),
        BuyingRole.USER: QCoreApplication.translate("AccountWords", "Utilisateur"),
        BuyingRole.TECHNICAL: QCoreApplication.translate("AccountWords", "Technique"),
        BuyingRole.GATEKEEPER: QCoreApplication.translate("AccountWords", "Filtre"),
        BuyingRole.THIRD_PARTY: QCoreApplication.translate("AccountWords", "Tiers"),
    }[role]


def missing_role_text(role: BuyingRole) -> str:
    """What to say when nobody plays a role that a purchase needs."""
    return {
        BuyingRole.DECIDER: QCoreApplication.translate("AccountWords", "Aucun décideur identifié"),
        BuyingRole.BENEFICIARY: QCoreApplication.translate("AccountWords", "Aucun bénéficiaire identifié"),
        BuyingRole.PAYER: QCoreApplication.translate("AccountWords", "Aucun payeur identifié"),
    }.get(role, role_text(role))


def owner_text(name: str, kind: OwnershipKind) -> str:
    """Who holds an account, and in what quality when it is not his own."""
    if kind is OwnershipKind.OWNER:
        return name
    return QCoreApplication.translate("AccountWords", "{name} (remplaçant)").format(name=name)


def phone_text(number: str | None) -> str:
    """A kept phone number as people read it: French ones in pairs."""
    if not number:
        return ""
    bare, _, extension = number.partition(";ext=")
    if bare.startswith("+33") and len(bare) == 12:
        digits = f"0{bare[3:]}"
        bare = NBSP.join(digits[at : at + 2] for at in range(0, 10, 2))
    return f"{bare}{NBSP}p.{NBSP}{extension}" if extension else bare


def siren_text(siren: str | None) -> str:
    """A SIREN in groups of three."""
    return NARROW.join((siren[:3], siren[3:6], siren[6:])) if siren else ""


def day_text(day: date | None, today: date) -> str:
    """A day in a narrow column: with its weekday within the year, in figures beyond; a dash for none."""
    if day is None:
        return "–"
    return date_short(day) if abs((day - today).days) < 180 else date_text(day)


def solvency_name(solvency: Solvency) -> str:
    """Name of an outcome of a solvency check."""
    return {
        Solvency.SOUND: QCoreApplication.translate("AccountWords", "Solvable"),
        Solvency.WATCH: QCoreApplication.translate("AccountWords", "À surveiller"),
        Solvency.FAILED: QCoreApplication.translate("AccountWords", "Insolvable"),
    }[solvency]


CURRENCIES = ("EUR", "CHF", "GBP", "USD")


def country_choices() -> list[tuple[str, str]]:
    """Code and name of the countries where accounts commonly are, France first."""
    tr = QCoreApplication.translate
    named = {
        "BE": tr("AccountWords", "Belgique"), "CH": tr("AccountWords", "Suisse"),
        "LU": tr("AccountWords", "Luxembourg"),
        "MC": tr("AccountWords", "Monaco"), "DE": tr("AccountWords", "Allemagne"), "ES": tr("AccountWords", "Espagne"),
        "IT": tr("AccountWords", "Italie"), "NL": tr("AccountWords", "Pays-Bas"), "PT": tr("AccountWords", "Portugal"),
        "GB": tr("AccountWords", "Royaume-Uni"),
    }  # fmt: skip
    return [("FR", tr("AccountWords", "France")), *sorted(named.items(), key=lambda one: one[1])]


def with_kept(choices: list[tuple[str, str]], kept: str) -> list[tuple[str, str]]:
    """Adds what a record holds to a list that lacks it, so that saving changes nothing unasked."""
    return choices if any(code == kept for code, _name in choices) else [*choices, (kept, kept)]
