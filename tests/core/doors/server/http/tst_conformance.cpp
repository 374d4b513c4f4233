#include "Requests.h"
#include "TestDoor.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

using namespace tierdesk;
using namespace tierdesk::server;
using namespace tierdesk::server::tests;

/// Requests as bytes over a real socket, and the answers' bytes.
class ConformanceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAndCloses_data();
    void answersAndCloses();
    void answersAndKeepsOpen_data();
    void answersAndKeepsOpen();
    void saysNothingBeforeTheRequestIsWhole_data();
    void saysNothingBeforeTheRequestIsWhole();
    void givesBodiesBackWithoutTheirFraming();
    void says100BeforeABodyThatWaits();
    void asksForNoBodyThatWouldBeRefused_data();
    void asksForNoBodyThatWouldBeRefused();
    void readsNoLargeBodyThatWouldBeRefused_data();
    void readsNoLargeBodyThatWouldBeRefused();
    void givesHeadTheFieldsOfGetAndNoBody();
    void refusesHeadWithoutABody_data();
    void refusesHeadWithoutABody();
    void givesOptionsNoContentAndNoLength();
    void closesWhenTold_data();
    void closesWhenTold();
    void answersConditionsOfPages();
    void executesNothingBehindARefusedRequest();
};

namespace {

void addRows(const QList<WireCase> &cases)
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    for (const WireCase &each : cases)
        QTest::addRow("%s (%d bytes)", each.name, int(each.bytes.size())) << each.bytes << each.status;
}

/// The one form that may be written; the obsolete ones are only read.
bool isImfDate(const QByteArray &text)
{
    const auto at = timestampFromHttp(text, base::Timestamp{0});
    return at && imfDate(*at) == text;
}

} // namespace

void ConformanceTest::answersAndCloses_data()
{
    addRows(refusedRequests());
}

void ConformanceTest::answersAndCloses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    TestDoor door;
    RawClient client(door.port);
    client.say(bytes);
    QTRY_VERIFY(client.isClosed());
    const bool isHead = bytes.startsWith("HEAD");
    QCOMPARE(client.answers(isHead).size(), 1);
    const Received answer = client.answers(isHead).first();
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.field("Connection"), QByteArray(status == 426 ? "close, upgrade" : "close"));
    QCOMPARE(answer.field("Content-Type"), QByteArray("application/problem+json"));
    QVERIFY(isImfDate(answer.field("Date")));
    if (!isHead)
        QCOMPARE(QJsonDocument::fromJson(answer.body).object().value(u"status").toInt(), status);
    QCOMPARE(door.dialect->handled, 0);
}

void ConformanceTest::answersAndKeepsOpen_data()
{
    addRows(goodRequests());
}

void ConformanceTest::answersAndKeepsOpen()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    TestDoor door;
    RawClient client(door.port);
    client.say(bytes);
    const bool isHead = bytes.startsWith("HEAD");
    QTRY_COMPARE(client.answers(isHead).size(), 1);
    const Received answer = client.answers(isHead).first();
    QCOMPARE(answer.status, status);
    QVERIFY(isImfDate(answer.field("Date")));
    QVERIFY(!answer.has("Transfer-Encoding"));
    QCOMPARE(answer.has("Content-Type"), answer.field("Content-Length").toInt() > 0);
    if (status == 405)
        QVERIFY(answer.field("Allow").contains("GET"));
    if (bytes.contains("HTTP/1.0")) {
        QTRY_VERIFY(client.isClosed());
        return;
    }
    client.say("GET /t/hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(client.received.endsWith("\r\n\r\nhello"));
}

void ConformanceTest::saysNothingBeforeTheRequestIsWhole_data()
{
    addRows(unfinishedRequests());
}

void ConformanceTest::saysNothingBeforeTheRequestIsWhole()
{
    QFETCH(const QByteArray, bytes);
    TestDoor door;
    RawClient client(door.port);
    client.say(bytes);
    // A whole exchange on a second connection takes longer than an answer to the first would.
    RawClient other(door.port);
    other.say(get({}));
    QTRY_COMPARE(other.answers().size(), 1);
    QCOMPARE(client.received, QByteArray());
    QVERIFY(!client.isClosed());
}

