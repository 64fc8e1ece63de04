<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>StageBox</name>
    <message><source>{n} au-delà</source><translation>{n} beyond</translation></message>
    <message><source>Délai {days}</source><translation>Standard {days}</translation></message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>Suit la version {n}</source>
        <translation>Follows version {n}</translation>
    </message>
    <message>
        <source>La version {n} n’a pas d’étape correspondante</source>
        <translation>Version {n} has no stage for it to go to</translation>
    </message>
    <message>
        <source>Passer à la version {n}</source>
        <translation>Move to version {n}</translation>
    </message>
    <message><source>Signée…</source><translation>Signed…</translation></message>
    <message><source>Paiement reçu…</source><translation>Payment received…</translation></message>
    <message><source>Perdue…</source><translation>Lost…</translation></message>
    <message><source>Sans décision…</source><translation>No decision…</translation></message>
    <message><source>Rouvrir</source><translation>Reopen</translation></message>
    <message><source>Modifier</source><translation>Edit</translation></message>
    <message><source>Pour en sortir</source><translation>To leave it</translation></message>
    <message><source>sans date</source><translation>no date</translation></message>
    <message><source>Étape {place} sur {stages}</source><translation>Stage {place} of {stages}</translation></message>
    <message><source>À l’entrée, pour mémoire</source><translation>At entry, for the record</translation></message>
    <message><source>{n} preuve manque</source><translation>{n} piece of evidence is missing</translation></message>
    <message><source>{n} preuves manquent</source><translation>{n} pieces of evidence are missing</translation></message>
    <message><source>Toutes les preuves sont là.</source><translation>All the evidence is there.</translation></message>
    <message><source>Prochaine étape</source><translation>Next step</translation></message>
    <message><source>Bénéfices chiffrés</source><translation>Benefits with figures</translation></message>
    <message><source>Engagements</source><translation>Commitments</translation></message>
    <message><source>Le client</source><translation>The client</translation></message>
    <message><source>Nous</source><translation>We</translation></message>
    <message><source>Preuves des autres étapes</source><translation>Evidence of other stages</translation></message>
    <message><source>Chemin parcouru</source><translation>The way so far</translation></message>
    <message><source>Enregistrée sur ce poste</source><translation>Saved on this computer</translation></message>
    <message><source>Étape</source><translation>Stage</translation></message>
    <message><source>{days} jours dans l’étape, délai {standard}</source><translation>{days} days in the stage, standard {standard}</translation></message>
    <message><source>Passer à l’étape suivante</source><translation>Go to the next stage</translation></message>
    <message><source>Avancer sans ces preuves…</source><translation>Go on without this evidence…</translation></message>
    <message><source>Vers « {stage} »</source><translation>To “{stage}”</translation></message>
    <message><source>Personne n’est connu comme : {roles}</source><translation>Nobody is known as: {roles}</translation></message>
    <message><source>Décision attendue {day}</source><translation>Decision expected {day}</translation></message>
    <message><source>Revenir à l’étape {n}</source><translation>Back to stage {n}</translation></message>
    <message><source>à confirmer</source><translation>to confirm</translation></message>
    <message><source>{paid} payés</source><translation>{paid} paid</translation></message>
    <message>
        <source>Proposition</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>Commentée le {day}</source>
        <translation>Gone through on {day}</translation>
    </message>
    <message>
        <source>Commentée aujourd’hui</source>
        <translation>Gone through today</translation>
    </message>
    <message>
        <source>Envoyée le {day}</source>
        <translation>Sent on {day}</translation>
    </message>
    <message>
        <source>Envoyée aujourd’hui</source>
        <translation>Sent today</translation>
    </message>
</context>
<context>
    <name>ProofRow</name>
    <message><source>Prouvé</source><translation>Proved</translation></message>
    <message><source>À prouver</source><translation>To prove</translation></message>
    <message><source>Prouver</source><translation>Prove</translation></message>
    <message><source>Retirer cette preuve</source><translation>Withdraw this evidence</translation></message>
    <message><source>Prouver : {criterion}</source><translation>Prove: {criterion}</translation></message>
</context>
<context>
    <name>PassageRow</name>
    <message>
        <source>Suit une version plus récente</source>
        <translation>Follows a newer version</translation>
    </message>
    <message><source>Dérogation : {reason}</source><translation>Override: {reason}</translation></message>
    <message><source>Sans preuve de : {missing}</source><translation>Without evidence of: {missing}</translation></message>
    <message><source>Étape importée, sans preuve</source><translation>Imported stage, without evidence</translation></message>
