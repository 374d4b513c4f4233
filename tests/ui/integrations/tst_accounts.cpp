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
        QCOMPARE(mail()[u"address"].toString(), u"support@acme.example"_s);
        QCOMPARE(mail()[u"smtp"][u"port"].toInt(), 587);
        QCOMPARE(mail()[u"imap"][u"host"].toString(), u"imap.acme.example"_s);
        QCOMPARE(m_desk->accountSecrets[u"smtpPassword"_s], u"sesame-7Q"_s);
        QVERIFY(!m_desk->accountSecrets.contains(u"imapPassword"_s)); // none was written
        QTRY_VERIFY(said("mailSaid").startsWith(u"Saved"_s));
        QVERIFY(!button("mailSave").isEnabled());
        // What was written is not there any more; only that there is one.
        QCOMPARE(secretEdit("mail.smtp.secret").text(), QString());
        QTRY_COMPARE(secretEdit("mail.smtp.secret").placeholderText(), u"Set"_s);
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
        QCOMPARE(find<QLineEdit>("mail.address").accessibleDescription(), u"must be a mail address"_s);
        QVERIFY(said("mailSaid").startsWith(u"Not saved"_s));
        QCOMPARE(find<QLineEdit>("mail.address").text(), u"nobody"_s); // nothing is lost
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
        QTRY_COMPARE(said("mailSaid"), u"Saved. The changes apply now."_s);
        QCOMPARE(mail()[u"name"].toString(), u"Acme"_s);
        QCOMPARE(find<QLineEdit>("mail.name").text(), u"Acme Support"_s);
        QCOMPARE(secretEdit("mail.smtp.secret").text(), u"second"_s);
        QVERIFY(button("mailSave").isEnabled());
        button("mailSave").click();
        QTRY_COMPARE(m_desk->accountSecrets[u"smtpPassword"_s], u"second"_s);
        QCOMPARE(mail()[u"name"].toString(), u"Acme Support"_s);
        QTRY_VERIFY(secretEdit("mail.smtp.secret").text().isEmpty());
        QVERIFY(!button("mailSave").isEnabled());
    }

    void anAnswerThatComesAfterAnotherCompanyWasChosenIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("act");
        QTest::addColumn<QString>("path");
        QTest::newRow("to a save") << QByteArray("mailSave") << u"/desk/accounts/mail"_s;
        QTest::newRow("to a trial") << QByteArray("mailTry") << u"/desk/accounts/mail/try"_s;
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
        m_desk->keepSilent(u"/desk/accounts/mail"_s);
        const int saves = m_desk->askedFor(u"/desk/accounts/mail"_s);
        button("mailSave").click();
        QTRY_COMPARE(m_desk->askedFor(u"/desk/accounts/mail"_s), saves + 1);
        m_desk->answerFirstHeld();
        letAnswersCome();
        QCOMPARE(said("mailSaid"), QString::fromUtf8("One moment…"));
        QVERIFY(!button("mailSave").isEnabled());
        QCOMPARE(find<QLineEdit>("mail.address").text(), u"help@birch.example"_s);
        QCOMPARE(secretEdit("mail.smtp.secret").text(), u"of the other"_s);
        m_desk->holdAnswers(false);
        QTRY_COMPARE(said("mailSaid"), u"Saved. The changes apply now."_s);
        QCOMPARE(mail()[u"address"].toString(), u"help@birch.example"_s);
    }

    void aPasswordIsKeptReplacedAndRemoved()
    {
        seedMail();
        openMail();
        QTRY_COMPARE(secretEdit("mail.smtp.secret").placeholderText(), u"Set"_s);
        QVERIFY(!secretButton("mail.imap.secret").isVisible()); // there is none
        secretButton("mail.smtp.secret").click();
        QCOMPARE(secretEdit("mail.smtp.secret").placeholderText(), u"Removed when you save"_s);
        QVERIFY(button("mailSave").isEnabled());
        secretButton("mail.smtp.secret").click(); // thought better of it
        QVERIFY(!button("mailSave").isEnabled());
        secretButton("mail.smtp.secret").click();
        button("mailSave").click();
        QTRY_VERIFY(m_desk->accountSecrets.contains(u"smtpPassword"_s));
        QCOMPARE(m_desk->accountSecrets[u"smtpPassword"_s], QString());
        QTRY_COMPARE(secretEdit("mail.smtp.secret").placeholderText(), u"Not set"_s);
        QVERIFY(mail()[u"smtp"][u"secret"].isNull());
    }

    void aTrialSaysWhatEachServerSaid()
    {
        seedMail();
        m_desk->triedMail.parts = {{u"smtp"_s, true, 212, {}},
                                   {u"imap"_s, false, 96, u"A002 NO [AUTHENTICATIONFAILED] no such user"_s}};
        openMail();
        QVERIFY(!find<QLabel>("smtpTried").isVisible());
        typeSecret("mail.imap.secret", "guess");
        button("mailTry").click();
        QTRY_VERIFY(find<QLabel>("smtpTried").isVisible());
        QCOMPARE(said("smtpTried"), u"Connected and signed in after 212 ms."_s);
        QCOMPARE(said("imapTried"), u"Failed after 96 ms: A002 NO [AUTHENTICATIONFAILED] no such user"_s);
        QVERIFY(said("mailSaid").startsWith(u"Test failed"_s));
        // What stands in the form was tried, and nothing was saved.
        const auto asked = base::parseJsonObject(lastAsked("/desk/accounts/mail/try").body);
        QVERIFY(asked);
        QCOMPARE((*asked)[u"imapPassword"].toString(), u"guess"_s);
        QVERIFY(m_desk->accountSecrets.empty());
        // Of something else nothing is known.
        type("mail.imap.user", "somebody");
        QVERIFY(!find<QLabel>("imapTried").isVisible());
    }

    void whatAServerSaidIsSeenToItsEnd()
    {
        seedMail();
        const QString said =
            u"The server imap.mail.acme.example did not accept the user name or the password; it said: "
            "[AUTHENTICATIONFAILED] Authentication failed. "_s.repeated(4)
                .trimmed();
        m_desk->mailAccount.lookError = said;
        m_desk->triedMail.parts = {{u"imap"_s, false, 96, said}};
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
        m_desk->mailAccount.lastError = u"451 4.7.1 try again later"_s;
        m_desk->mailAccount.lookedAt = m_clock.now();
        openMail();
        const auto &facts = find<widgets::Facts>("mailFacts");
        QTRY_COMPARE(facts.fact(2), u"3"_s);
        QVERIFY(!facts.fact(0).isEmpty());
        QCOMPARE(facts.fact(4), u"451 4.7.1 try again later"_s);
    }

    void whatAColleagueSavesGoesUnderneath()
    {
        seedMail();
        m_connection->open();
        openMail();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        type("mail.name", "Acme Care");
        m_desk->saveConfig(patch({{u"folder"_s, u"Support"_s}}), u"ines"_s);
        QTRY_COMPARE(find<QLineEdit>("mail.folder").text(), u"Support"_s);
        QCOMPARE(find<QLineEdit>("mail.name").text(), u"Acme Care"_s);
        m_desk->saveConfig(patch({{u"name"_s, u"Acme Help"_s}}), u"ines"_s);
        QTRY_VERIFY(said("mailSaid").startsWith(u"Someone else"_s));
        QCOMPARE(find<QLineEdit>("mail.name").text(), u"Acme Care"_s);
        button("mailDiscard").click();
        QCOMPARE(find<QLineEdit>("mail.name").text(), u"Acme Help"_s);
        QVERIFY(!button("mailSave").isEnabled());
    }

    void aSupervisorReadsAndChangesNothing()
    {
        seedMail();
        m_desk->me.role = Role::Supervisor;
        openMail();
        QCOMPARE(find<QLineEdit>("mail.address").text(), u"support@acme.example"_s);
        QVERIFY(!find<QLineEdit>("mail.address").isEnabled());
        QVERIFY(!button("mailSave").isVisible());
        QVERIFY(!button("mailTry").isVisible());
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->failNext(u"/desk/accounts/mail"_s, {503, {}, false});
        open();
        find<QTabBar>("integrationsTabs").setCurrentIndex(1);
        auto &state = find<widgets::StatePanel>("mailState");
        QTRY_COMPARE(state.heading(), u"The server is busy"_s);
        state.findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_VERIFY(find<QLineEdit>("mail.address").isVisible());
    }

    // --- text messages

    void anAccountForTextsIsSetUpAndItsWebhookCopied()
    {
        m_desk->triedSms.parts = {{u"sms"_s, true, 140, {}}};
        open();
        find<QTabBar>("integrationsTabs").setCurrentIndex(2);
        QTRY_VERIFY(find<QLineEdit>("sms.accountSid").isVisible());
        QVERIFY(!button("copyWebhook").isEnabled());
        type("sms.accountSid", "AC0123456789abcdef0123456789abcdef");
        typeSecret("sms.secret", "token-1");
        type("sms.number", "+15550100123");
        type("sms.publicUrl", "https://desk.acme.example/");
        QCOMPARE(find<QLineEdit>("smsWebhook").text(), u"https://desk.acme.example/sms/acme"_s);
        button("copyWebhook").click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://desk.acme.example/sms/acme"_s);
        button("smsTry").click();
        QTRY_VERIFY(find<QLabel>("smsTried").isVisible());
        QVERIFY(said("smsTried").startsWith(u"Connected"_s));
        find<QCheckBox>("sms.enabled").click();
        button("smsSave").click();
        QTRY_COMPARE(m_desk->config[u"sms"][u"enabled"].toBool(), true);
        QCOMPARE(m_desk->accountSecrets[u"token"_s], u"token-1"_s);
        QCOMPARE(m_desk->config[u"sms"][u"publicUrl"].toString(), u"https://desk.acme.example"_s);
    }

private:
    static QJsonObject patch(const QJsonObject &mail) { return {{u"mail"_s, mail}}; }
    void seedMail()
    {
        const QJsonObject server{
            {u"host"_s, u"mail.acme.example"_s}, {u"port"_s, 465}, {u"user"_s, u"support"_s}, {u"secret"_s, 21}};
        m_desk->saveConfig(patch({{u"enabled"_s, true},
                                  {u"address"_s, u"support@acme.example"_s},
                                  {u"smtp"_s, server},
                                  {u"imap"_s, server}}),
                           u"ines@acme.example"_s);
        m_desk->mailAccount.secrets = {u"smtp"_s};
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
        m_connection->get(u"/desk/accounts/sms"_s, {}, m_page.get(),
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
