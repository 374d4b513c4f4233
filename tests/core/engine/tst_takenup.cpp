#include "tests/core/engine/EngineFixture.h"

using namespace tierdesk;
namespace commands = tierdesk::engine::commands;
using base::Result;
using commands::Ticket;
using engine::CommandContext;
using store::QueueRow;
using store::QueueView;
using tests::EngineFixture;

namespace {

/// Dana's case, which people had.
class Case final
{
public:
    Case()
    {
        QObject::connect(
            fixture.engine.get(), &engine::Engine::committed, &fixture.context,
            [this](const std::shared_ptr<const std::vector<engine::Event>> &events) {
                for (const engine::Event &event : *events)
                    notifies = notifies || event.notifies;
            },
            Qt::QueuedConnection);
        id = must(fixture.command<Session>([this](CommandContext &context) {
                 engine::StartSession request;
                 request.company = fixture.company.id;
                 request.customerRef = u"cust-dana"_s;
                 request.door = Door::Support;
                 return commands::startSession(context, request);
             })).id;
    }

    template<class R>
    static R must(Result<R> result)
    {
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
        return std::move(*result);
    }
    Ticket openTicket(Priority priority = Priority::Normal)
    {
        commands::OpenTicket request;
        request.company = fixture.company.id;
        request.sessionId = id;
        request.reason = Reason::ComplexIssue;
        request.priority = priority;
        return must(fixture.command<Ticket>(
            [request](CommandContext &context) { return commands::openTicket(context, request); }));
    }
    TicketStatus statusOf(const QString &number)
    {
        const commands::ChangeTicket nothing{fixture.company.id, number, {}, {}, {}, {}, {}};
        const auto ticket = must(fixture.command<Ticket>(
            [nothing](CommandContext &context) { return commands::changeTicket(context, nothing); }));
        return ticketStatus(ticket.escalation, ticket.session);
    }
    Session doAs(const User &user, std::function<Result<Session>(CommandContext &)> work)
    {
        return must(fixture.command<Session>(std::move(work), fixture.as(user)));
    }
    Session claim()
    {
        return doAs(fixture.marek,
                    [this](CommandContext &context) { return commands::claim(context, fixture.company.id, id); });
    }
    void reply(AfterReply then = AfterReply::StayOpen)
    {
        must(fixture.command<commands::Said>(
            [this, then](CommandContext &context) {
                return commands::reply(context, fixture.company.id, id, u"A new pole is on its way."_s, {}, then);
            },
            fixture.as(fixture.marek)));
    }
    Session archive()
    {
        return must(fixture.command<Session>(
            [this](CommandContext &context) { return commands::archive(context, fixture.company.id, id); }));
    }
    commands::Swept sweep()
    {
        return must(fixture.wait<commands::Swept>(
            [this](auto done) { fixture.engine->sweepNow(&fixture.context, std::move(done)); }));
    }
    engine::TurnOutcome write()
    {
        auto request = fixture.message(id, u"It broke again."_s);
        request.reopens = true;
        notifies = false;
        return must(fixture.turn(std::move(request)));
    }
    /// The cases of @p view, for @p user.
    QStringList shown(QueueView view, UserId user = {})
    {
        QStringList ids;
        for (const QueueRow &row : must(fixture.command<std::vector<QueueRow>>([&](CommandContext &context) {
                 return context.queries().queue.rows(fixture.company.id, view, user, 10);
             })))
            ids.append(row.session.id);
        return ids;
    }
    void remove(const User &user)
    {
        const auto removed =
            fixture.command<void>([&user](CommandContext &context) { return commands::revokeUser(context, user.id); });
        if (!removed)
            qFatal("%s", qPrintable(removed.error().message));
    }

    EngineFixture fixture;
    QString id;
    bool notifies = false;
};

} // namespace

