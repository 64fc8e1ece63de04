<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>AttachmentStrip</name>
    <message><source>Arrêter le téléchargement</source><translation>Stop the download</translation></message>
    <message><source>Fichiers joints</source><translation>Attached files</translation></message>
    <message><source>Aucun fichier</source><translation>No file</translation></message>
    <message><source>Une photo du quai, un devis signé : déposez-le ici. Il est chiffré sur ce poste.</source><translation>A photo of the dock, a signed quote: drop it here. It is encrypted on this machine.</translation></message>
    <message><source>Fichier joint</source><translation>File attached</translation></message>
    <message><source>envoyé</source><translation>sent</translation></message>
    <message><source>à envoyer</source><translation>to send</translation></message>
    <message><source>sur le serveur</source><translation>on the server</translation></message>
    <message><source>Aucun programme de ce poste n’ouvre ce fichier : enregistrez une copie.</source><translation>No program on this machine opens this file: save a copy.</translation></message>
    <message><source>Enregistrer une copie</source><translation>Save a copy</translation></message>
    <message><source>Copie enregistrée</source><translation>Copy saved</translation></message>
    <message><source>Fichier retiré</source><translation>File removed</translation></message>
    <message><source>téléchargement… {share}</source><translation>downloading… {share}</translation></message>
</context>
<context>
    <name>FileDrop</name>
    <message><source>Joindre un fichier</source><translation>Attach a file</translation></message>
    <message><source>Joindre un fichier : choisir, déposer ici ou coller (Ctrl V)</source><translation>Attach a file: choose, drop here or paste (Ctrl V)</translation></message>
    <message><source>Joindre des fichiers</source><translation>Attach files</translation></message>
    <message><source>photo collée.png</source><translation>pasted picture.png</translation></message>
</context>
<context>
    <name>FilePick</name>
    <message><source>Ne pas joindre {name}</source><translation>Do not attach {name}</translation></message>
</context>
<context>
    <name>FileRow</name>
    <message><source>Ouvrir</source><translation>Open</translation></message>
    <message><source>Enregistrer une copie</source><translation>Save a copy</translation></message>
    <message><source>Retirer</source><translation>Remove</translation></message>
    <message><source>Suppr</source><translation>Del</translation></message>
    <message><source>{n} Mo</source><translation>{n} MB</translation></message>
    <message><source>{n} Ko</source><translation>{n} kB</translation></message>
</context>
</TS>
