"""A sentence of ours counts as come back only when the client wrote it himself: true cases and near misses."""

import pytest

from salesdesk.domain.echo import WRITTEN, content_stems, find_echo, stem
from salesdesk.domain.process import EvidenceKind

COST = "Trois arrêts par mois de la ligne de moulage vous coûtent {amount} de marge par an."
COST_EN = "Three stoppages a month on the moulding line cost you {amount} of margin a year."
STOCK = "Le stock dormant immobilise votre trésorerie : {cash} reviendraient sur votre compte."
DELAY_EN = "Every month of waiting leaves {amount} on the table; does a trial on a single machine fit your budget?"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (COST, "Bonjour, les arrêts de la ligne de moulage nous coûtent 18 700 € de marge, je le confirme."),
        (
            COST,
            "Je retiens ceci.\nL'arrêt de ligne de moulage coûte en marge plus que la pièce, nous voulons en sortir.",
        ),
        (STOCK, "Mon directeur a compris que ce stock dormant immobilise de la trésorerie. On le rend."),
        (COST_EN, "We agree: stoppages on the moulding line cost us a lot of margin, 21,000 last year."),
        (DELAY_EN, "As you said, waiting every month leaves money on the table. Let us run the trial in March."),
        (
            "Un essai sur une seule machine se mesure en trois semaines.",
            "D'accord pour un essai sur une seule machine, mesuré pendant trois semaines.",
        ),
    ],
)
def test_a_sentence_that_the_client_writes_again_is_an_echo(said: str, written: str) -> None:
    assert find_echo([said], written) is not None


@pytest.mark.parametrize(
    ("said", "written"),
    [
        # The same trade, another thing said.
        (COST, "La ligne de moulage sera à l'arrêt mardi pour la révision annuelle."),
        (COST, "Merci de livrer les joints de la ligne 2 avant vendredi."),
        # The same figure, other words.
        (COST.format(amount="18 700 €"), "Nous avons budgété 18 700 € pour le nouveau toit."),
        # His no is not our yes.
        (COST, "Les arrêts de la ligne de moulage ne nous coûtent pas de marge."),
        (COST_EN, "Stoppages on the moulding line do not cost us any margin."),
        # The words lie scattered over an unrelated text.
        (
            COST_EN,
            "The margin of the shop is fine. The moulding arrives Tuesday. Call me on the other line. "
            "Prices stay. Stoppages were discussed.",
        ),
        (DELAY_EN, "Please put the trial invoice on the table before the month ends."),
        # Two words in common are too few.
        ("Votre stock dort.", "Le stock dort."),
        (STOCK, "Le stock sera livré mardi, la facture part sur le compte habituel."),
        (STOCK, ""),
    ],
)
def test_what_only_speaks_of_the_same_thing_is_no_echo(said: str, written: str) -> None:
    assert find_echo([said], written) is None


def test_words_that_the_client_wrote_before_are_his_own() -> None:
    written = "Les arrêts de la ligne de moulage nous coûtent 18 700 € de marge."
    earlier = "Chaque arrêt de la ligne de moulage coûte de la marge."
    assert find_echo([COST], written) is not None
    assert find_echo([COST], written, [earlier]) is None


def test_the_echo_quotes_both_and_takes_the_language_that_was_used() -> None:
    echo = find_echo([COST, COST_EN], "Hello. Stoppages on the moulding line cost us margin every month. Regards")
    assert echo is not None
    assert echo.ours == COST_EN
    assert echo.theirs == "Stoppages on the moulding line cost us margin every month."


def test_figures_placeholders_and_small_words_say_nothing() -> None:
    assert content_stems("Il vous reste {amount} à 3,5 % sur 12 mois pour le stock dormant") == (
        "rest",
        "stock",
        "dorm",
    )


@pytest.mark.parametrize("word", ["arret", "arrets", "arrete", "arreter", "arretent"])
def test_endings_do_not_count(word: str) -> None:
    assert stem(word) == "arret"


def test_what_was_only_said_is_not_written() -> None:
    assert EvidenceKind.CLIENT_MAIL in WRITTEN
    assert EvidenceKind.CLIENT_WORDS not in WRITTEN
