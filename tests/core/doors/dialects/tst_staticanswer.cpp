#include "core/doors/dialects/StaticAnswer.h"

#include <QtTest/QTest>

#include <zlib.h>

using namespace tierdesk::dialects;

namespace {

QByteArray fieldOf(const Answer &answer, const QByteArray &name)
{
    for (const Header &each : answer.headers) {
        if (each.first == name)
            return each.second;
    }
    return {};
}

QByteArray unzipped(const QByteArray &bytes)
{
    QByteArray out(1 << 20, Qt::Uninitialized);
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK)
        return {};
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return result == Z_STREAM_END ? out : QByteArray();
}

Call asking(const QByteArray &accepts)
{
    Call call;
    if (!accepts.isEmpty())
        call.headers = {{"accept-encoding", accepts}};
    return call;
}

} // namespace

class StaticAnswerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAcceptEncoding_data()
    {
        QTest::addColumn<QByteArray>("accepted");
        QTest::addColumn<bool>("isGzip");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("what browsers send") << QByteArray("gzip, deflate, br, zstd") << true;
        QTest::newRow("upper case with a weight") << QByteArray("br;q=1, GZIP;q=0.5") << true;
        QTest::newRow("refused") << QByteArray("gzip;q=0, deflate") << false;
        QTest::newRow("refused with decimals") << QByteArray("gzip;q=0.000") << false;
        QTest::newRow("anything") << QByteArray("*") << true;
        QTest::newRow("anything but gzip") << QByteArray("*, gzip;q=0") << false;
        QTest::newRow("others alone") << QByteArray("br, deflate") << false;
        QTest::newRow("identity") << QByteArray("identity") << false;
    }
    void readsAcceptEncoding()
    {
        QFETCH(const QByteArray, accepted);
        QFETCH(const bool, isGzip);
        QCOMPARE(acceptsGzip(accepted), isGzip);
    }
    void sendsWhatTheClientAccepts()
    {
        const QByteArray text = QByteArray("the same again and again ").repeated(100);
        const StaticAnswer page(text, "text/plain", {{"Cache-Control", "no-cache"}});
        const Answer plain = page.to(asking({}));
        const Answer small = page.to(asking("gzip"));
        QCOMPARE(plain.body, text);
        QCOMPARE(unzipped(small.body), text);
        QCOMPARE(fieldOf(plain, "Content-Encoding"), QByteArray());
        QCOMPARE(fieldOf(small, "Content-Encoding"), QByteArray("gzip"));
        QVERIFY(fieldOf(plain, "ETag") != fieldOf(small, "ETag"));
        for (const Answer &each : {plain, small}) {
            QCOMPARE(fieldOf(each, "Vary"), QByteArray("Accept-Encoding"));
            QCOMPARE(fieldOf(each, "Cache-Control"), QByteArray("no-cache"));
            QVERIFY(fieldOf(each, "ETag").startsWith('"'));
        }
    }
    void leavesAloneWhatCompressionMakesLonger()
    {
        const StaticAnswer page("x", "text/plain");
        QCOMPARE(page.to(asking("gzip")).body, QByteArray("x"));
    }
};

QTEST_APPLESS_MAIN(StaticAnswerTest)
#include "tst_staticanswer.moc"
