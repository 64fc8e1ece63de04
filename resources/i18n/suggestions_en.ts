<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>SuggestionWords</name>
    <message><source>Personne à choisir</source><translation>Person to choose</translation></message>
    <message><source>À trouver : {role}</source><translation>To find: {role}</translation></message>
    <message><source>À trouver : {role}, à demander à {name}</source><translation>To find: {role}; ask {name}</translation></message>
</context>
<context>
    <name>SuggestionBlock</name>
    <message><source>Ouvrir le compte : {name}</source><translation>Open the account: {name}</translation></message>
    <message><source>Contact déjà au calendrier : {day}</source><translation>Contact already in the calendar: {day}</translation></message>
    <message><source>Planifier</source><translation>Plan it</translation></message>
    <message><source>Pas maintenant</source><translation>Not now</translation></message>
    <message><source>Pourquoi ?</source><translation>Why?</translation></message>
    <message><source>Planifier la conversation proposée : {name}</source><translation>Plan the suggested conversation: {name}</translation></message>
    <message><source>Écarter la suggestion : {name}</source><translation>Put the suggestion aside: {name}</translation></message>
    <message><source>Pourquoi cette suggestion : {name}</source><translation>Why this suggestion: {name}</translation></message>
</context>
<context>
    <name>WhyView</name>
    <message><source>Les motifs, du plus lourd au plus léger</source><translation>The reasons, from the heaviest to the lightest</translation></message>
    <message><source>À égalité, le motif le plus ancien passe devant.</source><translation>Ties go to the oldest reason.</translation></message>
    <message><source>Un compte vu dans les deux semaines n’est pas proposé pour la journée.</source><translation>An account seen within two weeks is not suggested for the day.</translation></message>
    <message><source>Tout est calculé sur ce poste, avec ces quatre lignes et rien d’autre.</source><translation>All of it is worked out on this computer, from these four lines and nothing else.</translation></message>
    <message><source>Urgence</source><translation>Urgency</translation></message>
    <message><source>Ancienneté</source><translation>Age</translation></message>
    <message><source>Compte depuis le {day} : un point par jour, 40 au plus</source><translation>Counted from {day}: one point a day, 40 at most</translation></message>
    <message><source>Pas encore un jour</source><translation>Less than a day</translation></message>
    <message><source>Aucun montant connu</source><translation>No amount known</translation></message>
    <message><source>Aucun autre</source><translation>None</translation></message>
    <message><source>Montant en jeu</source><translation>Amount at stake</translation></message>
    <message><source>{amount} : un point par millier, 40 au plus</source><translation>{amount}: one point per thousand, 40 at most</translation></message>
    <message><source>Autres motifs ici</source><translation>Other reasons here</translation></message>
    <message><source>{n} : quatre points chacun, 16 au plus</source><translation>{n}: four points each, 16 at most</translation></message>
    <message><source>points</source><translation>points</translation></message>
    <message><source>Nous devons quelque chose : 400</source><translation>We owe something: 400</translation></message>
    <message><source>Une parole ou une proposition attend : 300</source><translation>A promise or a proposal is waiting: 300</translation></message>
    <message><source>Une affaire n’avance plus : 200</source><translation>A deal is at a standstill: 200</translation></message>
    <message><source>La relation s’use : 100</source><translation>The relationship is wearing thin: 100</translation></message>
</context>
<context>
    <name>RefuseForm</name>
    <message><source>En quelques mots</source><translation>In a few words</translation></message>
    <message><source>Tant que rien ne change</source><translation>Until something changes</translation></message>
    <message><source>Une semaine</source><translation>For a week</translation></message>
    <message><source>Un mois</source><translation>For a month</translation></message>
    <message><source>Trois mois</source><translation>For three months</translation></message>
    <message><source>Pourquoi pas maintenant ?</source><translation>Why not now?</translation></message>
    <message><source>Le client est absent</source><translation>The client is away</translation></message>
    <message><source>Il a demandé d’attendre</source><translation>They asked us to wait</translation></message>
    <message><source>C’est traité autrement</source><translation>It is being handled another way</translation></message>
    <message><source>La raison est gardée sur le compte, et vous pouvez la reprendre.</source><translation>The reason is kept with the account, and you can take it back.</translation></message>
    <message><source>Ne plus proposer</source><translation>Do not suggest it</translation></message>
</context>
<context>
    <name>SuggestionGestures</name>
    <message><source>Fermer</source><translation>Close</translation></message>
    <message><source>Pourquoi cette conversation ?</source><translation>Why this conversation?</translation></message>
    <message><source>Annuler</source><translation>Cancel</translation></message>
    <message><source>Écarter</source><translation>Put aside</translation></message>
    <message><source>Pas maintenant</source><translation>Not now</translation></message>
    <message><source>Suggestion écartée.</source><translation>Suggestion put aside.</translation></message>
    <message><source>Suggestion reprise.</source><translation>Suggestion brought back.</translation></message>
</context>
<context>
    <name>SuggestionsCard</name>
    <message><source>Prochaines meilleures conversations</source><translation>Next best conversations</translation></message>
    <message><source>Rien n’attend : promesses tenues, preuves en ordre, contacts à jour. Une suggestion paraît ici dès qu’une promesse passe sa date, qu’une preuve manque ou qu’un compte est trop peu vu.</source><translation>Nothing waits: promises kept, evidence in order, contacts up to date. A suggestion appears here as soon as a promise passes its day, evidence is missing or an account is seen too little.</translation></message>
    <message><source>Prochaines conversations</source><translation>Next conversations</translation></message>
    <message><source>Planifier la conversation proposée</source><translation>Plan the suggested conversation</translation></message>
    <message><source>Écarter la suggestion</source><translation>Put the suggestion aside</translation></message>
    <message><source>Pourquoi cette suggestion</source><translation>Why this suggestion</translation></message>
</context>
<context>
    <name>SuggestionCard</name>
    <message><source>Prochaine meilleure conversation</source><translation>Next best conversation</translation></message>
    <message><source>Rien n’attend chez ce client : promesses, preuves, rôles et contacts sont à jour.</source><translation>Nothing waits at this client: promises, evidence, roles and contacts are up to date.</translation></message>
    <message><source>Et aussi</source><translation>Also</translation></message>
    <message><source>Écartée le {day} par vous : « {why} »</source><translation>Put aside on {day} by you: “{why}”</translation></message>
    <message><source>Écartée le {day} par {name} : « {why} »</source><translation>Put aside on {day} by {name}: “{why}”</translation></message>
    <message><source>un collègue</source><translation>a colleague</translation></message>
    <message><source>Jusqu’au {day}</source><translation>Until {day}</translation></message>
    <message><source>Reprendre</source><translation>Bring back</translation></message>
    <message><source>Reprendre la suggestion écartée : {why}</source><translation>Bring back the suggestion put aside: {why}</translation></message>
    <message><source>Compte</source><translation>Account</translation></message>
    <message><source>Planifier la conversation proposée</source><translation>Plan the suggested conversation</translation></message>
    <message><source>Écarter la suggestion</source><translation>Put the suggestion aside</translation></message>
    <message><source>Pourquoi cette suggestion</source><translation>Why this suggestion</translation></message>
</context>
</TS>
