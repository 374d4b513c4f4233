#include "tests/gallery/Integrations.h"

#include "tests/gallery/Office.h"
#include "tests/gallery/Waiting.h"
#include "ui/integrations/IntegrationsPage.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

namespace tierdesk::gallery {

namespace {

bool listed(Office &office)
{
    office.seedIntegrations();
    office.openIntegrations();
    return untilFilled(office.find<QListView>(u"deliveryList"_s));
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// A shop's account whose incoming side does not let us in.
void seedAccounts(Office &office)
{
    const QJsonObject out{{text("host"), text("smtp.acme.example")},
                          {text("port"), 465},
                          {text("user"), text("support@acme.example")},
                          {text("secret"), 21}};
    const QJsonObject in{
        {text("host"), text("imap.acme.example")}, {text("port"), 993}, {text("user"), text("support@acme.example")}};
    office.desk.saveConfig({{text("mail"), QJsonObject{{text("enabled"), true},
                                                       {text("address"), text("support@acme.example")},
                                                       {text("name"), text("Acme Support")},
                                                       {text("smtp"), out},
                                                       {text("imap"), in}}},
                            {text("sms"), QJsonObject{{text("enabled"), true},
                                                      {text("accountSid"), text("AC5ef8732a3c49700934481addd5ce1659")},
                                                      {text("number"), text("+15550100123")},
                                                      {text("secret"), 22},
                                                      {text("publicUrl"), text("https://desk.acme.example")}}}},
                           text("marek@acme.example"));
    deskapi::Account &mail = office.desk.mailAccount;
    mail.secrets = {text("smtp")};
    mail.waiting = 3;
    mail.lookedAt = office.clock.now() - Millis::seconds(40);
    mail.readAt = office.clock.now() - Millis::hours(2);
    mail.lookError = text("A002 NO [AUTHENTICATIONFAILED] Authentication failed.");
    office.desk.smsAccount.secrets = {text("sms")};
    office.desk.triedMail.parts = {
        {text("smtp"), true, 212, {}},
        {text("imap"), false, 96, text("A002 NO [AUTHENTICATIONFAILED] Authentication failed.")}};
    office.desk.triedSms.parts = {{text("sms"), true, 140, {}}};
}

/// A week of automatic mail, with a customer's words among it.
void seedLetters(Office &office)
{
    const auto passOver = [&](Channel channel, const char *from, const char *subject, const char *reason,
                              Timestamp at) {
        IgnoredMessage letter;
        letter.id = IgnoredMessageId{100 - static_cast<qint64>(office.desk.ignoredMessages.size())};
        letter.channel = channel;
        letter.address = text(from);
        letter.subject = text(subject);
        letter.reason = text(reason);
        letter.at = at;
        office.desk.ignoredMessages.push_back(letter);
    };
    const Timestamp now = office.clock.now();
    passOver(Channel::Email, "tom.becker@example.com", "Automatic reply: Your order ORD-9876",
             "Auto-Submitted: auto-replied", now - Millis::minutes(4));
    passOver(Channel::Sms, "+15550100777", "", "more than 60 texts in an hour", now - Millis::minutes(31));
    passOver(Channel::Email, "mailer-daemon@mx.example.net", "Undelivered Mail Returned to Sender", "a delivery report",
             now - Millis::hours(2));
    passOver(Channel::Email, "news@parcels.example",
             "How we halved the time that parcels lie about in our halls, and what that means for the shops that send "
             "with us, from this autumn on",
             "List-Unsubscribe", now - Millis::hours(5));
    passOver(Channel::Email, "", "", "nobody to answer", now - Millis::hours(26));
    for (int day = 2; day < 60; ++day)
        passOver(Channel::Email, "no-reply@bank.example", "Your statement", "from no-reply", now - Millis::days(day));
}

/// The list of what was not answered, in the state called @p state.
bool lettersShown(Office &office, const char *state)
{
    office.openIntegrations();
    office.find<QTabBar>(text("integrationsTabs")).setCurrentIndex(3);
    return untilSeen(office.find<QWidget>(text(state)));
}

/// The account's form, once it is there.
bool formed(Office &office, int tab, const char *field)
{
    seedAccounts(office);
    office.openIntegrations();
    office.find<QTabBar>(text("integrationsTabs")).setCurrentIndex(tab);
    return office.isSeen(field);
}

} // namespace

void paintIntegrations(Camera &camera)
{
    paint(camera, {{"integrations",
                    [](Office &office) {
                        if (!listed(office))
                            return false;
                        auto &list = office.find<QListView>(u"deliveryList"_s);
                        list.setCurrentIndex(list.model()->index(1, 0));
                        auto &attempts = office.find<QLabel>(u"deliveryAttempts"_s);
                        return until("the attempts", [&] { return !attempts.text().isEmpty(); });
                    }},
                   {"integrations-off",
                    [](Office &office) {
                        if (!listed(office))
                            return false;
                        auto &list = office.find<QListView>(u"endpointList"_s);
                        list.setCurrentIndex(list.model()->index(2, 0));
                        return office.isSeen("deliveriesState");
                    }},
                   {"integrations-empty",
                    [](Office &office) {
                        office.openIntegrations();
                        return office.isSeen("endpointsState");
                    }},
                   {"integrations-loading",
                    [](Office &office) {
                        office.desk.keepSilent(u"/desk/endpoints"_s);
                        office.openIntegrations();
                        return office.isAsked("/desk/endpoints");
                    }},
                   {"integrations-mail", [](Office &office) { return formed(office, 1, "mail.address"); }},
                   {"integrations-mail-tried",
                    [](Office &office) {
                        if (!formed(office, 1, "mail.address"))
                            return false;
                        office.find<QPushButton>(text("mailTry")).click();
                        return untilSeen(office.find<QWidget>(text("imapTried")));
                    }},
                   {"integrations-mail-refused",
                    [](Office &office) {
                        if (!formed(office, 1, "mail.address"))
                            return false;
                        auto &address = office.find<QLineEdit>(text("mail.address"));
                        address.clear();
                        QTest::keyClicks(&address, text("support"));
                        office.find<QPushButton>(text("mailSave")).click();
                        auto &said = office.find<QLabel>(text("mailSaid"));
                        return until("the refusal", [&] {
                            return said.isVisible() && office.find<QPushButton>(text("mailTry")).isEnabled();
                        });
                    }},
                   {"integrations-mail-supervisor",
                    [](Office &office) {
                        seedAccounts(office);
                        ui::IntegrationsPage &page = office.openIntegrations();
                        office.desk.me.role = Role::Supervisor;
                        page.setMe(office.desk.me);
                        office.find<QTabBar>(text("integrationsTabs")).setCurrentIndex(1);
                        return office.isSeen("mail.address");
                    }},
                   {"integrations-sms",
                    [](Office &office) {
                        if (!formed(office, 2, "sms.accountSid"))
                            return false;
                        office.find<QPushButton>(text("smsTry")).click();
                        return untilSeen(office.find<QWidget>(text("smsTried")));
                    }},
                   {"integrations-sms-new",
                    [](Office &office) {
                        office.openIntegrations();
                        office.find<QTabBar>(text("integrationsTabs")).setCurrentIndex(2);
                        return office.isSeen("sms.accountSid");
                    }},
                   {"integrations-letters",
                    [](Office &office) {
                        seedLetters(office);
                        return lettersShown(office, "moreLetters");
                    }},
                   {"integrations-letters-empty", [](Office &office) { return lettersShown(office, "noLetters"); }},
                   {"integrations-failed", [](Office &office) {
                        office.desk.failNext(u"/desk/endpoints"_s, {0, {}, true});
                        office.openIntegrations();
                        return office.hasFailed("endpointsState");
                    }}});
}

} // namespace tierdesk::gallery
