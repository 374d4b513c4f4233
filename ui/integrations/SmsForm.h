#pragma once

#include "ui/integrations/AccountForm.h"

namespace tierdesk::ui {

namespace widgets {
class Facts;
} // namespace widgets

/// The form for the company's text message account and the webhook URL for the carrier.
class SmsForm final : public AccountForm
{
    Q_OBJECT

public:
    /// Both must outlive the form.
    SmsForm(client::Connection &connection, const base::Clock &clock, QWidget *parent = nullptr);

protected:
    void showState(const deskapi::Account &account) override;
    void wasEdited(const QString &path) override;

private:
    [[nodiscard]] QWidget *makeWebhook();
    void showWebhook(const QString &publicUrl);

    widgets::Facts *m_facts;
    QString m_webhookPath;
    QLineEdit *m_webhook = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace tierdesk::ui
