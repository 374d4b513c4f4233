#include "core/doors/client/Articles.h"
#include "core/doors/client/Configs.h"
#include "core/doors/client/Customers.h"
#include "core/doors/client/Reports.h"
#include "core/doors/client/SavedReplies.h"
#include "core/doors/client/Search.h"
#include "core/doors/client/Sessions.h"
#include "tests/api/DeskBench.h"

#include <QtTest/QTest>

#include <numeric>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

/// A callback's result, waited for.
template<class T>
class Outcome final
{
public:
    [[nodiscard]] client::Done<T> taker()
    {
        return [this](base::Result<T> value) { m_result.emplace(std::move(value)); };
    }
    [[nodiscard]] base::Result<T> wait()
    {
        if (!QTest::qWaitFor([this] { return m_result.has_value(); }, 20'000))
            return base::fail(base::Fault::Internal, QStringLiteral("no answer came"));
        return *std::exchange(m_result, std::nullopt);
    }

private:
    std::optional<base::Result<T>> m_result;
};

deskapi::SaveReply savedReply(const char *shortcut, const char *text)
{
    return {QString::fromLatin1(shortcut), QString::fromLatin1(shortcut), QString::fromLatin1(text)};
}

} // namespace

/// What a console calls, against the program itself.
class TestDeskClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start();
        QVERIFY(m_bench);
        m_connection = std::make_unique<client::Connection>();
        m_connection->setServer(m_bench->url());
        signIn("sue");
    }
    void cleanup()
    {
        m_connection.reset();
        m_bench.reset();
    }

    void savedRepliesAreMadeChangedListedAndRemoved()
    {
        client::SavedReplies replies(*m_connection);
        Outcome<SavedReply> one;
        replies.create(savedReply("sorry", "I am sorry."), this, one.taker());
        const auto made = one.wait();
        QVERIFY(made);
        replies.create(savedReply("sorry", "Once more."), this, one.taker());
        const auto twice = one.wait();
        QVERIFY(!twice);
        QCOMPARE(twice.error().fault, base::Fault::Conflict);
        replies.save(made->id, savedReply("sorry", "I am very sorry."), this, one.taker());
        QCOMPARE(one.wait().value_or(SavedReply{}).text, QStringLiteral("I am very sorry."));

        Outcome<deskapi::SavedReplies> all;
        replies.list(this, all.taker());
        const auto listed = all.wait();
        QVERIFY(listed);
        QCOMPARE(listed->replies.size(), 1U);
        QCOMPARE(listed->replies[0].shortcut, QStringLiteral("sorry"));

        Outcome<void> gone;
        replies.remove(made->id, this, gone.taker());
        QVERIFY(gone.wait());
        replies.remove(made->id, this, gone.taker());
        QCOMPARE(gone.wait().error().fault, base::Fault::NotFound);
    }

    void anAgentMayNotChangeThem()
    {
        signIn("ann");
        client::SavedReplies replies(*m_connection);
        Outcome<SavedReply> one;
        replies.create(savedReply("sorry", "I am sorry."), this, one.taker());
        QCOMPARE(one.wait().error().fault, base::Fault::Forbidden);
    }

    void searchFindsWhatIsTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("id");
        QTest::newRow("a customer by a name")
            << QStringLiteral("whitfield") << QStringLiteral("customer") << QStringLiteral("cust-1");
        QTest::newRow("an order by its number")
            << QStringLiteral("ORD-9876") << QStringLiteral("order") << QStringLiteral("ORD-9876");
        QTest::newRow("signs of a query are only signs") << QStringLiteral("a+b&c=d%20 50%") << QString() << QString();
    }
    void searchFindsWhatIsTyped()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, kind);
        QFETCH(const QString, id);
        client::Search search(*m_connection);
        Outcome<deskapi::SearchResults> outcome;
        search.find(text, client::Search::DefaultLimit, this, outcome.taker());
        const auto found = outcome.wait();
        QVERIFY(found);
        QCOMPARE(found->query, text);
        QCOMPARE(found->hits.empty(), kind.isEmpty());
        if (!found->hits.empty()) {
            QCOMPARE(found->hits[0].kind, kind);
            QCOMPARE(found->hits[0].id, id);
        }
    }

    void aCustomerIsOpenedByAnyRef_data()
    {
        QTest::addColumn<QString>("ref");
        QTest::newRow("a plain one") << QStringLiteral("cust-1");
        QTest::newRow("one that an address would read otherwise") << QStringLiteral("a/b c?d#e%41+\u00e9");
    }
    void aCustomerIsOpenedByAnyRef()
    {
        QFETCH(const QString, ref);
        m_bench->command<engine::commands::Upserted>([&](engine::Unit &unit) {
            return engine::commands::upsertCustomers(
                unit, m_bench->acme,
                {QJsonObject{{QStringLiteral("ref"), ref}, {QStringLiteral("name"), QStringLiteral("Zoe")}}});
        });
        const QString session = m_bench->waiting(m_bench->acme, ref);
        client::Customers customers(*m_connection);
        Outcome<deskapi::CustomerDetail> outcome;
        customers.open(ref, this, outcome.taker());
        const auto opened = outcome.wait();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QCOMPARE(opened->customer.ref, ref);
        QCOMPARE(opened->customer.name, QStringLiteral("Zoe"));
        QCOMPARE(opened->sessions.size(), 1U);
        QCOMPARE(opened->sessions[0].id, session);
    }

    void aConfigurationIsPatchedAndItsVersionsTell()
    {
        client::Configs configs(*m_connection);
        Outcome<deskapi::Config> one;
        configs.open(this, one.taker());
        const auto before = one.wait();
        QVERIFY(before);
        QVERIFY(!before->config.isEmpty());
        const QJsonObject patch{{QStringLiteral("aiRep"), QJsonObject{{QStringLiteral("maxResponseLength"), 321}}}};
        configs.save(patch, this, one.taker());
        const auto after = one.wait();
        QVERIFY2(after, after ? "" : qPrintable(after.error().message + after.error().where));
        QCOMPARE(after->version, before->version + 1);
        QCOMPARE(after->config[u"aiRep"][u"maxResponseLength"].toInt(), 321);

        configs.save({{QStringLiteral("aiRep"), QJsonObject{{QStringLiteral("maxResponseLength"), -1}}}}, this,
                     one.taker());
        const auto bad = one.wait();
        QVERIFY(!bad);
        QCOMPARE(bad.error().fault, base::Fault::InvalidInput);
        QVERIFY(bad.error().where.contains(u"maxResponseLength"));

        Outcome<deskapi::ConfigVersions> all;
        configs.versions(10, this, all.taker());
        const auto versions = all.wait();
        QVERIFY(versions);
        QVERIFY(!versions->versions.empty());
        QCOMPARE(versions->versions[0].version, after->version);
        QCOMPARE(versions->versions[0].by, QStringLiteral("sue@acme.example"));
    }

    void articlesAreListed()
    {
        m_bench->command<engine::commands::Upserted>([this](engine::Unit &unit) {
            return engine::commands::upsertArticles(
                unit, m_bench->acme,
                {QJsonObject{{QStringLiteral("ref"), QStringLiteral("returns")},
                             {QStringLiteral("title"), QStringLiteral("Returns")},
                             {QStringLiteral("body"), QStringLiteral("Within thirty days.")}}});
        });
        client::Articles articles(*m_connection);
        Outcome<deskapi::Articles> outcome;
        articles.list(this, outcome.taker());
        const auto listed = outcome.wait();
        QVERIFY(listed);
        QCOMPARE(listed->articles.size(), 1U);
        QCOMPARE(listed->articles[0].title, QStringLiteral("Returns"));
    }

    void figuresCountTheSessionsOfAPeriod()
    {
        m_bench->waiting(m_bench->acme);
        m_bench->waiting(m_bench->acme);
        m_bench->waiting(m_bench->beta);
        client::Reports reports(*m_connection);
        Outcome<deskapi::Analytics> outcome;
        const Timestamp now = m_bench->program->clock().now();
        reports.analytics({now - Millis::days(2), now + Millis::seconds(5), deskapi::GroupBy::Day}, this,
                          outcome.taker());
        const auto figures = outcome.wait();
        QVERIFY2(figures, figures ? "" : qPrintable(figures.error().message + figures.error().where));
        QCOMPARE(figures->overview.sessions, 2);
        QCOMPARE(figures->escalations.sessions, 2);
        QCOMPARE(figures->escalations.rate, 100.);
        QCOMPARE(figures->escalations.byReason.of(Reason::CustomerRequest), 2);
        QCOMPARE(figures->active.waiting, 2);
        QCOMPARE(figures->active.byTier.of(Tier::HumanAgent), 2);
        QCOMPARE(figures->byTier.size(), 3U);
        QCOMPARE(figures->groupBy, deskapi::GroupBy::Day);
        QVERIFY(figures->series.size() >= 3U);
        const auto sessions = [](qint64 sum, const deskapi::FiguresBucket &bucket) {
            return sum + bucket.figures.sessions;
        };
        QCOMPARE(std::accumulate(figures->series.begin(), figures->series.end(), qint64(0), sessions), 2);

        reports.analytics({now - Millis::days(2), now - Millis::days(1), std::nullopt}, this, outcome.taker());
        const auto earlier = outcome.wait();
        QVERIFY(earlier);
        QCOMPARE(earlier->overview.sessions, 0);
        QVERIFY(earlier->series.empty());
    }

private:
    void signIn(const char *who) { m_connection->setToken(m_bench->token(who).toLatin1()); }

    std::unique_ptr<DeskBench> m_bench;
    std::unique_ptr<client::Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestDeskClient)
#include "tst_desk_client.moc"
