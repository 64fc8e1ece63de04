<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
<context>
    <name>CasesTab</name>
    <message>
        <source>Cas clients</source>
        <translation>Client cases</translation>
    </message>
    <message>
        <source>Aucun cas ne répond à ces mots</source>
        <translation>No case fits these words</translation>
    </message>
    <message>
        <source>Retirez un mot ou un filtre : on cherche dans le titre, le client, le métier, l’avant et le résultat.</source>
        <translation>Remove a word or a filter: the title, client, trade, before and result are searched.</translation>
    </message>
    <message>
        <source>Aucun cas client n’est encore écrit</source>
        <translation>No client case has been written yet</translation>
    </message>
    <message>
        <source>Un client qui a mesuré son gain convainc mieux que nous. Écrivez son avant, son résultat, et le jour où il a accepté d’être cité.</source>
        <translation>A client who measured the gain convinces better than we do. Write the before, the result, and the day on which the client agreed to be quoted.</translation>
    </message>
    <message>
        <source>Nouveau cas client</source>
        <translation>New client case</translation>
    </message>
    <message>
        <source>Retiré</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>Sans accord</source>
        <translation>No agreement</translation>
    </message>
    <message>
        <source>Il n’est ni montré en visite ni imprimé tant que le client n’a pas donné son accord.</source>
        <translation>It is neither shown in a visit nor printed until the client has agreed.</translation>
    </message>
    <message>
        <source>Sans accord du client</source>
        <translation>Without the client’s agreement</translation>
    </message>
    <message>
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Résultat</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>toutes les étapes</source>
        <translation>all stages</translation>
    </message>
    <message>
        <source>tous les rôles</source>
        <translation>all roles</translation>
    </message>
    <message>
        <source>Repris par le client : {share}</source>
        <translation>Taken up by the client: {share}</translation>
    </message>
    <message>
        <source>Aide à : {where}</source>
        <translation>Helps at: {where}</translation>
    </message>
    <message>
        <source>Parle à : {who}</source>
        <translation>Speaks to: {who}</translation>
    </message>
    <message>
        <source>Accord du client le {day}</source>
        <translation>Client agreed on {day}</translation>
    </message>
    <message>
        <source>Ouvrir la fiche</source>
        <translation>Open the sheet</translation>
    </message>
    <message>
        <source>Remplacer la fiche…</source>
        <translation>Replace the sheet…</translation>
    </message>
    <message>
        <source>Joindre une fiche…</source>
        <translation>Attach a sheet…</translation>
    </message>
    <message>
        <source>Ôter</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Fiche du cas client</source>
        <translation>Sheet of the client case</translation>
    </message>
    <message>
        <source>Fiche jointe</source>
        <translation>Sheet attached</translation>
    </message>
    <message>
        <source>Fiche ôtée</source>
        <translation>Sheet removed</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Remettre</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>Cas client enregistré</source>
        <translation>Client case saved</translation>
    </message>
    <message>
        <source>Cas client</source>
        <translation>Client case</translation>
    </message>
    <message>
        <source>Cas client remis</source>
        <translation>Client case brought back</translation>
    </message>
    <message>
        <source>Cas client retiré</source>
        <translation>Client case retired</translation>
    </message>
</context>
<context>
    <name>LibraryFilters</name>
    <message>
        <source>Chercher un mot, un client, une objection…</source>
        <translation>Search a word, a client, an objection…</translation>
    </message>
    <message>
        <source>Chercher dans la bibliothèque</source>
        <translation>Search the library</translation>
    </message>
    <message>
        <source>Processus</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>Étape</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Rôle d’achat</source>
        <translation>Buying role</translation>
    </message>
    <message>
        <source>Retirés</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>Tous les processus</source>
        <translation>All processes</translation>
    </message>
    <message>
        <source>Tous les rôles</source>
        <translation>All roles</translation>
    </message>
    <message>
        <source>Toutes les étapes</source>
        <translation>All stages</translation>
    </message>
