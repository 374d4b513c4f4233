#include "tests/api/CsClient.h"

#include <QtTest/QTest>

using namespace tierdesk;
using test::CsProgram;
using test::HttpAnswer;

/// What the cs door refuses, over a real socket: code, status, and that nothing is changed by it.
class TestCsErrors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void refusesWrongStarts_data();
    void refusesWrongStarts();
    void refusesWrongMessages_data();
    void refusesWrongMessages();
    void refusesWrongTyping();
    void refusesWrongEscalations_data();
    void refusesWrongEscalations();
    void refusesWrongQueries_data();
    void refusesWrongQueries();
    void refusesBodiesThatAreNoJson_data();
    void refusesBodiesThatAreNoJson();
    void refusesWrongCredentials_data();
    void refusesWrongCredentials();
    void refusesWrongMethodsAndPaths_data();
    void refusesWrongMethodsAndPaths();
    void strangersAndTheMissingAnswerAlike_data();
    void strangersAndTheMissingAnswerAlike();
    void aResolvedSessionTakesNothingMore();
    void aCompanySwitchedOffOpensNothing();
    void aWrongConfigSavesNothing_data();
    void aWrongConfigSavesNothing();
    void aKeyAnswersOnce();
    void aKeyWithAnotherBodyIsAConflict();
    void aKeyOutlivesTheSession();
    void aWrongKeyIsRefused_data();
    void aWrongKeyIsRefused();
    void refusalsLeaveNothingBehind();
    void limitsAreAsPrinted();

private:
    std::unique_ptr<CsProgram> m_program;
    QByteArray m_session; ///< of Acme's, open
};

void TestCsErrors::initTestCase()
{
    m_program = std::make_unique<CsProgram>(QList<std::pair<QString, QString>>{{u"rate-limits"_s, u"off"_s}});
    m_session = m_program->session();
    QVERIFY(!m_session.isEmpty());
}

void TestCsErrors::cleanupTestCase()
{
    m_program.reset();
}

void TestCsErrors::refusesWrongStarts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *body, const char *code, const char *field, int status = 400) {
        QTest::newRow(name) << QByteArray(body) << status << QString::fromLatin1(code) << QString::fromLatin1(field);
    };
    row("no company", R"({"customerId":"c","channel":"chat"})", "CS_005", "companyId");
    row("a null company", R"({"companyId":null,"customerId":"c","channel":"chat"})", "CS_005", "companyId");
    row("an empty company", R"({"companyId":"","customerId":"c","channel":"chat"})", "CS_005", "companyId");
    row("a company that is a number", R"({"companyId":1,"customerId":"c","channel":"chat"})", "CS_015", "companyId");
    row("another company", R"({"companyId":"globex","customerId":"c","channel":"chat"})", "CS_012", "companyId", 403);
    row("a company that is not", R"({"companyId":"nobody","customerId":"c","channel":"chat"})", "CS_012", "companyId",
        403);
    row("no customer", R"({"companyId":"acme","channel":"chat"})", "CS_015", "customerId");
    row("a customer that is a list", R"({"companyId":"acme","customerId":[],"channel":"chat"})", "CS_015",
        "customerId");
    row("no channel", R"({"companyId":"acme","customerId":"c"})", "CS_015", "channel");
    row("an unknown channel", R"({"companyId":"acme","customerId":"c","channel":"fax"})", "CS_015", "channel");
    row("an unknown category", R"({"companyId":"acme","customerId":"c","channel":"chat","issueCategory":"X"})",
        "CS_015", "issueCategory");
    row("a message that is a number", R"({"companyId":"acme","customerId":"c","channel":"chat","initialMessage":1})",
        "CS_008", "initialMessage");
    row("a message with U+0000",
        R"({"companyId":"acme","customerId":"c","channel":"chat","initialMessage":"a\u0000b"})", "CS_008",
        "initialMessage");
    row("metadata that is a list", R"({"companyId":"acme","customerId":"c","channel":"chat","metadata":[]})", "CS_015",
        "metadata");
}

