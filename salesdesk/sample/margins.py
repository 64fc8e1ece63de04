"""What the sample knows of money beside the contract: price list of extras, requests received, margins, measured gains.

French: tarif des hors-périmètre, demandes reçues, marge de première année, réalisé.
"""

from datetime import date, timedelta

from salesdesk.domain.conversation import Figure, FigureMeasure
from salesdesk.domain.extra_work import ExtraRequest, Practice
from salesdesk.domain.ids import ExtraRequestId, ExtraTariffId, FigureMeasureId, MarginReviewId
from salesdesk.domain.margins import ExtraTariff, MarginReview
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.sample.draw import EVENING, FIRST_DAY, Draw
from salesdesk.sample.ledger import Book
from salesdesk.sample.phrases import french
from salesdesk.sample.stories import DEMO_REP

_TARIFFS = (
    ("Réglage de tension d'une ligne", 120, 8_000, 0.0, None),
    ("Intervention de nuit ou de week-end, la demi-journée", 240, 11_500, 0.15, None),
    ("Repérage des roulements d'un atelier", 960, 7_500, 0.1, None),
    ("Livraison urgente hors tournée", 120, 9_000, 0.0, 18_000),
    ("Reprise d'étiquettes, les cent références", 600, 6_500, 0.1, None),
)
_REQUESTS = (
    ("Conserverie Malvézy", "Refaire les étiquettes de l'allée C avant l'inventaire", "Standard", "Le magasinier", -2),
    ("Fromagerie des Causses", "Un relevé vibratoire en plus, samedi matin", "Agence de Millau", "", -1),
)
_REVIEW_AFTER = 65
_REVIEWED_SHARE = 0.6
_GIFTS = (0, 0, 45_000, 90_000, 160_000)
_FREE_FITTING = 62_000
_MEASURED_SHARE = 0.25
_MEASURE_AFTER = 84
_WORDS = (
    "« Relevé du trimestre, signé par la production. »",
    "« Un peu moins que prévu, mais mesuré. »",
    "« Au-dessus de ce que nous attendions. »",
)


def write_tariffs(book: Book, draw: Draw) -> None:
    """Writes the price list of extras, and what two colleagues entered on the web form."""
    made = draw.days.at(FIRST_DAY, 640)
    for name, minutes, hourly, contingency, price in _TARIFFS:
        book.ledger.add(
            ExtraTariff(
                id=ExtraTariffId(draw.id_at(made)),
                name=french(name),
                minutes=minutes,
                hourly_cents=hourly,
                contingency=contingency,
                price_cents=price,
            )
        )
    for client, what, received_by, asked_by, day in _REQUESTS:
        book.ledger.add(
            ExtraRequest(
                id=ExtraRequestId(draw.id_at(draw.days.at(day, 700))),
                client=client,
                what=french(what),
                received_on=draw.days.day(day),
                received_by=received_by,
                asked_by=asked_by,
            )
        )


def write_margins(book: Book, draw: Draw) -> None:
    """Writes the margin expected of each signed sale; most were looked at again in the third month."""
    practices: dict[object, list[Practice]] = {}
    for practice in book.ledger.by_noun["practice"]:
        practices.setdefault(practice.account_id, []).append(practice)
    won = [one for one in book.ledger.by_noun["opportunity"] if one.outcome is OpportunityOutcome.WON]
    smallest = min((one for one in won if one.owner_id == book.people.reps[DEMO_REP].id), key=_price)
    for affair in won:
        # The smallest sale of the demo rep was bought with free fitting: its first year costs more than it brings.
        gifts = _price(affair) + _FREE_FITTING if affair is smallest else draw.pick(_GIFTS)
        book.ledger.add(_review(book, draw, affair, gifts, practices.get(affair.account_id, [])))


def _price(affair: Opportunity) -> int:
    return affair.amount_cents or 0


def _review(book: Book, draw: Draw, affair: Opportunity, gifts: int, practices: list[Practice]) -> MarginReview:
    signed, price = affair.closed_on, _price(affair)
    assert signed is not None  # it is won
    costs = sum(one.yearly_cents for one in practices if one.noted_on <= signed)
    negative = price - costs - gifts < 0
    due = _number(draw, signed) + _REVIEW_AFTER
    seen = sum(one.yearly_cents for one in practices) + gifts * draw.whole(8, 14) // 10
    is_reviewed = draw.chance(_REVIEWED_SHARE) and due < 0
    manager = next(one.id for one in book.people.managers if one.team_id == _team_of(book, affair))
    return MarginReview(
        id=MarginReviewId(draw.id_at(min(affair.created_at + timedelta(minutes=1), draw.days.at(-1, EVENING)))),
        account_id=affair.account_id,
        opportunity_id=affair.id,
        signed_on=signed,
        price_cents=price,
        practices_cents=costs,
        gifts_cents=gifts,
        decision=french("Compte d'entrée dans le groupe, pratiques tarifées au renouvellement") if negative else "",
        decided_by=manager if negative else None,
        decided_on=signed if negative else None,
        reviewed_on=draw.days.day(due) if is_reviewed else None,
        seen_costs_cents=seen if is_reviewed else None,
    )


def _team_of(book: Book, affair: Opportunity) -> object:
    return next(one.team_id for one in book.people.reps if one.id == affair.owner_id)


def write_measures(book: Book, draw: Draw) -> None:
    """Writes what was really gained where the client had signed a figure off, some months later."""
    for figure in book.ledger.by_noun["figure"]:
        if figure.agreed_on is None:
            continue
        day = _number(draw, figure.agreed_on) + _MEASURE_AFTER
        if day < 0 and draw.chance(_MEASURED_SHARE):
            book.ledger.add(_measure(draw, figure, day))


def _number(draw: Draw, on: date) -> int:
    """Returns the number of a working day of the history, counted back from the anchor."""
    return next(number for number in range(-1, FIRST_DAY - 1, -1) if draw.days.day(number) <= on)


def _measure(draw: Draw, figure: Figure, day: int) -> FigureMeasure:
    share = draw.whole(72, 112)
    return FigureMeasure(
        id=FigureMeasureId(draw.id_at(draw.days.at(day, 1_010))),
        account_id=figure.account_id,
        figure_id=figure.id,
        measured_on=draw.days.day(day),
        measured_by=figure.computed_by,
        yearly_cents=None if figure.yearly_likely_cents is None else figure.yearly_likely_cents * share // 100,
        cash_cents=None if figure.cash_likely_cents is None else figure.cash_likely_cents * share // 100,
        words=french(draw.pick(_WORDS)),
    )
