<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>DropZone</name>
    <message><source>Tableaux (*.csv *.txt *.tsv *.xlsx *.xlsm);;Tous les fichiers (*)</source><translation>Tables (*.csv *.txt *.tsv *.xlsx *.xlsm);;All files (*)</translation></message>
    <message><source>Déposez un fichier ici</source><translation>Drop a file here</translation></message>
    <message><source>CSV ou classeur .xlsx : équipes, produits, comptes, interlocuteurs ou affaires, avec leurs titres de colonnes. Rien n’est écrit avant l’essai à blanc, et un import s’annule d’un geste.</source><translation>CSV or .xlsx workbook: teams, products, accounts, contacts or deals, with their column heads. Nothing is written before the dry run, and an import is undone in one step.</translation></message>
    <message><source>Choisir un fichier…</source><translation>Choose a file…</translation></message>
    <message><source>Zone de dépôt de fichier</source><translation>Area to drop a file</translation></message>
    <message><source>Choisir un fichier à importer</source><translation>Choose a file to import</translation></message>
</context>
<context>
    <name>FileStep</name>
    <message><source>Autre fichier…</source><translation>Another file…</translation></message>
    <message><source>Feuille</source><translation>Sheet</translation></message>
    <message><source>Importer comme</source><translation>Import as</translation></message>
    <message><source>Ordre conseillé : équipes, produits, comptes, interlocuteurs, puis affaires. Chacun s’appuie sur les précédents.</source><translation>Suggested order: teams, products, accounts, contacts, then deals. Each builds on those before it.</translation></message>
    <message><source>Colonnes : {heads}</source><translation>Columns: {heads}</translation></message>
</context>
<context>
    <name>MappingStep</name>
    <message><source>Colonnes du fichier</source><translation>Columns of the file</translation></message>
    <message><source>Choix de lecture</source><translation>How to read it</translation></message>
    <message><source>Devise par défaut</source><translation>Default currency</translation></message>
    <message><source>Doublons probables</source><translation>Likely duplicates</translation></message>
    <message><source>Unité du chiffre d’affaires</source><translation>Unit of the revenue</translation></message>
    <message><source>Sous 500 000, il est lu en millions, sauf si le titre dit autre chose.</source><translation>Below 500,000 it is read in millions, unless the head says otherwise.</translation></message>
    <message><source>Nom du compte d’attente</source><translation>Name of the placeholder account</translation></message>
    <message><source>Un par commercial : chacun ne voit que ses affaires.</source><translation>One for each rep: everybody sees only their own deals.</translation></message>
    <message><source>Rattacher les affaires sans compte</source><translation>Attach deals without account</translation></message>
    <message><source>Compte à préciser</source><translation>Account to be named</translation></message>
    <message><source>En unités</source><translation>In units</translation></message>
    <message><source>En milliers</source><translation>In thousands</translation></message>
    <message><source>En millions</source><translation>In millions</translation></message>
    <message numerus="yes"><source>%n choix à faire avant l’essai</source><translation><numerusform>%n choice to make before the dry run</numerusform><numerusform>%n choices to make before the dry run</numerusform></translation></message>
    <message><source>Colonne</source><translation>Column</translation></message>
    <message><source>Premières valeurs</source><translation>First values</translation></message>
    <message><source>Champ</source><translation>Field</translation></message>
    <message><source>Ne pas importer</source><translation>Do not import</translation></message>
    <message><source>Laisser de côté</source><translation>Leave aside</translation></message>
    <message><source>Compléter le compte connu</source><translation>Complete the known account</translation></message>
    <message><source>Créer quand même</source><translation>Create all the same</translation></message>
    <message><source>Étape « {word} »</source><translation>Stage “{word}”</translation></message>
    <message><source>À choisir</source><translation>To choose</translation></message>
    <message><source>Champ pour la colonne {head}</source><translation>Field for column {head}</translation></message>
    <message><source>Dates de « {column} »</source><translation>Dates of “{column}”</translation></message>
    <message><source>Jour, mois, année</source><translation>Day, month, year</translation></message>
    <message><source>Mois, jour, année</source><translation>Month, day, year</translation></message>
    <message><source>Décimales de « {column} »</source><translation>Decimals of “{column}”</translation></message>
    <message><source>Virgule</source><translation>Comma</translation></message>
    <message><source>Point</source><translation>Point</translation></message>
