"""Evidence (preuves) of the sample: for each criterion of the distributor's process, what the client said or gave."""

from salesdesk.sample.phrases import french

_WORDS: dict[str, tuple[str, ...]] = {
    "S1e1": ("Fiche du site : {n2} machines tournantes critiques", "Relevé en visite : {n2} machines tournantes"),
    "S1e2": ("Contrôle du mois : cote favorable, pas d'incident", "Comptes déposés, encours possible"),
    "S1x1": ("Tableau des trois machines et des heures d'arrêt sur 12 mois", "Export de la GMAO remis par {who}"),
    "S1x2": ("Invitation acceptée par {who} pour le tour d'atelier", "Tour d'atelier daté, accepté par courriel"),
    "S2e1": ("Historique reçu de {who}, {n2} lignes", "Fichier des arrêts transmis par la maintenance"),
    "S2x1": ("Note de coût annuel signée par {who}", "Coût complet relu et paraphé par la production"),
    "S2x2": ("Feuille de volumes signée au magasin", "Urgences et retours constatés avec le magasinier"),
    "S3e1": ("Protocole d'essai signé, seuil fixé par {who}", "Protocole paraphé avec son seuil de réussite"),
    "S3x1": ("Relevé avant et après, signé par la production", "Mesures de six semaines signées par {who}"),
    "S3x2": ("« Nous décidons sur les arrêts évités, à la fin du mois. »", "Courriel de {boss} : critères et date"),
    "S4e1": ("Grille de choix reçue de {boss}", "Grille de l'acheteur, arrêts et énergie compris"),
    "S4e2": ("Encours accordé après contrôle", "Contrôle refait, plafond confirmé"),
    "S4x1": ("Contrat signé par {boss}, grille des extras jointe", "Bon de commande cadre signé"),
    "S4x2": ("Facture d'essai reçue, accusé de la comptabilité", "Circuit testé : accusé de réception du service"),
    "S5e1": ("Bon de livraison signé sans réserve", "Première livraison conforme, signée au quai"),
    "S5x1": ("Virement reçu, première facture soldée", "Encaissement constaté, sans litige"),
    "S5x2": ("Gain constaté signé par {who}", "Note de gain du trimestre validée par la production"),
}
PROOF_WORDS = {key: tuple(french(words) for words in choices) for key, choices in _WORDS.items()}
