#include "core/engine/Writer.h"
#include "core/store/Repositories.h"
#include "tests/core/engine/WaitingResponder.h"

#include <condition_variable>
#include <mutex>

using namespace tierdesk;
using tests::choose;
using tests::EngineFixture;
using tests::messagesOf;
using tests::Waiting;

namespace {

/// Holds the engine's thread until it goes.
class Held final
{
public:
    explicit Held(EngineFixture &fixture)
    {
        fixture.engine->submit<bool>({},
                                     [gate = m_gate](engine::CommandContext &) -> base::Result<bool> {
                                         std::unique_lock lock(gate->mutex);
                                         gate->moved.wait(lock, [&] { return gate->isOpen; });
                                         return true;
                                     },
                                     &fixture.context, {});
    }
    ~Held()
    {
        const std::lock_guard lock(m_gate->mutex);
        m_gate->isOpen = true;
        m_gate->moved.notify_all();
    }

private:
    struct Gate {
        std::mutex mutex;
        std::condition_variable moved;
        bool isOpen = false;
    };
    std::shared_ptr<Gate> m_gate = std::make_shared<Gate>();
};

/// Something else happens to @p session.
base::Result<bool> move(engine::CommandContext &context, const Session &session)
{
    auto now = context.store().sessions.byPublicId(session.company, session.id);
    if (!now)
        return now.error();
    ++(*now)->version;
    const auto saved = context.store().sessions.update(**now);
    return saved ? base::Result<bool>(true) : saved.error();
}

std::vector<store::ModelDay> booksOf(EngineFixture &fixture)
{
    const qint64 today = fixture.clock.now().ms / Millis::days(1).count;
    return *fixture.wait<std::vector<store::ModelDay>>([&](auto done) {
        fixture.engine->template read<std::vector<store::ModelDay>>(
            [&](store::Readers &readers) { return readers.rows.modelBooks.days(fixture.company.id, today, today); },
            &fixture.context, std::move(done));
    });
}

} // namespace

