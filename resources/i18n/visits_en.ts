<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>VisitWords</name>
    <message><source>Planifiée</source><translation>Planned</translation></message>
    <message><source>Visite</source><translation>Visit</translation></message>
    <message><source>Visio</source><translation>Video</translation></message>
    <message><source>Téléphone</source><translation>Phone</translation></message>
    <message><source>Courriel</source><translation>E-mail</translation></message>
    <message><source>Réseau social</source><translation>Social network</translation></message>
    <message><source>Événement</source><translation>Event</translation></message>
    <message><source>Découverte</source><translation>Discovery</translation></message>
    <message><source>Valeur</source><translation>Value</translation></message>
    <message><source>Proposition</source><translation>Proposal</translation></message>
    <message><source>Décision</source><translation>Decision</translation></message>
    <message><source>Suivi</source><translation>Follow-up</translation></message>
    <message><source>Revue des bénéfices</source><translation>Benefit review</translation></message>
    <message><source>Avant échéance</source><translation>Before the due date</translation></message>
    <message><source>Litige</source><translation>Dispute</translation></message>
    <message><source>Prospection</source><translation>Prospecting</translation></message>
    <message><source>Autre</source><translation>Other</translation></message>
    <message><source>Décideur</source><translation>Decider</translation></message>
    <message><source>Bénéficiaire</source><translation>Beneficiary</translation></message>
    <message><source>Payeur</source><translation>Payer</translation></message>
    <message><source>Utilisateur</source><translation>User</translation></message>
    <message><source>Expert technique</source><translation>Technical expert</translation></message>
    <message><source>Filtre</source><translation>Gatekeeper</translation></message>
    <message><source>Tiers</source><translation>Third party</translation></message>
    <message><source>Annulée</source><translation>Cancelled</translation></message>
    <message><source>Manquée</source><translation>Missed</translation></message>
    <message><source>Conclue</source><translation>Concluded</translation></message>
    <message><source>À conclure</source><translation>To conclude</translation></message>
    <message><source>Faite</source><translation>Done</translation></message>
    <message><source>Préparée</source><translation>Prepared</translation></message>
</context>
<context>
    <name>VisitsPage</name>
    <message><source>Visites</source><translation>Visits</translation></message>
    <message><source>Planifier une visite</source><translation>Plan a visit</translation></message>
    <message><source>Compte ou ville</source><translation>Account or city</translation></message>
    <message><source>Liste des visites</source><translation>List of visits</translation></message>
    <message><source>Aujourd’hui</source><translation>Today</translation></message>
    <message><source>À venir</source><translation>To come</translation></message>
    <message><source>À conclure</source><translation>To conclude</translation></message>
    <message><source>Passées</source><translation>Past</translation></message>
    <message><source>Aucune visite trouvée</source><translation>No visit found</translation></message>
    <message><source>Effacez le filtre pour les revoir toutes.</source><translation>Clear the filter to see them all again.</translation></message>
    <message><source>Planifiez une visite : vous la préparerez et la tiendrez d’ici.</source><translation>Plan a visit: you will prepare and hold it from here.</translation></message>
    <message><source>Sur ce poste</source><translation>Saved here</translation></message>
    <message><source>Tout est conclu</source><translation>Everything is concluded</translation></message>
    <message><source>Aucune conversation n’attend sa suite.</source><translation>No conversation is waiting for what comes next.</translation></message>
    <message><source>Aucune visite ici</source><translation>No visit here</translation></message>
    <message><source>Ouvrir la conversation</source><translation>Open the conversation</translation></message>
    <message><source>Filtrer la liste</source><translation>Filter the list</translation></message>
    <message><source>Voir dans le calendrier</source><translation>Show in the calendar</translation></message>
</context>
</TS>
