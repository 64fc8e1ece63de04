<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>ProcessesPage</name>
    <message>
        <source>Processus</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>Proposer un changement</source>
        <translation>Propose a change</translation>
    </message>
    <message>
        <source>Faire passer les affaires</source>
        <translation>Move the deals</translation>
    </message>
    <message>
        <source>Exporter la version</source>
        <translation>Export the version</translation>
    </message>
    <message>
        <source>Ajouter un entretien</source>
        <translation>Add an interview</translation>
    </message>
    <message>
        <source>Retenir l’amélioration</source>
        <translation>Accept the improvement</translation>
    </message>
    <message>
        <source>Refuser l’amélioration</source>
        <translation>Refuse the improvement</translation>
    </message>
    <message>
        <source>Proposer</source>
        <translation>Propose</translation>
    </message>
    <message>
        <source>Amélioration envoyée : réponse sous 14 jours</source>
        <translation>Improvement sent: an answer within 14 days</translation>
    </message>
    <message>
        <source>« {name} » est écrit.</source>
        <translation>“{name}” is written.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
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
</context>
<context>
    <name>StageCard</name>
    <message>
        <source>Ce qu’en disent les clients</source>
        <translation>What clients say of it</translation>
    </message>
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
<context>
    <name>MappingForm</name>
    <message>
        <source>Toutes celles qui ont une étape correspondante</source>
        <translation>All that have a stage to go to</translation>
    </message>
    <message>
        <source>Affaires à faire passer</source>
        <translation>Deals to bring over</translation>
    </message>
    <message>
        <source>Les preuves restent : un critère qui garde sa clé reste prouvé. Une seule annulation défait tout.</source>
        <translation>Evidence stays: a criterion that keeps its key stays proved. One undo takes all of it back.</translation>
    </message>
    <message>
        <source>Correspondance proposée par le programme</source>
        <translation>Mapping proposed by the program</translation>
    </message>
    <message>
        <source>L’auteur de la version n’en a pas écrit : regardez chaque étape d’arrivée.</source>
        <translation>The author of the version wrote none: look at each stage to go to.</translation>
    </message>
    <message>
        <source>{stage} : pas d’étape correspondante, elle reste</source>
        <translation>{stage}: no stage to go to, it stays</translation>
    </message>
    <message>
        <source>choisie</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>laissée</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>Reste prouvé</source>
        <translation>Stays proved</translation>
    </message>
    <message>
        <source>N’est plus demandé, ou plus prouvé</source>
        <translation>No longer asked for, or no longer proved</translation>
    </message>
    <message>
        <source>Nouveau, à prouver</source>
        <translation>New, to be proved</translation>
    </message>
    <message>
        <source>Aucune preuve encore : rien ne se perd.</source>
        <translation>No evidence yet: nothing is lost.</translation>
    </message>
</context>
<context>
    <name>MappingPanel</name>
    <message>
        <source>Passer à la version {n}</source>
        <translation>Move to version {n}</translation>
    </message>
    <message>
        <source>Faire passer {n} affaire</source>
        <translation>Move {n} deal</translation>
    </message>
    <message>
        <source>Faire passer {n} affaires</source>
        <translation>Move {n} deals</translation>
    </message>
    <message>
        <source>{n} affaire suit la version {version}</source>
        <translation>{n} deal follows version {version}</translation>
    </message>
    <message>
        <source>{n} affaires suivent la version {version}</source>
        <translation>{n} deals follow version {version}</translation>
    </message>
