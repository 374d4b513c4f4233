#include "core/base/Result.h"
#include "core/store/QtCursor.h"
#include "core/store/SqliteCursor.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlDriver>
#include <QtTest/QTest>

#include <limits>

using namespace tierdesk;
using store::Cursor;

/// The two ways to a prepared statement agree, row for row.
class TestCursor : public QObject
{
    Q_OBJECT

    using Prepare = std::function<base::Result<std::unique_ptr<Cursor>>(const QString &)>;

    QSqlDatabase m_connection;
    void *m_handle = nullptr;

    [[nodiscard]] std::unique_ptr<Cursor> cursor(const QString &sql) const
    {
        auto prepared = prepare(sql);
        if (!prepared)
            qFatal("%s", qPrintable(prepared.error().message));
        return std::move(*prepared);
    }
    [[nodiscard]] base::Result<std::unique_ptr<Cursor>> prepare(const QString &sql) const
    {
        QFETCH(bool, isOwn);
        return isOwn ? store::SqliteCursor::prepare(m_handle, sql) : store::QtCursor::prepare(m_connection, sql);
    }
    void run(const QString &sql) const
    {
        const auto each = cursor(sql);
        QVERIFY(each->run().has_value());
        each->finish();
    }
    static void bothWays()
    {
        QTest::addColumn<bool>("isOwn");
        QTest::newRow("SQLite's own") << true;
        QTest::newRow("Qt SQL") << false;
    }

private Q_SLOTS:
    void init()
    {
        m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"cursors"_s);
        m_connection.setDatabaseName(u":memory:"_s);
        QVERIFY(m_connection.open());
        const QVariant handle = m_connection.driver()->handle();
        m_handle = *static_cast<void *const *>(handle.constData());
        run(u"create table thing (id integer primary key, name text not null unique, size integer, "
            "weight real, raw blob)"_s);
    }
    void columnsHaveTheirNames_data() { bothWays(); }
    void columnsHaveTheirNames()
    {
        const auto read = cursor(u"select name, size as many from thing"_s);
        QVERIFY(read->run().has_value());
        QCOMPARE(read->columnName(0), u"name"_s);
        QCOMPARE(read->columnName(1), u"many"_s);
    }
    void cleanup()
    {
        m_connection.close();
        m_connection = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"cursors"_s);
    }

    void whatIsBoundIsRead_data() { bothWays(); }
    void whatIsBoundIsRead()
    {
        const auto insert = cursor(u"insert into thing (name, size, weight, raw) values (?, ?, ?, ?)"_s);
        const QString name = u"Zoë 🧡 \u202eمرحبا"_s;
        insert->bindText(0, name.toUtf8());
        insert->bindInteger(1, std::numeric_limits<qint64>::min());
        insert->bindReal(2, -0.25);
        insert->bindBlob(3, QByteArray("\0\xff\0", 3));
        QVERIFY(insert->run().has_value());
        QCOMPARE(insert->lastKey(), 1);
        QCOMPARE(insert->changedRows(), 1);
        insert->finish();
        insert->bindText(0, {});
        insert->bindNull(1);
        insert->bindNull(2);
        insert->bindBlob(3, {});
        QVERIFY(insert->run().has_value());
        QCOMPARE(insert->lastKey(), 2);
        insert->finish();
        QVERIFY(!insert->isActive());

        const auto select = cursor(u"select name, size, weight, raw from thing where id >= ? order by id"_s);
        select->bindInteger(0, 1);
        QVERIFY(select->run().has_value());
        QVERIFY(select->isActive());
        QVERIFY(select->next());
        QCOMPARE(select->text(0), name);
        QCOMPARE(select->bytes(0), name.toUtf8());
        QCOMPARE(select->integer(1), std::numeric_limits<qint64>::min());
        QCOMPARE(select->real(2), -0.25);
        QCOMPARE(select->bytes(3), QByteArray("\0\xff\0", 3));
        QVERIFY(!select->isNull(3));
        QVERIFY(select->next());
        QVERIFY(!select->isNull(0));
        QCOMPARE(select->text(0), QString());
        QVERIFY(select->isNull(1));
        QCOMPARE(select->integer(1), 0);
        QCOMPARE(select->real(2), 0.0);
        QVERIFY(!select->isNull(3));
        QVERIFY(select->bytes(3).isEmpty());
        QVERIFY(!select->next());
        QVERIFY(!select->next());
        QVERIFY(select->error().has_value());
        select->finish();
    }

    void aReaderIsNotDisturbedByAnother_data() { bothWays(); }
    void aReaderIsNotDisturbedByAnother()
    {
        for (const char *name : {"a", "b", "c"})
            run(u"insert into thing (name) values ('%1')"_s.arg(QLatin1String(name)));
        const auto outer = cursor(u"select id, name from thing order by id"_s);
        const auto inner = cursor(u"select count(*) from thing where id < ?"_s);
        QVERIFY(outer->run().has_value());
        QStringList seen;
        while (outer->next()) {
            inner->bindInteger(0, outer->integer(0));
            QVERIFY(inner->run().has_value());
            QVERIFY(inner->next());
            seen += outer->text(1) + QString::number(inner->integer(0));
            inner->finish();
        }
        QCOMPARE(seen, QStringList({u"a0"_s, u"b1"_s, u"c2"_s}));
        outer->finish();
    }

    void aTakenKeyIsAConflictThatNamesItsColumn_data() { bothWays(); }
    void aTakenKeyIsAConflictThatNamesItsColumn()
    {
        const auto insert = cursor(u"insert into thing (name) values (?)"_s);
        for (const bool isFirst : {true, false}) {
            insert->bindText(0, "kettle");
            const auto done = insert->run();
            QCOMPARE(done.has_value(), isFirst);
            if (!isFirst) {
                QCOMPARE(done.error().fault, base::Fault::Conflict);
                QCOMPARE(done.error().details[u"column"].toString(), u"name"_s);
                QVERIFY(!insert->next());
            }
            insert->finish();
        }
        // And is as good as new.
        insert->bindText(0, "pot");
        QVERIFY(insert->run().has_value());
        insert->finish();
    }

    void whatIsWrongIsSaid_data() { bothWays(); }
    void whatIsWrongIsSaid()
    {
        const auto unknown = prepare(u"select x from nowhere"_s);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().fault, base::Fault::StorageFailed);
        QVERIFY2(unknown.error().message.contains(u"nowhere"), qPrintable(unknown.error().message));

        const auto missing = cursor(u"insert into thing (size) values (?)"_s);
        missing->bindInteger(0, 1);
        const auto refused = missing->run();
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"NOT NULL"), qPrintable(refused.error().message));
        missing->finish();

        // The second row can't be made.
        const auto half = cursor(u"select abs(column1) from (values (-1), (-9223372036854775807 - 1))"_s);
        QVERIFY(half->run().has_value());
        QVERIFY(half->next());
        QCOMPARE(half->integer(0), 1);
        QVERIFY(!half->next());
        const auto broken = half->error();
        QVERIFY(!broken);
        QVERIFY2(broken.error().message.contains(u"overflow"), qPrintable(broken.error().message));
        half->finish();
    }
};

QTEST_GUILESS_MAIN(TestCursor)
#include "tst_cursor.moc"
