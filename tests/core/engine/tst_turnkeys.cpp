#include "core/engine/CommandContext.h"
#include "tests/core/engine/WaitingResponder.h"

using namespace tierdesk;
using tests::choose;
using tests::EngineFixture;
using tests::messagesOf;
using tests::Waiting;

namespace {

using Outcome = base::Result<engine::TurnOutcome>;

const QString Text = u"ask the model"_s;
const QByteArray Printed("printed: answer to: ask the model");

/// As a door asks: the answer that is kept is the door's own print.
engine::TurnRequest keyed(engine::TurnRequest request, const QByteArray &key = "k-1", const QByteArray &hash = "h-1")
{
    request.keyed = engine::Keyed{"cs credential:1", key, hash};
    request.encode = [](const engine::TurnOutcome &outcome) {
        return "printed: " + (outcome.answer ? outcome.answer->text.toUtf8() : QByteArray("nobody"));
    };
    return request;
}

/// Asks, and gives what will hold the outcome.
std::shared_ptr<std::optional<Outcome>> ask(EngineFixture &fixture, engine::TurnRequest request)
{
    auto told = std::make_shared<std::optional<Outcome>>();
    fixture.engine->turn(std::move(request), &fixture.context, [told](Outcome outcome) { *told = std::move(outcome); });
    return told;
}

/// How many the first customer has.
int sessionsOf(EngineFixture &fixture)
{
    return *fixture.wait<int>([&](auto done) {
        fixture.engine->template read<int>(
            [&](store::Readers &readers) { return readers.sessions.recentContacts(CustomerId{1}, Timestamp{0}); },
            &fixture.context, std::move(done));
    });
}

/// What came of both: the first was answered, the repeat was told the same.
#define COMPARE_SAME(first, repeat)                                                                                    \
    do {                                                                                                               \
        QTRY_VERIFY_WITH_TIMEOUT((first)->has_value() && (repeat)->has_value(), 30'000);                               \
        QVERIFY2((**first).has_value(), (**first) ? "" : qPrintable((**first).error().message));                       \
        QVERIFY2((**repeat).has_value(), (**repeat) ? "" : qPrintable((**repeat).error().message));                    \
        QVERIFY((**first)->answer.has_value());                                                                        \
        QCOMPARE((**repeat)->replay, std::optional(Printed));                                                          \
    } while (false)

} // namespace

/// An Idempotency-Key belongs to the customer's message from the moment that is stored.
class TestTurnKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRepeatWhileTheModelThinksWaitsForThatAnswer()
    {
        Waiting responder;
        EngineFixture fixture(&responder);
        choose(fixture);
        const auto begun = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(begun.has_value());
        const auto request = keyed(fixture.message(begun->session.id, Text));
        const auto first = ask(fixture, request);
        QTRY_COMPARE_WITH_TIMEOUT(responder.inside(), 1, 30'000);
        const auto repeat = ask(fixture, request);
        responder.set(true, false);
        COMPARE_SAME(first, repeat);
        QCOMPARE(responder.asked(), 1);
        QCOMPARE(messagesOf(fixture, begun->session).size(), size_t{4});
    }

    void aRepeatOfABeginningFindsTheSessionThatWasBegun()
    {
        Waiting responder;
        EngineFixture fixture(&responder);
        choose(fixture);
        const int before = sessionsOf(fixture);
        const auto first = ask(fixture, keyed(fixture.opening(Text)));
        QTRY_COMPARE_WITH_TIMEOUT(responder.inside(), 1, 30'000);
        const auto repeat = ask(fixture, keyed(fixture.opening(Text)));
        responder.set(true, false);
        COMPARE_SAME(first, repeat);
        QCOMPARE(responder.asked(), 1);
        QCOMPARE(sessionsOf(fixture), before + 1);
        QCOMPARE(messagesOf(fixture, (**first)->session).size(), size_t{2});
    }

    void anotherBodyUnderTheSameKeyIsRefused()
    {
        Waiting responder;
        EngineFixture fixture(&responder);
        choose(fixture);
        const auto first = ask(fixture, keyed(fixture.opening(Text)));
        QTRY_COMPARE_WITH_TIMEOUT(responder.inside(), 1, 30'000);
        const auto other = fixture.turn(keyed(fixture.opening(u"Something else"_s), "k-1", "h-2"));
        QVERIFY(!other.has_value());
        QCOMPARE(other.error().fault, base::Fault::IdempotencyMismatch);
        QVERIFY(!first->has_value());
        responder.set(true, false);
        QTRY_VERIFY_WITH_TIMEOUT(first->has_value(), 30'000);
    }

    void whatWasCutOffIsAnsweredUnderItsKey_data()
    {
        QTest::addColumn<bool>("isEarly");
        QTest::newRow("the repeat comes while it is taken up again") << true;
        QTest::newRow("the repeat comes when it is answered") << false;
    }
    void whatWasCutOffIsAnsweredUnderItsKey()
    {
        QFETCH(bool, isEarly);
        Waiting responder;
        EngineFixture fixture(&responder);
        choose(fixture);
        const auto first = ask(fixture, keyed(fixture.opening(Text)));
        QTRY_COMPARE_WITH_TIMEOUT(responder.inside(), 1, 30'000);
        responder.set(false, true); // the program ends
        QTRY_VERIFY_WITH_TIMEOUT(first->has_value(), 30'000);
        QVERIFY(!(**first).has_value());
        responder.set(true, false);
        fixture.restart();
        fixture.engine->resumePending(&fixture.context);
        if (!isEarly)
            QTRY_VERIFY_WITH_TIMEOUT(fixture.counters.exposition().contains("tierdesk_turns_total 1\n"), 30'000);
        const auto repeat = fixture.turn(keyed(fixture.opening(Text)));
        QVERIFY2(repeat.has_value(), repeat ? "" : qPrintable(repeat.error().message));
        QCOMPARE(repeat->replay, std::optional(Printed));
        QCOMPARE(responder.asked(), 2); // once before the end, once after the start
        QCOMPARE(sessionsOf(fixture), 1);
        // And again, from what was kept; with another body it is refused.
        QCOMPARE(fixture.turn(keyed(fixture.opening(Text)))->replay, std::optional(Printed));
        QCOMPARE(fixture.turn(keyed(fixture.opening(Text), "k-1", "h-2")).error().fault,
                 base::Fault::IdempotencyMismatch);
    }

    void anAnswerOfBeforeIsToldThoughTheSessionIsResolved()
    {
        Waiting responder;
        EngineFixture fixture(&responder);
        choose(fixture);
        const auto begun = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(begun.has_value());
        const auto request = keyed(fixture.message(begun->session.id, Text));
        const auto first = ask(fixture, request);
        QTRY_COMPARE_WITH_TIMEOUT(responder.inside(), 1, 30'000);
        responder.set(false, true);
        QTRY_VERIFY_WITH_TIMEOUT(first->has_value(), 30'000);
        responder.set(true, false);
        fixture.restart();
        fixture.engine->resumePending(&fixture.context);
        QTRY_COMPARE_WITH_TIMEOUT(messagesOf(fixture, begun->session).size(), size_t{4}, 30'000);
        QVERIFY(fixture
                    .command<Session>([&](engine::CommandContext &context) {
                        return engine::commands::resolve(context, {.company = fixture.company.id,
                                                                   .sessionId = begun->session.id,
                                                                   .resolution = Resolution()});
                    })
                    .has_value());
        const auto repeat = fixture.turn(request);
        QVERIFY2(repeat.has_value(), repeat ? "" : qPrintable(repeat.error().message));
        QCOMPARE(repeat->replay, std::optional(Printed));
        const auto fresh = fixture.turn(keyed(fixture.message(begun->session.id, Text), "k-2"));
        QVERIFY(!fresh.has_value());
        QCOMPARE(fresh.error().fault, base::Fault::AlreadyResolved);
    }

    void whereNobodyAnsweredARepeatAsksAgain_data()
    {
        QTest::addColumn<bool>("hasModels"); // else the message is stored with the turn, not before it
        QTest::addColumn<bool>("isBeginning");
        QTest::newRow("a model, a message") << true << false;
        QTest::newRow("a model, a beginning") << true << true;
        QTest::newRow("no model, a message") << false << false;
        QTest::newRow("no model, a beginning") << false << true;
    }
    void whereNobodyAnsweredARepeatAsksAgain()
    {
        QFETCH(bool, hasModels);
        QFETCH(bool, isBeginning);
        Waiting responder;
        responder.set(true, false);
        EngineFixture fixture(&responder);
        if (hasModels)
            choose(fixture);
        const auto begun = fixture.turn(fixture.opening(u"Hello"_s));
        QVERIFY(begun.has_value());
        const auto request = [&] {
            return keyed(isBeginning ? fixture.opening(Text) : fixture.message(begun->session.id, Text));
        };
        responder.setFailing(true);
        for (int i = 0; i < 2; ++i) {
            const auto failed = fixture.turn(request());
            QVERIFY(!failed.has_value());
            QCOMPARE(failed.error().fault, base::Fault::AiUnavailable);
        }
        responder.setFailing(false);
        const auto answered = fixture.turn(request());
        QVERIFY2(answered.has_value(), answered ? "" : qPrintable(answered.error().message));
        QVERIFY(!answered->replay.has_value()); // it is the first answer
        QCOMPARE(answered->answer->text, u"answer to: ask the model"_s);
        QCOMPARE(fixture.turn(request())->replay, std::optional(Printed));
        if (hasModels)
            QCOMPARE(responder.asked(), 3); // the embedded responder is cheap, and asked before the key is looked up
        const auto messages = messagesOf(fixture, answered->session);
        QCOMPARE(messages.size(), isBeginning ? size_t{2} : size_t{4});
        QCOMPARE(answered->session.messageCount, static_cast<int>(messages.size()));
        QCOMPARE(sessionsOf(fixture), isBeginning ? 2 : 1);
    }

    void aKeyIsForgottenAfterADay()
    {
        Waiting responder;
        responder.set(true, false);
        responder.setFailing(true);
        EngineFixture fixture(&responder);
        choose(fixture);
        QVERIFY(!fixture.turn(keyed(fixture.opening(Text))).has_value());
        fixture.clock.advance(engine::CommandContext::KeptFor);
        responder.setFailing(false);
        const auto answered = fixture.turn(keyed(fixture.opening(Text)));
        QVERIFY(answered.has_value());
        QVERIFY(!answered->replay.has_value());
        QCOMPARE(sessionsOf(fixture), 2);
    }
};

QTEST_GUILESS_MAIN(TestTurnKeys)
#include "tst_turnkeys.moc"
