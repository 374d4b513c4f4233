#include "ui/dashboard/DashboardPeriod.h"

#include <QtCore/QDateTime>
#include <QtTest/QTest>

using namespace tierdesk;
using ui::DashboardPeriod;
using Range = DashboardPeriod::Range;

namespace {

Timestamp at(const char *iso)
{
    return base::timestampFromIso(QString::fromLatin1(iso)).value_or(Timestamp{});
}

QString text(std::optional<Timestamp> when)
{
    return when ? base::isoText(*when) : QString();
}

} // namespace

class DashboardPeriodTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPeriodAndTheOneBefore_data()
    {
        QTest::addColumn<int>("range");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("beforeFrom");
        QTest::addColumn<QString>("beforeTo");
        QTest::newRow("today so far is set beside yesterday up to the same hour")
            << int(Range::Today) << u"2026-11-21T00:00:00Z"_s << u"2026-11-21T14:30:00Z"_s << u"2026-11-20T00:00:00Z"_s
            << u"2026-11-20T14:30:00Z"_s;
        QTest::newRow("seven days, today among them")
            << int(Range::Week) << u"2026-11-15T00:00:00Z"_s << u"2026-11-21T14:30:00Z"_s << u"2026-11-08T00:00:00Z"_s
            << u"2026-11-14T14:30:00Z"_s;
        QTest::newRow("28 days") << int(Range::Month) << u"2026-10-25T00:00:00Z"_s << u"2026-11-21T14:30:00Z"_s
                                 << u"2026-09-27T00:00:00Z"_s << u"2026-10-24T14:30:00Z"_s;
        QTest::newRow("days that are over are whole")
            << int(Range::Custom) << u"2026-11-02T00:00:00Z"_s << u"2026-11-05T00:00:00Z"_s << u"2026-10-30T00:00:00Z"_s
            << u"2026-11-02T00:00:00Z"_s;
    }
    void aPeriodAndTheOneBefore()
    {
        QFETCH(int, range);
        const Timestamp now = at("2026-11-21T14:30:00Z");
        DashboardPeriod period;
        period.range = static_cast<Range>(range);
        period.first = QDate(2026, 11, 2);
        period.last = QDate(2026, 11, 4);
        QTEST(text(period.asked(now).from), "from");
        QTEST(text(period.asked(now).to), "to");
        QTEST(text(period.before(now).from), "beforeFrom");
        QTEST(text(period.before(now).to), "beforeTo");
        QCOMPARE(period.isRunning(now), period.range != Range::Custom);
        // The list behind a figure holds what was counted.
        QCOMPARE(period.sessions(now).from, period.asked(now).from);
        QCOMPARE(period.sessions(now).to, period.asked(now).to);
    }

    void aBucketOpensWhatItCounts_data()
    {
        QTest::addColumn<QString>("groupBy");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("a day") << u"day"_s << u"2026-11-18T00:00:00Z"_s << u"2026-11-18T00:00:00Z"_s
                               << u"2026-11-19T00:00:00Z"_s;
        QTest::newRow("the day that runs ends now")
            << u"day"_s << u"2026-11-21T00:00:00Z"_s << u"2026-11-21T00:00:00Z"_s << u"2026-11-21T14:30:00Z"_s;
        QTest::newRow("a week that began before the period")
            << u"week"_s << u"2026-10-19T00:00:00Z"_s << u"2026-10-25T00:00:00Z"_s << u"2026-10-26T00:00:00Z"_s;
        QTest::newRow("a month") << u"month"_s << u"2026-11-01T00:00:00Z"_s << u"2026-11-01T00:00:00Z"_s
                                 << u"2026-11-21T14:30:00Z"_s;
    }
    void aBucketOpensWhatItCounts()
    {
        QFETCH(QString, groupBy);
        QFETCH(QString, start);
        const Timestamp now = at("2026-11-21T14:30:00Z");
        DashboardPeriod period; // 28 days
        period.groupBy = *fromWord<deskapi::GroupBy>(groupBy);
        const auto filter = period.sessionsOf(at(start.toLatin1().constData()), now);
        QTEST(text(filter.from), "from");
        QTEST(text(filter.to), "to");
    }
};

QTEST_GUILESS_MAIN(DashboardPeriodTest)
#include "tst_dashboardperiod.moc"
