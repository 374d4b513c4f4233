#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/People.h"
#include "ui/shell/Page.h"

class QStackedWidget;

namespace tierdesk::ui {

class AccountSection;
class EndpointsSection;
class IgnoredMessagesSection;
namespace widgets {
class PillTabs;
} // namespace widgets

/// The integrations page: event endpoints, the mail account, the account for text messages, and ignored messages. For
/// supervisors; only admins can edit.
class IntegrationsPage final : public Page
{
    Q_OBJECT

public:
    /// Both must outlive the page.
    IntegrationsPage(client::Connection &connection, const base::Clock &clock, QWidget *parent = nullptr);

    void setMe(const deskapi::UserInfo &me) override;
    void clear() override;

protected:
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// Moves the focus into the current section, so that its keys work.
    void goInside(Qt::FocusReason reason);

    widgets::PillTabs *m_tabs;
    QStackedWidget *m_sections;
    EndpointsSection *m_endpoints;
    AccountSection *m_mail;
    AccountSection *m_sms;
    IgnoredMessagesSection *m_channelMessages;
};

} // namespace tierdesk::ui
