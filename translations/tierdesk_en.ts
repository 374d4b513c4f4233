<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>tierdesk::ui::BulkPanel</name>
    <message numerus="yes">
        <source>%Ln cases selected</source>
        <translation>
            <numerusform>%Ln case selected</numerusform>
            <numerusform>%Ln cases selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Composer</name>
    <message numerus="yes">
        <source>%Ln character(s) too many</source>
        <translation>
            <numerusform>%Ln character too many</numerusform>
            <numerusform>%Ln characters too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationModel</name>
    <message numerus="yes">
        <source>%Ln attachment(s) from the client</source>
        <translation>
            <numerusform>%Ln attachment from the client</numerusform>
            <numerusform>%Ln attachments from the client</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationView</name>
    <message numerus="yes">
        <source>↓ %Ln new message(s)</source>
        <translation>
            <numerusform>↓ %Ln new message</numerusform>
            <numerusform>↓ %Ln new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new message(s), go to the end</source>
        <translation>
            <numerusform>%Ln new message, go to the end</numerusform>
            <numerusform>%Ln new messages, go to the end</numerusform>
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
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln yours</source>
        <translation>
            <numerusform>%Ln yours</numerusform>
            <numerusform>%Ln yours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::EndpointsSection</name>
    <message numerus="yes">
        <source>%Ln delivery(s) queued for retry</source>
        <translation>
            <numerusform>%Ln delivery queued for retry</numerusform>
            <numerusform>%Ln deliveries queued for retry</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FirstStartPage</name>
    <message numerus="yes">
        <source>Password, at least %Ln characters</source>
        <translation>
            <numerusform>Password, at least %Ln character</numerusform>
            <numerusform>Password, at least %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password is too short. Use at least %Ln characters.</source>
        <translation>
            <numerusform>The password is too short. Use at least %Ln character.</numerusform>
            <numerusform>The password is too short. Use at least %Ln characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Integrations</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>%Ln pending</numerusform>
            <numerusform>%Ln pending</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::LocalModelsCard</name>
    <message numerus="yes">
        <source>restarted %Ln times</source>
        <translation>
            <numerusform>restarted once</numerusform>
            <numerusform>restarted %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MainWindow</name>
    <message numerus="yes">
        <source>(%Ln) Tierdesk</source>
        <translation>
            <numerusform>(%Ln) Tierdesk</numerusform>
            <numerusform>(%Ln) Tierdesk</numerusform>
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
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new escalations</source>
        <translation>
            <numerusform>%Ln new escalation</numerusform>
            <numerusform>%Ln new escalations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ProviderCard</name>
    <message numerus="yes">
        <source>The provider offers %Ln models.</source>
        <translation>
            <numerusform>The provider offers one model.</numerusform>
            <numerusform>The provider offers %Ln models.</numerusform>
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
    <name>tierdesk::ui::SessionsList</name>
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
        <source>Your %Ln unsaved changes are kept.</source>
        <translation>
            <numerusform>Your %Ln unsaved change is kept.</numerusform>
            <numerusform>Your %Ln unsaved changes are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsaved changes</source>
        <translation>
            <numerusform>%Ln unsaved change</numerusform>
            <numerusform>%Ln unsaved changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrainingPage</name>
    <message numerus="yes">
        <source>Adding %Ln example(s)…</source>
        <translation>
            <numerusform>Adding %Ln example…</numerusform>
            <numerusform>Adding %Ln examples…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s) added</source>
        <translation>
            <numerusform>%Ln example added</numerusform>
            <numerusform>%Ln examples added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected, the first is row %L1</source>
        <translation>
            <numerusform>%Ln row rejected: row %L1</numerusform>
            <numerusform>%Ln rows rejected, the first is row %L1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln example(s)?</source>
        <translation>
            <numerusform>Remove %Ln example?</numerusform>
            <numerusform>Remove %Ln examples?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrainingPanel</name>
    <message numerus="yes">
        <source>Trained on %Ln example(s), %1</source>
        <translation>
            <numerusform>Trained on %Ln example, %1</numerusform>
            <numerusform>Trained on %Ln examples, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>%Ln example</numerusform>
            <numerusform>%Ln examples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Tray</name>
    <message numerus="yes">
        <source>Tierdesk: %Ln waiting</source>
        <translation>
            <numerusform>Tierdesk: %Ln waiting</numerusform>
            <numerusform>Tierdesk: %Ln waiting</numerusform>
        </translation>
    </message>
</context>
</TS>
