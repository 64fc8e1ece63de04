"""Names (noms) of the sample: invented people and companies, written as the French write them."""

from dataclasses import dataclass

from salesdesk.domain.process import BuyingRole


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


FIRST_NAMES = _listed(
    "Claire Marc Sophie Luc Nathalie Pierre Isabelle Thierry Céline Bruno Sandrine Patrick Aurélie Denis "
    "Karine Éric Delphine Gilles Mélanie Olivier Anne Franck Hélène Serge Laure Didier Émilie Yannick Corinne "
    "Fabrice Samira Karim Inès Mehdi Maud Rémi Élodie Stéphane Valérie Antoine Noémie Xavier Agnès Damien "
    "Lucie Benoît Myriam Cédric"
)

LAST_NAMES = _listed(
    "Aubrespin Barthas Bessilhan Brévannes Cabrolier Calmont-Rey Cassagnère Chabrerol Combescure Courtadon "
    "Daurignac Delsuquet Espinadel Falgueyrac Fontvieil Gaillardel Garrigoux Grandvallet Issartel Jaurenque "
    "Labrousquet Lacombade Lespinadour Malavieil Marquefave Mazeyrol Montaldier Nougarède-Viel Orsolin "
    "Pailhasse Peyralade Pontaillier Puechméja Quintallet Rascalou Ribeyrolle Roquefeul Rouvellac Salvaignac "
    "Sarrazol Séguinel Sicardet Soubeyras Tarrisse Teyssonnel Thibaudac Tournadel Vacquerin Valentigny "
    "Vernoulet Vialadieu Villanovet"
)

PLACE_STARTS = _listed("Maur Tars Brév Orv Serv Cal Roqu Aubr Vill Peyr Cast Belv Sarn Garr Lavr Mireb Sév Combr")
PLACE_ENDS = _listed("évan inel enac ignol argue azès oulet ières anon estre ival ombe ardel eville")


@dataclass(frozen=True, slots=True)
class Trade:
    """A sector of clients: what its companies are called and which machines stop them."""

    sector: str
    companies: tuple[str, ...]
    machines: tuple[str, ...]
    parts: tuple[str, ...]


TRADES = (
    Trade(
        "Agroalimentaire",
        ("Laiterie", "Conserverie", "Minoterie", "Biscuiterie", "Salaisons", "Cave coopérative", "Fromagerie"),
        ("la ligne de conditionnement", "la pompe de transfert", "le convoyeur d’emballage", "l’agitateur du tank 3"),
        ("joints alimentaires", "courroies crantées", "roulements inox", "garnitures mécaniques"),
    ),
    Trade(
        "Bois",
        ("Scierie", "Parqueterie", "Menuiserie industrielle", "Palettes"),
        ("la scie à ruban", "le convoyeur à copeaux", "la raboteuse", "l’aspiration centrale"),
        ("paliers", "chaînes de transfert", "courroies trapézoïdales", "réducteurs"),
    ),
    Trade(
        "Papier et carton",
        ("Papeterie", "Cartonnages", "Emballages"),
        ("l’enrouleuse", "la pompe à pâte", "la presse 2", "la plieuse"),
        ("roulements à rouleaux", "garnitures mécaniques", "joints tournants", "accouplements"),
    ),
    Trade(
        "Métallurgie",
        ("Fonderie", "Forges", "Tréfilerie", "Décolletage", "Ateliers mécaniques", "Chaudronnerie"),
        ("le compresseur principal", "le tour bi-broche", "la grenailleuse", "la centrale hydraulique"),
        ("flexibles hydrauliques", "roulements de broche", "filtres", "vérins"),
    ),
    Trade(
        "Carrières et béton",
        ("Carrières", "Bétons", "Gravières", "Préfabrication"),
        ("le concasseur", "le crible", "la bande de 40 mètres", "la pompe d’exhaure"),
        ("rouleaux de bande", "tambours", "paliers à semelle", "courroies larges"),
    ),
    Trade(
        "Plasturgie et chimie",
        ("Plastiques", "Résines", "Peintures", "Extrusion", "Cosmétiques"),
        ("l’extrudeuse", "la presse à injecter de 300 tonnes", "la pompe doseuse", "le mélangeur"),
        ("motoréducteurs", "garnitures", "pompes doseuses", "variateurs"),
    ),
    Trade(
        "Eau et énergie",
        ("Régie des eaux", "Réseaux", "Chaufferie", "Traitement des eaux"),
        ("la pompe de relevage", "le surpresseur", "la vis de relevage", "le dégrilleur"),
        ("pompes immergées", "variateurs", "clapets", "garnitures"),
    ),
    Trade(
        "Textile et cuir",
        ("Filature", "Tissages", "Mégisserie", "Teinturerie"),
        ("le métier 7", "la rame de séchage", "la pompe de bain", "l’ourdissoir"),
        ("courroies plates", "galets", "roulements de précision", "pompes"),
    ),
)

