#include "core/doors/dialects/desk/EventHub.h"

#include "core/base/Secrets.h"
#include "core/doors/dialects/desk/DeskDialect.h"
#include "core/doors/dialects/KeyCheck.h"
#include "tests/core/engine/EngineFixture.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::dialects;

namespace {

/// A socket as the hub sees it.
class HeardChannel final : public dialects::Channel
{
public:
    void send(const QByteArray &text) override
    {
        frames.push_back(base::parseJsonObject(text).value_or(QJsonObject()));
    }
    void sendBinary(const QByteArray &) override { ++binaries; }
    void close(quint16 code, const QString &) override { closedWith = code; }

    [[nodiscard]] size_t count(QStringView type) const
    {
        return static_cast<size_t>(std::count_if(frames.begin(), frames.end(), [type](const QJsonObject &frame) {
            return frame[u"type"].toString() == type;
        }));
    }

    std::vector<QJsonObject> frames;
    quint16 closedWith = 0;
    int binaries = 0; ///< the desk sends none
};

/// Nothing here has a key to check.
class AnyKey final : public KeyCheck
{
public:
    [[nodiscard]] base::Result<void> check(const Credential &) const override { return {}; }
};

class Bench final
{
public:
    Bench()
        : m_seal(base::Seal::newKey())
        , m_dialect(std::make_unique<DeskDialect>(*fixture.engine, m_seal, m_keys, typing,
                                                  DeskDialect::Settings{.presenceGrace = Millis{1}, .addresses = {}}))
    {}
    ~Bench() { fixture.engine->stop(); } // before the dialect, which what it answers is received by

    std::unique_ptr<HeardChannel> open(const User &user)
    {
        auto channel = std::make_unique<HeardChannel>();
        Call call;
        call.principal.kind = Principal::Kind::User;
        call.principal.company = fixture.company.id;
        call.principal.companies = {fixture.company.id};
        call.principal.user = user.id;
        call.principal.subject = user.email;
        m_dialect->socketRoutes().front().opened(call, *channel);
        return channel;
    }
    void setPresence(const User &user, Presence presence)
    {
        const auto set = fixture.command<User>(
            [=](engine::CommandContext &context) { return engine::commands::setPresence(context, user.id, presence); },
            fixture.as(user));
        QVERIFY(set);
    }
    [[nodiscard]] Presence presenceOf(const User &user) const
    {
        return fixture.engine->directory()->user(user.id)->presence;
    }
    [[nodiscard]] base::Result<desk::CaughtUp> catchUp(std::optional<qint64> since, int most)
    {
        return fixture.wait<desk::CaughtUp>([&](auto done) {
            fixture.engine->read<desk::CaughtUp>(
                [=, company = fixture.company.id, directory = fixture.engine->directory()](store::Readers &readers) {
                    return desk::catchUp(readers, *directory, company, since, most);
                },
                &fixture.context, std::move(done));
        });
    }

    tests::EngineFixture fixture;
    CustomerTyping typing;

private:
    base::Seal m_seal;
    AnyKey m_keys;
    std::unique_ptr<DeskDialect> m_dialect;
};

} // namespace

