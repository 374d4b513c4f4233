#include "core/net/TargetGuard.h"

#include <QtTest/QTest>

using namespace tierdesk;
using net::AddressKind;
using net::TargetRules;

Q_DECLARE_METATYPE(AddressKind)

class TestTargetGuard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAddressHasAKind_data();
    void everyAddressHasAKind();
    void urlsAreJudgedBeforeAnythingIsResolved_data();
    void urlsAreJudgedBeforeAnythingIsResolved();
    void theAddressThatIsConnectedToDecides_data();
    void theAddressThatIsConnectedToDecides();
    void listedTargetsAreAllowed_data();
    void listedTargetsAreAllowed();
    void whatIsNoTargetIsNotListed_data();
    void whatIsNoTargetIsNotListed();
};

void TestTargetGuard::everyAddressHasAKind_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<AddressKind>("kind");
    const auto row = [](const char *address, AddressKind kind) {
        QTest::newRow(address) << QString::fromLatin1(address) << kind;
    };
    for (const char *each : {"8.8.8.8", "1.0.0.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0",
                             "192.167.0.1", "169.253.1.1", "198.17.0.1", "223.255.255.254", "2606:4700::1111",
                             "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"})
        row(each, AddressKind::Public);
    for (const char *each :
         {"127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"})
        row(each, AddressKind::Loopback);
    for (const char *each :
         {"10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255",
          "fe80::1", "febf::1", "fc00::1", "fdff::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe",
          "2002:a00:1::", "64:ff9b:1::8.8.8.8", "64:ff9b:1:808:8:800::"})
        row(each, AddressKind::Private);
    for (const char *each :
         {"0.0.0.0", "0.1.2.3", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1",
          "240.0.0.1", "255.255.255.255", "::", "ff02::1", "2001:db8::1", "2001:0::1", "fec0::1", "4000::1",
          "::ffff:0.0.0.0", "64:ff9b::1:808:808", "64:ff9b:2::8.8.8.8"})
        row(each, AddressKind::Forbidden);
}

void TestTargetGuard::everyAddressHasAKind()
{
    QFETCH(QString, address);
    QFETCH(AddressKind, kind);
    const QHostAddress parsed(address);
    QVERIFY(!parsed.isNull());
    QCOMPARE(net::kindOf(parsed), kind);
}

void TestTargetGuard::urlsAreJudgedBeforeAnythingIsResolved_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *url, bool isAllowed) {
        QTest::newRow(url) << QString::fromLatin1(url) << isAllowed;
    };
    row("https://shop.example/in", true);
    row("https://8.8.8.8/", true);
    row("http://127.0.0.1:9/", true);
    row("http://localhost/", true);
    row("http://api.localhost/", true);
    row("http://[::1]:80/", true);
    row("https://localhost/", true);
    row("http://shop.example/", false);
    row("http://8.8.8.8/", false);
    row("http://localhost.shop.example/", false);
    row("http://127.0.0.1.shop.example/", false);
    row("https://10.0.0.1/", false);
    row("https://169.254.169.254/latest/meta-data", false);
    row("https://[fd00::1]/", false);
    row("https://[::ffff:192.168.0.1]/", false);
    row("https://0.0.0.0/", false);
    row("https://user:word@shop.example/", false);
    row("ftp://shop.example/", false);
    row("file:///etc/passwd", false);
    row("https:///in", false);
    row("", false);
}

void TestTargetGuard::urlsAreJudgedBeforeAnythingIsResolved()
{
    QFETCH(QString, url);
    QFETCH(bool, isAllowed);
    QCOMPARE(net::checkTarget(QUrl(url, QUrl::StrictMode), {}).has_value(), isAllowed);
}