/// Turns that wait for a model.
class TestModelWaits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWaitsHoldsNobodyUp()
    {
        Waiting responder;
        EngineFixture fixture(&responder);
        choose(fixture);
        constexpr int Many = 500; // and two workers that read and think
        int answered = 0;
        for (int i = 0; i < Many; ++i) {
            fixture.engine->turn(fixture.opening(u"ask the model, %1"_s.arg(i)), &fixture.context,
                                 [&](const base::Result<engine::TurnOutcome> &outcome) {
                                     QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().message));
                                     ++answered;
                                 });
        }
        QTRY_COMPARE_WITH_TIMEOUT(responder.inside(), Many, 20'000);
        const auto other = fixture.turn(fixture.opening(u"Where is my order ORD-9876?"_s));
        QVERIFY2(other.has_value(), other ? "" : qPrintable(other.error().message));
        QVERIFY(other->answer->text.contains(u"delivered"_s));
        QCOMPARE(answered, 0);
        responder.set(true, false);
        QTRY_COMPARE_WITH_TIMEOUT(answered, Many, 20'000);
    }

    void whereTheTierNeedsNoModelATurnIsOneCommit()
    {
        Waiting responder;
        responder.onlyAt = Tier::AiManager;
        EngineFixture fixture(&responder);
        choose(fixture, {}, "aiManager");
        const auto begun = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(begun.has_value());
        base::Counter &commits = fixture.counters.counter("tierdesk_commits_total", "");
        const qint64 before = commits.value();
        const auto answered =
            fixture.turn(fixture.message(begun->session.id, u"Where is my order ORD-9876, the tent model Ridge 3?"_s));
        QVERIFY(answered.has_value());
        QCOMPARE(answered->session.tier, Tier::AiRep);
        QCOMPARE(commits.value(), before + 1);
        QCOMPARE(responder.asked(), 0);

        // Where the case escalates to the model the message is kept before it is waited for.
        std::optional<base::Result<engine::TurnOutcome>> outcome;
        fixture.engine->turn(fixture.message(begun->session.id, u"I will sue you over this tent model."_s),
                             &fixture.context, [&](const base::Result<engine::TurnOutcome> &told) { outcome = told; });
        QTRY_COMPARE_WITH_TIMEOUT(responder.inside(), 1, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(messagesOf(fixture, begun->session).size(), size_t{5}, 30'000);
        QVERIFY(!outcome);
        responder.set(true, false);
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 30'000);
        QVERIFY(outcome->has_value());
        QCOMPARE((*outcome)->session.tier, Tier::AiManager);
        QCOMPARE(messagesOf(fixture, begun->session).size(), size_t{6});
    }

    void whatAModelTookIsBooked()
    {
        Waiting responder;
        responder.set(true, false);
        EngineFixture fixture(&responder);
        choose(fixture);
        const auto first = fixture.turn(fixture.opening(u"ask the model"_s));
        QVERIFY(first.has_value());
        QCOMPARE(first->answer->answer->costNanoUsd, NanoUsd{5});
        QVERIFY(fixture.turn(fixture.message(first->session.id, u"the model again"_s)).has_value());
        const auto days = booksOf(fixture);
        QCOMPARE(days.size(), size_t{1});
        QCOMPARE(days.front().requests, qint64{2});
        QCOMPARE(days.front().cost, NanoUsd{10});
        // And stands with the message.
        QCOMPARE(messagesOf(fixture, first->session).back().answer->costNanoUsd, NanoUsd{5});
    }

    void whatIsCutOffByTheEndIsAnsweredAfterTheStart()
    {
        Waiting responder;
        EngineFixture fixture(&responder);
        choose(fixture);
        responder.set(true, false);
        const auto first = fixture.turn(fixture.opening(u"ask the model"_s));
        QVERIFY(first.has_value());
        responder.set(false, false);
        std::optional<base::Error> told;
        fixture.engine->turn(fixture.message(first->session.id, u"the model again"_s), &fixture.context,
                             [&](const base::Result<engine::TurnOutcome> &outcome) {
                                 QVERIFY(!outcome.has_value());
                                 told = outcome.error();
                             });
        QTRY_COMPARE(responder.inside(), 1);
        responder.set(false, true);
        QTRY_VERIFY(told.has_value());
        QVERIFY(ai::isCancelled(*told));
        QCOMPARE(messagesOf(fixture, first->session).size(), size_t{3});
        QCOMPARE(booksOf(fixture).front().requests, qint64{2}); // it was paid for, whoever hears it

        responder.set(true, false);
        fixture.restart();
        fixture.engine->resumePending(&fixture.context);
        QTRY_COMPARE_WITH_TIMEOUT(messagesOf(fixture, first->session).size(), size_t{4}, 10'000);
        QCOMPARE(messagesOf(fixture, first->session).back().text, u"answer to: the model again"_s);
    }

    void wordsAreHeardBeforeTheyAreSaid()
    {
        Waiting responder;
        EngineFixture fixture(&responder);
        choose(fixture);
        std::vector<engine::PartialReply> heard;
        std::vector<engine::PartialReply> watched;
        fixture.engine->watchWords(
            &fixture.context, [&](CompanyId company) { return company == fixture.company.id; },
            [&](const engine::PartialReply &words) { watched.push_back(words); });
        std::optional<base::Result<engine::TurnOutcome>> outcome;
        engine::TurnRequest request = fixture.opening(u"ask the model"_s);
        request.words = [&](const engine::PartialReply &words) {
            QVERIFY(!outcome);
            heard.push_back(words);
        };
        fixture.engine->turn(std::move(request), &fixture.context,
                             [&](const base::Result<engine::TurnOutcome> &told) { outcome = told; });
        const auto text = [](const std::vector<engine::PartialReply> &all) {
            QString joined;
            for (const engine::PartialReply &each : all)
                joined = (each.isReset ? QString() : joined) + each.text;
            return joined;
        };
        // Who came late knows from a piece's place what they have missed.
        const auto areInPlace = [](const std::vector<engine::PartialReply> &all) {
            qsizetype told = 0;
            return std::all_of(all.begin(), all.end(), [&told](const engine::PartialReply &each) {
                told = each.isReset || each.at == 0 ? 0 : told;
                return each.tier == Tier::AiRep && std::exchange(told, told + each.text.size()) == each.at;
            });
        };
        QTRY_COMPARE(text(heard), u"answer to:"_s);
        QTRY_COMPARE(text(watched), u"answer to:"_s);
        QVERIFY(!outcome);
        responder.set(true, false);
        QTRY_VERIFY(outcome.has_value());
        QVERIFY(outcome->has_value());
        QCOMPARE((*outcome)->answer->text, u"answer to: ask the model"_s);
        QCOMPARE((*outcome)->session.id, heard.front().sessionId);
        QCOMPARE(text(heard), u"answer to:"_s);
        QVERIFY(areInPlace(watched));

        // What comes to nothing is taken back.
        responder.set(false, false);
        outcome.reset();
        fixture.engine->turn(fixture.message(heard.front().sessionId, u"the model again"_s), &fixture.context,
                             [&](const base::Result<engine::TurnOutcome> &told) { outcome = told; });
        QTRY_COMPARE(text(watched), u"answer to:answer to:"_s);
        responder.set(false, true);
        QTRY_VERIFY(outcome.has_value());
        QVERIFY(!outcome->has_value());
        QTRY_COMPARE(text(watched), QString());
        QVERIFY(watched.back().isReset);
        QVERIFY(areInPlace(watched));
    }

    void aModelIsAskedWhileItsMessageIsBeingWritten()
    {
        Waiting responder;
        EngineFixture fixture(&responder);
        choose(fixture);
        std::optional<base::Result<engine::TurnOutcome>> outcome;
        auto held = std::make_unique<Held>(fixture);
        fixture.engine->turn(fixture.opening(u"ask the model"_s), &fixture.context,
                             [&](const base::Result<engine::TurnOutcome> &told) { outcome = told; });
        QTRY_COMPARE(responder.inside(), 1);
        responder.set(true, false);
        QTRY_COMPARE(responder.inside(), 0);
        // The answer is there, and is not given before what it answers is on disk.
        QVERIFY(!QTest::qWaitFor([&] { return outcome.has_value(); }, 50));
        held.reset();
        QTRY_VERIFY(outcome.has_value());
        QVERIFY2(outcome->has_value(), *outcome ? "" : qPrintable(outcome->error().message));
        const auto messages = messagesOf(fixture, (*outcome)->session);
        QCOMPARE(messages.size(), size_t{2});
        QCOMPARE(messages.front().text, u"ask the model"_s);
        QCOMPARE((*outcome)->session.messageCount, 2);
        // The next message goes on from there, in the same session.
        QVERIFY(fixture.turn(fixture.message((*outcome)->session.id, u"the model again"_s)).has_value());
        QCOMPARE(messagesOf(fixture, (*outcome)->session).size(), size_t{4});
        QCOMPARE(booksOf(fixture).front().requests, qint64{2});
    }

    void whatIsThoughtForAPassedStateIsThoughtAgain()
    {
        Waiting responder;
        responder.set(true, false);
        EngineFixture fixture(&responder);
        choose(fixture);
        const auto first = fixture.turn(fixture.opening(u"ask the model"_s));
        QVERIFY(first.has_value());
        responder.set(false, false);
        QString heard;
        std::optional<base::Result<engine::TurnOutcome>> outcome;
        {
            const Held held(fixture);
            // A person takes the case over while the customer writes.
            fixture.engine->submit<engine::commands::Escalated>(
                {},
                [company = fixture.company.id, session = first->session.id](engine::CommandContext &context) {
                    return engine::commands::escalate(
                        context, {company, session, Reason::CustomerRequest, Tier::HumanAgent, u"test"_s});
                },
                &fixture.context,
                [](const base::Result<engine::commands::Escalated> &done) {
                    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
                });
            engine::TurnRequest request = fixture.message(first->session.id, u"the model again"_s);
            request.words = [&](const engine::PartialReply &words) {
                heard = (words.isReset ? QString() : heard) + words.text;
            };
            fixture.engine->turn(std::move(request), &fixture.context,
                                 [&](const base::Result<engine::TurnOutcome> &told) { outcome = told; });
            QTRY_COMPARE(responder.inside(), 1);
            QTRY_COMPARE(heard, u"answer to:"_s);
        }
        responder.set(true, false);
        QTRY_VERIFY(outcome.has_value());
        QVERIFY2(outcome->has_value(), *outcome ? "" : qPrintable(outcome->error().message));
        // The AI is silent in it, and what the model took is booked once.
        QVERIFY(!(*outcome)->answer.has_value());
        QTRY_COMPARE(heard, QString());
        QCOMPARE(messagesOf(fixture, first->session).back().text, u"the model again"_s);
        QCOMPARE(booksOf(fixture).front().requests, qint64{2});
    }

    void whatIsThoughtInVainIsPaidForToo()
    {
        Waiting responder;
        responder.set(true, false);
        EngineFixture fixture(&responder);
        choose(fixture);
        const auto first = fixture.turn(fixture.opening(u"ask the model"_s));
        QVERIFY(first.has_value());
        responder.set(false, false);
        std::optional<base::Result<engine::TurnOutcome>> outcome;
        fixture.engine->turn(fixture.message(first->session.id, u"the model again"_s), &fixture.context,
                             [&](const base::Result<engine::TurnOutcome> &told) { outcome = told; });
        QTRY_COMPARE(responder.inside(), 1);
        // The case moves on and the company switches its service off while the model thinks.
        QVERIFY(fixture.command<bool>([&](engine::CommandContext &context) { return move(context, first->session); })
                    .has_value());
        QVERIFY(fixture
                    .command<Company>([&](engine::CommandContext &context) {
                        return engine::commands::saveConfig(context, fixture.company.id, {{u"enabled"_s, false}});
                    })
                    .has_value());
        responder.set(true, false);
        QTRY_VERIFY(outcome.has_value());
        QVERIFY(!outcome->has_value());
        QCOMPARE(outcome->error().fault, base::Fault::CompanyDisabled);
        QCOMPARE(booksOf(fixture).front().requests, qint64{2});
    }

    void whatNeverFitsIsPaidForToo()
    {
        Waiting responder;
        responder.set(true, false);
        EngineFixture fixture(&responder);
        choose(fixture);
        const auto first = fixture.turn(fixture.opening(u"ask the model"_s));
        QVERIFY(first.has_value());
        // Whenever it has thought, the case has moved on.
        responder.atEnd = [&] {
            std::mutex mutex;
            std::condition_variable moved;
            bool isMoved = false;
            fixture.engine->submit<bool>({},
                                         [&](engine::CommandContext &context) -> base::Result<bool> {
                                             const auto done = move(context, first->session);
                                             const std::lock_guard lock(mutex);
                                             isMoved = true;
                                             moved.notify_all();
                                             return done;
                                         },
                                         &fixture.context, {});
            std::unique_lock lock(mutex);
            moved.wait(lock, [&] { return isMoved; });
        };
        const auto outcome = fixture.turn(fixture.message(first->session.id, u"the model again"_s));
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().fault, base::Fault::Conflict);
        QCOMPARE(booksOf(fixture).front().requests, qint64{1 + 8});
    }

    void whereNobodyListensNothingIsTold()
    {
        Waiting responder;
        responder.set(true, false);
        EngineFixture fixture(&responder);
        choose(fixture);
        int told = 0;
        fixture.engine->watchWords(
            &fixture.context, [](CompanyId) { return false; }, [&](const engine::PartialReply &) { ++told; });
        QVERIFY(fixture.turn(fixture.opening(u"ask the model"_s)).has_value());
        QCOMPARE(told, 0);
    }

    void whoHasWaitedForAModelGoesBehind()
    {
        const QTemporaryDir folder;
        tests::ManualClock clock;
        base::Counters counters;
        engine::Writer writer(clock, counters, nullptr);
        QVERIFY(writer.open(folder.filePath(u"t.db"_s), 0).has_value());
        QStringList order;
        const auto job = [&order](const QString &name, bool isPatient, std::function<void()> more = {}) {
            return engine::Writer::Job{{},
                                       [&order, name, more](engine::CommandContext &) -> const base::Error * {
                                           order.append(name);
                                           if (more)
                                               more();
                                           return nullptr;
                                       },
                                       {},
                                       nullptr,
                                       isPatient};
        };
        // Twenty that a provider has answered at once; somebody comes then, and somebody while they are written.
        writer.submit(job(u"patient"_s, true, [&] { writer.submit(job(u"later"_s, false)); }));
        for (int i = 1; i < 20; ++i)
            writer.submit(job(u"patient"_s, true));
        writer.submit(job(u"other"_s, false));
        QTRY_COMPARE(order.size(), 22);
        QCOMPARE(order.indexOf(u"other"_s), 0);
        QCOMPARE(order.indexOf(u"later"_s), 9);
        writer.close();
    }

    void aChainNamesProvidersThatAreThere()
    {
        EngineFixture fixture;
        const auto unknown = fixture.command<Company>([&](engine::CommandContext &context) {
            return engine::commands::saveConfig(
                context, fixture.company.id,
                {{u"models"_s, QJsonObject{{u"aiManager"_s, QJsonObject{{u"chain"_s, QJsonArray{u"claude"_s}}}}}}});
        });
        QVERIFY(!unknown.has_value());
        QCOMPARE(unknown.error().where, u"models.aiManager.chain"_s);
        choose(fixture);
        const auto remove = [&] {
            return fixture.command<void>([&](engine::CommandContext &context) {
                return engine::commands::removeProvider(context, fixture.company.id, u"claude"_s);
            });
        };
        const auto used = remove();
        QVERIFY(!used.has_value());
        QCOMPARE(used.error().fault, base::Fault::Conflict);
        QVERIFY(fixture
                    .command<Company>([&](engine::CommandContext &context) {
                        return engine::commands::saveConfig(
                            context, fixture.company.id,
                            {{u"models"_s, QJsonObject{{u"aiRep"_s, QJsonObject{{u"chain"_s, QJsonArray{}}}}}}});
                    })
                    .has_value());
        QVERIFY(remove().has_value());
        QVERIFY(!remove().has_value());
    }
};

QTEST_GUILESS_MAIN(TestModelWaits)
#include "tst_modelwaits.moc"
