#include "core/delivery/OutboxDelivery.h"
#include "core/delivery/WebhookCarrier.h"
#include "tests/core/engine/EngineFixture.h"
#include "tests/support/HttpTarget.h"

using namespace tierdesk;
using delivery::OutboxDelivery;
using delivery::Tried;
using delivery::WebhookCarrier;
using engine::CommandContext;
using tests::HttpTarget;
using tests::TargetRequest;
namespace commands = tierdesk::engine::commands;

/// Waits are told by the clock of the test: later().
class TestOutboxDelivery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aRowIsDeliveredSignedAndLogged();
    void bothSecretsSignWhileTheyRotate();
    void anIdIsTheSameOverAllAttempts();
    void theNextOfASessionWaitsWhileOthersGo();
    void retryAfterIsObeyed();
    void theTriesEndWithTheRowsTime();
    void goneDisablesTheEndpoint();
    void goneAtAnOldAddressDisablesNothing();
    void redirectsAreNotFollowed();
    void thisMachineIsRefusedUnlessItIsAllowed();
    void aNameThatLeadsHomeIsRefused();
    void aSilentEndpointTimesOutAndLeavesOthersTheirs();
    void aRestartGoesOnWhereItStopped();
    void whatWasUnderWayAtTheStopIsSentAgain();
    void manySessionsArriveWholeAndInOrder();
    void whatFailedIsSentAgain();
    void whatWaitsGoesToTheAddressThatTheEndpointHasNow();
    void manyRowsOfAnEndpointThatIsDisabledAllFail();

private:
    Endpoint endpoint(const QString &target);
    OutboxId send(const Endpoint &to, int session, const QByteArray &body = "{}");
    OutboxRow row(OutboxId id);
    std::vector<OutboxAttempt> attempts(OutboxId id);
    void start(const net::TargetRules &rules = {.allowsLoopback = true, .allowsPrivate = true},
               Millis timeout = Millis::seconds(3));
    void later(Millis by)
    {
        m_fixture->clock.advance(by);
        m_delivery->look();
    }
    template<class R>
    R ask(std::function<base::Result<R>(store::Readers &)> query)
    {
        return *m_fixture->wait<R>(
            [&](auto done) { m_fixture->engine->read<R>(std::move(query), &m_fixture->context, std::move(done)); });
    }

    base::Seal m_seal{base::Seal::newKey()};
    std::unique_ptr<tests::EngineFixture> m_fixture;
    std::unique_ptr<HttpTarget> m_target;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<OutboxDelivery> m_delivery;
};

void TestOutboxDelivery::init()
{
    m_fixture = std::make_unique<tests::EngineFixture>();
    m_target = std::make_unique<HttpTarget>();
    net::TransportSettings settings;
    settings.addresses = {"home.example:443:127.0.0.1"};
    m_transport = std::make_unique<net::Transport>(std::move(settings));
    start();
}

void TestOutboxDelivery::cleanup()
{
    m_delivery->stop();
    m_fixture->engine->stop();
    m_delivery.reset();
    m_transport.reset();
    m_fixture.reset();
    m_target.reset();
}

void TestOutboxDelivery::start(const net::TargetRules &rules, Millis timeout)
{
    if (m_delivery)
        m_delivery->stop();
    std::vector<std::unique_ptr<delivery::Carrier>> carriers;
    carriers.push_back(std::make_unique<WebhookCarrier>(*m_transport, m_seal, m_fixture->clock, rules, timeout));
    m_delivery = std::make_unique<OutboxDelivery>(*m_fixture->engine, m_fixture->clock, std::move(carriers),
                                                  delivery::Backoff{Millis::seconds(5), Millis::hours(6), false});
    m_delivery->start();
}

Endpoint TestOutboxDelivery::endpoint(const QString &target)
{
    Endpoint made;
    made.company = m_fixture->company.id;
    made.target = target;
    made.events = {u"message.created"_s};
    made.secret = m_seal.seal("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    return *m_fixture->command<Endpoint>(
        [&](CommandContext &context) { return commands::saveEndpoint(context, made); });
}

OutboxId TestOutboxDelivery::send(const Endpoint &to, int session, const QByteArray &body)
{
    return *m_fixture->command<OutboxId>([&](CommandContext &context) {
        OutboxRow made;
        made.company = to.company;
        made.session = SessionKey{session};
        made.endpoint = to.id;
        made.target = to.target;
        made.event = u"message.created"_s;
        made.body = body;
        return context.sendOut(made);
    });
}

