#include "ui/settings/SettingsPage.h"

#include "ui/settings/AppearanceSettings.h"
#include "ui/settings/CardColumn.h"
#include "ui/settings/KeySettings.h"
#include "ui/settings/ModelSettings.h"
#include "ui/settings/NoticeSettings.h"
#include "ui/settings/ProfileSettings.h"
#include "ui/settings/ServerSettings.h"
#include "ui/settings/WebChatSettings.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/PillTabs.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

SettingsPage::SettingsPage(const PageNeeds &needs)
    : Page(needs.parent)
    , m_tabs(new widgets::PillTabs(this))
    , m_sections(new QStackedWidget(this))
    , m_profile(new ProfileSettings(needs.connection, needs.acts, this))
    , m_server(new ServerSettings(needs.connection, needs.figures, needs.door, this))
    , m_models(new ModelSettings(needs.connection, this))
    , m_webChat(new WebChatSettings(needs.connection, this))
{
    setObjectName(u"settingsPage"_s);
    m_tabs->setObjectName(u"settingsTabs"_s);
    m_tabs->setAccessibleName(tr("Settings sections"));
    setFocusProxy(m_tabs);
    auto *strip = new widgets::Panel(widgets::Panel::Surface::Panel, Qt::BottomEdge, this);
    auto *stripLayout = new QHBoxLayout(strip);
    stripLayout->setContentsMargins(10, 10, 10, 10);
    stripLayout->addWidget(m_tabs, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(strip);
    layout->addWidget(m_sections, 1);

    add(tr("Profile"), m_profile);
    add(tr("Appearance"), new AppearanceSettings(needs.preferences, this));
    add(tr("Notifications"), new NoticeSettings(needs.preferences, this));
    add(tr("Shortcuts"), new KeySettings(needs.commands, this));
    add(tr("Server"), m_server);
    m_modelsTab = m_tabs->count();
    add(tr("Models"), m_models);
    m_webChatTab = m_tabs->count();
    add(tr("Web chat"), m_webChat);
    m_tabs->setTabVisible(m_modelsTab, false);
    m_tabs->setTabVisible(m_webChatTab, false);
    connect(m_tabs, &QTabBar::currentChanged, m_sections, &QStackedWidget::setCurrentIndex);
}

void SettingsPage::add(const QString &name, QWidget *section)
{
    m_tabs->addTab(name);
    m_sections->addWidget(new CardColumn(name, section, m_sections));
}

void SettingsPage::setMe(const deskapi::UserInfo &me)
{
    m_profile->setPerson(me);
    m_server->setPerson(me);
    for (const int tab : {m_modelsTab, m_webChatTab})
        m_tabs->setTabVisible(tab, me.id.isSet() && me.role != Role::Agent);
    m_models->setPerson(me);
    m_webChat->setPerson(me);
}

void SettingsPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::tokens(this).window);
}

} // namespace tierdesk::ui
