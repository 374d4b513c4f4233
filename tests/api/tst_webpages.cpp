#include "tests/api/DeskBench.h"

#include <QtCore/QtEndian>

using namespace tierdesk;
using namespace tierdesk::test;

/// How the web chat's page, files and widget are served: to whom, with which policy, kept for how long.
class TestWebPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start({{QStringLiteral("chat-company"), QStringLiteral("acme")}});
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void thePageIsStrictAndSmall()
    {
        const Response page = get(QStringLiteral("/"));
        QCOMPARE(page.status, 200);
        QCOMPARE(page.header("content-type"), QByteArray("text/html; charset=utf-8"));
        QVERIFY(page.raw.contains("data-company=\"acme\" data-open=\"yes\""));
        const QByteArray policy = page.header("content-security-policy");
        QVERIFY2(policy.contains("default-src 'none'; script-src 'self'; style-src 'self';"), policy.constData());
        QVERIFY2(!policy.contains("unsafe") && policy.endsWith("frame-ancestors 'self'"), policy.constData());
        QVERIFY(!page.raw.contains("style=") && !page.raw.contains("onclick") && !page.raw.contains("http"));
        qsizetype size = page.raw.size();
        const QList<QByteArray> files = filesOf(page.raw);
        QVERIFY(files.size() > 3);
        for (const QByteArray &each : files) {
            const Response file = get(QString::fromLatin1(each), {{"Accept-Encoding", "gzip, deflate"}});
            QCOMPARE(file.status, 200);
            QCOMPARE(file.header("cache-control"), QByteArray("public, max-age=31536000, immutable"));
            size += file.raw.size();
        }
        QVERIFY2(size < 40 * 1024, qPrintable(QString::number(size)));
    }
    void whatIsKeptIsAskedForOnce()
    {
        const Response page = get(QStringLiteral("/"));
        QCOMPARE(page.header("cache-control"), QByteArray("no-cache"));
        QCOMPARE(get(QStringLiteral("/"), {{"If-None-Match", page.header("etag")}}).status, 304);
        const Response widget = get(QStringLiteral("/widget.js"));
        QCOMPARE(widget.header("content-type"), QByteArray("text/javascript; charset=utf-8"));
        QCOMPARE(widget.header("cross-origin-resource-policy"), QByteArray("cross-origin"));
        QCOMPARE(get(QStringLiteral("/widget.js"), {{"If-None-Match", widget.header("etag")}}).status, 304);
    }
    void smallerOnTheWayWhereTheClientCanReadIt_data()
    {
        QTest::addColumn<QByteArray>("accepts");
        QTest::addColumn<QByteArray>("coding");
        QTest::newRow("nothing said") << QByteArray("identity") << QByteArray();
        QTest::newRow("deflate") << QByteArray("gzip, Deflate;q=0.5") << QByteArray("deflate");
        QTest::newRow("not this one") << QByteArray("gzip, deflate;q=0") << QByteArray();
        QTest::newRow("nor with decimals") << QByteArray("deflate;q=0.000") << QByteArray();
        QTest::newRow("others alone") << QByteArray("br, gzip") << QByteArray();
    }
    void smallerOnTheWayWhereTheClientCanReadIt()
    {
        QFETCH(const QByteArray, accepts);
        QFETCH(const QByteArray, coding);
        const Response plain = get(QStringLiteral("/widget.js"), {{"Accept-Encoding", "identity"}});
        const Response widget = get(QStringLiteral("/widget.js"), {{"Accept-Encoding", accepts}});
        QCOMPARE(widget.header("content-encoding"), coding);
        QCOMPARE(widget.header("vary"), QByteArray("Accept-Encoding"));
        if (coding.isEmpty()) {
            QCOMPARE(widget.raw, plain.raw);
            return;
        }
        QByteArray length(4, '\0'); // qUncompress wants it before the stream
        qToBigEndian(static_cast<quint32>(plain.raw.size()), length.data());
        QCOMPARE(qUncompress(length + widget.raw), plain.raw);
        QVERIFY(widget.header("etag") != plain.header("etag"));
    }
    void anOlderPageStillFindsItsFiles()
    {
        const Response file = get(QStringLiteral("/webchat/0123456789ab/chat.js"));
        QCOMPARE(file.status, 200);
        QCOMPARE(file.header("cache-control"), QByteArray("no-cache"));
        QCOMPARE(get(QStringLiteral("/webchat/0123456789ab/none.js")).status, 404);
        QCOMPARE(get(QStringLiteral("/webchat/0123456789ab/index.html")).status, 404);
    }
    void aSiteKeysPageMayBeFramedByItsOrigins()
    {
        const QString key = siteKey(QStringLiteral("https://shop.example http://127.0.0.1:8081"));
        static_cast<void>(siteKey(QStringLiteral("https://other.example"), QStringLiteral("eve@beta.example")));
        const Response page = get(QStringLiteral("/s/%1/?embedded").arg(key));
        QCOMPARE(page.status, 200);
        QVERIFY2(page.header("content-security-policy")
                     .endsWith("; frame-ancestors 'self' http://127.0.0.1:8081 https://shop.example"),
                 page.header("content-security-policy").constData());
        QNetworkRequest request(QUrl(m_bench->url().toString() + QStringLiteral("/s/%1?lang=de").arg(key)));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        const Response moved = DeskBench::finish(*reply);
        QCOMPARE(moved.status, 308);
        QCOMPARE(moved.header("location"), QByteArray("/s/" + key.toLatin1() + "/?lang=de"));
    }
    void nobodyChatsWhereNoCompanyIs()
    {
        const Response strange = get(QStringLiteral("/s/site_nobody/"));
        QCOMPARE(strange.status, 404);
        QVERIFY(strange.raw.contains("data-company=\"\" data-open=\"no\""));
        QVERIFY(strange.header("content-security-policy").endsWith("frame-ancestors 'self'"));
        m_bench = DeskBench::start();
        QVERIFY(m_bench);
        const Response page = get(QStringLiteral("/"));
        QCOMPARE(page.status, 200);
        QVERIFY(page.raw.contains("data-open=\"no\""));
    }
    void aCompanysNameStaysText()
    {
        m_bench = DeskBench::start({{QStringLiteral("chat-company"), QStringLiteral("odd")}});
        QVERIFY(m_bench);
        m_bench->command<Company>([](engine::Unit &unit) {
            const QString name = QStringLiteral("\"><script>x</script>{stamp} & Söhne");
            return engine::commands::createCompany(unit, QStringLiteral("odd"), name, defaultConfig());
        });
        const Response page = get(QStringLiteral("/"));
        QVERIFY(!page.raw.contains("<script>x"));
        QVERIFY(page.raw.contains("<title>&quot;&gt;&lt;script&gt;x&lt;/script&gt;{stamp} &amp; S\xc3\xb6hne</title>"));
    }
    void aWidgetAsksWhetherItMay()
    {
        const QString key = siteKey(QStringLiteral("https://shop.example"));
        const QString path = QStringLiteral("/s/%1/api/v1/chat/widget").arg(key);
        const Response told = get(path, {{"Origin", "https://shop.example"}});
        QCOMPARE(told.status, 200);
        QCOMPARE(told.body, QJsonObject({{QStringLiteral("company"), QStringLiteral("acme")}}));
        QCOMPARE(told.header("access-control-allow-origin"), QByteArray("https://shop.example"));
        const Response refused = get(path, {{"Origin", "https://elsewhere.example"}});
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.body[u"code"].toString(), QStringLiteral("ORIGIN_NOT_ALLOWED"));
        QVERIFY(refused.header("access-control-allow-origin").isEmpty());
        QCOMPARE(get(QStringLiteral("/s/site_nobody/api/v1/chat/widget")).status, 401);
    }

