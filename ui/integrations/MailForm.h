#pragma once

#include "ui/integrations/AccountForm.h"

namespace tierdesk::ui {

namespace widgets {
class Facts;
} // namespace widgets

/// The company's mail account: who it is, where its mails leave and where they come in.
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
