#include "TestDoor.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslSocket>

#include <optional>
#include <utility>

using namespace tierdesk;
using namespace tierdesk::server;
using namespace tierdesk::server::tests;
using namespace std::chrono_literals;

/// Connections and their bounds: time, number, bytes, TLS.
class HttpConnectionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsSlowClients_data();
    void endsSlowClients();
    void givesUpOnAHandlerThatNeverAnswers();
    void turnsAwayTheConnectionTooMany_data();
    void turnsAwayTheConnectionTooMany();
    void takesABodyOfAMegabyte();
    void letsAClientReadTheRefusalOfWhatItStillSends();
    void cutsAClientThatReadsNothing_data();
    void cutsAClientThatReadsNothing();
    void holdsTheNextRequestOfAClientThatReadsNothing_data();
    void holdsTheNextRequestOfAClientThatReadsNothing();
    void waitsForAClientThatReadsSlowly_data();
    void waitsForAClientThatReadsSlowly();
    void cutsAClientThatReadsTooSlowly_data();
    void cutsAClientThatReadsTooSlowly();
    void forgetsConnectionsThatEnd();
    void servesTls();
    void endsATlsHandshakeThatDoesNotCome();
    void refusesTlsMaterialThatIsNone();
};

namespace {

/// A throw-away certificate for localhost and its key (EC P-256), valid until 2046.
const QByteArray certificate = R"(-----BEGIN CERTIFICATE-----
MIIBlDCCATmgAwIBAgIUGhLsozGXH6P10brQN0nCKBumas0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MB4XDTI2MTEyMTAzMjUyOFoXDTQ2MDEyMDAz
MjUyOFowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEjR9SexjyCS9s4MG2FUJmSHQDFLIEd2YL7twdQwAurBREPqcRH0yMKzoB
kc3U/8jO4sqXfD4z8tX+Q3325e+N16NpMGcwHQYDVR0OBBYEFP80G7FIP3iIaaU0
B23XyTxabyeUMB8GA1UdIwQYMBaAFP80G7FIP3iIaaU0B23XyTxabyeUMA8GA1Ud
EwEB/wQFMAMBAf8wFAYDVR0RBA0wC4IJbG9jYWxob3N0MAoGCCqGSM49BAMCA0kA
MEYCIQCFk1k2LzKZdv3DEBmv8Tl4OQ4VQZT5PUhh5bvMh2ySjwIhAIrKDMqNvRU7
3v+YYew514cXhOYIsUry8p5y6FqNeMqg
-----END CERTIFICATE-----
)";
const QByteArray key = R"(-----BEGIN EC PRIVATE KEY-----
MHcCAQEEICsceIrPOb4LyXOdiJjHA6IbdpZNIBk/5EwO7vJ31FdyoAoGCCqGSM49
AwEHoUQDQgAEjR9SexjyCS9s4MG2FUJmSHQDFLIEd2YL7twdQwAurBREPqcRH0yM
KzoBkc3U/8jO4sqXfD4z8tX+Q3325e+N1w==
-----END EC PRIVATE KEY-----
)";

ServerSettings withLimits(void (*change)(FramingLimits &))
{
    ServerSettings settings;
    change(settings.framing);
    return settings;
}

ServerSettings withTls()
{
    ServerSettings settings;
    settings.tlsCertificates = certificate;
    settings.tlsKey = key;
    return settings;
}

/// A plain connection, or one that knows the certificate.
void connectTo(QSslSocket &client, const TestDoor &door, bool isSecure)
{
    const QString host = u"localhost"_s;
    if (!isSecure)
        return client.connectToHost(host, door.port, QIODevice::ReadWrite, QAbstractSocket::IPv4Protocol);
    QSslConfiguration tls = client.sslConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(certificate));
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    client.setSslConfiguration(tls);
    client.connectToHostEncrypted(host, door.port, QIODevice::ReadWrite, QAbstractSocket::IPv4Protocol);
}

const QByteArray hello("GET /t/hello HTTP/1.1\r\nHost: a\r\n\r\n");

} // namespace

