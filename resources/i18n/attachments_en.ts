<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>AttachmentStrip</name>
    <message><source>Arrêter le téléchargement</source><translation>Stop the download</translation></message>
    <message><source>Fichiers joints</source><translation>Attached files</translation></message>
    <message><source>Aucun fichier</source><translation>No file</translation></message>
    <message><source>Une photo du quai, un devis signé : déposez-le ici. Il est chiffré sur ce poste.</source><translation>A photo of the dock, a signed quote: drop it here. It is encrypted on this computer.</translation></message>
    <message><source>Fichier joint</source><translation>File attached</translation></message>
    <message><source>envoyé</source><translation>sent</translation></message>
    <message><source>à envoyer</source><translation>to send</translation></message>
    <message><source>sur le serveur</source><translation>on the server</translation></message>
    <message><source>Aucun programme de ce poste n’ouvre ce fichier : enregistrez une copie.</source><translation>No program on this computer opens this file: save a copy.</translation></message>
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
<context>
    <name>MemoBar</name>
    <message><source>Terminer le mémo</source><translation>End the memo</translation></message>
    <message><source>Mémo vocal</source><translation>Voice memo</translation></message>
    <message><source>Votre mémo, chiffré, reste sur ce poste</source><translation>Your memo, encrypted, stays on this computer</translation></message>
    <message><source>Reprendre</source><translation>Resume</translation></message>
    <message><source>Pause</source><translation>Pause</translation></message>
    <message><source>Niveau du micro</source><translation>Level of the microphone</translation></message>
    <message><source>Écouter le mémo {n}</source><translation>Listen to memo {n}</translation></message>
    <message><source>Supprimer le mémo {n} définitivement</source><translation>Delete memo {n} for good</translation></message>
    <message><source>Aucun micro sur ce poste : branchez-en un ou autorisez-le, puis recommencez.</source><translation>No microphone on this computer: connect one or allow it, then try again.</translation></message>
    <message><source>Trois minutes : le mémo est gardé.</source><translation>Three minutes: the memo is kept.</translation></message>
    <message><source>Le micro ne répond plus : ce qui était enregistré est gardé.</source><translation>The microphone does not answer any more: what was recorded is kept.</translation></message>
    <message><source>Aucune sortie de son sur ce poste.</source><translation>No sound output on this computer.</translation></message>
    <message><source>Ce mémo ne peut pas être lu.</source><translation>This memo cannot be played.</translation></message>
</context>
</TS>
