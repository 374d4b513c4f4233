#include "core/doors/dialects/platform/ReportPace.h"

#include <QtTest/QTest>

using namespace tierdesk;
using dialects::platform::ReportPace;
using dialects::platform::ReportUnderWay;

/// When a report will be there.
class TestReportPace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsLearnedFromTheLastEight()
    {
        ReportPace pace;
        QCOMPARE(pace.usual().count, Millis::seconds(10).count); // nothing is known yet
        pace.took(Millis::minutes(60));
        for (int i = 0; i < 4; ++i) {
            pace.took(Millis::seconds(2));
            pace.took(Millis::seconds(4));
        }
        QCOMPARE(pace.usual().count, Millis::seconds(3).count);
        for (int i = 0; i < 8; ++i)
            pace.took(Millis{5});
        QCOMPARE(pace.usual().count, Millis::seconds(1).count);
    }
    void theLineIsCounted_data()
    {
        QTest::addColumn<int>("waiting");
        QTest::addColumn<bool>("isAnyUnderWay");
        QTest::addColumn<int>("spent"); // seconds of the one under way
        QTest::addColumn<int>("progress");
        QTest::addColumn<int>("left"); // seconds
        QTest::newRow("next, with nothing before it") << 1 << false << 0 << 0 << 4;
        QTest::newRow("third in the line") << 3 << false << 0 << 0 << 12;
        QTest::newRow("just begun") << 0 << true << 0 << 0 << 4;
        QTest::newRow("begun, and nothing done yet") << 0 << true << 3 << 0 << 1;
        QTest::newRow("a third done in a minute") << 0 << true << 60 << 33 << 121;
        QTest::newRow("overdue, and nothing done yet") << 0 << true << 600 << 0 << 1;
        QTest::newRow("as good as done") << 0 << true << 2 << 100 << 1;
        QTest::newRow("behind one under way") << 2 << true << 3 << 0 << 9;
    }
    void theLineIsCounted()
    {
        QFETCH(const int, waiting);
        QFETCH(const bool, isAnyUnderWay);
        QFETCH(const int, spent);
        QFETCH(const int, progress);
        QFETCH(const int, left);
        ReportPace pace;
        pace.took(Millis::seconds(4));
        const Timestamp now{1'000'000'000};
        std::optional<ReportUnderWay> underWay;
        if (isAnyUnderWay)
            underWay = {now - Millis::seconds(spent), progress};
        QCOMPARE((pace.endOf(waiting, underWay, now) - now).count / 1000, qint64(left));
    }
};

QTEST_GUILESS_MAIN(TestReportPace)
#include "tst_reportpace.moc"