void HttpConnectionTest::endsSlowClients_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("who says nothing is closed in silence") << QByteArray() << 0;
    QTest::newRow("a header that does not end is 408") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX-A: b") << 408;
    QTest::newRow("a body that does not come is 408")
        << QByteArray("POST /t/json HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{") << 408;
    QTest::newRow("chunks that do not end are 408")
        << QByteArray("POST /t/json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: "
                      "chunked\r\n\r\n1\r\na\r\n")
        << 408;
}

void HttpConnectionTest::endsSlowClients()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    TestDoor door(
        withLimits([](FramingLimits &limits) { limits.headerTime = limits.bodyTime = limits.idleTime = 40ms; }));
    // Forty of them, each of which says a byte more now and then: a byte does not prolong the time.
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 40; ++i) {
        clients.push_back(std::make_unique<RawClient>(door.port));
        clients.back()->say(bytes);
    }
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&] {
        for (const auto &client : clients) {
            if (status != 0 && !client->isClosed() && client->received.isEmpty())
                client->say("x");
        }
    });
    if (!bytes.contains("chunked"))
        drip.start(10ms);
    for (const auto &client : clients) {
        QTRY_VERIFY(client->isClosed());
        QCOMPARE(client->answers().size(), status == 0 ? 0 : 1);
        if (status != 0)
            QCOMPARE(client->answers().first().status, status);
    }
    QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 0\n"));
}

void HttpConnectionTest::givesUpOnAHandlerThatNeverAnswers()
{
    TestDoor door(withLimits([](FramingLimits &limits) { limits.answerTime = 30ms; }));
    RawClient client(door.port);
    client.say("GET /t/later/a HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers().first().status, 504);
    door.dialect->held.front()({200, "late", "text/plain", {}});
    QCOMPARE(client.answers().size(), 1);
}

void HttpConnectionTest::turnsAwayTheConnectionTooMany_data()
{
    QTest::addColumn<int>("all");
    QTest::addColumn<int>("perAddress");
    QTest::newRow("of all") << 3 << 100;
    QTest::newRow("of one address") << 100 << 3;
}

void HttpConnectionTest::turnsAwayTheConnectionTooMany()
{
    QFETCH(const int, all);
    QFETCH(const int, perAddress);
    ServerSettings settings;
    settings.framing.connections = all;
    settings.framing.connectionsPerAddress = perAddress;
    TestDoor door(settings);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(door.port));
        clients.back()->say(hello);
        QTRY_COMPARE(clients.back()->answers().size(), 1);
    }
    RawClient fourth(door.port);
    QTRY_VERIFY(fourth.isClosed());
    QCOMPARE(fourth.answers().first().status, 503);
    QVERIFY(fourth.answers().first().field("Retry-After").toInt() > 0);
    clients.pop_back();
    QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 2\n"));
    RawClient fifth(door.port);
    fifth.say(hello);
    QTRY_COMPARE(fifth.answers().size(), 1);
    QCOMPARE(fifth.answers().first().status, 200);
}

void HttpConnectionTest::takesABodyOfAMegabyte()
{
    TestDoor door;
    RawClient client(door.port);
    // `POST /` gives the body back; its own bound is a megabyte.
    const QByteArray body(1 << 20, 'b');
    client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body +
               hello);
    QTRY_COMPARE(client.answers().size(), 2);
    QVERIFY(client.answers().first().body == body);
    QCOMPARE(client.answers().last().body, QByteArray("hello"));
}

void HttpConnectionTest::letsAClientReadTheRefusalOfWhatItStillSends()
{
    TestDoor door;
    RawClient client(door.port);
    const QByteArray body(10 << 20, 'b');
    client.say("POST /t/small HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
               body);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers().size(), 1);
    QCOMPARE(client.answers().first().status, 413);
    QVERIFY(client.answers().first().body.startsWith("{\"t\":"));
    QCOMPARE(door.dialect->handled, 0);
}

