#include "core/delivery/mail/Mailbox.h"

#include <QtTest/QTest>

#include <numeric>

using namespace tierdesk;
using base::Timestamp;
using delivery::MailboxSearch;
using delivery::MailboxStatus;

namespace {

/// A mailbox that answers as an IMAP server does.
class Box final
{
public:
    explicit Box(std::vector<qint64> uids)
        : m_uids(std::move(uids))
    {}

    [[nodiscard]] MailboxStatus status() const
    {
        return {7, m_uids.empty() ? 1 : m_uids.back() + 1, static_cast<qint64>(m_uids.size())};
    }
    /// Of "UID SEARCH 2:5 UID 1:100".
    [[nodiscard]] QByteArray answer(const QByteArray &command)
    {
        ++calls;
        const QList<QByteArray> words = command.split(' ');
        const QList<QByteArray> places = words[2].split(':');
        const qint64 count = static_cast<qint64>(m_uids.size());
        const qint64 first = places[0].toLongLong();
        const qint64 last = places[1] == "*" ? count : places[1].toLongLong();
        const qint64 highest = words[4].split(':')[1].toLongLong();
        QByteArray line = "* SEARCH";
        for (qint64 place = first; place <= std::min(last, count); ++place) {
            if (const qint64 uid = m_uids[static_cast<size_t>(place - 1)]; uid <= highest)
                line += ' ' + QByteArray::number(uid);
        }
        longest = std::max(longest, line.size());
        return line + "\r\n";
    }
    void remove(qint64 uid) { m_uids.erase(std::find(m_uids.begin(), m_uids.end(), uid)); }
    void add(qint64 uid) { m_uids.push_back(uid); }

    int calls = 0;
    qsizetype longest = 0; ///< of the answers' lines

private:
    std::vector<qint64> m_uids;
};

std::vector<qint64> range(qint64 first, qint64 last)
{
    std::vector<qint64> uids(static_cast<size_t>(last - first + 1));
    std::iota(uids.begin(), uids.end(), first);
    return uids;
}

std::vector<qint64> joined(std::vector<qint64> first, const std::vector<qint64> &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

} // namespace

/// What is asked of a mailbox, and what its answers are believed.
class TestMailbox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStatusIsRead_data();
    void theStatusIsRead();
    void whatIsNewIsFound_data();
    void whatIsNewIsFound();
    void whatIsRemovedMeanwhileHidesNothing();
    void whatComesMeanwhileWaits();
    void onlyWhatCanBeThereIsBelieved();
    void aDayIsAskedForThroughout();
};

void TestMailbox::theStatusIsRead_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<qint64>("next");
    QTest::addColumn<qint64>("mails");
    QTest::newRow("in any order") << QByteArray("* STATUS INBOX (MESSAGES 3 UIDNEXT 9 UIDVALIDITY 7)\r\n") << qint64(9)
                                  << qint64(3);
    QTest::newRow("of an empty mailbox") << QByteArray("* STATUS \"INBOX\" (UIDVALIDITY 7 UIDNEXT 1 MESSAGES 0)\r\n")
                                         << qint64(1) << qint64(0);
    QTest::newRow("of a folder with a name like that")
        << QByteArray("* STATUS \"MESSAGES 4 (UIDNEXT 5\" (UIDVALIDITY 7 UIDNEXT 2 MESSAGES 1)\r\n") << qint64(2)
        << qint64(1);
    QTest::newRow("without a number") << QByteArray("* STATUS INBOX (UIDVALIDITY 7 UIDNEXT 9)\r\n") << qint64(0)
                                      << qint64(0);
    QTest::newRow("of nothing") << QByteArray() << qint64(0) << qint64(0);
}

void TestMailbox::theStatusIsRead()
{
    QFETCH(QByteArray, answer);
    QFETCH(qint64, next);
    const auto status = delivery::statusFrom(answer);
    QCOMPARE(bool(status), next > 0);
    if (!status) {
        QCOMPARE(status.error().fault, base::Fault::Unavailable);
        return;
    }
    QCOMPARE(status->validity, qint64(7));
    QCOMPARE(status->next, next);
    QTEST(status->mails, "mails");
}

