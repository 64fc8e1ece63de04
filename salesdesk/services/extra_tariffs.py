"""The price list of extras (tarif des hors-périmètre): usual work at a usual price, so that no price is improvised."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ExtraTariffId
from salesdesk.domain.margins import ExtraTariff
from salesdesk.services.extra_work import worked_out_price
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import extra_ledger as reading

__all__ = ["ExtraTariff"]

LONGEST_MINUTES: Final = 2_000 * 60
LEAST_HOURLY_CENTS: Final = 500
MOST_HOURLY_CENTS: Final = 50_000


@dataclass(frozen=True, slots=True)
class TariffLine:
    """One line of the price list with the price that it comes to."""

    tariff: ExtraTariff
    price_cents: int


@dataclass(frozen=True, slots=True)
class PriceList:
    """The price list.

    Attributes:
        lines: Those in force, by name.
        may_write: Whether the person may change it.
    """

    lines: tuple[TariffLine, ...]
    may_write: bool


def price_of(tariff: ExtraTariff, today: date, minutes: int | None = None) -> int:
    """Works out the price of a line of the list.

    Args:
        tariff: The line.
        today: The day.
        minutes: Time of this client's work; None for the usual one, at which a fixed price stands.

    Returns:
        Cents: the fixed price, or time at its rate with its margin, rounded up to ten euros.

    Source: conversation.md 3.3, extra_price.
    """
    if tariff.price_cents is not None and minutes in (None, tariff.minutes):
        return tariff.price_cents
    spent = tariff.minutes if minutes is None else minutes
    return worked_out_price(spent, tariff.hourly_cents, round(tariff.contingency * 100), today)


def price_list(workspace: Workspace) -> PriceList:
    """Reads the price list in force."""
    today = workspace.today()
    with workspace.read() as connection:
        found = reading.tariffs(connection, workspace.org_id)
    lines = tuple(TariffLine(one, price_of(one, today)) for one in found)
    return PriceList(lines, workspace.my_right("extra_tariff").creates)


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffDraft:
    """A line as it is typed.

    Attributes:
        id: The line that is changed; None for a new one.
        contingency_percent: Share added for what is not known, 0 to 100.
        price_cents: Fixed price; None when time and rate make it.
    """

    name: str
    minutes: int
    hourly_cents: int
    contingency_percent: int = 0
    price_cents: int | None = None
    note: str = ""
    id: ExtraTariffId | None = None


def save(workspace: Workspace, draft: TariffDraft, *, initiator: object | None = None) -> ExtraTariff:
    """Keeps a line of the price list.

    Args:
        workspace: Where.
        draft: The line.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It has no name, or a figure is out of its range.
    """
    name = " ".join(draft.name.split())
    if not name:
        raise UserError("extra.tariff_without_name")
    in_range = (
        0 < draft.minutes <= LONGEST_MINUTES
        and LEAST_HOURLY_CENTS <= draft.hourly_cents <= MOST_HOURLY_CENTS
        and 0 <= draft.contingency_percent <= 100
        and (draft.price_cents is None or draft.price_cents > 0)
    )
    if not in_range:
        raise UserError("extra.tariff_out_of_range", name=name)
    tariff = ExtraTariff(
        id=draft.id or ExtraTariffId(workspace.new_id()),
        name=name,
        minutes=draft.minutes,
        hourly_cents=draft.hourly_cents,
        contingency=draft.contingency_percent / 100,
        price_cents=draft.price_cents,
        note=draft.note.strip(),
    )
    with workspace.unit("undo_extra.tariff_saved", initiator, tariff=name) as unit:
        unit.put(tariff)
    return tariff


def retire(workspace: Workspace, tariff_id: ExtraTariffId, *, initiator: object | None = None) -> ExtraTariff:
    """Takes a line out of the price list; what was announced by it stays as it was.

    Args:
        workspace: Where.
        tariff_id: The line.
        initiator: Who asks.

    Returns:
        The record; one deleted meanwhile is refused.
    """
    with workspace.unit("undo_extra.tariff_retired", initiator) as unit:
        after = replace(unit.need(ExtraTariff, tariff_id), retired_on=workspace.today())
        unit.put(after)
    return after
