<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>NudgePopover</name>
    <message><source>Effort</source><translation>Effort</translation></message>
    <message><source>Caractéristique</source><translation>Feature</translation></message>
    <message><source>« C’est facile »</source><translation>“It is easy”</translation></message>
    <message><source>Demandez plutôt</source><translation>Ask instead</translation></message>
    <message><source>Dites plutôt</source><translation>Say instead</translation></message>
    <message><source>Remplacer</source><translation>Replace</translation></message>
    <message><source>Modifier</source><translation>Edit</translation></message>
    <message><source>Ignorer</source><translation>Dismiss</translation></message>
    <message><source>Met cette phrase à la place de la vôtre</source><translation>Puts this sentence in place of yours</translation></message>
    <message><source>Met cette phrase en place et vous laisse l’arranger</source><translation>Puts this sentence in place and lets you edit it</translation></message>
    <message><source>Cette phrase ne sera plus relevée sur ce poste</source><translation>This sentence will not be underlined again on this computer</translation></message>
    <message><source>Apprendre de vos phrases ?</source><translation>Learn from your sentences?</translation></message>
    <message><source>Avec votre accord, la phrase et votre choix sont gardés, sans noms, entreprises, téléphones, adresses ni chiffres. Rien ne dit qui l’a écrite. L’aide apprend ainsi les mots de votre métier. Vous pouvez changer d’avis dans les réglages.</source><translation>With your agreement the sentence and your choice are kept, without names, companies, phones, addresses or figures. Nothing tells who wrote it. That is how the help learns the words of your trade. You can change your mind in the settings.</translation></message>
    <message><source>D’accord</source><translation>Agreed</translation></message>
    <message><source>Non merci</source><translation>No thanks</translation></message>
</context>
</TS>
