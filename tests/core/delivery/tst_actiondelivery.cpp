#include "core/base/Json.h"
#include "core/delivery/ActionDelivery.h"
#include "tests/core/engine/EngineFixture.h"
#include "tests/support/HttpTarget.h"

#include <QtCore/QMessageAuthenticationCode>

using namespace tierdesk;
using delivery::ActionDelivery;
using tests::HttpTarget;
using tests::TargetRequest;
namespace commands = tierdesk::engine::commands;

/// Waits are told by the clock of the test: advance() and look().
class TestActionDelivery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aConfirmedActionIsSettledAndTold();
    void theBodySaysWhatIsAskedFor();
    void theSignatureVerifies();
    void aRevokedSecretSendsNothing();
    void aRefusalByTheCompanyIsSettledAndTold();
    void aFailureIsTriedAgainUnderTheSameKey();
    void retryAfterIsObeyed();
    void triesEndWithTheConfiguredNumber();
    void pendingIsAskedAgainAndCostsNoAttempt();
    void pendingDoesNotLastForEver();
    void aSilentEndpointTimesOutAndIsTriedAgain();
    void aRestartGoesOnWhereItStopped();
    void whatWasUnderWayAtTheStopIsSentAgain();
    void manyAreSentAndEachOnce();

private:
    struct Case {
        QString session;
        Action action;
    };
    /// The company's actions go to the test's endpoint from now on.
    void configure(const QJsonObject &more = {});
    /// A case in Marek's hands, with a refund of @p amount that is pending.
    Case refund(double amount);
    [[nodiscard]] Action action(ActionId id);
    [[nodiscard]] store::Delivery deliveryOf(ActionId id);
    [[nodiscard]] QStringList systemLines(const QString &session);
    void later(Millis by)
    {
        m_fixture->clock.advance(by);
        m_delivery->look();
    }
    /// Waits until @p attempts of the action's delivery are written down.
    void settled(ActionId id, int attempts) { QTRY_COMPARE(deliveryOf(id).attempts, attempts); }
    template<class R>
    R ask(std::function<base::Result<R>(store::Readers &)> query)
    {
        return *m_fixture->wait<R>(
            [&](auto done) { m_fixture->engine->read<R>(std::move(query), &m_fixture->context, std::move(done)); });
    }
    void startDelivery()
    {
        m_delivery =
            std::make_unique<ActionDelivery>(*m_fixture->engine, *m_transport, m_seal, m_fixture->clock,
                                             delivery::Backoff{Millis::seconds(2), Millis::minutes(30), false});
        m_delivery->start();
    }

    base::Seal m_seal{base::Seal::newKey()};
    std::unique_ptr<tests::EngineFixture> m_fixture;
    std::unique_ptr<HttpTarget> m_target;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<ActionDelivery> m_delivery;
};

void TestActionDelivery::init()
{
    m_fixture = std::make_unique<tests::EngineFixture>();
    m_target = std::make_unique<HttpTarget>();
    m_transport = std::make_unique<net::Transport>();
    startDelivery();
}

void TestActionDelivery::cleanup()
{
    m_delivery->stop();
    m_fixture->engine->stop();
    m_delivery.reset();
    m_transport.reset();
    m_fixture.reset();
    m_target.reset();
}

void TestActionDelivery::configure(const QJsonObject &more)
{
    QJsonObject gateway{{u"builtIn"_s, false}, {u"url"_s, m_target->url()}};
    for (auto it = more.begin(); it != more.end(); ++it)
        gateway.insert(it.key(), it.value());
    const auto saved = m_fixture->command<Company>([&](engine::CommandContext &context) {
        return commands::saveConfig(context, m_fixture->company.id, {{u"gateway"_s, gateway}});
    });
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
}

TestActionDelivery::Case TestActionDelivery::refund(double amount)
{
    const auto turn = m_fixture->turn(m_fixture->opening(u"Hello"_s));
    const QString session = turn->session.id;
    const CompanyId company = m_fixture->company.id;
    const auto acted = m_fixture->command<commands::Acted>(
        [&](engine::CommandContext &context) -> base::Result<commands::Acted> {
            if (const auto taken = commands::takeOver(context, company, session, {}); !taken)
                return taken.error();
            ActionRequest request;
            request.kind = ActionKind::Refund;
            request.orderNumber = u"ORD-9876"_s;
            request.amount = moneyFromMajor(amount, {'U', 'S', 'D'});
            request.idempotencyKey = session;
            return commands::act(context, company, session, request);
        },
        m_fixture->as(m_fixture->marek));
    if (!acted)
        qFatal("the refund was refused: %s", qPrintable(acted.error().message));
    return {session, acted->action};
}

