<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>AccountForm</name>
    <message>
        <source>Votre saisie interrompue est reprise.</source>
        <translation>What you were typing has been brought back.</translation>
    </message>
    <message>
        <source>Repartir de la fiche</source>
        <translation>Start again from the record</translation>
    </message>
    <message>
        <source>Nom du compte</source>
        <translation>Account name</translation>
    </message>
    <message>
        <source>SIREN</source>
        <translation>SIREN</translation>
    </message>
    <message>
        <source>SIRET</source>
        <translation>SIRET</translation>
    </message>
    <message>
        <source>TVA intracommunautaire</source>
        <translation>EU VAT number</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Courriel</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Rue</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>Choisissez-la : code postal et position suivent.</source>
        <translation>Pick it: postcode and position follow.</translation>
    </message>
    <message>
        <source>Code postal</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Secteur</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>CA annuel avec nous</source>
        <translation>Yearly sales with us</translation>
    </message>
    <message>
        <source>Potentiel annuel</source>
        <translation>Yearly potential</translation>
    </message>
    <message>
        <source>Encours autorisé</source>
        <translation>Credit limit</translation>
    </message>
    <message>
        <source>Contacts prévus dans l’année</source>
        <translation>Contacts planned this year</translation>
    </message>
    <message>
        <source>Délai de paiement (jours)</source>
        <translation>Payment terms (days)</translation>
    </message>
    <message>
        <source>Source de la vérification</source>
        <translation>Source of the check</translation>
    </message>
    <message>
        <source>Horaires d’ouverture</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>Créneaux de visite</source>
        <translation>Visit windows</translation>
    </message>
    <message>
        <source>Étiquettes</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Séparées par des virgules.</source>
        <translation>Separated by commas.</translation>
    </message>
    <message>
        <source>Non renseigné</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Statut</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Jamais vérifiée</source>
        <translation>Never checked</translation>
    </message>
    <message>
        <source>Solvabilité</source>
        <translation>Solvency</translation>
    </message>
    <message>
        <source>Vérifiée le</source>
        <translation>Checked on</translation>
    </message>
    <message>
        <source>Titulaire</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Potentiel</source>
        <translation>Potential</translation>
    </message>
    <message>
        <source>Paiement et solvabilité</source>
        <translation>Payment and solvency</translation>
    </message>
    <message>
        <source>Visites</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Écrivez un nombre.</source>
        <translation>Write a number.</translation>
    </message>
    <message>
        <source>Ce compte existe peut-être déjà</source>
        <translation>This account may exist already</translation>
    </message>
    <message>
        <source>Ouvrir celui-là</source>
        <translation>Open that one</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Créer le compte</source>
        <translation>Create the account</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Nouveau compte</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>Seul le nom est obligatoire.</source>
        <translation>Only the name is required.</translation>
    </message>
    <message>
        <source>« {name} » est enregistré.</source>
        <translation>“{name}” is saved.</translation>
    </message>
    <message><source>Société mère</source><translation>Parent company</translation></message>
    <message><source>Un compte de la liste, ou rien.</source><translation>An account from the list, or nothing.</translation></message>
    <message><source>Choisissez un compte de la liste, ou effacez.</source><translation>Choose an account from the list, or clear it.</translation></message>
    <message><source>Pays</source><translation>Country</translation></message>
    <message><source>Monnaie</source><translation>Currency</translation></message>
    <message><source>Effectif</source><translation>Employees</translation></message>
    <message><source>Année de création</source><translation>Founded in</translation></message>
