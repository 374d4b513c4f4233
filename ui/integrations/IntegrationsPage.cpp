#include "ui/integrations/IntegrationsPage.h"

#include "ui/integrations/AccountSection.h"
#include "ui/integrations/EndpointsSection.h"
#include "ui/integrations/IgnoredMessagesSection.h"
#include "ui/integrations/MailForm.h"
#include "ui/integrations/SmsForm.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/PillTabs.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

IntegrationsPage::IntegrationsPage(client::Connection &connection, const base::Clock &clock, QWidget *parent)
    : Page(parent)
    , m_tabs(new widgets::PillTabs(this))
    , m_sections(new QStackedWidget(this))
    , m_endpoints(new EndpointsSection(connection, clock, m_sections))
    , m_mail(new AccountSection(connection, client::AccountKind::Mail, new MailForm(connection, clock), tr("E-mail"),
                                m_sections))
    , m_sms(new AccountSection(connection, client::AccountKind::Sms, new SmsForm(connection, clock),
                               tr("Text messages"), m_sections))
    , m_channelMessages(new IgnoredMessagesSection(connection, clock, m_sections))
{
    setObjectName(u"integrationsPage"_s);
    m_tabs->setObjectName(u"integrationsTabs"_s);
    m_tabs->setAccessibleName(tr("Integration sections"));
    auto *strip = new widgets::Panel(widgets::Panel::Surface::Panel, Qt::BottomEdge, this);
    auto *line = new QHBoxLayout(strip);
    line->setContentsMargins(10, 10, 10, 10);
    line->addWidget(m_tabs, 1);
    for (const auto &[name, section] :
         std::initializer_list<std::pair<QString, QWidget *>>{{tr("Events"), m_endpoints},
                                                              {tr("E-mail"), m_mail},
                                                              {tr("Text messages"), m_sms},
                                                              {tr("Ignored"), m_channelMessages}}) {
        m_tabs->addTab(name);
        m_sections->addWidget(section);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(strip);
    layout->addWidget(m_sections, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_sections->setCurrentIndex(tab);
        if (!m_tabs->hasFocus()) // by the mouse; who goes through the tabs with keys stays there
            goInside(Qt::MouseFocusReason);
    });
}

void IntegrationsPage::goInside(Qt::FocusReason reason)
{
    QWidget *section = m_sections->currentWidget();
    const bool isList = section == m_endpoints || section == m_channelMessages;
    (isList ? section : m_tabs)->setFocus(reason);
}

void IntegrationsPage::focusInEvent(QFocusEvent *event)
{
    goInside(event->reason());
}

void IntegrationsPage::setMe(const deskapi::UserInfo &me)
{
    m_endpoints->setMe(me);
    m_mail->setMe(me);
    m_sms->setMe(me);
    m_channelMessages->setMe(me);
}

void IntegrationsPage::clear()
{
    m_endpoints->clear();
    m_mail->clear();
    m_sms->clear();
    m_channelMessages->clear();
}

void IntegrationsPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::tokens(this).window);
}

} // namespace tierdesk::ui
