<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>Banner</name>
    <message>
        <source>Fermer le message</source>
        <translation>Close the message</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>Ouvrir le calendrier</source>
        <translation>Open the calendar</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Fermer le panneau</source>
        <translation>Close the panel</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Étape {number}, faite : {title}</source>
        <translation>Step {number}, done: {title}</translation>
    </message>
    <message>
        <source>Étape {number}, en cours : {title}</source>
        <translation>Step {number}, in progress: {title}</translation>
    </message>
    <message>
        <source>Étape {number}, à venir : {title}</source>
        <translation>Step {number}, to come: {title}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Fermer le message</source>
        <translation>Close the message</translation>
    </message>
</context>
<context>
    <name>ToastArea</name>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
</context>
</TS>
