#include "core/doors/server/limits/RateLimiter.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::server;
using dialects::Limit;

namespace {

class FakeClock final : public base::Clock
{
public:
    [[nodiscard]] base::Timestamp now() const override { return at; }
    base::Timestamp at{1'800'000'000'000};
};

const RateLimiter::Key ann = RateLimiter::keyOf(CredentialId{1});
const RateLimiter::Key bob = RateLimiter::keyOf(CredentialId{2});

} // namespace

class RateLimiterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsEachCallerApart();
    void sharesALimitOfOneName();
    void fadesTheWindowBefore();
    void tellsWhenACallWillSucceed_data();
    void tellsWhenACallWillSucceed();
    void chargesNothingWhereOneOfTwoIsUsedUp();
    void reportsTheLimitWithTheLeastLeft();
    void takesANetworkForOneCaller_data();
    void takesANetworkForOneCaller();
    void forgetsTheOldestInsteadOfGrowing();
};

void RateLimiterTest::countsEachCallerApart()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    const int limit = limiter.add({"two", 2, 60, Limit::Key::Credential});
    QCOMPARE(limiter.take({{limit, ann}}).remaining, 1);
    QCOMPARE(limiter.take({{limit, ann}}).remaining, 0);
    QVERIFY(!limiter.take({{limit, ann}}).isAllowed);
    QVERIFY(limiter.take({{limit, bob}}).isAllowed);
    QVERIFY(limiter.take({{limit, RateLimiter::within(ann, u"sess_1")}}).isAllowed);
    QVERIFY(limiter.take({{limit, RateLimiter::keyOf(UserId{1})}}).isAllowed);
}

void RateLimiterTest::sharesALimitOfOneName()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    const Limit sessions{"sessions", 2, 60, Limit::Key::Credential};
    QCOMPARE(limiter.add(sessions), limiter.add(sessions));
    QVERIFY(limiter.add({"sessions", 3, 60, Limit::Key::Credential}) != limiter.add(sessions));
}

void RateLimiterTest::fadesTheWindowBefore()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    const int limit = limiter.add({"ten", 10, 60, Limit::Key::Credential});
    clock.at.ms += 59'000;
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.take({{limit, ann}}).isAllowed);
    // One second into the next window 59/60 of the last one still count: no burst of twenty fits over the border.
    clock.at.ms += 2'000;
    QVERIFY(limiter.take({{limit, ann}}).isAllowed);
    QVERIFY(!limiter.take({{limit, ann}}).isAllowed);
    clock.at.ms += 29'000; // half way: five of the ten count, and the one
    for (int i = 0; i < 4; ++i)
        QVERIFY(limiter.take({{limit, ann}}).isAllowed);
    QVERIFY(!limiter.take({{limit, ann}}).isAllowed);
    clock.at.ms += 10 * 60'000;
    QCOMPARE(limiter.take({{limit, ann}}).remaining, 9);
}

void RateLimiterTest::tellsWhenACallWillSucceed_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("before");
    QTest::addColumn<qint64>("offset");
    QTest::newRow("one call a minute, used at once") << 1 << 0 << qint64(0);
    QTest::newRow("a hundred a minute, used in the last second") << 100 << 0 << qint64(59'500);
    QTest::newRow("three a minute, used up behind a full window") << 3 << 3 << qint64(20'000);
    QTest::newRow("sixty a minute, used up behind a full window") << 60 << 60 << qint64(1'000);
}

void RateLimiterTest::tellsWhenACallWillSucceed()
{
    QFETCH(const int, count);
    QFETCH(const int, before);
    QFETCH(const qint64, offset);
    FakeClock clock;
    RateLimiter limiter(clock);
    const int limit = limiter.add({"some", count, 60, Limit::Key::Credential});
    for (int i = 0; i < before; ++i)
        QVERIFY(limiter.take({{limit, ann}}).isAllowed);
    clock.at.ms += (before > 0 ? 60'000 : 0) + offset;
    RateLimiter::Verdict verdict = limiter.take({{limit, ann}});
    while (verdict.isAllowed)
        verdict = limiter.take({{limit, ann}});
    QVERIFY(verdict.retryAfter >= 1 && verdict.retryAfter <= 61);
    QVERIFY(verdict.reset * 1000 > clock.at.ms);
    clock.at.ms += verdict.retryAfter * 1000;
    QVERIFY(limiter.take({{limit, ann}}).isAllowed);
}

void RateLimiterTest::chargesNothingWhereOneOfTwoIsUsedUp()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    const int wide = limiter.add({"wide", 10, 60, Limit::Key::Credential});
    const int narrow = limiter.add({"narrow", 1, 60, Limit::Key::Credential});
    QVERIFY(limiter.take({{wide, ann}, {narrow, ann}}).isAllowed);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!limiter.take({{wide, ann}, {narrow, ann}}).isAllowed);
    QCOMPARE(limiter.take({{wide, ann}}).remaining, 8);
}

void RateLimiterTest::reportsTheLimitWithTheLeastLeft()
{
    FakeClock clock;
    RateLimiter limiter(clock);
    const int wide = limiter.add({"wide", 10, 60, Limit::Key::Credential});
    const int narrow = limiter.add({"narrow", 3, 60, Limit::Key::Credential});
    for (const auto &charges :
         {std::vector<RateLimiter::Charge>{{wide, ann}, {narrow, ann}}, {{narrow, bob}, {wide, bob}}}) {
        const RateLimiter::Verdict verdict = limiter.take(charges);
        QCOMPARE(verdict.name, QByteArray("narrow"));
        QCOMPARE(verdict.limit, 3);
        QCOMPARE(verdict.remaining, 2);
    }
}

void RateLimiterTest::takesANetworkForOneCaller_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("two IPv4 addresses are two") << "192.0.2.1"
                                                << "192.0.2.2" << false;
    QTest::newRow("an IPv4 address is itself in IPv6 clothes") << "192.0.2.1"
                                                               << "::ffff:192.0.2.1" << true;
    QTest::newRow("addresses of one IPv6 household are one") << "2001:db8:1:2::1"
                                                             << "2001:db8:1:2::ffff" << true;
    QTest::newRow("two IPv6 households are two") << "2001:db8:1:2::1"
                                                 << "2001:db8:1:3::1" << false;
}

void RateLimiterTest::takesANetworkForOneCaller()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QFETCH(const bool, isSame);
    QCOMPARE(RateLimiter::keyOf(QHostAddress(first)) == RateLimiter::keyOf(QHostAddress(second)), isSame);
}

void RateLimiterTest::forgetsTheOldestInsteadOfGrowing()
{
    FakeClock clock;
    RateLimiter limiter(clock, 100);
    const int limit = limiter.add({"one", 1, 60, Limit::Key::Credential});
    for (int i = 1; i <= 10'000; ++i) {
        (void)limiter.take({{limit, RateLimiter::keyOf(CredentialId{i})}});
        // Who comes often is not forgotten, however many others come.
        QCOMPARE(limiter.take({{limit, RateLimiter::keyOf(CredentialId{1'000'000})}}).isAllowed, i == 1);
        QVERIFY(limiter.size() <= 101);
    }
}

QTEST_GUILESS_MAIN(RateLimiterTest)
#include "tst_ratelimiter.moc"
