#include "core/net/Proxies.h"

#include <QtCore/QHash>
#include <QtTest/QTest>

using namespace tierdesk;

class TestProxies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProxyIsChosen_data();
    void aProxyIsChosen();
};

void TestProxies::aProxyIsChosen_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QByteArray>("proxy");
    const QString host = QStringLiteral("https://api.example.com/v1");
    const QString proxy = QStringLiteral("https_proxy=http://p:1");
    QTest::newRow("none is set") << host << QString() << QByteArray();
    QTest::newRow("of https") << host << proxy << QByteArray("http://p:1");
    QTest::newRow("in capitals") << host << QStringLiteral("HTTPS_PROXY=http://p:2") << QByteArray("http://p:2");
    QTest::newRow("small letters come first")
        << host << QStringLiteral("HTTPS_PROXY=http://p:2 https_proxy=http://p:1") << QByteArray("http://p:1");
    QTest::newRow("of all") << host << QStringLiteral("ALL_PROXY=socks5h://p:3") << QByteArray("socks5h://p:3");
    QTest::newRow("its own before that of all")
        << host << proxy + QStringLiteral(" all_proxy=http://p:3") << QByteArray("http://p:1");
    QTest::newRow("of http is not https's") << host << QStringLiteral("http_proxy=http://p:4") << QByteArray();
    QTest::newRow("of http") << QStringLiteral("http://10.1.2.3/v1") << QStringLiteral("http_proxy=http://p:4")
                             << QByteArray("http://p:4");
    QTest::newRow("of http in capitals is a CGI's header")
        << QStringLiteral("http://10.1.2.3/v1") << QStringLiteral("HTTP_PROXY=http://p:4") << QByteArray();
    QTest::newRow("localhost") << QStringLiteral("https://localhost:8443/v1") << proxy << QByteArray();
    QTest::newRow("this machine's address")
        << QStringLiteral("http://127.0.0.1:11434/v1") << QStringLiteral("http_proxy=http://p:4") << QByteArray();
    const auto without = [&](const char *what, const QString &url, const QString &list, bool isListed) {
        QTest::newRow(what) << url << proxy + QStringLiteral(" no_proxy=") + list
                            << (isListed ? QByteArray() : QByteArray("http://p:1"));
    };
    without("everything is listed", host, QStringLiteral("*"), true);
    without("the name is listed", host, QStringLiteral("other.org,api.example.com"), true);
    without("in other letters", host, QStringLiteral("API.Example.Com"), true);
    without("its domain is listed", host, QStringLiteral("example.com"), true);
    without("its domain with a dot", host, QStringLiteral(".example.com"), true);
    without("the end of a word is no domain", host, QStringLiteral("ple.com"), false);
    without("another's domain", host, QStringLiteral("example.org"), false);
    without("with its port", host, QStringLiteral("api.example.com:443"), true);
    without("with another port", host, QStringLiteral("api.example.com:8443"), false);
    without("an address", QStringLiteral("https://10.1.2.3/"), QStringLiteral("10.1.2.3"), true);
    without("a network", QStringLiteral("https://10.1.2.3/"), QStringLiteral("10.1.0.0/16"), true);
    without("another network", QStringLiteral("https://10.2.2.3/"), QStringLiteral("10.1.0.0/16"), false);
    without("an address of version 6", QStringLiteral("https://[2001:db8::7]/"), QStringLiteral("2001:db8::7"), true);
    without("a network of version 6", QStringLiteral("https://[2001:db8::7]/"), QStringLiteral("2001:db8::/32"), true);
    QTest::newRow("the list in capitals") << host << proxy + QStringLiteral(" NO_PROXY=example.com") << QByteArray();
}

void TestProxies::aProxyIsChosen()
{
    QFETCH(const QString, url);
    QFETCH(const QString, environment);
    QFETCH(const QByteArray, proxy);
    QHash<QByteArray, QByteArray> variables;
    for (const QString &each : environment.split(u' ', Qt::SkipEmptyParts))
        variables.insert(each.section(u'=', 0, 0).toUtf8(), each.section(u'=', 1).toUtf8());
    QCOMPARE(net::proxyFor(QUrl(url), [&](const char *name) { return variables.value(name); }), proxy);
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