void TestCsErrors::refusesWrongStarts()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(QString, field);
    const HttpAnswer answer = m_program->send("POST", "/sessions", body, m_program->acmeToken());
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.json()[u"error"][u"details"][u"field"].toString(), field);
    QVERIFY(answer.header("content-type").startsWith("application/json"));
}

void TestCsErrors::refusesWrongMessages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no message") << QByteArray("{}");
    QTest::newRow("null") << QByteArray(R"({"message":null})");
    QTest::newRow("empty") << QByteArray(R"({"message":""})");
    QTest::newRow("spaces") << QByteArray(R"({"message":" \n\t "})");
    QTest::newRow("a number") << QByteArray(R"({"message":42})");
    QTest::newRow("an object") << QByteArray(R"({"message":{"text":"hi"}})");
    QTest::newRow("U+0000") << QByteArray(R"({"message":"h\u0000i"})");
    QTest::newRow("an escape character") << QByteArray(R"({"message":"a\u001bb"})");
    QTest::newRow("10,001 characters") << R"({"message":")" + QByteArray(10'001, 'x') + R"("})";
}

void TestCsErrors::refusesWrongMessages()
{
    QFETCH(QByteArray, body);
    const HttpAnswer answer =
        m_program->send("POST", "/sessions/" + m_session + "/messages", body, m_program->acmeToken());
    QCOMPARE(answer.code(), u"CS_008"_s);
    QCOMPARE(answer.status, 400);
}

void TestCsErrors::refusesWrongTyping()
{
    const QByteArray path = "/sessions/" + m_session + "/typing";
    const HttpAnswer answer = m_program->send("POST", path, R"({"typing":"yes"})", m_program->acmeToken());
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"CS_015"_s);
    QCOMPARE(answer.json()[u"error"][u"details"][u"field"].toString(), u"typing"_s);
    QCOMPARE(m_program->send("POST", path, "{}", m_program->acmeToken()).status, 200);
}

void TestCsErrors::refusesWrongEscalations_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("no reason") << QByteArray(R"({"targetTier":"AI_MANAGER"})") << u"CS_015"_s;
    QTest::newRow("an unknown reason") << QByteArray(R"({"reason":"X","targetTier":"AI_MANAGER"})") << u"CS_015"_s;
    QTest::newRow("no target") << QByteArray(R"({"reason":"LEGAL_MENTION"})") << u"CS_015"_s;
    QTest::newRow("an unknown target") << QByteArray(R"({"reason":"LEGAL_MENTION","targetTier":"CEO"})") << u"CS_004"_s;
    QTest::newRow("the same tier") << QByteArray(R"({"reason":"LEGAL_MENTION","targetTier":"AI_REP"})") << u"CS_004"_s;
}

void TestCsErrors::refusesWrongEscalations()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    const HttpAnswer answer =
        m_program->send("POST", "/sessions/" + m_session + "/escalate", body, m_program->acmeToken());
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.status, 400);
}

