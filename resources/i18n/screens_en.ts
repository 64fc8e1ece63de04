<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>Screens</name>
    <message><source>Journée</source><translation>Today</translation></message>
    <message><source>Visites</source><translation>Visits</translation></message>
    <message><source>Comptes</source><translation>Accounts</translation></message>
    <message><source>Plan</source><translation>Plan</translation></message>
    <message><source>Affaires</source><translation>Deals</translation></message>
    <message><source>Valeur</source><translation>Value</translation></message>
    <message><source>Équipe</source><translation>Team</translation></message>
    <message><source>Processus</source><translation>Process</translation></message>
    <message><source>Conversation</source><translation>Conversation</translation></message>
    <message><source>Compte</source><translation>Account</translation></message>
    <message><source>Commercial</source><translation>Rep</translation></message>
    <message><source>Synchronisation</source><translation>Sync</translation></message>
    <message><source>Importer</source><translation>Import</translation></message>
    <message><source>Réglages</source><translation>Settings</translation></message>
    <message>
        <source>Arguments</source>
        <translation>Messages</translation>
    </message>
</context>
</TS>
