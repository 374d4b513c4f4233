#include "core/doors/dialects/cs/Codec.h"
#include "core/doors/dialects/cs/Documentation.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::dialects::cs;
using base::Fault;

namespace {

QJsonObject json(const char *text)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("the example is not JSON: %s", qPrintable(error.errorString()));
    return document.object();
}

/// What @p ours lacks of @p printed: members and their types, through objects and the first element of lists.
QStringList lacking(const QJsonValue &printed, const QJsonValue &ours, const QString &where = {})
{
    if (printed.type() != ours.type())
        return {where};
    QStringList missing;
    if (printed.isObject()) {
        const QJsonObject object = printed.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            missing += lacking(*it, ours.toObject().value(it.key()), where + u'/' + it.key());
    }
    if (printed.isArray()) {
        for (qsizetype i = 0; i < printed.toArray().size(); ++i)
            missing += lacking(printed.toArray().at(i), ours.toArray().at(i), where + u'/' + QString::number(i));
    }
    return missing;
}

Timestamp at(const char *iso)
{
    return base::timestampFromIso(QString::fromLatin1(iso)).value();
}

Session session()
{
    Session made;
    made.id = u"sess_123"_s;
    made.customerRef = u"uuid"_s;
    made.category = Category::Shipping;
    made.summary = u"Customer inquiring about delayed shipment"_s;
    made.sentiment = Sentiment::Frustrated;
    made.score = -.4;
    made.createdAt = at("2025-12-19T12:00:00Z");
    made.updatedAt = at("2025-12-19T12:05:00Z");
    return made;
}

Message customerMessage(qint64 id, const char *text, double score, const char *trigger = "")
{
    Message made;
    made.id = {id};
    made.text = QString::fromLatin1(text);
    made.at = at("2025-12-19T12:00:00Z");
    made.score = score;
    made.sentiment = sentimentOf(score);
    made.trigger = QString::fromLatin1(trigger);
    return made;
}

Message aiMessage(qint64 id)
{
    Message made;
    made.id = {id};
    made.speaker = Speaker::AiRep;
    made.text = u"I'd be happy to help you track your order..."_s;
    made.at = at("2025-12-19T12:00:05Z");
    made.answer = AnswerFacts{u"tierdesk-local"_s, 150, 75, 850, {u"order_lookup"_s}, {u"track_package"_s}, {}};
    return made;
}

Message note(qint64 id)
{
    Message made;
    made.id = {id};
    made.speaker = Speaker::HumanAgent;
    made.isInternal = true;
    made.text = u"between us"_s;
    return made;
}

Escalation escalation()
{
    Escalation made;
    made.publicId = u"esc-1"_s;
    made.ticket = u"TKT-2025-000001"_s;
    made.reasons = {Reason::CustomerRequest};
    made.notes = u"Customer specifically asked to speak with a manager"_s;
    made.at = at("2025-12-19T12:15:00Z");
    return made;
}

} // namespace

class TestCodec final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewSessionIsAsPrinted();
    void aSessionIsAsPrinted();
    void aTurnIsAsPrinted();
    void aTurnWithAPersonHasNoAnswer();
    void anEscalationIsAsPrinted();
    void aResolutionIsAsPrinted();
    void analyticsAreAsPrinted();
    void analyticsOfNothingAreZeros();
    void theConfigIsAsPrinted();
    void notesStayInside();
    void aPersonsMessageNamesThePerson();
    void anUnreadLanguageHasNoScore();
    void scoresRunFromZeroToOne_data();
    void scoresRunFromZeroToOne();
    void aStartIsRead();
    void aWrongStartNamesItsField_data();
    void aWrongStartNamesItsField();
    void anEscalationIsRead_data();
    void anEscalationIsRead();
    void aResolutionIsRead_data();
    void aResolutionIsRead();
    void everyRouteIsDescribed_data();
    void everyRouteIsDescribed();
};