void TestCsErrors::refusesWrongQueries_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *path, const char *code, int status = 400) {
        QTest::newRow(name) << QByteArray(path) << status << QString::fromLatin1(code);
    };
    row("a list of no company", "/sessions", "CS_005");
    row("a list of another company", "/sessions?companyId=globex", "CS_012", 403);
    row("a list of two companies", "/sessions?companyId=acme&companyId=globex", "CS_015");
    row("a limit of zero", "/sessions?companyId=acme&limit=0", "CS_015");
    row("a limit of 201", "/sessions?companyId=acme&limit=201", "CS_015");
    row("a limit in words", "/sessions?companyId=acme&limit=ten", "CS_015");
    row("an offset below zero", "/sessions?companyId=acme&offset=-1", "CS_015");
    row("an unknown status", "/sessions?companyId=acme&status=OPEN", "CS_015");
    row("an unknown tier", "/sessions?companyId=acme&tier=CEO", "CS_015");
    row("a date that is none", "/sessions?companyId=acme&startDate=yesterday", "CS_015");
    row("an end before its start", "/sessions?companyId=acme&startDate=2025-02-01&endDate=2025-01-01", "CS_015");
    row("figures of no company", "/analytics?startDate=2025-01-01&endDate=2025-02-01", "CS_005");
    row("figures from no start", "/analytics?companyId=acme&endDate=2025-02-01", "CS_015");
    row("figures to no end", "/analytics?companyId=acme&startDate=2025-02-01", "CS_015");
    row("figures by the hour", "/analytics?companyId=acme&startDate=2025-01-01&endDate=2025-02-01&groupBy=hour",
        "CS_015");
    row("a series of a thousand years", "/analytics?companyId=acme&startDate=1025-01-01&endDate=2025-02-01&groupBy=day",
        "CS_015");
    row("the config of no company", "/config", "CS_005");
    row("the config of another company", "/config?companyId=globex", "CS_012", 403);
    row("a session id with a letter of no id", "/sessions/a%20b", "CS_001");
    row("a session id past 64", "/sessions/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "CS_001");
    row("a session id that is no UTF-8", "/sessions/%ff", "CS_001");
    row("an unknown session", "/sessions/sess_nobody", "CS_002", 404);
}

void TestCsErrors::refusesWrongQueries()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QString, code);
    const HttpAnswer answer = m_program->get(path, m_program->acmeToken());
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.status, status);
}

void TestCsErrors::refusesBodiesThatAreNoJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    const QByteArray good = R"({"companyId":"acme","customerId":"c","channel":"chat"})";
    QTest::newRow("nothing") << QByteArray() << QByteArray("Content-Length: 0\r\n") << 400;
    QTest::newRow("half an object") << QByteArray(R"({"companyId":"acme")") << QByteArray() << 400;
    QTest::newRow("a list") << QByteArray("[1]") << QByteArray() << 400;
    QTest::newRow("a member twice") << QByteArray(R"({"companyId":"acme","companyId":"acme","channel":"chat"})")
                                    << QByteArray() << 400;
    QTest::newRow("a raw line end in a text") << QByteArray("{\"companyId\":\"ac\nme\"}") << QByteArray() << 400;
    QTest::newRow("bytes that are no UTF-8") << QByteArray("{\"companyId\":\"\xff\"}") << QByteArray() << 400;
    QTest::newRow("half a surrogate pair") << QByteArray(R"({"companyId":"\ud800"})") << QByteArray() << 400;
    QTest::newRow("a thousand levels") << QByteArray(1000, '[') + QByteArray(1000, ']') << QByteArray() << 400;
    QTest::newRow("another content type") << good << QByteArray("Content-Type: text/plain\r\n") << 415;
    QTest::newRow("a body of 2 MB") << R"({"companyId":")" + QByteArray(2 << 20, 'x') + R"("})" << QByteArray() << 413;
}

void TestCsErrors::refusesBodiesThatAreNoJson()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    const HttpAnswer answer = m_program->send("POST", "/sessions", body, m_program->acmeToken(), headers);
    QCOMPARE(answer.status, status);
    if (status != 413) // which the guard may refuse before it knows whose words to use
        QCOMPARE(answer.code(), u"CS_015"_s);
}

void TestCsErrors::refusesWrongCredentials_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("an expired one") << CsProgram::tokenOf(m_program->acmeSecret, u"acme"_s, -60);
    QTest::newRow("one of another company's key") << CsProgram::tokenOf(m_program->globexSecret, u"acme"_s);
    QTest::newRow("one of a company that is not") << CsProgram::tokenOf(m_program->acmeSecret, u"nobody"_s);
    QTest::newRow("one without a signature")
        << test::base64Url(R"({"alg":"none"})") + '.' + test::base64Url(R"({"companyId":"acme"})") + '.';
    QTest::newRow("something else") << QByteArray("td_0123456789");
}

void TestCsErrors::refusesWrongCredentials()
{
    QFETCH(QByteArray, token);
    const HttpAnswer answer = m_program->get("/config?companyId=acme", token);
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.code(), u"CS_011"_s);
    QVERIFY(answer.header("www-authenticate").startsWith("Bearer"));
}