</context>
<context>
    <name>ImportPage</name>
    <message><source>Importer</source><translation>Import</translation></message>
    <message><source>Arrêter</source><translation>Stop</translation></message>
    <message><source>Retour</source><translation>Back</translation></message>
    <message><source>Exporter les lignes écartées…</source><translation>Export the listed rows…</translation></message>
    <message><source>Annuler l’import</source><translation>Undo the import</translation></message>
    <message><source>Avancement</source><translation>Progress</translation></message>
    <message><source>Lecture du fichier…</source><translation>Reading the file…</translation></message>
    <message><source>Lecture des colonnes…</source><translation>Reading the columns…</translation></message>
    <message><source>Essai à blanc…</source><translation>Dry run…</translation></message>
    <message numerus="yes"><source>%n personne(s) à inviter</source><translation><numerusform>%n person to invite</numerusform><numerusform>%n people to invite</numerusform></translation></message>
    <message><source>Voici ce que ferait l’import. Rien n’est encore écrit.</source><translation>This is what the import would do. Nothing is written yet.</translation></message>
    <message><source>Rien à importer : tout ce qui peut l’être est déjà là.</source><translation>Nothing to import: all that can be is there already.</translation></message>
    <message><source>Import en cours…</source><translation>Importing…</translation></message>
    <message><source>Import terminé</source><translation>Import done</translation></message>
    <message><source>Il s’annule d’un seul geste, ici ou par Ctrl+Z.</source><translation>It is undone in one step, here or with Ctrl+Z.</translation></message>
    <message><source>Fichier importé.</source><translation>File imported.</translation></message>
    <message><source>Annulation…</source><translation>Undoing…</translation></message>
    <message><source>Import annulé</source><translation>Import undone</translation></message>
    <message><source>Tout est comme avant l’import.</source><translation>Everything is as before the import.</translation></message>
    <message><source>Enregistrer les lignes écartées</source><translation>Save the listed rows</translation></message>
    <message><source>Ligne</source><translation>Line</translation></message>
    <message><source>Motif</source><translation>Reason</translation></message>
    <message><source>Écriture du fichier…</source><translation>Writing the file…</translation></message>
    <message numerus="yes"><source>%n ligne(s) écrite(s)</source><translation><numerusform>%n row written</numerusform><numerusform>%n rows written</numerusform></translation></message>
    <message><source>Fichier</source><translation>File</translation></message>
    <message><source>Correspondance</source><translation>Mapping</translation></message>
    <message><source>Essai à blanc</source><translation>Dry run</translation></message>
    <message><source>Résultat</source><translation>Result</translation></message>
    <message><source>Essayer à blanc</source><translation>Run a dry run</translation></message>
    <message><source>Importer un autre fichier</source><translation>Import another file</translation></message>
    <message><source>Continuer</source><translation>Continue</translation></message>
    <message><source>Choisir un fichier…</source><translation>Choose a file…</translation></message>
</context>
<context>
    <name>TrialStep</name>
    <message><source>Par commercial</source><translation>By rep</translation></message>
    <message><source>Corrections</source><translation>Corrections</translation></message>
    <message><source>Lignes du fichier</source><translation>Rows of the file</translation></message>
    <message><source>Lignes montrées</source><translation>Rows shown</translation></message>
    <message><source>Importées</source><translation>Imported</translation></message>
    <message><source>Corrigées</source><translation>Corrected</translation></message>
    <message><source>Inchangées</source><translation>Unchanged</translation></message>
    <message><source>Doublons</source><translation>Duplicates</translation></message>
    <message><source>Écartées</source><translation>Listed</translation></message>
    <message><source>dont {count} nouvelles</source><translation>{count} of them new</translation></message>
    <message><source>Modifiées</source><translation>Changed</translation></message>
    <message><source>Nouvelles</source><translation>New</translation></message>
    <message><source>Ligne {line} – {label}</source><translation>Line {line} – {label}</translation></message>
    <message><source>{entered} importées, {left} écartées</source><translation>{entered} imported, {left} listed</translation></message>
    <message><source>{rows} lignes = {entered} importées + {left} écartées ou en double ; {value} = {taken} + {rest}.</source><translation>{rows} rows = {entered} imported + {left} listed or duplicate; {value} = {taken} + {rest}.</translation></message>
    <message><source>Toutes</source><translation>All</translation></message>
    <message><source>Sans commercial</source><translation>Without a rep</translation></message>
</context>
</TS>
