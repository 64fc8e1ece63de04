"""Texts are cut where a reader would cut them."""

import pytest

from salesdesk.domain.language import split
from salesdesk.domain.language.sentences import MOST_LETTERS


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Bonjour M. Dupont. À mardi !", ["Bonjour M. Dupont.", "À mardi !"]),
        ("fr", "Un gain de 2.5 points. Et 3,5 % de moins.", ["Un gain de 2.5 points.", "Et 3,5 % de moins."]),
        ("fr", "Réf. 12 vue avec le resp. prod. de Lens.", ["Réf. 12 vue avec le resp. prod. de Lens."]),
        ("fr", "- un point\n- [ ] deux points\n1. trois", ["un point", "deux points", "trois"]),
        ("fr", "## Titre\n\nTexte… Suite", ["Titre", "Texte…", "Suite"]),
        ("fr", "Il dit : « Assez ! » Puis il part.", ["Il dit : « Assez ! »", "Puis il part."]),
        (
            "en",
            "See Mr. Smith at approx. 3 p.m. on Monday. Bye.",
            ["See Mr. Smith at approx. 3 p.m. on Monday.", "Bye."],
        ),
        ("en", "Really?! Yes.", ["Really?!", "Yes."]),
        ("en", " … \n---\n", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(lang: str, text: str, expected: list[str]) -> None:
    assert expected == [one.text for one in split(text, lang)]


def test_places_lead_back_to_the_text() -> None:
    text = "  - Un.\r\n😀 Deux ? Trois."
    assert ["Un.", "😀 Deux ?", "Trois."] == [text[one.start : one.end] for one in split(text, "fr")]


def test_an_endless_sentence_comes_in_pieces() -> None:
    pieces = split("mot " * 1000, "fr")
    assert max(len(one.text) for one in pieces) <= MOST_LETTERS
    assert "mot" * 1000 == "".join(one.text.replace(" ", "") for one in pieces)
