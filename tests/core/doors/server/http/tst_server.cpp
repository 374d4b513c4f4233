#include "TestDoor.h"

#include "resources/Resources.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace tierdesk;
using namespace tierdesk::server;
using namespace tierdesk::server::tests;
using namespace std::chrono_literals;

/// What happens to a well-formed request on its way to a handler, and to its answer on the way back.
class ServerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }
    void decidesInOrder_data();
    void decidesInOrder();
    void decodesPathAndQuery();
    void prefersALiteralSegment();
    void keepsTheOrderOfPipelinedRequests();
    void dropsTheAnswerOfAClientThatLeft();
    void leavesOutFieldsThatWouldSplitTheHeader();
    void countsDownAndThenRefuses();
    void countsNothingWhenLimitsAreOff();
    void listsEveryRouteInOpenApi();
    void reportsHealthAsItIsTold();
    void showsFiguresToAConsoleUserOnly();
    void describesItselfOnce();
    void tellsStrangersOnlyWhetherItIsWell();
    void boundsWhatIsOnItsWayToAnAddress();
    void limitsInvalidCredentialsByAddress();
    void listensToTrustedProxies_data();
    void listensToTrustedProxies();
    void namesEachRequest();
    void refusesTwoRoutesOfOnePattern();
    void answersADrainingServersLastRequests();
    void drainsInTimeEvenIfNobodyAnswers();
    void streamsAnAnswerInChunks();
    void endsAStreamWithTheConnectionForAnOldClient();
    void dropsWhatIsWrittenToAClientThatLeft();
    void waitsForStreamsWhenItDrains();
    void cutsAStreamThatStands();
};

namespace {

QByteArray request(const QByteArray &line, const QByteArray &fields = {}, const QByteArray &body = {})
{
    QByteArray out = line + " HTTP/1.1\r\nHost: localhost\r\n" + fields;
    if (!body.isEmpty())
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return out + "\r\n" + body;
}

const QByteArray Good = "Authorization: Bearer good\r\n";

Received ask(TestDoor &door, const QByteArray &bytes, const QHostAddress &from = QHostAddress::LocalHost)
{
    RawClient client(door.port, from);
    client.say(bytes);
    [&] { QTRY_COMPARE(client.answers().size(), 1); }();
    return client.answers().isEmpty() ? Received() : client.answers().first();
}

} // namespace

