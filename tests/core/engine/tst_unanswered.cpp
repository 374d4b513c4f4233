#include "core/engine/CommandContext.h"
#include "tests/core/engine/WaitingResponder.h"

#include <algorithm>

using namespace tierdesk;
using tests::choose;
using tests::EngineFixture;
using tests::messagesOf;
using tests::Waiting;

namespace {

using Outcome = base::Result<engine::TurnOutcome>;
using Told = std::shared_ptr<std::optional<Outcome>>;

/// A conversation that a model answers, and that went on under a second id after it was resolved.
class Talk final
{
public:
    explicit Talk(Door door = Door::Cs)
        : fixture(&responder)
    {
        choose(fixture);
        auto opening = fixture.opening(u"Hello"_s);
        opening.start->door = door;
        first = started(fixture.turn(std::move(opening)));
        resolve(first);
        fixture.clock.advance(fixture.company.config.sessions.reopenWithin);
        second = started(fixture.turn(to(first, u"Hello again"_s)));
        if (second.previous != first.id)
            qFatal("no session follows the first");
    }
    [[nodiscard]] engine::TurnRequest to(const Session &session, const QString &text) const
    {
        auto request = fixture.message(session.id, text);
        request.reopens = true;
        return request;
    }
    Told say(const Session &session, const QString &text, bool reopens = true)
    {
        const Told told = m_asked.emplace_back(std::make_shared<std::optional<Outcome>>());
        auto request = to(session, text);
        request.reopens = reopens;
        fixture.engine->turn(std::move(request), &fixture.context,
                             [told](Outcome outcome) { *told = std::move(outcome); });
        return told;
    }
    void resolve(const Session &session)
    {
        const auto resolved = fixture.command<Session>([&](engine::CommandContext &context) {
            return engine::commands::resolve(
                context, {.company = fixture.company.id, .sessionId = session.id, .resolution = Resolution()});
        });
        if (!resolved)
            qFatal("the session was not resolved: %s", qPrintable(resolved.error().message));
    }
    /// Messages that the next start would take up.
    [[nodiscard]] size_t waiting()
    {
        const auto found = fixture.wait<std::vector<Message>>([this](auto done) {
            fixture.engine->read<std::vector<Message>>(
                [](store::Readers &readers) { return readers.rows.messages.waiting(); }, &fixture.context,
                std::move(done));
        });
        if (!found)
            qFatal("%s", qPrintable(found.error().message));
        return found->size();
    }
    [[nodiscard]] Status statusOf(const Session &session)
    {
        const auto found = fixture.wait<std::optional<Session>>([&](auto done) {
            fixture.engine->read<std::optional<Session>>(
                [key = session.key](store::Readers &readers) { return readers.rows.sessions.byKey(key); },
                &fixture.context, std::move(done));
        });
        if (!found || !*found)
            qFatal("the session is not there");
        return (*found)->status;
    }
    /// The program ends while models think, and starts anew with models that answer.
    void cutOff()
    {
        responder.set(false, true);
        const bool isOver = QTest::qWaitFor(
            [this] {
                return std::all_of(m_asked.begin(), m_asked.end(), [](const Told &each) { return each->has_value(); });
            },
            30'000);
        if (!isOver)
            qFatal("a turn did not end");
        fixture.restart();
        responder.set(true, false);
        fixture.engine->resumePending(&fixture.context);
    }
    [[nodiscard]] bool isAnswered(const QString &text)
    {
        const auto messages = messagesOf(fixture, second);
        return std::any_of(messages.begin(), messages.end(), [&text](const Message &each) {
            return each.speaker == Speaker::AiRep && each.text == u"answer to: "_s + text;
        });
    }

    Waiting responder;
    EngineFixture fixture;
    Session first, second;

private:
    static Session started(const Outcome &outcome)
    {
        if (!outcome)
            qFatal("a turn failed: %s", qPrintable(outcome.error().message));
        return outcome->session;
    }

    std::vector<Told> m_asked;
};

const QString One = u"ask the model for one"_s;
const QString Two = u"ask the model for two"_s;

} // namespace

/// What was accepted is answered after a stop, however many messages of a session waited for their answers.
class TestUnanswered final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionOfTwoIdsLosesNoMessage()
    {
        Talk talk;
        const Told one = talk.say(talk.first, One); // goes on in the second session
        QTRY_COMPARE_WITH_TIMEOUT(talk.responder.inside(), 1, 30'000);
        const Told two = talk.say(talk.second, Two);
        QTRY_COMPARE_WITH_TIMEOUT(talk.responder.inside(), 2, 30'000);
        talk.cutOff();
        QTRY_VERIFY_WITH_TIMEOUT(talk.isAnswered(One) && talk.isAnswered(Two), 30'000);
    }

    void anAnswerEndsNoOthersWait()
    {
        Talk talk;
        const Told one = talk.say(talk.first, One);
        QTRY_COMPARE_WITH_TIMEOUT(talk.responder.inside(), 1, 30'000);
        const auto answered = talk.fixture.turn(talk.to(talk.second, u"Thank you"_s));
        QVERIFY2(answered.has_value(), answered ? "" : qPrintable(answered.error().message));
        talk.cutOff();
        QTRY_VERIFY_WITH_TIMEOUT(talk.isAnswered(One), 30'000);
    }

    void aLineThatIsStoppedLosesNoMessage()
    {
        Talk talk;
        const Told one = talk.say(talk.second, One);
        QTRY_COMPARE_WITH_TIMEOUT(talk.responder.inside(), 1, 30'000);
        const Told two = talk.say(talk.second, Two);
        talk.cutOff(); // the models go first, and what stands in line is still accepted
        QVERIFY(!(**one).has_value() && !(**two).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(talk.isAnswered(One) && talk.isAnswered(Two), 30'000);
        const auto messages = messagesOf(talk.fixture, talk.second);
        QCOMPARE(messages.size(), size_t{6});
    }

    void whatIsAnsweredIsNotAnsweredAgain()
    {
        Talk talk;
        talk.responder.set(true, false);
        const auto answered = talk.fixture.turn(talk.to(talk.second, One));
        QVERIFY(answered.has_value());
        talk.cutOff();
        // What is resumed stands before what is new.
        QVERIFY(talk.fixture.turn(talk.to(talk.second, Two)).has_value());
        QCOMPARE(messagesOf(talk.fixture, talk.second).size(), size_t{6});
        QCOMPARE(talk.responder.asked(), 2);
    }

    void aCaseThatWasClosedMeanwhileDoesNotComeBack()
    {
        Talk talk;
        const Told one = talk.say(talk.second, One, false);
        QTRY_COMPARE_WITH_TIMEOUT(talk.responder.inside(), 1, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(talk.waiting(), size_t{1}, 30'000);
        talk.resolve(talk.second);
        talk.responder.set(true, false);
        QTRY_VERIFY_WITH_TIMEOUT(one->has_value(), 30'000);
        QVERIFY(!(**one).has_value());
        QCOMPARE((**one).error().fault, base::Fault::AlreadyResolved);
        QCOMPARE(talk.waiting(), size_t{0});
        QCOMPARE(talk.statusOf(talk.second), Status::Resolved);
    }

    void whatAClosedCaseLeftIsDroppedAtTheNextStart_data()
    {
        QTest::addColumn<Door>("door");
        QTest::addColumn<bool>("isPastReopening");
        QTest::newRow("at a door that reopens none") << Door::Cs << false;
        QTest::newRow("where another session would follow") << Door::Chat << true;
    }
    void whatAClosedCaseLeftIsDroppedAtTheNextStart()
    {
        QFETCH(const Door, door);
        QFETCH(const bool, isPastReopening);
        Talk talk(door);
        const Told one = talk.say(talk.second, One, door != Door::Cs);
        QTRY_COMPARE_WITH_TIMEOUT(talk.responder.inside(), 1, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(talk.waiting(), size_t{1}, 30'000);
        talk.resolve(talk.second);
        if (isPastReopening)
            talk.fixture.clock.advance(talk.fixture.company.config.sessions.reopenWithin);
        talk.cutOff();
        QTRY_COMPARE_WITH_TIMEOUT(talk.waiting(), size_t{0}, 30'000);
        QCOMPARE(talk.statusOf(talk.second), Status::Resolved);
        QVERIFY(!talk.isAnswered(One));
    }
};

QTEST_GUILESS_MAIN(TestUnanswered)
#include "tst_unanswered.moc"
