#include "ui/integrations/MailForm.h"

#include "core/domain/MailConfig.h"
#include "ui/integrations/IntegrationPhrases.h"
#include "ui/widgets/Facts.h"

#include <QtWidgets/QLineEdit>

#include <algorithm>
#include <array>

namespace tierdesk::ui {

namespace {

enum Fact { LastLook, LastRead, Waiting, Failed, LastError };

constexpr double LongestPoll = 86'400;
constexpr int MostPerHour = 10'000;
constexpr int MostPort = 65'535;

/// Default ports of a part (RFC 8314), with implicit TLS and with STARTTLS.
struct Ports {
    QLatin1String part;
    int tls;
    int startTls;
};
constexpr std::array Known{Ports{"smtp"_L1, 465, 587}, Ports{"imap"_L1, 993, 143}};

} // namespace

MailForm::MailForm(client::Connection &connection, const base::Clock &clock, QWidget *parent)
    : AccountForm(connection, clock, client::AccountKind::Mail, u"mail"_s, parent)
    , m_facts(new widgets::Facts(tr("Status"), widgets::Facts::Heading::Title, this))
{
    m_facts->setObjectName(u"mailFacts"_s);
    m_facts->addFact(tr("Last mailbox check"));
    m_facts->addFact(tr("Last successful check"));
    m_facts->addFact(tr("Queued e-mails"));
    m_facts->addFact(tr("Failed e-mails"));
    m_facts->addFact(tr("Last error"));
    addWidget(m_facts);

    SettingsCard &account = *addCard(tr("Mail account"));
    addToggle(account, u"mail.enabled"_s, tr("Receive and answer e-mails"),
              tr("While this is off, no e-mails are fetched and outgoing e-mails are queued."));
    addText(account, u"mail.address"_s, tr("Address"), tr("Customers write to this address. Replies are sent from it."),
            254, u"support@example.com"_s);
    addText(account, u"mail.name"_s, tr("Name"), tr("Sender name. If empty, the company name is used."), 100);

    SettingsCard &out = *addCard(tr("Outgoing (SMTP)"));
    addServer(out, u"smtp"_s, {});
    addTrial(out, u"smtp"_s);

    SettingsCard &in = *addCard(tr("Incoming (IMAP)"));
    addServer(in, u"imap"_s, tr("If empty, no e-mails are fetched. Sending still works."));
    addText(in, u"mail.folder"_s, tr("Folder"), {}, 200);
    addNumber(in, u"mail.pollSeconds"_s, tr("Check every"), {}, 0.01, LongestPoll, tr("s"));
    addWhole(in, u"mail.maxPerSenderHour"_s, tr("E-mails per sender and hour"),
             tr("Further e-mails are recorded but not answered."), 1, MostPerHour);
    addText(in, u"mail.authservId"_s, tr("Trusted relay"),
            tr("Senders are verified if this relay's Authentication-Results header says dmarc=pass. If empty, no "
               "sender is verified."),
            253, u"mx.example.com"_s);
    addTrial(in, u"imap"_s);
}

void MailForm::addServer(SettingsCard &card, const QString &part, const QString &about)
{
    const QString path = u"mail."_s + part;
    addText(card, path + u".host"_s, tr("Server"), about, 253, part + u".example.com"_s);
    addWhole(card, path + u".port"_s, tr("Port"), {}, 0, MostPort);
    addChoice(card, path + u".security"_s, tr("Security"), tr("“None” works only for a server on this machine."),
              {{QString(word(MailSecurity::Tls)), tr("TLS")},
               {QString(word(MailSecurity::StartTls)), u"STARTTLS"_s},
               {QString(word(MailSecurity::None)), tr("None")}});
    addText(card, path + u".user"_s, tr("User"), tr("If empty, no sign-in takes place."), 254);
    addSecret(card, path + u".secret"_s, tr("Password"), tr("Stored on the server and never shown."), part,
              part + u"Password"_s);
}

/// Sets the default port when the server or its security changes, unless a custom port was entered.
void MailForm::wasEdited(const QString &path)
{
    for (const auto &[part, tls, startTls] : Known) {
        const QString server = u"mail."_s + part;
        if (path != server + u".host"_s && path != server + u".security"_s)
            continue;
        const int port = value(server + u".port"_s).toInt();
        const QString security = value(server + u".security"_s).toString();
        const bool isNamed = !value(server + u".host"_s).toString().isEmpty();
        const bool isUsual = port == 0 || port == tls || port == startTls;
        const int usual = security == word(MailSecurity::Tls)        ? tls
                          : security == word(MailSecurity::StartTls) ? startTls
                                                                     : port;
        if (isNamed && isUsual && port != usual)
            write(server + u".port"_s, usual);
    }
}

void MailForm::showState(const deskapi::Account &account)
{
    const Timestamp now = clock().now();
    const bool isOn = account.settings[u"enabled"].toBool();
    const bool isFetched = isOn && !account.settings[u"imap"][u"host"].toString().isEmpty();
    m_facts->setFact(LastLook, phrases::lookLine(account, isFetched, now));
    m_facts->setFact(LastRead, account.lookError.isEmpty() ? QString() : phrases::readLine(account, now));
    m_facts->setFact(Waiting, phrases::countLine(account.waiting));
    m_facts->setFact(Failed, account.failed > 0 ? phrases::countLine(account.failed) : QString());
    m_facts->setFact(LastError, phrases::troubleLine(account));
}

} // namespace tierdesk::ui
