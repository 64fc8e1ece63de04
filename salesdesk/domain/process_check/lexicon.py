"""Lists of words of the check (lexique du contrôle), in French and English.

All are written without accents or capitals and with one blank for anything that is no letter or digit, as
:func:`salesdesk.domain.process_check.words.plain` gives them back: "Rendez-vous" is "rendez vous".
"""

import re
from typing import Final


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _family(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


NOT_OURS: Final = _family(
    r"appels? d offres?",
    r"propositions? de valeur",
    r"value propositions?",
    r"offres? d emploi",
    r"propositions? de dates?",
    r"(?:calls?|invitations?) (?:for|to) (?:bids?|tenders?)",
)
OFFER_BEFORE: Final = (
    r"(?:l|une?|des|les|nos|notre|votre|cette|premiere|derniere|an?|the|our|your|this|first|final|written|price|sales|"
    r"commercial|formal|revised)"
)
OFFER_AFTER: Final = (
    r"(?:commerciales?|tarifaires?|de prix|ecrites?|envoyee?s?|remise?s?|faite?s?|emise?s?|presentee?s?|transmise?s?|"
    r"sent|made|submitted|presented|issued|delivered|given|prepared|ready|phase|stage)"
)
PROPOSAL: Final = _family(
    r"bafo",
    r"soumissions? (?:deposee?s?|remise?s?)",
    r"(?:tarifs?|prix) (?:envoyes?|remis|transmis)",
    r"(?:pricing|estimates?|bids?|prices) (?:sent|submitted|issued|given)",
    r"propositions?(?: commerciales?| tarifaires?| financieres?| de prix)?",
    r"devis",
    r"cotations?",
    r"chiffrages?",
    r"proposals?",
    r"quotations?",
    r"price quotes?",
    rf"{OFFER_BEFORE} (?:offres?|offers?|quotes?)",
    rf"(?:offres?|offers?|quotes?) {OFFER_AFTER}",
)
BARE_PROPOSAL: Final = re.compile(r"^(?:offres?|offers?|quotes?|quoting|quoted|propos(?:e|er|ed|ing))\b")
OUR_ANSWER: Final = _family(
    r"(?:reponses?|offres?) a (?:l |un |des |le )?appels? d offres?",
    r"(?:tender|rf[pqi]|bid) (?:responses?|answers?|submissions?)",
    r"(?:responses?|answers?) to (?:the |a )?(?:tenders?|rf[pqi]|calls? for (?:bids?|tenders?))",
)
BY_US: Final = _family(
    r"par (?:nous|nos|notre|le vendeur|le commercial|l equipe commerciale)", r"by (?:us|our|the rep|the sales|sales)"
)
RECEIVED: Final = _family(
    r"recu(?:e|s|es)?", r"recoi(?:t|vent)", r"en main", r"received?", r"receives", r"envoyee?s?", r"sent", r"remise?s?"
)
ACTIVITY: Final = _family(
    r"contactee?s?",
    r"contacted",
    r"called",
    r"visited",
    r"touch ?points?",
    r"messages? (?:sent|envoyes?)",
    r"conversations? (?:tenues?|held)",
    r"nombre de (?:devis|propositions?|offres?|conversations?)",
    r"number of (?:quotes?|proposals?|offers?|conversations?)",
    r"appels?(?! d offres?)(?: telephoniques?| sortants?)?",
    r"coups? de fil",
    r"visites?",
    r"rendez vous",
    r"rdv",
    r"reunions?",
    r"demos?",
    r"demonstrations?",
    r"presentations?",
    r"e ?mails? envoyes?",
    r"courriels? envoyes?",
    r"relances?",
    r"prises? de contact",
    r"contacts? pris",
    r"mailings?",
    r"calls?(?! for (?:bids?|tenders?))",
    r"visits?",
    r"meetings?",
    r"appointments?",
    r"e ?mails? sent",
    r"follow ups?",
    r"contacts? made",
)
CLIENT_RESULT: Final = _family(
    r"preuves?",
    r"engagements?",
    r"accept\w+",
    r"sign(?:e|ee|es|ees|ed|atures?)",
    r"valid\w+",
    r"confirm\w+",
    r"pay(?:e|ee|es|ees)",
    r"encaiss\w+",
    r"evidence",
    r"proof",
    r"commitments?",
    r"agreed",
    r"approved",
    r"paid",
)
UPKEEP: Final = _family(
    r"champs? (?:du crm )?(?:renseignes?|remplis?|a jour|mis a jour)",
    r"(?:fiche|crm|statut) (?:renseignee?|remplie?|a jour|mise? a jour)",
    r"(?:relances?|rappels?) automatiques?",
    r"(?:sequences?|workflows?) (?:lancees?|lances?|terminees?|started|launched|completed)",
    r"(?:fields?|record|crm|status) (?:filled|completed|updated|up to date)",
    r"(?:automatic|automated) (?:reminders?|follow ups?|e ?mails?)",
    r"reminders? (?:sent|set|scheduled)",
)
SEARCHING: Final = _family(
    r"recherche active",
    r"consultations? (?:lancee?s?|en cours|ouvertes?)",
    r"projets? budgetes?",
    r"formulaire (?:de contact )?rempli",
    r"form filled in",
    r"asks? for a (?:quote|quotation|proposal|price)",
    r"appels? d offres?",
    r"cahiers? des charges",
    r"besoins? (?:exprimes?|formules?|identifies?|declares?|confirmes?)",
    r"exprime (?:un|son|leur|le) besoin",
    r"(?:leads?|demandes?|contacts?) entrante?s?",
    r"demandes? (?:de devis|de prix|d offres?|de demo\w*|d informations?)",
    r"(?:projet|budget) (?:valide|vote|alloue|defini)",
    r"budget estime",
    r"cherche un (?:nouveau )?(?:fournisseur|prestataire)",
    r"(?:calls?|invitations?|requests?) (?:for|to) (?:bids?|tenders?|proposals?|quotations?|quotes?)",
    r"tenders?",
    r"rf[pqi]s?",
    r"(?:expressed|stated|identified|confirmed|declared) needs?",
    r"needs? (?:is |are |was |were )?(?:expressed|stated|identified|confirmed)",
    r"inbound(?: leads?| requests?| enquir\w+)?",
    r"(?:demo|quote|price|information) requests?",
    r"(?:budget|project) (?:approved|allocated|confirmed)",
    r"(?:estimated|approved) budget",
    r"purchas(?:e|ing) timeframe",
    r"looking for a (?:new )?(?:supplier|vendor|provider)",
)
AFTER_SALE: Final = _family(
    r"livr(?:e|ee|es|ees|er|aisons?)",
    r"mises? en (?:service|route|oeuvre)",
    r"deploie(?:nt)?",
    r"deploiements?",
    r"utilis(?:e|ent|ation)",
    r"usages?",
    r"factur(?:e|es|ation)",
    r"pai(?:e|ent|ements?)",
    r"pay(?:e|ee|er|s|ed|ing|ments?)",
    r"encaiss\w+",
    r"regle(?:ments?|nt)?",
    r"deliver(?:y|ed|ies)",
    r"receives the goods",
    r"go live",
    r"live",
    r"onboard\w*",
    r"deploy\w*",
    r"uses?",
    r"using",
    r"adopts?",
    r"adoption",
    r"invoices?",
    r"invoiced",
    r"paid",
    r"renew\w*",
    r"renouvell\w+",
)
DEPOSIT: Final = _family(r"acomptes?", r"arrhes", r"depots? de garantie", r"deposits?", r"down payments?")
SIGNATURE: Final = _family(
    r"signatures?",
    r"signe(?:e|s|nt)?",
    r"sign(?:s|ed|ing)?",
    r"commande(?:s|nt)?",
    r"closed? won",
    r"won",
    r"gagnee?s?",
    r"closing",
    r"close",
    r"orders?",
    r"contrats? (?:signes?|cadres?)",
)
IMPLEMENTER: Final = _family(
    r"technicien(?:ne)?s?|operat(?:eur|rice)s?|assistant(?:e|s|es)?|secretaires?|magasiniers?|ouvriers?",
    r"standardistes?|agents?|executant(?:e|s|es)?|technicians?|operators?|secretar(?:y|ies)|clerks?",
    r"storekeepers?|workers?|receptionists?",
)
FORECAST: Final = _family(
    r"pipe(?:line)?",
    r"best case",
    r"worst case",
    r"commit",
    r"upside",
    r"forecast\w*",
    r"previsions?",
    r"previsionnel\w*",
    r"probab\w+",
    r"pondere\w*",
    r"weighted",
    r"(?:affaires?|leads?|deals?|prospects?) (?:chaude?s?|tiedes?|froide?s?)",
    r"(?:hot|warm|cold)(?: (?:lead|deal|prospect)s?)?",
    r"closed?",
    r"closed (?:won|lost)",
    r"won",
    r"lost",
    r"gagnee?s?",
    r"perdue?s?",
    r"closing",
    r"omitted",
    r"en (?:cours|attente|suspens)",
    r"in progress",
    r"pending",
    r"on hold",
)
NUMBERED: Final = _family(
    r"(?:r|rv|rdv) ?[1-9]",
    r"(?:1er|2e|2eme|3e|3eme|premier|premiere|deuxieme|second|seconde|troisieme|first|third) "
    r"(?:rendez vous|rdv|entretien|reunion|meeting|call|appointment|contact)",
    r"(?:meeting|call|appointment|etape|stage|phase|step|entretien|rendez vous) ?[1-9]",
)
SELLER: Final = _family(
    r"rencontr(?:e|ee|er|es)",
    r"re?contacter",
    r"rappel(?:er|s)?",
    r"signatures?",
    r"decouvertes?",
    r"discover(?:y|ies)?",
    r"qualif\w+",
    r"prospect(?:ion|ing|er|ed)",
    r"propos(?:e|er|ed|ing|als?|itions?)",
    r"devis",
    r"quot(?:e|es|ed|ing|ations?)",
    r"offres?",
    r"offers?",
    r"chiffrages?",
    r"cotations?",
    r"negoci\w+",
    r"negotiat\w+",
    r"demos?",
    r"demonstrations?",
    r"presenta(?:tions?)",
    r"present(?:er|ed|ing)?",
    r"pitch\w*",
    r"relanc\w+",
    r"follow(?:ed)? ups?",
    r"contact(?:s|e|ee|er|es|ed|ing)?",
    r"appels?",
    r"appointments?",
    r"calls?",
    r"called",
    r"visit(?:e|es|s|er|ed|ing)?",
    r"rendez vous",
    r"rdv",
    r"reunions?",
    r"meetings?",
    r"conclu(?:re|sion)",
    r"clos(?:e|ing|ed|er|ure)",
    r"develop(?:per|ped|ping|pement|ment)?",
    r"identif\w+",
    r"id",
    r"audits?",
    r"analys\w+",
    r"etudes?",
    r"envoi\w*",
    r"envoye(?:r|e|s|es)?",
    r"send(?:ing)?",
    r"sent",
    r"scheduled?",
    r"convaincre",
    r"convinc\w+",
    r"vendre",
    r"sell(?:ing)?",
    r"vente",
    r"leads?",
)
PASSIVE: Final = _family(
    r"qualifie(?:e|s|es)?",
    r"qualified",
    r"contacte(?:e|s|es)?",
    r"contacted",
    r"visite(?:e|s|es)?",
    r"visited",
    r"relance(?:e|s|es)?",
    r"appele(?:e|s|es)?",
    r"called",
    r"identifie(?:e|s|es)?",
    r"identified",
    r"rencontre(?:e|s|es)?",
    r"met",
    r"made",
    r"pris",
    r"demarche(?:e|s|es)?",
    r"cible(?:e|s|es)?",
    r"targeted",
    r"chaude?s?",
    r"tiedes?",
    r"froide?s?",
    r"gagnee?s?",
    r"perdue?s?",
    r"won",
    r"lost",
)
US: Final = _family(
    r"nous|notre|nos|je|mon|ma|mes|we|us|our|ours|i|my|produits?|gammes?|catalogues?|solutions?|references",
    r"experts?|expertise|savoir faire|leaders?|agences?|products?|ranges?|catalogs?|know how|branches",
    r"part numbers|features?|fonctionnalites?",
)
YOU: Final = _family(
    r"vous|votre|vos|clients?|confreres?|you|your|yours|customers?|peers?",
)
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
SELLER_SUBJECTS: Final = _set(
    """
    nous on je notre nos vendeur vendeuse vendeurs commercial commerciale commerciaux we i our us rep reps sales
    seller salesperson salesman saleswoman ingenieur technico
    """
)
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
    beneficiary payer signatory they
    """
)
SELLER_ORDERS: Final = _set(
    """
    envoyer presenter proposer relancer qualifier contacter appeler visiter faire send present propose qualify identify
    develop deliver demonstrate follow
    """
)
SELLER_TEAMS: Final = frozenset(("equipe commerciale", "force vente", "account manager", "account executive"))
