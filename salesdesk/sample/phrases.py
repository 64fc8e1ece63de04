"""Sentences (phrases) from which the notes of the sample are made, as a French rep would type them.

Placeholders: {who} the person met, {boss} who decides, {machine}, {part}, {n} a small number, {h} hours, {eur} euros,
{days} days, {pct} a percentage.
"""

from collections.abc import Mapping

from salesdesk.domain.visits import VisitPurpose

NARROW = "\u202f"
NO_BREAK = "\u00a0"


def french(text: str) -> str:
    """Puts the no-break spaces of French typography into a text typed with plain ones."""
    for mark in (";", "!", "?"):
        text = text.replace(f" {mark}", f"{NARROW}{mark}")
    for plain, typed in ((" :", ":"), (" »", "»"), (" €", "€"), (" %", "%")):
        text = text.replace(plain, NO_BREAK + typed)
    return text.replace("« ", f"«{NO_BREAK}").replace("'", "’")


def euros(amount: int) -> str:
    """Writes an amount in euros with its thousands apart: 6 200 €."""
    return f"{amount:,}".replace(",", NARROW) + f"{NO_BREAK}€"


def filled(sentence: str, slots: Mapping[str, object]) -> str:
    """Fills the placeholders of a sentence, and contracts the article that may follow « de »."""
    return sentence.format(**slots).replace(" de le ", " du ")


def _bank(*sentences: str) -> tuple[str, ...]:
    return tuple(french(sentence) for sentence in sentences)


STAKE = "Enjeu exprimé par le client"
COST = "Ce que cela leur coûte aujourd’hui"
DECISION = "Qui décide, et comment"
BEYOND = "Travail hors périmètre repéré"
NEXT = "Suite convenue"
DISPUTE = "Litige en cours"
RESULT = "Résultat constaté"
PAYMENT = "Paiement"

