<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
<context>
    <name>CommitmentForm</name>
    <message>
        <source>Le client</source>
        <translation>The client</translation>
    </message>
    <message>
        <source>Nous</source>
        <translation>We do</translation>
    </message>
    <message>
        <source>Qui s’engage</source>
        <translation>Who commits</translation>
    </message>
    <message>
        <source>Valider la liste des articles</source>
        <translation>Approve the list of items</translation>
    </message>
    <message>
        <source>À quoi</source>
        <translation>To what</translation>
    </message>
    <message>
        <source>Pour le</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Écrivez qui fait quoi.</source>
        <translation>Write who does what.</translation>
    </message>
</context>
<context>
    <name>ConcludeView</name>
    <message>
        <source>1. À quoi cette conversation a-t-elle mené ?</source>
        <translation>1. What did this conversation lead to?</translation>
    </message>
    <message>
        <source>2. Qui fait quoi, pour quand</source>
        <translation>2. Who does what, by when</translation>
    </message>
    <message>
        <source>3. La prochaine conversation, datée</source>
        <translation>3. The next conversation, dated</translation>
    </message>
    <message>
        <source>Preuves recueillies</source>
        <translation>Evidence gathered</translation>
    </message>
    <message>
        <source>Hors périmètre annoncé</source>
        <translation>Extra work announced</translation>
    </message>
    <message>
        <source>Votre propre note</source>
        <translation>Your own score</translation>
    </message>
    <message>
        <source>Avance</source>
        <translation>Moves forward</translation>
    </message>
    <message>
        <source>Se poursuit</source>
        <translation>Continues</translation>
    </message>
    <message>
        <source>Sans décision</source>
        <translation>No decision</translation>
    </message>
    <message>
        <source>Refus</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>1 absent · 2 avec aide · 3 seul · 4 peut l’enseigner</source>
        <translation>1 not yet · 2 with help · 3 alone · 4 can teach it</translation>
    </message>
    <message>
        <source>Jour</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Heure</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Canal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Conclure</source>
        <translation>Conclude</translation>
    </message>
    <message>
        <source>Conclure  (Ctrl Entrée)</source>
        <translation>Conclude  (Ctrl Enter)</translation>
    </message>
    <message>
        <source>Visite</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Visio</source>
        <translation>Video</translation>
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
        <source>Réseau social</source>
        <translation>Social network</translation>
    </message>
    <message>
        <source>Événement</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Manque encore</source>
        <translation>Still missing</translation>
    </message>
    <message>
        <source>Aucune preuve n’est demandée à cette étape.</source>
        <translation>No evidence is asked for at this stage.</translation>
    </message>
    <message>
        <source>Sans guide</source>
        <translation>Without a guide</translation>
    </message>
    <message>
        <source>Une heure, par exemple 14:30</source>
        <translation>A time, such as 14:30</translation>
    </message>
    <message>
        <source>Ce jour ne peut pas être lu.</source>
        <translation>This day cannot be read.</translation>
    </message>
    <message>
        <source>Visite pour commenter la proposition, avant de l’envoyer.</source>
        <translation>A visit to go through the proposal before it is sent.</translation>
    </message>
    <message>
        <source>Déjà datée : {day} à {time}.</source>
        <translation>Dated already: {day} at {time}.</translation>
    </message>
    <message>
        <source>Proposé parce que : {reason}</source>
        <translation>Suggested because: {reason}</translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>Vos notes sont dans le presse-papiers.</source>
        <translation>Your notes are on the clipboard.</translation>
    </message>
    <message>
        <source>Enregistrer un mémo vocal, ou le terminer</source>
        <translation>Record a voice memo, or end it</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Cette conversation n’est plus là</source>
        <translation>This conversation is no longer here</translation>
    </message>
    <message>
        <source>Elle a été supprimée, ou elle appartient à un compte que vous ne suivez plus.</source>
        <translation>It was deleted, or it belongs to an account that you no longer follow.</translation>
    </message>
    <message>
        <source>Voir mes visites</source>
        <translation>See my visits</translation>
    </message>
    <message>
        <source>Visites</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>La note n’a pas pu être enregistrée.</source>
        <translation>The note could not be saved.</translation>
    </message>
    <message>
        <source>Le texte reste à l’écran.</source>
        <translation>The text stays on the screen.</translation>
    </message>
    <message>
        <source>Guide complet</source>
        <translation>Full guide</translation>
    </message>
    <message>
        <source>Liste à cocher</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Notes seules</source>
        <translation>Notes only</translation>
    </message>
    <message>
        <source>Ouvrir le compte</source>
        <translation>Open the account</translation>
    </message>
    <message>
        <source>Le client n’est pas venu</source>
        <translation>The client did not come</translation>
    </message>
    <message><source>Commencer la conversation</source><translation>Start the conversation</translation></message>
    <message><source>Conclure la conversation</source><translation>Conclude the conversation</translation></message>
    <message><source>Colonne suivante</source><translation>Next column</translation></message>
    <message><source>Colonne précédente</source><translation>Previous column</translation></message>
    <message><source>Répondre à une objection</source><translation>Answer an objection</translation></message>
    <message><source>Gras</source><translation>Bold</translation></message>
    <message><source>Italique</source><translation>Italic</translation></message>
    <message><source>Étape {number} : {name}</source><translation>Step {number}: {name}</translation></message>
    <message>
        <source>{density} (proposé)</source>
        <translation>{density} (suggested)</translation>
    </message>
    <message>
        <source>Suivre la suggestion</source>
        <translation>Follow the suggestion</translation>
    </message>
    <message>
        <source>Compte rendu au client…</source>
        <translation>Recap to the client…</translation>
    </message>
    <message>
        <source>Fiche A5 en PDF…</source>
        <translation>A5 brief as a PDF…</translation>
    </message>
    <message>
        <source>Imprimer la fiche A5…</source>
        <translation>Print the A5 brief…</translation>
    </message>
    <message>
        <source>Feuille de visite en PDF…</source>
        <translation>Visit sheet as a PDF…</translation>
    </message>
    <message>
        <source>Imprimer la feuille de visite…</source>
        <translation>Print the visit sheet…</translation>
    </message>
    <message>
        <source>Mettre à l’agenda (.ics)…</source>
        <translation>Put into the calendar (.ics)…</translation>
    </message>
    <message>
        <source>Montrer plus ou moins du guide</source>
        <translation>Show more or less of the guide</translation>
    </message>
    <message>
        <source>Compte rendu au client</source>
        <translation>Recap to the client</translation>
    </message>
    <message>
        <source>Noter une preuve</source>
        <translation>Note evidence</translation>
    </message>
    <message>
        <source>Compte rendu envoyé le {day}</source>
        <translation>Recap sent on {day}</translation>
    </message>