</context>
<context>
    <name>BoxSection</name>
    <message>
        <source>{n} amélioration attend une réponse depuis plus de 14 jours</source>
        <translation>{n} improvement has waited for an answer for more than 14 days</translation>
    </message>
    <message>
        <source>{n} améliorations attendent une réponse depuis plus de 14 jours</source>
        <translation>{n} improvements have waited for an answer for more than 14 days</translation>
    </message>
    <message>
        <source>Améliorations</source>
        <translation>Improvements</translation>
    </message>
    <message>
        <source>Détail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Aucune amélioration</source>
        <translation>No improvement yet</translation>
    </message>
    <message>
        <source>Un critère qui ne se prouve jamais, une question qui tombe à plat, un mot du client à reprendre : dites-le ici. Chaque amélioration reçoit une réponse sous 14 jours.</source>
        <translation>A criterion that is never proved, a question that falls flat, a word of the client worth taking up: say it here. Each improvement is answered within 14 days.</translation>
    </message>
    <message>
        <source>Proposer un changement</source>
        <translation>Propose a change</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>Retenue</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Refusée</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>{n} jour</source>
        <translation>{n} day</translation>
    </message>
    <message>
        <source>{n} jours</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>{who}, le {day}, devant la version {n}</source>
        <translation>{who}, on {day}, seen on version {n}</translation>
    </message>
    <message>
        <source>Réponse de {who}, le {day}</source>
        <translation>Answer by {who}, on {day}</translation>
    </message>
    <message>
        <source>Apportée par la version {n}, à son nom</source>
        <translation>Brought by version {n}, credited by name</translation>
    </message>
    <message>
        <source>Elle attend la version qui l’apportera.</source>
        <translation>It waits for the version that will bring it.</translation>
    </message>
    <message>
        <source>Pourquoi oui, ou pourquoi non</source>
        <translation>Why yes, or why not</translation>
    </message>
    <message>
        <source>Votre réponse</source>
        <translation>Your answer</translation>
    </message>
    <message>
        <source>Retenir</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Refuser</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Reformuler</source>
        <translation>Reword</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Dites pourquoi : un refus sans raison tarit la boîte.</source>
        <translation>Say why: a refusal without a reason dries up the box.</translation>
    </message>
    <message>
        <source>Amélioration retenue</source>
        <translation>Improvement accepted</translation>
    </message>
    <message>
        <source>Amélioration refusée, avec sa raison</source>
        <translation>Improvement refused, with the reason</translation>
    </message>
    <message>
        <source>Amélioration retirée</source>
        <translation>Improvement withdrawn</translation>
    </message>
    <message>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Amélioration reformulée</source>
        <translation>Improvement reworded</translation>
    </message>
</context>
<context>
    <name>ChangesSection</name>
    <message>
        <source>version {n}, du {day}</source>
        <translation>version {n}, of {day}</translation>
    </message>
    <message>
        <source>Depuis</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Comparer avec</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>C’est la première version</source>
        <translation>This is the first version</translation>
    </message>
    <message>
        <source>À la prochaine, ce qui a été ajouté, retiré, reformulé ou rechiffré se lira ici, ligne à ligne.</source>
        <translation>At the next one, what was added, removed, reworded or given another figure can be read here, line by line.</translation>
    </message>
    <message>
        <source>Rien ne change entre ces deux versions.</source>
        <translation>Nothing changes between these two versions.</translation>
    </message>
    <message>
        <source>et {n} de plus</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>Notes de la version {n}</source>
        <translation>Notes of version {n}</translation>
    </message>
    <message>
        <source>Où vont les affaires en cours</source>
        <translation>Where the open deals go</translation>
    </message>
    <message>
        <source>pas d’étape correspondante : elles restent où elles sont</source>
        <translation>no stage to go to: they stay where they are</translation>
    </message>
    <message>
        <source>Avant : {text}</source>
        <translation>Before: {text}</translation>
    </message>
    <message>
        <source>Après : {text}</source>
        <translation>After: {text}</translation>
    </message>
</context>
<context>
    <name>CheckSection</name>
    <message>
        <source>Le client est au centre</source>
        <translation>The client is at the centre</translation>
    </message>
    <message>
        <source>Des erreurs de conception</source>
        <translation>Design errors</translation>
    </message>
    <message>
        <source>Règles en erreur : {errors} · avertissements : {warned}</source>
        <translation>Rules with an error: {errors} · warnings: {warned}</translation>
    </message>
    <message>
        <source>{n} affaire vécue lue sur ce poste</source>
        <translation>{n} deal read on this computer</translation>
    </message>
    <message>
        <source>{n} affaires vécues lues sur ce poste</source>
        <translation>{n} deals read on this computer</translation>
    </message>
    <message>
        <source>sur le texte seul : {grade}</source>
        <translation>by the text alone: {grade}</translation>
    </message>
    <message>
        <source>Aucune des douze erreurs de conception n’est vue.</source>
        <translation>None of the twelve design errors is found.</translation>
    </message>
    <message>
        <source>Montrer l’endroit</source>
        <translation>Show the place</translation>
    </message>
    <message>
        <source>Corriger dans le studio</source>
        <translation>Fix in the studio</translation>
    </message>
