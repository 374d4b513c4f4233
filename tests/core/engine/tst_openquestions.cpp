#include "tests/core/engine/EngineFixture.h"

#include "core/store/Readers.h"

using namespace tierdesk;
namespace commands = tierdesk::engine::commands;
using base::Result;
using engine::CommandContext;
using tests::EngineFixture;

namespace {

/// The embedded responder has asked whether a credit is wanted, and somebody else goes on with the case.
class Asked final
{
public:
    Asked()
    {
        const auto opened = fixture.turn(fixture.opening(u"Can I get a discount?"_s));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        id = opened->session.id;
        question = say(u"Delivery took two weeks and nobody answered"_s).answer->text;
    }
    engine::TurnOutcome say(const QString &text)
    {
        auto request = fixture.message(id, text);
        request.reopens = true;
        auto outcome = fixture.turn(std::move(request));
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().message));
        return *std::move(outcome);
    }
    /// As Elena, the supervisor.
    template<class R>
    void doAs(std::function<Result<R>(CommandContext &)> work)
    {
        const auto done = fixture.command<R>(std::move(work), fixture.as(fixture.elena));
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }
    void takeOver()
    {
        doAs<Session>(
            [this](CommandContext &context) { return commands::takeOver(context, fixture.company.id, id, {}); });
    }
    void reply(const QString &text)
    {
        doAs<commands::Said>(
            [&](CommandContext &context) { return commands::reply(context, fixture.company.id, id, text); });
    }
    void handBack()
    {
        doAs<Session>([this](CommandContext &context) {
            return commands::handBack(context, fixture.company.id, id, Tier::AiRep);
        });
    }
    void resolve()
    {
        doAs<Session>([this](CommandContext &context) {
            return commands::resolve(context, {fixture.company.id, id, Resolution{}});
        });
    }

    EngineFixture fixture;
    QString id;
    QString question;
};

} // namespace

/// What the AI asked is nobody's to say yes to once a person had the case, or once it was closed.
class TestOpenQuestions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aYesIsCarriedOut()
    {
        Asked asked;
        QVERIFY2(asked.question.endsWith(u'?') && asked.question.contains(u"$10.00"_s), qPrintable(asked.question));
        const auto outcome = asked.say(u"yes"_s);
        QCOMPARE(outcome.actions.size(), size_t{1});
        QCOMPARE(outcome.actions.front().request.amount->minor, 1000);
    }

    void aYesToSomebodyElseIsNoYes_data()
    {
        QTest::addColumn<std::function<void(Asked &)>>("meanwhile");
        const auto row = [](const char *name, std::function<void(Asked &)> meanwhile) {
            QTest::newRow(name) << std::move(meanwhile);
        };
        row("a person asked something else and handed it back", [](Asked &asked) {
            asked.takeOver();
            asked.reply(u"May I close this?"_s);
            asked.handBack();
        });
        row("a person had it and said nothing", [](Asked &asked) {
            asked.takeOver();
            asked.handBack();
        });
        row("it was resolved", [](Asked &asked) { asked.resolve(); });
        row("a person resolved it days ago", [](Asked &asked) {
            asked.takeOver();
            asked.resolve();
            asked.fixture.clock.advance(Millis::hours(60));
        });
    }
    void aYesToSomebodyElseIsNoYes()
    {
        QFETCH(const std::function<void(Asked &)>, meanwhile);
        Asked asked;
        meanwhile(asked);
        const auto outcome = asked.say(u"yes"_s);
        QVERIFY2(outcome.actions.empty(), qPrintable(outcome.answer ? outcome.answer->text : u"nothing was said"_s));
    }
};

QTEST_GUILESS_MAIN(TestOpenQuestions)
#include "tst_openquestions.moc"
