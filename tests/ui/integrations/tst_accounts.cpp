#include "tests/support/desk/DeskDouble.h"
#include "tests/support/ManualClock.h"
#include "ui/integrations/IntegrationsPage.h"
#include "ui/widgets/Facts.h"
#include "ui/widgets/StatePanel.h"

#include "core/base/Json.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabBar>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;

/// The accounts for mail and text messages by object names, against a server over sockets.
class AccountsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->me.role = Role::Admin;
        m_desk->now = m_clock.now();
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
    }
    void cleanup()
    {
        m_page.reset();
        m_connection.reset();
        m_desk.reset();
    }

    // --- mail

    void aMailAccountIsSetUp()
    {
        openMail();
        type("mail.address", "support@acme.example");
        type("mail.smtp.host", "smtp.acme.example");
        QCOMPARE(find<QSpinBox>("mail.smtp.port").value(), 465); // its usual one
        choose("mail.smtp.security", "starttls");
        QCOMPARE(find<QSpinBox>("mail.smtp.port").value(), 587);
        type("mail.smtp.user", "support");
        typeSecret("mail.smtp.secret", "sesame-7Q");
        type("mail.imap.host", "imap.acme.example");
        QCOMPARE(find<QSpinBox>("mail.imap.port").value(), 993);
        find<QCheckBox>("mail.enabled").click();
        button("mailSave").click();
        QTRY_COMPARE(mail()[u"enabled"].toBool(), true);
        QCOMPARE(mail()[u"address"].toString(), QStringLiteral("support@acme.example"));
        QCOMPARE(mail()[u"smtp"][u"port"].toInt(), 587);
        QCOMPARE(mail()[u"imap"][u"host"].toString(), QStringLiteral("imap.acme.example"));
        QCOMPARE(m_desk->accountSecrets[QStringLiteral("smtpPassword")], QStringLiteral("sesame-7Q"));
        QVERIFY(!m_desk->accountSecrets.contains(QStringLiteral("imapPassword"))); // none was written
        QTRY_VERIFY(said("mailSaid").startsWith(QStringLiteral("Saved")));
        QVERIFY(!button("mailSave").isEnabled());
        // What was written is not there any more; only that there is one.
        QCOMPARE(secretEdit("mail.smtp.secret").text(), QString());
        QTRY_COMPARE(secretEdit("mail.smtp.secret").placeholderText(), QStringLiteral("Set"));
    }

    void aPortOfOnesOwnStays()
    {
        openMail();
        type("mail.smtp.host", "smtp.acme.example");
        find<QSpinBox>("mail.smtp.port").setValue(2525);
        choose("mail.smtp.security", "starttls");
        QCOMPARE(find<QSpinBox>("mail.smtp.port").value(), 2525);
    }

    void whatTheServerRefusesIsSaidAtItsField()
    {
        openMail();
        type("mail.address", "nobody");
        button("mailSave").click();
        QTRY_VERIFY(hasText("must be a mail address"));
        QVERIFY(find<QLineEdit>("mail.address").hasFocus());
        QCOMPARE(find<QLineEdit>("mail.address").accessibleDescription(), QStringLiteral("must be a mail address"));
        QVERIFY(said("mailSaid").startsWith(QStringLiteral("Not saved")));
        QCOMPARE(find<QLineEdit>("mail.address").text(), QStringLiteral("nobody")); // nothing is lost
        type("mail.address", "support@acme.example");
        QVERIFY(!hasText("must be a mail address"));
        // Of a whole that is not there its first field is marked.
        find<QCheckBox>("mail.enabled").click();
        button("mailSave").click();
        QTRY_VERIFY(find<QLineEdit>("mail.smtp.host").hasFocus());
        QVERIFY(hasText("must have a host and a port when mail is enabled"));
    }

    void whatIsTypedWhileItIsSavedStays()
    {
        openMail();
        type("mail.address", "support@acme.example");
        type("mail.name", "Acme");
        typeSecret("mail.smtp.secret", "first");
        button("mailSave").click();
        type("mail.name", "Acme Support");
        secretEdit("mail.smtp.secret").selectAll();
        typeSecret("mail.smtp.secret", "second");
        QTRY_COMPARE(said("mailSaid"), QStringLiteral("Saved. The changes apply now."));
        QCOMPARE(mail()[u"name"].toString(), QStringLiteral("Acme"));
        QCOMPARE(find<QLineEdit>("mail.name").text(), QStringLiteral("Acme Support"));
        QCOMPARE(secretEdit("mail.smtp.secret").text(), QStringLiteral("second"));
        QVERIFY(button("mailSave").isEnabled());
        button("mailSave").click();
        QTRY_COMPARE(m_desk->accountSecrets[QStringLiteral("smtpPassword")], QStringLiteral("second"));
        QCOMPARE(mail()[u"name"].toString(), QStringLiteral("Acme Support"));
        QTRY_VERIFY(secretEdit("mail.smtp.secret").text().isEmpty());
        QVERIFY(!button("mailSave").isEnabled());
    }

    void anAnswerThatComesAfterAnotherCompanyWasChosenIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("act");
        QTest::addColumn<QString>("path");
        QTest::newRow("to a save") << QByteArray("mailSave") << QStringLiteral("/desk/accounts/mail");
        QTest::newRow("to a trial") << QByteArray("mailTry") << QStringLiteral("/desk/accounts/mail/try");
    }
    void anAnswerThatComesAfterAnotherCompanyWasChosenIsPassedOver()
    {
        QFETCH(QByteArray, act);
        QFETCH(QString, path);
        openMail();
        type("mail.address", "support@acme.example");
        m_desk->keepSilent(path);
        const int before = m_desk->askedFor(path);
        button(act.constData()).click();
        QTRY_COMPARE(m_desk->askedFor(path), before + 1);
        m_page->clear();
        m_desk->keepSilent(path, false);
        m_page->setMe(m_desk->me);
        QTRY_VERIFY(find<QLineEdit>("mail.address").isVisible());
        type("mail.address", "help@birch.example");
        typeSecret("mail.smtp.secret", "of the other");
        // What is under way now is not taken for answered by what was asked before.
        m_desk->keepSilent(QStringLiteral("/desk/accounts/mail"));
        const int saves = m_desk->askedFor(QStringLiteral("/desk/accounts/mail"));
        button("mailSave").click();
        QTRY_COMPARE(m_desk->askedFor(QStringLiteral("/desk/accounts/mail")), saves + 1);
        m_desk->answerFirstHeld();
        letAnswersCome();
        QCOMPARE(said("mailSaid"), QString::fromUtf8("One moment…"));
        QVERIFY(!button("mailSave").isEnabled());
        QCOMPARE(find<QLineEdit>("mail.address").text(), QStringLiteral("help@birch.example"));
        QCOMPARE(secretEdit("mail.smtp.secret").text(), QStringLiteral("of the other"));
        m_desk->holdAnswers(false);
        QTRY_COMPARE(said("mailSaid"), QStringLiteral("Saved. The changes apply now."));
        QCOMPARE(mail()[u"address"].toString(), QStringLiteral("help@birch.example"));
    }

    void aPasswordIsKeptReplacedAndRemoved()
    {
        seedMail();
        openMail();
        QTRY_COMPARE(secretEdit("mail.smtp.secret").placeholderText(), QStringLiteral("Set"));
        QVERIFY(!secretButton("mail.imap.secret").isVisible()); // there is none
        secretButton("mail.smtp.secret").click();
        QCOMPARE(secretEdit("mail.smtp.secret").placeholderText(), QStringLiteral("Removed when you save"));
        QVERIFY(button("mailSave").isEnabled());
        secretButton("mail.smtp.secret").click(); // thought better of it
        QVERIFY(!button("mailSave").isEnabled());
        secretButton("mail.smtp.secret").click();
        button("mailSave").click();
        QTRY_VERIFY(m_desk->accountSecrets.contains(QStringLiteral("smtpPassword")));
        QCOMPARE(m_desk->accountSecrets[QStringLiteral("smtpPassword")], QString());
        QTRY_COMPARE(secretEdit("mail.smtp.secret").placeholderText(), QStringLiteral("Not set"));
        QVERIFY(mail()[u"smtp"][u"secret"].isNull());
    }

    void aTrialSaysWhatEachServerSaid()
    {
        seedMail();
        m_desk->triedMail.parts = {
            {QStringLiteral("smtp"), true, 212, {}},
            {QStringLiteral("imap"), false, 96, QStringLiteral("A002 NO [AUTHENTICATIONFAILED] no such user")}};
        openMail();
        QVERIFY(!find<QLabel>("smtpTried").isVisible());
        typeSecret("mail.imap.secret", "guess");
        button("mailTry").click();
        QTRY_VERIFY(find<QLabel>("smtpTried").isVisible());
        QCOMPARE(said("smtpTried"), QStringLiteral("Connected and signed in after 212 ms."));
        QCOMPARE(said("imapTried"), QStringLiteral("Failed after 96 ms: A002 NO [AUTHENTICATIONFAILED] no such user"));
        QVERIFY(said("mailSaid").startsWith(QStringLiteral("Test failed")));
        // What stands in the form was tried, and nothing was saved.
        const auto asked = base::parseJsonObject(lastAsked("/desk/accounts/mail/try").body);
        QVERIFY(asked);
        QCOMPARE((*asked)[u"imapPassword"].toString(), QStringLiteral("guess"));
        QVERIFY(m_desk->accountSecrets.empty());
        // Of something else nothing is known.
        type("mail.imap.user", "somebody");
        QVERIFY(!find<QLabel>("imapTried").isVisible());
    }

    void whatAServerSaidIsSeenToItsEnd()
    {
        seedMail();
        const QString said =
            QStringLiteral("The server imap.mail.acme.example did not accept the user name or the password; it said: "
                           "[AUTHENTICATIONFAILED] Authentication failed. ")
                .repeated(4)
                .trimmed();
        m_desk->mailAccount.lookError = said;
        m_desk->triedMail.parts = {{QStringLiteral("imap"), false, 96, said}};
        openMail();
        m_page->resize(700, 500);
        button("mailTry").click();
        auto &tried = find<QLabel>("imapTried");
        QTRY_VERIFY(tried.isVisible());
        QVERIFY(tried.text().contains(said));
        QTRY_VERIFY(tried.height() >= tried.heightForWidth(tried.width()));
        for (const QLabel *each : find<widgets::Facts>("mailFacts").findChildren<QLabel *>())
            QTRY_VERIFY(!each->text().contains(said) || each->height() >= each->heightForWidth(each->width()));
        QVERIFY(find<widgets::Facts>("mailFacts").fact(4).contains(said));
    }

    void howTheAccountDoesIsTold()
    {
        seedMail();
        m_desk->mailAccount.waiting = 3;
        m_desk->mailAccount.lastError = QStringLiteral("451 4.7.1 try again later");
        m_desk->mailAccount.lookedAt = m_clock.now();
        openMail();
        const auto &facts = find<widgets::Facts>("mailFacts");
        QTRY_COMPARE(facts.fact(2), QStringLiteral("3"));
        QVERIFY(!facts.fact(0).isEmpty());
        QCOMPARE(facts.fact(4), QStringLiteral("451 4.7.1 try again later"));
    }

    void whatAColleagueSavesGoesUnderneath()
    {
        seedMail();
        m_connection->open();
        openMail();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        type("mail.name", "Acme Care");
        m_desk->saveConfig(patch({{QStringLiteral("folder"), QStringLiteral("Support")}}), QStringLiteral("ines"));
        QTRY_COMPARE(find<QLineEdit>("mail.folder").text(), QStringLiteral("Support"));
        QCOMPARE(find<QLineEdit>("mail.name").text(), QStringLiteral("Acme Care"));
        m_desk->saveConfig(patch({{QStringLiteral("name"), QStringLiteral("Acme Help")}}), QStringLiteral("ines"));
        QTRY_VERIFY(said("mailSaid").startsWith(QStringLiteral("Someone else")));
        QCOMPARE(find<QLineEdit>("mail.name").text(), QStringLiteral("Acme Care"));
        button("mailDiscard").click();
        QCOMPARE(find<QLineEdit>("mail.name").text(), QStringLiteral("Acme Help"));
        QVERIFY(!button("mailSave").isEnabled());
    }

    void aSupervisorReadsAndChangesNothing()
    {
        seedMail();
        m_desk->me.role = Role::Supervisor;
        openMail();
        QCOMPARE(find<QLineEdit>("mail.address").text(), QStringLiteral("support@acme.example"));
        QVERIFY(!find<QLineEdit>("mail.address").isEnabled());
        QVERIFY(!button("mailSave").isVisible());
        QVERIFY(!button("mailTry").isVisible());
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->failNext(QStringLiteral("/desk/accounts/mail"), {503, {}, false});
        open();
        find<QTabBar>("integrationsTabs").setCurrentIndex(1);
        auto &state = find<widgets::StatePanel>("mailState");
        QTRY_COMPARE(state.heading(), QStringLiteral("The server is busy"));
        state.findChild<QPushButton *>(QStringLiteral("stateAction"))->click();
        QTRY_VERIFY(find<QLineEdit>("mail.address").isVisible());
    }

    // --- text messages

    void anAccountForTextsIsSetUpAndItsWebhookCopied()
    {
        m_desk->triedSms.parts = {{QStringLiteral("sms"), true, 140, {}}};
        open();
        find<QTabBar>("integrationsTabs").setCurrentIndex(2);
        QTRY_VERIFY(find<QLineEdit>("sms.accountSid").isVisible());
        QVERIFY(!button("copyWebhook").isEnabled());
        type("sms.accountSid", "AC0123456789abcdef0123456789abcdef");
        typeSecret("sms.secret", "token-1");
        type("sms.number", "+15550100123");
        type("sms.publicUrl", "https://desk.acme.example/");
        QCOMPARE(find<QLineEdit>("smsWebhook").text(), QStringLiteral("https://desk.acme.example/sms/acme"));
        button("copyWebhook").click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://desk.acme.example/sms/acme"));
        button("smsTry").click();
        QTRY_VERIFY(find<QLabel>("smsTried").isVisible());
        QVERIFY(said("smsTried").startsWith(QStringLiteral("Connected")));
        find<QCheckBox>("sms.enabled").click();
        button("smsSave").click();
        QTRY_COMPARE(m_desk->config[u"sms"][u"enabled"].toBool(), true);
        QCOMPARE(m_desk->accountSecrets[QStringLiteral("token")], QStringLiteral("token-1"));
        QCOMPARE(m_desk->config[u"sms"][u"publicUrl"].toString(), QStringLiteral("https://desk.acme.example"));
    }