</context>
<context>
    <name>ConversationWords</name>
    <message>
        <source>Garder ce chiffre</source>
        <translation>Keep this figure</translation>
    </message>
    <message>
        <source>Prix : {price}</source>
        <translation>Price: {price}</translation>
    </message>
    <message>
        <source>Rentable en {months} mois</source>
        <translation>Pays back in {months} months</translation>
    </message>
    <message>
        <source>début</source>
        <translation>start</translation>
    </message>
    <message>
        <source>6 mois</source>
        <translation>6 months</translation>
    </message>
    <message>
        <source>12 mois</source>
        <translation>12 months</translation>
    </message>
    <message>
        <source>de trésorerie, une fois</source>
        <translation>of cash, once</translation>
    </message>
    <message>
        <source>par an aujourd’hui</source>
        <translation>a year today</translation>
    </message>
    <message>
        <source>par an, à notre charge</source>
        <translation>a year, at our cost</translation>
    </message>
    <message>
        <source>par an</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>à annoncer d’abord</source>
        <translation>to announce first</translation>
    </message>
</context>
<context>
    <name>DecisionForm</name>
    <message>
        <source>{cost} par an</source>
        <translation>{cost} a year</translation>
    </message>
    <message>
        <source>La changer avec le client</source>
        <translation>Change it with the client</translation>
    </message>
    <message>
        <source>La tarifer</source>
        <translation>Put a price on it</translation>
    </message>
    <message>
        <source>L’accepter, à mon nom</source>
        <translation>Accept it, in my name</translation>
    </message>
    <message>
        <source>Pas encore décidé</source>
        <translation>Not decided yet</translation>
    </message>
    <message>
        <source>Décision</source>
        <translation>Decision</translation>
    </message>
