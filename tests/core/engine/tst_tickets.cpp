#include "tests/core/engine/EngineFixture.h"

using namespace tierdesk;
namespace commands = tierdesk::engine::commands;
using base::Fault;
using base::Result;
using commands::Ticket;
using engine::CommandContext;
using tests::EngineFixture;

namespace {

/// A client with its tickets.
class Client final
{
public:
    Result<Session> start()
    {
        return fixture.command<Session>([this](CommandContext &context) {
            engine::StartSession request;
            request.company = fixture.company.id;
            request.customerRef = u"cust-dana"_s;
            request.door = Door::Support;
            return commands::startSession(context, request);
        });
    }
    Result<Ticket> open(const QString &session, Priority priority = Priority::Normal, const QString &notes = {})
    {
        commands::OpenTicket request;
        request.company = fixture.company.id;
        request.sessionId = session;
        request.reason = Reason::ComplexIssue;
        request.priority = priority;
        request.notes = notes;
        return fixture.command<Ticket>(
            [request](CommandContext &context) { return commands::openTicket(context, request); });
    }
    Result<Ticket> change(const QString &number, std::optional<TicketStatus> status, UserId agent = {},
                          std::optional<QString> notes = {}, std::optional<int> mark = {})
    {
        const commands::ChangeTicket request{fixture.company.id, number, status, agent, {}, std::move(notes), mark};
        return fixture.command<Ticket>(
            [request](CommandContext &context) { return commands::changeTicket(context, request); });
    }
    static TicketStatus statusOf(const Ticket &ticket) { return ticketStatus(ticket.escalation, ticket.session); }

    EngineFixture fixture;
};

} // namespace

