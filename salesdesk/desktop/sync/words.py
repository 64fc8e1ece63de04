"""Records, fields and values in words, for the queue."""

from datetime import date, datetime

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import date_text, datetime_text, money, number_text
from salesdesk.services.conflicts import Shown

NOUN_ICONS: dict[str, str] = {
    "account": "building-2",
    "contact": "contact",
    "opportunity": "trending-up",
    "visit": "calendar",
    "conversation": "message-square-text",
    "evidence": "badge-check",
    "commitment": "handshake",
    "figure": "calculator",
    "extra_work": "puzzle",
    "practice": "repeat",
    "coaching_note": "graduation-cap",
    "ownership": "briefcase",
    "user": "user",
    "team": "users",
    "process_version": "workflow",
}


def noun_text(messages: Messages, noun: str) -> str:
    """Names a noun."""
    return messages.text(f"record.noun_{noun}")


def field_text(messages: Messages, field: str) -> str:
    """Names a field."""
    return messages.text(f"record.field_{field}")


def value_text(messages: Messages, shown: Shown) -> str:
    """Writes a value as a person reads it."""
    value = shown.value
    if isinstance(value, datetime):
        return datetime_text(value)
    if isinstance(value, date):
        return date_text(value)
    if shown.kind in ("empty", "deleted"):
        return messages.text(f"record.{shown.kind}")
    if shown.kind == "flag":
        return messages.text("record.yes" if value else "record.no")
    if shown.kind == "choice":
        return messages.text(f"record.value_{str(value).lower()}")
    if shown.kind == "name":
        return str(value) or messages.text("record.unknown")
    if shown.kind == "cents":
        return money(int(value))
    if shown.kind == "clock":
        return f"{int(value) // 60:02}:{int(value) % 60:02}"
    return number_text(float(value), 0 if isinstance(value, int) else 2) if shown.kind == "number" else str(value)
