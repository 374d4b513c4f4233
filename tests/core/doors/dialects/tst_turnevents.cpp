#include "core/doors/dialects/TurnEvents.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::dialects;
using base::Fault;
using base::Millis;

namespace {

engine::PartialReply words(const char *text, bool isReset = false)
{
    return {.company = {}, .sessionId = {}, .text = QString::fromUtf8(text), .isReset = isReset};
}

Answer made(const QByteArray &body)
{
    Answer answer;
    answer.status = 201;
    answer.body = body;
    return answer;
}

/// A client's side of one answer.
struct Client {
    QObject parent;
    std::vector<base::Result<Answer>> answers;
    QByteArray body;
    bool isOver = false;
    std::shared_ptr<TurnEvents> events;

    explicit Client(Millis keepAlive = Millis::seconds(60))
        : events(TurnEvents::create(
              [this](base::Result<Answer> answer) {
                  answers.push_back(answer);
                  if (answer && answer->stream)
                      answer->stream->listen([this](const QByteArray &bytes) { body += bytes; },
                                             [this] { isOver = true; });
              },
              [](const base::Error &error) { return QByteArray("{\"refused\":\"") + error.message.toUtf8() + "\"}"; },
              keepAlive, parent))
    {}
};

} // namespace

/// The words of an answer as a client that accepts events gets them.
class TstTurnEvents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoTakesEvents_data();
    void whoTakesEvents();
    void wordsThenTheMessage();
    void whatIsTakenBackIsToldSo();
    void otherWordsThanWereHeardTakeTheirPlace();
    void theEmbeddedAnswerComesAtOnce();
    void whereNobodyAnswersThereIsTheMessageAlone();
    void oneThatIsDroppedFallsSilent();
    void aKeptAnswerIsMarked();
    void aRefusalBeforeAnyWordHasItsOwnStatus();
    void aRefusalAfterWordsIsAnEvent();
    void silenceIsKeptAlive();
    void whatIsHeardAfterTheEndIsDropped();
};

void TstTurnEvents::whoTakesEvents_data()
{
    QTest::addColumn<QByteArrayList>("accept");
    QTest::addColumn<bool>("takes");
    QTest::newRow("nothing said") << QByteArrayList() << false;
    QTest::newRow("JSON") << QByteArrayList{"application/json"} << false;
    QTest::newRow("anything") << QByteArrayList{"*/*"} << false;
    QTest::newRow("any text") << QByteArrayList{"text/*"} << false;
    QTest::newRow("events") << QByteArrayList{"text/event-stream"} << true;
    QTest::newRow("events among others") << QByteArrayList{"application/json;q=0.9, Text/Event-Stream ; q=0.5"} << true;
    QTest::newRow("events in a second line") << QByteArrayList{"application/json", "text/event-stream"} << true;
    QTest::newRow("anything but events") << QByteArrayList{"*/*, text/event-stream;q=0.0"} << false;
}

void TstTurnEvents::whoTakesEvents()
{
    QFETCH(QByteArrayList, accept);
    Call call;
    for (const QByteArray &each : accept)
        call.headers.emplace_back("accept", each);
    QTEST(takesEvents(call), "takes");
}

void TstTurnEvents::wordsThenTheMessage()
{
    Client client;
    QVERIFY(client.answers.empty());
    client.events->hear(words("Hello"));
    QCOMPARE(client.answers.size(), size_t{1});
    const Answer &head = *client.answers.front();
    QCOMPARE(head.status, 200);
    QCOMPARE(head.contentType, QByteArray("text/event-stream"));
    client.events->hear(words(" there,\n\"Dana\""));
    client.events->finish(made("{\"a\":1}"), u"Hello there,\n\"Dana\"."_s);
    QCOMPARE(client.body, QByteArray("event: delta\ndata: {\"text\":\"Hello\"}\n\n"
                                     "event: delta\ndata: {\"text\":\" there,\\n\\\"Dana\\\"\"}\n\n"
                                     "event: delta\ndata: {\"text\":\".\"}\n\n"
                                     "event: message\ndata: {\"a\":1}\n\n"));
    QVERIFY(client.isOver);
    QCOMPARE(client.answers.size(), size_t{1});
}

void TstTurnEvents::whatIsTakenBackIsToldSo()
{
    Client client;
    client.events->hear(words("I have"));
    client.events->hear(words("Let us", true));
    client.events->hear(words("", true));
    client.events->hear(words("", true)); // there is nothing to take back
    client.events->finish(made("{}"), u"No."_s);
    QCOMPARE(client.body, QByteArray("event: delta\ndata: {\"text\":\"I have\"}\n\n"
                                     "event: reset\ndata: {}\n\n"
                                     "event: delta\ndata: {\"text\":\"Let us\"}\n\n"
                                     "event: reset\ndata: {}\n\n"
                                     "event: delta\ndata: {\"text\":\"No.\"}\n\n"
                                     "event: message\ndata: {}\n\n"));
}