</context>
<context>
    <name>EffectSection</name>
    <message>
        <source>L’effet se lit sur le poste des managers</source>
        <translation>The effect is read on the managers’ computers</translation>
    </message>
    <message>
        <source>Il se calcule avec les affaires, et votre rôle n’en détient aucune : les managers et la direction le voient ici pour leurs équipes. Demandez-leur cette vue avant de publier.</source>
        <translation>It is worked out from deals, and your role holds none: managers and the director see it here for their teams. Ask them for this view before you publish.</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Version {n}</translation>
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
        <source>{n} terminée</source>
        <translation>{n} ended</translation>
    </message>
    <message>
        <source>{n} terminées</source>
        <translation>{n} ended</translation>
    </message>
    <message>
        <source>Pas assez de données (n = {n} sur {least})</source>
        <translation>Not enough data (n = {n} of {least})</translation>
    </message>
    <message>
        <source>gagnées sur {n}</source>
        <translation>won of {n}</translation>
    </message>
    <message>
        <source>jours de cycle</source>
        <translation>days of cycle</translation>
    </message>
    <message>
        <source>{n}, écartées à temps</source>
        <translation>{n}, dropped in time</translation>
    </message>
    <message>
        <source>Où les autres se sont arrêtées</source>
        <translation>Where the others stopped</translation>
    </message>
    <message>
        <source>Aucune</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Signé, et payé</source>
        <translation>Signed, and paid</translation>
    </message>
    <message>
        <source>{signed}, dont {paid} payés</source>
        <translation>{signed}, of which {paid} paid</translation>
    </message>
    <message>
        <source>Ce que personne n’utilise</source>
        <translation>What nobody uses</translation>
    </message>
    <message>
        <source>Rien à retirer, ou pas encore {n} conversations tenues à une étape pour le dire.</source>
        <translation>Nothing to take out, or not yet {n} conversations held at a stage to say so.</translation>
    </message>
    <message>
        <source>Jamais servi dans les {n} conversations tenues</source>
        <translation>Never used in the {n} conversations held</translation>
    </message>
    <message>
        <source>Proposer le retrait</source>
        <translation>Propose to remove it</translation>
    </message>
    <message>
        <source>Retirer {text} : jamais servi dans les {n} conversations tenues.</source>
        <translation>Remove {text}: never used in the {n} conversations held.</translation>
    </message>
</context>
<context>
    <name>ProcessHead</name>
    <message>
        <source>Étapes</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>Ce qui change</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>Contrôle</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Améliorations</source>
        <translation>Improvements</translation>
    </message>
    <message>
        <source>Étude d’achat</source>
        <translation>Buying study</translation>
    </message>
    <message>
        <source>Effet</source>
        <translation>Effect</translation>
    </message>
    <message>
        <source>Version {version} · {stages} étapes · {talks} conversations · cycle de {days} jours</source>
        <translation>Version {version} · {stages} stages · {talks} conversations · cycle of {days} days</translation>
    </message>
    <message>
        <source>{n} affaire suit une version plus ancienne</source>
        <translation>{n} deal follows an older version</translation>
    </message>
    <message>
        <source>{n} affaires suivent une version plus ancienne</source>
        <translation>{n} deals follow an older version</translation>
    </message>
    <message>
        <source>{n} n’a pas d’étape correspondante et reste</source>
        <translation>{n} has no stage to go to and stays</translation>
    </message>
    <message>
        <source>{n} n’ont pas d’étape correspondante et restent</source>
        <translation>{n} have no stage to go to and stay</translation>
    </message>
    <message>
        <source>Passer à la version {n}</source>
        <translation>Move to version {n}</translation>
    </message>
    <message>
        <source>Proposer un changement</source>
        <translation>Propose a change</translation>
    </message>
    <message>
        <source>Exporter</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Exporter en YAML, octet pour octet</source>
        <translation>Export as YAML, byte for byte</translation>
    </message>
    <message>
        <source>Rubriques</source>
        <translation>Sections</translation>
    </message>
