#include "core/doors/dialects/chat/Pace.h"

#include <QtTest/QTest>

using namespace tierdesk;
using dialects::chat::Pace;

class TestPace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soManyAMinuteAndNoneMore()
    {
        Pace pace(3);
        const base::Timestamp now{60'000 * 1000};
        for (int i = 0; i < 3; ++i)
            QCOMPARE(pace.take(u"a"_s, now), 0);
        QCOMPARE(pace.take(u"a"_s, now), 60);
        QCOMPARE(pace.take(u"b"_s, now), 0);
    }
    void noBurstOfTwiceAsManyOverABorder()
    {
        Pace pace(10);
        const base::Timestamp end{60'000 * 1000 + 59'999};
        for (int i = 0; i < 10; ++i)
            QCOMPARE(pace.take(u"a"_s, end), 0);
        int taken = 0;
        for (int i = 0; i < 10; ++i)
            taken += pace.take(u"a"_s, end + base::Millis{2}) == 0 ? 1 : 0;
        QVERIFY(taken <= 1);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(pace.take(u"a"_s, end + base::Millis::minutes(3)), 0);
    }
    void memoryIsBoundedAndWhoIsThereIsRemembered()
    {
        Pace pace(1, base::Millis::minutes(1), 100);
        base::Timestamp now{60'000 * 1000};
        for (int i = 0; i < 100; ++i)
            QCOMPARE(pace.take(QString::number(i), now), 0);
        now = now + base::Millis::minutes(5);
        QCOMPARE(pace.take(u"new"_s, now), 0);
        QVERIFY(pace.take(u"new"_s, now) > 0);
    }
};

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
