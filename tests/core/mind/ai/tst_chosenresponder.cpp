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
        QVERIFY(chosen.responder.isImmediate(chosen.talk.shop.config));
        const auto draft = chosen.say("Hello");
        QVERIFY(draft.has_value());
        QCOMPARE(draft->facts.model, QStringLiteral("tierdesk-local"));
        QCOMPARE(chosen.talk.server.count() + chosen.other.count(), 0);
    }

    void theChainIsAskedInItsOrder_data()
    {
        QTest::addColumn<QStringList>("chain");
        QTest::addColumn<bool>("firstFails");
        QTest::addColumn<QString>("words");
        const QString claude = QStringLiteral("claude");
        const QString chat = QStringLiteral("chat");
        QTest::newRow("the first") << QStringList{claude, chat} << false << QStringLiteral("I am Claude.");
        QTest::newRow("the other way round") << QStringList{chat, claude} << false << QStringLiteral("I am the other.");
        QTest::newRow("the second where the first fails")
            << QStringList{claude, chat} << true << QStringLiteral("I am the other.");
        QTest::newRow("who is not there is passed over")
            << QStringList{QStringLiteral("gone"), chat} << false << QStringLiteral("I am the other.");
    }
    void theChainIsAskedInItsOrder()
    {
        QFETCH(QStringList, chain);
        QFETCH(bool, firstFails);
        Chosen chosen(*m_reader, firstFails ? failing() : saying("I am Claude."), saying("I am the other."));
        chosen.rep().chain = chain;
        QVERIFY(!chosen.responder.isImmediate(chosen.talk.shop.config));
        const auto draft = chosen.say("Hello");
        QVERIFY2(draft.has_value(), draft ? "" : qPrintable(draft.error().message));
        QTEST(draft->text, "words");
        QCOMPARE(draft->facts.model, QStringLiteral("claude-haiku-5-5-served"));
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
        chosen.rep().chain = {QStringLiteral("claude")};
        chosen.rep().last = last;
        const auto draft = chosen.say("Where is my order?");
        QCOMPARE(chosen.talk.server.count(), isKeyless ? 0 : 1);
        QCOMPARE(draft.has_value(), last != WithoutModel::Nobody);
        if (last == WithoutModel::Embedded)
            QCOMPARE(draft->facts.model, QStringLiteral("tierdesk-local"));
        else if (last == WithoutModel::Person)
            QVERIFY(draft->climb && draft->climb->reason == Reason::TechnicalLimitation);
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
        Chosen chosen(*m_reader, saying("I am Claude."), failing());
        chosen.rep().chain = {QStringLiteral("claude")};
        ModelRule shipping;
        shipping.category = Category::Shipping;
        chosen.talk.shop.config.models.rules = {shipping};
        QVERIFY(chosen.say("Where is my order?").has_value());
        QVERIFY(chosen.say("Hello").has_value());
        QCOMPARE(chosen.talk.server.requests()[0].body[u"model"].toString(), QStringLiteral("claude-opus-5-5"));
        QCOMPARE(chosen.talk.server.requests()[1].body[u"model"].toString(), QStringLiteral("claude-haiku-5-5"));
    }

    void theDaysBudgetHolds()
    {
        Chosen chosen(*m_reader, saying("I am Claude."), failing());
        chosen.rep().chain = {QStringLiteral("claude")};
        // One answer of the test server's costs 17,550 at Haiku's price.
        chosen.talk.shop.config.models.budgetPerDay = 17'551;
        QCOMPARE(chosen.say("Hello")->facts.model, QStringLiteral("claude-haiku-5-5-served"));
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{17'550});
        QCOMPARE(chosen.say("Hello")->facts.model, QStringLiteral("claude-haiku-5-5-served"));
        QCOMPARE(chosen.say("Hello")->facts.model, QStringLiteral("tierdesk-local"));
        QCOMPARE(chosen.talk.server.count(), 2);
        chosen.rep().last = WithoutModel::Nobody;
        const auto refused = chosen.say("Hello");
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().details[u"reason"].toString(), QStringLiteral("budget"));
        // A company's own price goes before ours; another company has its own purse.
        QCOMPARE(chosen.ledger.spent(CompanyId{2}, ai::dayOf(today())), NanoUsd{0});
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today()) + 1), NanoUsd{0});
    }

    void aFailedModelIsPaidForToo()
    {
        // Twice a reply that may not be sent: the words are not used, the tokens are.
        Chosen chosen(*m_reader, saying("I have refunded your order."), saying("I am the other."));
        chosen.rep().chain = {QStringLiteral("claude"), QStringLiteral("chat")};
        const auto draft = chosen.say("Hello");
        QVERIFY(draft.has_value());
        QCOMPARE(draft->text, QStringLiteral("I am the other."));
        QCOMPARE(chosen.talk.server.count(), 2);
        QVERIFY(chosen.ledger.spent(Acme, ai::dayOf(today())) > 2 * 17'550);
    }

    void aProviderThatDidNotChangeKeepsItsLine()
    {
        Chosen chosen(*m_reader, saying("I am Claude."), failing());
        const auto before = chosen.roster.find(Acme, QStringLiteral("claude"));
        const auto other = chosen.roster.find(Acme, QStringLiteral("chat"));
        QVERIFY(before && other);
        QVERIFY(!chosen.roster.find(CompanyId{2}, QStringLiteral("claude")));
        chosen.entries.front().provider.large = QStringLiteral("claude-sonnet-5-5");
        chosen.roster.set(chosen.entries);
        QVERIFY(chosen.roster.find(Acme, QStringLiteral("claude")) != before);
        QCOMPARE(chosen.roster.find(Acme, QStringLiteral("chat")), other);
        // Also through one that was replaced nobody speaks after the end.
        chosen.roster.stop();
        const auto late = before->line.exchange({}, QDeadlineTimer(1000));
        QVERIFY(!late.has_value());
        QCOMPARE(late.error().details[u"reason"].toString(), QStringLiteral("cancelled"));
    }

    void atTheEndNobodyStandsIn()
    {
        Chosen chosen(*m_reader, saying("I am Claude."), saying("I am the other."));
        chosen.rep().chain = {QStringLiteral("claude"), QStringLiteral("chat")};
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
