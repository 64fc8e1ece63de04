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
        <source>Chiffre gardé</source>
        <translation>Figure kept</translation>
    </message>
    <message>
        <source>Calculer un bénéfice</source>
        <translation>Compute a benefit</translation>
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
        <translation>Ask him for</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
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
        <translation>Change his words</translation>
    </message>
    <message>
        <source>Validé par le client, dans ses mots</source>
        <translation>Agreed by the client, in his words</translation>
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
        <translation>The figures have changed since he said {words} on {day}: ask him again.</translation>
    </message>
</context>
</TS>
