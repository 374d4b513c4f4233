<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>ActionPhrases</name>
    <message>
        <source>Within your authority.</source>
        <translation>Im Rahmen Ihrer Befugnis.</translation>
    </message>
    <message>
        <source>You are authorized to do this.</source>
        <translation>Sie sind dazu berechtigt.</translation>
    </message>
    <message>
        <source>This exceeds your remaining authority.</source>
        <translation>Das übersteigt Ihre verbleibende Befugnis.</translation>
    </message>
    <message>
        <source>The company has not authorized you to do this.</source>
        <translation>Die Firma hat Sie dazu nicht berechtigt.</translation>
    </message>
    <message>
        <source>Human agents are disabled for this company.</source>
        <translation>Menschliche Agenten sind bei dieser Firma deaktiviert.</translation>
    </message>
    <message>
        <source>The customer&apos;s identity is not verified, so this action is not allowed.</source>
        <translation>Die Identität des Kunden ist nicht bestätigt; deshalb ist diese Aktion nicht erlaubt.</translation>
    </message>
    <message>
        <source>The company does not know this customer.</source>
        <translation>Die Firma kennt diesen Kunden nicht.</translation>
    </message>
    <message>
        <source>It belongs to another customer.</source>
        <translation>Das gehört einem anderen Kunden.</translation>
    </message>
    <message>
        <source>The order does not exist.</source>
        <translation>Diese Bestellung gibt es nicht.</translation>
    </message>
    <message>
        <source>The subscription does not exist.</source>
        <translation>Dieses Abonnement gibt es nicht.</translation>
    </message>
    <message>
        <source>This amount is not valid.</source>
        <translation>Dieser Betrag ist nicht gültig.</translation>
    </message>
    <message>
        <source>The currencies do not match.</source>
        <translation>Die Währungen stimmen nicht überein.</translation>
    </message>
    <message>
        <source>This exceeds the amount paid minus earlier refunds and replacements.</source>
        <translation>Das übersteigt den bezahlten Betrag abzüglich früherer Erstattungen und Ersatzlieferungen.</translation>
    </message>
    <message>
        <source>The order does not contain that many of this item.</source>
        <translation>So viele Stück dieses Artikels enthält die Bestellung nicht.</translation>
    </message>
    <message>
        <source>It was already replaced.</source>
        <translation>Es wurde bereits ersetzt.</translation>
    </message>
    <message>
        <source>It was already refunded.</source>
        <translation>Es wurde bereits erstattet.</translation>
    </message>
    <message>
        <source>The order has not shipped yet.</source>
        <translation>Die Bestellung ist noch nicht versandt.</translation>
    </message>
    <message>
        <source>The order has already shipped.</source>
        <translation>Die Bestellung ist bereits versandt.</translation>
    </message>
    <message>
        <source>The order is cancelled or returned.</source>
        <translation>Die Bestellung ist storniert oder zurückgesandt.</translation>
    </message>
    <message>
        <source>A return was already requested.</source>
        <translation>Eine Rücksendung ist bereits angefragt.</translation>
    </message>
    <message>
        <source>Street, city, country and a postcode or region are required.</source>
        <translation>Straße, Ort, Land und Postleitzahl oder Region sind erforderlich.</translation>
    </message>
    <message>
        <source>The subscription is cancelled.</source>
        <translation>Das Abonnement ist gekündigt.</translation>
    </message>
    <message>
        <source>Choose what to change.</source>
        <translation>Wählen Sie, was sich ändern soll.</translation>
    </message>
    <message>
        <source>This would not change anything.</source>
        <translation>Das würde nichts ändern.</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>Bestellung stornieren</translation>
    </message>
    <message>
        <source>Arrange return</source>
        <translation>Rücksendung veranlassen</translation>
    </message>
    <message>
        <source>Change address</source>
        <translation>Adresse ändern</translation>
    </message>
    <message>
        <source>Change subscription</source>
        <translation>Abonnement ändern</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Ausführung</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Versandt</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Geliefert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Zurückgesandt</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Label created</source>
        <translation>Etikett erstellt</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Out for delivery</source>
        <translation>In Zustellung</translation>
    </message>
    <message>
        <source>Delivery exception</source>
        <translation>Zustellproblem</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>act, amount: Refund $312.40</comment>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>format of a day in this year</comment>
        <translation>d.&#xa0;MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>format of a day in another year</comment>
        <translation>d.&#xa0;MMM yyyy</translation>
    </message>
</context>
<context>
    <name>CaseFailures</name>
    <message>
        <source>The follow-up time must be in the future.</source>
        <translation>Die Wiedervorlage muss in der Zukunft liegen.</translation>
    </message>
    <message>
        <source>The time must be in the future, at most 90 days from now.</source>
        <translation>Der Zeitpunkt muss in der Zukunft und innerhalb von 90 Tagen liegen.</translation>
    </message>
    <message>
        <source>The server rejected this amount: %1.</source>
        <translation>Der Server hat diesen Betrag abgelehnt: %1.</translation>
    </message>
    <message>
        <source>The server rejected the request: %1.</source>
        <translation>Der Server hat die Anfrage abgelehnt: %1.</translation>
    </message>
    <message>
        <source>The server rejected “%1”: %2.</source>
        <translation>Der Server hat „%1“ abgelehnt: %2.</translation>
    </message>
    <message>
        <source>The case was closed in the meantime.</source>
        <translation>Der Fall wurde inzwischen geschlossen.</translation>
    </message>
    <message>
        <source>%1 has already claimed this case.</source>
        <translation>%1 hat diesen Fall bereits übernommen.</translation>
    </message>
    <message>
        <source>The AI is now handling this case.</source>
        <translation>Diesen Fall bearbeitet jetzt die KI.</translation>
    </message>
    <message>
        <source>This case is now assigned to %1.</source>
        <translation>Dieser Fall ist jetzt %1 zugewiesen.</translation>
    </message>
    <message>
        <source>This case is not assigned. Claim it first.</source>
        <translation>Dieser Fall ist niemandem zugewiesen. Übernehmen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>The case or the colleague no longer exists.</source>
        <translation>Der Fall oder der Kollege existiert nicht mehr.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>heading, sentence</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>refused by authority limit</source>
        <translation>abgelehnt: über der Befugnis</translation>
    </message>
    <message>
        <source>refused: not authorized</source>
        <translation>abgelehnt: nicht befugt</translation>
    </message>
    <message>
        <source>refused: exceeds the refundable amount</source>
        <translation>abgelehnt: mehr, als noch zu erstatten ist</translation>
    </message>
    <message>
        <source>refused: the order has shipped</source>
        <translation>abgelehnt: die Bestellung ist versandt</translation>
    </message>
    <message>
        <source>refused: the order has not shipped</source>
        <translation>abgelehnt: die Bestellung ist nicht versandt</translation>
    </message>
    <message>
        <source>refused: already done</source>
        <translation>abgelehnt: schon geschehen</translation>
    </message>
    <message>
        <source>refused: not this customer&apos;s</source>
        <translation>abgelehnt: nicht von diesem Kunden</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>AI Rep</source>
        <translation>KI-Berater</translation>
    </message>
    <message>
        <source>AI Manager</source>
        <translation>KI-Manager</translation>
    </message>
    <message>
        <source>Human agent</source>
        <translation>Mensch</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>refund of %1</source>
        <translation>Erstattung von %1</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>credit of %1</source>
        <translation>Gutschrift von %1</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>replacement</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>cancellation of the order</source>
        <translation>Stornierung der Bestellung</translation>
    </message>
    <message>
        <source>return</source>
        <translation>Rücksendung</translation>
    </message>
    <message>
        <source>change of address</source>
        <translation>Änderung der Adresse</translation>
    </message>
    <message>
        <source>change of subscription</source>
        <translation>Änderung des Abonnements</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an action, refused: why</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 in progress</source>
        <comment>an action</comment>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>%1 done</source>
        <comment>an action</comment>
        <translation>%1 erledigt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>an action</comment>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>an action, why</comment>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source> · </source>
        <comment>between the pieces of a line</comment>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut</translation>
    </message>
    <message>
        <source>This computer does not trust the certificate&apos;s issuer, so nothing was sent. Ask your administrator.</source>
        <translation>Dieser Rechner vertraut dem Aussteller nicht; deshalb wurde nichts gesendet. Fragen Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>The server is not responding</source>
        <translation>Der Server antwortet nicht</translation>
    </message>
    <message>
        <source>The request timed out. Check the address and your network connection.</source>
        <translation>Zeitüberschreitung. Prüfen Sie die Adresse und die Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>This is not a Tierdesk server</source>
        <translation>Das ist kein Tierdesk-Server</translation>
    </message>
    <message>
        <source>The server at this address sent an unexpected response. Check the address.</source>
        <translation>Der Server unter dieser Adresse hat unerwartet geantwortet. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Check the address and your network connection, and make sure the server is running.</source>
        <translation>Prüfen Sie die Adresse, die Netzwerkverbindung und ob der Server läuft.</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Sie sind abgemeldet</translation>
    </message>
    <message>
        <source>Sign in again to continue.</source>
        <translation>Melden Sie sich erneut an, um fortzufahren.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Your role does not permit this.</source>
        <translation>Ihre Rolle lässt das nicht zu.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Customer service is disabled for this company.</source>
        <translation>Der Kundendienst ist für diese Firma deaktiviert.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>It no longer exists.</source>
        <translation>Es existiert nicht mehr.</translation>
    </message>
    <message>
        <source>Already closed</source>
        <translation>Bereits geschlossen</translation>
    </message>
    <message>
        <source>The case was closed in the meantime.</source>
        <translation>Der Fall wurde inzwischen geschlossen.</translation>
    </message>
    <message>
        <source>Conflicting change</source>
        <translation>Widersprüchliche Änderung</translation>
    </message>
    <message>
        <source>Someone else made a change first.</source>
        <translation>Jemand anders hat zuerst etwas geändert.</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>Warten Sie einen Moment und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Der Server ist ausgelastet</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server cannot save data</source>
        <translation>Der Server kann nichts speichern</translation>
    </message>
    <message>
        <source>Its disk may be full. Nothing was changed.</source>
        <translation>Vielleicht ist seine Festplatte voll. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>The server reported: %1</source>
        <translation>Der Server meldet: %1</translation>
    </message>
</context>
<context>
    <name>ModelPhrases</name>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Beantwortet von</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of models</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>MoneyText</name>
    <message>
        <source>Enter an amount.</source>
        <translation>Geben Sie einen Betrag ein.</translation>
    </message>
    <message>
        <source>This is not a valid amount. Enter it like this: %1.</source>
        <translation>Das ist kein gültiger Betrag. Schreiben Sie ihn so: %1.</translation>
    </message>
    <message>
        <source>%1 has no decimals. Enter a whole amount.</source>
        <translation>%1 hat keine Nachkommastellen. Geben Sie einen ganzen Betrag ein.</translation>
    </message>
    <message>
        <source>%1 has at most %2 decimals.</source>
        <translation>%1 hat höchstens %2 Nachkommastellen.</translation>
    </message>
    <message>
        <source>The amount must be greater than zero.</source>
        <translation>Der Betrag muss größer als null sein.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>Dieser Betrag ist zu groß.</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Happy</source>
        <translation>Glücklich</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Zufrieden</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Frustrated</source>
        <translation>Frustriert</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Verärgert</translation>
    </message>
    <message>
        <source>Irate</source>
        <translation>Wütend</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Irate customer</source>
        <translation>Wütender Kunde</translation>
    </message>
    <message>
        <source>Refund request</source>
        <translation>Erstattungswunsch</translation>
    </message>
    <message>
        <source>Complex issue</source>
        <translation>Schwieriges Anliegen</translation>
    </message>
    <message>
        <source>Repeat contact</source>
        <translation>Wiederholter Kontakt</translation>
    </message>
    <message>
        <source>High-value customer</source>
        <translation>Wichtiger Kunde</translation>
    </message>
    <message>
        <source>Legal mention</source>
        <translation>Rechtliche Schritte erwähnt</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>Soziale Medien</translation>
    </message>
    <message>
        <source>Refund over threshold</source>
        <translation>Erstattung über der Grenze</translation>
    </message>
    <message>
        <source>Customer request</source>
        <translation>Kundenwunsch</translation>
    </message>
    <message>
        <source>Policy exception</source>
        <translation>Ausnahme von den Richtlinien</translation>
    </message>
    <message>
        <source>Escalated complaint</source>
        <translation>Eskalierte Beschwerde</translation>
    </message>
    <message>
        <source>Technical limitation</source>
        <translation>Technische Grenze</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Product quality</source>
        <translation>Produktqualität</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>General inquiry</source>
        <translation>Allgemeine Frage</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Beschwerde</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>Kündigung</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Teamleitung</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>AI Rep</source>
        <translation>KI-Berater</translation>
    </message>
    <message>
        <source>AI Manager</source>
        <translation>KI-Manager</translation>
    </message>
    <message>
        <source>Human agent</source>
        <translation>Mensch</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Waiting for customer</source>
        <translation>Wartet auf den Kunden</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Information provided</source>
        <translation>Auskunft gegeben</translation>
    </message>
    <message>
        <source>Issue resolved</source>
        <translation>Problem gelöst</translation>
    </message>
    <message>
        <source>Refund processed</source>
        <translation>Erstattung ausgeführt</translation>
    </message>
    <message>
        <source>Replacement sent</source>
        <translation>Ersatz versandt</translation>
    </message>
    <message>
        <source>Credit applied</source>
        <translation>Gutschrift erteilt</translation>
    </message>
    <message>
        <source>Subscription modified</source>
        <translation>Abonnement geändert</translation>
    </message>
    <message>
        <source>Escalated to a person</source>
        <translation>An einen Menschen eskaliert</translation>
    </message>
    <message>
        <source>Customer satisfied</source>
        <translation>Kunde zufrieden</translation>
    </message>
    <message>
        <source>Unresolved</source>
        <translation>Ungelöst</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <comment>hours and two-digit minutes</comment>
        <translation>%1&#xa0;h %2</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1&#xa0;T</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 überfällig</translation>
    </message>
    <message>
        <source>Unknown customer</source>
        <translation>Unbekannter Kunde</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>Noch kein Anliegen</translation>
    </message>
    <message>
        <source>%1 · VIP</source>
        <comment>channel of a very important customer</comment>
        <translation>%1 · VIP</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>Proposal</name>
    <message>
        <source>I have approved a refund of %1 for order %2.</source>
        <translation>Ich habe die Erstattung von %1 für die Bestellung %2 freigegeben.</translation>
    </message>
    <message>
        <source>I have added a credit of %1 to your account.</source>
        <translation>Ich habe Ihrem Konto %1 gutgeschrieben.</translation>
    </message>
    <message>
        <source>I have arranged a replacement for order %1.</source>
        <translation>Ich habe einen Ersatz für die Bestellung %1 veranlasst.</translation>
    </message>
    <message>
        <source>I have cancelled order %1.</source>
        <translation>Ich habe die Bestellung %1 storniert.</translation>
    </message>
    <message>
        <source>I have registered the return of order %1.</source>
        <translation>Ich habe die Rücksendung der Bestellung %1 eingetragen.</translation>
    </message>
    <message>
        <source>I have changed the delivery address of order %1.</source>
        <translation>Ich habe die Lieferadresse der Bestellung %1 geändert.</translation>
    </message>
    <message>
        <source>I have changed your subscription.</source>
        <translation>Ich habe Ihr Abonnement geändert.</translation>
    </message>
    <message>
        <source>I have read the conversation and am looking into this now.</source>
        <translation>Ich habe das Gespräch gelesen und kümmere mich jetzt darum.</translation>
    </message>
    <message>
        <source>Hello, I am %1.</source>
        <comment>an agent to a customer</comment>
        <translation>Guten Tag, ich bin %1.</translation>
    </message>
    <message>
        <source>Hello %1, I am %2.</source>
        <comment>customer, agent</comment>
        <translation>Guten Tag %1, ich bin %2.</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>Alles &amp;auswählen</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Erhöhen</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Verringern</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>Taste drücken</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
</context>
<context>
    <name>QSslSocket</name>
    <message>
        <source>The issuer certificate could not be found</source>
        <translation>Das Zertifikat des Ausstellers wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The issuer certificate of a locally looked up certificate could not be found</source>
        <translation>Das Zertifikat des Ausstellers eines lokal gefundenen Zertifikats wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The certificate is not yet valid</source>
        <translation>Das Zertifikat ist noch nicht gültig</translation>
    </message>
    <message>
        <source>The certificate has expired</source>
        <translation>Das Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>The certificate is self-signed, and untrusted</source>
        <translation>Das Zertifikat ist selbst signiert und nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>The root certificate of the certificate chain is self-signed, and untrusted</source>
        <translation>Das Wurzelzertifikat der Kette ist selbst signiert und nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>No certificates could be verified</source>
        <translation>Kein Zertifikat konnte überprüft werden</translation>
    </message>
    <message>
        <source>One of the CA certificates is invalid</source>
        <translation>Eines der Zertifikate der Zertifizierungsstelle ist ungültig</translation>
    </message>
    <message>
        <source>The root CA certificate is not trusted for this purpose</source>
        <translation>Dem Wurzelzertifikat wird für diesen Zweck nicht vertraut</translation>
    </message>
    <message>
        <source>The host name did not match any of the valid hosts for this certificate</source>
        <translation>Der Name des Servers passt zu keinem Namen in diesem Zertifikat</translation>
    </message>