void ServerTest::decidesInOrder_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isHandled");
    const QByteArray good = "Authorization: Bearer good\r\n";
    const QByteArray json = "Content-Type: application/json\r\n";
    QTest::newRow("a known path is handled") << request("GET /t/hello") << 200 << true;
    QTest::newRow("an unknown path below the dialect is not found") << request("GET /t/none") << 404 << false;
    QTest::newRow("an unknown path outside any dialect is not found") << request("GET /none") << 404 << false;
    QTest::newRow("a trailing slash is another path") << request("GET /t/hello/") << 404 << false;
    QTest::newRow("an empty segment is no capture") << request("GET /t/items//parts/1") << 404 << false;
    QTest::newRow("a letter may be percent-encoded") << request("GET /%74/h%65llo") << 200 << true;
    QTest::newRow("a letter encoded twice is not that letter") << request("GET /t/h%2565llo") << 404 << false;
    QTest::newRow("encoded dots are not resolved") << request("GET /t/%2e%2e/t/hello") << 404 << false;
    QTest::newRow("an encoded slash stays in its segment") << request("GET /t/hello%2F") << 404 << false;
    QTest::newRow("dots are not resolved") << request("GET /t/../t/hello") << 404 << false;
    QTest::newRow("a wrong method is told what is right") << request("PATCH /t/hello") << 405 << false;
    QTest::newRow("a captured segment that is not UTF-8 is refused") << request("GET /t/later/%ff") << 400 << false;
    QTest::newRow("a query that is not UTF-8 is refused") << request("GET /t/hello?a=%c3%28") << 400 << false;
    QTest::newRow("an overlong encoding is refused") << request("GET /t/hello?a=%c0%ae") << 400 << false;
    QTest::newRow("a surrogate in UTF-8 is refused") << request("GET /t/hello?a=%ed%a0%80") << 400 << false;
    QTest::newRow("no credential is 401") << request("GET /t/secret") << 401 << false;
    QTest::newRow("a wrong credential is 401")
        << request("GET /t/secret", "Authorization: Bearer bad\r\n") << 401 << false;
    QTest::newRow("a credential without the right is 403")
        << request("GET /t/secret", "Authorization: Bearer barred\r\n") << 403 << false;
    QTest::newRow("a good credential is let through") << request("GET /t/secret", good) << 200 << true;
    QTest::newRow("a credential for this door among others is let through")
        << request("GET /t/secret", "Authorization: Bearer for support\r\n") << 200 << true;
    QTest::newRow("a credential for another door is 403")
        << request("GET /t/secret", "Authorization: Bearer for cs\r\n") << 403 << false;
    QTest::newRow("a credential with scopes opens no page that is no door")
        << request("GET /metrics", "Authorization: Bearer for support\r\n") << 403 << false;
    QTest::newRow("the method is looked at before the credential") << request("DELETE /t/secret") << 405 << false;
    QTest::newRow("JSON is taken") << request("POST /t/json", json, "{}") << 201 << true;
    QTest::newRow("JSON in UTF-8 is taken")
        << request("POST /t/json", "Content-Type: Application/JSON ; charset=UTF-8\r\n", "{}") << 201 << true;
    QTest::newRow("JSON in another charset is not")
        << request("POST /t/json", "Content-Type: application/json; charset=latin1\r\n", "{}") << 415 << false;
    QTest::newRow("JSON with an empty parameter is taken")
        << request("POST /t/json", "Content-Type: application/json;\r\n", "{}") << 201 << true;
    QTest::newRow("JSON with a parameter that says nothing of its text is taken")
        << request("POST /t/json", "Content-Type: application/json; a=\";charset=latin1\"; CHARSET=\"utf-8\"\r\n", "{}")
        << 201 << true;
    QTest::newRow("JSON with half a parameter is not")
        << request("POST /t/json", "Content-Type: application/json; charset\r\n", "{}") << 415 << false;
    QTest::newRow("a coding that is none is taken")
        << request("POST /t/json", json + "Content-Encoding: identity\r\n", "{}") << 201 << true;
    QTest::newRow("a body in a coding is not taken for plain")
        << request("POST /t/json", json + "Content-Encoding: gzip\r\n", "{}") << 415 << false;
    QTest::newRow("a body in two codings, told in two lines, is not taken for plain")
        << request("POST /t/json", json + "Content-Encoding: identity\r\nContent-Encoding: br\r\n", "{}") << 415
        << false;
    QTest::newRow("a form is not JSON") << request("POST /t/json",
                                                   "Content-Type: application/x-www-form-urlencoded\r\n", "a=b")
                                        << 415 << false;
    QTest::newRow("a body without a type is not JSON") << request("POST /t/json", {}, "{}") << 415 << false;
    QTest::newRow("no body needs no type") << request("POST /t/json") << 201 << true;
    QTest::newRow("a body within the route's bound is taken")
        << request("POST /t/small", {}, "0123456789") << 200 << true;
    QTest::newRow("a body above the route's bound is not")
        << request("POST /t/small", {}, "0123456789a") << 413 << false;
    QTest::newRow("HEAD is GET") << QByteArray("HEAD /t/hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") << 200
                                 << true;
}

void ServerTest::decidesInOrder()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    QFETCH(const bool, isHandled);
    TestDoor door;
    RawClient client(door.port);
    client.say(bytes);
    const bool isHead = bytes.startsWith("HEAD");
    QTRY_COMPARE(client.answers(isHead).size(), 1);
    const Received answer = client.answers(isHead).first();
    QCOMPARE(answer.status, status);
    QCOMPARE(door.dialect->handled, isHandled ? 1 : 0);
    QCOMPARE(answer.has("WWW-Authenticate"), status == 401);
    QCOMPARE(answer.has("Allow"), status == 405);
    QCOMPARE(answer.has("Accept-Encoding"), status == 415 && bytes.contains("Content-Encoding"));
    QCOMPARE(answer.has("Accept"), status == 415 && !bytes.contains("Content-Encoding"));
    // Below its prefix a dialect refuses in its own words, elsewhere the server does.
    if (status >= 400)
        QCOMPARE(answer.body.startsWith("{\"t\":"), bytes.contains(" /t/"));
    QCOMPARE(answer.field("X-Content-Type-Options"), QByteArray("nosniff"));
    QCOMPARE(answer.field("Cache-Control"), QByteArray("no-store"));
}