OutboxRow TestOutboxDelivery::row(OutboxId id)
{
    return *ask<std::optional<OutboxRow>>([id](store::Readers &readers) { return readers.rows.outbox.byId(id); });
}

std::vector<OutboxAttempt> TestOutboxDelivery::attempts(OutboxId id)
{
    return ask<std::vector<OutboxAttempt>>([id](store::Readers &readers) { return readers.rows.outbox.attempts(id); });
}

void TestOutboxDelivery::aRowIsDeliveredSignedAndLogged()
{
    const Endpoint to = endpoint(m_target->url());
    const OutboxId id = send(to, 1, "{\"event\":\"message.created\"}");
    QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Delivered, 30'000);
    QCOMPARE(m_target->requests.size(), 1);
    const TargetRequest &request = m_target->requests.front();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.body, QByteArray("{\"event\":\"message.created\"}"));
    QCOMPARE(request.headers["content-type"], QByteArray("application/json"));
    QCOMPARE(request.headers["webhook-id"], delivery::webhookId(row(id)));
    QCOMPARE(request.headers["webhook-signature"],
             delivery::signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", request.headers["webhook-id"],
                                 request.headers["webhook-timestamp"], request.body));
    const auto log = attempts(id);
    QCOMPARE(log.size(), 1U);
    QCOMPARE(log.front().status, std::optional(200));
    QVERIFY(log.front().error.isEmpty());
}

