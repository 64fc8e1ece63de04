<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>AnnounceForm</name>
    <message><source>Choisir au tarif</source><translation>Choose from the price list</translation></message>
    <message><source>Personne en particulier</source><translation>Nobody in particular</translation></message>
    <message><source>Langue du message</source><translation>Language of the message</translation></message>
    <message><source>Annoncé le</source><translation>Announced on</translation></message>
    <message><source>Prix HT</source><translation>Price before tax</translation></message>
    <message><source>Gain pour le client</source><translation>Gain for the client</translation></message>
    <message><source>facultatif</source><translation>optional</translation></message>
    <message><source>Tarif du hors périmètre</source><translation>Extra-work price list</translation></message>
    <message><source>Réécrire le message</source><translation>Rewrite the message</translation></message>
    <message><source>Copier</source><translation>Copy</translation></message>
    <message><source>Ouvrir dans la messagerie</source><translation>Open in mail program</translation></message>
    <message><source>Fichier .eml</source><translation>.eml file</translation></message>
    <message><source>Pour</source><translation>To</translation></message>
    <message><source>Objet</source><translation>Subject</translation></message>
    <message><source>Message</source><translation>Message</translation></message>
    <message><source>Message copié</source><translation>Message copied</translation></message>
    <message><source>Message trop long pour la messagerie : il est copié, collez-le.</source><translation>The message is too long for the mail program: it is copied, paste it.</translation></message>
    <message><source>annonce</source><translation>announcement</translation></message>
    <message><source>Enregistrer le message</source><translation>Save the message</translation></message>
    <message><source>Message enregistré</source><translation>Message saved</translation></message>
    <message><source>Écrivez le prix annoncé au client.</source><translation>Write the price announced to the client.</translation></message>
    <message><source>Choisir un chiffrage</source><translation>Choose a figure</translation></message>
    <message><source>Chiffrages du client</source><translation>Figures of the client</translation></message>
    <message><source>{name} : {amount} par an</source><translation>{name}: {amount} a year</translation></message>
    <message><source>{name} : {amount}, une fois</source><translation>{name}: {amount}, once</translation></message>
    <message><source>{figure} (à confirmer)</source><translation>{figure} (to confirm)</translation></message>
</context>
<context>
    <name>ExtraDetail</name>
    <message><source>Annoncer…</source><translation>Announce…</translation></message>
    <message><source>Réponse du client…</source><translation>Client’s reply…</translation></message>
    <message><source>C’est fait</source><translation>Done</translation></message>
    <message><source>C’est facturé</source><translation>Invoiced</translation></message>
    <message><source>C’est payé</source><translation>Paid</translation></message>
    <message><source>Renoncer…</source><translation>Waive…</translation></message>
    <message><source>Arrêter</source><translation>Stop</translation></message>
    <message><source>Demandé</source><translation>Asked</translation></message>
    <message><source>Reçu par</source><translation>Received by</translation></message>
    <message><source>Suivi par</source><translation>Looked after by</translation></message>
    <message><source>Pratique en cause</source><translation>Practice behind it</translation></message>
    <message><source>Ce qui a été annoncé</source><translation>What was announced</translation></message>
    <message><source>Réponse du client, gardée comme preuve</source><translation>The client’s reply, kept as evidence</translation></message>
    <message><source>Prix abandonné le {day}</source><translation>Price waived on {day}</translation></message>
    <message><source>À {days} jours : annoncer, renoncer à votre nom, ou arrêter.</source><translation>At {days} days: announce, waive in your name, or stop.</translation></message>
    <message><source>Demandez l’accord du client, ou renoncez à votre nom.</source><translation>Ask for the client’s agreement, or waive in your name.</translation></message>
    <message><source>Annoncez de nouveau, avec le prix.</source><translation>Announce again, with the price.</translation></message>
    <message><source>Sans prix</source><translation>No price</translation></message>
    <message><source>à chiffrer avant d’annoncer</source><translation>to be priced before announcing</translation></message>
    <message><source>de prix</source><translation>price</translation></message>
    <message><source>{gain} de gain pour le client</source><translation>{gain} gain for the client</translation></message>
    <message><source>Rattacher à une pratique…</source><translation>Link to a practice…</translation></message>
