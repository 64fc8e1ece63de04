"""Numbers as people write and read them (nombres): typed with comma, point, spaces or "k"; bounds in short."""

import re
from decimal import Decimal
from typing import Final

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits.words import quantity
from salesdesk.domain.money import cents
from salesdesk.domain.value import Unit

_SHORT_FROM = 10_000_00
_LONGEST_QUOTED = 24
_BILLION = 10**9
_WRITTEN: Final = re.compile(r"([+-]?(?:[0-9]{1,15}\.?[0-9]{0,9}|\.[0-9]{1,9}))(k?)", re.IGNORECASE)
"""A number as a person writes one: no exponent, and no more digits than the largest sum has."""


def read_number(text: str) -> Decimal | None:
    """Reads a number as people write it: comma or point, spaces between thousands, "k" for thousand.

    Args:
        text: What was typed.

    Returns:
        The number; None for an empty text.

    Raises:
        ValueError: It is no number.
    """
    bare = "".join(sign for sign in text if not sign.isspace()).replace("€", "").replace("%", "")
    if i18n.language() == "en" and bare.count(",") and "." not in bare and _are_thousands(bare):
        bare = bare.replace(",", "")
    elif "," in bare and "." in bare:
        # The sign that comes first separates thousands.
        bare = bare.replace("," if bare.index(",") < bare.index(".") else ".", "")
    bare = bare.replace(",", ".")
    if not bare:
        return None
    written = _WRITTEN.fullmatch(bare)
    if written is None:
        raise ValueError(_in_short(text))
    return Decimal(written[1]) * (1000 if written[2] else 1)


def _in_short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTED else f"{text[: _LONGEST_QUOTED - 1]}…"


def _are_thousands(bare: str) -> bool:
    head, *groups = bare.lstrip("-").split(",")
    return 1 <= len(head) <= 3 and head != "0" and all(len(one) == 3 and one.isdigit() for one in groups)


def typed(value: Decimal | None) -> str:
    """A number as it stands in a field: with the separators of the language and no decimals too many.

    Args:
        value: The number; None gives an empty text.
    """
    if value is None:
        return ""
    places = max(0, -int(value.normalize().as_tuple().exponent)) if value else 0
    return i18n.number_text(float(value), places)


def bound_text(value: Decimal, unit: Unit, messages: Messages) -> str:
    """A bound of a scale in little room: "0 €", "1 000 M€", "100 %"."""
    if unit is Unit.EUR:
        if value >= _BILLION:
            figure = i18n.number_text(float(value / _BILLION))
            return f"€{figure}bn" if i18n.language() == "en" else f"{figure}{i18n.NBSP}Md€"
        amount = cents(value)
        return i18n.money_short(amount) if amount >= _SHORT_FROM else i18n.money(amount)
    return quantity(value, unit, messages)