JOBS = (
    ("Responsable maintenance", BuyingRole.TECHNICAL),
    ("Directeur de production", BuyingRole.BENEFICIARY),
    ("Acheteur", BuyingRole.GATEKEEPER),
    ("Directeur administratif et financier", BuyingRole.DECIDER),
    ("Magasinier", BuyingRole.USER),
    ("Comptable fournisseurs", BuyingRole.PAYER),
)
SMALL_FIRM_JOBS = (
    ("Gérant", BuyingRole.DECIDER),
    ("Responsable d’atelier", BuyingRole.USER),
    ("Assistante de direction", BuyingRole.PAYER),
)
FEMALE_NAMES = frozenset(
    _listed(
        "Claire Sophie Nathalie Isabelle Céline Sandrine Aurélie Karine Delphine Mélanie Anne Hélène Laure "
        "Émilie Corinne Samira Inès Maud Élodie Valérie Noémie Agnès Lucie Myriam"
    )
)
_FEMALE_JOBS = {
    "Directeur de production": "Directrice de production",
    "Acheteur": "Acheteuse",
    "Directeur administratif et financier": "Directrice administrative et financière",
    "Magasinier": "Magasinière",
    "Gérant": "Gérante",
}

STREETS = (
    "rue des Artisans", "avenue de l’Industrie", "chemin de la Gare", "route de la Plaine", "rue du Moulin",
    "impasse des Forges", "zone d’activité des Peupliers", "boulevard de l’Europe", "rue de la Filature",
)  # fmt: skip
HOURS = ("7 h 30 - 12 h, 13 h 30 - 17 h", "8 h - 12 h, 14 h - 18 h", "6 h - 14 h, magasin", "8 h - 17 h sans coupure")
WINDOWS = ("mardi et jeudi matin", "avant 10 h", "l’après-midi sauf vendredi", "sur rendez-vous", "mercredi")

PRODUCTS = (
    ("TR-100", "Transmission", "Kit courroie et poulies haute efficacité", 48_000),
    ("TR-120", "Transmission", "Chaîne de transfert renforcée, 10 m", 36_500),
    ("TR-140", "Transmission", "Réducteur à engrenages coniques 7,5 kW", 189_000),
    ("TR-160", "Transmission", "Accouplement élastique, jeu complet", 21_500),
    ("RL-200", "Roulement", "Roulement étanche, coffret de 20", 31_000),
    ("RL-220", "Roulement", "Palier à semelle, série lourde", 27_800),
    ("PM-300", "Pompage", "Pompe centrifuge monobloc 11 kW", 342_000),
    ("PM-320", "Pompage", "Pompe doseuse à membrane", 158_000),
    ("PM-340", "Pompage", "Variateur de pompe 15 kW", 226_000),
    ("PM-360", "Pompage", "Garniture mécanique cartouche", 64_500),
    ("HY-400", "Hydraulique", "Flexibles sertis, lot de 10", 17_900),
    ("HY-420", "Hydraulique", "Centrale hydraulique compacte", 487_000),
    ("SV-500", "Service", "Contrat cadre pièces critiques, site", 1_450_000),
    ("SV-520", "Service", "Stock convenu au magasin du client, forfait annuel", 760_000),
    ("SV-540", "Service", "Mesure et essai sur machine pilote", 285_000),
    ("SV-560", "Service", "Astreinte de nuit, intervention", 69_000),
)


def job_for(title: str, first_name: str) -> str:
    """Returns a job title in the gender of a first name."""
    return _FEMALE_JOBS.get(title, title) if first_name in FEMALE_NAMES else title