void TestCsErrors::refusesWrongMethodsAndPaths_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *method, const char *path, int status, const char *code) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QByteArray(path) << status << QString::fromLatin1(code);
    };
    row("DELETE", "/sessions", 405, "CS_013");
    row("PUT", "/sessions/x", 405, "CS_013");
    row("GET", "/sessions/x/messages", 405, "CS_013");
    row("POST", "/config", 405, "CS_013");
    row("PATCH", "/analytics", 405, "CS_013");
    row("GET", "/nothing", 404, "CS_002");
    row("GET", "/sessions/x/nothing", 404, "CS_002");
    row("GET", "/sessions/x/messages/y", 404, "CS_002");
}

void TestCsErrors::refusesWrongMethodsAndPaths()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QString, code);
    const HttpAnswer answer = m_program->send(method, path, {}, m_program->acmeToken());
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.header("allow").isEmpty(), status != 405);
}

void TestCsErrors::strangersAndTheMissingAnswerAlike_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("tail");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("reading") << QByteArray("GET") << QByteArray() << QByteArray();
    QTest::newRow("writing") << QByteArray("POST") << QByteArray("/messages") << QByteArray(R"({"message":"hi"})");
    QTest::newRow("escalating") << QByteArray("POST") << QByteArray("/escalate")
                                << QByteArray(R"({"reason":"LEGAL_MENTION","targetTier":"AI_MANAGER"})");
    QTest::newRow("typing") << QByteArray("POST") << QByteArray("/typing") << QByteArray(R"({"typing":true})");
    QTest::newRow("resolving") << QByteArray("POST") << QByteArray("/resolve")
                               << QByteArray(R"({"resolutionType":"UNRESOLVED"})");
}

void TestCsErrors::strangersAndTheMissingAnswerAlike()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, tail);
    QFETCH(QByteArray, body);
    const QByteArray missing = "sess_" + QByteArray(m_session.size() - 5, '0');
    HttpAnswer stranger = m_program->send(method, "/sessions/" + m_session + tail, body, m_program->globexToken());
    const HttpAnswer nobody = m_program->send(method, "/sessions/" + missing + tail, body, m_program->globexToken());
    QCOMPARE(stranger.status, 404);
    QCOMPARE(stranger.code(), u"CS_002"_s);
    QCOMPARE(nobody.status, 404);
    QCOMPARE(stranger.body.replace(m_session, missing), nobody.body);
}

void TestCsErrors::aResolvedSessionTakesNothingMore()
{
    const QByteArray id = m_program->session();
    const QByteArray token = m_program->acmeToken();
    const QJsonObject resolution{{u"resolutionType"_s, u"ISSUE_RESOLVED"_s}};
    const HttpAnswer resolved = m_program->post("/sessions/" + id + "/resolve", resolution, token);
    QCOMPARE(resolved.status, 200);
    QCOMPARE(resolved.json()[u"session"][u"status"].toString(), u"RESOLVED"_s);
    for (const HttpAnswer &answer :
         {m_program->post("/sessions/" + id + "/messages", {{u"message"_s, u"hi"_s}}, token),
          m_program->post("/sessions/" + id + "/typing", {}, token),
          m_program->post("/sessions/" + id + "/escalate",
                          {{u"reason"_s, u"LEGAL_MENTION"_s}, {u"targetTier"_s, u"AI_MANAGER"_s}}, token),
          m_program->post("/sessions/" + id + "/resolve", resolution, token)}) {
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), u"CS_003"_s);
        QCOMPARE(answer.json()[u"error"][u"details"][u"sessionId"].toString().toLatin1(), id);
    }
    QCOMPARE(m_program->get("/sessions/" + id, token).json()[u"messages"].toArray().size(), 0);
}

