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
    row.id = u"sess_1"_s;
    row.customerRef = u"cust_1"_s;
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
            QTest::addRow("another %s", field) << u"-"_s + QString::fromLatin1(field) << false;
        }
        QTest::newRow("it ends before the row began") << u"-to"_s << false;
    }
    void aRowBelongsOrDoesNot()
    {
        QFETCH(QString, field);
        QFETCH(bool, belongs);
        SessionsFilter filter;
        const bool isOther = field.startsWith(u'-');
        if (field.endsWith("status"_L1))
            filter.status = isOther ? Status::Resolved : Status::Escalated;
        else if (field.endsWith("tier"_L1))
            filter.tier = isOther ? Tier::AiRep : Tier::HumanAgent;
        else if (field.endsWith("category"_L1))
            filter.category = isOther ? Category::Billing : Category::Refund;
        else if (field.endsWith("sentiment"_L1))
            filter.sentiment = isOther ? Sentiment::Happy : Sentiment::Angry;
        else if (field.endsWith("channel"_L1))
            filter.channel = isOther ? Channel::Chat : Channel::Email;
        else if (field.endsWith("holder"_L1))
            filter.holder = isOther ? UserId{8} : UserId{7};
        else if (field.endsWith("customer"_L1))
            filter.customerRef = isOther ? u"cust_2"_s : u"cust_1"_s;
        else if (field.endsWith("from"_L1) || field.endsWith("to"_L1))
            filter.period = SessionsFilter::Period::Custom;
        if (field.endsWith("from"_L1))
            filter.from = isOther ? Now : Now - Millis::hours(1);
        if (field.endsWith("to"_L1))
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
        filter.text = u"tent"_s;
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
        filter.customerRef = u"cust/9"_s;
        filter.reason = Reason::LegalMention;
        filter.only = {SessionTrait::Escalated, SessionTrait::Ai, SessionTrait::Rated, SessionTrait::Irate};
        filter.resolution = ResolutionType::CreditApplied;
        filter.text = u"\"torn\" & <b>"_s;
        QVERIFY(SessionsFilter::fromJson(filter.toJson()) == filter);
        QVERIFY(SessionsFilter::fromJson({}).isEmpty());
        QVERIFY(SessionsFilter::fromJson({{u"status"_s, u"PONDERING"_s}, {u"from"_s, u"yesterday"_s}}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(SessionsFilterTest)
#include "tst_sessionsfilter.moc"
