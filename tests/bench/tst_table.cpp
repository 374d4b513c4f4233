#include "tests/bench/Table.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <iostream>
#include <limits>
#include <sstream>

using namespace tierdesk::bench;

namespace {

/// What is printed while it lives.
class Printed
{
public:
    Printed()
        : m_before(std::cout.rdbuf(m_text.rdbuf()))
    {}
    ~Printed() { std::cout.rdbuf(m_before); }
    [[nodiscard]] QString text() const { return QString::fromStdString(m_text.str()); }

private:
    std::ostringstream m_text;
    std::streambuf *m_before;
};

} // namespace

/// What a run of the benchmark ends with.
class TestTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAimIsMetOrMissed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("status");
        const auto most = QStringLiteral("p99 (aim: at most 10)");
        const auto least = QStringLiteral("share (aim: at least 0.85)");
        QTest::newRow("no aim") << QStringLiteral("turns a second") << 1e9 << 0;
        QTest::newRow("below what is at most") << most << 9.9 << 0;
        QTest::newRow("just what is at most") << most << 10.0 << 0;
        QTest::newRow("above what is at most") << most << 10.1 << 1;
        QTest::newRow("above what is at least") << least << 0.9 << 0;
        QTest::newRow("below what is at least") << least << 0.84 << 1;
        QTest::newRow("a thousand") << QStringLiteral("memory (aim: at most 1,000)") << 999.0 << 0;
        QTest::newRow("above a thousand") << QStringLiteral("memory (aim: at most 1,000)") << 1'001.0 << 1;
        QTest::newRow("no figure at all") << most << std::numeric_limits<double>::quiet_NaN() << 1;
    }
    void anAimIsMetOrMissed()
    {
        QFETCH(const QString, name);
        QFETCH(const double, value);
        const Printed printed;
        Table table;
        table.add(name, value, QStringLiteral("ms"));
        QTEST(table.verdict(), "status");
        QCOMPARE(printed.text().contains(QStringLiteral("aim missed: ") + name), table.verdict() == 1);
    }

    /// Every row is printed and kept all the same, and the end names the missed ones with what they are of.
    void theWholeTableIsThere()
    {
        const Printed printed;
        Table table;
        table.add(QStringLiteral("turns"), 5'000, QStringLiteral("/s"));
        table.add(QStringLiteral("  p99 (aim: at most 15)"), 20, QStringLiteral("ms"));
        table.add(QStringLiteral("connections lost (aim: at most 0)"), 0, {});
        QCOMPARE(table.verdict(), 1);
        const QStringList lines = printed.text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.last(), QStringLiteral("aim missed: turns, p99 (aim: at most 15): 20 ms"));

        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("bench.json"));
        table.save(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].toObject(), (QJsonObject{{QStringLiteral("name"), QStringLiteral("  p99 (aim: at most 15)")},
                                                  {QStringLiteral("value"), 20},
                                                  {QStringLiteral("unit"), QStringLiteral("ms")}}));
    }
};

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
