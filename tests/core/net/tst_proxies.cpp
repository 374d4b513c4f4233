#include "core/base/Literals.h"
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
    const QString host = u"https://api.example.com/v1"_s;
    const QString proxy = u"https_proxy=http://p:1"_s;
    QTest::newRow("none is set") << host << QString() << QByteArray();
    QTest::newRow("of https") << host << proxy << QByteArray("http://p:1");
    QTest::newRow("in capitals") << host << u"HTTPS_PROXY=http://p:2"_s << QByteArray("http://p:2");
    QTest::newRow("small letters come first")
        << host << u"HTTPS_PROXY=http://p:2 https_proxy=http://p:1"_s << QByteArray("http://p:1");
    QTest::newRow("of all") << host << u"ALL_PROXY=socks5h://p:3"_s << QByteArray("socks5h://p:3");
    QTest::newRow("its own before that of all")
        << host << proxy + u" all_proxy=http://p:3"_s << QByteArray("http://p:1");
    QTest::newRow("of http is not https's") << host << u"http_proxy=http://p:4"_s << QByteArray();
    QTest::newRow("of http") << u"http://10.1.2.3/v1"_s << u"http_proxy=http://p:4"_s << QByteArray("http://p:4");
    QTest::newRow("of http in capitals is a CGI's header")
        << u"http://10.1.2.3/v1"_s << u"HTTP_PROXY=http://p:4"_s << QByteArray();
    QTest::newRow("localhost") << u"https://localhost:8443/v1"_s << proxy << QByteArray();
    QTest::newRow("this machine's address")
        << u"http://127.0.0.1:11434/v1"_s << u"http_proxy=http://p:4"_s << QByteArray();
    const auto without = [&](const char *what, const QString &url, const QString &list, bool isListed) {
        QTest::newRow(what) << url << proxy + u" no_proxy="_s + list
                            << (isListed ? QByteArray() : QByteArray("http://p:1"));
    };
    without("everything is listed", host, u"*"_s, true);
    without("the name is listed", host, u"other.org,api.example.com"_s, true);
    without("in other letters", host, u"API.Example.Com"_s, true);
    without("its domain is listed", host, u"example.com"_s, true);
    without("its domain with a dot", host, u".example.com"_s, true);
    without("the end of a word is no domain", host, u"ple.com"_s, false);
    without("another's domain", host, u"example.org"_s, false);
    without("with its port", host, u"api.example.com:443"_s, true);
    without("with another port", host, u"api.example.com:8443"_s, false);
    without("an address", u"https://10.1.2.3/"_s, u"10.1.2.3"_s, true);
    without("a network", u"https://10.1.2.3/"_s, u"10.1.0.0/16"_s, true);
    without("another network", u"https://10.2.2.3/"_s, u"10.1.0.0/16"_s, false);
    without("an address of version 6", u"https://[2001:db8::7]/"_s, u"2001:db8::7"_s, true);
    without("a network of version 6", u"https://[2001:db8::7]/"_s, u"2001:db8::/32"_s, true);
    QTest::newRow("the list in capitals") << host << proxy + u" NO_PROXY=example.com"_s << QByteArray();
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
