#include "core/net/Transport.h"
#include "tests/support/ConnectProxy.h"
#include "tests/support/HttpTarget.h"
#include "tests/support/TestCertificate.h"

#include <QtCore/QMutex>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <atomic>
#include <optional>

using namespace tierdesk;
using base::Fault;
using base::Millis;
using tests::HttpTarget;
using tests::TargetRequest;

class TestTransport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestGoesOutAsWritten();
    void theAnswerComesBackOnTheContextsThread();
    void aBareRequestIsToldOnTheNetThread();
    void aBodyIsHandedOutAsItComes();
    void whatIsNoSuccessComesWhole();
    void aStreamThatIsNotWantedEnds_data();
    void aStreamThatIsNotWantedEnds();
    void aConnectionIsUsedAgain();
    void aLongAnswerIsNotRead();
    void longHeadersAreNotRead();
    void aSilentServerTimesOut();
    void nobodyListening();
    void redirectsAreNotFollowed();
    void whatMayNotBeReachedIsNot_data();
    void whatMayNotBeReachedIsNot();
    void aNameThatLeadsHereIsRefusedAtTheSocket();
    void headersCannotSmuggle();
    void aCancelledRequestEndsAtOnce();
    void whatIsUnderWayEndsWithTheTransport();
    void anUnknownCertificateIsRefused();
    void aKnownCertificateIsTakenForItsNameOnly();
    void aProxyIsUsedByWhoMay();
    void aProxyThatRefusesIsNotGoneAround();
    void manyWaitAtOnce();

private:
    struct Caught {
        std::optional<base::Result<net::Response>> result;
        QThread *thread = nullptr;
    };
    /// Sends @p request and waits for what becomes of it.
    base::Result<net::Response> send(net::Transport &transport, net::Request request);
    [[nodiscard]] static net::Request to(const QString &url)
    {
        net::Request request;
        request.url = QUrl(url);
        request.timeout = Millis::seconds(20);
        return request;
    }
    static QString reason(const base::Result<net::Response> &result)
    {
        return result ? QString() : result.error().details[u"reason"].toString();
    }
};

