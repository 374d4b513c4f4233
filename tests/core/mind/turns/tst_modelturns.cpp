#include "core/mind/ai/Confidence.h"
#include "core/mind/ai/FallbackResponder.h"
#include "core/mind/turns/Think.h"
#include "resources/Resources.h"
#include "tests/core/mind/ai/remote/ModelTalk.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

/// Whole turns, from the customer's words to what is to be settled, with models that speak for both tiers.
class TstModelTurns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aCaseClimbsFromModelToModel_data() { bothApis(); }
    void aCaseClimbsFromModelToModel();
    void theCustomerIsAnsweredWhenTheProviderIsGone_data() { bothApis(); }
    void theCustomerIsAnsweredWhenTheProviderIsGone();
    void whereNobodyCanAnswerAPersonDoes_data() { bothApis(); }
    void whereNobodyCanAnswerAPersonDoes();
    void withoutAFallbackTheFailureIsKept_data() { bothApis(); }
    void withoutAFallbackTheFailureIsKept();
    void whoIsNotSureAtTheChatDoorPassesTheCaseUp_data();
    void whoIsNotSureAtTheChatDoorPassesTheCaseUp();
    void theDoubtOfAnAnswerBeforeIsNotThisOnes_data();
    void theDoubtOfAnAnswerBeforeIsNotThisOnes();
    void aModelsAnswerLeadsOn_data();
    void aModelsAnswerLeadsOn();
    void whoHasNoOrdersIsNotAskedAboutThem();
    void onlyAModelLooksFarBack();

private:
    static void bothApis()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::newRow("Messages API") << true;
        QTest::newRow("chat completions") << false;
    }
    static ModelMove refund(const ModelRequest &request, const QString &words)
    {
        if (!request.results.isEmpty())
            return ModelMove::say(words);
        return ModelMove::call(QStringLiteral("refund"), {{QStringLiteral("order_number"), QStringLiteral("ORD-9876")},
                                                          {QStringLiteral("amount"), 312.4}});
    }
    [[nodiscard]] turns::Thought think(ModelTalk &talk, const QString &text, const ai::Responder &rep,
                                       const ai::Responder &manager, ai::WordSink *words = nullptr)
    {
        turns::Material material;
        material.session = talk.session;
        material.message.text = text;
        material.customer = talk.shop.customers.front();
        material.recent = talk.history;
        material.isStaffed = true;
        material.now = today();
        Company company;
        company.name = QStringLiteral("Acme Outdoor");
        company.config = talk.shop.config;
        ShopTools tools(talk.shop, talk.session.customer, true);
        turns::Thought thought = turns::think(
            material, company, {*m_reader, rep, manager}, tools,
            [&] {
                ++m_lookedBack;
                return talk.history;
            },
            words);
        if (!thought.climbs.empty())
            talk.session.tier = thought.climbs.back().to;
        talk.session.dialogue = thought.draft.dialogue;
        talk.session.messageCount += 2;
        talk.history.push_back(material.message);
        if (thought.speaker) {
            Message answer;
            answer.speaker = speakerOf(*thought.speaker);
            answer.text = thought.draft.text;
            talk.history.push_back(answer);
        }
        return thought;
    }

    std::optional<nlu::Reader> m_reader;
    int m_lookedBack = 0; ///< how often the long history was read
};

void TstModelTurns::initTestCase()
{
    resources::init();
    auto reader = nlu::Reader::load();
    QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().message));
    m_reader = *reader;
}

