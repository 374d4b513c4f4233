#include "core/base/Counters.h"

#include <QtTest/QTest>

#include <thread>
#include <vector>

using namespace tierdesk::base;

class TestCounters final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSeriesIsTheSameCounter();
    void aReferenceOutlivesLaterSeries();
    void countsFromManyThreads();
    void sortsADurationIntoItsBucket_data();
    void sortsADurationIntoItsBucket();
    void tellsBelowWhatAShareLies_data();
    void tellsBelowWhatAShareLies();
    void printsPrometheusText();
};

void TestCounters::tellsBelowWhatAShareLies_data()
{
    QTest::addColumn<QList<qint64>>("recorded");
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("micros"); // -1: none
    QTest::newRow("of nothing, nothing") << QList<qint64>{} << .95 << -1.;
    QTest::newRow("even within a bucket") << QList<qint64>(100, 700) << .5 << 750.;
    QTest::newRow("the first bucket begins at nothing") << QList<qint64>(100, 1) << .95 << 475.;
    QTest::newRow("one slow in ten is above nine tenths")
        << QList<qint64>{700, 700, 700, 700, 700, 700, 700, 700, 700, 40'000} << .9 << 1000.;
    QTest::newRow("and within ninety-five")
        << QList<qint64>{700, 700, 700, 700, 700, 700, 700, 700, 700, 40'000} << .95 << 37'500.;
    QTest::newRow("beyond the last bound it is the bound") << QList<qint64>{60'000'000} << .95 << 10'000'000.;
}
void TestCounters::tellsBelowWhatAShareLies()
{
    QFETCH(const QList<qint64>, recorded);
    QFETCH(const double, share);
    QFETCH(const double, micros);
    Histogram histogram;
    for (qint64 each : recorded)
        histogram.record(each);
    QCOMPARE(histogram.quantileMicros(share).value_or(-1), micros);
}

void TestCounters::theSameSeriesIsTheSameCounter()
{
    Counters counters;
    Counter &one = counters.counter("turns_total", "Turns", "door=\"cs\"");
    one.add(2);
    QCOMPARE(counters.counter("turns_total", "Turns", "door=\"cs\"").value(), 2);
    QCOMPARE(counters.counter("turns_total", "Turns", "door=\"chat\"").value(), 0);
    QCOMPARE(&counters.counter("turns_total", "Turns", "door=\"cs\""), &one);
}

void TestCounters::aReferenceOutlivesLaterSeries()
{
    Counters counters;
    Counter &first = counters.counter("first_total", "First");
    for (int i = 0; i < 1000; ++i)
        counters.counter("other_total", "Others", "n=\"" + QByteArray::number(i) + '"').add();
    first.add(5);
    QCOMPARE(counters.counter("first_total", "First").value(), 5);
}

void TestCounters::countsFromManyThreads()
{
    Counters counters;
    Counter &counter = counters.counter("n_total", "N");
    Histogram &histogram = counters.histogram("t_seconds", "T");
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 10'000; ++n) {
                counter.add();
                histogram.record(n);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(counter.value(), 40'000);
    QCOMPARE(histogram.count(), 40'000);
}

void TestCounters::sortsADurationIntoItsBucket_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<int>("bucket");
    QTest::newRow("nothing at all is in the first") << Q_INT64_C(0) << 0;
    QTest::newRow("a bound belongs to its own bucket") << Q_INT64_C(500) << 0;
    QTest::newRow("just above a bound is in the next") << Q_INT64_C(501) << 1;
    QTest::newRow("ten seconds are in the last that is bounded") << Q_INT64_C(10'000'000) << 13;
    QTest::newRow("an hour is beyond all bounds") << Q_INT64_C(3'600'000'000) << 14;
}

void TestCounters::sortsADurationIntoItsBucket()
{
    QFETCH(qint64, micros);
    QFETCH(int, bucket);
    Histogram histogram;
    histogram.record(micros);
    for (int i = 0; i <= 14; ++i)
        QCOMPARE(histogram.bucket(static_cast<size_t>(i)), i == bucket ? 1 : 0);
    QCOMPARE(histogram.sumMicros(), micros);
}

void TestCounters::printsPrometheusText()
{
    Counters counters;
    counters.counter("b_total", "Second", "x=\"1\"").add(3);
    counters.counter("a_open", "First", {}, Counters::Kind::Gauge).set(-2);
    counters.counter("b_total", "Second", "x=\"2\"").add(4);
    counters.histogram("c_seconds", "Third", "d=\"e\"").record(700);

    const QByteArray text = counters.exposition();
    QVERIFY(text.startsWith("# HELP a_open First\n# TYPE a_open gauge\na_open -2\n"
                            "# HELP b_total Second\n# TYPE b_total counter\nb_total{x=\"1\"} 3\nb_total{x=\"2\"} 4\n"
                            "# HELP c_seconds Third\n# TYPE c_seconds histogram\n"
                            "c_seconds_bucket{d=\"e\",le=\"0.0005\"} 0\n"
                            "c_seconds_bucket{d=\"e\",le=\"0.001\"} 1\n"));
    QVERIFY(text.endsWith("c_seconds_bucket{d=\"e\",le=\"10\"} 1\n"
                          "c_seconds_bucket{d=\"e\",le=\"+Inf\"} 1\n"
                          "c_seconds_sum{d=\"e\"} 0.000700\n"
                          "c_seconds_count{d=\"e\"} 1\n"));
    // Each name is announced once, however many series it has.
    QCOMPARE(text.count("# TYPE b_total"), 1);
}

QTEST_GUILESS_MAIN(TestCounters)
#include "tst_counters.moc"