/// A case of people's that was closed, and whose customer writes again.
class TestTakenUp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyHeldIsInTheQueueAgainUnderATicketOfItsOwn()
    {
        Case dana;
        const Ticket first = dana.openTicket(Priority::High);
        QCOMPARE(dana.archive().status, Status::Resolved);
        QVERIFY(dana.shown(QueueView::Waiting).isEmpty());
        dana.fixture.clock.advance(Millis::hours(3));
        const auto outcome = dana.write();
        const Timestamp now = dana.fixture.clock.now();
        QCOMPARE(dana.shown(QueueView::Waiting), QStringList({dana.id}));
        QCOMPARE(outcome.session.status, Status::Active);
        QCOMPARE(outcome.session.waitingSince, std::optional(now));
        QVERIFY(outcome.session.firstResponseDue > now);
        QVERIFY(!outcome.session.idleAt);
        QCOMPARE(outcome.queuePlace, 1);
        // It is told as an escalation, by its own ticket, and is as urgent as it was.
        QCOMPARE(outcome.escalations.size(), size_t(1));
        QVERIFY(outcome.ticket);
        QCOMPARE(outcome.ticket->ticket, outcome.escalations.front().ticket);
        QVERIFY(outcome.ticket->ticket != first.escalation.ticket);
        QCOMPARE(outcome.ticket->priority, Priority::High);
        QCOMPARE(dana.statusOf(outcome.ticket->ticket), TicketStatus::Open);
        QCOMPARE(dana.statusOf(first.escalation.ticket), TicketStatus::Resolved);
        QTRY_VERIFY(dana.notifies);
        QVERIFY(dana.write().escalations.empty());
    }
    void whoeverHeldItHasItAgain()
    {
        Case dana;
        dana.openTicket();
        const Session held = dana.claim();
        dana.reply();
        dana.archive();
        dana.fixture.clock.advance(Millis::hours(1));
        const auto outcome = dana.write();
        QCOMPARE(outcome.session.holder, dana.fixture.marek.id);
        QCOMPARE(outcome.session.claimedAt, held.claimedAt);
        QVERIFY(!outcome.session.waitingSince);
        QVERIFY(!outcome.session.firstResponseAt);
        QCOMPARE(dana.statusOf(outcome.ticket->ticket), TicketStatus::Assigned);
        QCOMPARE(dana.shown(QueueView::Mine, dana.fixture.marek.id), QStringList({dana.id}));
        QVERIFY(dana.shown(QueueView::Waiting).isEmpty());
        QTRY_VERIFY(dana.notifies);
    }
    void whoeverIsNoUserAnyMoreDoesNot()
    {
        Case dana;
        dana.openTicket();
        dana.claim();
        dana.archive();
        dana.remove(dana.fixture.marek);
        const auto outcome = dana.write();
        QVERIFY(!outcome.session.holder.isSet());
        QCOMPARE(dana.shown(QueueView::Waiting), QStringList({dana.id}));
    }
    void whatWaitsForAPersonIsNotAbandoned()
    {
        Case dana;
        dana.openTicket();
        dana.claim();
        dana.reply();
        const Session released = dana.doAs(dana.fixture.marek, [&](CommandContext &context) {
            return commands::release(context, dana.fixture.company.id, dana.id);
        });
        QVERIFY(!released.idleAt);
        dana.fixture.clock.advance(Millis::days(8));
        QCOMPARE(dana.sweep().abandoned, 0);
        QCOMPARE(dana.shown(QueueView::Waiting), QStringList({dana.id}));
    }
    void whatWasAbandonedGoesOnUnderItsTicket()
    {
        Case dana;
        const QString number = dana.openTicket().escalation.ticket;
        dana.claim();
        dana.reply(AfterReply::Wait);
        dana.fixture.clock.advance(Millis::days(8));
        QCOMPARE(dana.sweep().abandoned, 1);
        QCOMPARE(dana.statusOf(number), TicketStatus::Closed);
        dana.remove(dana.fixture.marek);
        const auto outcome = dana.write();
        QVERIFY(outcome.escalations.empty());
        QCOMPARE(outcome.ticket->ticket, number);
        QCOMPARE(dana.statusOf(number), TicketStatus::Open);
        QCOMPARE(outcome.session.waitingSince, std::optional(dana.fixture.clock.now()));
        QVERIFY(!outcome.session.firstResponseAt);
        QCOMPARE(dana.shown(QueueView::Waiting), QStringList({dana.id}));
    }
    void aFollowUpHasItsTicketToo()
    {
        Case dana;
        const QString number = dana.openTicket().escalation.ticket;
        Resolution resolution;
        resolution.isFollowUpRequired = true;
        resolution.followUpAt = dana.fixture.clock.now() + Millis::days(2);
        dana.doAs(dana.fixture.elena, [&](CommandContext &context) {
            return commands::resolve(context, {dana.fixture.company.id, dana.id, resolution});
        });
        dana.fixture.clock.advance(Millis::days(3));
        QCOMPARE(dana.sweep().followedUp, 1);
        QCOMPARE(dana.shown(QueueView::Waiting), QStringList({dana.id}));
        const auto outcome = dana.write();
        QVERIFY(outcome.ticket);
        QVERIFY(outcome.ticket->ticket != number);
        QCOMPARE(dana.statusOf(outcome.ticket->ticket), TicketStatus::Open);
    }
};

QTEST_GUILESS_MAIN(TestTakenUp)
#include "tst_takenup.moc"