</context>
<context>
    <name>ExtraVerbs</name>
    <message><source>Demande notée</source><translation>Request noted</translation></message>
    <message><source>Demande hors périmètre</source><translation>Extra work asked for</translation></message>
    <message><source>Noter la demande</source><translation>Note the request</translation></message>
    <message><source>Annonce gardée : la réponse du client fera preuve</source><translation>Announcement kept: the client’s reply will be the evidence</translation></message>
    <message><source>Annoncer avant de commencer</source><translation>Announce before starting</translation></message>
    <message><source>Marquer comme annoncé</source><translation>Mark as announced</translation></message>
    <message><source>Accord gardé comme preuve</source><translation>Agreement kept as evidence</translation></message>
    <message><source>Refus gardé ; le travail ne se fait pas</source><translation>Refusal kept; the work is not done</translation></message>
    <message><source>Réponse du client</source><translation>Client’s reply</translation></message>
    <message><source>Garder sa réponse</source><translation>Keep the reply</translation></message>
    <message><source>Votre nom et la date sont ajoutés ; le montant compte dans les gestes.</source><translation>Your name and the date are added; the amount counts as a gift.</translation></message>
    <message><source>Erreur de notre part</source><translation>A mistake on our side</translation></message>
    <message><source>Prix abandonné, à votre nom</source><translation>Price waived, in your name</translation></message>
    <message><source>Renoncer au prix</source><translation>Waive the price</translation></message>
    <message><source>Renoncer, à mon nom</source><translation>Waive, in my name</translation></message>
    <message><source>Travail arrêté</source><translation>Work stopped</translation></message>
    <message><source>Noté : fait</source><translation>Noted: done</translation></message>
    <message><source>Noté : facturé</source><translation>Noted: invoiced</translation></message>
    <message><source>Noté : payé</source><translation>Noted: paid</translation></message>
    <message><source>Pratique rattachée</source><translation>Practice linked</translation></message>
    <message><source>Aucune pratique rattachée</source><translation>No practice linked</translation></message>
    <message><source>Pratique en cause</source><translation>Practice behind it</translation></message>
    <message><source>Rattacher</source><translation>Link</translation></message>
</context>
<context>
    <name>ExtrasTab</name>
    <message><source>Compte</source><translation>Account</translation></message>
    <message><source>Commercial</source><translation>Rep</translation></message>
    <message><source>Pratique</source><translation>Practice</translation></message>
    <message><source>En cours</source><translation>Open</translation></message>
    <message><source>Alarmes</source><translation>Alarms</translation></message>
    <message><source>Tout</source><translation>All</translation></message>
    <message><source>Compte ou demande</source><translation>Account or request</translation></message>
    <message><source>Regrouper par</source><translation>Group by</translation></message>
    <message><source>Montrer</source><translation>Show</translation></message>
    <message><source>De qui</source><translation>Whose</translation></message>
    <message><source>Horloges</source><translation>Clocks</translation></message>
    <message><source>Demandes hors périmètre</source><translation>Extra work</translation></message>
    <message><source>Noter une demande</source><translation>Note a request</translation></message>
    <message><source>Tous les commerciaux</source><translation>All reps</translation></message>
    <message><source>Aucune demande ne correspond</source><translation>No request matches</translation></message>
    <message><source>Rien ne répond à ces filtres.</source><translation>Nothing answers these filters.</translation></message>
    <message><source>Tout afficher</source><translation>Show everything</translation></message>
    <message><source>Aucun travail hors périmètre</source><translation>No extra work</translation></message>
    <message><source>Une demande au-delà du contrat se note ici, ou pendant la visite en tapant /. Elle s’annonce avec un prix avant que le travail commence.</source><translation>A request beyond the contract is noted here, or during the visit by typing /. It is announced with a price before the work begins.</translation></message>
    <message><source>en attente d’accord</source><translation>awaiting agreement</translation></message>
    <message><source>+ {n} sans prix, en attente d’accord</source><translation>+ {n} unpriced, awaiting agreement</translation></message>
    <message><source>alarme</source><translation>alarm</translation></message>
    <message><source>alarmes</source><translation>alarms</translation></message>
    <message><source>de fuite</source><translation>leaking</translation></message>
    <message><source>abandonnés à un nom</source><translation>waived by name</translation></message>
    <message><source>fuite</source><translation>leak</translation></message>
    <message><source>Sans pratique</source><translation>No practice</translation></message>
    <message><source>fuite {amount}</source><translation>leak {amount}</translation></message>
    <message><source>Abandonné</source><translation>Waived</translation></message>
    <message><source>Arrêté</source><translation>Stopped</translation></message>
    <message><source>sans prix</source><translation>no price</translation></message>
    <message><source>{days} j</source><translation>{days} d</translation></message>
    <message><source>Fichiers</source><translation>Files</translation></message>