namespace {

constexpr qint64 Unread = 8 << 20; ///< of what asksForMuch() is answered, at least

/// Answers far above what the kernel holds; @p field goes with the last.
QByteArray asksForMuch(const QByteArray &field)
{
    const QByteArray body(1 << 20, 'b');
    const auto asks = [&body](const QByteArray &more) {
        return "POST / HTTP/1.1\r\nHost: a\r\n" + more + "Content-Length: " + QByteArray::number(body.size()) +
               "\r\n\r\n" + body;
    };
    return asks({}).repeated(Unread / body.size() - 1) + asks(field);
}

ServerSettings impatient(ServerSettings settings = {})
{
    settings.framing.idleTime = 300ms;
    settings.framing.lingerTime = 300ms;
    return settings;
}

} // namespace

void HttpConnectionTest::cutsAClientThatReadsNothing_data()
{
    QTest::addColumn<bool>("isSecure");
    QTest::newRow("plain") << false;
    QTest::newRow("over TLS") << true;
}

void HttpConnectionTest::cutsAClientThatReadsNothing()
{
    QFETCH(const bool, isSecure);
    TestDoor door(impatient(isSecure ? withTls() : ServerSettings()));
    QSslSocket client;
    connectTo(client, door, isSecure);
    QTRY_VERIFY(isSecure ? client.isEncrypted() : client.state() == QAbstractSocket::ConnectedState);
    client.setReadBufferSize(1);
    client.write(asksForMuch({}));
    QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 1\n"));
    QTRY_VERIFY_WITH_TIMEOUT(door.counters.exposition().contains("tierdesk_http_connections 0\n"), 30'000);
}

void HttpConnectionTest::holdsTheNextRequestOfAClientThatReadsNothing_data()
{
    cutsAClientThatReadsNothing_data();
}

/// It is not read before the client has taken more of its answers: else the server would keep them all.
void HttpConnectionTest::holdsTheNextRequestOfAClientThatReadsNothing()
{
    QFETCH(const bool, isSecure);
    TestDoor door(isSecure ? withTls() : ServerSettings());
    QSslSocket client;
    QByteArray received;
    connectTo(client, door, isSecure);
    QTRY_VERIFY(isSecure ? client.isEncrypted() : client.state() == QAbstractSocket::ConnectedState);
    client.setReadBufferSize(1);
    constexpr int Count = 60; // of half a megabyte, far more than the kernel holds
    QByteArray last;
    for (int i = 0; i < Count; ++i) {
        last = QByteArray(1 << 19, static_cast<char>('A' + i % 26));
        client.write("POST /t/json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " +
                     QByteArray::number(last.size()) + "\r\n\r\n" + last);
    }
    QTRY_VERIFY(door.dialect->handled > 0);

    // Another client is answered again and again, until the server takes nothing more of this one meanwhile.
    QSslSocket other;
    QByteArray otherReceived;
    connect(&other, &QIODevice::readyRead, this, [&] { otherReceived += other.readAll(); });
    connectTo(other, door, isSecure);
    int otherHandled = 0;
    std::optional<std::pair<int, qint64>> before;
    for (bool isStill = false; !isStill;) {
        for (int i = 0; i < 5; ++i) {
            other.write(hello);
            ++otherHandled;
            QVERIFY(QTest::qWaitFor([&] { return parseAnswers(otherReceived).size() == otherHandled; }));
        }
        const std::pair now(door.dialect->handled - otherHandled,
                            client.bytesToWrite() + client.encryptedBytesToWrite());
        isStill = now == before;
        before = now;
    }
    QVERIFY2(before->first < Count, qPrintable(QString::number(before->first)));

    client.setReadBufferSize(0);
    connect(&client, &QIODevice::readyRead, this, [&] { received += client.readAll(); });
    received += client.readAll();
    QTRY_VERIFY_WITH_TIMEOUT(received.size() > qsizetype(Count) << 19 && received.endsWith(last), 30'000);
    const QList<Received> answers = parseAnswers(received);
    QCOMPARE(answers.size(), Count);
    for (int i = 0; i < Count; ++i)
        QCOMPARE(answers[i].body.at(0), static_cast<char>('A' + i % 26));
}

void HttpConnectionTest::waitsForAClientThatReadsSlowly_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("and keeps its connection") << QByteArray();
    QTest::newRow("and closes") << QByteArray("Connection: close\r\n");
}

/// Far longer than a client may idle or a closed half lingers, but it takes its answer all the while.
void HttpConnectionTest::waitsForAClientThatReadsSlowly()
{
    QFETCH(const QByteArray, field);
    TestDoor door(impatient());
    QTcpSocket client;
    client.setReadBufferSize(64 * 1024);
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), door.port);
    client.write(asksForMuch(field));
    qint64 received = 0;
    QElapsedTimer timer;
    timer.start();
    QTimer reading;
    connect(&reading, &QTimer::timeout, this, [&] { received += client.read(64 * 1024).size(); });
    reading.start(20ms);
    QTRY_VERIFY_WITH_TIMEOUT(received > Unread || client.state() == QAbstractSocket::UnconnectedState, 60'000);
    QTRY_VERIFY((received += client.readAll().size()) > Unread);
    QVERIFY(timer.elapsed() > 1'000);
}

void HttpConnectionTest::cutsAClientThatReadsTooSlowly_data()
{
    waitsForAClientThatReadsSlowly_data();
}

void HttpConnectionTest::cutsAClientThatReadsTooSlowly()
{
    QFETCH(const QByteArray, field);
    TestDoor door(impatient());
    QTcpSocket client;
    client.setReadBufferSize(1);
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), door.port);
    client.write(asksForMuch(field));
    qint64 received = 0;
    QTimer reading;
    connect(&reading, &QTimer::timeout, this, [&] { received += client.read(1).size(); });
    reading.start(20ms);
    QTRY_VERIFY(received > 0);
    QTRY_VERIFY_WITH_TIMEOUT(door.counters.exposition().contains("tierdesk_http_connections 0\n"), 30'000);
    QVERIFY(received < Unread / 2);
}

