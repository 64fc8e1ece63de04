"""How the sample's process improves (vie du processus): proposals of its people, interviews of clients."""

from salesdesk.domain.ids import ImprovementId, InterviewId
from salesdesk.domain.improvements import Improvement, ImprovementStatus, Interview
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.sample.draw import Draw
from salesdesk.sample.ledger import REVISED_DAY, REVISED_QUESTION, Book
from salesdesk.sample.phrases import french

_PROPOSER, _LATE_PROPOSER, _FRESH_PROPOSER = 5, 6, 0
_WON, _LOST, _SILENT = OpportunityOutcome.WON, OpportunityOutcome.LOST, OpportunityOutcome.NO_DECISION
_INTERVIEWS = (
    (
        ("S1", "S2"), "Fromagerie des Causses", "Directrice de production", _WON, -190,
        "Un arrêt un samedi, avec le camion du distributeur à quai",
        "« C'est en écrivant le coût de l'arrêt ensemble que j'ai su quoi défendre. »",
        "Écrire le coût avec le client, pas pour lui",
    ),
    (
        ("S1",), "Une fonderie de l'Hérault", "Responsable maintenance", _LOST, -170,
        "Un nouveau directeur qui voulait des chiffres",
        "« Vous êtes venus avec un catalogue. L'autre est venu avec mes heures d'arrêt. »",
        "Demander les heures d'arrêt avant de montrer une pièce",
    ),
    (
        ("S2", "S3"), "Une papeterie du Gard", "Directeur administratif et financier", _WON, -150,
        "Un inventaire qui a révélé deux ans de stock",
        "« Le magasinier avait compté lui-même : je n'ai pas discuté le chiffre. »",
        "Faire compter par celui qui vit l'habitude",
    ),
    (
        ("S3",), "Une cave coopérative de l'Hérault", "Président", _SILENT, -140,
        "La facture d'électricité de l'hiver",
        "« L'essai était bien, mais personne ne devait décider à une date. »",
        "Pas d'essai sans date de décision",
    ),
    (
        ("S4",), "Une scierie de l'Aveyron", "Gérant", _WON, -130,
        "Trois urgences dans le même mois",
        "« La grille des extras était claire : je savais ce que je paierais en plus. »",
        "Joindre la grille des extras au contrat",
    ),
    (
        ("S4",), "Une conserverie de l'Aude", "Acheteuse", _LOST, -120,
        "Un appel d'offres du groupe",
        "« Vous avez répondu à la consultation, vous n'aviez pas écrit les critères. »",
        "Arriver avant la consultation, ou ne pas répondre",
    ),
    (
        ("S5",), "Fromagerie des Causses", "Directeur administratif et financier", _WON, -60,
        "La première revue de gain",
        "« Le gain constaté, signé chez nous, a suffi pour renouveler. »",
        "Tenir la revue de gain avant la facture suivante",
    ),
    (
        ("S5",), "Une usine de résines de l'Hérault", "Comptable", _WON, -45,
        "Une facture d'essai passée par le bon service",
        "« Une facture par mois, avec le numéro de commande : payée en 28 jours. »",
        "Tester le circuit de facture avant la première livraison",
    ),
)  # fmt: skip


def write_process_life(book: Book, draw: Draw) -> None:
    """Writes three proposals, one of them taken up and credited, and the interviews that each stage cites."""
    _write_improvements(book, draw)
    for at, (stages, client, role, outcome, day, trigger, words, lesson) in enumerate(_INTERVIEWS):
        book.ledger.add(
            Interview(
                id=InterviewId(draw.id_at(draw.days.at(day, 660 + at))),
                process_key=book.process.id,
                client=french(client),
                role=role,
                outcome=outcome,
                held_on=draw.days.day(day),
                interviewed_by=book.people.sales_operations.id if at % 2 else book.people.marketing.id,
                stage_keys=stages,
                trigger=french(trigger),
                words=french(words),
                lesson=french(lesson),
            )
        )


def _write_improvements(book: Book, draw: Draw) -> None:
    reps, days = book.people.reps, draw.days
    asked = days.at(REVISED_DAY - 12, 1_020)
    book.ledger.add(
        Improvement(
            id=ImprovementId(draw.id_at(asked)),
            process_key=book.process.id,
            version=1,
            place=REVISED_QUESTION,
            proposal=french("Demander le nombre d'urgences du mois dernier : « par mois », le client devine."),
            proposed_by=reps[_PROPOSER].id,
            proposed_at=asked,
            status=ImprovementStatus.TAKEN,
            answer=french("Essayé trois semaines dans l'équipe Rhône-Auvergne : deux fois plus de chiffres. Merci."),
            answered_by=book.people.sales_operations.id,
            answered_at=days.at(REVISED_DAY - 2, 600),
            credited_version=2,
        )
    )
    for rep, day, place, words in (
        (_LATE_PROPOSER, -19, "S3x2", "Accepter un courriel du directeur comme preuve de la date de décision."),
        (_FRESH_PROPOSER, -3, "p2", "Dire la trésorerie avant le pourcentage : le DAF retient le premier chiffre."),
    ):
        asked = days.at(day, 1_000)
        book.ledger.add(
            Improvement(
                id=ImprovementId(draw.id_at(asked)),
                process_key=book.process.id,
                version=2,
                place=place,
                proposal=french(words),
                proposed_by=reps[rep].id,
                proposed_at=asked,
            )
        )
