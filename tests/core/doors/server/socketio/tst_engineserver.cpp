#include "Wire.h"

#include <QtTest/QSignalSpy>

using namespace tierdesk;
using namespace tierdesk::server;
using namespace tierdesk::server::tests;
using tierdesk::tests::EchoServer;
using namespace std::chrono_literals;

/// Engine.IO over real sockets: what the protocol's public suite asks for, and what a hostile client tries.
class EngineServerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensSessions();
    void refusesRequests_data();
    void refusesRequests();
    void refusesSockets_data();
    void refusesSockets();
    void carriesPayloads_data();
    void carriesPayloads();
    void endsASessionOfBadPayloads_data();
    void endsASessionOfBadPayloads();
    void endsASessionPolledTwice();
    void endsASessionWhosePollIsLeft();
    void carriesFrames();
    void closesASocketOfBadFrames_data();
    void closesASocketOfBadFrames();
    void pingsPollers();
    void pingsSockets();
    void scattersTheFirstPings();
    void forgetsWhoAnswersNoPing();
    void endsASessionThatSaysGoodbye();
    void upgrades();
    void bringsWhatWaitsThroughTheUpgrade();
    void leavesAFailedProbeBehind();
    void takesOnlyOneSocket();
    void boundsSessionsOfAnAddress();
    void cutsAPollerThatDoesNotRead();
    void judgesOrigins_data();
    void judgesOrigins();
    void answersPreflights();
    void answersPollsWhenTheServerDrains();
    void standsInNoList();

private:
    const QByteArray m_path = "/engine.io/";
};

namespace {

EngineSettings calm()
{
    EngineSettings settings = EchoServer::suiteEngine();
    settings.pingInterval = 60s;
    settings.pingTimeout = 60s;
    return settings;
}

struct Bench {
    explicit Bench(const EngineSettings &settings = calm())
        : server(settings, EchoServer::suiteEvents(), QHostAddress::LocalHost, 0)
        , poller(server.port(), "/engine.io/")
    {}
    [[nodiscard]] bool hasSessions(int count)
    {
        return QTest::qWaitFor([&] { return server.plainEngine().size() == count; }, 5'000);
    }
    EchoServer server;
    Poller poller;
};

int codeOf(const PollAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object()[u"code"].toInt(-1);
}

QString socketQuery(const QString &pollQuery)
{
    return QString(pollQuery).replace(u"polling"_s, u"websocket"_s);
}

} // namespace

void EngineServerTest::opensSessions()
{
    Bench bench(EchoServer::suiteEngine());
    const PollAnswer answer = bench.poller.send("GET", u"?EIO=4&transport=polling"_s);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.type.startsWith("text/plain"));
    QVERIFY(answer.body.startsWith('0'));
    QJsonObject opening = QJsonDocument::fromJson(answer.body.mid(1)).object();
    const QString sid = opening.take(u"sid"_s).toString();
    QCOMPARE(sid.size(), 20);
    QJsonObject expected{{u"upgrades"_s, QJsonArray{u"websocket"_s}},
                         {u"pingInterval"_s, 300},
                         {u"pingTimeout"_s, 200},
                         {u"maxPayload"_s, 1'000'000}};
    QCOMPARE(opening, expected);

    Framer framer(bench.server.port(), m_path);
    opening = QJsonDocument::fromJson(framer.next().mid(1)).object();
    QVERIFY(opening.take(u"sid"_s).toString() != sid);
    expected[u"upgrades"_s] = QJsonArray();
    QCOMPARE(opening, expected);
}

void EngineServerTest::refusesRequests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *method, const char *query, int code) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(query) << code;
    };
    row("no transport", "GET", "?EIO=4", 0);
    row("an unknown transport", "GET", "?EIO=4&transport=abc", 0);
    row("a session that is none", "GET", "?EIO=4&transport=polling&sid=abc", 1);
    row("a POST to a session that is none", "POST", "?EIO=4&transport=polling&sid=abc", 1);
    row("a handshake by POST", "POST", "?EIO=4&transport=polling", 2);
    row("a handshake by PUT", "PUT", "?EIO=4&transport=polling", 2);
    row("a handshake by DELETE", "DELETE", "?EIO=4&transport=polling", 2);
    row("a WebSocket without its handshake", "GET", "?EIO=4&transport=websocket", 3);
    row("no version", "GET", "?transport=polling", 5);
    row("a version that is none", "GET", "?EIO=abc&transport=polling", 5);
    row("the version before", "GET", "?EIO=3&transport=polling", 5);
}

