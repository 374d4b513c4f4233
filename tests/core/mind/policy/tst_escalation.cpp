#include "core/mind/policy/Escalation.h"

#include <QtTest/QTest>

#include <functional>

using namespace tierdesk;

namespace {

/// A situation that owns its parts; each row changes what its name says.
struct Case {
    Session session;
    Reading reading;
    QString text = u"Where is my order ORD-9876?"_s;
    CompanyConfig config = defaultConfig();
    std::optional<Customer> customer;
    int recentContacts = 1;
    bool hasEscalatedBefore = false;

    Case()
    {
        session.createdAt = {1'766'145'600'000};
        reading.category = {Category::Shipping, .9};
    }

    [[nodiscard]] Decision decide() const
    {
        return policy::decide({.session = session,
                               .reading = reading,
                               .text = text,
                               .config = config,
                               .customer = customer ? &*customer : nullptr,
                               .recentContacts = recentContacts,
                               .hasEscalatedBefore = hasEscalatedBefore,
                               .now = session.createdAt + Millis::minutes(1)});
    }
};

using Change = std::function<void(Case &)>;

Case having(const std::vector<Change> &changes)
{
    Case made;
    for (const Change &change : changes)
        change(made);
    return made;
}

Change at(Tier tier)
{
    return [=](Case &c) { c.session.tier = tier; };
}

/// The customer says something with this score.
Change says(const char16_t *text, double score, Category category = Category::Shipping)
{
    const QString words = QStringView(text).toString();
    return [=](Case &c) {
        c.text = words;
        c.reading.score = score;
        c.reading.sentiment = sentimentOf(score);
        c.reading.category = {category, .9};
    };
}

Change triggers(Trigger trigger)
{
    return [=](Case &c) { c.reading.triggers.push_back(trigger); };
}

Change irateAnswers(int count)
{
    return [=](Case &c) { c.session.irateAnswers = count; };
}

Change customerWorth(qint64 cents, bool isVip = false)
{
    return [=](Case &c) {
        c.customer.emplace();
        c.customer->lifetimeValue = {cents, {'U', 'S', 'D'}};
        c.customer->isVip = isVip;
    };
}

Change contacts(int count)
{
    return [=](Case &c) { c.recentContacts = count; };
}

Change complexity(double value)
{
    return [=](Case &c) { c.reading.complexity = value; };
}

QString reasonsOf(const Decision &decision)
{
    QStringList words;
    for (const ReasonGiven &given : decision.reasons)
        words.append(word(given.reason));
    return words.join(u' ');
}

constexpr int Stays = -1;
constexpr int Manager = static_cast<int>(Tier::AiManager);
constexpr int Person = static_cast<int>(Tier::HumanAgent);

} // namespace

Q_DECLARE_METATYPE(Case)

class TestEscalation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatLeadsWhere_data();
    void whatLeadsWhere();
    void aRefusalGivesItsReason_data();
    void aRefusalGivesItsReason();
    void everyReasonIsReached();
    void quietMessagesNeverEscalate();
    void atThePersonNothingEscalates();
    void anEscalationIsAlwaysUpAndToAnEnabledTier();
    void explanationsHaveTheirFigures();
    void whoIsIrate_data();
    void whoIsIrate();
    void theMostUrgentReasonGivesThePriority();
    void tiersInTheirOrder();
};

