"""What tells whom a sentence is about is taken out before it is kept."""

import pytest

from salesdesk.domain.language import known_names, strip_identities

NAMES = known_names(["Claire Delmas", "Jean-Luc Petit"], ["Menuiserie Leroux & Fils", "Ondine"])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nous avons rappelé Claire Delmas trois fois.", "Nous avons rappelé X trois fois."),
        ("nous avons rappelé claire delmas trois fois.", "nous avons rappelé X trois fois."),
        ("Vu avec M. Tissier et Mme de Bray.", "Vu avec X. X et X."),
        ("La menuiserie leroux & fils attend.", "La X attend."),
        ("Passé chez Ondine avec Jean-Luc.", "Passé chez X avec X."),
        ("Écrivez à j.petit@leroux.fr ou voyez www.leroux.fr/devis.", "Écrivez à X ou voyez X"),
        ("Appelez le 06 12 34 56 78 ou le +33 6 12 34 56 78.", "Appelez le 0 ou le 0."),
        ("Cela coûte 9 900 € et 12 h par mois.", "Cela coûte 0 € et 0 h par mois."),
        ("SIREN 552 100 554, IBAN FR76 3000 4000.", "X 0, X 0."),
        ("L'équipe de Renault a vu l'ERP.", "L'équipe de X a vu l'ERP."),
        ("Sophie s'est investie.", "Sophie s'est investie."),
        ("We spent three days at Acme Ltd in March.", "We spent three days at X in March."),
    ],
)
def test_names_companies_and_figures_go(sentence: str, expected: str) -> None:
    assert expected == strip_identities(sentence, NAMES)


def test_without_known_names_a_first_word_may_stay_but_a_later_name_goes() -> None:
    assert "Hier X a rappelé." == strip_identities("Hier Sophie a rappelé.", known_names([], []))
    assert "X a rappelé." == strip_identities("Sophie a rappelé.", known_names(["Sophie Roy"], []))


def test_a_thousand_companies_are_looked_for_quickly() -> None:
    names = known_names([], [f"Société numéro {number}bis" for number in range(2000)])
    assert "Vu X hier." == strip_identities("Vu société numéro 1999bis hier.", names)