</context>
<context>
    <name>FilterBar</name>
    <message><source>De qui</source><translation>Whose</translation></message>
    <message><source>Processus</source><translation>Process</translation></message>
    <message><source>Étape</source><translation>Stage</translation></message>
    <message><source>Au-delà du délai</source><translation>Beyond standard</translation></message>
    <message><source>Toute l’équipe</source><translation>The whole team</translation></message>
    <message><source>Mes affaires</source><translation>My deals</translation></message>
    <message><source>En cours</source><translation>In progress</translation></message>
    <message><source>Terminées</source><translation>Ended</translation></message>
    <message><source>Tableau</source><translation>Board</translation></message>
    <message><source>Liste</source><translation>List</translation></message>
    <message><source>Toutes les étapes</source><translation>All stages</translation></message>
</context>
<context>
    <name>OverrideForm</name>
    <message><source>Avancer par dérogation</source><translation>Go on by override</translation></message>
    <message><source>Ce qui justifie d’avancer quand même</source><translation>What justifies going on all the same</translation></message>
    <message><source>Raison</source><translation>Reason</translation></message>
    <message><source>Sans ces preuves :</source><translation>Without this evidence:</translation></message>
    <message><source>Signée par {name}, datée d’aujourd’hui et montrée au responsable.</source><translation>Signed by {name}, dated today and shown to the manager.</translation></message>
    <message><source>Écrivez la raison.</source><translation>Write the reason.</translation></message>
    <message><source>Vers « {stage} »</source><translation>To “{stage}”</translation></message>
</context>
<context>
    <name>EndForm</name>
    <message><source>Dans les mots du client</source><translation>In the client’s words</translation></message>
    <message><source>Montant signé</source><translation>Amount signed</translation></message>
    <message><source>Montant reçu</source><translation>Amount received</translation></message>
    <message><source>Pourquoi ?</source><translation>Why?</translation></message>
    <message><source>Écrivez pourquoi, dans les mots du client.</source><translation>Write why, in the client’s words.</translation></message>
    <message><source>Noter la signature</source><translation>Record the signature</translation></message>
    <message><source>Signée le</source><translation>Signed on</translation></message>
    <message><source>Clore comme perdue</source><translation>Close as lost</translation></message>
    <message><source>Perdue le</source><translation>Lost on</translation></message>
    <message><source>Clore sans décision</source><translation>Close without a decision</translation></message>
    <message><source>Constaté le</source><translation>Noticed on</translation></message>
    <message><source>Noter le paiement</source><translation>Record the payment</translation></message>
    <message><source>Payé le</source><translation>Paid on</translation></message>
    <message><source>Un montant supérieur à zéro</source><translation>An amount above zero</translation></message>
</context>
<context>
    <name>AffairForm</name>
    <message><source>facultatif</source><translation>optional</translation></message>
    <message><source>Nom du compte</source><translation>Name of the account</translation></message>
    <message><source>Ce que le client veut obtenir</source><translation>What the client wants to obtain</translation></message>
    <message><source>Compte</source><translation>Account</translation></message>
    <message><source>Affaire</source><translation>Deal</translation></message>
    <message><source>Processus</source><translation>Process</translation></message>
    <message><source>Décision attendue le</source><translation>Decision expected on</translation></message>
    <message><source>Choisissez un compte de la liste.</source><translation>Choose an account from the list.</translation></message>
    <message><source>Donnez un nom à l’affaire.</source><translation>Give the deal a name.</translation></message>
    <message><source>Cette date ne se lit pas.</source><translation>This date cannot be read.</translation></message>
    <message><source>Personne en particulier</source><translation>Nobody in particular</translation></message>
    <message><source>Aucun produit</source><translation>No product</translation></message>
    <message><source>Interlocuteur</source><translation>Contact</translation></message>
    <message><source>Produit</source><translation>Product</translation></message>
    <message><source>Montant</source><translation>Amount</translation></message>
</context>
<context>
    <name>Gestures</name>
    <message><source>Preuve enregistrée</source><translation>Evidence recorded</translation></message>
    <message><source>{affair} est à l’étape « {stage} »</source><translation>{affair} is at the stage “{stage}”</translation></message>
    <message><source>Preuve retirée</source><translation>Evidence withdrawn</translation></message>
    <message><source>Affaire rouverte</source><translation>Deal reopened</translation></message>
    <message><source>Nouvelle affaire</source><translation>New deal</translation></message>
    <message><source>Ouvrir l’affaire</source><translation>Open the deal</translation></message>
    <message><source>Signature notée ; la vente sera faite une fois payée</source><translation>Signature recorded; the sale is made once it is paid</translation></message>
    <message><source>Paiement noté</source><translation>Payment recorded</translation></message>
    <message><source>Affaire close : perdue</source><translation>Deal closed: lost</translation></message>
    <message><source>Affaire close : sans décision</source><translation>Deal closed: no decision</translation></message>
    <message><source>Modifier l’affaire</source><translation>Edit the deal</translation></message>
    <message><source>Enregistrer</source><translation>Save</translation></message>
    <message><source>Annuler</source><translation>Cancel</translation></message>
    <message><source>{affair} est enregistrée</source><translation>{affair} is saved</translation></message>
    <message><source>{affair} est ouverte</source><translation>{affair} is open</translation></message>
    <message>
        <source>Proposition notée comme commentée</source>
        <translation>Proposal noted as gone through</translation>
    </message>
    <message>
        <source>Proposition notée comme envoyée</source>
        <translation>Proposal noted as sent</translation>
    </message>
