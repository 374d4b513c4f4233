#include "core/doors/client/Articles.h"
#include "core/doors/client/Configs.h"
#include "core/doors/client/Customers.h"
#include "core/doors/client/Reports.h"
#include "core/doors/client/SavedReplies.h"
#include "core/doors/client/Search.h"
#include "core/doors/client/Sessions.h"
#include "tests/api/DeskBench.h"

#include <QtTest/QTest>

#include <algorithm>
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
            return base::fail(base::Fault::Internal, u"no answer came"_s);
        return *std::exchange(m_result, std::nullopt);
    }

private:
    std::optional<base::Result<T>> m_result;
};

deskapi::SaveReply savedReply(const char *shortcut, const char *text)
{
    return {QString::fromLatin1(shortcut), QString::fromLatin1(shortcut), QString::fromLatin1(text)};
}

/// Of how long the first tier's answers may be.
QJsonObject lengthPatch(int length)
{
    const QJsonObject guidelines{{u"maxResponseLength"_s, length}};
    const QJsonObject tier{{u"responseGuidelines"_s, guidelines}};
    return {{u"tiers"_s, QJsonObject{{u"aiRep"_s, tier}}}};
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
        QCOMPARE(one.wait().value_or(SavedReply{}).text, u"I am very sorry."_s);

        Outcome<deskapi::SavedReplies> all;
        replies.list(this, all.taker());
        const auto listed = all.wait();
        QVERIFY(listed);
        QCOMPARE(listed->replies.size(), 1U);
        QCOMPARE(listed->replies[0].shortcut, u"sorry"_s);

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
        QTest::newRow("a customer by a name") << u"whitfield"_s << u"customer"_s << u"cust-1"_s;
        QTest::newRow("an order by its number") << u"ORD-9876"_s << u"order"_s << u"ORD-9876"_s;
        QTest::newRow("signs of a query are only signs") << u"a+b&c=d%20 50%"_s << QString() << QString();
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

    void aCustomerIsFoundByAnEmail()
    {
        m_bench->command<engine::commands::Upserted>([&](engine::CommandContext &context) {
            return engine::commands::upsertCustomers(context, m_bench->acme,
                                                     {QJsonObject{{u"ref"_s, u"cust-7"_s},
                                                                  {u"name"_s, u"Tom Becker"_s},
                                                                  {u"email"_s, u"Tom.Becker@mail.example"_s}}});
        });
        for (const char *typed : {"tom.becker@mail.example", "TOM.BECKER@", "tom.b"}) {
            client::Search search(*m_connection);
            Outcome<deskapi::SearchResults> outcome;
            search.find(QString::fromLatin1(typed), client::Search::DefaultLimit, this, outcome.taker());
            const auto found = outcome.wait();
            QVERIFY2(found && !found->hits.empty(), typed);
            QCOMPARE(found->hits[0].kind, u"customer"_s);
            QCOMPARE(found->hits[0].id, u"cust-7"_s);
        }
    }

    void aCustomerIsOpenedByAnyRef_data()
    {
        QTest::addColumn<QString>("ref");
        QTest::newRow("a plain one") << u"cust-1"_s;
        QTest::newRow("one that an address would read otherwise") << u"a/b c?d#e%41+\u00e9"_s;
    }
    void aCustomerIsOpenedByAnyRef()
    {
        QFETCH(const QString, ref);
        m_bench->command<engine::commands::Upserted>([&](engine::CommandContext &context) {
            return engine::commands::upsertCustomers(context, m_bench->acme,
                                                     {QJsonObject{{u"ref"_s, ref}, {u"name"_s, u"Zoe"_s}}});
        });
        const QString session = m_bench->waiting(m_bench->acme, ref);
        client::Customers customers(*m_connection);
        Outcome<deskapi::CustomerDetail> outcome;
        customers.open(ref, this, outcome.taker());
        const auto opened = outcome.wait();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QCOMPARE(opened->customer.ref, ref);
        QCOMPARE(opened->customer.name, u"Zoe"_s);
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
        configs.save(lengthPatch(321), this, one.taker());
        const auto after = one.wait();
        QVERIFY2(after, after ? "" : qPrintable(after.error().message + after.error().where));
        QCOMPARE(after->version, before->version + 1);
        QCOMPARE(after->config[u"tiers"][u"aiRep"][u"responseGuidelines"][u"maxResponseLength"].toInt(), 321);

        configs.save(lengthPatch(-1), this, one.taker());
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
        QCOMPARE(versions->versions[0].by, u"sue@acme.example"_s);
    }

    void articlesAreListed()
    {
        m_bench->command<engine::commands::Upserted>([this](engine::CommandContext &context) {
            return engine::commands::upsertArticles(context, m_bench->acme,
                                                    {QJsonObject{{u"ref"_s, u"returns"_s},
                                                                 {u"title"_s, u"Returns"_s},
                                                                 {u"body"_s, u"Within thirty days."_s}}});
        });
        client::Articles articles(*m_connection);
        Outcome<deskapi::Articles> outcome;
        articles.list(this, outcome.taker());
        const auto listed = outcome.wait();
        QVERIFY(listed);
        QCOMPARE(listed->articles.size(), 1U);
        QCOMPARE(listed->articles[0].title, u"Returns"_s);
    }

    void aRemovedArticleAnswersNoMore()
    {
        const QString ref = u"care/washing & drying"_s;
        m_bench->command<engine::commands::Upserted>([this, ref](engine::CommandContext &context) {
            return engine::commands::upsertArticles(context, m_bench->acme,
                                                    {QJsonObject{{u"ref"_s, ref},
                                                                 {u"title"_s, u"Washing and drying"_s},
                                                                 {u"body"_s, u"Down is washed at thirty degrees."_s}}});
        });
        const auto index = [this] { return m_bench->program->engine().directory()->company(m_bench->acme)->articles; };
        const QString question = u"How do I wash down?"_s;
        QVERIFY(!index()->search(question, 1).empty());
        const QByteArray version = index()->version(); // kept answers are those of a version

        const Response other = m_bench->call("DELETE", u"/desk/articles/care%2Fwashing%20%26%20drying"_s,
                                             m_bench->signIn(u"eve@beta.example"_s).body[u"token"].toString());
        QCOMPARE(other.status, 404);
        client::Articles articles(*m_connection);
        Outcome<void> outcome;
        articles.remove(ref, this, outcome.taker());
        QVERIFY(outcome.wait());
        QVERIFY(index()->search(question, 1).empty());
        QVERIFY(index()->version() != version);
        Outcome<void> again;
        articles.remove(ref, this, again.taker());
        QCOMPARE(again.wait().error().fault, base::Fault::NotFound);
    }

    void figuresCountTheSessionsOfAPeriod()
    {
        m_bench->waiting(m_bench->acme);
        m_bench->waiting(m_bench->acme);
        m_bench->waiting(m_bench->beta);
        client::Reports reports(*m_connection);
        Outcome<deskapi::Analytics> outcome;
        const Timestamp now = m_bench->clock.now();
        reports.analytics({now - Millis::days(2), now + Millis::seconds(5), deskapi::GroupBy::Day}, this,
                          outcome.taker());
        const auto figures = outcome.wait();
        QVERIFY2(figures, figures ? "" : qPrintable(figures.error().message + figures.error().where));
        QCOMPARE(figures->overview.sessions, 2);
        QCOMPARE(figures->escalations.sessions, 2);
        QCOMPARE(figures->escalations.rate, 100.);
        QCOMPARE(figures->escalations.byReason.of(Reason::CustomerRequest), 2);
        QCOMPARE(figures->byResolution.total(), 0);
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

    void aReplyIsHeldUndoneAndHeldAgainUntilItsTime()
    {
        signIn("ann");
        const QString id = m_bench->waiting(m_bench->acme);
        client::Sessions sessions(*m_connection);
        std::vector<deskapi::Event> events;
        connect(m_connection.get(), &client::Connection::eventReceived, this,
                [&](const deskapi::Event &event) { events.push_back(event); });
        QSignalSpy connected(m_connection.get(), &client::Connection::connected);
        m_connection->open();
        QVERIFY(connected.wait(20'000));
        const auto told = [&](QStringView kind) {
            const auto found = std::find_if(events.begin(), events.end(),
                                            [kind](const deskapi::Event &event) { return event.has(kind); });
            return found == events.end() ? nullptr : &*found;
        };
        Outcome<deskapi::Handled> handled;
        sessions.claim(id, this, handled.taker());
        QVERIFY(handled.wait());

        sessions.reply(id, deskapi::Reply{u"Not so."_s, 30}, this, handled.taker());
        const auto held = handled.wait();
        QVERIFY2(held, held ? "" : qPrintable(held.error().message));
        QVERIFY(held->held && !held->message);
        QCOMPARE(held->held->sendAt - held->held->at, Millis::seconds(30));
        QTRY_VERIFY(told(u"reply.held"));
        QCOMPARE(detail(id).held.size(), 1U);
        sessions.undo(id, held->held->id, this, handled.taker());
        const auto undone = handled.wait();
        QVERIFY(undone && undone->held);
        QCOMPARE(undone->held->text, u"Not so."_s);
        QTRY_VERIFY(told(u"reply.undone"));
        QVERIFY(detail(id).held.empty());

        sessions.reply(id, deskapi::Reply{u"So it is."_s, 1}, this, handled.taker());
        const auto second = handled.wait();
        QVERIFY(second && second->held);
        QTRY_VERIFY_WITH_TIMEOUT(told(u"reply.sent"), 10'000);
        const deskapi::Event &sent = *told(u"reply.sent");
        QCOMPARE(sent.messages.size(), 1U);
        QCOMPARE(sent.messages[0].text, u"So it is."_s);
        QVERIFY(sent.at >= second->held->sendAt);
        QVERIFY2(sent.at - second->held->sendAt < Millis::seconds(3), "it goes at its time, not with the idle clock");
        QCOMPARE(sent.held.size(), 1U);
        QCOMPARE(sent.held[0].id, second->held->id);
        QCOMPARE(sent.held[0].state, HeldState::Sent);
        const auto after = detail(id);
        QVERIFY(after.held.empty());
        QCOMPARE(std::count_if(after.messages.begin(), after.messages.end(),
                               [](const Message &message) { return message.speaker == Speaker::HumanAgent; }),
                 1);
        sessions.undo(id, second->held->id, this, handled.taker());
        const auto late = handled.wait();
        QVERIFY(!late);
        QCOMPARE(late.error().fault, base::Fault::Conflict);
        QCOMPARE(late.error().details[u"state"].toString(), u"sent"_s);
    }

    void aReplyIsHeldForHalfAMinuteAtMost_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::newRow("longer") << 31;
        QTest::newRow("less than nothing") << -1;
    }
    void aReplyIsHeldForHalfAMinuteAtMost()
    {
        QFETCH(const int, seconds);
        const QString id = m_bench->waiting(m_bench->acme);
        client::Sessions sessions(*m_connection);
        Outcome<deskapi::Handled> handled;
        sessions.claim(id, this, handled.taker());
        QVERIFY(handled.wait());
        sessions.reply(id, deskapi::Reply{u"Hello"_s, seconds}, this, handled.taker());
        const auto refused = handled.wait();
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, base::Fault::InvalidInput);
        QCOMPARE(refused.error().where, u"undoFor"_s);
    }

    void theStatusIsTheServersOwn()
    {
        signIn("ann");
        m_bench->waiting(m_bench->acme);
        m_bench->waiting(m_bench->beta);
        client::Reports reports(*m_connection);
        Outcome<deskapi::ServerStatus> outcome;
        reports.status(this, outcome.taker());
        const auto status = outcome.wait();
        QVERIFY2(status, status ? "" : qPrintable(status.error().message));
        QCOMPARE(status->version, QStringLiteral(TIERDESK_VERSION));
        QCOMPARE(status->listen, QStringList{m_bench->url().toString()});
        QVERIFY(!status->isTls);
        QCOMPARE(status->activeSessions, 1);
        QCOMPARE(status->models.size(), 2U);
        QCOMPARE(status->models[0].state, deskapi::ServerStatus::ModelState::Ready);
        QVERIFY(!status->p95TurnMs);
        QVERIFY(!status->slaMetToday);
        QVERIFY(status->startedAt <= m_bench->clock.now());
    }

    void theMoodOfTheDayCountsWhatCustomersWrote()
    {
        client::Reports reports(*m_connection);
        const Timestamp now = m_bench->clock.now();
        m_bench->command<bool>([&](engine::CommandContext &context) -> base::Result<bool> {
            engine::StartSession start;
            start.company = m_bench->acme;
            start.customerRef = u"cust-1"_s;
            const auto session = engine::commands::startSession(context, start);
            if (!session)
                return session.error();
            Message message;
            message.session = session->key;
            message.speaker = Speaker::Customer;
            message.text = u"This is unacceptable."_s;
            message.at = now;
            message.score = -.75;
            message.sentiment = Sentiment::Angry;
            const auto id = context.store().messages.append(message);
            return id ? base::Result<bool>(true) : id.error();
        });
        Outcome<deskapi::SentimentSeries> outcome;
        reports.sentiment(now - Millis::hours(1), now + Millis::minutes(1), 10, this, outcome.taker());
        const auto series = outcome.wait();
        QVERIFY2(series, series ? "" : qPrintable(series.error().message + series.error().where));
        QCOMPARE(series->count, 1);
        QCOMPARE(series->score.value_or(0), -.75);
        QCOMPARE(series->words.of(Sentiment::Angry), 1);
        QCOMPARE(series->words.total(), 1);
        QCOMPARE(series->buckets.back().count, 1);
        QVERIFY(series->buckets.size() >= 6U && series->buckets.size() <= 7U);

        reports.sentiment(now - Millis::days(30), now, 1, this, outcome.taker());
        const auto tooFine = outcome.wait();
        QVERIFY(!tooFine);
        QCOMPARE(tooFine.error().where, u"bucketMinutes"_s);
        signIn("ann");
        reports.sentiment(now - Millis::hours(1), now, 10, this, outcome.taker());
        QCOMPARE(outcome.wait().error().fault, base::Fault::Forbidden);
    }

    void aConsoleThatOpensLateKnowsWhoIsLooking()
    {
        const QString id = m_bench->waiting(m_bench->acme);
        EventSocket early(m_bench->socketUrl(m_bench->token("bob")));
        QVERIFY(early.isOpen());
        early.hello();
        QVERIFY(early.has(u"welcome"));
        early.send({{u"type"_s, u"viewing"_s}, {u"sessionId"_s, id}});
        QVERIFY(early.has(u"viewers"));
        std::vector<deskapi::Viewers> seen;
        connect(m_connection.get(), &client::Connection::viewersChanged, this,
                [&](const deskapi::Viewers &viewers) { seen.push_back(viewers); });
        m_connection->open();
        QTRY_VERIFY(!seen.empty());
        QCOMPARE(seen[0].session, id);
        QCOMPARE(seen[0].users.size(), 1U);
        QCOMPARE(seen[0].users[0].name, u"bob"_s);
        m_connection->setViewing(id);
        QTRY_VERIFY(seen.back().users.size() == 2U);
    }

private:
    deskapi::SessionDetail detail(const QString &id)
    {
        client::Sessions sessions(*m_connection);
        Outcome<deskapi::SessionDetail> outcome;
        sessions.open(id, this, outcome.taker());
        return outcome.wait().value_or(deskapi::SessionDetail{});
    }
    void signIn(const char *who) { m_connection->setToken(m_bench->token(who).toLatin1()); }

    std::unique_ptr<DeskBench> m_bench;
    std::unique_ptr<client::Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestDeskClient)
#include "tst_desk_client.moc"
