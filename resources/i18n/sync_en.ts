<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>ConflictCard</name>
    <message>
        <source>Modifiée ici, supprimée là</source>
        <translation>Changed here, deleted there</translation>
    </message>
    <message>
        <source>En place</source>
        <translation>In place</translation>
    </message>
    <message>
        <source>Écartée</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Prendre celle-ci</source>
        <translation>Take this one</translation>
    </message>
    <message>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
</context>
<context>
    <name>RefusedCard</name>
    <message>
        <source>Copier le texte</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>Ne plus garder</source>
        <translation>Throw away</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n fichier(s) à envoyer</source>
        <translation><numerusform>%n file to send</numerusform><numerusform>%n files to send</numerusform></translation>
    </message>
    <message><source>Se reconnecter</source><translation>Sign in again</translation></message>
    <message><source>Connectez-vous dans votre navigateur, puis revenez ici.</source><translation>Sign in in your browser, then come back here.</translation></message>
    <message>
        <source>À choisir</source>
        <translation>To choose</translation>
    </message>
    <message>
        <source>Hors ligne</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>En attente</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>À jour</source>
        <translation>Up to date</translation>
    </message>
    <message>
        <source>Pas encore synchronisé : tout est enregistré et chiffré sur ce poste.</source>
        <translation>Not synced yet: everything is saved and encrypted on this computer.</translation>
    </message>
    <message>
        <source>Dernier échange complet : {when}</source>
        <translation>Last complete exchange: {when}</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Synchroniser maintenant</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Exporter</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Deux valeurs, une à choisir</source>
        <translation>Two values, one to choose</translation>
    </message>
    <message>
        <source>Non envoyé</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>À envoyer</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>Rien à décider</source>
        <translation>Nothing to decide</translation>
    </message>
    <message>
        <source>Quand deux personnes changent le même champ sans s’être vues, les deux valeurs s’affichent ici : aucune n’est perdue.</source>
        <translation>When two people change the same field without having seen each other’s, both values are shown here: none is lost.</translation>
    </message>
    <message>
        <source>Tout est envoyé</source>
        <translation>Everything is sent</translation>
    </message>
    <message>
        <source>Ce que vous changez sans réseau attend ici, puis part tout seul.</source>
        <translation>What you change without a network waits here, then leaves by itself.</translation>
    </message>
    <message>
        <source>À régler</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>Synchronisation lancée.</source>
        <translation>Sync started.</translation>
    </message>
    <message>
        <source>Conflit réglé.</source>
        <translation>Conflict settled.</translation>
    </message>
    <message>
        <source>Texte copié.</source>
        <translation>Text copied.</translation>
    </message>
    <message>
        <source>Exporter ce qui n’a pas été envoyé</source>
        <translation>Export what was not sent</translation>
    </message>
    <message>
        <source>Texte exporté.</source>
        <translation>Text exported.</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>Supprimé</source>
        <translation>Deleted</translation>
    </message>
</context>
</TS>