void TestTargetGuard::theAddressThatIsConnectedToDecides_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowsLoopback");
    QTest::addColumn<bool>("allowsPrivate");
    QTest::addColumn<bool>("mayConnect");
    const auto row = [](const char *name, const char *url, const char *address, bool loopback, bool isPrivate,
                        bool may) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(address) << loopback << isPrivate << may;
    };
    row("a public name at a public address", "https://a.example/", "8.8.8.8", true, false, true);
    row("a public name that leads to this machine", "https://a.example/", "127.0.0.1", true, true, false);
    row("a public name that leads to a neighbour", "https://a.example/", "10.1.2.3", true, false, false);
    row("a neighbour where neighbours are allowed", "https://a.example/", "10.1.2.3", true, true, true);
    row("a public name at the cloud's metadata", "https://a.example/", "::ffff:169.254.169.254", true, false, false);
    row("this machine by name", "http://localhost/", "127.0.0.1", true, false, true);
    row("this machine by name, where it is not allowed", "http://localhost/", "::1", false, true, false);
    row("localhost that leads elsewhere", "http://localhost/", "8.8.8.8", true, true, false);
    row("a multicast address whatever is allowed", "https://a.example/", "224.0.0.1", true, true, false);
}

void TestTargetGuard::theAddressThatIsConnectedToDecides()
{
    QFETCH(QString, url);
    QFETCH(QString, address);
    QFETCH(bool, allowsLoopback);
    QFETCH(bool, allowsPrivate);
    QFETCH(bool, mayConnect);
    const TargetRules rules{allowsLoopback, allowsPrivate};
    QCOMPARE(net::mayConnect(QUrl(url), QHostAddress(address), rules), mayConnect);
}

void TestTargetGuard::listedTargetsAreAllowed_data()
{
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("mayConnect");
    const auto row = [](const char *name, const char *listed, const char *url, const char *address, bool may) {
        QTest::newRow(name) << QString::fromLatin1(listed) << QString::fromLatin1(url) << QString::fromLatin1(address)
                            << may;
    };
    row("its port", "127.0.0.1:11434", "http://127.0.0.1:11434/v1", "127.0.0.1", true);
    row("another port", "127.0.0.1:11434", "http://127.0.0.1:8080/v1", "127.0.0.1", false);
    row("another address of this machine", "127.0.0.1:11434", "http://localhost:11434/v1", "127.0.0.1", false);
    row("any port", "localhost", "http://localhost:1234/", "127.0.0.1", true);
    row("in another case", "LocalHost:80", "http://LOCALHOST/", "::1", true);
    row("the scheme's own port", "10.1.2.3:443", "https://10.1.2.3/", "10.1.2.3", true);
    row("a name in the private network", "ollama.lan", "https://ollama.lan/", "192.168.1.9", true);
    row("a listed name that leads to this machine", "ollama.lan", "https://ollama.lan/", "127.0.0.1", false);
    row("the private network without TLS", "10.1.2.3", "http://10.1.2.3/", "10.1.2.3", false);
    row("IPv6 with a port", "[::1]:11434", "http://[::1]:11434/", "::1", true);
    row("IPv6 without brackets", "::1", "http://[::1]:11434/", "::1", true);
    row("an address that is never a target", "0.0.0.0", "https://0.0.0.0/", "0.0.0.0", false);
}

void TestTargetGuard::listedTargetsAreAllowed()
{
    QFETCH(QString, listed);
    QFETCH(QString, url);
    QFETCH(QString, address);
    QFETCH(bool, mayConnect);
    const auto target = net::listedTargetFrom(listed);
    QVERIFY(target);
    const TargetRules rules{.allowsLoopback = false, .allowsPrivate = false, .listed = {*target}};
    const bool isAllowed =
        net::checkTarget(QUrl(url), rules).has_value() && net::mayConnect(QUrl(url), QHostAddress(address), rules);
    QCOMPARE(isAllowed, mayConnect);
}

void TestTargetGuard::whatIsNoTargetIsNotListed_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "http://localhost", "localhost:0", "localhost:99999", "localhost:http", "a b",
                             "user@localhost", "localhost/path", "[::1"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void TestTargetGuard::whatIsNoTargetIsNotListed()
{
    QFETCH(QString, text);
    QVERIFY(!net::listedTargetFrom(text));
}

QTEST_GUILESS_MAIN(TestTargetGuard)
#include "tst_targetguard.moc"