void ServerTest::decodesPathAndQuery()
{
    TestDoor door;
    const Received answer =
        ask(door, request("GET /t/items/a%2Fb%20c/parts/%C3%A9?x=1+2&x=%F0%9F%98%80&&flag&e=&%61=b%26",
                          "X-Mixed-Case: V\r\n"));
    QCOMPARE(answer.body, QByteArray("a/b c|\xc3\xa9"));
    QCOMPARE(answer.field("X-Seen"), QByteArray("yes"));
    const dialects::Call &call = door.dialect->last;
    QCOMPARE(call.query.size(), size_t(5));
    QCOMPARE(call.query.at(0).second, u"1 2"_s);
    QCOMPARE(call.query.at(1).second, QString::fromUtf8("\xf0\x9f\x98\x80"));
    QCOMPARE(call.parameter(u"x").value(), u"1 2"_s);
    QCOMPARE(call.parameter(u"flag").value(), QString());
    QCOMPARE(call.parameter(u"a").value(), u"b&"_s);
    QVERIFY(!call.parameter(u"none"));
    QCOMPARE(call.path, QByteArray("/t/items/a%2Fb%20c/parts/%C3%A9"));
    QCOMPARE(call.header("x-mixed-case"), QByteArray("V"));
    QCOMPARE(call.receivedAt, door.clock.at);
    QVERIFY(call.peer.isLoopback());
}

void ServerTest::prefersALiteralSegment()
{
    TestDoor door;
    QCOMPARE(ask(door, request("GET /t/items/new/parts/1")).body, QByteArray("literal"));
    QCOMPARE(ask(door, request("GET /t/items/newer/parts/1")).body, QByteArray("newer|1"));
}

void ServerTest::keepsTheOrderOfPipelinedRequests()
{
    TestDoor door;
    RawClient client(door.port);
    client.say(request("GET /t/later/a") + request("GET /t/hello") + request("GET /t/later/b") +
               request("GET /t/none"));
    QTRY_COMPARE(door.dialect->held.size(), size_t(1));
    // A whole exchange on another connection: nothing behind the first request may have been handled meanwhile.
    QCOMPARE(ask(door, request("GET /t/items/x/parts/y")).status, 200);
    QCOMPARE(door.dialect->handled, 2);
    QCOMPARE(client.received, QByteArray());
    door.dialect->held.front()({200, "a", "text/plain", {}});
    QTRY_COMPARE(door.dialect->held.size(), size_t(2));
    QTRY_COMPARE(client.answers().size(), 2);
    door.dialect->held.at(1)({200, "b", "text/plain", {}});
    QTRY_COMPARE(client.answers().size(), 4);
    QByteArrayList bodies;
    for (const Received &each : client.answers())
        bodies << each.body.left(5);
    QCOMPARE(bodies, (QByteArrayList{"a", "hello", "b", "{\"t\":"}));
}

void ServerTest::dropsTheAnswerOfAClientThatLeft()
{
    TestDoor door;
    auto client = std::make_unique<RawClient>(door.port);
    client->say(request("GET /t/later/a"));
    QTRY_COMPARE(door.dialect->held.size(), size_t(1));
    client.reset();
    QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 0\n"));
    door.dialect->held.front()({200, "a", "text/plain", {}});
    door.dialect->held.front()({200, "twice", "text/plain", {}});
    QCOMPARE(ask(door, request("GET /t/hello")).body, QByteArray("hello"));
}

void ServerTest::leavesOutFieldsThatWouldSplitTheHeader()
{
    TestDoor door;
    const Received answer = ask(door, request("GET /t/odd"));
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.has("X-Injected"));
    QVERIFY(!answer.has("X-Split"));
}

