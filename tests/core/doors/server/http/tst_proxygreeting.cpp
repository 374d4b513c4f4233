#include "core/doors/server/http/ProxyGreeting.h"

#include "TestDoor.h"

using namespace tierdesk;
using namespace tierdesk::server;
using namespace tierdesk::server::tests;

namespace {

const QByteArray Signature = QByteArray::fromHex("0d0a0d0a000d0a515549540a");
const QByteArray Hello("GET /t/hello HTTP/1.1\r\nHost: a\r\n\r\n");

QByteArray header(const char *versionAndFamily, const QByteArray &rest)
{
    QByteArray out = Signature + QByteArray::fromHex(versionAndFamily);
    out += static_cast<char>(rest.size() >> 8);
    out += static_cast<char>(rest.size() & 0xff);
    return out + rest;
}

const QByteArray Tcp4 = QByteArray::fromHex("c0000207" // 192.0.2.7
                                            "7f000001"
                                            "12670050");
const QByteArray Tcp6 = QByteArray::fromHex("20010db8000000000000000000000007"
                                            "00000000000000000000000000000001"
                                            "12670050");

ServerSettings behindAProxy()
{
    ServerSettings settings;
    settings.proxies = *TrustedProxies::parse(u"127.0.0.0/8"_s);
    settings.hasProxyProtocol = true;
    return settings;
}

} // namespace

/// PROXY protocol version 2, at the door.
class ProxyGreetingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheClientsAddress_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("client");
        QTest::newRow("TCP over IPv4") << header("2111", Tcp4) << u"192.0.2.7"_s;
        QTest::newRow("TCP over IPv6") << header("2121", Tcp6) << u"2001:db8::7"_s;
        QTest::newRow("TLVs are skipped")
            << header("2111", Tcp4 + QByteArray::fromHex("050003616263")) << u"192.0.2.7"_s;
        QTest::newRow("LOCAL, a health check") << header("2011", Tcp4) << u"127.0.0.1"_s;
        QTest::newRow("LOCAL without addresses") << header("2000", {}) << u"127.0.0.1"_s;
        QTest::newRow("an unknown family") << header("2100", {}) << u"127.0.0.1"_s;
    }
    /// In one piece and byte by byte; the request comes right behind it.
    void readsTheClientsAddress()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QString, client);
        TestDoor door(behindAProxy());
        RawClient whole(door.port);
        whole.say(header + Hello);
        QTRY_COMPARE(whole.answers().size(), 1);
        QCOMPARE(whole.answers().first().status, 200);
        QCOMPARE(door.dialect->last.peer.toString(), client);

        door.dialect->last = {};
        RawClient slow(door.port);
        QTRY_COMPARE(slow.socket.state(), QAbstractSocket::ConnectedState);
        slow.socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        for (const char each : header + Hello) {
            slow.say(QByteArray(1, each));
            slow.socket.flush();
        }
        QTRY_COMPARE(slow.answers().size(), 1);
        QCOMPARE(door.dialect->last.peer.toString(), client);
    }
    void closesWithoutAValidHeader_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a plain request") << Hello;
        QTest::newRow("version 1") << QByteArray("PROXY TCP4 192.0.2.7 127.0.0.1 4711 80\r\n");
        QTest::newRow("version 3") << header("3111", Tcp4) + Hello;
        QTest::newRow("an unknown command") << header("2211", Tcp4) + Hello;
        QTest::newRow("addresses cut short") << header("2111", Tcp4.first(8)) + Hello;
        QTest::newRow("too long") << Signature + QByteArray::fromHex("2111ffff") + Hello;
    }
    void closesWithoutAValidHeader()
    {
        QFETCH(const QByteArray, bytes);
        TestDoor door(behindAProxy());
        RawClient client(door.port);
        client.say(bytes);
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.received, QByteArray());
        QCOMPARE(door.dialect->handled, 0);
    }
    void waitsForTheHeaderForAWhile()
    {
        ServerSettings settings = behindAProxy();
        settings.framing.headerTime = std::chrono::milliseconds(50);
        TestDoor door(settings);
        RawClient client(door.port);
        QTRY_VERIFY(client.isClosed());
    }
    /// Nobody but the proxies may name a client.
    void knowsNoHeaderFromElsewhere()
    {
        ServerSettings settings = behindAProxy();
        settings.proxies = *TrustedProxies::parse(u"192.0.2.0/24"_s);
        TestDoor door(settings);
        RawClient plain(door.port);
        plain.say(Hello);
        QTRY_COMPARE(plain.answers().size(), 1);
        QCOMPARE(plain.answers().first().status, 200);
        RawClient posing(door.port);
        posing.say(header("2111", Tcp4) + Hello);
        QTRY_COMPARE(posing.answers().size(), 1);
        QCOMPARE(posing.answers().first().status, 400);
    }
};

QTEST_GUILESS_MAIN(ProxyGreetingTest)
#include "tst_proxygreeting.moc"
