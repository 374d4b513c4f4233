#include "core/base/Clock.h"
#include "core/base/Time.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace tierdesk::base;

class TestTime final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsIso_data();
    void readsIso();
    void refusesWhatIsNotIso_data();
    void refusesWhatIsNotIso();
    void printsUtc_data();
    void printsUtc();
    void arithmeticIsInMilliseconds();
    void theSystemClockGoesForward();
};

void TestTime::readsIso_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    constexpr qint64 Noon = 1766145600000; // 2025-12-19T12:00:00Z
    QTest::newRow("with a Z") << u"2025-12-19T12:00:00Z"_s << Noon;
    QTest::newRow("with milliseconds") << u"2025-12-19T12:00:00.250Z"_s << Noon + 250;
    QTest::newRow("with an offset to the east") << u"2025-12-19T14:00:00+02:00"_s << Noon;
    QTest::newRow("with an offset to the west") << u"2025-12-19T04:30:00-07:30"_s << Noon;
    QTest::newRow("without a zone it is UTC") << u"2025-12-19T12:00:00"_s << Noon;
    QTest::newRow("a date is its midnight in UTC") << u"2025-12-19"_s << Noon - 43'200'000;
    QTest::newRow("a leap day") << u"2024-02-29"_s << Q_INT64_C(1709164800000);
    QTest::newRow("the epoch") << u"1970-01-01T00:00:00Z"_s << Q_INT64_C(0);
    QTest::newRow("before the epoch") << u"1969-12-31T23:59:59Z"_s << Q_INT64_C(-1000);
    QTest::newRow("blanks around") << u"  2025-12-19T12:00:00Z "_s << Noon;
}

void TestTime::readsIso()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto at = timestampFromIso(text);
    QVERIFY(at);
    QCOMPARE(at->ms, ms);
}

void TestTime::refusesWhatIsNotIso_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", " ", "yesterday", "19.12.2025", "12/19/2025", "2025-13-01", "2025-02-29", "2025-12-32",
                             "2025-12-19T25:00:00Z", "2025-12-19T12:60:00Z", "2025-12-19T12", "1766145600000",
                             "2025-12-19T12:00:00Zulu", "2025-12-19T12:00:00+99:00", "2025-1-1", "20251219"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void TestTime::refusesWhatIsNotIso()
{
    QFETCH(QString, text);
    const auto at = timestampFromIso(text);
    QVERIFY2(!at, qPrintable(at ? isoText(*at) : QString()));
    QCOMPARE(at.error().fault, Fault::InvalidInput);
}

void TestTime::printsUtc_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole seconds without a fraction") << Q_INT64_C(1766145600000) << u"2025-12-19T12:00:00Z"_s;
    QTest::newRow("milliseconds when there are any") << Q_INT64_C(1766145600007) << u"2025-12-19T12:00:00.007Z"_s;
    QTest::newRow("a leap day") << Q_INT64_C(1709251199050) << u"2024-02-29T23:59:59.050Z"_s;
    QTest::newRow("before the epoch") << Q_INT64_C(-1) << u"1969-12-31T23:59:59.999Z"_s;
}

void TestTime::printsUtc()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(isoText({ms}), text);
    QCOMPARE(timestampFromIso(text)->ms, ms);
}

void TestTime::arithmeticIsInMilliseconds()
{
    QCOMPARE(Millis::days(1).count, Millis::hours(24).count);
    QCOMPARE(Millis::hours(1).count, Millis::minutes(60).count);
    QCOMPARE(Millis::minutes(1).count, Millis::seconds(60).count);
    const Timestamp at{1000};
    QCOMPARE((at + Millis{500}).ms, 1500);
    QCOMPARE((at - Millis{1500}).ms, -500);
    QCOMPARE((at - Timestamp{400}).count, 600);
    QVERIFY(at < at + Millis{1});
}

void TestTime::theSystemClockGoesForward()
{
    const SystemClock clock;
    const Timestamp first = clock.now();
    QVERIFY(first > timestampFromIso(u"2024-01-01").value());
    QVERIFY(clock.now() >= first);
}

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
