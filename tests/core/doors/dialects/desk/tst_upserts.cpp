#include "tests/core/doors/dialects/desk/DeskRoutes.h"

using namespace tierdesk;
using namespace tierdesk::dialects;

namespace {

constexpr int Many = 1'003; ///< several slices

QByteArray customers(int count)
{
    QJsonArray rows;
    for (int i = 0; i < count; ++i) {
        QJsonObject row{{u"ref"_s, u"cust-%1"_s.arg(i)}};
        if (i % 100 == 99)
            row.insert(u"isVip"_s, u"yes"_s); // no boolean
        rows.append(row);
    }
    return base::toJson(rows);
}

} // namespace

/// Rows that a company brings.
class TestUpserts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRepeatBetweenTwoSlicesIsTheSameRequest()
    {
        tests::DeskRoutes door({&desk::addUpserts});
        const QByteArray rows = customers(Many);
        const auto ask = [&] {
            return door.begin(Method::Post, u"/customers"_s, rows, Role::Supervisor, {{"idempotency-key", "all"}});
        };
        const auto first = ask();
        const auto repeat = ask();
        const tests::Answered answered = tests::DeskRoutes::end(first);
        QCOMPARE(answered.status, 200);
        QCOMPARE(answered[u"accepted"].toInt(), Many - Many / 100);
        const QJsonArray errors = answered[u"errors"].toArray();
        QCOMPARE(errors.size(), Many / 100);
        QCOMPARE(errors.last()[u"row"].toInt(), 999);
        QCOMPARE(tests::DeskRoutes::end(repeat).body, answered.body);
        QCOMPARE(tests::DeskRoutes::end(ask()).body, answered.body);
        // Each row was put in once.
        int put = 0;
        const auto journal =
            door.fixture.command<std::vector<store::JournalEntry>>([&](engine::CommandContext &context) {
                store::JournalFilter filter;
                filter.company = door.fixture.company.id;
                filter.command = u"customers.upsert"_s;
                filter.limit = 500;
                return context.store().journal.list(filter);
            });
        QVERIFY(journal);
        for (const store::JournalEntry &each : *journal) {
            const auto told = base::parseJsonObject(each.after);
            QVERIFY(told);
            put += (*told)[u"accepted"].toInt() + (*told)[u"refused"].toInt();
        }
        QCOMPARE(put, Many + 2); // and the fixture's two
    }
};

QTEST_GUILESS_MAIN(TestUpserts)
#include "tst_upserts.moc"
