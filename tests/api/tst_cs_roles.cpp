#include "tests/api/CsClient.h"

#include <QtTest/QTest>

using namespace tierdesk;
using test::CsProgram;
using test::HttpAnswer;

namespace {

QJsonObject start(const char *customer)
{
    return {{u"companyId"_s, u"acme"_s}, {u"customerId"_s, QLatin1String(customer)}, {u"channel"_s, u"chat"_s}};
}

} // namespace

/// What tokens of each role may do at the cs door.
class TestCsRoles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_program = std::make_unique<CsProgram>(QList<std::pair<QString, QString>>{{u"rate-limits"_s, u"off"_s}});
        m_dana = of("customer", "dana");
        m_service = of("service", "shop");
        m_own = m_program->post("/sessions", start("dana"), m_dana).json()[u"id"].toString().toLatin1();
        m_foreign = m_program->post("/sessions", start("luis"), m_service).json()[u"id"].toString().toLatin1();
        QVERIFY(!m_own.isEmpty() && !m_foreign.isEmpty());
    }
    void cleanupTestCase() { m_program.reset(); }

    void aRoleOpensItsRoutes_data()
    {
        QTest::addColumn<QByteArray>("role");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *role, const char *method, const char *path, int status, const char *body = "") {
            QTest::addRow("%s: %s %s", role, method, path)
                << QByteArray(role) << QByteArray(method) << QByteArray(path) << QByteArray(body) << status;
        };
        const char *analytics = "/analytics?companyId=acme&startDate=2025-01-01&endDate=2025-02-01";
        const char *patch = R"({"companyId":"acme"})";
        row("customer", "GET", analytics, 403);
        row("customer", "GET", "/config?companyId=acme", 403);
        row("customer", "PUT", "/config", 403, patch);
        row("customer", "GET", "/sessions?companyId=acme", 200);
        row("service", "GET", analytics, 200);
        row("service", "GET", "/config?companyId=acme", 403);
        row("service", "PUT", "/config", 403, patch);
        row("service", "GET", "/sessions?companyId=acme", 200);
        row("admin", "GET", analytics, 200);
        row("admin", "GET", "/config?companyId=acme", 200);
        row("admin", "PUT", "/config", 200, patch);
    }
    void aRoleOpensItsRoutes()
    {
        QFETCH(QByteArray, role);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const HttpAnswer answer = m_program->send(method, path, body, of(role.constData(), "dana"));
        QCOMPARE(answer.status, status);
        if (status == 403)
            QCOMPARE(answer.code(), u"CS_012"_s);
    }

    void anUnknownRoleIsNobody()
    {
        const HttpAnswer answer = m_program->get("/sessions?companyId=acme", of("root", "dana"));
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.code(), u"CS_011"_s);
    }

    void aCustomerUsesTheirOwnSession()
    {
        QCOMPARE(m_program->get("/sessions/" + m_own, m_dana).status, 200);
        QCOMPARE(m_program->post("/sessions/" + m_own + "/typing", {}, m_dana).status, 200);
        QCOMPARE(
            m_program
                ->post("/sessions/" + m_own + "/messages", {{u"message"_s, u"What are your opening hours?"_s}}, m_dana)
                .status,
            201);
    }

    void aForeignSessionAnswersLikeAMissingOne_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("tail");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("show") << QByteArray("GET") << QByteArray() << QByteArray();
        QTest::newRow("message") << QByteArray("POST") << QByteArray("/messages") << QByteArray(R"({"message":"hi"})");
        QTest::newRow("typing") << QByteArray("POST") << QByteArray("/typing") << QByteArray("{}");
        QTest::newRow("escalate") << QByteArray("POST") << QByteArray("/escalate")
                                  << QByteArray(R"({"reason":"CUSTOMER_REQUEST","targetTier":"HUMAN_AGENT"})");
        QTest::newRow("resolve") << QByteArray("POST") << QByteArray("/resolve")
                                 << QByteArray(R"({"resolutionType":"ISSUE_RESOLVED"})");
    }
    void aForeignSessionAnswersLikeAMissingOne()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, tail);
        QFETCH(QByteArray, body);
        const QByteArray before = m_program->get("/sessions/" + m_foreign, m_service).body;
        const HttpAnswer foreign = m_program->send(method, "/sessions/" + m_foreign + tail, body, m_dana);
        const HttpAnswer missing = m_program->send(method, "/sessions/sess_none" + tail, body, m_dana);
        QCOMPARE(foreign.status, 404);
        QCOMPARE(missing.status, 404);
        QByteArray told = foreign.body;
        QCOMPARE(told.replace(m_foreign, "sess_none"), missing.body);
        QCOMPARE(m_program->get("/sessions/" + m_foreign, m_service).body, before);
    }

    void aSessionInSomebodysNameIsNotTheirs()
    {
        // Anybody may say at the chat door that they are dana: what they begin there is not shown to her.
        app::Waiter waiter;
        const auto claimed =
            waiter.command<Session>(m_program->app().engine(), Actor{}, [this](engine::CommandContext &context) {
                engine::StartSession request;
                request.company = m_program->acme;
                request.customerRef = u"dana"_s;
                request.isVerified = false;
                request.door = Door::Chat;
                return engine::commands::startSession(context, request);
            });
        QVERIFY(claimed);
        QCOMPARE(m_program->get("/sessions/" + claimed->id.toLatin1(), m_dana).status, 404);
        QCOMPARE(m_program->get("/sessions/" + claimed->id.toLatin1(), m_service).status, 200);
    }

    void aCustomerBeginsForThemselvesOnly()
    {
        const HttpAnswer refused = m_program->post("/sessions", start("luis"), m_dana);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), u"CS_012"_s);
        QCOMPARE(refused.json()[u"error"][u"details"][u"field"].toString(), u"customerId"_s);
    }

    void aListHoldsTheCustomersOwn()
    {
        const QJsonObject list = m_program->get("/sessions?companyId=acme", m_dana).json();
        QCOMPARE(list[u"total"].toInt(), 1);
        QCOMPARE(list[u"sessions"][0][u"id"].toString().toLatin1(), m_own);
        QCOMPARE(m_program->get("/sessions?companyId=acme&customerId=dana", m_dana).json()[u"total"].toInt(), 1);
        QCOMPARE(m_program->get("/sessions?companyId=acme&customerId=luis", m_dana).status, 403);
        QVERIFY(m_program->get("/sessions?companyId=acme", m_service).json()[u"total"].toInt() >= 2);
    }

    void aKeyIsTheCustomersOwn()
    {
        const QByteArray key = "Idempotency-Key: one\r\n";
        const HttpAnswer first = m_program->post("/sessions", start("amy"), of("customer", "amy"), key);
        QCOMPARE(first.status, 201);
        const HttpAnswer again = m_program->post("/sessions", start("amy"), of("customer", "amy"), key);
        QCOMPARE(again.json()[u"id"].toString(), first.json()[u"id"].toString());
        const HttpAnswer other = m_program->post("/sessions", start("bea"), of("customer", "bea"), key);
        QCOMPARE(other.status, 201);
        QVERIFY(other.json()[u"id"].toString() != first.json()[u"id"].toString());
    }

private:
    [[nodiscard]] QByteArray of(const char *role, const char *subject) const
    {
        return m_program->acmeToken(QJsonObject{{u"role"_s, QLatin1String(role)}, {u"sub"_s, QLatin1String(subject)}});
    }

    std::unique_ptr<CsProgram> m_program;
    QByteArray m_dana, m_service; ///< tokens
    QByteArray m_own, m_foreign;  ///< sessions: Dana's, and Luis's
};

QTEST_GUILESS_MAIN(TestCsRoles)
#include "tst_cs_roles.moc"