</context>
<context>
    <name>ExtraForm</name>
    <message>
        <source>Reprise des étiquettes</source>
        <translation>Relabelling</translation>
    </message>
    <message>
        <source>Ce que le client demande</source>
        <translation>What the client asks for</translation>
    </message>
    <message>
        <source>Prix à annoncer</source>
        <translation>Price to announce</translation>
    </message>
    <message>
        <source>Laissez vide pour chiffrer plus tard.</source>
        <translation>Leave empty to price it later.</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Écrivez ce que le client demande.</source>
        <translation>Write what the client asks for.</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message><source>Fichiers de la conversation</source><translation>Files of the conversation</translation></message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Preuve enregistrée</source>
        <translation>Evidence recorded</translation>
    </message>
    <message>
        <source>Preuve retirée</source>
        <translation>Evidence removed</translation>
    </message>
    <message>
        <source>Bénéfice en euros</source>
        <translation>Benefit in euros</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>Le client</source>
        <translation>The client</translation>
    </message>
    <message>
        <source>Nous</source>
        <translation>We do</translation>
    </message>
    <message>
        <source>Hors périmètre</source>
        <translation>Extra work</translation>
    </message>
    <message>
        <source>prix à dire avant de commencer</source>
        <translation>price to announce before starting</translation>
    </message>
    <message>
        <source>**Hors périmètre** : {what} — {price}</source>
        <translation>**Extra work**: {what} — {price}</translation>
    </message>
    <message>
        <source>Prix du hors périmètre</source>
        <translation>Price of the extra work</translation>
    </message>
    <message>
        <source>Hors périmètre avancé</source>
        <translation>Extra work moved on</translation>
    </message>
    <message>
        <source>Pratique qui coûte</source>
        <translation>Costly practice</translation>
    </message>
    <message>
        <source>**Pratique** : {what} — {cost} par an</source>
        <translation>**Practice**: {what} — {cost} a year</translation>
    </message>
    <message>
        <source>Décision sur la pratique</source>
        <translation>Decision on the practice</translation>
    </message>
    <message>
        <source>Visite conclue</source>
        <translation>Visit concluded</translation>
    </message>
    <message>
        <source>Toutes les preuves de l’étape sont là.</source>
        <translation>All the evidence of the stage is there.</translation>
    </message>
    <message>
        <source>Preuve du client</source>
        <translation>Evidence from the client</translation>
    </message>
    <message>
        <source>Personnes présentes</source>
        <translation>People present</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Étape {number}, faite : {title}</source>
        <translation>Step {number}, done: {title}</translation>
    </message>
    <message>
        <source>Étape {number}, en cours : {title}</source>
        <translation>Step {number}, under way: {title}</translation>
    </message>
    <message>
        <source>Étape {number}, à venir : {title}</source>
        <translation>Step {number}, to come: {title}</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Preuves de l’étape</source>
        <translation>Evidence of the stage</translation>
    </message>
    <message>
        <source>À ne pas dire</source>
        <translation>Never say</translation>
    </message>
    <message>
        <source>Préparer</source>
        <translation>Prepare</translation>
    </message>
    <message>
        <source>Ouvrir sur l’enjeu</source>
        <translation>Open on what is at stake</translation>
    </message>
    <message>
        <source>Chiffrer l’enjeu</source>
        <translation>Put a figure on it</translation>
    </message>
    <message>
        <source>Proposer la valeur</source>
        <translation>Present the value</translation>
    </message>
    <message>
        <source>Pré-vendre le hors-périmètre</source>
        <translation>Pre-sell the extra work</translation>
    </message>
    <message>
        <source>Engager la suite</source>
        <translation>Commit to what follows</translation>
    </message>
    <message>
        <source>{covered} questions sur {total} — {minutes} min</source>
        <translation>{covered} questions of {total} — {minutes} min</translation>
    </message>
    <message>
        <source>Une demande en cours</source>
        <translation>One request open</translation>
    </message>
    <message>
        <source>{count} demandes en cours</source>
        <translation>{count} requests open</translation>
    </message>
    <message>
        <source>Solvabilité, objectif, questions</source>
        <translation>Solvency, goal, questions</translation>
    </message>
    <message>
        <source>Accord sur l’ordre du jour</source>
        <translation>Agreement on the agenda</translation>
    </message>
    <message>
        <source>L’enjeu dans ses chiffres</source>
        <translation>What is at stake, in the client’s figures</translation>
    </message>
    <message>
        <source>Au plus deux bénéfices</source>
        <translation>Two benefits at most</translation>
    </message>
    <message>
        <source>Prix dit avant le travail</source>
        <translation>Price announced before the work</translation>
    </message>
    <message>
        <source>Date, qui, conditions de paiement</source>
        <translation>Date, who, payment terms</translation>
    </message>
