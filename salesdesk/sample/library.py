"""Marketing's library in the sample (bibliothèque): client cases, answers to objections, and what became of each."""

from datetime import datetime

from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import ClientCaseId, MessageUseId, ObjectionAnswerId
from salesdesk.domain.library import ClientCase, MessageKind, MessageOutcome, MessageUse, ObjectionAnswer
from salesdesk.domain.process import BuyingRole, ConversationTemplate
from salesdesk.sample.draw import Draw
from salesdesk.sample.ledger import Book
from salesdesk.sample.phrases import french

_MADE_DAY = -210
_CASES = (
    (
        "Ruptures −62 % en cinq mois",
        "Fromagerie des Causses",
        "Agroalimentaire",
        "« Trois arrêts par mois sur la ligne de moulage, et personne ne savait ce qu'ils coûtaient. »",
        "« 18\u202f700 € constatés la première année, relevé signé par la production, payé à 30 jours. »",
        "downtime",
        1_870_000,
        None,
        ("S2", "S3"),
        (BuyingRole.BENEFICIARY, BuyingRole.DECIDER),
        ("ruptures", "arrêts", "ligne"),
    ),
    (
        "33\u202f000 € de stock rendus à la trésorerie",
        "Une papeterie du Gard",
        "Papier",
        "« Deux ans de joints d'avance, et jamais le bon. »",
        "« Quatre cents références sorties du stock en six mois, 33\u202f000 € rendus, plus une rupture. »",
        "stock_release",
        None,
        3_300_000,
        ("S2",),
        (BuyingRole.PAYER, BuyingRole.DECIDER),
        ("stock", "trésorerie", "magasin"),
    ),
    (
        "Une pompe qui ne tourne plus pour rien",
        "Une cave coopérative de l'Hérault",
        "Viticole",
        "« La pompe tournait à plein régime toute l'année. »",
        "« 4\u202f900 € d'électricité en moins, mesurés au compteur pendant trois mois. »",
        "pump_energy",
        490_000,
        None,
        ("S1", "S3"),
        (BuyingRole.TECHNICAL, BuyingRole.USER),
        ("énergie", "pompe", "mesure"),
    ),
)
_ANSWERS = (
    (
        "Vous êtes plus chers que notre fournisseur actuel.",
        "Sur la pièce, oui. Sur l'année, que vous a coûté le dernier arrêt qu'elle a causé ?",
        "Qui, chez vous, connaît le coût d'une heure d'arrêt ?",
        None,
        ("S3", "S4"),
        (BuyingRole.GATEKEEPER, BuyingRole.DECIDER),
        ("prix", "cher", "concurrent"),
    ),
    (
        "Nous n'avons pas le temps cette année.",
        "Attendre un an laisse {amount} sur la table. Quelle machine ne peut pas attendre ?",
        "Que se passe-t-il si rien ne change d'ici l'été ?",
        "cost_of_delay",
        ("S1", "S2"),
        (),
        ("temps", "attendre", "plus tard"),
    ),
    (
        "La dernière fois, on ne m'a pas facturé ce réglage.",
        "C'est vrai, et je ne vous l'avais pas dit. Cette fois je vous annonce le prix avant de commencer.",
        "",
        "extra_price",
        (),
        (BuyingRole.USER, BuyingRole.TECHNICAL),
        ("gratuit", "extra", "réglage"),
    ),
    (
        "Envoyez-moi votre documentation.",
        "Volontiers, la page qui parle de votre machine. Laquelle vous a arrêté le plus longtemps ce mois-ci ?",
        "Quelle machine, et combien d'heures ?",
        None,
        ("S1",),
        (),
        ("documentation", "catalogue"),
    ),
)
_OUTCOMES = (MessageOutcome.SAID, MessageOutcome.TAKEN, MessageOutcome.TAKEN, MessageOutcome.REFUSED)
_USE_SHARE = 0.35
_SINCE_DAY = -120


def write_library(book: Book, draw: Draw) -> None:
    """Writes what marketing keeps: three cases told with their clients' agreement, four answers."""
    marketing = book.people.marketing
    for at, (title, client, sector, before, result, formula, yearly, cash, stages, roles, tags) in enumerate(_CASES):
        made = _made(draw, at)
        book.ledger.add(
            ClientCase(
                id=ClientCaseId(draw.id_at(made)),
                title=french(title),
                client=french(client),
                sector=sector,
                before=french(before),
                result=french(result),
                created_at=made,
                created_by=marketing.id,
                formula=formula,
                yearly_cents=yearly,
                cash_cents=cash,
                process_key=book.process.id,
                stage_keys=stages,
                roles=tuple(role.value for role in roles),
                tags=tuple(sorted(tags)),
                agreed_on=draw.days.day(_MADE_DAY + at),
            )
        )
    for at, (objection, answer, question, counted_by, heard_at, said_by, words) in enumerate(_ANSWERS):
        made = _made(draw, at + len(_CASES))
        book.ledger.add(
            ObjectionAnswer(
                id=ObjectionAnswerId(draw.id_at(made)),
                objection=french(objection),
                answer=french(answer),
                question=french(question),
                created_at=made,
                created_by=marketing.id,
                formula=counted_by,
                process_key=book.process.id,
                stage_keys=heard_at,
                roles=tuple(role.value for role in said_by),
                tags=tuple(sorted(words)),
            )
        )


def _made(draw: Draw, at: int) -> datetime:
    return draw.days.at(_MADE_DAY + at, 600 + at)


def write_uses(book: Book, draw: Draw) -> None:
    """Writes what was said in the conversations of the past months, and how clients took it."""
    templates = {one.id: one for one in book.process.conversations()}
    stage_of = {one.id: stage.id for stage in book.process.stages for one in stage.conversations}
    since = draw.days.at(_SINCE_DAY, 0)
    for held in book.ledger.by_noun["conversation"]:
        template = templates.get(held.conversation_key or "")
        if template is None or held.concluded_at is None or held.concluded_at < since or not draw.chance(_USE_SHARE):
            continue
        for kind, key in _messages(book, draw, template):
            book.ledger.add(_use(draw, held, kind, key, stage_of[template.id], book.process.id))


def _messages(book: Book, draw: Draw, template: ConversationTemplate) -> list[tuple[MessageKind, str]]:
    said = [(MessageKind.POINT, one.id) for one in template.points]
    said += [(MessageKind.OBJECTION, one.id) for one in template.objections if draw.chance(0.4)]
    if draw.chance(0.3):
        said.append((MessageKind.CLIENT_CASE, str(draw.pick(book.ledger.by_noun["client_case"]).id)))
    if draw.chance(0.25):
        said.append((MessageKind.OBJECTION_ANSWER, str(draw.pick(book.ledger.by_noun["objection_answer"]).id)))
    return said


def _use(draw: Draw, held: Conversation, kind: MessageKind, key: str, stage: str, process: str) -> MessageUse:
    assert held.concluded_at is not None  # only those that were concluded
    return MessageUse(
        id=MessageUseId(draw.id_at(held.concluded_at)),
        kind=kind,
        message_key=key,
        outcome=draw.pick(_OUTCOMES),
        said_on=held.concluded_at.date(),
        conversation_id=held.id,
        process_key=process,
        stage_key=stage,
    )
