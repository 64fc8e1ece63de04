"""The closed lists of an import (« listes fermées »): sectors, countries, and the words files use for stages."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from babel import Locale

from salesdesk.domain.imports import ClosedList
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.domain.process import Process
from salesdesk.domain.spelling import squeeze

_SECTORS: Final = (
    "agriculture|agriculture",
    "agroalimentaire|food industry",
    "assurance|insurance",
    "automobile|automotive",
    "bâtiment|construction",
    "chimie|chemicals",
    "commerce de détail|retail",
    "commerce de gros|wholesale",
    "conseil|consulting",
    "distribution|distribution",
    "éducation|education",
    "emploi|employment",
    "énergie|energy",
    "finance|finance",
    "hôtellerie|hospitality",
    "immobilier|real estate",
    "industrie|manufacturing",
    "logiciel|software",
    "loisirs|entertainment",
    "luxe|luxury goods",
    "marketing|marketing",
    "médias|media",
    "mécanique|mechanical engineering",
    "médical|medical",
    "métallurgie|metallurgy",
    "pharmacie|pharmaceuticals",
    "plasturgie|plastics",
    "restauration|catering",
    "santé|health",
    "secteur public|public sector",
    "services|services",
    "technologie|technology",
    "télécommunications|telecommunications",
    "textile|textiles",
    "tourisme|tourism",
    "transport|transport",
)
# What files write where the Unicode list says otherwise.
_COUNTRY_WORDS: Final = MappingProxyType(
    {
        "Korea": "KR",
        "Corée": "KR",
        "Republic of Korea": "KR",
        "USA": "US",
        "U.S.A.": "US",
        "United States of America": "US",
        "États-Unis d’Amérique": "US",
        "UK": "GB",
        "England": "GB",
        "Angleterre": "GB",
        "Great Britain": "GB",
        "Grande-Bretagne": "GB",
        "Holland": "NL",
        "Hollande": "NL",
        "The Netherlands": "NL",
        "Czech Republic": "CZ",
        "République tchèque": "CZ",
        "Turkey": "TR",
        "Russian Federation": "RU",
    }
)
_OUTCOME_WORDS: Final = MappingProxyType(
    {
        OpportunityOutcome.WON: "won|closed won|gagné|gagnée|signé|signée|vendu|vendue|commande|sold",
        OpportunityOutcome.LOST: "lost|closed lost|perdu|perdue|refusé|refusée",
        OpportunityOutcome.NO_DECISION: "no decision|sans suite|abandonné|abandonnée|abandoned|annulé|annulée",
    }
)
_EARLY_WORDS: Final = "prospecting|prospection|prospect|lead|piste|new|nouveau|nouvelle|to contact|à contacter|open"
_ENGAGED_WORDS: Final = (
    "engaging|engaged|engagée|en cours|in progress|negotiation|négociation|proposal|proposition|devis"
)

STAGE_MARK: Final = "stage:"
"""Before the key of a stage, where a word of a file may mean a stage or an outcome."""


def sector_list(known: Iterable[str]) -> ClosedList:
    """Makes the list of sectors: ours in French and English, and those that the firm uses already.

    Args:
        known: Sectors of the accounts that are there.
    """
    ours = [name for pair in _SECTORS for name in pair.split("|")]
    forms = {squeeze(name) for name in ours}
    return ClosedList([*ours, *(name for name in known if squeeze(name) not in forms)])


@cache
def country_codes() -> Mapping[str, str]:
    """Returns the ISO 3166 code of each name of a country, French or English, and of each code itself."""
    codes: dict[str, str] = {}
    for language in ("fr", "en"):
        names = Locale(language).territories
        codes |= {name: code for code, name in names.items() if len(code) == 2 and code.isalpha() and code != "ZZ"}
    return MappingProxyType(codes | dict(_COUNTRY_WORDS) | {code: code for code in codes.values()})


def propose_stages(words: Iterable[str], process: Process) -> dict[str, str]:
    """Proposes what each stage word of a file means.

    Args:
        words: The distinct words of the column.
        process: The process that the opportunities are put on.

    Returns:
        Word to an outcome ("won") or to ``stage:`` and the key of a stage; empty where a person must choose.
    """
    known: dict[str, str] = {}
    for stage in process.stages:
        for text in (stage.id, stage.buyer_state.fr, stage.buyer_state.en):
            known[squeeze(text)] = STAGE_MARK + stage.id
    stages = process.stages
    known |= dict.fromkeys(_forms(_EARLY_WORDS), STAGE_MARK + stages[0].id)
    known |= dict.fromkeys(_forms(_ENGAGED_WORDS), STAGE_MARK + stages[min(1, len(stages) - 1)].id)
    for outcome, text in _OUTCOME_WORDS.items():
        known |= dict.fromkeys(_forms(text), str(outcome))
    return {word: known.get(squeeze(word), "") for word in words}


def _forms(words: str) -> list[str]:
    return [squeeze(word) for word in words.split("|")]