</context>
<context>
    <name>RequestForm</name>
    <message><source>Nom du compte</source><translation>Account name</translation></message>
    <message><source>Reprise des étiquettes</source><translation>Redoing the labels</translation></message>
    <message><source>Demandé le</source><translation>Asked on</translation></message>
    <message><source>facultatif</source><translation>optional</translation></message>
    <message><source>Compte</source><translation>Account</translation></message>
    <message><source>Ce qu’il demande</source><translation>What they ask for</translation></message>
    <message><source>Laissez vide pour chiffrer plus tard.</source><translation>Leave empty to price it later.</translation></message>
    <message><source>Qui le demande</source><translation>Who asks</translation></message>
    <message><source>Prix</source><translation>Price</translation></message>
    <message><source>Choisissez un compte de la liste.</source><translation>Choose an account from the list.</translation></message>
    <message><source>Écrivez ce que le client demande.</source><translation>Write what the client asks for.</translation></message>
</context>
<context>
    <name>AnswerForm</name>
    <message><source>Oui, on y va</source><translation>Yes, go ahead</translation></message>
    <message><source>Non</source><translation>No</translation></message>
    <message><source>Sa réponse</source><translation>Reply</translation></message>
    <message><source>Collez son message, ou écrivez ses mots</source><translation>Paste the message, or write the words</translation></message>
    <message><source>Jour de sa réponse</source><translation>Day of the reply</translation></message>
    <message><source>Ses mots</source><translation>Their words</translation></message>
    <message><source>Ils sont gardés comme preuve.</source><translation>They are kept as evidence.</translation></message>
    <message><source>Collez son message, ou écrivez ses mots.</source><translation>Paste the message, or write the words.</translation></message>
</context>
<context>
    <name>ValueForm</name>
    <message><source>Écrivez un montant en chiffres, 1250 ou 99,50.</source><translation>Write an amount in figures, 1250 or 99.50.</translation></message>
</context>
<context>
    <name>ReasonForm</name>
    <message><source>Raison</source><translation>Reason</translation></message>
    <message><source>Écrivez la raison.</source><translation>Write the reason.</translation></message>
</context>
<context>
    <name>PracticeLinkForm</name>
    <message><source>{what} — {cost} par an</source><translation>{what} — {cost} a year</translation></message>
    <message><source>Aucune pratique</source><translation>No practice</translation></message>
    <message><source>La fuite se compte alors par pratique.</source><translation>Leakage is then counted by practice.</translation></message>
    <message><source>Aucune pratique n’est notée chez ce client : notez-la pendant une visite.</source><translation>No practice is noted for this client: note it during a visit.</translation></message>
    <message><source>Pratique</source><translation>Practice</translation></message>
</context>
<context>
    <name>PracticeDecisionForm</name>
    <message><source>{cost} par an</source><translation>{cost} a year</translation></message>
    <message><source>Décision</source><translation>Decision</translation></message>
    <message><source>Commande groupée le mardi à partir de janvier</source><translation>One grouped order on Tuesdays from January</translation></message>
    <message><source>Comment, ou pourquoi</source><translation>How, or why</translation></message>
    <message><source>À revoir le</source><translation>Review on</translation></message>
    <message><source>Au plus tard le {day} : un an.</source><translation>{day} at the latest: one year.</translation></message>
    <message><source>Accepter demande une raison.</source><translation>Accepting needs a reason.</translation></message>
    <message><source>Choisissez un jour à venir, dans l’année.</source><translation>Choose a coming day, within a year.</translation></message>
