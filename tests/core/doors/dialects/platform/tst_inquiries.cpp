#include "tests/core/doors/dialects/platform/PlatformDoor.h"

#include "core/doors/dialects/ClientWords.h"
#include "core/doors/dialects/platform/Departments.h"

using namespace tierdesk;
using namespace tierdesk::dialects;
using tests::PlatformDoor;

namespace {

QStringList textsOf(const QJsonValue &array)
{
    QStringList texts;
    for (const QJsonValue &each : array.toArray())
        texts.append(each.toString());
    return texts;
}

QJsonObject recommended(const QJsonValue &recommendations, const QString &type)
{
    for (const QJsonValue &each : recommendations.toArray()) {
        if (each[u"type"].toString() == type)
            return each.toObject();
    }
    return {};
}

} // namespace

/// The sentiment analysis and the routing services.
class TestInquiries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGuidesTextReadsAsThere()
    {
        const auto analysis = m_door.post(
            "/sentiment/analyze", {{QStringLiteral("text"),
                                    QStringLiteral("I've been waiting for 3 days and still haven't received any update "
                                                   "on my order. This is frustrating.")},
                                   {QStringLiteral("user_id"), QStringLiteral("user123")}});
        QCOMPARE(analysis.status, 200);
        QVERIFY(analysis[u"analysis_id"].toString().startsWith(u"sent-"));
        QCOMPARE(analysis[u"sentiment"].toString(), QStringLiteral("negative"));
        QVERIFY(analysis[u"sentiment_score"].toDouble() < .45);
        QVERIFY(textsOf(analysis[u"dominant_emotions"]).contains(QStringLiteral("frustration")));
        const QStringList keywords = textsOf(analysis[u"keywords"]);
        QVERIFY2(keywords.contains(QStringLiteral("order")), qPrintable(keywords.join(u' ')));
        const QJsonObject acknowledge = recommended(analysis[u"action_recommendations"], QStringLiteral("acknowledge"));
        QVERIFY(acknowledge[u"confidence"].toDouble() > .5);
        QVERIFY(acknowledge[u"reasoning"].toString().contains(u"frustration"));
        // The weightiest is the first.
        const QJsonObject escalate = analysis[u"action_recommendations"][0].toObject();
        QCOMPARE(escalate[u"type"].toString(), QStringLiteral("escalate"));
        QVERIFY2(escalate[u"confidence"].toDouble() >= .6 && escalate[u"confidence"].toDouble() <= .75,
                 analysis.whole.body.constData());
        QVERIFY(escalate[u"reasoning"].toString().contains(u"frustration"));
    }
    void aThreatIsToBeEscalated()
    {
        const auto analysis =
            m_door.post("/sentiment/analyze",
                        {{QStringLiteral("text"), QStringLiteral("I will have my lawyer sue you over this!")}});
        const QJsonObject escalate = recommended(analysis[u"action_recommendations"], QStringLiteral("escalate"));
        QVERIFY2(escalate[u"confidence"].toDouble() >= .5 && escalate[u"confidence"].toDouble() <= 1,
                 analysis.whole.body.constData());
        QVERIFY(!escalate[u"reasoning"].toString().isEmpty());
    }
    void aPlainQuestionIsToBeAnswered()
    {
        const auto analysis = m_door.post("/sentiment/analyze",
                                          {{QStringLiteral("text"), QStringLiteral("What are your opening hours?")}});
        QCOMPARE(analysis[u"sentiment"].toString(), QStringLiteral("neutral"));
        QCOMPARE(analysis[u"action_recommendations"].toArray().size(), 1);
        QVERIFY(!recommended(analysis[u"action_recommendations"], QStringLiteral("answer")).isEmpty());
    }
    void theProductAndItsDateFindTheOrder_data()
    {
        QTest::addColumn<QString>("purchased");
        QTest::addColumn<QString>("order");
        QTest::newRow("of the date of the order") << QStringLiteral("of the order") << QStringLiteral("ORD-9876");
        QTest::newRow("without a date") << QString() << QStringLiteral("ORD-9876");
        QTest::newRow("of another date") << QStringLiteral("2020-02-15") << QString();
        QTest::newRow("with a date that is none") << QStringLiteral("last week") << QStringLiteral("ORD-9876");
    }
    void theProductAndItsDateFindTheOrder()
    {
        QFETCH(QString, purchased);
        QFETCH(const QString, order);
        m_door.addProduct(QStringLiteral("TENT-R3"), QStringLiteral("Ridge 3 tent"));
        if (purchased == u"of the order")
            purchased = m_door.placedOn(QStringLiteral("ORD-9876"));
        const auto routing = m_door.post(
            "/routing/inquiries",
            {{QStringLiteral("user_id"), QStringLiteral("cust-dana")},
             {QStringLiteral("inquiry_text"), QStringLiteral("I need to return a damaged product")},
             {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("product_id"), QStringLiteral("TENT-R3")},
                                                      {QStringLiteral("purchase_date"), purchased}}}});
        QVERIFY2(routing.status == 200, routing.whole.body.constData());
        QCOMPARE(routing[u"order_id"].toString(), order);
        QCOMPARE(routing[u"product"][u"name"].toString(), QStringLiteral("Ridge 3 tent"));
        const QString said = textsOf(routing[u"suggested_responses"]).join(u'\n');
        QVERIFY2(said.contains(u"with your Ridge 3 tent"), qPrintable(said));
        QCOMPARE(said.contains(u"(order ORD-9876)"), !order.isEmpty());
        QVERIFY(purchased != u"2020-02-15" || said.contains(u"bought on 15 February 2020"));
    }
    void aReturnGoesToTheReturnsDepartment()
    {
        const auto routing = m_door.post(
            "/routing/inquiries",
            {{QStringLiteral("user_id"), QStringLiteral("user123")},
             {QStringLiteral("source"), QStringLiteral("chatbot")},
             {QStringLiteral("inquiry_text"), QStringLiteral("I need to return a damaged product")},
             {QStringLiteral("sentiment_score"), .35},
             {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("product_id"), QStringLiteral("PROD-1234")}}}});
        QCOMPARE(routing.status, 200);
        QVERIFY(routing[u"routing_id"].toString().startsWith(u"route-"));
        QCOMPARE(routing[u"destination"].toString(), QStringLiteral("returns_department"));
        QCOMPARE(routing[u"priority"].toString(), QStringLiteral("medium"));
        QVERIFY(textsOf(routing[u"suggested_responses"]).size() >= 2);
        QVERIFY(routing[u"estimated_response_time"].toInt(-1) >= 0);
    }
    void whatAClientHasReadMakesItMoreUrgentAndNeverLess()
    {
        const auto priorityAt = [&](const QString &text, std::optional<double> score) {
            QJsonObject body{{QStringLiteral("inquiry_text"), text}};
            if (score)
                body.insert(QStringLiteral("sentiment_score"), *score);
            const auto priority =
                fromWord<TicketPriority>(m_door.post("/routing/inquiries", body)[u"priority"].toString());
            return priority ? static_cast<int>(*priority) : -1;
        };
        const QString calm = QStringLiteral("Where is my parcel?");
        const QString furious = QStringLiteral("You are thieves! This is the worst, most disgusting service ever!!!");
        QVERIFY(priorityAt(calm, 0) > priorityAt(calm, std::nullopt));
        QCOMPARE(priorityAt(furious, 1), priorityAt(furious, std::nullopt));
    }
    void aCallForAPersonWaitsAsLongAsTheQueue()
    {
        PlatformDoor door;
        const QJsonObject body{{QStringLiteral("inquiry_text"), QStringLiteral("Let me talk to a real person please")}};
        const auto unknown = door.post("/routing/inquiries", body);
        QCOMPARE(unknown[u"handled_by"].toString(), QStringLiteral("human_agent"));
        // Nobody is on duty: the company's target.
        const auto target = door.fixture.company.config.sla[static_cast<size_t>(Priority::Normal)].firstResponse;
        QCOMPARE(unknown[u"estimated_response_time"].toInteger(), target.count / 1000);

        // A case was taken after two minutes, and a colleague is there.
        const QString id = door.start(QStringLiteral("I want to talk to a person"));
        door.fixture.clock.advance(Millis::minutes(2));
        const Actor marek = door.fixture.as(door.fixture.marek);
        QVERIFY(door.fixture.command<User>(
            [&](engine::CommandContext &context) {
                return engine::commands::setPresence(context, door.fixture.marek.id, Presence::Available);
            },
            marek));
        QVERIFY(door.fixture.command<Session>(
            [&](engine::CommandContext &context) {
                return engine::commands::claim(context, door.fixture.company.id, id);
            },
            marek));
        const auto known = door.post("/routing/inquiries", body);
        QCOMPARE(known[u"estimated_response_time"].toInt(), 120);
    }
    void theyLeaveNoTrace()
    {
        const auto last = [&] {
            return *m_door.fixture.wait<qint64>([&](auto done) {
                m_door.fixture.engine->read<qint64>([](store::Readers &readers) { return readers.rows.journal.last(); },
                                                    &m_door.fixture.context, std::move(done));
            });
        };
        const qint64 before = last();
        QCOMPARE(m_door.post("/sentiment/analyze", {{QStringLiteral("text"), QStringLiteral("Hi")}}).status, 200);
        QCOMPARE(m_door.post("/routing/inquiries", {{QStringLiteral("inquiry_text"), QStringLiteral("Hi")}}).status,
                 200);
        QCOMPARE(last(), before);
    }
    void aRepeatIsAnsweredAlike_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("field");
        QTest::newRow("sentiment") << QByteArray("/sentiment/analyze") << QStringLiteral("text");
        QTest::newRow("routing") << QByteArray("/routing/inquiries") << QStringLiteral("inquiry_text");
    }
    void aRepeatIsAnsweredAlike()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QString, field);
        const QJsonObject body{{field, QStringLiteral("Where is my order?")}};
        const std::vector<Header> key{{"idempotency-key", "again-" + path.mid(1, 7)}};
        const auto first = m_door.post(path, body, key);
        QCOMPARE(first.status, 200);
        const auto again = m_door.post(path, body, key);
        QCOMPARE(again.whole.body, first.whole.body);
        QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
        const auto other = m_door.post(path, {{field, QStringLiteral("Where is it?")}}, key);
        QCOMPARE(other.status, 409);
        QCOMPARE(other[u"code"].toString(), QStringLiteral("IdempotentParameterMismatchException"));
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        QTest::newRow("no text") << QByteArray("/sentiment/analyze") << QByteArray("{}") << 400
                                 << QStringLiteral("text");
        QTest::newRow("no inquiry") << QByteArray("/routing/inquiries") << QByteArray(R"({"inquiry_text":" "})") << 400
                                    << QStringLiteral("inquiry_text");
        QTest::newRow("a score of another kind")
            << QByteArray("/routing/inquiries") << QByteArray(R"({"inquiry_text":"Hi","sentiment_score":-0.6})") << 400
            << QStringLiteral("sentiment_score");
        QTest::newRow("no such conversation")
            << QByteArray("/sentiment/analyze") << QByteArray(R"({"text":"Hi","conversation_id":"conv-none"})") << 404
            << QString();
        QTest::newRow("no id") << QByteArray("/sentiment/analyze")
                               << QByteArray(R"({"text":"Hi","conversation_id":"a b"})") << 400
                               << QStringLiteral("conversation_id");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        QFETCH(const QString, field);
        const auto answered = m_door.post(path, *base::parseJsonObject(body));
        QCOMPARE(answered.status, status);
        QCOMPARE(answered[u"field"].toString(), field);
    }
    void everyCategoryHasADepartment()
    {
        for (const auto &[category, name] : Words<Category>::table)
            QVERIFY2(!platform::departmentOf(category).isEmpty(), name);
        QCOMPARE(platform::departmentOf(Category::Billing), QStringLiteral("billing_department"));
    }

private:
    PlatformDoor m_door;
};

QTEST_GUILESS_MAIN(TestInquiries)
#include "tst_inquiries.moc"
