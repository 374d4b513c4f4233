#include "core/mind/ai/help/EmbeddedBrief.h"
#include "core/mind/policy/CaseBrief.h"
#include "resources/Resources.h"
#include "tests/core/mind/ai/help/HelpCase.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

/// Dana's case from its first message on, with the record's brief as policy makes it.
struct Record : HelpCase {
    explicit Record(const nlu::Reader &by)
        : HelpCase(by)
    {
        messages.clear();
        actions.clear();
    }
    void writes(const char *text, Sentiment mood)
    {
        says(Speaker::Customer, text);
        messages.back().sentiment = mood;
        messages.back().score = 0;
        session.sentiment = mood;
    }
    Message &answers(Speaker speaker, const char *text, const QStringList &tools = {})
    {
        says(speaker, text);
        messages.back().answer.emplace().actionsTaken = tools;
        return messages.back();
    }
    Action &acts(ActionKind kind, std::optional<Money> amount, ActionState state, Tier tier,
                 const char *explanation = "")
    {
        Action action;
        action.id = {static_cast<qint64>(actions.size()) + 1};
        action.request.kind = kind;
        action.request.orderNumber = u"ORD-9876"_s;
        action.request.amount = amount;
        action.verdict.explanation = QString::fromUtf8(explanation);
        action.state = state;
        action.tier = tier;
        action.at = messages.back().at;
        actions.push_back(action);
        return actions.back();
    }
    void escalate(const std::vector<Reason> &reasons, const QStringList &explanations = {},
                  const QString &by = u"policy"_s)
    {
        Escalation escalation;
        escalation.from = Tier::AiManager;
        escalation.to = Tier::HumanAgent;
        escalation.reason = reasons.front();
        escalation.reasons = reasons;
        escalation.explanations = explanations;
        escalation.by = by;
        escalations.push_back(escalation);
    }
    [[nodiscard]] Brief worded()
    {
        const auto about = context();
        brief = policy::makeBrief(session, messages, escalations, actions, about.customer);
        return ai::embeddedBrief(context());
    }
};

} // namespace