</context>
<context>
    <name>HeaderCard</name>
    <message>
        <source>Autres gestes</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Compte {segment}</source>
        <translation>Account {segment}</translation>
    </message>
    <message>
        <source>Solvabilité vérifiée</source>
        <translation>Solvency checked</translation>
    </message>
    <message>
        <source>Solvabilité à surveiller</source>
        <translation>Solvency to watch</translation>
    </message>
    <message>
        <source>Solvabilité refusée</source>
        <translation>Solvency refused</translation>
    </message>
    <message>
        <source>Solvabilité à vérifier</source>
        <translation>Solvency to check</translation>
    </message>
    <message>
        <source>Sur ce poste</source>
        <translation>Saved here</translation>
    </message>
    <message>
        <source>Envoyé</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>CA {year} : {sales}</source>
        <translation>Sales {year}: {sales}</translation>
    </message>
    <message>
        <source>Potentiel : {potential}</source>
        <translation>Potential: {potential}</translation>
    </message>
    <message>
        <source>Visite {rank} sur {planned} prévues</source>
        <translation>Visit {rank} of {planned} planned</translation>
    </message>
    <message>
        <source>Visite {rank} de l’année</source>
        <translation>Visit {rank} of the year</translation>
    </message>
    <message>
        <source>Prochaine étape</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>À dater ensemble avant de partir</source>
        <translation>To be dated together before leaving</translation>
    </message>
    <message>
        <source>Preuve à obtenir</source>
        <translation>Evidence to obtain</translation>
    </message>
    <message>
        <source>Commencer</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Revenir aux notes</source>
        <translation>Back to the notes</translation>
    </message>
    <message>
        <source>Corriger la conclusion</source>
        <translation>Correct the conclusion</translation>
    </message>
    <message>
        <source>Conclure la visite</source>
        <translation>Conclude the visit</translation>
    </message>
    <message><source>Prochaine visite</source><translation>Next visit</translation></message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Répondre à une objection</source>
        <translation>Answer an objection</translation>
    </message>
    <message>
        <source>objection</source>
        <translation>objection</translation>
    </message>
    <message>
        <source>Objection ou cas client</source>
        <translation>Objection or client case</translation>
    </message>
    <message><source>client</source><translation>client</translation></message>
    <message><source>Titre : pour le client</source><translation>Heading: for the client</translation></message>
    <message><source>## Pour le client</source><translation>## For the client</translation></message>
    <message><source>Fichiers joints</source><translation>Attached files</translation></message>
    <message><source>fichier</source><translation>file</translation></message>
    <message><source>Fichier ou photo</source><translation>File or photo</translation></message>
    <message>
        <source>Notes de visite</source>
        <translation>Visit notes</translation>
    </message>
    <message>
        <source>Tapez / pour insérer</source>
        <translation>Type / to insert</translation>
    </message>
    <message>
        <source>Ses mots, ses chiffres. Tapez / pour un bénéfice, un engagement, un hors périmètre…</source>
        <translation>The client’s words and figures. Type / for a benefit, a commitment, extra work…</translation>
    </message>
    <message>
        <source>Titre</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Gras</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Italique</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Liste à cocher</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Chiffrer un bénéfice</source>
        <translation>Compute a benefit</translation>
    </message>
    <message>
        <source>Noter un engagement</source>
        <translation>Note a commitment</translation>
    </message>
    <message>
        <source>Noter un hors périmètre</source>
        <translation>Note extra work</translation>
    </message>
    <message>
        <source>Noter une pratique</source>
        <translation>Note a practice</translation>
    </message>
    <message>
        <source>Ajouter une personne</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>euro</source>
        <translation>euro</translation>
    </message>
    <message>
        <source>Bénéfice en euros</source>
        <translation>Benefit in euros</translation>
    </message>
    <message>
        <source>engagement</source>
        <translation>commitment</translation>
    </message>
    <message>
        <source>Engagement daté</source>
        <translation>Dated commitment</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>extra</translation>
    </message>
    <message>
        <source>Hors périmètre</source>
        <translation>Extra work</translation>
    </message>
    <message>
        <source>pratique</source>
        <translation>practice</translation>
    </message>
    <message>
        <source>Pratique qui coûte</source>
        <translation>Costly practice</translation>
    </message>
    <message>
        <source>personne</source>
        <translation>person</translation>
    </message>
    <message>
        <source>Enregistré sur ce poste à {time}</source>
        <translation>Saved on this computer at {time}</translation>
    </message>
    <message>
        <source>Saisie en cours…</source>
        <translation>Typing…</translation>
    </message>
    <message>
        <source>Pas encore enregistré</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>Noter une preuve</source>
        <translation>Note evidence</translation>
    </message>
    <message>
        <source>Personne présente</source>
        <translation>Somebody present</translation>
    </message>
    <message>
        <source>preuve</source>
        <translation>evidence</translation>
    </message>
    <message>
        <source>Preuve du client</source>
        <translation>Evidence from the client</translation>
    </message>
