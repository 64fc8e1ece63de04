<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>AddressStep</name>
    <message>
        <source>Lien d’invitation ou adresse du serveur</source>
        <translation>Invitation link or server address</translation>
    </message>
    <message>
        <source>Par exemple https://salesdesk.votre-entreprise.fr</source>
        <translation>For example https://salesdesk.your-company.com</translation>
    </message>
    <message>
        <source>Continuer dans le navigateur</source>
        <translation>Continue in the browser</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Votre mot de passe se donne au serveur, dans votre navigateur : SalesDesk ne le voit jamais.</source>
        <translation>Your password is given to the server, in your browser: SalesDesk never sees it.</translation>
    </message>
    <message>
        <source>Collez le lien reçu, ou l’adresse donnée par votre administrateur.</source>
        <translation>Paste the link you received, or the address your administrator gave you.</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>Qui travaille aujourd’hui ?</source>
        <translation>Who works today?</translation>
    </message>
    <message>
        <source>{firm} · données d’exemple</source>
        <translation>{firm} · sample data</translation>
    </message>
    <message>
        <source>Rejoindre mon entreprise</source>
        <translation>Join my company</translation>
    </message>
    <message>
        <source>Avec le lien d’invitation reçu, ou l’adresse du serveur. Vous vous connectez dans le navigateur.</source>
        <translation>With the invitation link you received, or the server’s address. You sign in in the browser.</translation>
    </message>
    <message>
        <source>Découvrir avec une entreprise d’exemple</source>
        <translation>Look around with a sample company</translation>
    </message>
    <message>
        <source>Quatorze mois de visites inventées, une journée pleine aujourd’hui. Rien n’est envoyé.</source>
        <translation>Fourteen months of invented visits, a full day today. Nothing is sent.</translation>
    </message>
</context>
<context>
    <name>ProtectStep</name>
    <message>
        <source>Ce poste n’a pas de trousseau sûr. Un code protégera vos données : elles sont chiffrées, et il est demandé à chaque démarrage. Personne ne peut le retrouver à votre place.</source>
        <translation>This computer has no safe keyring. A PIN will protect your data: it is encrypted, and the PIN is asked for at each start. Nobody can find it again for you.</translation>
    </message>
    <message>
        <source>Code ou phrase</source>
        <translation>PIN or phrase</translation>
    </message>
    <message>
        <source>Encore une fois</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Montrer ce que je tape</source>
        <translation>Show what I type</translation>
    </message>
    <message>
        <source>Protéger et continuer</source>
        <translation>Protect and continue</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Au moins six caractères ; ni suite comme 123456, ni caractère répété. Quatre mots valent mieux.</source>
        <translation>At least six characters; no run such as 123456, no repeated character. Four words are better.</translation>
    </message>
    <message>
        <source>Accepté, mais faible : quelques mots au hasard tiendraient bien plus longtemps.</source>
        <translation>Accepted, but weak: a few random words would last much longer.</translation>
    </message>
    <message>
        <source>Bon.</source>
        <translation>Good.</translation>
    </message>
    <message>
        <source>Solide.</source>
        <translation>Strong.</translation>
    </message>
    <message>
        <source>Les deux saisies diffèrent.</source>
        <translation>The two entries differ.</translation>
    </message>
</context>
<context>
    <name>UnlockStep</name>
    <message>
        <source>Votre code</source>
        <translation>Your PIN</translation>
    </message>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>WaitStep</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Recommencer</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Avancement</source>
        <translation>Progress</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Changer de thème</source>
        <translation>Change theme</translation>
    </message>
    <message>
        <source>Rejoindre mon entreprise</source>
        <translation>Join my company</translation>
    </message>
    <message>
        <source>Bienvenue dans SalesDesk</source>
        <translation>Welcome to SalesDesk</translation>
    </message>
    <message>
        <source>Préparer, tenir et conclure chaque conversation, avec ou sans réseau.</source>
        <translation>Prepare, hold and conclude each conversation, with or without a network.</translation>
    </message>
    <message>
        <source>1. Connexion</source>
        <translation>1. Sign in</translation>
    </message>
    <message>
        <source>2. Protection</source>
        <translation>2. Protect</translation>
    </message>
    <message>
        <source>3. Vos données</source>
        <translation>3. Your data</translation>
    </message>
    <message>
        <source>L’entreprise d’exemple se prépare…</source>
        <translation>The sample company is being prepared…</translation>
    </message>
    <message>
        <source>Huit commerciaux, six cents comptes, quatorze mois : quelques secondes.</source>
        <translation>Eight reps, six hundred accounts, fourteen months: a few seconds.</translation>
    </message>
    <message>
        <source>Terminez dans votre navigateur</source>
        <translation>Finish in your browser</translation>
    </message>
    <message>
        <source>Choisissez votre mot de passe si l’on vous invite, connectez-vous, puis revenez ici.</source>
        <translation>Choose your password if you were invited, sign in, then come back here.</translation>
    </message>
    <message>
        <source>Vos données arrivent sur ce poste</source>
        <translation>Your data is coming to this computer</translation>
    </message>
    <message>
        <source>Comptes, visites, conversations : ensuite, tout fonctionne sans réseau.</source>
        <translation>Accounts, visits, conversations: from then on everything works without a network.</translation>
    </message>
</context>
<context>
    <name>Repairing</name>
    <message>
        <source>Réparer</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>Le profil se répare…</source>
        <translation>The profile is being repaired…</translation>
    </message>
    <message>
        <source>Rien n’est supprimé : les fichiers sont gardés.</source>
        <translation>Nothing is deleted: the files are kept.</translation>
    </message>
    <message>
        <source>Ouvrir le profil</source>
        <translation>Open the profile</translation>
    </message>
</context>
</TS>