void TestCodec::aNewSessionIsAsPrinted()
{
    const QJsonObject printed = json(R"({"id":"sess_123","companyId":"uuid","customerId":"uuid","channel":"chat",
        "currentTier":"AI_REP","status":"ACTIVE","customerSentiment":"NEUTRAL","messages":[],
        "createdAt":"2025-12-19T12:00:00Z"})");
    Session fresh = session();
    fresh.sentiment = Sentiment::Neutral;
    const QJsonObject ours = startedJson(fresh, u"uuid"_s);
    QCOMPARE(lacking(printed, ours), QStringList());
    for (auto it = printed.begin(); it != printed.end(); ++it)
        QCOMPARE(ours.value(it.key()), *it);

    engine::TurnOutcome first;
    first.session = fresh;
    first.customerMessage = customerMessage(1, "I need help with my order", 0);
    first.answer = aiMessage(2);
    const QJsonArray both = startedJson(first, u"uuid"_s).value(u"messages").toArray();
    QCOMPARE(both.size(), 2);
    QCOMPARE(both.at(0)[u"role"].toString(), u"customer"_s);
    QCOMPARE(both.at(1)[u"role"].toString(), u"ai_rep"_s);
}

void TestCodec::aSessionIsAsPrinted()
{
    const QJsonObject printed = json(R"({"id":"sess_123","companyId":"uuid","customerId":"uuid","channel":"chat",
        "currentTier":"AI_REP","status":"ACTIVE","issueCategory":"SHIPPING",
        "issueSummary":"Customer inquiring about delayed shipment","customerSentiment":"FRUSTRATED",
        "sentimentHistory":[{"sentiment":"NEUTRAL","score":0.5,"timestamp":"2025-12-19T12:00:00Z"},
            {"sentiment":"FRUSTRATED","score":0.3,"timestamp":"2025-12-19T12:05:00Z",
             "trigger":"shipment delay mentioned"}],
        "escalationHistory":[],
        "messages":[{"id":"msg_1","role":"customer","content":"Where is my order?","timestamp":"2025-12-19T12:00:00Z"},
            {"id":"msg_2","role":"ai_rep","content":"I'd be happy","timestamp":"2025-12-19T12:00:05Z",
             "metadata":{"aiGenerated":true,"model":"m","tokens":{"input":150,"output":75},"latencyMs":850}}],
        "context":{"customer":{"id":"uuid","name":"John Doe","email":"john@example.com","tier":"GOLD",
            "lifetimeValue":1500.00,"isVIP":false}},
        "createdAt":"2025-12-19T12:00:00Z","updatedAt":"2025-12-19T12:05:00Z"})");
    Customer customer;
    customer.ref = u"uuid"_s;
    customer.lifetimeValue = {150'000};
    const std::vector<Message> messages{customerMessage(1, "Where is my order?", 0), aiMessage(2),
                                        customerMessage(3, "Still late", -.4, "shipment delay")};
    const QJsonObject ours = detailJson(session(), messages, {}, customer, u"uuid"_s);
    QCOMPARE(lacking(printed, ours), QStringList());
    QCOMPARE(ours[u"sentimentHistory"][1][u"score"].toDouble(), .3);
    QCOMPARE(ours[u"sentimentHistory"][1][u"sentiment"].toString(), u"FRUSTRATED"_s);
    QVERIFY(ours[u"sentimentHistory"][0][u"trigger"].isUndefined());
    QCOMPARE(ours[u"context"][u"customer"][u"lifetimeValue"].toDouble(), 1500.0);
    QCOMPARE(ours[u"messages"][1][u"metadata"][u"tokens"][u"output"].toInt(), 75);
}

