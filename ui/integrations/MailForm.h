#pragma once

#include "ui/integrations/AccountForm.h"

namespace tierdesk::ui {

namespace widgets {
class Facts;
} // namespace widgets

/// The form for the company's mail account: address, outgoing and incoming server.
class MailForm final : public AccountForm
{
    Q_OBJECT

public:
    /// Both must outlive the form.
    MailForm(client::Connection &connection, const base::Clock &clock, QWidget *parent = nullptr);

protected:
    void showState(const deskapi::Account &account) override;
    void wasEdited(const QString &path) override;

private:
    void addServer(SettingsCard &card, const QString &part, const QString &about);

    widgets::Facts *m_facts;
};

} // namespace tierdesk::ui