void ConformanceTest::givesBodiesBackWithoutTheirFraming()
{
    TestDoor door;
    RawClient client(door.port);
    client.say(chunked("5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nX-Checksum: abc\r\n\r\n") +
               post("Content-Length: 3\r\n", "abc"));
    QTRY_COMPARE(client.answers().size(), 2);
    QCOMPARE(client.answers().at(0).body, QByteArray("hello world"));
    QCOMPARE(client.answers().at(1).body, QByteArray("abc"));
}

void ConformanceTest::says100BeforeABodyThatWaits()
{
    TestDoor door;
    RawClient client(door.port);
    client.say(post("Content-Length: 5\r\nExpect: 100-continue\r\n", {}));
    QTRY_COMPARE(client.received, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.say("hello");
    QTRY_COMPARE(client.answers().size(), 2);
    QCOMPARE(client.answers().last().body, QByteArray("hello"));
}

void ConformanceTest::asksForNoBodyThatWouldBeRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    const QByteArray json = "Content-Type: application/json\r\n";
    QTest::newRow("at an unknown path") << QByteArray("POST /t/none") << json << 404;
    QTest::newRow("of a method that the path does not take") << QByteArray("PUT /t/json") << json << 405;
    QTest::newRow("of another type") << QByteArray("POST /t/json") << QByteArray("Content-Type: text/xml\r\n") << 415;
    QTest::newRow("in a coding") << QByteArray("POST /t/json") << json + "Content-Encoding: gzip\r\n" << 415;
    QTest::newRow("whose answer would not be taken") << QByteArray("POST /t/json") << json + "Accept: image/bmp\r\n"
                                                     << 406;
    QTest::newRow("of nobody known") << QByteArray("PUT /t/secret") << json << 401;
    QTest::newRow("above the bound") << QByteArray("POST /t/small") << json << 413;
}

void ConformanceTest::asksForNoBodyThatWouldBeRefused()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, fields);
    QFETCH(const int, status);
    TestDoor door;
    RawClient client(door.port);
    client.say(line + " HTTP/1.1\r\n" + host + fields + "Content-Length: 50\r\nExpect: 100-continue\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers().size(), 1);
    QCOMPARE(client.answers().first().status, status);
    QCOMPARE(client.answers().first().field("Connection"), QByteArray("close"));
    QCOMPARE(door.dialect->handled, 0);
}

void ConformanceTest::readsNoLargeBodyThatWouldBeRefused_data()
{
    asksForNoBodyThatWouldBeRefused_data();
}

/// Its client has not asked, and it is refused all the same before it is there: a stranger has us keep nothing.
void ConformanceTest::readsNoLargeBodyThatWouldBeRefused()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, fields);
    QFETCH(const int, status);
    TestDoor door;
    RawClient client(door.port);
    client.say(line + " HTTP/1.1\r\n" + host + fields + "Content-Length: 1000000\r\n\r\n{\"a\":");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers().size(), 1);
    QCOMPARE(client.answers().first().status, status);
    QCOMPARE(door.dialect->handled, 0);
}

void ConformanceTest::refusesHeadWithoutABody_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("of an unknown version") << "HEAD / HTTP/2.0\r\n" + host + "\r\n" << 505;
    QTest::newRow("of an asterisk") << "HEAD * HTTP/1.1\r\n" + host + "\r\n" << 400;
    QTest::newRow("of a fragment") << "HEAD /#a HTTP/1.1\r\n" + host + "\r\n" << 400;
    QTest::newRow("without a Host") << QByteArray("HEAD / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("with a field that is none") << QByteArray("HEAD / HTTP/1.1\r\nBad Name: a\r\n") << 400;
    QTest::newRow("with too much") << "HEAD / HTTP/1.1\r\n" + host + "A: " + QByteArray(20'000, 'a') << 431;
}

void ConformanceTest::refusesHeadWithoutABody()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    TestDoor door;
    RawClient client(door.port);
    client.say(bytes);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(true).size(), 1);
    QCOMPARE(client.answers(true).first().status, status);
    QVERIFY(client.received.endsWith("\r\n\r\n"));
}

