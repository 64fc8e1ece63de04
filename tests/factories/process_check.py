"""Fixtures of the check: for each rule, in each language, an edit that breaks it and one that only looks like it."""

from functools import cache
from pathlib import Path

from salesdesk.domain.process import Process
from salesdesk.exchange.processfile import read_process

FOLDER = Path(__file__).parents[1] / "data" / "processes" / "check"

Swap = tuple[str, str]

_POINT = "        points:\n          - {id: p2"
_LINE = "\n        script:\n          - {id: r1"
_NO_QUESTIONS: Swap = ("        questions:\n          - \n" + _POINT, _POINT)
_RARELY: Swap = ("        cadence: monthly" + _LINE, "        cadence: quarterly" + _LINE)

TRUE: dict[str, dict[str, list[Swap]]] = {
    "E01": {
        "fr": [
            (
                'text: "La direction a signé le contrat avec la grille des extras", evidence: [signed_contract]',
                'text: "Devis reçu par la direction", evidence: [signed_contract, client_mail]',
            )
        ],
        "en": [
            (
                'text: "Management has signed the contract with the price list of extras", evidence: [signed_contract]',
                'text: "Proposal received by management", evidence: [signed_contract, client_mail]',
            )
        ],
    },
    "E02": {
        "fr": [('"Part des conversations conclues avec une preuve du client"', '"Nombre de visites par semaine"')],
        "en": [('"Share of conversations that end with evidence from the client"', '"Number of calls made per day"')],
    },
    "E03": {
        "fr": [
            (
                '{id: q2, type: decision, text: "Qui signe, et sur quels critères ?"}',
                "",
            ),
            (
                "        questions:\n          - \n        points:\n          - {id: p2",
                "        points:\n          - {id: p2",
            ),
        ],
        "en": [
            (
                '{id: q2, type: decision, text: "Who signs, and on which criteria?"}',
                "",
            ),
            (
                "        questions:\n          - \n        points:\n          - {id: p2",
                "        points:\n          - {id: p2",
            ),
        ],
    },
    "E04": {
        "fr": [('text: "Site de plus de dix machines critiques"', 'text: "Cahier des charges reçu du site"')],
        "en": [('text: "Site with more than ten critical machines"', 'text: "Inbound request for a quotation"')],
    },
    "E05": {
        "fr": [("standard_days: 15", "standard_days: 46")],
        "en": [("standard_days: 15", "standard_days: 46")],
    },
    "E06": {
        "fr": [("id: C1\n        with: floor", "id: C1\n        with: clerk")],
        "en": [("id: C2\n        with: head\n", "id: C2\n")],
    },
    "E07": {
        "fr": [('    decision: "Choisir la conversation à répéter"\n', "")],
        "en": [('    ritual: "Monday meeting"\n', "")],
    },
    "E08": {
        "fr": [
            ('"Vous gardez vos fournisseurs pour le courant."', '"Nous avons 45 000 références et notre expertise."')
        ],
        "en": [('"You keep your suppliers for everyday parts."', '"We have the widest range and our own branches."')],
    },
    "E09": {
        "fr": [("evidence: [client_mail], by: client", "evidence: [account_sheet], by: rep")],
        "en": [("evidence: [client_mail], by: client", "evidence: [account_sheet], by: rep")],
    },
    "E10": {
        "fr": [("        cadence: quarterly\n", "")],
        "en": [("        cadence: quarterly\n", "")],
    },
    "E11": {
        "fr": [('"L’atelier reconnaît le coût des arrêts"', '"R1 – Découverte"')],
        "en": [('"The workshop acknowledges what downtime costs"', '"Qualification"')],
    },
    "E12": {
        "fr": [
            ('"Le site utilise les pièces et paie à l’échéance"', '"La direction confirme sa décision"'),
            (
                'text: "Le site a payé la première facture", evidence: [bank_receipt]',
                'text: "La direction a confirmé par écrit", evidence: [client_mail]',
            ),
        ],
        "en": [
            ('"The site uses the parts and pays when due"', '"Management confirms its decision"'),
            (
                'text: "The site has paid the first invoice", evidence: [bank_receipt]',
                'text: "Management has confirmed in writing", evidence: [client_mail]',
            ),
        ],
    },
}

