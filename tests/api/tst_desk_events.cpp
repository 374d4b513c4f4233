#include "tests/api/DeskBench.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::test;

/// The event stream over real sockets.
class TestDeskEvents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start();
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void whatHappensIsToldWithItsRow()
    {
        const QString ann = m_bench->token("ann");
        EventSocket console(m_bench->socketUrl(ann));
        QVERIFY(console.isOpen());
        console.hello();
        QVERIFY(console.has(u"welcome"));
        const QString id = m_bench->waiting(m_bench->acme);
        const QString path = u"/desk/sessions/"_s + id;
        QCOMPARE(m_bench->post(path + u"/claim"_s, ann).status, 200);
        const auto claimed = [&] {
            const auto events = console.of(u"event");
            return std::find_if(events.begin(), events.end(), [](const QJsonObject &event) {
                       return event[u"kinds"].toArray().contains(u"session.claimed"_s);
                   }) != events.end();
        };
        QVERIFY(QTest::qWaitFor(claimed, 20'000));
        const QJsonObject event = console.of(u"event").back();
        QCOMPARE(event[u"session"][u"id"].toString(), id);
        QCOMPARE(event[u"session"][u"customerName"].toString(), u"Dana Whitfield"_s);
        QCOMPARE(event[u"session"][u"holderName"].toString(), u"ann"_s);
        QCOMPARE(event[u"user"][u"name"].toString(), u"ann"_s);
    }

    void whoWasAwayMissesNothingAndHearsNothingTwice()
    {
        const QString ann = m_bench->token("ann");
        const QString sue = m_bench->token("sue");
        // One console hears everything live; the other comes and goes while things go on.
        EventSocket whole(m_bench->socketUrl(sue));
        QVERIFY(whole.isOpen());
        whole.hello();
        QVERIFY(whole.has(u"welcome"));
        qint64 since = whole.of(u"welcome").front()[u"seq"].toInteger();
        std::vector<qint64> heard;
        constexpr int rounds = 8, each = 12;
        for (int round = 0; round < rounds; ++round) {
            for (int i = 0; i < each / 2; ++i)
                m_bench->waiting(m_bench->acme);
            EventSocket console(m_bench->socketUrl(ann));
            QVERIFY(console.isOpen());
            console.hello(since);
            // More happens while it is catching up.
            for (int i = 0; i < each / 2; ++i)
                m_bench->waiting(m_bench->acme);
            const qint64 last = lastOf(u"/desk/queue"_s, ann);
            QVERIFY(QTest::qWaitFor([&] { return !console.seqs().empty() && console.seqs().back() >= last; }, 20'000));
            const auto seqs = console.seqs();
            heard.insert(heard.end(), seqs.begin(), seqs.end());
            since = seqs.back();
        }
        QVERIFY(QTest::qWaitFor([&] { return !whole.seqs().empty() && whole.seqs().back() >= since; }, 20'000));
        QCOMPARE(heard, whole.seqs());
        QVERIFY(heard.size() >= static_cast<size_t>(rounds * each));
        QVERIFY(std::is_sorted(heard.begin(), heard.end()));
        QCOMPARE(std::adjacent_find(heard.begin(), heard.end()), heard.end());
    }

    void anotherCompanysEventsStayThere()
    {
        EventSocket console(m_bench->socketUrl(m_bench->token("ann")));
        QVERIFY(console.isOpen());
        console.send({{u"type"_s, u"hello"_s}, {u"companyId"_s, u"beta"_s}});
        QVERIFY(console.has(u"error"));
        console.hello(0);
        QVERIFY(console.has(u"welcome"));
        m_bench->waiting(m_bench->beta);
        const QString own = m_bench->waiting(m_bench->acme);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto events = console.of(u"event");
                return !events.empty() && events.back()[u"session"][u"id"].toString() == own &&
                       events.back()[u"kinds"].toArray().contains(u"session.escalated"_s);
            },
            20'000));
        for (const QJsonObject &event : console.of(u"event")) {
            const QString id = event[u"session"][u"id"].toString();
            QVERIFY(id.isEmpty() || id == own);
        }
    }

    void aPositionFromAnotherJournalMeansLoadingAnew()
    {
        EventSocket console(m_bench->socketUrl(m_bench->token("ann")));
        QVERIFY(console.isOpen());
        console.hello(1'000'000);
        QVERIFY(console.has(u"reset"));
        QVERIFY(console.of(u"reset").front()[u"seq"].toInteger() < 1'000'000);
        QVERIFY(console.of(u"event").empty());
    }

    void colleaguesSeeWhoLooksAtACase()
    {
        const QString id = m_bench->waiting(m_bench->acme);
        EventSocket ann(m_bench->socketUrl(m_bench->token("ann")));
        EventSocket bob(m_bench->socketUrl(m_bench->token("bob")));
        QVERIFY(ann.isOpen() && bob.isOpen());
        ann.hello();
        bob.hello();
        QVERIFY(ann.has(u"welcome") && bob.has(u"welcome"));
        ann.send({{u"type"_s, u"viewing"_s}, {u"sessionId"_s, id}});
        QVERIFY(bob.has(u"viewers"));
        QCOMPARE(bob.of(u"viewers").back()[u"users"][0][u"name"].toString(), u"ann"_s);
        ann.send({{u"type"_s, u"typing"_s}, {u"sessionId"_s, id}});
        QVERIFY(bob.has(u"typing"));
        QVERIFY(ann.of(u"typing").empty());
        ann.close();
        QVERIFY(bob.has(u"viewers", 2));
        QVERIFY(bob.of(u"viewers").back()[u"users"].toArray().isEmpty());
    }

    void whatNobodyCanLookAtIsAnError()
    {
        const QString id = m_bench->waiting(m_bench->acme);
        const QString theirs = m_bench->waiting(m_bench->beta);
        EventSocket ann(m_bench->socketUrl(m_bench->token("ann")));
        EventSocket bob(m_bench->socketUrl(m_bench->token("bob")));
        QVERIFY(ann.isOpen() && bob.isOpen());
        const auto tell = [&ann](const char *type, const QString &session) {
            ann.send({{u"type"_s, QLatin1String(type)}, {u"sessionId"_s, session}});
        };
        bob.hello();
        QVERIFY(bob.has(u"welcome"));
        tell("viewing", id); // before hello
        QVERIFY(ann.has(u"error", 1));
        QCOMPARE(ann.of(u"error").back()[u"error"][u"code"].toString(), u"invalid_input"_s);
        ann.hello();
        QVERIFY(ann.has(u"welcome"));
        size_t errors = 1;
        for (const QString &session : {u"sess_none"_s, theirs}) {
            for (const char *type : {"viewing", "typing"}) {
                tell(type, session);
                QVERIFY(ann.has(u"error", ++errors));
                QCOMPARE(ann.of(u"error").back()[u"error"][u"code"].toString(), u"not_found"_s);
            }
        }
        tell("viewing", u"a b"_s);
        QVERIFY(ann.has(u"error", ++errors));
        QCOMPARE(ann.of(u"error").back()[u"error"][u"code"].toString(), u"invalid_session_id"_s);
        // Of all that bob has heard nothing when the first true word reaches him.
        tell("viewing", id);
        QVERIFY(bob.has(u"viewers"));
        QCOMPARE(bob.of(u"viewers").front()[u"sessionId"].toString(), id);
        QVERIFY(bob.of(u"typing").empty());
    }

    void aRevokedUsersSocketIsClosed()
    {
        EventSocket console(m_bench->socketUrl(m_bench->token("bob")));
        QVERIFY(console.isOpen());
        console.hello();
        QVERIFY(console.has(u"welcome"));
        const QString path = u"/desk/users/%1"_s.arg(m_bench->bob.value);
        QCOMPARE(m_bench->call("DELETE", path, m_bench->token("ada")).status, 200);
        QVERIFY(console.isShut());
        QCOMPARE(console.closeCode(), 1008);
    }

    void signingOutClosesThatTokensSocketOnly()
    {
        const QString first = m_bench->token("ann"), second = m_bench->token("ann");
        EventSocket one(m_bench->socketUrl(first)), two(m_bench->socketUrl(second));
        QVERIFY(one.isOpen() && two.isOpen());
        one.hello();
        two.hello();
        QVERIFY(one.has(u"welcome") && two.has(u"welcome"));
        QCOMPARE(m_bench->post(u"/desk/sign-out"_s, first).status, 200);
        QVERIFY(one.isShut());
        m_bench->waiting(m_bench->acme);
        QVERIFY(two.has(u"event"));
    }

    void withoutATokenThereIsNoStream()
    {
        EventSocket console(m_bench->socketUrl(u"td_wrong"_s));
        QVERIFY(console.isShut());
        QVERIFY(console.frames.empty());
    }

private:
    qint64 lastOf(const QString &path, const QString &token)
    {
        return m_bench->get(path, token).body[u"seq"].toInteger();
    }

    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestDeskEvents)
#include "tst_desk_events.moc"
