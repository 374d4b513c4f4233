#include "core/mind/ai/help/Assistant.h"
#include "core/mind/ai/help/ReplyDraft.h"
#include "resources/Resources.h"
#include "tests/core/mind/ai/ChosenTalk.h"
#include "tests/core/mind/ai/help/HelpCase.h"

#include "core/base/Json.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

/// A company whose manager's model helps its people, and the case that they are helped with.
struct Office {
    Office(const nlu::Reader &reader, ModelServer::Think think, ModelServer::Think second = failing())
        : tent(reader)
        , chosen(reader, std::move(think), std::move(second))
        , assistant(chosen.roster, chosen.ledger, chosen.prices, chosen.counters)
        , tools(tent.shop, Dana, true)
    {
        tent.shop.config.models = defaultConfig().models;
        tent.shop.config.models.aiManager.chain = {u"claude"_s};
        tent.shop.config.models.rules.clear();
    }
    [[nodiscard]] ai::DraftedReply draft() { return base::wait(assistant.reply(tent.context(&uses), tools)); }

    HelpCase tent;
    Chosen chosen;
    ai::Assistant assistant;
    ShopTools tools;
    std::vector<ModelUse> uses;
};

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

/// What the people at tier 3 are helped with, by models and without.
class TstAssistant final : public QObject
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

    void aModelDraftsAndWhoSendsIsNamedHere()
    {
        Office office(*m_reader, [](const ModelRequest &) {
            return ModelMove::say(text("Hello {name}, I am {agent}. I am sorry about the torn seam of your tent, order "
                                       "ORD-9876. I can offer you a refund of $312.40. Would you like that?"));
        });
        const ai::DraftedReply drafted = office.draft();
        QCOMPARE(drafted.text, text("Hello Dana, I am Marek. I am sorry about the torn seam of your tent, order "
                                    "ORD-9876. I can offer you a refund of $312.40. Would you like that?"));
        QCOMPARE(drafted.facts.model, text("claude-haiku-5-5-served"));
        QCOMPARE(drafted.facts.tokensIn, 100);
        QVERIFY(drafted.instead.isEmpty());
        QCOMPARE(office.uses.size(), 1U);
        QCOMPARE(office.uses.front().cost, NanoUsd{17'550});
        QCOMPARE(office.chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{17'550});
        // What it was told: the case and tier 3's authority, without the customer's name, and no tools.
        const ModelRequest asked = office.chosen.talk.server.requests().front();
        const QString told = asked.said.join(u'\n');
        QVERIFY(!told.contains(u"Dana") && !told.contains(u"Whitfield"));
        QVERIFY(told.contains(u"up to $500.00 left") && told.contains(u"ORD-9876"));
        QVERIFY(!asked.body.contains(u"tools") || asked.body[u"tools"].toArray().isEmpty());
    }

    void whatMayNotBeSaidIsWrittenAgainOrLeftToTheRecord_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("a refund that did not happen") << text("Hello, I have refunded your $312.40.");
        QTest::newRow("a refund that is promised") << text("I will refund your $312.40 today.");
        QTest::newRow("an offer beyond tier 3") << text("I can offer you a credit of $312.40.");
        QTest::newRow("a number that nobody gave") << text("It takes 23 days until the money is there.");
        QTest::newRow("an order of somebody else's") << text("I looked at order ORD-5555 as well.");
        QTest::newRow("a guarantee") << text("I guarantee that this never happens again.");
        QTest::newRow("a link") << text("Please write to us at evil.example.com/help.");
        QTest::newRow("nothing") << QString();
    }
    void whatMayNotBeSaidIsWrittenAgainOrLeftToTheRecord()
    {
        QFETCH(QString, words);
        Office stubborn(*m_reader, [words](const ModelRequest &) { return ModelMove::say(words); });
        const ai::DraftedReply left = stubborn.draft();
        QCOMPARE(left.facts.model, text("tierdesk-local"));
        QCOMPARE(left.instead, text("failed"));
        QVERIFY(!left.text.isEmpty() && left.text != words);
        // Both tries are paid for, where there was anything to write again.
        QVERIFY(!stubborn.uses.empty());

        if (words.isEmpty())
            return;
        Office willing(*m_reader, [words](const ModelRequest &request) {
            return ModelMove::say(request.number == 1 ? words : text("I am looking into it now."));
        });
        const ai::DraftedReply again = willing.draft();
        QCOMPARE(again.text, text("I am looking into it now."));
        QCOMPARE(willing.uses.size(), 2U);
        QVERIFY(willing.chosen.talk.server.requests().back().said.back().contains(u"cannot stand"));
    }

    void whatHappenedMayBeSaid()
    {
        Office office(*m_reader, [](const ModelRequest &) {
            return ModelMove::say(text("I have refunded the $312.40 of order ORD-9876."));
        });
        office.tent.actions.front().state = ActionState::Confirmed;
        office.tent.actions.front().tier = Tier::HumanAgent;
        QCOMPARE(office.draft().text, text("I have refunded the $312.40 of order ORD-9876."));
    }

    void withoutAModelTheRecordSpeaks_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("none is chosen") << 0;
        QTest::newRow("the budget is spent") << 1;
        QTest::newRow("it fails") << 2;
    }
    void withoutAModelTheRecordSpeaks()
    {
        QFETCH(int, what);
        Office office(*m_reader, failing());
        if (what == 0)
            office.tent.shop.config.models.aiManager.chain.clear();
        if (what == 1)
            office.tent.shop.config.models.budgetPerDay = 0;
        const ai::DraftedReply drafted = office.draft();
        QCOMPARE(drafted.text,
                 text("Hello Dana, I am Marek. I am sorry for the trouble that you have had. You asked for "
                      "a refund of $312.40 on order ORD-9876. I have the whole case in front of me and am "
                      "deciding on it."));
        QCOMPARE(drafted.facts.model, text("tierdesk-local"));
        QCOMPARE(drafted.instead, what == 0 ? QString() : what == 1 ? text("budget") : text("failed"));
        QCOMPARE(office.chosen.talk.server.count(), what == 2 ? 1 : 0);
        QVERIFY(office.uses.empty());
    }

    void theRecordsOwnDraftFollowsTheCase()
    {
        HelpCase tent(*m_reader);
        ShopTools tools(tent.shop, Dana, true);
        // What was done since one last wrote, without a second greeting.
        tent.says(Speaker::HumanAgent, "Hello Dana, I am looking into it.");
        tent.actions.front().state = ActionState::Confirmed;
        tent.actions.front().at = today() + Millis::minutes(30);
        QCOMPARE(ai::embeddedDraft(tent.context(), tools),
                 text("The refund of $312.40 on order ORD-9876 has been confirmed."));
        tent.actions.front().state = ActionState::Pending;
        QCOMPARE(ai::embeddedDraft(tent.context(), tools),
                 text("The refund of $312.40 on order ORD-9876 is not confirmed yet."));
        // A question that the articles answer.
        tent.actions.clear();
        tent.says(Speaker::Customer, "How long does shipping take?");
        const QString answered = ai::embeddedDraft(tent.context(), tools);
        QVERIFY2(answered.contains(u"3 to 5 working days"), qPrintable(answered));
        // In a language that is not read nothing is guessed.
        tent.says(Speaker::Customer, "¿Cuánto tarda el envío de mi pedido, por favor?");
        QCOMPARE(ai::embeddedDraft(tent.context(), tools),
                 text("I have read the whole conversation and am looking into it now."));
    }

    /// Articles are quoted, and an article may guarantee what no draft may.
    void theRecordsOwnDraftIsCheckedToo()
    {
        Office office(*m_reader, failing());
        HelpCase &tent = office.tent;
        tent.shop.config.models.aiManager.chain.clear();
        tent.actions.clear();
        tent.says(Speaker::HumanAgent, "Hello Dana, I am looking into it.");
        tent.says(Speaker::Customer, "How long does shipping take?");
        QVERIFY2(office.draft().text.contains(u"3 to 5 working days"), qPrintable(office.draft().text));
        auto articles = Shop::shelf();
        for (Article &article : articles)
            article.body.replace(u"Standard shipping takes"_s, u"Shipping is guaranteed in"_s);
        std::destroy_at(&tent.shop.articles);
        std::construct_at(&tent.shop.articles, std::move(articles));
        QVERIFY(ai::embeddedDraft(tent.context(), office.tools).contains(u"guaranteed"));
        QCOMPARE(office.draft().text, text("I have read the whole conversation and am looking into it now."));
    }

    void aBriefIsWordedAndPaidFor()
    {
        Office office(*m_reader, [](const ModelRequest &request) {
            // First with a sum that is none of the record's.
            const QString sum = request.number == 1 ? text("$999") : text("$312.40");
            const QJsonObject brief{
                {text("wanted"), text("Wants the %1 of order ORD-9876 back: the tent came torn.").arg(sum)},
                {text("tried"), QJsonArray{text("The order was looked up."),
                                           text("The AI Rep's offer of a $10 credit was not taken.")}},
                {text("granted"), QJsonArray{text("A credit of $10 by the AI Rep, which is not confirmed yet.")}},
                {text("refused"), QJsonArray{text("The refund of $312.40 on order ORD-9876: the AI Manager may not "
                                                  "refund more than $100 in 30 days ($0 used).")}},
                {text("nextStep"), text("Apologise, then approve the refund of $312.40 on order ORD-9876, or decline "
                                        "it and say why.")}};
            return ModelMove::say(QString::fromUtf8(base::toJson(brief)));
        });
        const auto brief = base::wait(office.assistant.brief(office.tent.context(&office.uses)));
        QVERIFY2(brief.has_value(), brief ? "" : qPrintable(brief.error().message));
        QCOMPARE(brief->wordedBy, text("claude-haiku-5-5-served"));
        QVERIFY(brief->wanted.startsWith(text("Dana Whitfield (VIP): Wants the $312.40")));
        QCOMPARE(brief->promised, office.tent.brief.promised);
        QCOMPARE(office.uses.size(), 2U);
        QVERIFY(office.chosen.counters.exposition().contains("tierdesk_model_help_total{what=\"brief\"} 1"));
    }

    /// What the first provider took may have been the last of the day's budget.
    void theBudgetIsLookedAtBeforeEveryTry()
    {
        Office office(*m_reader, saying("I will refund you today."), saying("I am looking into it now."));
        office.tent.shop.config.models.aiManager.chain = {text("claude"), text("chat")};
        office.tent.shop.config.models.budgetPerDay = 17'551;
        QCOMPARE(office.draft().facts.model, text("tierdesk-local"));
        QCOMPARE(office.chosen.talk.server.count(), 2);
        QCOMPARE(office.chosen.other.count(), 0);
        office.tent.shop.config.models.budgetPerDay = std::nullopt;
        QCOMPARE(office.draft().text, text("I am looking into it now."));
    }

    /// Somebody waits for the draft: a provider that asks for more than three seconds is left for the next.
    void aBusyProviderIsNotWaitedForWhereThereIsAnother()
    {
        const auto busy = [](const ModelRequest &request) {
            return request.number == 1 ? ModelMove::error(429, "{}", "retry-after: 4\r\n")
                                       : ModelMove::say(text("I am the first one."));
        };
        Office office(*m_reader, busy, saying("I am looking into it now."));
        office.tent.shop.config.models.aiManager.chain = {text("claude"), text("chat")};
        QCOMPARE(office.draft().text, text("I am looking into it now."));
        QCOMPARE(office.chosen.talk.server.count(), 1);
    }

    void whoHelpsIsTheManagersModelOrTheReps()
    {
        CompanyConfig config = defaultConfig();
        QVERIFY(ai::modelsForPeople(config).chain.isEmpty());
        config.models.aiRep.chain = {text("small")};
        QCOMPARE(ai::modelsForPeople(config).chain, QStringList{text("small")});
        config.models.aiManager.chain = {text("large")};
        QCOMPARE(ai::modelsForPeople(config).chain, QStringList{text("large")});
    }

private:
    std::optional<nlu::Reader> m_reader;
};

QTEST_GUILESS_MAIN(TstAssistant)
#include "tst_assistant.moc"
