#include "tests/console/ConsoleFixture.h"
#include "tests/support/HttpTarget.h"
#include "tests/support/MailServer.h"
#include "ui/integrations/IntegrationsPage.h"
#include "ui/widgets/Facts.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabBar>

using namespace tierdesk;

/// The accounts for mail and text messages, by hand, against the real program, Debian's mail servers and a carrier.
class TestAccountForms final : public QObject, private tests::ConsoleFixture
{
    Q_OBJECT

public:
    TestAccountForms()
        : ConsoleFixture({u"--demo"_s, u"--allow-private-targets"_s}) // servers of this machine
    {}

private Q_SLOTS:
    void initTestCase()
    {
        start();
        m_page = std::make_unique<ui::IntegrationsPage>(m_connection, m_clock);
        m_page->resize(1100, 800);
        m_page->show();
        deskapi::UserInfo admin;
        admin.id = UserId{1};
        admin.role = Role::Admin;
        m_page->setMe(admin);
    }
    void cleanupTestCase() { m_page.reset(); }

    void aMailAccountIsTriedUntilItWorksAndSaved()
    {
        if (const QString missing = tests::MailServer::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        tests::MailServer server(true);
        const QString failure = server.start();
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
        find<QTabBar>("integrationsTabs").setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>("mail.address").isVisible(), 30'000);
        type("mail.address", "support@acme.example");
        for (const char *part : {"smtp", "imap"}) {
            type(QByteArray("mail.") + part + ".host", "127.0.0.1");
            auto &security = find<QComboBox>(QByteArray("mail.") + part + ".security");
            security.setCurrentIndex(security.findData(u"none"_s));
        }
        find<QSpinBox>("mail.smtp.port").setValue(server.smtpPort());
        find<QSpinBox>("mail.imap.port").setValue(server.imapPort());
        type("mail.imap.user", "support@acme.example");
        typeSecret("mail.imap.secret", "wrong");
        tryOut("mailTry");
        QVERIFY2(said("smtpTried").startsWith(u"Connected"_s), qPrintable(said("smtpTried")));
        QVERIFY2(said("imapTried").startsWith(u"Failed"_s), qPrintable(said("imapTried")));

        typeSecret("mail.imap.secret", tests::MailServer::Password);
        tryOut("mailTry");
        QVERIFY2(said("imapTried").startsWith(u"Connected"_s), qPrintable(said("imapTried")));
        find<QCheckBox>("mail.enabled").click();
        find<QPushButton>("mailSave").click();
        QTRY_VERIFY_WITH_TIMEOUT(said("mailSaid").startsWith(u"Saved"_s), 30'000);
        const QJsonObject mail = m_client->get(u"/desk/config"_s).json()[u"config"][u"mail"].toObject();
        QCOMPARE(mail[u"imap"][u"user"].toString(), u"support@acme.example"_s);
        QVERIFY(mail[u"imap"][u"secret"].toInteger() > 0);
        QVERIFY(mail[u"smtp"][u"secret"].isNull());
        // The mailbox is looked into from now on, and the form says so without being asked.
        QTRY_VERIFY_WITH_TIMEOUT(looked().contains(u':') && !looked().startsWith(u"Never"_s), 60'000);
        // The password that is kept is good, though nobody sees it.
        QCOMPARE(find<QWidget>("mail.imap.secret").findChild<QLineEdit *>()->text(), QString());
        tryOut("mailTry");
        QVERIFY2(said("imapTried").startsWith(u"Connected"_s), qPrintable(said("imapTried")));
    }

    void whatTheServerRefusesStandsAtItsField()
    {
        find<QTabBar>("integrationsTabs").setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>("sms.number").isVisible(), 30'000);
        type("sms.number", "911");
        find<QPushButton>("smsSave").click();
        QTRY_VERIFY_WITH_TIMEOUT(said("smsSaid").startsWith(u"Not saved"_s), 30'000);
        QVERIFY2(find<QLineEdit>("sms.number").accessibleDescription().contains(u"telephone number"_s),
                 qPrintable(find<QLineEdit>("sms.number").accessibleDescription()));
        find<QPushButton>("smsDiscard").click();
    }

    void aCarrierIsTriedWithoutSending()
    {
        tests::HttpTarget carrier;
        carrier.answer = [](const tests::TargetRequest &) {
            return tests::HttpTarget::ok(R"({"friendly_name":"Acme","status":"active"})");
        };
        find<QTabBar>("integrationsTabs").setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>("sms.apiUrl").isVisible(), 30'000);
        type("sms.apiUrl", "http://127.0.0.1:" + QByteArray::number(carrier.serverPort()));
        type("sms.accountSid", "AC01");
        typeSecret("sms.secret", "token-1");
        tryOut("smsTry");
        QVERIFY2(said("smsTried").startsWith(u"Connected"_s), qPrintable(said("smsTried")));
        QCOMPARE(carrier.requests.size(), 1);
        QCOMPARE(carrier.requests.front().method, QByteArray("GET"));
    }

private:
    template<class T>
    T &find(const QByteArray &name)
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the page has no %s", name.constData());
        return *found;
    }
    QString said(const char *name) { return find<QLabel>(name).text(); }
    /// What the form says of the last look into the mailbox.
    QString looked() { return find<ui::widgets::Facts>("mailFacts").fact(0); }
    void type(const QByteArray &path, const QByteArray &text)
    {
        auto &edit = find<QLineEdit>(path);
        edit.selectAll();
        QTest::keyClicks(&edit, QString::fromLatin1(text));
    }
    void typeSecret(const char *path, const char *text)
    {
        auto *edit = find<QWidget>(path).findChild<QLineEdit *>();
        edit->selectAll();
        QTest::keyClicks(edit, QString::fromLatin1(text));
    }
    void tryOut(const char *button)
    {
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(button).isEnabled(), 30'000);
        find<QPushButton>(button).click();
        QVERIFY(!find<QPushButton>(button).isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(button).isEnabled(), 30'000);
    }

    std::unique_ptr<ui::IntegrationsPage> m_page;
};

QTEST_MAIN(TestAccountForms)
#include "tst_accounts.moc"
