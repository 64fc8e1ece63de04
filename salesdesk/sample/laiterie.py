"""The demo rep's next conversation (Laiterie du Val d'Orb), as the pictures of the design show it.

Source: look.md, the conversation screen; the mock-up's own words and amounts.
"""

from dataclasses import replace
from decimal import Decimal

from salesdesk.domain.conversation import Commitment, Conversation, ConversationState, tick
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.ids import CommitmentId, ContactId, ExtraWorkId
from salesdesk.domain.process import BuyingRole, Side
from salesdesk.domain.value import Given, Origin
from salesdesk.domain.visits import Visit
from salesdesk.sample.deals import Deals, Walk
from salesdesk.sample.draw import EVENING
from salesdesk.sample.figures import figure_of
from salesdesk.sample.ledger import Book
from salesdesk.sample.phrases import french
from salesdesk.sample.site import Site, Stop
from salesdesk.sample.talks import Talks

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_PRICE_CENTS, _PRODUCT = 760_000, "SV-520"
_COMMITTEE_DAY, _QUOTE_DAY = 8, 6
_CONVERSATION = "C2"
_NOTES = french(
    "## Enjeu exprimé par le client\n\n"
    "Claire veut **réduire les ruptures sur la ligne yaourts** avant l'ouverture du quai de Béziers en {opening}. "
    "Trois arrêts en {stops}, une pénalité distributeur de 6\u202f200 € sur un seul arrêt.\n\n"
    "## Ce que cela leur coûte aujourd'hui\n\n"
    "Stock de sécurité à 11 jours au lieu de 7 : environ 92\u202f000 € immobilisés. "
    "Elle a fait le calcul elle-même — le reprendre mot pour mot dans le devis.\n\n"
    "## Qui décide, et comment\n\n"
    "**Claire Vidal** (dir. exploitation) recommande. **Marc Aubry** (DAF) signe au-delà de 15\u00a0k€ "
    "et regarde le délai de retour. Comité d'achat le {committee}.\n\n"
    "## Travail hors périmètre repéré\n\n"
    "Reprise des étiquettes des 240 références existantes : à pré-vendre avant de commencer, jamais offert.\n"
)


def settle(book: Book, site: Site) -> None:
    """Gives the account its people, its words and its labels, before its visits are placed."""
    created_at = site.account.created_at
    domain = (site.account.email or "").partition("@")[2]
    site.machine, site.part = "la ligne yaourts", "joints alimentaires"
    people = (
        ("Claire", "Vidal", "Directrice d’exploitation", BuyingRole.BENEFICIARY),
        ("Marc", "Aubry", "Directeur administratif et financier", BuyingRole.DECIDER),
    )
    site.contacts = [
        replace(
            site.contacts[0],
            id=ContactId(book.draw.id_at(created_at)),
            first_name=first,
            last_name=last,
            job_title=title,
            buying_role=role,
            mobile=f"+336399812{rank:02d}",
            email=f"{first}.{last}@{domain}".lower(),
            opposed=False,
        )
        for rank, (first, last, title, role) in enumerate(people, start=40)
    ]
    site.account = replace(site.account, tags=("Quai de Béziers", "Ruptures"))


def open_deal(book: Book, deals: Deals, site: Site) -> Walk:
    """Walks its opportunity to the second stage, with two proofs of four: its past conversations gave the others."""
    claire, marc = site.contacts
    for stop in site.stops:
        stop.contact = marc if stop.day in (_QUOTE_DAY, 18) else claire
    first, second, third = (stop for stop in site.stops if -100 < stop.day < 0)
    walk = deals.opened(site, first)
    walk.amount_cents, walk.product_code = _PRICE_CENTS, _PRODUCT
    walk.name = "Moins de ruptures sur la ligne yaourts"
    stage, following = book.process.stages[0], book.process.stages[1]
    deals.touch(walk, second)
    deals.prove(walk, stage.exit[0], second, words=french("Trois machines et leurs heures d'arrêt, export de la GMAO"))
    deals.touch(walk, third)
    deals.leave(walk, third)
    deals.prove(walk, following.exit[1], third, words=french("Feuille de volumes signée par Claire Vidal au magasin"))
    for stop in site.stops:
        if stop.day in (0, _QUOTE_DAY, 18):
            deals.touch(walk, stop)
            stop.conversation_key = _CONVERSATION if stop.day == 0 else stop.conversation_key
    _name_goals(site)
    deals.walks.append(walk)
    return walk