void ServerTest::countsDownAndThenRefuses()
{
    TestDoor door;
    door.clock.at = {1'800'000'000'000 + 6'000}; // six seconds into a minute
    const QByteArray bytes = request("GET /t/limited", "Authorization: Bearer good\r\n");
    for (const int left : {2, 1, 0}) {
        const Received answer = ask(door, bytes);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.field("X-RateLimit-Limit"), QByteArray("3"));
        QCOMPARE(answer.field("X-RateLimit-Remaining").toInt(), left);
        QCOMPARE(answer.field("X-RateLimit-Reset"), QByteArray("1800000060"));
        QVERIFY(!answer.has("Retry-After"));
    }
    const Received refused = ask(door, bytes);
    QCOMPARE(refused.status, 429);
    QVERIFY(refused.body.startsWith("{\"t\":"));
    QCOMPARE(refused.field("X-RateLimit-Remaining"), QByteArray("0"));
    QVERIFY(refused.field("Retry-After").toInt() >= 1);
    QCOMPARE(door.dialect->handled, 3);
    QCOMPARE(ask(door, request("GET /t/limited", "Authorization: Bearer other\r\n")).status, 200);
    door.clock.at.ms += refused.field("Retry-After").toInt() * 1000;
    QCOMPARE(ask(door, bytes).status, 200);
}

void ServerTest::countsNothingWhenLimitsAreOff()
{
    ServerSettings settings;
    settings.hasRateLimits = false;
    TestDoor door(settings);
    for (int i = 0; i < 5; ++i) {
        const Received answer = ask(door, request("GET /t/limited", "Authorization: Bearer good\r\n"));
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.has("X-RateLimit-Limit"));
    }
}

void ServerTest::listsEveryRouteInOpenApi()
{
    TestDoor door;
    const QJsonObject api = QJsonDocument::fromJson(ask(door, request("GET /openapi.json")).body).object();
    QCOMPARE(api.value(u"openapi").toString(), u"3.1.0"_s);
    const QJsonObject paths = api.value(u"paths").toObject();
    for (const auto &entry : door.server->routes().entries()) {
        const QJsonObject item = paths.value(QString::fromLatin1(entry->route.pattern)).toObject();
        const QString verb = QString::fromLatin1(RouteTable::word(entry->route.method).toLower());
        QVERIFY2(item.contains(verb) == entry->route.isListed, entry->route.pattern.constData());
    }
    const QJsonObject part = paths.value(u"/t/items/{id}/parts/{part}").toObject().value(u"get").toObject();
    QCOMPARE(part.value(u"parameters").toArray().size(), 2);
    const QJsonObject secret = paths.value(u"/t/secret").toObject().value(u"get").toObject();
    QVERIFY(secret.contains(u"security"));
    // Refusals are described as they are made.
    const QJsonObject responses = secret.value(u"responses").toObject();
    for (const char *status : {"200", "400", "401", "403", "406", "429", "504"})
        QVERIFY2(responses.contains(QLatin1String(status)), status);
    QVERIFY(!responses.contains(u"415"));
    QVERIFY(
        paths.value(u"/t/json").toObject().value(u"post").toObject().value(u"responses").toObject().contains(u"415"));
    const Received docs = ask(door, request("GET /docs"));
    QCOMPARE(docs.status, 200);
    const QByteArray policy = docs.field("Content-Security-Policy");
    QVERIFY(policy.contains("default-src 'none'") && policy.contains("script-src 'sha256-"));
    QVERIFY(!policy.contains("unsafe"));
    QVERIFY(!docs.body.contains("https://") && !docs.body.contains("http://"));
}

void ServerTest::reportsHealthAsItIsTold()
{
    TestDoor door;
    QString index = u"healthy"_s;
    door.server->setHealth([&](bool, const auto &told) {
        Health health;
        health.services = {{u"groq_api"_s, u"disabled"_s}, {u"chromadb"_s, index}};
        health.metrics = QJsonObject{{u"activeSessions"_s, 7}};
        told(health);
    });
    for (const char *path : {"/health", "/api/v1/health"}) {
        const QJsonObject body =
            QJsonDocument::fromJson(ask(door, request("GET " + QByteArray(path), Good)).body).object();
        QCOMPARE(body.value(u"status").toString(), u"healthy"_s);
        const QJsonObject services = body.value(u"services").toObject();
        QCOMPARE(services.value(u"kong_gateway").toString(), u"healthy"_s);
        QCOMPARE(services.value(u"groq_api").toString(), u"disabled"_s);
        QCOMPARE(body.value(u"metrics").toObject().value(u"activeSessions").toInt(), 7);
    }
    index = u"down"_s;
    QCOMPARE(QJsonDocument::fromJson(ask(door, request("GET /health")).body).object().value(u"status").toString(),
             u"degraded"_s);
}