private:
    [[nodiscard]] Response get(const QString &path, const QList<QNetworkReply::RawHeaderPair> &headers = {})
    {
        return m_bench->call("GET", path, {}, {}, headers);
    }
    [[nodiscard]] static QList<QByteArray> filesOf(const QByteArray &html)
    {
        QList<QByteArray> found;
        for (qsizetype at = html.indexOf("/webchat/"); at >= 0; at = html.indexOf("/webchat/", at + 1))
            found.append(html.mid(at, html.indexOf('"', at) - at));
        return found;
    }
    [[nodiscard]] QString siteKey(const QString &audience, const QString &admin = QStringLiteral("ada@acme.example"))
    {
        const QString token = m_bench->signIn(admin).body[u"token"].toString();
        const Response made = m_bench->post(QStringLiteral("/desk/credentials"), token,
                                            {{QStringLiteral("kind"), QStringLiteral("site_key")},
                                             {QStringLiteral("name"), QStringLiteral("shop")},
                                             {QStringLiteral("audience"), audience}});
        return made.body[u"credential"][u"publicId"].toString();
    }

    std::unique_ptr<DeskBench> m_bench;
    QNetworkAccessManager m_network;
};

QTEST_GUILESS_MAIN(TestWebPages)
#include "tst_webpages.moc"