</context>
<context>
    <name>QUnicodeControlCharacterMenu</name>
    <message>
        <source>Insert Unicode control character</source>
        <translation>Unicode-Steuerzeichen einfügen</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>ShopSections</name>
    <message>
        <source>%1 × %2</source>
        <comment>quantity, item</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 replaced</source>
        <translation>%1 ersetzt</translation>
    </message>
    <message>
        <source>%1 returned</source>
        <translation>%1 zurückgesandt</translation>
    </message>
    <message>
        <source>due %1</source>
        <comment>of a parcel: a day</comment>
        <translation>erwartet %1</translation>
    </message>
    <message>
        <source>Paid by %1</source>
        <translation>Bezahlt mit %1</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Rücksendung</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>angefragt</translation>
    </message>
</context>
<context>
    <name>tierdesk::app::LocalConsole</name>
    <message>
        <source>Welcome to Tierdesk</source>
        <translation>Willkommen bei Tierdesk</translation>
    </message>
    <message>
        <source>Creating two companies and four weeks of conversations…</source>
        <translation>Zwei Firmen und vier Wochen Gespräche werden angelegt …</translation>
    </message>
    <message>
        <source>The company could not be created. %1</source>
        <translation>Die Firma konnte nicht angelegt werden. %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AccountForm</name>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save account</source>
        <translation>Konto speichern</translation>
    </message>
    <message>
        <source>Test result</source>
        <translation>Testergebnis</translation>
    </message>
    <message>
        <source>Someone else saved changes in the meantime. If you save now, you overwrite them.</source>
        <translation>Jemand anders hat inzwischen Änderungen gespeichert. Wenn Sie jetzt speichern, überschreiben Sie diese.</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved. The changes apply now.</source>
        <translation>Gespeichert. Die Änderungen gelten ab sofort.</translation>
    </message>
    <message>
        <source>The test could not be run.</source>
        <translation>Der Test konnte nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>Connected and signed in after %1 ms.</source>
        <translation>Verbunden und angemeldet nach %1 ms.</translation>
    </message>
    <message>
        <source>Failed after %1 ms: %2</source>
        <translation>Fehlgeschlagen nach %1 ms: %2</translation>
    </message>
    <message>
        <source>Test successful. Nothing was sent.</source>
        <translation>Test erfolgreich. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Test failed. See the details above.</source>
        <translation>Test fehlgeschlagen. Einzelheiten stehen oben.</translation>
    </message>
    <message>
        <source>Check the highlighted field above.</source>
        <translation>Prüfen Sie das markierte Feld oben.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AccountSection</name>
    <message>
        <source>The account could not be refreshed.</source>
        <translation>Das Konto konnte nicht aufgefrischt werden.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ActionDialog</name>
    <message>
        <source>Issue a refund</source>
        <translation>Geld erstatten</translation>
    </message>
    <message>
        <source>Issue a credit</source>
        <translation>Gutschrift erteilen</translation>
    </message>
    <message>
        <source>Send a replacement</source>
        <translation>Ersatz senden</translation>
    </message>
    <message>
        <source>Cancel an order</source>
        <translation>Eine Bestellung stornieren</translation>
    </message>
    <message>
        <source>Arrange a return</source>
        <translation>Eine Rücksendung veranlassen</translation>
    </message>
    <message>
        <source>Change the address of an order</source>
        <translation>Die Adresse einer Bestellung ändern</translation>
    </message>
    <message>
        <source>Change a subscription</source>
        <translation>Ein Abonnement ändern</translation>
    </message>
    <message>
        <source>Checking whether this is allowed…</source>
        <translation>Es wird geprüft, ob das zulässig ist…</translation>
    </message>
    <message>
        <source>Could not check whether this is allowed. Your entries are kept.</source>
        <translation>Es konnte nicht geprüft werden, ob das zulässig ist. Ihre Eingaben bleiben erhalten.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>No confirmation was received, so it is not known whether the action was carried out. You can safely try again: it is never carried out twice.</source>
        <translation>Es kam keine Bestätigung; deshalb ist nicht bekannt, ob die Aktion ausgeführt wurde. Sie können es gefahrlos erneut versuchen: Sie wird nie doppelt ausgeführt.</translation>
    </message>
    <message>
        <source>Refused. Nothing was changed. The attempt was recorded.</source>
        <translation>Abgelehnt. Es wurde nichts geändert. Der Versuch wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>The case was closed in the meantime.</source>
        <translation>Der Fall wurde inzwischen geschlossen.</translation>
    </message>
    <message>
        <source>The AI is now handling this case.</source>
        <translation>Diesen Fall bearbeitet jetzt die KI.</translation>
    </message>
    <message>
        <source>This case is not assigned. Claim it first.</source>
        <translation>Dieser Fall ist niemandem zugewiesen. Übernehmen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>This case is now assigned to %1.</source>
        <translation>Dieser Fall ist jetzt %1 zugewiesen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1: in progress. The company&apos;s system has not confirmed it yet.</source>
        <translation>%1: in Ausführung. Das System der Firma hat es noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>%1: confirmed.</source>
        <translation>%1: bestätigt.</translation>
    </message>
    <message>
        <source>%1: refused by the company&apos;s system.</source>
        <translation>%1: vom System der Firma abgelehnt.</translation>
    </message>
    <message>
        <source>%1: refused by the company&apos;s system: %2</source>
        <translation>%1: vom System der Firma abgelehnt: %2</translation>
    </message>
    <message>
        <source>%1: refused. Nothing was changed.</source>
        <translation>%1: abgelehnt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Enter a valid amount to check whether this is allowed.</source>
        <translation>Geben Sie einen gültigen Betrag ein, damit geprüft werden kann, ob das zulässig ist.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ActionForm</name>
    <message>
        <source>%1 items</source>
        <translation>%1 Artikel</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>quantity, item</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Entire order</source>
        <translation>Die ganze Bestellung</translation>
    </message>
    <message>
        <source>Same as before</source>
        <translation>Wie bisher</translation>
    </message>
    <message>
        <source>Different variant</source>
        <translation>Andere Variante</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Address line 2</source>
        <translation>Adresszusatz</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Change plan</source>
        <translation>Tarif wechseln</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Optional, for the record</source>
        <translation>Optional, für die Akte</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>This customer has no orders.</source>
        <translation>Dieser Kunde hat keine Bestellungen.</translation>
    </message>
    <message>
        <source>Refundable: %1</source>
        <translation>Erstattbar: %1</translation>
    </message>
    <message>
        <source>Remaining authority: %1</source>
        <translation>Verbleibende Befugnis: %1</translation>
    </message>
    <message>
        <source>The order has no items.</source>
        <translation>Die Bestellung enthält keine Artikel.</translation>
    </message>
    <message>
        <source>This customer has no subscriptions.</source>
        <translation>Dieser Kunde hat keine Abonnements.</translation>
    </message>
    <message>
        <source>Enter the new plan.</source>
        <translation>Geben Sie den neuen Tarif ein.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AppearanceSettings</name>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Zeilendichte</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Bewegung reduzieren</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Geräumig</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Font size in percent</source>
        <translation>Schriftgröße in Prozent</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Compact shows more cases at once.</source>
        <translation>Kompakt zeigt mehr Fälle auf einmal.</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Applies to the whole window, 80 to 200 percent.</source>
        <translation>Gilt für das ganze Fenster, 80 bis 200 Prozent.</translation>
    </message>
    <message>
        <source>Turns off animations that are not needed.</source>
        <translation>Schaltet unnötige Animationen aus.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AuthoritySection</name>
    <message>
        <source>Replacement</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>opens a dialog</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>act, key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>up to %1</source>
        <comment>what may still be granted</comment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 %2 of %3 used</source>
        <comment>kind, amount, limit</comment>
        <translation>%1 %2 von %3 genutzt</translation>
    </message>
    <message>
        <source>Money and goods</source>
        <translation>Geld und Ware</translation>
    </message>
    <message>
        <source>no authority</source>
        <translation>keine Befugnis</translation>
    </message>
    <message>
        <source>In this period: %1</source>
        <translation>In diesem Zeitraum: %1</translation>
    </message>
    <message>
        <source>This case is closed.</source>
        <translation>Dieser Fall ist geschlossen.</translation>
    </message>
    <message>
        <source>The AI is handling this case. Take it over to perform actions.</source>
        <translation>Die KI bearbeitet diesen Fall. Übernehmen Sie ihn, um Aktionen auszuführen.</translation>
    </message>
    <message>
        <source>Claim this case to perform actions.</source>
        <translation>Übernehmen Sie diesen Fall, um Aktionen auszuführen.</translation>
    </message>
    <message>
        <source>This case is assigned to %1. Only they can perform actions.</source>
        <translation>Dieser Fall ist %1 zugewiesen. Nur dort können Aktionen ausgeführt werden.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::BarRow</name>
    <message>
        <source>Show these sessions</source>
        <translation>Diese Sitzungen zeigen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::BubbleView</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation>Gespräch kopieren</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Save %1 as…</source>
        <translation>%1 speichern unter …</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::BulkPanel</name>
    <message>
        <source>Transfer</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Selected cases</source>
        <translation>Ausgewählte Fälle</translation>
    </message>
    <message>
        <source>Transfer the selected cases to a colleague</source>
        <translation>Die ausgewählten Fälle an einen Kollegen weitergeben</translation>
    </message>
    <message>
        <source>Close the selected cases</source>
        <translation>Die ausgewählten Fälle schließen</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Transfer the selected cases</source>
        <translation>Die ausgewählten Fälle weitergeben</translation>
    </message>
    <message>
        <source>Resolve the selected cases</source>
        <translation>Die ausgewählten Fälle lösen</translation>
    </message>
    <message>
        <source>Clear the case selection</source>
        <translation>Auswahl der Fälle aufheben</translation>
    </message>
    <message>
        <source>Actions here apply to every selected case. You see the result for each case.</source>
        <translation>Aktionen hier gelten für jeden ausgewählten Fall. Sie sehen das Ergebnis für jeden Fall.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cases selected</source>
        <translation>
            <numerusform>%Ln Fall ausgewählt</numerusform>
            <numerusform>%Ln Fälle ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CardFoot</name>
    <message>
        <source>Status message</source>
        <translation>Statusmeldung</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>The request to the provider failed: %1</source>
        <translation>Die Anfrage an den Anbieter ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Not saved: %1 %2</source>
        <translation>Nicht gespeichert: %1 %2</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseActs</name>
    <message>
        <source>%1 The server did not respond, so the change may have been made anyway. Check the case.</source>
        <comment>an act that was not answered</comment>
        <translation>%1 Der Server hat nicht geantwortet; vielleicht wurde die Änderung trotzdem ausgeführt. Prüfen Sie den Fall.</translation>
    </message>
    <message>
        <source>A colleague has already claimed this case.</source>
        <translation>Ein Kollege hat diesen Fall bereits übernommen.</translation>
    </message>
    <message>
        <source>%1 has already claimed this case.</source>
        <translation>%1 hat diesen Fall bereits übernommen.</translation>
    </message>
    <message>
        <source>Could not claim the case.</source>
        <translation>Der Fall konnte nicht übernommen werden.</translation>
    </message>
    <message>
        <source>Could not take over the case.</source>
        <translation>Der Fall konnte nicht übernommen werden.</translation>
    </message>
    <message>
        <source>Could not release the case.</source>
        <translation>Der Fall konnte nicht freigegeben werden.</translation>
    </message>
    <message>
        <source>Could not hand back the case.</source>
        <translation>Der Fall konnte nicht zurückgegeben werden.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseDesk</name>
    <message>
        <source>Your reply was not sent because the case was closed. It was restored as a draft.</source>
        <translation>Ihre Antwort wurde nicht gesendet, weil der Fall geschlossen wurde. Sie wurde als Entwurf wiederhergestellt.</translation>
    </message>
    <message>
        <source>Your reply was not sent because the case was no longer assigned to you. It was restored as a draft.</source>
        <translation>Ihre Antwort wurde nicht gesendet, weil der Fall nicht mehr Ihnen zugewiesen war. Sie wurde als Entwurf wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseDialog</name>
    <message>
        <source>Ctrl ↵</source>
        <translation>Strg ↵</translation>
    </message>
    <message>
        <source>Your previous entries were restored. Cancel discards them.</source>
        <translation>Ihre früheren Eingaben wurden wiederhergestellt. „Abbrechen“ verwirft sie.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseHeader</name>
    <message>
        <source>Claim</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Claim this case</source>
        <translation>Diesen Fall übernehmen</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Snooze this case</source>
        <translation>Diesen Fall zurückstellen</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Transfer this case to a colleague</source>
        <translation>Diesen Fall an einen Kollegen weitergeben</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Close this case</source>
        <translation>Diesen Fall schließen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Case details</source>
        <translation>Details zum Fall</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Claim or take over the case</source>
        <translation>Den Fall übernehmen</translation>
    </message>
    <message>
        <source>Snooze the case</source>
        <translation>Den Fall zurückstellen</translation>
    </message>
    <message>
        <source>Transfer the case</source>
        <translation>Den Fall weitergeben</translation>
    </message>
    <message>
        <source>Resolve the case</source>
        <translation>Den Fall lösen</translation>
    </message>
    <message>
        <source>Show or hide case details</source>
        <translation>Details zum Fall zeigen oder verbergen</translation>
    </message>
    <message>
        <source>More case actions</source>
        <translation>Mehr zum Fall</translation>
    </message>
    <message>
        <source>Taking over…</source>
        <translation>Wird übernommen…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Claiming…</source>
        <translation>Wird übernommen…</translation>
    </message>
    <message>
        <source>Take over this case</source>
        <translation>Diesen Fall übernehmen</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>Bei %1</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>einem Kollegen</translation>
    </message>
    <message>
        <source>%1 is viewing this case</source>
        <translation>%1 sieht sich diesen Fall an</translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>more people</comment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>Release to the queue</source>
        <translation>In die Warteschlange freigeben</translation>
    </message>
    <message>
        <source>Hand back to the AI Rep</source>
        <translation>An den KI-Berater zurückgeben</translation>
    </message>
    <message>
        <source>Hand back to the AI Manager</source>
        <translation>An den KI-Manager zurückgeben</translation>
    </message>
    <message>
        <source>Open in a new window</source>
        <translation>In neuem Fenster öffnen</translation>
    </message>
    <message>
        <source>Copy session ID</source>
        <translation>Kennung der Sitzung kopieren</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseTroubles</name>
    <message>
        <source>%1 (%2)</source>
        <comment>customer, session id</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a case, what went wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Fall öffnen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseView</name>
    <message>
        <source>Write a reply</source>
        <translation>Antwort schreiben</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>This case could not be refreshed and may be out of date.</source>
        <translation>Dieser Fall konnte nicht aktualisiert werden und ist vielleicht veraltet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseWindow</name>
    <message>
        <source>Close case window</source>
        <translation>Fenster des Falls schließen</translation>
    </message>
    <message>
        <source>%1 – Tierdesk</source>
        <translation>%1 – Tierdesk</translation>
    </message>
    <message>
        <source>%1 · %2 – Tierdesk</source>
        <translation>%1 · %2 – Tierdesk</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CasesDialog</name>
    <message>
        <source> and %1 more</source>
        <translation> und noch %1</translation>
    </message>
    <message>
        <source>Result for each case</source>
        <translation>Ergebnis für jeden Fall</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>customer, what became of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Some cases were closed by others in the meantime.</source>
        <translation>Einige Fälle wurden inzwischen von anderen geschlossen.</translation>
    </message>
    <message>
        <source>%1 succeeded, %2 failed. Your entries are kept.</source>
        <translation>%1 erledigt, %2 fehlgeschlagen. Ihre Eingaben bleiben erhalten.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ChainField</name>
    <message>
        <source>Built-in responder</source>
        <translation>Der eingebaute Antwortgeber</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>a place in an order, a name</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Move %1 up</source>
        <translation>%1 nach oben</translation>
    </message>
    <message>
        <source>Move %1 down</source>
        <translation>%1 nach unten</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ChoiceCard</name>
    <message>
        <source>Someone else saved changes in the meantime. If you save now, you overwrite them.</source>
        <translation>Jemand anders hat inzwischen Änderungen gespeichert. Wenn Sie jetzt speichern, überschreiben Sie diese.</translation>
    </message>
    <message>
        <source>Saved. The changes apply from the next message.</source>
        <translation>Gespeichert. Die Änderungen gelten ab der nächsten Nachricht.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ColumnChart</name>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>%1 columns, %2 in total. Use the arrow keys to move between columns.</source>
        <translation>%1 Säulen, insgesamt %2. Mit den Pfeiltasten wechseln Sie zwischen den Säulen.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Command, name, e-mail address, order or session…</source>
        <translation>Befehl, Name, E-Mail-Adresse, Bestellung oder Sitzung…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Search failed. %1. Only commands are shown.</source>
        <translation>Die Suche ist fehlgeschlagen. %1. Es werden nur Befehle gezeigt.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche…</translation>
    </message>
    <message>
        <source>No results. Try part of a name, an order number or an e-mail address.</source>
        <translation>Kein Treffer. Versuchen Sie einen Teil eines Namens, eine Bestellnummer oder eine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>↑↓ to select · ↵ to run · Esc to close</source>
        <translation>↑↓ wählen · ↵ ausführen · Esc schließen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an order&apos;s number, its status</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>Try part of a name, an order number or an e-mail address.</source>
        <translation>Versuchen Sie einen Teil eines Namens, eine Bestellnummer oder eine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Search failed, and no command matches.</source>
        <translation>Die Suche ist fehlgeschlagen, und kein Befehl passt.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Commands</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Multiple cases</source>
        <translation>Mehrere Fälle</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>Integrationen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Composer</name>
    <message>
        <source>Message type</source>
        <translation>Art der Nachricht</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send the reply or add the note</source>
        <translation>Antwort senden oder Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Undo sending the last reply</source>
        <translation>Senden der letzten Antwort rückgängig machen</translation>
    </message>
    <message>
        <source>A note for colleagues. The customer never sees it.</source>
        <translation>Eine Notiz für Kollegen. Der Kunde sieht sie nie.</translation>
    </message>
    <message>
        <source>Reply to %1… type / for saved replies</source>
        <translation>Antwort an %1… mit / zu den Textbausteinen</translation>
    </message>
    <message>
        <source>Only the assigned agent can reply</source>
        <translation>Nur wer den Fall hat, darf antworten</translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation>Notiz für Kollegen</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>Antwort an den Kunden</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz anlegen</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>Antwort senden</translation>
    </message>
    <message>
        <source>Your draft is kept.</source>
        <translation>Ihr Entwurf bleibt erhalten.</translation>
    </message>
    <message>
        <source>Drafts cannot be saved to disk: %1</source>
        <translation>Entwürfe können nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>This case is closed. It reopens when the customer writes again.</source>
        <translation>Dieser Fall ist geschlossen. Schreibt der Kunde wieder, wird er neu geöffnet.</translation>
    </message>
    <message>
        <source>This case is not assigned. Claim it to reply.</source>
        <translation>Dieser Fall ist niemandem zugewiesen. Übernehmen Sie ihn, um zu antworten.</translation>
    </message>
    <message>
        <source>Claiming…</source>
        <translation>Wird übernommen…</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>The AI Manager is handling this case. Take it over to reply.</source>
        <translation>Der KI-Manager bearbeitet diesen Fall. Übernehmen Sie ihn, um zu antworten.</translation>
    </message>
    <message>
        <source>The AI Rep is handling this case. Take it over to reply.</source>
        <translation>Der KI-Berater bearbeitet diesen Fall. Übernehmen Sie ihn, um zu antworten.</translation>
    </message>
    <message>
        <source>Taking over…</source>
        <translation>Wird übernommen…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>einem Kollegen</translation>
    </message>
    <message>
        <source>This case is assigned to %1. Only they can reply, but you can add a note.</source>
        <translation>Dieser Fall ist %1 zugewiesen. Nur dort kann geantwortet werden; Sie können eine Notiz hinzufügen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too many</source>
        <translation>
            <numerusform>%Ln Zeichen zu viel</numerusform>
            <numerusform>%Ln Zeichen zu viel</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>characters written, at most</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Saved replies could not be loaded.</source>
        <translation>Textbausteine konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Loading saved replies…</source>
        <translation>Textbausteine werden geladen…</translation>
    </message>
    <message>
        <source>There are no saved replies yet.</source>
        <translation>Es gibt noch keine Textbausteine.</translation>
    </message>
    <message>
        <source>No saved replies match “%1”.</source>
        <translation>Kein Textbaustein enthält „%1“.</translation>
    </message>
    <message>
        <source>The server did not respond, so the note may not have been saved. Your text is kept. You can safely add it again: it is never saved twice.</source>
        <translation>Der Server hat nicht geantwortet; die Notiz wurde vielleicht nicht gespeichert. Ihr Text bleibt erhalten. Sie können sie gefahrlos erneut hinzufügen: Sie wird nie doppelt gespeichert.</translation>
    </message>
    <message>
        <source>The server did not respond, so the reply may not have been sent. Your text is kept. You can safely send it again: it is never sent twice.</source>
        <translation>Der Server hat nicht geantwortet; die Antwort wurde vielleicht nicht gesendet. Ihr Text bleibt erhalten. Sie können sie gefahrlos erneut senden: Sie wird nie doppelt gesendet.</translation>
    </message>
    <message>
        <source>Not sent: the case was closed in the meantime. Your text is kept.</source>
        <translation>Nicht gesendet: Der Fall wurde inzwischen geschlossen. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Not sent: this case is not assigned to you. Your text is kept.</source>
        <translation>Nicht gesendet: Dieser Fall ist Ihnen nicht zugewiesen. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Not sent: this case is now assigned to %1. Your text is kept.</source>
        <translation>Nicht gesendet: Dieser Fall ist jetzt %1 zugewiesen. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Not sent: the AI is now handling this case. Your text is kept.</source>
        <translation>Nicht gesendet: Diesen Fall bearbeitet jetzt die KI. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Your message may already have been sent. Check the conversation before you send it again. Your text is kept.</source>
        <translation>Ihre Nachricht wurde vielleicht schon gesendet. Sehen Sie im Gespräch nach, bevor Sie sie erneut senden. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Not sent: you are signed out. Your text is kept.</source>
        <translation>Nicht gesendet: Sie sind abgemeldet. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Not saved. %1 Your text is kept.</source>
        <translation>Nicht gespeichert. %1 Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Not sent. %1 Your text is kept.</source>
        <translation>Nicht gesendet. %1 Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Sending in %1 s</source>
        <translation>Wird in %1 s gesendet</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Too late to undo: the reply has been sent.</source>
        <translation>Zu spät: Die Antwort ist gesendet.</translation>
    </message>
    <message>
        <source>Could not undo: the server did not respond.</source>
        <translation>Nicht rückgängig gemacht: Der Server hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Could not undo. %1</source>
        <translation>Nicht rückgängig gemacht. %1</translation>
    </message>
    <message>
        <source>Your reply was not sent because the case was closed. It was restored as a draft.</source>
        <translation>Ihre Antwort wurde nicht gesendet, weil der Fall geschlossen wurde. Sie wurde als Entwurf wiederhergestellt.</translation>
    </message>
    <message>
        <source>Your reply was not sent because the case was no longer assigned to you. It was restored as a draft.</source>
        <translation>Ihre Antwort wurde nicht gesendet, weil der Fall nicht mehr Ihnen zugewiesen war. Sie wurde als Entwurf wiederhergestellt.</translation>
    </message>
    <message>
        <source>Your last reply was not sent. It was restored as a draft.</source>
        <translation>Ihre letzte Antwort wurde nicht gesendet. Sie wurde als Entwurf wiederhergestellt.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>the key</comment>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Use</source>
        <comment>a proposed text</comment>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>This case is closed. New messages from the customer open a new case.</source>
        <translation>Dieser Fall ist geschlossen. Neue Nachrichten des Kunden eröffnen einen neuen Fall.</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Suggest a reply</source>
        <translation>Eine Antwort vorschlagen</translation>
    </message>
    <message>
        <source>Drafts the next reply for you to edit. Nothing is sent.</source>
        <translation>Entwirft die nächste Antwort, die Sie dann bearbeiten können. Gesendet wird nichts.</translation>
    </message>
    <message>
        <source>Suggesting…</source>
        <translation>Schlägt vor…</translation>
    </message>
    <message>
        <source>No reply was suggested: the server did not respond.</source>
        <translation>Es wurde keine Antwort vorgeschlagen: Der Server hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>No reply was suggested: the case is no longer assigned to you.</source>
        <translation>Es wurde keine Antwort vorgeschlagen: Der Fall ist Ihnen nicht mehr zugewiesen.</translation>
    </message>
    <message>
        <source>No reply was suggested. %1</source>
        <translation>Es wurde keine Antwort vorgeschlagen. %1</translation>
    </message>
    <message>
        <source>Drafted without a model because the daily model budget is used up.</source>
        <translation>Ohne Modell entworfen, weil das Tagesbudget für Modelle aufgebraucht ist.</translation>
    </message>
    <message>
        <source>Drafted without a model because no model produced a usable draft. The attempts cost %1.</source>
        <translation>Ohne Modell entworfen, weil kein Modell einen brauchbaren Entwurf geliefert hat. Die Versuche haben %1 gekostet.</translation>
    </message>
    <message>
        <source>Drafted without a model because no model answered.</source>
        <translation>Ohne Modell entworfen, weil kein Modell geantwortet hat.</translation>
    </message>
    <message>
        <source>Drafted without a model, from the case record.</source>
        <translation>Ohne Modell aus dem Vorgang entworfen.</translation>
    </message>
    <message>
        <source>Drafted by %1. The cost is not known.</source>
        <translation>Entworfen von %1. Die Kosten sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Drafted by %1. Cost: %2.</source>
        <translation>Entworfen von %1. Kosten: %2.</translation>
    </message>
    <message>
        <source>Review it before you send it.</source>
        <translation>Prüfen Sie den Entwurf, bevor Sie ihn senden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>a draft that was put in</comment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The text was cut because the editor is limited to %1 characters. A reply can have at most %2.</source>
        <translation>Der Text wurde gekürzt, weil das Feld höchstens %1 Zeichen fasst. Eine Antwort darf höchstens %2 haben.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Attach images or PDF files. You can also paste or drop them.</source>
        <translation>Bilder oder PDF-Dateien anhängen. Sie können sie auch einfügen oder hereinziehen.</translation>
    </message>
    <message>
        <source>Attach files to the reply</source>
        <translation>Dateien an die Antwort anhängen</translation>
    </message>
    <message>
        <source>Images and PDF</source>
        <translation>Bilder und PDF</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <comment>a file&apos;s name</comment>
        <translation>Bildschirmfoto</translation>
    </message>
    <message>
        <source>%1 is empty and was not attached.</source>
        <translation>%1 ist leer und wurde nicht angehängt.</translation>
    </message>
    <message>
        <source>%1 was not attached: a file can have at most %2.</source>
        <translation>%1 wurde nicht angehängt: Eine Datei darf höchstens %2 groß sein.</translation>
    </message>
    <message>
        <source>%1 was not attached: it is not a PDF or a valid PNG, JPEG, GIF or WebP image, or the image has too many pixels.</source>
        <translation>%1 wurde nicht angehängt: Die Datei ist weder ein PDF noch ein gültiges PNG-, JPEG-, GIF- oder WebP-Bild, oder das Bild hat zu viele Pixel.</translation>
    </message>
    <message>
        <source>%1 was not attached: a reply can have at most %2 files.</source>
        <translation>%1 wurde nicht angehängt: Eine Antwort kann höchstens %2 Dateien enthalten.</translation>
    </message>
    <message>
        <source>%1 no longer exists and was removed from the reply.</source>
        <translation>%1 existiert nicht mehr und wurde aus der Antwort entfernt.</translation>
    </message>
    <message>
        <source>More send options</source>
        <translation>Weitere Sendeoptionen</translation>
    </message>
    <message>
        <source>Send and wait for the customer, or send and resolve the case</source>
        <translation>Senden und auf den Kunden warten, oder senden und den Fall lösen</translation>
    </message>
    <message>
        <source>Send the reply and wait for the customer</source>
        <translation>Die Antwort senden und auf den Kunden warten</translation>
    </message>
    <message>
        <source>Send and wait for customer</source>
        <translation>Senden und auf Kunden warten</translation>
    </message>
    <message>
        <source>Send the reply and resolve the case</source>
        <translation>Die Antwort senden und den Fall lösen</translation>
    </message>
    <message>
        <source>Send and resolve</source>
        <translation>Senden und lösen</translation>
    </message>
    <message>
        <source>Sending in %1 s, then waiting for the customer</source>
        <translation>Wird in %1 s gesendet und wartet dann auf den Kunden</translation>
    </message>
    <message>
        <source>Sending in %1 s, then resolving the case</source>
        <translation>Wird in %1 s gesendet, dann wird der Fall gelöst</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConfigForm</name>
    <message>
        <source>tier %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1, %2 allowed</source>
        <translation>%1, %2 erlaubt</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no words</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>no rules</source>
        <translation>keine Regeln</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>vorher %1</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Freundlich</translation>
    </message>
    <message>
        <source>Professional</source>
        <translation>Professionell</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>Förmlich</translation>
    </message>
    <message>
        <source>Empathetic</source>
        <translation>Einfühlsam</translation>
    </message>
    <message>
        <source>Concise</source>
        <translation>Knapp</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>Refund up to</source>
        <translation>Erstattung bis</translation>
    </message>
    <message>
        <source>Credit up to</source>
        <translation>Gutschrift bis</translation>
    </message>
    <message>
        <source>Replacement up to</source>
        <translation>Ersatz bis</translation>
    </message>
    <message>
        <source>May modify subscriptions</source>
        <translation>Darf Abonnements ändern</translation>
    </message>
    <message>
        <source>May cancel orders</source>
        <translation>Darf Bestellungen stornieren</translation>
    </message>
    <message>
        <source>May change addresses</source>
        <translation>Darf Adressen ändern</translation>
    </message>
    <message>
        <source>Notify on escalation</source>
        <translation>Bei Eskalation benachrichtigen</translation>
    </message>
    <message>
        <source>Escalation phone</source>
        <translation>Telefon für Eskalationen</translation>
    </message>
    <message>
        <source>Hours, shown to customers</source>
        <translation>Zeiten, für Kunden sichtbar</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Tonfall</translation>
    </message>
    <message>
        <source>Maximum response length</source>
        <translation>Maximale Antwortlänge</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Irate protocol</source>
        <translation>Protokoll für wütende Kunden</translation>
    </message>
    <message>
        <source>Detection threshold</source>
        <translation>Erkennungsschwelle</translation>
    </message>
    <message>
        <source>Escalate automatically</source>
        <translation>Automatisch eskalieren</translation>
    </message>
    <message>
        <source>After this many attempts</source>
        <translation>Nach so vielen Versuchen</translation>
    </message>
    <message>
        <source>Escalate to</source>
        <translation>Eskalieren an</translation>
    </message>
    <message>
        <source>Trigger keywords</source>
        <translation>Auslösende Wörter</translation>
    </message>
    <message>
        <source>Escalation rules</source>
        <translation>Eskalationsregeln</translation>
    </message>
    <message>
        <source>Repeat contact from</source>
        <translation>Wiederholter Kontakt ab</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Within the last</source>
        <translation>Innerhalb von</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>High-value customer from</source>
        <translation>Wichtiger Kunde ab</translation>
    </message>
    <message>
        <source>Complex issue from</source>
        <translation>Schwieriges Anliegen ab</translation>
    </message>
    <message>
        <source>Escalate by score in every API</source>
        <translation>In jeder API nach Wert eskalieren</translation>
    </message>
    <message>
        <source>At this score or lower</source>
        <translation>Bei diesem Wert oder niedriger</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>Servicelevel</translation>
    </message>
    <message>
        <source>%1: first response</source>
        <translation>%1: erste Antwort</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>%1: resolution</source>
        <translation>%1: Lösung</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Chat is idle after</source>
        <translation>Chat gilt als untätig nach</translation>
    </message>
    <message>
        <source>Voice is idle after</source>
        <translation>Telefon gilt als untätig nach</translation>
    </message>
    <message>
        <source>SMS is idle after</source>
        <translation>SMS gilt als untätig nach</translation>
    </message>
    <message>
        <source>E-mail is idle after</source>
        <translation>E-Mail gilt als untätig nach</translation>
    </message>
    <message>
        <source>New messages reopen within</source>
        <translation>Neue Nachrichten öffnen wieder binnen</translation>
    </message>
    <message>
        <source>Limits apply over</source>
        <translation>Grenzen gelten über</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>Prioritäten</translation>
    </message>
    <message>
        <source>The first matching rule applies</source>
        <translation>Es gilt die erste passende Regel</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Customer service enabled</source>
        <translation>Kundendienst ist eingeschaltet</translation>
    </message>
    <message>
        <source>Currency (ISO 4217)</source>
        <translation>Währung (ISO 4217)</translation>
    </message>
    <message>
        <source>Action gateway</source>
        <translation>Gateway für Aktionen</translation>
    </message>
    <message>
        <source>Use the shop tables of this server</source>
        <translation>Die Shop-Tabellen dieses Servers verwenden</translation>
    </message>
    <message>
        <source>Otherwise, use this URL (https)</source>
        <translation>Sonst diese URL verwenden (https)</translation>
    </message>
    <message>
        <source>Signing credential (number)</source>
        <translation>Zugangsdaten zum Signieren (Nummer)</translation>
    </message>
    <message>
        <source>Response timeout</source>
        <translation>Zeitlimit für die Antwort</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Redact payment card numbers</source>
        <translation>Kartennummern unkenntlich machen</translation>
    </message>
    <message>
        <source>Links to your pages</source>
        <translation>Links zu Ihren Seiten</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Rücksendungen</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Help article, with {id}</source>
        <translation>Hilfeartikel, mit {id}</translation>
    </message>
    <message>
        <source>Agent case URL ({id} is the case number)</source>
        <translation>Fall-URL für Ihr Team ({id} ist die Fallnummer)</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationModel</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>%1 → %2 · %3</source>
        <comment>the tier changed, why</comment>
        <translation>%1 → %2 · %3</translation>
    </message>
    <message>
        <source>%1 → %2 · handed back</source>
        <comment>the tier changed</comment>
        <translation>%1 → %2 · zurückgegeben</translation>
    </message>
    <message>
        <source>Closed · the customer did not return</source>
        <translation>Geschlossen · der Kunde kam nicht zurück</translation>
    </message>
    <message>
        <source>Resolved · %1</source>
        <translation>Gelöst · %1</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne Notiz</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s) from the client</source>
        <translation>
            <numerusform>%Ln Anhang, vom Kunden mitgeschickt</numerusform>
            <numerusform>%Ln Anhänge, vom Kunden mitgeschickt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is writing…</source>
        <translation>%1 schreibt…</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>sending in %1 s</source>
        <translation>wird in %1 s gesendet</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>wird gesendet…</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <comment>a ticket&apos;s number, time</comment>
        <translation>%1, um %2</translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation>Beantwortet von %1</translation>
    </message>
    <message>
        <source>Based on: “%1”</source>
        <translation>Grundlage: „%1“</translation>
    </message>
    <message>
        <source>Customer: %1. %2</source>
        <translation>Kunde: %1. %2</translation>
    </message>
    <message>
        <source>Attachment: %1</source>
        <translation>Anhang: %1</translation>
    </message>
    <message>
        <source>Assigned to human agents from the start</source>
        <translation>Von Anfang an bei Menschen</translation>
    </message>
    <message>
        <source>Reopened · %1</source>
        <comment>a case that was closed, why</comment>
        <translation>Wieder geöffnet · %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>a case, once</comment>
        <translation>Geschlossen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationView</name>
    <message>
        <source>Loading the conversation</source>
        <translation>Das Gespräch wird geladen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Noch keine Nachrichten</translation>
    </message>
    <message>
        <source>Messages from the customer appear here.</source>
        <translation>Nachrichten des Kunden erscheinen hier.</translation>
    </message>
    <message numerus="yes">
        <source>↓ %Ln new message(s)</source>
        <translation>
            <numerusform>↓ %Ln neue Nachricht</numerusform>
            <numerusform>↓ %Ln neue Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new message(s), go to the end</source>
        <translation>
            <numerusform>%Ln neue Nachricht, zum Ende</numerusform>
            <numerusform>%Ln neue Nachrichten, zum Ende</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be opened or saved: %2</source>
        <translation>%1 konnte nicht geöffnet oder gespeichert werden: %2</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Datei speichern</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ReplyFiles</name>
    <message>
        <source>You can't send files to this customer because text messages are not set up.</source>
        <translation>Textnachrichten sind nicht eingerichtet; Dateien können dieser Kundin oder diesem Kunden nicht geschickt werden.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CustomerSection</name>
    <message>
        <source>Other open cases</source>
        <translation>Weitere offene Fälle</translation>
    </message>
    <message>
        <source>Earlier sessions</source>
        <translation>Frühere Sitzungen</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Lifetime value</source>
        <translation>Kundenwert</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Shop record</source>
        <translation>Im Shop</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>%1 · last CSAT %2</source>
        <comment>sessions, stars</comment>
        <translation>%1 · letzte CSAT %2</translation>
    </message>
    <message>
        <source>CSAT %1 · %2</source>
        <comment>stars, day</comment>
        <translation>CSAT %1 · %2</translation>
    </message>
    <message>
        <source>Open this session</source>
        <translation>Diese Sitzung öffnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>session id, its summary</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DashboardPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The figures could not be refreshed. %1</source>
        <translation>Die Zahlen konnten nicht aktualisiert werden. %1</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>%1 pts</source>
        <comment>percentage points</comment>
        <translation>%1 Pkt.</translation>
    </message>
    <message>
        <source>Week %1</source>
        <translation>Woche %1</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>%Ln Sitzung</numerusform>
            <numerusform>%Ln Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Refresh the figures</source>
        <translation>Zahlen aktualisieren</translation>
    </message>
    <message>
        <source>The sentiment data could not be loaded.</source>
        <translation>Die Daten zur Stimmung konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Days are counted in UTC</source>
        <translation>Tage werden in UTC gezählt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 28 days</source>
        <translation>Letzte 28 Tage</translation>
    </message>
    <message>
        <source>Custom range…</source>
        <translation>Eigener Zeitraum…</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppierung</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Nach Woche</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monat</translation>
    </message>
    <message>
        <source>Compare with previous period</source>
        <translation>Vergleich mit vorher</translation>
    </message>
    <message>
        <source>Contained by AI</source>
        <translation>Von der KI gelöst</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Time to resolve</source>
        <translation>Zeit bis zur Lösung</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>Sentiment improved</source>
        <translation>Stimmung verbessert</translation>
    </message>
    <message>
        <source>Customer sentiment, share of messages</source>
        <translation>Kundenstimmung, Anteil der Nachrichten</translation>
    </message>
    <message>
        <source>Escalations by reason</source>
        <translation>Eskalationen nach Grund</translation>
    </message>
    <message>
        <source>Where sessions end</source>
        <translation>Wo Sitzungen enden</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Stayed with %1</source>
        <translation>Beim %1 geblieben</translation>
    </message>
    <message>
        <source>Sentiment today, live</source>
        <translation>Stimmung heute, live</translation>
    </message>
    <message>
        <source>Sessions by channel</source>
        <translation>Sitzungen nach Kanal</translation>
    </message>
    <message>
        <source>Other figures</source>
        <translation>Weitere Zahlen</translation>
    </message>
    <message>
        <source>Messages per session</source>
        <translation>Nachrichten je Sitzung</translation>
    </message>
    <message>
        <source>Time to the first escalation</source>
        <translation>Zeit bis zur ersten Eskalation</translation>
    </message>
    <message>
        <source>Irate messages</source>
        <translation>Wütende Nachrichten</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Jetzt offen</translation>
    </message>
    <message>
        <source>Waiting for an agent now</source>
        <translation>Warten jetzt auf einen Menschen</translation>
    </message>
    <message>
        <source>With an agent now</source>
        <translation>Jetzt bei einem Menschen</translation>
    </message>
    <message>
        <source>Sessions by final tier</source>
        <translation>Sitzungen nach letzter Stufe</translation>
    </message>
    <message>
        <source>How cases were resolved</source>
        <translation>Wie Fälle gelöst wurden</translation>
    </message>
    <message>
        <source>No sessions in this period.</source>
        <translation>Keine Sitzungen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>No escalations in this period.</source>
        <translation>Keine Eskalationen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>No resolved cases in this period.</source>
        <translation>Keine gelösten Fälle in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>No customer messages in this period.</source>
        <translation>Keine Nachrichten von Kunden in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>only %1 before</source>
        <translation>zuvor nur %1</translation>
    </message>
    <message>
        <source>only %1 so far</source>
        <translation>bisher nur %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DeliveryPanel</name>
    <message>
        <source>No delivery selected</source>
        <translation>Keine Zustellung ausgewählt</translation>
    </message>
    <message>
        <source>Select a delivery to see its attempts and content.</source>
        <translation>Wählen Sie eine Zustellung aus, um Versuche und Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keiner</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Desk</name>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>Tastenkürzel zeigen</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Light appearance</source>
        <translation>Helles Aussehen</translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation>Dunkles Aussehen</translation>
    </message>
    <message>
        <source>System appearance</source>
        <translation>Aussehen wie das System</translation>
    </message>
    <message>
        <source>I am available</source>
        <translation>Ich bin verfügbar</translation>
    </message>
    <message>
        <source>I am away</source>
        <translation>Ich bin abwesend</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln yours</source>
        <translation>
            <numerusform>%Ln bei Ihnen</numerusform>
            <numerusform>%Ln bei Ihnen</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>ältester %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DraftStore</name>
    <message>
        <source>%1 could not be deleted</source>
        <translation>%1 konnte nicht gelöscht werden</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DraftWatch</name>
    <message>
        <source>Your last reply was not sent. It was restored as a draft.</source>
        <translation>Ihre letzte Antwort wurde nicht gesendet. Sie wurde als Entwurf wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::EndpointDialog</name>
    <message>
        <source>Edit endpoint</source>
        <translation>Endpunkt bearbeiten</translation>
    </message>
    <message>
        <source>New endpoint</source>
        <translation>Neuer Endpunkt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add endpoint</source>
        <translation>Endpunkt hinzufügen</translation>
    </message>
    <message>
        <source>Events are signed and sent in order as they occur. Failed deliveries are retried.</source>
        <translation>Ereignisse werden signiert und in der Reihenfolge gesendet, in der sie eintreten. Fehlgeschlagene Zustellungen werden wiederholt.</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>URL or e-mail address</source>
        <translation>URL oder E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::EndpointsSection</name>
    <message>
        <source>Not added. %1</source>
        <translation>Nicht hinzugefügt. %1</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>Remove this endpoint?</source>
        <translation>Diesen Endpunkt entfernen?</translation>
    </message>
    <message>
        <source>No more events are sent to this endpoint, and its pending deliveries fail. Past deliveries stay on record.</source>
        <translation>An diesen Endpunkt werden keine Ereignisse mehr gesendet, und ausstehende Zustellungen schlagen fehl. Frühere Zustellungen bleiben verzeichnet.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Not removed.</source>
        <translation>Nicht entfernt.</translation>
    </message>
    <message>
        <source>Create a new secret?</source>
        <translation>Neues Geheimnis erzeugen?</translation>
    </message>
    <message>
        <source>Deliveries are signed with the new secret, and for 24 hours with the old one as well.</source>
        <translation>Zustellungen werden mit dem neuen Geheimnis signiert und 24 Stunden lang auch mit dem alten.</translation>
    </message>
    <message>
        <source>Create secret</source>
        <translation>Geheimnis erzeugen</translation>
    </message>
    <message>
        <source>The secret was not created.</source>
        <translation>Das Geheimnis wurde nicht erzeugt.</translation>
    </message>
    <message>
        <source>Not changed.</source>
        <translation>Nicht geändert.</translation>
    </message>
    <message>
        <source>The test event was not sent.</source>
        <translation>Das Testereignis wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>The retry was not started.</source>
        <translation>Die Wiederholung wurde nicht gestartet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln delivery(s) queued for retry</source>
        <translation>
            <numerusform>%Ln Zustellung wird erneut gesendet</numerusform>
            <numerusform>%Ln Zustellungen werden erneut gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Add endpoint</source>
        <translation>Endpunkt hinzufügen</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Endpoint enabled</source>
        <translation>Endpunkt eingeschaltet</translation>
    </message>
    <message>
        <source>Filter deliveries</source>
        <translation>Zustellungen filtern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Send test event</source>
        <translation>Testereignis senden</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>New secret…</source>
        <translation>Neues Geheimnis …</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene erneut senden</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>Retry delivery</source>
        <translation>Zustellung erneut senden</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Liste neu laden</translation>
    </message>
    <message>
        <source>The delivery could not be loaded.</source>
        <translation>Die Zustellung konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No endpoints yet</source>
        <translation>Noch keine Endpunkte</translation>
    </message>
    <message>
        <source>Add a webhook or e-mail address to be notified about events.</source>
        <translation>Fügen Sie einen Webhook oder eine E-Mail-Adresse hinzu, um über Ereignisse benachrichtigt zu werden.</translation>
    </message>
    <message>
        <source>An administrator can add webhooks and e-mail addresses that are notified about events.</source>
        <translation>Ein Administrator kann Webhooks und E-Mail-Adressen hinzufügen, die über Ereignisse benachrichtigt werden.</translation>
    </message>
    <message>
        <source>No endpoint selected</source>
        <translation>Kein Endpunkt ausgewählt</translation>
    </message>
    <message>
        <source>Deliveries to the selected endpoint appear here.</source>
        <translation>Hier erscheinen die Zustellungen an den ausgewählten Endpunkt.</translation>
    </message>
    <message>
        <source>No deliveries</source>
        <translation>Keine Zustellungen</translation>
    </message>
    <message>
        <source>No deliveries match this filter.</source>
        <translation>Keine Zustellung entspricht diesem Filter.</translation>
    </message>
    <message>
        <source>No deliveries yet</source>
        <translation>Noch keine Zustellungen</translation>
    </message>
    <message>
        <source>New events are sent to this endpoint.</source>
        <translation>Neue Ereignisse werden an diesen Endpunkt gesendet.</translation>
    </message>
    <message>
        <source>This endpoint is disabled and receives no events.</source>
        <translation>Dieser Endpunkt ist ausgeschaltet und erhält keine Ereignisse.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Entrance</name>
    <message>
        <source>Enter a valid server address.</source>
        <translation>Geben Sie eine gültige Serveradresse ein.</translation>
    </message>
    <message>
        <source>The e-mail address or password is incorrect.</source>
        <translation>Die E-Mail-Adresse oder das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Too many failed attempts. Try again in %1 s.</source>
        <translation>Zu viele Fehlversuche. Versuchen Sie es in %1 s erneut.</translation>
    </message>
    <message>
        <source>Too many failed attempts. Try again in %1 min.</source>
        <translation>Zu viele Fehlversuche. Versuchen Sie es in %1 min erneut.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ExampleDialog</name>
    <message>
        <source>New example</source>
        <translation>Neues Beispiel</translation>
    </message>
    <message>
        <source>Add example</source>
        <translation>Beispiel hinzufügen</translation>
    </message>
    <message>
        <source>Write the message as a customer would. Similar messages are assigned to the topic you choose.</source>
        <translation>Schreiben Sie die Nachricht wie ein Kunde. Ähnliche Nachrichten werden dem gewählten Thema zugeordnet.</translation>
    </message>
    <message>
        <source>Write the message as a customer would. Five to ten examples per intent are a good start.</source>
        <translation>Schreiben Sie die Nachricht wie ein Kunde. Fünf bis zehn Beispiele je Anliegen sind ein guter Anfang.</translation>
    </message>
    <message>
        <source>Customer message</source>
        <translation>Nachricht des Kunden</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Anliegen</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>Wird hinzugefügt …</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FigureCard</name>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>Show the sessions behind this figure</source>
        <translation>Die Sitzungen hinter dieser Zahl zeigen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FileTray</name>
    <message>
        <source>Files attached to the reply</source>
        <translation>An die Antwort angehängte Dateien</translation>
    </message>
    <message>
        <source>Not attached. %1</source>
        <translation>Nicht angehängt. %1</translation>
    </message>
    <message>
        <source>Attaching…</source>
        <translation>Wird angehängt …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Remove this file</source>
        <translation>Diese Datei entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FilterBar</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Any tier</source>
        <translation>Jede Stufe</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Any topic</source>
        <translation>Jedes Thema</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Any sentiment</source>
        <translation>Jede Stimmung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Any channel</source>
        <translation>Jeder Kanal</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>Sitzungen durchsuchen</translation>
    </message>
    <message>
        <source>Words, names, numbers (/)</source>
        <translation>Wort, Name, Nummer (/)</translation>
    </message>
    <message>
        <source>Searches messages, summaries, customer names, e-mail addresses and session numbers</source>
        <translation>Sucht in Nachrichten, Zusammenfassungen, Namen und E-Mail-Adressen der Kunden sowie Sitzungsnummern</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Any agent</source>
        <translation>Jeder Agent</translation>
    </message>
    <message>
        <source>Started within</source>
        <translation>Begonnen im Zeitraum</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 28 days</source>
        <translation>Letzte 28 Tage</translation>
    </message>
    <message>
        <source>Custom range…</source>
        <translation>Eigener Zeitraum…</translation>
    </message>
    <message>
        <source>Started on or after</source>
        <translation>Begonnen am oder nach</translation>
    </message>
    <message>
        <source>Started on or before</source>
        <translation>Begonnen am oder vor</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>sessions that I hold</comment>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Kunde %1</translation>
    </message>
    <message>
        <source>Customer %1. Remove this filter</source>
        <translation>Kunde %1. Diesen Filter entfernen</translation>
    </message>
    <message>
        <source>First escalation reason: %1</source>
        <translation>Erster Eskalationsgrund: %1</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>With the AI</source>
        <translation>Bei der KI</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>Bewertet</translation>
    </message>
    <message>
        <source>%1. Remove this filter</source>
        <translation>%1. Diesen Filter entfernen</translation>
    </message>
    <message>
        <source>Sentiment improved</source>
        <translation>Stimmung verbessert</translation>
    </message>
    <message>
        <source>With an irate message</source>
        <translation>Mit wütender Nachricht</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Waiting for an agent</source>
        <translation>Wartet auf einen Menschen</translation>
    </message>
    <message>
        <source>With an agent</source>
        <translation>Bei einem Menschen</translation>
    </message>
    <message>
        <source>Resolution: %1</source>
        <translation>Ergebnis: %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FirstStartPage</name>
    <message>
        <source>Create company</source>
        <translation>Firma anlegen</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Welcome to Tierdesk</source>
        <translation>Willkommen bei Tierdesk</translation>
    </message>
    <message>
        <source>There is no data on this machine yet. Set up your company or try the demo.</source>
        <translation>Auf diesem Rechner gibt es noch keine Daten. Richten Sie Ihre Firma ein, oder probieren Sie die Demo aus.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Acme Outdoor</source>
        <translation>Acme Outdoor</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your e-mail</source>
        <translation>Ihre E-Mail</translation>
    </message>
    <message>
        <source>you@example.com</source>
        <translation>sie@example.com</translation>
    </message>
    <message numerus="yes">
        <source>Password, at least %Ln characters</source>
        <translation>
            <numerusform>Passwort, mindestens %Ln Zeichen</numerusform>
            <numerusform>Passwort, mindestens %Ln Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm password</source>
        <translation>Passwort bestätigen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter the company name.</source>
        <translation>Geben Sie den Namen der Firma ein.</translation>
    </message>
    <message>
        <source>Enter your name. Colleagues and customers will see it.</source>
        <translation>Geben Sie Ihren Namen ein. Kollegen und Kunden sehen ihn.</translation>
    </message>
    <message>
        <source>Enter a valid e-mail address.</source>
        <translation>Geben Sie eine gültige E-Mail-Adresse ein.</translation>
    </message>
    <message numerus="yes">
        <source>The password is too short. Use at least %Ln characters.</source>
        <translation>
            <numerusform>Das Passwort ist zu kurz. Verwenden Sie mindestens %Ln Zeichen.</numerusform>
            <numerusform>Das Passwort ist zu kurz. Verwenden Sie mindestens %Ln Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The passwords do not match.</source>
        <translation>Die Passwörter stimmen nicht überein.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Header</name>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Company: %1. Change</source>
        <translation>Firma: %1. Wechseln</translation>
    </message>
    <message>
        <source>Company: %1</source>
        <translation>Firma: %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::HistoryPanel</name>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Close versions</source>
        <translation>Versionen schließen</translation>
    </message>
    <message>
        <source>Versions, newest first</source>
        <translation>Versionen, neueste zuerst</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No versions yet</source>
        <translation>Noch keine Versionen</translation>
    </message>
    <message>
        <source>Each save creates a version. Versions appear here with their author and changes.</source>
        <translation>Jedes Speichern erzeugt eine Version. Versionen erscheinen hier mit Urheber und Änderungen.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Initial configuration</source>
        <translation>Die erste Konfiguration</translation>
    </message>
    <message>
        <source>Saved without changes</source>
        <translation>Ohne Änderungen gespeichert</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>%1: %2 → %3</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Integrations</name>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>%Ln ausstehend</numerusform>
            <numerusform>%Ln ausstehend</numerusform>
        </translation>
    </message>
    <message>
        <source>next attempt %1</source>
        <translation>nächster Versuch %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Session created</source>
        <translation>Sitzung begonnen</translation>
    </message>
    <message>
        <source>Session escalated</source>
        <translation>Sitzung eskaliert</translation>
    </message>
    <message>
        <source>Session resolved</source>
        <translation>Sitzung gelöst</translation>
    </message>
    <message>
        <source>Session abandoned (customer stopped replying)</source>
        <translation>Sitzung abgebrochen (Kunde antwortet nicht mehr)</translation>
    </message>
    <message>
        <source>Session closed, with statistics</source>
        <translation>Sitzung beendet, mit Kennzahlen</translation>
    </message>
    <message>
        <source>Session created (platform format)</source>
        <translation>Sitzung begonnen (Plattform-Format)</translation>
    </message>
    <message>
        <source>Message created</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Session escalated, with ticket</source>
        <translation>Sitzung eskaliert, mit Ticket</translation>
    </message>
    <message>
        <source>Case with high or urgent priority</source>
        <translation>Fall mit hoher oder dringender Priorität</translation>
    </message>
    <message>
        <source>Customer message with negative sentiment</source>
        <translation>Kundennachricht mit negativer Stimmung</translation>
    </message>
    <message>
        <source>Never (fetching is off)</source>
        <translation>Nie (Abruf ist aus)</translation>
    </message>
    <message>
        <source>Not since the server started</source>
        <translation>Noch nicht seit dem Start des Servers</translation>
    </message>
    <message>
        <source>None since the server started</source>
        <translation>Keiner seit dem Start des Servers</translation>
    </message>
    <message>
        <source>None</source>
        <comment>none of the mails or texts</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>no sender</source>
        <translation>kein Absender</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>more than %1 from this sender within an hour</source>
        <translation>mehr als %1 von diesem Absender innerhalb einer Stunde</translation>
    </message>
    <message>
        <source>no reply address</source>
        <translation>keine Antwortadresse</translation>
    </message>
    <message>
        <source>sent from this account</source>
        <translation>von diesem Konto gesendet</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <source>delivery failure notice</source>
        <translation>Unzustellbarkeitsmeldung</translation>
    </message>
    <message>
        <source>automatic e-mail: %1</source>
        <comment>by which mark</comment>
        <translation>automatische E-Mail: %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::IntegrationsPage</name>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Integration sections</source>
        <translation>Bereiche der Integrationen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::KeyHelp</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>No shortcuts found.</source>
        <translation>Keine Tastenkürzel gefunden.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::KeySettings</name>
    <message>
        <source>Reassign</source>
        <translation>Neu zuweisen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>Alle Tastenkürzel zurücksetzen</translation>
    </message>
    <message>
        <source>To change a shortcut, select its field and press the new keys. Press Backspace to remove it.</source>
        <translation>Um ein Tastenkürzel zu ändern, wählen Sie sein Feld und drücken Sie die neuen Tasten. Mit der Rücktaste entfernen Sie es.</translation>
    </message>
    <message>
        <source>Shortcut for %1</source>
        <translation>Tastenkürzel für %1</translation>
    </message>
    <message>
        <source>%1 is assigned to “%2”. Reassign it to “%3”?</source>
        <translation>%1 ist „%2“ zugewiesen. Stattdessen „%3“ zuweisen?</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::IgnoredMessagesSection</name>
    <message>
        <source>Ignored e-mails and text messages</source>
        <translation>Ignorierte E-Mails und SMS</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr anzeigen</translation>
    </message>
    <message>
        <source>No ignored messages</source>
        <translation>Keine ignorierten Nachrichten</translation>
    </message>
    <message>
        <source>Every incoming e-mail and text message was accepted. Automatic e-mails and other messages that are not conversations are listed here.</source>
        <translation>Alle eingegangenen E-Mails und SMS wurden angenommen. Automatische E-Mails und andere Nachrichten, die kein Gespräch sind, werden hier aufgelistet.</translation>
    </message>
    <message>
        <source>Show older messages</source>
        <translation>Ältere Nachrichten anzeigen</translation>
    </message>
    <message>
        <source>E-mails and text messages that were not answered, and why</source>
        <translation>E-Mails und SMS, die nicht beantwortet wurden, und der Grund</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Refresh the list of ignored messages</source>
        <translation>Liste der ignorierten Nachrichten neu laden</translation>
    </message>
    <message>
        <source>The list could not be refreshed.</source>
        <translation>Die Liste konnte nicht neu geladen werden.</translation>
    </message>
    <message>
        <source>Older messages could not be loaded.</source>
        <translation>Ältere Nachrichten konnten nicht geladen werden.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::LoadedSection</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::LocalModelsCard</name>
    <message>
        <source>Search again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche…</translation>
    </message>
    <message>
        <source>%1 (port %2)</source>
        <translation>%1 (Port %2)</translation>
    </message>
    <message>
        <source>The search for local models is off. Turn it on with the server setting local-model-servers.</source>
        <translation>Die Suche nach lokalen Modellen ist ausgeschaltet. Schalten Sie sie mit der Servereinstellung local-model-servers ein.</translation>
    </message>
    <message>
        <source>No model servers found on the server&apos;s machine. Searched for %1. Start one, for example with “ollama serve”, or start Tierdesk with --local-model FILE.gguf.</source>
        <translation>Auf dem Rechner des Servers wurde kein Modellserver gefunden. Gesucht wurde nach %1. Starten Sie einen, zum Beispiel mit „ollama serve“, oder starten Sie Tierdesk mit --local-model DATEI.gguf.</translation>
    </message>
    <message>
        <source>llama-server is not installed on the server. Install llama.cpp, or set the program path with --llama-server.</source>
        <translation>llama-server ist auf dem Server nicht installiert. Installieren Sie llama.cpp, oder geben Sie den Programmpfad mit --llama-server an.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Das Modell wird geladen…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Not responding</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>Stopped; it restarts automatically</source>
        <translation>Beendet; wird automatisch neu gestartet</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Arbeitsspeicher</translation>
    </message>
    <message>
        <source>%1 tokens per second</source>
        <translation>%1 Token pro Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>restarted %Ln times</source>
        <translation>
            <numerusform>%Ln-mal neu gestartet</numerusform>
            <numerusform>%Ln-mal neu gestartet</numerusform>
        </translation>
    </message>
    <message>
        <source>Last error: %1</source>
        <translation>Letzter Fehler: %1</translation>
    </message>
    <message>
        <source>started by Tierdesk</source>
        <translation>von Tierdesk gestartet</translation>
    </message>
    <message>
        <source>loading its model</source>
        <translation>lädt sein Modell</translation>
    </message>
    <message>
        <source>no model installed</source>
        <translation>kein Modell installiert</translation>
    </message>
    <message>
        <source>%1 tokens of context</source>
        <translation>%1 Token Kontext</translation>
    </message>
    <message>
        <source>Used for %1</source>
        <translation>Für %1 verwendet</translation>
    </message>
    <message>
        <source>Use for %1</source>
        <translation>Für %1 verwenden</translation>
    </message>
    <message>
        <source>%1 is no longer available. Search again.</source>
        <translation>%1 wird nicht mehr angeboten. Suchen Sie erneut.</translation>
    </message>
    <message>
        <source>%1 is now the first choice for %2.</source>
        <translation>%1 ist jetzt die erste Wahl für %2.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MailForm</name>
    <message>
        <source>Trusted relay</source>
        <translation>Vertrauter Mailserver</translation>
    </message>
    <message>
        <source>Senders are verified if this relay's Authentication-Results header says dmarc=pass. If empty, no sender is verified.</source>
        <translation>Absender gelten als geprüft, wenn Authentication-Results dieses Servers dmarc=pass enthält. Leer: niemand.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last mailbox check</source>
        <translation>Letzter Postfachabruf</translation>
    </message>
    <message>
        <source>Last successful check</source>
        <translation>Letzter erfolgreicher Abruf</translation>
    </message>
    <message>
        <source>Queued e-mails</source>
        <translation>E-Mails in der Warteschlange</translation>
    </message>
    <message>
        <source>Failed e-mails</source>
        <translation>Fehlgeschlagene E-Mails</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>Mailkonto</translation>
    </message>
    <message>
        <source>Receive and answer e-mails</source>
        <translation>E-Mails empfangen und beantworten</translation>
    </message>
    <message>
        <source>While this is off, no e-mails are fetched and outgoing e-mails are queued.</source>
        <translation>Solange dies aus ist, werden keine E-Mails abgeholt, und ausgehende E-Mails warten in der Warteschlange.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Customers write to this address. Replies are sent from it.</source>
        <translation>Kunden schreiben an diese Adresse. Antworten werden von ihr gesendet.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sender name. If empty, the company name is used.</source>
        <translation>Absendername. Wenn leer, wird der Firmenname verwendet.</translation>
    </message>
    <message>
        <source>Outgoing (SMTP)</source>
        <translation>Ausgang (SMTP)</translation>
    </message>
    <message>
        <source>Incoming (IMAP)</source>
        <translation>Eingang (IMAP)</translation>
    </message>
    <message>
        <source>If empty, no e-mails are fetched. Sending still works.</source>
        <translation>Wenn leer, werden keine E-Mails abgeholt. Senden ist weiterhin möglich.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>Abrufen alle</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>E-mails per sender and hour</source>
        <translation>E-Mails pro Absender und Stunde</translation>
    </message>
    <message>
        <source>Further e-mails are recorded but not answered.</source>
        <translation>Weitere E-Mails werden verzeichnet, aber nicht beantwortet.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>“None” works only for a server on this machine.</source>
        <translation>„Keine“ funktioniert nur mit einem Server auf diesem Rechner.</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>If empty, no sign-in takes place.</source>
        <translation>Wenn leer, findet keine Anmeldung statt.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Stored on the server and never shown.</source>
        <translation>Wird auf dem Server gespeichert und nie angezeigt.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MainWindow</name>
    <message>
        <source>Tierdesk</source>
        <translation>Tierdesk</translation>
    </message>
    <message numerus="yes">
        <source>(%Ln) Tierdesk</source>
        <translation>
            <numerusform>(%Ln) Tierdesk</numerusform>
            <numerusform>(%Ln) Tierdesk</numerusform>
        </translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again to continue.</source>
        <translation>Ihre Sitzung ist abgelaufen. Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>“%1” was open and was not completed. Your input was lost.</source>
        <translation>„%1“ war offen und wurde nicht ausgeführt. Ihre Eingaben sind verloren.</translation>
    </message>
    <message>
        <source>“%1” was being sent. Open the case to see whether it was completed.</source>
        <translation>„%1“ wurde gerade gesendet. Öffnen Sie den Fall, um zu sehen, ob es ausgeführt wurde.</translation>
    </message>
    <message>
        <source>Drafts cannot be saved</source>
        <translation>Entwürfe können nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Your drafts cannot be saved to disk: %1. If you quit now, they are lost. Free up disk space, or copy what you need.</source>
        <translation>Ihre Entwürfe können nicht gespeichert werden: %1. Wenn Sie jetzt beenden, gehen sie verloren. Schaffen Sie Platz auf der Festplatte, oder kopieren Sie, was Sie brauchen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>Ohne Speichern beenden</translation>
    </message>
    <message>
        <source>“%1” was open and was not completed. Your input is saved and will be there when you open it again.</source>
        <translation>„%1“ war offen und wurde nicht ausgeführt. Ihre Eingaben sind gespeichert und wieder da, wenn Sie es erneut öffnen.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ModelRulesField</name>
    <message>
        <source>Complexity from, rule %1</source>
        <translation>Komplexität ab, Regel %1</translation>
    </message>
    <message>
        <source>0 is a greeting, 1 is the most complex request</source>
        <translation>0 ist ein Gruß, 1 die komplexeste Anfrage</translation>
    </message>
    <message>
        <source>Any complexity</source>
        <translation>Jede Komplexität</translation>
    </message>
    <message>
        <source>complexity from </source>
        <translation>Komplexität ab </translation>
    </message>
    <message>
        <source>Sentiment, rule %1</source>
        <translation>Stimmung, Regel %1</translation>
    </message>
    <message>
        <source>Any sentiment</source>
        <translation>Jede Stimmung</translation>
    </message>
    <message>
        <source>Topic, rule %1</source>
        <translation>Thema, Regel %1</translation>
    </message>
    <message>
        <source>Any topic</source>
        <translation>Jedes Thema</translation>
    </message>
    <message>
        <source>Tier, rule %1</source>
        <translation>Stufe, Regel %1</translation>
    </message>
    <message>
        <source>Any tier</source>
        <translation>Jede Stufe</translation>
    </message>
    <message>
        <source>then</source>
        <comment>between a condition and a model</comment>
        <translation>dann</translation>
    </message>
    <message>
        <source>Model, rule %1</source>
        <translation>Modell, Regel %1</translation>
    </message>
    <message>
        <source>the small model</source>
        <translation>das kleine Modell</translation>
    </message>
    <message>
        <source>the large model</source>
        <translation>das große Modell</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ModelSettings</name>
    <message>
        <source>The models could not be refreshed. %1</source>
        <translation>Die Modelle konnten nicht aktualisiert werden. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MoodToday</name>
    <message>
        <source>Sentiment today</source>
        <translation>Stimmung heute</translation>
    </message>
    <message>
        <source>1 message, %1</source>
        <translation>1 Nachricht, %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages, %1 on average</source>
        <translation>
            <numerusform>%Ln Nachricht, %1 im Schnitt</numerusform>
            <numerusform>%Ln Nachrichten, %1 im Schnitt</numerusform>
        </translation>
    </message>
    <message>
        <source>No customer messages today yet.</source>
        <translation>Heute noch keine Nachrichten von Kunden.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::NoticeSettings</name>
    <message>
        <source>Notify me of</source>
        <translation>Benachrichtigen über</translation>
    </message>
    <message>
        <source>Every escalation</source>
        <translation>Jede Eskalation</translation>
    </message>
    <message>
        <source>VIPs only</source>
        <translation>Nur VIPs</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Ton abspielen</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Shows a desktop notification when a case that is not on your screen starts waiting. Several at once are combined.</source>
        <translation>Zeigt eine Desktop-Benachrichtigung, wenn ein Fall wartet, den Sie nicht auf dem Bildschirm haben. Mehrere auf einmal werden zusammengefasst.</translation>
    </message>
    <message>
        <source>Plays your desktop&apos;s sound for new messages.</source>
        <translation>Spielt den Ton Ihres Desktops für neue Nachrichten ab.</translation>
    </message>
    <message>
        <source>When you close the window, the tray icon stays and shows the number of waiting cases.</source>
        <translation>Wenn Sie das Fenster schließen, bleibt das Symbol und zeigt die Zahl der wartenden Fälle.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Notices</name>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>%1 is waiting for an agent</source>
        <translation>%1 wartet auf einen Menschen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new escalations</source>
        <translation>
            <numerusform>%Ln neue Eskalation</numerusform>
            <numerusform>%Ln neue Eskalationen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::OfflineStrip</name>
    <message>
        <source>Not connected to %1. The data shown may be out of date. What you write is saved.</source>
        <translation>Nicht verbunden mit %1. Die Daten können veraltet sein. Was Sie schreiben, bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 Next try in %2&#xa0;s.</source>
        <translation>%1 Nächster Versuch in&#xa0;%2 s.</translation>
    </message>
    <message>
        <source>%1 Trying again…</source>
        <translation>%1 Neuer Versuch…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::OrderSections</name>
    <message>
        <source>Subscriptions</source>
        <translation>Abonnements</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>renews %1</source>
        <comment>a day</comment>
        <translation>verlängert sich %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Pages</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Escalations</source>
        <translation>Eskalationen</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>Integrationen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PaletteModel</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PricesCard</name>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Save prices</source>
        <translation>Preise speichern</translation>
    </message>
    <message>
        <source>In US dollars per million tokens. Your prices override the built-in ones. A model without a price counts as free, or as an expensive model if a budget is set.</source>
        <translation>In US-Dollar je Million Token. Ihre Preise haben Vorrang vor den mitgelieferten. Ein Modell ohne Preis zählt als kostenlos, bei gesetztem Budget aber als teures Modell.</translation>
    </message>
    <message>
        <source>Model prices</source>
        <translation>Modellpreise</translation>
    </message>
    <message>
        <source>Enter a model name for each price.</source>
        <translation>Geben Sie für jeden Preis einen Modellnamen ein.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PricesField</name>
    <message>
        <source>Input</source>
        <comment>price of tokens that the model reads</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>price of tokens that the model writes</comment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Cached</source>
        <comment>price of tokens that are read from a cache</comment>
        <translation>Aus Cache</translation>
    </message>
    <message>
        <source>Cache write</source>
        <comment>price of tokens that are written to a cache</comment>
        <translation>In Cache</translation>
    </message>
    <message>
        <source>Long from</source>
        <comment>number of tokens from which a request is long</comment>
        <translation>Lang ab</translation>
    </message>
    <message>
        <source>Factor</source>
        <comment>price factor of a long request</comment>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Add price</source>
        <translation>Preis hinzufügen</translation>
    </message>
    <message>
        <source>No prices of your own. The built-in prices below apply.</source>
        <translation>Keine eigenen Preise. Es gelten die mitgelieferten Preise unten.</translation>
    </message>
    <message>
        <source>Built-in prices, as of %1: %2</source>
        <translation>Mitgelieferte Preise, Stand %1: %2</translation>
    </message>
    <message>
        <source>Model name or prefix</source>
        <translation>Modellname oder Präfix</translation>
    </message>
    <message>
        <source>Model, price %1</source>
        <translation>Modell, Preis %1</translation>
    </message>
    <message>
        <source>%1, price %2</source>
        <translation>%1, Preis %2</translation>
    </message>
    <message>
        <source>never</source>
        <comment>no request counts as long</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>Remove price %1</source>
        <translation>Preis %1 entfernen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PriorityRulesField</name>
    <message>
        <source>Reason, rule %1</source>
        <translation>Grund, Regel %1</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Jeder Grund</translation>
    </message>
    <message>
        <source>Sentiment, rule %1</source>
        <translation>Stimmung, Regel %1</translation>
    </message>
    <message>
        <source>Any sentiment</source>
        <translation>Jede Stimmung</translation>
    </message>
    <message>
        <source>VIPs</source>
        <translation>VIPs</translation>
    </message>
    <message>
        <source>Older than, rule %1</source>
        <translation>Älter als, Regel %1</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>Jedes Alter</translation>
    </message>
    <message>
        <source>&gt; </source>
        <translation>&gt; </translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Priority, rule %1</source>
        <translation>Priorität, Regel %1</translation>
    </message>
    <message>
        <source>not VIPs</source>
        <translation>keine VIPs</translation>
    </message>
    <message>
        <source>older than %1 min</source>
        <translation>älter als %1 min</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>then</source>
        <comment>between a condition and a priority</comment>
        <translation>dann</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ProfileSettings</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Anwesenheit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>While you are away, you are not assigned new cases. Colleagues can see your status.</source>
        <translation>Solange Sie abwesend sind, werden Ihnen keine neuen Fälle zugeteilt. Kollegen sehen Ihren Status.</translation>
    </message>
    <message>
        <source>Removes your sign-in from this computer.</source>
        <translation>Entfernt Ihre Anmeldung von diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ProviderCard</name>
    <message>
        <source>Mask personal data</source>
        <translation>Persönliche Daten verdecken</translation>
    </message>
    <message>
        <source>Claude (Messages API)</source>
        <translation>Claude (Messages API)</translation>
    </message>
    <message>
        <source>Chat completions</source>
        <translation>Chat Completions</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Remove provider</source>
        <translation>Anbieter entfernen</translation>
    </message>
    <message>
        <source>Fetch models</source>
        <translation>Modelle abrufen</translation>
    </message>
    <message>
        <source>Save provider</source>
        <translation>Anbieter speichern</translation>
    </message>
    <message>
        <source>Model providers</source>
        <translation>Modellanbieter</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Use a-z, 0-9 and -. The name cannot be changed later.</source>
        <translation>Verwenden Sie a-z, 0-9 und -. Der Name kann später nicht geändert werden.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Include the version: https://api.anthropic.com/v1</source>
        <translation>Mit der Version: https://api.anthropic.com/v1</translation>
    </message>
    <message>
        <source>Small model</source>
        <translation>Kleines Modell</translation>
    </message>
    <message>
        <source>For simple requests.</source>
        <translation>Für einfache Anfragen.</translation>
    </message>
    <message>
        <source>Large model</source>
        <translation>Großes Modell</translation>
    </message>
    <message>
        <source>For complex requests. If empty, the small model is used.</source>
        <translation>Für komplexe Anfragen. Wenn leer, wird das kleine Modell verwendet.</translation>
    </message>
    <message>
        <source>Card and phone numbers and addresses do not leave this server.</source>
        <translation>Karten- und Telefonnummern und Adressen verlassen diesen Server nicht.</translation>
    </message>
    <message>
        <source>Stored on the server and never shown. Used only for this address.</source>
        <translation>Wird auf dem Server gespeichert und nie angezeigt. Gilt nur für diese Adresse.</translation>
    </message>
    <message>
        <source>New provider</source>
        <translation>Neuer Anbieter</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Gesetzt</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>No providers yet. The built-in responder answers on every tier, and no data leaves this server.</source>
        <translation>Noch keine Anbieter. Auf jeder Stufe antwortet der eingebaute Antwortgeber, und keine Daten verlassen diesen Server.</translation>
    </message>
    <message>
        <source>New provider. Save it to use it.</source>
        <translation>Neuer Anbieter. Speichern Sie ihn, um ihn zu verwenden.</translation>
    </message>
    <message>
        <source>%1 needs an API key before it can be used.</source>
        <translation>%1 braucht einen API-Schlüssel, bevor er verwendet werden kann.</translation>
    </message>
    <message>
        <source>%1 is paused for a while after repeated failures.</source>
        <translation>%1 ist nach mehreren Fehlern vorübergehend pausiert.</translation>
    </message>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 ist bereit.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <source>%1 is still in use by a tier. Choose another provider for that tier first.</source>
        <translation>%1 wird noch von einer Stufe verwendet. Wählen Sie für diese zuerst einen anderen Anbieter.</translation>
    </message>
    <message>
        <source>%1 and its API key were removed.</source>
        <translation>%1 und der API-Schlüssel wurden entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>The provider offers %Ln models.</source>
        <translation>
            <numerusform>Der Anbieter hat ein Modell.</numerusform>
            <numerusform>Der Anbieter hat %Ln Modelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>No price is set for %1.</source>
        <translation>Für %1 ist kein Preis angegeben.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::QueueDelegate</name>
    <message>
        <source>Draft</source>
        <comment>something is written and not sent</comment>
        <translation>Entwurf</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::QueueModel</name>
    <message>
        <source>time left %1</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>unsent draft</source>
        <translation>nicht gesendeter Entwurf</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Sie sind dran</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::QueuePage</name>
    <message>
        <source>Queue views</source>
        <translation>Ansichten der Warteschlange</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>view, key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>No case selected</source>
        <translation>Kein Fall ausgewählt</translation>
    </message>
    <message>
        <source>Select a case in the list to see its conversation and details.</source>
        <translation>Wählen Sie einen Fall in der Liste, um das Gespräch und die Details zu sehen.</translation>
    </message>
    <message>
        <source>Refresh the queue</source>
        <translation>Warteschlange aktualisieren</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>Ansicht: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No cases waiting</source>
        <translation>Keine wartenden Fälle</translation>
    </message>
    <message>
        <source>The AI is handling all conversations. Cases that need a human agent appear here.</source>
        <translation>Die KI führt alle Gespräche. Fälle, die einen Menschen brauchen, erscheinen hier.</translation>
    </message>
    <message>
        <source>No cases assigned to you</source>
        <translation>Ihnen sind keine Fälle zugewiesen</translation>
    </message>
    <message>
        <source>No cases assigned to the team</source>
        <translation>Dem Team sind keine Fälle zugewiesen</translation>
    </message>
    <message>
        <source>Cases assigned to you and your colleagues appear here.</source>
        <translation>Fälle, die Ihnen und Ihren Kollegen zugewiesen sind, erscheinen hier.</translation>
    </message>
    <message>
        <source>No snoozed cases</source>
        <translation>Keine zurückgestellten Fälle</translation>
    </message>
    <message>
        <source>Snoozed cases are listed here until their time is up.</source>
        <translation>Zurückgestellte Fälle stehen hier, bis ihre Zeit abgelaufen ist.</translation>
    </message>
    <message>
        <source>The queue could not be refreshed.</source>
        <translation>Die Warteschlange konnte nicht aktualisiert werden.</translation>
    </message>
    <message>
        <source>Select a case under Waiting and claim it with&#xa0;C.</source>
        <translation>Wählen Sie einen Fall unter „Wartend“ und übernehmen Sie ihn mit&#xa0;C.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>page, key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RepliesList</name>
    <message>
        <source>Search saved replies</source>
        <translation>In Textbausteinen suchen</translation>
    </message>
    <message>
        <source>Shortcut or words (/)</source>
        <translation>Kürzel, Wort (/)</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Write a new saved reply</source>
        <translation>Neuen Textbaustein schreiben</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No saved replies contain these words.</source>
        <translation>Kein Textbaustein enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>No saved replies yet</source>
        <translation>Noch keine Textbausteine</translation>
    </message>
    <message>
        <source>Save text that you use often. Type / in a reply to insert it.</source>
        <translation>Speichern Sie häufig verwendete Texte. Tippen Sie / in einer Antwort, um einen einzufügen.</translation>
    </message>
    <message>
        <source>Supervisors can create saved replies. Type / in a reply to insert one.</source>
        <translation>Die Teamleitung kann Textbausteine anlegen. Tippen Sie / in einer Antwort, um einen einzufügen.</translation>
    </message>
    <message>
        <source>Create saved reply</source>
        <translation>Textbaustein anlegen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RepliesModel</name>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>%1, %2, not saved</source>
        <translation>%1, %2, nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RepliesPage</name>
    <message>
        <source>Write a new saved reply</source>
        <translation>Neuen Textbaustein schreiben</translation>
    </message>
    <message>
        <source>Save the reply</source>
        <translation>Textbaustein speichern</translation>
    </message>
    <message>
        <source>Search saved replies</source>
        <translation>In den Textbausteinen suchen</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Liste aktualisieren</translation>
    </message>
    <message>
        <source>Someone deleted this reply. You can save your text as a new reply.</source>
        <translation>Jemand hat diesen Textbaustein gelöscht. Sie können Ihren Text als neuen Textbaustein speichern.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Someone else changed this reply in the meantime. Your text is kept. If you save now, you overwrite their changes.</source>
        <translation>Jemand anders hat diesen Textbaustein inzwischen geändert. Ihr Text bleibt erhalten. Wenn Sie jetzt speichern, überschreiben Sie die andere Änderung.</translation>
    </message>
    <message>
        <source>Another saved reply already uses this shortcut.</source>
        <translation>Ein anderer Textbaustein verwendet dieses Kürzel bereits.</translation>
    </message>
    <message>
        <source>Not saved. Your text is kept.</source>
        <translation>Nicht gespeichert. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Delete /%1?</source>
        <translation>/%1 löschen?</translation>
    </message>
    <message>
        <source>“%1” will be deleted for everyone. Replies that were already sent do not change.</source>
        <translation>„%1“ wird für alle gelöscht. Bereits gesendete Antworten ändern sich nicht.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Not deleted.</source>
        <translation>Nicht gelöscht.</translation>
    </message>
    <message>
        <source>No saved reply selected</source>
        <translation>Kein Textbaustein ausgewählt</translation>
    </message>
    <message>
        <source>Select a saved reply to edit it, or press N to create one.</source>
        <translation>Wählen Sie einen Textbaustein, um ihn zu bearbeiten, oder legen Sie mit N einen neuen an.</translation>
    </message>
    <message>
        <source>Select a saved reply to read it.</source>
        <translation>Wählen Sie einen Textbaustein, um ihn zu lesen.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ReplyEditor</name>
    <message>
        <source>refund-approved</source>
        <translation>erstattung-bewilligt</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Placeholders, filled in when the reply is used: %1</source>
        <translation>Platzhalter, die beim Verwenden ausgefüllt werden: %1</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Shortcut, typed after /</source>
        <translation>Kürzel, nach / getippt</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Customer preview</source>
        <translation>Vorschau für den Kunden</translation>
    </message>
    <message>
        <source>New saved reply</source>
        <translation>Neuer Textbaustein</translation>
    </message>
    <message>
        <source>The shortcut cannot be changed</source>
        <translation>Das Kürzel lässt sich nicht ändern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Dana Whitfield</source>
        <comment>a customer&apos;s name, as an example</comment>
        <translation>Dana Whitfield</translation>
    </message>
    <message>
        <source>No text yet</source>
        <translation>Noch kein Text</translation>
    </message>
    <message>
        <source>Too long to save: %1 of at most %2 characters</source>
        <translation>Zu lang zum Speichern: %1 von höchstens %2 Zeichen</translation>
    </message>
    <message>
        <source>1 character</source>
        <translation>1 Zeichen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln Zeichen</numerusform>
            <numerusform>%Ln Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between placeholders</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Everyone can use saved replies. Supervisors can edit them.</source>
        <translation>Alle können Textbausteine verwenden. Die Teamleitung kann sie bearbeiten.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ResolveDialog</name>
    <message>
        <source>Resolve this case</source>
        <translation>Diesen Fall lösen</translation>
    </message>
    <message>
        <source>Resolve %1 cases</source>
        <translation>%1 Fälle lösen</translation>
    </message>
    <message>
        <source>Leave empty to keep each case&apos;s own summary.</source>
        <translation>Leer lassen, damit jeder Fall seine eigene Zusammenfassung behält.</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>The summary can have at most %1 characters. Yours has %2.</source>
        <translation>Die Zusammenfassung darf höchstens %1 Zeichen haben. Ihre hat %2.</translation>
    </message>
    <message>
        <source>Follow up: return the case to the queue on</source>
        <translation>Wiedervorlage: zurück in die Warteschlange am</translation>
    </message>
    <message>
        <source>Follow-up time</source>
        <translation>Zeitpunkt der Wiedervorlage</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>format of a day and time to be typed</comment>
        <translation>dd.MM.yyyy HH:mm</translation>
    </message>
    <message>
        <source>The follow-up time must be in the future.</source>
        <translation>Die Wiedervorlage muss in der Zukunft liegen.</translation>
    </message>
    <message>
        <source>Resolving…</source>
        <translation>Wird gelöst…</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>Resolve %1</source>
        <comment>so many cases</comment>
        <translation>%1 lösen</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Lösen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RulesCard</name>
    <message>
        <source>Model selection</source>
        <translation>Modellauswahl</translation>
    </message>
    <message>
        <source>Save rules</source>
        <translation>Regeln speichern</translation>
    </message>
    <message>
        <source>The first matching rule applies. If no rule matches, the small model answers.</source>
        <translation>Es gilt die erste passende Regel. Passt keine, antwortet das kleine Modell.</translation>
    </message>
    <message>
        <source>Model selection rules</source>
        <translation>Regeln für die Modellauswahl</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RulesField</name>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>%1 or worse</source>
        <comment>a sentiment</comment>
        <translation>%1 oder schlechter</translation>
    </message>
    <message>
        <source>Customer, rule %1</source>
        <translation>Kunde, Regel %1</translation>
    </message>
    <message>
        <source>Any customer</source>
        <translation>Jeder Kunde</translation>
    </message>
    <message>
        <source>VIPs</source>
        <translation>VIPs</translation>
    </message>
    <message>
        <source>Not VIPs</source>
        <translation>Keine VIPs</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>Move rule %1 up</source>
        <translation>Regel %1 nach oben</translation>
    </message>
    <message>
        <source>Move rule %1 down</source>
        <translation>Regel %1 nach unten</translation>
    </message>
    <message>
        <source>Remove rule %1</source>
        <translation>Regel %1 entfernen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SavedReplyPopup</name>
    <message>
        <source>Saved replies</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>%1, slash %2</source>
        <comment>a saved reply</comment>
        <translation>%1, Schrägstrich %2</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SecretDialog</name>
    <message>
        <source>Endpoint secret</source>
        <translation>Das Geheimnis des Endpunkts</translation>
    </message>
    <message>
        <source>The secret is shown only once. The old secret also signs deliveries for 24 hours. Update the receiver before then.</source>
        <translation>Das Geheimnis wird nur einmal angezeigt. Das alte signiert noch 24 Stunden lang mit. Stellen Sie den Empfänger bis dahin um.</translation>
    </message>
    <message>
        <source>The secret is shown only once. The receiver uses it to verify that deliveries are authentic and unmodified.</source>
        <translation>Das Geheimnis wird nur einmal angezeigt. Der Empfänger prüft damit, dass Zustellungen echt und unverändert sind.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SecretField</name>
    <message>
        <source>Removed when you save</source>
        <translation>Beim Speichern entfernt</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Gesetzt</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SentimentChart</name>
    <message>
        <source>Sentiment over time</source>
        <translation>Verlauf der Stimmung</translation>
    </message>
    <message>
        <source>No customer message has been evaluated yet.</source>
        <translation>Noch wurde keine Nachricht des Kunden ausgewertet.</translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <comment>time, glyph, sentiment</comment>
        <translation>%1 · %2 %3</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <comment>when and how, the message</comment>
        <translation>%1: „%2“</translation>
    </message>
    <message>
        <source>Messages: %1. Sentiment: %2.</source>
        <translation>Nachrichten: %1. Stimmung: %2.</translation>
    </message>
    <message>
        <source>, then </source>
        <comment>between two sentiments</comment>
        <translation>, dann </translation>
    </message>
    <message>
        <source>Escalated to %1 at %2.</source>
        <translation>Eskaliert an %1 um %2.</translation>
    </message>
    <message>
        <source>from %1 to %2, at worst %3</source>
        <comment>three sentiments</comment>
        <translation>von %1 zu %2, am schlechtesten %3</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ServerSettings</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>Lauscht auf</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>How to change these settings</source>
        <translation>So ändern Sie diese Einstellungen</translation>
    </message>
    <message>
        <source>Unknown while the server cannot be reached</source>
        <translation>Unbekannt, solange der Server nicht erreichbar ist</translation>
    </message>
    <message>
        <source>Yes, with TLS</source>
        <translation>Ja, mit TLS</translation>
    </message>
    <message>
        <source>No. Use only from this machine or behind a proxy.</source>
        <translation>Nein. Nur von diesem Rechner aus oder hinter einem Proxy verwenden.</translation>
    </message>
    <message>
        <source>The address and port are set on the server: listen = 127.0.0.1:8080 in the configuration file, the environment variable TIERDESK_LISTEN, or the option --listen. Changes take effect at the next start. To use another server, sign out and enter its address.</source>
        <translation>Adresse und Port werden am Server eingestellt: listen = 127.0.0.1:8080 in der Konfigurationsdatei, die Umgebungsvariable TIERDESK_LISTEN oder die Option --listen. Änderungen gelten ab dem nächsten Start. Um einen anderen Server zu verwenden, melden Sie sich ab und geben Sie dessen Adresse ein.</translation>
    </message>
    <message>
        <source>This server runs on another machine. Its listen address is set there. To use another server, sign out and enter its address.</source>
        <translation>Dieser Server läuft auf einem anderen Rechner. Worauf er lauscht, wird dort eingestellt. Um einen anderen Server zu verwenden, melden Sie sich ab und geben Sie dessen Adresse ein.</translation>
    </message>
    <message>
        <source>To use another server, sign out and enter its address.</source>
        <translation>Um einen anderen Server zu verwenden, melden Sie sich ab und geben Sie dessen Adresse ein.</translation>
    </message>
    <message>
        <source>Applies at the next start</source>
        <translation>Gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Listen address</source>
        <translation>Lausch-Adresse</translation>
    </message>
    <message>
        <source>127.0.0.1 accepts connections from this machine only. Any other address needs a certificate first.</source>
        <translation>127.0.0.1 nimmt nur Verbindungen von diesem Rechner an. Jede andere Adresse braucht zuerst ein Zertifikat.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>0 selects any free port, a different one at each start.</source>
        <translation>0 wählt einen freien Port, bei jedem Start einen anderen.</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>The running server is not changed.</source>
        <translation>Der laufende Server wird nicht geändert.</translation>
    </message>
    <message>
        <source>The server was started with %1, which overrides these settings.</source>
        <translation>Der Server wurde mit %1 gestartet; das hat Vorrang vor diesen Einstellungen.</translation>
    </message>
    <message>
        <source>Saved. From the next start, the server listens on %1.</source>
        <translation>Gespeichert. Ab dem nächsten Start lauscht der Server auf %1.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsList</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>Noch keine Sitzungen</translation>
    </message>
    <message>
        <source>Every customer conversation appears here as soon as it starts, whoever is handling it.</source>
        <translation>Jedes Kundengespräch erscheint hier, sobald es beginnt, ganz gleich, wer es bearbeitet.</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>No sessions match these filters. Remove a filter to see more.</source>
        <translation>Keine Sitzung passt zu diesen Filtern. Entfernen Sie einen Filter, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Show all sessions</source>
        <translation>Alle Sitzungen zeigen</translation>
    </message>
    <message>
        <source>The list could not be refreshed. %1</source>
        <translation>Die Liste konnte nicht aktualisiert werden. %1</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>%Ln Sitzung</numerusform>
            <numerusform>%Ln Sitzungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsModel</name>
    <message>
        <source>%1 · VIP</source>
        <comment>customer</comment>
        <translation>%1 · VIP</translation>
    </message>
    <message>
        <source>empty</source>
        <comment>an empty cell, spoken</comment>
        <translation>leer</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Anliegen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Escalation reason</source>
        <translation>Eskalationsgrund</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Last updated</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsPage</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>Sitzungen durchsuchen</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Liste aktualisieren</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter zurücksetzen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsTable</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SettingsPage</name>
    <message>
        <source>Settings sections</source>
        <translation>Bereiche der Einstellungen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>Webchat</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SidePanel</name>
    <message>
        <source>About this case</source>
        <translation>Zu diesem Fall</translation>
    </message>
    <message>
        <source>Edit the tags</source>
        <translation>Schlagwörter bearbeiten</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Kurzfassung</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Your authority</source>
        <translation>Ihre Befugnis</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>Kein Fall ist geöffnet</translation>
    </message>
    <message>
        <source>Open a case to see its details here.</source>
        <translation>Öffnen Sie einen Fall, um hier seine Details zu sehen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Not connected. This information may be out of date.</source>
        <translation>Nicht verbunden. Diese Angaben sind vielleicht veraltet.</translation>
    </message>
    <message>
        <source>No brief yet. It is written when the case is passed to a human agent.</source>
        <translation>Noch keine Kurzfassung. Sie wird geschrieben, wenn der Fall zu einem Menschen kommt.</translation>
    </message>
    <message>
        <source>No brief yet</source>
        <translation>Noch keine Kurzfassung</translation>
    </message>
    <message>
        <source>Granted:</source>
        <translation>Gewährt:</translation>
    </message>
    <message>
        <source>Refused:</source>
        <translation>Abgelehnt:</translation>
    </message>
    <message>
        <source>Promised:</source>
        <translation>Versprochen:</translation>
    </message>
    <message>
        <source>Next:</source>
        <translation>Als Nächstes:</translation>
    </message>
    <message>
        <source>Not saved. %1 Change a tag to try again.</source>
        <translation>Nicht gespeichert. %1 Ändern Sie ein Schlagwort, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Written by %1, checked against the record</source>
        <translation>Formuliert von %1, am Vorgang geprüft</translation>
    </message>
    <message>
        <source>Correct the topic</source>
        <translation>Thema korrigieren</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Not changed. %1</source>
        <translation>Nicht geändert. %1</translation>
    </message>
    <message>
        <source>Saved. Similar messages will be classified this way.</source>
        <translation>Gespeichert. Ähnliche Nachrichten werden künftig so zugeordnet.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SignInPage</name>
    <message>
        <source>Keep me signed in on this machine</source>
        <translation>Auf diesem Rechner angemeldet bleiben</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sign in to Tierdesk</source>
        <translation>Bei Tierdesk anmelden</translation>
    </message>
    <message>
        <source>The customer-service console.</source>
        <translation>Die Konsole für den Kundenservice.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>desk.example.com</source>
        <translation>desk.example.com</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>you@example.com</source>
        <translation>sie@example.com</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Stored in the system keychain.</source>
        <translation>Wird im Schlüsselbund des Systems gespeichert.</translation>
    </message>
    <message>
        <source>This system has no keychain. Your sign-in is stored in a file that only you can read.</source>
        <translation>Dieses System hat keinen Schlüsselbund. Ihre Anmeldung wird in einer Datei gespeichert, die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung…</translation>
    </message>
    <message>
        <source>Enter the server address. You can find it in your invitation.</source>
        <translation>Geben Sie die Serveradresse ein. Sie steht in Ihrer Einladung.</translation>
    </message>
    <message>
        <source>Enter your e-mail address.</source>
        <translation>Geben Sie Ihre E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Geben Sie Ihr Passwort ein.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SmsForm</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Queued text messages</source>
        <translation>SMS in der Warteschlange</translation>
    </message>
    <message>
        <source>Failed text messages</source>
        <translation>Fehlgeschlagene SMS</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Carrier account</source>
        <translation>Konto beim Anbieter</translation>
    </message>
    <message>
        <source>Receive and answer text messages</source>
        <translation>SMS empfangen und beantworten</translation>
    </message>
    <message>
        <source>While this is off, no text messages are received and outgoing ones are queued.</source>
        <translation>Solange dies aus ist, werden keine SMS empfangen, und ausgehende SMS warten in der Warteschlange.</translation>
    </message>
    <message>
        <source>Carrier API URL</source>
        <translation>API-URL des Anbieters</translation>
    </message>
    <message>
        <source>Twilio or a service with a compatible API.</source>
        <translation>Twilio oder ein Dienst mit kompatibler API.</translation>
    </message>
    <message>
        <source>Account SID</source>
        <translation>Konto-SID</translation>
    </message>
    <message>
        <source>Auth token</source>
        <translation>Auth-Token</translation>
    </message>
    <message>
        <source>Stored on the server and never shown.</source>
        <translation>Wird auf dem Server gespeichert und nie angezeigt.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Customers write to this number. Replies are sent from it.</source>
        <translation>Kunden schreiben an diese Nummer. Antworten werden von ihr gesendet.</translation>
    </message>
    <message>
        <source>Incoming webhook</source>
        <translation>Eingehender Webhook</translation>
    </message>
    <message>
        <source>Public address of this server</source>
        <translation>Öffentliche Adresse dieses Servers</translation>
    </message>
    <message>
        <source>The address that the carrier calls, in front of any proxy. The carrier signs it.</source>
        <translation>Die Adresse, die der Anbieter aufruft, vor einem etwaigen Proxy. Der Anbieter signiert sie.</translation>
    </message>
    <message>
        <source>Webhook URL</source>
        <translation>Webhook-URL</translation>
    </message>
    <message>
        <source>Enter this URL at the carrier, with the POST method.</source>
        <translation>Tragen Sie diese URL beim Anbieter ein, mit der Methode POST.</translation>
    </message>
    <message>
        <source>Enter the address above</source>
        <translation>Adresse oben eingeben</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy webhook URL</source>
        <translation>Webhook-URL kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SnoozeDialog</name>
    <message>
        <source>In an hour</source>
        <translation>In einer Stunde</translation>
    </message>
    <message>
        <source>This afternoon</source>
        <translation>Heute Nachmittag</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>format of a near day</comment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>Snooze this case</source>
        <translation>Diesen Fall zurückstellen</translation>
    </message>
    <message>
        <source>&amp;%1  %2 – %3</source>
        <comment>number, name, time</comment>
        <translation>&amp;%1  %2 – %3</translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation>&amp;Am</translation>
    </message>
    <message>
        <source>At a custom time</source>
        <translation>Zu einem Zeitpunkt Ihrer Wahl</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Zurückstellen bis</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>format of a day and time to be typed</comment>
        <translation>dd.MM.yyyy HH:mm</translation>
    </message>
    <message>
        <source>Snooze until %1</source>
        <translation>Bis %1 zurückstellen</translation>
    </message>
    <message>
        <source>This time is in the past. Choose a later time.</source>
        <translation>Dieser Zeitpunkt liegt in der Vergangenheit. Wählen Sie einen späteren.</translation>
    </message>
    <message>
        <source>Snoozing…</source>
        <translation>Wird zurückgestellt…</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SpeakersCard</name>
    <message>
        <source>Provider order</source>
        <translation>Reihenfolge der Anbieter</translation>
    </message>
    <message>
        <source>Save order and budget</source>
        <translation>Reihenfolge und Budget speichern</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>Share of today&apos;s budget spent</source>
        <translation>Verbrauchter Anteil des heutigen Budgets</translation>
    </message>
    <message>
        <source>Spent today</source>
        <translation>Heute ausgegeben</translation>
    </message>
    <message>
        <source>Providers are asked in this order until one answers.</source>
        <translation>Anbieter werden in dieser Reihenfolge gefragt, bis einer antwortet.</translation>
    </message>
    <message>
        <source>Daily budget</source>
        <translation>Tagesbudget</translation>
    </message>
    <message>
        <source>Resets at midnight UTC. When the budget is used up, no model is asked.</source>
        <translation>Wird um Mitternacht (UTC) zurückgesetzt. Ist das Budget aufgebraucht, wird kein Modell gefragt.</translation>
    </message>
    <message>
        <source>If no model answers</source>
        <translation>Wenn kein Modell antwortet</translation>
    </message>
    <message>
        <source>Otherwise: built-in responder</source>
        <translation>Sonst: eingebauter Antwortgeber</translation>
    </message>
    <message>
        <source>Otherwise: escalate to a person</source>
        <translation>Sonst: an einen Menschen eskalieren</translation>
    </message>
    <message>
        <source>Otherwise: return an error</source>
        <translation>Sonst: einen Fehler zurückgeben</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No price is set for %1. Until you enter one below, the budget counts %2 per million input tokens and %3 per million output tokens.</source>
        <translation>Für %1 ist kein Preis angegeben. Bis Sie ihn unten eintragen, rechnet das Budget mit %2 je Million Eingabe-Token und %3 je Million Ausgabe-Token.</translation>
    </message>
    <message>
        <source>Budget used up. It resets at midnight UTC.</source>
        <translation>Budget aufgebraucht. Es wird um Mitternacht (UTC) zurückgesetzt.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::StatusLine</name>
    <message>
        <source>tier %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>AI is off</source>
        <translation>KI ist aus</translation>
    </message>
    <message>
        <source>p95 turn %1 ms</source>
        <translation>p95 Antwort %1 ms</translation>
    </message>
    <message>
        <source>p95 turn %1 s</source>
        <translation>p95 Antwort %1 s</translation>
    </message>
    <message>
        <source>95% of AI replies arrive within this time</source>
        <translation>95 % der KI-Antworten kommen innerhalb dieser Zeit</translation>
    </message>
    <message>
        <source>Share of first replies due today that were sent on time</source>
        <translation>Anteil der heute fälligen ersten Antworten, die rechtzeitig kamen</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>Not connected, next try in %1 s</source>
        <translation>Nicht verbunden, nächster Versuch in %1 s</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
    <message>
        <source>%1 · degraded</source>
        <translation>%1 · gestört</translation>
    </message>
    <message>
        <source>1 active session</source>
        <translation>1 aktive Sitzung</translation>
    </message>
    <message>
        <source>%1 active sessions</source>
        <translation>%1 aktive Sitzungen</translation>
    </message>
    <message>
        <source>SLA today %1&#xa0;%</source>
        <translation>SLA heute %1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TagButton</name>
    <message>
        <source>Press to remove this tag</source>
        <translation>Drücken, um dieses Schlagwort zu entfernen</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TagsEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>A case can have at most %1 tags.</source>
        <translation>Ein Fall darf höchstens %1 Schlagwörter haben.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TiersPage</name>
    <message>
        <source>Save configuration</source>
        <translation>Konfiguration speichern</translation>
    </message>
    <message>
        <source>Show version history</source>
        <translation>Versionsverlauf anzeigen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Version history of this configuration</source>
        <translation>Versionsverlauf dieser Konfiguration</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard all unsaved changes</source>
        <translation>Alle nicht gespeicherten Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Someone</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>%1 saved version %2 in the meantime. It is shown here.</source>
        <translation>%1 hat inzwischen Version %2 gespeichert. Sie wird hier angezeigt.</translation>
    </message>
    <message>
        <source>Your unsaved change is kept.</source>
        <translation>Ihre nicht gespeicherte Änderung bleibt erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>Your %Ln unsaved changes are kept.</source>
        <translation>
            <numerusform>Ihre %Ln nicht gespeicherte Änderung bleibt erhalten.</numerusform>
            <numerusform>Ihre %Ln nicht gespeicherten Änderungen bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>You both changed %1. Their value is %2, yours is %3. If you save, your value applies.</source>
        <translation>Sie haben beide %1 geändert. Der andere Wert ist %2, Ihrer ist %3. Wenn Sie speichern, gilt Ihr Wert.</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>Nicht akzeptiert: %1</translation>
    </message>
    <message>
        <source>Nothing was saved. %1 has an invalid value.</source>
        <translation>Nichts wurde gespeichert. %1 hat einen ungültigen Wert.</translation>
    </message>
    <message>
        <source>Nothing was saved. Your changes are kept. %1. %2</source>
        <translation>Nichts wurde gespeichert. Ihre Änderungen bleiben erhalten. %1. %2</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>1 unsaved change</source>
        <translation>1 nicht gespeicherte Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsaved changes</source>
        <translation>
            <numerusform>%Ln nicht gespeicherte Änderung</numerusform>
            <numerusform>%Ln nicht gespeicherte Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TopicSection</name>
    <message>
        <source>Intent</source>
        <translation>Anliegen</translation>
    </message>
    <message>
        <source>Topic of the case</source>
        <translation>Thema des Falls</translation>
    </message>
    <message>
        <source>Choose a different topic to correct it. Similar messages will be classified the same way.</source>
        <translation>Wählen Sie ein anderes Thema, um es zu korrigieren. Ähnliche Nachrichten werden dann ebenso zugeordnet.</translation>
    </message>
    <message>
        <source>Not classified yet</source>
        <translation>Noch nicht zugeordnet</translation>
    </message>
    <message>
        <source>Intent of the case</source>
        <translation>Anliegen des Falls</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Based on the customer&apos;s message, %L1 % confidence</source>
        <translation>Aus der Nachricht des Kunden, zu %L1 % sicher</translation>
    </message>
    <message>
        <source>Classified as %1, corrected by a person</source>
        <translation>Zugeordnet als %1, von einem Menschen korrigiert</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrainingModel</name>
    <message>
        <source>%1, %2</source>
        <comment>who, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, corrected in %3</source>
        <comment>who, when, session</comment>
        <translation>%1, %2, richtiggestellt in %3</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrainingPage</name>
    <message>
        <source>The example was not added. The server did not accept it.</source>
        <translation>Das Beispiel wurde nicht hinzugefügt. Der Server hat es nicht angenommen.</translation>
    </message>
    <message>
        <source>Not added. %1</source>
        <translation>Nicht hinzugefügt. %1</translation>
    </message>
    <message>
        <source>Add examples from a file</source>
        <translation>Beispiele aus einer Datei hinzufügen</translation>
    </message>
    <message>
        <source>Examples (*.tsv *.txt *.json);;All files (*)</source>
        <translation>Beispiele (*.tsv *.txt *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The file is too large. The limit is %L1 examples.</source>
        <translation>Die Datei ist zu groß. Erlaubt sind höchstens %L1 Beispiele.</translation>
    </message>
    <message>
        <source>The file format is not supported. Use JSON, or lines with a text, a tab and a label.</source>
        <translation>Das Dateiformat wird nicht unterstützt. Verwenden Sie JSON oder Zeilen aus Text, Tabulator und Name.</translation>
    </message>
    <message>
        <source>Row %1 of the file has no text or no label.</source>
        <translation>In Zeile %1 der Datei fehlt der Text oder der Name.</translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln example(s)…</source>
        <translation>
            <numerusform>%Ln Beispiel wird hinzugefügt …</numerusform>
            <numerusform>%Ln Beispiele werden hinzugefügt …</numerusform>
        </translation>
    </message>
    <message>
        <source>Not added.</source>
        <translation>Nicht hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s) added</source>
        <translation>
            <numerusform>%Ln Beispiel hinzugefügt</numerusform>
            <numerusform>%Ln Beispiele hinzugefügt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>12 examples added; 3 rows rejected, the first is row 7</comment>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected, the first is row %L1</source>
        <translation>
            <numerusform>%Ln Zeile abgelehnt, die erste ist Zeile %L1</numerusform>
            <numerusform>%Ln Zeilen abgelehnt, die erste ist Zeile %L1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln example(s)?</source>
        <translation>
            <numerusform>%Ln Beispiel entfernen?</numerusform>
            <numerusform>%Ln Beispiele entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The model is retrained without them. The cases they come from are not changed.</source>
        <translation>Das Modell wird ohne sie neu trainiert. Die Fälle, aus denen sie stammen, werden nicht geändert.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Not removed.</source>
        <translation>Nicht entfernt.</translation>
    </message>
    <message>
        <source>Training type</source>
        <translation>Art des Trainings</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>Anliegen</translation>
    </message>
    <message>
        <source>Search examples</source>
        <translation>Beispiele durchsuchen</translation>
    </message>
    <message>
        <source>Find (/)</source>
        <translation>Suchen (/)</translation>
    </message>
    <message>
        <source>Filter examples</source>
        <translation>Beispiele filtern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Remove selected examples</source>
        <translation>Ausgewählte Beispiele entfernen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import …</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Add example</source>
        <translation>Beispiel hinzufügen</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Die Liste aktualisieren</translation>
    </message>
    <message>
        <source>Train now</source>
        <translation>Jetzt trainieren</translation>
    </message>
    <message>
        <source>The training status could not be loaded.</source>
        <translation>Der Trainingsstatus konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No examples found</source>
        <translation>Keine Beispiele gefunden</translation>
    </message>
    <message>
        <source>No example matches this search or filter.</source>
        <translation>Kein Beispiel entspricht dieser Suche oder diesem Filter.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>No examples yet</source>
        <translation>Noch keine Beispiele</translation>
    </message>
    <message>
        <source>Examples teach the model to recognize topics. Correct the topic of a case next to its conversation to turn its message into an example, or add examples here.</source>
        <translation>Aus Beispielen lernt das Modell, Themen zu erkennen. Korrigieren Sie das Thema eines Falls neben seinem Gespräch, um seine Nachricht zum Beispiel zu machen, oder fügen Sie hier Beispiele hinzu.</translation>
    </message>
    <message>
        <source>Intents describe what your customers want. Add a few examples for each intent so that messages can be matched to it.</source>
        <translation>Anliegen beschreiben, was Ihre Kunden wollen. Fügen Sie für jedes Anliegen einige Beispiele hinzu, damit Nachrichten ihm zugeordnet werden können.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrainingPanel</name>
    <message>
        <source>Accuracy on unseen examples is %L1 of %L2; the current model scores %L3.</source>
        <translation>Richtig bei neuen Beispielen: %L1 von %L2; das aktuelle Modell erreicht %L3.</translation>
    </message>
    <message>
        <source>Accuracy on known examples is %L2 of %L1; the current model scores %L3. New examples contradict earlier ones.</source>
        <translation>Richtig bei bekannten Beispielen: %L2 von %L1; das aktuelle Modell erreicht %L3. Neue Beispiele widersprechen früheren.</translation>
    </message>
    <message>
        <source>Accuracy on unseen examples is %L1 of %L2. Some examples contradict each other.</source>
        <translation>Richtig bei neuen Beispielen: %L1 von %L2. Einige Beispiele widersprechen einander.</translation>
    </message>
    <message>
        <source>The stored model could not be read.</source>
        <translation>Das gespeicherte Modell konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No examples are left.</source>
        <translation>Es gibt keine Beispiele mehr.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Verwendung</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>outcome, reason</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Current model</source>
        <translation>Aktuelles Modell</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Train now</source>
        <translation>Jetzt trainieren</translation>
    </message>
    <message>
        <source>Trains a new model on all examples and compares it with the current model</source>
        <translation>Trainiert ein neues Modell mit allen Beispielen und vergleicht es mit dem aktuellen</translation>
    </message>
    <message>
        <source>Accuracy by label</source>
        <translation>Genauigkeit je Name</translation>
    </message>
    <message>
        <source>Recent trainings</source>
        <translation>Letzte Trainings</translation>
    </message>
    <message>
        <source>Training status</source>
        <translation>Trainingsstatus</translation>
    </message>
    <message numerus="yes">
        <source>Trained on %Ln example(s), %1</source>
        <translation>
            <numerusform>Mit %Ln Beispiel trainiert, %1</numerusform>
            <numerusform>Mit %Ln Beispielen trainiert, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy on unseen examples: %L2 of %L1. Without this model: %L3.</source>
        <translation>Richtig bei neuen Beispielen: %L2 von %L1. Ohne dieses Modell: %L3.</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>%Ln Beispiel</numerusform>
            <numerusform>%Ln Beispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 correct</source>
        <comment>of unseen examples</comment>
        <translation>%L1 von %L2 richtig</translation>
    </message>
    <message>
        <source>None yet. Intents are recognized once at least two of them have examples.</source>
        <translation>Noch keines. Anliegen werden erkannt, sobald mindestens zwei davon Beispiele haben.</translation>
    </message>
    <message>
        <source>No training yet.</source>
        <translation>Noch kein Training.</translation>
    </message>
    <message>
        <source>Examples have changed. Training starts shortly after the last change.</source>
        <translation>Beispiele haben sich geändert. Das Training beginnt kurz nach der letzten Änderung.</translation>
    </message>
    <message>
        <source>Training is running. The current model stays in use until it is done.</source>
        <translation>Das Training läuft. Bis dahin bleibt das aktuelle Modell in Verwendung.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TransferDialog</name>
    <message>
        <source>Transfer this case</source>
        <translation>Diesen Fall weitergeben</translation>
    </message>
    <message>
        <source>Transfer %1 cases</source>
        <translation>%1 Fälle weitergeben</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Namen eingeben</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>What your colleague should know. Only the team sees it.</source>
        <translation>Was man dort wissen sollte. Nur das Team sieht es.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Kollegen</translation>
    </message>
    <message>
        <source>Loading colleagues…</source>
        <translation>Kollegen werden geladen…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No matching colleagues</source>
        <translation>Keine passenden Kollegen</translation>
    </message>
    <message>
        <source>No other colleagues</source>
        <translation>Keine anderen Kollegen</translation>
    </message>
    <message>
        <source>Try a shorter or different name.</source>
        <translation>Versuchen Sie einen kürzeren oder anderen Namen.</translation>
    </message>
    <message>
        <source>Colleagues appear here once an administrator has added them.</source>
        <translation>Kollegen erscheinen hier, sobald ein Administrator sie hinzugefügt hat.</translation>
    </message>
    <message>
        <source>A note can have at most %1 characters. Yours has %2.</source>
        <translation>Eine Notiz darf höchstens %1 Zeichen haben. Ihre hat %2.</translation>
    </message>
    <message>
        <source>Transferring…</source>
        <translation>Wird weitergegeben…</translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>weitergegeben</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Transfer %1 to %2</source>
        <comment>so many cases, a name</comment>
        <translation>%1 an %2 geben</translation>
    </message>
    <message>
        <source>Transfer to %1</source>
        <translation>An %1 geben</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Einen Moment.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Tray</name>
    <message>
        <source>Show Tierdesk</source>
        <translation>Tierdesk zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Tierdesk: not signed in</source>
        <translation>Tierdesk: nicht angemeldet</translation>
    </message>
    <message>
        <source>Tierdesk: no cases waiting</source>
        <translation>Tierdesk: keine wartenden Fälle</translation>
    </message>
    <message numerus="yes">
        <source>Tierdesk: %Ln waiting</source>
        <translation>
            <numerusform>Tierdesk: %Ln wartet</numerusform>
            <numerusform>Tierdesk: %Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Tierdesk: number of waiting cases unknown</source>
        <translation>Tierdesk: Zahl der wartenden Fälle unbekannt</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrialCard</name>
    <message>
        <source>Ask the small model</source>
        <translation>Das kleine Modell fragen</translation>
    </message>
    <message>
        <source>Where is my order?</source>
        <translation>Wo ist meine Bestellung?</translation>
    </message>
    <message>
        <source>The model&apos;s answer</source>
        <translation>Antwort des Modells</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Sends one request, which is billed.</source>
        <translation>Sendet eine Anfrage, die berechnet wird.</translation>
    </message>
    <message>
        <source>%1 · %2 ms · %3 tokens · %4</source>
        <translation>%1 · %2 ms · %3 Tokens · %4</translation>
    </message>
    <message>
        <source>%1 · %2 ms · %3 tokens · price unknown</source>
        <translation>%1 · %2 ms · %3 Tokens · Preis unbekannt</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrustDialog</name>
    <message>
        <source>The server certificate has changed</source>
        <translation>Das Zertifikat des Servers hat sich geändert</translation>
    </message>
    <message>
        <source>The server certificate is not trusted</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut</translation>
    </message>
    <message>
        <source>You previously trusted a different certificate for %1. It may have been renewed, or someone may be intercepting your connection. Ask the server&apos;s administrator before you continue.</source>
        <translation>Sie haben bisher einem anderen Zertifikat von %1 vertraut. Vielleicht wurde es erneuert, oder jemand fängt Ihre Verbindung ab. Fragen Sie den Administrator des Servers, bevor Sie fortfahren.</translation>
    </message>
    <message>
        <source>This machine does not know the certificate of %1. Compare the fingerprint with the one from the server&apos;s administrator. If they match, you can trust the certificate, and you will not be asked again.</source>
        <translation>Dieser Rechner kennt das Zertifikat von %1 nicht. Vergleichen Sie den Fingerabdruck mit dem, den der Administrator des Servers Ihnen nennt. Stimmen sie überein, können Sie dem Zertifikat vertrauen und werden nicht mehr gefragt.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Ausgestellt auf</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Trust certificate</source>
        <translation>Zertifikat vertrauen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TypingTeller</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 schreibt…</translation>
    </message>
    <message>
        <source>%1 are typing…</source>
        <translation>%1 schreiben…</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::VerdictView</name>
    <message>
        <source>This refund</source>
        <translation>Diese Erstattung</translation>
    </message>
    <message>
        <source>This credit</source>
        <translation>Diese Gutschrift</translation>
    </message>
    <message>
        <source>This replacement</source>
        <translation>Dieser Ersatz</translation>
    </message>
    <message>
        <source>This action</source>
        <translation>Diese Aktion</translation>
    </message>
    <message>
        <source>Authority check</source>
        <translation>Prüfung der Befugnis</translation>
    </message>
    <message>
        <source>Your limit</source>
        <translation>Ihre Grenze</translation>
    </message>
    <message>
        <source>Used in this period</source>
        <translation>In diesem Zeitraum genutzt</translation>
    </message>
    <message>
        <source>Remaining afterwards</source>
        <translation>Verbleibt danach</translation>
    </message>
    <message>
        <source>Order %1, paid</source>
        <translation>Bestellung %1, bezahlt</translation>
    </message>
    <message>
        <source>Already refunded</source>
        <translation>Bereits erstattet</translation>
    </message>
    <message>
        <source>Refunded to the customer</source>
        <translation>Erstattung an den Kunden</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ViewsButton</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Alle Sitzungen</translation>
    </message>
    <message>
        <source>Open, with agents</source>
        <translation>Offen, bei Menschen</translation>
    </message>
    <message>
        <source>With the AI Manager</source>
        <translation>Beim KI-Manager</translation>
    </message>
    <message>
        <source>Irate, last 7 days</source>
        <translation>Wütend, letzte 7 Tage</translation>
    </message>
    <message>
        <source>Started and resolved today</source>
        <translation>Heute begonnen und gelöst</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Diese Ansicht speichern…</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>Ansicht entfernen</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Diese Ansicht speichern</translation>
    </message>
    <message>
        <source>View name. A saved view with the same name is replaced.</source>
        <translation>Name der Ansicht. Eine gespeicherte Ansicht mit demselben Namen wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::WordsField</name>
    <message>
        <source>Add to %1</source>
        <translation>Zu „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Add keyword ↵</source>
        <translation>Neues Wort, ↵</translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation>%1 aus „%2“ entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Disclosure</name>
    <message>
        <source>Expanded. Press to collapse</source>
        <translation>Ausgeklappt. Zum Einklappen drücken</translation>
    </message>
    <message>
        <source>Collapsed. Press to expand</source>
        <translation>Eingeklappt. Zum Ausklappen drücken</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::RailButton</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 warten</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Spinner</name>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::WebChatSettings</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>Name der Firma</translation>
    </message>
    <message>
        <source>Same as light theme</source>
        <translation>Wie im hellen Design</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Choose image…</source>
        <translation>Bild wählen …</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>Webchat</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Shown in the chat header.</source>
        <translation>In der Kopfzeile des Chats.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Used for buttons, links and the customer&apos;s messages, for example #0b6e4f. It is adjusted where it would be hard to read.</source>
        <translation>Für Schaltflächen, Links und die Nachrichten der Kunden, etwa #0b6e4f. Sie wird angepasst, wo sie schlecht lesbar wäre.</translation>
    </message>
    <message>
        <source>Colour in the dark theme</source>
        <translation>Farbe im dunklen Design</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>PNG, JPEG, GIF or WebP, up to 64 KiB.</source>
        <translation>PNG, JPEG, GIF oder WebP, bis 64 KiB.</translation>
    </message>
    <message>
        <source>Greeting language</source>
        <translation>Sprache der Begrüßung</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>Shown before the first message.</source>
        <translation>Wird vor der ersten Nachricht gezeigt.</translation>
    </message>
    <message>
        <source>Text below the greeting</source>
        <translation>Text unter der Begrüßung</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>Logo wählen</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>The image could not be read: %1</source>
        <translation>Das Bild konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The image is too large. The limit is 64 KiB.</source>
        <translation>Das Bild ist zu groß. Erlaubt sind bis zu 64 KiB.</translation>
    </message>
    <message>
        <source>Saved. Customers see the changes when they next open the chat.</source>
        <translation>Gespeichert. Kunden sehen die Änderungen, wenn sie den Chat das nächste Mal öffnen.</translation>
    </message>
</context>
</TS>
