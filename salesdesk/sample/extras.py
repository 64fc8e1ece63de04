"""Extra work and practices (hors périmètre, pratiques) of the sample, with the stories that go wrong."""

from salesdesk.domain.extra_work import ExtraWork, Practice, PracticeDecision
from salesdesk.domain.extras import ORDER, ExtraStatus
from salesdesk.domain.ids import ExtraWorkId, PracticeId
from salesdesk.sample.ledger import Book
from salesdesk.sample.phrases import french
from salesdesk.sample.site import Site, Stop

_WORK = tuple(
    (french(what), minutes, euros)
    for what, minutes, euros in (
        ("Réglage de tension sur deux lignes", 240, 320),
        ("Intervention de nuit le week-end de l'inventaire", 360, 690),
        ("Repérage complet des roulements de l'atelier", 960, 1_250),
        ("Formation de l'équipe de nuit au montage", 420, 640),
        ("Reprise des étiquettes du magasin", 1_440, 1_900),
        ("Livraison urgente hors tournée", 120, 180),
        ("Relevé vibratoire d'une machine", 180, 410),
        ("Nomenclature refaite pour trois pompes", 540, 780),
    )
)
_PRACTICES = (
    ("small_orders", "Petites commandes de moins de 50 euros", 120, 4_500),
    ("urgent_deliveries", "Livraisons urgentes demandées par téléphone", 180, 5_500),
    ("order_entry", "Commandes dictées, saisies par nous", 60, 4_500),
    ("unpaid_adjustments", "Réglages demandés en passant, jamais facturés", 150, 6_000),
    ("invoice_per_order", "Une facture par commande", 90, 4_500),
)
_REPLIES = tuple(
    french(words) for words in ("« D'accord, allez-y. »", "« C'est clair, je signe. »", "« Oui, à ce prix. »")
)
_EXTRA_SHARE, _PRACTICE_SHARE = 0.09, 0.08


def write_extras(book: Book, site: Site) -> None:
    """Writes what was asked beyond the contract at one account, and the habits noted there."""
    for stop in site.stops:
        if stop.conversation is None or stop.conversation.concluded_at is None or stop.conversation_key is None:
            continue
        if book.draw.chance(_EXTRA_SHARE):
            book.ledger.add(_extra(book, site, stop))
        if stop.conversation_key in ("C2", "C3") and book.draw.chance(_PRACTICE_SHARE * 3):
            book.ledger.add(_practice(book, site, stop))


def _extra(book: Book, site: Site, stop: Stop) -> ExtraWork:
    """Makes an extra that went its way in order: each step some days after the one before, as far as the past goes."""
    draw = book.draw
    what, minutes, price = draw.pick(_WORK)
    steps = [stop.day]
    while len(steps) < len(ORDER) and steps[-1] < 0 and not draw.chance(0.12):
        steps.append(steps[-1] + draw.whole(1, 12))
    reached = [day for day in steps if day < 0]
    on = [draw.days.day(day) for day in reached] + [None] * (len(ORDER) - len(reached))
    assert on[0] is not None  # it was asked at a conversation of the past
    assert stop.conversation is not None
    return ExtraWork(
        id=ExtraWorkId(draw.id_at(draw.days.at(stop.day, stop.minute + 20))),
        account_id=site.account.id,
        what=what,
        asked_on=on[0],
        noted_by=book.people.reps[site.rep_at].id,
        conversation_id=stop.conversation.id,
        opportunity_id=stop.conversation.opportunity_id,
        status=ORDER[len(reached) - 1],
        estimated_minutes=minutes,
        price_cents=price * 100 if len(reached) > 1 else None,
        gain_cents=price * draw.whole(150, 400) if draw.chance(0.6) else None,
        announced_on=on[1],
        accepted_on=on[2],
        done_on=on[3],
        invoiced_on=on[4],
        paid_on=on[5],
        reply=draw.pick(_REPLIES) if len(reached) > 2 else "",
    )


def _practice(book: Book, site: Site, stop: Stop) -> Practice:
    draw = book.draw
    key, what, minutes, hourly = draw.pick(_PRACTICES)
    decision = draw.pick(
        (PracticeDecision.OPEN, PracticeDecision.CHANGE, PracticeDecision.PRICE, PracticeDecision.ACCEPT)
    )
    decided = min(stop.day + draw.whole(3, 25), -1)
    is_open = decision is PracticeDecision.OPEN or decided <= stop.day
    assert stop.conversation is not None  # it was noted at a conversation
    return Practice(
        id=PracticeId(draw.id_at(draw.days.at(stop.day, stop.minute + 25))),
        account_id=site.account.id,
        what=what,
        noted_on=draw.days.day(stop.day),
        noted_by=book.people.reps[site.rep_at].id,
        practice_key=key,
        conversation_id=stop.conversation.id,
        monthly_minutes=minutes,
        hourly_cents=hourly,
        decision=PracticeDecision.OPEN if is_open else decision,
        decided_by=None if is_open else book.people.managers[site.rep_at // 4].id,
        decided_on=None if is_open else draw.days.day(decided),
    )


def write_done_before_accepted(book: Book, site: Site) -> None:
    """Tells the story of the work that was done before its price was accepted, and that nobody dares to invoice."""
    draw, stop = book.draw, _last_held(site)
    assert stop.conversation is not None  # the last one that was held
    book.ledger.add(
        ExtraWork(
            id=ExtraWorkId(draw.id_at(draw.days.at(stop.day, stop.minute + 20))),
            account_id=site.account.id,
            what=french("Remise en ligne de la scie à ruban un samedi, deux techniciens"),
            asked_on=draw.days.day(stop.day),
            noted_by=book.people.reps[site.rep_at].id,
            conversation_id=stop.conversation.id,
            status=ExtraStatus.DONE,
            estimated_minutes=780,
            price_cents=148_000,
            gain_cents=620_000,
            announced_on=draw.days.day(min(stop.day + 2, -2)),
            done_on=draw.days.day(min(stop.day + 4, -1)),
        )
    )


def write_unprofitable(book: Book, site: Site) -> None:
    """Tells the story of the habits that cost more than the account earns, still without a decision."""
    draw, stop = book.draw, _last_held(site)
    assert stop.conversation is not None  # the last one that was held
    for key, what, minutes, hourly in (
        ("small_orders", "34 commandes par mois de moins de 50 euros, une par machine", 520, 4_500),
        ("urgent_deliveries", "Neuf livraisons urgentes par mois, sans supplément", 610, 5_500),
    ):
        book.ledger.add(
            Practice(
                id=PracticeId(draw.id_at(draw.days.at(stop.day, stop.minute + 25))),
                account_id=site.account.id,
                what=what,
                noted_on=draw.days.day(stop.day),
                noted_by=book.people.reps[site.rep_at].id,
                practice_key=key,
                conversation_id=stop.conversation.id,
                monthly_minutes=minutes,
                hourly_cents=hourly,
            )
        )


def _last_held(site: Site) -> Stop:
    return next(stop for stop in reversed(site.stops) if stop.conversation and stop.conversation.concluded_at)
