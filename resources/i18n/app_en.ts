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
</TS>