void TestCodec::aTurnIsAsPrinted()
{
    const QJsonObject printed = json(R"({"customerMessage":{"id":"msg_3","role":"customer",
            "content":"When will my order arrive?","timestamp":"2025-12-19T12:10:00Z","sentiment":"NEUTRAL"},
        "aiResponse":{"id":"msg_4","role":"ai_rep","content":"Based on","timestamp":"2025-12-19T12:10:02Z",
            "metadata":{"aiGenerated":true,"model":"m","tokens":{"input":280,"output":95},"latencyMs":920,
                "actionsTaken":["order_lookup"],"suggestedActions":["track_package"]}},
        "sessionUpdate":{"customerSentiment":"SATISFIED","issueSummary":"Delivery date inquiry - resolved"}})");
    engine::TurnOutcome outcome;
    outcome.session = session();
    outcome.customerMessage = customerMessage(3, "When will my order arrive?", 0);
    outcome.answer = aiMessage(4);
    const QJsonObject ours = QJsonDocument::fromJson(turnText(outcome)).object();
    QCOMPARE(lacking(printed, ours), QStringList());
    QCOMPARE(ours[u"sessionUpdate"][u"awaitingHuman"], QJsonValue(false));
    QVERIFY(ours[u"sessionUpdate"][u"queuePlace"].isNull());
    QVERIFY(ours[u"sessionUpdate"][u"escalation"].isUndefined());
}

void TestCodec::aTurnWithAPersonHasNoAnswer()
{
    engine::TurnOutcome outcome;
    outcome.session = session();
    outcome.session.tier = Tier::HumanAgent;
    outcome.session.status = Status::Escalated;
    outcome.customerMessage = customerMessage(3, "Anybody?", 0);
    outcome.escalations = {escalation()};
    outcome.isAwaitingHuman = true;
    outcome.queuePlace = 3;
    outcome.expectedWait = Millis{90'001};
    const QJsonObject ours = QJsonDocument::fromJson(turnText(outcome)).object();
    QVERIFY(ours.contains(u"aiResponse"));
    QVERIFY(ours[u"aiResponse"].isNull());
    QCOMPARE(ours[u"sessionUpdate"].toObject(), (QJsonObject{{u"customerSentiment"_s, u"FRUSTRATED"_s},
                                                             {u"issueSummary"_s, session().summary},
                                                             {u"currentTier"_s, u"HUMAN_AGENT"_s},
                                                             {u"status"_s, u"ESCALATED"_s},
                                                             {u"awaitingHuman"_s, true},
                                                             {u"queuePlace"_s, 3},
                                                             {u"expectedWaitSeconds"_s, 91},
                                                             {u"escalation"_s, escalationJson(escalation())}}));
}

void TestCodec::anEscalationIsAsPrinted()
{
    const QJsonObject printed = json(R"({"success":true,"session":{"id":"sess_123","currentTier":"AI_MANAGER",
        "status":"ESCALATED","escalationHistory":[{"fromTier":"AI_REP","toTier":"AI_MANAGER",
            "reason":"CUSTOMER_REQUEST","timestamp":"2025-12-19T12:15:00Z",
            "notes":"Customer specifically asked to speak with a manager"}]}})");
    engine::commands::Escalated escalated;
    escalated.session = session();
    escalated.session.tier = Tier::AiManager;
    escalated.session.status = Status::Escalated;
    escalated.history = {escalation()};
    const QJsonObject ours = escalatedJson(escalated, u"uuid"_s);
    QCOMPARE(lacking(printed, ours), QStringList());
    const QJsonObject row = printed[u"session"][u"escalationHistory"][0].toObject();
    for (auto it = row.begin(); it != row.end(); ++it)
        QCOMPARE(ours[u"session"][u"escalationHistory"][0][it.key()], *it);
}

void TestCodec::aResolutionIsAsPrinted()
{
    const QJsonObject printed = json(R"({"success":true,"session":{"id":"sess_123","status":"RESOLVED",
        "resolution":{"type":"ISSUE_RESOLVED","summary":"Customer's","actionsTaken":["Provided tracking information",
            "Confirmed delivery date"],"followUpRequired":false},"resolvedAt":"2025-12-19T12:20:00Z"}})");
    Session resolved = session();
    resolved.status = Status::Resolved;
    resolved.resolvedAt = at("2025-12-19T12:20:00Z");
    resolved.resolution = Resolution{ResolutionType::IssueResolved,
                                     u"Customer's"_s,
                                     {u"Provided tracking information"_s, u"Confirmed delivery date"_s},
                                     false,
                                     std::nullopt};
    const QJsonObject ours = resolvedJson(resolved, u"uuid"_s);
    QCOMPARE(lacking(printed, ours), QStringList());
    QCOMPARE(ours[u"session"][u"resolution"], printed[u"session"][u"resolution"]);
    QCOMPARE(ours[u"session"][u"resolvedAt"], printed[u"session"][u"resolvedAt"]);
}