void ServerTest::showsFiguresToAConsoleUserOnly()
{
    TestDoor door;
    QCOMPARE(ask(door, request("GET /metrics")).status, 401);
    (void)ask(door, request("GET /t/hello"));
    (void)ask(door, request("get /t/hello"));
    const QByteArray figures = ask(door, request("GET /metrics", "Authorization: Bearer good\r\n")).body;
    QVERIFY(figures.contains("tierdesk_http_requests_total{door=\"t\",method=\"GET\",code=\"200\"} 1\n"));
    QVERIFY(figures.contains("tierdesk_http_framing_refused_total{status=\"501\"} 1\n"));
    QVERIFY(figures.contains("tierdesk_http_request_duration_seconds_count{door=\"t\"} 1\n"));
}

/// However often it is asked for, and in whatever coding.
void ServerTest::describesItselfOnce()
{
    TestDoor door;
    const Received plain = ask(door, request("GET /openapi.json"));
    const int described = door.dialect->described;
    QVERIFY(described > 0);
    const Received small = ask(door, request("GET /openapi.json", "Accept-Encoding: gzip\r\n"));
    QCOMPARE(plain.status, 200);
    QCOMPARE(small.field("Content-Encoding"), QByteArray("gzip"));
    QVERIFY(small.body.size() * 3 < plain.body.size());
    for (const Received &each : {plain, small}) {
        QCOMPARE(each.field("Vary"), QByteArray("Accept-Encoding"));
        const QByteArray fields =
            (each.has("Content-Encoding") ? QByteArray("Accept-Encoding: gzip\r\n") : QByteArray());
        const Received again =
            ask(door, request("GET /openapi.json", fields + "If-None-Match: " + each.field("ETag") + "\r\n"));
        QCOMPARE(again.status, 304);
        QVERIFY(again.body.isEmpty());
    }
    QVERIFY(plain.field("ETag") != small.field("ETag"));
    QCOMPARE(door.dialect->described, described);
    for (const char *page : {"/docs", "/"})
        QCOMPARE(ask(door, request(QByteArray("GET ") + page, "Accept-Encoding: gzip\r\n")).field("Content-Encoding"),
                 QByteArray("gzip"));
}

void ServerTest::tellsStrangersOnlyWhetherItIsWell()
{
    TestDoor door;
    const auto health = [&door](const QByteArray &fields) {
        return QJsonDocument::fromJson(ask(door, request("GET /health", fields)).body).object();
    };
    QCOMPARE(health({}), (QJsonObject{{u"status"_s, u"healthy"_s}}));
    QCOMPARE(health("Authorization: Bearer wrong\r\n"), health({}));
    QVERIFY(health(Good).contains(u"services") && health(Good).contains(u"version"));
    // A credential for one door alone is told, too.
    QVERIFY(health("Authorization: Bearer for support\r\n").contains(u"services"));
}

/// Who reads nothing of it waits; others do not.
void ServerTest::boundsWhatIsOnItsWayToAnAddress()
{
    ServerSettings settings;
    settings.framing.answersPerAddress = 1 << 20;
    settings.framing.writeBacklog = 64 << 20;
    TestDoor door(settings);
    door.dialect->large = QByteArray(16 << 20, 'x');
    RawClient slow(door.port);
    slow.socket.setReadBufferSize(1);
    slow.say(request("GET /t/large"));
    QTRY_COMPARE(door.dialect->handled, 1);
    const Received refused = ask(door, request("GET /openapi.json"));
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.field("Retry-After"), QByteArray("1"));
    QCOMPARE(ask(door, request("GET /t/hello")).status, 429);
    QCOMPARE(ask(door, request("GET /t/secret", Good)).status, 200);
    QCOMPARE(ask(door, request("GET /t/hello"), QHostAddress(u"127.0.0.2"_s)).status, 200);
    slow.socket.abort();
    QTRY_COMPARE(ask(door, request("GET /t/hello")).status, 200);
}

