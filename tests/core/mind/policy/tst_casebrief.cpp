#include "core/mind/policy/CaseBrief.h"

#include <QtTest/QTest>

using namespace tierdesk;

namespace {

/// A case as it grows; times go up by a second a line.
struct Case {
    Session session;
    std::vector<Message> messages;
    std::vector<Escalation> escalations;
    std::vector<Action> actions;
    std::optional<Customer> customer;

    Timestamp tick() { return {clock += 1000}; }

    void customerSays(const char16_t *text)
    {
        Message message;
        message.speaker = Speaker::Customer;
        message.text = QStringView(text).toString();
        message.at = tick();
        messages.push_back(message);
    }
    void aiSays(Speaker speaker, const char16_t *text, const QStringList &tools = {}, const QStringList &articles = {})
    {
        Message message;
        message.speaker = speaker;
        message.text = QStringView(text).toString();
        message.at = tick();
        message.answer.emplace();
        message.answer->actionsTaken = tools;
        message.answer->articles = articles;
        messages.push_back(message);
    }
    Action &acts(ActionKind kind, qint64 cents, ActionState state, Tier tier, const char16_t *explanation = u"")
    {
        Action action;
        action.request.kind = kind;
        action.request.orderNumber = u"ORD-9876"_s;
        action.request.amount = Money{cents};
        action.verdict.explanation = QStringView(explanation).toString();
        action.state = state;
        action.tier = tier;
        action.at = tick();
        actions.push_back(action);
        return actions.back();
    }
    void escalate(Tier from, Tier to, const std::vector<Reason> &reasons)
    {
        Escalation escalation;
        escalation.from = from;
        escalation.to = to;
        escalation.reason = reasons.front();
        escalation.reasons = reasons;
        escalations.push_back(escalation);
    }
    [[nodiscard]] Brief brief() const
    {
        return policy::makeBrief(session, messages, escalations, actions, customer ? &*customer : nullptr);
    }

private:
    qint64 clock = 1'766'145'600'000;
};

/// The case of the design's picture.
Case tent()
{
    Case made;
    made.session.summary = u"Tent arrived torn"_s;
    made.session.category = Category::ProductQuality;
    made.customer.emplace();
    made.customer->name = u"Dana Whitfield"_s;
    made.customer->isVip = true;
    made.customerSays(u"The tent I ordered arrived with a torn seam. Order ORD-9876.");
    made.aiSays(Speaker::AiRep,
                u"I am sorry about the torn seam. I found order ORD-9876: Ridge 3 tent, $312.40, delivered on 14 "
                u"November. I can offer a $10 credit, or pass you to my manager about a refund.",
                {u"order_lookup"_s});
    made.customerSays(u"TEN dollars?! This is unacceptable. I want my money back NOW or my lawyer will be in touch.");
    made.escalate(Tier::AiRep, Tier::AiManager, {Reason::LegalMention, Reason::IrateCustomer});
    made.acts(ActionKind::Refund, 31240, ActionState::Refused, Tier::AiManager,
              u"refund of $312.40; AI Manager may refund up to $100.00 in 30 days, $0.00 used");
    made.aiSays(Speaker::AiManager,
                u"You are right, and a credit is not enough. A refund of $312.40 is above what I may "
                u"approve. A colleague will have your whole history within 2 hours.");
    made.escalate(Tier::AiManager, Tier::HumanAgent, {Reason::RefundOverThreshold, Reason::IrateCustomer});
    return made;
}

} // namespace

class TestCaseBrief final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTentThatArrivedTorn();
    void whatWasGrantedIsNoLongerOpen();
    void anOfferThatWasTaken();
    void whatFailedIsSaid();
    void whatIsPendingIsNotConfirmed();
    void theNextStepFollowsTheReasons_data();
    void theNextStepFollowsTheReasons();
    void notesAreNobodysWords();
    void longMessagesAreCutAtAWord();
    void aCaseOfNothingHasABriefToo();
    void theSameRecordGivesTheSameBrief();
    void howToReachTheCustomer();
};

void TestCaseBrief::theTentThatArrivedTorn()
{
    const Brief brief = tent().brief();
    QCOMPARE(brief.wanted, u"Dana Whitfield (VIP): Tent arrived torn; wants $312.40 back; order ORD-9876. First: \"The "
                           "tent I ordered arrived with a torn seam. Order ORD-9876.\" Last: \"TEN dollars?! This is "
                           "unacceptable. I want my money back NOW or my lawyer will be in touch.\""_s);
    QCOMPARE(brief.tried, (QStringList{u"Looked the order up."_s, u"AI Rep offered a $10 credit, not taken."_s}));
    QCOMPARE(brief.granted, QStringList());
    QCOMPARE(brief.refused, (QStringList{u"Refund of $312.40 on order ORD-9876: AI Manager may refund up "
                                         "to $100.00 in 30 days, $0.00 used."_s}));
    QCOMPARE(brief.promised,
             (QStringList{u"AI Manager: \"A colleague will have your whole history within 2 hours.\""_s}));
    QCOMPARE(brief.nextStep, u"Apologise, then approve the refund of $312.40 on order ORD-9876, or "
                             "decline it and say why."_s);
}

