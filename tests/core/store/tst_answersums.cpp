#include "tests/core/store/StoreFixture.h"

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

namespace {

constexpr Timestamp Midnight{1'795'046'400'000};

struct Diary {
    void answer(const Session &session, int minute, const QString &model, int latencyMs, qint64 cost = 0)
    {
        Message made;
        made.session = session.key;
        made.speaker = Speaker::AiRep;
        made.text = u"words"_s;
        made.at = Midnight + Millis::minutes(minute) + Millis::seconds(7);
        made.answer.emplace();
        made.answer->model = model;
        made.answer->latencyMs = latencyMs;
        made.answer->costNanoUsd = cost;
        // What only looks like a figure.
        made.answer->suggestedActions = {uR"({"latencyMs":99999,"costNanoUsd":5})"_s};
        must(store.tables->messages.append(made));
    }
    std::vector<AnswerSum> within(int fromMinute, int toMinute)
    {
        return must(store.tables->answerSums.of(store.company, Midnight + Millis::minutes(fromMinute),
                                                Midnight + Millis::minutes(toMinute)));
    }
    StoreFixture store;
};

} // namespace

/// Sums of the AI's answers.
class TestAnswerSums final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSumIsTheSameBeforeAndAfterItIsTakenIn_data()
    {
        QTest::addColumn<int>("taken");
        QTest::newRow("while nothing is taken in") << 0;
        QTest::newRow("while half of it is") << 2;
        QTest::newRow("when all of it is") << 100;
    }
    void aSumIsTheSameBeforeAndAfterItIsTakenIn()
    {
        QFETCH(const int, taken);
        Diary diary;
        const Session session = diary.store.addSession(Midnight);
        diary.answer(session, 5, u"tierdesk-local"_s, 3);
        diary.answer(session, 5, u"gpt \"quoted\""_s, 800, 1200);
        diary.answer(session, 6, u"tierdesk-local"_s, 5);
        diary.answer(session, 90, u"tierdesk-local"_s, 7);
        if (taken > 0)
            must(diary.store.tables->answerSums.advance(taken));
        const auto sums = diary.within(0, 60);
        QCOMPARE(sums.size(), size_t(2));
        QCOMPARE(sums[0].model, u"gpt \"quoted\""_s);
        QCOMPARE(sums[0].latencyMs, 800);
        QCOMPARE(sums[0].costNanoUsd, 1200);
        QCOMPARE(sums[1].model, u"tierdesk-local"_s);
        QCOMPARE(sums[1].answers, 2);
        QCOMPARE(sums[1].latencyMs, 8);
        QCOMPARE(diary.within(60, 120).front().answers, 1);
        QVERIFY(diary.within(120, 180).empty());
    }
    void whatIsTakenInTwiceCountsOnce()
    {
        Diary diary;
        const Session session = diary.store.addSession(Midnight);
        diary.answer(session, 5, u"tierdesk-local"_s, 3);
        QCOMPARE(must(diary.store.tables->answerSums.advance()), 1);
        QCOMPARE(must(diary.store.tables->answerSums.advance()), 0);
        diary.answer(session, 5, u"tierdesk-local"_s, 4);
        QCOMPARE(must(diary.store.tables->answerSums.advance()), 1);
        QCOMPARE(diary.within(5, 6).front().answers, 2);
        QCOMPARE(diary.within(5, 6).front().latencyMs, 7);
    }
};

QTEST_GUILESS_MAIN(TestAnswerSums)
#include "tst_answersums.moc"