void EngineServerTest::refusesRequests()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, query);
    QFETCH(const int, code);
    Bench bench;
    const PollAnswer answer = bench.poller.send(method, query, method == "POST" ? "4x" : "");
    QCOMPARE(answer.status, 400);
    QCOMPARE(codeOf(answer), code);
    QVERIFY(bench.hasSessions(0));
}

void EngineServerTest::refusesSockets_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("no transport") << u"?EIO=4"_s;
    QTest::newRow("an unknown transport") << u"?EIO=4&transport=abc"_s;
    QTest::newRow("polling") << u"?EIO=4&transport=polling"_s;
    QTest::newRow("no version") << u"?transport=websocket"_s;
    QTest::newRow("a version that is none") << u"?EIO=abc&transport=websocket"_s;
    QTest::newRow("a session that is none") << u"?EIO=4&transport=websocket&sid=abc"_s;
}

void EngineServerTest::refusesSockets()
{
    QFETCH(const QString, query);
    Bench bench;
    Framer framer(bench.server.port(), m_path, query);
    QSignalSpy connected(&framer.socket, &QWebSocket::connected);
    QSignalSpy failed(&framer.socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error));
    QTRY_VERIFY(failed.size() > 0);
    QCOMPARE(connected.size(), 0);
    QVERIFY(bench.hasSessions(0));
}

void EngineServerTest::carriesPayloads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("one text") << QByteArray("4hello");
    QTest::newRow("three texts, answered together") << QByteArray("4test1\x1e"
                                                                  "4test2\x1e"
                                                                  "4test3");
    QTest::newRow("text and bytes") << QByteArray("4hello\x1e"
                                                  "bAQIDBA==");
    QTest::newRow("other scripts") << QByteArray("4häß€😀");
    QTest::newRow("as large as may be") << '4' + QByteArray(999'999, 'x');
}

void EngineServerTest::carriesPayloads()
{
    QFETCH(const QByteArray, body);
    Bench bench;
    const QString query = bench.poller.open();
    const PollAnswer posted = bench.poller.send("POST", query, body);
    QCOMPARE(posted.status, 200);
    QCOMPARE(posted.body, QByteArray("ok"));
    const PollAnswer polled = bench.poller.send("GET", query);
    QCOMPARE(polled.status, 200);
    QCOMPARE(polled.body, body);
    // A poll that waits is answered with all of them too.
    const auto waiting = bench.poller.begin("GET", query);
    QCOMPARE(bench.poller.send("POST", query, body).status, 200);
    QTRY_VERIFY(waiting->isDone);
    QCOMPARE(waiting->body, body);
}

void EngineServerTest::endsASessionOfBadPayloads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no packet") << QByteArray("abc");
    QTest::newRow("nothing between two separators") << QByteArray("4a\x1e\x1e"
                                                                  "4b");
    QTest::newRow("broken base64") << QByteArray("bA*");
    QTest::newRow("broken UTF-8") << QByteArray("4\xff");
    QTest::newRow("a ping, which is the server's to send") << QByteArray("2");
    QTest::newRow("an upgrade by polling") << QByteArray("5");
    QTest::newRow("an opening") << QByteArray("0{}");
    QTest::newRow("more packets than may be") << QByteArray("6\x1e").repeated(4'096) + '6';
}

void EngineServerTest::endsASessionOfBadPayloads()
{
    QFETCH(const QByteArray, body);
    Bench bench;
    const QString query = bench.poller.open();
    const PollAnswer posted = bench.poller.send("POST", query, body);
    QVERIFY(posted.status == 400 || posted.body == "ok"); // what reads well and may not be is closed behind the answer
    const PollAnswer polled = bench.poller.send("GET", query);
    QCOMPARE(polled.status, 400);
    QCOMPARE(codeOf(polled), 1);
    QVERIFY(bench.hasSessions(0));
}

void EngineServerTest::endsASessionPolledTwice()
{
    Bench bench;
    const QString query = bench.poller.open();
    const auto first = bench.poller.begin("GET", query);
    QTRY_COMPARE(bench.server.plainEngine().waitingPolls(), qsizetype(1));
    const PollAnswer second = bench.poller.send("GET", query + u"&t=2"_s);
    QTRY_VERIFY(first->isDone);
    QCOMPARE(second.status, 400);
    QCOMPARE(codeOf(second), 3);
    QCOMPARE(first->status, 200);
    QCOMPARE(first->body, QByteArray("1"));
    QCOMPARE(bench.server.plainEngine().waitingPolls(), qsizetype(0));
    QCOMPARE(codeOf(bench.poller.send("GET", query)), 1);
}

