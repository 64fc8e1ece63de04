<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>CoachingWords</name>
    <message>
        <source>Conclue</source>
        <translation>Concluded</translation>
    </message>
    <message>
        <source>À conclure</source>
        <translation>To conclude</translation>
    </message>
    <message>
        <source>Avance</source>
        <translation>Moves forward</translation>
    </message>
    <message>
        <source>Se poursuit</source>
        <translation>Continues</translation>
    </message>
    <message>
        <source>Sans décision</source>
        <translation>No decision</translation>
    </message>
    <message>
        <source>Refus</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>No show</translation>
    </message>
    <message>
        <source>{n} preuve</source>
        <translation>{n} piece of evidence</translation>
    </message>
    <message>
        <source>{n} preuves</source>
        <translation>{n} pieces of evidence</translation>
    </message>
    <message>
        <source>{n} engagement daté</source>
        <translation>{n} dated commitment</translation>
    </message>
    <message>
        <source>{n} engagements datés</source>
        <translation>{n} dated commitments</translation>
    </message>
    <message>
        <source>Rien d’obtenu</source>
        <translation>Nothing obtained</translation>
    </message>
    <message>
        <source>{held} tenue sur {planned}</source>
        <translation>{held} held of {planned}</translation>
    </message>
    <message>
        <source>{held} tenues sur {planned}</source>
        <translation>{held} held of {planned}</translation>
    </message>
    <message>
        <source>visite</source>
        <translation>visit</translation>
    </message>
    <message>
        <source>visio</source>
        <translation>video call</translation>
    </message>
    <message>
        <source>téléphone</source>
        <translation>phone call</translation>
    </message>
    <message>
        <source>courriel</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>réseau social</source>
        <translation>social network</translation>
    </message>
    <message>
        <source>événement</source>
        <translation>event</translation>
    </message>
    <message>
        <source>Suite à dater</source>
        <translation>Next step not dated</translation>
    </message>
    <message>
        <source>Suite : {next}</source>
        <translation>Next: {next}</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Modifier la note</source>
        <translation>Change the note</translation>
    </message>
    <message>
        <source>Retirer la note</source>
        <translation>Withdraw the note</translation>
    </message>
    <message>
        <source>Réponse de {person}</source>
        <translation>Answer from {person}</translation>
    </message>
    <message>
        <source>Répondue le {when}</source>
        <translation>Answered {when}</translation>
    </message>
    <message>
        <source>Lue le {when}</source>
        <translation>Read {when}</translation>
    </message>
    <message>
        <source>Pas encore lue</source>
        <translation>Not read yet</translation>
    </message>
</context>
<context>
    <name>RepPage</name>
    <message>
        <source>rien encore</source>
        <translation>nothing yet</translation>
    </message>
    <message>
        <source>tenues sur {planned}</source>
        <translation>held of {planned}</translation>
    </message>
    <message>
        <source>Rien de planifié</source>
        <translation>Nothing planned</translation>
    </message>
    <message>
        <source>Prochaine : {account}, {day} à {hour}</source>
        <translation>Next: {account}, {day} at {hour}</translation>
    </message>
    <message>
        <source>N’a pas encore rejoint</source>
        <translation>Has not joined yet</translation>
    </message>
    <message>
        <source>Écrire une note</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>Écrire une note (N)</source>
        <translation>Write a note (N)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Conversations de ce commercial</source>
        <translation>Conversations of this rep</translation>
    </message>
    <message>
        <source>Aucune conversation</source>
        <translation>No conversation</translation>
    </message>
    <message>
        <source>Elles arrivent ici dès qu’elles sont tenues et synchronisées.</source>
        <translation>They arrive here as soon as they are held and synced.</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Coaching</source>
        <translation>Coaching</translation>
    </message>
    <message>
        <source>note sans réponse</source>
        <translation>note without an answer</translation>
    </message>
    <message>
        <source>Note envoyée à {person}.</source>
        <translation>Note sent to {person}.</translation>
    </message>
    <message>
        <source>Note modifiée.</source>
        <translation>Note changed.</translation>
    </message>
    <message>
        <source>Note retirée.</source>
        <translation>Note withdrawn.</translation>
    </message>