</context>
<context>
    <name>ObjectionSearch</name>
    <message>
        <source>Objection du client…</source>
        <translation>Objection of the client…</translation>
    </message>
    <message>
        <source>Objection du client</source>
        <translation>Objection of the client</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Prénom et nom</source>
        <translation>First and last name</translation>
    </message>
    <message>
        <source>Pas encore connu</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>Fonction</source>
        <translation>Job title</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Rôle d’achat</source>
        <translation>Buying role</translation>
    </message>
    <message>
        <source>Écrivez au moins son nom.</source>
        <translation>Write at least the name.</translation>
    </message>
    <message>
        <source>Déjà connues</source>
        <translation>Known already</translation>
    </message>
    <message>
        <source>Nouvelle personne</source>
        <translation>Somebody new</translation>
    </message>
</context>
<context>
    <name>PointCard</name>
    <message>
        <source>À dire maintenant</source>
        <translation>Say it now</translation>
    </message>
    <message>
        <source>À chiffrer</source>
        <translation>To compute</translation>
    </message>
    <message>
        <source>À confirmer</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>Demandez-lui : {what}</source>
        <translation>Ask the client: {what}</translation>
    </message>
</context>
<context>
    <name>PointsColumn</name>
    <message>
        <source>Arguments de valeur</source>
        <translation>Talking points</translation>
    </message>
    <message>
        <source>Moins</source>
        <translation>Fewer</translation>
    </message>
    <message>
        <source>Tous ({count})</source>
        <translation>All ({count})</translation>
    </message>
    <message>
        <source>Aucun bénéfice chiffré</source>
        <translation>No benefit computed yet</translation>
    </message>
    <message>
        <source>Une question, un chiffre du client, un calcul</source>
        <translation>One question, one client’s figure, one calculation</translation>
    </message>
    <message>
        <source>Chiffrer</source>
        <translation>Compute</translation>
    </message>
    <message>
        <source>Fait avant l’accord du client</source>
        <translation>Done before the client agreed</translation>
    </message>
    <message>
        <source>Prix à dire avant de commencer</source>
        <translation>Price to announce before starting</translation>
    </message>
    <message>
        <source>Hors périmètre : {what}</source>
        <translation>Extra work: {what}</translation>
    </message>
    <message>
        <source>Annoncer</source>
        <translation>Announce</translation>
    </message>
    <message>
        <source>Accepté</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Fait</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Facturé</source>
        <translation>Invoiced</translation>
    </message>
    <message>
        <source>Payé</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>{price} à pré-vendre d’abord</source>
        <translation>{price} to pre-sell first</translation>
    </message>
    <message>
        <source>{price} annoncés, réponse attendue</source>
        <translation>{price} announced, answer awaited</translation>
    </message>
    <message>
        <source>{price} acceptés par le client</source>
        <translation>{price} accepted by the client</translation>
    </message>
    <message>
        <source>{price}, fait, à facturer</source>
        <translation>{price}, done, to invoice</translation>
    </message>
    <message>
        <source>{price} facturés</source>
        <translation>{price} invoiced</translation>
    </message>
    <message>
        <source>{price} payés</source>
        <translation>{price} paid</translation>
    </message>
    <message>
        <source>{cost} par an, à décider</source>
        <translation>{cost} a year, to decide</translation>
    </message>
    <message>
        <source>{cost} par an, à changer</source>
        <translation>{cost} a year, to change</translation>
    </message>
    <message>
        <source>{cost} par an, à tarifer</source>
        <translation>{cost} a year, to price</translation>
    </message>
    <message>
        <source>{cost} par an, acceptée</source>
        <translation>{cost} a year, accepted</translation>
    </message>
    <message>
        <source>Décider</source>
        <translation>Decide</translation>
    </message>
