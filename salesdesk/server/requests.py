"""What a colleague enters on the form (demande reçue): checked field by field, then kept like any synced record."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from sqlalchemy import select

from salesdesk.domain.errors import ErrorArgument
from salesdesk.domain.extra_work import ExtraRequest
from salesdesk.domain.ids import ExtraRequestId, OrgId
from salesdesk.store.engine import Store
from salesdesk.store.tables import table_of
from salesdesk.sync.hub import Hub

LONGEST: Final[Mapping[str, int]] = MappingProxyType(
    {"client": 120, "what": 2_000, "asked_by": 120, "received_by": 120}
)
"""Most characters of each text."""

NEEDED: Final = ("client", "what", "received_by")
FIELDS: Final = ("client", "what", "asked_by", "day", "received_by")
OLDEST: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field.

    Attributes:
        key: Message key.
        args: Values for its placeholders.
    """

    key: str
    args: Mapping[str, ErrorArgument]


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed, and what is wrong with it.

    Attributes:
        typed: As it came, by name of field.
        clean: As it would be kept.
        received_on: The day, None when it cannot be read.
        problems: By name of field; empty when it can be kept.
    """

    typed: Mapping[str, str]
    clean: Mapping[str, str]
    received_on: date | None
    problems: Mapping[str, FieldProblem]


def _plain(char: str) -> str:
    kind = unicodedata.category(char)
    if char == "\n" or kind[0] != "C":
        return char
    return " " if kind == "Cc" else ""


def _clean(name: str, text: str) -> str:
    # Signs that draw nothing could hide or turn round what a rep reads; line ends of the request itself stay.
    lines_kept = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(_plain(char) for char in lines_kept)
    if name != "what":
        return " ".join(kept.split())
    lines = (" ".join(line.split()) for line in kept.strip().split("\n"))
    return "\n".join(lines).strip()


def read_entry(fields: Mapping[str, str], today: date) -> Entered:
    """Checks what was entered.

    Args:
        fields: The form.
        today: The day.

    Returns:
        What it says, with the problem of each field that cannot be kept.
    """
    typed = {name: fields.get(name, "") for name in FIELDS}
    clean = {name: _clean(name, typed[name]) for name in LONGEST}
    problems: dict[str, FieldProblem] = {}
    for name, most in LONGEST.items():
        if name in NEEDED and not clean[name]:
            problems[name] = FieldProblem(f"request.need_{name}", {})
        elif len(clean[name]) > most:
            problems[name] = FieldProblem("request.too_long", {"most": most, "length": len(clean[name])})
    day = _day(typed["day"])
    if day is None:
        problems["day"] = FieldProblem("request.bad_day", {})
    elif day > today + timedelta(days=1):
        # A colleague east of here may already have tomorrow.
        problems["day"] = FieldProblem("request.future_day", {})
    elif day < today - OLDEST:
        problems["day"] = FieldProblem("request.old_day", {})
    return Entered(typed, clean, day, problems)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def keep(store: Store, hub: Hub, org_id: OrgId, request_id: ExtraRequestId, entered: Entered) -> bool:
    """Keeps a request; every laptop of the firm gets it at its next round of sync.

    Args:
        store: The server's database.
        hub: Where records go.
        org_id: The firm.
        request_id: The id that the page was given.
        entered: A form without problems.

    Returns:
        False when the same page was sent before: what became of the request meanwhile stands.
    """
    table = table_of(ExtraRequest)
    with store.read() as connection:
        here = (table.c.org_id == org_id.bytes, table.c.id == request_id.bytes)
        if connection.execute(select(table.c.id).where(*here)).one_or_none() is not None:
            return False
    assert entered.received_on is not None  # the caller keeps only forms without problems
    request = ExtraRequest(
        id=request_id,
        client=entered.clean["client"],
        what=entered.clean["what"],
        received_on=entered.received_on,
        received_by=entered.clean["received_by"],
        asked_by=entered.clean["asked_by"],
    )
    hub.put(org_id, None, [request])
    return True
