#include "tests/core/doors/server/SupportDoor.h"

#include <QtTest/QTest>

using namespace tierdesk;
using test::HttpAnswer;
using test::SupportDoor;

namespace {

const QString Angry = u"I cannot access my account and I am very frustrated"_s;

QString errorType(const HttpAnswer &answer)
{
    return answer.json().value(u"error_type").toString();
}

QByteArray field(const QJsonObject &json, QStringView name)
{
    return json.value(name).toString().toLatin1();
}

} // namespace

/// The support door over real sockets: what support-api.md promises, and what docs/support.md settles.
class TestSupport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueryOpensItsSessionAndAnswers()
    {
        const HttpAnswer answer = m_program.ask(u"What is your return policy?"_s, u"q-1"_s);
        QCOMPARE(answer.status, 200);
        const QJsonObject json = answer.json();
        QCOMPARE(json.keys(), QStringList({u"cached"_s, u"complexity_score"_s, u"escalated"_s, u"escalation_reason"_s,
                                           u"model_used"_s, u"response"_s, u"response_time_ms"_s, u"sentiment_score"_s,
                                           u"session_id"_s, u"ticket_id"_s}));
        QCOMPARE(json[u"model_used"].toString(), u"tierdesk-local"_s);
        QCOMPARE(json[u"escalated"], QJsonValue(false));
        const QJsonObject session = m_program.get("/api/session/q-1").json();
        QCOMPARE(session[u"customer_id"].toString(), u"cust_1"_s);
        QCOMPARE(session[u"status"].toString(), u"active"_s);
        QCOMPARE(session[u"messages"].toArray().size(), 2);
        const QJsonObject said = session[u"messages"][0].toObject();
        QCOMPARE(said[u"role"].toString(), u"user"_s);
        QCOMPARE(said[u"metadata"][u"complexity_score"], json[u"complexity_score"]);
        const QJsonObject answered = session[u"messages"][1].toObject();
        QCOMPARE(answered[u"role"].toString(), u"assistant"_s);
        QCOMPARE(answered[u"content"], json[u"response"]);
        QCOMPARE(answered[u"metadata"][u"model_used"], json[u"model_used"]);
    }
    void aLowScoreEscalatesHereWithATicketAndSeesTheSameRecordAtEveryDoor()
    {
        const QJsonObject json = m_program.ask(Angry, u"q-2"_s).json();
        QCOMPARE(json[u"escalated"], QJsonValue(true));
        QCOMPARE(json[u"escalation_reason"].toString(), u"negative_sentiment"_s);
        const QJsonObject ticket = m_program.get("/api/escalation/" + field(json, u"ticket_id")).json();
        QCOMPARE(ticket[u"session_id"].toString(), u"q-2"_s);
        QCOMPARE(ticket[u"reason"].toString(), u"negative_sentiment"_s);
        QCOMPARE(ticket[u"status"].toString(), u"assigned"_s);
        QCOMPARE(ticket[u"assigned_agent"].toString(), u"ai_manager"_s);
        const HttpAnswer atCs = m_program.atCs("GET", "/sessions/q-2");
        QCOMPARE(atCs.status, 200);
        QCOMPARE(atCs.json().value(u"escalationHistory")[0][u"ticket"], json[u"ticket_id"]);
    }
    void whereTheCompanySaysSoALowScoreEscalatesNoMore()
    {
        const auto put = [this](double threshold) {
            return m_program
                .atCs("PUT", "/config",
                      QJsonDocument(QJsonObject{{u"companyId"_s, u"acme"_s},
                                                {u"escalationRules"_s, QJsonObject{{u"scoreThreshold"_s, threshold}}}})
                          .toJson())
                .status;
        };
        QCOMPARE(put(-1), 200);
        const QJsonObject json = m_program.ask(Angry, u"q-3"_s).json();
        QCOMPARE(put(-.5), 200);
        QCOMPARE(json[u"escalated"], QJsonValue(false));
        QVERIFY(json[u"ticket_id"].isNull());
    }
    void atAPersonAWaitingLineStandsInNoHistory()
    {
        QCOMPARE(m_program.ask(u"Hello"_s, u"q-4"_s).status, 200);
        const QJsonObject ticket = m_program.escalate(u"q-4"_s).json();
        const HttpAnswer answer = m_program.ask(u"Is anybody there?"_s, u"q-4"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value(u"model_used").toString(), u"human"_s);
        QCOMPARE(answer.json().value(u"ticket_id"), ticket[u"ticket_id"]);
        // Nobody is on duty: the hours, and how the customer can be reached.
        const QString line = answer.json().value(u"response").toString();
        QVERIFY2(line.contains(u"hours"_s) && line.contains(u"reach you"_s), qPrintable(line));
        const QJsonArray messages = m_program.get("/api/session/q-4").json().value(u"messages").toArray();
        QCOMPARE(messages.last()[u"content"].toString(), u"Is anybody there?"_s);
        const QString kept =
            m_program.ask(u"Mail me: dana@example.com"_s, u"q-4"_s).json().value(u"response").toString();
        QVERIFY2(!kept.contains(u"reach you"_s), qPrintable(kept));
    }
    void anotherCustomersSessionIsNotGoneOnWith()
    {
        QCOMPARE(m_program.ask(u"Hello"_s, u"q-5"_s).status, 200);
        const HttpAnswer answer = m_program.ask(u"Where is my order?"_s, u"q-5"_s, u"cust_2"_s);
        QCOMPARE(answer.status, 403);
        QCOMPARE(errorType(answer), u"AUTHORIZATION_ERROR"_s);
        QCOMPARE(m_program.get("/api/session/q-5").json().value(u"messages").toArray().size(), 2);
    }

    void aSessionIsCreatedShownAndArchived()
    {
        const HttpAnswer made = m_program.post("/api/session", {{u"customer_id"_s, u"c"_s}});
        QCOMPARE(made.status, 201);
        const QByteArray id = field(made.json(), u"session_id");
        QVERIFY(id.startsWith("sess_"));
        QCOMPARE(made.json().value(u"status").toString(), u"active"_s);
        const HttpAnswer gone = m_program.send("DELETE", "/api/session/" + id, {}, m_program.acmeKey);
        QCOMPARE(gone.status, 200);
        QCOMPARE(gone.json().value(u"message").toString(), u"Session closed successfully"_s);
        QVERIFY(!gone.json().value(u"archived_at").toString().isEmpty());
        QCOMPARE(m_program.get("/api/session/" + id).json().value(u"status").toString(), u"closed"_s);
        const HttpAnswer atCs = m_program.atCs("GET", "/sessions/" + id);
        QCOMPARE(atCs.json().value(u"resolution")[u"type"].toString(), u"UNRESOLVED"_s);
        const HttpAnswer again = m_program.send("DELETE", "/api/session/" + id, {}, m_program.acmeKey);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json().value(u"archived_at"), gone.json().value(u"archived_at"));
        // A message takes it up again.
        QCOMPARE(m_program.ask(u"One more thing"_s, QString::fromLatin1(id), u"c"_s).status, 200);
        QCOMPARE(m_program.get("/api/session/" + id).json().value(u"status").toString(), u"active"_s);
    }
    void anIdThatIsTakenIsAConflict()
    {
        const QJsonObject body{{u"customer_id"_s, u"c"_s}, {u"session_id"_s, u"mine"_s}};
        QCOMPARE(m_program.post("/api/session", body).status, 201);
        const HttpAnswer again = m_program.post("/api/session", body);
        QCOMPARE(again.status, 409);
        QCOMPARE(errorType(again), u"CONFLICT_ERROR"_s);
    }

    void aTicketsWholeLife()
    {
        QCOMPARE(m_program.ask(u"Hello"_s, u"t-1"_s).status, 200);
        const HttpAnswer made =
            m_program.post("/api/escalation", {{u"session_id"_s, u"t-1"_s},
                                               {u"reason"_s, u"repeated_failures"_s},
                                               {u"priority"_s, u"high"_s},
                                               {u"customer_sentiment"_s, -.4},
                                               {u"query_complexity"_s, .7},
                                               {u"additional_context"_s, u"third time this week"_s}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.json().value(u"priority").toString(), u"high"_s);
        QCOMPARE(made.json().value(u"status").toString(), u"open"_s);
        QVERIFY(made.json().value(u"assigned_agent").isNull());
        QCOMPARE(made.json().value(u"estimated_response_time").toString(), u"within 15 minutes"_s);
        const QByteArray path = "/api/escalation/" + field(made.json(), u"ticket_id");

        const QJsonObject shown = m_program.get(path).json();
        QCOMPARE(shown[u"reason"].toString(), u"repeated_failures"_s);
        QCOMPARE(shown[u"additional_context"].toString(), u"third time this week"_s);
        QVERIFY(shown[u"resolution_notes"].isNull());
        QCOMPARE(m_program.get("/api/escalation/" + field(shown, u"escalation_id")).json(), shown);

        const HttpAnswer given = m_program.put(
            path, {{u"status"_s, u"assigned"_s}, {u"assigned_agent"_s, QString::number(m_program.agent.value)}});
        QCOMPARE(given.status, 200);
        QCOMPARE(given.json().value(u"status").toString(), u"assigned"_s);
        QCOMPARE(given.json().value(u"assigned_agent_name").toString(), u"Marek S."_s);
        const HttpAnswer done = m_program.put(path, {{u"status"_s, u"resolved"_s},
                                                     {u"resolution_notes"_s, u"sent a new one"_s},
                                                     {u"customer_satisfaction"_s, 5}});
        QCOMPARE(done.json().value(u"status").toString(), u"resolved"_s);
        QCOMPARE(done.json().value(u"resolution_notes").toString(), u"sent a new one"_s);
        QCOMPARE(done.json().value(u"customer_satisfaction"), QJsonValue(5));
        QCOMPARE(m_program.get("/api/metrics/session/t-1").json().value(u"satisfaction_score"), QJsonValue(5));
        QCOMPARE(m_program.get("/api/session/t-1").json().value(u"status").toString(), u"closed"_s);
        QCOMPARE(m_program.put(path, {{u"status"_s, u"closed"_s}}).json().value(u"status"), QJsonValue(u"closed"_s));
        const HttpAnswer back = m_program.put(path, {{u"status"_s, u"open"_s}});
        QCOMPARE(back.status, 409);
        QCOMPARE(m_program.escalate(u"t-1"_s).status, 409);
    }
    void aTicketIsGivenToTheClientsOwnPeople()
    {
        QCOMPARE(m_program.ask(u"Hello"_s, u"t-own"_s).status, 200);
        const HttpAnswer made = m_program.escalate(u"t-own"_s);
        const QByteArray path = "/api/escalation/" + field(made.json(), u"ticket_id");
        const HttpAnswer given = m_program.put(path, {{u"assigned_agent"_s, u"agent_007"_s}});
        QVERIFY2(given.status == 200, given.body.constData());
        QCOMPARE(field(given.json(), u"assigned_agent"), QByteArray("agent_007"));
        QCOMPARE(field(given.json(), u"status"), QByteArray("assigned"));
        QVERIFY(!given.json().contains(u"assigned_agent_name"));
        const QJsonObject shown = m_program.get(path).json();
        QCOMPARE(field(shown, u"assigned_agent"), QByteArray("agent_007"));
        const QJsonObject session = m_program.get("/api/session/t-own").json();
        QCOMPARE(session[u"escalations"][0][u"status"].toString(), u"assigned"_s);

        // A colleague at the desk takes it over, and it comes back to nobody.
        const HttpAnswer taken = m_program.put(path, {{u"assigned_agent"_s, QString::number(m_program.agent.value)}});
        QCOMPARE(field(taken.json(), u"assigned_agent"), QByteArray::number(m_program.agent.value));
        QCOMPARE(m_program.put(path, {{u"assigned_agent"_s, u"agent_008"_s}}).status, 200);
        const HttpAnswer back = m_program.put(path, {{u"status"_s, u"open"_s}});
        QVERIFY2(back.status == 200, back.body.constData());
        QVERIFY(back.json().value(u"assigned_agent").isNull());
        QCOMPARE(field(back.json(), u"status"), QByteArray("open"));
    }
    void aCaseThatPeopleHaveKeepsItsTicket()
    {
        QCOMPARE(m_program.ask(u"Hello"_s, u"t-2"_s).status, 200);
        const HttpAnswer first = m_program.escalate(u"t-2"_s);
        QCOMPARE(first.status, 201);
        const HttpAnswer again = m_program.escalate(u"t-2"_s, u"policy_violation"_s, u"urgent"_s);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json().value(u"ticket_id"), first.json().value(u"ticket_id"));
        QCOMPARE(again.json().value(u"priority").toString(), u"urgent"_s);
    }

    void everyReasonAndPriorityComesBackAsItWasSent_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("priority");
        QTest::newRow("negative sentiment, low") << u"negative_sentiment"_s << u"low"_s;
        QTest::newRow("high complexity, medium") << u"high_complexity"_s << u"medium"_s;
        QTest::newRow("repeated failures, high") << u"repeated_failures"_s << u"high"_s;
        QTest::newRow("manual request, urgent") << u"manual_request"_s << u"urgent"_s;
        QTest::newRow("policy violation, low") << u"policy_violation"_s << u"low"_s;
    }
    void everyReasonAndPriorityComesBackAsItWasSent()
    {
        QFETCH(const QString, reason);
        QFETCH(const QString, priority);
        const QString id = u"map-"_s + reason;
        QCOMPARE(m_program.ask(u"Hello"_s, id).status, 200);
        const QJsonObject made = m_program.escalate(id, reason, priority).json();
        const QJsonObject shown = m_program.get("/api/escalation/" + field(made, u"ticket_id")).json();
        QCOMPARE(shown[u"reason"].toString(), reason);
        QCOMPARE(shown[u"priority"].toString(), priority);
    }

    void figuresAreThoseOfWhatHappened()
    {
        SupportDoor fresh;
        QCOMPARE(fresh.ask(u"What is your return policy?"_s, u"m-1"_s).status, 200);
        QCOMPARE(fresh.ask(Angry, u"m-2"_s).status, 200);
        QCOMPARE(fresh.ask(u"Thank you, that was very helpful!"_s, u"m-2"_s).status, 200);
        const QJsonObject day = fresh.get("/api/metrics?timeframe=day").json();
        QCOMPARE(day[u"timeframe"].toString(), u"day"_s);
        QCOMPARE(day[u"total_queries"], QJsonValue(3));
        QCOMPARE(day[u"model_usage"][u"tierdesk-local"], QJsonValue(3));
        for (const char *printed : {"llama-3.3-70b-versatile", "openai/gpt-oss-120b", "llama-3.1-8b-instant"})
            QCOMPARE(day[u"model_usage"][QLatin1String(printed)], QJsonValue(0));
        QCOMPARE(day[u"cost_metrics"][u"cost_by_model"][u"openai/gpt-oss-120b"], QJsonValue(0));
        QCOMPARE(day[u"sentiment_distribution"][u"negative"], QJsonValue(1));
        QCOMPARE(day[u"sentiment_distribution"][u"positive"], QJsonValue(1));
        QCOMPARE(day[u"sentiment_distribution"][u"neutral"], QJsonValue(1));
        QCOMPARE(day[u"escalation_rate"], QJsonValue(.5));
        QCOMPARE(day[u"cost_metrics"][u"total_cost"], QJsonValue(0));
        const QJsonObject session = fresh.get("/api/metrics/session/m-2").json();
        QCOMPARE(session[u"total_messages"], QJsonValue(4));
        QCOMPARE(session[u"escalated"], QJsonValue(true));
        QCOMPARE(session[u"models_used"].toArray(), QJsonArray({u"tierdesk-local"_s}));
        QVERIFY(session[u"satisfaction_score"].isNull());
        const QJsonObject before = fresh.get("/api/metrics?start_date=2020-01-01&end_date=2020-01-31").json();
        QCOMPARE(before[u"timeframe"].toString(), u"custom"_s);
        QCOMPARE(before[u"total_queries"], QJsonValue(0));
        QCOMPARE(before[u"avg_response_time_ms"], QJsonValue(0));
        const QJsonObject status = fresh.get("/api/status").json();
        QCOMPARE(status[u"system_status"].toString(), u"operational"_s);
        QCOMPARE(status[u"active_sessions"], QJsonValue(2));
        QCOMPARE(status[u"queue_length"], QJsonValue(0));
        QCOMPARE(status[u"error_rate"], QJsonValue(0));
        QVERIFY(!status[u"last_deployment"].toString().isEmpty());
    }
    void whatIsSimulatedLeavesNoTrace()
    {
        SupportDoor fresh;
        const QJsonObject query{{u"query"_s, Angry}, {u"session_id"_s, u"try"_s}, {u"customer_id"_s, u"c"_s}};
        const HttpAnswer asked = fresh.post("/api/test/query", query);
        QCOMPARE(asked.status, 200);
        QCOMPARE(asked.json().value(u"simulated"), QJsonValue(true));
        QCOMPARE(asked.json().value(u"escalated"), QJsonValue(true));
        QVERIFY(asked.json().value(u"ticket_id").toString().startsWith(u"TKT-TEST-"));
        const HttpAnswer ticket =
            fresh.post("/api/test/escalation",
                       {{u"session_id"_s, u"try"_s}, {u"reason"_s, u"manual_request"_s}, {u"priority"_s, u"low"_s}});
        QCOMPARE(ticket.status, 201);
        QCOMPARE(ticket.json().value(u"priority").toString(), u"low"_s);
        const QJsonObject sample = fresh.get("/api/test/metrics?timeframe=week").json();
        QVERIFY(sample[u"total_queries"].toInt() > 0);
        QCOMPARE(sample[u"timeframe"].toString(), u"week"_s);
        QCOMPARE(fresh.get("/api/metrics").json().value(u"total_queries"), QJsonValue(0));
        QCOMPARE(fresh.get("/api/session/try").status, 404);
        QCOMPARE(fresh.get("/api/escalation/" + field(ticket.json(), u"ticket_id")).status, 404);
        QCOMPARE(fresh.get("/api/status").json().value(u"active_sessions"), QJsonValue(0));
    }
    void whatIsWrongIsToldInTheDocumentsWords_data()
    {
        QTest::addColumn<QByteArray>("request"); // method, a space, path
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *request, const QByteArray &body, int status, const char *type,
                            const char *field = "") {
            QTest::newRow(name) << QByteArray(request) << body << status << QString::fromLatin1(type)
                                << QString::fromLatin1(field);
        };
        row("a query without its customer", "POST /api/query", R"({"query":"x","session_id":"s"})", 400,
            "VALIDATION_ERROR", "customer_id");
        row("a query without words", "POST /api/query", R"({"query":"  ","session_id":"s","customer_id":"c"})", 400,
            "VALIDATION_ERROR", "query");
        row("a query that is a number", "POST /api/query", R"({"query":7,"session_id":"s","customer_id":"c"})", 400,
            "VALIDATION_ERROR", "query");
        row("a query of too many words", "POST /api/query",
            R"({"query":")" + QByteArray(10'001, 'x') + R"(","session_id":"s","customer_id":"c"})", 400,
            "VALIDATION_ERROR", "query");
        row("an id that is none", "POST /api/query", R"({"query":"x","session_id":"a b","customer_id":"c"})", 400,
            "VALIDATION_ERROR", "session_id");
        row("no JSON", "POST /api/query", "{", 400, "VALIDATION_ERROR", "line 1 column 1");
        row("a list", "POST /api/query", "[]", 400, "VALIDATION_ERROR", "line 1 column 1");
        row("a session without its customer", "POST /api/session", "{}", 400, "VALIDATION_ERROR", "customer_id");
        row("a session with a bad id", "POST /api/session", R"({"customer_id":"c","session_id":"ä"})", 400,
            "VALIDATION_ERROR", "session_id");
        row("a session that is not there", "GET /api/session/none", {}, 404, "NOT_FOUND_ERROR");
        row("a session's path that is no id", "GET /api/session/a%20b", {}, 400, "VALIDATION_ERROR", "session_id");
        row("archiving what is not there", "DELETE /api/session/none", {}, 404, "NOT_FOUND_ERROR");
        row("a ticket for no session", "POST /api/escalation",
            R"({"session_id":"none","reason":"manual_request","priority":"low"})", 404, "NOT_FOUND_ERROR");
        row("a ticket without a priority", "POST /api/escalation", R"({"session_id":"s","reason":"manual_request"})",
            400, "VALIDATION_ERROR", "priority");
        row("a ticket for a reason that is none", "POST /api/escalation",
            R"({"session_id":"s","reason":"boredom","priority":"low"})", 400, "VALIDATION_ERROR", "reason");
        row("a sentiment out of range", "POST /api/escalation",
            R"({"session_id":"s","reason":"manual_request","priority":"low","customer_sentiment":2})", 400,
            "VALIDATION_ERROR", "customer_sentiment");
        row("a ticket that is not there", "GET /api/escalation/TKT-2020-000001", {}, 404, "NOT_FOUND_ERROR");
        row("changing a ticket that is not there", "PUT /api/escalation/TKT-2020-000001", "{}", 404, "NOT_FOUND_ERROR");
        row("a status that is none", "PUT /api/escalation/TKT-2020-000001", R"({"status":"lost"})", 400,
            "VALIDATION_ERROR", "status");
        row("an agent who is nobody", "PUT /api/escalation/TKT-2020-000001", R"({"assigned_agent":" "})", 400,
            "VALIDATION_ERROR", "assigned_agent");
        row("a mark of six", "PUT /api/escalation/TKT-2020-000001", R"({"customer_satisfaction":6})", 400,
            "VALIDATION_ERROR", "customer_satisfaction");
        row("a timeframe that is none", "GET /api/metrics?timeframe=year", {}, 400, "VALIDATION_ERROR", "timeframe");
        row("an end before its start", "GET /api/metrics?start_date=2026-02-01&end_date=2026-01-01", {}, 400,
            "VALIDATION_ERROR", "end_date");
        row("a date that is none", "GET /api/metrics?start_date=yesterday", {}, 400, "VALIDATION_ERROR", "start_date");
        row("figures of no session", "GET /api/metrics/session/none", {}, 404, "NOT_FOUND_ERROR");
        row("a rehearsal without words", "POST /api/test/query", R"({"session_id":"s","customer_id":"c"})", 400,
            "VALIDATION_ERROR", "query");
        row("a pretended ticket without a reason", "POST /api/test/escalation",
            R"({"session_id":"s","priority":"low"})", 400, "VALIDATION_ERROR", "reason");
        row("a path that is none", "GET /api/session/a/b", {}, 404, "NOT_FOUND_ERROR");
        row("a path that is nobody's", "GET /api/unknown", {}, 404, "NOT_FOUND_ERROR");
        row("a path that is nobody's, to be written", "POST /api/v9/query", "{}", 404, "NOT_FOUND_ERROR");
        row("a method that is none of its", "PATCH /api/query", "{}", 405, "VALIDATION_ERROR");
    }
    void whatIsWrongIsToldInTheDocumentsWords()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        QFETCH(const QString, type);
        QFETCH(const QString, field);
        const qsizetype space = request.indexOf(' ');
        const HttpAnswer answer =
            m_program.send(request.first(space), request.sliced(space + 1), body, m_program.acmeKey);
        QCOMPARE(answer.status, status);
        const QJsonObject json = answer.json();
        QCOMPARE(json[u"error"], QJsonValue(true));
        QCOMPARE(json[u"error_type"].toString(), type);
        QCOMPARE(json[u"field"].toString(), field);
        QVERIFY(!json[u"message"].toString().isEmpty());
        QVERIFY(json[u"timestamp"].toString().endsWith(u'Z'));
        QVERIFY(json[u"request_id"].toString().startsWith(u"req_"));
    }
    void aMissingFieldIsToldAsTheDocumentTellsIt()
    {
        const HttpAnswer answer = m_program.post("/api/query", {{u"query"_s, u"x"_s}, {u"session_id"_s, u"s"_s}});
        QCOMPARE(answer.json().value(u"message").toString(), u"Missing required field: customer_id"_s);
        QCOMPARE(answer.json().value(u"details").toString(),
                 u"The customer_id field is required for all query requests"_s);
    }
    void aBodyOfAnotherTypeOrTooLargeIsRefused()
    {
        const HttpAnswer text =
            m_program.send("POST", "/api/query", "query=x", m_program.acmeKey, "Content-Type: text/plain\r\n");
        QCOMPARE(text.status, 415);
        QCOMPARE(errorType(text), u"VALIDATION_ERROR"_s);
        const HttpAnswer large =
            m_program.send("POST", "/api/query", QByteArray((1 << 20) + 1, 'x'), m_program.acmeKey);
        QCOMPARE(large.status, 413);
        QCOMPARE(errorType(large), u"VALIDATION_ERROR"_s);
    }

    void companiesAreWalls()
    {
        QCOMPARE(m_program.ask(u"Hello"_s, u"w-1"_s).status, 200);
        const QByteArray ticket = field(m_program.escalate(u"w-1"_s).json(), u"ticket_id");
        const auto other = [&](const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) {
            return m_program.send(method, path, body, m_program.globexKey).status;
        };
        // Raw strings stand apart from macros, which moc reads them wrong in.
        const QByteArray escalation = R"({"session_id":"w-1","reason":"manual_request","priority":"low"})";
        const QByteArray handover = "{\"assigned_agent\":\"" + QByteArray::number(m_program.agent.value) + "\"}";
        const QByteArray query = R"({"query":"Hello","session_id":"w-1","customer_id":"theirs"})";
        QCOMPARE(other("GET", "/api/session/w-1"), 404);
        QCOMPARE(other("DELETE", "/api/session/w-1"), 404);
        QCOMPARE(other("GET", "/api/metrics/session/w-1"), 404);
        QCOMPARE(other("POST", "/api/escalation", escalation), 404);
        const QByteArray path = "/api/escalation/" + ticket;
        const QByteArray own =
            m_program.send("GET", path, {}, m_program.acmeKey).json().value(u"session_id").toString().toLatin1();
        QCOMPARE(own, QByteArray("w-1"));
        const HttpAnswer theirs = m_program.send("GET", path, {}, m_program.globexKey);
        QVERIFY(theirs.status == 404 || theirs.json().value(u"session_id").toString() != u"w-1");
        QCOMPARE(other("PUT", path, handover), 404);
        // The same id is another session there.
        QCOMPARE(other("POST", "/api/query", query), 200);
        QCOMPARE(m_program.get("/api/session/w-1").json().value(u"customer_id").toString(), u"cust_1"_s);
    }

    void aKeysWholeLife()
    {
        QCOMPARE(m_program.send("GET", "/api/status", {}, {}).status, 401);
        const HttpAnswer wrong = m_program.send("GET", "/api/status", {}, "tk_of_nobody");
        QCOMPARE(wrong.status, 401);
        QCOMPARE(errorType(wrong), u"AUTHENTICATION_ERROR"_s);
        QVERIFY(!wrong.header("www-authenticate").isEmpty());

        const QByteArray key = m_program.addKey(m_program.acme, {u"support"_s});
        const CredentialId id = m_program.lastKey;
        QTRY_COMPARE(m_program.send("GET", "/api/status", {}, key).status, 200);
        QCOMPARE(m_program.send("GET", "/api/status", {}, {}, "Authorization: Bearer " + key + "\r\n").status, 200);
        QCOMPARE(m_program.lastUsed.load(), id.value);
        QVERIFY(m_program.command<bool>([id](engine::CommandContext &context) -> base::Result<bool> {
            const auto noted = engine::commands::noteUses(context, {{id, Timestamp{5'000}}});
            if (!noted)
                return noted.error();
            const auto stored = context.store().credentials.byId(id);
            return stored ? base::Result<bool>((*stored)->lastUsedAt == Timestamp{5'000}) : stored.error();
        }));

        const QByteArray elsewhere = m_program.addKey(m_program.acme, {u"platform"_s});
        QTRY_COMPARE(m_program.send("GET", "/api/status", {}, elsewhere).status, 403);
        const QByteArray old = m_program.addKey(m_program.acme, {}, Timestamp{1'000});
        QCOMPARE(m_program.send("GET", "/api/status", {}, old).status, 401);

        QVERIFY(m_program.command<bool>([this, id](engine::CommandContext &context) -> base::Result<bool> {
            const auto revoked = engine::commands::revokeCredential(context, m_program.acme, id);
            return revoked ? base::Result<bool>(true) : revoked.error();
        }));
        QTRY_COMPARE(m_program.send("GET", "/api/status", {}, key).status, 401);
    }

    void aRepeatedPostIsDoneOnce()
    {
        const QByteArray header = "Idempotency-Key: again-1\r\n";
        const HttpAnswer first = m_program.ask(Angry, u"i-1"_s, u"cust_1"_s, header);
        const HttpAnswer again = m_program.ask(Angry, u"i-1"_s, u"cust_1"_s, header);
        QCOMPARE(first.status, 200);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(m_program.get("/api/session/i-1").json().value(u"messages").toArray().size(), 2);
        const HttpAnswer other = m_program.ask(u"Something else"_s, u"i-1"_s, u"cust_1"_s, header);
        QCOMPARE(other.status, 409);
        QCOMPARE(errorType(other), u"CONFLICT_ERROR"_s);
        const QJsonObject ticket{
            {u"session_id"_s, u"i-1"_s}, {u"reason"_s, u"manual_request"_s}, {u"priority"_s, u"low"_s}};
        const HttpAnswer made = m_program.post("/api/escalation", ticket, "Idempotency-Key: again-2\r\n");
        const HttpAnswer repeated = m_program.post("/api/escalation", ticket, "Idempotency-Key: again-2\r\n");
        QCOMPARE(made.status, 201);
        QCOMPARE(repeated.status, 201);
        QCOMPARE(repeated.body, made.body);
    }

    void limitsAreTheDocumentsAndByAddress()
    {
        SupportDoor limited(true);
        const HttpAnswer first = limited.get("/api/metrics");
        QCOMPARE(first.header("x-ratelimit-limit"), QByteArray("30"));
        QCOMPARE(first.header("x-ratelimit-remaining"), QByteArray("29"));
        QVERIFY(first.header("x-ratelimit-reset").toLongLong() > 1'700'000'000);
        // Another company behind the same address shares the count.
        int refused = 0;
        HttpAnswer last;
        for (int i = 0; i < 40; ++i) {
            last = limited.send("GET", "/api/metrics", {}, limited.globexKey);
            refused += last.status == 429 ? 1 : 0;
        }
        QVERIFY(refused >= 9);
        QCOMPARE(last.status, 429);
        QCOMPARE(errorType(last), u"RATE_LIMIT_ERROR"_s);
        QVERIFY(last.header("retry-after").toInt() > 0);
        QCOMPARE(last.header("x-ratelimit-remaining"), QByteArray("0"));
        const HttpAnswer session = limited.post("/api/session", {{u"customer_id"_s, u"c"_s}});
        QCOMPARE(session.header("x-ratelimit-limit"), QByteArray("100"));
        QCOMPARE(limited.ask(u"Hello"_s, u"l-1"_s).header("x-ratelimit-limit"), QByteArray("60"));
    }

    void aCompanyThatIsSwitchedOffTakesNothingNew()
    {
        SupportDoor off;
        QCOMPARE(off.ask(u"Hello"_s, u"o-1"_s).status, 200);
        const QByteArray switchedOff = R"({"companyId":"acme","enabled":false})";
        QCOMPARE(off.atCs("PUT", "/config", switchedOff).status, 200);
        const HttpAnswer refused = off.ask(u"Hello"_s, u"o-1"_s);
        QCOMPARE(refused.status, 403);
        QCOMPARE(errorType(refused), u"AUTHORIZATION_ERROR"_s);
        QCOMPARE(off.get("/api/session/o-1").status, 200);
    }

private:
    SupportDoor m_program;
};

QTEST_GUILESS_MAIN(TestSupport)
#include "tst_support.moc"
