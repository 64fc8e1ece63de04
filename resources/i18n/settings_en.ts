<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>PinPanel</name>
    <message>
        <source>Changer le code</source>
        <translation>Change the PIN</translation>
    </message>
    <message>
        <source>Ajouter un code</source>
        <translation>Add a PIN</translation>
    </message>
    <message>
        <source>Code actuel</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <source>Nouveau code</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Au moins six caractères ; quatre mots au hasard valent mieux.</source>
        <translation>At least six characters; four random words are better.</translation>
    </message>
    <message>
        <source>Encore une fois</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Les deux saisies diffèrent.</source>
        <translation>The two entries differ.</translation>
    </message>
    <message>
        <source>Code enregistré.</source>
        <translation>PIN saved.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Dernier échange</source>
        <translation>Last exchange</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Ouverte sur ce poste. La fermer garde vos données ici ; rien n’est plus envoyé.</source>
        <translation>Open on this computer. Closing it keeps your data here; nothing more is sent.</translation>
    </message>
    <message>
        <source>Aucune session : vous travaillez sur ce poste seul.</source>
        <translation>No session: you work on this computer alone.</translation>
    </message>
    <message>
        <source>Jamais</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>{n} modification à envoyer</source>
        <translation>{n} change to send</translation>
    </message>
    <message>
        <source>{n} modifications à envoyer</source>
        <translation>{n} changes to send</translation>
    </message>
    <message>
        <source>Exemple</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Confiance</source>
        <translation>Trust</translation>
    </message>
    <message>
        <source>Données d’exemple : chiffrées, mais leur clé est connue de tous.</source>
        <translation>Sample data: encrypted, but with a key that everybody knows.</translation>
    </message>
    <message>
        <source>Chiffré</source>
        <translation>Encrypted</translation>
    </message>
    <message>
        <source>trousseau du système</source>
        <translation>system keyring</translation>
    </message>
    <message>
        <source>code</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>tout est envoyé</source>
        <translation>everything is sent</translation>
    </message>
    <message>
        <source>Base chiffrée sur ce poste, ouverte par : {ways}. État : {waiting}.</source>
        <translation>Database encrypted on this computer, opened by: {ways}. State: {waiting}.</translation>
    </message>
    <message>
        <source>Code d’accès</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Ouvre vos données même si le trousseau est perdu. Personne ne peut le retrouver à votre place.</source>
        <translation>Opens your data even when the keyring is lost. Nobody can find it again for you.</translation>
    </message>
    <message>
        <source>Changer le code</source>
        <translation>Change the PIN</translation>
    </message>
    <message>
        <source>Ajouter un code</source>
        <translation>Add a PIN</translation>
    </message>
    <message>
        <source>Données</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Sécurité</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>À propos</source>
        <translation>About</translation>
    </message>
    <message>
        <source>SalesDesk {version}</source>
        <translation>SalesDesk {version}</translation>
    </message>
    <message>
        <source>Se déconnecter</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Session fermée ; vos données restent sur ce poste.</source>
        <translation>Session closed; your data stays on this computer.</translation>
    </message>
</context>
</TS>