void TestCodec::analyticsAreAsPrinted()
{
    const QJsonObject printed = json(R"({"period":{"start":"2025-12-01T00:00:00Z","end":"2025-12-19T23:59:59Z"},
        "overview":{"totalSessions":450,"resolvedSessions":412,"resolutionRate":91.6,"avgResolutionTime":420,
            "avgMessagesPerSession":4.2,"customerSatisfactionAvg":4.3},
        "byTier":[{"tier":"AI_REP","sessions":350,"resolved":320,"resolutionRate":91.4,"avgTime":300},
            {"tier":"AI_MANAGER","sessions":80,"resolved":72,"resolutionRate":90.0,"avgTime":600},
            {"tier":"HUMAN_AGENT","sessions":20,"resolved":20,"resolutionRate":100.0,"avgTime":900}],
        "byChannel":[{"channel":"chat","sessions":300,"resolved":280,"avgTime":350},
            {"channel":"voice","sessions":150,"resolved":132,"avgTime":480}],
        "escalations":{"total":100,"byReason":{"IRATE_CUSTOMER":25,"REFUND_REQUEST":35,"COMPLEX_ISSUE":20,
            "CUSTOMER_REQUEST":20},"avgEscalationTime":180,"escalationRate":22.2},
        "sentiment":{"distribution":{"HAPPY":120,"SATISFIED":200,"NEUTRAL":80,"FRUSTRATED":40,"ANGRY":10,"IRATE":0},
            "irateIncidents":5,"sentimentImprovement":35}})");
    store::Analytics figures;
    figures.overview = {450, 412, 420.2};
    figures.averageMessages = 4.2444;
    figures.averageRating = 4.27;
    figures.byTier = {
        {Tier::AiRep, {350, 320, 300.4}}, {Tier::AiManager, {80, 72, 599.5}}, {Tier::HumanAgent, {20, 20, 900.0}}};
    figures.byChannel = {{Channel::Chat, {300, 280, 350.0}}, {Channel::Voice, {150, 132, 480.0}}};
    figures.escalated = 100;
    figures.byReason = {{Reason::IrateCustomer, 25},
                        {Reason::RefundRequest, 35},
                        {Reason::ComplexIssue, 20},
                        {Reason::CustomerRequest, 20}};
    figures.averageEscalationSeconds = 180.0;
    figures.escalationRate = 100.0 * 100 / 450;
    figures.bySentiment = {{Sentiment::Happy, 120},
                           {Sentiment::Satisfied, 200},
                           {Sentiment::Neutral, 80},
                           {Sentiment::Frustrated, 40},
                           {Sentiment::Angry, 10}};
    figures.irateIncidents = 5;
    figures.sentimentImprovement = 35.0;
    const Period period{at("2025-12-01T00:00:00Z"), at("2025-12-20T00:00:00Z"), std::nullopt};
    const QJsonObject ours = analyticsJson(figures, period);
    QCOMPARE(lacking(printed, ours), QStringList());
    QCOMPARE(ours[u"period"], printed[u"period"]);
    QCOMPARE(ours[u"byTier"], printed[u"byTier"]);
    QCOMPARE(ours[u"escalations"], printed[u"escalations"]);
    QCOMPARE(ours[u"sentiment"], printed[u"sentiment"]);
    const QJsonObject overview = printed[u"overview"].toObject();
    for (auto it = overview.begin(); it != overview.end(); ++it)
        QCOMPARE(ours[u"overview"][it.key()], *it);
    QVERIFY(!ours.contains(u"series"));

    figures.series.resize(2);
    figures.series[1].averageScore = -1;
    const QJsonObject grouped = analyticsJson(figures, {period.from, period.to, store::GroupBy::Day});
    QCOMPARE(grouped[u"series"].toArray().size(), 2);
    QVERIFY(grouped[u"series"][0][u"avgSentiment"].isNull());
    QCOMPARE(grouped[u"series"][1][u"avgSentiment"].toDouble(-1), 0.0);
}

