#include "core/doors/dialects/Attempts.h"

#include <QtTest/QTest>

using namespace tierdesk;
using base::Millis;
using base::Timestamp;
using dialects::Attempts;

namespace {

constexpr Timestamp Now{1'800'000'000'000};

std::vector<Attempts::Name> named(const char *name, int free = 2)
{
    return {{name, free, Millis::seconds(5)}};
}

} // namespace

class TestAttempts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFailureDoublesTheWait()
    {
        Attempts attempts;
        const auto ann = named("ann");
        QCOMPARE(attempts.begin(ann, Now).count, 0);
        QCOMPARE(attempts.begin(ann, Now).count, 0);
        QCOMPARE(attempts.begin(ann, Now).count, 0); // the third makes the next one wait
        QCOMPARE(attempts.begin(ann, Now), Millis::seconds(1));
        QCOMPARE(attempts.begin(named("bob"), Now).count, 0);
        Timestamp at = Now + Millis::seconds(1);
        for (const int wait : {2, 4, 5, 5}) {
            QCOMPARE(attempts.begin(ann, at).count, 0);
            QCOMPARE(attempts.begin(ann, at), Millis::seconds(wait));
            at = at + Millis::seconds(wait);
        }
    }

    void anAttemptThatHasToWaitDoesNotCount()
    {
        Attempts attempts;
        const auto ann = named("ann");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(attempts.begin(ann, Now).count, 0);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(attempts.begin(ann, Now), Millis::seconds(1));
        QCOMPARE(attempts.begin(ann, Now + Millis::seconds(1)).count, 0);
    }

    void everyNameMustBeFree()
    {
        Attempts attempts;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(attempts.begin(named("here"), Now).count, 0);
        const std::vector<Attempts::Name> both{named("ann").front(), named("here").front()};
        QCOMPARE(attempts.begin(both, Now), Millis::seconds(1));
        QCOMPARE(attempts.begin(named("ann"), Now).count, 0);
    }

    void whatWasRightDoesNotCount()
    {
        Attempts attempts;
        const auto ann = named("ann");
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(attempts.begin(ann, Now).count, 0);
            attempts.takeBack(ann);
        }
        for (int i = 0; i < 3; ++i)
            QCOMPARE(attempts.begin(ann, Now).count, 0);
        QCOMPARE(attempts.begin(ann, Now), Millis::seconds(1));
    }

    void aDayWithoutFailuresForgetsThem()
    {
        Attempts attempts;
        const auto ann = named("ann");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(attempts.begin(ann, Now).count, 0);
        const Timestamp later = Now + Millis::hours(24);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(attempts.begin(ann, later).count, 0);
        QCOMPARE(attempts.begin(ann, later), Millis::seconds(1));
    }

    void aFloodOfNamesForgetsTheOldestOnly()
    {
        Attempts attempts;
        const auto ann = named("ann", 0);
        for (qsizetype i = 0; i < Attempts::MostNames; ++i)
            (void)attempts.begin(named(QByteArray::number(i).constData()), Now + Millis{i});
        const Timestamp after = Now + Millis{Attempts::MostNames};
        QCOMPARE(attempts.begin(ann, after).count, 0);
        QCOMPARE(attempts.begin(ann, after), Millis::seconds(1));
    }

    void addressesOfOneCustomerAreOne_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("IPv4, and mapped into IPv6") << "192.0.2.1"
                                                    << "::ffff:192.0.2.1" << true;
        QTest::newRow("two of IPv4") << "192.0.2.1"
                                     << "192.0.2.2" << false;
        QTest::newRow("one /64") << "2001:db8::1"
                                 << "2001:db8::ffff:1" << true;
        QTest::newRow("two /64") << "2001:db8:0:1::1"
                                 << "2001:db8:0:2::1" << false;
    }
    void addressesOfOneCustomerAreOne()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, isSame);
        QCOMPARE(Attempts::nameOf(QHostAddress(one)) == Attempts::nameOf(QHostAddress(other)), isSame);
    }
};

QTEST_GUILESS_MAIN(TestAttempts)
#include "tst_attempts.moc"
