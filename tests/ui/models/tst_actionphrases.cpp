#include "ui/models/ActionPhrases.h"

#include "ui/models/CaseFailures.h"

#include <QtTest/QTest>

using namespace tierdesk;
namespace phrases = ui::phrases;

/// Words for acts, verdicts and what stops them.
class ActionPhrasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// policy::authorize's rules, as its header lists them.
    void everyRuleHasASentence_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char *rule :
             {"within_limit",      "permitted",          "no_capability",       "over_limit",      "no_permission",
              "tier_disabled",     "unverified",         "unknown_customer",    "not_yours",       "no_order",
              "no_subscription",   "invalid_amount",     "wrong_currency",      "over_refundable", "invalid_items",
              "already_replaced",  "already_refunded",   "not_shipped",         "order_shipped",   "order_closed",
              "already_requested", "incomplete_address", "subscription_closed", "invalid_change",  "no_change"})
            QTest::newRow(rule) << QString::fromLatin1(rule);
    }
    void everyRuleHasASentence()
    {
        QFETCH(QString, rule);
        Verdict verdict;
        verdict.rule = rule;
        verdict.explanation = u"the server's own words"_s;
        QVERIFY(phrases::ruleWords(verdict) != verdict.explanation);
        QVERIFY(phrases::ruleWords(verdict).endsWith(u'.'));
    }

    void aRuleThatIsNotKnownSpeaksForItself()
    {
        Verdict verdict;
        verdict.rule = u"full_moon"_s;
        verdict.explanation = u"no refunds at full moon"_s;
        QCOMPARE(phrases::ruleWords(verdict), u"no refunds at full moon"_s);
    }

    void anActIsCalledWithItsAmount()
    {
        QCOMPARE(phrases::actTitle(ActionKind::Refund, Money{31240}), u"Refund $312.40"_s);
        QCOMPARE(phrases::actTitle(ActionKind::CancelOrder, std::nullopt), u"Cancel order"_s);
    }

    void aCompanysWordForATierIsReadable()
    {
        QCOMPARE(phrases::customerTier(u"GOLD"_s), u"Gold"_s);
        QCOMPARE(phrases::customerTier(u"Trail Club"_s), u"Trail Club"_s);
        QCOMPARE(phrases::customerTier({}), QString());
    }

    void aDayOfAnotherYearNamesIt()
    {
        const Timestamp now{1'790'000'000'000}; // 21 September 2026
        QCOMPARE(phrases::dayText(now, now), u"21 Sep"_s);
        QCOMPARE(phrases::dayText(now - Millis::days(400), now), u"17 Aug 2025"_s);
    }

    void whatStopsAnActIsSaid_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QJsonObject>("details");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("said");
        using base::Fault;
        const auto row = [](const char *name, Fault fault, const QJsonObject &details, const char *where,
                            const char *said) {
            QTest::newRow(name) << static_cast<int>(fault) << details << QString::fromLatin1(where)
                                << QString::fromUtf8(said);
        };
        const QJsonObject ines{{u"holderName"_s, u"Ines"_s}};
        const QJsonObject nobody{{u"holderName"_s, QString()}};
        const QJsonObject ai{{u"currentTier"_s, u"AI_REP"_s}};
        row("closed", Fault::AlreadyResolved, {}, "", "The case was closed in the meantime.");
        row("a race", Fault::Conflict, ines, "", "Ines has already claimed this case.");
        row("back with the AI", Fault::Conflict, ai, "", "The AI is now handling this case.");
        row("a colleague's", Fault::Forbidden, ines, "", "This case is now assigned to Ines.");
        row("nobody's", Fault::Forbidden, nobody, "", "This case is not assigned. Claim it first.");
        row("a role", Fault::Forbidden, {}, "", "Not allowed. Your role does not permit this.");
        row("gone", Fault::NotFound, {}, "", "The case or the colleague no longer exists.");
        row("a follow-up in the past", Fault::InvalidInput, {}, "followUpAt",
            "The follow-up time must be in the future.");
        row("a snooze in the past", Fault::InvalidInput, {}, "until",
            "The time must be in the future, at most 90 days from now.");
        row("another field", Fault::InvalidInput, {}, "type", "The server rejected “type”: no.");
    }
    void whatStopsAnActIsSaid()
    {
        QFETCH(int, fault);
        QFETCH(QJsonObject, details);
        QFETCH(QString, where);
        QFETCH(QString, said);
        QCOMPARE(ui::caseFailure({static_cast<base::Fault>(fault), u"no"_s, where, details}), said);
    }

    void onlyWhatNobodyKnowsIsUncertain()
    {
        using base::Fault;
        for (const Fault fault : {Fault::Unavailable, Fault::Internal, Fault::StorageFailed})
            QVERIFY(ui::isUncertain({fault, {}, {}, {}}));
        for (const Fault fault : {Fault::NotAuthorized, Fault::Forbidden, Fault::AlreadyResolved, Fault::Conflict,
                                  Fault::InvalidInput, Fault::Unauthenticated})
            QVERIFY(!ui::isUncertain({fault, {}, {}, {}}));
    }
};

QTEST_APPLESS_MAIN(ActionPhrasesTest)
#include "tst_actionphrases.moc"
