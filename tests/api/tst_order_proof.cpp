#include "tests/api/DeskBench.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

QJsonObject order(const char *number)
{
    return {{u"number"_s, QLatin1String(number)},
            {u"customerId"_s, u"cust-7"_s},
            {u"status"_s, u"delivered"_s},
            {u"placedAt"_s, u"2026-11-01T10:00:00Z"_s},
            {u"items"_s,
             QJsonArray{QJsonObject{
                 {u"sku"_s, u"TENT-3"_s}, {u"name"_s, u"Ridge 3 tent"_s}, {u"quantity"_s, 1}, {u"price"_s, 312.4}}}},
            {u"payments"_s, QJsonArray{QJsonObject{{u"method"_s, u"card"_s}, {u"amount"_s, 312.4}}}},
            {u"address"_s, QJsonObject{{u"name"_s, u"Amy Pond"_s},
                                       {u"line1"_s, u"1 High Street"_s},
                                       {u"city"_s, u"Leadworth"_s},
                                       {u"postcode"_s, u"GL1 2AB"_s},
                                       {u"country"_s, u"GB"_s}}}};
}

const char *const Email = "amy@mail.example";

} // namespace

/// A guest of the chat door proves an order, over real sockets.
class TestOrderProof final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start();
        QVERIFY(m_bench);
        m_ada = m_bench->token("ada");
        const Response key =
            m_bench->post(u"/desk/credentials"_s, m_ada, {{u"kind"_s, u"site_key"_s}, {u"name"_s, u"shop"_s}});
        QVERIFY2(key.status == 201, key.raw.constData());
        m_key = key.body[u"credential"][u"publicId"].toString().toLatin1();
        const QJsonArray customers{
            QJsonObject{{u"ref"_s, u"cust-7"_s}, {u"name"_s, u"Amy Pond"_s}, {u"email"_s, QLatin1String(Email)}}};
        put("customers", customers);
        put("orders", QJsonArray{order("ORD-7001"), order("ORD-7002")});
    }
    void cleanup() { m_bench.reset(); }

    void aGuestReadsAndReturnsTheOrderThatTheyProve()
    {
        const QString id = begin();
        const Response asked = say(id, "Where is my order ORD-7001?");
        QVERIFY(asked.body[u"message"][u"suggestedActions"].toArray().contains(u"prove_order"_s));
        QVERIFY(!asked.body[u"response"].toString().contains(u"delivered"));

        const Response proven = prove(id, "#ord-7001", "email", " Amy@mail.example");
        QVERIFY2(proven.status == 200, proven.raw.constData());
        QCOMPARE(proven.body[u"sessionId"].toString(), id);
        QCOMPARE(proven.body[u"orderNumber"].toString(), u"ORD-7001"_s);
        const QString told = say(id, "ORD-7001").body[u"response"].toString();
        QVERIFY2(told.contains(u"7001") && told.contains(u"deliver"), qPrintable(told));

        static_cast<void>(say(id, "I want a refund of $20 for order ORD-7001, it arrived damaged."));
        static_cast<void>(say(id, "Yes, please"));
        const QJsonObject seen = m_bench->get(u"/desk/sessions/"_s + id, m_ada).body;
        const QJsonArray actions = seen[u"actions"].toArray();
        // The AI Rep may not refund; the AI Manager may.
        QCOMPARE(actions.size(), 2);
        for (const QJsonValue &each : actions) {
            QCOMPARE(each[u"kind"].toString(), u"refund"_s);
            QCOMPARE(each[u"orderNumber"].toString(), u"ORD-7001"_s);
        }
        QVERIFY(actions[0][u"verdict"][u"isAllowed"].toBool() != actions[1][u"verdict"][u"isAllowed"].toBool());
        // A colleague sees that order, and no other one.
        QCOMPARE(seen[u"orders"].toArray().size(), 1);
        QCOMPARE(seen[u"orders"][0][u"number"].toString(), u"ORD-7001"_s);
    }

    void anotherOrderOfTheSameCustomerStaysClosed()
    {
        const QString id = begin();
        QCOMPARE(prove(id, "ORD-7001", "postcode", "gl12ab").status, 200);
        const QString told = say(id, "Where is my order ORD-7002?").body[u"response"].toString();
        QVERIFY2(!told.contains(u"delivered"), qPrintable(told));
        static_cast<void>(say(id, "Show me all my orders"));
        const QJsonArray said =
            m_bench->call("GET", u"/api/v1/chat/history/"_s + id, {}, {}, keyed()).body[u"messages"].toArray();
        QVERIFY2(!said.last()[u"content"].toString().contains(u"7002"), qPrintable(said.last()[u"content"].toString()));
        QCOMPARE(prove(id, "ORD-7002", "email", Email).status, 200);
        const QString then = say(id, "Where is my order ORD-7002?").body[u"response"].toString();
        QVERIFY2(then.contains(u"7002") && then.contains(u"deliver"), qPrintable(then));
    }

    void aProofIsGoodInItsChatAlone()
    {
        QCOMPARE(prove(begin(), "ORD-7001", "email", Email).status, 200);
        const QString told = say(begin(), "Where is my order ORD-7001?").body[u"response"].toString();
        QVERIFY2(!told.contains(u"delivered"), qPrintable(told));
    }

    void whatIsWrongAndWhatIsNotThereAnswerAlike()
    {
        const QString id = begin();
        const Response wrong = prove(id, "ORD-7001", "email", "rory@mail.example");
        const Response missing = prove(id, "ORD-9999", "email", "rory@mail.example");
        QCOMPARE(wrong.status, 403);
        QCOMPARE(wrong.body[u"code"].toString(), u"ORDER_NOT_PROVEN"_s);
        QCOMPARE(missing.status, wrong.status);
        QCOMPARE(missing.raw, wrong.raw);
        QCOMPARE(prove(id, "ORD-7001", "email", "").status, 400);
        QCOMPARE(prove(u"chat_nobodys"_s, "ORD-7001", "email", Email).status, 404);
    }

    void guessesWait_data()
    {
        QTest::addColumn<bool>("isOneChat");
        QTest::addColumn<bool>("isOneOrder");
        QTest::addColumn<int>("free");
        QTest::newRow("in one chat") << true << false << 5;
        QTest::newRow("at one order") << false << true << 10;
        QTest::newRow("at one order that is not there") << false << true << 10;
        QTest::newRow("from one address") << false << false << 20;
    }
    void guessesWait()
    {
        QFETCH(bool, isOneChat);
        QFETCH(bool, isOneOrder);
        QFETCH(int, free);
        const QString chat = begin();
        const QByteArray name = QByteArray(QTest::currentDataTag()).endsWith("not there") ? "ORD-9999" : "ORD-7001";
        const auto guess = [&](int i) {
            const QByteArray number = isOneOrder ? name : "ORD-" + QByteArray::number(i);
            return prove(isOneChat ? chat : begin(), number.constData(), "postcode", "AB1 2CD");
        };
        for (int i = 0; i <= free; ++i)
            QCOMPARE(guess(i).status, 403);
        // The waits double: on a machine that is slower than the first, a later one is met.
        int next = free + 1;
        Response early = guess(next++);
        while (early.status == 403 && next < free + 8)
            early = guess(next++);
        QCOMPARE(early.status, 429);
        QCOMPARE(early.body[u"code"].toString(), u"RATE_LIMITED"_s);
        const int wait = early.header("Retry-After").toInt();
        QVERIFY(wait >= 1 && wait <= 128);
        m_bench->clock.set(m_bench->clock.now() + Millis::seconds(wait));
        QCOMPARE(guess(next).status, 403);
    }

