#include "tests/api/DeskBench.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

/// A case from the queue to its end, over the desk's door.
class TestDeskHandling final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start();
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void aCaseIsTakenAnsweredPaidAndClosed()
    {
        const QString ann = m_bench->token("ann");
        const QString id = m_bench->waiting(m_bench->acme);
        const QString path = u"/desk/sessions/"_s + id;

        const Response queue = m_bench->get(u"/desk/queue"_s, ann);
        QCOMPARE(queue.status, 200);
        QCOMPARE(queue.body[u"counts"][u"waiting"].toInt(), 1);
        QCOMPARE(queue.body[u"rows"][0][u"id"].toString(), id);
        QCOMPARE(queue.body[u"rows"][0][u"customerName"].toString(), u"Dana Whitfield"_s);
        QVERIFY(queue.body[u"rows"][0][u"isVip"].toBool());
        QVERIFY(queue.body[u"rows"][0][u"ticket"].toString().startsWith(u"TKT-"));

        // Nobody's: it must be claimed before it is answered.
        QCOMPARE(m_bench->post(path + u"/reply"_s, ann, text("Hello")).status, 403);
        const Response claimed = m_bench->post(path + u"/claim"_s, ann);
        QCOMPARE(claimed.status, 200);
        QCOMPARE(claimed.body[u"session"][u"holderName"].toString(), u"ann"_s);
        QCOMPARE(claimed.body[u"session"][u"customerName"].toString(), u"Dana Whitfield"_s);
        const Response note = m_bench->post(path + u"/note"_s, ann, text("Batch 7 seam defect"));
        QCOMPARE(note.status, 200);
        QVERIFY(note.body[u"message"][u"isInternal"].toBool());
        QCOMPARE(m_bench->post(path + u"/reply"_s, ann, text("I am Ann.")).status, 200);

        const Response over = m_bench->post(path + u"/act"_s, ann, refund(500));
        QCOMPARE(over.status, 403);
        QCOMPARE(over.code(), u"not_authorized"_s);
        QVERIFY(!over.details()[u"verdict"][u"isAllowed"].toBool(true));
        QJsonObject asked = refund(312.4);
        asked.insert(u"dryRun", true);
        const Response dry = m_bench->post(path + u"/act"_s, ann, asked);
        QCOMPARE(dry.status, 200);
        QVERIFY(dry.body[u"action"][u"verdict"][u"isAllowed"].toBool());
        QCOMPARE(dry.body[u"action"][u"state"].toString(), u"pending"_s);
        asked = refund(500);
        asked.insert(u"dryRun", true);
        const Response dryOver = m_bench->post(path + u"/act"_s, ann, asked);
        QCOMPARE(dryOver.status, 200);
        QVERIFY(!dryOver.body[u"action"][u"verdict"][u"isAllowed"].toBool(true));
        QCOMPARE(dryOver.body[u"action"][u"state"].toString(), u"refused"_s);
        const QList<QNetworkReply::RawHeaderPair> key{{"Idempotency-Key", "refund-1"}};
        const Response paid = m_bench->post(path + u"/act"_s, ann, refund(312.4), key);
        QCOMPARE(paid.status, 200);
        const Response again = m_bench->post(path + u"/act"_s, ann, refund(312.4), key);
        QCOMPARE(again.raw, paid.raw);
        QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));

        const Response detail = m_bench->get(path, ann);
        QCOMPARE(detail.status, 200);
        QCOMPARE(detail.body[u"orders"][0][u"refunded"].toDouble(), 312.4);
        QCOMPARE(detail.body[u"allowance"][u"lines"][0][u"used"][u"amount"].toDouble(), 312.4);
        QCOMPARE(detail.body[u"escalations"].toArray().size(), 1);
        QVERIFY(detail.body[u"messages"].toArray().size() >= 2);

        const Response resolved = m_bench->post(
            path + u"/resolve"_s, ann, {{u"type"_s, u"REFUND_PROCESSED"_s}, {u"summary"_s, u"Torn tent paid back"_s}});
        QCOMPARE(resolved.status, 200);
        QCOMPARE(resolved.body[u"session"][u"status"].toString(), u"RESOLVED"_s);
        const Response late = m_bench->post(path + u"/reply"_s, ann, text("One more thing"));
        QCOMPARE(late.status, 409);
        QCOMPARE(late.code(), u"already_resolved"_s);
        QCOMPARE(m_bench->get(u"/desk/queue?view=mine"_s, ann).body[u"counts"][u"mine"].toInt(), 0);
    }

    void ofTwoWhoClaimOneWinsAndTheOtherIsToldWho()
    {
        const QString tokens[] = {m_bench->token("ann"), m_bench->token("bob")};
        const QString names[] = {u"ann"_s, u"bob"_s};
        for (int round = 0; round < 10; ++round) {
            const QString path = u"/desk/sessions/%1/claim"_s.arg(m_bench->waiting(m_bench->acme));
            std::unique_ptr<QNetworkReply> first(m_bench->begin("POST", path, tokens[0], "{}"));
            std::unique_ptr<QNetworkReply> second(m_bench->begin("POST", path, tokens[1], "{}"));
            const Response answers[] = {DeskBench::finish(*first), DeskBench::finish(*second)};
            const int winner = answers[0].status == 200 ? 0 : 1;
            QCOMPARE(answers[winner].status, 200);
            const Response &lost = answers[1 - winner];
            QCOMPARE(lost.status, 409);
            QCOMPARE(lost.code(), u"conflict"_s);
            QCOMPARE(lost.details()[u"holderName"].toString(), names[winner]);
        }
    }

    void anotherCompanysSessionsDoNotExist_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const char *method, const char *path, const char *body) {
            QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << QByteArray(body);
        };
        row("to read", "GET", "/desk/sessions/%1", "");
        row("to claim", "POST", "/desk/sessions/%1/claim", "{}");
        row("to release", "POST", "/desk/sessions/%1/release", "{}");
        row("to answer", "POST", "/desk/sessions/%1/reply", R"({"text":"a"})");
        row("to note", "POST", "/desk/sessions/%1/note", R"({"text":"a"})");
        row("to act", "POST", "/desk/sessions/%1/act", R"({"kind":"refund","amount":{"amount":1,"currency":"USD"}})");
        row("to transfer", "POST", "/desk/sessions/%1/transfer", R"({"userId":1})");
        row("to snooze", "POST", "/desk/sessions/%1/snooze", R"({"until":"2099-01-01T00:00:00Z"})");
        row("to hand back", "POST", "/desk/sessions/%1/hand-back", R"({"tier":"AI_REP"})");
        row("to resolve", "POST", "/desk/sessions/%1/resolve", R"({"type":"UNRESOLVED"})");
        row("to tag", "POST", "/desk/sessions/%1/tags", R"({"tags":["a"]})");
        row("to take over", "POST", "/desk/sessions/%1/take-over", R"({"notes":"a"})");
    }
    void anotherCompanysSessionsDoNotExist()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QByteArray, body);
        const QString ada = m_bench->token("ada");
        const QString id = m_bench->waiting(m_bench->beta);
        Response theirs = m_bench->call(method, path.arg(id), ada, body);
        const Response none = m_bench->call(method, path.arg(u"sess_none"_s), ada, body);
        QCOMPARE(theirs.status, 404);
        QCOMPARE(none.status, 404);
        // But for the id that was asked for, not a byte tells the two apart.
        QCOMPARE(theirs.raw.replace(id.toLatin1(), "sess_none"), none.raw);
    }

    void badBodiesChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("broken JSON") << QByteArray("{\"text\":") << 400;
        QTest::newRow("a text that is a number") << QByteArray("{\"text\":5}") << 400;
        QTest::newRow("no text") << QByteArray("{}") << 400;
        QTest::newRow("two texts") << QByteArray(R"({"text":"a","text":"b"})") << 400;
        QTest::newRow("an unknown field") << QByteArray(R"({"text":"a","to":"b"})") << 400;
        QTest::newRow("a NUL in the text") << QByteArray(R"({"text":"a\u0000b"})") << 400;
        QTest::newRow("a list") << QByteArray("[]") << 400;
    }
    void badBodiesChangeNothing()
    {
        QFETCH(QByteArray, body);
        const QString ann = m_bench->token("ann");
        const QString path = u"/desk/sessions/"_s + m_bench->waiting(m_bench->acme);
        QCOMPARE(m_bench->post(path + u"/claim"_s, ann).status, 200);
        const Response before = m_bench->get(path, ann);
        QTEST(m_bench->call("POST", path + u"/reply"_s, ann, body).status, "status");
        QCOMPARE(m_bench->get(path, ann).body[u"messages"], before.body[u"messages"]);
    }

    void sessionsAreFoundByWhatTheyAre()
    {
        const QString ann = m_bench->token("ann");
        const QString id = m_bench->waiting(m_bench->acme);
        m_bench->waiting(m_bench->beta);
        const Response all = m_bench->get(u"/desk/sessions?tier=HUMAN_AGENT"_s, ann);
        QCOMPARE(all.body[u"total"].toInt(), 1);
        QCOMPARE(all.body[u"sessions"][0][u"id"].toString(), id);
        QCOMPARE(m_bench->get(u"/desk/sessions?tier=AI_REP"_s, ann).body[u"total"].toInt(), 0);
        const Response bad = m_bench->get(u"/desk/sessions?tier=BOSS"_s, ann);
        QCOMPARE(bad.status, 400);
        QCOMPARE(bad.details()[u"field"].toString(), u"tier"_s);
        const Response hits = m_bench->get(u"/desk/search?q=ORD-9876"_s, ann);
        QCOMPARE(hits.body[u"hits"][0][u"kind"].toString(), u"order"_s);
        QCOMPARE(hits.body[u"hits"][0][u"customerId"].toString(), u"cust-1"_s);
        const Response customer = m_bench->get(u"/desk/customers/cust-1"_s, ann);
        QCOMPARE(customer.body[u"orders"].toArray().size(), 1);
        QCOMPARE(customer.body[u"sessions"].toArray().size(), 1);
        sessionsAreSorted(ann);
    }