</context>
<context>
    <name>InterviewForm</name>
    <message>
        <source>Une fonderie de l’Hérault</source>
        <translation>A foundry in Hérault</translation>
    </message>
    <message>
        <source>Responsable maintenance</source>
        <translation>Maintenance manager</translation>
    </message>
    <message>
        <source>Le fait qui l’a mis en mouvement</source>
        <translation>What set the client moving</translation>
    </message>
    <message>
        <source>Tel qu’il l’a dit</source>
        <translation>As the client said it</translation>
    </message>
    <message>
        <source>Ce que nous en faisons</source>
        <translation>What we make of it</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Fonction</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Entendu le</source>
        <translation>Heard on</translation>
    </message>
    <message>
        <source>Étapes dont il a parlé</source>
        <translation>Stages that the client spoke of</translation>
    </message>
    <message>
        <source>Ses mots</source>
        <translation>The client’s words</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Déclencheur</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>Leçon</source>
        <translation>Lesson</translation>
    </message>
    <message>
        <source>Nommez-le, ou décrivez-le.</source>
        <translation>Name the client, or describe them.</translation>
    </message>
    <message>
        <source>Quelle fonction ?</source>
        <translation>Which job?</translation>
    </message>
    <message>
        <source>Un jour passé, ou aujourd’hui.</source>
        <translation>A day in the past, or today.</translation>
    </message>
    <message>
        <source>Cochez une étape au moins.</source>
        <translation>Tick one stage at least.</translation>
    </message>
    <message>
        <source>Une phrase du client au moins.</source>
        <translation>One sentence of the client at least.</translation>
    </message>
    <message>
        <source>Garder l’entretien</source>
        <translation>Keep the interview</translation>
    </message>
</context>
<context>
    <name>InterviewGuide</name>
    <message>
        <source>Trente minutes, un an au plus après l’achat, avec quelqu’un qui n’a rien vendu au client. On écoute l’histoire ; on ne vend pas, on ne se justifie pas.</source>
        <translation>Thirty minutes, within a year of the purchase, by somebody who sold nothing to the client. Listen to the story; do not sell, do not justify.</translation>
    </message>
    <message>
        <source>Que s’est-il passé, le jour où vous vous êtes dit qu’il fallait changer ?</source>
        <translation>What happened on the day you told yourself that something had to change?</translation>
    </message>
    <message>
        <source>Qu’aviez-vous déjà essayé, et qu’est-ce que cela vous coûtait ?</source>
        <translation>What had you tried already, and what was it costing you?</translation>
    </message>
    <message>
        <source>Qui d’autre a été touché, et qui a eu son mot à dire ?</source>
        <translation>Who else was affected, and who had a say?</translation>
    </message>
    <message>
        <source>À quel moment avez-vous failli tout arrêter, et pourquoi ?</source>
        <translation>When did you nearly drop it all, and why?</translation>
    </message>
    <message>
        <source>Qu’est-ce qui vous a fait choisir, ou ne rien choisir ? Dites-le comme ce jour-là.</source>
        <translation>What made you choose, or choose nothing? Say it as you did that day.</translation>
    </message>
    <message>
        <source>Quel papier, quel chiffre, quelle phrase a servi chez vous pour convaincre ?</source>
        <translation>Which paper, which figure, which sentence was used in your house to convince?</translation>
    </message>
    <message>
        <source>Qu’avons-nous fait qui ne vous a servi à rien ?</source>
        <translation>What did we do that was of no use to you?</translation>
    </message>
    <message>
        <source>Depuis : livraison, usage, facture, qu’est-ce qui n’est pas comme promis ?</source>
        <translation>Since then, in delivery, use and invoices, what is not as promised?</translation>
    </message>
    <message>
        <source>Notez ses mots, pas votre résumé. Un tiers de gagnées, un tiers de perdues, un tiers de sans décision.</source>
        <translation>Write down the client’s words, not your summary. A third won, a third lost, a third without a decision.</translation>
    </message>
    <message>
        <source>Questions de l’entretien</source>
        <translation>Interview questions</translation>
    </message>
