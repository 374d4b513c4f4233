#include "tests/core/doors/dialects/desk/DeskRoutes.h"

using namespace tierdesk;
using namespace tierdesk::dialects;
namespace commands = tierdesk::engine::commands;

namespace {

/// Endpoints and deliveries.
class DeskDoor final : public tests::DeskRoutes
{
public:
    DeskDoor()
        : DeskRoutes({&desk::addEndpoints, &desk::addDeliveries})
    {}
    /// The path of a new endpoint.
    QString create(const QString &target = u"https://shop.example/hook"_s)
    {
        const tests::Answered made = post(u"/endpoints"_s, wish(target));
        if (made.status != 201)
            qFatal("no endpoint: %s", base::toJson(made.body).constData());
        return u"/endpoints/%1"_s.arg(made[u"endpoint"][u"id"].toInteger());
    }
    static QJsonObject wish(const QString &target)
    {
        return {{u"target"_s, target}, {u"events"_s, QJsonArray{u"session.created"_s}}};
    }
    Endpoint endpoint(const QString &path) const
    {
        const EndpointId id{path.section(u'/', 2).toLongLong()};
        const Endpoint *found = fixture.engine->directory()->company(fixture.company.id)->endpoint(id);
        if (!found)
            qFatal("no such endpoint: %s", qPrintable(path));
        return *found;
    }
    /// @p count deliveries of the endpoint at @p path that have failed.
    void fail(const QString &path, int count)
    {
        const Endpoint failing = endpoint(path);
        const auto failed = fixture.command<int>([&](engine::CommandContext &context) -> base::Result<int> {
            for (int i = 0; i < count; ++i) {
                OutboxRow row;
                row.company = failing.company;
                row.session = SessionKey{i % 10 + 1};
                row.endpoint = failing.id;
                row.target = failing.target;
                row.event = u"session.created"_s;
                row.body = "{}";
                if (const auto sent = context.sendOut(row); !sent)
                    return sent.error();
            }
            return context.store().outbox.failPending(failing.id, u"HTTP 500"_s, context.now(), count);
        });
        if (!failed || *failed != count)
            qFatal("they have not failed");
    }
};

std::vector<Header> key(const QByteArray &value)
{
    return {{"idempotency-key", value}};
}

} // namespace

