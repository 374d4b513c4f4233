#include "core/doors/dialects/Keyed.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::dialects;

namespace {

/// What a request under the key "once" is known by.
QByteArray sumOf(const QByteArray &path, const QByteArray &query, const QByteArray &body = "{}")
{
    Call call;
    call.method = Method::Post;
    call.path = path;
    call.rawQuery = query;
    call.body = body;
    call.headers = {{"idempotency-key", "once"}};
    const auto keyed = keyedOf(call, "desk");
    return keyed && *keyed ? (*keyed)->bodyHash : QByteArray();
}

} // namespace

/// When a request is the same as one before it.
class TestKeyed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherRequestHasAnotherSum_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("another company") << QByteArray("/desk/upserts") << QByteArray("companyId=b")
                                         << QByteArray("{}");
        QTest::newRow("no company") << QByteArray("/desk/upserts") << QByteArray() << QByteArray("{}");
        QTest::newRow("another path") << QByteArray("/desk/others") << QByteArray("companyId=a") << QByteArray("{}");
        QTest::newRow("another body") << QByteArray("/desk/upserts") << QByteArray("companyId=a") << QByteArray("[]");
        QTest::newRow("the query as a path")
            << QByteArray("/desk/upserts&companyId=a") << QByteArray() << QByteArray("{}");
    }
    void anotherRequestHasAnotherSum()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, query);
        QFETCH(const QByteArray, body);
        const QByteArray first = sumOf("/desk/upserts", "companyId=a");
        QVERIFY(!first.isEmpty());
        QCOMPARE(sumOf("/desk/upserts", "companyId=a"), first);
        QVERIFY(sumOf(path, query, body) != first);
    }
    void aNewSignatureIsNoOtherRequest()
    {
        const QByteArray first = sumOf("/webhook/configure", "X-Amz-Date=20261122T120000Z&kind=a&X-Amz-Signature=00ff");
        QCOMPARE(sumOf("/webhook/configure", "X-Amz-Date=20261122T120500Z&kind=a&X-Amz-Signature=ff00"), first);
        QVERIFY(sumOf("/webhook/configure", "X-Amz-Date=20261122T120000Z&kind=b&X-Amz-Signature=00ff") != first);
    }
};

QTEST_GUILESS_MAIN(TestKeyed)
#include "tst_keyed.moc"
