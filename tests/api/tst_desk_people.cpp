#include "tests/api/DeskBench.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

/// Who gets in at the desk, and how far.
class TestDeskPeople final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start();
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void signingInOpensTheDoorAndSigningOutShutsIt()
    {
        const Response in = m_bench->signIn(u" Ann@ACME.example "_s);
        QCOMPARE(in.status, 200);
        const QString token = in.body[u"token"].toString();
        QCOMPARE(token.size(), 46);
        QVERIFY(token.startsWith(u"td_"));
        QCOMPARE(in.body[u"user"][u"email"].toString(), u"ann@acme.example"_s);
        QCOMPARE(in.body[u"companies"][0][u"companyId"].toString(), u"acme"_s);

        QCOMPARE(m_bench->get(u"/desk/me"_s, token).status, 200);
        QCOMPARE(m_bench->get(u"/desk/me"_s, {}).status, 401);
        QCOMPARE(m_bench->get(u"/desk/me"_s, token + u'x').code(), u"unauthenticated"_s);
        QCOMPARE(m_bench->post(u"/desk/sign-out"_s, token).status, 200);
        QCOMPARE(m_bench->get(u"/desk/me"_s, token).status, 401);
    }

    void nobodyLearnsWhoHasAnAccount()
    {
        const Response wrong = m_bench->signIn(u"ann@acme.example"_s, u"guess"_s);
        const Response nobody = m_bench->signIn(u"nobody@acme.example"_s, u"guess"_s);
        QCOMPARE(wrong.status, 401);
        QCOMPARE(nobody.status, 401);
        QCOMPARE(wrong.raw, nobody.raw);
    }

    void whoFailsWaitsLongerEachTime()
    {
        const QString ann = u"ann@acme.example"_s;
        const QString nobody = u"nobody@acme.example"_s;
        for (const QString &email : {ann, nobody}) {
            const auto guess = [&] { return m_bench->signIn(email, u"guess"_s); };
            QCOMPARE(failuresUntilAWait(guess), 9);
            // The right password has to wait as a wrong one does, and so has a name that nobody has.
            const Response early = m_bench->signIn(email);
            QCOMPARE(early.status, 429);
            QCOMPARE(early.header("Retry-After").toInt(), early.details()[u"retryAfter"].toInt());
        }
        // The wait is that account's alone.
        QCOMPARE(m_bench->signIn(u"bob@acme.example"_s).status, 200);
        advance(8);
        QCOMPARE(m_bench->signIn(ann).status, 200);
    }

    void aKnownDeviceIsLetInWhileOthersGuess()
    {
        const QString ann = u"ann@acme.example"_s;
        const QString device = m_bench->signIn(ann).body[u"deviceToken"].toString();
        QVERIFY(device.startsWith(u"tdd_"));
        QCOMPARE(failuresUntilAWait([&] { return m_bench->signIn(ann, u"guess"_s); }), 9);
        QCOMPARE(m_bench->signIn(ann).status, 429);

        const auto from = [&](const QString &email, const QString &password, const QString &more = {}) {
            return m_bench->post(u"/desk/sign-in"_s, {},
                                 {{u"email"_s, email}, {u"password"_s, password}, {u"deviceToken"_s, device + more}});
        };
        QCOMPARE(from(ann, test::Password).status, 200);
        // It opens nothing by itself, nor anybody else's account, and guesses there wait too.
        QCOMPARE(m_bench->get(u"/desk/me"_s, device).status, 401);
        QCOMPARE(failuresUntilAWait([&] { return from(ann, u"guess"_s); }), 9);
        QCOMPARE(from(ann, test::Password).status, 429);
        QCOMPARE(from(ann, test::Password, u"!"_s).status, 429); // the same token, written otherwise
    }

    void aCommonPasswordIsRefused()
    {
        const QString ada = m_bench->token("ada");
        const auto make = [&](const char *password) {
            return m_bench->post(u"/desk/users"_s, ada,
                                 {{u"email"_s, u"new@acme.example"_s},
                                  {u"name"_s, u"New"_s},
                                  {u"role"_s, u"agent"_s},
                                  {u"password"_s, QString::fromLatin1(password)}});
        };
        for (const char *common : {"1234567890", "QwertyUiop", "password123"}) {
            const Response refused = make(common);
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.details()[u"field"].toString(), u"password"_s);
        }
        QCOMPARE(make("a password of my own").status, 201);
    }

    void aTokenEndsAfterTwelveHours()
    {
        const QString token = m_bench->token("ann");
        m_bench->clock.set(m_bench->clock.now() + Millis::hours(12));
        QCOMPARE(m_bench->get(u"/desk/me"_s, token).status, 401);
    }

    void rolesEndWhereTheyEnd_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("who");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *method, const char *path, const char *who, int status) {
            QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << QString::fromLatin1(who)
                                << status;
        };
        row("an agent sees the queue", "GET", "/desk/queue", "ann", 200);
        row("an agent reads saved replies", "GET", "/desk/saved-replies", "ann", 200);
        row("an agent sees no audit", "GET", "/desk/audit", "ann", 403);
        row("an agent sees no analytics", "GET", "/desk/analytics", "ann", 403);
        row("an agent sees no configuration", "GET", "/desk/config", "ann", 403);
        row("a supervisor sees the audit", "GET", "/desk/audit", "sue", 200);
        row("a supervisor sees analytics", "GET", "/desk/analytics", "sue", 200);
        row("a supervisor sees the configuration", "GET", "/desk/config", "sue", 200);
        row("a supervisor sees no users", "GET", "/desk/users", "sue", 403);
        row("a supervisor sees no credentials", "GET", "/desk/credentials", "sue", 403);
        row("an admin sees users", "GET", "/desk/users", "ada", 200);
        row("an admin sees credentials", "GET", "/desk/credentials", "ada", 200);
        row("nobody enters another company", "GET", "/desk/queue?companyId=beta", "ada", 404);
        row("nor one that does not exist", "GET", "/desk/queue?companyId=none", "ada", 404);
        row("not to see who they are", "GET", "/desk/me?companyId=zz", "ada", 404);
        row("not to see their companies", "GET", "/desk/companies?companyId=beta", "ada", 404);
        row("their own company is theirs", "GET", "/desk/me?companyId=acme", "ann", 200);
        row("an id that no session can have", "GET", "/desk/sessions/a%20b", "ann", 400);
        row("nor can it be claimed", "POST", "/desk/sessions/a%20b/claim", "ann", 400);
        row("a session that does not exist", "GET", "/desk/sessions/sess_none", "ann", 404);
        row("a wrong method is told so", "DELETE", "/desk/queue", "ada", 405);
    }
    void rolesEndWhereTheyEnd()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QString, who);
        const Response response = m_bench->call(method, path, m_bench->token(who.toLatin1().constData()));
        QTEST(response.status, "status");
        if (response.status == 400)
            QCOMPARE(response.code(), u"invalid_session_id"_s);
    }

    void anAdminMakesChangesAndRevokesUsers()
    {
        const QString ada = m_bench->token("ada");
        const QJsonObject body{{u"email"_s, u"New@acme.example"_s},
                               {u"name"_s, u"New"_s},
                               {u"role"_s, u"agent"_s},
                               {u"password"_s, Password}};
        const Response made = m_bench->post(u"/desk/users"_s, ada, body);
        QCOMPARE(made.status, 201);
        QCOMPARE(m_bench->post(u"/desk/users"_s, ada, body).status, 409);
        const QString path = u"/desk/users/%1"_s.arg(made.body[u"id"].toInteger());
        const QString fresh = m_bench->token("new");
        QVERIFY(!fresh.isEmpty());

        const Response put = m_bench->call("PUT", path, ada, R"({"role":"supervisor"})");
        QCOMPARE(put.status, 200);
        QCOMPARE(put.body[u"name"].toString(), u"New"_s);
        QCOMPARE(m_bench->get(u"/desk/audit"_s, fresh).status, 200);
        // Beta's admin neither sees nor touches one of Acme's.
        const QString eve = m_bench->signIn(u"eve@beta.example"_s).body[u"token"].toString();
        QCOMPARE(m_bench->call("PUT", path, eve, R"({"password":"stolen password"})").status, 404);
        QCOMPARE(m_bench->call("DELETE", path, eve).status, 404);

        QCOMPARE(m_bench->call("DELETE", path, ada).status, 200);
        QCOMPARE(m_bench->get(u"/desk/me"_s, fresh).status, 401);
        QCOMPARE(m_bench->signIn(u"new@acme.example"_s).status, 401);
    }

    void aRemovedUserMayComeBack()
    {
        const QString ada = m_bench->token("ada");
        const auto body = [](const char *name) {
            return QJsonObject{{u"email"_s, u"new@acme.example"_s},
                               {u"name"_s, QString::fromLatin1(name)},
                               {u"role"_s, u"agent"_s},
                               {u"password"_s, Password}};
        };
        const QString users = u"/desk/users"_s;
        const Response made = m_bench->post(users, ada, body("New"));
        QCOMPARE(made.status, 201);
        const Response twice = m_bench->post(users, ada, body("New"));
        QCOMPARE(twice.status, 409);
        QVERIFY2(!twice.raw.contains("desk_user") && !twice.raw.contains("column"), twice.raw.constData());
        const QString old = m_bench->token("new");
        const QString path = u"%1/%2"_s.arg(users).arg(made.body[u"id"].toInteger());
        QCOMPARE(m_bench->call("DELETE", path, ada).status, 200);

        const Response again = m_bench->post(users, ada, body("New again"));
        QVERIFY2(again.status == 201, again.raw.constData());
        QCOMPARE(again.body[u"id"], made.body[u"id"]);
        QCOMPARE(again.body[u"name"].toString(), u"New again"_s);
        QVERIFY(!m_bench->token("new").isEmpty());
        // What was ended when they went stays ended.
        QCOMPARE(m_bench->get(u"/desk/me"_s, old).status, 401);

        // For another company they are somebody else.
        QCOMPARE(m_bench->call("DELETE", path, ada).status, 200);
        const QString eve = m_bench->signIn(u"eve@beta.example"_s).body[u"token"].toString();
        const Response elsewhere = m_bench->post(users, eve, body("Of Beta"));
        QVERIFY2(elsewhere.status == 201, elsewhere.raw.constData());
        QVERIFY(elsewhere.body[u"id"] != made.body[u"id"]);
        const Response in = m_bench->signIn(u"new@acme.example"_s);
        QCOMPARE(in.status, 200);
        QCOMPARE(in.body[u"companies"].toArray().size(), 1);
        QCOMPARE(in.body[u"companies"][0][u"companyId"].toString(), u"beta"_s);
    }

    void aSecretIsShownOnce()
    {
        const QString ada = m_bench->token("ada");
        const QJsonObject body{{u"kind"_s, u"api_key"_s}, {u"name"_s, u"shop"_s}};
        const Response made = m_bench->post(u"/desk/credentials"_s, ada, body, {{"Idempotency-Key", "once"}});
        QCOMPARE(made.status, 201);
        const QByteArray secret = made.body[u"secret"].toString().toLatin1();
        QVERIFY(secret.startsWith("tk_"));
        const Response again = m_bench->post(u"/desk/credentials"_s, ada, body, {{"Idempotency-Key", "once"}});
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body[u"credential"], made.body[u"credential"]);
        QVERIFY(!again.raw.contains(secret));
        const Response list = m_bench->get(u"/desk/credentials"_s, ada);
        QCOMPARE(list.body[u"credentials"].toArray().size(), 1);
        QVERIFY(!list.raw.contains(secret));
        const QString path = u"/desk/credentials/%1"_s.arg(made.body[u"credential"][u"id"].toInteger());
        QCOMPARE(m_bench->call("DELETE", path, ada).status, 200);
        QCOMPARE(m_bench->get(u"/desk/credentials"_s, ada).body[u"credentials"].toArray().size(), 0);
    }

    void badRowsAreNamedAndGoodOnesGoIn()
    {
        const QString sue = m_bench->token("sue");
        QJsonArray rows;
        for (int i = 0; i < 600; ++i)
            rows.append(QJsonObject{{u"ref"_s, u"c-%1"_s.arg(i)}, {u"name"_s, u"Customer %1"_s.arg(i)}});
        rows.replace(3, QJsonObject{{u"name"_s, u"nobody"_s}});
        rows.replace(599, 5);
        const QByteArray body = base::toJson(rows);
        const Response done = m_bench->call("POST", u"/desk/customers"_s, sue, body, {{"Idempotency-Key", "file-1"}});
        QCOMPARE(done.status, 200);
        QCOMPARE(done.body[u"accepted"].toInt(), 598);
        QCOMPARE(done.body[u"errors"].toArray().size(), 2);
        QCOMPARE(done.body[u"errors"][0][u"row"].toInt(), 3);
        QCOMPARE(done.body[u"errors"][0][u"where"].toString(), u"ref"_s);
        QCOMPARE(done.body[u"errors"][1][u"row"].toInt(), 599);
        const Response again = m_bench->call("POST", u"/desk/customers"_s, sue, body, {{"Idempotency-Key", "file-1"}});
        QCOMPARE(again.raw, done.raw);
        const Response other = m_bench->call("POST", u"/desk/customers"_s, sue, "[]", {{"Idempotency-Key", "file-1"}});
        QCOMPARE(other.status, 409);
        QCOMPARE(other.code(), u"idempotency_mismatch"_s);
        QCOMPARE(m_bench->get(u"/desk/customers/c-598"_s, sue).status, 200);
        QCOMPARE(m_bench->get(u"/desk/customers/c-3"_s, sue).status, 404);
    }

    void aSavedConfigurationIsAVersion()
    {
        const QString sue = m_bench->token("sue");
        const Response saved =
            m_bench->call("PUT", u"/desk/config"_s, sue, R"({"tiers":{"aiRep":{"guidelines":{"maxLength":1}}}})");
        QCOMPARE(saved.status, 400);
        QVERIFY(saved.details()[u"field"].toString().startsWith(u"tiers.aiRep"));
        const Response money = m_bench->call("PUT", u"/desk/config"_s, sue, R"({"currency":"XXZ"})");
        QCOMPARE(money.status, 400);
        QCOMPARE(money.details()[u"field"].toString(), u"currency"_s);
        // What changes nothing is no version.
        for (const char *patch : {"{}", R"({"enabled":true})"}) {
            const Response same = m_bench->call("PUT", u"/desk/config"_s, sue, patch);
            QCOMPARE(same.status, 200);
            QCOMPARE(same.body[u"version"].toInt(), 1);
        }
        const Response good = m_bench->call("PUT", u"/desk/config"_s, sue, R"({"enabled":false})");
        QCOMPARE(good.status, 200);
        QCOMPARE(good.body[u"version"].toInt(), 2);
        const Response versions = m_bench->get(u"/desk/config/versions"_s, sue);
        QCOMPARE(versions.body[u"versions"].toArray().size(), 2);
        QCOMPARE(versions.body[u"versions"][0][u"by"].toString(), u"sue@acme.example"_s);
    }

private:
    void advance(int seconds) { m_bench->clock.set(m_bench->clock.now() + Millis::seconds(seconds)); }
    /// Returns how many guesses fail until the next has to wait for five seconds or more, which no slow machine makes
    /// up. Five are free; the waits after them are 1, 2, 4 and 8 seconds.
    template<class Guess>
    int failuresUntilAWait(const Guess &guess)
    {
        for (int failures = 0; failures < 20;) {
            const Response answer = guess();
            if (answer.status == 401) {
                ++failures;
                continue;
            }
            const int wait = answer.details()[u"retryAfter"].toInt();
            if (answer.status != 429 || wait < 1)
                return -1;
            if (wait >= 5)
                return failures;
            advance(wait);
        }
        return -1;
    }

    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestDeskPeople)
#include "tst_desk_people.moc"
