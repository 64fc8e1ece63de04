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
        "Estimation envoyée",
        "Tarif communiqué",
        "Mémoire technique remis",
        "Tender submitted",
        "Price list sent",
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
        "Dégustations faites",
        "Webinars held",
        "Entretien réalisé",
        "Samples sent",
        "50 dials a day",
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
        "Demande de tarif reçue",
        "Le client nous a contactés",
        "Prospect demandant un devis",
        "Price enquiry",
        "Asks for prices",
        "Demo requested",
        "Has a budget",
    ],
    "us": [
        "Nous avons 30 ans d’expérience",
        "Leader européen",
        "Our platform is certified",
        "Notre gamme couvre tout",
        "La pompe la plus fiable du marché",
    ],
    "seller": [
        "Nous avons envoyé la documentation",
        "Envoyer le dossier",
        "The rep confirms the budget",
        "Je relance le client",
        "Équipe commerciale alignée",
        "Dossier envoyé par nos soins",
        "Account manager updated the sheet",
        "Le chargé d’affaires a visité",
        "Le directeur commercial valide l’affaire",
        "L’avant-vente a montré l’outil",
        "Salespeople met the buyer",
        "Obtenir l’accord",
        "Book a meeting",
        "Visited the site",
        "Site visited by the salesperson",
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
        "Insurance proposal form completed",
        "L’offre et la demande du marché",
    ],
    "activity": [
        "Appel d’offres reçu",
        "Heures d’arrêt déclarées",
        "Machine visitable",
        "Site that recalled a batch",
        "Capital call",
        "Appel de fonds reçu",
        "Call-off order received",
    ],
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
        "On-site survey signed by the client",
        "Le commercial du client a signé",
        "The client’s sales director has signed",
        "L’ingénieur de l’usine a validé",
        "Dossier des sinistres transmis",
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


ROLES = frozenset({"directeur", "commercial", "sales", "manager"})


@pytest.mark.parametrize("text", ["Le directeur commercial mesure ses pertes", "The sales manager measures the loss"])
def test_who_sells_to_sales_departments_meets_their_managers(text: str) -> None:
    told = [
        (words.client_is_subject(text, roles), words.seller_is_subject(text, roles)) for roles in (ROLES, frozenset())
    ]
    assert told == [(True, False), (False, True)]


@pytest.mark.parametrize(
    "text",
    ["Client en attente", "Customer needs analysis", "Client has been contacted", "Le client a été visité"],
)
def test_a_client_to_whom_something_is_done_is_no_subject(text: str) -> None:
    assert (words.client_is_subject(text), words.client_is_worked_on(text)) == (False, True)


@pytest.mark.parametrize("text", ["Problème reconnu par le client", "Loss acknowledged by the owner"])
def test_the_client_who_did_it_may_stand_at_the_end(text: str) -> None:
    assert words.client_is_subject(text)


@pytest.mark.parametrize("text", ["Démonstration vue par le client", "Essai mené par le commercial"])
def test_our_work_stays_ours_whoever_saw_it(text: str) -> None:
    assert not words.client_is_subject(text)


@pytest.mark.parametrize(
    ("title", "carries_out"),
    [("Infirmière", True), ("Comptable", True), ("Chef comptable", False), ("Agent général", False), ("Nurse", True)],
)
def test_a_title_that_leads_is_no_implementer(title: str, carries_out: bool) -> None:
    assert bool(words.implementer_in(title)) == carries_out


@pytest.mark.parametrize(
    "text",
    [
        "Le client a rencontré nos utilisateurs",
        "Le client a chiffré ses pertes",
        "Le directeur commercial du client s’engage",
        "La direction commerciale du site signe",
        "Invoice paid by the customer",
        "The CFO signs",
    ],
)
def test_deeds_of_the_client_are_told_of_him(text: str) -> None:
    assert words.client_is_subject(text)


@pytest.mark.parametrize(
    "text", ["Client à relancer", "Prospect à suivre", "Site à convaincre", "Client à faire signer"]
)
def test_what_is_to_be_done_with_the_client_is_our_work(text: str) -> None:
    assert words.client_is_worked_on(text)