</context>
<context>
    <name>TariffForm</name>
    <message><source>Reprise d’étiquettes, 100 références</source><translation>Redoing labels, 100 items</translation></message>
    <message><source>Ce qui est compris</source><translation>What is included</translation></message>
    <message><source>facultatif</source><translation>optional</translation></message>
    <message><source>Travail</source><translation>Work</translation></message>
    <message><source>Heures</source><translation>Hours</translation></message>
    <message><source>Prix d’une heure</source><translation>Price of an hour</translation></message>
    <message><source>Imprévu, %</source><translation>Contingency, %</translation></message>
    <message><source>Prix fixe</source><translation>Fixed price</translation></message>
    <message><source>Remplace le calcul.</source><translation>Replaces the calculation.</translation></message>
    <message><source>Note</source><translation>Note</translation></message>
    <message><source>Prix annoncé : {price}</source><translation>Price announced: {price}</translation></message>
    <message><source>Nommez le travail.</source><translation>Name the work.</translation></message>
    <message><source>De 0,02 à 2 000 heures.</source><translation>From 0.02 to 2,000 hours.</translation></message>
    <message><source>De 5 à 500 €.</source><translation>From €5 to €500.</translation></message>
    <message><source>De 0 à 100.</source><translation>From 0 to 100.</translation></message>
</context>
<context>
    <name>MonthThreeForm</name>
    <message><source>Attendu à la signature : {costs} de pratiques et de gestes, {margin} de marge.</source><translation>Expected at signature: {costs} of practices and gifts, {margin} of margin.</translation></message>
    <message><source>Ce qui a été vu, et ce qui est décidé</source><translation>What was seen, and what is decided</translation></message>
    <message><source>Pratiques et gestes vus en trois mois, ramenés à l’année.</source><translation>Practices and gifts seen in three months, brought to a year.</translation></message>
    <message><source>Coûts réels sur un an</source><translation>Real costs over a year</translation></message>
    <message><source>Constat</source><translation>Finding</translation></message>
    <message><source>Marge de l’année : {margin}</source><translation>Margin of the year: {margin}</translation></message>
    <message><source>Écrivez un montant, zéro compris.</source><translation>Write an amount, zero included.</translation></message>
    <message><source>L’année est négative : écrivez ce qui est décidé.</source><translation>The year is negative: write what is decided.</translation></message>
</context>
<context>
    <name>MarginsTab</name>
    <message><source>Marges</source><translation>Margins</translation></message>
    <message><source>Aucune affaire signée depuis un an</source><translation>No deal signed in the last year</translation></message>
    <message><source>À la signature, la marge de la première année se calcule : prix, moins pratiques, moins gestes. Elle se vérifie au mois 3.</source><translation>At signature, the margin of the first year is worked out: price, minus practices, minus gifts. It is checked at month 3.</translation></message>
    <message><source>attendus la première année</source><translation>expected in the first year</translation></message>
    <message><source>à vérifier au mois 3</source><translation>month 3 checks due</translation></message>
    <message><source>sans marge calculée</source><translation>without a margin</translation></message>
    <message><source>signée le {day}</source><translation>signed on {day}</translation></message>
    <message><source>À calculer</source><translation>To work out</translation></message>
    <message><source>signés</source><translation>signed</translation></message>
    <message><source>Attendue</source><translation>Expected</translation></message>
    <message><source>Mois 3 à vérifier</source><translation>Month 3 check due</translation></message>
    <message><source>Vérifiée</source><translation>Checked</translation></message>
    <message><source>de marge</source><translation>margin</translation></message>
    <message><source>La marge de la première année n’est pas calculée</source><translation>The margin of the first year has not been worked out</translation></message>
    <message><source>Calculer la marge…</source><translation>Work out the margin…</translation></message>
    <message><source>Signée quand même</source><translation>Signed all the same</translation></message>
    <message><source>Vérifier au mois 3…</source><translation>Check at month 3…</translation></message>
    <message><source>Corriger la marge attendue…</source><translation>Correct the expected margin…</translation></message>
    <message><source>de marge attendue</source><translation>expected margin</translation></message>
    <message><source>Prix</source><translation>Price</translation></message>
    <message><source>Pratiques</source><translation>Practices</translation></message>
    <message><source>Gestes</source><translation>Gifts</translation></message>
    <message><source>À vérifier le {day}</source><translation>To be checked on {day}</translation></message>
    <message><source>Vu le {day} : {margin} de marge sur l’année</source><translation>Seen on {day}: {margin} margin over the year</translation></message>
    <message><source>Mois 3 vérifié</source><translation>Month 3 checked</translation></message>
    <message><source>Ce que montre le mois 3</source><translation>What month 3 shows</translation></message>
    <message><source>Garder le constat</source><translation>Keep the finding</translation></message>