</context>
<context>
    <name>ProposalForm</name>
    <message>
        <source>Le processus entier</source>
        <translation>The whole process</translation>
    </message>
    <message>
        <source>Ce qui change, et pourquoi : ce que vous avez vu chez le client</source>
        <translation>What changes, and why: what you saw at the client’s</translation>
    </message>
    <message>
        <source>Votre amélioration</source>
        <translation>Your improvement</translation>
    </message>
    <message>
        <source>Les méthodes commerciales répondent sous 14 jours ; retenue, elle est citée à votre nom.</source>
        <translation>Sales operations answer within 14 days; once accepted, it is credited to you by name.</translation>
    </message>
    <message>
        <source>À propos de</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Écrivez ce que vous proposez.</source>
        <translation>Write what you propose.</translation>
    </message>
</context>
<context>
    <name>ProcessRefusal</name>
    <message>
        <source>À corriger</source>
        <translation>To correct</translation>
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
    <name>PlaceLine</name>
    <message>
        <source>Proposer un changement (P)</source>
        <translation>Propose a change (P)</translation>
    </message>
</context>
<context>
    <name>StagesSection</name>
    <message>
        <source>Ce qui ouvre le cycle</source>
        <translation>What opens the cycle</translation>
    </message>
    <message>
        <source>Ce qui se mesure</source>
        <translation>What is measured</translation>
    </message>
</context>
<context>
    <name>StudySection</name>
    <message>
        <source>Questions de l’entretien</source>
        <translation>Interview questions</translation>
    </message>
    <message>
        <source>Ajouter un entretien</source>
        <translation>Add an interview</translation>
    </message>
    <message>
        <source>Chaque étape s’appuie sur deux clients entendus dans l’année</source>
        <translation>Each stage rests on two clients heard within the year</translation>
    </message>
    <message>
        <source>Il manque {n} citation de l’année</source>
        <translation>{n} quotation of this year is missing</translation>
    </message>
    <message>
        <source>Il manque {n} citations de l’année</source>
        <translation>{n} quotations of this year are missing</translation>
    </message>
    <message>
        <source>Entendus depuis un an : {counts}</source>
        <translation>Heard within a year: {counts}</translation>
    </message>
    <message>
        <source>Étapes d’une autre version</source>
        <translation>Stages of another version</translation>
    </message>
    <message>
        <source>Il en manque {n}</source>
        <translation>{n} missing</translation>
    </message>
    <message>
        <source>Appuyée</source>
        <translation>Supported</translation>
    </message>
    <message>
        <source>Personne n’a encore raconté cette étape. Il faut {n} clients : un qui a signé, un qui a renoncé.</source>
        <translation>Nobody has told this stage yet. It takes {n} clients: one who signed, one who gave up.</translation>
    </message>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Ajouter un entretien à l’étape {n}</source>
        <translation>Add an interview to stage {n}</translation>
    </message>
    <message>
        <source>Plus d’un an</source>
        <translation>Over a year old</translation>
    </message>
    <message>
        <source>le {day}, par {name}</source>
        <translation>on {day}, by {name}</translation>
    </message>
    <message>
        <source>Déclencheur</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>Leçon</source>
        <translation>Lesson</translation>
    </message>
    <message>
        <source>Modifier l’entretien</source>
        <translation>Edit the interview</translation>
    </message>
    <message>
        <source>Retirer l’entretien</source>
        <translation>Remove the interview</translation>
    </message>
    <message>
        <source>Entretien gardé</source>
        <translation>Interview kept</translation>
    </message>
    <message>
        <source>Nouvel entretien</source>
        <translation>New interview</translation>
    </message>
    <message>
        <source>Entretien retiré</source>
        <translation>Interview removed</translation>
    </message>
</context>
<context>
    <name>VersionList</name>
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
        <source>{n} affaire en cours</source>
        <translation>{n} open deal</translation>
    </message>
    <message>
        <source>{n} affaires en cours</source>
        <translation>{n} open deals</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>En vigueur</source>
        <translation>In force</translation>
    </message>