</context>
<context>
    <name>AccountHeader</name>
    <message>
        <source>Préparer</source>
        <translation>Prepare</translation>
    </message>
    <message>
        <source>Préparer la conversation (P)</source>
        <translation>Prepare the conversation (P)</translation>
    </message>
    <message>
        <source>Planifier une visite</source>
        <translation>Plan a visit</translation>
    </message>
    <message>
        <source>Modifier le compte</source>
        <translation>Edit the account</translation>
    </message>
    <message>
        <source>Supprimer le compte</source>
        <translation>Delete the account</translation>
    </message>
    <message>
        <source>Enregistré sur ce poste, pas encore envoyé</source>
        <translation>Saved here, not sent yet</translation>
    </message>
    <message>
        <source>Prochaine étape</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Commune inconnue</source>
        <translation>Town unknown</translation>
    </message>
    <message>
        <source>CA annuel : {amount}</source>
        <translation>Yearly sales: {amount}</translation>
    </message>
    <message>
        <source>Potentiel : {amount}</source>
        <translation>Potential: {amount}</translation>
    </message>
    <message>
        <source>{n} contacts pour {total} prévus</source>
        <translation>{n} contacts for {total} planned</translation>
    </message>
    <message>
        <source>Contact {n} sur {total} prévus</source>
        <translation>Contact {n} of {total} planned</translation>
    </message>
    <message>
        <source>Aucun contact prévu</source>
        <translation>No contact planned</translation>
    </message>
    <message>
        <source>À fixer avec le client</source>
        <translation>To be agreed with the client</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Calculer un bénéfice pour ce compte</source>
        <translation>Compute a benefit for this account</translation>
    </message>
    <message>
        <source>Historique des bénéfices</source>
        <translation>History of benefits</translation>
    </message>
    <message>
        <source>Relevé des bénéfices</source>
        <translation>Statement of benefits</translation>
    </message>
    <message>
        <source>Interlocuteurs</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Fil</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Promesses et affaires</source>
        <translation>Promises and deals</translation>
    </message>
    <message>
        <source>Ce compte n’est plus là</source>
        <translation>This account is no longer here</translation>
    </message>
    <message>
        <source>Il a été supprimé, ou il est passé à quelqu’un d’autre.</source>
        <translation>It was deleted, or passed on to somebody else.</translation>
    </message>
    <message>
        <source>Voir le portefeuille</source>
        <translation>See the portfolio</translation>
    </message>
    <message>
        <source>Promesse tenue</source>
        <translation>Promise kept</translation>
    </message>
    <message>
        <source>Promesse non tenue</source>
        <translation>Promise broken</translation>
    </message>
    <message><source>Compte</source><translation>Account</translation></message>
    <message><source>Préparer la prochaine conversation</source><translation>Prepare the next conversation</translation></message>
    <message><source>Planifier une visite</source><translation>Plan a visit</translation></message>
    <message><source>Modifier le compte</source><translation>Edit the account</translation></message>
    <message><source>Ajouter un interlocuteur</source><translation>Add a person</translation></message>
    <message><source>Supprimer le compte</source><translation>Delete the account</translation></message>
