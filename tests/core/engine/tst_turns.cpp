#include "tests/core/engine/EngineFixture.h"

#include "core/engine/Briefs.h"
#include "core/store/Readers.h"

using namespace tierdesk;
using tests::EngineFixture;

namespace {

/// A responder that takes its time, as a model does, and answers only when the test lets it.
class SlowResponder final : public ai::Responder
{
public:
    [[nodiscard]] QString model() const override { return u"slow"_s; }
    [[nodiscard]] bool isImmediate(const CompanyConfig &, Tier) const override { return false; }
    [[nodiscard]] base::Task<base::Result<ai::Draft>> respond(const ai::TurnContext &context,
                                                              ai::Tools &) const override
    {
        if (fails)
            return base::fail(base::Fault::AiUnavailable, u"no model"_s);
        ai::Draft draft;
        draft.text = u"answer to: "_s + context.message.text;
        draft.facts.model = model();
        return draft;
    }
    [[nodiscard]] QString handover(const ai::TurnContext &, Reason) const override { return u"a person will come"_s; }
    std::atomic<bool> fails{false};
};

} // namespace

class TestTurns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQuestionIsAnsweredFromTheOrder()
    {
        EngineFixture fixture;
        const auto outcome = fixture.turn(fixture.opening(u"Where is my order ORD-9876?"_s));
        QVERIFY2(outcome.has_value(), qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->answer.has_value());
        QVERIFY2(outcome->answer->text.contains(u"delivered"_s), qPrintable(outcome->answer->text));
        QCOMPARE(outcome->answer->speaker, Speaker::AiRep);
        QCOMPARE(outcome->session.status, Status::WaitingCustomer);
        QCOMPARE(outcome->session.messageCount, 2);
        QVERIFY(outcome->session.idleAt.has_value());
    }

    void aCaseIsNamedByWhatTheCustomerWants()
    {
        EngineFixture fixture;
        const auto hello = fixture.turn(fixture.opening(u"hello?"_s));
        QVERIFY(hello.has_value());
        QCOMPARE(hello->session.summary, QString());
        const auto person = fixture.turn(fixture.message(hello->session.id, u"agent"_s));
        QVERIFY(person.has_value());
        QCOMPARE(person->session.tier, Tier::HumanAgent);
        QCOMPARE(person->session.summary, QString());
        const auto matter =
            fixture.turn(fixture.message(hello->session.id, u"Hi again, I was charged twice. Can anybody help?"_s));
        QVERIFY(matter.has_value());
        QCOMPARE(matter->session.summary, u"I was charged twice"_s);
        QCOMPARE(matter->session.category, std::optional(Category::Billing));
        const auto later = fixture.turn(fixture.message(hello->session.id, u"Is anybody there?"_s));
        QVERIFY(later.has_value());
        QCOMPARE(later->session.summary, u"I was charged twice"_s);
    }

    void aComplaintGivesWayToItsMatter()
    {
        EngineFixture fixture;
        const auto angry = fixture.turn(fixture.opening(u"This is ridiculous, terrible service!"_s));
        QVERIFY(angry.has_value());
        QCOMPARE(angry->session.category, std::optional(Category::Complaint));
        const auto matter = fixture.turn(fixture.message(angry->session.id, u"I was charged twice."_s));
        QVERIFY(matter.has_value());
        QCOMPARE(matter->session.category, std::optional(Category::Billing));
        const auto vent = fixture.turn(fixture.message(angry->session.id, u"This is ridiculous."_s));
        QVERIFY(vent.has_value());
        QCOMPARE(vent->session.category, std::optional(Category::Billing));
    }

    void messagesToOneSessionAreTakenInOrder()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(first.has_value());
        std::vector<qint64> customers;
        std::vector<qint64> answers;
        for (int i = 0; i < 20; ++i) {
            fixture.engine->turn(fixture.message(first->session.id, u"message %1"_s.arg(i)), &fixture.context,
                                 [&](const base::Result<engine::TurnOutcome> &outcome) {
                                     QVERIFY(outcome.has_value());
                                     customers.push_back(outcome->customerMessage.id.value);
                                     answers.push_back(outcome->answer ? outcome->answer->id.value : 0);
                                 });
        }
        QTRY_COMPARE_WITH_TIMEOUT(customers.size(), size_t(20), 20'000);
        for (size_t i = 1; i < customers.size(); ++i) {
            QVERIFY(customers[i] > customers[i - 1]);
            // The answer to one stands before the next message.
            if (answers[i - 1] != 0)
                QVERIFY(customers[i] > answers[i - 1]);
        }
    }

    void aRefusedCommandSpoilsNoGroup()
    {
        EngineFixture fixture;
        const auto commits = [&] { return fixture.counters.counter("tierdesk_commits_total", "").value(); };
        const auto first = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(first.has_value());
        // The writer sleeps in the first command, so that the others are waiting as one group when it wakes.
        std::mutex gate;
        gate.lock();
        fixture.engine->submit<int>({},
                                    [&gate](engine::CommandContext &) -> base::Result<int> {
                                        const std::lock_guard wait(gate);
                                        return 0;
                                    },
                                    &fixture.context, {});
        const auto note = [&](engine::CommandContext &context, const QString &text) {
            Message message;
            message.session = first->session.key;
            message.speaker = Speaker::System;
            message.text = text;
            message.at = context.now();
            return context.store().messages.append(message);
        };
        QStringList outcomes;
        for (int i = 0; i < 6; ++i) {
            const QString text = u"note %1"_s.arg(i);
            const bool isRefused = i % 3 == 1;
            fixture.engine->submit<MessageId>(
                {},
                [note, text, isRefused](engine::CommandContext &context) -> base::Result<MessageId> {
                    auto id = note(context, text);
                    if (id && isRefused)
                        return base::fail(base::Fault::Forbidden, u"after it has written"_s);
                    return id;
                },
                &fixture.context,
                [&outcomes, text](const base::Result<MessageId> &id) {
                    outcomes.append(text + (id ? u" kept"_s : u" refused"_s));
                });
        }
        const qint64 before = commits();
        gate.unlock();
        QTRY_COMPARE(outcomes.size(), 6);
        QCOMPARE(outcomes, (QStringList{u"note 0 kept"_s, u"note 1 refused"_s, u"note 2 kept"_s, u"note 3 kept"_s,
                                        u"note 4 refused"_s, u"note 5 kept"_s}));
        QVERIFY2(commits() - before <= 2, "they were not one group");
        const auto kept =
            fixture.command<QStringList>([&](engine::CommandContext &context) -> base::Result<QStringList> {
                const auto all = context.store().messages.of(first->session.key);
                if (!all)
                    return all.error();
                QStringList texts;
                for (const Message &each : *all) {
                    if (each.speaker == Speaker::System)
                        texts.append(each.text);
                }
                return texts;
            });
        QCOMPARE(kept.value(), (QStringList{u"note 0"_s, u"note 2"_s, u"note 3"_s, u"note 5"_s}));
    }

    void anOrderThatChangesIsSeenByTheNextMessage()
    {
        EngineFixture fixture;
        auto outcome = fixture.turn(fixture.opening(u"Where is my order ORD-9876?"_s));
        QVERIFY(outcome.has_value());
        QVERIFY2(outcome->answer->text.contains(u"delivered"_s), qPrintable(outcome->answer->text));
        const auto changed = fixture.command<OrderId>([&](engine::CommandContext &context) -> base::Result<OrderId> {
            auto order = context.store().orders.byNumber(fixture.company.id, u"ORD-9876"_s);
            if (!order)
                return order.error();
            (*order)->status = OrderStatus::Cancelled;
            return context.store().orders.upsert(**order);
        });
        QVERIFY(changed.has_value());
        // The conversation is warm, and what it knew of the order is not true any more.
        outcome = fixture.turn(fixture.message(outcome->session.id, u"What is the status of my order ORD-9876?"_s));
        QVERIFY(outcome.has_value());
        QVERIFY2(outcome->answer->text.contains(u"cancelled"_s), qPrintable(outcome->answer->text));
    }

    void aRefundAboveAllAuthorityReachesAPerson()
    {
        EngineFixture fixture;
        QVERIFY(fixture
                    .command<User>([&](engine::CommandContext &context) {
                        return engine::commands::setPresence(context, fixture.marek.id, Presence::Available);
                    })
                    .has_value());
        auto outcome = fixture.turn(
            fixture.opening(u"The tent I ordered arrived with a torn seam. Order ORD-9876. I want a full refund."_s));
        QVERIFY(outcome.has_value());
        const QString id = outcome->session.id;
        for (const char *line : {"No, I do not want a credit. I want my money back, all of it.", "Yes",
                                 "I want the full $312.40 refunded.", "Yes please"}) {
            if (outcome->session.tier == Tier::HumanAgent)
                break;
            outcome = fixture.turn(fixture.message(id, QString::fromLatin1(line)));
            QVERIFY(outcome.has_value());
        }
        QCOMPARE(outcome->session.tier, Tier::HumanAgent);
        QCOMPARE(outcome->session.status, Status::Escalated);
        QVERIFY(outcome->isAwaitingHuman);
        QCOMPARE(outcome->queuePlace, 1);
        QVERIFY(outcome->session.firstResponseDue.has_value());

        // The AI is silent from here on.
        const auto next = fixture.turn(fixture.message(id, u"Hello? Anybody there?"_s));
        QVERIFY(next.has_value());
        QVERIFY(!next->answer.has_value());
        QCOMPARE(next->session.status, Status::Escalated);
        // And whoever takes the case reads of it, in a brief that the writer has not made.
        QVERIFY(next->session.brief.isEmpty());
        const auto brief = fixture.command<QString>([&](engine::CommandContext &context) -> base::Result<QString> {
            const auto found = context.queries().sessions.detail(fixture.company.id, id);
            return found ? base::Result<QString>(engine::briefOf(**found).wanted) : found.error();
        });
        QVERIFY2(brief->contains(u"Anybody there?"), qPrintable(*brief));
    }

    void theSameKeyHappensOnce()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(first.has_value());
        auto request = fixture.message(first->session.id, u"Where is my order ORD-9876?"_s);
        request.keyed = engine::Keyed{"cs:test", "key-1", "hash-1"};
        request.encode = [](const engine::TurnOutcome &outcome) {
            return QByteArray::number(outcome.customerMessage.id.value);
        };
        const auto once = fixture.turn(request);
        QVERIFY(once.has_value());
        QVERIFY(!once->replay.has_value());
        const auto twice = fixture.turn(request);
        QVERIFY(twice.has_value());
        QCOMPARE(twice->replay.value_or(QByteArray()), QByteArray::number(once->customerMessage.id.value));
        request.keyed->bodyHash = "hash-2";
        const auto other = fixture.turn(request);
        QVERIFY(!other.has_value());
        QCOMPARE(other.error().fault, base::Fault::IdempotencyMismatch);
    }

    void anAcceptedMessageIsAnsweredAfterARestart()
    {
        SlowResponder responder;
        EngineFixture fixture(&responder);
        const auto first = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY2(first.has_value(), qPrintable(first ? QString() : first.error().message));
        QCOMPARE(first->answer->text, u"answer to: Hello"_s);
        QCOMPARE(first->session.messageCount, 2);

        // What was accepted just before a stop stands in the file as waiting.
        const auto accepted = fixture.command<void>([&](engine::CommandContext &context) -> base::Result<void> {
            auto session = context.store().sessions.byPublicId(fixture.company.id, first->session.id);
            Message message;
            message.session = (*session)->key;
            message.text = u"Are you there?"_s;
            message.at = context.now();
            const auto id = context.store().messages.append(message);
            if (!id)
                return id.error();
            Session changed = **session;
            changed.messageCount += 1;
            changed.version += 1;
            if (const auto waits = context.store().messages.beginWait(*id); !waits)
                return waits.error();
            return context.store().sessions.update(changed);
        });
        QVERIFY(accepted.has_value());
        fixture.restart();
        fixture.engine->resumePending(&fixture.context);
        const auto messages = [&] {
            return *fixture.wait<std::vector<Message>>([&](auto done) {
                fixture.engine->template read<std::vector<Message>>(
                    [&](store::Readers &readers) { return readers.rows.messages.of(first->session.key); },
                    &fixture.context, std::move(done));
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(messages().size(), size_t(4), 10'000);
        QCOMPARE(messages().back().text, u"answer to: Are you there?"_s);
    }

    void aMessageIsKeptWhenNobodyCanAnswer()
    {
        SlowResponder responder;
        EngineFixture fixture(&responder);
        const auto first = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(first.has_value());
        responder.fails = true;
        const auto failed = fixture.turn(fixture.message(first->session.id, u"Still there?"_s));
        QVERIFY(!failed.has_value());
        QCOMPARE(failed.error().fault, base::Fault::AiUnavailable);
        const auto messages = fixture.wait<std::vector<Message>>([&](auto done) {
            fixture.engine->read<std::vector<Message>>(
                [&](store::Readers &readers) { return readers.rows.messages.of(first->session.key); }, &fixture.context,
                std::move(done));
        });
        QCOMPARE(messages->size(), size_t(3));
        QCOMPARE(messages->back().text, u"Still there?"_s);
    }

    void aFollowUpLiesInTheFuture()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(first.has_value());
        Resolution resolution;
        resolution.followUpAt = fixture.clock.now();
        const auto resolve = [&] {
            return fixture.command<Session>([&](engine::CommandContext &context) {
                return engine::commands::resolve(
                    context, {.company = fixture.company.id, .sessionId = first->session.id, .resolution = resolution});
            });
        };
        const auto late = resolve();
        QVERIFY(!late.has_value());
        QCOMPARE(late.error().where, u"followUpAt"_s);
        resolution.followUpAt = fixture.clock.now() + Millis::days(1);
        QVERIFY(resolve().has_value());
    }

    void aThreatReachesAPersonAtOnce()
    {
        EngineFixture fixture;
        const auto outcome = fixture.turn(fixture.opening(u"I want to kill myself"_s));
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->session.tier, Tier::HumanAgent);
        QCOMPARE(outcome->session.priority, Priority::Urgent);
    }

    void anItemIsReplacedOrRefundedOnce()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(u"I want to talk to a person"_s));
        QVERIFY(first.has_value());
        const QString id = first->session.id;
        const Actor marek = fixture.as(fixture.marek);
        const auto claimed = fixture.command<Session>(
            [&](engine::CommandContext &context) { return engine::commands::claim(context, fixture.company.id, id); },
            marek);
        QVERIFY2(claimed.has_value(), qPrintable(claimed ? QString() : claimed.error().message));
        const auto far = fixture.command<Session>(
            [&](engine::CommandContext &context) {
                return engine::commands::snooze(context, fixture.company.id, id, context.now() + Millis::days(91));
            },
            marek);
        QVERIFY(!far.has_value());
        QCOMPARE(far.error().where, u"until"_s);

        ActionRequest request;
        request.orderNumber = u"ORD-9876"_s;
        request.arguments = {{u"sku"_s, u"TENT-R3"_s}};
        const auto act = [&](ActionKind kind, std::optional<Money> amount, bool isDryRun) {
            request.kind = kind;
            request.amount = amount;
            return fixture.command<engine::commands::Acted>(
                [&](engine::CommandContext &context) {
                    return engine::commands::act(context, fixture.company.id, id, request, isDryRun);
                },
                marek);
        };
        const auto tried = act(ActionKind::Replacement, {}, true);
        QVERIFY2(tried.has_value(), qPrintable(tried ? QString() : tried.error().message));
        QVERIFY2(tried->action.verdict.isAllowed, qPrintable(tried->action.verdict.explanation));
        QVERIFY(tried->action.at.ms > 0);
        const auto sent = act(ActionKind::Replacement, {}, false);
        QVERIFY2(sent.has_value(), qPrintable(sent ? QString() : sent.error().message));
        QCOMPARE(sent->action.request.amount->minor, 31240);
        QVERIFY(!act(ActionKind::Replacement, {}, false).has_value());
        QVERIFY(!act(ActionKind::Refund, Money{100, {'U', 'S', 'D'}}, false).has_value());
        QVERIFY(!act(ActionKind::Return, {}, false).has_value());
    }

    void aKeyIsOfOneActionWhole()
    {
        EngineFixture fixture;
        const Actor marek = fixture.as(fixture.marek);
        const auto subscribed = fixture.command<engine::commands::Upserted>([&](engine::CommandContext &context) {
            QJsonArray rows;
            for (const auto &ref : {u"SUB-1"_s, u"SUB-2"_s})
                rows.append(QJsonObject{
                    {u"ref"_s, ref}, {u"customerId"_s, u"cust-dana"_s}, {u"plan"_s, u"Explorer"_s}, {u"price"_s, 9.5}});
            return engine::commands::upsertSubscriptions(context, fixture.company.id, rows);
        });
        QCOMPARE(subscribed->accepted, 2);
        const auto first = fixture.turn(fixture.opening(u"I want to talk to a person"_s));
        const QString id = first->session.id;
        QVERIFY(fixture.command<Session>(
            [&](engine::CommandContext &context) { return engine::commands::claim(context, fixture.company.id, id); },
            marek));
        const auto act = [&](const QString &subscription, const QString &status) {
            ActionRequest request;
            request.kind = ActionKind::ChangeSubscription;
            request.subscription = subscription;
            request.arguments = {{u"status"_s, status}};
            request.idempotencyKey = u"once"_s;
            return fixture.command<engine::commands::Acted>(
                [&](engine::CommandContext &context) {
                    return engine::commands::act(context, fixture.company.id, id, request, false);
                },
                marek);
        };
        const QString paused = u"paused"_s;
        const auto done = act(u"SUB-1"_s, paused);
        QVERIFY2(done.has_value(), qPrintable(done ? QString() : done.error().message));
        QCOMPARE(act(u"SUB-1"_s, paused)->action.id, done->action.id);
        for (const auto &other : {act(u"SUB-2"_s, paused), act(u"SUB-1"_s, u"cancelled"_s)}) {
            QVERIFY(!other.has_value());
            QCOMPARE(other.error().fault, base::Fault::IdempotencyMismatch);
        }
    }

    void theCurrencyStaysOnceThereAreOrders()
    {
        EngineFixture fixture;
        const auto saved = fixture.command<Company>([&](engine::CommandContext &context) {
            return engine::commands::saveConfig(context, fixture.company.id, {{u"currency"_s, u"EUR"_s}});
        });
        QVERIFY(!saved.has_value());
        QCOMPARE(saved.error().where, u"currency"_s);
    }

    void aResolvedSessionAnswersByItsDoor()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(first.has_value());
        const auto resolved = fixture.command<Session>([&](engine::CommandContext &context) {
            return engine::commands::resolve(
                context, {.company = fixture.company.id, .sessionId = first->session.id, .resolution = {}});
        });
        QVERIFY(resolved.has_value());
        auto request = fixture.message(first->session.id, u"One more thing"_s);
        const auto closed = fixture.turn(request);
        QVERIFY(!closed.has_value());
        QCOMPARE(closed.error().fault, base::Fault::AlreadyResolved);

        request.reopens = true;
        const auto reopened = fixture.turn(request);
        QVERIFY(reopened.has_value());
        QCOMPARE(reopened->session.id, first->session.id);
        QVERIFY(!reopened->session.resolution.has_value());

        QVERIFY(fixture
                    .command<Session>([&](engine::CommandContext &context) {
                        return engine::commands::resolve(
                            context, {.company = fixture.company.id, .sessionId = first->session.id, .resolution = {}});
                    })
                    .has_value());
        fixture.clock.advance(Millis::hours(73));
        const auto followed = fixture.turn(request);
        QVERIFY(followed.has_value());
        QVERIFY(followed->session.id != first->session.id);
        QCOMPARE(followed->session.previous, first->session.id);
    }

    void anotherCompanysSessionDoesNotExist()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(first.has_value());
        const auto other = fixture.command<Company>([](engine::CommandContext &context) {
            return engine::commands::createCompany(context, u"other"_s, u"Other"_s, defaultConfig());
        });
        QVERIFY(other.has_value());
        auto request = fixture.message(first->session.id, u"Hello"_s);
        request.company = other->id;
        const auto outcome = fixture.turn(request);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().fault, base::Fault::NotFound);
    }

    void theIdleClockAbandonsWhoeverDoesNotAnswer()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(first.has_value());
        const auto sweep = [&] {
            return fixture.wait<engine::commands::Swept>(
                [&](auto done) { fixture.engine->sweepNow(&fixture.context, std::move(done)); });
        };
        fixture.clock.advance(Millis::minutes(29));
        QCOMPARE(sweep()->abandoned, 0);
        fixture.clock.advance(Millis::minutes(2));
        QCOMPARE(sweep()->abandoned, 1);
        QCOMPARE(sweep()->abandoned, 0);
    }
};

QTEST_GUILESS_MAIN(TestTurns)
#include "tst_turns.moc"