Action TestActionDelivery::action(ActionId id)
{
    return *ask<std::optional<Action>>([id](store::Readers &readers) { return readers.rows.actions.byId(id); });
}

store::Delivery TestActionDelivery::deliveryOf(ActionId id)
{
    const auto all = ask<std::vector<store::Delivery>>(
        [this](store::Readers &readers) { return readers.rows.deliveries.ofCompany(m_fixture->company.id, 100); });
    const auto found = std::find_if(all.begin(), all.end(), [id](const auto &each) { return each.action == id; });
    return found == all.end() ? store::Delivery() : *found;
}

QStringList TestActionDelivery::systemLines(const QString &session)
{
    return ask<QStringList>([this, session](store::Readers &readers) -> base::Result<QStringList> {
        const auto found = readers.rows.sessions.byPublicId(m_fixture->company.id, session);
        QStringList lines;
        if (!found || !*found)
            return lines;
        const auto messages = readers.rows.messages.of((*found)->key);
        if (!messages)
            return messages.error();
        for (const Message &message : *messages) {
            if (message.speaker == Speaker::System)
                lines.append(message.text);
        }
        return lines;
    });
}

void TestActionDelivery::aConfirmedActionIsSettledAndTold()
{
    configure();
    m_target->answer = [](const TargetRequest &) {
        return HttpTarget::ok(R"({"status":"confirmed","reference":"R-1"})");
    };
    const Case made = refund(40);
    QCOMPARE(made.action.state, ActionState::Pending);
    QTRY_COMPARE(action(made.action.id).state, ActionState::Confirmed);
    QCOMPARE(action(made.action.id).reference, u"R-1"_s);
    QCOMPARE(deliveryOf(made.action.id).state, store::DeliveryState::Delivered);
    QCOMPARE(systemLines(made.session), QStringList{u"The $40.00 refund is confirmed."_s});
    const auto order = ask<std::optional<Order>>(
        [this](store::Readers &readers) { return readers.rows.orders.byNumber(m_fixture->company.id, u"ORD-9876"_s); });
    QCOMPARE(order->refunded.minor, 4000);
    later(Millis::days(1));
    QCOMPARE(m_target->requests.size(), 1);
}

void TestActionDelivery::theBodySaysWhatIsAskedFor()
{
    configure();
    const Case made = refund(12.5);
    QTRY_COMPARE(m_target->requests.size(), 1);
    const auto body = base::parseJsonObject(m_target->requests.front().body);
    QVERIFY(body);
    QCOMPARE(body->value(u"kind").toString(), u"refund"_s);
    QCOMPARE(body->value(u"orderNumber").toString(), u"ORD-9876"_s);
    QCOMPARE(body->value(u"companyId").toString(), u"acme"_s);
    QCOMPARE(body->value(u"sessionId").toString(), made.session);
    QCOMPARE(body->value(u"customerId").toString(), u"cust-dana"_s);
    QCOMPARE(body->value(u"actionId").toString(), QString::number(made.action.id.value));
    QCOMPARE(m_target->requests.front().headers.value("content-type"), QByteArray("application/json"));
}

void TestActionDelivery::theSignatureVerifies()
{
    const QByteArray key = "a signing secret of this test, long enough"_ba;
    const auto credential = m_fixture->command<Credential>([&](engine::CommandContext &context) {
        Credential made;
        made.company = m_fixture->company.id;
        made.kind = CredentialKind::Secret;
        made.name = u"gateway"_s;
        made.publicId = u"gw"_s;
        made.sealed = m_seal.seal(key);
        return commands::createCredential(context, made);
    });
    QVERIFY(credential);
    configure({{u"secret"_s, credential->id.value}});
    refund(5);
    QTRY_COMPARE(m_target->requests.size(), 1);
    const TargetRequest &came = m_target->requests.front();
    const QByteArray signedText =
        came.headers.value("webhook-id") + '.' + came.headers.value("webhook-timestamp") + '.' + came.body;
    QCOMPARE(came.headers.value("webhook-signature"),
             "v1," + QMessageAuthenticationCode::hash(signedText, key, QCryptographicHash::Sha256).toBase64());
}

