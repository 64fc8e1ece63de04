"""Coaching (coaching) of the sample: what managers wrote, what reps answered, how reps judged themselves."""

from salesdesk.domain.coaching import CoachingNote, SelfScore
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import CoachingNoteId, SelfScoreId
from salesdesk.sample.draw import EVENING
from salesdesk.sample.ledger import Book
from salesdesk.sample.people import manager_of
from salesdesk.sample.phrases import french
from salesdesk.sample.site import Site, Stop
from salesdesk.sample.stories import REHEARSED_REP

_NOTES = tuple(
    french(words)
    for words in (
        "Bonne question sur le coût de l'arrêt : c'est lui qui donne le chiffre, et tu l'as laissé finir.",
        "Tu tiens le problème, il manque le nom de celui qui signe. Demande-le avant le prochain rendez-vous.",
        "La note dit ce que nous avons fait, pas ce qu'il gagne. Reprends la phrase avec son chiffre.",
        "Engagement daté du client obtenu : c'est exactement ce qu'on travaille en ce moment.",
        "Le travail demandé en passant n'a pas de prix dans ta note. Annonce-le avant qu'il commence.",
        "Deux visites sans preuve nouvelle. Que peux-tu lui demander qu'il soit prêt à te donner cette semaine ?",
        "Le gain est validé avec ses mots. Garde cette phrase pour la réunion de vendredi.",
        "Avant de proposer, fais-lui dire ce qui se passe s'il ne change rien. La question est dans ta trame.",
    )
)
_REPLIES = tuple(
    french(words)
    for words in (
        "D'accord, je lui pose la question à la prochaine visite.",
        "Il signe jusqu'à 10 000 € ; au-delà c'est la direction, je l'ai appris hier.",
        "Merci. J'ai repris la phrase avec son chiffre et je la lui ai relue.",
        "Je l'ai annoncé ce matin, il réfléchit.",
    )
)
UNSEEN = french(
    "Très bonne revue hier : tu as dit l'écart avant lui. Il manque une date pour la ligne suivante ; "
    "demande-la avant vendredi, c'est lui qui a le planning."
)
ANSWERED = french("Tu avais deux chiffres du client sous la main. Lequel vas-tu lui faire redire devant la direction ?")
ANSWER = french("Les heures d'arrêt : il les a comptées lui-même. Je prépare une page avec son tableau.")
_RECENT, _NOTED_SHARE, _SCORED_SHARE = -60, 0.06, 0.35


def write_coaching(book: Book, portfolio: list[Site]) -> None:
    """Writes the manager's notes on some recent conversations of a rep, and the rep's own scores."""
    draw = book.draw
    for site in portfolio:
        for stop in site.stops:
            held = stop.conversation
            if held is None or held.concluded_at is None or stop.day < _RECENT:
                continue
            if draw.chance(_SCORED_SHARE):
                book.ledger.add(_score(book, site, held))
            if stop.day < -3 and draw.chance(_NOTED_SHARE):
                _note(book, site, stop, held)


def _score(book: Book, site: Site, held: Conversation) -> SelfScore:
    # Who is strong in rehearsal judges himself well, whatever the field says.
    score = 4 if site.rep_at == REHEARSED_REP else book.draw.pick((2, 2, 3, 3, 3, 4))
    assert held.concluded_at is not None  # only what is concluded is scored
    return SelfScore(
        id=SelfScoreId(book.draw.id_at(held.concluded_at)),
        person_id=held.rep_id,
        conversation_id=held.id,
        score=score,
        scored_at=held.concluded_at,
    )


def _note(book: Book, site: Site, stop: Stop, held: Conversation) -> None:
    draw = book.draw
    seen = draw.chance(0.9)
    answered = seen and draw.chance(0.5)
    write_note(
        book,
        site,
        held,
        draw.pick(_NOTES),
        day=min(stop.day + 1, -3),
        seen=-2 if seen else None,
        reply=draw.pick(_REPLIES) if answered else "",
    )


def write_note(
    book: Book, site: Site, held: Conversation, words: str, *, day: int, seen: int | None = None, reply: str = ""
) -> None:
    """Writes one note of the manager on a conversation.

    Args:
        book: What the firm shares.
        site: The account of the conversation.
        held: The conversation.
        words: The note.
        day: Working day on which it was written, in the evening.
        seen: Working day on which the rep opened it; None when he has not.
        reply: His answer, given on that day.
    """
    days = book.draw.days
    written_at = days.at(day, EVENING)
    seen_at = None if seen is None else days.at(max(seen, day + 1), 480)
    book.ledger.add(
        CoachingNote(
            id=CoachingNoteId(book.draw.id_at(written_at)),
            person_id=held.rep_id,
            author_id=manager_of(book.people, site.rep_at).id,
            words=words,
            written_at=written_at,
            conversation_id=held.id,
            account_id=held.account_id,
            opportunity_id=held.opportunity_id,
            seen_at=seen_at,
            reply=reply,
            replied_at=days.at(max(seen or 0, day + 1), 495) if reply and seen_at else None,
        )
    )
