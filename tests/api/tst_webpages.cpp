#include "tests/api/DeskBench.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
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
        m_bench = DeskBench::start({{u"chat-company"_s, u"acme"_s}});
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void thePageIsStrictAndSmall()
    {
        const Response page = get(u"/"_s);
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
        const Response page = get(u"/"_s);
        QCOMPARE(page.header("cache-control"), QByteArray("no-cache"));
        QCOMPARE(get(u"/"_s, {{"If-None-Match", page.header("etag")}}).status, 304);
        const Response widget = get(u"/widget.js"_s);
        QCOMPARE(widget.header("content-type"), QByteArray("text/javascript; charset=utf-8"));
        QCOMPARE(widget.header("cross-origin-resource-policy"), QByteArray("cross-origin"));
        QCOMPARE(get(u"/widget.js"_s, {{"If-None-Match", widget.header("etag")}}).status, 304);
    }
    void smallerOnTheWayWhereTheClientCanReadIt_data()
    {
        QTest::addColumn<QByteArray>("accepts");
        QTest::addColumn<QByteArray>("coding");
        QTest::newRow("nothing said") << QByteArray("identity") << QByteArray();
        QTest::newRow("gzip") << QByteArray("br, Gzip;q=0.5") << QByteArray("gzip");
        QTest::newRow("not this one") << QByteArray("deflate, gzip;q=0") << QByteArray();
        QTest::newRow("others alone") << QByteArray("br, deflate") << QByteArray();
    }
    void smallerOnTheWayWhereTheClientCanReadIt()
    {
        QFETCH(const QByteArray, accepts);
        QFETCH(const QByteArray, coding);
        const Response plain = get(u"/widget.js"_s, {{"Accept-Encoding", "identity"}});
        const Response widget = get(u"/widget.js"_s, {{"Accept-Encoding", accepts}});
        QCOMPARE(widget.header("content-encoding"), coding);
        QCOMPARE(widget.header("vary"), QByteArray("Accept-Encoding"));
        if (coding.isEmpty()) {
            QCOMPARE(widget.raw, plain.raw);
            return;
        }
        QVERIFY(widget.raw.startsWith("\x1f\x8b") && widget.raw.size() < plain.raw.size());
        QVERIFY(widget.header("etag") != plain.header("etag"));
    }
    void anOlderPageStillFindsItsFiles()
    {
        const Response file = get(u"/webchat/0123456789ab/chat.js"_s);
        QCOMPARE(file.status, 200);
        QCOMPARE(file.header("cache-control"), QByteArray("no-cache"));
        QCOMPARE(get(u"/webchat/0123456789ab/none.js"_s).status, 404);
        QCOMPARE(get(u"/webchat/0123456789ab/index.html"_s).status, 404);
    }
    void aSiteKeysPageMayBeFramedByItsOrigins()
    {
        const QString key = siteKey(u"https://shop.example http://127.0.0.1:8081"_s);
        static_cast<void>(siteKey(u"https://other.example"_s, u"eve@beta.example"_s));
        const Response page = get(u"/s/%1/?embedded"_s.arg(key));
        QCOMPARE(page.status, 200);
        QVERIFY2(page.header("content-security-policy")
                     .endsWith("; frame-ancestors 'self' http://127.0.0.1:8081 https://shop.example"),
                 page.header("content-security-policy").constData());
        QNetworkRequest request(QUrl(m_bench->url().toString() + u"/s/%1?lang=de"_s.arg(key)));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        const Response moved = DeskBench::finish(*reply);
        QCOMPARE(moved.status, 308);
        QCOMPARE(moved.header("location"), QByteArray("/s/" + key.toLatin1() + "/?lang=de"));
    }
    void nobodyChatsWhereNoCompanyIs()
    {
        const Response strange = get(u"/s/site_nobody/"_s);
        QCOMPARE(strange.status, 404);
        QVERIFY(strange.raw.contains("data-company=\"\" data-open=\"no\""));
        QVERIFY(strange.header("content-security-policy").endsWith("frame-ancestors 'self'"));
        m_bench = DeskBench::start(); // with two companies
        QVERIFY(m_bench);
        const Response page = get(u"/"_s);
        QCOMPARE(page.status, 200);
        QVERIFY(page.raw.contains("data-open=\"no\""));
    }
    void aPageIsBrandedByItsCompany()
    {
        const QString sue = m_bench->token("sue");
        const QString path = u"/desk/webchat"_s;
        QCOMPARE(m_bench->get(path, m_bench->token("ann")).status, 403);
        const QByteArray png =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="_ba;
        const QJsonObject words{{u"welcome"_s, u"Hi \"there\" </script>{company}"_s}};
        const Response saved =
            m_bench->call("PUT", path, sue,
                          base::toJson(QJsonObject{{u"name"_s, u"Acme & Söhne"_s},
                                                   {u"accent"_s, u"#c2185b"_s},
                                                   {u"texts"_s, QJsonObject{{u"en"_s, words}}},
                                                   {u"logo"_s, QJsonObject{{u"data"_s, QString::fromLatin1(png)}}}}));
        QVERIFY2(saved.status == 200, saved.raw.constData());
        QCOMPARE(m_bench->get(path, sue).body, saved.body);

        const Response page = get(u"/"_s);
        QVERIFY2(page.raw.contains("data-company=\"Acme &amp; S\xc3\xb6hne\""), page.raw.constData());
        QVERIFY(page.raw.contains("&quot;welcome&quot;:&quot;Hi \\&quot;there\\&quot; &lt;/script&gt;&#123;company}"));
        // The policy lets in this one style and no other.
        const qsizetype begin = page.raw.indexOf("<style>") + 7;
        const QByteArray style = page.raw.mid(begin, page.raw.indexOf("</style>") - begin);
        QVERIFY2(style.startsWith(":root{--accent:#c2185b"), style.constData());
        const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
        QVERIFY(page.header("content-security-policy").contains("style-src 'self' 'sha256-" + hash + "';"));
        const qsizetype at = page.raw.indexOf("data-logo=\"") + 11;
        const QByteArray logo = page.raw.mid(at, page.raw.indexOf('"', at) - at);
        const Response image = get(u'/' + QString::fromLatin1(logo));
        QCOMPARE(image.header("content-type"), QByteArray("image/png"));
        QCOMPARE(image.raw, QByteArray::fromBase64(png));

        // Of its company alone.
        const QString key = siteKey(u"https://other.example"_s, u"eve@beta.example"_s);
        QVERIFY(get(u"/s/%1/"_s.arg(key)).raw.contains("data-company=\"beta\""));
        QCOMPARE(get(u"/s/%1/logo"_s.arg(key)).status, 404);
        const Response refused = m_bench->call("PUT", path, sue, R"({"accent":"red"})");
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), u"accent"_s);
    }
    void anOperatorsFolderReplacesFiles()
    {
        QTemporaryDir folder;
        const auto write = [&](const char *name, const QByteArray &bytes) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(bytes), bytes.size());
        };
        write("index.html",
              "<!doctype html><title>{company}</title>{style}<script src=\"/webchat/{stamp}/own.js\"></script>");
        write("own.js", "// ours");
        m_bench = DeskBench::start({{u"chat-company"_s, u"acme"_s}, {u"webchat-folder"_s, folder.path()}});
        QVERIFY(m_bench);
        const Response page = get(u"/"_s);
        QVERIFY(page.raw.startsWith("<!doctype html><title>acme</title><script"));
        const QList<QByteArray> files = filesOf(page.raw);
        QCOMPARE(files.size(), 1);
        QCOMPARE(get(QString::fromLatin1(files.front())).raw, QByteArray("// ours"));
        QByteArray other = files.front();
        other.replace("own.js", "chat.js"); // what is not replaced is still there
        QCOMPARE(get(QString::fromLatin1(other)).status, 200);
    }
    void aCompanysNameStaysText()
    {
        m_bench = DeskBench::start({{u"chat-company"_s, u"odd"_s}});
        QVERIFY(m_bench);
        m_bench->command<Company>([](engine::CommandContext &context) {
            const QString name = u"\"><script>x</script>{stamp} & Söhne"_s;
            return engine::commands::createCompany(context, u"odd"_s, name, defaultConfig());
        });
        const Response page = get(u"/"_s);
        QVERIFY(!page.raw.contains("<script>x"));
        QVERIFY(page.raw.contains("<title>&quot;&gt;&lt;script&gt;x&lt;/script&gt;{stamp} &amp; S\xc3\xb6hne</title>"));
    }
    void aWidgetAsksWhetherItMay()
    {
        const QString key = siteKey(u"https://shop.example"_s);
        const QString path = u"/s/%1/api/v1/chat/widget"_s.arg(key);
        const Response told = get(path, {{"Origin", "https://shop.example"}});
        QCOMPARE(told.status, 200);
        QCOMPARE(told.body, QJsonObject({{u"company"_s, u"acme"_s}}));
        QCOMPARE(told.header("access-control-allow-origin"), QByteArray("https://shop.example"));
        const Response refused = get(path, {{"Origin", "https://elsewhere.example"}});
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.body[u"code"].toString(), u"ORIGIN_NOT_ALLOWED"_s);
        QVERIFY(refused.header("access-control-allow-origin").isEmpty());
        QCOMPARE(get(u"/s/site_nobody/api/v1/chat/widget"_s).status, 401);
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
    [[nodiscard]] QString siteKey(const QString &audience, const QString &admin = u"ada@acme.example"_s)
    {
        const QString token = m_bench->signIn(admin).body[u"token"].toString();
        const Response made =
            m_bench->post(u"/desk/credentials"_s, token,
                          {{u"kind"_s, u"site_key"_s}, {u"name"_s, u"shop"_s}, {u"audience"_s, audience}});
        return made.body[u"credential"][u"publicId"].toString();
    }

    std::unique_ptr<DeskBench> m_bench;
    QNetworkAccessManager m_network;
};

QTEST_GUILESS_MAIN(TestWebPages)
#include "tst_webpages.moc"
