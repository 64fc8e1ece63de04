<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>CoachingCard</name>
    <message><source>Votre réponse</source><translation>Your answer</translation></message>
    <message><source>Répondre</source><translation>Answer</translation></message>
    <message><source>Votre travail</source><translation>Your work</translation></message>
    <message><source>Voir la conversation</source><translation>See the conversation</translation></message>
    <message><source>Vu</source><translation>Seen</translation></message>
    <message><source>Envoyer la réponse</source><translation>Send the answer</translation></message>
    <message><source>Votre manager</source><translation>Your manager</translation></message>
    <message><source>Nouveau</source><translation>New</translation></message>
    <message><source>Réponse à {name}</source><translation>Answer to {name}</translation></message>
    <message><source>Note de coaching de {name}</source><translation>Coaching note from {name}</translation></message>
</context>
<context>
    <name>DueCard</name>
    <message><source>Engagements à tenir</source><translation>Commitments due</translation></message>
    <message><source>Nous</source><translation>We</translation></message>
    <message><source>Client</source><translation>Client</translation></message>
    <message><source>et {count} de plus</source><translation>and {count} more</translation></message>
    <message><source>Tenu : {what}</source><translation>Kept: {what}</translation></message>
    <message><source>Reporter d’une semaine : {what}</source><translation>Postpone by a week: {what}</translation></message>
</context>
<context>
    <name>NextCard</name>
    <message><source>Commencer</source><translation>Start</translation></message>
    <message><source>Ouvrir le compte</source><translation>Open the account</translation></message>
    <message><source>par an, avec ses chiffres</source><translation>a year, with their own figures</translation></message>
    <message><source>de trésorerie, avec ses chiffres</source><translation>of cash, with their own figures</translation></message>
    <message><source>Reprendre</source><translation>Continue</translation></message>
    <message><source>Préparer</source><translation>Prepare</translation></message>
    <message><source>Prochaine conversation</source><translation>Next conversation</translation></message>
    <message><source>À noter</source><translation>To note</translation></message>
    <message><source>Objectif</source><translation>Goal</translation></message>
    <message><source>Personne à choisir</source><translation>Nobody chosen yet</translation></message>
    <message><source>{way} depuis {place}</source><translation>{way} from {place}</translation></message>
    <message><source>et {count} de plus</source><translation>and {count} more</translation></message>
    <message><source>À confirmer</source><translation>To confirm</translation></message>
    <message><source>Nous avons promis</source><translation>We promised</translation></message>
    <message><source>Le client a promis</source><translation>The client promised</translation></message>
    <message><source>Preuves qui manquent</source><translation>Evidence still missing</translation></message>
</context>
<context>
    <name>TodayPage</name>
    <message><source>Planifiez la prochaine visite : elle s’affichera ici, avec sa préparation.</source><translation>Plan the next visit: it will show here, with its preparation.</translation></message>
    <message><source>Planifier une visite</source><translation>Plan a visit</translation></message>
    <message><source>Engagement tenu.</source><translation>Commitment kept.</translation></message>
    <message><source>Reporté d’une semaine.</source><translation>Postponed by a week.</translation></message>
    <message><source>Réponse gardée.</source><translation>Answer kept.</translation></message>
    <message><source>Jour férié</source><translation>Public holiday</translation></message>
    <message><source>Les visites du jour</source><translation>Today’s visits</translation></message>
    <message><source>Journée</source><translation>Today</translation></message>
    <message><source>La journée est faite</source><translation>The day is done</translation></message>
    <message><source>Rien de prévu aujourd’hui</source><translation>Nothing planned today</translation></message>
    <message><source>Maintenant</source><translation>Now</translation></message>
    <message><source>Préparer la prochaine conversation</source><translation>Prepare the next conversation</translation></message>
    <message><source>Commencer la prochaine conversation</source><translation>Start the next conversation</translation></message>
    <message><source>Voir l’autre note</source><translation>See the other note</translation></message>
    <message><source>Voir les {n} autres notes</source><translation>See the {n} other notes</translation></message>
    <message><source>Commencez par vos comptes</source><translation>Start with your accounts</translation></message>
    <message><source>Importez votre fichier de clients, ou attendez la synchronisation si votre manager l’a fait.</source><translation>Import your file of clients, or wait for sync if your manager has done so.</translation></message>
    <message><source>Importer un fichier</source><translation>Import a file</translation></message>
    <message>
        <source>Imprimer les fiches du jour</source>
        <translation>Print the day’s briefs</translation>
    </message>
    <message>
        <source>Fiches du jour en PDF</source>
        <translation>The day’s briefs as a PDF</translation>
    </message>
</context>
<context>
    <name>WeekCard</name>
    <message><source>Cette semaine</source><translation>This week</translation></message>
    <message><source>Tenues : {held} sur {planned}</source><translation>Held: {held} of {planned}</translation></message>
    <message><source>Conflits à trancher : {count}</source><translation>Conflicts to settle: {count}</translation></message>
    <message><source>Réponses à vos notes : {count}</source><translation>Answers to your notes: {count}</translation></message>
    <message><source>Hors périmètre sans annonce depuis {days} j : {account}</source><translation>Extra work unannounced for {days} d: {account}</translation></message>
    <message><source>{text}, et {count} de plus</source><translation>{text}, and {count} more</translation></message>
</context>
<context>
    <name>DayPapers</name>
    <message>
        <source>{name} est enregistré</source>
        <translation>{name} is saved</translation>
    </message>
    <message>
        <source>Fiches du {day}</source>
        <translation>Briefs of {day}</translation>
    </message>
</context>
</TS>