void ConformanceTest::givesHeadTheFieldsOfGetAndNoBody()
{
    TestDoor door;
    RawClient client(door.port);
    client.say("HEAD /t/hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(client.received.endsWith("\r\n\r\n"));
    QCOMPARE(client.answers(true).first().status, 200);
    QCOMPARE(client.answers(true).first().field("Content-Length"), QByteArray("5"));
    QCOMPARE(client.answers(true).first().field("Content-Type"), QByteArray("text/plain"));
}

void ConformanceTest::givesOptionsNoContentAndNoLength()
{
    TestDoor door;
    for (const char *target : {"/t/json", "*"}) {
        RawClient client(door.port);
        client.say("OPTIONS " + QByteArray(target) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(client.answers().size(), 1);
        QCOMPARE(client.answers().first().status, 204);
        QVERIFY(!client.answers().first().has("Content-Length"));
        QVERIFY(client.answers().first().field("Allow").contains("POST"));
    }
}

void ConformanceTest::closesWhenTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("close is echoed") << get("Connection: close\r\n") << QByteArray("close") << true;
    QTest::newRow("HTTP/1.0 is closed") << QByteArray("GET / HTTP/1.0\r\n" + host + "\r\n") << QByteArray("close")
                                        << true;
    QTest::newRow("HTTP/1.0 is kept if asked")
        << QByteArray("GET / HTTP/1.0\r\n" + host + "Connection: keep-alive\r\n\r\n") << QByteArray("keep-alive")
        << false;
    QTest::newRow("a second request behind close is not read")
        << get("Connection: close\r\n") + get({}) << QByteArray("close") << true;
}

void ConformanceTest::closesWhenTold()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, connection);
    QFETCH(const bool, isClosed);
    TestDoor door;
    RawClient client(door.port);
    client.say(bytes);
    QTRY_COMPARE(client.answers().size(), 1);
    QCOMPARE(client.answers().first().status, 200);
    QCOMPARE(client.answers().first().field("Connection"), connection);
    if (isClosed)
        QTRY_VERIFY(client.isClosed());
    client.say(get({}));
    if (!isClosed)
        QTRY_COMPARE(client.answers().size(), 2);
    QCOMPARE(client.answers().size(), isClosed ? 1 : 2);
}

void ConformanceTest::answersConditionsOfPages()
{
    TestDoor door;
    RawClient client(door.port);
    client.say(get({}));
    QTRY_COMPARE(client.answers().size(), 1);
    const QByteArray tag = client.answers().first().field("ETag");
    const QByteArray modified = client.answers().first().field("Last-Modified");
    QVERIFY(tag.startsWith('"') && tag.endsWith('"'));
    QVERIFY(isImfDate(modified));
    const auto obsolete = [&](QStringView format) {
        const auto at = timestampFromHttp(modified, door.clock.at);
        return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at->ms, Qt::UTC), format).toLatin1();
    };
    const QList<std::pair<QByteArray, int>> conditions{
        {"If-None-Match: " + tag, 304},
        {"If-None-Match: W/" + tag, 304},
        {"If-None-Match: \"a\", " + tag, 304},
        {"If-None-Match: *", 304},
        {"If-None-Match: " + tag.mid(1, tag.size() - 2), 200},
        {"If-None-Match: \"a\"\r\nIf-None-Match: " + tag, 304},
        {"If-None-Match: \"a\"\r\nIf-Modified-Since: " + modified, 200},
        {"If-None-Match: " + tag + "\r\nIf-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT", 304},
        {"If-Modified-Since: " + modified, 304},
        {"If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT", 200},
        {"If-Modified-Since: " + obsolete(u"dddd, dd-MMM-yy HH:mm:ss 'GMT'"), 304},
        {"If-Modified-Since: " + obsolete(u"ddd MMM d HH:mm:ss yyyy"), 304},
        {"If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT", 200},
        {"If-Modified-Since: Sun Nov  6 08:49:37 1994", 200},
        {"If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT", 200},
    };
    for (const auto &[field, status] : conditions) {
        RawClient again(door.port);
        again.say(get(field + "\r\n"));
        QTRY_COMPARE(again.answers().size(), 1);
        QVERIFY2(again.answers().first().status == status, field.constData());
        QCOMPARE(again.answers().first().field("ETag"), tag);
        QCOMPARE(again.answers().first().has("Content-Length"), status == 200);
    }
}

void ConformanceTest::executesNothingBehindARefusedRequest()
{
    TestDoor door;
    RawClient client(door.port);
    const QByteArray inner = "GET /t/hello HTTP/1.1\r\nHost: a\r\n\r\n";
    client.say(post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + inner) + inner);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers().size(), 1);
    QCOMPARE(client.answers().first().status, 400);
    QCOMPARE(door.dialect->handled, 0);
}

QTEST_GUILESS_MAIN(ConformanceTest)
#include "tst_conformance.moc"