private:
    /// Pages in an order join to the whole, and what is no order or no page's end is refused.
    void sessionsAreSorted(const QString &who)
    {
        for (int more = 0; more < 4; ++more)
            m_bench->waiting(m_bench->acme);
        const auto idsOf = [](const Response &page) {
            QStringList ids;
            for (const QJsonValue each : page.body[u"sessions"].toArray())
                ids.append(each[u"id"].toString());
            return ids;
        };
        const QString sorted = u"/desk/sessions?sort=id"_s;
        QStringList whole = idsOf(m_bench->get(sorted, who));
        QCOMPARE(whole.size(), 5);
        QVERIFY(std::is_sorted(whole.begin(), whole.end()));
        const Response first = m_bench->get(sorted + u"&limit=3"_s, who);
        const QString next = first.body[u"next"].toString();
        const Response second = m_bench->get(sorted + u"&limit=3&after="_s + next, who);
        QCOMPARE(idsOf(first) + idsOf(second), whole);
        QCOMPARE(second.body[u"next"].toString(), QString());
        std::reverse(whole.begin(), whole.end());
        QCOMPARE(idsOf(m_bench->get(u"/desk/sessions?sort=-id"_s, who)), whole);
        for (const auto &[query, field] :
             {std::pair{u"sort=mood"_s, u"sort"}, std::pair{u"after=x"_s, u"after"},
              std::pair{u"sort=-id&after="_s + next, u"after"},
              std::pair{u"sort=id&offset=1&after="_s + next, u"offset"}, std::pair{u"only=lucky"_s, u"only"}}) {
            const Response refused = m_bench->get(u"/desk/sessions?"_s + query, who);
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.details()[u"field"].toString(), field);
        }
    }

    static QJsonObject text(const char *words) { return {{u"text"_s, QString::fromLatin1(words)}}; }
    static QJsonObject refund(double amount)
    {
        return {{u"kind"_s, u"refund"_s},
                {u"orderNumber"_s, u"ORD-9876"_s},
                {u"amount"_s, QJsonObject{{u"amount"_s, amount}, {u"currency"_s, u"USD"_s}}}};
    }

    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestDeskHandling)
#include "tst_desk_handling.moc"
