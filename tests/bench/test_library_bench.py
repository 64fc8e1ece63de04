"""How long the search of the library takes over 2,000 entries, beside its ceiling of 10 ms."""

import time
from datetime import UTC, datetime
from statistics import quantiles
from uuid import uuid4

import pytest

from salesdesk.domain.ids import ObjectionAnswerId, UserId
from salesdesk.domain.library import MessageKind, ObjectionAnswer
from salesdesk.domain.message_tally import MessageKey
from salesdesk.services.library import Filter, ObjectionEntry, answer_entry, find

_TRADE = """cher prix fournisseur arrêt ligne stock trésorerie pompe énergie délai paiement qualité essai mesure budget
direction contrat commande urgence garantie formation temps équipe coût marge client remise volume année mois"""
_WORDS = _TRADE.split()
CEILING_MS = 10.0


def entries(count: int) -> list[ObjectionEntry]:
    """Makes objections of forty words each."""
    made = []
    for at in range(count):
        text = " ".join(_WORDS[(at * 7 + step * 3) % len(_WORDS)] for step in range(40))
        record = ObjectionAnswer(
            id=ObjectionAnswerId(uuid4()), objection=f"Objection {at} {text[:60]}", answer=text,
            created_at=datetime(2026, 1, 5, tzinfo=UTC), created_by=UserId(uuid4()), tags=("prix", f"n{at}"),
        )  # fmt: skip
        made.append(answer_entry(record, {}))
    return made


@pytest.mark.bench
def test_a_key_is_answered_over_two_thousand_entries() -> None:
    shelf = entries(2_000)
    assert shelf[0].message == MessageKey(MessageKind.OBJECTION_ANSWER, shelf[0].message.key)
    took, found = [], 0
    for typed in ("p", "pr", "prix", "ener", "tresorerie ligne", "n1999", "zzz", "cout mar urg") * 12:
        began = time.perf_counter()
        found += len(find(shelf, Filter(typed, stage_key="S2", buying_role="payer")))
        took.append((time.perf_counter() - began) * 1000)
    at_95 = quantiles(took, n=20)[18]
    print(
        f"\nsearch of 2,000 entries, p95: {at_95:.1f} ms, {at_95 / CEILING_MS:.2f} x the ceiling of {CEILING_MS:.0f} ms"
    )
    assert found > 0