void TestOutboxDelivery::bothSecretsSignWhileTheyRotate()
{
    const Endpoint to = endpoint(m_target->url());
    QVERIFY(m_fixture->command<Endpoint>([&](CommandContext &context) {
        return commands::rotateSecret(context, to.company, to.id, m_seal.seal("the new one"), Millis::hours(24));
    }));
    const OutboxId first = send(to, 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(first).state, OutboxState::Delivered, 30'000);
    const TargetRequest both = m_target->requests.front();
    const auto signedBy = [](const TargetRequest &request, const QByteArray &secret) {
        return delivery::signature(secret, request.headers["webhook-id"], request.headers["webhook-timestamp"],
                                   request.body);
    };
    QCOMPARE(both.headers["webhook-signature"],
             signedBy(both, "the new one") + ' ' + signedBy(both, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    m_fixture->clock.advance(Millis::hours(24));
    m_target->requests.clear();
    const OutboxId next = send(to, 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(next).state, OutboxState::Delivered, 30'000);
    const TargetRequest one = m_target->requests.front();
    QCOMPARE(one.headers["webhook-signature"], signedBy(one, "the new one"));
}

void TestOutboxDelivery::anIdIsTheSameOverAllAttempts()
{
    m_target->answer = [this](const TargetRequest &) {
        return m_target->requests.size() < 3 ? HttpTarget::status("503 Busy") : HttpTarget::ok();
    };
    const OutboxId id = send(endpoint(m_target->url()), 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(id).attempts, 1, 30'000);
    QCOMPARE(row(id).nextAt, std::optional(m_fixture->clock.now() + Millis::seconds(5)));
    later(Millis::seconds(4));
    QCOMPARE(m_target->requests.size(), 1);
    later(Millis::seconds(1));
    QTRY_COMPARE_WITH_TIMEOUT(row(id).attempts, 2, 30'000);
    later(Millis::seconds(10));
    QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Delivered, 30'000);
    QCOMPARE(m_target->requests.size(), 3);
    QCOMPARE(m_target->requests[2].headers["webhook-id"], m_target->requests[0].headers["webhook-id"]);
    QVERIFY(m_target->requests[2].headers["webhook-timestamp"] != m_target->requests[0].headers["webhook-timestamp"]);
    const auto log = attempts(id);
    QCOMPARE(log.size(), 3U);
    QCOMPARE(log[0].error, u"HTTP 503"_s);
}

void TestOutboxDelivery::theNextOfASessionWaitsWhileOthersGo()
{
    m_target->answer = [](const TargetRequest &request) {
        return request.body == "\"first\"" ? HttpTarget::status("500 No") : HttpTarget::ok();
    };
    const Endpoint to = endpoint(m_target->url());
    const OutboxId first = send(to, 1, "\"first\"");
    const OutboxId second = send(to, 1, "\"second\"");
    const OutboxId other = send(to, 2, "\"other\"");
    QTRY_COMPARE_WITH_TIMEOUT(row(other).state, OutboxState::Delivered, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(row(first).attempts, 1, 30'000);
    QCOMPARE(row(second).attempts, 0);
    m_target->answer = [](const TargetRequest &) { return HttpTarget::ok(); };
    later(Millis::seconds(5));
    QTRY_COMPARE_WITH_TIMEOUT(row(second).state, OutboxState::Delivered, 30'000);
    QCOMPARE(m_target->requests.at(m_target->requests.size() - 2).body, QByteArray("\"first\""));
}

void TestOutboxDelivery::retryAfterIsObeyed()
{
    m_target->answer = [](const TargetRequest &) {
        return HttpTarget::status("429 Slow down", {}, "Retry-After: 3600\r\n");
    };
    const OutboxId id = send(endpoint(m_target->url()), 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(id).attempts, 1, 30'000);
    QCOMPARE(row(id).nextAt, std::optional(m_fixture->clock.now() + Millis::hours(1)));
}

void TestOutboxDelivery::theTriesEndWithTheRowsTime()
{
    m_target->answer = [](const TargetRequest &) { return HttpTarget::status("500 No"); };
    const Endpoint to = endpoint(m_target->url());
    const OutboxId first = send(to, 1);
    const OutboxId second = send(to, 1);
    const Timestamp written = m_fixture->clock.now();
    int tries = 0;
    while (row(first).state == OutboxState::Pending) {
        ++tries;
        QTRY_VERIFY_WITH_TIMEOUT(row(first).attempts == tries, 30'000);
        if (const auto next = row(first).nextAt)
            later(*next - m_fixture->clock.now());
    }
    QCOMPARE(row(first).state, OutboxState::Failed);
    QCOMPARE(m_fixture->clock.now(), written + OutboxLife);
    QCOMPARE(row(first).lastError, u"HTTP 500"_s);
    QVERIFY2(tries > 15 && tries < 40, qPrintable(QString::number(tries)));
    // The one behind it has had its time as well, but not its try.
    QTRY_COMPARE_WITH_TIMEOUT(row(second).state, OutboxState::Failed, 30'000);
    QCOMPARE(row(second).attempts, 1);
}

void TestOutboxDelivery::goneDisablesTheEndpoint()
{
    m_target->answer = [](const TargetRequest &) { return HttpTarget::status("410 Gone"); };
    const Endpoint to = endpoint(m_target->url());
    const OutboxId first = send(to, 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(first).state, OutboxState::Failed, 30'000);
    const auto now =
        ask<std::optional<Endpoint>>([id = to.id](store::Readers &readers) { return readers.rows.endpoints.byId(id); });
    QVERIFY(!now->isEnabled);
    QCOMPARE(now->disabledReason, u"HTTP 410"_s);
}

void TestOutboxDelivery::goneAtAnOldAddressDisablesNothing()
{
    start({.allowsLoopback = true, .allowsPrivate = true}, Millis::minutes(2));
    m_target->answer = [](const TargetRequest &) { return QByteArray(); };
    Endpoint to = endpoint(m_target->url() + u"/old"_s);
    const OutboxId first = send(to, 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_target->requests.size(), 1, 30'000);
    m_target->answer = [](const TargetRequest &) { return HttpTarget::ok(); };
    to.target = m_target->url() + u"/new"_s;
    QVERIFY(m_fixture->command<Endpoint>([&](CommandContext &context) { return commands::saveEndpoint(context, to); }));
    m_target->sendAll(HttpTarget::status("410 Gone"));
    QTRY_COMPARE_WITH_TIMEOUT(row(first).state, OutboxState::Delivered, 30'000);
    QCOMPARE(m_target->requests.back().path, QByteArray("/in/new"));
    const auto now =
        ask<std::optional<Endpoint>>([id = to.id](store::Readers &readers) { return readers.rows.endpoints.byId(id); });
    QVERIFY(now->isEnabled);
    const auto log = attempts(first);
    QCOMPARE(log.size(), 2U);
    QCOMPARE(log.front().status, std::optional(410));
}

void TestOutboxDelivery::redirectsAreNotFollowed()
{
    m_target->answer = [](const TargetRequest &request) {
        return request.path == "/in" ? HttpTarget::status("302 Found", {}, "Location: /elsewhere\r\n")
                                     : HttpTarget::ok();
    };
    const OutboxId id = send(endpoint(m_target->url()), 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(id).attempts, 1, 30'000);
    QCOMPARE(row(id).lastError, u"HTTP 302: redirects are not followed"_s);
    QCOMPARE(m_target->requests.size(), 1);
}

void TestOutboxDelivery::thisMachineIsRefusedUnlessItIsAllowed()
{
    start({.allowsLoopback = false, .allowsPrivate = false});
    const OutboxId id = send(endpoint(m_target->url()), 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Failed, 30'000);
    QVERIFY(m_target->requests.isEmpty());
    QCOMPARE(attempts(id).size(), 1U);
    QVERIFY(!attempts(id).front().status);
}

void TestOutboxDelivery::aNameThatLeadsHomeIsRefused()
{
    for (const net::TargetRules &rules : {net::TargetRules{.allowsLoopback = false, .allowsPrivate = false},
                                          net::TargetRules{.allowsLoopback = true, .allowsPrivate = true}}) {
        start(rules);
        const OutboxId id = send(endpoint(u"https://home.example/in"_s), 1);
        QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Failed, 30'000);
        QCOMPARE(row(id).lastError, u"the name leads to an address that is no target"_s);
    }
}

void TestOutboxDelivery::aSilentEndpointTimesOutAndLeavesOthersTheirs()
{
    HttpTarget silent;
    silent.answer = [](const TargetRequest &) { return QByteArray(); };
    const Endpoint slow = endpoint(silent.url());
    const Endpoint quick = endpoint(m_target->url());
    std::vector<OutboxId> waiting;
    for (int session = 1; session <= 40; ++session)
        waiting.push_back(send(slow, session));
    const OutboxId id = send(quick, 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Delivered, 30'000);
    QVERIFY(silent.requests.size() <= 8 * 4);
    QTRY_VERIFY_WITH_TIMEOUT(row(waiting.front()).attempts == 1, 30'000);
    QVERIFY(!attempts(waiting.front()).front().status);
    QVERIFY(!row(waiting.front()).lastError.isEmpty());
}

void TestOutboxDelivery::aRestartGoesOnWhereItStopped()
{
    m_target->answer = [](const TargetRequest &) { return HttpTarget::status("500 No"); };
    const OutboxId id = send(endpoint(m_target->url()), 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(id).attempts, 1, 30'000);
    m_delivery->stop();
    m_fixture->restart();
    m_target->answer = [](const TargetRequest &) { return HttpTarget::ok(); };
    m_fixture->clock.advance(Millis::seconds(5));
    start();
    QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Delivered, 30'000);
    QCOMPARE(m_target->requests[0].headers["webhook-id"], m_target->requests[1].headers["webhook-id"]);
}

void TestOutboxDelivery::whatWasUnderWayAtTheStopIsSentAgain()
{
    m_target->answer = [](const TargetRequest &) { return QByteArray(); };
    m_delivery->stop();
    std::vector<std::unique_ptr<delivery::Carrier>> carriers;
    carriers.push_back(std::make_unique<WebhookCarrier>(*m_transport, m_seal, m_fixture->clock, net::TargetRules{},
                                                        Millis::minutes(5)));
    m_delivery = std::make_unique<OutboxDelivery>(*m_fixture->engine, m_fixture->clock, std::move(carriers));
    m_delivery->start();
    const OutboxId id = send(endpoint(m_target->url()), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_target->requests.size(), 1, 30'000);
    m_delivery->stop();
    QCOMPARE(row(id).attempts, 0);
    QCOMPARE(row(id).state, OutboxState::Pending);
    m_target->answer = [](const TargetRequest &) { return HttpTarget::ok(); };
    start();
    QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Delivered, 30'000);
    QCOMPARE(attempts(id).size(), 1U);
}

void TestOutboxDelivery::manySessionsArriveWholeAndInOrder()
{
    // Every seventh request is refused the first time it comes.
    m_target->answer = [this](const TargetRequest &) {
        return m_target->requests.size() % 7 == 0 ? HttpTarget::status("500 No") : HttpTarget::ok();
    };
    const Endpoint to = endpoint(m_target->url());
    std::vector<OutboxId> ids;
    for (int n = 0; n < 10; ++n) {
        for (int session = 1; session <= 20; ++session)
            ids.push_back(send(to, session, QByteArray::number(session) + ' ' + QByteArray::number(n)));
    }
    QElapsedTimer timer;
    timer.start();
    const auto pending = [&] {
        return ask<int>(
            [id = to.id](store::Readers &readers) { return readers.rows.outbox.count(id, OutboxState::Pending); });
    };
    const auto isAnythingDue = [&] {
        return !ask<std::vector<OutboxRow>>([now = m_fixture->clock.now()](store::Readers &readers) {
                    return readers.rows.outbox.due(OutboxChannel::Webhook, now, 1, 1);
                }).empty();
    };
    while (pending() > 0 && timer.elapsed() < 100'000) {
        const auto before = m_target->requests.size();
        later(Millis::seconds(3));
        // Time goes on with each request, or at once when every row waits for its next attempt.
        QVERIFY(QTest::qWaitFor([&] { return m_target->requests.size() > before || !isAnythingDue(); }, 30'000));
    }
    QCOMPARE(pending(), 0);
    QMap<QByteArray, int> next;
    for (const TargetRequest &request : m_target->requests) {
        const QList<QByteArray> parts = request.body.split(' ');
        const int n = parts[1].toInt();
        QVERIFY2(n <= next[parts[0]], request.body.constData());
        next[parts[0]] = std::max(next[parts[0]], n + 1);
    }
    QCOMPARE(next.size(), 20);
    for (const int count : next)
        QCOMPARE(count, 10);
}

void TestOutboxDelivery::whatFailedIsSentAgain()
{
    m_target->answer = [](const TargetRequest &) { return HttpTarget::status("410 Gone"); };
    const Endpoint to = endpoint(m_target->url());
    const OutboxId id = send(to, 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Failed, 30'000);
    m_target->answer = [](const TargetRequest &) { return HttpTarget::ok(); };
    QVERIFY(m_fixture->command<Endpoint>([&](CommandContext &context) { return commands::saveEndpoint(context, to); }));
    QVERIFY(m_fixture->command<OutboxRow>(
        [&](CommandContext &context) { return commands::sendAgain(context, to.company, id); }));
    QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Delivered, 30'000);
    QCOMPARE(row(id).attempts, 1);
    QCOMPARE(attempts(id).size(), 2U);
}

void TestOutboxDelivery::whatWaitsGoesToTheAddressThatTheEndpointHasNow()
{
    m_target->answer = [](const TargetRequest &request) {
        return request.path == "/inold" ? HttpTarget::status("503 Busy") : HttpTarget::ok();
    };
    Endpoint to = endpoint(m_target->url() + u"old"_s);
    const OutboxId id = send(to, 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(id).attempts, 1, 30'000);
    to.target = m_target->url() + u"new"_s;
    QVERIFY(m_fixture->command<Endpoint>([&](CommandContext &context) { return commands::saveEndpoint(context, to); }));
    later(Millis::seconds(6));
    QTRY_COMPARE_WITH_TIMEOUT(row(id).state, OutboxState::Delivered, 30'000);
    QCOMPARE(row(id).target, to.target);
    QCOMPARE(m_target->requests.back().path, QByteArray("/innew"));
}

void TestOutboxDelivery::manyRowsOfAnEndpointThatIsDisabledAllFail()
{
    m_delivery->stop();
    Endpoint to = endpoint(m_target->url());
    constexpr int Many = 2 * commands::OutboxSlice + 7;
    QVERIFY(m_fixture->command<bool>([&](CommandContext &context) -> base::Result<bool> {
        for (int i = 0; i < Many; ++i) {
            OutboxRow made;
            made.company = to.company;
            made.session = SessionKey{i % 50 + 1};
            made.endpoint = to.id;
            made.target = to.target;
            made.event = u"message.created"_s;
            made.body = "{}";
            if (const auto sent = context.sendOut(made); !sent)
                return sent.error();
        }
        return true;
    }));
    to.isEnabled = false;
    to.disabledReason = u"a test"_s;
    QVERIFY(m_fixture->command<Endpoint>([&](CommandContext &context) { return commands::saveEndpoint(context, to); }));
    const auto counted = [&](OutboxState state) {
        return ask<int>([&](store::Readers &readers) { return readers.rows.outbox.count(to.id, state); });
    };
    // One commit takes a slice; whoever carries the channel, after a restart too, has the rest failed.
    QCOMPARE(counted(OutboxState::Failed), commands::OutboxSlice);
    m_delivery.reset();
    start();
    QTRY_COMPARE_WITH_TIMEOUT(counted(OutboxState::Failed), Many, 30'000);
    QCOMPARE(counted(OutboxState::Pending), 0);
    QVERIFY(m_target->requests.empty());
    const auto last = ask<std::vector<OutboxRow>>([&](store::Readers &readers) {
        store::OutboxFilter filter;
        filter.company = to.company;
        filter.limit = 1;
        return readers.rows.outbox.list(filter);
    });
    QCOMPARE(last.front().lastError, u"the endpoint was disabled: a test"_s);
}

QTEST_GUILESS_MAIN(TestOutboxDelivery)
#include "tst_outboxdelivery.moc"
