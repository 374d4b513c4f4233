#include "core/mind/ai/DialogueJson.h"
#include "core/mind/ai/FallbackResponder.h"
#include "core/mind/turns/TurnPlan.h"
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
    void aCaseEscalatesFromModelToModel_data() { bothApis(); }
    void aCaseEscalatesFromModelToModel();
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
        return ModelMove::call(u"refund"_s, {{u"order_number"_s, u"ORD-9876"_s}, {u"amount"_s, 312.4}});
    }
    [[nodiscard]] turns::TurnPlan planTurn(ModelTalk &talk, const QString &text, const ai::Responder &rep,
                                           const ai::Responder &manager, ai::WordSink *words = nullptr)
    {
        turns::TurnInput input;
        input.session = talk.session;
        input.message.text = text;
        input.customer = talk.shop.customers.front();
        input.recent = talk.history;
        input.isStaffed = true;
        input.now = today();
        Company company;
        company.name = u"Acme Outdoor"_s;
        company.config = talk.shop.config;
        ShopTools tools(talk.shop, talk.session.customer, true);
        turns::PlanHooks hooks;
        hooks.wholeHistory = [&] {
            ++m_lookedBack;
            return talk.history;
        };
        hooks.words = words;
        turns::TurnPlan plan =
            base::wait(turns::planTurn(input, company, {*m_reader, rep, manager}, tools, std::move(hooks)));
        if (!plan.escalations.empty())
            talk.session.tier = plan.escalations.back().to;
        talk.session.dialogue = plan.draft.dialogue;
        talk.session.messageCount += 2;
        talk.history.push_back(input.message);
        if (plan.speaker) {
            Message answer;
            answer.speaker = speakerOf(*plan.speaker);
            answer.text = plan.draft.text;
            talk.history.push_back(answer);
        }
        return plan;
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

void TstModelTurns::aCaseEscalatesFromModelToModel()
{
    QFETCH(bool, isAnthropic);
    ModelTalk talk(*m_reader, isAnthropic, [](const ModelRequest &request) {
        return refund(request, u"My manager will look at this with you."_s);
    });
    ModelServer upstairs(
        [](const ModelRequest &request) { return refund(request, u"I am sorry that the tent arrived torn."_s); });
    ai::ProviderClient line(talk.transport, talk.clock, quickLine());
    const ai::RemoteResponder manager(protocolOf(isAnthropic, upstairs), line);
    talk.shop.config.aiManager.capabilities.canProcessRefunds = true;
    talk.shop.config.aiManager.capabilities.maxRefundAmount = dollars(500);

    const turns::TurnPlan escalated =
        planTurn(talk, u"My tent arrived torn, please refund $312.40"_s, talk.responder, manager);
    QVERIFY2(!escalated.failure, escalated.failure ? qPrintable(escalated.failure->message) : "");
    QCOMPARE(escalated.escalations.size(), size_t{1});
    QCOMPARE(escalated.escalations.front().to, Tier::AiManager);
    QCOMPARE(escalated.escalations.front().reasons.front().reason, Reason::RefundRequest);
    QCOMPARE(escalated.draft.refused.size(), size_t{1});
    QCOMPARE(escalated.draft.refused.front().second.rule, u"over_limit"_s);
    QVERIFY(escalated.speaker == Tier::AiManager);
    QVERIFY(!escalated.draft.action);
    QVERIFY2(escalated.draft.text.contains(u"$312.40") && escalated.draft.text.contains(u"torn"),
             qPrintable(escalated.draft.text));
    QVERIFY(upstairs.requests().front().system.contains(u"manager"));
    QVERIFY(upstairs.requests().front().said.join(u' ').contains(u"handed up to you"));

    const int asked = talk.server.count() + upstairs.count();
    const turns::TurnPlan done = planTurn(talk, u"Yes, please"_s, talk.responder, manager);
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
        return request.number == 1 ? ModelMove::call(u"list_orders"_s, {}) : ModelMove::broken(ModelMove::Wire::Cut);
    });
    const ai::LocalResponder local;
    const ai::FallbackResponder chain({&talk.responder, &local}, ai::LastResort::Person);
    const turns::TurnPlan plan = planTurn(talk, u"Where is my order?"_s, chain, chain);
    QVERIFY(!plan.failure);
    QVERIFY(plan.escalations.empty());
    QCOMPARE(plan.draft.facts.model, u"tierdesk-local"_s);
    QVERIFY2(plan.draft.text.contains(u"ORD-9876"), qPrintable(plan.draft.text));
    QVERIFY(talk.server.count() > 2);
}

