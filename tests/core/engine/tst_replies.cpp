#include "tests/core/engine/EngineFixture.h"

#include "core/engine/EventLog.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Readers.h"

using namespace tierdesk;
namespace commands = tierdesk::engine::commands;
using base::Fault;
using base::Result;
using engine::CommandContext;
using tests::EngineFixture;

namespace {

constexpr Millis FiveSeconds = Millis::seconds(5);

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

/// A case that Marek holds, and what happens to his reply.
class Desk final
{
public:
    Desk()
    {
        QObject::connect(
            fixture.engine.get(), &engine::Engine::committed, &fixture.context,
            [this](const std::shared_ptr<const std::vector<engine::Event>> &events) {
                for (const engine::Event &event : *events)
                    kinds.append(event.kinds);
            },
            Qt::QueuedConnection);
        session =
            doAs<commands::Escalated>(fixture.marek, [this](CommandContext &context) -> Result<commands::Escalated> {
                engine::StartSession start;
                start.company = fixture.company.id;
                start.customerRef = u"cust-dana"_s;
                const auto started = commands::startSession(context, start);
                if (!started)
                    return started.error();
                return commands::escalate(
                    context, {fixture.company.id, started->id, Reason::CustomerRequest, Tier::HumanAgent, u"test"_s});
            })->session.id;
        claimAs(fixture.marek);
    }

    template<class R>
    Result<R> doAs(const User &user, std::function<Result<R>(CommandContext &)> work)
    {
        return fixture.command<R>(std::move(work), fixture.as(user));
    }
    void claimAs(const User &user)
    {
        if (!doAs<Session>(user, [this](CommandContext &context) {
                return commands::claim(context, fixture.company.id, session);
            }))
            qFatal("the case was not claimed");
    }
    Result<commands::HeldBack> hold(const QString &text, Millis wait = FiveSeconds,
                                    AfterReply then = AfterReply::StayOpen)
    {
        return doAs<commands::HeldBack>(fixture.marek, [=, this](CommandContext &context) {
            return commands::holdReply(context, fixture.company.id, session, text, wait, {}, then);
        });
    }
    Result<commands::Said> reply(const QString &text, AfterReply then = AfterReply::StayOpen)
    {
        return doAs<commands::Said>(fixture.marek, [=, this](CommandContext &context) {
            return commands::reply(context, fixture.company.id, session, text, {}, then);
        });
    }
    Session now()
    {
        return *fixture.command<Session>(
            [this](CommandContext &context) { return engine::sessionOf(context, fixture.company.id, session); });
    }
    Result<commands::HeldBack> undoAs(const User &user, HeldReplyId held)
    {
        return doAs<commands::HeldBack>(user, [=, this](CommandContext &context) {
            return commands::undoReply(context, fixture.company.id, session, held);
        });
    }
    commands::Swept sweep()
    {
        return *fixture.wait<commands::Swept>(
            [this](auto done) { fixture.engine->sweepNow(&fixture.context, std::move(done)); });
    }
    /// What the customer reads.
    QStringList said()
    {
        return *fixture.wait<QStringList>([this](auto done) {
            fixture.engine->read<QStringList>(
                [this](store::Readers &readers) -> Result<QStringList> {
                    const auto detail = readers.sessions.detail(fixture.company.id, session);
                    QStringList texts;
                    for (const Message &message : (*detail)->messages) {
                        if (!message.isInternal)
                            texts.append(message.text);
                    }
                    return texts;
                },
                &fixture.context, std::move(done));
        });
    }
    HeldReply held(HeldReplyId id)
    {
        return *fixture.wait<HeldReply>([=, this](auto done) {
            fixture.engine->read<HeldReply>(
                [id](store::Readers &readers) -> Result<HeldReply> { return **readers.rows.heldReplies.byId(id); },
                &fixture.context, std::move(done));
        });
    }

    EngineFixture fixture;
    QString session;
    QByteArrayList kinds; ///< of the events so far
};

} // namespace