void TestCodec::analyticsOfNothingAreZeros()
{
    const QJsonObject ours = analyticsJson({}, {at("2025-12-01"), at("2025-12-02"), std::nullopt});
    const QJsonObject overview = ours[u"overview"].toObject();
    QVERIFY(!overview.isEmpty());
    for (const QJsonValue &each : overview)
        QCOMPARE(each, QJsonValue(0));
    QCOMPARE(ours[u"sentiment"][u"distribution"].toObject().size(), 6);
}

void TestCodec::theConfigIsAsPrinted()
{
    const QJsonObject printed = json(R"({"companyId":"uuid","enabled":true,"tiers":{
        "aiRep":{"enabled":true,"capabilities":{"canProcessRefunds":false,"maxRefundAmount":0,
            "canModifySubscription":false,"canApplyCredits":true,"maxCreditAmount":10},
            "responseGuidelines":{"tone":"friendly","maxResponseLength":200}},
        "aiManager":{"enabled":true,"capabilities":{"canProcessRefunds":true,"maxRefundAmount":100,
            "canModifySubscription":true,"canApplyCredits":true,"maxCreditAmount":50}},
        "humanAgent":{"enabled":true,"escalationPhone":"+14155559999","notifyOnEscalation":true}},
        "irateProtocol":{"enabled":true,"detectionThreshold":0.7,"triggerKeywords":["angry","furious","unacceptable"],
            "autoEscalate":{"enabled":true,"afterAttempts":2,"targetTier":"AI_MANAGER"}}})");
    Company company;
    company.key = u"uuid"_s;
    company.config = defaultConfig();
    const QJsonObject ours = configJson(company);
    QCOMPARE(lacking(printed, ours), QStringList());
    QCOMPARE(ours[u"irateProtocol"], printed[u"irateProtocol"]);
    QCOMPARE(ours[u"companyId"], printed[u"companyId"]);
    // The example may be sent back as it is.
    QVERIFY(mergeConfig(company.config, printed));
}

void TestCodec::notesStayInside()
{
    const QJsonObject ours =
        detailJson(session(), {customerMessage(1, "hi", 0), note(2), aiMessage(3)}, {}, std::nullopt, {});
    QCOMPARE(ours[u"messages"].toArray().size(), 2);
    QVERIFY(!QJsonDocument(ours).toJson().contains("between us"));
}

void TestCodec::aPersonsMessageNamesThePerson()
{
    Message reply = note(5);
    reply.isInternal = false;
    reply.authorName = u"Marek"_s;
    const QJsonObject ours = messageJson(reply);
    QCOMPARE(ours[u"role"].toString(), u"human_agent"_s);
    QCOMPARE(ours[u"metadata"][u"aiGenerated"], QJsonValue(false));
    QCOMPARE(ours[u"metadata"][u"agentName"].toString(), u"Marek"_s);
}

void TestCodec::anUnreadLanguageHasNoScore()
{
    Message foreign = customerMessage(1, "...", 0);
    foreign.sentiment = Sentiment::Unknown;
    const QJsonObject ours = detailJson(session(), {foreign}, {}, std::nullopt, {});
    QCOMPARE(ours[u"sentimentHistory"][0][u"sentiment"].toString(), u"UNKNOWN"_s);
    QVERIFY(ours[u"sentimentHistory"][0][u"score"].isNull());
}

void TestCodec::scoresRunFromZeroToOne_data()
{
    QTest::addColumn<double>("score");
    QTest::addColumn<double>("printed");
    QTest::newRow("the worst") << -1.0 << 0.0;
    QTest::newRow("irate from here") << -.8 << .1;
    QTest::newRow("neutral") << 0.0 << .5;
    QTest::newRow("a third") << 1.0 / 3 << .6667;
    QTest::newRow("the best") << 1.0 << 1.0;
}

