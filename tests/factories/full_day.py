"""A rep with a full day and week, promises, a coaching note and figures: what the calendar's screens show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from salesdesk.domain.accounts import Account
from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conversation import Commitment, Conversation, ConversationState, Figure
from salesdesk.domain.ids import CoachingNoteId, CommitmentId, ConversationId, FigureId
from salesdesk.domain.process import Side
from salesdesk.domain.visits import Channel, Visit, VisitStatus
from tests.factories.accounts import account, contact
from tests.factories.conversations import TODAY, Client, client_at, visit_at
from tests.factories.stores import BOSS, REP

_PLACES = (
    ("Fromagerie des Causses", "Lodève", 43.731, 3.319), ("Caves de l’Hérault", "Clermont-l’Hérault", 43.628, 3.432),
    ("Conserverie du Bassin", "Sète", 43.405, 3.697), ("Minoterie Lafont", "Pézenas", 43.461, 3.423),
    ("Emballages Roussel", "Béziers", 43.344, 3.216), ("Huilerie des Garrigues", "Ganges", 43.934, 3.708),
)  # fmt: skip
_NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
CHANNELS = (Channel.VISIT, Channel.PHONE, Channel.VISIT, Channel.VIDEO, Channel.VISIT, Channel.VISIT)


def full_day_at(folder: Path) -> Client:
    """Makes a workspace with a full day, a full week and what hangs on it.

    Args:
        folder: Where the store lies.

    Returns:
        The client of the next conversation.
    """
    client = client_at(folder)
    firms = [account(name=name, city=city, latitude=north, longitude=east) for name, city, north, east in _PLACES]
    people = [contact(firm.id, last_name="Martin", first_name="Alex", job_title="Acheteuse") for firm in firms]
    records: list[object] = [*firms, *people, replace(client.account, latitude=43.616, longitude=3.158)]
    records += _today(client, firms)
    for number in range(14):
        firm = firms[number % len(firms)]
        day = TODAY + timedelta(days=1 + number % 4)
        start = 510 + 100 * (number // 4) + 15 * (number % 3)
        records.append(
            visit_at(
                firm.id, starts_on=day, starts_minute=start, channel=CHANNELS[number % 6], duration_minutes=60,
                contact_id=people[number % len(people)].id,
            )
        )  # fmt: skip
    with client.workspace.unit(None) as unit:
        for record in (*records, *_around(client)):
            unit.put(record)
    return client


def _today(client: Client, firms: list[Account]) -> list[Visit | Conversation]:
    first = visit_at(firms[0].id, starts_minute=500, duration_minutes=40, status=VisitStatus.DONE)
    held = Conversation(
        id=ConversationId(uuid4()), account_id=firms[0].id, rep_id=REP, created_at=_NOW, visit_id=first.id,
        state=ConversationState.CONCLUDED,
    )  # fmt: skip
    return [
        first,
        held,
        visit_at(firms[4].id, starts_minute=690, duration_minutes=30, channel=Channel.PHONE),
        visit_at(firms[1].id, starts_minute=840, duration_minutes=60),
        visit_at(firms[2].id, starts_minute=930, status=VisitStatus.CANCELLED),
        visit_at(firms[3].id, starts_minute=990, duration_minutes=45),
    ]


def _around(client: Client) -> list[Commitment | Figure | CoachingNote]:
    def promise(side: Side, what: str, days: int) -> Commitment:
        return Commitment(
            id=CommitmentId(uuid4()), account_id=client.account.id, side=side, what=what,
            due_on=TODAY + timedelta(days=days), made_on=TODAY - timedelta(days=9),
        )  # fmt: skip

    figure = Figure(
        id=FigureId(uuid4()), account_id=client.account.id, formula="stock_release", formula_version=1, inputs="{}",
        computed_at=_NOW, computed_by=REP, cash_likely_cents=3_350_000, to_confirm=True,
    )  # fmt: skip
    note = CoachingNote(
        id=CoachingNoteId(uuid4()), person_id=REP, author_id=BOSS, written_at=_NOW, account_id=client.account.id,
        words="Très bonne découverte. La prochaine fois, laisse Claire dire elle-même le coût d’un arrêt de ligne, "
        "puis tais-toi dix secondes.",
    )  # fmt: skip
    return [
        promise(Side.REP, "Envoyer le relevé des arrêts d’octobre", -2),
        promise(Side.CLIENT, "Réunir Marc Aubry et la production", 1),
        promise(Side.REP, "Chiffrer la reprise des étiquettes", 4),
        figure,
        note,
    ]