</context>
<context>
    <name>BoardHead</name>
    <message><source>Affaires</source><translation>Deals</translation></message>
    <message><source>Nouvelle affaire</source><translation>New deal</translation></message>
    <message><source>Nouvelle affaire (N)</source><translation>New deal (N)</translation></message>
    <message><source>Idéal pour un commercial</source><translation>Ideal for one rep</translation></message>
    <message><source>Idéal pour {n} commerciaux</source><translation>Ideal for {n} reps</translation></message>
    <message><source>en cours</source><translation>in progress</translation></message>
    <message><source>ouvertes</source><translation>open</translation></message>
    <message><source>signées, à encaisser</source><translation>signed, unpaid</translation></message>
    <message><source>au-delà du délai</source><translation>beyond standard</translation></message>
    <message><source>sans suite datée</source><translation>no dated next step</translation></message>
    <message><source>payés</source><translation>paid</translation></message>
</context>
<context>
    <name>OpportunitiesPage</name>
    <message><source>Affaires</source><translation>Deals</translation></message>
    <message><source>Aucune affaire ne correspond</source><translation>No deal matches</translation></message>
    <message><source>Rien ne répond à ces filtres.</source><translation>Nothing answers to these filters.</translation></message>
    <message><source>Tout afficher</source><translation>Show all</translation></message>
    <message><source>Ouvrir l’affaire</source><translation>Open the deal</translation></message>
    <message><source>Entrée</source><translation>Enter</translation></message>
    <message><source>Ouvrir le compte</source><translation>Open the account</translation></message>
    <message><source>Aucune affaire terminée</source><translation>No deal has ended</translation></message>
    <message><source>Les affaires payées, perdues ou sans décision se retrouvent ici, avec leur raison.</source><translation>Deals that are paid, lost or without a decision are found here, with their reason.</translation></message>
    <message><source>Ouvrez votre première affaire</source><translation>Open your first deal</translation></message>
    <message><source>Elle avance quand le client donne une preuve : ses mots, un document, un montant. Elle est faite quand elle est payée.</source><translation>It moves on when the client gives evidence: words, a document, an amount. It is made when it is paid.</translation></message>
    <message><source>Nouvelle affaire</source><translation>New deal</translation></message>
    <message><source>Modifier</source><translation>Edit</translation></message>
    <message><source>Enregistrée sur ce poste, pas encore envoyée</source><translation>Saved on this computer, not sent yet</translation></message>
    <message><source>Étape suivante</source><translation>Next stage</translation></message>
    <message><source>Signée…</source><translation>Signed…</translation></message>
    <message><source>Perdue…</source><translation>Lost…</translation></message>
    <message><source>Paiement reçu…</source><translation>Payment received…</translation></message>
</context>
<context>
    <name>Staircase</name>
    <message><source>idéal {n}</source><translation>ideal {n}</translation></message>
    <message><source>Réel et idéal par étape : {steps}</source><translation>Real and ideal by stage: {steps}</translation></message>
</context>
<context>
    <name>PipelineWords</name>
    <message><source>{proved}/{wanted} preuves</source><translation>{proved}/{wanted} proved</translation></message>
    <message><source>{days} sur {standard}</source><translation>{days} of {standard}</translation></message>
    <message><source>{amount} par an</source><translation>{amount} a year</translation></message>
    <message><source>{n} affaire</source><translation>{n} deal</translation></message>
    <message><source>{n} affaires</source><translation>{n} deals</translation></message>
    <message><source>aucune preuve demandée</source><translation>no evidence asked for</translation></message>
    <message><source>Aucune suite datée</source><translation>No dated next step</translation></message>
    <message><source>En cours</source><translation>In progress</translation></message>
    <message><source>Étape importée, sans preuve</source><translation>Imported stage, without evidence</translation></message>
    <message><source>au-delà du délai</source><translation>beyond standard</translation></message>
    <message><source>Signée, à encaisser</source><translation>Signed, unpaid</translation></message>
    <message><source>Perdue</source><translation>Lost</translation></message>
    <message><source>Sans décision</source><translation>No decision</translation></message>
    <message><source>{days} sur {standard}, +{over}</source><translation>{days} of {standard}, +{over}</translation></message>
    <message><source>Payée</source><translation>Paid</translation></message>
    <message><source>Dérogation : {reason}</source><translation>Override: {reason}</translation></message>
    <message><source>{n} j</source><translation>{n} d</translation></message>
</context>
</TS>
