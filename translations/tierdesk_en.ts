<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>tierdesk::ui::BulkPanel</name>
    <message numerus="yes">
        <source>%n cases chosen</source>
        <translation>
            <numerusform>%n case chosen</numerusform>
            <numerusform>%n cases chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Composer</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationModel</name>
    <message numerus="yes">
        <source>%n attachment(s), sent along by the client</source>
        <translation>
            <numerusform>%n attachment, sent along by the client</numerusform>
            <numerusform>%n attachments, sent along by the client</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationView</name>
    <message numerus="yes">
        <source>↓ %n new message(s)</source>
        <translation>
            <numerusform>↓ %n new message</numerusform>
            <numerusform>↓ %n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s), go to the end</source>
        <translation>
            <numerusform>%n new message, go to the end</numerusform>
            <numerusform>%n new messages, go to the end</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DashboardPage</name>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Desk</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n yours</source>
        <translation>
            <numerusform>%n yours</numerusform>
            <numerusform>%n yours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FirstStartPage</name>
    <message numerus="yes">
        <source>Password, at least %n characters</source>
        <translation>
            <numerusform>Password, at least %n character</numerusform>
            <numerusform>Password, at least %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password is too short: at least %n characters.</source>
        <translation>
            <numerusform>The password is too short: at least %n character.</numerusform>
            <numerusform>The password is too short: at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MainWindow</name>
    <message numerus="yes">
        <source>(%n) Tierdesk</source>
        <translation>
            <numerusform>(%n) Tierdesk</numerusform>
            <numerusform>(%n) Tierdesk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ModelSettings</name>
    <message numerus="yes">
        <source>The provider offers %n models.</source>
        <translation>
            <numerusform>The provider offers one model.</numerusform>
            <numerusform>The provider offers %n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MoodToday</name>
    <message numerus="yes">
        <source>%Ln messages, %1 on average</source>
        <translation>
            <numerusform>%Ln message, %1 on average</numerusform>
            <numerusform>%Ln messages, %1 on average</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Notices</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new escalations</source>
        <translation>
            <numerusform>%n new escalation</numerusform>
            <numerusform>%n new escalations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ReplyEditor</name>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsPage</name>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TiersPage</name>
    <message numerus="yes">
        <source>Your %n unsaved changes are kept.</source>
        <translation>
            <numerusform>Your %n unsaved change is kept.</numerusform>
            <numerusform>Your %n unsaved changes are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved changes</source>
        <translation>
            <numerusform>%n unsaved change</numerusform>
            <numerusform>%n unsaved changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Tray</name>
    <message numerus="yes">
        <source>Tierdesk: %n waiting</source>
        <translation>
            <numerusform>Tierdesk: %n waiting</numerusform>
            <numerusform>Tierdesk: %n waiting</numerusform>
        </translation>
    </message>
</context>
</TS>