private:
    static QJsonObject patch(const QJsonObject &mail) { return {{QStringLiteral("mail"), mail}}; }
    void seedMail()
    {
        const QJsonObject server{{QStringLiteral("host"), QStringLiteral("mail.acme.example")},
                                 {QStringLiteral("port"), 465},
                                 {QStringLiteral("user"), QStringLiteral("support")},
                                 {QStringLiteral("secret"), 21}};
        m_desk->saveConfig(patch({{QStringLiteral("enabled"), true},
                                  {QStringLiteral("address"), QStringLiteral("support@acme.example")},
                                  {QStringLiteral("smtp"), server},
                                  {QStringLiteral("imap"), server}}),
                           QStringLiteral("ines@acme.example"));
        m_desk->mailAccount.secrets = {QStringLiteral("smtp")};
    }
    void open()
    {
        m_page = std::make_unique<IntegrationsPage>(*m_connection, m_clock);
        m_page->resize(1100, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setMe(m_desk->me);
    }
    void openMail()
    {
        open();
        find<QTabBar>("integrationsTabs").setCurrentIndex(1);
        QTRY_VERIFY(find<QLineEdit>("mail.address").isVisible());
    }
    template<class T>
    T &find(const char *name)
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the page has no %s", name);
        return *found;
    }
    QPushButton &button(const char *name) { return find<QPushButton>(name); }
    /// What the server has answered is here when this returns.
    void letAnswersCome()
    {
        bool isAnswered = false;
        m_connection->get(QStringLiteral("/desk/accounts/sms"), {}, m_page.get(),
                          [&isAnswered](const base::Result<QJsonObject> &) { isAnswered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 30'000);
    }
    QString said(const char *name) { return find<QLabel>(name).text().remove(QChar(0x2068)).remove(QChar(0x2069)); }
    QLineEdit &secretEdit(const char *path) { return *find<QWidget>(path).findChild<QLineEdit *>(); }
    QPushButton &secretButton(const char *path) { return *find<QWidget>(path).findChild<QPushButton *>(); }
    void type(const char *path, const char *text)
    {
        auto &edit = find<QLineEdit>(path);
        edit.selectAll();
        QTest::keyClicks(&edit, QString::fromLatin1(text));
    }
    void typeSecret(const char *path, const char *text)
    {
        QTest::keyClicks(&secretEdit(path), QString::fromLatin1(text));
    }
    void choose(const char *path, const char *word)
    {
        auto &box = find<QComboBox>(path);
        box.setCurrentIndex(box.findData(QString::fromLatin1(word)));
    }
    bool hasText(const char *text)
    {
        for (const QLabel *each : m_page->findChildren<QLabel *>()) {
            if (each->isVisible() && each->text() == QLatin1String(text))
                return true;
        }
        return false;
    }
    [[nodiscard]] QJsonObject mail() const { return m_desk->config[u"mail"].toObject(); }
    [[nodiscard]] test::DeskDouble::Asked lastAsked(const char *path) const
    {
        for (auto at = m_desk->asked().rbegin(); at != m_desk->asked().rend(); ++at) {
            if (at->path == QLatin1String(path))
                return *at;
        }
        return {};
    }

    tests::ManualClock m_clock;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<IntegrationsPage> m_page;
};

QTEST_MAIN(AccountsTest)
#include "tst_accounts.moc"
