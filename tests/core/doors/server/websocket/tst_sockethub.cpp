#include "../http/TestDoor.h"
#include "core/doors/server/websocket/SocketHub.h"

#include <QtNetwork/QNetworkRequest>
#include <QtTest/QSignalSpy>
#include <QtWebSockets/QWebSocket>

using namespace tierdesk;
using namespace tierdesk::server;
using namespace tierdesk::server::tests;
using namespace std::chrono_literals;

class SocketHubTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesTextBothWays();
    void takesATokenFromTheQuery();
    void closesWhoMayNotConnect_data();
    void closesWhoMayNotConnect();
    void letsOriginsIn_data();
    void letsOriginsIn();
    void tellsTheDialectWhenAClientLeaves();
    void cutsAReaderThatIsTooSlow();
    void cutsAClientThatAnswersNoPing();
    void keepsAClientThatAnswersPings();
    void pingsNobodyWhoSpeaks();
    void refusesAMessageAboveTheBound();
    void refusesBinaryMessages();
    void saysGoodbyeWhenTheServerDrains();
    void answersPlainRequestsAtTheSocketsPath_data();
    void answersPlainRequestsAtTheSocketsPath();
    void readsFramesThatCameWithTheHandshake();
    void refusesFramesWithoutAMask_data();
    void refusesFramesWithoutAMask();
    void readsACharacterWhoseFragmentsArriveApart();
    void sendsNoPongAfterItsOwnClose();
    void answersAClientsClose();
    void takesAHandshakeBehindAPipelinedRequest();
    void leavesNothingBehind();
};

namespace {

const QByteArray upgrade =
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Version: 13\r\n";

void open(QWebSocket &socket, const TestDoor &door, const QByteArray &token = "good", const QByteArray &origin = {},
          const QString &query = {})
{
    QNetworkRequest request(QUrl(u"ws://127.0.0.1:%1/t/events%2"_s.arg(door.port).arg(query)));
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    if (!origin.isEmpty())
        request.setRawHeader("Origin", origin);
    socket.open(request);
}

} // namespace

void SocketHubTest::carriesTextBothWays()
{
    TestDoor door;
    QWebSocket client;
    QStringList received;
    connect(&client, &QWebSocket::textMessageReceived, this, [&](const QString &text) { received << text; });
    open(client, door);
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.sendTextMessage(u"hällo"_s);
    QTRY_COMPARE(received, QStringList{u"echo hällo"_s});
    const QString large(200'000, u'x');
    client.sendTextMessage(large);
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(received.last().size(), large.size() + 5);
    QCOMPARE(door.dialect->last.principal.credential, CredentialId{1});
    QCOMPARE(door.dialect->last.path, QByteArray("/t/events"));
}

void SocketHubTest::takesATokenFromTheQuery()
{
    TestDoor door;
    QWebSocket client;
    open(client, door, {}, {}, u"?access_token=good&since=4"_s);
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    QCOMPARE(door.dialect->last.parameter(u"since").value(), u"4"_s);
}

void SocketHubTest::closesWhoMayNotConnect_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("origin");
    QTest::newRow("no credential") << QByteArray() << QByteArray();
    QTest::newRow("a wrong credential") << QByteArray("bad") << QByteArray();
    QTest::newRow("another site's page") << QByteArray("good") << QByteArray("https://evil.example");
    QTest::newRow("a page without a site") << QByteArray("good") << QByteArray("null");
    QTest::newRow("a credential for another door") << QByteArray("for cs") << QByteArray();
    QTest::newRow("the right host on another port") << QByteArray("good") << QByteArray("http://127.0.0.1:1");
}

void SocketHubTest::closesWhoMayNotConnect()
{
    QFETCH(const QByteArray, token);
    QFETCH(const QByteArray, origin);
    TestDoor door;
    QWebSocket client;
    QSignalSpy gone(&client, &QWebSocket::disconnected);
    open(client, door, token, origin);
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(int(client.closeCode()), 1008);
    QVERIFY(door.dialect->channels.empty());
}

void SocketHubTest::letsOriginsIn_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::newRow("of the same host and port") << QByteArray("http://127.0.0.1:PORT");
    QTest::newRow("that the settings allow") << QByteArray("https://Desk.example");
}

void SocketHubTest::letsOriginsIn()
{
    QFETCH(QByteArray, origin);
    ServerSettings settings;
    settings.allowedOrigins = {"https://desk.example"};
    TestDoor door(settings);
    QWebSocket client;
    open(client, door, "good", origin.replace("PORT", QByteArray::number(door.port)));
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
}

void SocketHubTest::tellsTheDialectWhenAClientLeaves()
{
    TestDoor door;
    QWebSocket client;
    open(client, door);
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.close();
    QTRY_COMPARE(door.dialect->closed, 1);
    auto rude = std::make_unique<QWebSocket>();
    open(*rude, door);
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    QTRY_COMPARE(rude->state(), QAbstractSocket::ConnectedState);
    rude->abort();
    QTRY_COMPARE(door.dialect->closed, 2);
    QVERIFY(door.dialect->channels.empty());
}

