<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>ProcessesPage</name>
    <message>
        <source>Version {version} · {stages} étapes · {talks} conversations · cycle de {days} jours</source>
        <translation>Version {version} · {stages} stages · {talks} conversations · cycle of {days} days</translation>
    </message>
    <message>
        <source>Versions publiées</source>
        <translation>Published versions</translation>
    </message>
    <message>
        <source>Ouvrir le studio</source>
        <translation>Open the studio</translation>
    </message>
    <message>
        <source>Nouveau processus</source>
        <translation>New process</translation>
    </message>
    <message>
        <source>Publier un fichier</source>
        <translation>Publish a file</translation>
    </message>
    <message>
        <source>Aucun processus publié</source>
        <translation>No process published</translation>
    </message>
    <message>
        <source>Un processus dit par quelles étapes passe un client, ce qui les prouve et ce qu’on s’y dit. La personne chargée des méthodes le publie depuis un fichier.</source>
        <translation>A process says through which stages a client goes, what proves them and what is said there. The person in charge of sales operations publishes it from a file.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Étapes</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>{n} affaire en cours</source>
        <translation>{n} open deal</translation>
    </message>
    <message>
        <source>{n} affaires en cours</source>
        <translation>{n} open deals</translation>
    </message>
    <message>
        <source>En vigueur</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Publier un processus</source>
        <translation>Publish a process</translation>
    </message>
    <message>
        <source>Processus (*.yaml *.yml)</source>
        <translation>Processes (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>« {name} » est publié.</source>
        <translation>“{name}” is published.</translation>
    </message>
    <message>
        <source>À corriger</source>
        <translation>To mend</translation>
    </message>
    <message>
        <source>Non publié</source>
        <translation>Not published</translation>
    </message>
    <message>
        <source>Ligne {line}, colonne {column}</source>
        <translation>Line {line}, column {column}</translation>
    </message>
</context>
<context>
    <name>StageCard</name>
    <message>
        <source>{n} jours</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>Pour entrer</source>
        <translation>To enter</translation>
    </message>
    <message>
        <source>Pour en sortir</source>
        <translation>To leave</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Talking points</translation>
    </message>
    <message>
        <source>Engagements</source>
        <translation>Commitments</translation>
    </message>
</context>
</TS>