void TstTurnEvents::otherWordsThanWereHeardTakeTheirPlace()
{
    Client client;
    client.events->hear(words("My manager"));
    client.events->finish(made("{}"), u"A person takes over."_s);
    QCOMPARE(client.body, QByteArray("event: delta\ndata: {\"text\":\"My manager\"}\n\n"
                                     "event: reset\ndata: {}\n\n"
                                     "event: delta\ndata: {\"text\":\"A person takes over.\"}\n\n"
                                     "event: message\ndata: {}\n\n"));
}

void TstTurnEvents::theEmbeddedAnswerComesAtOnce()
{
    Client client;
    client.events->finish(made("{}"), u"Here."_s);
    QCOMPARE(client.body, QByteArray("event: delta\ndata: {\"text\":\"Here.\"}\n\nevent: message\ndata: {}\n\n"));
    QVERIFY(client.isOver);
}

void TstTurnEvents::whereNobodyAnswersThereIsTheMessageAlone()
{
    Client client;
    client.events->finish(made("{}"), {});
    QCOMPARE(client.body, QByteArray("event: message\ndata: {}\n\n"));
}

void TstTurnEvents::oneThatIsDroppedFallsSilent()
{
    Client client(Millis{1});
    QTRY_VERIFY(client.body.contains(": the answer is being made"));
    client.events.reset();
    client.body.clear();
    QTRY_VERIFY(client.parent.children().isEmpty()); // its timer is gone
    QVERIFY(client.body.isEmpty());
}

void TstTurnEvents::aKeptAnswerIsMarked()
{
    Client client;
    Answer kept = made("{}");
    kept.headers.emplace_back("Idempotency-Replayed", "true");
    client.events->finish(kept, {});
    QCOMPARE(client.body, QByteArray("event: message\ndata: {}\n\n"));
    QVERIFY(std::ranges::any_of(client.answers.front()->headers,
                                [](const Header &each) { return each.first == "Idempotency-Replayed"; }));
}

void TstTurnEvents::aRefusalBeforeAnyWordHasItsOwnStatus()
{
    Client client;
    client.events->finish(base::fail(Fault::NotFound, u"none"_s), {});
    QCOMPARE(client.answers.size(), size_t{1});
    QVERIFY(!client.answers.front().has_value());
    QCOMPARE(client.answers.front().error().fault, Fault::NotFound);
}

void TstTurnEvents::aRefusalAfterWordsIsAnEvent()
{
    Client client;
    client.events->hear(words("I see"));
    client.events->finish(base::fail(Fault::AiFailed, u"broken"_s), {});
    QCOMPARE(client.body, QByteArray("event: delta\ndata: {\"text\":\"I see\"}\n\n"
                                     "event: reset\ndata: {}\n\n"
                                     "event: error\ndata: {\"refused\":\"broken\"}\n\n"));
    QVERIFY(client.isOver);
}

void TstTurnEvents::silenceIsKeptAlive()
{
    Client client(Millis{5});
    QTRY_VERIFY(client.body.count(": the answer is being made\n\n") >= 2);
    QCOMPARE(client.answers.size(), size_t{1});
    client.events->finish(base::fail(Fault::AiFailed, u"broken"_s), {});
    QVERIFY(client.body.endsWith("event: error\ndata: {\"refused\":\"broken\"}\n\n"));
    const QByteArray all = client.body;
    QVERIFY(!QTest::qWaitFor([&] { return client.body != all; }, 30));
}

void TstTurnEvents::whatIsHeardAfterTheEndIsDropped()
{
    Client client;
    client.events->hear(words("Let me "));
    // A door that waits no longer; the turn goes on.
    Answer late = made("{\"error\":true}");
    late.status = 504;
    client.events->finish(late, {});
    QVERIFY(client.isOver);
    const QByteArray told = client.body;
    QVERIFY2(told.endsWith("event: error\ndata: {\"error\":true}\n\n"), told.constData());
    client.events->hear(words("see."));
    client.events->hear(words("", true));
    QCOMPARE(client.body, told);
    QCOMPARE(client.answers.size(), size_t{1});
}

QTEST_GUILESS_MAIN(TstTurnEvents)
#include "tst_turnevents.moc"
