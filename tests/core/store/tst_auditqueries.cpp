#include "core/store/AuditQueries.h"
#include "tests/core/store/StoreFixture.h"

#include <limits>

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

namespace {

constexpr Timestamp Start{1'000'000};

/// A company's journal.
class Book final : public StoreFixture
{
public:
    qint64 write(const char *command, const char *actor, SessionKey session = {}, CompanyId of = {})
    {
        JournalEntry entry;
        entry.company = of.isSet() ? of : company;
        entry.at = Start + Millis::seconds(++m_written);
        entry.actor = {.kind = Actor::Kind::Client, .user = {}, .name = QLatin1String(actor), .from = {}};
        entry.command = QLatin1String(command);
        entry.session = session;
        return must(tables->journal.append(entry));
    }
    AuditFilter all(int limit = 100, int offset = 0) const
    {
        AuditFilter filter;
        filter.company = company;
        filter.limit = limit;
        filter.offset = offset;
        return filter;
    }
    AuditPage page(const AuditFilter &filter) { return must(AuditQueries(*database).page(filter)); }
    std::vector<qint64> seqs(const AuditFilter &filter)
    {
        std::vector<qint64> found;
        for (const AuditRow &row : page(filter).rows)
            found.push_back(row.seq);
        return found;
    }

private:
    int m_written = 0;
};

using Seqs = std::vector<qint64>;

} // namespace

/// The journal as the platform door's audit pages through it.
class TestAuditQueries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonIsWhoDidItAndWhomItConcerned()
    {
        Book book;
        const Session dana = book.addSession(Start, [](Session &s) { s.customerRef = u"dana"_s; });
        const Session tom = book.addSession(Start, [](Session &s) { s.customerRef = u"tom"_s; });
        const qint64 hers = book.write("session.start", "shop", dana.key);
        book.write("session.start", "shop", tom.key);
        const qint64 both = book.write("message.take", "dana", dana.key);
        const qint64 byHer = book.write("config.save", "dana");
        AuditFilter filter = book.all();
        filter.person = u"dana"_s;
        QCOMPARE(book.seqs(filter), (Seqs{byHer, both, hers}));
        QCOMPARE(book.page(filter).total, 3);
        filter.commands = {u"config.save"_s, u"session.start"_s, u"config.save"_s};
        QCOMPARE(book.seqs(filter), (Seqs{byHer, hers}));
        filter.session = dana.id;
        QCOMPARE(book.seqs(filter), Seqs{hers});
        QCOMPARE(book.page(filter).rows.front().sessionId, dana.id);
    }

    void anotherCompanysRowsAreNotThere()
    {
        Book book;
        const CompanyId other = book.addCompany(u"other"_s);
        const Session theirs = book.addSession(Start, [other](Session &s) {
            s.company = other;
            s.customerRef = u"dana"_s;
        });
        book.write("config.save", "dana", {}, other);
        book.write("message.take", "shop", theirs.key, other);
        AuditFilter filter = book.all();
        QCOMPARE(book.page(filter).total, 0);
        filter.person = u"dana"_s;
        QCOMPARE(book.page(filter).total, 0);
        filter.person.clear();
        filter.session = theirs.id;
        QCOMPARE(book.page(filter).total, 0);
        filter.session.clear();
        filter.commands = {u"config.save"_s};
        QCOMPARE(book.page(filter).total, 0);
    }

    void timesAreFromToBefore()
    {
        Book book;
        const Seqs written{book.write("a.a", "x"), book.write("a.a", "x"), book.write("a.a", "x")};
        AuditFilter filter = book.all();
        filter.from = Start + Millis::seconds(2);
        QCOMPARE(book.seqs(filter), (Seqs{written[2], written[1]}));
        filter.to = Start + Millis::seconds(3);
        QCOMPARE(book.seqs(filter), Seqs{written[1]});
    }

    void theTotalIsExactUpToItsBoundAndNeverShortOfAPage()
    {
        constexpr int Bound = AuditQueries::CountedBeyond;
        Book book;
        must(book.database->begin());
        for (int i = 0; i < Bound + 10; ++i)
            book.write("a.a", "x");
        must(book.database->commit());
        AuditPage page = book.page(book.all(10));
        QCOMPARE(page.total, Bound + 10);
        QVERIFY(page.isTotalExact);
        page = book.page(book.all(9));
        QCOMPARE(page.total, Bound + 10); // one more than was counted for certain
        QVERIFY(!page.isTotalExact);
        must(book.database->begin());
        for (int i = 0; i < 500; ++i)
            book.write("b.b", "y");
        must(book.database->commit());
        // Who goes on until the total is reached has seen all.
        qint64 seen = 0;
        qint64 total = 1;
        qint64 before = std::numeric_limits<qint64>::max();
        while (seen < total) {
            page = book.page(book.all(1000, static_cast<int>(seen)));
            QVERIFY(!page.rows.empty());
            for (const AuditRow &row : page.rows) {
                QVERIFY(row.seq < before);
                before = row.seq;
            }
            seen += static_cast<qint64>(page.rows.size());
            total = page.total;
        }
        QCOMPARE(seen, Bound + 510);
        QVERIFY(page.isTotalExact);
        page = book.page(book.all(100, 20'000));
        QVERIFY(page.rows.empty());
        QCOMPARE(page.total, Bound + 510);
    }
};

QTEST_GUILESS_MAIN(TestAuditQueries)
#include "tst_auditqueries.moc"
