#include "ui/sessions/SessionsFilter.h"

#include <QtCore/QDateTime>
#include <QtTest/QTest>

using namespace tierdesk;
using ui::SessionsFilter;

namespace {

constexpr Timestamp Now{1'790'000'000'000};

deskapi::SessionRow someRow()
{
    deskapi::SessionRow row;
    row.id = QStringLiteral("sess_1");
    row.customerRef = QStringLiteral("cust_1");
    row.status = Status::Escalated;
    row.tier = Tier::HumanAgent;
    row.category = Category::Refund;
    row.sentiment = Sentiment::Angry;
    row.channel = Channel::Email;
    row.holder = UserId{7};
    row.createdAt = Now - Millis::minutes(5);
    return row;
}

} // namespace

class SessionsFilterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowBelongsOrDoesNot_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("belongs");
        QTest::newRow("nothing asked for") << QString() << true;
        for (const char *field : {"status", "tier", "category", "sentiment", "channel", "holder", "customer", "from"}) {
            QTest::addRow("the same %s", field) << QString::fromLatin1(field) << true;
            QTest::addRow("another %s", field) << QStringLiteral("-") + QString::fromLatin1(field) << false;
        }
        QTest::newRow("it ends before the row began") << QStringLiteral("-to") << false;
    }
    void aRowBelongsOrDoesNot()
    {
        QFETCH(QString, field);
        QFETCH(bool, belongs);
        SessionsFilter filter;
        const bool isOther = field.startsWith(u'-');
        if (field.endsWith(QLatin1String("status")))
            filter.status = isOther ? Status::Resolved : Status::Escalated;
        else if (field.endsWith(QLatin1String("tier")))
            filter.tier = isOther ? Tier::AiRep : Tier::HumanAgent;
        else if (field.endsWith(QLatin1String("category")))
            filter.category = isOther ? Category::Billing : Category::Refund;
        else if (field.endsWith(QLatin1String("sentiment")))
            filter.sentiment = isOther ? Sentiment::Happy : Sentiment::Angry;
        else if (field.endsWith(QLatin1String("channel")))
            filter.channel = isOther ? Channel::Chat : Channel::Email;
        else if (field.endsWith(QLatin1String("holder")))
            filter.holder = isOther ? UserId{8} : UserId{7};
        else if (field.endsWith(QLatin1String("customer")))
            filter.customerRef = isOther ? QStringLiteral("cust_2") : QStringLiteral("cust_1");
        else if (field.endsWith(QLatin1String("from")) || field.endsWith(QLatin1String("to")))
            filter.period = SessionsFilter::Period::Custom;
        if (field.endsWith(QLatin1String("from")))
            filter.from = isOther ? Now : Now - Millis::hours(1);
        if (field.endsWith(QLatin1String("to")))
            filter.to = Now - Millis::minutes(5); // what begins then is not within any more
        QCOMPARE(filter.matches(someRow(), Now), belongs);
    }

    void aRowWithoutTopicIsOfNone()
    {
        SessionsFilter filter;
        filter.category = Category::Refund;
        auto row = someRow();
        row.category.reset();
        QVERIFY(!filter.matches(row, Now));
    }

    void todayBeginsAtMidnightWhereThePersonIs()
    {
        SessionsFilter filter;
        filter.period = SessionsFilter::Period::Today;
        const QDateTime midnight = QDateTime::fromMSecsSinceEpoch(Now.ms).date().startOfDay();
        QCOMPARE(filter.asked(Now).from->ms, midnight.toMSecsSinceEpoch());
        QVERIFY(!filter.asked(Now).to);
        filter.period = SessionsFilter::Period::Week;
        QCOMPARE(filter.asked(Now).from->ms, midnight.date().addDays(-6).startOfDay().toMSecsSinceEpoch());
        filter.period = SessionsFilter::Period::All;
        QVERIFY(!filter.asked(Now).from);
    }

    void onlyTheServerKnowsWhereWordsStand()
    {
        SessionsFilter filter;
        QVERIFY(filter.isToldByRows());
        filter.text = QStringLiteral("tent");
        QVERIFY(!filter.isToldByRows());
        QCOMPARE(filter.asked(Now).text, filter.text);
    }

    void whatIsKeptIsReadAgain()
    {
        SessionsFilter filter;
        filter.status = Status::WaitingCustomer;
        filter.tier = Tier::AiManager;
        filter.category = Category::GeneralInquiry;
        filter.sentiment = Sentiment::Irate;
        filter.channel = Channel::Sms;
        filter.holder = UserId{12};
        filter.period = SessionsFilter::Period::Custom;
        filter.from = Now - Millis::days(3);
        filter.to = Now;
        filter.customerRef = QStringLiteral("cust/9");
        filter.reason = Reason::LegalMention;
        filter.only = {SessionTrait::Escalated, SessionTrait::Ai, SessionTrait::Rated, SessionTrait::Irate};
        filter.resolution = ResolutionType::CreditApplied;
        filter.text = QStringLiteral("\"torn\" & <b>");
        QVERIFY(SessionsFilter::fromJson(filter.toJson()) == filter);
        QVERIFY(SessionsFilter::fromJson({}).isEmpty());
        QVERIFY(SessionsFilter::fromJson({{QStringLiteral("status"), QStringLiteral("PONDERING")},
                                          {QStringLiteral("from"), QStringLiteral("yesterday")}})
                    .isEmpty());
    }
};

QTEST_GUILESS_MAIN(SessionsFilterTest)
#include "tst_sessionsfilter.moc"
