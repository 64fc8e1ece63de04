"""Processes of five trades the check was not written for: each is sound, and breaks one rule once its text does."""

import pytest

from salesdesk.domain.process_check import check
from salesdesk.exchange.processfile import read_process
from tests.factories.process_check import FOLDER, Swap

TRADES = FOLDER.parent / "trades"

BROKEN: list[tuple[str, str, Swap]] = [
    ("insurance", "E01", ("Trois risques non couverts confirmés par le dirigeant", "Offre d’assurance remise")),
    ("insurance", "E01", ("Three uninsured risks confirmed by the owner", "Quotation sent to the owner")),
    ("insurance", "E04", ("Parc de plus de vingt véhicules", "L’assuré souhaite changer de courtier")),
    ("insurance", "E04", ("Fleet of more than twenty vehicles", "The owner is comparing three suppliers")),
    ("insurance", "E09", ("Franchise choisie, note signée des deux côtés", "Obtenir l’accord du dirigeant")),
    ("insurance", "E09", ("Deductible chosen, note signed by both sides", "Our account manager met the owner")),
    ("insurance", "E11", ("Le dirigeant arbitre entre prime et franchise", "Le chargé de clientèle reçoit l’assuré")),
    ("insurance", "E11", ("The owner weighs premium against deductible", "Account executive meets the owner")),
    ("software", "E01", ("Questionnaire de sécurité validé par la DSI", "Mémoire technique remis à la DSI")),
    ("software", "E01", ("Security questionnaire approved by IT", "Statement of work sent to IT")),
    ("software", "E05", ("standard_days: 40", "standard_days: 90")),
    ("software", "E08", ("Vous publiez le planning une fois", "Des tableaux de bord intuitifs")),
    ("software", "E08", ("You publish the roster once", "Intuitive dashboards for everybody")),
    ("software", "E11", ("La DSI accepte l’intégration à la paie", "Démo de l’intégration à la paie")),
    ("software", "E11", ("IT approves the link with payroll", "IT needs assessment")),
    ("materials", "E04", ("Chantier de plus de six mois", "Demande de tarif reçue")),
    ("materials", "E04", ("Site of more than six months", "Prices requested by the builder")),
    ("materials", "E06", ("with: site\n", "with: crew\n")),
    ("materials", "E09", ("Fiche technique visée par l’architecte", "Le technico-commercial a remis la fiche")),
    ("materials", "E09", ("Data sheet initialled by the architect", "Data sheet handed over by our salesperson")),
    ("materials", "E11", ("L’architecte valide les fiches techniques", "Architecte en attente")),
    ("materials", "E11", ("The architect approves the data sheets", "Architect was contacted")),
    ("medical", "E07", ('    ritual: {fr: "Réunion du lundi", en: "Monday meeting"}\n', "")),
    ("medical", "E11", ("Les soignants ont testé le dispositif sur douze patients", "Les soignants ont été visités")),
    ("medical", "E11", ("Nurses have tested the device on twelve patients", "Nurses have been met")),
    ("medical", "E11", ("La commission d’appel d’offres a classé notre offre première", "R3 commission")),
    ("wine", "E01", ("Fiche de dégustation écrite par le sommelier", "Tarif communiqué au sommelier")),
    ("wine", "E01", ("Tasting sheet written by the sommelier", "Price list sent to the sommelier")),
    (
        "wine",
        "E08",
        ("Votre trésorerie retrouve {amount}, une fois", "Notre domaine, nos médailles : {amount}"),
    ),
    ("wine", "E11", ("Le caviste sait quelles bouteilles dorment en cave", "Valider la carte et visiter la cave")),
    ("wine", "E11", ("The wine merchant knows which bottles are not moving", "Meet the wine merchant")),
]

COUNTED = ["Formations dispensées par mois", "Tastings a month", "Entretiens tenus", "Interviews held", "Cold calls"]

SOUND: list[tuple[str, Swap]] = [
    ("insurance", ("Le dirigeant arbitre entre prime et franchise", "Franchise arbitrée par le dirigeant")),
    (
        "insurance",
        ("Trois risques non couverts confirmés par le dirigeant", "Offre acceptée par écrit par le DAF"),
    ),
    ("insurance", ("Three uninsured risks confirmed by the owner", "Proposal form completed by the owner")),
    ("software", ('{fr: "DRH", en: "HR director"}', '{fr: "Directeur commercial", en: "Sales manager"}')),
    ("software", ("Security questionnaire approved by IT", "On-site review approved by IT")),
    ("materials", ("Un chantier a pris deux semaines de retard", "Deux appels d’urgence par semaine au dépôt")),
    ("materials", ("Fiche technique visée par l’architecte", "Le commercial du client a remis la fiche visée")),
    ("medical", ("Service de plus de vingt lits", "Service de consultations en hausse")),
    ("medical", ("Ward of more than twenty beds", "Ward whose consultations went up")),
    ("wine", ("Quelle bouteille n’a pas bougé depuis un an ?", "Quelle offre de table manque à votre carte ?")),
]


def errors(trade: str, swap: Swap | None = None) -> tuple[str, ...]:
    text = (TRADES / f"{trade}.yaml").read_text(encoding="utf-8")
    if swap is not None:
        assert swap[0] in text
        text = text.replace(*swap)
    return check(read_process(text, source=f"{trade}.yaml")).errors


@pytest.mark.parametrize("trade", ["insurance", "software", "materials", "medical", "wine"])
def test_a_sound_process_of_an_unseen_trade_breaks_nothing(trade: str) -> None:
    assert errors(trade) == ()


@pytest.mark.parametrize(("trade", "rule", "swap"), BROKEN)
def test_one_named_error_breaks_its_rule_and_no_other(trade: str, rule: str, swap: Swap) -> None:
    assert errors(trade, swap) == (rule,)


@pytest.mark.parametrize("counted", COUNTED)
def test_an_indicator_that_counts_what_we_do_breaks_its_rule(counted: str) -> None:
    swap = (
        '{fr: "Part des dégustations suivies d’un engagement du caviste", '
        'en: "Share of tastings followed by a commitment of the merchant"}',
        f'"{counted}"',
    )
    assert errors("wine", swap) == ("E02",)


@pytest.mark.parametrize(("trade", "swap"), SOUND)
def test_what_only_looks_like_an_error_in_that_trade_breaks_nothing(trade: str, swap: Swap) -> None:
    assert errors(trade, swap) == ()
