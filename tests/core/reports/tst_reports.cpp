#include "core/reports/CsvReport.h"
#include "core/reports/PdfReport.h"

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <memory>

using namespace tierdesk;

namespace {

ReportTable tableOf(int rows)
{
    ReportTable table;
    table.title = u"Conversation analysis"_s;
    table.period = u"2025-02-01 to 2025-02-28"_s;
    table.summary = {{u"conversations"_s, rows}, {u"mean"_s, QJsonValue::Null}};
    table.columns = {u"id"_s, u"text"_s, u"score"_s};
    for (int i = 0; i < rows; ++i)
        table.rows.push_back({u"conv-%1"_s.arg(i), u"Grüße, “Dana”"_s, .5});
    return table;
}

qsizetype pagesOf(const QByteArray &pdf)
{
    static const QRegularExpression page(u"/Type\\s*/Page[^s]"_s);
    qsizetype count = 0;
    for (auto it = page.globalMatch(QString::fromLatin1(pdf)); it.hasNext(); it.next())
        ++count;
    return count;
}

} // namespace

/// Reports as files.
class TestReports final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvQuotesAndTellsNumbersFromText()
    {
        ReportTable table;
        table.columns = {u"a"_s, u"b"_s};
        table.rows = {
            {u"plain"_s, 12}, {u"with, comma"_s, -.25}, {u"a \"quote\""_s, QJsonValue::Null}, {u"two\nlines"_s, u""_s}};
        QCOMPARE(reports::csvOf(table),
                 QByteArray("a,b\r\nplain,12\r\n\"with, comma\",-0.25\r\n\"a \"\"quote\"\"\",\r\n\"two\nlines\",\r\n"));
    }
    void csvHoldsNoFormula()
    {
        ReportTable table;
        table.columns = {u"a"_s};
        table.rows = {{u"=1+1"_s}, {u"@SUM(A1)"_s}, {u"-x"_s}};
        QCOMPARE(reports::csvOf(table), QByteArray("a\r\n'=1+1\r\n'@SUM(A1)\r\n'-x\r\n"));
    }
    void whatIsCopiedFromAPdfIsWhatWasWritten()
    {
        const QString pdftotext = QStandardPaths::findExecutable(u"pdftotext"_s);
        if (pdftotext.isEmpty())
            QSKIP("not run: pdftotext is not there (packaging/deps tests installs poppler-utils)");
        ReportTable table = tableOf(1);
        table.rows[0][0] = u"conv-phhu2ff3pfi7ffl"_s;
        const auto pdf = reports::pdfOf(table);
        QVERIFY(pdf);
        QProcess reader;
        reader.start(pdftotext, {u"-"_s, u"-"_s});
        QVERIFY(reader.waitForStarted());
        reader.write(*pdf);
        reader.closeWriteChannel();
        QVERIFY(reader.waitForFinished());
        const QByteArray text = reader.readAllStandardOutput();
        QVERIFY2(text.contains("conv-phhu2ff3pfi7ffl"), text.constData());
    }
    void aPdfHasAsManyPagesAsItNeeds()
    {
        const auto one = reports::pdfOf(tableOf(3));
        QVERIFY(one);
        QVERIFY(one->startsWith("%PDF-"));
        QVERIFY(one->trimmed().endsWith("%%EOF"));
        QCOMPARE(pagesOf(*one), 1);
        const auto many = reports::pdfOf(tableOf(500));
        QVERIFY(many);
        QVERIFY(pagesOf(*many) > 5);
        QVERIFY(pagesOf(*reports::pdfOf(tableOf(0))) == 1);
    }
    void aPdfIsMadeOffTheMainThread()
    {
        bool isMade = false;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            const auto pdf = reports::pdfOf(tableOf(50));
            isMade = pdf && pdf->startsWith("%PDF-");
        }));
        thread->start();
        QVERIFY(thread->wait(60'000));
        QVERIFY(isMade);
    }
};

QTEST_MAIN(TestReports)
#include "tst_reports.moc"
