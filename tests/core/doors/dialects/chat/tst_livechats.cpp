#include "LiveBench.h"

#include <QtTest/QTest>

#include <sqlite3.h>

#include <atomic>

using namespace tierdesk;
using namespace tierdesk::tests;

namespace {

std::atomic<int> queueReads{0}; ///< statements that look into a queue

int countQueueReads(unsigned, void *, void *, void *text)
{
    const auto sql = QByteArray::fromRawData(static_cast<const char *>(text), qstrlen(static_cast<char *>(text)));
    if (sql.contains("s.waiting_since is not null and s.holder is null"))
        ++queueReads;
    return 0;
}

/// Of every connection that is opened from now on.
int watchConnection(sqlite3 *connection, char **, const sqlite3_api_routines *)
{
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, countQueueReads, nullptr);
}

QJsonObject says(const char *text)
{
    return {{u"message"_s, QString::fromUtf8(text)}};
}

QString idOf(const QJsonObject &chat)
{
    return chat[u"sessionId"].toString();
}

/// The place that @p socket was told last; 0: none.
int placeOf(const HeardSocket &socket)
{
    const auto told = socket.of("queue-updated");
    return told.empty() ? 0 : told.back()[u"queue"][u"place"].toInt();
}

} // namespace

/// The chats of Socket.IO's clients over the real engine: whom an event costs what, who is told over an outage, and
/// what comes twice.
class TestLiveChats final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(sqlite3_auto_extension(reinterpret_cast<void (*)()>(watchConnection)), SQLITE_OK); }

    void anEventCostsOnlyThoseWhomItConcerns()
    {
        LiveBench bench;
        constexpr int Others = 2000;
        for (int i = 0; i < Others; ++i)
            bench.hub.open();
        HeardSocket &one = bench.chatter();
        // Every few seconds the keys of all are looked at, too: hardly during each of these.
        qint64 least = Others;
        for (int i = 0; i < 10; ++i) {
            const qint64 before = bench.looks();
            const auto heard = one.of("message-received").size();
            QVERIFY(!one.request("send-message", says("Hello")).contains(u"code"));
            QVERIFY(one.has("message-received", heard + 1));
            least = std::min(least, bench.looks() - before);
        }
        QVERIFY2(least >= 1 && least <= 2, qPrintable(QString::number(least)));
    }
    void whoeverTheServerTakesUpAgainHears()
    {
        LiveBench bench;
        HeardSocket &away = bench.chatter();
        const QString chat = idOf(*away.answers[0]);
        away.breakOff();
        // However many others are away, and however the time of day moves: the server has not forgotten it.
        for (int i = 0; i < 10'001; ++i)
            bench.hub.open().breakOff();
        bench.fixture.clock.advance(Millis::hours(1));
        bench.hub.recover(away);
        HeardSocket &other = bench.hub.open();
        QCOMPARE(idOf(other.request("join-chat", {{u"sessionId"_s, chat}})), chat);
        QVERIFY(!other.request("send-message", says("Hello")).contains(u"code"));
        QVERIFY(away.has("message-sent"));
        QCOMPARE(idOf(away.request("rate-chat", {{u"rating"_s, 4}})), chat);
    }
    void whomTheServerForgetsIsToldNothing()
    {
        LiveBench bench;
        HeardSocket &gone = bench.chatter(), &stays = bench.hub.open();
        const QString chat = idOf(*gone.answers[0]);
        QCOMPARE(idOf(stays.request("join-chat", {{u"sessionId"_s, chat}})), chat);
        gone.say("send-message", says("Hello")); // on its way while it goes
        gone.end();
        const auto told = gone.told.size();
        QVERIFY(stays.has("message-sent"));
        QVERIFY(!stays.request("send-message", says("Where are you?")).contains(u"code"));
        QCOMPARE(gone.told.size(), told);
    }
    void placesCostOneReadHoweverManyWait()
    {
        LiveBench bench;
        constexpr int Waiting = 30;
        std::vector<HeardSocket *> line;
        for (int i = 0; i < Waiting; ++i) {
            line.push_back(&bench.chatter());
            const QJsonObject said = line.back()->request("send-message", says("I want to talk to a person"));
            QCOMPARE(said[u"queue"][u"place"].toInt(), i + 1);
        }
        const auto hasPlaces = [&](int first) {
            return QTest::qWaitFor(
                [&] {
                    for (int i = first; i < Waiting; ++i) {
                        if (placeOf(*line[static_cast<size_t>(i)]) != i + 1 - first)
                            return false;
                    }
                    return true;
                },
                30'000);
        };
        QVERIFY(hasPlaces(0));
        // Words move nobody: each is answered with its own place, which takes two, and nobody looks for the others'.
        // What the last who came had begun may still be under way.
        queueReads = 0;
        for (HeardSocket *each : line) {
            QCOMPARE(each->request("send-message", says("It is still broken"))[u"tier"].toString(), u"HUMAN_AGENT"_s);
        }
        int reads = queueReads.exchange(0);
        QVERIFY2(reads <= 2 * Waiting + 1, qPrintable(QString::number(reads)));
        QVERIFY(bench.fixture.command<Session>(
            [&](engine::CommandContext &context) {
                return engine::commands::claim(context, bench.fixture.company.id, idOf(*line[0]->answers[0]));
            },
            bench.fixture.as(bench.fixture.marek)));
        QVERIFY(hasPlaces(1));
        reads = queueReads;
        QVERIFY2(reads >= 1 && reads <= 2, qPrintable(QString::number(reads)));
        QVERIFY(line[0]->of("queue-updated").back()[u"queue"].isNull());
    }
    void theSameWordsAtOnceAreTwoMessages()
    {
        LiveBench bench;
        HeardSocket &one = bench.chatter(), &other = bench.hub.open();
        const QString chat = idOf(*one.answers[0]);
        QCOMPARE(idOf(other.request("join-chat", {{u"sessionId"_s, chat}})), chat);
        for (HeardSocket *each : {&one, &other}) {
            each->say("send-message", says("Hello"));
            each->say("send-message", says("Are you there?"));
        }
        QSet<QString> own;
        for (HeardSocket *each : {&one, &other}) {
            QVERIFY(each->has("message-sent", 2));
            QVERIFY(QTest::qWaitFor([&] { return each->answers.back().has_value(); }, 30'000));
            // Each is told of the other's two, and of none of its own.
            QSet<QString> told;
            for (const QJsonObject &sent : each->of("message-sent"))
                told.insert(sent[u"message"][u"messageId"].toString());
            QCOMPARE(told.size(), 2);
            for (auto answer = each->answers.end() - 2; answer != each->answers.end(); ++answer) {
                QVERIFY(!told.contains((**answer)[u"messageId"].toString()));
                own.insert((**answer)[u"messageId"].toString());
            }
        }
        QCOMPARE(own.size(), 4);
    }
    void aChatIsBegunOnceByItsKey()
    {
        LiveBench bench;
        const QJsonObject wish{{u"userId"_s, u"user123"_s},
                               {u"metadata"_s, QJsonObject{{u"page"_s, u"/"_s}}},
                               {u"idempotencyKey"_s, u"0123456789abcdef"_s}};
        HeardSocket &first = bench.hub.open();
        const QString chat = idOf(first.request("join-chat", wish));
        QVERIFY(chat.startsWith(u"chat_"));
        QVERIFY(!first.request("send-message", says("Hello")).contains(u"code"));
        QCOMPARE(first.of("chat-joined").size(), size_t(1));

        // Its acknowledgement was lost with the connection, as far as the page knows.
        HeardSocket &again = bench.hub.open();
        again.say("join-chat", wish);
        const QJsonObject said = again.request("send-message", says("Are you there?"));
        QCOMPARE(idOf(said), chat);
        const QJsonObject joined = *again.answers[0];
        QCOMPARE(idOf(joined), chat);
        QCOMPARE(joined[u"userId"].toString(), u"user123"_s);
        QCOMPARE(joined[u"messages"].toArray().size(), 2); // as it stands, not as it began
        QVERIFY(first.has("message-sent"));

        QJsonObject other = wish;
        other.insert(u"userId"_s, u"user456"_s);
        QCOMPARE(again.request("join-chat", other)[u"code"].toString(), u"CONFLICT"_s);
        QCOMPARE(idOf(again.request("rate-chat", {{u"rating"_s, 5}})), chat); // it stays where it was
        other = wish;
        other.insert(u"idempotencyKey"_s, u"fedcba9876543210"_s);
        QVERIFY(idOf(again.request("join-chat", other)) != chat);
    }
    void aKeyThatMightBeGuessedBeginsNothing_data()
    {
        QTest::addColumn<QJsonValue>("key");
        QTest::newRow("a short one") << QJsonValue(u"0123456789abcde"_s);
        QTest::newRow("a long one") << QJsonValue(QString(256, u'k'));
        QTest::newRow("an empty one") << QJsonValue(QString());
        QTest::newRow("one with a space") << QJsonValue(u"0123456789 abcdef"_s);
        QTest::newRow("a number") << QJsonValue(1e20);
    }
    void aKeyThatMightBeGuessedBeginsNothing()
    {
        QFETCH(const QJsonValue, key);
        LiveBench bench;
        HeardSocket &socket = bench.hub.open();
        const QJsonObject refused = socket.request("join-chat", {{u"idempotencyKey"_s, key}});
        QCOMPARE(refused[u"code"].toString(), u"INVALID_REQUEST"_s);
        QCOMPARE(refused[u"field"].toString(), u"idempotencyKey"_s);
        QVERIFY(socket.of("chat-joined").empty());
        QVERIFY(!socket.request("join-chat", {}).contains(u"code")); // and the next one does
    }
};

QTEST_GUILESS_MAIN(TestLiveChats)
#include "tst_livechats.moc"
