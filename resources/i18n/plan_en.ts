<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>ChosenBar</name>
    <message><source>Ouvrir</source><translation>Open</translation></message>
    <message><source>Modifier</source><translation>Edit</translation></message>
    <message><source>Faite</source><translation>Done</translation></message>
    <message><source>Manquée</source><translation>Missed</translation></message>
    <message><source>Annuler la visite</source><translation>Cancel the visit</translation></message>
    <message><source>Sur ce poste</source><translation>Saved here</translation></message>
    <message><source>Envoyée</source><translation>Sent</translation></message>
</context>
<context>
    <name>DayNames</name>
    <message><source>férié</source><translation>holiday</translation></message>
</context>
<context>
    <name>PlanPage</name>
    <message><source>Page précédente</source><translation>Previous page</translation></message>
    <message><source>Page suivante</source><translation>Next page</translation></message>
    <message><source>Visite déplacée.</source><translation>Visit moved.</translation></message>
    <message><source>Visite notée manquée.</source><translation>Visit marked as missed.</translation></message>
    <message><source>Aujourd’hui</source><translation>Today</translation></message>
    <message><source>Planifier</source><translation>Plan</translation></message>
    <message><source>Jour ou semaine</source><translation>Day or week</translation></message>
    <message><source>Calendrier des visites</source><translation>Calendar of visits</translation></message>
    <message><source>Plan</source><translation>Plan</translation></message>
    <message><source>Semaine du {first} au {last}</source><translation>Week of {first} to {last}</translation></message>
    <message><source>Visite annulée.</source><translation>Visit cancelled.</translation></message>
    <message><source>Planifier une visite</source><translation>Plan a visit</translation></message>
    <message><source>Visite notée faite.</source><translation>Visit marked as done.</translation></message>
    <message><source>Jour</source><translation>Day</translation></message>
    <message><source>Semaine</source><translation>Week</translation></message>
    <message><source>Tenues : {held} sur {planned}</source><translation>Held: {held} of {planned}</translation></message>
    <message><source>La visite n’a pas eu lieu</source><translation>The visit did not take place</translation></message>
    <message><source>Noter manquée</source><translation>Mark as missed</translation></message>
    <message><source>Annuler la visite</source><translation>Cancel the visit</translation></message>
    <message><source>Ouvrir la conversation</source><translation>Open the conversation</translation></message>
    <message><source>Modifier la visite choisie</source><translation>Edit the chosen visit</translation></message>
    <message><source>Noter la visite faite</source><translation>Mark the visit done</translation></message>
    <message><source>Noter la visite manquée</source><translation>Mark the visit missed</translation></message>
    <message><source>Annuler la visite choisie</source><translation>Cancel the chosen visit</translation></message>
    <message><source>Annuler sans donner de raison</source><translation>Cancel without a reason</translation></message>
</context>
<context>
    <name>VisitForm</name>
    <message><source>Nom ou ville du compte</source><translation>Name or city of the account</translation></message>
    <message><source>Ce que vous voulez obtenir</source><translation>What you want to obtain</translation></message>
    <message><source>Déjà faite</source><translation>Already held</translation></message>
    <message><source>Heure fixée par le client</source><translation>Time set by the client</translation></message>
    <message><source>Compte</source><translation>Account</translation></message>
    <message><source>Jour</source><translation>Day</translation></message>
    <message><source>Personne en particulier</source><translation>Nobody in particular</translation></message>
    <message><source>Aucune affaire</source><translation>No deal</translation></message>
    <message><source>Libre</source><translation>Unguided</translation></message>
    <message><source>Interlocuteur</source><translation>Contact</translation></message>
    <message><source>Objectif</source><translation>Goal</translation></message>
    <message><source>Créneaux libres</source><translation>Free times</translation></message>
    <message><source>Heure</source><translation>Time</translation></message>
    <message><source>Durée</source><translation>Length</translation></message>
    <message><source>Canal</source><translation>Channel</translation></message>
    <message><source>Objet</source><translation>Purpose</translation></message>
    <message><source>Affaire</source><translation>Deal</translation></message>
    <message><source>Conversation</source><translation>Conversation</translation></message>
    <message>
        <source>Allonger à {minutes}</source>
        <translation>Lengthen to {minutes}</translation>
    </message>
</context>
<context>
    <name>VisitPanels</name>
    <message><source>Planifier une visite</source><translation>Plan a visit</translation></message>
    <message><source>Planifier</source><translation>Plan</translation></message>
    <message><source>Modifier la visite</source><translation>Edit the visit</translation></message>
    <message><source>Enregistrer</source><translation>Save</translation></message>
    <message><source>Ce qu’a dit le client, en quelques mots</source><translation>What the client said, in a few words</translation></message>
    <message><source>Pourquoi ?</source><translation>Why?</translation></message>
    <message><source>Annuler</source><translation>Cancel</translation></message>
    <message><source>Visite modifiée.</source><translation>Visit changed.</translation></message>
    <message><source>Visite planifiée.</source><translation>Visit planned.</translation></message>
    <message><source>Revenir</source><translation>Back</translation></message>
    <message><source>facultatif</source><translation>optional</translation></message>
</context>
</TS>