void ServerTest::limitsInvalidCredentialsByAddress()
{
    ServerSettings settings;
    settings.failedCredentials.count = 3;
    TestDoor door(settings);
    const QByteArray wrong = request("GET /t/secret", "Authorization: Bearer wrong\r\n");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(door, wrong).status, 401);
    const Received refused = ask(door, wrong);
    QCOMPARE(refused.status, 429);
    QVERIFY(refused.field("Retry-After").toInt() > 0);
    // Nobody behind the same address suffers from it, nor who has just not signed in.
    QCOMPARE(ask(door, request("GET /t/secret", Good)).status, 200);
    QCOMPARE(ask(door, request("GET /t/secret")).status, 401);
    QCOMPARE(ask(door, wrong, QHostAddress(u"127.0.0.2"_s)).status, 401);
    door.clock.at = door.clock.at + base::Millis::minutes(2);
    QCOMPARE(ask(door, wrong).status, 401);
    settings.hasRateLimits = false;
    TestDoor open(settings);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ask(open, wrong).status, 401);
}

void ServerTest::listensToTrustedProxies_data()
{
    QTest::addColumn<QString>("proxies");
    QTest::addColumn<QString>("peer");
    QTest::addColumn<bool>("isSecure");
    QTest::newRow("from a trusted one") << u"127.0.0.1"_s << u"192.0.2.7"_s << true;
    QTest::newRow("from any other") << u"10.0.0.0/8"_s << u"127.0.0.1"_s << false;
    QTest::newRow("from anybody where none is trusted") << QString() << u"127.0.0.1"_s << false;
}

void ServerTest::listensToTrustedProxies()
{
    QFETCH(const QString, proxies);
    QFETCH(const QString, peer);
    QFETCH(const bool, isSecure);
    ServerSettings settings;
    settings.proxies = *TrustedProxies::parse(proxies);
    settings.framing.connectionsPerAddress = 2;
    settings.defaultLimit.count = 0;
    TestDoor door(settings);
    const QByteArray forwarded = "GET /t/hello HTTP/1.1\r\nHost: desk.example\r\nX-Forwarded-For: 192.0.2.7\r\n"
                                 "X-Forwarded-Proto: https\r\nX-Request-Id: abc-1\r\n\r\n";
    const Received answer = ask(door, forwarded);
    QCOMPARE(door.dialect->last.peer.toString(), peer);
    QCOMPARE(door.dialect->last.isSecure, isSecure);
    QCOMPARE(answer.has("Strict-Transport-Security"), isSecure);
    QCOMPARE(answer.field("X-Request-Id") == "abc-1", isSecure);
    // A proxy's connections are many; those of others are counted.
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<RawClient>(door.port));
        clients.back()->say(forwarded);
        QTRY_COMPARE(clients.back()->answers().size(), 1);
    }
    QCOMPARE(clients.back()->answers().first().status, peer == u"127.0.0.1" ? 503 : 200);
}

void ServerTest::namesEachRequest()
{
    TestDoor door;
    const QByteArray first = ask(door, request("GET /t/hello")).field("X-Request-Id");
    const QByteArray second = ask(door, request("GET /t/none")).field("X-Request-Id");
    QCOMPARE(first.size(), 16);
    QCOMPARE(second.size(), 16);
    QVERIFY(first != second);
    QVERIFY(!ask(door, request("GET /t/hello")).has("Strict-Transport-Security"));
}

void ServerTest::refusesTwoRoutesOfOnePattern()
{
    FakeClock clock;
    base::Counters counters;
    FakeAuthenticator authenticator;
    Server server({}, clock, counters, authenticator);
    server.add(std::make_unique<TestDialect>());
    server.add(std::make_unique<TestDialect>());
    const auto listening = server.listen(QHostAddress::LocalHost, 0);
    QVERIFY(!listening);
    QCOMPARE(listening.error().fault, base::Fault::Conflict);
}

void ServerTest::answersADrainingServersLastRequests()
{
    TestDoor door;
    RawClient busy(door.port);
    RawClient idle(door.port);
    busy.say(request("GET /t/later/a"));
    idle.say(request("GET /t/hello"));
    QTRY_COMPARE(door.dialect->held.size(), size_t(1));
    QTRY_COMPARE(idle.answers().size(), 1);
    bool isDone = false;
    door.server->drain([&] { isDone = true; });
    QTRY_VERIFY(idle.isClosed());
    RawClient late(door.port);
    QTRY_COMPARE(late.socket.error(), QAbstractSocket::ConnectionRefusedError);
    QVERIFY(!isDone);
    door.dialect->held.front()({200, "a", "text/plain", {}});
    QTRY_VERIFY(isDone);
    QTRY_VERIFY(busy.isClosed());
    QCOMPARE(busy.answers().first().body, QByteArray("a"));
    QCOMPARE(busy.answers().first().field("Connection"), QByteArray("close"));
}