void EngineServerTest::endsASessionWhosePollIsLeft()
{
    Bench bench;
    const QString query = bench.poller.open();
    const auto waiting = bench.poller.begin("GET", query);
    QTRY_COMPARE(bench.server.plainEngine().waitingPolls(), qsizetype(1));
    QVERIFY(bench.hasSessions(1));
    bench.poller.abort();
    QVERIFY(bench.hasSessions(0));
    QCOMPARE(codeOf(bench.poller.send("GET", query)), 1);
}

void EngineServerTest::carriesFrames()
{
    Bench bench;
    Framer framer(bench.server.port(), m_path);
    QVERIFY(framer.next().startsWith('0'));
    framer.say("4hello");
    QCOMPARE(framer.next(), QByteArray("4hello"));
    framer.sayBytes(QByteArray::fromHex("01020304"));
    QCOMPARE(framer.next(), QByteArray("bytes 01020304"));
    framer.say("6");
    framer.say("4behind a noop");
    QCOMPARE(framer.next(), QByteArray("4behind a noop"));
}

void EngineServerTest::closesASocketOfBadFrames_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no packet") << QByteArray("abc");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("a ping") << QByteArray("2");
    QTest::newRow("a probe where there is nothing to probe") << QByteArray("2probe");
    QTest::newRow("an upgrade") << QByteArray("5");
    QTest::newRow("more than may be") << '4' + QByteArray(1'000'000, 'x');
}

void EngineServerTest::closesASocketOfBadFrames()
{
    QFETCH(const QByteArray, text);
    Bench bench;
    Framer framer(bench.server.port(), m_path);
    QVERIFY(framer.next().startsWith('0'));
    framer.say(text);
    QVERIFY(framer.isClosed());
    QVERIFY(bench.hasSessions(0));
}

void EngineServerTest::pingsPollers()
{
    Bench bench(EchoServer::suiteEngine());
    const QString query = bench.poller.open();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(bench.poller.send("GET", query).body, QByteArray("2"));
        QCOMPARE(bench.poller.send("POST", query, "3").status, 200);
    }
}

void EngineServerTest::pingsSockets()
{
    Bench bench(EchoServer::suiteEngine());
    Framer framer(bench.server.port(), m_path, u"?EIO=4&transport=websocket"_s, true);
    QVERIFY(framer.next().startsWith('0'));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(framer.next(), QByteArray("2"));
        framer.say("3");
    }
}

void EngineServerTest::scattersTheFirstPings()
{
    EngineSettings settings;
    settings.pingInterval = 60s;
    // Opened together, as after an outage; a session's ping waits for its poll.
    std::vector<std::shared_ptr<EngineSession>> sessions;
    const auto before = EngineSession::Clock::now();
    for (int i = 0; i < 200; ++i)
        sessions.push_back(std::make_shared<EngineSession>(QByteArray::number(i), dialects::Call(), settings));
    const auto after = EngineSession::Clock::now();
    int pings = 0;
    for (const auto &each : sessions)
        each->poll(1, [&](const dialects::Answer &answer) { pings += answer.body == "2" ? 1 : 0; });
    const auto pingedBy = [&](std::chrono::steady_clock::time_point time) {
        for (const auto &each : sessions)
            each->tick(time);
        return pings;
    };
    QCOMPARE(pingedBy(before + 29s), 0);
    const int half = pingedBy(before + 45s);
    QVERIFY2(half > 20 && half < 180, qPrintable(QString::number(half))); // of 100 each, and six times their spread
    QCOMPARE(pingedBy(after + 60s), 200);
}

void EngineServerTest::forgetsWhoAnswersNoPing()
{
    Bench bench(EchoServer::suiteEngine());
    const QString query = bench.poller.open();
    Framer silent(bench.server.port(), m_path, u"?EIO=4&transport=websocket"_s, true);
    QVERIFY(silent.next().startsWith('0'));
    QCOMPARE(silent.next(), QByteArray("2"));
    QVERIFY(silent.isClosed());
    QVERIFY(bench.hasSessions(0));
    QCOMPARE(codeOf(bench.poller.send("GET", query)), 1);
}