BANKS: dict[str, tuple[str, ...]] = {
    STAKE: _bank(
        "{who} veut **tenir la cadence** sans racheter de machine : {machine} s'est arrêtée {n} fois depuis janvier.",
        "Leur souci du moment est {machine}. **{n} arrêts en deux mois**, toujours le vendredi, jamais la même cause.",
        "{who} parle d'abord des délais : une panne sur {machine} décale la semaine et il faut rappeler les clients.",
        "Contrôle qualité en vue : {who} demande **moins de variabilité** sur {machine}, le reste peut attendre.",
        "L'équipe de nuit manque de {part} et va les chercher dans l'autre atelier ; {who} veut que cela cesse.",
        "Nouveau responsable, nouvelles règles : {who} doit **réduire le stock de {part}** sans prendre de risque.",
        "{who} constate que les {part} s'usent deux fois plus vite qu'avant le changement de matière première.",
        "Le site reprend la production d'un confrère au printemps. {who} cherche à **sécuriser {machine}** avant.",
        "Pour {who}, la question n'est pas le prix des {part}, c'est l'attente : {days} jours la dernière fois.",
        "Ils ont perdu un technicien. {who} veut **des interventions plus courtes** et des pièces déjà préparées.",
        "{who} revient de congé avec {n} demandes urgentes sur {machine} ; il souhaite en sortir une fois pour toutes.",
        "La direction demande {pct} % d'énergie en moins. {who} pense à {machine}, qui tourne toute l'année.",
        "{who} compare notre offre de {part} à celle d'un autre distributeur et attend autre chose qu'une remise.",
        "Le magasin commande {n} fois par semaine au téléphone. {who} reconnaît que personne n'a compté ce temps.",
    ),
    COST: _bank(
        "Un arrêt dure {h} heures en moyenne, soit **environ {eur}** de marge perdue : le chiffre est de {who}.",
        "Stock dormant de {part} estimé à **{eur}** ; {who} a sorti la liste devant moi.",
        "{n} livraisons urgentes le mois dernier. À {eur} l'une, transport compris, {who} a fait la grimace.",
        "Heures supplémentaires du samedi : {h} heures par mois. Coût complet annoncé par le service paie : **{eur}**.",
        "Rebuts après redémarrage de {machine} : {eur} par trimestre, mesurés par la qualité et non estimés.",
        "La pompe d'origine consomme {pct} % de trop à débit réduit ; {who} parle de **{eur} par an** de courant.",
        "Pénalité de retard payée une fois cette année : {eur}. {who} ne veut pas en voir une deuxième.",
        "Temps passé à chercher des {part} : {h} heures par semaine pour deux personnes, soit {eur} par an environ.",
        "{who} n'a pas encore le chiffre. La comptabilité le donne d'ici {days} jours ; ordre de grandeur : {eur}.",
        "Dernière panne de {machine} : {h} heures, un intérimaire renvoyé, **{eur} au total** avec les rebuts.",
        "Ils louent un groupe de secours {n} semaines par an, {eur} la semaine. Le poste n'était suivi par personne.",
        "Retours de {part} pour erreur de référence : {n} par mois, {eur} d'avoirs et de temps de magasin sur l'année.",
    ),
    DECISION: _bank(
        "{boss} signe au-delà de {eur} ; {who} recommande et choisit la date de l'essai.",
        "Circuit court : {who} propose, **{boss} tranche** en réunion du lundi.",
        "{who} a le budget courant. Pour un contrat à l'année, il faut {boss} et deux offres comparées.",
        "Comité d'achat dans {days} jours. **{boss}** regarde le délai de retour avant le prix.",
        "{boss} veut voir les mesures du site, pas une brochure ; {who} les lui portera lui-même.",
        "Décision à trois : {who}, {boss} et la qualité. Rien avant la fin de l'inventaire.",
        "{who} décide seul sous {eur}. Au-dessus, {boss} demande un tableau sur trois ans.",
        "Le groupe impose un contrat cadre ; {boss} peut y déroger si le gain est mesuré et écrit.",
        "{boss} n'était pas là. {who} lui transmet mes trois chiffres ce soir et me dit sa réaction.",
        "Critères donnés par {boss} : arrêts évités, délai de livraison, puis prix. Dans cet ordre.",
    ),
    BEYOND: _bank(
        "{who} demande le repérage complet des {part} : à chiffrer et à annoncer **avant** de commencer.",
        "Demande d'astreinte le week-end de l'inventaire. Prix à donner avant tout accord, rien d'offert.",
        "Réglage de {machine} demandé « en passant » : {h} heures, hors contrat. Prix annoncé, réponse attendue.",
        "Ils voudraient une formation de l'équipe de nuit. Hors périmètre : proposition séparée, {eur} environ.",
        "Reprise des étiquettes du magasin évoquée par {who}. Je n'ai rien promis, le prix part cette semaine.",
        "Livraison à {n} points du site au lieu d'un : nouveau coût pour nous, à mettre dans la grille des extras.",
    ),
    NEXT: _bank(
        "{who} sort l'historique des arrêts d'ici {days} jours ; je reviens avec le calcul sur une page.",
        "Prochain point fixé avec {who} : on relit ensemble les chiffres et on choisit la machine pilote.",
        "Je confirme par courrier les trois engagements pris, {who} valide les quantités de {part}.",
        "**Essai sur {machine}** accepté dans son principe ; {who} fixe lui-même le seuil de réussite.",
        "Rendez-vous à prendre avec {boss}. {who} propose un créneau avant la fin du mois.",
        "{who} rappelle quand le magasin aura compté les {part}. Sans nouvelles, j'appelle dans {days} jours.",
        "On laisse passer l'arrêt annuel ; reprise du sujet avec {who} et le relevé des heures.",
        "Je prépare la comparaison sur trois ans demandée par {boss}, avec leurs mesures et non les nôtres.",
        "{who} présente le gain à sa direction avec ses propres mots ; je lui ai laissé la feuille de calcul.",
        "Envoi du protocole d'essai demain. {who} le signe ou le corrige, réponse sous {days} jours.",
        "Pas de suite avant {n} semaines : {who} préfère attendre le nouveau budget, je note la date.",
        "{who} nous ouvre le deuxième atelier ; visite à caler avec le chef d'équipe.",
    ),
    DISPUTE: _bank(
        "La commande passée par téléphone portait la **mauvaise référence** : {n} lots de {part} inutilisables.",
        "{who} bloque la facture de {eur} tant que l'échange n'est pas livré. Il garde les cartons sur le quai.",
        "Origine retrouvée ensemble : référence dictée, jamais relue. **La question n'a pas été posée à la commande.**",
        "{who} reste calme mais compte : {h} heures d'arrêt imputées à notre erreur, {eur} selon lui.",
        "Échange promis sous {days} jours, avoir émis le jour même ; la facture repart une fois la pièce reçue.",
        "Désormais, toute commande au-dessus de {eur} est relue par écrit. {who} trouve que cela aurait dû exister.",
    ),
    RESULT: _bank(
        "Depuis la pose, {machine} ne s'est arrêtée qu'une fois. {who} **confirme {eur} gagnés** sur le trimestre.",
        "Promis {eur}, constaté un peu moins : l'équipe du soir n'applique pas encore le nouveau réglage.",
        "{who} a montré le relevé à {boss} : {pct} % d'arrêts en moins, c'est signé par la production.",
        "Le stock de {part} a fondu de {pct} %. {who} demande la même chose sur l'autre magasin.",
        "Gain du trimestre validé par écrit : {eur}. {who} accepte d'en parler à un confrère du groupe.",
        "Résultat mitigé : {machine} va bien, mais les urgences continuent, {n} encore ce mois-ci.",
        "{who} compte les heures récupérées : {h} par mois, réaffectées au préventif.",
    ),
    PAYMENT: _bank(
        "Facture en règle, mise au paiement à l'échéance ; {who} vérifie seulement le numéro de commande.",
        "Rien ne bloque : bon de livraison signé, **paiement prévu** avec la série de fin de mois.",
        "{who} n'avait pas reçu la facture. Renvoyée pendant l'appel, échéance inchangée.",
        "Le service de {boss} demande une facture unique par mois ; je transmets, accord de principe.",
        "Échéance dans {days} jours, pas de réserve sur la livraison. {who} remercie d'avoir appelé avant.",
        "Validation en attente chez {boss} ; {who} s'en occupe aujourd'hui et me confirme par écrit.",
    ),
}