</context>
<context>
    <name>AccountWords</name>
    <message>
        <source>{n} interlocuteur</source>
        <translation>{n} contact</translation>
    </message>
    <message>
        <source>{n} interlocuteurs</source>
        <translation>{n} contacts</translation>
    </message>
    <message>
        <source>{n} visite prévue</source>
        <translation>{n} planned visit</translation>
    </message>
    <message>
        <source>{n} visites prévues</source>
        <translation>{n} planned visits</translation>
    </message>
    <message>
        <source>{n} affaire ouverte</source>
        <translation>{n} open deal</translation>
    </message>
    <message>
        <source>{n} affaires ouvertes</source>
        <translation>{n} open deals</translation>
    </message>
    <message>
        <source>« {name} » est supprimé.</source>
        <translation>“{name}” is deleted.</translation>
    </message>
    <message>
        <source>« {name} » est supprimé. Restent enregistrés : {parts}.</source>
        <translation>“{name}” is deleted. Still kept: {parts}.</translation>
    </message>
    <message>
        <source>{name} est supprimé.</source>
        <translation>{name} is deleted.</translation>
    </message>
    <message>
        <source>Visite</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Visioconférence</source>
        <translation>Video call</translation>
    </message>
    <message>
        <source>Appel</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Courriel</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Événement</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>prévue à {time}</source>
        <translation>planned at {time}</translation>
    </message>
    <message>
        <source>faite à {time}</source>
        <translation>held at {time}</translation>
    </message>
    <message>
        <source>manquée</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>annulée</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>le client s’engage</source>
        <translation>the client commits</translation>
    </message>
    <message>
        <source>à poursuivre</source>
        <translation>to be continued</translation>
    </message>
    <message>
        <source>sans décision</source>
        <translation>no decision</translation>
    </message>
    <message>
        <source>refus</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>client absent</source>
        <translation>client did not show</translation>
    </message>
    <message>
        <source>non conclue</source>
        <translation>not concluded</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Notre engagement</source>
        <translation>Our commitment</translation>
    </message>
    <message>
        <source>Engagement du client</source>
        <translation>Client’s commitment</translation>
    </message>
    <message>
        <source>tenu</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>non tenu</source>
        <translation>broken</translation>
    </message>
    <message>
        <source>abandonné</source>
        <translation>dropped</translation>
    </message>
    <message>
        <source>pour {day}</source>
        <translation>for {day}</translation>
    </message>
    <message>
        <source>Étape : {stage}</source>
        <translation>Stage: {stage}</translation>
    </message>
    <message>
        <source>dérogation : {reason}</source>
        <translation>override: {reason}</translation>
    </message>
    <message>
        <source>après « {stage} »</source>
        <translation>after “{stage}”</translation>
    </message>
    <message>
        <source>Preuve : {words}</source>
        <translation>Evidence: {words}</translation>
    </message>
    <message>
        <source>« {words} »</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>prix à annoncer avant de commencer</source>
        <translation>price to announce before starting</translation>
    </message>
    <message>
        <source>Hors périmètre : {what}</source>
        <translation>Extra work: {what}</translation>
    </message>
    <message>
        <source>coûte {amount} par an</source>
        <translation>costs {amount} a year</translation>
    </message>
    <message>
        <source>Pratique : {what}</source>
        <translation>Practice: {what}</translation>
    </message>
    <message>
        <source>{amount} par an</source>
        <translation>{amount} a year</translation>
    </message>
    <message>
        <source>{amount} une fois</source>
        <translation>{amount} once</translation>
    </message>
    <message>
        <source>à confirmer</source>
        <translation>to confirm</translation>
    </message>
    <message>
        <source>Affaire ouverte</source>
        <translation>Deal opened</translation>
    </message>
    <message>
        <source>Affaire gagnée</source>
        <translation>Deal won</translation>
    </message>
    <message>
        <source>Affaire perdue</source>
        <translation>Deal lost</translation>
    </message>
    <message>
        <source>Affaire sans décision</source>
        <translation>Deal without decision</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>Prospect</translation>
    </message>
    <message>
        <source>Client actif</source>
        <translation>Active client</translation>
    </message>
    <message>
        <source>En érosion</source>
        <translation>Eroding</translation>
    </message>
    <message>
        <source>Dormant</source>
        <translation>Dormant</translation>
    </message>
    <message>
        <source>Perdu</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Compte {segment}</source>
        <translation>{segment} account</translation>
    </message>
    <message>
        <source>Solvabilité à vérifier</source>
        <translation>Solvency to check</translation>
    </message>
    <message>
        <source>Insolvable au {day}</source>
        <translation>Insolvent on {day}</translation>
    </message>
    <message>
        <source>Solvabilité à revoir, vue le {day}</source>
        <translation>Solvency due again, seen {day}</translation>
    </message>
    <message>
        <source>À surveiller, vu le {day}</source>
        <translation>To watch, seen {day}</translation>
    </message>
    <message>
        <source>Solvable au {day}</source>
        <translation>Solvent on {day}</translation>
    </message>
    <message>
        <source>Décideur</source>
        <translation>Decider</translation>
    </message>
    <message>
        <source>Bénéficiaire</source>
        <translation>Beneficiary</translation>
    </message>
    <message>
        <source>Payeur</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>Utilisateur</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>Technical</translation>
    </message>
    <message>
        <source>Filtre</source>
        <translation>Gatekeeper</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Third party</translation>
    </message>
    <message>
        <source>Aucun décideur identifié</source>
        <translation>No decider identified</translation>
    </message>
    <message>
        <source>Aucun bénéficiaire identifié</source>
        <translation>No beneficiary identified</translation>
    </message>
    <message>
        <source>Aucun payeur identifié</source>
        <translation>No payer identified</translation>
    </message>
    <message>
        <source>{name} (remplaçant)</source>
        <translation>{name} (substitute)</translation>
    </message>
    <message>
        <source>Solvable</source>
        <translation>Solvent</translation>
    </message>
    <message>
        <source>À surveiller</source>
        <translation>To watch</translation>
    </message>
    <message>
        <source>Insolvable</source>
        <translation>Insolvent</translation>
    </message>
    <message><source>Belgique</source><translation>Belgium</translation></message>
    <message><source>Suisse</source><translation>Switzerland</translation></message>
    <message><source>Luxembourg</source><translation>Luxembourg</translation></message>
    <message><source>Monaco</source><translation>Monaco</translation></message>
    <message><source>Allemagne</source><translation>Germany</translation></message>
    <message><source>Espagne</source><translation>Spain</translation></message>
    <message><source>Italie</source><translation>Italy</translation></message>
    <message><source>Pays-Bas</source><translation>Netherlands</translation></message>
    <message><source>Portugal</source><translation>Portugal</translation></message>
    <message><source>Royaume-Uni</source><translation>United Kingdom</translation></message>
    <message><source>France</source><translation>France</translation></message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Portefeuille</source>
        <translation>Portfolio</translation>
    </message>
    <message>
        <source>Nouveau compte</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>Nouveau compte (N)</source>
        <translation>New account (N)</translation>
    </message>
    <message>
        <source>Importer</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Comptes</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Enregistré sur ce poste, pas encore envoyé</source>
        <translation>Saved here, not sent yet</translation>
    </message>
    <message>
        <source>{n} compte</source>
        <translation>{n} account</translation>
    </message>
    <message>
        <source>{n} comptes</source>
        <translation>{n} accounts</translation>
    </message>
    <message>
        <source>{shown} sur {total}</source>
        <translation>{shown} of {total}</translation>
    </message>
    <message>
        <source>Aucun compte ne correspond</source>
        <translation>No account matches</translation>
    </message>
    <message>
        <source>Rien ne répond à la fois à ces mots et à ces filtres.</source>
        <translation>Nothing answers both these words and these filters.</translation>
    </message>
    <message>
        <source>Tout afficher</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Votre portefeuille est vide</source>
        <translation>Your portfolio is empty</translation>
    </message>
    <message>
        <source>Importez le fichier que vous avez déjà ; les doublons vous seront montrés avant d’entrer.</source>
        <translation>Import the file you already have; duplicates are shown before they get in.</translation>
    </message>
    <message>
        <source>Importer un fichier</source>
        <translation>Import a file</translation>
    </message>
    <message><source>Filtrer la liste</source><translation>Filter the list</translation></message>
    <message><source>Supprimer le compte choisi</source><translation>Delete the chosen account</translation></message>