/// Replies that a person may take back.
class TestReplies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeldReplyReachesTheCustomerAtItsTimeAndOnce()
    {
        Desk desk;
        const auto held = desk.hold(words("I am Marek."));
        QVERIFY(held);
        QCOMPARE(held->held.sendAt, desk.fixture.clock.now() + FiveSeconds);
        QCOMPARE(held->held.state, HeldState::Held);
        QVERIFY(!held->session.firstResponseAt);
        desk.fixture.clock.advance(Millis{FiveSeconds.count - 1});
        QCOMPARE(desk.sweep().sent, 0);
        QCOMPARE(desk.said(), QStringList());
        desk.fixture.clock.advance(Millis{1});
        QCOMPARE(desk.sweep().sent, 1);
        QCOMPARE(desk.said(), QStringList{words("I am Marek.")});
        desk.fixture.clock.advance(FiveSeconds);
        QCOMPARE(desk.sweep().sent, 0);
        QCOMPARE(desk.said().size(), 1);
        const HeldReply sent = desk.held(held->held.id);
        QCOMPARE(sent.state, HeldState::Sent);
        QVERIFY(sent.message.isSet());
        QTRY_VERIFY(desk.kinds.contains("reply.sent"));
        QVERIFY(desk.kinds.contains("reply.held"));
    }

    void theSentMessageIsItsAuthors()
    {
        Desk desk;
        QVERIFY(desk.hold(words("I am Marek.")));
        desk.fixture.clock.advance(FiveSeconds);
        QCOMPARE(desk.sweep().sent, 1);
        const auto message = desk.fixture.wait<Message>([&](auto done) {
            desk.fixture.engine->read<Message>(
                [&](store::Readers &readers) -> Result<Message> {
                    return (*readers.sessions.detail(desk.fixture.company.id, desk.session))->messages.back();
                },
                &desk.fixture.context, std::move(done));
        });
        QVERIFY(message);
        QCOMPARE(message->author, desk.fixture.marek.id);
        QCOMPARE(message->authorName, desk.fixture.marek.name);
        QCOMPARE(message->speaker, Speaker::HumanAgent);
    }

    void anUndoGivesTheWordsBackAndTheCustomerNeverSeesThem()
    {
        Desk desk;
        const auto held = desk.hold(words("I am Markus."));
        const auto undone = desk.undoAs(desk.fixture.marek, held->held.id);
        QVERIFY(undone);
        QCOMPARE(undone->held.text, words("I am Markus."));
        QCOMPARE(undone->held.state, HeldState::Undone);
        desk.fixture.clock.advance(FiveSeconds);
        QCOMPARE(desk.sweep().sent, 0);
        QCOMPARE(desk.said(), QStringList());
        // An answer that was lost is asked for again.
        const auto again = desk.undoAs(desk.fixture.marek, held->held.id);
        QVERIFY(again);
        QCOMPARE(again->held.text, words("I am Markus."));
        QTRY_COMPARE(desk.kinds.count("reply.undone"), 1);
    }

    void onlyItsAuthorUndoesAReply()
    {
        Desk desk;
        const auto held = desk.hold(words("I am Marek."));
        const auto undone = desk.undoAs(desk.fixture.elena, held->held.id);
        QVERIFY(!undone);
        QCOMPARE(undone.error().fault, Fault::Forbidden);
        QCOMPARE(desk.held(held->held.id).state, HeldState::Held);
    }

    void whatWasSentIsNotUndone()
    {
        Desk desk;
        const auto held = desk.hold(words("I am Marek."));
        desk.fixture.clock.advance(FiveSeconds);
        desk.sweep();
        const auto undone = desk.undoAs(desk.fixture.marek, held->held.id);
        QVERIFY(!undone);
        QCOMPARE(undone.error().fault, Fault::Conflict);
        QCOMPARE(undone.error().details[u"state"].toString(), u"sent"_s);
    }

    void aReplyAloneAbandonsNothing()
    {
        Desk desk;
        const auto said = desk.reply(words("I will look into it and come back to you."));
        QVERIFY(said);
        QCOMPARE(said->session.status, Status::Active);
        QVERIFY(!said->session.idleAt);
        desk.fixture.clock.advance(Millis::days(60));
        QCOMPARE(desk.sweep().abandoned, 0);
        QCOMPARE(desk.now().status, Status::Active);
    }

    void whoIsAwaitedAndStaysAwayIsLetGo()
    {
        Desk desk;
        const auto said = desk.reply(words("Which of the two tents is it?"), AfterReply::Wait);
        QVERIFY(said);
        QCOMPARE(said->session.status, Status::WaitingCustomer);
        const Session awaited = desk.now();
        QVERIFY(awaited.idleAt);
        desk.fixture.clock.advance(Millis{(*awaited.idleAt - desk.fixture.clock.now()).count - 1});
        QCOMPARE(desk.sweep().abandoned, 0);
        desk.fixture.clock.advance(Millis{1});
        QCOMPARE(desk.sweep().abandoned, 1);
        QCOMPARE(desk.now().status, Status::Abandoned);
    }

    void whatComesNextStopsTheWaiting_data()
    {
        using Step = std::function<bool(Desk &)>;
        QTest::addColumn<Step>("step");
        const auto row = [](const char *name, std::function<Result<Session>(CommandContext &, Desk &)> work) {
            QTest::newRow(name) << Step([work](Desk &desk) {
                return desk
                    .doAs<Session>(desk.fixture.marek, [&](CommandContext &context) { return work(context, desk); })
                    .has_value();
            });
        };
        QTest::newRow("the customer writes") << Step([](Desk &desk) {
            return desk.fixture.turn(desk.fixture.message(desk.session, words("The green one."))).has_value();
        });
        QTest::newRow("another reply") << Step([](Desk &desk) { return desk.reply(words("I see.")).has_value(); });
        row("it goes to a colleague", [](CommandContext &context, Desk &desk) {
            return commands::transfer(context, desk.fixture.company.id, desk.session, desk.fixture.elena.id, {});
        });
        row("it goes back to the queue", [](CommandContext &context, Desk &desk) {
            return commands::release(context, desk.fixture.company.id, desk.session);
        });
        row("it is put off", [](CommandContext &context, Desk &desk) {
            return commands::snooze(context, desk.fixture.company.id, desk.session, context.now() + Millis::hours(1));
        });
    }
    void whatComesNextStopsTheWaiting()
    {
        using Step = std::function<bool(Desk &)>;
        QFETCH(const Step, step);
        Desk desk;
        QVERIFY(desk.reply(words("Which of the two tents is it?"), AfterReply::Wait));
        QVERIFY(step(desk));
        QCOMPARE(desk.now().status, Status::Active);
        desk.fixture.clock.advance(Millis::days(60));
        QCOMPARE(desk.sweep().abandoned, 0);
    }

    void aReplyResolvesTheCase()
    {
        Desk desk;
        const auto said = desk.reply(words("It is on its way."), AfterReply::Resolve);
        QVERIFY(said);
        QCOMPARE(said->session.status, Status::Resolved);
        const Session closed = desk.now();
        QCOMPARE(closed.resolution->type, ResolutionType::IssueResolved);
        QCOMPARE(desk.said(), QStringList{words("It is on its way.")});
        QVERIFY(desk.kinds.contains("session.resolved"));
    }

    void aHeldReplyDoesWhatItWasToDo_data()
    {
        QTest::addColumn<AfterReply>("then");
        QTest::addColumn<bool>("writes"); ///< the customer, meanwhile
        QTest::addColumn<Status>("status");
        QTest::newRow("it waits") << AfterReply::Wait << false << Status::WaitingCustomer;
        QTest::newRow("it resolves") << AfterReply::Resolve << false << Status::Resolved;
        QTest::newRow("it stays open") << AfterReply::StayOpen << false << Status::Active;
        QTest::newRow("who has written is not awaited") << AfterReply::Wait << true << Status::Active;
        QTest::newRow("who has written wants an answer") << AfterReply::Resolve << true << Status::Active;
    }
    void aHeldReplyDoesWhatItWasToDo()
    {
        QFETCH(const AfterReply, then);
        QFETCH(const bool, writes);
        QFETCH(const Status, status);
        Desk desk;
        const auto held = desk.hold(words("Done."), FiveSeconds, then);
        QVERIFY(held);
        QCOMPARE(desk.held(held->held.id).then, then);
        desk.fixture.clock.advance(Millis::seconds(2));
        if (writes)
            QVERIFY(desk.fixture.turn(desk.fixture.message(desk.session, words("One more thing: the pegs."))));
        desk.fixture.clock.advance(Millis::seconds(3));
        QCOMPARE(desk.sweep().sent, 1);
        QCOMPARE(desk.now().status, status);
    }

    void whatTheAuthorDoesNextIsNotCutOffByTheHeldReply()
    {
        Desk desk;
        QVERIFY(desk.hold(words("first"), FiveSeconds, AfterReply::Resolve));
        QVERIFY(desk.reply(words("second")));
        QCOMPARE(desk.said(), (QStringList{words("first"), words("second")}));
        QCOMPARE(desk.now().status, Status::Active);
    }

    void onlyTheHolderHoldsAReply()
    {
        Desk desk;
        const auto held = desk.doAs<commands::HeldBack>(desk.fixture.elena, [&](CommandContext &context) {
            return commands::holdReply(context, desk.fixture.company.id, desk.session, words("Hello"), FiveSeconds);
        });
        QVERIFY(!held);
        QCOMPARE(held.error().fault, Fault::Forbidden);
    }

    void whatTheAuthorDoesNextSendsItFirst_data()
    {
        using Work = std::function<Result<Session>(CommandContext &, CompanyId, const QString &)>;
        QTest::addColumn<Work>("next");
        QTest::addColumn<QStringList>("said");
        const QStringList first{words("first")};
        QTest::newRow("another reply") << Work([](CommandContext &context, CompanyId company,
                                                  const QString &id) -> Result<Session> {
            const auto said = commands::reply(context, company, id, words("second"));
            return said ? Result<Session>(said->session) : said.error();
        }) << QStringList{words("first"), words("second")};
        QTest::newRow("another held reply")
            << Work([](CommandContext &context, CompanyId company, const QString &id) -> Result<Session> {
                   const auto held = commands::holdReply(context, company, id, words("second"), FiveSeconds);
                   return held ? Result<Session>(held->session) : held.error();
               })
            << first;
        QTest::newRow("resolving it") << Work([](CommandContext &context, CompanyId company, const QString &id) {
            return commands::resolve(context, {company, id, Resolution{}});
        }) << first;
        QTest::newRow("releasing it") << Work(&commands::release) << first;
        QTest::newRow("handing it back to the AI")
            << Work([](CommandContext &context, CompanyId company, const QString &id) {
                   return commands::handBack(context, company, id, Tier::AiRep);
               })
            << first;
        QTest::newRow("putting it to sleep") << Work([](CommandContext &context, CompanyId company, const QString &id) {
            return commands::snooze(context, company, id, context.now() + Millis::hours(1));
        }) << first;
    }
    void whatTheAuthorDoesNextSendsItFirst()
    {
        using Work = std::function<Result<Session>(CommandContext &, CompanyId, const QString &)>;
        QFETCH(const Work, next);
        QFETCH(const QStringList, said);
        Desk desk;
        QVERIFY(desk.hold(words("first")));
        const auto done = desk.doAs<Session>(desk.fixture.marek, [&](CommandContext &context) {
            return next(context, desk.fixture.company.id, desk.session);
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(desk.said(), said);
    }

    void aTransferByItsAuthorSendsItFirst()
    {
        Desk desk;
        QVERIFY(desk.hold(words("My colleague will help.")));
        QVERIFY(desk.doAs<Session>(desk.fixture.marek, [&](CommandContext &context) {
            return commands::transfer(context, desk.fixture.company.id, desk.session, desk.fixture.elena.id, {});
        }));
        QCOMPARE(desk.said(), QStringList{words("My colleague will help.")});
    }

    void whatIsRefusedSendsNothing()
    {
        Desk desk;
        const auto held = desk.hold(words("first"));
        QVERIFY(!desk.doAs<Session>(desk.fixture.marek, [&](CommandContext &context) {
            return commands::snooze(context, desk.fixture.company.id, desk.session, context.now() - Millis{1});
        }));
        QCOMPARE(desk.said(), QStringList());
        QCOMPARE(desk.held(held->held.id).state, HeldState::Held);
    }

    void whoLosesTheSessionKeepsTheWords_data()
    {
        using Loss = std::function<Result<bool>(CommandContext &, Desk &)>;
        const auto done = [](const auto &result) { return result ? Result<bool>(true) : Result<bool>(result.error()); };
        QTest::addColumn<Loss>("loss");
        QTest::addColumn<DropReason>("reason");
        QTest::newRow("a supervisor gives it to somebody else") << Loss([=](CommandContext &context, Desk &desk) {
            return done(
                commands::transfer(context, desk.fixture.company.id, desk.session, desk.fixture.elena.id, QString()));
        }) << DropReason::HolderChanged;
        QTest::newRow("a supervisor resolves it") << Loss([=](CommandContext &context, Desk &desk) {
            return done(commands::resolve(context, {desk.fixture.company.id, desk.session, Resolution{}}));
        }) << DropReason::SessionClosed;
        QTest::newRow("its author is a user no more") << Loss([=](CommandContext &context, Desk &desk) {
            return done(commands::revokeUser(context, desk.fixture.marek.id));
        }) << DropReason::UserGone;
    }
    void whoLosesTheSessionKeepsTheWords()
    {
        using Loss = std::function<Result<bool>(CommandContext &, Desk &)>;
        QFETCH(const Loss, loss);
        QFETCH(const DropReason, reason);
        Desk desk;
        const auto held = desk.hold(words("I am Marek."));
        const auto lost =
            desk.doAs<bool>(desk.fixture.elena, [&](CommandContext &context) { return loss(context, desk); });
        QVERIFY2(lost, lost ? "" : qPrintable(lost.error().message));
        desk.fixture.clock.advance(FiveSeconds);
        const auto swept = desk.sweep();
        QCOMPARE(swept.sent, 0);
        QCOMPARE(swept.dropped, 1);
        QCOMPARE(desk.said(), QStringList());
        const HeldReply dropped = desk.held(held->held.id);
        QCOMPARE(dropped.state, HeldState::Dropped);
        QCOMPARE(dropped.reason, reason);
        QCOMPARE(dropped.text, words("I am Marek."));
        QTRY_VERIFY(desk.kinds.contains("reply.dropped"));
        QCOMPARE(desk.sweep().dropped, 0);
    }

    void aRestartForgetsNeitherTheReplyNorThatItWasSent()
    {
        Desk desk;
        QVERIFY(desk.hold(words("I am Marek.")));
        desk.fixture.restart();
        desk.fixture.clock.advance(FiveSeconds);
        QCOMPARE(desk.sweep().sent, 1);
        desk.fixture.restart();
        desk.fixture.clock.advance(FiveSeconds);
        QCOMPARE(desk.sweep().sent, 0);
        QCOMPARE(desk.said(), QStringList{words("I am Marek.")});
    }

    void aConsoleThatWasAwayHearsOfADroppedReplyWithItsWords()
    {
        Desk desk;
        QVERIFY(desk.hold(words("I am Marek.")));
        QVERIFY(desk.doAs<Session>(desk.fixture.elena, [&](CommandContext &context) {
            return commands::resolve(context, {desk.fixture.company.id, desk.session, Resolution{}});
        }));
        desk.fixture.clock.advance(FiveSeconds);
        desk.sweep();
        const auto events = desk.fixture.wait<std::vector<engine::Event>>([&](auto done) {
            desk.fixture.engine->read<std::vector<engine::Event>>(
                [&](store::Readers &readers) { return engine::eventsAfter(readers, desk.fixture.company.id, 0, 1000); },
                &desk.fixture.context, std::move(done));
        });
        QVERIFY(events);
        const auto dropped = std::find_if(events->begin(), events->end(), [](const engine::Event &event) {
            return event.kinds.contains("reply.dropped");
        });
        QVERIFY(dropped != events->end());
        QCOMPARE(dropped->held.size(), 1U);
        QCOMPARE(dropped->held[0].text, words("I am Marek."));
        QCOMPARE(dropped->held[0].reason, DropReason::SessionClosed);
    }
};

QTEST_GUILESS_MAIN(TestReplies)
#include "tst_replies.moc"