</context>
<context>
    <name>ValuePage</name>
    <message><source>Valeur</source><translation>Value</translation></message>
    <message><source>Ajouter</source><translation>Add</translation></message>
    <message><source>Rubriques</source><translation>Sections</translation></message>
    <message><source>Hors périmètre</source><translation>Extra work</translation></message>
    <message><source>Pratiques</source><translation>Practices</translation></message>
    <message><source>Marges</source><translation>Margins</translation></message>
    <message><source>Tarif</source><translation>Price list</translation></message>
    <message><source>Demandes reçues</source><translation>Requests received</translation></message>
</context>
<context>
    <name>PracticesTab</name>
    <message><source>Pratiques</source><translation>Practices</translation></message>
    <message><source>Aucune pratique notée</source><translation>No practice noted</translation></message>
    <message><source>Une habitude du client qui coûte se note pendant la visite, en tapant /. Son coût par an apparaît ici, avec une décision à prendre.</source><translation>A habit of the client that costs is noted during the visit, by typing /. Its yearly cost appears here, with a decision to take.</translation></message>
    <message><source>par an à notre charge</source><translation>a year at our expense</translation></message>
    <message><source>sans décision</source><translation>undecided</translation></message>
    <message><source>à décider</source><translation>to decide</translation></message>
    <message><source>À revoir</source><translation>Review due</translation></message>
    <message><source>par an</source><translation>a year</translation></message>
    <message><source>Notée le {day}</source><translation>Noted on {day}</translation></message>
    <message><source>À revoir le {day}</source><translation>Review on {day}</translation></message>
    <message><source>La changer…</source><translation>Change it…</translation></message>
    <message><source>La tarifer…</source><translation>Price it…</translation></message>
    <message><source>L’accepter, à mon nom…</source><translation>Accept it, in my name…</translation></message>
    <message><source>Décision gardée, à votre nom</source><translation>Decision kept, in your name</translation></message>
    <message><source>Décision sur la pratique</source><translation>Decision on the practice</translation></message>
    <message><source>Décider</source><translation>Decide</translation></message>
    <message><source>{time} par mois × {rate} de l’heure × 12</source><translation>{time} a month × {rate} an hour × 12</translation></message>
    <message><source>{n} demandes hors périmètre en viennent</source><translation>{n} extra-work requests come from it</translation></message>
    <message><source>Une demande hors périmètre en vient</source><translation>One extra-work request comes from it</translation></message>
</context>
<context>
    <name>RequestsTab</name>
    <message><source>Demandes reçues</source><translation>Requests received</translation></message>
    <message><source>Aucune demande en attente</source><translation>No request waiting</translation></message>
    <message><source>Un collègue qui reçoit une demande d’un client la saisit sur le formulaire de l’entreprise ; elle arrive ici. Son lien se crée sur le serveur : salesdesk admin form-link new.</source><translation>A colleague who receives a client’s request enters it on the company’s form; it arrives here. Its link is made on the server: salesdesk admin form-link new.</translation></message>
    <message><source>demande à prendre</source><translation>request to take up</translation></message>
    <message><source>demandes à prendre</source><translation>requests to take up</translation></message>
    <message><source>reçue par {who}</source><translation>received by {who}</translation></message>
    <message><source>demandé par {who}</source><translation>asked by {who}</translation></message>
    <message><source>reçu par {who}</source><translation>received by {who}</translation></message>
    <message><source>Recherche des comptes…</source><translation>Looking for accounts…</translation></message>
    <message><source>Nom du compte</source><translation>Account name</translation></message>
    <message><source>Un autre compte</source><translation>Another account</translation></message>
    <message><source>Écarter…</source><translation>Dismiss…</translation></message>
    <message><source>Aucun de vos comptes ne porte un nom proche.</source><translation>None of your accounts has a similar name.</translation></message>
    <message><source>Prendre pour {account}</source><translation>Take for {account}</translation></message>
    <message><source>Demande prise : elle est au registre, à annoncer</source><translation>Request taken up: it is in the ledger, to be announced</translation></message>
    <message><source>La demande quitte la liste ; la raison est gardée.</source><translation>The request leaves the list; the reason is kept.</translation></message>
    <message><source>Déjà au contrat</source><translation>Already in the contract</translation></message>
    <message><source>Demande écartée</source><translation>Request dismissed</translation></message>
    <message><source>Écarter la demande</source><translation>Dismiss the request</translation></message>
    <message><source>Écarter</source><translation>Dismiss</translation></message>