</context>
<context>
    <name>ProcessWords</name>
    <message>
        <source>Processus</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>Interlocuteur</source>
        <translation>Person to meet</translation>
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
        <source>Réplique</source>
        <translation>Line to rehearse</translation>
    </message>
    <message>
        <source>Partie d’une ancienne version</source>
        <translation>Part of an older version</translation>
    </message>
    <message>
        <source>Gagnée</source>
        <translation>Won</translation>
    </message>
    <message>
        <source>Perdue</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Sans décision</source>
        <translation>No decision</translation>
    </message>
    <message>
        <source>En cours</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ajouté</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Retiré</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Déplacé</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>Reformulé</source>
        <translation>Reworded</translation>
    </message>
    <message>
        <source>Chiffre</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Réglage</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>durée normale</source>
        <translation>standard days</translation>
    </message>
    <message>
        <source>part qui continue</source>
        <translation>share that goes on</translation>
    </message>
    <message>
        <source>retours possibles</source>
        <translation>ways back</translation>
    </message>
    <message>
        <source>preuves admises</source>
        <translation>evidence accepted</translation>
    </message>
    <message>
        <source>de qui</source>
        <translation>by whom</translation>
    </message>
    <message>
        <source>pour entrer</source>
        <translation>to enter</translation>
    </message>
    <message>
        <source>pour en sortir</source>
        <translation>to leave</translation>
    </message>
    <message>
        <source>après</source>
        <translation>after</translation>
    </message>
    <message>
        <source>but</source>
        <translation>goal</translation>
    </message>
    <message>
        <source>durée</source>
        <translation>length</translation>
    </message>
    <message>
        <source>interlocuteur</source>
        <translation>person to meet</translation>
    </message>
    <message>
        <source>ouverture</source>
        <translation>opening</translation>
    </message>
    <message>
        <source>savoir-faire</source>
        <translation>skill</translation>
    </message>
    <message>
        <source>accompagnant</source>
        <translation>coach</translation>
    </message>
    <message>
        <source>rythme de répétition</source>
        <translation>cadence of rehearsal</translation>
    </message>
    <message>
        <source>genre</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>chiffres recueillis</source>
        <translation>figures gathered</translation>
    </message>
    <message>
        <source>pratique si non</source>
        <translation>practice if no</translation>
    </message>
    <message>
        <source>pratique si plus</source>
        <translation>practice if more</translation>
    </message>
    <message>
        <source>question suivante</source>
        <translation>next question</translation>
    </message>
    <message>
        <source>calcul</source>
        <translation>formula</translation>
    </message>
    <message>
        <source>à ne pas dire</source>
        <translation>not to be said</translation>
    </message>
    <message>
        <source>réponse</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>délai</source>
        <translation>due in</translation>
    </message>
    <message>
        <source>réponse modèle</source>
        <translation>model answer</translation>
    </message>
    <message>
        <source>idées à dire</source>
        <translation>ideas to say</translation>
    </message>
    <message>
        <source>responsable</source>
        <translation>owner</translation>
    </message>
    <message>
        <source>décision</source>
        <translation>decision</translation>
    </message>
    <message>
        <source>rituel</source>
        <translation>ritual</translation>
    </message>
    <message>
        <source>cible</source>
        <translation>target</translation>
    </message>
    <message>
        <source>rôle d’achat</source>
        <translation>buying role</translation>
    </message>
    <message>
        <source>cherche déjà</source>
        <translation>already searching</translation>
    </message>
    <message>
        <source>nom</source>
        <translation>name</translation>
    </message>
    <message>
        <source>monnaie</source>
        <translation>currency</translation>
    </message>
    <message>
        <source>langue</source>
        <translation>language</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>cycle</translation>
    </message>
    <message>
        <source>ventes par an</source>
        <translation>wins a year</translation>
    </message>
    <message>
        <source>montant moyen</source>
        <translation>mean amount</translation>
    </message>
    <message>
        <source>rien</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>{n} jours</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>oui</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>non</source>
        <translation>no</translation>
    </message>
</context>
</TS>
