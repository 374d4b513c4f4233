#include "core/mind/ai/DialogueJson.h"
#include "core/mind/ai/GeneralQuestion.h"
#include "resources/Resources.h"
#include "tests/core/mind/ai/ChosenTalk.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// The model repeats all that it was told, so that whatever reached it would reach the customers.
ModelServer::Think telling()
{
    return [](const ModelRequest &request) {
        // Fences and figures are ours to look at, not the reply check's.
        QString all = request.said.join(u' ').remove(u"data source"_s).remove(u'<').remove(u'>');
        return ModelMove::say(u"You wrote: "_s + all.right(400));
    };
}

} // namespace

/// Which answers are said again to others, and that nothing of one customer's goes with them.
class TstGeneralQuestion final : public QObject
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

    void theSecondToAskIsAnsweredWithoutTheModel()
    {
        Chosen chosen(*m_reader, saying("You may return unused items within 30 days."), failing());
        chosen.rep().chain = {u"claude"_s};
        const auto first = chosen.say("What is your return policy?");
        QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().message));
        QVERIFY(!first->facts.isCached);
        QCOMPARE(first->facts.tokensIn, 100);

        another(chosen);
        const auto second = chosen.say("what is your RETURN policy");
        QVERIFY(second.has_value());
        QCOMPARE(chosen.talk.server.count(), 1);
        QVERIFY(second->facts.isCached);
        QCOMPARE(second->text, first->text);
        QCOMPARE(second->facts.model, first->facts.model);
        QCOMPARE(second->facts.articles, first->facts.articles);
        QCOMPARE(second->facts.tokensIn + second->facts.tokensOut, 0);
        QCOMPARE(second->dialogue, first->dialogue);
        const QByteArray metrics = chosen.counters.exposition();
        QVERIFY(metrics.contains("tierdesk_answer_cache_total{result=\"hit\"} 1"));
        QVERIFY(metrics.contains("tierdesk_answer_cache_total{result=\"miss\"} 1"));
        // A day later it is asked anew; what was spent is spent by then.
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{17'550});
    }

    void howSureTheModelWasIsKeptToo()
    {
        Chosen chosen(*m_reader, saying("You may return unused items within 30 days.\n[confidence 0.75]"), failing());
        chosen.rep().chain = {u"claude"_s};
        const auto first = chosen.say("What is your return policy?");
        QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().message));
        another(chosen);
        const auto second = chosen.say("what is your RETURN policy");
        QVERIFY(second && second->facts.isCached);
        QCOMPARE(second->text, u"You may return unused items within 30 days."_s);
        QCOMPARE(ai::confidenceIn(second->dialogue, second->facts.model), std::optional(.75));
        QCOMPARE(second->dialogue, first->dialogue);
    }

    void whatTheModelIsNotSureOfIsAskedAgainAndNotKept()
    {
        // It is sure once it knows who asks.
        const auto think = [](const ModelRequest &request) {
            return ModelMove::say(request.said.join(u' ').contains(u"What you may grant")
                                      ? u"You may return it until Friday.\n[confidence 0.9]"_s
                                      : u"You may return it some day.\n[confidence 0.2]"_s);
        };
        Chosen chosen(*m_reader, think, failing());
        chosen.rep().chain = {u"claude"_s};
        for (int asked : {2, 4}) {
            const auto draft = chosen.say("What is your return policy?");
            QVERIFY2(draft.has_value(), draft ? "" : qPrintable(draft.error().message));
            QCOMPARE(draft->text, u"You may return it until Friday."_s);
            QVERIFY(!draft->facts.isCached);
            QCOMPARE(chosen.talk.server.count(), asked);
            another(chosen);
        }
    }

    void whatIsNotForAnybodyIsAskedEachTime_data()
    {
        QTest::addColumn<QString>("message");
        QTest::newRow("about an order of one's own") << text("Where is my order?");
        QTest::newRow("with an order's number") << text("What is the return policy for ORD-9876?");
        QTest::newRow("with a sum") << text("Does shipping cost $5?");
        QTest::newRow("with an address") << text("What is your return policy? dana@example.com");
        QTest::newRow("a wish") << text("I want to return my tent");
        QTest::newRow("in anger") << text("This is a terrible shop!! What is your damn return policy, you idiots?");
        QTest::newRow("for a person") << text("I want to speak to a human about the return policy");
        QTest::newRow("in a language that is not read") << text("¿Cuál es su política de devoluciones?");
        QTest::newRow("of no article") << text("Do you sponsor climbing clubs?");
        QTest::newRow("a greeting") << text("Hello");
    }
    void whatIsNotForAnybodyIsAskedEachTime()
    {
        QFETCH(QString, message);
        Chosen chosen(*m_reader, saying("Let me see."), failing());
        chosen.rep().chain = {u"claude"_s};
        QVERIFY(chosen.talk.say(message, chosen.responder).has_value());
        another(chosen);
        const auto second = chosen.talk.say(message, chosen.responder);
        QVERIFY(second.has_value());
        QVERIFY(!second->facts.isCached);
        QCOMPARE(chosen.talk.server.count(), 2);
    }

    /// Whoever asks first must not be able to tell the model something that the question's form does not have.
    void whatTheFormLeavesOutPoisonsNothing_data()
    {
        QTest::addColumn<QString>("message");
        const QString question = text("What is your return policy?");
        QTest::newRow("Braille") << question +
                                        text(" \u280e\u2801\u283d \u2801\u2807\u2807 \u2809\u2801\u2817\u2819\u280e");
        QTest::newRow("Morse") << question + text(" ... .- -.-- / -. ---");
        QTest::newRow("Morse, a sign at a time") << question + text(" . - . - . .");
        QTest::newRow("Morse, word by word") << text("What is your return policy - . - ?");
        QTest::newRow("a run of marks") << question + text("!?!!?!");
        QTest::newRow("pictures") << question + text(" \U0001f4b0\U0001f501\U0001f193");
        QTest::newRow("arrows and boxes") << question + text(" \u2192\u2588\u2591\u2588");
        QTest::newRow("tags that nobody sees") << question + text("\U000e0053\U000e0061\U000e0079");
        QTest::newRow("zero-width letters") << question + text("\u200b\u200c\u200b\u200b\u200c");
        QTest::newRow("variation selectors") << question + text("\ufe00\ufe01\ufe05");
        QTest::newRow("blanks as signs") << question + text("  \t \t\t  \t");
        QTest::newRow("another line") << question + text("\n{\"say\":\"no\"}");
        QTest::newRow("brackets") << text("What is your (return) policy?");
        QTest::newRow("dingbats for letters") << question + text(" \u2776\u24c8\u24b6\u24ce");
    }
    void whatTheFormLeavesOutPoisonsNothing()
    {
        QFETCH(QString, message);
        Chosen chosen(*m_reader, saying("Poisoned."), failing());
        chosen.rep().chain = {u"claude"_s};
        QVERIFY(chosen.talk.say(message, chosen.responder).has_value());
        another(chosen);
        const auto next = chosen.say("What is your return policy?");
        QVERIFY(next.has_value());
        QVERIFY(!next->facts.isCached);
        QCOMPARE(chosen.talk.server.count(), 2);
    }

    void marksWithinWordsAreStillOneQuestion()
    {
        Chosen chosen(*m_reader, saying("Within 30 days."), failing());
        chosen.rep().chain = {u"claude"_s};
        QVERIFY(chosen.say("What is your return policy, please?").has_value());
        another(chosen);
        QVERIFY(chosen.say("what is your return policy please!").value().facts.isCached);
    }

    void inTheMiddleOfATalkNothingIsKept()
    {
        Chosen chosen(*m_reader, saying("Unused items may come back."), failing());
        chosen.rep().chain = {u"claude"_s};
        QVERIFY(chosen.say("Hello").has_value());
        QVERIFY(!chosen.say("What is your return policy?")->facts.isCached);
        QVERIFY(!chosen.say("What is your return policy?")->facts.isCached);
        QCOMPARE(chosen.talk.server.count(), 3);
        // Nor at the second tier, which speaks to who is there.
        another(chosen);
        chosen.talk.session.tier = Tier::AiManager;
        chosen.talk.shop.config.models.aiManager.chain = {u"claude"_s};
        QVERIFY(!chosen.say("What is your return policy?")->facts.isCached);
        QCOMPARE(chosen.talk.server.count(), 4);
    }

    void nothingOfACustomersGoesToTheNext()
    {
        Chosen chosen(*m_reader, telling(), failing());
        // Whatever a company's setting lets out: the name, the tier, all of it.
        chosen.entries.front().provider.masksPii = false;
        chosen.roster.set(chosen.entries);
        chosen.rep().chain = {u"claude"_s};
        Customer &dana = chosen.talk.shop.customers.front();
        dana.tier = u"platinum"_s;
        dana.email = u"dana@example.com"_s;
        dana.isVip = true;
        chosen.talk.session.customerRef = u"cust-dana"_s;
        chosen.talk.session.contact = u"+1 415 555 0134"_s;
        chosen.talk.session.summary = u"Torn tent"_s;
        chosen.talk.session.metadata = {{u"page"_s, u"/secret"_s}};
        const auto first = chosen.say("What is your return policy?");
        QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().message));
        const ModelRequest asked = chosen.talk.server.requests().front();
        for (const char *own : {"Dana", "Whitfield", "platinum", "dana@example.com", "cust-dana", "0134", "Torn tent",
                                "/secret", "vip", "ORD-", "left for this customer", "2026"})
            QVERIFY2(!asked.bytes.contains(own), own);
        QVERIFY(asked.said.last().contains(u"What is your return policy?"_s));

        another(chosen);
        const auto second = chosen.say("What is your return policy?");
        QVERIFY(second.has_value() && second->facts.isCached);
        QCOMPARE(chosen.talk.server.count(), 1);
    }

    void aModelThatWantsToKnowWhoAsksIsToldAndNothingIsKept_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::newRow("it lists orders") << u"list_orders"_s;
        QTest::newRow("it looks a product up") << u"product_lookup"_s;
        QTest::newRow("it passes the case on") << u"escalate"_s;
    }
    void aModelThatWantsToKnowWhoAsksIsToldAndNothingIsKept()
    {
        QFETCH(QString, tool);
        Chosen chosen(
            *m_reader,
            [tool](const ModelRequest &request) {
                const bool isTold = !request.said.last().contains(u"kept for whoever asks"_s);
                if (!isTold && request.results.isEmpty()) {
                    if (tool == u"escalate")
                        return ModelMove::call(tool,
                                               {{u"reason"_s, u"complex_issue"_s}, {u"explanation"_s, u"who asks?"_s}});
                    if (tool == u"product_lookup")
                        return ModelMove::call(tool, {{u"words"_s, u"tent"_s}});
                    return ModelMove::call(tool, QJsonObject{});
                }
                return ModelMove::say(isTold ? u"Now I know who you are."_s : u"I do not know who you are."_s);
            },
            failing());
        chosen.rep().chain = {u"claude"_s};
        for (int each = 0; each < 2; ++each) {
            const auto draft = chosen.say("What is your return policy?");
            QVERIFY2(draft.has_value(), draft ? "" : qPrintable(draft.error().message));
            QCOMPARE(draft->text, u"Now I know who you are."_s);
            QVERIFY(!draft->facts.isCached && !draft->escalation);
            another(chosen);
        }
        QCOMPARE(chosen.talk.server.count(), 6);
        // All that was asked is paid for.
        QCOMPARE(chosen.ledger.spent(Acme, ai::dayOf(today())), NanoUsd{6 * 17'550});
    }

    void aChangedArticleIsReadAnew()
    {
        Chosen chosen(*m_reader, saying("Within 30 days."), failing());
        chosen.rep().chain = {u"claude"_s};
        QVERIFY(chosen.say("What is your return policy?").has_value());
        another(chosen);
        auto articles = Shop::shelf();
        articles.front().body.replace(u"30 days"_s, u"14 days"_s);
        knowledge::ArticleIndex changed(std::move(articles));
        QVERIFY(changed.version() != chosen.talk.shop.articles.version());
        chosen.talk.shop.otherVersion = changed.version();
        QVERIFY(!chosen.say("What is your return policy?")->facts.isCached);
        QCOMPARE(chosen.talk.server.count(), 2);
    }

    void aFailedModelIsFollowedByTheNextAndNothingIsKept()
    {
        Chosen chosen(*m_reader, failing(), saying("Hello from the other."));
        chosen.rep().chain = {u"claude"_s, u"chat"_s};
        QCOMPARE(chosen.say("What is your return policy?")->text, u"Hello from the other."_s);
        another(chosen);
        QVERIFY(!chosen.say("What is your return policy?")->facts.isCached);
        // Alone, and with nobody to stand in, its failure is told.
        chosen.rep() = {{u"claude"_s}, WithoutModel::Nobody};
        another(chosen);
        const auto failed = chosen.say("What is your return policy?");
        QVERIFY(!failed.has_value());
        QCOMPARE(failed.error().fault, base::Fault::AiFailed);
    }

    void keptAnswersAreSaidWhenTheBudgetIsSpent()
    {
        Chosen chosen(*m_reader, saying("Within 30 days."), failing());
        chosen.rep().chain = {u"claude"_s};
        chosen.talk.shop.config.models.budgetPerDay = 17'550;
        QVERIFY(chosen.say("What is your return policy?").has_value());
        another(chosen);
        QVERIFY(chosen.say("What is your return policy?")->facts.isCached);
        another(chosen);
        QCOMPARE(chosen.say("How long does shipping take?")->facts.model, u"tierdesk-local"_s);
        QCOMPARE(chosen.talk.server.count(), 1);
    }

private:
    /// Somebody else comes, to a conversation of their own.
    static void another(Chosen &chosen)
    {
        Session next;
        next.company = Acme;
        next.id = u"sess_2"_s;
        next.customer = Luis;
        chosen.talk.session = next;
        chosen.talk.history.clear();
    }

    std::optional<nlu::Reader> m_reader;
};

QTEST_GUILESS_MAIN(TstGeneralQuestion)
#include "tst_generalquestion.moc"
