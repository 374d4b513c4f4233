#include "core/doors/client/Backoff.h"

#include <QtTest/QTest>

using tierdesk::client::Backoff;

class BackoffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToItsBound()
    {
        Backoff backoff({100, 1000});
        QCOMPARE(backoff.next(1), 100);
        QCOMPARE(backoff.next(1), 200);
        QCOMPARE(backoff.next(1), 400);
        QCOMPARE(backoff.next(1), 800);
        QCOMPARE(backoff.next(1), 1000);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(backoff.next(1), 1000);
    }

    void neverWaitsLessThanHalfOfItsSpan()
    {
        Backoff backoff({100, 1000});
        QCOMPARE(backoff.next(0), 50);
        QCOMPARE(backoff.next(0), 100);
        QCOMPARE(backoff.next(0.5), 300);
    }

    void startsOverAfterASuccess()
    {
        Backoff backoff({100, 1000});
        (void)backoff.next(1);
        (void)backoff.next(1);
        backoff.reset();
        QCOMPARE(backoff.next(1), 100);
    }
};

QTEST_GUILESS_MAIN(BackoffTest)
#include "tst_backoff.moc"