</context>
<context>
    <name>ScopeFields</name>
    <message>
        <source>Français</source>
        <translation>French</translation>
    </message>
    <message>
        <source>Anglais</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Langue du texte</source>
        <translation>Language of the text</translation>
    </message>
    <message>
        <source>Tous les processus</source>
        <translation>All processes</translation>
    </message>
    <message>
        <source>Aucun</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Calculateur</source>
        <translation>Calculator</translation>
    </message>
    <message>
        <source>prix, stock, concurrent</source>
        <translation>price, stock, competitor</translation>
    </message>
    <message>
        <source>aucune case : toutes</source>
        <translation>no box: all</translation>
    </message>
    <message>
        <source>aucune case : tous</source>
        <translation>no box: all</translation>
    </message>
    <message>
        <source>Processus</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>Étapes</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>Rôles d’achat</source>
        <translation>Buying roles</translation>
    </message>
    <message>
        <source>Mots pour le retrouver</source>
        <translation>Words to find it by</translation>
    </message>
    <message>
        <source>Séparés par des virgules.</source>
        <translation>Separated by commas.</translation>
    </message>
</context>
<context>
    <name>ObjectionForm</name>
    <message>
        <source>Vous êtes plus chers.</source>
        <translation>You are more expensive.</translation>
    </message>
    <message>
        <source>Sur la pièce, oui. Sur l’année, attendre laisse {amount}…</source>
        <translation>On the part, yes. Over the year, waiting leaves {amount}…</translation>
    </message>
    <message>
        <source>Que vous a coûté le dernier arrêt ?</source>
        <translation>What did the last stoppage cost you?</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Ce que dit le client</source>
        <translation>What the client says</translation>
    </message>
    <message>
        <source>Réponse</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Question pour revenir</source>
        <translation>Question to come back with</translation>
    </message>
    <message>
        <source>Le chiffre du client remplit : {names}. S’il manque, la question est proposée.</source>
        <translation>The client’s figure fills: {names}. While it is missing, the question is offered.</translation>
    </message>
</context>
<context>
    <name>CaseForm</name>
    <message>
        <source>Ruptures −62 % en cinq mois</source>
        <translation>Stockouts −62% in five months</translation>
    </message>
    <message>
        <source>Une fromagerie de l’Aveyron</source>
        <translation>A cheese dairy in Aveyron</translation>
    </message>
    <message>
        <source>Agroalimentaire, papier, énergie…</source>
        <translation>Food processing, paper, energy…</translation>
    </message>
    <message>
        <source>Son problème, dans ses mots</source>
        <translation>The problem, in the client’s words</translation>
    </message>
    <message>
        <source>Ce qui a changé, dans ses mots</source>
        <translation>What changed, in the client’s words</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Métier</source>
        <translation>Trade</translation>
    </message>
    <message>
        <source>Accord du client, le</source>
        <translation>Client agreed on</translation>
    </message>
    <message>
        <source>Sans accord, le cas reste dans la bibliothèque et n’est jamais montré en visite.</source>
        <translation>Without agreement the case stays in the library and is never shown in a visit.</translation>
    </message>
    <message>
        <source>Titre, avec le chiffre</source>
        <translation>Title, with the figure</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Résultat</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Gain par an, mesuré</source>
        <translation>Yearly gain, measured</translation>
    </message>
    <message>
        <source>Trésorerie rendue, une fois</source>
        <translation>Cash released, once</translation>
    </message>
    <message>
        <source>Un jour, par exemple 4/5/2026</source>
        <translation>A day, for example 4/5/2026</translation>
    </message>