void TestCodec::scoresRunFromZeroToOne()
{
    QFETCH(double, score);
    QFETCH(double, printed);
    QCOMPARE(printedScore(score), printed);
}

void TestCodec::aStartIsRead()
{
    const auto request = decodeStart(json(R"({"companyId":"uuid","customerId":"uuid","channel":"chat",
        "initialMessage":" I need help with my order ","issueCategory":"SHIPPING","metadata":{"source":"website"},
        "theirs":[1]})"));
    QVERIFY(request);
    QCOMPARE(request->session.customerRef, u"uuid"_s);
    QCOMPARE(request->session.channel, Channel::Chat);
    QCOMPARE(request->session.category, Category::Shipping);
    QCOMPARE(request->session.metadata[u"source"].toString(), u"website"_s);
    QCOMPARE(request->initialMessage, u"I need help with my order"_s);

    for (const char *bare :
         {R"({"customerId":"c","channel":"sms"})", R"({"customerId":"c","channel":"sms","initialMessage":""})",
          R"({"customerId":"c","channel":"sms","initialMessage":null,"issueCategory":null,"metadata":null})"}) {
        const auto least = decodeStart(json(bare));
        QVERIFY2(least, bare);
        QVERIFY(least->initialMessage.isEmpty());
        QVERIFY(!least->session.category);
    }
}

void TestCodec::aWrongStartNamesItsField_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &body, const char *field,
                        Fault fault = Fault::InvalidInput) {
        QTest::newRow(name) << body << int(fault) << QString::fromLatin1(field);
    };
    row("no customer", R"({"channel":"chat"})", "customerId");
    row("a customer that is a number", R"({"customerId":1,"channel":"chat"})", "customerId");
    row("no channel", R"({"customerId":"c"})", "channel");
    row("an unknown channel", R"({"customerId":"c","channel":"fax"})", "channel");
    row("a channel in capitals", R"({"customerId":"c","channel":"CHAT"})", "channel");
    row("an unknown category", R"({"customerId":"c","channel":"chat","issueCategory":"WEATHER"})", "issueCategory");
    row("a message that is a list", R"({"customerId":"c","channel":"chat","initialMessage":[]})", "initialMessage",
        Fault::InvalidMessage);
    row("a message of spaces", R"({"customerId":"c","channel":"chat","initialMessage":"  "})", "initialMessage",
        Fault::InvalidMessage);
    row("metadata that is a text", R"({"customerId":"c","channel":"chat","metadata":"x"})", "metadata");
    row("metadata with U+0000", R"({"customerId":"c","channel":"chat","metadata":{"a":["\u0000"]}})", "metadata");
    row("metadata with U+0000 in a name", R"({"customerId":"c","channel":"chat","metadata":{"\u0000":1}})", "metadata");
    row("metadata past 16 KiB",
        R"({"customerId":"c","channel":"chat","metadata":{"a":")" + QByteArray(16 * 1024, 'x') + R"("}})", "metadata");
}

void TestCodec::aWrongStartNamesItsField()
{
    QFETCH(QByteArray, body);
    QFETCH(int, fault);
    QFETCH(QString, field);
    const auto request = decodeStart(json(body.constData()));
    QVERIFY(!request);
    QCOMPARE(request.error().fault, static_cast<Fault>(fault));
    QCOMPARE(request.error().where, field);
}

