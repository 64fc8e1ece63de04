<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>BugDialog</name>
    <message>
        <source>Erreur inattendue</source>
        <translation>Unexpected error</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>SalesDesk a rencontré une erreur inattendue.</source>
        <translation>SalesDesk ran into an unexpected error.</translation>
    </message>
    <message>
        <source>Ce qui était enregistré l’est toujours ; votre saisie en cours est gardée en brouillon.</source>
        <translation>Everything saved is still there; what you were typing is kept as a draft.</translation>
    </message>
    <message>
        <source>Reprenez où vous en étiez. Si cela se reproduit, lancez « salesdesk doctor » et envoyez le fichier obtenu : il ne contient ni nom, ni note, ni montant.</source>
        <translation>Carry on where you were. If it happens again, run “salesdesk doctor” and send the file it makes: it holds no name, note or amount.</translation>
    </message>
    <message>
        <source>Référence : {kind}</source>
        <translation>Reference: {kind}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Rechercher un compte, une note, une action…</source>
        <translation>Search an account, a note, an action…</translation>
    </message>
    <message>
        <source>Palette de recherche</source>
        <translation>Search palette</translation>
    </message>
    <message>
        <source>Résultats</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Rien ne correspond. Essayez un nom, une ville ou un verbe.</source>
        <translation>Nothing matches. Try a name, a town or a verb.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Écrans</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>Rechercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Raccourcis clavier</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Aide de cet écran</source>
        <translation>Help on this screen</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Changer de thème</source>
        <translation>Switch theme</translation>
    </message>
    <message>
        <source>Partout</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Annuler : {what}</source>
        <translation>Undo: {what}</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Rétablir : {what}</source>
        <translation>Redo: {what}</translation>
    </message>
    <message>
        <source>Rétablir</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Passer au thème sombre</source>
        <translation>Switch to the dark theme</translation>
    </message>
    <message>
        <source>Rechercher un compte, une note, une action…</source>
        <translation>Search an account, a note, an action…</translation>
    </message>
    <message>
        <source>Passer au thème clair</source>
        <translation>Switch to the light theme</translation>
    </message>
    <message>
        <source>Synchronisé</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>En attente · {n} à envoyer</source>
        <translation>Waiting · {n} to send</translation>
    </message>
    <message>
        <source>Hors ligne · {n} à envoyer</source>
        <translation>Offline · {n} to send</translation>
    </message>
    <message>
        <source>Hors ligne</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>À départager · {n}</source>
        <translation>To settle · {n}</translation>
    </message>
    <message>
        <source>Notifications : {n} à lire</source>
        <translation>Notifications: {n} unread</translation>
    </message>
</context>
<context>
    <name>cheatsheet</name>
    <message>
        <source>Partout</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Raccourcis clavier</source>
        <translation>Keyboard shortcuts</translation>
    </message>
</context>
<context>
    <name>i18n</name>
    <message>
        <source>aujourd’hui</source>
        <translation>today</translation>
    </message>
    <message>
        <source>demain</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>hier</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>dans {days} jours</source>
        <translation>in {days} days</translation>
    </message>
    <message>
        <source>il y a {days} jours</source>
        <translation>{days} days ago</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>Votre amélioration est retenue</source>
        <translation>Your improvement is accepted</translation>
    </message>
    <message>
        <source>Votre amélioration n’est pas retenue</source>
        <translation>Your improvement is not accepted</translation>
    </message>
    <message>
        <source>Sans réponse depuis plus de 14 jours : {n}</source>
        <translation>Without an answer for more than 14 days: {n}</translation>
    </message>
    <message>
        <source>Ouvrir les améliorations</source>
        <translation>Open the improvements</translation>
    </message>
    <message>
        <source>Améliorations</source>
        <translation>Improvements</translation>
    </message>
    <message><source>Hors périmètre, 30 jours sans annonce</source><translation>Extra work unannounced for 30 days</translation></message>
    <message><source>{days} jours, sans prix</source><translation>{days} days, no price</translation></message>
    <message><source>{days} jours, {amount} en attente d’accord</source><translation>{days} days, {amount} awaiting agreement</translation></message>
    <message><source>Ouvrir la synchronisation</source><translation>Open sync</translation></message>
    <message><source>Valeurs à départager</source><translation>Values to choose between</translation></message>
    <message><source>Modifications refusées par le serveur</source><translation>Changes refused by the server</translation></message>
    <message><source>Notes de votre manager</source><translation>Notes from your manager</translation></message>
    <message><source>Engagements échus</source><translation>Commitments due</translation></message>
    <message><source>Synchronisation</source><translation>Sync</translation></message>
    <message><source>Rien n’attend</source><translation>Nothing is waiting</translation></message>
    <message><source>Notes du manager, engagements échus et choix à faire apparaîtront ici.</source><translation>Notes from your manager, commitments due and choices to make will appear here.</translation></message>
    <message><source>Notifications</source><translation>Notifications</translation></message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ListTab</name>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Détail</source>
        <translation>Detail</translation>
    </message>
</context>
</TS>
