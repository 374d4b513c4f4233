#include "ui/integrations/SmsForm.h"

#include "ui/integrations/IntegrationPhrases.h"
#include "ui/settings/models/Fields.h"
#include "ui/settings/SettingsCard.h"
#include "ui/theme/Fonts.h"
#include "ui/widgets/Facts.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

namespace {

enum Fact { Waiting, Failed, LastError };

} // namespace

SmsForm::SmsForm(client::Connection &connection, const base::Clock &clock, QWidget *parent)
    : AccountForm(connection, clock, client::AccountKind::Sms, u"sms"_s, parent)
    , m_facts(new widgets::Facts(tr("Status"), widgets::Facts::Heading::Title, this))
{
    m_facts->setObjectName(u"smsFacts"_s);
    m_facts->addFact(tr("Queued text messages"));
    m_facts->addFact(tr("Failed text messages"));
    m_facts->addFact(tr("Last error"));
    addWidget(m_facts);

    SettingsCard &account = *addCard(tr("Carrier account"));
    addToggle(account, u"sms.enabled"_s, tr("Receive and answer text messages"),
              tr("While this is off, no text messages are received and outgoing ones are queued."));
    addText(account, u"sms.apiUrl"_s, tr("Carrier API URL"), tr("Twilio or a service with a compatible API."), 2000,
            u"https://api.twilio.com"_s);
    addText(account, u"sms.accountSid"_s, tr("Account SID"), {}, 64, u"AC…"_s);
    addSecret(account, u"sms.secret"_s, tr("Auth token"), tr("Stored on the server and never shown."), u"sms"_s,
              u"token"_s);
    addText(account, u"sms.number"_s, tr("Number"), tr("Customers write to this number. Replies are sent from it."), 20,
            u"+15550100123"_s);
    addTrial(account, u"sms"_s);

    SettingsCard &way = *addCard(tr("Incoming webhook"));
    addText(way, u"sms.publicUrl"_s, tr("Public address of this server"),
            tr("The address that the carrier calls, in front of any proxy. The carrier signs it."), 2000,
            u"https://desk.example.com"_s);
    way.addLine(tr("Webhook URL"), tr("Enter this URL at the carrier, with the POST method."), makeWebhook());
}

QWidget *SmsForm::makeWebhook()
{
    auto *row = new QWidget(this);
    row->setAccessibleName(tr("Webhook URL"));
    m_webhook = new QLineEdit(row);
    m_webhook->setObjectName(u"smsWebhook"_s);
    m_webhook->setAccessibleName(row->accessibleName());
    m_webhook->setReadOnly(true);
    m_webhook->setFont(theme::font(theme::Type::Fixed));
    m_webhook->setPlaceholderText(tr("Enter the address above"));
    m_copy = new QPushButton(tr("Copy"), row);
    m_copy->setObjectName(u"copyWebhook"_s);
    m_copy->setAccessibleName(tr("Copy webhook URL"));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_webhook, 1);
    line->addWidget(m_copy);
    row->setFocusProxy(m_webhook);
    modelcards::keepFieldWidth(*row);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_webhook->text());
        m_copy->setText(tr("Copied"));
    });
    return row;
}

void SmsForm::showWebhook(const QString &publicUrl)
{
    QString base = publicUrl;
    while (base.endsWith(u'/'))
        base.chop(1);
    const QString url = base.isEmpty() ? QString() : base + m_webhookPath;
    m_copy->setEnabled(!url.isEmpty());
    if (url == m_webhook->text())
        return;
    m_webhook->setText(url);
    m_webhook->setToolTip(url);
    m_webhook->setCursorPosition(0);
    m_copy->setText(tr("Copy"));
}

void SmsForm::wasEdited(const QString &path)
{
    if (path == u"sms.publicUrl")
        showWebhook(value(path).toString());
}

void SmsForm::showState(const deskapi::Account &account)
{
    m_webhookPath = account.webhookPath;
    const QJsonValue written = value(u"sms.publicUrl"_s);
    showWebhook(written.isUndefined() ? account.settings[u"publicUrl"].toString() : written.toString());
    m_facts->setFact(Waiting, phrases::countLine(account.waiting));
    m_facts->setFact(Failed, account.failed > 0 ? phrases::countLine(account.failed) : QString());
    m_facts->setFact(LastError, phrases::troubleLine(account));
}

} // namespace tierdesk::ui