OUTLINE: dict[VisitPurpose, tuple[str, ...]] = {
    VisitPurpose.DISCOVERY: (STAKE, COST, DECISION, NEXT),
    VisitPurpose.PROSPECTING: (STAKE, COST, NEXT),
    VisitPurpose.VALUE: (STAKE, COST, BEYOND, NEXT),
    VisitPurpose.PROPOSAL: (COST, DECISION, NEXT),
    VisitPurpose.CLOSING: (DECISION, PAYMENT, NEXT),
    VisitPurpose.FOLLOW_UP: (STAKE, COST, NEXT),
    VisitPurpose.BENEFIT_REVIEW: (RESULT, STAKE, NEXT),
    VisitPurpose.PRE_DUE: (PAYMENT, STAKE, NEXT),
    VisitPurpose.DISPUTE: (DISPUTE, PAYMENT, NEXT),
    VisitPurpose.OTHER: (STAKE, COST, NEXT),
}

CLIENT_PROMISES = _bank(
    "Sortir l'historique des arrêts de {machine}",
    "Envoyer la liste des {part} en stock",
    "Donner le coût d'une heure d'arrêt",
    "Faire valider les quantités par {boss}",
    "Transmettre les critères de choix",
    "Signer le protocole d'essai",
    "Organiser le tour d'atelier",
    "Confirmer la date de décision",
    "Envoyer le bon de commande",
    "Désigner la personne qui suivra l'essai",
    "Relever la consommation de {machine}",
    "Compter les livraisons urgentes du mois",
)
REP_PROMISES = _bank(
    "Envoyer le calcul de gain sur une page",
    "Confirmer le délai des {part}",
    "Préparer la comparaison sur trois ans",
    "Envoyer le compte rendu à {who}",
    "Réserver l'instrument de mesure",
    "Faire confirmer la date de livraison par la production",
    "Chiffrer l'astreinte avant le prochain rendez-vous",
    "Proposer une liste d'articles à stock convenu",
    "Appeler {boss} pour préparer le comité",
    "Apporter un cas client comparable",
)
GOALS = {
    VisitPurpose.FOLLOW_UP: _bank(
        "Faire chiffrer le dernier arrêt de {machine}",
        "Obtenir le nom de celui qui signe",
        "Vérifier la tenue des {part} en service",
        "Trouver la prochaine affaire avec {who}",
    ),
    VisitPurpose.PROSPECTING: _bank(
        "Obtenir un tour d'atelier", "Savoir quelle machine arrête tout", "Rencontrer la maintenance"
    ),
    VisitPurpose.PRE_DUE: _bank(
        "S'assurer que rien ne bloque le paiement",
    ),
    VisitPurpose.DISPUTE: _bank(
        "Clore le litige : échange reçu, facture débloquée",
    ),
    VisitPurpose.BENEFIT_REVIEW: _bank(
        "Comparer promis et constaté avec {who}",
    ),
}
NOT_HELD = _bank(
    "Interlocuteur absent", "Reporté à la demande du client", "Arrêt de production sur le site", "Route coupée",
    "Malade ce jour-là", "Remplacé par un appel",
)  # fmt: skip
LOST = _bank(
    "Budget gelé par le groupe", "Coût du problème trop faible, arrêté d'un commun accord",
    "Concurrent en place reconduit", "Projet reporté sans date", "Prix de pièce seul critère", "Solvabilité refusée",
)  # fmt: skip
OVERRIDES = _bank(
    "Le responsable est en arrêt, {who} a confirmé de vive voix",
    "Document annoncé pour la semaine prochaine, essai déjà commencé",
    "Décision du groupe, la preuve suivra",
    "Le client veut démarrer avant la fin du mois",
)
DEALS = _bank(
    "Contrat cadre {part}", "Fiabiliser {machine}", "Stock convenu au magasin", "Pompage économe",
    "Réduction des urgences", "Contrat pièces critiques", "Essai pilote sur {machine}", "Renouvellement des {part}",
)  # fmt: skip
AGREED = _bank(
    "« C'est bien ce que cela nous coûte. »", "« Je peux le défendre devant la direction. »",
    "« Ce chiffre est le nôtre, gardez-le. »", "« D'accord, à condition de le mesurer. »",
)  # fmt: skip
CLIENT_CASE_NOTES = french(
    "## Résultat constaté\n\n"
    "**Ruptures −62 % en 5 mois**, relevé signé par la production. Promis 21\u202f000 €, constaté 18\u202f700 € : "
    "j'ai dit l'écart le premier, {who} l'explique par l'équipe du soir, qui n'applique pas encore le réglage.\n\n"
    "## Paiement\n\n"
    "Facture payée à 30 jours, sans réserve. La comptabilité apprécie la facture unique du mois.\n\n"
    "## Suite convenue\n\n"
    "{who} accepte d'être cité auprès d'un confrère laitier. Deuxième ligne à ouvrir, la date dépend du planning."
)
