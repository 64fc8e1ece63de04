"""People in the words of a process (qui parle): those of the client, those who sell, and what orders them about.

Written as :func:`salesdesk.domain.process_check.words.plain` gives words back: no accent, no capital, no hyphen.
"""

import re
from typing import Final


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP: Final = _set(
    """
    le la les l un une des d ce cet cette ces chaque tout toute tous toutes deux trois the a an this these each
    both all two three son sa ses leur leurs its their nouveau nouvelle nouveaux new grand grande small petit
    petite
    """
)
TURNS: Final = _set(
    """
    de du des d a au aux avec chez pour par sur vers of with to for by at from on in
    """
)
US: Final = _set("nous on je notre nos we i our us")
SALES_WORDS: Final = _set("commercial commerciale commerciaux sales")
"""What makes a team, a manager or a meeting ours when it stands behind the word."""

BUYERS: Final = _set(
    """
    client cliente clients clientes acheteur acheteuse acheteurs entreprise entreprises societe site sites usine
    usines atelier ateliers direction dirigeant dirigeante dirigeants gerant gerante gerants patron patronne
    prospect prospects utilisateur utilisatrice utilisateurs decideur decideuse decideurs comite equipe equipes
    service services bureau maintenance production magasin achats finance finances informatique exploitant
    exploitante exploitants maire mairie commune collectivite hopital etablissement laboratoire responsable
    responsables directeur directrice proprietaire interlocuteur interlocuteurs payeur beneficiaire personne
    signataire acquereur customer customers buyer buyers company companies plant plants board management owner
    owners user users team teams department departments committee organisation organization maker makers
    purchasing procurement council hospital factory workshop director manager managers executive executives
    beneficiary payer signatory they commission assure assuree assures souscripteur salarie salaries drh dsi daf
    chantier chantiers architecte conducteur cadre soignant soignants infirmier infirmiere infirmieres medecin
    medecins pharmacien pharmacienne caviste cavistes sommelier sommeliere restaurateur restauratrice importateur
    distributeur eleveur agriculteur syndic locataire clinique ecole banque notaire artisan chef chefs cheffe
    policyholder insured employee employees nurse nurses surgeon surgeons doctor doctors physician physicians
    pharmacist clinic ward school bank architect contractor contractors merchant merchants restaurateur importer
    distributor farmer farmers tenant tenants landlord retailer retailers accountant it
    cfo ceo coo cio residents assemblee maitrise exploitation
    """
)

_BUYER: Final = "|".join(sorted(BUYERS))
_FOR_THE_CLIENT: Final = rf"(?! (?:(?:du|de la|de l|des|d un|d une|chez le|of the|at the) )?(?:{_BUYER})\b)"
SELLERS: Final = re.compile(
    r"(?:"
    r"(?:equipe|force|chef|cheffe|directeur|directrice|responsable|manager|assistante?|ingenieure?|charge|chargee|"
    r"technico|attache|attachee|delegue|deleguee) (?:commercial|commerciale|des ventes|de vente|vente)"
    r"|equipes commerciales|delegues commerciaux|technico commerciaux|ingenieurs commerciaux"
    r"|(?:ingenieure?|chargee?|responsable)s? (?:d affaires|de clientele|avant vente|grands? comptes?|de comptes?)"
    r"|avant ventes?"
    r"|vendeu(?:r|rs|se|ses)|commercia(?:l|le|les|ux)"
    r"|(?:key )?account (?:manager|executive)s?|business developers?|[sb]drs?"
    r"|(?:inside |field |pre )?sales(?:man|men|woman|women|person|people)?"
    r"(?: (?:rep|reps|representative|representatives|team|manager|managers|director|engineer|engineers|person|people))?"
    r"|reps?|sellers?"
    rf")\b{_FOR_THE_CLIENT}"
)
"""Those who sell; "le commercial du client" and "sales of the merchant" are at the client."""

AT_THE_CLIENT: Final = re.compile(
    rf"^(?:commercial|commerciale|commerciaux|sales|des ventes) (?:du|de la|de l|des|of the|at the) (?:{_BUYER}) "
)
"""What makes a sales manager one of the client's: "le directeur commercial du client"."""

TO_DO: Final = re.compile(r"^a (?:\w+(?:er|ir|dre|ttre|ncre|uire)|\w*(?:faire|dire|lire|crire|suivre))\b")
"""A French order after "à": "à relancer"; "a chiffré" and "a rencontré" end like one and are deeds."""

BY_SELLERS: Final = re.compile(
    rf"\b(?:par|by) (?:nous|nos|notre|us|our|(?:(?:le|la|les|l|un|une|the|a|an) )?{SELLERS.pattern})"
)
DOER: Final = re.compile(
    r"\w(?:e|es|u|ue|us|ues|i|is|ie|it|ise|ises|ed|en|wn|de|pt|nt|id|nd|ld|lt) (?:par|by) "
    r"(?=(?:(?:le|la|les|l|un|une|the|a|an) )?(\w+)\b(?! (?:commercial|commerciale|commerciaux|sales|des ventes)\b))"
)
"""A participle and the one who did it: "validé par le client"."""

SELLER_ORDERS: Final = _set(
    """
    envoyer presenter proposer relancer qualifier contacter appeler visiter faire send present propose qualify identify
    develop deliver demonstrate follow
    """
)
ORDER: Final = re.compile(
    r"^(?:(?!(?:sign|pay|regl|command|achet|utilis|valid|confirm|accept|decid|approuv|chois)(?:er|ir) )"
    r"\w+(?:er|ir|dre|ttre|ncre) (?:le|la|les|l|un|une)"
    r"|(?:call|meet|get|understand|book|schedule|prepare|obtain|build|sent|visit|visited|presented|called|met|"
    r"gather|collect|discuss|explain|show|review|negotiate|close|win|hold|run|conduct|submit|offer) "
    r"(?:the|a|an|their|its|his|her)"
    r"|(?:build|built) rapport)\b"
)
"""An order, or a deed told without its doer: "Valider le budget", "Visited the site"."""

ENGLISH_ON: Final = _set("site time the average paper schedule track line hand call demand board")
"""What follows the English "on", which is not the French one."""