void TstModelTurns::whereNobodyCanAnswerAPersonDoes()
{
    QFETCH(bool, isAnthropic);
    ModelTalk talk(*m_reader, isAnthropic, [](const ModelRequest &) { return ModelMove::error(401, "{}"); });
    const ai::FallbackResponder chain({&talk.responder}, ai::LastResort::Person);
    const turns::TurnPlan plan = planTurn(talk, u"Where is my order?"_s, chain, chain);
    QVERIFY(!plan.failure);
    QCOMPARE(plan.escalations.size(), size_t{2});
    QCOMPARE(plan.escalations.back().to, Tier::HumanAgent);
    QCOMPARE(plan.escalations.back().reasons.front().reason, Reason::TechnicalLimitation);
    QVERIFY(!plan.draft.text.isEmpty());
    QVERIFY(!plan.draft.isAwaitingCustomer);
}

void TstModelTurns::withoutAFallbackTheFailureIsKept()
{
    QFETCH(bool, isAnthropic);
    ModelTalk talk(*m_reader, isAnthropic, [](const ModelRequest &) { return ModelMove::error(529, "{}"); });
    const turns::TurnPlan plan = planTurn(talk, u"Where is my order?"_s, talk.responder, talk.responder);
    QVERIFY(plan.failure.has_value());
    QCOMPARE(plan.failure->fault, base::Fault::AiUnavailable);
    QVERIFY(!plan.speaker);
}

void TstModelTurns::whoIsNotSureAtTheChatDoorPassesTheCaseUp_data()
{
    QTest::addColumn<QString>("rep"); ///< what its model states; "embedded" where it has none
    QTest::addColumn<QString>("manager");
    QTest::addColumn<bool>("isChat");
    QTest::addColumn<int>("escalations");
    QTest::addColumn<double>("confidence"); ///< that is told; -1 for none
    const auto row = [](const char *name, const char *rep, const char *manager, int escalations, double confidence) {
        QTest::newRow(name) << QString::fromLatin1(rep) << QString::fromLatin1(manager) << true << escalations
                            << confidence;
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
    QTest::newRow("at another door") << u"\n[confidence 0.1]"_s << QString() << false << 0 << .1;
}

void TstModelTurns::whoIsNotSureAtTheChatDoorPassesTheCaseUp()
{
    QFETCH(const QString, rep);
    QFETCH(const QString, manager);
    QFETCH(const bool, isChat);
    QFETCH(const int, escalations);
    QFETCH(const double, confidence);
    const auto words = [](const QString &line) {
        return [line](const ModelRequest &) { return ModelMove::say(u"They sing at night."_s + line); };
    };
    ModelTalk talk(*m_reader, true, words(rep));
    ModelServer upstairs(words(manager));
    ai::ProviderClient line(talk.transport, talk.clock, quickLine());
    const ai::RemoteResponder above(protocolOf(false, upstairs), line);
    const ai::LocalResponder local;
    const auto who = [&local](const QString &stated, const ai::Responder &model) -> const ai::Responder & {
        return stated == u"embedded" ? static_cast<const ai::Responder &>(local) : model;
    };
    talk.session.door = isChat ? Door::Chat : Door::Cs;
    Heard heard;
    const turns::TurnPlan plan = planTurn(talk, u"The neighbours were singing under the bridge again tonight"_s,
                                          who(rep, talk.responder), who(manager, above), &heard);
    QVERIFY2(!plan.failure, plan.failure ? qPrintable(plan.failure->message) : "");
    QCOMPARE(plan.escalations.size(), static_cast<size_t>(escalations));
    for (size_t i = 0; i < plan.escalations.size(); ++i) {
        QCOMPARE(plan.escalations[i].to, i == 0 ? Tier::AiManager : Tier::HumanAgent);
        const ReasonGiven &given = plan.escalations[i].reasons.front();
        QCOMPARE(given.reason, Reason::ComplexIssue);
        QVERIFY2(given.explanation.startsWith(u"confidence 0."), qPrintable(given.explanation));
    }
    QVERIFY(plan.speaker == (escalations == 0 ? Tier::AiRep : Tier::AiManager));
    QVERIFY(!plan.draft.text.contains(u"confidence") && !heard.ever.contains(u"confidence"));
    // Words that nobody stands by are not said, and what was heard of them is taken back.
    const bool isFromModel = escalations == 0 ? rep != u"embedded" : escalations == 1;
    QCOMPARE(plan.draft.text.contains(u"They sing"), isFromModel);
    QVERIFY2(plan.draft.text.startsWith(heard.text), qPrintable(heard.text));
    QCOMPARE(ai::confidenceIn(plan.draft.dialogue, plan.draft.facts.model).value_or(-1), confidence);
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
    const turns::TurnPlan plan = planTurn(talk, u"Where is my order?"_s, chain, chain);
    QVERIFY(!plan.failure);
    QCOMPARE(plan.escalations.size(), size_t{1});
    QCOMPARE(plan.escalations.front().to, Tier::HumanAgent);
    QCOMPARE(plan.escalations.front().reasons.front().reason, Reason::TechnicalLimitation);
    // These words are nobody's answer to be sure of.
    QCOMPARE(ai::confidenceIn(plan.draft.dialogue, local.model()), std::optional(1.));
}

void TstModelTurns::aModelsAnswerLeadsOn_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("steps");
    const auto row = [](const char *name, const char *said, const QStringList &steps) {
        QTest::newRow(name) << QString::fromLatin1(said) << steps;
    };
    row("an order that has arrived", "When did you deliver ORD-9876?", {u"start_return"_s});
    row("no order is named: the newest", "I need help with my order", {u"start_return"_s});
    row("an order of somebody else's", "What about order ORD-5555?", {});
    row("a thing that is broken", "The zipper of the tent in ORD-9876 is broken", {u"send_replacement"_s, u"refund"_s});
    row("a question that stands open", "Please refund $20 of ORD-9876", {u"confirm"_s, u"decline"_s});
    row("nothing of orders", "How do I clean a stove?", {});
}