</context>
<context>
    <name>ObjectionsTab</name>
    <message>
        <source>Objections</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>Aucune objection ne répond à ces mots</source>
        <translation>No objection fits these words</translation>
    </message>
    <message>
        <source>Retirez un mot ou un filtre : chaque mot est cherché au début d’un mot de l’objection, de la réponse ou de ses mots-clés.</source>
        <translation>Remove a word or a filter: each word is looked for at the beginning of a word of the objection, the answer or its tags.</translation>
    </message>
    <message>
        <source>Aucune objection n’est encore écrite</source>
        <translation>No objection has been written yet</translation>
    </message>
    <message>
        <source>Écrivez ce que dit le client et ce que vous lui répondez. En visite, Alt O retrouve la réponse pendant qu’il parle.</source>
        <translation>Write what the client says and what you answer. In a visit, Alt O finds the answer while the client is talking.</translation>
    </message>
    <message>
        <source>Nouvelle objection</source>
        <translation>New objection</translation>
    </message>
    <message>
        <source>Bibliothèque</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>Processus</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>Retirée</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>Elle appartient au processus : elle se change dans le studio.</source>
        <translation>It belongs to the process: change it in the studio.</translation>
    </message>
    <message>
        <source>Le marketing et les méthodes commerciales écrivent ici : proposez-leur vos mots.</source>
        <translation>Marketing and sales operations write here: offer them your words.</translation>
    </message>
    <message>
        <source>toutes les étapes</source>
        <translation>all stages</translation>
    </message>
    <message>
        <source>tous les rôles</source>
        <translation>all roles</translation>
    </message>
    <message>
        <source>Entendue : {where}</source>
        <translation>Heard at: {where}</translation>
    </message>
    <message>
        <source>Dite par : {who}</source>
        <translation>Said by: {who}</translation>
    </message>
    <message>
        <source>Chiffre du client : {name}</source>
        <translation>Client’s figure: {name}</translation>
    </message>
    <message>
        <source>Repris par le client : {share}</source>
        <translation>Taken up by the client: {share}</translation>
    </message>
    <message>
        <source>Revenu {n} fois dans l’écrit d’un client</source>
        <translation>Came back {n} times in a client’s writing</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Remettre</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>Réponse enregistrée</source>
        <translation>Answer saved</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>Objection</translation>
    </message>
    <message>
        <source>Objection remise</source>
        <translation>Objection brought back</translation>
    </message>
    <message>
        <source>Objection retirée</source>
        <translation>Objection retired</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Rubriques</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>Cas clients</source>
        <translation>Client cases</translation>
    </message>
    <message>
        <source>Emploi</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>Nouvelle entrée</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>Modifier l’entrée</source>
        <translation>Edit the entry</translation>
    </message>
    <message>
        <source>Retirer ou remettre l’entrée</source>
        <translation>Retire the entry or bring it back</translation>
    </message>
    <message>
        <source>Chercher dans la bibliothèque</source>
        <translation>Search the library</translation>
    </message>
</context>
<context>
    <name>LibraryWork</name>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>UseHead</name>
    <message>
        <source>Dit</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>Repris</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Refusé</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Écho</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>Part repris</source>
        <translation>Share taken</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>UsesTab</name>
    <message>
        <source>Emploi des messages</source>
        <translation>Use of messages</translation>
    </message>
    <message>
        <source>Ordre</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Les plus convaincants</source>
        <translation>Most convincing</translation>
    </message>
    <message>
        <source>Les plus dits</source>
        <translation>Most said</translation>
    </message>
    <message>
        <source>Les plus refusés</source>
        <translation>Most refused</translation>
    </message>
    <message>
        <source>Ceux qui reviennent</source>
        <translation>Those that come back</translation>
    </message>
    <message>
        <source>Jamais dits</source>
        <translation>Never said</translation>
    </message>
    <message>
        <source>Aucun message ne répond à ces filtres</source>
        <translation>No message fits these filters</translation>
    </message>
    <message>
        <source>En visite, une touche note ce que devient un argument : 1 dit, 2 repris, 3 refusé. Les comptes de toute l’entreprise apparaissent ici, sans aucun nom.</source>
        <translation>In a visit one key notes how a message went: 1 said, 2 taken up, 3 refused. The counts of the whole firm appear here, without any name.</translation>
    </message>
    <message>
        <source>dit</source>
        <translation>said</translation>
    </message>
    <message>
        <source>repris</source>
        <translation>taken up</translation>
    </message>
    <message>
        <source>refusé</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>écho</source>
        <translation>echo</translation>
    </message>
    <message>
        <source>repris par le client, n = {n}</source>
        <translation>taken up by the client, n = {n}</translation>
    </message>
    <message>
        <source>Une part n’est dite qu’à partir de {least} emplois.</source>
        <translation>A share is told from {least} uses on.</translation>
    </message>
    <message>
        <source>Étapes : {where}</source>
        <translation>Stages: {where}</translation>
    </message>
    <message>
        <source>Revenu dans l’écrit de vos clients</source>
        <translation>Came back in your clients’ writing</translation>
    </message>
    <message>
        <source>{words} : vos mots reviennent dans son écrit du {day}</source>
        <translation>{words}: your words come back in the client’s writing of {day}</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>Argument</source>
        <translation>Talking point</translation>
    </message>
    <message>
        <source>Objection du processus</source>
        <translation>Process objection</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>Objection</translation>
    </message>
    <message>
        <source>Cas client</source>
        <translation>Client case</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Le chiffre de ce client manque : demandez-le, n’en inventez pas.</source>
        <translation>This client’s figure is missing: ask for it, do not invent one.</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Citer dans les notes</source>
        <translation>Quote in the notes</translation>
    </message>
    <message>
        <source>Ouvrir la fiche</source>
        <translation>Open the sheet</translation>
    </message>