void TestActionDelivery::aRevokedSecretSendsNothing()
{
    const auto credential = m_fixture->command<Credential>([&](engine::CommandContext &context) {
        Credential made;
        made.company = m_fixture->company.id;
        made.kind = CredentialKind::Secret;
        made.name = u"gateway"_s;
        made.publicId = u"gw"_s;
        made.sealed = m_seal.seal("secret");
        return commands::createCredential(context, made);
    });
    configure({{u"secret"_s, credential->id.value}});
    QVERIFY(m_fixture->command<void>([&](engine::CommandContext &context) {
        return commands::revokeCredential(context, m_fixture->company.id, credential->id);
    }));
    const Case made = refund(5);
    QTRY_COMPARE(action(made.action.id).state, ActionState::Failed);
    QCOMPARE(action(made.action.id).failure, u"the signing secret was revoked"_s);
    QVERIFY(m_target->requests.isEmpty());
}

void TestActionDelivery::aRefusalByTheCompanyIsSettledAndTold()
{
    configure();
    m_target->answer = [](const TargetRequest &) {
        return HttpTarget::status("422 Unprocessable", R"({"reason":"card closed"})");
    };
    const Case made = refund(40);
    QTRY_COMPARE(action(made.action.id).state, ActionState::Failed);
    QCOMPARE(action(made.action.id).failure, u"HTTP 422: card closed"_s);
    QCOMPARE(deliveryOf(made.action.id).state, store::DeliveryState::Failed);
    QCOMPARE(systemLines(made.session).size(), 1);
    later(Millis::days(1));
    QCOMPARE(m_target->requests.size(), 1);
}

void TestActionDelivery::aFailureIsTriedAgainUnderTheSameKey()
{
    configure();
    int answers = 0;
    m_target->answer = [&](const TargetRequest &) {
        return ++answers < 3 ? HttpTarget::status("503 Busy") : HttpTarget::ok();
    };
    const Case made = refund(40);
    settled(made.action.id, 1);
    QCOMPARE(deliveryOf(made.action.id).lastError, u"HTTP 503"_s);
    QCOMPARE(action(made.action.id).state, ActionState::Pending);
    later(Millis{1999});
    QCOMPARE(deliveryOf(made.action.id).nextAt - m_fixture->clock.now(), Millis{1});
    later(Millis{1});
    settled(made.action.id, 2);
    QCOMPARE(deliveryOf(made.action.id).nextAt - m_fixture->clock.now(), Millis::seconds(4));
    later(Millis::seconds(4));
    QTRY_COMPARE(action(made.action.id).state, ActionState::Confirmed);
    QCOMPARE(m_target->requests.size(), 3);
    for (const TargetRequest &each : m_target->requests) {
        QCOMPARE(each.headers.value("idempotency-key"), "act_" + QByteArray::number(made.action.id.value));
        QCOMPARE(each.headers.value("webhook-id"), each.headers.value("idempotency-key"));
        QCOMPARE(each.body, m_target->requests.front().body);
    }
    QVERIFY(m_target->requests[0].headers.value("webhook-timestamp") !=
            m_target->requests[2].headers.value("webhook-timestamp"));
}

void TestActionDelivery::retryAfterIsObeyed()
{
    configure();
    m_target->answer = [](const TargetRequest &) {
        return HttpTarget::status("429 Too Many", {}, "Retry-After: 90\r\n");
    };
    const Case made = refund(40);
    settled(made.action.id, 1);
    QCOMPARE(deliveryOf(made.action.id).nextAt - m_fixture->clock.now(), Millis::seconds(90));
}

void TestActionDelivery::triesEndWithTheConfiguredNumber()
{
    configure({{u"attempts"_s, 2}});
    m_target->answer = [](const TargetRequest &) { return HttpTarget::status("500 Oops"); };
    const Case made = refund(40);
    settled(made.action.id, 1);
    QCOMPARE(action(made.action.id).state, ActionState::Pending);
    later(Millis::seconds(2));
    QTRY_COMPARE(action(made.action.id).state, ActionState::Failed);
    QCOMPARE(deliveryOf(made.action.id).attempts, 2);
    QCOMPARE(m_target->requests.size(), 2);
}