</context>
<context>
    <name>AffairsCard</name>
    <message>
        <source>Affaires</source>
        <translation>Deals</translation>
    </message>
    <message>
        <source>Aucune affaire pour l’instant</source>
        <translation>No deal for now</translation>
    </message>
    <message>
        <source>depuis {n} jour</source>
        <translation>for {n} day</translation>
    </message>
    <message>
        <source>depuis {n} jours</source>
        <translation>for {n} days</translation>
    </message>
    <message>
        <source>Étape {place} sur {stages}</source>
        <translation>Stage {place} of {stages}</translation>
    </message>
    <message>
        <source>Manque : {proof}</source>
        <translation>Missing: {proof}</translation>
    </message>
    <message>
        <source> (et {n} autre)</source>
        <translation> (and {n} other)</translation>
    </message>
    <message>
        <source> (et {n} autres)</source>
        <translation> (and {n} others)</translation>
    </message>
    <message>
        <source>Toutes les preuves sont là : passez à la suite</source>
        <translation>All the evidence is there: move on</translation>
    </message>
    <message>
        <source>Gagnée le {day}</source>
        <translation>Won on {day}</translation>
    </message>
    <message>
        <source>Perdue le {day}</source>
        <translation>Lost on {day}</translation>
    </message>
    <message>
        <source>Sans décision le {day}</source>
        <translation>No decision on {day}</translation>
    </message>
