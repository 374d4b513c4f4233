#include "Requests.h"

#include "core/doors/server/http/Framing.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::server;

class FramingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatHasTwoReadings_data();
    void refusesWhatHasTwoReadings();
    void readsWhatIsWellFormed_data();
    void readsWhatIsWellFormed();
    void waitsForTheRest_data();
    void waitsForTheRest();
    void givesTheRequestAsItWasMeant();
    void readsPipelinedRequestsOneByOne();
    void asksForTheBodyOnlyIfItHasNotCome();
    void boundsABodyOnceItsPathIsKnown();
    void keepsOrClosesTheConnection_data();
    void keepsOrClosesTheConnection();
    void readsAsManyHeaderBytesAsItSays();
};

namespace {

void addRows(const QList<tests::WireCase> &cases)
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isBytewise");
    for (const tests::WireCase &each : cases) {
        QTest::addRow("%s (%d bytes), at once", each.name, int(each.bytes.size()))
            << each.bytes << each.status << false;
        QTest::addRow("%s (%d bytes), byte by byte", each.name, int(each.bytes.size()))
            << each.bytes << each.status << true;
    }
}

Framing::State feed(Framing &framing, const QByteArray &bytes, bool isBytewise)
{
    if (!isBytewise)
        return framing.feed(bytes);
    for (const char byte : bytes) {
        if (framing.feed(QByteArrayView(&byte, 1)) == Framing::State::Complete)
            break;
    }
    return framing.state();
}

} // namespace

void FramingTest::refusesWhatHasTwoReadings_data()
{
    addRows(tests::refusedRequests());
}

void FramingTest::refusesWhatHasTwoReadings()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    QFETCH(const bool, isBytewise);
    Framing framing{FramingLimits{}};
    QCOMPARE(feed(framing, bytes, isBytewise), Framing::State::Refused);
    QCOMPARE(framing.refusal().status, status);
    QVERIFY(*framing.refusal().detail != '\0');
    QCOMPARE(framing.feed(tests::get({})), Framing::State::Refused);
}

void FramingTest::readsWhatIsWellFormed_data()
{
    addRows(tests::goodRequests());
}

void FramingTest::readsWhatIsWellFormed()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isBytewise);
    Framing framing{FramingLimits{}};
    QCOMPARE(feed(framing, bytes, isBytewise), Framing::State::Complete);
    QCOMPARE(framing.waiting(), 0);
    (void)framing.take();
    QCOMPARE(framing.state(), Framing::State::Idle);
}

void FramingTest::waitsForTheRest_data()
{
    addRows(tests::unfinishedRequests());
}

void FramingTest::waitsForTheRest()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isBytewise);
    Framing framing{FramingLimits{}};
    const Framing::State state = feed(framing, bytes, isBytewise);
    QVERIFY(state == Framing::State::Head || state == Framing::State::Body);
}

void FramingTest::givesTheRequestAsItWasMeant()
{
    Framing framing{FramingLimits{}};
    QCOMPARE(framing.feed("PUT http://Shop.Example:8080/a%20b/c?x=1&y=%C3%A9 HTTP/1.1\r\nHOST: shop.example:8080\r\n"
                          "X-One:  two words \t\r\nTransfer-Encoding: chunked\r\nUser-Agent: probe\r\n\r\n"
                          "3\r\nabc\r\n2;x\r\nde\r\n0\r\nX-Late: 1\r\n\r\n"),
             Framing::State::Complete);
    const FramedRequest request = framing.take();
    QCOMPARE(request.method, dialects::Method::Put);
    QCOMPARE(request.path, QByteArray("/a%20b/c"));
    QCOMPARE(request.query, QByteArray("x=1&y=%C3%A9"));
    QCOMPARE(request.host, QByteArray("shop.example:8080"));
    QCOMPARE(request.body, QByteArray("abcde"));
    QCOMPARE(request.header("x-one").toByteArray(), QByteArray("two words"));
    QCOMPARE(request.header("user-agent").toByteArray(), QByteArray("probe"));
    QVERIFY(!request.hasHeader("x-late"));
    QVERIFY(request.isKeptAlive);
}