void TestMailbox::whatIsNewIsFound_data()
{
    QTest::addColumn<std::vector<qint64>>("lying");
    QTest::addColumn<qint64>("above");
    QTest::addColumn<std::vector<qint64>>("found");
    QTest::addColumn<int>("calls");
    QTest::newRow("none where none lie") << std::vector<qint64>() << qint64(0) << std::vector<qint64>() << 0;
    QTest::newRow("one behind thousands") << range(1, 5001) << qint64(5000) << range(5001, 5001) << 1;
    QTest::newRow("all of a few") << range(1, 3) << qint64(0) << range(1, 3) << 1;
    QTest::newRow("a backlog of thousands") << range(1, 4100) << qint64(600) << range(601, 4100) << 8;
    QTest::newRow("to the edge of what is asked for") << range(1, 1000) << qint64(500) << range(501, 1000) << 2;
    const std::vector<qint64> late = range(4'000'000'000, 4'000'000'002);
    QTest::newRow("behind a wide gap") << joined(range(1, 10), late) << qint64(10) << late << 1;
    QTest::newRow("behind a gap whose mails are gone") << late << qint64(10) << late << 1;
    QTest::newRow("long numbers") << range(4'294'960'000, 4'294'967'000) << qint64(5)
                                  << range(4'294'960'000, 4'294'967'000) << 15;
}

void TestMailbox::whatIsNewIsFound()
{
    QFETCH(std::vector<qint64>, lying);
    QFETCH(qint64, above);
    Box box(lying);
    MailboxSearch search(box.status(), above);
    while (!search.isDone())
        search.take(box.answer(search.command()));
    QTEST(search.uids(), "found");
    QTEST(box.calls, "calls");
    QVERIFY(box.longest < 8 << 10); // where libcurl begins to cut
}

void TestMailbox::whatIsRemovedMeanwhileHidesNothing()
{
    Box box(range(1, 1600));
    MailboxSearch search(box.status(), 100);
    // Before the first question the newest, behind it old and new ones.
    box.remove(1600);
    search.take(box.answer(search.command()));
    for (qint64 uid = 1; uid <= 50; ++uid)
        box.remove(uid);
    box.remove(700);
    while (!search.isDone())
        search.take(box.answer(search.command()));
    std::vector<qint64> expected = range(101, 1599);
    expected.erase(std::find(expected.begin(), expected.end(), 700));
    QCOMPARE(search.uids(), expected);
}

void TestMailbox::whatComesMeanwhileWaits()
{
    Box box(range(1, 10));
    MailboxSearch search(box.status(), 5);
    box.add(11);
    search.take(box.answer(search.command()));
    QVERIFY(search.isDone());
    QCOMPARE(search.uids(), range(6, 10)); // the eleventh is the next look's
}

void TestMailbox::onlyWhatCanBeThereIsBelieved()
{
    MailboxSearch search({7, 100, 40}, 60);
    search.take("* 40 EXISTS\r\n* SEARCH 98 0 -5 61 9861 x 100 98\r\n* SEARCH 60 62\r\n");
    QVERIFY(search.isDone());
    QCOMPARE(search.uids(), (std::vector<qint64>{61, 62, 98}));
}

void TestMailbox::aDayIsAskedForThroughout()
{
    Box box(range(1, 1200));
    MailboxSearch search(box.status(), Timestamp{1'800'000'000'000});
    QCOMPARE(search.command(), QByteArray("UID SEARCH 701:* UID 1:1200 SINCE 15-Jan-2027"));
    QByteArrayList asked;
    while (!search.isDone()) {
        asked.append(search.command());
        search.take("* SEARCH\r\n"); // one without any says nothing of the others
    }
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked.last(), QByteArray("UID SEARCH 1:200 UID 1:1200 SINCE 15-Jan-2027"));
    QVERIFY(search.uids().empty());
}

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