</context>
<context>
    <name>TalkCard</name>
    <message>
        <source>Notes de la conversation</source>
        <translation>Notes of the conversation</translation>
    </message>
    <message>
        <source>Aucune note n’a été prise.</source>
        <translation>No notes were taken.</translation>
    </message>
    <message>
        <source>Aucune conversation à lire</source>
        <translation>No conversation to read</translation>
    </message>
    <message>
        <source>Dès qu’une visite est tenue et synchronisée, ce qui s’y est dit se lit ici.</source>
        <translation>As soon as a visit is held and synced, what was said there is read here.</translation>
    </message>
    <message>
        <source>Preuves</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Engagements</source>
        <translation>Commitments</translation>
    </message>
    <message>
        <source>Chiffrages</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Ni preuve, ni engagement, ni chiffrage : c’est là qu’une note de coaching aide le plus.</source>
        <translation>No evidence, no commitment, no figure: this is where a coaching note helps most.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>pour le {day}</source>
        <translation>by {day}</translation>
    </message>
    <message>
        <source>sans date</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>tenu</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>non tenu</source>
        <translation>not kept</translation>
    </message>
    <message>
        <source>abandonné</source>
        <translation>dropped</translation>
    </message>
    <message>
        <source>{amount} une fois</source>
        <translation>{amount} once</translation>
    </message>
    <message>
        <source>{amount} par an</source>
        <translation>{amount} a year</translation>
    </message>
    <message>
        <source>validé par le client</source>
        <translation>agreed by the client</translation>
    </message>
    <message>
        <source>à confirmer</source>
        <translation>to confirm</translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>Semaine du {day}</source>
        <translation>Week of {day}</translation>
    </message>
    <message>
        <source>preuve de client</source>
        <translation>piece of evidence</translation>
    </message>
    <message>
        <source>preuves de clients</source>
        <translation>pieces of evidence</translation>
    </message>
    <message>
        <source>engagement daté</source>
        <translation>dated commitment</translation>
    </message>
    <message>
        <source>engagements datés</source>
        <translation>dated commitments</translation>
    </message>
    <message>
        <source>tenues sur {planned}</source>
        <translation>held of {planned}</translation>
    </message>
    <message>
        <source>Équipe</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>Rep</translation>
    </message>
    <message>
        <source>Dernière conversation</source>
        <translation>Last conversation</translation>
    </message>
    <message>
        <source>Ce qui a bougé en 7 jours</source>
        <translation>What moved in 7 days</translation>
    </message>
    <message>
        <source>Fait</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Coaching</source>
        <translation>Coaching</translation>
    </message>
    <message>
        <source>Commerciaux de vos équipes</source>
        <translation>Reps of your teams</translation>
    </message>
    <message>
        <source>Personne dans vos équipes pour l’instant</source>
        <translation>Nobody in your teams yet</translation>
    </message>
    <message>
        <source>Dès qu’un administrateur vous confie une équipe, chaque commercial a sa ligne ici : sa dernière conversation, ce que ses clients ont prouvé ou promis, et vos notes sans réponse.</source>
        <translation>As soon as an administrator gives you a team, each rep has a row here: the last conversation, what clients proved or promised, and your notes without an answer.</translation>
    </message>
    <message>
        <source>Pas encore de conversation conclue</source>
        <translation>No concluded conversation yet</translation>
    </message>
    <message>
        <source>N’a pas encore rejoint</source>
        <translation>Has not joined yet</translation>
    </message>
    <message>
        <source>Rien encore</source>
        <translation>Nothing yet</translation>
    </message>
    <message>
        <source>{n} sans réponse</source>
        <translation>{n} unanswered</translation>
    </message>
</context>
<context>
    <name>ThreadCard</name>
    <message>
        <source>Coaching</source>
        <translation>Coaching</translation>
    </message>
    <message>
        <source>Note de coaching</source>
        <translation>Coaching note</translation>
    </message>
    <message>
        <source>Un fait de cette conversation, puis un conseil…</source>
        <translation>A fact of this conversation, then one piece of advice…</translation>
    </message>
    <message>
        <source>Laisser</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>{n} note</source>
        <translation>{n} note</translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation>{n} notes</translation>
    </message>
    <message>
        <source>Aucune note. Citez un fait de la conversation, dites ce qu’il a produit, proposez un seul essai.</source>
        <translation>No note. Quote a fact of the conversation, say what it led to, suggest one thing to try.</translation>
    </message>
    <message>
        <source>{person} voit tout ce que vous voyez ici.</source>
        <translation>{person} sees everything that you see here.</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Envoyer</source>
        <translation>Send</translation>
    </message>
</context>
</TS>
