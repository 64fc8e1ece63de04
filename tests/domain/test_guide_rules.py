"""Density by skill, length of visits, what proposals say, what of the notes a client may read."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.domain.client_lines import client_lines, open_tasks, plain
from salesdesk.domain.conversation import Density
from salesdesk.domain.density import Held, advise
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.process import Side
from salesdesk.domain.proposals import facts, sends_proposal
from salesdesk.domain.visit_lengths import cuts, is_protected, minutes_short
from salesdesk.domain.visits import VisitPurpose
from tests.factories.conversations import affair_at, visit_at
from tests.factories.processes import process_version


@pytest.mark.parametrize(
    ("held", "density", "reason"),
    [
        ([], Density.FRAME, "density.new"),
        ([Held(4, True)] * 2, Density.FRAME, "density.few"),
        ([Held(3, True)] * 3, Density.CHECKLIST, "density.veteran"),
        ([Held(3, False)] * 3, Density.BARE, "density.improviser"),
        ([Held(2, True), Held(2, True), Held(4, True)], Density.FRAME, "density.low"),
        ([Held(None, True)] * 5, Density.FRAME, "density.unscored"),
        # What counts is what he does now, not years ago.
        ([Held(3, True)] * 3 + [Held(1, True)] * 9, Density.CHECKLIST, "density.veteran"),
        ([Held(3, False), Held(3, False), Held(3, True)], Density.CHECKLIST, "density.veteran"),
    ],
)
def test_the_density_follows_what_was_shown(held: list[Held], density: Density, reason: str) -> None:
    advice = advise(held)
    assert (density, reason) == (advice.density, advice.reason)


def affair(outcome: OpportunityOutcome, commented: date | None, sent: date | None, **more: Any) -> Opportunity:
    return affair_at(
        uuid4(), process_version(), outcome=outcome, proposal_commented_on=commented, proposal_sent_on=sent, **more
    )


def test_commented_and_sent_are_counted_apart_with_their_median() -> None:
    early, late = date(2026, 3, 1), date(2026, 3, 9)
    won, lost = OpportunityOutcome.WON, OpportunityOutcome.LOST
    found = facts(
        [
            affair(won, early, late, amount_cents=100),
            affair(won, late, late, amount_cents=300),
            affair(lost, early, None),
            affair(won, late, early, amount_cents=900),
            affair(lost, None, early),
            affair(OpportunityOutcome.OPEN, early, None),
            affair(won, None, None),
        ]
    )
    assert (3, 2, 200, False) == (
        found.commented.ended, found.commented.won, found.commented.median_cents, found.commented.says,
    )  # fmt: skip
    assert (2, 1, 900) == (found.sent.ended, found.sent.won, found.sent.median_cents)


@pytest.mark.parametrize(
    ("words", "sends"),
    [
        ("Envoyer la proposition chiffrée", True),
        ("Vous transmettre le devis", True),
        ("Send the proposal", True),
        ("Commenter la proposition avec Marc", False),
        ("Présenter l’offre au comité", False),
        ("Envoyer la note de calcul", False),
        ("Walk through the quote we sent", False),
    ],
)
def test_sending_a_proposal_is_told_from_commenting_it(words: str, sends: bool) -> None:
    assert sends is sends_proposal(words)


def test_a_visit_for_a_discovery_may_not_be_cut() -> None:
    visit = visit_at(uuid4(), purpose=VisitPurpose.DISCOVERY, duration_minutes=60)
    assert cuts(visit, visit_at(visit.account_id, duration_minutes=45))
    free = visit_at(uuid4(), duration_minutes=60)
    assert not cuts(free, visit_at(free.account_id, duration_minutes=45))
    assert is_protected(VisitPurpose.PROPOSAL)
    assert 0 == minutes_short(10, None)


NOTES = """## Enjeu
Claire veut **réduire** les ruptures.
! Elle n’aime pas Marc
**Pratique**\u00a0: tournées de nuit — 1 980 € par an
- 92 000 € immobilisés
- [ ] Nous : envoyer la note
- [x] fait
## Interne
Tout ceci reste ici
## Vide
## Suite
Notre marge est de 12 %
Comité le 3 décembre, livraisons urgentes du lundi
"""


def test_no_line_of_the_notes_is_meant_for_the_client_unless_a_heading_says_so() -> None:
    found = client_lines(NOTES + "## Pour le client\nTrois arrêts en octobre.\n! pas cela\n", ["Livraisons urgentes"])
    assert [
        ("Claire veut réduire les ruptures.", False), ("92 000 € immobilisés", False),
        ("Trois arrêts en octobre.", True),
    ] == [(one.text, one.meant) for one in found.lines]  # fmt: skip
    assert 6 == found.left_out


@pytest.mark.parametrize(
    "line",
    [
        "Notre marge est de 12 %", "- ! Marc est fâché", "**!** ne pas appeler", "Our cost is 40 € an hour",
        "Prix plancher 38 k€", "on peut descendre, remise max 8 %", "Le concurrent est à 36 k€",
        "Entre nous, il bluffe", "Ma note : 2", "coaching de Paul : laisser parler", "**Pratique** : tournées de nuit",
        "livraisons URGENTES du lundi",
        "rentabilité à 3 mois", "À ne pas dire à Marc", "floor price €38k", "Their competitor, Alba, is cheaper",
    ],
)  # fmt: skip
def test_what_sounds_as_if_said_among_us_is_not_even_offered(line: str) -> None:
    found = client_lines(f"## Pour le client\n{line}\n", ["Livraisons urgentes"])
    assert ((), 1) == (found.lines, found.left_out)


@pytest.mark.parametrize("heading", ["## INTERNE", "# Entre nous", "###   Internal", "## **Privé**"])
def test_what_stands_below_an_internal_heading_is_neither_offered_nor_a_promise(heading: str) -> None:
    notes = f"## Pour le client\nBon point.\n{heading}\nTout ceci\n- [ ] Nous : demander une remise\n"
    assert ["Bon point."] == [one.text for one in client_lines(notes).lines]
    assert () == open_tasks(notes)


def test_boxes_typed_in_the_notes_are_promises_to_take_over() -> None:
    notes = "- [ ] Claire : sortir l’historique\n- [ ] Nous: note de calcul\n- [ ] rappeler\n- [x] fait\n- [ ] \n"
    assert [
        (Side.CLIENT, "sortir l’historique"), (Side.REP, "note de calcul"), (Side.REP, "rappeler"),
    ] == [(one.side, one.what) for one in open_tasks(notes, ["Claire Vidal"])]  # fmt: skip


def test_signs_of_markdown_are_dropped_and_stars_of_sums_stay() -> None:
    assert "réduire les 3 * 8 h" == plain("**réduire** les 3 * 8 h")