void EngineServerTest::endsASessionThatSaysGoodbye()
{
    Bench bench;
    const QString query = bench.poller.open();
    const auto waiting = bench.poller.begin("GET", query);
    QTRY_COMPARE(bench.server.plainEngine().waitingPolls(), qsizetype(1));
    QCOMPARE(bench.poller.send("POST", query, "1").body, QByteArray("ok"));
    QTRY_VERIFY(waiting->isDone);
    QCOMPARE(waiting->body, QByteArray("6"));
    QCOMPARE(codeOf(bench.poller.send("GET", query)), 1);

    Framer framer(bench.server.port(), m_path);
    QVERIFY(framer.next().startsWith('0'));
    framer.say("1");
    QVERIFY(framer.isClosed());
    QVERIFY(bench.hasSessions(0));
}

void EngineServerTest::upgrades()
{
    Bench bench;
    const QString query = bench.poller.open();
    Framer framer(bench.server.port(), m_path, socketQuery(query));
    QVERIFY(framer.isOpen());
    const auto waiting = bench.poller.begin("GET", query);
    QTRY_COMPARE(bench.server.plainEngine().waitingPolls(), qsizetype(1));
    framer.say("2probe");
    QCOMPARE(framer.next(), QByteArray("3probe"));
    QTRY_VERIFY(waiting->isDone);
    QCOMPARE(waiting->body, QByteArray("6"));
    QCOMPARE(bench.poller.send("GET", query).body, QByteArray("6")); // a late one too
    framer.say("5");
    framer.say("4hello");
    QCOMPARE(framer.next(), QByteArray("4hello"));
    const PollAnswer late = bench.poller.send("GET", query);
    QCOMPARE(late.status, 400);
    QCOMPARE(codeOf(late), 3);
    framer.say("4still here");
    QCOMPARE(framer.next(), QByteArray("4still here"));
}

void EngineServerTest::bringsWhatWaitsThroughTheUpgrade()
{
    Bench bench;
    const QString query = bench.poller.open();
    Framer framer(bench.server.port(), m_path, socketQuery(query));
    QVERIFY(framer.isOpen());
    framer.say("2probe");
    QCOMPARE(framer.next(), QByteArray("3probe"));
    QCOMPARE(bench.poller
                 .send("POST", query,
                       "4one\x1e"
                       "4two")
                 .body,
             QByteArray("ok"));
    framer.say("5");
    QCOMPARE(framer.next(), QByteArray("4one"));
    QCOMPARE(framer.next(), QByteArray("4two"));
}

void EngineServerTest::leavesAFailedProbeBehind()
{
    EngineSettings settings = calm();
    settings.upgradeTimeout = 60ms;
    Bench bench(settings);
    const QString query = bench.poller.open();
    {
        Framer wrong(bench.server.port(), m_path, socketQuery(query));
        QVERIFY(wrong.isOpen());
        wrong.say("4hello");
        QVERIFY(wrong.isClosed());
        Framer silent(bench.server.port(), m_path, socketQuery(query));
        QVERIFY(silent.isClosed());
        QVERIFY(silent.wasOpen);
    }
    // It goes on by polling, and may try again.
    QCOMPARE(bench.poller.send("POST", query, "4hello").status, 200);
    QCOMPARE(bench.poller.send("GET", query).body, QByteArray("4hello"));
    Framer good(bench.server.port(), m_path, socketQuery(query));
    QVERIFY(good.isOpen());
    good.say("2probe");
    QCOMPARE(good.next(), QByteArray("3probe"));
}

void EngineServerTest::takesOnlyOneSocket()
{
    Bench bench;
    const QString query = bench.poller.open();
    Framer first(bench.server.port(), m_path, socketQuery(query));
    QVERIFY(first.isOpen());
    first.say("2probe");
    QCOMPARE(first.next(), QByteArray("3probe"));
    Framer during(bench.server.port(), m_path, socketQuery(query));
    QVERIFY(during.isClosed());
    QVERIFY(during.wasOpen);
    first.say("5");
    Framer after(bench.server.port(), m_path, socketQuery(query));
    QVERIFY(after.isClosed());
    QVERIFY(after.wasOpen);
    first.say("4hello");
    QCOMPARE(first.next(), QByteArray("4hello"));
}