</context>
<context>
    <name>MessageFinder</name>
    <message>
        <source>Ce que dit le client, un secteur, un résultat…</source>
        <translation>What the client says, a trade, a result…</translation>
    </message>
    <message>
        <source>Chercher une objection ou un cas client</source>
        <translation>Find an objection or a client case</translation>
    </message>
    <message>
        <source>Objections et cas clients</source>
        <translation>Objections and client cases</translation>
    </message>
    <message>
        <source>Entrée pour répondre, puis 1 dit, 2 repris, 3 refusé</source>
        <translation>Enter to answer, then 1 said, 2 taken up, 3 refused</translation>
    </message>
    <message>
        <source>Rien ne répond à ces mots</source>
        <translation>Nothing answers these words</translation>
    </message>
    <message>
        <source>Essayez un mot du client. Le marketing écrira la réponse qui manque si vous la lui signalez.</source>
        <translation>Try one of the client’s words. Tell marketing which answer is missing, and it will be written.</translation>
    </message>
    <message>
        <source>Cette étape</source>
        <translation>This stage</translation>
    </message>
</context>
<context>
    <name>MessagesInVisit</name>
    <message>
        <source>Que répondre, que montrer</source>
        <translation>What to answer, what to show</translation>
    </message>
    <message>
        <source>Note retirée</source>
        <translation>Mark taken back</translation>
    </message>
    <message>
        <source>Copié</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>MarkBar</name>
    <message>
        <source>noté, encore une fois pour retirer</source>
        <translation>noted, once more to take it back</translation>
    </message>
    <message>
        <source>touche {key}</source>
        <translation>key {key}</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Copier le cas</source>
        <translation>Copy the case</translation>
    </message>
</context>
<context>
    <name>SheetOpener</name>
    <message>
        <source>La fiche arrive du serveur…</source>
        <translation>The sheet is coming from the server…</translation>
    </message>
    <message>
        <source>Aucun programme de ce poste n’ouvre ce fichier.</source>
        <translation>No program on this computer opens this file.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Chiffrez d’abord avec lui : {what}</source>
        <translation>Work out with the client first: {what}</translation>
    </message>
    <message>
        <source>Dit</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>Repris</source>
        <translation>Taken up</translation>
    </message>
    <message>
        <source>Refusé</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Écho</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>jamais dit</source>
        <translation>never said</translation>
    </message>
    <message>
        <source>dit {n} fois</source>
        <translation>said {n} times</translation>
    </message>
    <message>
        <source>repris {share} (n = {n})</source>
        <translation>taken up {share} (n = {n})</translation>
    </message>
    <message>
        <source>pas assez de données (n = {n} sur {least})</source>
        <translation>not enough data (n = {n} of {least})</translation>
    </message>
    <message>
        <source>par an, mesurés</source>
        <translation>a year, measured</translation>
    </message>
    <message>
        <source>de trésorerie, une fois</source>
        <translation>of cash, once</translation>
    </message>
    <message>
        <source>Preuve : {client}</source>
        <translation>Proof: {client}</translation>
    </message>
    <message>
        <source>{sentence} : vos mots reviennent dans l’écrit du client.</source>
        <translation>{sentence}: your words come back in the client’s writing.</translation>
    </message>
</context>
</TS>
