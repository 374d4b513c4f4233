#include "tests/api/DeskBench.h"
#include "tests/support/HttpTarget.h"
#include "tests/support/MailServer.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>

using namespace tierdesk;
using test::DeskBench;
using test::Response;

/// The accounts for mail and text messages at the desk door: set up, tried out, and what is told of them.
class TestAccounts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start({{QStringLiteral("allow-private-targets"), QStringLiteral("on")}});
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        QVERIFY(!m_admin.isEmpty());
    }
    void cleanup() { m_bench.reset(); }

    void anAdminSetsUpAndASupervisorReads()
    {
        const Response saved = put("/desk/accounts/mail", mailWith("sesame-7Q"));
        QCOMPARE(saved.status, 200);
        QCOMPARE(saved.body[u"settings"][u"address"].toString(), QStringLiteral("support@acme.example"));
        QCOMPARE(saved.body[u"secrets"].toArray(), QJsonArray{QStringLiteral("imap")});
        QVERIFY(!saved.raw.contains("sesame"));
        const QString supervisor = m_bench->token("sue");
        const Response read = m_bench->get(QStringLiteral("/desk/accounts/mail"), supervisor);
        QCOMPARE(read.status, 200);
        QCOMPARE(read.body[u"settings"], saved.body[u"settings"]);
        QCOMPARE(read.body[u"waiting"].toInt(-1), 0);
        const QByteArray wish = base::toJson(mailWith("other"));
        QCOMPARE(m_bench->call("PUT", QStringLiteral("/desk/accounts/mail"), supervisor, wish).status, 403);
        QCOMPARE(m_bench->call("POST", QStringLiteral("/desk/accounts/mail/try"), supervisor, wish).status, 403);
        QCOMPARE(m_bench->get(QStringLiteral("/desk/accounts/mail"), m_bench->token("ann")).status, 403);
    }

    void aReplacedPasswordIsRevokedAndARemovedOneToo()
    {
        const qint64 first = secretOf(put("/desk/accounts/mail", mailWith("sesame-7Q")));
        QVERIFY(first > 0);
        QVERIFY(credentials().contains(first));
        const qint64 second =
            secretOf(put("/desk/accounts/mail", {{QStringLiteral("imapPassword"), QStringLiteral("x")}}));
        QVERIFY(second > first);
        QVERIFY(!credentials().contains(first));
        QVERIFY(credentials().contains(second));
        // What is not given stays.
        QCOMPARE(
            secretOf(put("/desk/accounts/mail", {{QStringLiteral("settings"),
                                                  QJsonObject{{QStringLiteral("name"), QStringLiteral("Acme")}}}})),
            second);
        QCOMPARE(secretOf(put("/desk/accounts/mail", {{QStringLiteral("imapPassword"), QString()}})), 0);
        QVERIFY(credentials().isEmpty());
    }

    void aSecretThatSomethingElseNeedsStays()
    {
        const Response made = m_bench->post(QStringLiteral("/desk/credentials"), m_admin,
                                            {{QStringLiteral("kind"), QStringLiteral("secret")},
                                             {QStringLiteral("name"), QStringLiteral("by hand")},
                                             {QStringLiteral("secret"), QStringLiteral("sesame-7Q")}});
        const QJsonValue byHand = made.body[u"credential"][u"id"];
        QJsonObject settings{{QStringLiteral("imap"), QJsonObject{{QStringLiteral("secret"), byHand}}}};
        QCOMPARE(secretOf(put("/desk/accounts/mail", {{QStringLiteral("settings"), settings}})), byHand.toInteger());
        QVERIFY(secretOf(put("/desk/accounts/mail", {{QStringLiteral("imapPassword"), QStringLiteral("x")}})) > 0);
        QVERIFY(credentials().contains(byHand.toInteger())); // the account did not make it
    }

    void aRefusalLeavesNothingBehind()
    {
        QJsonObject wish = mailWith("sesame-7Q");
        QJsonObject settings = wish[u"settings"].toObject();
        settings.insert(QStringLiteral("address"), QStringLiteral("nobody"));
        wish.insert(QStringLiteral("settings"), settings);
        const Response refused = put("/desk/accounts/mail", wish);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), QStringLiteral("mail.address"));
        QVERIFY(credentials().isEmpty());
        // What is no object where one belongs is refused, with a password or without.
        QCOMPARE(put("/desk/accounts/mail", {{QStringLiteral("settings"), QJsonObject{{QStringLiteral("smtp"), 5}}},
                                             {QStringLiteral("smtpPassword"), QStringLiteral("x")}})
                     .status,
                 400);
        QVERIFY(credentials().isEmpty());
    }

    /// Whoever changes where a password goes must have it.
    void aPasswordGoesOnlyWhereItWasKeptFor()
    {
        QTcpServer evil;
        QVERIFY(evil.listen(QHostAddress::LocalHost));
        const qint64 first = secretOf(put("/desk/accounts/mail", mailWith("sesame-7Q")));
        QJsonObject imap = server(evil.serverPort());
        imap.insert(QStringLiteral("user"), QStringLiteral("support"));
        const QJsonObject moved{{QStringLiteral("imap"), imap}};
        // A trial says so, and connects to nobody.
        QJsonObject settings = moved;
        settings.insert(QStringLiteral("smtp"), server(closedPort()));
        const Response tried = tryOut("/desk/accounts/mail", {{QStringLiteral("settings"), settings}});
        QCOMPARE(tried.status, 200);
        QVERIFY(!part(tried, "imap")[u"isGood"].toBool());
        QVERIFY2(part(tried, "imap")[u"error"].toString().contains(u"must be set again"), tried.raw.constData());
        QVERIFY(!evil.hasPendingConnections());
        // Neither an account nor a configuration is saved so, whoever does it.
        Response refused = put("/desk/accounts/mail", {{QStringLiteral("settings"), moved}});
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), QStringLiteral("mail.imap.secret"));
        refused = m_bench->call("PUT", QStringLiteral("/desk/config"), m_bench->token("sue"),
                                base::toJson(QJsonObject{{QStringLiteral("mail"), moved}}));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), QStringLiteral("mail.imap.secret"));
        const Response shown = m_bench->get(QStringLiteral("/desk/accounts/mail"), m_admin);
        QCOMPARE(shown.body[u"settings"][u"imap"][u"host"].toString(), QStringLiteral("imap.acme.example"));
        QCOMPARE(shown.body[u"secrets"].toArray(), QJsonArray{QStringLiteral("imap")});
        // With its password it moves, and what was kept is revoked.
        const Response saved = put("/desk/accounts/mail", {{QStringLiteral("settings"), moved},
                                                           {QStringLiteral("imapPassword"), QStringLiteral("x")}});
        QCOMPARE(saved.status, 200);
        QCOMPARE(saved.body[u"secrets"].toArray(), QJsonArray{QStringLiteral("imap")});
        QVERIFY(!credentials().contains(first));
    }

    void aTokenGoesOnlyWhereItWasKeptFor()
    {
        tests::HttpTarget carrier;
        tests::HttpTarget evil;
        for (tests::HttpTarget *each : {&carrier, &evil})
            each->answer = [](const tests::TargetRequest &) { return tests::HttpTarget::ok(R"({"status":"active"})"); };
        const auto at = [](const tests::HttpTarget &target, const char *account = "AC01") {
            return QJsonObject{
                {QStringLiteral("apiUrl"), QStringLiteral("http://127.0.0.1:%1").arg(target.serverPort())},
                {QStringLiteral("accountSid"), QString::fromLatin1(account)}};
        };
        QCOMPARE(put("/desk/accounts/sms",
                     {{QStringLiteral("settings"), at(carrier)}, {QStringLiteral("token"), QStringLiteral("token-1")}})
                     .status,
                 200);
        QVERIFY(part(tryOut("/desk/accounts/sms", {}), "sms")[u"isGood"].toBool());
        for (const QJsonObject &moved : {at(evil), at(carrier, "AC02")}) {
            const Response tried = tryOut("/desk/accounts/sms", {{QStringLiteral("settings"), moved}});
            QVERIFY2(part(tried, "sms")[u"error"].toString().contains(u"must be set again"), tried.raw.constData());
            const Response refused = m_bench->call("PUT", QStringLiteral("/desk/config"), m_bench->token("sue"),
                                                   base::toJson(QJsonObject{{QStringLiteral("sms"), moved}}));
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.details()[u"field"].toString(), QStringLiteral("sms.secret"));
        }
        QCOMPARE(evil.requests.size(), 0);
        QCOMPARE(carrier.requests.size(), 1);
        QCOMPARE(put("/desk/accounts/sms",
                     {{QStringLiteral("settings"), at(evil)}, {QStringLiteral("token"), QStringLiteral("token-2")}})
                     .status,
                 200);
        QVERIFY(part(tryOut("/desk/accounts/sms", {}), "sms")[u"isGood"].toBool());
        QCOMPARE(evil.requests.front().headers["authorization"], "Basic " + QByteArray("AC01:token-2").toBase64());
    }

    void aTrialNeedsAServer()
    {
        const Response refused = tryOut("/desk/accounts/mail", {});
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), QStringLiteral("mail.smtp.host"));
    }

    void whereNobodyListensIsTold()
    {
        const Response tried =
            tryOut("/desk/accounts/mail",
                   {{QStringLiteral("settings"), QJsonObject{{QStringLiteral("smtp"), server(closedPort())}}}});
        QCOMPARE(tried.status, 200);
        QCOMPARE(tried.body[u"parts"].toArray().size(), 1); // no mailbox is named
        QVERIFY(!part(tried, "smtp")[u"isGood"].toBool());
        QVERIFY2(part(tried, "smtp")[u"error"].toString().contains(u"connect"), tried.raw.constData());
    }

    /// A server that says nothing is waited for, but not for long.
    void aSilentServerIsGivenUp()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QElapsedTimer timer;
        timer.start();
        const Response tried =
            tryOut("/desk/accounts/mail",
                   {{QStringLiteral("settings"), QJsonObject{{QStringLiteral("smtp"), server(silent.serverPort())}}}});
        QCOMPARE(tried.status, 200);
        QVERIFY(!part(tried, "smtp")[u"isGood"].toBool());
        QVERIFY(!part(tried, "smtp")[u"error"].toString().isEmpty());
        QVERIFY(timer.elapsed() < 20'000);
    }

    void whatIsTriedWhileTheServerStopsIsAnswered()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QByteArray wish = base::toJson(QJsonObject{
            {QStringLiteral("settings"), QJsonObject{{QStringLiteral("smtp"), server(silent.serverPort())}}}});
        std::unique_ptr<QNetworkReply> reply(
            m_bench->begin("POST", QStringLiteral("/desk/accounts/mail/try"), m_admin, wish));
        QTRY_VERIFY(silent.hasPendingConnections());
        m_bench->program->stop();
        const Response tried = DeskBench::finish(*reply);
        QCOMPARE(tried.status, 200);
        QVERIFY(!part(tried, "smtp")[u"error"].toString().isEmpty());
    }

    void realMailServersAreReachedAndSayWhatIsWrong()
    {
        if (const QString missing = tests::MailServer::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        tests::MailServer mail(true);
        const QString failure = mail.start();
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
        QJsonObject imap = server(mail.imapPort());
        imap.insert(QStringLiteral("user"), QStringLiteral("support@acme.example"));
        const auto wish = [&](const QString &password, const QString &folder, const QString &smtpSecurity) {
            QJsonObject smtp = server(mail.smtpPort());
            smtp.insert(QStringLiteral("security"), smtpSecurity);
            return QJsonObject{{QStringLiteral("settings"),
                                QJsonObject{{QStringLiteral("address"), QStringLiteral("support@acme.example")},
                                            {QStringLiteral("folder"), folder},
                                            {QStringLiteral("smtp"), smtp},
                                            {QStringLiteral("imap"), imap}}},
                               {QStringLiteral("imapPassword"), password}};
        };
        const QString right = QString::fromLatin1(tests::MailServer::Password);
        const QString inbox = QStringLiteral("INBOX");
        const QString none = QStringLiteral("none");
        Response tried = tryOut("/desk/accounts/mail", wish(right, inbox, none));
        QCOMPARE(tried.status, 200);
        QVERIFY2(part(tried, "smtp")[u"isGood"].toBool() && part(tried, "imap")[u"isGood"].toBool(),
                 tried.raw.constData());
        // Nothing of it is kept, and nothing was sent.
        QCOMPARE(m_bench->get(QStringLiteral("/desk/accounts/mail"), m_admin).body[u"settings"][u"address"].toString(),
                 QString());
        QVERIFY(credentials().isEmpty());

        tried = tryOut("/desk/accounts/mail", wish(QStringLiteral("wrong"), inbox, none));
        QVERIFY(part(tried, "smtp")[u"isGood"].toBool());
        QVERIFY(!part(tried, "imap")[u"isGood"].toBool());
        QVERIFY2(part(tried, "imap")[u"error"].toString().startsWith(
                     u"the server refused this user name or password: NO [AUTHENTICATIONFAILED]"),
                 tried.raw.constData());
        tried = tryOut("/desk/accounts/mail", wish(right, QStringLiteral("Nowhere"), none));
        QVERIFY2(!part(tried, "imap")[u"isGood"].toBool() && !part(tried, "imap")[u"error"].toString().isEmpty(),
                 tried.raw.constData());
        // Nobody vouches for its certificate.
        tried = tryOut("/desk/accounts/mail", wish(right, inbox, QStringLiteral("starttls")));
        QVERIFY2(!part(tried, "smtp")[u"isGood"].toBool() &&
                     part(tried, "smtp")[u"error"].toString().contains(u"certificate"),
                 tried.raw.constData());

        // Saved, it is tried with the password that is kept; and how the mailbox was looked into is told.
        QJsonObject account = wish(right, inbox, none);
        QJsonObject settings = account[u"settings"].toObject();
        settings.insert(QStringLiteral("enabled"), true);
        settings.insert(QStringLiteral("pollSeconds"), 1);
        account.insert(QStringLiteral("settings"), settings);
        QCOMPARE(put("/desk/accounts/mail", account).status, 200);
        tried = tryOut("/desk/accounts/mail", {});
        QVERIFY2(part(tried, "imap")[u"isGood"].toBool(), tried.raw.constData());
        QTRY_VERIFY_WITH_TIMEOUT(
            m_bench->get(QStringLiteral("/desk/accounts/mail"), m_admin).body[u"readAt"].isString(), 30'000);
        mail.stop();
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_bench->get(QStringLiteral("/desk/accounts/mail"), m_admin).body[u"lookError"].toString().isEmpty(),
            30'000);
        QVERIFY(m_bench->get(QStringLiteral("/desk/accounts/mail"), m_admin).body[u"readAt"].isString());
    }

    void aCarrierIsAskedForTheAccount()
    {
        tests::HttpTarget carrier;
        QByteArray status = "active";
        carrier.answer = [&](const tests::TargetRequest &request) {
            if (request.headers["authorization"] != "Basic " + QByteArray("AC01:token-1").toBase64())
                return tests::HttpTarget::status("401 Unauthorized", R"({"code":20003,"message":"Authenticate"})");
            return tests::HttpTarget::ok(R"({"friendly_name":"Acme","status":")" + status + R"("})");
        };
        const QJsonObject settings{
            {QStringLiteral("apiUrl"), QStringLiteral("http://127.0.0.1:%1").arg(carrier.serverPort())},
            {QStringLiteral("accountSid"), QStringLiteral("AC01")}};
        const auto trial = [&](const char *token) {
            return tryOut("/desk/accounts/sms", {{QStringLiteral("settings"), settings},
                                                 {QStringLiteral("token"), QString::fromLatin1(token)}});
        };
        Response tried = trial("token-1");
        QVERIFY2(part(tried, "sms")[u"isGood"].toBool(), tried.raw.constData());
        QCOMPARE(carrier.requests.size(), 1);
        QCOMPARE(carrier.requests.front().method, QByteArray("GET")); // nothing is sent
        QCOMPARE(carrier.requests.front().path, QByteArray("/2010-04-01/Accounts/AC01.json"));
        tried = trial("token-2");
        QCOMPARE(part(tried, "sms")[u"error"].toString(), QStringLiteral("20003: Authenticate"));
        status = "suspended";
        tried = trial("token-1");
        QCOMPARE(part(tried, "sms")[u"error"].toString(), QStringLiteral("the account is suspended"));
        // As the form stands before it is saved for the first time, switched on.
        status = "active";
        QJsonObject whole = settings;
        whole.insert(QStringLiteral("enabled"), true);
        whole.insert(QStringLiteral("number"), QStringLiteral("+15550100123"));
        whole.insert(QStringLiteral("publicUrl"), QStringLiteral("https://desk.acme.example"));
        tried = tryOut("/desk/accounts/sms",
                       {{QStringLiteral("settings"), whole}, {QStringLiteral("token"), QStringLiteral("token-1")}});
        QVERIFY2(part(tried, "sms")[u"isGood"].toBool(), tried.raw.constData());
        // Without a token nobody is asked.
        const auto before = carrier.requests.size();
        tried = tryOut("/desk/accounts/sms", {{QStringLiteral("settings"), settings}});
        QVERIFY(!part(tried, "sms")[u"isGood"].toBool());
        QCOMPARE(carrier.requests.size(), before);
        const Response shown = m_bench->get(QStringLiteral("/desk/accounts/sms"), m_admin);
        QCOMPARE(shown.body[u"webhookPath"].toString(), QStringLiteral("/sms/acme"));
    }

private:
    /// Of this machine, where nobody listens.
    static quint16 closedPort()
    {
        QTcpServer closed;
        if (!closed.listen(QHostAddress::LocalHost))
            qFatal("no port");
        return closed.serverPort();
    }
    static QJsonObject server(quint16 port)
    {
        return {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                {QStringLiteral("port"), port},
                {QStringLiteral("security"), QStringLiteral("none")}};
    }
    static QJsonObject mailWith(const char *password)
    {
        return {{QStringLiteral("settings"),
                 QJsonObject{
                     {QStringLiteral("address"), QStringLiteral("support@acme.example")},
                     {QStringLiteral("imap"), QJsonObject{{QStringLiteral("host"), QStringLiteral("imap.acme.example")},
                                                          {QStringLiteral("user"), QStringLiteral("support")}}}}},
                {QStringLiteral("imapPassword"), QString::fromLatin1(password)}};
    }
    Response put(const char *path, const QJsonObject &wish)
    {
        return m_bench->call("PUT", QString::fromLatin1(path), m_admin, base::toJson(wish));
    }
    Response tryOut(const char *path, const QJsonObject &wish)
    {
        return m_bench->post(QString::fromLatin1(path) + QStringLiteral("/try"), m_admin, wish);
    }
    static QJsonObject part(const Response &tried, const char *name)
    {
        for (const QJsonValue &each : tried.body[u"parts"].toArray()) {
            if (each[u"part"].toString() == QLatin1String(name))
                return each.toObject();
        }
        return {};
    }
    static qint64 secretOf(const Response &saved) { return saved.body[u"settings"][u"imap"][u"secret"].toInteger(0); }
    /// The ids of the live ones.
    QList<qint64> credentials()
    {
        QList<qint64> ids;
        for (const QJsonValue &each :
             m_bench->get(QStringLiteral("/desk/credentials"), m_admin).body[u"credentials"].toArray())
            ids.append(each[u"id"].toInteger());
        return ids;
    }

    std::unique_ptr<DeskBench> m_bench;
    QString m_admin;
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
