#include "core/doors/server/http/TrustedProxies.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::server;

/// Who the client is, by what proxies say.
class TrustedProxiesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheClient_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("client");
        const QByteArray xff("x-forwarded-for"), forwarded("forwarded");
        const QString proxy = u"10.0.0.1"_s;
        QTest::newRow("no field") << QByteArray("via") << QByteArray("x") << proxy;
        QTest::newRow("one address") << xff << QByteArray("192.0.2.7") << u"192.0.2.7"_s;
        QTest::newRow("the rightmost that is not trusted")
            << xff << QByteArray("203.0.113.9, 192.0.2.7, 10.0.0.2") << u"192.0.2.7"_s;
        QTest::newRow("what the client made up stays on the left")
            << xff << QByteArray("127.0.0.1,192.0.2.7") << u"192.0.2.7"_s;
        QTest::newRow("proxies alone") << xff << QByteArray("10.0.0.3, 10.0.0.2") << u"10.0.0.3"_s;
        QTest::newRow("an address with a port") << xff << QByteArray("192.0.2.7:4711") << u"192.0.2.7"_s;
        QTest::newRow("IPv6") << xff << QByteArray("2001:db8::7") << u"2001:db8::7"_s;
        QTest::newRow("IPv6 with a port") << xff << QByteArray("[2001:db8::7]:4711") << u"2001:db8::7"_s;
        QTest::newRow("IPv4 mapped into IPv6") << xff << QByteArray("::ffff:192.0.2.7") << u"192.0.2.7"_s;
        QTest::newRow("a trusted proxy mapped into IPv6")
            << xff << QByteArray("192.0.2.7, ::ffff:10.0.0.2") << u"192.0.2.7"_s;
        QTest::newRow("words are ignored") << xff << QByteArray("unknown") << proxy;
        QTest::newRow("so is what stands left of them")
            << xff << QByteArray("192.0.2.7, unknown, 10.0.0.2") << u"10.0.0.2"_s;
        QTest::newRow("half an address") << xff << QByteArray("192.0.2") << proxy;
        QTest::newRow("a scope") << xff << QByteArray("fe80::1%eth0") << proxy;
        QTest::newRow("nothing between commas") << xff << QByteArray("192.0.2.7,,") << proxy;
        QTest::newRow("Forwarded") << forwarded << QByteArray("for=192.0.2.7;proto=https;by=10.0.0.1")
                                   << u"192.0.2.7"_s;
        QTest::newRow("Forwarded with several hops")
            << forwarded << QByteArray("for=203.0.113.9, For=\"192.0.2.7:80\", for=10.0.0.2") << u"192.0.2.7"_s;
        QTest::newRow("Forwarded with IPv6")
            << forwarded << QByteArray("for=\"[2001:db8::7]:4711\"") << u"2001:db8::7"_s;
        QTest::newRow("a comma inside quotes")
            << forwarded << QByteArray("for=192.0.2.7;by=\"a, for=203.0.113.9\"") << u"192.0.2.7"_s;
        QTest::newRow("a hidden name") << forwarded << QByteArray("for=192.0.2.7, for=_hidden") << proxy;
        QTest::newRow("an element without for") << forwarded << QByteArray("for=192.0.2.7, proto=http") << proxy;
    }
    void findsTheClient()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, value);
        QFETCH(const QString, client);
        const auto proxies = TrustedProxies::parse(u"10.0.0.0/8, ::1"_s);
        QVERIFY(proxies);
        const auto found = proxies->clientOf({{field, value}}, QHostAddress(u"10.0.0.1"_s), false);
        QCOMPARE(found.address.toString(), client);
        // From elsewhere none of it counts.
        const QHostAddress stranger(u"198.51.100.1"_s);
        QCOMPARE(proxies->clientOf({{field, value}}, stranger, false).address, stranger);
        QCOMPARE(TrustedProxies().clientOf({{field, value}}, stranger, false).address, stranger);
    }
    void believesNeitherOfTwoFieldsThatDisagree()
    {
        const auto proxies = TrustedProxies::parse(u"10.0.0.1"_s);
        QVERIFY(proxies);
        const QHostAddress proxy(u"10.0.0.1"_s);
        const auto client = [&](const QByteArray &forwarded) {
            return proxies->clientOf({{"forwarded", forwarded}, {"x-forwarded-for", "192.0.2.7"}}, proxy, false)
                .address.toString();
        };
        QCOMPARE(client("for=192.0.2.7"), u"192.0.2.7"_s);
        QCOMPARE(client("for=203.0.113.9"), u"10.0.0.1"_s);
    }
    void joinsFieldsThatComeTwice()
    {
        const auto proxies = TrustedProxies::parse(u"10.0.0.1"_s);
        QVERIFY(proxies);
        const auto found = proxies->clientOf({{"x-forwarded-for", "203.0.113.9"}, {"x-forwarded-for", "192.0.2.7"}},
                                             QHostAddress(u"10.0.0.1"_s), false);
        QCOMPARE(found.address.toString(), u"192.0.2.7"_s);
    }
    void tellsWhetherTheClientCameByTls_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("was");
        QTest::addColumn<bool>("isSecure");
        const QByteArray xfp("x-forwarded-proto");
        QTest::newRow("https") << xfp << QByteArray("https") << false << true;
        QTest::newRow("http, and TLS behind the proxy") << xfp << QByteArray("http") << true << false;
        QTest::newRow("the last counts") << xfp << QByteArray("https, http") << false << false;
        QTest::newRow("another word") << xfp << QByteArray("gopher") << true << true;
        QTest::newRow("Forwarded") << QByteArray("forwarded") << QByteArray("for=192.0.2.7;proto=HTTPS") << false
                                   << true;
        QTest::newRow("nothing said") << QByteArray("via") << QByteArray("x") << true << true;
    }
    void tellsWhetherTheClientCameByTls()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, value);
        QFETCH(const bool, was);
        QFETCH(const bool, isSecure);
        const auto proxies = TrustedProxies::parse(u"10.0.0.1"_s);
        QVERIFY(proxies);
        QCOMPARE(proxies->clientOf({{field, value}}, QHostAddress(u"10.0.0.1"_s), was).isSecure, isSecure);
        QCOMPARE(proxies->clientOf({{field, value}}, QHostAddress(u"10.0.0.2"_s), was).isSecure, was);
    }
    void takesARequestIdThatIsPlain()
    {
        const auto proxies = TrustedProxies::parse(u"10.0.0.1"_s);
        QVERIFY(proxies);
        const auto id = [&](const QByteArray &given, const char *peer) {
            return proxies->clientOf({{"x-request-id", given}}, QHostAddress(QString::fromLatin1(peer)), false)
                .requestId;
        };
        QCOMPARE(id("4bf92f35-77b3", "10.0.0.1"), QByteArray("4bf92f35-77b3"));
        QCOMPARE(id("4bf92f35-77b3", "10.0.0.2"), QByteArray());
        QCOMPARE(id("a b", "10.0.0.1"), QByteArray());
        QCOMPARE(id(QByteArray(129, 'a'), "10.0.0.1"), QByteArray());
    }
    void refusesWhatIsNoNetwork_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *each : {"proxy.example", "10.0.0.0/33", "10.0.0.1/x", "10.0.0.0/8;::1"})
            QTest::newRow(each) << QString::fromLatin1(each);
    }
    void refusesWhatIsNoNetwork()
    {
        QFETCH(const QString, text);
        QVERIFY(!TrustedProxies::parse(text));
    }
};

QTEST_APPLESS_MAIN(TrustedProxiesTest)
#include "tst_trustedproxies.moc"
