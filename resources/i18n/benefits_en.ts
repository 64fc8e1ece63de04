<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
<context>
    <name>AgreedCard</name>
    <message>
        <source>Validé par le client le {day}</source>
        <translation>Agreed by the client on {day}</translation>
    </message>
</context>
<context>
    <name>BenefitBand</name>
    <message>
        <source>une fois</source>
        <translation>once</translation>
    </message>
    <message>
        <source>par an</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>De {first} à {last} en {count} chiffrages</source>
        <translation>From {first} to {last} over {count} figures</translation>
    </message>
    <message>
        <source>Validé par le client</source>
        <translation>Agreed by the client</translation>
    </message>
    <message>
        <source>À confirmer</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>À valider avec lui</source>
        <translation>To agree with the client</translation>
    </message>
    <message>
        <source>constaté {amount}</source>
        <translation>measured {amount}</translation>
    </message>
    <message>
        <source>Promis de {low} à {high}, probable {likely}, {actual}</source>
        <translation>Promised from {low} to {high}, likely {likely}, {actual}</translation>
    </message>
    <message>
        <source>Constaté {amount}, {share} du promis</source>
        <translation>Measured {amount}, {share} of what was promised</translation>
    </message>
    <message>
        <source>Prix : {price}</source>
        <translation>Price: {price}</translation>
    </message>
    <message>
        <source>3 pour 1</source>
        <translation>3 to 1</translation>
    </message>
    <message>
        <source>promis</source>
        <translation>promised</translation>
    </message>
    <message>
        <source>De {low} à {high}, probable {likely}</source>
        <translation>From {low} to {high}, likely {likely}</translation>
    </message>
</context>
<context>
    <name>BenefitChoice</name>
    <message>
        <source>Nom ou ville du compte</source>
        <translation>Name or city of the account</translation>
    </message>
    <message>
        <source>Temps, stock, énergie, délai…</source>
        <translation>Time, stock, energy, terms…</translation>
    </message>
    <message>
        <source>Calcul cherché</source>
        <translation>Calculator looked for</translation>
    </message>
    <message>
        <source>Pour quel client ?</source>
        <translation>For which client?</translation>
    </message>
    <message>
        <source>Que gagne le client ?</source>
        <translation>What does the client gain?</translation>
    </message>
    <message>
        <source>Aucun calcul de ce nom</source>
        <translation>No calculator of this name</translation>
    </message>
    <message>
        <source>Choisissez d’abord le client.</source>
        <translation>Choose the client first.</translation>
    </message>
</context>
<context>
    <name>BenefitOpening</name>
    <message>
        <source>Calculer un bénéfice</source>
        <translation>Compute a benefit</translation>
    </message>
    <message>
        <source>Chiffre gardé</source>
        <translation>Figure kept</translation>
    </message>
    <message>
        <source>Historique des bénéfices</source>
        <translation>History of benefits</translation>
    </message>
    <message>
        <source>Constat retiré</source>
        <translation>Measure taken back</translation>
    </message>
    <message>
        <source>Garder le constat</source>
        <translation>Keep the measure</translation>
    </message>
    <message>
        <source>Constat gardé</source>
        <translation>Measure kept</translation>
    </message>
    <message>
        <source>Promis et constaté</source>
        <translation>Promised and measured</translation>
    </message>
    <message>
        <source>Relevé des bénéfices</source>
        <translation>Statement of benefits</translation>
    </message>
    <message>
        <source>Relire ensemble les bénéfices validés, puis renouveler</source>
        <translation>Read the agreed benefits together, then renew</translation>
    </message>
</context>
<context>
    <name>BenefitsCard</name>
    <message>
        <source>Calculer</source>
        <translation>Compute</translation>
    </message>
    <message>
        <source>Calculer un bénéfice</source>
        <translation>Compute a benefit</translation>
    </message>
    <message>
        <source>Historique</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Relevé</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>et {n} autres, dans l’historique</source>
        <translation>and {n} more, in the history</translation>
    </message>
</context>
<context>
    <name>CalculatorSheet</name>
    <message>
        <source>Un chiffre est à revoir : ce qui est écrit reste.</source>
        <translation>One figure is to be looked at again: what is written stays.</translation>
    </message>
