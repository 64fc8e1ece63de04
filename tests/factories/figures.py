"""A client with figures over time: validated ones, a guess, an old one, a measure, a paid affair."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from salesdesk.domain.conversation import Figure
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.domain.value import Given, Origin
from salesdesk.services import benefits, figure_history
from salesdesk.services.benefits import FigureRequest
from salesdesk.services.figure_history import NewMeasure
from tests.factories.conversations import Client, affair_at, client_at
from tests.factories.stores import Wall

SAID = "Oui, trois arrêts, et à chaque fois la ligne entière attend."


@dataclass(frozen=True, slots=True)
class Told:
    """A client with a past in figures.

    Attributes:
        wall: The clock; a test moves it.
        downtime: A yearly gain that he validated, measured since.
        stock: Cash that he validated.
        pump: A guess that he did not.
    """

    client: Client
    wall: Wall
    downtime: Figure
    stock: Figure
    pump: Figure


def given(value: str, origin: Origin, on: date, low: str = "", high: str = "") -> Given:
    """A figure said by Claire, with a range when its ends are given."""
    exact = Given.exact(value, origin, on)
    ends = (Given.exact(low, origin).likely, Given.exact(high, origin).likely) if low else (exact.likely, exact.likely)
    return Given(ends[0], exact.likely, ends[1], origin, on, "Claire Vidal" if origin is Origin.CLIENT_SAID else "")


def stops(on: date, margin: str = "2600") -> dict[str, Given]:
    """Inputs of downtime: 3 stops of 8 hours."""
    said = Origin.CLIENT_SAID
    return {
        "events": given("3", said, on, "2", "4"),
        "hours": given("8", said, on),
        "margin_hour": given(margin, Origin.MEASURED, on),
    }


def told_client(folder: Path, today: date) -> Told:
    """Makes the client.

    Args:
        folder: Where the store lies.
        today: Day of the last figures.
    """
    wall = Wall(datetime(2025, 10, 6, 8, 0, tzinfo=UTC))
    client = client_at(folder, now=wall)
    workspace, whose = client.workspace, client.account.id

    def on(day: date) -> None:
        wall.instant = datetime(day.year, day.month, day.day, 8, 0, tzinfo=UTC)
        workspace._anchor = day

    first = date(2025, 10, 6)
    on(first)
    benefits.evaluate_and_save(
        workspace, FigureRequest(account_id=whose, formula="downtime", given=stops(first, "1800"))
    )
    second = date(2026, 5, 4)
    on(second)
    down = FigureRequest(account_id=whose, formula="downtime", given=stops(second), agreed_words=SAID, agreed_on=second)
    downtime = benefits.evaluate_and_save(workspace, down)
    value = {
        "value": given("92000", Origin.CLIENT_SAID, second, "85000", "100000"),
        "pct": given("36", Origin.CLIENT_SAID, second),
        "rate": given("20", Origin.CLIENT_SAID, second),
    }
    words = "Trente mille euros qui dorment, c’est bien cela."
    stock = benefits.evaluate_and_save(
        workspace, FigureRequest(account_id=whose, formula="stock_release", given=value, agreed_words=words)
    )
    on(today)
    guess = Origin.GUESS
    pump = benefits.evaluate_and_save(
        workspace,
        FigureRequest(
            account_id=whose,
            formula="pump_energy",
            given={
                "kw": given("15", Origin.MEASURED, today), "hours": given("4000", guess, today, "3500", "4500"),
                "speed": given("0.8", guess, today), "price": given("0.18", Origin.CLIENT_SAID, today),
            },
        ),
    )  # fmt: skip
    figure_history.record_measure(
        workspace,
        NewMeasure(figure_id=downtime.id, measured_on=today, yearly_cents=4_680_000, words="Un seul arrêt depuis mai."),
    )
    paid = affair_at(
        whose, client.version, name="Contrat de maintenance", outcome=OpportunityOutcome.WON, amount_cents=1_450_000,
        paid_cents=1_450_000, paid_on=date(2026, 3, 2), closed_on=date(2026, 1, 20),
    )  # fmt: skip
    with workspace.unit("visit.planned") as unit:
        unit.put(paid)
        unit.put(replace(client.opportunity, amount_cents=4_200_000))
    return Told(client, wall, downtime, stock, pump)