</context>
<context>
    <name>StepsLine</name>
    <message><source>{step} manque</source><translation>{step} is missing</translation></message>
</context>
<context>
    <name>TariffTab</name>
    <message><source>Tarif du hors périmètre</source><translation>Extra-work price list</translation></message>
    <message><source>Aucun prix au tarif</source><translation>No price on the list</translation></message>
    <message><source>Un travail souvent demandé a un prix d’avance : personne ne l’improvise devant le client.</source><translation>Work that is often asked for has its price in advance: nobody improvises it in front of the client.</translation></message>
    <message><source>Ajouter au tarif</source><translation>Add to the list</translation></message>
    <message><source>Prix fixe</source><translation>Fixed price</translation></message>
    <message><source>{hours} h × {rate}</source><translation>{hours} h × {rate}</translation></message>
    <message><source>+ {share} d’imprévu</source><translation>+ {share} contingency</translation></message>
    <message><source>de prix annoncé</source><translation>announced price</translation></message>
    <message><source>Modifier…</source><translation>Edit…</translation></message>
    <message><source>Retirer du tarif</source><translation>Take off the list</translation></message>
    <message><source>Tarif enregistré</source><translation>Price list saved</translation></message>
    <message><source>Ligne du tarif</source><translation>Line of the price list</translation></message>
    <message><source>Enregistrer</source><translation>Save</translation></message>
    <message><source>Retiré du tarif</source><translation>Taken off the list</translation></message>
</context>
<context>
    <name>ValueWords</name>
    <message><source>Demandé</source><translation>Asked</translation></message>
    <message><source>Annoncé</source><translation>Announced</translation></message>
    <message><source>Accepté</source><translation>Accepted</translation></message>
    <message><source>Fait</source><translation>Done</translation></message>
    <message><source>Facturé</source><translation>Invoiced</translation></message>
    <message><source>Payé</source><translation>Paid</translation></message>
    <message><source>À décider</source><translation>To decide</translation></message>
    <message><source>À changer</source><translation>To change</translation></message>
    <message><source>Tarifée</source><translation>Priced</translation></message>
    <message><source>Acceptée</source><translation>Accepted</translation></message>
    <message><source>{n} sans prix</source><translation>{n} unpriced</translation></message>
    <message><source>Rien en attente d’accord</source><translation>Nothing awaiting agreement</translation></message>
    <message><source>{amount} annoncés, sans accord</source><translation>{amount} announced, not agreed</translation></message>
    <message><source>{amount} · {days} j sans annonce</source><translation>{amount} · unannounced {days} d</translation></message>
    <message><source>{amount} · {days} j</source><translation>{amount} · {days} d</translation></message>
    <message><source>{amount} annoncés</source><translation>{amount} announced</translation></message>
</context>
<context>
    <name>MarginForm</name>
    <message><source>Client de référence ; prix revu en juin</source><translation>Reference client; price reviewed in June</translation></message>
    <message><source>Prix de la première année</source><translation>Price of the first year</translation></message>
    <message><source>Pourquoi signer quand même</source><translation>Why sign all the same</translation></message>
    <message><source>La décision porte votre nom : {name}.</source><translation>The decision bears your name: {name}.</translation></message>
    <message><source>Pratiques, par an</source><translation>Practices, a year</translation></message>
    <message><source>Gestes et remises</source><translation>Gifts and discounts</translation></message>
    <message><source>de marge la première année, soit {share} du prix ; vérifiée au mois 3</source><translation>margin in the first year, {share} of the price; checked at month 3</translation></message>
    <message><source>La première année coûte plus qu’elle ne rapporte.</source><translation>The first year costs more than it brings in.</translation></message>
    <message><source>Écrivez le prix de la première année.</source><translation>Write the price of the first year.</translation></message>
    <message><source>Écrivez pourquoi, ou changez une pratique.</source><translation>Write why, or change a practice.</translation></message>
    <message><source>Enregistrer la marge</source><translation>Save the margin</translation></message>
    <message><source>Plus tard</source><translation>Later</translation></message>
    <message><source>Marge de première année enregistrée</source><translation>First-year margin saved</translation></message>
    <message><source>Marge de la première année</source><translation>First-year margin</translation></message>
</context>
</TS>
