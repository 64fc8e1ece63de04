"""What a change of a process was before and is after, in words (avant et après): closed lists are never shown raw."""

from typing import Final

from salesdesk.config.messages import Messages
from salesdesk.domain.process_diff import Change, Difference
from salesdesk.services.process_drafts import FORMULAS

_LISTS: Final = {
    "cadence": "cadence", "type": "question", "kind": "point", "by": "side", "buying_role": "buying_role",
    "evidence": "evidence", "proof": "evidence",
}  # fmt: skip
_NOTHING: Final = "–"


def before_and_after(one: Difference, messages: Messages) -> str:
    """Says what a field was and what it is.

    Args:
        one: The difference.
        messages: Words of the closed lists.

    Returns:
        "chaque semaine → toutes les deux semaines"; empty where the whole part came or went.
    """
    if not one.before and not one.after:
        return ""
    return f"{_said(one, one.before, messages)} → {_said(one, one.after, messages)}"


def _said(one: Difference, value: str, messages: Messages) -> str:
    if not value:
        return _NOTHING
    part = _LISTS.get(one.field)
    if one.change is Change.MOVED or (part is None and one.field != "formula"):
        return value
    if one.field == "formula":
        return messages.text(FORMULAS[value].label_key) if value in FORMULAS else value
    return ", ".join(messages.text(f"process.{part}_{key}") for key in value.split(", "))