void EngineServerTest::boundsSessionsOfAnAddress()
{
    EngineSettings settings = calm();
    settings.sessionsPerAddress = 2;
    Bench bench(settings);
    const QString first = bench.poller.open();
    Framer second(bench.server.port(), m_path);
    QVERIFY(second.next().startsWith('0'));
    const PollAnswer third = bench.poller.send("GET", u"?EIO=4&transport=polling"_s);
    QCOMPARE(third.status, 403);
    QCOMPARE(codeOf(third), 4);
    QCOMPARE(bench.poller.send("POST", first, "1").status, 200);
    QCOMPARE(bench.poller.send("GET", u"?EIO=4&transport=polling"_s).status, 200);
}

void EngineServerTest::cutsAPollerThatDoesNotRead()
{
    EngineSettings settings = calm();
    settings.backlog = 100'000;
    Bench bench(settings);
    const QString query = bench.poller.open();
    const QByteArray body = '4' + QByteArray(60'000, 'x');
    QCOMPARE(bench.poller.send("POST", query, body).status, 200);
    QVERIFY(bench.hasSessions(1));
    QCOMPARE(bench.poller.send("POST", query, body).status, 200);
    QVERIFY(bench.hasSessions(0));
    QCOMPARE(codeOf(bench.poller.send("GET", query)), 1);
}

void EngineServerTest::judgesOrigins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    QTest::newRow("of the server's own") << QByteArray("http://127.0.0.1:PORT") << 200;
    QTest::newRow("that the settings let in") << QByteArray("https://shop.example") << 200;
    QTest::newRow("of nobody known") << QByteArray("https://evil.example") << 403;
    QTest::newRow("of a page without one") << QByteArray("null") << 403;
}

void EngineServerTest::judgesOrigins()
{
    QFETCH(QByteArray, origin);
    QFETCH(const int, status);
    EngineSettings settings = calm();
    settings.allowsOrigin = [](const dialects::Call &call) { return call.header("origin") == "https://shop.example"; };
    Bench bench(settings);
    origin.replace("PORT", QByteArray::number(bench.server.port()));
    const PollAnswer answer = bench.poller.send("GET", u"?EIO=4&transport=polling"_s, {}, origin);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.allowedOrigin, status == 200 ? origin : QByteArray());
    if (status == 403)
        QCOMPARE(codeOf(answer), 4);

    QNetworkRequest request(QUrl(u"ws://127.0.0.1:%1/engine.io/?EIO=4&transport=websocket"_s.arg(bench.server.port())));
    request.setRawHeader("Origin", origin);
    QWebSocket socket;
    QSignalSpy connected(&socket, &QWebSocket::connected);
    QSignalSpy failed(&socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error));
    socket.open(request);
    QTRY_VERIFY(connected.size() + failed.size() > 0);
    QCOMPARE(int(connected.size()), status == 200 ? 1 : 0);
}

void EngineServerTest::answersPreflights()
{
    EngineSettings settings = calm();
    settings.allowsOrigin = [](const dialects::Call &call) { return call.header("origin") == "https://shop.example"; };
    Bench bench(settings);
    const PollAnswer good = bench.poller.send("OPTIONS", QString(), {}, "https://shop.example");
    QCOMPARE(good.status, 204);
    QCOMPARE(good.allowedOrigin, QByteArray("https://shop.example"));
    QCOMPARE(bench.poller.send("OPTIONS", QString(), {}, "https://evil.example").allowedOrigin, QByteArray());
}

void EngineServerTest::answersPollsWhenTheServerDrains()
{
    Bench bench;
    const QString query = bench.poller.open();
    const auto waiting = bench.poller.begin("GET", query);
    Framer framer(bench.server.port(), m_path);
    QVERIFY(framer.next().startsWith('0'));
    QTRY_COMPARE(bench.server.plainEngine().waitingPolls(), qsizetype(1));
    bool isDrained = false;
    bench.server.server().drain([&] { isDrained = true; }, 60s);
    QTRY_VERIFY(isDrained);
    QTRY_VERIFY(waiting->isDone);
    QCOMPARE(waiting->body, QByteArray("1"));
    QVERIFY(framer.isClosed());
    QCOMPARE(int(framer.socket.closeCode()), 1001);
}

void EngineServerTest::standsInNoList()
{
    Bench bench;
    Poller root(bench.server.port(), "/openapi.json");
    const PollAnswer answer = root.send("GET", QString());
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.body.contains("engine.io") && !answer.body.contains("socket.io"));
}

QTEST_GUILESS_MAIN(EngineServerTest)
#include "tst_engineserver.moc"