void TestEscalation::whatLeadsWhere_data()
{
    QTest::addColumn<Case>("given");
    QTest::addColumn<int>("escalateTo");
    QTest::addColumn<QString>("reasons");
    const auto row = [](const char *name, const std::vector<Change> &changes, int escalateTo, const char *reasons) {
        QTest::newRow(name) << having(changes) << escalateTo << QString::fromLatin1(reasons);
    };
    const Change irate = says(u"This is terrible, the worst shop ever", -.9);
    const Change angryWord = says(u"I am FURIOUS about this", -.6);
    const Change complains = says(u"I want to complain about your service", -.4, Category::Complaint);
    const Change torn = says(u"The tent arrived torn.", -.3, Category::ProductQuality);

    row("a plain question stays", {}, Stays, "");
    row("a plain question stays at the manager", {at(Tier::AiManager)}, Stays, "");
    row("who speaks of suicide goes to a person", {says(u"I want to kill  myself", 0)}, Person, "POLICY_EXCEPTION");
    row("who threatens a life goes to a person", {says(u"I\u2019ll kill you", 0)}, Person, "POLICY_EXCEPTION");
    row("a threat is one reason", {says(u"I will kill you", 0), triggers(Trigger::PolicyViolation)}, Person,
        "POLICY_EXCEPTION");
    row("an e-mail is shot, nobody else", {says(u"Could someone shoot you an email about it?", 0)}, Stays, "");
    row("a figure of speech stays", {says(u"Would it kill you to answer?", 0)}, Stays, "");
    row("thanks stay", {says(u"Thank you so much!", .8)}, Stays, "");
    row("a frustrated customer alone stays", {says(u"It is late again", -.3)}, Stays, "");

    row("an irate customer gets two answers first: none yet", {irate, irateAnswers(0)}, Stays, "IRATE_CUSTOMER");
    row("an irate customer gets two answers first: one", {irate, irateAnswers(1)}, Stays, "IRATE_CUSTOMER");
    row("an irate customer climbs after two answers", {irate, irateAnswers(2)}, Manager, "IRATE_CUSTOMER");
    row("a trigger word in an angry message is irate", {angryWord, irateAnswers(2)}, Manager, "IRATE_CUSTOMER");
    row("a calm message after irate ones stays", {irateAnswers(5)}, Stays, "");
    row("an irate customer climbs to the tier that is configured",
        {irate, irateAnswers(2), [](Case &c) { c.config.irate.targetTier = Tier::HumanAgent; }}, Person,
        "IRATE_CUSTOMER");
    row("an irate customer climbs after as many answers as are configured",
        {irate, irateAnswers(2), [](Case &c) { c.config.irate.afterAttempts = 3; }}, Stays, "IRATE_CUSTOMER");
    row("without the automatic an irate customer stays",
        {irate, irateAnswers(9), [](Case &c) { c.config.irate.canAutoEscalate = false; }}, Stays, "IRATE_CUSTOMER");
    row("without the protocol nobody is irate",
        {irate, irateAnswers(9), [](Case &c) { c.config.irate.isEnabled = false; }}, Stays, "");
    row("a higher threshold takes more",
        {irate, irateAnswers(2), [](Case &c) { c.config.irate.detectionThreshold = .95; }}, Stays, "");

    row("a bad score climbs where the company says so",
        {says(u"Bad", -.5), [](Case &c) { c.config.escalation.escalatesByScore = true; }}, Manager, "IRATE_CUSTOMER");
    row("a bad score climbs at the support door", {says(u"Bad", -.6), [](Case &c) { c.session.door = Door::Support; }},
        Manager, "IRATE_CUSTOMER");
    row("a bad score stays at other doors", {says(u"Bad", -.6)}, Stays, "");
    row("a better score stays at the support door",
        {says(u"Meh", -.4), [](Case &c) { c.session.door = Door::Support; }}, Stays, "");
    row("a bad score does not climb twice by itself",
        {at(Tier::AiManager), says(u"Bad", -.6), [](Case &c) { c.config.escalation.escalatesByScore = true; }}, Stays,
        "IRATE_CUSTOMER");

    row("a mention of a lawyer goes to the manager", {triggers(Trigger::LegalThreat)}, Manager, "LEGAL_MENTION");
    row("a lawyer again, at the manager, goes to a person", {at(Tier::AiManager), triggers(Trigger::LegalThreat)},
        Person, "LEGAL_MENTION");
    row("a threat of a public complaint goes to the manager", {triggers(Trigger::SocialMediaThreat)}, Manager,
        "SOCIAL_MEDIA_THREAT");
    row("a threat again, at the manager, is an escalated complaint",
        {at(Tier::AiManager), triggers(Trigger::SocialMediaThreat)}, Person, "ESCALATED_COMPLAINT SOCIAL_MEDIA_THREAT");
    row("a threat of a chargeback is a matter of money back", {triggers(Trigger::Chargeback)}, Manager,
        "REFUND_REQUEST");
    row("a chargeback again, at the manager, is an escalated complaint",
        {at(Tier::AiManager), triggers(Trigger::Chargeback)}, Person, "ESCALATED_COMPLAINT REFUND_REQUEST");
    row("who asks for a person gets one from the rep", {triggers(Trigger::AsksForHuman)}, Person, "CUSTOMER_REQUEST");
    row("who asks for a person gets one from the manager", {at(Tier::AiManager), triggers(Trigger::AsksForHuman)},
        Person, "CUSTOMER_REQUEST");
    row("who asks politely gets one too",
        {says(u"You are great, may I speak with somebody?", .7), triggers(Trigger::AsksForHuman)}, Person,
        "CUSTOMER_REQUEST");
    row("an exception to policy is a person's", {triggers(Trigger::PolicyViolation)}, Person, "POLICY_EXCEPTION");
    row("a language that nobody here reads is a person's", {[](Case &c) {
            c.reading.isLanguageKnown = false;
            c.reading.sentiment = Sentiment::Unknown;
            c.reading.language = u"fi"_s;
        }},
        Person, "TECHNICAL_LIMITATION");
    row("urgency alone stays", {triggers(Trigger::Urgent)}, Stays, "");

    row("a complex issue goes to the manager", {complexity(.75)}, Manager, "COMPLEX_ISSUE");
    row("a less complex one stays", {complexity(.74)}, Stays, "");
    row("a long letter of thanks stays", {complexity(.9), says(u"Thank you all", .9)}, Stays, "");
    row("a complex issue does not leave the manager", {at(Tier::AiManager), complexity(.9)}, Stays, "COMPLEX_ISSUE");

    row("a third contact with a problem goes to the manager", {contacts(3), torn}, Manager, "REPEAT_CONTACT");
    row("a second contact stays", {contacts(2), torn}, Stays, "");
    row("a third contact with a plain question stays", {contacts(3)}, Stays, "");
    row("a third contact that asks how refunds work stays",
        {contacts(3), says(u"What is your refund policy?", 0, Category::Refund)}, Stays, "");
    row("a third contact that wants money back goes to the manager",
        {contacts(3), says(u"I want my money back", 0, Category::Refund)}, Manager, "REPEAT_CONTACT");
    row("a third contact that is happy stays", {contacts(9), says(u"All good now, thanks", .5, Category::Refund)},
        Stays, "");
    row("as many contacts as are configured",
        {contacts(3), torn, [](Case &c) { c.config.escalation.repeatContacts = 4; }}, Stays, "");

    row("a VIP with a problem goes to the manager", {customerWorth(0, true), torn}, Manager, "HIGH_VALUE_CUSTOMER");
    row("a VIP with a question stays", {customerWorth(0, true)}, Stays, "");
    row("a valuable customer with a problem goes to the manager", {customerWorth(250'000), torn}, Manager,
        "HIGH_VALUE_CUSTOMER");
    row("a customer just below that stays", {customerWorth(249'999), torn}, Stays, "");
    row("a valuable customer with a question stays", {customerWorth(999'999)}, Stays, "");
    row("a valuable customer does not leave the manager by that", {at(Tier::AiManager), customerWorth(0, true), torn},
        Stays, "HIGH_VALUE_CUSTOMER");

    row("a complaint at the rep stays", {complains}, Stays, "");
    row("a complaint again, at the manager, goes to a person", {at(Tier::AiManager), complains}, Person,
        "ESCALATED_COMPLAINT");
    row("irate again, at the manager, goes to a person", {at(Tier::AiManager), irate}, Person,
        "ESCALATED_COMPLAINT IRATE_CUSTOMER");
    row("a complaint after an earlier climb goes to the manager",
        {complains, [](Case &c) { c.hasEscalatedBefore = true; }}, Manager, "ESCALATED_COMPLAINT");
    row("a question after an earlier climb stays", {[](Case &c) { c.hasEscalatedBefore = true; }}, Stays, "");
    row("a first complaint where the manager is the first tier stays",
        {at(Tier::AiManager), complains, [](Case &c) { c.config.aiRep.isEnabled = false; }}, Stays, "");

    row("who is irate and wants a person gets the person first",
        {irate, irateAnswers(2), triggers(Trigger::AsksForHuman)}, Person, "CUSTOMER_REQUEST IRATE_CUSTOMER");
    row("who is irate, threatens with a lawyer and is a VIP has all three reasons",
        {irate, irateAnswers(2), triggers(Trigger::LegalThreat), customerWorth(0, true)}, Manager,
        "LEGAL_MENTION IRATE_CUSTOMER HIGH_VALUE_CUSTOMER");
    row("what made it climb stands before what only holds",
        {irate, irateAnswers(0), triggers(Trigger::SocialMediaThreat)}, Manager, "SOCIAL_MEDIA_THREAT IRATE_CUSTOMER");
    row("a lawyer and a wish for a person are the person's",
        {triggers(Trigger::LegalThreat), triggers(Trigger::AsksForHuman)}, Person, "CUSTOMER_REQUEST LEGAL_MENTION");

    const Change noManager = [](Case &c) { c.config.aiManager.isEnabled = false; };
    const Change noPerson = [](Case &c) { c.config.humanAgent.isEnabled = false; };
    row("without a manager the manager's cases are the person's", {triggers(Trigger::LegalThreat), noManager}, Person,
        "LEGAL_MENTION");
    row("without people who asks for one gets the manager", {triggers(Trigger::AsksForHuman), noPerson}, Manager,
        "CUSTOMER_REQUEST");
    row("without people the manager keeps who asks for one",
        {at(Tier::AiManager), triggers(Trigger::AsksForHuman), noPerson}, Stays, "CUSTOMER_REQUEST");
    row("without anybody above the rep keeps every case", {triggers(Trigger::LegalThreat), noManager, noPerson}, Stays,
        "LEGAL_MENTION");
}

void TestEscalation::whatLeadsWhere()
{
    QFETCH(Case, given);
    QFETCH(int, escalateTo);
    QFETCH(QString, reasons);
    const Decision decision = given.decide();
    QCOMPARE(reasonsOf(decision), reasons);
    QCOMPARE(decision.escalateTo ? static_cast<int>(*decision.escalateTo) : Stays, escalateTo);
    for (const ReasonGiven &reason : decision.reasons)
        QVERIFY(!reason.explanation.isEmpty());
}

void TestEscalation::aRefusalGivesItsReason_data()
{
    QTest::addColumn<Tier>("tier");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<Reason>("reason");
    const auto row = [](const char *name, Tier tier, const char *rule, Reason reason) {
        QTest::newRow(name) << tier << QString::fromLatin1(rule) << reason;
    };
    row("a rep who may not refund", Tier::AiRep, "no_capability", Reason::RefundRequest);
    row("a rep whose credit is used up", Tier::AiRep, "over_limit", Reason::RefundRequest);
    row("a manager above the limit", Tier::AiManager, "over_limit", Reason::RefundOverThreshold);
    row("a manager who may not refund", Tier::AiManager, "no_capability", Reason::RefundOverThreshold);
    row("a rep who may not change subscriptions", Tier::AiRep, "no_permission", Reason::ComplexIssue);
    row("a manager who may not change subscriptions", Tier::AiManager, "no_permission", Reason::PolicyException);
    row("an order that has left", Tier::AiRep, "order_shipped", Reason::PolicyException);
    row("more than was paid", Tier::AiManager, "over_refundable", Reason::PolicyException);
}

void TestEscalation::aRefusalGivesItsReason()
{
    QFETCH(Tier, tier);
    QFETCH(QString, rule);
    QFETCH(Reason, reason);
    QCOMPARE(policy::reasonForRefusal(tier, rule), reason);
}

void TestEscalation::everyReasonIsReached()
{
    // By decide(): all but REFUND_OVER_THRESHOLD, which only arithmetic gives.
    QStringList reached{word(policy::reasonForRefusal(Tier::AiManager, u"over_limit"))};
    for (const auto &changes :
         std::vector<std::vector<Change>>{{says(u"x", -.9), irateAnswers(2)},
                                          {triggers(Trigger::Chargeback)},
                                          {complexity(.8)},
                                          {contacts(3), says(u"x", -.3)},
                                          {customerWorth(0, true), says(u"x", -.3)},
                                          {triggers(Trigger::LegalThreat)},
                                          {triggers(Trigger::SocialMediaThreat)},
                                          {triggers(Trigger::AsksForHuman)},
                                          {triggers(Trigger::PolicyViolation)},
                                          {at(Tier::AiManager), says(u"x", -.4, Category::Complaint)},
                                          {[](Case &c) { c.reading.isLanguageKnown = false; }}}) {
        const Decision decision = having(changes).decide();
        QVERIFY(decision.escalateTo);
        reached.append(word(decision.reasons.front().reason));
    }
    for (const auto &[reason, text] : Words<Reason>::table)
        QVERIFY2(reached.contains(QLatin1String(text)), text);
}

void TestEscalation::quietMessagesNeverEscalate()
{
    // Without ill feeling, threat or wish, whoever asks whatever, however often, stays where the case is.
    for (const double score : {-.19, 0.0, .3, .9}) {
        for (const auto &[category, name] : Words<Category>::table) {
            for (const bool isVip : {false, true}) {
                for (const int count : {1, 3, 50}) {
                    for (const bool hasEscalated : {false, true}) {
                        for (const Tier tier : {Tier::AiRep, Tier::AiManager}) {
                            const Decision decision =
                                having({at(tier), says(u"What can you tell me about this?", score, category),
                                        customerWorth(10'000'000, isVip), contacts(count), complexity(.5),
                                        irateAnswers(count), [=](Case &c) { c.hasEscalatedBefore = hasEscalated; }})
                                    .decide();
                            QVERIFY2(!decision.escalateTo, name);
                        }
                    }
                }
            }
        }
    }
}

void TestEscalation::atThePersonNothingEscalates()
{
    Case worst = having({at(Tier::HumanAgent), says(u"furious", -1, Category::Complaint), irateAnswers(9), contacts(9),
                         customerWorth(10'000'000, true), complexity(1)});
    for (const auto &[trigger, name] : Words<Trigger>::table)
        worst.reading.triggers.push_back(trigger);
    const Decision decision = worst.decide();
    QVERIFY(!decision.escalateTo);
    QVERIFY(decision.isIrate);
    QCOMPARE(decision.priority, Priority::Urgent);
}

void TestEscalation::anEscalationIsAlwaysUpAndToAnEnabledTier()
{
    for (const Tier from : {Tier::AiRep, Tier::AiManager, Tier::HumanAgent}) {
        for (int enabled = 0; enabled < 8; ++enabled) {
            for (const auto &[trigger, name] : Words<Trigger>::table) {
                for (const double score : {-.95, 0.0}) {
                    const Case given = having({at(from), says(u"x", score, Category::Complaint), irateAnswers(3),
                                               triggers(trigger), [=](Case &c) {
                                                   c.config.aiRep.isEnabled = (enabled & 1) != 0;
                                                   c.config.aiManager.isEnabled = (enabled & 2) != 0;
                                                   c.config.humanAgent.isEnabled = (enabled & 4) != 0;
                                               }});
                    const Decision decision = given.decide();
                    if (decision.escalateTo) {
                        QVERIFY(policy::canEscalate(given.config, from, *decision.escalateTo));
                        QVERIFY(!decision.reasons.empty());
                    }
                }
            }
        }
    }
}

void TestEscalation::explanationsHaveTheirFigures()
{
    const auto firstOf = [](const std::vector<Change> &changes) {
        return having(changes).decide().reasons.front().explanation;
    };
    QCOMPARE(firstOf({says(u"x", -.82), irateAnswers(1)}),
             u"score −0.82; irate from −0.70, 1 of 2 answers given to irate messages"_s);
    QCOMPARE(firstOf({says(u"x", -.3), contacts(4)}), u"4 contacts in 7 days, repeated from 3"_s);
    QCOMPARE(firstOf({says(u"x", -.3), customerWorth(412'000)}), u"lifetime value $4,120.00, high from $2,500.00"_s);
    QCOMPARE(firstOf({complexity(.8)}), u"complexity 0.80, complex from 0.75"_s);
}

void TestEscalation::whoIsIrate_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("score");
    QTest::addColumn<bool>("isIrate");
    QTest::newRow("at the threshold") << u"x"_s << -.7 << true;
    QTest::newRow("at the threshold however it was added up") << u"x"_s << -(.1 + .2 + .4) << true;
    QTest::newRow("just above the threshold") << u"x"_s << -.69 << false;
    QTest::newRow("a trigger word in an angry message") << u"This is UNACCEPTABLE!"_s << -.5 << true;
    QTest::newRow("a trigger word in a frustrated message") << u"This is unacceptable"_s << -.4 << false;
    QTest::newRow("a trigger word in praise") << u"I was angry, now I love it"_s << .8 << false;
    QTest::newRow("a trigger word inside another") << u"The hangrymen are late"_s << -.6 << false;
    QTest::newRow("a trigger word beside marks") << u"(angry)"_s << -.6 << true;
}

void TestEscalation::whoIsIrate()
{
    QFETCH(QString, text);
    QFETCH(double, score);
    QFETCH(bool, isIrate);
    Reading reading;
    reading.score = score;
    reading.sentiment = sentimentOf(score);
    QCOMPARE(policy::isIrate(defaultConfig().irate, reading, text), isIrate);
    // A mood that could not be read is nobody's anger.
    reading.sentiment = Sentiment::Unknown;
    QVERIFY(!policy::isIrate(defaultConfig().irate, reading, text));
}

void TestEscalation::theMostUrgentReasonGivesThePriority()
{
    QCOMPARE(having({}).decide().priority, Priority::Normal);
    QCOMPARE(having({triggers(Trigger::AsksForHuman)}).decide().priority, Priority::Normal);
    QCOMPARE(having({triggers(Trigger::AsksForHuman), triggers(Trigger::LegalThreat)}).decide().priority,
             Priority::Urgent);
    QCOMPARE(having({says(u"x", -.6)}).decide().priority, Priority::High);
    QCOMPARE(having({says(u"I am going to kill you", 0)}).decide().priority, Priority::Urgent);
    QCOMPARE(having({says(u"x", -.6), customerWorth(0, true)}).decide().priority, Priority::Urgent);
}

void TestEscalation::tiersInTheirOrder()
{
    CompanyConfig config = defaultConfig();
    QCOMPARE(policy::firstTier(config), Tier::AiRep);
    QVERIFY(policy::nextTier(config, Tier::AiRep, Tier::AiRep) == Tier::AiManager);
    QVERIFY(policy::nextTier(config, Tier::AiRep, Tier::HumanAgent) == Tier::HumanAgent);
    QVERIFY(!policy::nextTier(config, Tier::HumanAgent, Tier::AiRep));
    QVERIFY(policy::canEscalate(config, Tier::AiRep, Tier::HumanAgent));
    QVERIFY(!policy::canEscalate(config, Tier::AiManager, Tier::AiManager));
    QVERIFY(!policy::canEscalate(config, Tier::HumanAgent, Tier::AiRep));
    config.aiRep.isEnabled = config.aiManager.isEnabled = false;
    QCOMPARE(policy::firstTier(config), Tier::HumanAgent);
    QVERIFY(!policy::canEscalate(config, Tier::AiRep, Tier::AiManager));
    QVERIFY(policy::nextTier(config, Tier::AiRep, Tier::AiManager) == Tier::HumanAgent);
}

QTEST_GUILESS_MAIN(TestEscalation)
#include "tst_escalation.moc"
