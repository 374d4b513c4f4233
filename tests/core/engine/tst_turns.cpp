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
    [[nodiscard]] QString model() const override { return QStringLiteral("slow"); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &, Tier) const override { return false; }
    [[nodiscard]] base::Task<base::Result<ai::Draft>> respond(const ai::TurnContext &context,
                                                              ai::Tools &) const override
    {
        if (fails)
            return base::fail(base::Fault::AiUnavailable, QStringLiteral("no model"));
        ai::Draft draft;
        draft.text = QStringLiteral("answer to: ") + context.message.text;
        draft.facts.model = model();
        return draft;
    }
    [[nodiscard]] QString handover(const ai::TurnContext &, Reason) const override
    {
        return QStringLiteral("a person will come");
    }
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
        const auto outcome = fixture.turn(fixture.opening(QStringLiteral("Where is my order ORD-9876?")));
        QVERIFY2(outcome.has_value(), qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->answer.has_value());
        QVERIFY2(outcome->answer->text.contains(QStringLiteral("delivered")), qPrintable(outcome->answer->text));
        QCOMPARE(outcome->answer->speaker, Speaker::AiRep);
        QCOMPARE(outcome->session.status, Status::WaitingCustomer);
        QCOMPARE(outcome->session.messageCount, 2);
        QVERIFY(outcome->session.idleAt.has_value());
    }

    void aCaseIsNamedByWhatTheCustomerWants()
    {
        EngineFixture fixture;
        const auto hello = fixture.turn(fixture.opening(QStringLiteral("hello?")));
        QVERIFY(hello.has_value());
        QCOMPARE(hello->session.summary, QString());
        const auto person = fixture.turn(fixture.message(hello->session.id, QStringLiteral("agent")));
        QVERIFY(person.has_value());
        QCOMPARE(person->session.tier, Tier::HumanAgent);
        QCOMPARE(person->session.summary, QString());
        const auto matter = fixture.turn(
            fixture.message(hello->session.id, QStringLiteral("Hi again, I was charged twice. Can anybody help?")));
        QVERIFY(matter.has_value());
        QCOMPARE(matter->session.summary, QStringLiteral("I was charged twice"));
        QCOMPARE(matter->session.category, std::optional(Category::Billing));
        const auto later = fixture.turn(fixture.message(hello->session.id, QStringLiteral("Is anybody there?")));
        QVERIFY(later.has_value());
        QCOMPARE(later->session.summary, QStringLiteral("I was charged twice"));
    }

    void aComplaintGivesWayToItsMatter()
    {
        EngineFixture fixture;
        const auto angry = fixture.turn(fixture.opening(QStringLiteral("This is ridiculous, terrible service!")));
        QVERIFY(angry.has_value());
        QCOMPARE(angry->session.category, std::optional(Category::Complaint));
        const auto matter = fixture.turn(fixture.message(angry->session.id, QStringLiteral("I was charged twice.")));
        QVERIFY(matter.has_value());
        QCOMPARE(matter->session.category, std::optional(Category::Billing));
        const auto vent = fixture.turn(fixture.message(angry->session.id, QStringLiteral("This is ridiculous.")));
        QVERIFY(vent.has_value());
        QCOMPARE(vent->session.category, std::optional(Category::Billing));
    }

    void messagesToOneSessionAreTakenInOrder()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(QStringLiteral("Hello")));
        QVERIFY(first.has_value());
        std::vector<qint64> customers;
        std::vector<qint64> answers;
        for (int i = 0; i < 20; ++i) {
            fixture.engine->turn(fixture.message(first->session.id, QStringLiteral("message %1").arg(i)),
                                 &fixture.context, [&](const base::Result<engine::TurnOutcome> &outcome) {
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
        const auto first = fixture.turn(fixture.opening(QStringLiteral("Hello")));
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
            const QString text = QStringLiteral("note %1").arg(i);
            const bool isRefused = i % 3 == 1;
            fixture.engine->submit<MessageId>(
                {},
                [note, text, isRefused](engine::CommandContext &context) -> base::Result<MessageId> {
                    auto id = note(context, text);
                    if (id && isRefused)
                        return base::fail(base::Fault::Forbidden, QStringLiteral("after it has written"));
                    return id;
                },
                &fixture.context,
                [&outcomes, text](const base::Result<MessageId> &id) {
                    outcomes.append(text + (id ? QStringLiteral(" kept") : QStringLiteral(" refused")));
                });
        }
        const qint64 before = commits();
        gate.unlock();
        QTRY_COMPARE(outcomes.size(), 6);
        QCOMPARE(outcomes, (QStringList{QStringLiteral("note 0 kept"), QStringLiteral("note 1 refused"),
                                        QStringLiteral("note 2 kept"), QStringLiteral("note 3 kept"),
                                        QStringLiteral("note 4 refused"), QStringLiteral("note 5 kept")}));
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
        QCOMPARE(kept.value(), (QStringList{QStringLiteral("note 0"), QStringLiteral("note 2"),
                                            QStringLiteral("note 3"), QStringLiteral("note 5")}));
    }

    void anOrderThatChangesIsSeenByTheNextMessage()
    {
        EngineFixture fixture;
        auto outcome = fixture.turn(fixture.opening(QStringLiteral("Where is my order ORD-9876?")));
        QVERIFY(outcome.has_value());
        QVERIFY2(outcome->answer->text.contains(QStringLiteral("delivered")), qPrintable(outcome->answer->text));
        const auto changed = fixture.command<OrderId>([&](engine::CommandContext &context) -> base::Result<OrderId> {
            auto order = context.store().orders.byNumber(fixture.company.id, QStringLiteral("ORD-9876"));
            if (!order)
                return order.error();
            (*order)->status = OrderStatus::Cancelled;
            return context.store().orders.upsert(**order);
        });
        QVERIFY(changed.has_value());
        // The conversation is warm, and what it knew of the order is not true any more.
        outcome = fixture.turn(
            fixture.message(outcome->session.id, QStringLiteral("What is the status of my order ORD-9876?")));
        QVERIFY(outcome.has_value());
        QVERIFY2(outcome->answer->text.contains(QStringLiteral("cancelled")), qPrintable(outcome->answer->text));
    }

    void aRefundAboveAllAuthorityReachesAPerson()
    {
        EngineFixture fixture;
        QVERIFY(fixture
                    .command<User>([&](engine::CommandContext &context) {
                        return engine::commands::setPresence(context, fixture.marek.id, Presence::Available);
                    })
                    .has_value());
        auto outcome = fixture.turn(fixture.opening(
            QStringLiteral("The tent I ordered arrived with a torn seam. Order ORD-9876. I want a full refund.")));
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
        const auto next = fixture.turn(fixture.message(id, QStringLiteral("Hello? Anybody there?")));
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
        const auto first = fixture.turn(fixture.opening(QStringLiteral("Hello")));
        QVERIFY(first.has_value());
        auto request = fixture.message(first->session.id, QStringLiteral("Where is my order ORD-9876?"));
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
        const auto first = fixture.turn(fixture.opening(QStringLiteral("Hello")));
        QVERIFY2(first.has_value(), qPrintable(first ? QString() : first.error().message));
        QCOMPARE(first->answer->text, QStringLiteral("answer to: Hello"));
        QCOMPARE(first->session.messageCount, 2);

        // What was accepted just before a stop stands in the file as waiting.
        const auto accepted = fixture.command<void>([&](engine::CommandContext &context) -> base::Result<void> {
            auto session = context.store().sessions.byPublicId(fixture.company.id, first->session.id);
            Message message;
            message.session = (*session)->key;
            message.text = QStringLiteral("Are you there?");
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
        QCOMPARE(messages().back().text, QStringLiteral("answer to: Are you there?"));
    }

    void aMessageIsKeptWhenNobodyCanAnswer()
    {
        SlowResponder responder;
        EngineFixture fixture(&responder);
        const auto first = fixture.turn(fixture.opening(QStringLiteral("Hello")));
        QVERIFY(first.has_value());
        responder.fails = true;
        const auto failed = fixture.turn(fixture.message(first->session.id, QStringLiteral("Still there?")));
        QVERIFY(!failed.has_value());
        QCOMPARE(failed.error().fault, base::Fault::AiUnavailable);
        const auto messages = fixture.wait<std::vector<Message>>([&](auto done) {
            fixture.engine->read<std::vector<Message>>(
                [&](store::Readers &readers) { return readers.rows.messages.of(first->session.key); }, &fixture.context,
                std::move(done));
        });
        QCOMPARE(messages->size(), size_t(3));
        QCOMPARE(messages->back().text, QStringLiteral("Still there?"));
    }

    void aFollowUpLiesInTheFuture()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(QStringLiteral("Hello")));
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
        QCOMPARE(late.error().where, QStringLiteral("followUpAt"));
        resolution.followUpAt = fixture.clock.now() + Millis::days(1);
        QVERIFY(resolve().has_value());
    }

    void aThreatReachesAPersonAtOnce()
    {
        EngineFixture fixture;
        const auto outcome = fixture.turn(fixture.opening(QStringLiteral("I want to kill myself")));
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->session.tier, Tier::HumanAgent);
        QCOMPARE(outcome->session.priority, Priority::Urgent);
    }

    void anItemIsReplacedOrRefundedOnce()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(QStringLiteral("I want to talk to a person")));
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
        QCOMPARE(far.error().where, QStringLiteral("until"));

        ActionRequest request;
        request.orderNumber = QStringLiteral("ORD-9876");
        request.arguments = {{QStringLiteral("sku"), QStringLiteral("TENT-R3")}};
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
            for (const auto &ref : {QStringLiteral("SUB-1"), QStringLiteral("SUB-2")})
                rows.append(QJsonObject{{QStringLiteral("ref"), ref},
                                        {QStringLiteral("customerId"), QStringLiteral("cust-dana")},
                                        {QStringLiteral("plan"), QStringLiteral("Explorer")},
                                        {QStringLiteral("price"), 9.5}});
            return engine::commands::upsertSubscriptions(context, fixture.company.id, rows);
        });
        QCOMPARE(subscribed->accepted, 2);
        const auto first = fixture.turn(fixture.opening(QStringLiteral("I want to talk to a person")));
        const QString id = first->session.id;
        QVERIFY(fixture.command<Session>(
            [&](engine::CommandContext &context) { return engine::commands::claim(context, fixture.company.id, id); },
            marek));
        const auto act = [&](const QString &subscription, const QString &status) {
            ActionRequest request;
            request.kind = ActionKind::ChangeSubscription;
            request.subscription = subscription;
            request.arguments = {{QStringLiteral("status"), status}};
            request.idempotencyKey = QStringLiteral("once");
            return fixture.command<engine::commands::Acted>(
                [&](engine::CommandContext &context) {
                    return engine::commands::act(context, fixture.company.id, id, request, false);
                },
                marek);
        };
        const QString paused = QStringLiteral("paused");
        const auto done = act(QStringLiteral("SUB-1"), paused);
        QVERIFY2(done.has_value(), qPrintable(done ? QString() : done.error().message));
        QCOMPARE(act(QStringLiteral("SUB-1"), paused)->action.id, done->action.id);
        for (const auto &other :
             {act(QStringLiteral("SUB-2"), paused), act(QStringLiteral("SUB-1"), QStringLiteral("cancelled"))}) {
            QVERIFY(!other.has_value());
            QCOMPARE(other.error().fault, base::Fault::IdempotencyMismatch);
        }
    }

    void theCurrencyStaysOnceThereAreOrders()
    {
        EngineFixture fixture;
        const auto saved = fixture.command<Company>([&](engine::CommandContext &context) {
            return engine::commands::saveConfig(context, fixture.company.id,
                                                {{QStringLiteral("currency"), QStringLiteral("EUR")}});
        });
        QVERIFY(!saved.has_value());
        QCOMPARE(saved.error().where, QStringLiteral("currency"));
    }

    void aResolvedSessionAnswersByItsDoor()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(QStringLiteral("Hello")));
        QVERIFY(first.has_value());
        const auto resolved = fixture.command<Session>([&](engine::CommandContext &context) {
            return engine::commands::resolve(
                context, {.company = fixture.company.id, .sessionId = first->session.id, .resolution = {}});
        });
        QVERIFY(resolved.has_value());
        auto request = fixture.message(first->session.id, QStringLiteral("One more thing"));
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
        const auto first = fixture.turn(fixture.opening(QStringLiteral("Hello")));
        QVERIFY(first.has_value());
        const auto other = fixture.command<Company>([](engine::CommandContext &context) {
            return engine::commands::createCompany(context, QStringLiteral("other"), QStringLiteral("Other"),
                                                   defaultConfig());
        });
        QVERIFY(other.has_value());
        auto request = fixture.message(first->session.id, QStringLiteral("Hello"));
        request.company = other->id;
        const auto outcome = fixture.turn(request);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().fault, base::Fault::NotFound);
    }

    void theIdleClockAbandonsWhoeverDoesNotAnswer()
    {
        EngineFixture fixture;
        const auto first = fixture.turn(fixture.opening(QStringLiteral("Hello")));
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
