"""What a file can be imported as (« cible de l'import »): teams, products, accounts, contacts, opportunities.

Each target names its fields with the heads under which French and English files give them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from salesdesk.exchange.mapping import FieldKind, ImportField, ImportTarget

AGENT: Final = "agent"
"""Field, the same in every target, that names the person a row belongs to."""


def _field(
    name: str, kind: FieldKind, fr: str, en: str, *, required: bool = False, digits: int | None = None
) -> ImportField:
    return ImportField(
        name,
        f"importing.field_{name}",
        kind,
        required,
        tuple(word for word in fr.split("|") if word),
        tuple(word for word in en.split("|") if word),
        digits,
    )


_AGENT_FR: Final = "commercial|vendeur|responsable commercial|propriétaire"
_AGENT_EN: Final = "sales agent|sales rep|owner|salesperson"
_REFERENCE_FR: Final = "référence|identifiant|code client|numéro"

TEAMS: Final = ImportTarget(
    "teams",
    (
        _field(AGENT, "text", f"{_AGENT_FR}|nom|collaborateur", f"{_AGENT_EN}|name|employee", required=True),
        _field("manager", "text", "manager|chef des ventes|responsable|directeur", "manager|sales manager|supervisor"),
        _field("office", "text", "agence|bureau|région|bureau régional", "office|regional office|region|branch"),
        _field("email", "text", "courriel|e-mail|adresse mail", "email|e-mail|mail"),
    ),
)
PRODUCTS: Final = ImportTarget(
    "products",
    (
        _field("name", "text", "produit|désignation|libellé|article", "product|product name|item", required=True),
        _field("code", "text", "code|référence|code article", "sku|product code|code"),
        _field("series", "text", "gamme|série|famille", "series|range|family"),
        _field("price_cents", "money", "prix|tarif|prix de vente|prix unitaire", "price|sales price|unit price"),
    ),
)
ACCOUNTS: Final = ImportTarget(
    "accounts",
    (
        _field(
            "name",
            "text",
            "compte|client|raison sociale|société|nom",
            "account|company|name|account name",
            required=True,
        ),
        _field("external_ref", "text", _REFERENCE_FR, "account id|reference|id|customer number"),
        _field("sector", "text", "secteur|activité|secteur d'activité", "sector|industry"),
        _field("siren", "identifier", "siren", "siren", digits=9),
        _field("siret", "identifier", "siret", "siret", digits=14),
        _field("vat_number", "identifier", "tva|numéro de tva|tva intracommunautaire", "vat|vat number"),
        _field("phone", "identifier", "téléphone|tél", "phone|telephone"),
        _field("email", "text", "courriel|e-mail", "email|e-mail"),
        _field("website", "text", "site|site web", "website|web site|url"),
        _field("street", "text", "adresse|rue", "street|address"),
        _field("postcode", "identifier", "code postal|cp", "postcode|zip|zip code|postal code", digits=5),
        _field("city", "text", "ville|commune", "city|town"),
        _field("country", "choice", "pays", "country|office location|location"),
        _field("founded_year", "number", "année de création|créée en", "year established|founded|year founded"),
        _field("yearly_sales_cents", "number", "chiffre d'affaires|ca|ca annuel", "revenue|turnover|annual revenue"),
        _field("employees", "number", "effectif|salariés", "employees|headcount|number of employees"),
        _field("parent", "text", "maison mère|filiale de|groupe", "subsidiary of|parent|parent account|group"),
        _field(AGENT, "text", _AGENT_FR, _AGENT_EN),
    ),
)
CONTACTS: Final = ImportTarget(
    "contacts",
    (
        _field("account", "text", "compte|client|société|raison sociale|entreprise", "account|company", required=True),
        _field("last_name", "text", "nom|nom de famille", "last name|surname|family name", required=True),
        _field("first_name", "text", "prénom", "first name|given name"),
        _field("job_title", "text", "fonction|poste|titre", "job title|title|position|function"),
        _field("phone", "identifier", "téléphone|tél|fixe", "phone|telephone|office phone"),
        _field("mobile", "identifier", "mobile|portable", "mobile|cell|mobile phone"),
        _field("email", "text", "courriel|e-mail|adresse mail", "email|e-mail|mail"),
    ),
)
OPPORTUNITIES: Final = ImportTarget(
    "opportunities",
    (
        _field("external_ref", "text", f"{_REFERENCE_FR}|affaire", "opportunity id|deal id|id|reference"),
        _field(AGENT, "text", _AGENT_FR, _AGENT_EN),
        _field("product", "choice", "produit|article", "product|product name"),
        _field("account", "text", "compte|client|société|raison sociale", "account|company|account name"),
        _field("name", "text", "intitulé|nom de l'affaire|objet", "opportunity|opportunity name|deal name|name"),
        _field("stage", "text", "étape|statut|état", "deal stage|stage|status"),
        _field("opened_on", "date", "ouverte le|date d'ouverture|date de création", "engage date|open date|created"),
        _field("closed_on", "date", "close le|date de clôture|date de signature", "close date|closed|closing date"),
        _field("amount_cents", "money", "montant|valeur|montant ht", "close value|amount|value|deal value"),
    ),
)

TARGETS: Final[Mapping[str, ImportTarget]] = MappingProxyType(
    {target.noun: target for target in (TEAMS, PRODUCTS, ACCOUNTS, CONTACTS, OPPORTUNITIES)}
)
"""By name, in the order in which a firm imports them: each needs those before it."""

VALUE_FIELD: Final[Mapping[str, str]] = MappingProxyType(
    {"products": "price_cents", "accounts": "yearly_sales_cents", "opportunities": "amount_cents"}
)
"""The field whose sum must come out equal, by target."""

NOUNS_WRITTEN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "teams": ("team", "user"),
        "products": ("product", "price"),
        "accounts": ("account", "ownership"),
        "contacts": ("contact",),
        "opportunities": ("opportunity", "stage_change", "ownership"),
    }
)
"""What a person must be allowed to create, by target."""
