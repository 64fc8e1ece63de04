<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>CheckPanel</name>
    <message>
        <source>Le client est au centre</source>
        <translation>The client stands at the centre</translation>
    </message>
    <message>
        <source>Des erreurs de conception</source>
        <translation>Design errors</translation>
    </message>
    <message>
        <source>À corriger avant de noter</source>
        <translation>To be fixed before grading</translation>
    </message>
    <message>
        <source>Ligne {line}, colonne {column}</source>
        <translation>Line {line}, column {column}</translation>
    </message>
    <message>
        <source>Corriger</source>
        <translation>Fix</translation>
    </message>
    <message>
        <source>Conseils</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>En erreur : {errors} · Avertissements : {warned}</source>
        <translation>In error: {errors} · Warnings: {warned}</translation>
    </message>
    <message>
        <source>Fautes dans le fichier : {n}</source>
        <translation>Faults in the file: {n}</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>À voix haute, avec des chiffres d’exemple</source>
        <translation>Said aloud, with sample figures</translation>
    </message>
    <message>
        <source>La formule ne donne pas {names}.</source>
        <translation>The formula does not give {names}.</translation>
    </message>
    <message>
        <source>Insérer {name}</source>
        <translation>Insert {name}</translation>
    </message>
    <message>
        <source>Choisissez une formule pour remplir {names}.</source>
        <translation>Choose a formula to fill {names}.</translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message>
        <source>Processus (*.yaml *.yml)</source>
        <translation>Processes (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Exporter le processus</source>
        <translation>Export the process</translation>
    </message>
    <message>
        <source>Importer un processus</source>
        <translation>Import a process</translation>
    </message>
    <message>
        <source>« {name} », version {version}, est publié.</source>
        <translation>“{name}”, version {version}, is published.</translation>
    </message>
    <message>
        <source>Import de {name}</source>
        <translation>Import of {name}</translation>
    </message>
    <message>
        <source>« {name} » est écrit.</source>
        <translation>“{name}” is written.</translation>
    </message>
    <message>
        <source>Le brouillon est abandonné.</source>
        <translation>The draft is discarded.</translation>
    </message>
</context>
<context>
    <name>PartFields</name>
    <message>
        <source>Ajoutez-y une partie avec le bouton Ajouter, ou choisissez-en une dans le plan.</source>
        <translation>Add a part to it with the Add button, or choose one in the plan.</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>facultatif, par exemple downtime.hours</source>
        <translation>optional, for example downtime.hours</translation>
    </message>
    <message>
        <source>Une idée par ligne, quatre au plus ; les deux langues dans le même ordre.</source>
        <translation>One idea a line, four at most; both languages in the same order.</translation>
    </message>
    <message>
        <source>Formule</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>Question à poser ensuite</source>
        <translation>Question to ask next</translation>
    </message>
    <message>
        <source>Nom du processus</source>
        <translation>Name of the process</translation>
    </message>
    <message>
        <source>Fonction chez le client</source>
        <translation>Job at the client’s</translation>
    </message>
    <message>
        <source>Rôle dans l’achat</source>
        <translation>Buying role</translation>
    </message>
    <message>
        <source>Fait observé chez le client</source>
        <translation>Fact observed at the client’s</translation>
    </message>
    <message>
        <source>Le client cherche déjà un fournisseur</source>
        <translation>The client already looks for a supplier</translation>
    </message>
    <message>
        <source>Qui en répond</source>
        <translation>Who answers for it</translation>
    </message>
    <message>
        <source>Ce qu’on décide d’après lui</source>
        <translation>What is decided from it</translation>
    </message>
    <message>
        <source>La réunion où on le lit</source>
        <translation>The meeting where it is read</translation>
    </message>
    <message>
        <source>Le niveau voulu</source>
        <translation>The level wanted</translation>
    </message>
    <message>
        <source>Ce qui est mesuré</source>
        <translation>What is measured</translation>
    </message>
    <message>
        <source>Progrès du client</source>
        <translation>The client’s progress</translation>
    </message>
    <message>
        <source>Étapes où l’affaire peut revenir</source>
        <translation>Stages the deal may return to</translation>
    </message>
    <message>
        <source>L’un ou l’autre</source>
        <translation>Either one</translation>
    </message>
    <message>
        <source>Fait à prouver</source>
        <translation>Fact to prove</translation>
    </message>
    <message>
        <source>Preuves admises</source>
        <translation>Evidence accepted</translation>
    </message>
    <message>
        <source>Personne</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Jamais</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Thème, pour le client</source>
        <translation>Theme, for the client</translation>
    </message>
    <message>
        <source>But</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>Contrat d’ouverture</source>
        <translation>Opening contract</translation>
    </message>
    <message>
        <source>Savoir-faire demandé</source>
        <translation>Skill it asks for</translation>
    </message>
    <message>
        <source>Qui aide à l’apprendre</source>
        <translation>Who helps to learn it</translation>
    </message>
    <message>
        <source>Répétée</source>
        <translation>Rehearsed</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Argument</source>
        <translation>Talking point</translation>
    </message>
    <message>
        <source>À ne jamais dire</source>
        <translation>Never to be said</translation>
    </message>
    <message>
        <source>Preuves à l’appui</source>
        <translation>Supporting evidence</translation>
    </message>
    <message>
        <source>Objection du client</source>
        <translation>The client’s objection</translation>
    </message>
    <message>
        <source>Réponse</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>Ce que le commercial entend</source>
        <translation>What the rep hears</translation>
    </message>
    <message>
        <source>Réponse modèle</source>
        <translation>Model answer</translation>
    </message>
    <message>
        <source>Idées à placer</source>
        <translation>Ideas to bring in</translation>
    </message>
    <message>
        <source>Aucune formule</source>
        <translation>No formula</translation>
    </message>
    <message>
        <source>Durée du cycle, en jours</source>
        <translation>Length of the cycle, in days</translation>
    </message>
    <message>
        <source>Monnaie</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>Ventes voulues par an et par commercial</source>
        <translation>Sales wanted a year, for one rep</translation>
    </message>
    <message>
        <source>Montant moyen d’une vente</source>
        <translation>Mean amount of a sale</translation>
    </message>
    <message>
        <source>Durée normale, en jours</source>
        <translation>Normal stay, in days</translation>
    </message>
    <message>
        <source>Part qui passe à la suite, de 0 à 1</source>
        <translation>Share that goes on, from 0 to 1</translation>
    </message>
    <message>
        <source>Fait de</source>
        <translation>Whose fact</translation>
    </message>
    <message>
        <source>Après les critères</source>
        <translation>After the criteria</translation>
    </message>
    <message>
        <source>Avec qui</source>
        <translation>With whom</translation>
    </message>
    <message>
        <source>Durée, en minutes</source>
        <translation>Length, in minutes</translation>
    </message>
    <message>
        <source>Ce qu’elle cherche</source>
        <translation>What it looks for</translation>
    </message>
    <message>
        <source>Chiffres qu’elle obtient</source>
        <translation>Figures it obtains</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Pris par</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>Jours pour le tenir</source>
        <translation>Days to keep it</translation>
    </message>
    <message>
        <source>Une réponse « non » révèle du travail perdu</source>
        <translation>A “no” reveals work that is lost</translation>
    </message>
    <message>
        <source>Un nombre au-dessus d’un seuil révèle du travail perdu</source>
        <translation>A number above a limit reveals work that is lost</translation>
    </message>
</context>
<context>
    <name>RefusalBody</name>
    <message>
        <source>Ligne {line}, colonne {column}</source>
        <translation>Line {line}, column {column}</translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>Trop long : {limit} signes au plus. Rien n’a été collé.</source>
        <translation>Too long: {limit} characters at most. Nothing was pasted.</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Clé dans le fichier</source>
        <translation>Key in the file</translation>
    </message>
    <message>
        <source>Ce qui s’y réfère dans le processus suit.</source>
        <translation>What refers to it in the process follows.</translation>
    </message>
    <message numerus="yes">
        <source>%n affaire(s) s’y réfère(nt) : sous une autre clé, ce qui y est noté ne suivra pas.</source>
        <translation>
            <numerusform>%n deal refers to it: under another key, what was noted there will not follow.</numerusform>
            <numerusform>%n deals refer to it: under another key, what was noted there will not follow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PracticeField</name>
    <message>
        <source>Heures par mois</source>
        <translation>Hours a month</translation>
    </message>
    <message>
        <source>Coût d’une heure</source>
        <translation>Cost of an hour</translation>
    </message>
    <message>
        <source>Au-dessus de</source>
        <translation>Above</translation>
    </message>
    <message>
        <source>Nom de la pratique</source>
        <translation>Name of the practice</translation>
    </message>
    <message>
        <source>Clé de la pratique</source>
        <translation>Key of the practice</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Choisissez une étape ou une conversation : elle se montre ici comme le commercial la verra.</source>
        <translation>Choose a stage or a conversation: it is shown here as the rep will see it.</translation>
    </message>
    <message>
        <source>L’aperçu revient dès que les fautes du fichier sont corrigées.</source>
        <translation>The preview comes back as soon as the faults of the file are fixed.</translation>
    </message>
    <message>
        <source>{n} jours</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>Preuves pour sortir de l’étape</source>
        <translation>Evidence to leave the stage</translation>
    </message>
    <message>
        <source>Préparer</source>
        <translation>Prepare</translation>
    </message>
    <message>
        <source>Ouvrir sur l’enjeu</source>
        <translation>Open on the stake</translation>
    </message>
    <message>
        <source>Chiffrer</source>
        <translation>Quantify</translation>
    </message>
    <message>
        <source>Proposer la valeur</source>
        <translation>Present the value</translation>
    </message>
    <message>
        <source>Pré-vendre</source>
        <translation>Presell</translation>
    </message>
    <message>
        <source>Engager</source>
        <translation>Engage</translation>
    </message>
</context>
<context>
    <name>PublishForm</name>
    <message>
        <source>Elle part sur tous les postes ; les affaires en cours gardent leur version.</source>
        <translation>It goes to every laptop; deals under way keep their version.</translation>
    </message>
    <message>
        <source>Le contrôle voit des erreurs</source>
        <translation>The check sees errors</translation>
    </message>
    <message>
        <source>Corrigez-les, ou cochez chaque règle pour en répondre en votre nom.</source>
        <translation>Fix them, or tick each rule to answer for it in your name.</translation>
    </message>
    <message>
        <source>Publier cette version</source>
        <translation>Publish this version</translation>
    </message>
    <message>
        <source>{name}, version {version}</source>
        <translation>{name}, version {version}</translation>
    </message>
    <message>
        <source>Ce qui change, pourquoi, et qui l’a proposé</source>
        <translation>What changes, why, and who proposed it</translation>
    </message>
    <message>
        <source>Notes de version</source>
        <translation>Version notes</translation>
    </message>
    <message>
        <source>Ce qui change</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>Publier</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Rien ne change depuis la dernière version.</source>
        <translation>Nothing changes since the last version.</translation>
    </message>
    <message>
        <source>J’en réponds : {rule}</source>
        <translation>I answer for it: {rule}</translation>
    </message>
    <message>
        <source>et {n} de plus</source>
        <translation>and {n} more</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Un processus dit par quelles étapes passe un client, ce qui les prouve et ce qu’on s’y dit.</source>
        <translation>A process says through which stages a client goes, what proves them and what is said there.</translation>
    </message>
    <message>
        <source>Un fichier YAML ; ses fautes sont listées par ligne</source>
        <translation>A YAML file; its faults are listed by line</translation>
    </message>
    <message>
        <source>Partir de rien</source>
        <translation>Start from nothing</translation>
    </message>
    <message>
        <source>Une étape, un rôle et un critère à écrire</source>
        <translation>One stage, one role and one criterion to write</translation>
    </message>
    <message>
        <source>Importer un fichier</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>Nouveau processus</source>
        <translation>New process</translation>
    </message>
    <message>
        <source>Reprendre le brouillon</source>
        <translation>Resume the draft</translation>
    </message>
    <message>
        <source>Modèle fourni : {stages} étapes</source>
        <translation>Template: {stages} stages</translation>
    </message>
</context>
<context>
    <name>StudioActions</name>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>Ajouter une partie</source>
        <translation>Add a part</translation>
    </message>
    <message>
        <source>Copier la partie</source>
        <translation>Copy the part</translation>
    </message>
    <message>
        <source>Retirer la partie</source>
        <translation>Remove the part</translation>
    </message>
    <message>
        <source>Monter la partie</source>
        <translation>Move the part up</translation>
    </message>
    <message>
        <source>Descendre la partie</source>
        <translation>Move the part down</translation>
    </message>
    <message>
        <source>Corriger le premier constat</source>
        <translation>Fix the first finding</translation>
    </message>
    <message>
        <source>Formulaire ou texte</source>
        <translation>Form or text</translation>
    </message>
    <message>
        <source>Contrôle ou aperçu</source>
        <translation>Check or preview</translation>
    </message>
    <message>
        <source>Publier</source>
        <translation>Publish</translation>
    </message>
</context>
<context>
    <name>StudioHeader</name>
    <message>
        <source>Annuler dans le studio</source>
        <translation>Undo in the studio</translation>
    </message>
    <message>
        <source>Rétablir dans le studio</source>
        <translation>Redo in the studio</translation>
    </message>
    <message>
        <source>Importer un fichier dans le brouillon</source>
        <translation>Import a file into the draft</translation>
    </message>
    <message>
        <source>Exporter vers un fichier</source>
        <translation>Export to a file</translation>
    </message>
    <message>
        <source>Abandonner le brouillon</source>
        <translation>Discard the draft</translation>
    </message>
    <message>
        <source>Publier</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>à partir de la version {base}, la version {latest} est parue depuis</source>
        <translation>from version {base}; version {latest} has come out since</translation>
    </message>
    <message>
        <source>Version {next} en préparation</source>
        <translation>Version {next} in preparation</translation>
    </message>
    <message>
        <source>Enregistrement…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Formulaire</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Texte</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Brouillon enregistré à {time}</source>
        <translation>Draft saved at {time}</translation>
    </message>
</context>
<context>
    <name>StudioPage</name>
    <message>
        <source>Modification</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Plan du processus</source>
        <translation>Plan of the process</translation>
    </message>
    <message>
        <source>Ajouter une partie</source>
        <translation>Add a part</translation>
    </message>
    <message>
        <source>Copier la partie</source>
        <translation>Copy the part</translation>
    </message>
    <message>
        <source>Retirer la partie</source>
        <translation>Remove the part</translation>
    </message>
    <message>
        <source>Monter la partie</source>
        <translation>Move the part up</translation>
    </message>
    <message>
        <source>Descendre la partie</source>
        <translation>Move the part down</translation>
    </message>
    <message>
        <source>Le studio est réservé aux méthodes commerciales</source>
        <translation>The studio is for sales operations</translation>
    </message>
    <message>
        <source>Votre rôle lit les processus ; proposez une amélioration à la personne qui les écrit.</source>
        <translation>Your role reads the processes; propose an improvement to the person who writes them.</translation>
    </message>
    <message>
        <source>Voir les processus</source>
        <translation>See the processes</translation>
    </message>
    <message>
        <source>Ajout</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>Copie</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Retrait</source>
        <translation>Removal</translation>
    </message>
    <message>
        <source>Déplacement</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Non fait</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Formulaire</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Contrôle et aperçu</source>
        <translation>Check and preview</translation>
    </message>
    <message>
        <source>Texte du processus</source>
        <translation>Text of the process</translation>
    </message>
    <message>
        <source>Contrôle</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Vue du commercial</source>
        <translation>As the rep sees it</translation>
    </message>
    <message>
        <source>Nouveau processus</source>
        <translation>New process</translation>
    </message>
    <message>
        <source>Le décideur du client</source>
        <translation>The client’s decider</translation>
    </message>
    <message>
        <source>Le client reconnaît un coût</source>
        <translation>The client acknowledges a cost</translation>
    </message>
    <message>
        <source>Le client l’a dit</source>
        <translation>The client said so</translation>
    </message>
    <message>
        <source>clé {key}</source>
        <translation>key {key}</translation>
    </message>
</context>
<context>
    <name>TextTab</name>
    <message>
        <source>Texte du processus, en YAML</source>
        <translation>Text of the process, in YAML</translation>
    </message>
    <message>
        <source>Ligne {line}, colonne {column}</source>
        <translation>Line {line}, column {column}</translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message>
        <source>Rôles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Déclencheurs</source>
        <translation>Triggers</translation>
    </message>
    <message>
        <source>Indicateurs</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>Étapes</source>
        <translation>Stages</translation>
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
        <source>Conversations</source>
        <translation>Conversations</translation>
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
        <source>Objections</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>Engagements</source>
        <translation>Commitments</translation>
    </message>
    <message>
        <source>À répéter</source>
        <translation>To rehearse</translation>
    </message>
    <message>
        <source>Le processus</source>
        <translation>The process</translation>
    </message>
    <message>
        <source>Rôle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Déclencheur</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>Indicateur</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Étape</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Critère</source>
        <translation>Criterion</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Argument</source>
        <translation>Talking point</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>Objection</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>Réplique à répéter</source>
        <translation>Line to rehearse</translation>
    </message>
</context>
<context>
    <name>StageMapping</name>
    <message>
        <source>Pas d’étape correspondante : elles restent à leur version</source>
        <translation>No stage to go to: they stay with their version</translation>
    </message>
    <message>
        <source>Où vont les affaires en cours</source>
        <translation>Where the open deals go</translation>
    </message>
    <message>
        <source>Le commercial et son manager les feront passer, toutes ou certaines ; les preuves restent.</source>
        <translation>The rep and their manager will move them, all or some; the evidence stays.</translation>
    </message>
    <message>
        <source>Une étape n’a pas de correspondante proposée</source>
        <translation>One stage has no counterpart proposed</translation>
    </message>
</context>
<context>
    <name>Credits</name>
    <message>
        <source>Améliorations retenues que cette version apporte</source>
        <translation>Accepted improvements that this version brings</translation>
    </message>
    <message>
        <source>De {who}</source>
        <translation>By {who}</translation>
    </message>
    <message>
        <source>Amélioration</source>
        <translation>Improvement</translation>
    </message>
    <message>
        <source>Sur une idée de {names}.</source>
        <translation>From an idea of {names}.</translation>
    </message>
</context>
</TS>
