#include "core/engine/Briefs.h"
#include "tests/core/engine/EngineFixture.h"

using namespace tierdesk;
namespace commands = tierdesk::engine::commands;
using engine::CommandContext;
using engine::Event;
using store::QueueView;
using tests::EngineFixture;

namespace {

/// A company for which no AI speaks.
class PeopleFirst final
{
public:
    PeopleFirst()
    {
        QObject::connect(
            fixture.engine.get(), &engine::Engine::committed, &fixture.context,
            [this](const std::shared_ptr<const std::vector<Event>> &committed) {
                for (const Event &event : *committed) {
                    if (event.session)
                        told.push_back(event);
                }
            },
            Qt::QueuedConnection);
        const QJsonObject off{{u"enabled"_s, false}};
        const QJsonObject patch{{u"tiers"_s, QJsonObject{{u"aiRep"_s, off}, {u"aiManager"_s, off}}}};
        const auto saved = fixture.command<Company>(
            [&](CommandContext &context) { return commands::saveConfig(context, fixture.company.id, patch); });
        if (!saved)
            qFatal("%s", qPrintable(saved.error().message));
    }
    /// What waits in the queue.
    std::vector<store::QueueRow> waiting()
    {
        auto rows = fixture.command<std::vector<store::QueueRow>>([this](CommandContext &context) {
            return context.queries().queue.rows(fixture.company.id, QueueView::Waiting, {}, 10);
        });
        if (!rows)
            qFatal("%s", qPrintable(rows.error().message));
        return *std::move(rows);
    }
    /// Nothing, if all is well with @p session, which waits for a person under one ticket; else what is not.
    QString wrongWith(const Session &session)
    {
        const auto rows = waiting();
        if (rows.size() != 1 || rows.front().session.id != session.id)
            return u"it does not wait alone"_s;
        const Session &stored = rows.front().session;
        if (!rows.front().ticket.startsWith(u"TKT-"))
            return u"it has no ticket"_s;
        const SlaTarget target = defaultConfig().sla[static_cast<size_t>(stored.priority)];
        const Timestamp now = fixture.clock.now();
        if (stored.firstResponseDue != now + target.firstResponse || stored.resolutionDue != now + target.resolution)
            return u"its clocks do not run"_s;
        if (stored.waitingSince != now || stored.idleAt || stored.status != Status::Active)
            return u"it does not wait for a person"_s;
        return stored.version == session.version ? QString() : u"it was told of otherwise"_s;
    }

    EngineFixture fixture;
    std::vector<Event> told; ///< of sessions
};

} // namespace

/// Cases that begin with people.
class TestPeopleFirst final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionThatIsOpenedHasATicketAndClocks()
    {
        PeopleFirst desk;
        const auto session = desk.fixture.command<Session>([&](CommandContext &context) {
            engine::StartSession request;
            request.company = desk.fixture.company.id;
            request.customerRef = u"cust-dana"_s;
            return commands::startSession(context, request);
        });
        QVERIFY(session);
        QCOMPARE(desk.wrongWith(*session), QString());
        QTRY_COMPARE_WITH_TIMEOUT(desk.told.size(), size_t(1), 30'000);
        const Event &event = desk.told.front();
        QVERIFY(event.kinds.contains("session.created") && event.kinds.contains("session.escalated"));
        QCOMPARE(event.escalations.size(), size_t(1));
        QCOMPARE(event.escalations.front().ticket, desk.waiting().front().ticket);
        QVERIFY(event.notifies);
    }
    void aFirstMessageHasATicketAndClocks()
    {
        PeopleFirst desk;
        const auto outcome = desk.fixture.turn(desk.fixture.opening(u"My tent pole broke."_s));
        QVERIFY(outcome);
        QCOMPARE(desk.wrongWith(outcome->session), QString());
        QVERIFY(!outcome->answer && outcome->isAwaitingHuman);
        QCOMPARE(outcome->queuePlace, 1);
        QCOMPARE(outcome->escalations.size(), size_t(1));
        const Escalation &escalation = outcome->escalations.front();
        QCOMPARE(escalation.from, Tier::HumanAgent);
        QCOMPARE(escalation.to, Tier::HumanAgent);
        QCOMPARE(escalation.reason, Reason::PolicyException);
        QCOMPARE(escalation.at, outcome->session.createdAt);
        QVERIFY(outcome->ticket && outcome->ticket->ticket == escalation.ticket);
        const auto brief = desk.fixture.command<QString>([&](engine::CommandContext &context) -> base::Result<QString> {
            const auto found = context.queries().sessions.detail(desk.fixture.company.id, outcome->session.id);
            return found ? base::Result<QString>(engine::briefOf(**found).wanted) : found.error();
        });
        QVERIFY2(brief->contains(u"tent pole"), qPrintable(*brief));
        QTRY_COMPARE_WITH_TIMEOUT(desk.told.size(), size_t(1), 30'000);
        QVERIFY(desk.told.front().notifies);

        // The next one goes with it.
        const auto next = desk.fixture.turn(desk.fixture.message(outcome->session.id, u"And a peg."_s));
        QVERIFY(next);
        QVERIFY(next->escalations.empty());
        QVERIFY(next->ticket && next->ticket->ticket == escalation.ticket);
        QCOMPARE(desk.waiting().size(), size_t(1));
    }
    void whoIsFuriousWaitsLess()
    {
        PeopleFirst desk;
        const auto calm = desk.fixture.turn(desk.fixture.opening(u"My tent pole broke."_s));
        const auto furious = desk.fixture.turn(desk.fixture.opening(
            u"This is the worst company ever!! I am furious and I will sue you!"_s, u"cust-tom"_s));
        QVERIFY(calm && furious);
        QVERIFY(furious->session.priority < calm->session.priority); // urgent is the first of the words
        QCOMPARE(furious->queuePlace, 1);
        QVERIFY(furious->session.firstResponseDue < calm->session.firstResponseDue);
    }
    void aTicketThatIsAskedForIsTheOneItHas()
    {
        PeopleFirst desk;
        const auto outcome = desk.fixture.turn(desk.fixture.opening(u"My tent pole broke."_s));
        QVERIFY(outcome && outcome->ticket);
        commands::OpenTicket request;
        request.company = desk.fixture.company.id;
        request.sessionId = outcome->session.id;
        request.reason = Reason::ComplexIssue;
        request.priority = Priority::Urgent;
        const auto ticket = desk.fixture.command<commands::Ticket>(
            [&](CommandContext &context) { return commands::openTicket(context, request); });
        QVERIFY(ticket);
        QVERIFY(!ticket->isNew);
        QCOMPARE(ticket->escalation.ticket, outcome->ticket->ticket);
        QCOMPARE(ticket->session.priority, Priority::Urgent);
    }
};

QTEST_GUILESS_MAIN(TestPeopleFirst)
#include "tst_peoplefirst.moc"