class TestEventHub final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoseLastSocketHasGoneIsOffline()
    {
        Bench bench;
        const User &marek = bench.fixture.marek;
        bench.setPresence(marek, Presence::Available);
        const auto first = bench.open(marek), second = bench.open(marek);
        first->onClosed();
        // Something later has been through the engine, and he is still there: one socket is enough.
        bench.setPresence(bench.fixture.elena, Presence::Away);
        QCOMPARE(bench.presenceOf(marek), Presence::Available);
        second->onClosed();
        QVERIFY(QTest::qWaitFor([&] { return bench.presenceOf(marek) == Presence::Offline; }, 20'000));
        QCOMPARE(bench.presenceOf(bench.fixture.elena), Presence::Away);
    }

    void tooManyMissedMeanLoadingAnew()
    {
        Bench bench;
        const auto start = bench.catchUp(std::nullopt, 3);
        QVERIFY(start);
        QVERIFY(start->frames.empty() && !start->isReset);
        for (const Presence each : {Presence::Available, Presence::Away, Presence::Available})
            bench.setPresence(bench.fixture.marek, each);
        const auto three = bench.catchUp(start->seq, 3);
        QVERIFY(three);
        QCOMPARE(three->frames.size(), 3U);
        QVERIFY(!three->isReset);
        QCOMPARE(three->frames.back().seq, three->seq);
        const auto tooMany = bench.catchUp(start->seq, 2);
        QVERIFY(tooMany);
        QVERIFY(tooMany->isReset && tooMany->frames.empty());
        QCOMPARE(tooMany->seq, three->seq);
    }

    void whatHappensDuringTheWelcomeIsToldOnceAndAfterIt()
    {
        Bench bench;
        const auto channel = bench.open(bench.fixture.elena);
        bench.setPresence(bench.fixture.marek, Presence::Available);
        const auto seen = bench.catchUp(std::nullopt, 3);
        QVERIFY(seen);
        channel->onText(R"({"type":"hello","since":)" + QByteArray::number(seen->seq) + '}');
        // Read from the journal or held back: whichever it is, it is told.
        bench.setPresence(bench.fixture.marek, Presence::Away);
        QVERIFY(QTest::qWaitFor([&] { return channel->count(u"event") == 1; }, 20'000));
        bench.setPresence(bench.fixture.marek, Presence::Available);
        QVERIFY(QTest::qWaitFor([&] { return channel->count(u"event") == 2; }, 20'000));
        QCOMPARE(channel->frames.size(), 3U);
        QCOMPARE(channel->frames[0][u"type"].toString(), u"welcome"_s);
        QCOMPARE(channel->frames[1][u"at"].toString(), base::isoText(bench.fixture.clock.now()));
        QVERIFY(channel->frames[1][u"seq"].toInteger() > seen->seq);
        QCOMPARE(channel->frames[2][u"user"][u"presence"].toString(), u"available"_s);
    }

    void aConsoleThatTalksTooMuchIsCut()
    {
        Bench bench;
        const auto channel = bench.open(bench.fixture.marek);
        for (int i = 0; i < 50; ++i)
            channel->onText("not JSON");
        QCOMPARE(channel->count(u"error"), 50U);
        QCOMPARE(channel->closedWith, 0);
        channel->onText("not JSON");
        QCOMPARE(channel->closedWith, 1008);
    }

    void theCustomersTypingIsToldToTheCompanysConsoles()
    {
        Bench bench;
        const auto marek = bench.open(bench.fixture.marek), elena = bench.open(bench.fixture.elena);
        marek->onText(R"({"type":"hello"})");
        QVERIFY(QTest::qWaitFor([&] { return marek->count(u"welcome") == 1; }, 20'000));
        Q_EMIT bench.typing.told(bench.fixture.company.id, u"sess_1"_s, true);
        Q_EMIT bench.typing.told(CompanyId{bench.fixture.company.id.value + 1}, u"sess_2"_s, true);
        QCOMPARE(marek->count(u"typing"), 1U);
        QCOMPARE(marek->frames.back()[u"sessionId"].toString(), u"sess_1"_s);
        QVERIFY(marek->frames.back()[u"user"].isNull());
        QVERIFY(marek->frames.back()[u"typing"].toBool());
        QVERIFY(elena->frames.empty()); // who has not said hello follows nobody
    }

    void aUserWhoEndsIsCut()
    {
        Bench bench;
        const auto marek = bench.open(bench.fixture.marek), elena = bench.open(bench.fixture.elena);
        const auto revoked = bench.fixture.command<bool>([&](engine::CommandContext &context) -> base::Result<bool> {
            const auto done = engine::commands::revokeUser(context, bench.fixture.marek.id);
            return done ? base::Result<bool>(true) : done.error();
        });
        QVERIFY(revoked);
        QVERIFY(QTest::qWaitFor([&] { return marek->closedWith == 1008; }, 20'000));
        QCOMPARE(elena->closedWith, 0);
    }
};

QTEST_GUILESS_MAIN(TestEventHub)
#include "tst_eventhub.moc"
