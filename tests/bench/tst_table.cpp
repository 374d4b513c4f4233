#include "core/base/Literals.h"
#include "tests/bench/Table.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <iostream>
#include <limits>
#include <sstream>

using namespace Qt::StringLiterals;
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
        const auto most = u"p99 (aim: at most 10)"_s;
        const auto least = u"share (aim: at least 0.85)"_s;
        QTest::newRow("no aim") << u"turns a second"_s << 1e9 << 0;
        QTest::newRow("below what is at most") << most << 9.9 << 0;
        QTest::newRow("just what is at most") << most << 10.0 << 0;
        QTest::newRow("above what is at most") << most << 10.1 << 1;
        QTest::newRow("above what is at least") << least << 0.9 << 0;
        QTest::newRow("below what is at least") << least << 0.84 << 1;
        QTest::newRow("a thousand") << u"memory (aim: at most 1,000)"_s << 999.0 << 0;
        QTest::newRow("above a thousand") << u"memory (aim: at most 1,000)"_s << 1'001.0 << 1;
        QTest::newRow("no figure at all") << most << std::numeric_limits<double>::quiet_NaN() << 1;
    }
    void anAimIsMetOrMissed()
    {
        QFETCH(const QString, name);
        QFETCH(const double, value);
        const Printed printed;
        Table table;
        table.add(name, value, u"ms"_s);
        QTEST(table.verdict(), "status");
        QCOMPARE(printed.text().contains(u"aim missed: "_s + name), table.verdict() == 1);
    }

    /// Every row is printed and kept all the same, and the end names the missed ones with what they are of.
    void theWholeTableIsThere()
    {
        const Printed printed;
        Table table;
        table.add(u"turns"_s, 5'000, u"/s"_s);
        table.add(u"  p99 (aim: at most 15)"_s, 20, u"ms"_s);
        table.add(u"connections lost (aim: at most 0)"_s, 0, {});
        QCOMPARE(table.verdict(), 1);
        const QStringList lines = printed.text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.last(), u"aim missed: turns, p99 (aim: at most 15): 20 ms"_s);

        QTemporaryDir folder;
        const QString path = folder.filePath(u"bench.json"_s);
        table.save(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].toObject(),
                 (QJsonObject{{u"name"_s, u"  p99 (aim: at most 15)"_s}, {u"value"_s, 20}, {u"unit"_s, u"ms"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