</context>
<context>
    <name>BenefitsCard</name>
    <message>
        <source>Bénéfices chiffrés</source>
        <translation>Benefits in euros</translation>
    </message>
    <message>
        <source>Rien n’est chiffré : posez la question du coût actuel à la prochaine conversation.</source>
        <translation>Nothing in figures yet: ask what it costs today in the next conversation.</translation>
    </message>
    <message>
        <source>par an</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>une fois</source>
        <translation>once</translation>
    </message>
    <message>
        <source>Validé par le client</source>
        <translation>Agreed by the client</translation>
    </message>
    <message>
        <source>À confirmer</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>« {words} »</source>
        <translation>“{words}”</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>Votre saisie interrompue est reprise.</source>
        <translation>What you were typing has been brought back.</translation>
    </message>
    <message>
        <source>Prénom</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>Fonction</source>
        <translation>Job title</translation>
    </message>
    <message>
        <source>Pas encore connu</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>Qui décide, qui y gagne, qui paie : un achat demande les trois.</source>
        <translation>Who decides, who gains, who pays: a purchase needs all three.</translation>
    </message>
    <message>
        <source>Rôle dans l’achat</source>
        <translation>Buying role</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Portable</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>Courriel</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Ne souhaite pas être contacté</source>
        <translation>Asked not to be contacted</translation>
    </message>
    <message>
        <source>Opposition</source>
        <translation>Opted out</translation>
    </message>
    <message>
        <source>A quitté l’entreprise le</source>
        <translation>Left the company on</translation>
    </message>
    <message>
        <source>{name} est déjà parmi les interlocuteurs de ce compte.</source>
        <translation>{name} is already among the people of this account.</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Supprimer</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Nouvel interlocuteur</source>
        <translation>New contact</translation>
    </message>
    <message>
        <source>{name} est enregistré.</source>
        <translation>{name} is saved.</translation>
    </message>