/// Escalates as a client's ticketing system sees them.
class TestTickets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTicketBringsTheCaseToAPersonWithThePriorityThatWasAskedFor()
    {
        Client client;
        const auto session = client.start();
        const auto ticket = client.open(session->id, Priority::Low);
        QVERIFY(ticket);
        QVERIFY(ticket->isNew);
        QCOMPARE(ticket->session.tier, Tier::HumanAgent);
        QCOMPARE(ticket->escalation.priority, Priority::Low);
        QCOMPARE(ticket->escalation.reason, Reason::ComplexIssue);
        QCOMPARE(Client::statusOf(*ticket), TicketStatus::Open);
        QCOMPARE(ticket->queuePlace, 1);
    }
    void aCaseThatPeopleHaveKeepsItsTicket()
    {
        Client client;
        const auto session = client.start();
        const auto first = client.open(session->id, Priority::Normal, u"once"_s);
        const auto again = client.open(session->id, Priority::Urgent, u"twice"_s);
        QVERIFY(again);
        QVERIFY(!again->isNew);
        QCOMPARE(again->escalation.ticket, first->escalation.ticket);
        QCOMPARE(again->escalation.notes, u"once\ntwice"_s);
        QCOMPARE(again->escalation.priority, Priority::Urgent);
        const auto calmer = client.open(session->id, Priority::Low);
        QCOMPARE(calmer->escalation.priority, Priority::Urgent);
    }
    void aTicketGoesItsWay()
    {
        Client client;
        const auto session = client.start();
        const QString number = client.open(session->id)->escalation.ticket;
        const auto assigned = client.change(number, TicketStatus::Assigned, client.fixture.marek.id);
        QVERIFY(assigned);
        QCOMPARE(Client::statusOf(*assigned), TicketStatus::Assigned);
        QCOMPARE(assigned->session.holder, client.fixture.marek.id);
        const auto back = client.change(number, TicketStatus::Open);
        QCOMPARE(Client::statusOf(*back), TicketStatus::Open);
        QVERIFY(back->session.waitingSince);
        const auto resolved =
            client.change(number, TicketStatus::Resolved, client.fixture.elena.id, u"sent a new pole"_s, 4);
        QVERIFY(resolved);
        QCOMPARE(Client::statusOf(*resolved), TicketStatus::Resolved);
        QCOMPARE(resolved->session.status, Status::Resolved);
        QCOMPARE(resolved->session.resolution->summary, u"sent a new pole"_s);
        QCOMPARE(resolved->escalation.resolutionNotes, u"sent a new pole"_s);
        QCOMPARE(resolved->session.rating, std::optional(4));
        QCOMPARE(Client::statusOf(*client.change(number, TicketStatus::Closed)), TicketStatus::Closed);
        const auto reopened = client.change(number, TicketStatus::Open);
        QVERIFY(!reopened);
        QCOMPARE(reopened.error().fault, Fault::Conflict);
    }
    void whatTheManagerHasEscalatesToTheAgentWhoIsNamed()
    {
        Client client;
        const auto session = client.start();
        const auto escalated = client.fixture.command<commands::Escalated>([&](CommandContext &context) {
            return commands::escalate(
                context, {client.fixture.company.id, session->id, Reason::ComplexIssue, Tier::AiManager, {}});
        });
        const QString number = escalated->history.back().ticket;
        const auto assigned = client.change(number, {}, client.fixture.marek.id);
        QVERIFY(assigned);
        QCOMPARE(assigned->session.tier, Tier::HumanAgent);
        QCOMPARE(assigned->session.holder, client.fixture.marek.id);
        QCOMPARE(assigned->escalation.ticket, number);
        QCOMPARE(Client::statusOf(*assigned), TicketStatus::Assigned);
    }
    void whatCannotBeIsRefusedWhole_data()
    {
        QTest::addColumn<TicketStatus>("status");
        QTest::addColumn<qint64>("agent");
        QTest::addColumn<int>("mark");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("assigned to nobody") << TicketStatus::Assigned << qint64(0) << 0 << Fault::InvalidInput;
        QTest::newRow("a stranger") << TicketStatus::Assigned << qint64(999) << 0 << Fault::InvalidInput;
        QTest::newRow("a mark of six beside a resolution")
            << TicketStatus::Resolved << qint64(0) << 6 << Fault::InvalidInput;
    }
    void whatCannotBeIsRefusedWhole()
    {
        QFETCH(const TicketStatus, status);
        QFETCH(const qint64, agent);
        QFETCH(const int, mark);
        QFETCH(const Fault, fault);
        Client client;
        const auto session = client.start();
        const auto ticket = client.open(session->id);
        const auto changed = client.change(ticket->escalation.ticket, status, UserId{agent}, u"notes"_s,
                                           mark > 0 ? std::optional(mark) : std::nullopt);
        QVERIFY(!changed);
        QCOMPARE(changed.error().fault, fault);
        const auto now = client.change(ticket->escalation.ticket, {});
        QCOMPARE(now->session.version, ticket->session.version);
        QCOMPARE(now->escalation.resolutionNotes, QString());
    }
    void aTicketThatIsOverEndsNothing_data()
    {
        QTest::addColumn<TicketStatus>("status");
        QTest::newRow("resolved") << TicketStatus::Resolved;
        QTest::newRow("closed") << TicketStatus::Closed;
    }
    void aTicketThatIsOverEndsNothing()
    {
        QFETCH(const TicketStatus, status);
        Client client;
        const auto session = client.start();
        const QString number = client.open(session->id)->escalation.ticket;
        QVERIFY(client.change(number, {}, client.fixture.marek.id));
        const auto back = client.fixture.command<Session>(
            [&](CommandContext &context) {
                return commands::handBack(context, client.fixture.company.id, session->id, Tier::AiRep);
            },
            client.fixture.as(client.fixture.marek));
        QVERIFY(back);
        const auto ended = client.change(number, status);
        QVERIFY(ended);
        QCOMPARE(Client::statusOf(*ended), status);
        QCOMPARE(ended->session.status, back->status);
        QVERIFY(!ended->session.resolution);
        // Nor does it bring the conversation to anybody.
        const auto given = client.change(number, {}, client.fixture.elena.id);
        QVERIFY(!given);
        QCOMPARE(given.error().fault, Fault::Conflict);
    }
    void aCaseThatIsResolvedLeavesNoTicketOpen()
    {
        Client client;
        const auto session = client.start();
        const auto escalate = [&](Tier target) {
            return client.fixture
                .command<commands::Escalated>([&](CommandContext &context) {
                    return commands::escalate(
                        context, {client.fixture.company.id, session->id, Reason::ComplexIssue, target, {}});
                })
                ->history.back()
                .ticket;
        };
        const QString managers = escalate(Tier::AiManager);
        const QString peoples = escalate(Tier::HumanAgent);
        QCOMPARE(Client::statusOf(*client.change(managers, {})), TicketStatus::Open);
        // The manager has it again: its own ticket goes on, people's has ended.
        QVERIFY(client.change(peoples, {}, client.fixture.marek.id));
        QVERIFY(client.fixture.command<Session>(
            [&](CommandContext &context) {
                return commands::handBack(context, client.fixture.company.id, session->id, Tier::AiManager);
            },
            client.fixture.as(client.fixture.marek)));
        QCOMPARE(Client::statusOf(*client.change(managers, {})), TicketStatus::Assigned);
        QCOMPARE(Client::statusOf(*client.change(peoples, {})), TicketStatus::Resolved);
        const QString again = escalate(Tier::HumanAgent);
        QVERIFY(client.change(again, TicketStatus::Resolved));
        auto request = client.fixture.message(session->id, u"It broke again."_s);
        request.reopens = true;
        const auto outcome = client.fixture.turn(std::move(request));
        QVERIFY(outcome);
        for (const QString &over : {managers, peoples, again})
            QCOMPARE(Client::statusOf(*client.change(over, {})), TicketStatus::Resolved);
        QCOMPARE(Client::statusOf(*client.change(outcome->ticket->ticket, {})), TicketStatus::Open);
    }
    void archivingResolvesAsUnresolvedUnlessItWasResolvedBefore()
    {
        Client client;
        const auto archive = [&](const QString &id) {
            return client.fixture.command<Session>(
                [&, id](CommandContext &context) { return commands::archive(context, client.fixture.company.id, id); });
        };
        const auto open = client.start();
        QCOMPARE(archive(open->id)->resolution->type, ResolutionType::Unresolved);
        const auto done = client.start();
        const auto resolved = client.fixture.command<Session>([&](CommandContext &context) {
            return commands::resolve(context, {client.fixture.company.id, done->id, Resolution{}});
        });
        const auto archived = archive(done->id);
        QCOMPARE(archived->resolution->type, ResolutionType::IssueResolved);
        QCOMPARE(archived->version, resolved->version);
        QCOMPARE(archive(u"sess_none"_s).error().fault, Fault::NotFound);
    }
    void aQueryOpensItsSessionOrGoesOnWithIt()
    {
        Client client;
        const auto ask = [&](const QString &text, const QString &customer = u"cust-dana"_s) {
            auto request = client.fixture.opening(text, customer);
            request.start->id = u"mine-1"_s;
            request.joins = true;
            request.reopens = true;
            return client.fixture.turn(std::move(request));
        };
        const auto first = ask(u"What is your return policy?"_s);
        QVERIFY(first);
        QCOMPARE(first->session.id, u"mine-1"_s);
        QVERIFY(first->customerMessage.complexity);
        const auto second = ask(u"And for tents?"_s);
        QCOMPARE(second->session.key, first->session.key);
        QCOMPARE(second->session.messageCount, 4);
        const auto stranger = ask(u"Whose is this?"_s, u"cust-tom"_s);
        QVERIFY(!stranger);
        QCOMPARE(stranger.error().fault, Fault::Forbidden);
    }
    void aSessionOutOfReachIsFollowedByOneAndTheSameNewOne()
    {
        Client client;
        const auto ask = [&] {
            auto request = client.fixture.opening(u"What is your return policy?"_s);
            request.start->id = u"mine-1"_s;
            request.joins = true;
            request.reopens = true;
            return client.fixture.turn(std::move(request));
        };
        const auto archive = [&](const QString &id) {
            return client.fixture.command<Session>(
                [&, id](CommandContext &context) { return commands::archive(context, client.fixture.company.id, id); });
        };
        const auto first = ask();
        QVERIFY(archive(first->session.id));
        client.fixture.clock.advance(Millis::hours(71));
        const auto reopened = ask();
        QCOMPARE(reopened->session.key, first->session.key);
        QVERIFY(archive(first->session.id));
        client.fixture.clock.advance(Millis::hours(73));
        const auto next = ask();
        QVERIFY(next);
        QVERIFY(next->session.key != first->session.key);
        QCOMPARE(next->session.previous, u"mine-1"_s);
        const auto again = ask();
        QCOMPARE(again->session.key, next->session.key);
    }
    void whatFollowsASessionIsNamedAsItsDoorNamesThem_data()
    {
        QTest::addColumn<Door>("door");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<int>("length");
        QTest::newRow("cs") << Door::Cs << u"sess_"_s << 16;
        QTest::newRow("platform") << Door::Platform << u"conv-"_s << 16;
        QTest::newRow("chat, whose id is all that opens it") << Door::Chat << u"chat_"_s << 25;
    }
    void whatFollowsASessionIsNamedAsItsDoorNamesThem()
    {
        QFETCH(const Door, door);
        QFETCH(const QString, prefix);
        QFETCH(const int, length);
        EngineFixture fixture;
        auto opening = fixture.opening(u"Hello"_s);
        opening.start->door = door;
        const auto first = fixture.turn(opening);
        QVERIFY(first.has_value());
        QVERIFY(fixture
                    .command<Session>([&](engine::CommandContext &context) {
                        return engine::commands::resolve(
                            context, {.company = fixture.company.id, .sessionId = first->session.id, .resolution = {}});
                    })
                    .has_value());
        fixture.clock.advance(Millis::hours(73));
        auto request = fixture.message(first->session.id, u"One more thing"_s);
        request.reopens = true;
        const auto followed = fixture.turn(request);
        QVERIFY(followed.has_value());
        QCOMPARE(followed->session.previous, first->session.id);
        QVERIFY2(followed->session.id.startsWith(prefix), qPrintable(followed->session.id));
        QCOMPARE(followed->session.id.size(), prefix.size() + length);
    }
    void aRehearsalLeavesNothing()
    {
        Client client;
        const auto rehearse = [&](const QString &text) {
            auto request = client.fixture.opening(text);
            request.start->id = u"try-1"_s;
            request.start->door = Door::Support;
            return client.fixture.wait<engine::TurnOutcome>([&](auto done) {
                client.fixture.engine->rehearse(std::move(request), &client.fixture.context, std::move(done));
            });
        };
        const auto counted = [&](CommandContext &context) -> Result<qint64> {
            store::SessionFilter filter;
            filter.company = client.fixture.company.id;
            const auto page = context.queries().sessions.list(filter);
            return page ? Result<qint64>(page->total) : page.error();
        };
        const auto plain = rehearse(u"What is your return policy?"_s);
        QVERIFY(plain);
        QVERIFY(!plain->answer->text.isEmpty());
        const auto angry = rehearse(u"This is terrible! Nothing works and I am extremely frustrated!"_s);
        QCOMPARE(angry->escalations.size(), size_t(1));
        QVERIFY(angry->escalations.front().ticket.startsWith(u"TKT-TEST-"));
        QCOMPARE(*client.fixture.command<qint64>(counted), 0);
        const auto real = client.open(client.start()->id);
        QVERIFY(real->escalation.ticket.endsWith(u"-000001"));
    }
};

QTEST_GUILESS_MAIN(TestTickets)
#include "tst_tickets.moc"
