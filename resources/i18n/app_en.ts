<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>JournalUndo</name>
    <message><source>Annulé : {what}</source><translation>Undone: {what}</translation></message>
    <message><source>Rétabli : {what}</source><translation>Redone: {what}</translation></message>
    <message><source>Rien à annuler.</source><translation>Nothing to undo.</translation></message>
    <message><source> Ce qui a été modifié depuis n’a pas été touché.</source><translation> What was changed since was left alone.</translation></message>
</context>
<context>
    <name>PersonPanel</name>
    <message><source>Entreprise d’exemple</source><translation>Sample company</translation></message>
    <message><source>Ses données sont inventées et sa clé n’est pas secrète : n’y notez rien de réel.</source><translation>Its data are invented and its key is no secret: note nothing real in it.</translation></message>
    <message><source>Autres profils de ce poste</source><translation>Other profiles on this computer</translation></message>
    <message><source>Réglages</source><translation>Settings</translation></message>
    <message><source>Vous</source><translation>You</translation></message>
</context>
<context>
    <name>HelpPanel</name>
    <message><source>Aide</source><translation>Help</translation></message>
</context>
</TS>