void TestCsErrors::aCompanySwitchedOffOpensNothing()
{
    const QByteArray token = m_program->globexToken();
    const auto switched = [&](bool isOn) {
        const QByteArray body = QByteArray(R"({"companyId":"globex","enabled":)") + (isOn ? "true" : "false") + '}';
        return m_program->send("PUT", "/config", body, token);
    };
    const QJsonObject start{{u"companyId"_s, u"globex"_s}, {u"customerId"_s, u"c"_s}, {u"channel"_s, u"chat"_s}};
    QCOMPARE(switched(false).status, 200);
    const HttpAnswer refused = m_program->post("/sessions", start, token);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"CS_009"_s);
    QCOMPARE(m_program->get("/sessions?companyId=globex", token).json()[u"total"].toInt(-1), 0);
    QCOMPARE(switched(true).status, 200);
    QCOMPARE(m_program->post("/sessions", start, token).status, 201);
}

void TestCsErrors::aWrongConfigSavesNothing_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QString>("field");
    QTest::newRow("an unknown field") << QByteArray(R"("colour":"red")") << u"colour"_s;
    QTest::newRow("an unknown field deep inside")
        << QByteArray(R"("tiers":{"aiRep":{"capabilities":{"maxCreditAmont":15}}})")
        << u"tiers.aiRep.capabilities.maxCreditAmont"_s;
    QTest::newRow("a limit below zero") << QByteArray(R"("tiers":{"aiRep":{"capabilities":{"maxCreditAmount":-1}}})")
                                        << u"tiers.aiRep.capabilities.maxCreditAmount"_s;
    QTest::newRow("a limit in words") << QByteArray(R"("tiers":{"aiRep":{"capabilities":{"maxCreditAmount":"15"}}})")
                                      << u"tiers.aiRep.capabilities.maxCreditAmount"_s;
    QTest::newRow("a good field before a wrong one")
        << QByteArray(R"("irateProtocol":{"enabled":false,"detectionThreshold":7})")
        << u"irateProtocol.detectionThreshold"_s;
}

void TestCsErrors::aWrongConfigSavesNothing()
{
    QFETCH(QByteArray, patch);
    QFETCH(QString, field);
    const QByteArray token = m_program->acmeToken();
    const HttpAnswer before = m_program->get("/config?companyId=acme", token);
    QCOMPARE(before.status, 200);
    const HttpAnswer answer = m_program->send("PUT", "/config", R"({"companyId":"acme",)" + patch + '}', token);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"CS_015"_s);
    QCOMPARE(answer.json()[u"error"][u"details"][u"field"].toString(), field);
    QCOMPARE(m_program->get("/config?companyId=acme", token).body, before.body);
}

void TestCsErrors::aKeyAnswersOnce()
{
    const QByteArray token = m_program->acmeToken();
    const QByteArray key = "Idempotency-Key: one\r\n";
    const QJsonObject start{{u"companyId"_s, u"acme"_s}, {u"customerId"_s, u"keyed"_s}, {u"channel"_s, u"chat"_s}};
    const HttpAnswer first = m_program->post("/sessions", start, token, key);
    const HttpAnswer again = m_program->post("/sessions", start, token, key);
    QCOMPARE(first.status, 201);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QVERIFY(first.header("idempotency-replayed").isEmpty());
    QCOMPARE(again.header("idempotency-replayed"), QByteArray("true"));
    QCOMPARE(m_program->get("/sessions?companyId=acme&customerId=keyed", token).json()[u"total"].toInt(), 1);

    const QByteArray path = "/sessions/" + first.json()[u"id"].toString().toLatin1();
    const QJsonObject message{{u"message"_s, u"Where is my order?"_s}};
    const HttpAnswer said = m_program->post(path + "/messages", message, token, "Idempotency-Key: two\r\n");
    const HttpAnswer repeated = m_program->post(path + "/messages", message, token, "Idempotency-Key: two\r\n");
    QCOMPARE(said.status, 201);
    QCOMPARE(repeated.body, said.body);
    QCOMPARE(repeated.header("idempotency-replayed"), QByteArray("true"));
    QCOMPARE(m_program->get(path, token).json()[u"messages"].toArray().size(), 2);
}

