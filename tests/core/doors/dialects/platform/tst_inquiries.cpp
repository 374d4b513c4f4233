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
            "/sentiment/analyze", {{u"text"_s, u"I've been waiting for 3 days and still haven't received any update "
                                               "on my order. This is frustrating."_s},
                                   {u"user_id"_s, u"user123"_s}});
        QCOMPARE(analysis.status, 200);
        QVERIFY(analysis[u"analysis_id"].toString().startsWith(u"sent-"));
        QCOMPARE(analysis[u"sentiment"].toString(), u"negative"_s);
        QVERIFY(analysis[u"sentiment_score"].toDouble() < .45);
        QVERIFY(textsOf(analysis[u"dominant_emotions"]).contains(u"frustration"_s));
        const QStringList keywords = textsOf(analysis[u"keywords"]);
        QVERIFY2(keywords.contains(u"order"_s), qPrintable(keywords.join(u' ')));
        const QJsonObject acknowledge = recommended(analysis[u"action_recommendations"], u"acknowledge"_s);
        QVERIFY(acknowledge[u"confidence"].toDouble() > .5);
        QVERIFY(acknowledge[u"reasoning"].toString().contains(u"frustration"));
        // The weightiest is the first.
        const QJsonObject escalate = analysis[u"action_recommendations"][0].toObject();
        QCOMPARE(escalate[u"type"].toString(), u"escalate"_s);
        QVERIFY2(escalate[u"confidence"].toDouble() >= .6 && escalate[u"confidence"].toDouble() <= .75,
                 analysis.whole.body.constData());
        QVERIFY(escalate[u"reasoning"].toString().contains(u"frustration"));
    }
    void aThreatIsToBeEscalated()
    {
        const auto analysis =
            m_door.post("/sentiment/analyze", {{u"text"_s, u"I will have my lawyer sue you over this!"_s}});
        const QJsonObject escalate = recommended(analysis[u"action_recommendations"], u"escalate"_s);
        QVERIFY2(escalate[u"confidence"].toDouble() >= .5 && escalate[u"confidence"].toDouble() <= 1,
                 analysis.whole.body.constData());
        QVERIFY(!escalate[u"reasoning"].toString().isEmpty());
    }
    void aPlainQuestionIsToBeAnswered()
    {
        const auto analysis = m_door.post("/sentiment/analyze", {{u"text"_s, u"What are your opening hours?"_s}});
        QCOMPARE(analysis[u"sentiment"].toString(), u"neutral"_s);
        QCOMPARE(analysis[u"action_recommendations"].toArray().size(), 1);
        QVERIFY(!recommended(analysis[u"action_recommendations"], u"answer"_s).isEmpty());
    }
    void theProductAndItsDateFindTheOrder_data()
    {
        QTest::addColumn<QString>("purchased");
        QTest::addColumn<QString>("order");
        QTest::newRow("of the date of the order") << u"of the order"_s << u"ORD-9876"_s;
        QTest::newRow("without a date") << QString() << u"ORD-9876"_s;
        QTest::newRow("of another date") << u"2020-02-15"_s << QString();
        QTest::newRow("with a date that is none") << u"last week"_s << u"ORD-9876"_s;
    }
    void theProductAndItsDateFindTheOrder()
    {
        QFETCH(QString, purchased);
        QFETCH(const QString, order);
        m_door.addProduct(u"TENT-R3"_s, u"Ridge 3 tent"_s);
        if (purchased == u"of the order")
            purchased = m_door.placedOn(u"ORD-9876"_s);
        const auto routing = m_door.post(
            "/routing/inquiries",
            {{u"user_id"_s, u"cust-dana"_s},
             {u"inquiry_text"_s, u"I need to return a damaged product"_s},
             {u"metadata"_s, QJsonObject{{u"product_id"_s, u"TENT-R3"_s}, {u"purchase_date"_s, purchased}}}});
        QVERIFY2(routing.status == 200, routing.whole.body.constData());
        QCOMPARE(routing[u"order_id"].toString(), order);
        QCOMPARE(routing[u"product"][u"name"].toString(), u"Ridge 3 tent"_s);
        const QString said = textsOf(routing[u"suggested_responses"]).join(u'\n');
        QVERIFY2(said.contains(u"with your Ridge 3 tent"), qPrintable(said));
        QCOMPARE(said.contains(u"(order ORD-9876)"), !order.isEmpty());
        QVERIFY(purchased != u"2020-02-15" || said.contains(u"bought on 15 February 2020"));
    }
    void aReturnGoesToTheReturnsDepartment()
    {
        const auto routing =
            m_door.post("/routing/inquiries", {{u"user_id"_s, u"user123"_s},
                                               {u"source"_s, u"chatbot"_s},
                                               {u"inquiry_text"_s, u"I need to return a damaged product"_s},
                                               {u"sentiment_score"_s, .35},
                                               {u"metadata"_s, QJsonObject{{u"product_id"_s, u"PROD-1234"_s}}}});
        QCOMPARE(routing.status, 200);
        QVERIFY(routing[u"routing_id"].toString().startsWith(u"route-"));
        QCOMPARE(routing[u"destination"].toString(), u"returns_department"_s);
        QCOMPARE(routing[u"priority"].toString(), u"medium"_s);
        QVERIFY(textsOf(routing[u"suggested_responses"]).size() >= 2);
        QVERIFY(routing[u"estimated_response_time"].toInt(-1) >= 0);
    }
    void whatAClientHasReadMakesItMoreUrgentAndNeverLess()
    {
        const auto priorityAt = [&](const QString &text, std::optional<double> score) {
            QJsonObject body{{u"inquiry_text"_s, text}};
            if (score)
                body.insert(u"sentiment_score"_s, *score);
            const auto priority =
                fromWord<TicketPriority>(m_door.post("/routing/inquiries", body)[u"priority"].toString());
            return priority ? static_cast<int>(*priority) : -1;
        };
        const QString calm = u"Where is my parcel?"_s;
        const QString furious = u"You are thieves! This is the worst, most disgusting service ever!!!"_s;
        QVERIFY(priorityAt(calm, 0) > priorityAt(calm, std::nullopt));
        QCOMPARE(priorityAt(furious, 1), priorityAt(furious, std::nullopt));
    }
    void aCallForAPersonWaitsAsLongAsTheQueue()
    {
        PlatformDoor door;
        const QJsonObject body{{u"inquiry_text"_s, u"Let me talk to a real person please"_s}};
        const auto unknown = door.post("/routing/inquiries", body);
        QCOMPARE(unknown[u"handled_by"].toString(), u"human_agent"_s);
        // Nobody is on duty: the company's target.
        const auto target = door.fixture.company.config.sla[static_cast<size_t>(Priority::Normal)].firstResponse;
        QCOMPARE(unknown[u"estimated_response_time"].toInteger(), target.count / 1000);

        // A case was taken after two minutes, and a colleague is there.
        const QString id = door.start(u"I want to talk to a person"_s);
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
        QCOMPARE(m_door.post("/sentiment/analyze", {{u"text"_s, u"Hi"_s}}).status, 200);
        QCOMPARE(m_door.post("/routing/inquiries", {{u"inquiry_text"_s, u"Hi"_s}}).status, 200);
        QCOMPARE(last(), before);
    }
    void aRepeatIsAnsweredAlike_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("field");
        QTest::newRow("sentiment") << QByteArray("/sentiment/analyze") << u"text"_s;
        QTest::newRow("routing") << QByteArray("/routing/inquiries") << u"inquiry_text"_s;
    }
    void aRepeatIsAnsweredAlike()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QString, field);
        const QJsonObject body{{field, u"Where is my order?"_s}};
        const std::vector<Header> key{{"idempotency-key", "again-" + path.mid(1, 7)}};
        const auto first = m_door.post(path, body, key);
        QCOMPARE(first.status, 200);
        const auto again = m_door.post(path, body, key);
        QCOMPARE(again.whole.body, first.whole.body);
        QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
        const auto other = m_door.post(path, {{field, u"Where is it?"_s}}, key);
        QCOMPARE(other.status, 409);
        QCOMPARE(other[u"code"].toString(), u"IdempotentParameterMismatchException"_s);
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        QTest::newRow("no text") << QByteArray("/sentiment/analyze") << QByteArray("{}") << 400 << u"text"_s;
        QTest::newRow("no inquiry") << QByteArray("/routing/inquiries") << QByteArray(R"({"inquiry_text":" "})") << 400
                                    << u"inquiry_text"_s;
        QTest::newRow("a score of another kind")
            << QByteArray("/routing/inquiries") << QByteArray(R"({"inquiry_text":"Hi","sentiment_score":-0.6})") << 400
            << u"sentiment_score"_s;
        QTest::newRow("no such conversation")
            << QByteArray("/sentiment/analyze") << QByteArray(R"({"text":"Hi","conversation_id":"conv-none"})") << 404
            << QString();
        QTest::newRow("no id") << QByteArray("/sentiment/analyze")
                               << QByteArray(R"({"text":"Hi","conversation_id":"a b"})") << 400 << u"conversation_id"_s;
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
        QCOMPARE(platform::departmentOf(Category::Billing), u"billing_department"_s);
    }

private:
    PlatformDoor m_door;
};

QTEST_GUILESS_MAIN(TestInquiries)
#include "tst_inquiries.moc"