</context>
<context>
    <name>PracticeForm</name>
    <message>
        <source>Livraisons urgentes</source>
        <translation>Urgent deliveries</translation>
    </message>
    <message>
        <source>L’habitude constatée</source>
        <translation>The habit you saw</translation>
    </message>
    <message>
        <source>Heures par mois</source>
        <translation>Hours a month</translation>
    </message>
    <message>
        <source>Coût d’une heure</source>
        <translation>Cost of an hour</translation>
    </message>
    <message>
        <source>{cost} par an</source>
        <translation>{cost} a year</translation>
    </message>
    <message>
        <source>Écrivez l’habitude constatée.</source>
        <translation>Write the habit you saw.</translation>
    </message>
    <message>
        <source>Indiquez un temps.</source>
        <translation>Give a time.</translation>
    </message>
</context>
<context>
    <name>PrepareView</name>
    <message>
        <source>Qui</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Promis la dernière fois</source>
        <translation>Promised last time</translation>
    </message>
    <message>
        <source>Objectif</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>Preuves qui manquent à cette étape</source>
        <translation>Evidence missing at this stage</translation>
    </message>
    <message>
        <source>À vérifier pour rester rentable</source>
        <translation>To check, to stay profitable</translation>
    </message>
    <message>
        <source>Note de votre manager</source>
        <translation>Note from your manager</translation>
    </message>
    <message>
        <source>Pourquoi</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Que dire</source>
        <translation>What to say</translation>
    </message>
    <message>
        <source>Il manque : {role}</source>
        <translation>Missing: {role}</translation>
    </message>
    <message>
        <source>Personne n’est encore connu ici.</source>
        <translation>Nobody is known here yet.</translation>
    </message>
    <message>
        <source>Ajouter une personne</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Nous</source>
        <translation>We do</translation>
    </message>
    <message>
        <source>Le client</source>
        <translation>The client</translation>
    </message>
    <message>
        <source>Rien n’est dû, ni par nous ni par lui.</source>
        <translation>Nothing is due, from us or from the client.</translation>
    </message>
    <message>
        <source>Nous tenons {kept} sur {settled}</source>
        <translation>We keep {kept} of {settled}</translation>
    </message>
    <message>
        <source>Le client tient {kept} sur {settled}</source>
        <translation>The client keeps {kept} of {settled}</translation>
    </message>
    <message>
        <source>sans date</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>En retard : {day}</source>
        <translation>Overdue: {day}</translation>
    </message>
    <message>
        <source>Écrivez en une phrase ce que vous voulez obtenir de cette conversation.</source>
        <translation>Write in one sentence what you want to leave this conversation with.</translation>
    </message>
    <message>
        <source>{theme} — {minutes} min</source>
        <translation>{theme} — {minutes} min</translation>
    </message>
    <message>
        <source>Pour ouvrir</source>
        <translation>To open</translation>
    </message>
    <message>
        <source>J’ai trente minutes et trois questions ; à la fin, vous me dites oui, non ou pas encore.</source>
        <translation>I have thirty minutes and three questions; at the end you tell me yes, no or not yet.</translation>
    </message>
    <message>
        <source>Toutes les preuves de l’étape sont là.</source>
        <translation>All the evidence of the stage is there.</translation>
    </message>
    <message>
        <source>Jamais contrôlée, ou il y a plus de douze mois</source>
        <translation>Never checked, or more than twelve months ago</translation>
    </message>
    <message>
        <source>La solvabilité du compte</source>
        <translation>The solvency of the account</translation>
    </message>
    <message>
        <source>Votre réponse</source>
        <translation>Your answer</translation>
    </message>
    <message>
        <source>En une minute</source>
        <translation>In one minute</translation>
    </message>
    <message>
        <source>Pendant la conversation</source>
        <translation>During the conversation</translation>
    </message>
    <message>
        <source>À savoir aussi</source>
        <translation>Also to know</translation>
    </message>
    <message>
        <source>{planned} min prévues, cette conversation en demande {wanted}.</source>
        <translation>{planned} min planned, this conversation needs {wanted}.</translation>
    </message>
    <message>
        <source>Visite protégée : aucune tournée ne la raccourcit.</source>
        <translation>Protected visit: no tour makes it shorter.</translation>
    </message>
    <message>
        <source>Allonger à {wanted} min</source>
        <translation>Lengthen to {wanted} min</translation>
    </message>
    <message>
        <source>Présent à cette conversation</source>
        <translation>Present at this conversation</translation>
    </message>
    <message>
        <source>{name} est présent</source>
        <translation>{name} is present</translation>
    </message>
