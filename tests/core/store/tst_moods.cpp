#include "tests/core/store/StoreFixture.h"

#include "core/store/Migrations.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

namespace {

constexpr Timestamp Midnight{1'795'046'400'000};

qint64 of(const MoodSums &sums, Sentiment sentiment)
{
    for (const auto &[each, count] : sums.words) {
        if (each == sentiment)
            return count;
    }
    return 0;
}

struct Diary {
    void say(const Session &session, int minute, Sentiment sentiment, std::optional<double> score,
             Speaker speaker = Speaker::Customer)
    {
        Message made;
        made.session = session.key;
        made.speaker = speaker;
        made.text = u"words"_s;
        made.at = Midnight + Millis::minutes(minute) + Millis::seconds(7);
        made.sentiment = sentiment;
        made.score = score;
        must(store.tables->messages.append(made));
    }
    MoodSeries day(int minutes = 60)
    {
        return must(store.tables->moods.series(store.company, Midnight, Midnight + Millis::days(1), minutes));
    }
    StoreFixture store;
};

} // namespace

/// Sums of how customers' messages felt.
class TestMoods final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSeriesIsTheSameBeforeAndAfterItIsSummed_data()
    {
        QTest::addColumn<int>("taken");
        QTest::newRow("while nothing is summed") << 0;
        QTest::newRow("while half of it is") << 3;
        QTest::newRow("when all of it is") << 100;
    }
    void aSeriesIsTheSameBeforeAndAfterItIsSummed()
    {
        QFETCH(const int, taken);
        Diary diary;
        const Session session = diary.store.addSession(Midnight);
        diary.say(session, 5, Sentiment::Angry, -.6);
        diary.say(session, 6, Sentiment::Angry, -.8);
        diary.say(session, 6, Sentiment::Neutral, .5, Speaker::AiRep);
        diary.say(session, 59, Sentiment::Happy, .8);
        diary.say(session, 61, Sentiment::Neutral, 0);
        diary.say(session, 62, Sentiment::Unknown, std::nullopt);
        must(diary.store.tables->moods.advance(taken));
        const MoodSeries day = diary.day();
        QCOMPARE(day.buckets.size(), 24U);
        QCOMPARE(day.all.messages, 5);
        QCOMPARE(day.all.scored, 4);
        QCOMPARE(day.all.mean().value_or(1), -.15);
        const auto &[firstAt, first] = day.buckets[0];
        QCOMPARE(firstAt, Midnight);
        QCOMPARE(first.messages, 3);
        QCOMPARE(of(first, Sentiment::Angry), 2);
        QCOMPARE(of(first, Sentiment::Happy), 1);
        const auto &second = day.buckets[1].second;
        QCOMPARE(second.messages, 2);
        QCOMPARE(second.mean().value_or(1), 0.);
        QCOMPARE(of(second, Sentiment::Unknown), 1);
        QVERIFY(!day.buckets[2].second.mean());
    }

    void aMinuteThatIsSummedTwiceAddsUp()
    {
        Diary diary;
        const Session session = diary.store.addSession(Midnight);
        diary.say(session, 5, Sentiment::Angry, -.6);
        QCOMPARE(must(diary.store.tables->moods.advance()), 1);
        diary.say(session, 5, Sentiment::Angry, -.8);
        QCOMPARE(must(diary.store.tables->moods.advance()), 1);
        QCOMPARE(must(diary.store.tables->moods.advance()), 0);
        QCOMPARE(diary.day().all.messages, 2);
        QCOMPARE(diary.day().all.mean().value_or(1), -.7);
        QCOMPARE(diary.store.count("mood"), 1);
    }

    void aPeriodHoldsItsMinutesOnly()
    {
        Diary diary;
        const Session session = diary.store.addSession(Midnight);
        for (int minute : {9, 10, 19, 20})
            diary.say(session, minute, Sentiment::Neutral, 0);
        for (int round = 0; round < 2; ++round) {
            const auto series = must(diary.store.tables->moods.series(
                diary.store.company, Midnight + Millis::minutes(10), Midnight + Millis::minutes(20), 4));
            QCOMPARE(series.all.messages, 2);
            QCOMPARE(series.buckets.size(), 3U);
            QCOMPARE(series.buckets[0].second.messages, 1);
            QCOMPARE(series.buckets[2].second.messages, 1);
            must(diary.store.tables->moods.advance());
        }
    }

    void anotherCompanysMoodIsNotOurs()
    {
        Diary diary;
        const CompanyId other = diary.store.addCompany(u"other"_s);
        const Session theirs = diary.store.addSession(Midnight, [&](Session &s) { s.company = other; });
        diary.say(theirs, 5, Sentiment::Irate, -.9);
        QCOMPARE(diary.day().all.messages, 0);
        must(diary.store.tables->moods.advance());
        QCOMPARE(diary.day().all.messages, 0);
    }

    void anOlderDatabasesMessagesAreSummedWhenItIsMigrated()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"old.db"_s);
        std::vector<Migration> before = migrations();
        std::erase_if(before, [](const Migration &step) { return step.version >= 4; });
        {
            QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
            old.setDatabaseName(path);
            QVERIFY(old.open());
            must(migrate(old, 0, before));
            for (const QString &text :
                 {u"insert into company (id, public_key, name, config, config_version, created_at) values (1, "
                  "'acme', 'Acme', '{}', 1, 0)"_s,
                  u"insert into session (id, company, public_id, customer_ref, status, tier, priority, "
                  "created_at, updated_at, version, message_count, score, sentiment, channel, door, "
                  "is_verified, language, complexity, irate_answers, summary, contact, previous) values "
                  "(1, 1, 's1', 'c', 'ACTIVE', 'AI_REP', 'NORMAL', 0, 0, 1, 1, 0, 'NEUTRAL', 'CHAT', "
                  "'cs', 1, 'en', 0, 0, '', '', '')"_s,
                  u"insert into message (session, at, speaker, is_internal, score, sentiment, cue, "
                  "author_name, text) values (1, %1, 'customer', 0, -0.5, 'ANGRY', '', '', 'hm')"_s.arg(Midnight.ms)}) {
                QSqlQuery query(old);
                QVERIFY2(query.exec(text), qPrintable(query.lastError().text()));
            }
            old.close();
        }
        QSqlDatabase::removeDatabase(u"old"_s);
        const auto database = must(Database::openWriter(path));
        Repositories tables(*database);
        QCOMPARE(must(tables.moods.advance()), 0);
        const auto series = must(tables.moods.series(CompanyId{1}, Midnight, Midnight + Millis::days(1), 60));
        QCOMPARE(series.all.messages, 1);
        QCOMPARE(of(series.all, Sentiment::Angry), 1);
    }

    void aBusyDayIsSummedToTheLastMessage()
    {
        constexpr int messages = 20'000;
        Diary diary;
        must(diary.store.database->begin());
        std::vector<Session> sessions;
        for (int i = 0; i < 500; ++i)
            sessions.push_back(diary.store.addSession(Midnight));
        constexpr std::array words{Sentiment::Happy,      Sentiment::Satisfied, Sentiment::Neutral,
                                   Sentiment::Frustrated, Sentiment::Angry,     Sentiment::Irate};
        for (int i = 0; i < messages; ++i)
            diary.say(sessions[static_cast<size_t>(i) % sessions.size()], i % 1440,
                      words[static_cast<size_t>(i / 7) % words.size()], -.5);
        while (must(diary.store.tables->moods.advance()) > 0) {
        }
        must(diary.store.database->commit());
        const MoodSeries day = diary.day(5);
        QCOMPARE(day.all.messages, messages);
        QCOMPARE(day.buckets.size(), 288U);
        qint64 inBuckets = 0;
        for (const auto &[start, sums] : day.buckets)
            inBuckets += sums.messages;
        QCOMPARE(inBuckets, messages);
    }

    void firstAnswersAreInTimeOrLate_data()
    {
        QTest::addColumn<int>("dueMinute");
        QTest::addColumn<int>("answeredMinute"); // -1: not
        QTest::addColumn<int>("resolvedMinute");
        QTest::addColumn<int>("met");
        QTest::addColumn<int>("missed");
        QTest::newRow("answered in time") << 30 << 20 << -1 << 1 << 0;
        QTest::newRow("answered at the last moment") << 30 << 30 << -1 << 1 << 0;
        QTest::newRow("answered late") << 30 << 31 << -1 << 0 << 1;
        QTest::newRow("still waiting, in time") << 90 << -1 << -1 << 0 << 0;
        QTest::newRow("still waiting, too long") << 30 << -1 << -1 << 0 << 1;
        QTest::newRow("closed before it was due, with no answer") << 30 << -1 << 10 << 0 << 0;
        QTest::newRow("closed after it was due, with no answer") << 30 << -1 << 40 << 0 << 1;
    }
    void firstAnswersAreInTimeOrLate()
    {
        QFETCH(const int, dueMinute);
        QFETCH(const int, answeredMinute);
        QFETCH(const int, resolvedMinute);
        QFETCH(const int, met);
        QFETCH(const int, missed);
        StoreFixture store;
        const auto at = [](int minute) { return Midnight + Millis::minutes(minute); };
        const auto set = [&](Session &session) {
            session.tier = Tier::HumanAgent;
            session.firstResponseDue = at(dueMinute);
            if (answeredMinute >= 0)
                session.firstResponseAt = at(answeredMinute);
            if (resolvedMinute >= 0)
                session.resolvedAt = at(resolvedMinute);
        };
        // One that began yesterday and escalated today counts once, however often it escalated.
        const Session escalated = store.addSession(Midnight - Millis::days(1), set);
        store.escalate(escalated, Reason::CustomerRequest, at(0));
        store.escalate(escalated, Reason::CustomerRequest, at(1));
        store.addSession(Midnight - Millis::days(1), set);
        const AnalyticsQueries queries(*store.database);
        const auto answers = must(queries.firstAnswers(store.company, Midnight, at(60)));
        QCOMPARE(answers.met, met);
        QCOMPARE(answers.missed, missed);
        QCOMPARE(answers.share().has_value(), met + missed > 0);
    }
};

QTEST_GUILESS_MAIN(TestMoods)
#include "tst_moods.moc"