/// A brief in the embedded responder's words, over the record's.
class TstEmbeddedBrief final : public QObject
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

    void aCaseIsToldInSentences()
    {
        Record tent(*m_reader);
        tent.session.summary = u"A tent that arrived torn, order ORD-9876"_s;
        tent.writes("My tent from order ORD-9876 arrived with a torn seam.", Sentiment::Neutral);
        tent.answers(Speaker::AiRep, "I found it: delivered on 14 November. I can offer a $10 credit.",
                     {u"order_lookup"_s});
        tent.writes("Ten dollars? I want my money back.", Sentiment::Frustrated);
        tent.acts(ActionKind::Refund, dollars(312.4), ActionState::Refused, Tier::AiManager,
                  "refund of $312.40 on order ORD-9876; AI Manager may refund up to $100.00 in 30 days, $0.00 used");
        tent.answers(Speaker::AiManager, "That is above what I may approve. A colleague takes over.");
        tent.writes("That took long enough. Get me a person, or my lawyer writes to you!", Sentiment::Angry);
        tent.escalate({Reason::LegalMention, Reason::CustomerRequest, Reason::IrateCustomer});
        const Brief brief = tent.worded();
        QCOMPARE(brief.wanted, u"Dana Whitfield: Reports a tent that arrived torn, order ORD-9876, and wants "
                               "$312.40 back. Was calm at first, is angry since the refund was refused. Came to a "
                               "person because the customer speaks of legal action and asks for a person. Wrote last: "
                               "\"That took long enough. Get me a person, or my lawyer writes to you!\""_s);
        QCOMPARE(brief.tried, (QStringList{u"The order was looked up and told."_s,
                                           u"The AI Rep offered a $10 credit, which the customer did not "
                                           "accept."_s}));
        QCOMPARE(brief.refused, QStringList{u"The refund of $312.40 on order ORD-9876 was refused: the AI Manager may "
                                            "refund up to $100.00 in 30 days, of which $0.00 is used."_s});
        QCOMPARE(brief.promised, tent.brief.promised);
        QCOMPARE(brief.nextStep, tent.brief.nextStep);
        QCOMPARE(brief.wordedBy, u"tierdesk-local"_s);
    }

    void whatBecameOfRequests_data()
    {
        QTest::addColumn<ActionState>("state");
        QTest::addColumn<Tier>("tier");
        QTest::addColumn<QString>("explanation");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, ActionState state, Tier tier, const char *explanation,
                            const char *sentence) {
            QTest::newRow(name) << state << tier << QString::fromUtf8(explanation) << QString::fromUtf8(sentence);
        };
        row("confirmed", ActionState::Confirmed, Tier::AiRep, "",
            "The refund of $40.00 on order ORD-9876 was granted by the AI Rep and is confirmed.");
        row("confirmed, by a person", ActionState::Confirmed, Tier::HumanAgent, "",
            "The refund of $40.00 on order ORD-9876 was granted by an agent and is confirmed.");
        row("pending", ActionState::Pending, Tier::AiManager, "",
            "The refund of $40.00 on order ORD-9876 was granted by the AI Manager and is not confirmed yet.");
        row("failed", ActionState::Failed, Tier::AiRep, "",
            "The refund of $40.00 on order ORD-9876 was tried and failed: shop unreachable.");
        row("over the limit", ActionState::Refused, Tier::AiRep,
            "refund of $40.00; AI Rep may refund up to $20.00 in 30 days, $5.00 used",
            "The refund of $40.00 on order ORD-9876 was refused: the AI Rep may refund up to $20.00 in 30 days, of "
            "which $5.00 is used.");
        row("no permission", ActionState::Refused, Tier::AiRep, "refund of $40.00; AI Rep may not refund",
            "The refund of $40.00 on order ORD-9876 was refused: the AI Rep may not refund.");
        row("more than was paid", ActionState::Refused, Tier::AiRep,
            "refund of $40.00; order ORD-9876: $50.00 paid, $30.00 refunded, $20.00 left",
            "The refund of $40.00 on order ORD-9876 was refused: of order ORD-9876 no more than $20.00 is left ($50.00 "
            "paid, $30.00 refunded).");
        row("refunded already", ActionState::Refused, Tier::AiRep, "refund of $40.00; the order was refunded whole",
            "The refund of $40.00 on order ORD-9876 was refused: the order was refunded whole.");
        row("a stranger", ActionState::Refused, Tier::AiRep,
            "refund of $40.00; the customer's identity is only claimed",
            "The refund of $40.00 on order ORD-9876 was refused: the customer's identity is only claimed.");
    }
    void whatBecameOfRequests()
    {
        QFETCH(ActionState, state);
        QFETCH(Tier, tier);
        QFETCH(QString, explanation);
        QFETCH(QString, sentence);
        Record given(*m_reader);
        given.writes("I want $40.00 back for order ORD-9876.", Sentiment::Neutral);
        given.acts(ActionKind::Refund, dollars(40), state, tier, qPrintable(explanation)).failure =
            u"shop unreachable"_s;
        const Brief brief = given.worded();
        QCOMPARE(brief.wordedBy, u"tierdesk-local"_s);
        const QStringList all = brief.tried + brief.granted + brief.refused;
        QCOMPARE(all, QStringList{sentence});
    }

    void theCourseOfTheMood_data()
    {
        QTest::addColumn<QList<int>>("moods");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, std::initializer_list<Sentiment> moods, const char *sentence) {
            QList<int> all;
            for (const Sentiment mood : moods)
                all.append(static_cast<int>(mood));
            QTest::newRow(name) << all << QString::fromUtf8(sentence);
        };
        using enum Sentiment;
        row("one message", {Angry}, "Is angry.");
        row("the same all along", {Angry, Angry}, "Is angry, as from the first message on.");
        row("back to where it was, better meanwhile", {Angry, Neutral, Angry}, "Is angry.");
        row("worse", {Neutral, Frustrated, Irate}, "Was calm at first, is irate now.");
        row("better", {Irate, Neutral}, "Was irate at first, is calm now.");
        row("worst in between", {Neutral, Irate, Frustrated},
            "Was calm at first, irate in between, is frustrated now.");
        row("not read", {Unknown}, "");
        row("read but once", {Unknown, Angry}, "Is angry.");
    }
    void theCourseOfTheMood()
    {
        QFETCH(QList<int>, moods);
        QFETCH(QString, sentence);
        Record given(*m_reader);
        for (const int mood : moods)
            given.writes("It is about the stove.", static_cast<Sentiment>(mood));
        const QString wanted = given.worded().wanted;
        const QString expected =
            u"Dana Whitfield: Has a general question.%1 Wrote"_s.arg(sentence.isEmpty() ? QString() : u' ' + sentence);
        QVERIFY2(wanted.startsWith(expected), qPrintable(wanted));
    }

    void whatIsWanted_data()
    {
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QString>("deed");
        const auto row = [](const char *summary, const char *deed) {
            QTest::newRow(summary) << QString::fromUtf8(summary) << QString::fromUtf8(deed);
        };
        row("Refund of $40.00 for boots that arrived torn", "Wants a refund of $40.00 for boots that arrived torn.");
        row("Refund for order ORD-9876", "Wants a refund for order ORD-9876.");
        row("Replacement for a stove that does not work", "Wants a replacement for a stove that does not work.");
        row("Boots that arrived torn, order ORD-9876", "Reports boots that arrived torn, order ORD-9876.");
        row("A stove with parts missing, order ORD-9876", "Reports a stove with parts missing, order ORD-9876.");
        row("The wrong item instead of a tent, order ORD-9876",
            "Reports the wrong item instead of a tent, order ORD-9876.");
        row("Charged twice, order ORD-9876", "Reports being charged twice, order ORD-9876.");
        row("Cancel order ORD-9876", "Wants to cancel order ORD-9876.");
        row("Pause the subscription", "Wants to pause the subscription.");
        row("Return of a tent, order ORD-9876", "Wants to return a tent, order ORD-9876.");
        row("Exchange of an item, order ORD-9876", "Wants to exchange an item, order ORD-9876.");
        row("New address for order ORD-9876", "Wants a new address for order ORD-9876.");
        row("Where order ORD-9876 is", "Asks where order ORD-9876 is.");
        row("State of the refund for order ORD-9876", "Asks about the state of the refund for order ORD-9876.");
        row("Question about the subscription", "Has a question about the subscription.");
        row("Trouble with order ORD-9876", "Has trouble with order ORD-9876.");
        row("Asks for a credit", "Asks for a credit.");
        row("The agent of a shop wrote this", "The agent of a shop wrote this.");
    }
    void whatIsWanted()
    {
        QFETCH(QString, summary);
        QFETCH(QString, deed);
        Record given(*m_reader);
        given.session.summary = summary;
        given.writes("It is about the stove.", Sentiment::Neutral);
        const Brief brief = given.worded();
        QCOMPARE(brief.wanted, u"Dana Whitfield: %1 Is calm. Wrote: \"It is about the stove.\""_s.arg(deed));
    }

    void whatACustomerClaimsIsNotToldOn_data()
    {
        QTest::addColumn<QString>("words");
        for (const char *each :
             {"Your colleague has refunded me $9,000.00 already.", "My card is 4111 1111 1111 1111."})
            QTest::newRow(each) << QString::fromUtf8(each);
    }
    void whatACustomerClaimsIsNotToldOn()
    {
        QFETCH(QString, words);
        Record given(*m_reader);
        given.writes("Where is it?", Sentiment::Neutral);
        given.writes(qPrintable(words), Sentiment::Frustrated);
        const Brief brief = given.worded();
        QCOMPARE(brief.wanted, u"Dana Whitfield: Has a general question. Was calm at first, is "
                               "frustrated now."_s);
        QCOMPARE(brief.wordedBy, u"tierdesk-local"_s);
    }

    void whyItCameToAPerson_data()
    {
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char *explanation, Reason reason, const char *by, const char *cause) {
            QTest::addRow("%s, by %s: %s", qPrintable(QString(word(reason))), by, explanation)
                << reason << QString::fromUtf8(by) << QString::fromUtf8(cause);
        };
        using enum Reason;
        row("mentions legal action", LegalMention, "policy", "the customer speaks of legal action");
        row("asks for a person", CustomerRequest, "policy", "the customer asks for a person");
        row("escalation keyword \"complaint\"", CustomerRequest, "policy", "the customer uses an escalation keyword");
        row("speaks of harming themselves or others: a person must look at once", PolicyException, "policy",
            "the customer speaks of harming themselves or others");
        row("asks for something that policy does not allow", PolicyException, "policy",
            "the customer asks for something that policy does not allow");
        row("writes in a language that the AI tiers do not read (de)", TechnicalLimitation, "policy",
            "the customer writes in a language that the AI tiers do not read (de)");
        row("the customer writes in a language that is not read here (de)", TechnicalLimitation, "policy",
            "the customer writes in a language that the AI tiers do not read (de)");
        row("irate again after the case was already escalated", EscalatedComplaint, "policy",
            "the customer is irate again after the case was already escalated");
        row("complains again after the case was already escalated", EscalatedComplaint, "policy",
            "the customer complains again after the case was already escalated");
        row("threatens after the case was already escalated", EscalatedComplaint, "policy",
            "the customer makes a threat after the case was already escalated");
        row("threatens a public complaint", SocialMediaThreat, "policy", "the customer threatens a public complaint");
        row("threatens a chargeback", RefundRequest, "policy", "the customer threatens a chargeback");
        row("4 contacts in 7 days, repeated from 3", RepeatContact, "policy",
            "the customer has written repeatedly of late");
        row("complexity 0.90, complex from 0.80", ComplexIssue, "policy", "the customer has a complex matter");
        row("score -0.90; escalates at -0.70 or below", IrateCustomer, "policy", "");
        row("a VIP with a problem", HighValueCustomer, "policy", "");
        row("refund of $40.00; AI Rep may refund up to $20.00 in 30 days, $5.00 used", RefundRequest, "policy",
            "the customer asks for more than the AI Rep may give");
        row("refund of $400.00; AI Manager may refund up to $100.00 in 30 days, $0.00 used", RefundOverThreshold,
            "policy", "the customer asks for more than the AI may give");
        row("cancel order; AI Manager may not cancel orders", PolicyException, "policy",
            "the customer asks to cancel an order, which is not the AI Manager's to give");
        row("cancel order; AI Rep is switched off", ComplexIssue, "policy",
            "the customer asks to cancel an order, which is not the AI Rep's to give");
        row("cancel order; the order has already left", PolicyException, "policy",
            "the customer asks to cancel an order, though the order has already left");
        row("refund of $400.00; order ORD-9876: $312.40 paid, $0.00 refunded, $312.40 left", PolicyException, "policy",
            "the customer asks for a refund of more than the order still holds");
        row("refund of $40.00; STOVE of order ORD-9876: $10.00 left after what was refunded and replaced",
            PolicyException, "policy", "the customer asks for a refund of more than the order still holds");
        row("replacement of $40.00; not that many of STOVE are left to replace", PolicyException, "policy",
            "the customer asks for a replacement of more than the order still holds");
        row("replacement of $40.00; the order is cancelled", PolicyException, "policy",
            "the customer asks for a replacement, though the order is closed");
        row("replacement of $40.00; the order has not shipped yet", PolicyException, "policy",
            "the customer asks for a replacement before the order has left");
        row("return; it was already refunded", PolicyException, "policy",
            "the customer asks for a return, and nothing of it is left");
        row("return; a return was already asked for", PolicyException, "policy",
            "the customer asks for a return that was asked for before");
        row("return; the order has no item LAMP", PolicyException, "policy",
            "the customer asks for a return of something that the order does not hold");
        row("change address; street, city, country and a postcode or region are needed", PolicyException, "policy",
            "the customer asks for another address, which policy does not allow");
        row("change subscription; there is no plan “Gold”; the plans are: Basic", PolicyException, "policy",
            "the customer asks to change a subscription to a plan that is not sold");
        row("change subscription; the subscription is cancelled", PolicyException, "policy",
            "the customer asks to change a subscription, though the subscription is closed");
        row("refund of $40.00; AI Rep may not refund", RefundRequest, "policy",
            "the customer asks for a refund, which is not the AI Rep's to give");
        row("the customer asks for a credit that this tier may not grant", RefundRequest, "policy",
            "the customer asks for a credit, which is not the AI's to give");
        row("order was asked for 3 times and not named", TechnicalLimitation, "policy",
            "the order was asked for again and again and not named");
        row("address was asked for 3 times and not named", ComplexIssue, "policy",
            "the address was asked for again and again and not named");
        row("order was asked for 3 times and not named", ComplexIssue, "Web shop", "the customer has a complex matter");
        row("cancel order; AI Manager may not cancel orders", PolicyException, "Web shop", "");
        row("refund of $40.00; the customer's identity is only claimed", PolicyException, "policy",
            "the customer's identity is only claimed");
        row("the customer wants neither a replacement nor a refund", PolicyException, "policy",
            "the customer wants neither a replacement nor a refund");
        row("a refund is asked for an item that was sent anew", PolicyException, "policy",
            "a refund is asked for an item that was sent anew");
        row("a refund is asked for a subscription, whose payments cannot be seen here", TechnicalLimitation, "policy",
            "a refund is asked for a subscription, whose payments cannot be seen");
        row("the customer asks for an order without being signed in", TechnicalLimitation, "policy",
            "the customer asks for an order without being signed in");
        row("the customer names no sum that can be read", TechnicalLimitation, "policy",
            "the customer names no sum that can be read");
        row("the customer sees two charges, the order has one payment", TechnicalLimitation, "policy",
            "the customer sees more charges than the order has payments");
        row("charged twice, and the payments of it cannot be seen here", TechnicalLimitation, "policy",
            "the customer reports being charged more than once");
        row("an offer does not fit into the longest answer allowed", TechnicalLimitation, "policy",
            "an offer did not fit into the longest answer allowed");
        row("three messages in a row were not understood", TechnicalLimitation, "policy",
            "messages in a row were not understood");
        row("confidence 0.31, sure from 0.5", ComplexIssue, "policy", "the AI was not sure of its answer");
        row("no responder could answer: 503 from Anthropic, $9 spent", TechnicalLimitation, "policy",
            "no responder could answer");
        row("the company's system refused the $40.00 refund: card of Pat Summers is closed", TechnicalLimitation,
            "gateway", "the company's system refused the refund");
        row("the company's system refused the change subscription: paused: until 4", TechnicalLimitation, "gateway",
            "the company's system refused to change the subscription");
        row("the model says: wants what is not allowed", PolicyException, "policy", "");
        row("the model says: wants a lot", RefundRequest, "policy", "");
        row("asked for by Web shop", PolicyException, "Web shop", "");
        row("asked for by Web shop", RefundRequest, "Web shop", "");
        row("asked for by Web shop", RefundOverThreshold, "Web shop", "");
        row("asked for by Web shop", EscalatedComplaint, "Web shop", "");
        row("asked for by Web shop", RepeatContact, "Web shop", "");
        row("asked for by Web shop", CustomerRequest, "Web shop", "the customer asks for a person");
        row("no responder could answer: said a client", TechnicalLimitation, "Web shop", "");
        row("asks for something that policy does not allow", PolicyException, "Web shop", "");
        row("given to Pat Summers by Marek Novak", PolicyException, "Marek Novak", "");
        row("taken over by Marek Novak", PolicyException, "Marek Novak", "");
        row("was promised it by Pat Summers", PolicyException, "Web shop", "");
    }
    void whyItCameToAPerson()
    {
        QFETCH(Reason, reason);
        QFETCH(QString, by);
        QFETCH(QString, cause);
        Record given(*m_reader);
        given.writes("It is about the stove.", Sentiment::Neutral);
        const QString explanation = QString::fromUtf8(QTest::currentDataTag()).section(u": "_s, 1);
        given.escalate({reason}, {explanation}, by);
        const QString why = cause.isEmpty() ? QString() : u" Came to a person because %1."_s.arg(cause);
        const Brief brief = given.worded();
        QCOMPARE(brief.wanted, u"Dana Whitfield: Has a general question. Is calm.%1 Wrote: \"It is about "
                               "the stove.\""_s.arg(why));
        QCOMPARE(brief.wordedBy, u"tierdesk-local"_s);
    }

    void causesOfTheCustomerStandBeforeOthers()
    {
        Record given(*m_reader);
        given.writes("It is about the stove.", Sentiment::Neutral);
        given.escalate({Reason::TechnicalLimitation, Reason::CustomerRequest, Reason::TechnicalLimitation},
                       {u"no responder could answer: timeout"_s, u"asks for a person"_s,
                        u"writes in a language that the AI tiers do not read (fr)"_s});
        const QString wanted = given.worded().wanted;
        QVERIFY2(wanted.contains(u"Came to a person because the customer asks for a person and writes in "
                                 "a language that the AI tiers do not read (fr) and because no "
                                 "responder could answer. Wrote: "_s),
                 qPrintable(wanted));
    }

    void whereTheCausesDoNotHoldTheCustomersWordsStay()
    {
        Record given(*m_reader);
        given.session.summary = u"Refund of the yearly payment for the subscription to guide books"_s;
        given.writes("It is about the stove.", Sentiment::Neutral);
        given.escalate({Reason::TechnicalLimitation, Reason::EscalatedComplaint, Reason::TechnicalLimitation},
                       {u"writes in a language that the AI tiers do not read (fr)"_s,
                        u"complains again after the case was already escalated"_s,
                        u"a refund is asked for a subscription, whose payments cannot be seen here"_s});
        const Brief brief = given.worded(); // with all causes it is too long
        QCOMPARE(brief.wanted, u"Dana Whitfield: Wants a refund of the yearly payment for the subscription "
                               "to guide books. Is calm. Wrote: \"It is about the stove.\""_s);
        QCOMPARE(brief.wordedBy, u"tierdesk-local"_s);
    }

    void wordsThatDoNotHoldLeaveTheRecords()
    {
        Record given(*m_reader);
        given.session.summary = u"Your refund of $40.00 has been issued"_s;
        given.writes("It is about the stove.", Sentiment::Neutral);
        const Brief brief = given.worded();
        QVERIFY(brief.wordedBy.isEmpty());
        QCOMPARE(toJson(brief), toJson(given.brief));
    }

    void wordsOfACustomerThatLookLikeTheRecords()
    {
        Record given(*m_reader);
        given.writes("It says. First: \"open\". Last: \"close\" on it", Sentiment::Neutral);
        QVERIFY(given.worded().wanted.startsWith(u"Dana Whitfield: Has a general question. Is calm. Wrote"_s));
    }

    void aCaseOfNothingHasABriefToo()
    {
        Record given(*m_reader);
        given.session.customer = {};
        QCOMPARE(given.worded().wanted, u"Has a general question."_s);
    }

private:
    std::optional<nlu::Reader> m_reader;
};

QTEST_GUILESS_MAIN(TstEmbeddedBrief)
#include "tst_embeddedbrief.moc"
