<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
<context>
    <name>ActionPhrases</name>
    <message>
        <source>Within your authority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over what is left of your authority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The company has given you no authority for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Human agents are switched off for this company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer&apos;s identity is only claimed, so nothing may be moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The company does not know this customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to another customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such subscription.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This amount is not possible here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The currencies do not agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than what was paid and not yet given back or replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order does not hold that many of this item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was replaced already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was refunded already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order has not shipped yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order has already left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order is cancelled or returned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A return was asked for already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street, city, country and a postcode or region are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subscription is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what shall change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is so already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out for delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>act, amount: Refund $312.40</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>format of a day in this year</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>format of a day in another year</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseFailures</name>
    <message>
        <source>The follow-up must lie in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time must lie in the future, and within 90 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take this amount: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take this: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take “%1”: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case was closed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was faster and has this case now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI has this case now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has this case now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody holds this case. Claim it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case, or the colleague, is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>heading, sentence</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>refused by authority limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused: not within its authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused: more than is left to refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused: the order has shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused: the order has not shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused: done before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused: not this customer&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI Rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Human agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refund of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credit of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replacement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancellation of the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an action, refused: why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 under way</source>
        <comment>an action</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 done</source>
        <comment>an action</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>an action</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>an action, why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not know who issued it, so nothing was sent. Ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took too long. Check the address and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no Tierdesk server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something answers at this address, but not in our language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the network, and that the server runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not permit this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer service is switched off for this company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case was closed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Things have moved on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else was faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot store anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its disk may be full. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoneyText</name>
    <message>
        <source>Enter an amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no amount. Write it as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no smaller unit: leave the fraction away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 digits after the point, no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount must be above zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Happy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frustrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Irate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Irate customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complex issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High-value customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund over threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalated complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical limitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Billing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General inquiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI Rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Human agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information provided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund processed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacement sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscription modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalated to a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer satisfied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unresolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <comment>hours and two-digit minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · VIP</source>
        <comment>channel of a very important customer</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShopSections</name>
    <message>
        <source>%1 × %2</source>
        <comment>quantity, item</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due %1</source>
        <comment>of a parcel: a day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::app::LocalConsole</name>
    <message>
        <source>Welcome to Tierdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two companies and a day of conversations are being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be made: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ActionDialog</name>
    <message>
        <source>Give money back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a replacement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel an order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange a return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the address of an order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking whether this may be done…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this may be done is not known. What was typed stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer, so nobody can tell yet whether it was done. Trying again is safe: it is sent under the same number and happens once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused. Nothing was moved; that it was tried is on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case was closed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI has this case now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody holds this case. Claim it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has this case now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: on its way. The company&apos;s system has not confirmed it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the company&apos;s system refused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the company&apos;s system refused it: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: refused. Nothing was moved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ActionForm</name>
    <message>
        <source>%1 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>quantity, item</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the record; may stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer has no order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be given back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left of your authority: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order has no items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer has no subscription.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the new plan.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AppearanceSettings</name>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font size in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact shows more cases at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of everything in the window, 80 to 200 percent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing turns or slides that need not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AuthoritySection</name>
    <message>
        <source>Replacement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More acts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>opens a dialog</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>act, key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1</source>
        <comment>what may still be granted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3 used</source>
        <comment>kind, amount, limit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money and goods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this period: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI has this case. Take it over to act.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim this case to act.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has this case; only they may act.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::BarRow</name>
    <message>
        <source>Show these sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::BubbleView</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::BulkPanel</name>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand the chosen cases to a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the chosen cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer the chosen cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve the chosen cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose no case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done here is done to each of them; you are told what became of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cases chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseActs</name>
    <message>
        <source>%1 It is not known whether the server heard it; the case shows how it stands.</source>
        <comment>an act that was not answered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colleague was faster and has this case now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was faster and has this case now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not claimed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not handed back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl ↵</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseHeader</name>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this case off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand this case to a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known about this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More acts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim the case, or take it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide what is known about the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More acts of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking over…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claiming…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this case over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is looking at this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>more people</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release: back to the waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand back to the AI Rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand back to the AI Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the session&apos;s id</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseView</name>
    <message>
        <source>Write a reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case could not be refreshed; it may have moved on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseWindow</name>
    <message>
        <source>Close the case&apos;s window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Tierdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 – Tierdesk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CasesDialog</name>
    <message>
        <source> and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of each case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>customer, what became of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some cases were closed by others meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 done, %2 not. What was typed is still here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ColumnChart</name>
    <message>
        <source>No data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 columns, %2 in all; the arrow keys go through them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command, a name, an e-mail address, an order, a session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only commands: nothing could be searched. %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits. Try part of a name, an order&apos;s number or an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ ↓ choose · ↵ does it · Esc leaves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Commands</name>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Composer</name>
    <message>
        <source>What to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send what is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last reply back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note for colleagues; the customer never sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply to %1… type / for saved replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only who holds the case may reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your draft is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts cannot be written to the disk: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case is closed. When the customer writes again, it opens anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody holds this case. Claim it to reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claiming…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI Manager holds this case. Take it over to reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI Rep holds this case. Take it over to reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking over…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds this case, and only they may reply. You can leave a note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>characters written, at most</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are typing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved replies could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading saved replies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no saved replies yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saved reply has “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer, so the note may not be stored. Your text is kept; add it again: it is never stored twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer, so the reply may not be sent. Your text is kept; send it again: it is never sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: the case was closed meanwhile. Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: you do not hold this case. Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: %1 holds this case now. Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: the AI holds this case now. Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been sent already. Look at the conversation before you send it again; your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: you are signed out. Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stored. %1 Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent. %1 Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too late to undo: the reply has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not undone: the server did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not undone. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your reply was not sent: the case was closed before. It is here again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your reply was not sent: the case was no longer yours. It is here again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your last reply was not sent. It is here again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConfigForm</name>
    <message>
        <source>tier %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>no words</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Professional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empathetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacement up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May modify subscriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May cancel orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May change addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notify on escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalation phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours, as customers read them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response length, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Irate protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detection threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalate by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalation rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat contact from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High-value customer from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complex issue from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalate by score at every door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a score of, or lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: first response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat is idle after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice is idle after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMS is idle after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail is idle after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new message reopens within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits count over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rule that fits decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer service is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency (ISO 4217)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where actions are carried out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the shop tables of this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise at this URL (https)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with the credential number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationModel</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2 · %3</source>
        <comment>the tier changed, why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2 · handed back</source>
        <comment>the tier changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed · the customer did not come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s), sent along by the client</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>sending in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <comment>a ticket&apos;s number, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer: %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationView</name>
    <message>
        <source>Loading the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the customer writes appears here by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>↓ %n new message(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s), go to the end</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CustomerSection</name>
    <message>
        <source>Earlier sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be reached at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · last CSAT %2</source>
        <comment>sessions, stars</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSAT %1 · %2</source>
        <comment>stars, day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>session id, its summary</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DashboardPage</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures could not be refreshed. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pts</source>
        <comment>percentage points</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 session</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No session climbed within this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moods could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody wrote within this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days are counted in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 28 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with the period before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contained by AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left happier than they came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions, by whether they climbed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stayed where they began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer sentiment, share of messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalations by reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where sessions end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentiment today, live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions by channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to the first escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Irate messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a person now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by a person now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Desk</name>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance as the desktop&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n yours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected to %1. What you see may be old; what you write is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Next try in %2&#xa0;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Trying again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DraftStore</name>
    <message>
        <source>%1 cannot be removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FigureCard</name>
    <message>
        <source>as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the sessions behind it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FilterBar</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any sentiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, names, numbers (/)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks in messages, summaries, customers&apos; names and e-mail addresses, and session numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 28 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear every filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>sessions that I hold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer %1. Show others too</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FirstStartPage</name>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show me the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Tierdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept on this machine yet. Whose desk is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acme Outdoor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you@example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Password, at least %n characters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The password again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the company called?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under which name do colleagues and customers see you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The password is too short: at least %n characters.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Header</name>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company: %1. Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::HistoryPanel</name>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every save is a version, and stands here with who made it and what it changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved without a change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key does that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::KeySettings</name>
    <message>
        <source>Take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys as they came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the keys in a field to change what does it; Backspace takes a key away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does “%2” now. Give it to “%3” instead?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MainWindow</name>
    <message>
        <source>Tierdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>(%n) Tierdesk</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail and password do not match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many failed tries. The account is locked for %1 min.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MoodShares</name>
    <message>
        <source>Customer sentiment, share of messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MoodToday</name>
    <message>
        <source>Sentiment today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer has written yet today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 message, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages, %1 on average</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::NoticeSettings</name>
    <message>
        <source>Notify me of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIP only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the desktop, when a case comes to wait that is not on your screen. Many at once are told together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that your desktop has for new messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the window leaves the icon with the number of those who wait.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Notices</name>
    <message>
        <source>VIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new escalations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::OrderSections</name>
    <message>
        <source>Subscriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renews %1</source>
        <comment>a day</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Pages</name>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PaletteModel</name>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PriorityRulesField</name>
    <message>
        <source>%1 or worse</source>
        <comment>a sentiment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason, rule %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentiment, rule %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any sentiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer, rule %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIPs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not VIPs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older than, rule %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority, rule %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move rule %1 up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move rule %1 down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove rule %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not VIPs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older than %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ProfileSettings</name>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is away is given no case, and colleagues see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine then forgets who was signed in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::QueueModel</name>
    <message>
        <source>time left %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::QueuePage</name>
    <message>
        <source>Views of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>view, key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one in the list with the mouse or the arrow keys to see what it is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the queue anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI is handling every conversation. A case that needs a person appears here by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hold no case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one under Waiting and claim it with C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team holds no case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you and your colleagues have claimed appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case that was put off comes back here until its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue could not be refreshed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>page, key</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RepliesModel</name>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, not saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RepliesPage</name>
    <message>
        <source>Search in saved replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut or words (/)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a new saved reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refund-approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in when it is used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut, typed after /</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a customer would read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the saved replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has deleted this reply. What you wrote can be saved as a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has changed this reply meanwhile. Yours is kept; saving replaces theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reply has this shortcut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved; what you wrote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete /%1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” will be gone for everybody. What was sent with it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saved reply holds these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saved replies yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what you answer again and again once, and use it with / in any reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A supervisor can write them; then you use them with / in any reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one in the list to read or change it, or write a new one with N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one in the list to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new saved reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shortcut stays as it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dana Whitfield</source>
        <comment>a customer&apos;s name, as an example</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of at most %2 characters: too long to be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 character</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ResolveDialog</name>
    <message>
        <source>Resolve this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve %1 cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: each case keeps its own line as the summary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The summary may have %1 characters; this one has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow up: it comes back to the queue then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When to follow up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>format of a day and time to be typed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The follow-up must lie in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve %1</source>
        <comment>so many cases</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SavedReplyPopup</name>
    <message>
        <source>Saved replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, slash %2</source>
        <comment>a saved reply</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SentimentChart</name>
    <message>
        <source>Course of the sentiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message of the customer&apos;s was read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <comment>time, glyph, sentiment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <comment>when and how, the message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages: %1. Course: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, then </source>
        <comment>between two sentiments</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ServerSettings</name>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known while it cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, by TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No: only from this machine, or behind a proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address and port are settings of the server: listen = 127.0.0.1:8080 in its configuration file, TIERDESK_LISTEN in its environment, or --listen when it is started. They take effect at its next start. To work on another server, sign out and give its address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server is another machine&apos;s: what it listens on is set there. To work on another one, sign out and give its address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsModel</name>
    <message>
        <source>%1 · VIP</source>
        <comment>customer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>an empty cell, spoken</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalated for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsPage</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take every filter away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With people, open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the AI Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Irate, last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started and resolved today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name; one that is there already is replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every conversation with a customer stands here as soon as it begins, whoever holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session of the company is like that. Take a filter away to see more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list could not be refreshed. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 session</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>only the newest %1 of them are sorted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SettingsPage</name>
    <message>
        <source>Sections of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SidePanel</name>
    <message>
        <source>About this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of a case appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected: this may be old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet: it is written when a case comes to a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no brief yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Granted:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved. %1 Change a tag to try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SignInPage</name>
    <message>
        <source>Keep me signed in on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to Tierdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desk where people take over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>desk.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you@example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the desktop&apos;s key store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no key store: it is kept in a file that only you can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which server? Its address stands in the invitation you were sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your e-mail address is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is missing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SnoozeDialog</name>
    <message>
        <source>In an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This afternoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>format of a near day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;%1  %2 – %3</source>
        <comment>number, name, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a time of your choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>format of a day and time to be typed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time is over. Choose a later one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting it off…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::StatusLine</name>
    <message>
        <source>tier %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 turn %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 turn %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nineteen of twenty answers of the AI come within this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the first answers that were due today, how many came in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected, next try in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · in trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 active session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 active sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLA today %1&#xa0;%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TagButton</name>
    <message>
        <source>Press to take this tag away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take “%1” away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TagsEditor</name>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case may have %1 tags.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TiersPage</name>
    <message>
        <source>Save the configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of this configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard every change that is not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has saved version %2 meanwhile; it is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your unsaved change is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Your %n unsaved changes are kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Both of you changed %1: theirs is %2, yours %3. Saving takes yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved: %1 was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved, and your changes are kept. %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unsaved change</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved changes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TransferDialog</name>
    <message>
        <source>Transfer this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer %1 cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they should know; only the team sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking who is there…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nobody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type less of it, or another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleagues appear here once an administrator has added them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note may have %1 characters; this one has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer %1 to %2</source>
        <comment>so many cases, a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Tray</name>
    <message>
        <source>Show Tierdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tierdesk: nobody is signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tierdesk: nobody is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tierdesk: %n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrustDialog</name>
    <message>
        <source>The server shows another certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody vouches for this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You trusted another certificate of %1 before. It may have been renewed, or somebody stands between you and the server. Ask who runs it before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not known to this machine. Compare the fingerprint with what who runs the server tells you. If they are the same, you are asked no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the same: trust it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::VerdictView</name>
    <message>
        <source>This refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This replacement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May this be done?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used in this period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order %1, paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes back to the customer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::WordsField</name>
    <message>
        <source>Add to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a word, Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Dialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Disclosure</name>
    <message>
        <source>Shown below; press to close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press to show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::RailButton</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Spinner</name>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