void TestCaseBrief::whatWasGrantedIsNoLongerOpen()
{
    Case given = tent();
    given.acts(ActionKind::Refund, 31240, ActionState::Confirmed, Tier::HumanAgent);
    const Brief brief = given.brief();
    QCOMPARE(brief.granted, QStringList{u"Refund of $312.40 on order ORD-9876 by an agent."_s});
    QCOMPARE(brief.nextStep, u"Apologise, then see that the customer knows of the refund of $312.40 on "
                             "order ORD-9876, then resolve the case."_s);
    given.actions.back().state = ActionState::Pending;
    QCOMPARE(given.brief().nextStep, u"Apologise, then see the refund of $312.40 on order ORD-9876 "
                                     "confirmed, then tell the customer."_s);
    QVERIFY(!brief.wanted.contains(u"wants"));
}

void TestCaseBrief::anOfferThatWasTaken()
{
    Case given = tent();
    given.acts(ActionKind::Credit, 1000, ActionState::Confirmed, Tier::AiRep);
    QVERIFY(given.brief().tried.contains(u"AI Rep offered a $10 credit, taken."_s));
}

void TestCaseBrief::whatFailedIsSaid()
{
    Case given = tent();
    given.acts(ActionKind::Credit, 1000, ActionState::Failed, Tier::AiRep).failure = u"shop unreachable"_s;
    const Brief brief = given.brief();
    QVERIFY(brief.tried.contains(u"Credit of $10.00 on order ORD-9876 failed: shop unreachable."_s));
    QVERIFY(brief.granted.isEmpty());
}

void TestCaseBrief::whatIsPendingIsNotConfirmed()
{
    Case given = tent();
    given.acts(ActionKind::Credit, 1000, ActionState::Pending, Tier::AiRep);
    QCOMPARE(given.brief().granted, QStringList{u"Credit of $10.00 on order ORD-9876 by AI Rep, not confirmed yet."_s});
}

void TestCaseBrief::theNextStepFollowsTheReasons_data()
{
    QTest::addColumn<QList<int>>("reasons");
    QTest::addColumn<QString>("step");
    const auto row = [](const char *name, std::initializer_list<Reason> reasons, const char16_t *step) {
        QList<int> numbers;
        for (const Reason reason : reasons)
            numbers.append(static_cast<int>(reason));
        QTest::newRow(name) << numbers << QStringView(step).toString();
    };
    row("a wish for a person", {Reason::CustomerRequest}, u"Introduce yourself and answer what is open.");
    row("a lawyer", {Reason::LegalMention},
        u"Ask who handles legal matters before replying; then answer the customer's last message.");
    row("an unknown language", {Reason::TechnicalLimitation}, u"Reply in the customer's language (fi).");
    row("an exception", {Reason::PolicyException}, u"Decide whether to make the exception.");
    row("a public threat by somebody irate", {Reason::SocialMediaThreat, Reason::IrateCustomer},
        u"Apologise, then reply in person before the complaint is public.");
    row("money", {Reason::RefundRequest}, u"Settle how much to give back.");
    row("a third contact", {Reason::RepeatContact}, u"Find out why the earlier contacts did not settle it.");
    row("many questions", {Reason::ComplexIssue}, u"Take the questions one by one.");
    row("a complaint again", {Reason::EscalatedComplaint}, u"Apologise, then answer the customer's last message.");
}

void TestCaseBrief::theNextStepFollowsTheReasons()
{
    QFETCH(QList<int>, reasons);
    QFETCH(QString, step);
    Case given;
    given.session.language = u"fi"_s;
    std::vector<Reason> list;
    for (const int reason : reasons)
        list.push_back(static_cast<Reason>(reason));
    given.escalate(Tier::AiRep, Tier::HumanAgent, list);
    QCOMPARE(given.brief().nextStep, step);
}

void TestCaseBrief::notesAreNobodysWords()
{
    Case given = tent();
    const Brief before = given.brief();
    Message note;
    note.speaker = Speaker::HumanAgent;
    note.isInternal = true;
    note.text = u"We will refund her within 2 days."_s;
    note.at = given.tick();
    given.messages.push_back(note);
    QCOMPARE(given.brief().promised, before.promised);
}

void TestCaseBrief::longMessagesAreCutAtAWord()
{
    Case given;
    const QString words = u"word "_s.repeated(500);
    given.customerSays(reinterpret_cast<const char16_t *>(words.utf16()));
    const Brief brief = given.brief();
    QVERIFY(brief.wanted.size() < 250);
    QVERIFY(brief.wanted.contains(u"word…\""_s));

    // Without a blank to cut at, and with pairs that must not be torn.
    Case faces;
    const QString face = u"x"_s + u"😹"_s.repeated(300);
    faces.customerSays(reinterpret_cast<const char16_t *>(face.utf16()));
    const QString wanted = faces.brief().wanted;
    QVERIFY(wanted.isValidUtf16());
    QVERIFY(wanted.size() < 250);
}

void TestCaseBrief::aCaseOfNothingHasABriefToo()
{
    const Brief brief = Case().brief();
    QCOMPARE(brief.wanted, u"A general question."_s);
    QVERIFY(brief.tried.isEmpty() && brief.granted.isEmpty() && brief.refused.isEmpty() && brief.promised.isEmpty());
    QCOMPARE(brief.nextStep, u"Answer the customer's last message."_s);
}

void TestCaseBrief::theSameRecordGivesTheSameBrief()
{
    const Case given = tent();
    QCOMPARE(toJson(given.brief()), toJson(given.brief()));
}

void TestCaseBrief::howToReachTheCustomer()
{
    Case given = tent();
    given.session.contact = u"+44 1225 000000"_s;
    QVERIFY(given.brief().promised.contains(u"To reach the customer at +44 1225 000000."_s));
}

QTEST_GUILESS_MAIN(TestCaseBrief)
#include "tst_casebrief.moc"
