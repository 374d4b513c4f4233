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
                                       const ai::Responder &manager)
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
        turns::Thought thought =
            turns::think(material, company, {*m_reader, rep, manager}, tools, [&] { return talk.history; });
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

QTEST_GUILESS_MAIN(TstModelTurns)
#include "tst_modelturns.moc"