void TstModelTurns::aCaseClimbsFromModelToModel()
{
    QFETCH(bool, isAnthropic);
    ModelTalk talk(*m_reader, isAnthropic, [](const ModelRequest &request) {
        return refund(request, QStringLiteral("My manager will look at this with you."));
    });
    ModelServer upstairs([](const ModelRequest &request) {
        return refund(request, QStringLiteral("I am sorry that the tent arrived torn."));
    });
    ai::ModelLine line(talk.transport, talk.clock, quickLine());
    const ai::RemoteResponder manager(protocolOf(isAnthropic, upstairs), line);
    talk.shop.config.aiManager.capabilities.canProcessRefunds = true;
    talk.shop.config.aiManager.capabilities.maxRefundAmount = dollars(500);

    const turns::Thought climbed =
        think(talk, QStringLiteral("My tent arrived torn, please refund $312.40"), talk.responder, manager);
    QVERIFY2(!climbed.failure, climbed.failure ? qPrintable(climbed.failure->message) : "");
    QCOMPARE(climbed.climbs.size(), size_t{1});
    QCOMPARE(climbed.climbs.front().to, Tier::AiManager);
    QCOMPARE(climbed.climbs.front().reasons.front().reason, Reason::RefundRequest);
    QCOMPARE(climbed.draft.refused.size(), size_t{1});
    QCOMPARE(climbed.draft.refused.front().second.rule, QStringLiteral("over_limit"));
    QVERIFY(climbed.speaker == Tier::AiManager);
    QVERIFY(!climbed.draft.action);
    QVERIFY2(climbed.draft.text.contains(u"$312.40") && climbed.draft.text.contains(u"torn"),
             qPrintable(climbed.draft.text));
    QVERIFY(upstairs.requests().front().system.contains(u"manager"));
    QVERIFY(upstairs.requests().front().said.join(u' ').contains(u"handed up to you"));

    const int asked = talk.server.count() + upstairs.count();
    const turns::Thought done = think(talk, QStringLiteral("Yes, please"), talk.responder, manager);
    QVERIFY(!done.failure);
    QVERIFY(done.speaker == Tier::AiManager);
    QVERIFY(done.draft.action.has_value());
    QCOMPARE(done.draft.action->request.amount->minor, 31240);
    QCOMPARE(talk.server.count() + upstairs.count(), asked);
}

void TstModelTurns::theCustomerIsAnsweredWhenTheProviderIsGone()
{
    QFETCH(bool, isAnthropic);
    // The plug is pulled after the first tool call.
    ModelTalk talk(*m_reader, isAnthropic, [](const ModelRequest &request) {
        return request.number == 1 ? ModelMove::call(QStringLiteral("list_orders"), {})
                                   : ModelMove::broken(ModelMove::Wire::Cut);
    });
    const ai::LocalResponder local;
    const ai::FallbackResponder chain({&talk.responder, &local}, ai::LastResort::Person);
    const turns::Thought thought = think(talk, QStringLiteral("Where is my order?"), chain, chain);
    QVERIFY(!thought.failure);
    QVERIFY(thought.climbs.empty());
    QCOMPARE(thought.draft.facts.model, QStringLiteral("tierdesk-local"));
    QVERIFY2(thought.draft.text.contains(u"ORD-9876"), qPrintable(thought.draft.text));
    QVERIFY(talk.server.count() > 2);
}

void TstModelTurns::whereNobodyCanAnswerAPersonDoes()
{
    QFETCH(bool, isAnthropic);
    ModelTalk talk(*m_reader, isAnthropic, [](const ModelRequest &) { return ModelMove::error(401, "{}"); });
    const ai::FallbackResponder chain({&talk.responder}, ai::LastResort::Person);
    const turns::Thought thought = think(talk, QStringLiteral("Where is my order?"), chain, chain);
    QVERIFY(!thought.failure);
    QCOMPARE(thought.climbs.size(), size_t{2});
    QCOMPARE(thought.climbs.back().to, Tier::HumanAgent);
    QCOMPARE(thought.climbs.back().reasons.front().reason, Reason::TechnicalLimitation);
    QVERIFY(!thought.draft.text.isEmpty());
    QVERIFY(!thought.draft.isAwaitingCustomer);
}

void TstModelTurns::withoutAFallbackTheFailureIsKept()
{
    QFETCH(bool, isAnthropic);
    ModelTalk talk(*m_reader, isAnthropic, [](const ModelRequest &) { return ModelMove::error(529, "{}"); });
    const turns::Thought thought = think(talk, QStringLiteral("Where is my order?"), talk.responder, talk.responder);
    QVERIFY(thought.failure.has_value());
    QCOMPARE(thought.failure->fault, base::Fault::AiUnavailable);
    QVERIFY(!thought.speaker);
}

