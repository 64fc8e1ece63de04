<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>InlineForm</name>
    <message><source>Annuler</source><translation>Cancel</translation></message>
</context>
<context>
    <name>PastDay</name>
    <message><source>Un jour déjà passé</source><translation>A day that has come</translation></message>
</context>
<context>
    <name>EvidenceForm</name>
    <message><source>Enregistrer la preuve</source><translation>Record the evidence</translation></message>
    <message><source>Ses mots, ou ce qu’est le document</source><translation>The client’s words, or what the document is</translation></message>
    <message><source>Le</source><translation>On</translation></message>
    <message><source>Dans les mots du client</source><translation>In the client’s words</translation></message>
    <message><source>Montant</source><translation>Amount</translation></message>
    <message><source>facultatif</source><translation>optional</translation></message>
    <message><source>Écrivez ce que le client a dit ou remis.</source><translation>Write what the client said or handed over.</translation></message>
    <message><source>Preuve</source><translation>Evidence</translation></message>
    <message><source>Preuve de : {criterion}</source><translation>Evidence of: {criterion}</translation></message>
</context>
</TS>
