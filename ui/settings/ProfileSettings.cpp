#include "ui/settings/ProfileSettings.h"

#include "ui/models/Phrases.h"
#include "ui/settings/SettingsCard.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Facts.h"
#include "ui/widgets/Segmented.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

namespace {

enum Fact { Name, Email, RoleName };

} // namespace

ProfileSettings::ProfileSettings(client::Connection &connection, const ShellActs &acts, QWidget *parent)
    : QWidget(parent)
    , m_acts(acts)
    , m_facts(new widgets::Facts(tr("Profile"), widgets::Facts::Heading::Title, this))
    , m_presence(new widgets::Segmented(tr("Presence"), this))
{
    m_facts->setObjectName(u"profileFacts"_s);
    m_facts->addFact(tr("Name"));
    m_facts->addFact(tr("E-mail"));
    m_facts->addFact(tr("Role"));
    m_presence->setObjectName(u"presenceChoice"_s);
    for (const Presence each : {Presence::Available, Presence::Away})
        m_presence->addChoice(phrases::text(each), static_cast<int>(each));
    connect(m_presence, &widgets::Segmented::valueChosen, this,
            [this](const QVariant &value) { m_acts.setPresence(static_cast<Presence>(value.toInt())); });
    // What the server says counts: also what was chosen elsewhere, or refused.
    connect(&connection, &client::Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.user && event.user->id == m_me.id && event.has(u"presence.changed"))
            m_presence->setValue(static_cast<int>(event.user->presence));
    });
    auto *out = new QPushButton(theme::icon(theme::Icon::SignOut), tr("Sign out"), this);
    out->setObjectName(u"settingsSignOut"_s);
    connect(out, &QPushButton::clicked, this, [this] { m_acts.signOut(); });

    auto *card = new SettingsCard(tr("Session"), this);
    card->addLine(tr("Presence"),
                  tr("While you are away, you are not assigned new cases. Colleagues can see your status."),
                  m_presence);
    card->addLine(tr("Sign out"), tr("Removes your sign-in from this computer."), out);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_facts);
    layout->addWidget(card);
}

void ProfileSettings::setPerson(const deskapi::UserInfo &me)
{
    m_me = me;
    m_facts->setFact(Name, me.name);
    m_facts->setFact(Email, me.email);
    m_facts->setFact(RoleName, phrases::text(me.role));
    m_presence->setValue(static_cast<int>(me.presence));
}

} // namespace tierdesk::ui