</context>
<context>
    <name>ConversationWords</name>
    <message>
        <source>Demandez-lui</source>
        <translation>Ask the client for</translation>
    </message>
    <message>
        <source>{amount} de trésorerie, une fois</source>
        <translation>{amount} of cash, once</translation>
    </message>
    <message>
        <source>{amount} par an</source>
        <translation>{amount} a year</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Rien n’est chiffré</source>
        <translation>Nothing is in figures yet</translation>
    </message>
    <message>
        <source>Posez la question du coût actuel, puis calculez avec lui : ses chiffres, ses mots.</source>
        <translation>Ask what it costs today, then compute it together: the client’s figures, the client’s words.</translation>
    </message>
    <message>
        <source>Calculer un bénéfice</source>
        <translation>Compute a benefit</translation>
    </message>
    <message>
        <source>et {n} chiffrages plus anciens</source>
        <translation>and {n} older figures</translation>
    </message>
    <message>
        <source>Ouvrir la fiche</source>
        <translation>Open the sheet</translation>
    </message>
    <message>
        <source>Noter le constaté</source>
        <translation>Note what was measured</translation>
    </message>
    <message>
        <source>Formule version {n}, changée depuis</source>
        <translation>Formula version {n}, changed since</translation>
    </message>
    <message>
        <source>en visite</source>
        <translation>during a visit</translation>
    </message>
    <message>
        <source>{before} devient {after}</source>
        <translation>{before} becomes {after}</translation>
    </message>
    <message>
        <source>rien</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>Les chiffres ont changé depuis sa validation : demandez-lui à nouveau.</source>
        <translation>The figures have changed since the client agreed: ask again.</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>au moins</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>au plus</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Fourchette</source>
        <translation>Range</translation>
    </message>
    <message>
        <source>probable</source>
        <translation>likely</translation>
    </message>
    <message>
        <source>sinon {value}</source>
        <translation>else {value}</translation>
    </message>
</context>
<context>
    <name>MeasureForm</name>
    <message>
        <source>« Un seul arrêt depuis mai »</source>
        <translation>“One stop since May”</translation>
    </message>
    <message>
        <source>Trésorerie constatée, une fois</source>
        <translation>Cash measured, once</translation>
    </message>
    <message>
        <source>Gain constaté, par an</source>
        <translation>Gain measured, a year</translation>
    </message>
    <message>
        <source>Promis : {amount}</source>
        <translation>Promised: {amount}</translation>
    </message>
    <message>
        <source>Ce qu’il en dit</source>
        <translation>What the client says</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Constaté le</source>
        <translation>Measured on</translation>
    </message>
</context>
<context>
    <name>OriginLine</name>
    <message>
        <source>Origine</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Dit ou mesuré par</source>
        <translation>Said or measured by</translation>
    </message>
    <message>
        <source>Le</source>
        <translation>On</translation>
    </message>
    <message>
        <source>sans date</source>
        <translation>undated</translation>
    </message>
    <message>
        <source>Qui l’a dit ou mesuré, et quand</source>
        <translation>Who said or measured it, and when</translation>
    </message>
</context>
<context>
    <name>RealisedBand</name>
    <message>
        <source>une fois</source>
        <translation>once</translation>
    </message>
    <message>
        <source>par an</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>Constaté {amount} {unit}, {share} du promis</source>
        <translation>Measured {amount} {unit}, {share} of what was promised</translation>
    </message>
    <message>
        <source>Retirer ce constat</source>
        <translation>Take this measure back</translation>
    </message>
</context>
<context>
    <name>ResultDetail</name>
    <message>
        <source>Le calcul en mots</source>
        <translation>The calculation in words</translation>
    </message>
    <message>
        <source>Copier la phrase</source>
        <translation>Copy the sentence</translation>
    </message>
    <message>
        <source>À dire à voix haute</source>
        <translation>To say aloud</translation>
    </message>
</context>
<context>
    <name>ResultHead</name>
    <message>
        <source>Le résultat s’affiche dès que les chiffres sont là.</source>
        <translation>The result shows as soon as the figures are there.</translation>
    </message>
    <message>
        <source>À confirmer</source>
        <translation>To confirm</translation>
    </message>
</context>
<context>
    <name>SignOff</name>
    <message>
        <source>« Oui, c’est bien ce que cela nous coûte »</source>
        <translation>“Yes, that is what it costs us”</translation>
    </message>
    <message>
        <source>Reprendre ses mots</source>
        <translation>Change the words</translation>
    </message>
    <message>
        <source>Validé par le client, dans ses mots</source>
        <translation>Agreed by the client, in their words</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Le</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Les chiffres ont changé depuis qu’il a dit {words} le {day} : demandez-lui à nouveau.</source>
        <translation>The figures have changed since the client said {words} on {day}: ask again.</translation>
    </message>
</context>
<context>
    <name>StatementView</name>
    <message>
        <source>Année</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Le relevé tel que le client le lira</source>
        <translation>The statement as the client will read it</translation>
    </message>
    <message>
        <source>Planifier le renouvellement</source>
        <translation>Plan the renewal</translation>
    </message>
    <message>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Enregistrer en PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Aucun gain validé dans ses mots : il n’y a rien à remettre au client.</source>
        <translation>No gain agreed in the client’s words: there is nothing to hand to the client.</translation>
    </message>
    <message>
        <source>À confirmer avec lui, jamais imprimé</source>
        <translation>To confirm with the client, never printed</translation>
    </message>
</context>
</TS>
