#include "core/mind/ai/ChosenResponder.h"
#include "resources/Resources.h"
#include "tests/core/mind/ai/ChosenTalk.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

/// Who speaks for a tier, as the company has chosen.
class TstChosenResponder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        resources::init();
        auto reader = nlu::Reader::load();
        QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().message));
        m_reader = *reader;
    }

    void withoutAChoiceTheEmbeddedOneSpeaks()
    {
        Chosen chosen(*m_reader, saying("Never asked."), saying("Never asked."));
        QVERIFY(chosen.responder.isImmediate(chosen.talk.shop.config, Tier::AiRep));
        const auto draft = chosen.say("Hello");
        QVERIFY(draft.has_value());
        QCOMPARE(draft->facts.model, u"tierdesk-local"_s);
        QCOMPARE(chosen.talk.server.count() + chosen.other.count(), 0);
    }

    void theChainIsAskedInItsOrder_data()
    {
        QTest::addColumn<QStringList>("chain");
        QTest::addColumn<bool>("firstFails");
        QTest::addColumn<QString>("words");
        const QString claude = u"claude"_s;
        const QString chat = u"chat"_s;
        QTest::newRow("the first") << QStringList{claude, chat} << false << u"Hello from Claude."_s;
        QTest::newRow("the other way round") << QStringList{chat, claude} << false << u"Hello from the other."_s;
        QTest::newRow("the second where the first fails")
            << QStringList{claude, chat} << true << u"Hello from the other."_s;
        QTest::newRow("who is not there is passed over")
            << QStringList{u"gone"_s, chat} << false << u"Hello from the other."_s;
    }
    void theChainIsAskedInItsOrder()
    {
        QFETCH(QStringList, chain);
        QFETCH(bool, firstFails);
        Chosen chosen(*m_reader, firstFails ? failing() : saying("Hello from Claude."),
                      saying("Hello from the other."));
        chosen.rep().chain = chain;
        QVERIFY(!chosen.responder.isImmediate(chosen.talk.shop.config, Tier::AiRep));
        const auto draft = chosen.say("Hello");
        QVERIFY2(draft.has_value(), draft ? "" : qPrintable(draft.error().message));
        QTEST(draft->text, "words");
        QCOMPARE(draft->facts.model, u"claude-haiku-5-5-served"_s);
    }

    void whenNoModelAnswers_data()
    {
        QTest::addColumn<WithoutModel>("last");
        QTest::addColumn<bool>("isKeyless");
        for (const bool isKeyless : {false, true}) {
            const char *why = isKeyless ? "without a key" : "when it fails";
            QTest::addRow("%s the embedded one speaks", why) << WithoutModel::Embedded << isKeyless;
            QTest::addRow("%s a person takes it", why) << WithoutModel::Person << isKeyless;
            QTest::addRow("%s the failure goes up", why) << WithoutModel::Nobody << isKeyless;
        }
    }
    void whenNoModelAnswers()
    {
        QFETCH(WithoutModel, last);
        QFETCH(bool, isKeyless);
        Chosen chosen(*m_reader, failing(), failing());
        if (isKeyless) {
            chosen.entries.front().key.clear();
            chosen.roster.set(chosen.entries);
        }
        chosen.rep().chain = {u"claude"_s};
        chosen.rep().last = last;
        const auto draft = chosen.say("Where is my order?");
        QCOMPARE(chosen.talk.server.count(), isKeyless ? 0 : 1);
        QCOMPARE(draft.has_value(), last != WithoutModel::Nobody);
        if (last == WithoutModel::Embedded)
            QCOMPARE(draft->facts.model, u"tierdesk-local"_s);
        else if (last == WithoutModel::Person)
            QVERIFY(draft->escalation && draft->escalation->reason == Reason::TechnicalLimitation);
        else
            QCOMPARE(draft.error().fault, isKeyless ? base::Fault::AiUnavailable : base::Fault::AiFailed);
    }

    void theSizeFollowsTheRules_data()
    {
        QTest::addColumn<double>("complexity");
        QTest::addColumn<Sentiment>("sentiment");
        QTest::addColumn<Tier>("tier");
        QTest::addColumn<ModelSize>("size");
        QTest::newRow("simple") << .1 << Sentiment::Neutral << Tier::AiRep << ModelSize::Small;
        QTest::newRow("hard") << .5 << Sentiment::Neutral << Tier::AiRep << ModelSize::Large;
        QTest::newRow("irate is worse than angry") << .1 << Sentiment::Irate << Tier::AiRep << ModelSize::Large;
        QTest::newRow("not read is no mood") << .1 << Sentiment::Unknown << Tier::AiRep << ModelSize::Small;
        QTest::newRow("at the manager") << .1 << Sentiment::Happy << Tier::AiManager << ModelSize::Large;
    }
    void theSizeFollowsTheRules()
    {
        QFETCH(double, complexity);
        QFETCH(Sentiment, sentiment);
        QFETCH(Tier, tier);
        Session session;
        Message message;
        Reading reading;
        reading.complexity = complexity;
        reading.sentiment = sentiment;
        Decision decision;
        CompanyConfig config = defaultConfig();
        const ai::TurnContext context{.session = session,
                                      .message = message,
                                      .reading = reading,
                                      .decision = decision,
                                      .config = config,
                                      .customer = nullptr,
                                      .history = {},
                                      .actions = {},
                                      .tier = tier,
                                      .companyName = {},
                                      .idempotencySeed = {},
                                      .now = today()};
        QTEST(ai::chosenSize(context), "size");
        // The first row that fits decides, whatever stands below it.
        ModelRule always;
        always.size = ModelSize::Small;
        config.models.rules = {always, config.models.rules.front()};
        QCOMPARE(ai::chosenSize(context), ModelSize::Small);
        config.models.rules.clear();
        QCOMPARE(ai::chosenSize(context), ModelSize::Small);
    }

    void whatIsHardIsAskedOfTheLargeModel()
    {
        Chosen chosen(*m_reader, saying("Hello from Claude."), failing());
        chosen.rep().chain = {u"claude"_s};
        ModelRule shipping;
        shipping.category = Category::Shipping;
        chosen.talk.shop.config.models.rules = {shipping};
        QVERIFY(chosen.say("Where is my order?").has_value());
        QVERIFY(chosen.say("Hello").has_value());
        QCOMPARE(chosen.talk.server.requests()[0].body[u"model"].toString(), u"claude-opus-5-5"_s);
        QCOMPARE(chosen.talk.server.requests()[1].body[u"model"].toString(), u"claude-haiku-5-5"_s);
    }

    void theDaysBudgetHolds()
    {
        Chosen chosen(*m_reader, saying("Hello from Claude."), failing());
        chosen.rep().chain = {u"claude"_s};
        // One answer of the test server's costs 17,550 at Haiku's price.
        chosen.talk.shop.config.models.budgetPerDay = 17'551;
        QCOMPARE(chosen.say("Hello")->facts.model, u"claude-haiku-5-5-served"_s);
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{17'550});
        QCOMPARE(chosen.say("Hello")->facts.model, u"claude-haiku-5-5-served"_s);
        QCOMPARE(chosen.say("Hello")->facts.model, u"tierdesk-local"_s);
        QCOMPARE(chosen.talk.server.count(), 2);
        chosen.rep().last = WithoutModel::Nobody;
        const auto refused = chosen.say("Hello");
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().details[u"reason"].toString(), u"budget"_s);
        // A company's own price goes before ours; another company has its own purse.
        QCOMPARE(chosen.ledger.spent(CompanyId{2}, ai::dayOf(today())), NanoUsd{0});
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today()) + 1), NanoUsd{0});
    }

    /// What a turn takes that began yesterday is paid today, and takes nothing of today's back.
    void noTurnBringsADayBack()
    {
        ai::ModelLedger ledger;
        const qint64 today = ai::dayOf(test::today());
        ledger.add(Acme, today - 1, 900);
        ledger.add(Acme, today, 500);
        ledger.add(Acme, today - 1, 30);
        QCOMPARE(ledger.spent(Acme, today), NanoUsd{530});
        // It is held against today's as well.
        QCOMPARE(ledger.spent(Acme, today - 1), NanoUsd{530});
        QCOMPARE(ledger.spent(Acme, today + 1), NanoUsd{0});
        ledger.add(Acme, today + 1, 7);
        QCOMPARE(ledger.spent(Acme, today + 1), NanoUsd{7});
    }

    void aFailedModelIsPaidForToo()
    {
        // Twice a reply that may not be sent: the words are not used, the tokens are.
        Chosen chosen(*m_reader, saying("I have refunded your order."), saying("Hello from the other."));
        chosen.rep().chain = {u"claude"_s, u"chat"_s};
        const auto draft = chosen.say("Hello");
        QVERIFY(draft.has_value());
        QCOMPARE(draft->text, u"Hello from the other."_s);
        QCOMPARE(chosen.talk.server.count(), 4); // each was put to a judge
        QVERIFY(chosen.ledger.spent(Acme, ai::dayOf(today())) > 2 * 17'550);
    }

    void nobodyWaitsLongWhileAnotherModelCouldBeAsked_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("hasOther");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("asked");
        const QString own = u"Hello from Claude."_s;
        const QString other = u"Hello from the other."_s;
        QTest::newRow("a minute") << QByteArray("retry-after: 60\r\n") << true << other << 1;
        QTest::newRow("a moment is waited") << QByteArray("retry-after-ms: 200\r\n") << true << own << 2;
        QTest::newRow("alone it is waited for") << QByteArray("retry-after-ms: 2100\r\n") << false << own << 2;
    }
    void nobodyWaitsLongWhileAnotherModelCouldBeAsked()
    {
        QFETCH(QByteArray, header);
        QFETCH(bool, hasOther);
        QFETCH(int, asked);
        Chosen chosen(
            *m_reader,
            [header](const ModelRequest &request) {
                return request.number == 1 ? ModelMove::error(429, "{}", header)
                                           : ModelMove::say(u"Hello from Claude."_s);
            },
            saying("Hello from the other."));
        chosen.rep().chain = QStringList{u"claude"_s};
        if (hasOther)
            chosen.rep().chain.append(u"chat"_s);
        QElapsedTimer timer;
        timer.start();
        const auto draft = chosen.say("Hello");
        QVERIFY2(draft.has_value(), draft ? "" : qPrintable(draft.error().message));
        QTEST(draft->text, "words");
        QCOMPARE(chosen.talk.server.count(), asked);
        QVERIFY(timer.elapsed() < 30'000);
    }

    void aModelWithoutAPriceCountsAsADearOneWhereABudgetMustHold()
    {
        Chosen chosen(*m_reader, saying("Hello from Claude."), failing());
        chosen.entries.front().provider.small = u"somebody-elses-model"_s;
        chosen.roster.set(chosen.entries);
        chosen.rep().chain = {u"claude"_s};
        ModelsConfig &models = chosen.talk.shop.config.models;
        QCOMPARE(chosen.prices.unpriced(models, chosen.entries.front().provider),
                 QStringList(u"somebody-elses-model"_s));
        // Without a budget nothing is made up.
        QVERIFY(chosen.say("Hello").has_value());
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{0});
        models.budgetPerDay = 5'562'501;
        QCOMPARE(chosen.say("Hello")->facts.model, u"somebody-elses-model-served"_s);
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{5'562'500});
        QCOMPARE(chosen.say("Hello")->facts.model, u"somebody-elses-model-served"_s);
        QCOMPARE(chosen.say("Hello")->facts.model, u"tierdesk-local"_s);
        QCOMPARE(chosen.talk.server.count(), 3);
        // What the company says that it costs goes before any guess, also nothing.
        ModelPrice free;
        free.model = u"somebody"_s;
        models.prices = {free};
        models.budgetPerDay = 12'000'000;
        QVERIFY(chosen.prices.unpriced(models, chosen.entries.front().provider).isEmpty());
        QCOMPARE(chosen.say("Hello")->facts.model, u"somebody-elses-model-served"_s);
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{11'125'000});
        for (const ModelPrice &each : chosen.prices.prices) {
            QVERIFY(chosen.prices.unknown.in >= 5 * each.in && chosen.prices.unknown.out >= 5 * each.out);
            QVERIFY(chosen.prices.unknown.cacheRead >= 5 * each.cacheRead);
            QVERIFY(chosen.prices.unknown.cacheWrite >= 5 * each.cacheWrite);
        }
    }

    void theBudgetIsLookedAtBeforeEachRequest()
    {
        Chosen chosen(
            *m_reader, [](const ModelRequest &) { return ModelMove::call(u"list_orders"_s, {}); },
            saying("Hello from the other."));
        chosen.rep().chain = {u"claude"_s, u"chat"_s};
        chosen.talk.shop.config.models.budgetPerDay = 17'551;
        const auto draft = chosen.say("Where is my order?");
        QVERIFY(draft.has_value());
        QCOMPARE(draft->facts.model, u"tierdesk-local"_s);
        QCOMPARE(chosen.talk.server.count(), 2);
        QCOMPARE(chosen.other.count(), 0);
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{2 * 17'550});
        QVERIFY2(chosen.counters.exposition().contains("tierdesk_model_over_budget_total 1"),
                 chosen.counters.exposition().constData());
    }

    void whatCameToNoAnswerIsPaidForToo_data()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::addColumn<int>("wire");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qint64>("cost");
        const auto row = [](const char *name, bool isAnthropic, ModelMove::Wire wire, const char *body, qint64 cost) {
            QTest::newRow(name) << isAnthropic << static_cast<int>(wire) << QByteArray(body) << cost;
        };
        // message_start tells what the request took, and one token of the answer.
        row("a stream that is cut and comes again", true, ModelMove::Wire::Cut, "", 8'050 + 17'550);
        row("a stream that is overloaded and comes again", true, ModelMove::Wire::Overload, "", 8'050 + 17'550);
        row("a stream that falls silent and comes again", true, ModelMove::Wire::Stall, "", 8'050 + 17'550);
        row("a stream that cannot be read", true, ModelMove::Wire::BadEvent, "", 8'050);
        row("an answer of the Messages API that cannot be read", true, ModelMove::Wire::Whole,
            R"({"model":"claude-haiku-5-5","usage":{"input_tokens":100,"output_tokens":20}})", 20'000);
        row("a completion that cannot be read", false, ModelMove::Wire::Whole,
            R"({"model":"claude-haiku-5-5","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20}})",
            20'000);
    }
    void whatCameToNoAnswerIsPaidForToo()
    {
        QFETCH(bool, isAnthropic);
        QFETCH(int, wire);
        QFETCH(QByteArray, body);
        QFETCH(qint64, cost);
        const auto think = [&](const ModelRequest &request) {
            if (request.number > 1)
                return ModelMove::say(u"Here I am again."_s);
            ModelMove move =
                ModelMove::broken(static_cast<ModelMove::Wire>(wire), u"I see that your tent came in pieces."_s);
            move.body = body;
            return move;
        };
        for (const bool listens : {true, false}) {
            if (!listens && body.isEmpty())
                continue; // whole answers tell at their end alone
            Chosen chosen(*m_reader, think, think);
            // Long enough for what is told before the silence.
            chosen.entries.front().provider.timeout = base::Millis::seconds(3);
            chosen.roster.set(chosen.entries);
            chosen.rep().chain = {isAnthropic ? u"claude"_s : u"chat"_s};
            ModelTalk::listens = listens;
            const auto draft = chosen.say("My tent came in pieces");
            ModelTalk::listens = false;
            QVERIFY2(draft.has_value(), draft ? "" : qPrintable(draft.error().message));
            QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), cost);
        }
    }

    void streamsThatFallSilentAreEachPaidFor()
    {
        const auto silent = [](const ModelRequest &) {
            return ModelMove::broken(ModelMove::Wire::Stall, u"I see that your tent came in pieces."_s);
        };
        Chosen chosen(*m_reader, silent, failing());
        chosen.entries.front().provider.timeout = base::Millis::seconds(3);
        chosen.roster.set(chosen.entries);
        chosen.rep().chain = {u"claude"_s};
        ModelTalk::listens = true;
        const auto draft = chosen.say("My tent came in pieces");
        ModelTalk::listens = false;
        QVERIFY2(draft.has_value(), draft ? "" : qPrintable(draft.error().message));
        QCOMPARE(draft->facts.model, u"tierdesk-local"_s);
        QVERIFY(chosen.talk.server.count() > 1);
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{chosen.talk.server.count() * 8'050});
    }

    void whoAnsweredIsCounted()
    {
        bool isDown = false;
        Chosen chosen(
            *m_reader,
            [&](const ModelRequest &request) {
                if (isDown)
                    return ModelMove::error(400, "{}");
                return request.results.isEmpty()
                           ? ModelMove::call(u"refund"_s, {{u"order_number"_s, u"ORD-9876"_s}, {u"amount"_s, 30}})
                           : ModelMove::say(u"I am sorry about the torn tent."_s);
            },
            failing());
        chosen.rep().chain = {u"claude"_s};
        const auto counted = [&](const char *who) {
            return chosen.counters
                .counter("tierdesk_model_turns_total", "Turns for which models were asked, by who answered",
                         QByteArray("answer=\"") + who + '"')
                .value();
        };
        QVERIFY(chosen.say("My tent came torn, can I get 30 dollars back?").has_value());
        QCOMPARE(counted("model"), qint64{1});
        const auto yes = chosen.say("Yes please");
        QVERIFY(yes.has_value() && yes->action);
        // Nobody stood in: a yes is heard outside of any model.
        QCOMPARE(counted("yes"), qint64{1});
        QCOMPARE(counted("fallback"), qint64{0});
        isDown = true;
        QVERIFY(chosen.say("Where is my order?").has_value());
        QCOMPARE(counted("fallback"), qint64{1});
        chosen.rep().last = WithoutModel::Person;
        const auto person = chosen.say("Where is my order?");
        QVERIFY(person.has_value() && person->escalation);
        QCOMPARE(person->facts.model, u"tierdesk-local"_s);
        QCOMPARE(counted("fallback"), qint64{2});
        QCOMPARE(counted("model"), qint64{1});
    }

    void aProviderThatDidNotChangeKeepsItsLine()
    {
        Chosen chosen(*m_reader, saying("Hello from Claude."), failing());
        const auto before = chosen.roster.find(Acme, u"claude"_s);
        const auto other = chosen.roster.find(Acme, u"chat"_s);
        QVERIFY(before && other);
        QVERIFY(!chosen.roster.find(CompanyId{2}, u"claude"_s));
        chosen.entries.front().provider.large = u"claude-sonnet-5-5"_s;
        chosen.roster.set(chosen.entries);
        QVERIFY(chosen.roster.find(Acme, u"claude"_s) != before);
        QCOMPARE(chosen.roster.find(Acme, u"chat"_s), other);
        // Also through one that was replaced nobody speaks after the end.
        chosen.roster.stop();
        const auto late = base::wait(before->line.exchange({}, QDeadlineTimer(1000)));
        QVERIFY(!late.has_value());
        QCOMPARE(late.error().details[u"reason"].toString(), u"cancelled"_s);
    }

    void atTheEndNobodyStandsIn()
    {
        Chosen chosen(*m_reader, saying("Hello from Claude."), saying("Hello from the other."));
        chosen.rep().chain = {u"claude"_s, u"chat"_s};
        chosen.roster.stop();
        const auto draft = chosen.say("Hello");
        QVERIFY(!draft.has_value());
        QVERIFY(ai::isCancelled(draft.error()));
    }

private:
    std::optional<nlu::Reader> m_reader;
};

QTEST_GUILESS_MAIN(TstChosenResponder)
#include "tst_chosenresponder.moc"