void ServerTest::drainsInTimeEvenIfNobodyAnswers()
{
    TestDoor door;
    RawClient client(door.port);
    client.say(request("GET /t/later/a"));
    QTRY_COMPARE(door.dialect->held.size(), size_t(1));
    bool isDone = false;
    door.server->drain([&] { isDone = true; }, 50ms);
    QTRY_VERIFY(isDone);
    QVERIFY(!client.isClosed());
}

void ServerTest::streamsAnAnswerInChunks()
{
    TestDoor door;
    RawClient client(door.port);
    client.say(request("GET /t/stream") + request("GET /t/hello"));
    QTRY_VERIFY(client.received.endsWith("\r\n\r\n5\r\nkept \r\n"));
    QVERIFY(client.received.contains("\r\nTransfer-Encoding: chunked\r\n"));
    QVERIFY(client.received.contains("\r\nContent-Type: text/event-stream\r\n"));
    QVERIFY(!client.received.contains("Content-Length"));
    door.dialect->bodies.front()->write("more");
    QTRY_VERIFY(client.received.endsWith("4\r\nmore\r\n"));
    door.dialect->bodies.front()->write({}); // would be the last chunk
    door.dialect->bodies.front()->end();
    // The next request waited for the end.
    QTRY_VERIFY(client.received.endsWith("hello"));
    const qsizetype end = client.received.indexOf("more\r\n0\r\n\r\nHTTP/1.1 200 OK");
    QVERIFY2(end > 0, client.received.constData());
    QCOMPARE(parseAnswers(client.received.mid(end + 11)).size(), 1);
    QVERIFY(!client.isClosed());
}

void ServerTest::endsAStreamWithTheConnectionForAnOldClient()
{
    TestDoor door;
    RawClient client(door.port);
    client.say("GET /t/stream HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
    QTRY_VERIFY(client.received.endsWith("\r\n\r\nkept "));
    QVERIFY(!client.received.contains("chunked"));
    QVERIFY(client.received.contains("\r\nConnection: close\r\n"));
    door.dialect->bodies.front()->write("more");
    door.dialect->bodies.front()->end();
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received.endsWith("kept more"));
}

void ServerTest::dropsWhatIsWrittenToAClientThatLeft()
{
    TestDoor door;
    {
        RawClient client(door.port);
        client.say(request("GET /t/stream"));
        QTRY_VERIFY(client.received.endsWith("kept \r\n"));
        client.socket.abort();
    }
    QCOMPARE(ask(door, request("GET /t/hello")).body, QByteArray("hello")); // by now it is known
    door.dialect->bodies.front()->write("nobody hears it");
    door.dialect->bodies.front()->end();
    QCOMPARE(ask(door, request("GET /t/hello")).body, QByteArray("hello"));
}

void ServerTest::waitsForStreamsWhenItDrains()
{
    TestDoor door;
    RawClient client(door.port);
    client.say(request("GET /t/stream"));
    QTRY_VERIFY(client.received.endsWith("kept \r\n"));
    bool isDrained = false;
    door.server->drain([&] { isDrained = true; }, 20s);
    QVERIFY(!QTest::qWaitFor([&] { return isDrained; }, 50));
    door.dialect->bodies.front()->write("the end");
    door.dialect->bodies.front()->end();
    QTRY_VERIFY(isDrained);
    QTRY_VERIFY(client.received.endsWith("the end\r\n0\r\n\r\n"));
}

void ServerTest::cutsAStreamThatStands()
{
    ServerSettings settings;
    settings.framing.answerTime = 100ms;
    TestDoor door(settings);
    RawClient client(door.port);
    client.say(request("GET /t/stream"));
    QTRY_VERIFY(client.received.endsWith("kept \r\n"));
    QTRY_VERIFY(client.isClosed());
    QVERIFY2(!client.received.contains("504"), "an answer within an answer");
    door.dialect->bodies.front()->end();
}

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