void TstModelTurns::whoIsNotSureAtTheChatDoorPassesTheCaseUp_data()
{
    QTest::addColumn<QString>("rep"); ///< what its model states; "embedded" where it has none
    QTest::addColumn<QString>("manager");
    QTest::addColumn<bool>("isChat");
    QTest::addColumn<int>("climbs");
    QTest::addColumn<double>("confidence"); ///< that is told; -1 for none
    const auto row = [](const char *name, const char *rep, const char *manager, int climbs, double confidence) {
        QTest::newRow(name) << QString::fromLatin1(rep) << QString::fromLatin1(manager) << true << climbs << confidence;
    };
    row("sure", "\n[confidence 0.9]", "", 0, .9);
    row("just sure", "\n[confidence 0.5]", "", 0, .5);
    row("not sure, and the manager is", "\n[confidence 0.49]", "\n[confidence 0.7]", 1, .7);
    row("not sure, and the manager says nothing of it", "\n[confidence 0.3]", "", 1, -1);
    row("neither is sure", "\n[confidence 0.3]", "\n[confidence 0.1]", 2, .1);
    row("it says nothing of it", "", "", 0, -1);
    row("unreadable", "\n[confidence low]", "", 0, -1);
    row("the embedded responder does not understand, and asks back first", "embedded", "\n[confidence 0.8]", 0, .5);
    row("a model is not sure, and the embedded responder does not understand", "\n[confidence 0.3]", "embedded", 2, 0);
    QTest::newRow("at another door") << QStringLiteral("\n[confidence 0.1]") << QString() << false << 0 << .1;
}

void TstModelTurns::whoIsNotSureAtTheChatDoorPassesTheCaseUp()
{
    QFETCH(const QString, rep);
    QFETCH(const QString, manager);
    QFETCH(const bool, isChat);
    QFETCH(const int, climbs);
    QFETCH(const double, confidence);
    const auto words = [](const QString &line) {
        return [line](const ModelRequest &) { return ModelMove::say(QStringLiteral("They sing at night.") + line); };
    };
    ModelTalk talk(*m_reader, true, words(rep));
    ModelServer upstairs(words(manager));
    ai::ModelLine line(talk.transport, talk.clock, quickLine());
    const ai::RemoteResponder above(protocolOf(false, upstairs), line);
    const ai::LocalResponder local;
    const auto who = [&local](const QString &stated, const ai::Responder &model) -> const ai::Responder & {
        return stated == u"embedded" ? static_cast<const ai::Responder &>(local) : model;
    };
    talk.session.door = isChat ? Door::Chat : Door::Cs;
    Heard heard;
    const turns::Thought thought =
        think(talk, QStringLiteral("The neighbours were singing under the bridge again tonight"),
              who(rep, talk.responder), who(manager, above), &heard);
    QVERIFY2(!thought.failure, thought.failure ? qPrintable(thought.failure->message) : "");
    QCOMPARE(thought.climbs.size(), static_cast<size_t>(climbs));
    for (size_t i = 0; i < thought.climbs.size(); ++i) {
        QCOMPARE(thought.climbs[i].to, i == 0 ? Tier::AiManager : Tier::HumanAgent);
        const ReasonGiven &given = thought.climbs[i].reasons.front();
        QCOMPARE(given.reason, Reason::ComplexIssue);
        QVERIFY2(given.explanation.startsWith(u"confidence 0."), qPrintable(given.explanation));
    }
    QVERIFY(thought.speaker == (climbs == 0 ? Tier::AiRep : Tier::AiManager));
    QVERIFY(!thought.draft.text.contains(u"confidence") && !heard.ever.contains(u"confidence"));
    // Words that nobody stands by are not said, and what was heard of them is taken back.
    const bool isFromModel = climbs == 0 ? rep != u"embedded" : climbs == 1;
    QCOMPARE(thought.draft.text.contains(u"They sing"), isFromModel);
    QVERIFY2(thought.draft.text.startsWith(heard.text), qPrintable(heard.text));
    QCOMPARE(ai::confidenceIn(thought.draft.dialogue, thought.draft.facts.model).value_or(-1), confidence);
}

void TstModelTurns::theDoubtOfAnAnswerBeforeIsNotThisOnes_data()
{
    QTest::addColumn<bool>("hasPerson"); ///< the chain ends with a person, not with the failure
    QTest::newRow("the chain passes the case on") << true;
    QTest::newRow("the door does") << false;
}