void FramingTest::readsPipelinedRequestsOneByOne()
{
    Framing framing{FramingLimits{}};
    QByteArray bytes;
    for (int i = 0; i < 1000; ++i)
        bytes += "POST /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    framing.feed(bytes);
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(framing.state(), Framing::State::Complete);
        const FramedRequest request = framing.take();
        QCOMPARE(request.path, "/" + QByteArray::number(i));
        QCOMPARE(request.body, QByteArray("abc"));
        framing.advance();
    }
    QCOMPARE(framing.state(), Framing::State::Idle);
    QCOMPARE(framing.waiting(), 0);
}

void FramingTest::asksForTheBodyOnlyIfItHasNotCome()
{
    const QByteArray head = tests::post("Content-Length: 5\r\nExpect: 100-continue\r\n", {});
    Framing patient{FramingLimits{}};
    QCOMPARE(patient.feed(head), Framing::State::Body);
    QVERIFY(patient.takeContinue());
    QVERIFY(!patient.takeContinue());
    QCOMPARE(patient.feed("hello"), Framing::State::Complete);

    Framing hasty{FramingLimits{}};
    QCOMPARE(hasty.feed(head + "he"), Framing::State::Body);
    QVERIFY(!hasty.takeContinue());
}

void FramingTest::boundsABodyOnceItsPathIsKnown()
{
    Framing fixed{FramingLimits{}};
    QCOMPARE(fixed.feed(tests::post("Content-Length: 50\r\n", {})), Framing::State::Body);
    QCOMPARE(fixed.boundBody(49), Framing::State::Refused);
    QCOMPARE(fixed.refusal().status, 413);

    Framing pieces{FramingLimits{}};
    QCOMPARE(pieces.feed(tests::chunked("5\r\nhello\r\n")), Framing::State::Body);
    QCOMPARE(pieces.boundBody(8), Framing::State::Body);
    QCOMPARE(pieces.feed("4\r\n"), Framing::State::Refused);
    QCOMPARE(pieces.refusal().status, 413);
}

void FramingTest::keepsOrClosesTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isKept");
    const QByteArray old = "GET / HTTP/1.0\r\nHost: a\r\n";
    QTest::newRow("HTTP/1.1 keeps") << tests::get({}) << true;
    QTest::newRow("HTTP/1.1 with close closes") << tests::get("Connection: close\r\n") << false;
    QTest::newRow("close counts in a list and in capitals") << tests::get("Connection: Foo, CLOSE\r\n") << false;
    QTest::newRow("close in a second field counts") << tests::get("Connection: foo\r\nConnection: close\r\n") << false;
    QTest::newRow("HTTP/1.0 closes") << old + "\r\n" << false;
    QTest::newRow("HTTP/1.0 with keep-alive keeps") << old + "Connection: keep-alive\r\n\r\n" << true;
}

void FramingTest::keepsOrClosesTheConnection()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isKept);
    Framing framing{FramingLimits{}};
    QCOMPARE(framing.feed(bytes), Framing::State::Complete);
    QCOMPARE(framing.take().isKeptAlive, isKept);
}

void FramingTest::readsAsManyHeaderBytesAsItSays()
{
    const FramingLimits limits;
    const qsizetype frame = QByteArray("Host: a\r\nX: \r\n").size();
    const QByteArray start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    Framing fits{limits};
    QCOMPARE(fits.feed(start + QByteArray(limits.headerBytes - frame, 'x') + "\r\n\r\n"), Framing::State::Complete);
    Framing over{limits};
    QCOMPARE(over.feed(start + QByteArray(limits.headerBytes - frame + 3, 'x') + "\r\n\r\n"), Framing::State::Refused);
    QCOMPARE(over.refusal().status, 431);
}

QTEST_GUILESS_MAIN(FramingTest)
#include "tst_framing.moc"