private:
    void put(const char *what, const QJsonArray &rows)
    {
        const Response done = m_bench->call("POST", u"/desk/"_s + QLatin1String(what), m_ada,
                                            QJsonDocument(rows).toJson(QJsonDocument::Compact));
        QVERIFY2(done.status == 200 && done.body[u"errors"].toArray().isEmpty(), done.raw.constData());
    }
    [[nodiscard]] QList<QNetworkReply::RawHeaderPair> keyed() const
    {
        return {QNetworkReply::RawHeaderPair("X-Site-Key", m_key)};
    }
    [[nodiscard]] Response post(const char *what, const QJsonObject &body)
    {
        return m_bench->post(u"/api/v1/chat/"_s + QLatin1String(what), {}, body, keyed());
    }
    [[nodiscard]] QString begin() { return post("session", {}).body[u"sessionId"].toString(); }
    [[nodiscard]] Response say(const QString &id, const char *text)
    {
        return post("message", {{u"sessionId"_s, id}, {u"message"_s, QLatin1String(text)}});
    }
    [[nodiscard]] Response prove(const QString &id, const char *number, const char *by, const char *proof)
    {
        return post("order-proof", {{u"sessionId"_s, id},
                                    {u"orderNumber"_s, QLatin1String(number)},
                                    {QLatin1String(by), QLatin1String(proof)}});
    }

    std::unique_ptr<DeskBench> m_bench;
    QString m_ada; ///< an admin's token
    QByteArray m_key;
};

QTEST_GUILESS_MAIN(TestOrderProof)
#include "tst_order_proof.moc"