</context>
<context>
    <name>PriceForm</name>
    <message>
        <source>Prix à annoncer</source>
        <translation>Price to announce</translation>
    </message>
    <message>
        <source>Arrondi à la dizaine d’euros supérieure.</source>
        <translation>Rounded up to the next ten euros.</translation>
    </message>
    <message>
        <source>Heures</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Prix d’une heure</source>
        <translation>Price of an hour</translation>
    </message>
    <message>
        <source>Imprévu, %</source>
        <translation>Contingency, %</translation>
    </message>
    <message>
        <source>Gain pour le client</source>
        <translation>Gain for the client</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Écrivez le prix annoncé au client.</source>
        <translation>Write the price told to the client.</translation>
    </message>
</context>
<context>
    <name>Around</name>
    <message>
        <source>Texte copié</source>
        <translation>Text copied</translation>
    </message>
    <message>
        <source>Courriel (*.eml)</source>
        <translation>E-mail (*.eml)</translation>
    </message>
    <message>
        <source>Compte rendu noté comme envoyé</source>
        <translation>Recap noted as sent</translation>
    </message>
    <message>
        <source>Texte long : il est copié, collez-le dans le courriel. Compte rendu noté comme envoyé</source>
        <translation>Long text: it is copied, paste it into the e-mail. Recap noted as sent</translation>
    </message>
    <message>
        <source>{name} est enregistré</source>
        <translation>{name} is saved</translation>
    </message>
    <message>
        <source>Agenda (*.ics)</source>
        <translation>Calendar (*.ics)</translation>
    </message>
    <message>
        <source>Visite allongée à {minutes} min</source>
        <translation>Visit lengthened to {minutes} min</translation>
    </message>
    <message>
        <source>Visite notée comme manquée</source>
        <translation>Visit noted as missed</translation>
    </message>