void TstModelTurns::theDoubtOfAnAnswerBeforeIsNotThisOnes()
{
    QFETCH(const bool, hasPerson);
    ModelTalk talk(*m_reader, true, [](const ModelRequest &) { return ModelMove::error(401, "{}"); });
    const ai::LocalResponder local;
    const ai::FallbackResponder chain({&talk.responder}, hasPerson ? ai::LastResort::Person : ai::LastResort::Fail);
    talk.session.door = Door::Chat;
    talk.session.tier = Tier::AiManager;
    ai::setConfidence(talk.session.dialogue, .2);
    const turns::Thought thought = think(talk, QStringLiteral("Where is my order?"), chain, chain);
    QVERIFY(!thought.failure);
    QCOMPARE(thought.climbs.size(), size_t{1});
    QCOMPARE(thought.climbs.front().to, Tier::HumanAgent);
    QCOMPARE(thought.climbs.front().reasons.front().reason, Reason::TechnicalLimitation);
    // These words are nobody's answer to be sure of.
    QCOMPARE(ai::confidenceIn(thought.draft.dialogue, local.model()), std::optional(1.));
}

void TstModelTurns::aModelsAnswerLeadsOn_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("steps");
    const auto row = [](const char *name, const char *said, const QStringList &steps) {
        QTest::newRow(name) << QString::fromLatin1(said) << steps;
    };
    row("an order that has arrived", "When did you deliver ORD-9876?", {QStringLiteral("start_return")});
    row("no order is named: the newest", "I need help with my order", {QStringLiteral("start_return")});
    row("an order of somebody else's", "What about order ORD-5555?", {});
    row("a thing that is broken", "The zipper of the tent in ORD-9876 is broken",
        {QStringLiteral("send_replacement"), QStringLiteral("refund")});
    row("a question that stands open", "Please refund $20 of ORD-9876",
        {QStringLiteral("confirm"), QStringLiteral("decline")});
    row("nothing of orders", "How do I clean a stove?", {});
}

void TstModelTurns::aModelsAnswerLeadsOn()
{
    QFETCH(const QString, said);
    QFETCH(const QStringList, steps);
    ModelTalk talk(*m_reader, true, [&said](const ModelRequest &request) {
        if (!said.contains(u"$20") || !request.results.isEmpty())
            return ModelMove::say(QStringLiteral("Tell me how I can help you with it."));
        return ModelMove::call(QStringLiteral("refund"), {{QStringLiteral("order_number"), QStringLiteral("ORD-9876")},
                                                          {QStringLiteral("amount"), 20}});
    });
    talk.shop.config.aiRep.capabilities.canProcessRefunds = true;
    talk.shop.config.aiRep.capabilities.maxRefundAmount = dollars(50);
    const turns::Thought thought = think(talk, said, talk.responder, talk.responder);
    QVERIFY2(!thought.failure, thought.failure ? qPrintable(thought.failure->message) : "");
    QVERIFY(thought.climbs.empty());
    // Whom else to ask comes first where the customer is not content.
    QStringList suggested = thought.draft.facts.suggestedActions;
    if (thought.reading.score <= -.2 && !steps.contains(QStringLiteral("confirm")))
        QVERIFY(suggested.removeOne(QStringLiteral("talk_to_manager")));
    QCOMPARE(suggested, steps);
}

void TstModelTurns::whoHasNoOrdersIsNotAskedAboutThem()
{
    ModelTalk talk(*m_reader, true,
                   [](const ModelRequest &) { return ModelMove::say(QStringLiteral("Which order is it about?")); });
    talk.shop.orders.clear();
    const turns::Thought thought =
        think(talk, QStringLiteral("I need help with my order"), talk.responder, talk.responder);
    QCOMPARE(thought.draft.facts.suggestedActions, QStringList({QStringLiteral("no_order_number")}));
    talk.session.isVerified = false;
    const turns::Thought unknown =
        think(talk, QStringLiteral("I need help with my order"), talk.responder, talk.responder);
    QCOMPARE(unknown.draft.facts.suggestedActions, QStringList({QStringLiteral("sign_in")}));
}

void TstModelTurns::onlyAModelLooksFarBack()
{
    ModelTalk talk(*m_reader, true, [](const ModelRequest &) { return ModelMove::say(QStringLiteral("Thank you.")); });
    talk.session.tier = Tier::AiManager;
    const ai::LocalResponder embedded;
    m_lookedBack = 0;
    QVERIFY(think(talk, QStringLiteral("What is your return policy?"), embedded, embedded).speaker == Tier::AiManager);
    QCOMPARE(m_lookedBack, 0);
    QVERIFY(think(talk, QStringLiteral("And for how long?"), embedded, talk.responder).speaker == Tier::AiManager);
    QCOMPARE(m_lookedBack, 1);
}

QTEST_GUILESS_MAIN(TstModelTurns)
#include "tst_modelturns.moc"