</context>
<context>
    <name>CountsRow</name>
    <message>
        <source>Clients actifs</source>
        <translation>Active clients</translation>
    </message>
    <message>
        <source>Gagnés en {year}</source>
        <translation>Won in {year}</translation>
    </message>
    <message>
        <source>Prospects</source>
        <translation>Prospects</translation>
    </message>
    <message>
        <source>En érosion</source>
        <translation>Eroding</translation>
    </message>
    <message>
        <source> et {n} autres</source>
        <translation> and {n} others</translation>
    </message>
    <message>
        <source>Personne ne s’éloigne</source>
        <translation>Nobody is drifting away</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Fiche</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>{n} jours</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>Titulaire</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Personne</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Courriel</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>SIREN</source>
        <translation>SIREN</translation>
    </message>
    <message>
        <source>Secteur</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Paiement</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Créneaux</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>Étiquettes</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Société mère</source>
        <translation>Parent company</translation>
    </message>
    <message>
        <source>Filiale</source>
        <translation>Subsidiary</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filtrer par nom, ville, SIREN, interlocuteur…</source>
        <translation>Filter by name, town, SIREN, person…</translation>
    </message>
    <message>
        <source>Tout mon périmètre</source>
        <translation>All I can see</translation>
    </message>
    <message>
        <source>Tous</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Les miens</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Remplacements</source>
        <translation>Standing in</translation>
    </message>
    <message>
        <source>Tous les statuts</source>
        <translation>Every status</translation>
    </message>
    <message>
        <source>Toute l’équipe</source>
        <translation>The whole team</translation>
    </message>
    <message>
        <source>Statut</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Titulaire</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Trier par</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>Segment {letter}</source>
        <translation>Segment {letter}</translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>CA annuel</source>
        <translation>Yearly sales</translation>
    </message>
    <message>
        <source>Potentiel</source>
        <translation>Potential</translation>
    </message>
    <message>
        <source>Dernier contact</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>Prochaine visite</source>
        <translation>Next visit</translation>
    </message>
    <message>
        <source>Ordre décroissant</source>
        <translation>Descending</translation>
    </message>
    <message>
        <source>Ordre croissant</source>
        <translation>Ascending</translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message>
        <source>Compte</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Seg.</source>
        <translation>Seg.</translation>
    </message>
    <message>
        <source>Statut</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Solv.</source>
        <translation>Solv.</translation>
    </message>
    <message>
        <source>Dernier contact</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>Prochain</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>CA annuel</source>
        <translation>Yearly sales</translation>
    </message>
    <message>
        <source>Potentiel</source>
        <translation>Potential</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Interlocuteurs</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Ajouter un interlocuteur</source>
        <translation>Add a contact</translation>
    </message>
    <message>
        <source>Parti le {day}</source>
        <translation>Left on {day}</translation>
    </message>
    <message>
        <source>Ne souhaite pas être contacté</source>
        <translation>Asked not to be contacted</translation>
    </message>
    <message>
        <source>Enregistré sur ce poste, pas encore envoyé</source>
        <translation>Saved here, not sent yet</translation>
    </message>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>PromisesCard</name>
    <message>
        <source>Promesses</source>
        <translation>Promises</translation>
    </message>
    <message>
        <source>Les nôtres</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>Celles du client</source>
        <translation>The client’s</translation>
    </message>
    <message>
        <source>Rien en attente</source>
        <translation>Nothing pending</translation>
    </message>
    <message>
        <source>et {n} autres, dans le fil</source>
        <translation>and {n} more, in the timeline</translation>
    </message>
    <message>
        <source>pas encore de recul</source>
        <translation>no record yet</translation>
    </message>
    <message>
        <source>{share} tenues ({kept} sur {settled})</source>
        <translation>{share} kept ({kept} of {settled})</translation>
    </message>
    <message>
        <source>Tenue : {what}</source>
        <translation>Kept: {what}</translation>
    </message>
    <message>
        <source>Non tenue : {what}</source>
        <translation>Broken: {what}</translation>
    </message>
    <message>
        <source>Enregistré sur ce poste, pas encore envoyé</source>
        <translation>Saved here, not sent yet</translation>
    </message>
    <message>
        <source>sans date</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>en retard, attendue {day}</source>
        <translation>late, due {day}</translation>
    </message>
    <message>
        <source>attendue {day}</source>
        <translation>due {day}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Fil du compte</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Tout</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Échanges</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Engagements</source>
        <translation>Commitments</translation>
    </message>
    <message>
        <source>Affaires</source>
        <translation>Deals</translation>
    </message>
    <message>
        <source>Rien ne s’est encore passé</source>
        <translation>Nothing has happened yet</translation>
    </message>
    <message>
        <source>Échanges, engagements et preuves s’inscriront ici d’eux-mêmes.</source>
        <translation>Contacts, commitments and evidence will appear here by themselves.</translation>
    </message>
    <message>
        <source>Planifier une visite</source>
        <translation>Plan a visit</translation>
    </message>
    <message>
        <source>{n} événement</source>
        <translation>{n} event</translation>
    </message>
    <message>
        <source>{n} événements</source>
        <translation>{n} events</translation>
    </message>
    <message>
        <source>Enregistré sur ce poste, pas encore envoyé</source>
        <translation>Saved here, not sent yet</translation>
    </message>
</context>
</TS>