</context>
<context>
    <name>DensityBar</name>
    <message>
        <source>Ce que montre le guide : {density}</source>
        <translation>What the guide shows: {density}</translation>
    </message>
    <message>
        <source>Proposé : {density}. {reason}.</source>
        <translation>Suggested: {density}. {reason}.</translation>
    </message>
    <message>
        <source>Complet</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>ExtraRows</name>
    <message><source>{days} j sans annonce</source><translation>unannounced {days} d</translation></message>
    <message>
        <source>Prix annoncé</source>
        <translation>Price announced</translation>
    </message>
    <message>
        <source>Écrivez le prix annoncé au client.</source>
        <translation>Write the price announced to the client.</translation>
    </message>
</context>
<context>
    <name>ProofChoice</name>
    <message>
        <source>Que vient de prouver le client ?</source>
        <translation>What has the client just proved?</translation>
    </message>
</context>
<context>
    <name>PromiseRows</name>
    <message>
        <source>Le client</source>
        <translation>The client</translation>
    </message>
    <message>
        <source>Nous</source>
        <translation>Us</translation>
    </message>
    <message>
        <source>sans date</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>Garder cet engagement</source>
        <translation>Keep this commitment</translation>
    </message>
    <message>
        <source>Qui fait quoi</source>
        <translation>Who does what</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>Pour le</source>
        <translation>By</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>La proposition</source>
        <translation>The proposal</translation>
    </message>
    <message>
        <source>Commentée aujourd’hui avec le client</source>
        <translation>Gone through with the client today</translation>
    </message>
    <message>
        <source>Commentée le {day}</source>
        <translation>Gone through on {day}</translation>
    </message>
    <message>
        <source>Envoyée aujourd’hui</source>
        <translation>Sent today</translation>
    </message>
    <message>
        <source>Envoyée le {day}</source>
        <translation>Sent on {day}</translation>
    </message>
    <message>
        <source>Prévoir une visite pour la commenter</source>
        <translation>Plan a visit to go through it</translation>
    </message>
</context>
<context>
    <name>RecapEditor</name>
    <message>
        <source>Et {count} autres lignes, à copier depuis vos notes.</source>
        <translation>And {count} more lines, to copy from your notes.</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>French</translation>
    </message>
    <message>
        <source>Anglais</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Langue du client</source>
        <translation>The client’s language</translation>
    </message>
    <message>
        <source>Joindre en PDF au fichier de courriel</source>
        <translation>Attach as a PDF to the e-mail file</translation>
    </message>
    <message>
        <source>Destinataires</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Objet</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Texte</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Lignes et promesses gardées entre nous : {count}.</source>
        <translation>Lines and promises kept between us: {count}.</translation>
    </message>
    <message>
        <source>Vos notes : cochez ce que le client peut lire</source>
        <translation>Your notes: tick what the client may read</translation>
    </message>
    <message>
        <source>Sous un titre « Pour le client », une ligne est cochée d’avance.</source>
        <translation>Below a heading “For the client”, a line is ticked beforehand.</translation>
    </message>
    <message>
        <source>Envoyé le {day}</source>
        <translation>Sent on {day}</translation>
    </message>
    <message>
        <source>Personne n’est encore connu ici.</source>
        <translation>Nobody is known here yet.</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Fichier .eml…</source>
        <translation>.eml file…</translation>
    </message>
    <message>
        <source>Ouvrir le courriel</source>
        <translation>Open the e-mail</translation>
    </message>
    <message>
        <source>Compte rendu au client</source>
        <translation>Recap to the client</translation>
    </message>
</context>
</TS>