void HttpConnectionTest::forgetsConnectionsThatEnd()
{
    TestDoor door;
    for (int round = 0; round < 3; ++round) {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(std::make_unique<RawClient>(door.port));
            clients.back()->say(hello);
        }
        for (const auto &client : clients)
            QTRY_COMPARE(client->answers().size(), 1);
        QVERIFY(door.counters.exposition().contains("tierdesk_http_connections 50\n"));
        clients.clear();
        QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 0\n"));
    }
    QCOMPARE(door.server->findChildren<HttpConnection *>().size(), 0);
}

void HttpConnectionTest::servesTls()
{
    TestDoor door(withTls());
    QSslSocket client;
    QByteArray received;
    connect(&client, &QIODevice::readyRead, this, [&] { received += client.readAll(); });
    connectTo(client, door, true);
    QTRY_VERIFY(client.isEncrypted());
    client.write(hello + hello);
    QTRY_COMPARE(parseAnswers(received).size(), 2);
    QVERIFY(door.dialect->last.isSecure);
    client.write("GET /\x01 HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(parseAnswers(received).last().status, 400);
    QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 0\n"));
}

void HttpConnectionTest::endsATlsHandshakeThatDoesNotCome()
{
    ServerSettings settings = withTls();
    settings.framing.handshakeTime = 30ms;
    TestDoor door(settings);
    RawClient silent(door.port);
    RawClient plain(door.port);
    plain.say(hello);
    QTRY_VERIFY(silent.isClosed());
    QTRY_VERIFY(plain.isClosed());
    QVERIFY(!plain.received.startsWith("HTTP/"));
    QCOMPARE(door.dialect->handled, 0);
}

void HttpConnectionTest::refusesTlsMaterialThatIsNone()
{
    FakeClock clock;
    base::Counters counters;
    FakeAuthenticator authenticator;
    for (const auto &[chain, secret, where] : {std::tuple{QByteArray("nonsense"), key, u"tls-cert"_s},
                                               std::tuple{certificate, QByteArray("nonsense"), u"tls-key"_s}}) {
        ServerSettings settings;
        settings.tlsCertificates = chain;
        settings.tlsKey = secret;
        Server server(settings, clock, counters, authenticator);
        const auto listening = server.listen(QHostAddress::LocalHost, 0);
        QVERIFY(!listening);
        QCOMPARE(listening.error().where, where);
    }
}

QTEST_GUILESS_MAIN(HttpConnectionTest)
#include "tst_httpconnection.moc"