void TestCodec::anEscalationIsRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field"); // null: taken
    QTest::addColumn<int>("fault");
    const auto row = [](const char *name, const char *body, const char *field = nullptr,
                        Fault fault = Fault::InvalidInput) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(field) << int(fault);
    };
    row("as printed", R"({"reason":"CUSTOMER_REQUEST","targetTier":"AI_MANAGER","notes":"Customer asked"})");
    row("without notes", R"({"reason":"LEGAL_MENTION","targetTier":"HUMAN_AGENT"})");
    row("with null notes", R"({"reason":"LEGAL_MENTION","targetTier":"HUMAN_AGENT","notes":null})");
    row("no reason", R"({"targetTier":"HUMAN_AGENT"})", "reason");
    row("an unknown reason", R"({"reason":"BORED","targetTier":"HUMAN_AGENT"})", "reason");
    row("no target", R"({"reason":"LEGAL_MENTION"})", "targetTier");
    row("a target that is a number", R"({"reason":"LEGAL_MENTION","targetTier":3})", "targetTier");
    row("an unknown target", R"({"reason":"LEGAL_MENTION","targetTier":"CEO"})", "targetTier", Fault::InvalidTarget);
    row("an empty target", R"({"reason":"LEGAL_MENTION","targetTier":""})", "targetTier", Fault::InvalidTarget);
    row("downward", R"({"reason":"LEGAL_MENTION","targetTier":"AI_REP"})", "targetTier", Fault::InvalidTarget);
    row("notes that are a list", R"({"reason":"LEGAL_MENTION","targetTier":"HUMAN_AGENT","notes":[]})", "notes");
}

void TestCodec::anEscalationIsRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    QFETCH(int, fault);
    const auto request = decodeEscalate(json(body.constData()));
    QCOMPARE(request.has_value(), field.isNull());
    if (!request) {
        QCOMPARE(request.error().fault, static_cast<Fault>(fault));
        QCOMPARE(request.error().where, field);
    }
}

void TestCodec::aResolutionIsRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field"); // null: taken
    const auto row = [](const char *name, const char *body, const char *field = nullptr) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(field);
    };
    row("as printed", R"({"resolutionType":"ISSUE_RESOLVED","summary":"Customer's shipping inquiry resolved",
        "actionsTaken":["Provided tracking information","Confirmed delivery date"],"followUpRequired":false})");
    row("the type alone", R"({"resolutionType":"UNRESOLVED"})");
    row("a follow-up with its date",
        R"({"resolutionType":"UNRESOLVED","followUpRequired":true,"followUpAt":"2026-01-01T09:00:00Z"})");
    row("no type", R"({"summary":"x"})", "resolutionType");
    row("an unknown type", R"({"resolutionType":"DONE"})", "resolutionType");
    row("actions that are a text", R"({"resolutionType":"UNRESOLVED","actionsTaken":"x"})", "actionsTaken");
    row("an action that is a number", R"({"resolutionType":"UNRESOLVED","actionsTaken":["x",1]})", "actionsTaken.1");
    row("a follow-up in words", R"({"resolutionType":"UNRESOLVED","followUpRequired":"yes"})", "followUpRequired");
    row("a follow-up on no date", R"({"resolutionType":"UNRESOLVED","followUpAt":"soon"})", "followUpAt");
}

void TestCodec::aResolutionIsRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    const auto resolution = decodeResolve(json(body.constData()));
    QCOMPARE(resolution.has_value(), field.isNull());
    if (!resolution)
        QCOMPARE(resolution.error().where, field);
}

void TestCodec::everyRouteIsDescribed_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("path");
    using dialects::Method;
    const auto row = [](Method method, const char *path) {
        QTest::addRow("%s %s",
                      method == Method::Post  ? "POST"
                      : method == Method::Put ? "PUT"
                                              : "GET",
                      path)
            << int(method) << QByteArray(path);
    };
    row(Method::Post, "/sessions");
    row(Method::Get, "/sessions");
    row(Method::Get, "/sessions/{id}");
    row(Method::Post, "/sessions/{id}/messages");
    row(Method::Post, "/sessions/{id}/escalate");
    row(Method::Post, "/sessions/{id}/resolve");
    row(Method::Get, "/analytics");
    row(Method::Get, "/config");
    row(Method::Put, "/config");
}

void TestCodec::everyRouteIsDescribed()
{
    QFETCH(int, method);
    QFETCH(QByteArray, path);
    const auto which = static_cast<dialects::Method>(method);
    const dialects::Doc doc = documentation(which, path);
    QVERIFY(!doc.summary.isEmpty());
    QVERIFY(!doc.responseSchema.isEmpty());
    QCOMPARE(doc.requestSchema.isEmpty(), which == dialects::Method::Get);
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
