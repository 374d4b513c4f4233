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
        m_bench = DeskBench::start({{u"allow-private-targets"_s, u"on"_s}});
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        QVERIFY(!m_admin.isEmpty());
    }
    void cleanup() { m_bench.reset(); }

    void anAdminSetsUpAndASupervisorReads()
    {
        const Response saved = put("/desk/accounts/mail", mailWith("sesame-7Q"));
        QCOMPARE(saved.status, 200);
        QCOMPARE(saved.body[u"settings"][u"address"].toString(), u"support@acme.example"_s);
        QCOMPARE(saved.body[u"secrets"].toArray(), QJsonArray{u"imap"_s});
        QVERIFY(!saved.raw.contains("sesame"));
        const QString supervisor = m_bench->token("sue");
        const Response read = m_bench->get(u"/desk/accounts/mail"_s, supervisor);
        QCOMPARE(read.status, 200);
        QCOMPARE(read.body[u"settings"], saved.body[u"settings"]);
        QCOMPARE(read.body[u"waiting"].toInt(-1), 0);
        const QByteArray wish = base::toJson(mailWith("other"));
        QCOMPARE(m_bench->call("PUT", u"/desk/accounts/mail"_s, supervisor, wish).status, 403);
        QCOMPARE(m_bench->call("POST", u"/desk/accounts/mail/try"_s, supervisor, wish).status, 403);
        QCOMPARE(m_bench->get(u"/desk/accounts/mail"_s, m_bench->token("ann")).status, 403);
    }

    void aReplacedPasswordIsRevokedAndARemovedOneToo()
    {
        const qint64 first = secretOf(put("/desk/accounts/mail", mailWith("sesame-7Q")));
        QVERIFY(first > 0);
        QVERIFY(credentials().contains(first));
        const qint64 second = secretOf(put("/desk/accounts/mail", {{u"imapPassword"_s, u"x"_s}}));
        QVERIFY(second > first);
        QVERIFY(!credentials().contains(first));
        QVERIFY(credentials().contains(second));
        // What is not given stays.
        QCOMPARE(secretOf(put("/desk/accounts/mail", {{u"settings"_s, QJsonObject{{u"name"_s, u"Acme"_s}}}})), second);
        QCOMPARE(secretOf(put("/desk/accounts/mail", {{u"imapPassword"_s, QString()}})), 0);
        QVERIFY(credentials().isEmpty());
    }

    void aSecretThatSomethingElseNeedsStays()
    {
        const Response made =
            m_bench->post(u"/desk/credentials"_s, m_admin,
                          {{u"kind"_s, u"secret"_s}, {u"name"_s, u"by hand"_s}, {u"secret"_s, u"sesame-7Q"_s}});
        const QJsonValue byHand = made.body[u"credential"][u"id"];
        QJsonObject settings{{u"imap"_s, QJsonObject{{u"secret"_s, byHand}}}};
        QCOMPARE(secretOf(put("/desk/accounts/mail", {{u"settings"_s, settings}})), byHand.toInteger());
        QVERIFY(secretOf(put("/desk/accounts/mail", {{u"imapPassword"_s, u"x"_s}})) > 0);
        QVERIFY(credentials().contains(byHand.toInteger())); // the account did not make it
    }

    void aRefusalLeavesNothingBehind()
    {
        QJsonObject wish = mailWith("sesame-7Q");
        QJsonObject settings = wish[u"settings"].toObject();
        settings.insert(u"address"_s, u"nobody"_s);
        wish.insert(u"settings"_s, settings);
        const Response refused = put("/desk/accounts/mail", wish);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), u"mail.address"_s);
        QVERIFY(credentials().isEmpty());
        // What is no object where one belongs is refused, with a password or without.
        QCOMPARE(put("/desk/accounts/mail", {{u"settings"_s, QJsonObject{{u"smtp"_s, 5}}}, {u"smtpPassword"_s, u"x"_s}})
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
        imap.insert(u"user"_s, u"support"_s);
        const QJsonObject moved{{u"imap"_s, imap}};
        // A trial says so, and connects to nobody.
        QJsonObject settings = moved;
        settings.insert(u"smtp"_s, server(closedPort()));
        const Response tried = tryOut("/desk/accounts/mail", {{u"settings"_s, settings}});
        QCOMPARE(tried.status, 200);
        QVERIFY(!part(tried, "imap")[u"isGood"].toBool());
        QVERIFY2(part(tried, "imap")[u"error"].toString().contains(u"must be set again"), tried.raw.constData());
        QVERIFY(!evil.hasPendingConnections());
        // Neither an account nor a configuration is saved so, whoever does it.
        Response refused = put("/desk/accounts/mail", {{u"settings"_s, moved}});
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), u"mail.imap.secret"_s);
        refused = m_bench->call("PUT", u"/desk/config"_s, m_bench->token("sue"),
                                base::toJson(QJsonObject{{u"mail"_s, moved}}));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), u"mail.imap.secret"_s);
        const Response shown = m_bench->get(u"/desk/accounts/mail"_s, m_admin);
        QCOMPARE(shown.body[u"settings"][u"imap"][u"host"].toString(), u"imap.acme.example"_s);
        QCOMPARE(shown.body[u"secrets"].toArray(), QJsonArray{u"imap"_s});
        // With its password it moves, and what was kept is revoked.
        const Response saved = put("/desk/accounts/mail", {{u"settings"_s, moved}, {u"imapPassword"_s, u"x"_s}});
        QCOMPARE(saved.status, 200);
        QCOMPARE(saved.body[u"secrets"].toArray(), QJsonArray{u"imap"_s});
        QVERIFY(!credentials().contains(first));
    }

    void aTokenGoesOnlyWhereItWasKeptFor()
    {
        tests::HttpTarget carrier;
        tests::HttpTarget evil;
        for (tests::HttpTarget *each : {&carrier, &evil})
            each->answer = [](const tests::TargetRequest &) { return tests::HttpTarget::ok(R"({"status":"active"})"); };
        const auto at = [](const tests::HttpTarget &target, const char *account = "AC01") {
            return QJsonObject{{u"apiUrl"_s, u"http://127.0.0.1:%1"_s.arg(target.serverPort())},
                               {u"accountSid"_s, QString::fromLatin1(account)}};
        };
        QCOMPARE(put("/desk/accounts/sms", {{u"settings"_s, at(carrier)}, {u"token"_s, u"token-1"_s}}).status, 200);
        QVERIFY(part(tryOut("/desk/accounts/sms", {}), "sms")[u"isGood"].toBool());
        for (const QJsonObject &moved : {at(evil), at(carrier, "AC02")}) {
            const Response tried = tryOut("/desk/accounts/sms", {{u"settings"_s, moved}});
            QVERIFY2(part(tried, "sms")[u"error"].toString().contains(u"must be set again"), tried.raw.constData());
            const Response refused = m_bench->call("PUT", u"/desk/config"_s, m_bench->token("sue"),
                                                   base::toJson(QJsonObject{{u"sms"_s, moved}}));
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.details()[u"field"].toString(), u"sms.secret"_s);
        }
        QCOMPARE(evil.requests.size(), 0);
        QCOMPARE(carrier.requests.size(), 1);
        QCOMPARE(put("/desk/accounts/sms", {{u"settings"_s, at(evil)}, {u"token"_s, u"token-2"_s}}).status, 200);
        QVERIFY(part(tryOut("/desk/accounts/sms", {}), "sms")[u"isGood"].toBool());
        QCOMPARE(evil.requests.front().headers["authorization"], "Basic " + QByteArray("AC01:token-2").toBase64());
    }

    void aTrialNeedsAServer()
    {
        const Response refused = tryOut("/desk/accounts/mail", {});
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), u"mail.smtp.host"_s);
    }

    void whereNobodyListensIsTold()
    {
        const Response tried =
            tryOut("/desk/accounts/mail", {{u"settings"_s, QJsonObject{{u"smtp"_s, server(closedPort())}}}});
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
            tryOut("/desk/accounts/mail", {{u"settings"_s, QJsonObject{{u"smtp"_s, server(silent.serverPort())}}}});
        QCOMPARE(tried.status, 200);
        QVERIFY(!part(tried, "smtp")[u"isGood"].toBool());
        QVERIFY(!part(tried, "smtp")[u"error"].toString().isEmpty());
        QVERIFY(timer.elapsed() < 20'000);
    }

    void whatIsTriedWhileTheServerStopsIsAnswered()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QByteArray wish =
            base::toJson(QJsonObject{{u"settings"_s, QJsonObject{{u"smtp"_s, server(silent.serverPort())}}}});
        std::unique_ptr<QNetworkReply> reply(m_bench->begin("POST", u"/desk/accounts/mail/try"_s, m_admin, wish));
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
        imap.insert(u"user"_s, u"support@acme.example"_s);
        const auto wish = [&](const QString &password, const QString &folder, const QString &smtpSecurity) {
            QJsonObject smtp = server(mail.smtpPort());
            smtp.insert(u"security"_s, smtpSecurity);
            return QJsonObject{{u"settings"_s, QJsonObject{{u"address"_s, u"support@acme.example"_s},
                                                           {u"folder"_s, folder},
                                                           {u"smtp"_s, smtp},
                                                           {u"imap"_s, imap}}},
                               {u"imapPassword"_s, password}};
        };
        const QString right = QString::fromLatin1(tests::MailServer::Password);
        const QString inbox = u"INBOX"_s;
        const QString none = u"none"_s;
        Response tried = tryOut("/desk/accounts/mail", wish(right, inbox, none));
        QCOMPARE(tried.status, 200);
        QVERIFY2(part(tried, "smtp")[u"isGood"].toBool() && part(tried, "imap")[u"isGood"].toBool(),
                 tried.raw.constData());
        // Nothing of it is kept, and nothing was sent.
        QCOMPARE(m_bench->get(u"/desk/accounts/mail"_s, m_admin).body[u"settings"][u"address"].toString(), QString());
        QVERIFY(credentials().isEmpty());

        tried = tryOut("/desk/accounts/mail", wish(u"wrong"_s, inbox, none));
        QVERIFY(part(tried, "smtp")[u"isGood"].toBool());
        QVERIFY(!part(tried, "imap")[u"isGood"].toBool());
        QVERIFY2(part(tried, "imap")[u"error"].toString().startsWith(
                     u"the server refused this user name or password: NO [AUTHENTICATIONFAILED]"),
                 tried.raw.constData());
        tried = tryOut("/desk/accounts/mail", wish(right, u"Nowhere"_s, none));
        QVERIFY2(!part(tried, "imap")[u"isGood"].toBool() && !part(tried, "imap")[u"error"].toString().isEmpty(),
                 tried.raw.constData());
        // Nobody vouches for its certificate.
        tried = tryOut("/desk/accounts/mail", wish(right, inbox, u"starttls"_s));
        QVERIFY2(!part(tried, "smtp")[u"isGood"].toBool() &&
                     part(tried, "smtp")[u"error"].toString().contains(u"certificate"),
                 tried.raw.constData());

        // Saved, it is tried with the password that is kept; and how the mailbox was looked into is told.
        QJsonObject account = wish(right, inbox, none);
        QJsonObject settings = account[u"settings"].toObject();
        settings.insert(u"enabled"_s, true);
        settings.insert(u"pollSeconds"_s, 1);
        account.insert(u"settings"_s, settings);
        QCOMPARE(put("/desk/accounts/mail", account).status, 200);
        tried = tryOut("/desk/accounts/mail", {});
        QVERIFY2(part(tried, "imap")[u"isGood"].toBool(), tried.raw.constData());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->get(u"/desk/accounts/mail"_s, m_admin).body[u"readAt"].isString(), 30'000);
        mail.stop();
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_bench->get(u"/desk/accounts/mail"_s, m_admin).body[u"lookError"].toString().isEmpty(), 30'000);
        QVERIFY(m_bench->get(u"/desk/accounts/mail"_s, m_admin).body[u"readAt"].isString());
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
        const QJsonObject settings{{u"apiUrl"_s, u"http://127.0.0.1:%1"_s.arg(carrier.serverPort())},
                                   {u"accountSid"_s, u"AC01"_s}};
        const auto trial = [&](const char *token) {
            return tryOut("/desk/accounts/sms", {{u"settings"_s, settings}, {u"token"_s, QString::fromLatin1(token)}});
        };
        Response tried = trial("token-1");
        QVERIFY2(part(tried, "sms")[u"isGood"].toBool(), tried.raw.constData());
        QCOMPARE(carrier.requests.size(), 1);
        QCOMPARE(carrier.requests.front().method, QByteArray("GET")); // nothing is sent
        QCOMPARE(carrier.requests.front().path, QByteArray("/2010-04-01/Accounts/AC01.json"));
        tried = trial("token-2");
        QCOMPARE(part(tried, "sms")[u"error"].toString(), u"20003: Authenticate"_s);
        status = "suspended";
        tried = trial("token-1");
        QCOMPARE(part(tried, "sms")[u"error"].toString(), u"the account is suspended"_s);
        // As the form stands before it is saved for the first time, switched on.
        status = "active";
        QJsonObject whole = settings;
        whole.insert(u"enabled"_s, true);
        whole.insert(u"number"_s, u"+15550100123"_s);
        whole.insert(u"publicUrl"_s, u"https://desk.acme.example"_s);
        tried = tryOut("/desk/accounts/sms", {{u"settings"_s, whole}, {u"token"_s, u"token-1"_s}});
        QVERIFY2(part(tried, "sms")[u"isGood"].toBool(), tried.raw.constData());
        // Without a token nobody is asked.
        const auto before = carrier.requests.size();
        tried = tryOut("/desk/accounts/sms", {{u"settings"_s, settings}});
        QVERIFY(!part(tried, "sms")[u"isGood"].toBool());
        QCOMPARE(carrier.requests.size(), before);
        const Response shown = m_bench->get(u"/desk/accounts/sms"_s, m_admin);
        QCOMPARE(shown.body[u"webhookPath"].toString(), u"/sms/acme"_s);
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
        return {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, port}, {u"security"_s, u"none"_s}};
    }
    static QJsonObject mailWith(const char *password)
    {
        return {{u"settings"_s,
                 QJsonObject{{u"address"_s, u"support@acme.example"_s},
                             {u"imap"_s, QJsonObject{{u"host"_s, u"imap.acme.example"_s}, {u"user"_s, u"support"_s}}}}},
                {u"imapPassword"_s, QString::fromLatin1(password)}};
    }
    Response put(const char *path, const QJsonObject &wish)
    {
        return m_bench->call("PUT", QString::fromLatin1(path), m_admin, base::toJson(wish));
    }
    Response tryOut(const char *path, const QJsonObject &wish)
    {
        return m_bench->post(QString::fromLatin1(path) + u"/try"_s, m_admin, wish);
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
        for (const QJsonValue &each : m_bench->get(u"/desk/credentials"_s, m_admin).body[u"credentials"].toArray())
            ids.append(each[u"id"].toInteger());
        return ids;
    }

    std::unique_ptr<DeskBench> m_bench;
    QString m_admin;
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