void TstModelTurns::aModelsAnswerLeadsOn()
{
    QFETCH(const QString, said);
    QFETCH(const QStringList, steps);
    ModelTalk talk(*m_reader, true, [&said](const ModelRequest &request) {
        if (!said.contains(u"$20") || !request.results.isEmpty())
            return ModelMove::say(u"Tell me how I can help you with it."_s);
        return ModelMove::call(u"refund"_s, {{u"order_number"_s, u"ORD-9876"_s}, {u"amount"_s, 20}});
    });
    talk.shop.config.aiRep.capabilities.canProcessRefunds = true;
    talk.shop.config.aiRep.capabilities.maxRefundAmount = dollars(50);
    const turns::TurnPlan plan = planTurn(talk, said, talk.responder, talk.responder);
    QVERIFY2(!plan.failure, plan.failure ? qPrintable(plan.failure->message) : "");
    QVERIFY(plan.escalations.empty());
    // Whom else to ask comes first where the customer is not content.
    QStringList suggested = plan.draft.facts.suggestedActions;
    if (plan.reading.score <= -.2 && !steps.contains(u"confirm"_s))
        QVERIFY(suggested.removeOne(u"talk_to_manager"_s));
    QCOMPARE(suggested, steps);
}

void TstModelTurns::whoHasNoOrdersIsNotAskedAboutThem()
{
    ModelTalk talk(*m_reader, true, [](const ModelRequest &) { return ModelMove::say(u"Which order is it about?"_s); });
    talk.shop.orders.clear();
    const turns::TurnPlan plan = planTurn(talk, u"I need help with my order"_s, talk.responder, talk.responder);
    QCOMPARE(plan.draft.facts.suggestedActions, QStringList({u"no_order_number"_s}));
    talk.session.isVerified = false;
    const turns::TurnPlan unknown = planTurn(talk, u"I need help with my order"_s, talk.responder, talk.responder);
    QCOMPARE(unknown.draft.facts.suggestedActions, QStringList({u"sign_in"_s}));
}

void TstModelTurns::onlyAModelLooksFarBack()
{
    ModelTalk talk(*m_reader, true, [](const ModelRequest &) { return ModelMove::say(u"Thank you."_s); });
    talk.session.tier = Tier::AiManager;
    const ai::LocalResponder embedded;
    m_lookedBack = 0;
    QVERIFY(planTurn(talk, u"What is your return policy?"_s, embedded, embedded).speaker == Tier::AiManager);
    QCOMPARE(m_lookedBack, 0);
    QVERIFY(planTurn(talk, u"And for how long?"_s, embedded, talk.responder).speaker == Tier::AiManager);
    QCOMPARE(m_lookedBack, 1);
}

QTEST_GUILESS_MAIN(TstModelTurns)
#include "tst_modelturns.moc"