base::Result<net::Response> TestTransport::send(net::Transport &transport, net::Request request)
{
    auto caught = std::make_shared<Caught>();
    transport.send(std::move(request), this, [caught](base::Result<net::Response> result) {
        caught->thread = QThread::currentThread();
        caught->result = std::move(result);
    });
    if (!QTest::qWaitFor([&] { return caught->result.has_value(); }, 30'000))
        return base::fail(Fault::Internal, u"never told"_s);
    return std::move(*caught->result);
}

void TestTransport::aRequestGoesOutAsWritten()
{
    HttpTarget target;
    net::Transport transport;
    target.answer = [](const TargetRequest &) {
        return HttpTarget::status("201 Created", "done", "X-Thing:  one \r\n");
    };
    net::Request request = to(target.url() + u"?a=b%20c#part"_s);
    request.headers = {{"Content-Type", "application/json"}, {"X-Own", "7"}};
    request.body = QByteArray(5000, 'x');
    const auto response = send(transport, request);
    QVERIFY2(response, response ? "" : qPrintable(response.error().message));
    QCOMPARE(response->status, 201);
    QCOMPARE(response->body, QByteArray("done"));
    QCOMPARE(response->header("x-thing"), QByteArray("one"));
    QCOMPARE(response->header("x-none"), QByteArray());
    QCOMPARE(target.requests.size(), 1);
    const TargetRequest &came = target.requests.front();
    QCOMPARE(came.method, QByteArray("POST"));
    QCOMPARE(came.path, QByteArray("/in?a=b%20c"));
    QCOMPARE(came.body, request.body);
    QCOMPARE(came.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(came.headers.value("x-own"), QByteArray("7"));
    QVERIFY2(!came.headers.contains("expect"), "a second is lost waiting for 100 Continue");
}

void TestTransport::theAnswerComesBackOnTheContextsThread()
{
    HttpTarget target;
    net::Transport transport;
    QThread *told = nullptr;
    transport.send(to(target.url()), this,
                   [&](const base::Result<net::Response> &) { told = QThread::currentThread(); });
    QTRY_COMPARE(told, thread());
}

void TestTransport::aBareRequestIsToldOnTheNetThread()
{
    HttpTarget target;
    target.answer = [](const TargetRequest &) { return HttpTarget::ok("bare"); };
    net::Transport transport;
    struct Told {
        std::atomic<bool> isDone = false;
        QThread *thread = nullptr;
        QByteArray body;
    } told;
    transport.sendBare(to(target.url()), [&told](base::Result<net::Response> result) {
        told.thread = QThread::currentThread();
        told.body = result ? result->body : QByteArray("failed");
        told.isDone = true;
    });
    QTRY_VERIFY(told.isDone);
    QCOMPARE(told.body, QByteArray("bare"));
    QVERIFY(told.thread != QThread::currentThread());
}

namespace {

/// What a stream brings, gathered on the net thread.
struct Gathered {
    QMutex mutex;
    QByteArray bytes;
    int status = 0;
    QByteArray type;
    std::optional<base::Result<net::Response>> result;

    [[nodiscard]] QByteArray soFar()
    {
        const QMutexLocker lock(&mutex);
        return bytes;
    }
    [[nodiscard]] bool isDone()
    {
        const QMutexLocker lock(&mutex);
        return result.has_value();
    }
    [[nodiscard]] net::Transport::Piece piece(qsizetype most = 1'000'000)
    {
        return [this, most](const net::Response &head, QByteArrayView more) {
            const QMutexLocker lock(&mutex);
            status = head.status;
            type = head.header("content-type");
            bytes.append(more);
            return bytes.size() < most;
        };
    }
    [[nodiscard]] net::Transport::Done done()
    {
        return [this](base::Result<net::Response> told) {
            const QMutexLocker lock(&mutex);
            result = std::move(told);
        };
    }
};

} // namespace

void TestTransport::aBodyIsHandedOutAsItComes()
{
    HttpTarget target;
    target.answer = [](const TargetRequest &) {
        return QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "6\r\nfirst \r\n");
    };
    Gathered gathered;
    net::Transport transport;
    transport.stream(to(target.url()), gathered.piece(), gathered.done());
    QTRY_COMPARE(gathered.soFar(), QByteArray("first "));
    QVERIFY(!gathered.isDone());
    QCOMPARE(gathered.status, 200);
    QCOMPARE(gathered.type, QByteArray("text/event-stream"));
    target.send("6\r\nsecond\r\n0\r\n\r\n");
    QTRY_VERIFY(gathered.isDone());
    QCOMPARE(gathered.soFar(), QByteArray("first second"));
    QVERIFY(gathered.result->has_value());
    QCOMPARE((*gathered.result)->status, 200);
    QVERIFY((*gathered.result)->body.isEmpty());
}

void TestTransport::whatIsNoSuccessComesWhole()
{
    HttpTarget target;
    target.answer = [](const TargetRequest &) { return HttpTarget::status("529 Busy", "come back"); };
    Gathered gathered;
    net::Transport transport;
    transport.stream(to(target.url()), gathered.piece(), gathered.done());
    QTRY_VERIFY(gathered.isDone());
    QVERIFY(gathered.soFar().isEmpty());
    QVERIFY(gathered.result->has_value());
    QCOMPARE((*gathered.result)->status, 529);
    QCOMPARE((*gathered.result)->body, QByteArray("come back"));
}

void TestTransport::aStreamThatIsNotWantedEnds_data()
{
    QTest::addColumn<qsizetype>("wanted");
    QTest::addColumn<qint64>("bound");
    QTest::addColumn<bool>("isTooLarge");
    QTest::newRow("nobody listens any more") << qsizetype(10) << qint64(1'000'000) << false;
    QTest::newRow("it is longer than allowed") << qsizetype(1'000'000) << qint64(4999) << true;
}

void TestTransport::aStreamThatIsNotWantedEnds()
{
    QFETCH(qsizetype, wanted);
    QFETCH(qint64, bound);
    QFETCH(bool, isTooLarge);
    HttpTarget target;
    target.answer = [](const TargetRequest &) { return HttpTarget::ok(QByteArray(5000, 'y')); };
    Gathered gathered;
    net::Transport transport;
    net::Request request = to(target.url());
    request.maxBody = bound;
    transport.stream(request, gathered.piece(wanted), gathered.done());
    QTRY_VERIFY(gathered.isDone());
    QVERIFY(!gathered.result->has_value());
    const base::Error &error = gathered.result->error();
    QCOMPARE(error.fault, isTooLarge ? Fault::TooLarge : Fault::Unavailable);
    QCOMPARE(reason(*gathered.result), isTooLarge ? QString() : u"cancelled"_s);
}

void TestTransport::aConnectionIsUsedAgain()
{
    HttpTarget target;
    net::Transport transport;
    for (int i = 0; i < 3; ++i)
        QVERIFY(send(transport, to(target.url())));
    QCOMPARE(target.requests.size(), 3);
    QCOMPARE(target.requests.back().connection, 1);
}

void TestTransport::aLongAnswerIsNotRead()
{
    HttpTarget target;
    net::Transport transport;
    target.answer = [](const TargetRequest &) { return HttpTarget::ok(QByteArray(5000, 'y')); };
    net::Request request = to(target.url());
    request.maxBody = 4999;
    const auto response = send(transport, request);
    QVERIFY(!response);
    QCOMPARE(response.error().fault, Fault::TooLarge);
    request.maxBody = 5000;
    QVERIFY(send(transport, request));
}

void TestTransport::longHeadersAreNotRead()
{
    HttpTarget target;
    net::Transport transport;
    QByteArray headers;
    for (int i = 0; i < 80; ++i)
        headers += "X-Long: " + QByteArray(1000, 'h') + "\r\n";
    target.answer = [&](const TargetRequest &) { return HttpTarget::ok({}, headers); };
    const auto response = send(transport, to(target.url()));
    QVERIFY(!response);
    QCOMPARE(response.error().fault, Fault::TooLarge);
}

void TestTransport::aSilentServerTimesOut()
{
    HttpTarget target;
    net::Transport transport;
    target.answer = [](const TargetRequest &) { return QByteArray(); };
    net::Request request = to(target.url());
    request.timeout = Millis{150};
    const auto response = send(transport, request);
    QVERIFY(!response);
    QCOMPARE(response.error().fault, Fault::Unavailable);
    QCOMPARE(reason(response), u"timeout"_s);
}

void TestTransport::nobodyListening()
{
    QString url;
    {
        const HttpTarget target;
        url = target.url();
    }
    net::Transport transport;
    const auto response = send(transport, to(url));
    QVERIFY(!response);
    QCOMPARE(response.error().fault, Fault::Unavailable);
    QCOMPARE(reason(response), u"connect"_s);
}

void TestTransport::redirectsAreNotFollowed()
{
    HttpTarget target;
    net::Transport transport;
    target.answer = [&](const TargetRequest &) {
        return HttpTarget::status("302 Found", {}, "Location: " + target.url().toLatin1() + "\r\n");
    };
    const auto response = send(transport, to(target.url()));
    QVERIFY(response);
    QCOMPARE(response->status, 302);
    QCOMPARE(target.requests.size(), 1);
}

void TestTransport::whatMayNotBeReachedIsNot_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("plain http elsewhere") << u"http://shop.example/"_s << Fault::Forbidden;
    QTest::newRow("a neighbour") << u"https://192.168.0.1/"_s << Fault::Forbidden;
    QTest::newRow("another scheme") << u"gopher://127.0.0.1/"_s << Fault::Forbidden;
    QTest::newRow("no host") << u"https:///in"_s << Fault::InvalidInput;
}

void TestTransport::whatMayNotBeReachedIsNot()
{
    QFETCH(QString, url);
    QFETCH(Fault, fault);
    net::Transport transport;
    const auto response = send(transport, to(url));
    QVERIFY(!response);
    QCOMPARE(response.error().fault, fault);
}

void TestTransport::aNameThatLeadsHereIsRefusedAtTheSocket()
{
    HttpTarget target;
    net::TransportSettings settings;
    settings.addresses = {"shop.example:" + QByteArray::number(target.serverPort()) + ":127.0.0.1"};
    net::Transport transport(settings);
    const auto response = send(transport, to(u"https://shop.example:%1/in"_s.arg(target.serverPort())));
    QVERIFY(!response);
    QCOMPARE(response.error().fault, Fault::Forbidden);
    QVERIFY(target.requests.isEmpty());

    net::TransportSettings closed;
    closed.targets.allowsLoopback = false;
    net::Transport strict(closed);
    const auto refused = send(strict, to(target.url()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().fault, Fault::Forbidden);
    QVERIFY(target.requests.isEmpty());
}

void TestTransport::headersCannotSmuggle()
{
    HttpTarget target;
    net::Transport transport;
    net::Request request = to(target.url());
    request.headers = {{"X-Own", "a\r\nX-Other: b"}};
    const auto response = send(transport, request);
    QVERIFY(!response);
    QCOMPARE(response.error().fault, Fault::InvalidInput);
    QVERIFY(target.requests.isEmpty());
}

void TestTransport::aCancelledRequestEndsAtOnce()
{
    HttpTarget target;
    net::Transport transport;
    target.answer = [](const TargetRequest &) { return QByteArray(); };
    std::optional<base::Result<net::Response>> result;
    const auto number =
        transport.send(to(target.url()), this, [&](base::Result<net::Response> r) { result = std::move(r); });
    QTRY_COMPARE(target.requests.size(), 1);
    transport.cancel(number);
    QTRY_VERIFY(result);
    QCOMPARE(reason(*result), u"cancelled"_s);
    transport.cancel(number); // once more does no harm
    QVERIFY(!*result);
}

void TestTransport::whatIsUnderWayEndsWithTheTransport()
{
    HttpTarget target;
    auto transport = std::make_unique<net::Transport>();
    target.answer = [](const TargetRequest &) { return QByteArray(); };
    std::optional<base::Result<net::Response>> result;
    transport->send(to(target.url()), this, [&](base::Result<net::Response> r) { result = std::move(r); });
    QTRY_COMPARE(target.requests.size(), 1);
    transport.reset();
    QTRY_VERIFY(result);
    QCOMPARE(reason(*result), u"cancelled"_s);
}

void TestTransport::anUnknownCertificateIsRefused()
{
    const auto own = tests::TestCertificate::make();
    HttpTarget target;
    target.serveTls(QSslCertificate(own.certificate), QSslKey(own.key, QSsl::Ec));
    net::Transport transport;
    const auto response = send(transport, to(target.url(u"localhost"_s)));
    QVERIFY(!response);
    QCOMPARE(response.error().fault, Fault::Unavailable);
    QCOMPARE(reason(response), u"tls"_s);
    QVERIFY(target.requests.isEmpty());
}

void TestTransport::aKnownCertificateIsTakenForItsNameOnly()
{
    const auto own = tests::TestCertificate::make();
    HttpTarget target;
    target.serveTls(QSslCertificate(own.certificate), QSslKey(own.key, QSsl::Ec));
    net::TransportSettings settings;
    settings.authorities = own.certificate;
    net::Transport transport(settings);
    const auto response = send(transport, to(target.url(u"localhost"_s)));
    QVERIFY2(response, response ? "" : qPrintable(response.error().message));
    QCOMPARE(response->status, 200);
    const auto other = send(transport, to(target.url()));
    QVERIFY(!other);
    QCOMPARE(reason(other), u"tls"_s);
}

void TestTransport::aProxyIsUsedByWhoMay()
{
    const auto own = tests::TestCertificate::make();
    HttpTarget target;
    target.serveTls(QSslCertificate(own.certificate), QSslKey(own.key, QSsl::Ec));
    target.answer = [](const TargetRequest &) { return HttpTarget::ok("through"); };
    tests::ConnectProxy proxy;
    net::TransportSettings settings;
    settings.authorities = own.certificate;
    settings.environment = [url = proxy.url("user:secret@")](const char *name) {
        return qstrcmp(name, "https_proxy") == 0 ? url : QByteArray();
    };
    net::Transport transport(settings);
    // A name that only the proxy knows; the certificate is the target's all the same.
    net::Request request = to(target.url(QString::fromLatin1(tests::TestCertificate::OtherName)));
    request.usesProxy = true;
    const auto response = send(transport, request);
    QVERIFY2(response, response ? "" : qPrintable(response.error().message));
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body, QByteArray("through"));
    QCOMPARE(proxy.asked.size(), 1);
    QCOMPARE(proxy.asked.front(),
             u"%1:%2"_s.arg(QLatin1String(tests::TestCertificate::OtherName)).arg(target.serverPort()));
    QCOMPARE(proxy.credentials, QByteArray("user:secret"));
    QVERIFY(!target.requests.front().headers.contains("proxy-authorization"));

    request.usesProxy = false;
    QVERIFY(!send(transport, request));
    // This machine's own services are not asked for by a proxy.
    request = to(target.url(u"localhost"_s));
    request.usesProxy = true;
    QVERIFY(send(transport, request));
    QCOMPARE(proxy.asked.size(), 1);
}

void TestTransport::aProxyThatRefusesIsNotGoneAround()
{
    HttpTarget target;
    tests::ConnectProxy proxy;
    proxy.refusal = "403 Forbidden";
    net::TransportSettings settings;
    settings.environment = [url = proxy.url()](const char *name) {
        return qstrcmp(name, "all_proxy") == 0 ? url : QByteArray();
    };
    net::Transport transport(settings);
    net::Request request = to(u"https://model.example.com:%1/in"_s.arg(target.serverPort()));
    request.usesProxy = true;
    const auto response = send(transport, request);
    QVERIFY(!response);
    QCOMPARE(response.error().fault, Fault::Unavailable);
    QVERIFY2(response.error().message.contains(u"403"), qPrintable(response.error().message));
    QVERIFY(target.requests.isEmpty());
}

void TestTransport::manyWaitAtOnce()
{
    constexpr int Many = 100;
    HttpTarget target;
    target.answer = [](const TargetRequest &) { return QByteArray(); }; // later
    net::TransportSettings settings;
    settings.connections = Many + 1;
    net::Transport transport(settings);
    int done = 0;
    for (int i = 0; i < Many; ++i) {
        transport.send(to(target.url()), this, [&](const base::Result<net::Response> &result) {
            QVERIFY2(result, result ? "" : qPrintable(result.error().message));
            done += result->body == "late" ? 1 : 0;
        });
    }
    QTRY_COMPARE(target.requests.size(), Many);
    QCOMPARE(done, 0);
    HttpTarget quick; // who waits holds up nobody
    QVERIFY(send(transport, to(quick.url())));
    target.sendAll(HttpTarget::ok("late"));
    QTRY_COMPARE(done, Many);
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