void TestActionDelivery::pendingIsAskedAgainAndCostsNoAttempt()
{
    configure({{u"attempts"_s, 1}});
    int answers = 0;
    m_target->answer = [&](const TargetRequest &) {
        return ++answers < 4 ? HttpTarget::status("202 Accepted", R"({"status":"pending"})")
                             : HttpTarget::ok(R"({"status":"confirmed","reference":"late"})");
    };
    const Case made = refund(40);
    for (int i = 1; i < 4; ++i) {
        QTRY_VERIFY(deliveryOf(made.action.id).nextAt > m_fixture->clock.now());
        QCOMPARE(m_target->requests.size(), i);
        QCOMPARE(action(made.action.id).state, ActionState::Pending);
        later(deliveryOf(made.action.id).nextAt - m_fixture->clock.now());
    }
    QTRY_COMPARE(action(made.action.id).state, ActionState::Confirmed);
    QCOMPARE(action(made.action.id).reference, u"late"_s);
}

void TestActionDelivery::pendingDoesNotLastForEver()
{
    configure();
    m_target->answer = [](const TargetRequest &) { return HttpTarget::ok(R"({"status":"pending"})"); };
    const Case made = refund(40);
    QTRY_VERIFY(deliveryOf(made.action.id).nextAt > m_fixture->clock.now());
    later(Millis::days(8));
    QTRY_COMPARE(action(made.action.id).state, ActionState::Failed);
    QCOMPARE(action(made.action.id).failure, u"not decided within 7 days"_s);
}

void TestActionDelivery::aSilentEndpointTimesOutAndIsTriedAgain()
{
    configure({{u"timeoutSeconds"_s, 1}});
    m_target->answer = [this](const TargetRequest &) {
        return m_target->requests.size() < 2 ? QByteArray() : HttpTarget::ok();
    };
    const Case made = refund(40);
    settled(made.action.id, 1);
    QVERIFY(!deliveryOf(made.action.id).lastError.isEmpty());
    later(Millis::seconds(2));
    QTRY_COMPARE(action(made.action.id).state, ActionState::Confirmed);
}

void TestActionDelivery::aRestartGoesOnWhereItStopped()
{
    configure();
    m_target->answer = [](const TargetRequest &) { return HttpTarget::status("503 Busy"); };
    const Case made = refund(40);
    settled(made.action.id, 1);
    m_delivery->stop();
    m_fixture->restart();
    m_target->answer = [](const TargetRequest &) { return HttpTarget::ok(); };
    m_fixture->clock.advance(Millis::minutes(1));
    startDelivery();
    QTRY_COMPARE(action(made.action.id).state, ActionState::Confirmed);
    QCOMPARE(m_target->requests.size(), 2);
    QCOMPARE(m_target->requests[0].headers.value("idempotency-key"),
             m_target->requests[1].headers.value("idempotency-key"));
}

void TestActionDelivery::whatWasUnderWayAtTheStopIsSentAgain()
{
    configure();
    m_target->answer = [](const TargetRequest &) { return QByteArray(); };
    const Case made = refund(40);
    QTRY_COMPARE(m_target->requests.size(), 1);
    m_delivery->stop();
    QCOMPARE(deliveryOf(made.action.id).attempts, 0);
    QCOMPARE(action(made.action.id).state, ActionState::Pending);
    m_target->answer = [](const TargetRequest &) { return HttpTarget::ok(); };
    startDelivery();
    QTRY_COMPARE(action(made.action.id).state, ActionState::Confirmed);
    QCOMPARE(m_target->requests.size(), 2);
}

void TestActionDelivery::manyAreSentAndEachOnce()
{
    configure();
    std::vector<Case> cases;
    for (int i = 0; i < 24; ++i)
        cases.push_back(refund(1));
    for (const Case &each : cases)
        QTRY_COMPARE(action(each.action.id).state, ActionState::Confirmed);
    QSet<QByteArray> keys;
    for (const TargetRequest &each : m_target->requests)
        keys.insert(each.headers.value("idempotency-key"));
    QCOMPARE(m_target->requests.size(), 24);
    QCOMPARE(keys.size(), 24);
}

QTEST_GUILESS_MAIN(TestActionDelivery)
#include "tst_actiondelivery.moc"