void TestCsErrors::aKeyWithAnotherBodyIsAConflict()
{
    const QByteArray token = m_program->acmeToken();
    const QByteArray key = "Idempotency-Key: three\r\n";
    const QByteArray path = "/sessions/" + m_program->session() + "/messages";
    QCOMPARE(m_program->post(path, {{u"message"_s, u"one"_s}}, token, key).status, 201);
    const HttpAnswer other = m_program->post(path, {{u"message"_s, u"two"_s}}, token, key);
    QCOMPARE(other.status, 409);
    QCOMPARE(other.code(), u"CS_014"_s);
    // The other company's keys are its own.
    const QJsonObject start{{u"companyId"_s, u"globex"_s}, {u"customerId"_s, u"c"_s}, {u"channel"_s, u"chat"_s}};
    QCOMPARE(m_program->post("/sessions", start, m_program->globexToken(), key).status, 201);
}

void TestCsErrors::aKeyOutlivesTheSession()
{
    const QByteArray token = m_program->acmeToken();
    const QByteArray path = "/sessions/" + m_program->session();
    const QByteArray key = "Idempotency-Key: four\r\n";
    const QJsonObject message{{u"message"_s, u"thank you"_s}};
    const HttpAnswer first = m_program->post(path + "/messages", message, token, key);
    QCOMPARE(first.status, 201);
    QCOMPARE(m_program->post(path + "/resolve", {{u"resolutionType"_s, u"ISSUE_RESOLVED"_s}}, token).status, 200);
    const HttpAnswer again = m_program->post(path + "/messages", message, token, key);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
}

void TestCsErrors::aWrongKeyIsRefused_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("with a space") << QByteArray("a b");
    QTest::newRow("beyond ASCII") << QByteArray("\xc3\xa9");
    QTest::newRow("past 255") << QByteArray(256, 'k');
}

void TestCsErrors::aWrongKeyIsRefused()
{
    QFETCH(QByteArray, key);
    const HttpAnswer answer = m_program->send("POST", "/sessions", R"({"companyId":"acme"})", m_program->acmeToken(),
                                              "Idempotency-Key: " + key + "\r\n");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"CS_015"_s);
    QCOMPARE(answer.json()[u"error"][u"details"][u"field"].toString(), u"Idempotency-Key"_s);
}

void TestCsErrors::refusalsLeaveNothingBehind()
{
    const HttpAnswer answer = m_program->get("/sessions/" + m_session, m_program->acmeToken());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[u"messages"].toArray().size(), 0);
    QCOMPARE(answer.json()[u"escalationHistory"].toArray().size(), 0);
    QCOMPARE(answer.json()[u"status"].toString(), u"ACTIVE"_s);
}

void TestCsErrors::limitsAreAsPrinted()
{
    CsProgram limited;
    const QByteArray path = "/analytics?companyId=acme&startDate=2025-12-01&endDate=2025-12-19";
    for (int i = 1; i <= 20; ++i) {
        const HttpAnswer answer = limited.get(path, limited.acmeToken());
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("x-ratelimit-limit"), QByteArray("20"));
        QVERIFY(!answer.header("x-ratelimit-remaining").isEmpty());
        QVERIFY(!answer.header("x-ratelimit-reset").isEmpty());
    }
    const HttpAnswer over = limited.get(path, limited.acmeToken());
    QCOMPARE(over.status, 429);
    QCOMPARE(over.code(), u"CS_007"_s);
    QVERIFY(over.header("retry-after").toInt() >= 1);
    // Another company, and another route, have limits of their own.
    QCOMPARE(limited.get("/analytics?companyId=globex&startDate=2025-12-01&endDate=2025-12-19", limited.globexToken())
                 .status,
             200);
    QCOMPARE(limited.get("/config?companyId=acme", limited.acmeToken()).header("x-ratelimit-limit"),
             QByteArray("1200"));
}

QTEST_GUILESS_MAIN(TestCsErrors)
#include "tst_cs_errors.moc"