NEAR: dict[str, dict[str, list[Swap]]] = {
    # A value proposition is no proposal, a call for bids is the client's, a signed quote is a signature.
    "E01": {
        "fr": [
            ('"La direction a signé le contrat avec la grille des extras"', '"La direction a signé notre devis"'),
            ('"L’atelier reconnaît le coût des arrêts"', '"L’atelier offre un tour de ses lignes"'),
        ],
        "en": [
            ('"Management has signed the contract with the price list of extras"', '"Management has signed our quote"'),
            ('"The workshop acknowledges what downtime costs"', '"The workshop offers a tour of its lines"'),
        ],
    },
    # The meeting counts where the client accepted it, and the share where the client's evidence ends it.
    "E02": {
        "fr": [
            (
                '"L’atelier a écrit le coût annuel des arrêts", evidence: [client_mail]',
                '"Visite de la ligne acceptée par l’atelier", evidence: [accepted_invitation]',
            ),
            (
                '"Part des conversations conclues avec une preuve du client"',
                '"Part des visites qui laissent une preuve"',
            ),
        ],
        "en": [
            (
                '"The workshop has written the yearly cost of downtime", evidence: [client_mail]',
                '"Line visit accepted by the workshop", evidence: [accepted_invitation]',
            ),
            (
                '"Share of conversations that end with evidence from the client"',
                '"Share of visits that leave evidence"',
            ),
        ],
    },
    # A question is enough, however few; a reminder among the client's own facts is no automation.
    "E03": {
        "fr": [
            ('"Le site a payé la première facture"', '"Le site a payé la première facture sans rappel automatique"'),
        ],
        "en": [
            ('"The site has paid the first invoice"', '"The site has paid the first invoice, no automatic reminder"'),
        ],
    },
    # One trigger of a client who searches is allowed beside one that comes before; "need" alone says nothing.
    "E04": {
        "fr": [
            ('"Une ligne arrêtée plus de quatre heures ce mois-ci"', '"Un nouveau directeur depuis trois mois"'),
            ('"Site de plus de dix machines critiques"', '"Site qui a besoin de dix machines pour produire"'),
        ],
        "en": [
            ('"A line was down for more than four hours this month"', '"A new director for three months"'),
            ('"Site with more than ten critical machines"', '"Site that needs ten machines to run"'),
        ],
    },
    # Thirty-six days are exactly three times the median stay of twelve; ten and forty are exactly four times apart.
    "E05": {"fr": [("standard_days: 15", "standard_days: 36")], "en": [("standard_days: 15", "standard_days: 36")]},
    # A technical head may come first; a storekeeper may come later.
    "E06": {
        "fr": [
            ('"Chef d’atelier", buying_role: beneficiary', '"Responsable maintenance", buying_role: technical'),
            ("id: C3\n        with: floor", "id: C3\n        with: clerk"),
        ],
        "en": [
            ('"Workshop head", buying_role: beneficiary', '"Head of maintenance", buying_role: technical'),
            ("id: C3\n        with: floor", "id: C3\n        with: clerk"),
        ],
    },
    # A target need not be a number.
    "E07": {
        "fr": [('target: "70 %"', 'target: "Aucune sans preuve"')],
        "en": [('target: "70 %"', 'target: "None without evidence"')],
    },
    # "Nous" beside the client's own gain, in his figures.
    "E08": {
        "fr": [('"Vous gardez vos fournisseurs pour le courant."', '"Avec nous, vous gardez vos fournisseurs."')],
        "en": [('"You keep your suppliers for everyday parts."', '"With us, you keep your everyday suppliers."')],
    },
    # The client's fact without the client as its grammatical subject; the evidence decides.
    "E09": {
        "fr": [('"L’atelier a écrit le coût annuel des arrêts"', '"Coût annuel des arrêts confirmé par écrit"')],
        "en": [
            ('"The workshop has written the yearly cost of downtime"', '"Yearly cost of downtime confirmed in writing"')
        ],
    },
    # Rehearsed rarely is rehearsed.
    "E10": {
        "fr": [
            (
                "        cadence: monthly\n        script:\n          - {id: r1",
                "        cadence: quarterly\n        script:\n          - {id: r1",
            )
        ],
        "en": [
            (
                "        cadence: monthly\n        script:\n          - {id: r1",
                "        cadence: quarterly\n        script:\n          - {id: r1",
            )
        ],
    },
    # "Commit" and "qualify" with the client as subject; an unknown trade word backed by the client's evidence alone.
    "E11": {
        "fr": [
            ('"L’atelier reconnaît le coût des arrêts"', '"L’éleveur mesure ses pertes"'),
            ('"La direction s’engage par contrat"', '"La direction qualifie ses fournisseurs et s’engage"'),
        ],
        "en": [
            ('"The workshop acknowledges what downtime costs"', '"The breeder measures what is lost"'),
            ('"Management commits to a contract"', '"The board qualifies its suppliers and will commit"'),
        ],
    },
    # The stage after the signature has a name that says nothing: its evidence does.
    "E12": {
        "fr": [('"Le site utilise les pièces et paie à l’échéance"', '"Le site fait le bilan de la première année"')],
        "en": [('"The site uses the parts and pays when due"', '"The site looks back on the first year"')],
    },
}


@cache
def sound_text(lang: str) -> str:
    """Reads the sound process of a language."""
    return (FOLDER / f"sound_{lang}.yaml").read_text(encoding="utf-8")


def edited_text(lang: str, swaps: list[Swap]) -> str:
    """Changes the sound process; each part must stand in it, and at least once."""
    text = sound_text(lang)
    for old, new in swaps:
        assert old in text, f"{old!r} is not in the file"
        text = text.replace(old, new, 1)
    return text


def edited(lang: str, swaps: list[Swap]) -> Process:
    """Reads the sound process with changes."""
    return read_process(edited_text(lang, swaps), source=f"sound_{lang}.yaml")