/// The desk's own doors to what leaves.
class TestEndpoints final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecretIsMadeSealedAndShownOnce()
    {
        DeskDoor door;
        const QJsonObject wish = DeskDoor::wish(u"https://shop.example/hook"_s);
        const auto made = door.send(Method::Post, u"/endpoints"_s, wish, Role::Admin, key("k1"));
        QCOMPARE(made.status, 201);
        const QString secret = made[u"secret"].toString();
        QVERIFY2(secret.startsWith(u"whsec_"), qPrintable(secret));
        const QString path = u"/endpoints/%1"_s.arg(made[u"endpoint"][u"id"].toInteger());
        QCOMPARE(*door.seal.open(door.endpoint(path).secret), secret.toUtf8());
        const auto again = door.send(Method::Post, u"/endpoints"_s, wish, Role::Admin, key("k1"));
        QCOMPARE(again.status, 201);
        QCOMPARE(again[u"endpoint"], made[u"endpoint"]);
        QVERIFY(again[u"secret"].toString().isEmpty());
        const auto listed = door.get(u"/endpoints"_s);
        QCOMPARE(listed[u"endpoints"].toArray().size(), 1);
        QCOMPARE(listed[u"events"].toArray().size(), outboxEvents().size());
        QVERIFY(!base::toJson(listed.body).contains("whsec_"));
    }
    void aPutChangesWhatIsGiven()
    {
        DeskDoor door;
        const QString path = door.create();
        const auto changed = door.send(Method::Put, path, {{u"target"_s, u"https://other.example/"_s}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(door.endpoint(path).target, u"https://other.example/"_s);
        QCOMPARE(door.endpoint(path).events, QStringList({u"session.created"_s}));
        QCOMPARE(door.send(Method::Put, path, {{u"isEnabled"_s, false}}).status, 200);
        QVERIFY(!door.endpoint(path).isEnabled);
        QCOMPARE(door.post(path + u"/ping"_s).status, 409);
        const auto bad = door.send(Method::Put, path, {{u"target"_s, u"http://other/"_s}});
        QCOMPARE(bad.status, 400);
        QCOMPARE(door.endpoint(path).target, u"https://other.example/"_s);
        QCOMPARE(door.send(Method::Put, path, {{u"url"_s, u"x"_s}}).status, 400);
    }
    void aRotatedSecretLeavesTheOldOneForAWhile()
    {
        DeskDoor door;
        const QString path = door.create();
        const QByteArray old = door.endpoint(path).secret;
        const auto rotated =
            door.post(path + u"/rotate"_s, {{u"overlapHours"_s, 2}, {u"secret"_s, u"sixteen bytes, ok"_s}});
        QCOMPARE(rotated.status, 200);
        QCOMPARE(rotated[u"secret"].toString(), u"sixteen bytes, ok"_s);
        QCOMPARE(door.endpoint(path).oldSecret, old);
        QCOMPARE(door.endpoint(path).oldSecretUntil, std::optional(door.fixture.clock.now() + Millis::hours(2)));
        QCOMPARE(door.post(path + u"/rotate"_s, {{u"overlapHours"_s, 169}}).status, 400);
    }
    void whatWasSentIsListedShownAndSentAgain()
    {
        DeskDoor door;
        const QString path = door.create();
        const auto sent = door.post(path + u"/ping"_s);
        QCOMPARE(sent.status, 201);
        QCOMPARE(sent[u"event"].toString(), u"ping"_s);
        QCOMPARE(door.post(path + u"/ping"_s).status, 201);
        const OutboxId id{sent[u"id"].toInteger()};
        const QString one = u"/deliveries/%1"_s.arg(id.value);
        QCOMPARE(door.post(one + u"/again"_s).status, 409); // it is pending
        QVERIFY(door.fixture.command<void>([id](engine::CommandContext &context) {
            commands::AttemptMade made;
            made.attempt = {id, context.now(), 400, u"HTTP 400"_s, Millis{30}};
            made.state = OutboxState::Failed;
            return commands::settleAttempt(context, made);
        }));
        const auto detail = door.get(one);
        QCOMPARE(detail[u"delivery"][u"state"].toString(), u"failed"_s);
        QCOMPARE(detail[u"attempts"][0][u"status"].toInt(), 400);
        QVERIFY(detail[u"body"].toString().contains(u"\"companyId\":\"acme\""));
        const auto failed = door.get(u"/deliveries?state=failed"_s);
        QCOMPARE(failed[u"deliveries"].toArray().size(), 1);
        const auto first = door.get(u"/deliveries?limit=1"_s);
        QCOMPARE(first[u"deliveries"].toArray().size(), 1);
        const auto second = door.get(u"/deliveries?before=%1"_s.arg(first[u"next"].toInteger()));
        QCOMPARE(second[u"deliveries"][0][u"id"].toInteger(), id.value);
        QVERIFY(second[u"next"].isNull());
        QCOMPARE(door.get(u"/endpoints"_s)[u"endpoints"][0][u"failed"].toInt(), 1);
        QCOMPARE(door.post(path + u"/again"_s)[u"count"].toInt(), 1);
        QCOMPARE(door.get(one)[u"delivery"][u"state"].toString(), u"pending"_s);
        QCOMPARE(door.get(u"/deliveries?state=lost"_s).status, 400);
    }
    void anEndpointThatIsNoNumberIsNotEverybody_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::newRow("a word") << u"abc"_s;
        QTest::newRow("nobody") << u"0"_s;
        QTest::newRow("less than nobody") << u"-1"_s;
        QTest::newRow("too large a number") << u"99999999999999999999"_s;
    }
    void anEndpointThatIsNoNumberIsNotEverybody()
    {
        QFETCH(const QString, endpoint);
        DeskDoor door;
        const auto refused = door.get(u"/deliveries?endpoint="_s + endpoint);
        QCOMPARE(refused.status, 400);
        QVERIFY(base::toJson(refused.body).contains("endpoint"));
    }
    void onlyAWebhookHasASecretToRotate()
    {
        DeskDoor door;
        const auto made = door.post(u"/endpoints"_s, {{u"channel"_s, u"email"_s},
                                                      {u"target"_s, u"ops@shop.example"_s},
                                                      {u"format"_s, u"text"_s},
                                                      {u"events"_s, QJsonArray{u"session.created"_s}}});
        QCOMPARE(made.status, 201);
        const QString path = u"/endpoints/%1"_s.arg(made[u"endpoint"][u"id"].toInteger());
        QCOMPARE(door.post(path + u"/rotate"_s).status, 400);
        QVERIFY(door.endpoint(path).secret.isEmpty());
    }
    void allThatFailedIsSentAgainSliceBySlice()
    {
        DeskDoor door;
        const QString path = door.create();
        constexpr int Many = 2 * commands::OutboxSlice + 3;
        door.fail(path, Many);
        const auto ask = [&] { return door.send(Method::Post, path + u"/again"_s, {}, Role::Supervisor, key("all")); };
        QCOMPARE(ask()[u"count"].toInt(), Many);
        const auto row = door.get(u"/endpoints"_s)[u"endpoints"][0];
        QCOMPARE(row[u"failed"].toInt(), 0);
        QCOMPARE(row[u"pending"].toInt(), Many);
        // A repeat has the first answer, and sends nothing.
        QCOMPARE(ask()[u"count"].toInt(), Many);
        // What is asked for again counts what is there then.
        const auto changed = door.send(Method::Put, path, {{u"isEnabled"_s, false}});
        QCOMPARE(changed[u"failed"].toInt(), commands::OutboxSlice);
        QCOMPARE(changed[u"pending"].toInt(), Many - commands::OutboxSlice);
    }
    void aRepeatBetweenTwoSlicesIsTheSameRequest()
    {
        DeskDoor door;
        const QString path = door.create();
        constexpr int Many = 3 * commands::OutboxSlice + 3;
        door.fail(path, Many);
        const auto ask = [&] {
            return door.begin(Method::Post, path + u"/again"_s, "{}", Role::Supervisor, key("all"));
        };
        const auto first = ask();
        const auto repeat = ask();
        QCOMPARE(DeskDoor::end(first)[u"count"].toInt(), Many);
        QCOMPARE(DeskDoor::end(repeat)[u"count"].toInt(), Many);
        QCOMPARE(door.get(u"/endpoints"_s)[u"endpoints"][0][u"pending"].toInt(), Many);
        QCOMPARE(DeskDoor::end(ask())[u"count"].toInt(), Many);
    }
    void whatIsRemovedIsGoneAndItsRecordStays()
    {
        DeskDoor door;
        const QString path = door.create();
        const auto sent = door.post(path + u"/ping"_s);
        QCOMPARE(door.send(Method::Delete, path).status, 200);
        QCOMPARE(door.send(Method::Delete, path).status, 404);
        QVERIFY(door.get(u"/endpoints"_s)[u"endpoints"].toArray().isEmpty());
        const auto row = door.get(u"/deliveries/%1"_s.arg(sent[u"id"].toInteger()));
        QCOMPARE(row[u"delivery"][u"state"].toString(), u"failed"_s);
    }
    void rolesAndCompaniesAreWalls()
    {
        DeskDoor door;
        const QString path = door.create();
        const QJsonObject wish = DeskDoor::wish(u"https://b.example/"_s);
        QCOMPARE(door.send(Method::Post, u"/endpoints"_s, wish, Role::Supervisor).status, 403);
        QCOMPARE(door.send(Method::Get, u"/endpoints"_s, {}, Role::Supervisor).status, 200);
        QCOMPARE(door.send(Method::Get, u"/deliveries"_s, {}, Role::Agent).status, 403);
        QCOMPARE(door.send(Method::Get, u"/deliveries/4711"_s).status, 404);
        QCOMPARE(door.send(Method::Get, u"/deliveries/abc"_s).status, 404);
        QCOMPARE(door.send(Method::Put, u"/endpoints/4711"_s, {{u"isEnabled"_s, true}}).status, 404);
    }
};

QTEST_GUILESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