void SocketHubTest::cutsAReaderThatIsTooSlow()
{
    ServerSettings settings;
    settings.sockets.backlog = 1 << 20;
    TestDoor door(settings);
    QTcpSocket client;
    client.setReadBufferSize(1);
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), door.port);
    client.write("GET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    const QByteArray text(64 * 1024, 'x');
    // Far above the bound; from there on nothing more is kept for it.
    for (int sent = 0; sent < 1'000 && door.dialect->closed == 0; ++sent) {
        door.dialect->channels.front()->send(text);
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE_WITH_TIMEOUT(door.dialect->closed, 1, 10'000);
    QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 0\n"));
}

void SocketHubTest::cutsAClientThatAnswersNoPing()
{
    ServerSettings settings;
    settings.sockets.ping = 20ms;
    TestDoor door(settings);
    RawClient client(door.port);
    client.say("GET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received.contains(QByteArray::fromHex("8900"))); // a ping came
    QCOMPARE(door.dialect->closed, 1);
}

void SocketHubTest::keepsAClientThatAnswersPings()
{
    ServerSettings settings;
    settings.sockets.ping = 20ms;
    TestDoor door(settings);
    QWebSocket client;
    open(client, door);
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    // Five pings are more than a silent client would live to see.
    RawClient witness(door.port);
    witness.say("GET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
    QTRY_VERIFY(witness.isClosed());
    QCOMPARE(door.dialect->channels.size(), size_t(1));
    QCOMPARE(client.state(), QAbstractSocket::ConnectedState);
}

void SocketHubTest::pingsNobodyWhoSpeaks()
{
    ServerSettings settings;
    settings.sockets.ping = 60s;
    TestDoor door(settings);
    RawClient client(door.port);
    client.say("GET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    const QByteArray ping = QByteArray::fromHex("8900");
    auto *const channel = static_cast<SocketChannel *>(door.dialect->channels.front());
    const auto opened = SocketChannel::Clock::now();
    const auto speak = [&] {
        client.received.clear();
        client.say(QByteArray::fromHex("8181000000006b")); // a text "k"
        return QTest::qWaitFor([&] { return client.received.endsWith("echo k"); }, 30'000);
    };
    QVERIFY(speak());
    // Its minute of silence begins with what it said, not as it was opened.
    channel->tick(opened + 60s);
    QVERIFY(speak());
    QCOMPARE(client.received.count(ping), 0);
    const auto heard = SocketChannel::Clock::now();
    client.received.clear();
    channel->tick(heard + 60s);
    QTRY_COMPARE(client.received, ping);
    channel->tick(heard + 119s);
    QVERIFY(speak());
    QCOMPARE(client.received.count(ping), 0);
}

void SocketHubTest::refusesAMessageAboveTheBound()
{
    ServerSettings settings;
    settings.sockets.message = 1000;
    TestDoor door(settings);
    QWebSocket client;
    QSignalSpy gone(&client, &QWebSocket::disconnected);
    open(client, door);
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.sendTextMessage(QString(1001, u'x'));
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(int(client.closeCode()), 1009);
    QVERIFY(door.dialect->texts.empty());
}

void SocketHubTest::refusesBinaryMessages()
{
    TestDoor door;
    QWebSocket client;
    QSignalSpy gone(&client, &QWebSocket::disconnected);
    open(client, door);
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.sendBinaryMessage("x");
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(int(client.closeCode()), 1003);
}

void SocketHubTest::saysGoodbyeWhenTheServerDrains()
{
    TestDoor door;
    QWebSocket client;
    QSignalSpy gone(&client, &QWebSocket::disconnected);
    open(client, door);
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    bool isDone = false;
    door.server->drain([&] { isDone = true; });
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(int(client.closeCode()), 1001);
    QTRY_VERIFY(isDone);
}

void SocketHubTest::answersPlainRequestsAtTheSocketsPath_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("GET is told to upgrade")
        << QByteArray("GET") << 426 << QByteArray("Upgrade") << QByteArray("websocket");
    QTest::newRow("HEAD is told to upgrade")
        << QByteArray("HEAD") << 426 << QByteArray("Connection") << QByteArray("upgrade");
    QTest::newRow("POST is told what is taken")
        << QByteArray("POST") << 405 << QByteArray("Allow") << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("OPTIONS is told what is taken")
        << QByteArray("OPTIONS") << 204 << QByteArray("Allow") << QByteArray("GET, HEAD, OPTIONS");
}

void SocketHubTest::answersPlainRequestsAtTheSocketsPath()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, status);
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, value);
    TestDoor door;
    RawClient client(door.port);
    client.say(method + " /t/events HTTP/1.1\r\nHost: a\r\n\r\n");
    const bool isHead = method == "HEAD";
    QTRY_COMPARE(client.answers(isHead).size(), 1);
    QCOMPARE(client.answers(isHead).first().status, status);
    QCOMPARE(client.answers(isHead).first().field(field), value);
    QVERIFY(door.dialect->channels.empty());
}

void SocketHubTest::readsFramesThatCameWithTheHandshake()
{
    TestDoor door;
    RawClient client(door.port);
    client.say("GET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n" +
               QByteArray::fromHex("8181000000006b"    // a text "k", masked with zeros
                                   "89810000000070")); // a ping "p"
    // The echo and the pong, neither of them masked.
    QTRY_VERIFY(client.received.endsWith("\r\n\r\n\x81\x06"
                                         "echo k\x8a\x01p"));
    QCOMPARE(door.dialect->texts, std::vector<QByteArray>{"k"});
}

void SocketHubTest::refusesFramesWithoutAMask_data()
{
    QTest::addColumn<QList<QByteArray>>("pieces");
    QTest::addColumn<int>("texts");
    const QByteArray masked = QByteArray::fromHex("8181000000006b");
    const QByteArray bare = QByteArray::fromHex("81016b");
    QTest::newRow("the first") << QList{bare} << 0;
    QTest::newRow("behind a good one") << QList{masked + bare} << 1;
    QTest::newRow("cut within its head") << QList{masked + bare.first(1), bare.sliced(1)} << 1;
    QTest::newRow("a ping") << QList{QByteArray::fromHex("8900")} << 0;
    QTest::newRow("before a good one") << QList{bare + masked} << 0;
}

void SocketHubTest::refusesFramesWithoutAMask()
{
    QFETCH(const QList<QByteArray>, pieces);
    QFETCH(const int, texts);
    TestDoor door;
    RawClient client(door.port);
    client.say("GET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
    QTRY_VERIFY(client.received.endsWith("\r\n\r\n"));
    for (const QByteArray &piece : pieces) {
        client.say(piece);
        QTRY_COMPARE(client.socket.bytesToWrite(), 0);
    }
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received.contains(QByteArray("\x03\xea") + "A client's frames are masked."));
    QCOMPARE(int(door.dialect->texts.size()), texts);
    QCOMPARE(door.dialect->closed, 1);
}

void SocketHubTest::readsACharacterWhoseFragmentsArriveApart()
{
    TestDoor door;
    RawClient client(door.port);
    client.say("GET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    client.say(QByteArray::fromHex("018100000000e2")); // the first byte of a euro sign, more to come
    client.say(QByteArray::fromHex("89810000000070")); // a ping, so that its pong tells when that was read
    QTRY_VERIFY(client.received.endsWith("\x8a\x01p"));
    client.say(QByteArray::fromHex("808200000000"
                                   "82ac"));
    QTRY_COMPARE(door.dialect->texts, std::vector<QByteArray>{"\xe2\x82\xac"});
    QVERIFY(!client.isClosed());
}

void SocketHubTest::sendsNoPongAfterItsOwnClose()
{
    TestDoor door;
    RawClient client(door.port);
    client.say("GET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    door.dialect->channels.front()->close(4000, u"over"_s);
    client.say(QByteArray::fromHex("89810000000070"      // a ping
                                   "81810000000061"      // a text
                                   "88820000000003e8")); // the client's close
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received.endsWith(QByteArray("\x88\x06\x0f\xa0") + "over"));
    QVERIFY(door.dialect->texts.empty());
    QCOMPARE(door.dialect->closed, 1);
}

void SocketHubTest::answersAClientsClose()
{
    TestDoor door;
    RawClient client(door.port);
    client.say("GET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    client.say(QByteArray::fromHex("88820000000003e9"));
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received.endsWith(QByteArray("\x88\x02\x03\xe9")));
    QCOMPARE(door.dialect->closed, 1);
}

void SocketHubTest::takesAHandshakeBehindAPipelinedRequest()
{
    TestDoor door;
    RawClient client(door.port);
    client.say("GET /t/hello HTTP/1.1\r\nHost: a\r\n\r\nGET /t/events?access_token=good HTTP/1.1\r\nHost: a\r\n" +
               upgrade + "\r\n");
    QTRY_VERIFY(client.received.contains("HTTP/1.1 101 ") && client.received.endsWith("\r\n\r\n"));
    client.say(QByteArray::fromHex("8182000000006869")); // a text frame "hi", masked with zeros
    QTRY_COMPARE(door.dialect->texts.size(), size_t(1));
    QCOMPARE(door.dialect->texts.front(), QByteArray("hi"));
    QVERIFY(client.received.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(client.received.contains("HTTP/1.1 101 "));
}

void SocketHubTest::leavesNothingBehind()
{
    TestDoor door;
    for (int round = 0; round < 3; ++round) {
        std::vector<std::unique_ptr<QWebSocket>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<QWebSocket>());
            open(*clients.back(), door);
        }
        QTRY_COMPARE(door.dialect->channels.size(), size_t(20));
        clients.clear();
        QTRY_COMPARE(door.dialect->channels.size(), size_t(0));
        QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 0\n"));
    }
    // And some are still open when the server ends.
    QWebSocket last;
    open(last, door);
    QTRY_COMPARE(door.dialect->channels.size(), size_t(1));
    QTRY_COMPARE(last.state(), QAbstractSocket::ConnectedState);
    QSignalSpy gone(&last, &QWebSocket::disconnected);
    door.server.reset();
    QTRY_COMPARE(gone.size(), 1);
}

QTEST_GUILESS_MAIN(SocketHubTest)
#include "tst_sockethub.moc"
