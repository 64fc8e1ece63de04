"""Words of the check: what names a proposal, an activity, a search or ourselves, and what only looks like it."""

from collections.abc import Callable

import pytest

from salesdesk.domain.process_check import lexicon, words


def in_family(family: str) -> Callable[[str], str]:
    return lambda text: words.found(getattr(lexicon, family), text)


LOOKS: dict[str, Callable[[str], object]] = {
    "proposal": words.proposal_in,
    "activity": in_family("ACTIVITY"),
    "searching": in_family("SEARCHING"),
    "us": words.says_us_more,
    "seller": words.seller_is_subject,
}

SAID = {
    "proposal": [
        "Propositions commerciales remises",
        "Devis signé",
        "L’offre est partie",
        "Nos offres",
        "Quotation issued",
        "Best and final offer",
        "Réponse à l’appel d’offres remise",
        "RFP response",
        "Chiffrage",
        "Pricing sent",
        "Quoted",
    ],
    "activity": [
        "Deux visites effectuées",
        "RDV fait",
        "20 appels par jour",
        "Démo réalisée",
        "Number of demos",
        "Client contacté",
        "Emails sent",
        "Follow-up done",
        "Nombre de devis",
        "Réunions tenues",
        "Prise de contact",
    ],
    "searching": [
        "Besoin exprimé",
        "Le client a exprimé son besoin",
        "Demande entrante",
        "Cahier des charges",
        "RFP received",
        "Inbound lead",
        "Request for proposal",
        "Consultation lancée",
        "Need confirmed",
        "Contact form filled in",
    ],
    "us": ["Nous avons 30 ans d’expérience", "Leader européen", "Our platform is certified", "Notre gamme couvre tout"],
    "seller": [
        "Nous avons envoyé la documentation",
        "Envoyer le dossier",
        "The rep confirms the budget",
        "Je relance le client",
        "Équipe commerciale alignée",
        "Dossier envoyé par nos soins",
        "Account manager updated the sheet",
    ],
}
UNSAID = {
    "proposal": [
        "Appel d’offres publié par la commune",
        "Proposition de valeur partagée",
        "Le client propose une date",
        "The plant offers a tour",
        "The buyer quotes his own figures",
        "Coffre installé",
        "Call for bids published",
    ],
    "activity": ["Appel d’offres reçu", "Heures d’arrêt déclarées", "Machine visitable", "Site that recalled a batch"],
    "searching": ["Site qui a besoin de dix machines", "Demande du marché en hausse", "Company of 5 to 50 employees"],
    "us": [
        "Nous vous rendons {amount}",
        "{price} annoncé avant départ",
        "You decide each time",
        "Your plant keeps running",
        "A joinery we look after is paid {days} sooner",
    ],
    "seller": [
        "Le client a envoyé la documentation",
        "Purchase order received",
        "Premier gain mesuré",
        "Le client valide le relevé fait par nos soins",
    ],
}


@pytest.mark.parametrize(("look", "text"), [(look, text) for look, texts in SAID.items() for text in texts])
def test_words_that_betray_an_error_are_found(look: str, text: str) -> None:
    assert LOOKS[look](text)


@pytest.mark.parametrize(("look", "text"), [(look, text) for look, texts in UNSAID.items() for text in texts])
def test_words_that_only_look_like_it_are_not(look: str, text: str) -> None:
    assert not LOOKS[look](text)


def test_accents_capitals_and_punctuation_do_not_matter() -> None:
    assert words.plain("RENDEZ-VOUS  d’Été n°2 {amount}") == "rendez vous d ete n 2"


def test_typographic_and_decomposed_letters_are_the_same_word() -> None:
    assert words.plain("De\u0301mo") == words.plain("Démo") == "demo"