def _name_goals(site: Site) -> None:
    goals = {
        0: "Faire valider le gain annuel et fixer la date de décision",
        _QUOTE_DAY: "Commenter la proposition",
        13: "Suite du comité d'achat",
        18: "Lancer l'essai pilote",
    }
    for stop in site.stops:
        if stop.day in goals:
            stop.goal = french(goals[stop.day])
            stop.pinned = True


def hold(book: Book, talks: Talks, site: Site) -> None:
    """Writes today's conversation as it stands in the picture: two steps covered, notes typed, nothing concluded.

    Called once the visits of the account are written.
    """
    stop = next(stop for stop in site.stops if stop.day == 0)
    held = _conversation(book, talks, site, stop)
    prepared = next(
        (at for at, one in enumerate(book.ledger.by_noun["conversation"]) if one.visit_id == held.visit_id), None
    )
    if prepared is not None:
        book.ledger.by_noun["conversation"].pop(prepared)
    stop.conversation = held
    book.ledger.add(held)
    _write_figures(book, held)
    _write_promises(book, site, held)


def _conversation(book: Book, talks: Talks, site: Site, stop: Stop) -> Conversation:
    days = book.draw.days
    started_at = days.at(0, stop.minute)
    covered = ("general.generic_goal", "general.generic_solvency", f"{_CONVERSATION}.contract", "q6", "q8")
    ticks = tuple(sorted(tick(key, days.at(0, stop.minute - 6 + 4 * rank)) for rank, key in enumerate(covered)))
    fields = talks.draft(site, stop, days.at(-1, EVENING - 20))
    return Conversation(
        **fields | {"participants": tuple(sorted(str(one.id) for one in site.contacts[:1]))},  # type: ignore[arg-type]  # fields by name
        state=ConversationState.HELD,
        ticks=ticks,
        notes=_notes(book),
        started_at=started_at,
        next_visit_id=_quote_visit(site).id,
    )


def _notes(book: Book) -> str:
    today, committee = book.draw.days.day(0), book.draw.days.day(_COMMITTEE_DAY)
    return _NOTES.format(
        opening=_MONTHS[(today.month + 3) % 12],
        stops=_MONTHS[(today.month - 2) % 12],
        committee=f"{committee.day} {_MONTHS[committee.month - 1]}",
    )


def _quote_visit(site: Site) -> Visit:
    visit = next(stop.visit for stop in site.stops if stop.day == _QUOTE_DAY)
    assert visit is not None  # visits are written first
    return visit


def _write_figures(book: Book, held: Conversation) -> None:
    on, at = book.draw.days.day(-1), book.draw.days.at(-1, EVENING - 10)

    def said(value: str) -> Given:
        return Given.exact(Decimal(value), Origin.CLIENT_SAID, on)

    # Eleven days of stock at 8,375 euros, four of which can go, a good third as the client says it: 33,165 euros.
    stock = {"value": said("92125"), "pct": said("36")}
    # Three stoppages of four hours, 6,200 euros each, a hundredth caught up afterwards: 18,414 euros.
    stops = {"events": said("3"), "hours": said("4"), "margin_hour": said("1550"), "caught_up": said("1")}
    for formula, given, point in (("stock_release", stock, "p2"), ("downtime", stops, None)):
        book.ledger.add(figure_of(book, held, formula, given, on=on, point_key=point, at=at))


def _write_promises(book: Book, site: Site, held: Conversation) -> None:
    draw = book.draw
    asked_at = draw.days.at(-1, EVENING - 5)
    book.ledger.add(
        ExtraWork(
            id=ExtraWorkId(draw.id_at(asked_at)),
            account_id=site.account.id,
            what=french("Reprise des étiquettes des 240 références existantes"),
            asked_on=draw.days.day(-1),
            noted_by=held.rep_id,
            conversation_id=held.id,
            opportunity_id=held.opportunity_id,
            estimated_minutes=3_840,
            price_cents=320_000,
        ),
        Commitment(
            id=CommitmentId(draw.id_at(asked_at)),
            account_id=site.account.id,
            side=Side.REP,
            what="Commenter la proposition",
            due_on=draw.days.day(_QUOTE_DAY),
            made_on=draw.days.day(-1),
            conversation_id=held.id,
            opportunity_id=held.opportunity_id,
            contact_id=site.contacts[1].id,
        ),
    )
