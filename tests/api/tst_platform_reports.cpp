#include "tests/support/Program.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

using tierdesk::tests::HttpAnswer;
using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;

namespace {

/// What @p program prints of @p input; empty where it fails.
QByteArray printedBy(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool isGood = process.waitForFinished(60'000) && process.exitCode() == 0;
    return isGood ? process.readAllStandardOutput() : QByteArray();
}

/// A cell of JSON as it is to stand in CSV.
QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble()) : value.toString();
}

} // namespace

/// A report of conversations that were had with the real program, in its three formats: the same rows in each, read by
/// others' programs.
class TestPlatformReports final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_program.start(), m_program.output().constData());
        m_begun = QDateTime::currentDateTimeUtc();
        m_conversations = {talk("web", "Where is my order?"),
                           talk("email", "This is horrible, \"great\" service, and I am very angry with you!"),
                           talk("sms", "Thank you, that is a wonderful tent")};
        HttpClient client(m_program.base());
        const auto closed = client.send("DELETE", u"/api/session/"_s + m_conversations[0]);
        QVERIFY2(closed.status == 200, closed.body.constData());
        const HttpAnswer json = made("json", {});
        QCOMPARE(json.header("Content-Type"), QByteArray("application/json"));
        m_report = json.json();
    }
    void itsRowsAreTheConversations()
    {
        const QJsonArray rows = m_report[u"conversations"].toArray();
        QStringList ids;
        for (const QJsonValue &row : rows)
            ids.append(row[u"conversation_id"].toString());
        QCOMPARE(ids, m_conversations);
        QCOMPARE(m_report[u"summary"][u"conversations"].toInt(), 3);
        QCOMPARE(m_report[u"summary"][u"resolved"].toInt(), 1);
        QCOMPARE(rows[0][u"channel"].toString(), u"web"_s);
        QCOMPARE(rows[0][u"status"].toString(), u"resolved"_s);
        QVERIFY(rows[0][u"resolution_time"].isDouble());
        QCOMPARE(rows[1][u"channel"].toString(), u"email"_s);
        QCOMPARE(rows[1][u"sentiment"].toString(), u"negative"_s);
        QCOMPARE(rows[2][u"sentiment"].toString(), u"positive"_s);
        QVERIFY(rows[2][u"resolution_time"].isNull());
    }
    void theGuidesFilterLeavesTheNegativeOnes()
    {
        const QJsonArray rows = made("json", {{u"sentiment"_s, u"negative"_s}}).json()[u"conversations"].toArray();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0], m_report[u"conversations"][1]);
    }
    void csvHasTheSameRows()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty())
            QSKIP("not run: python3 is not there (packaging/deps tests installs it)");
        const HttpAnswer csv = made("csv", {});
        QVERIFY(csv.header("Content-Type").startsWith("text/csv"));
        const QByteArray read =
            printedBy(python,
                      {u"-c"_s, u"import csv, io, json, sys; text = sys.stdin.buffer.read().decode(); "
                                "print(json.dumps(list(csv.reader(io.StringIO(text, newline='')))))"_s},
                      csv.body);
        const QJsonArray lines = QJsonDocument::fromJson(read).array();
        QCOMPARE(lines.size(), m_conversations.size() + 1);
        for (qsizetype i = 0; i < m_conversations.size(); ++i) {
            const QJsonObject row = m_report[u"conversations"][i].toObject();
            QCOMPARE(lines[0].toArray().size(), row.size());
            for (qsizetype column = 0; column < row.size(); ++column)
                QCOMPARE(lines[i + 1][column].toString(), textOf(row[lines[0][column].toString()]));
        }
        m_columns = lines[0].toArray();
    }
    void pdfHasTheSameRows()
    {
        const QString pdftotext = QStandardPaths::findExecutable(u"pdftotext"_s);
        if (pdftotext.isEmpty())
            QSKIP("not run: pdftotext is not there (packaging/deps tests installs poppler-utils)");
        if (m_columns.isEmpty())
            QSKIP("not run: the order of the columns is read with Python (packaging/deps tests installs it)");
        const HttpAnswer pdf = made("pdf", {});
        QCOMPARE(pdf.header("Content-Type"), QByteArray("application/pdf"));
        const QString text = QString::fromUtf8(printedBy(pdftotext, {u"-layout"_s, u"-"_s, u"-"_s}, pdf.body));
        QVERIFY2(text.contains("conversations: 3"_L1), qPrintable(text));
        QStringList lines;
        for (const QString &line : text.split(u'\n'))
            lines.append(line.simplified());
        for (const QString &id : m_conversations) {
            const QJsonObject row = m_report[u"conversations"][m_conversations.indexOf(id)].toObject();
            QStringList cells;
            for (const QJsonValue &column : m_columns) {
                if (const QString cell = textOf(row[column.toString()]); !cell.isEmpty())
                    cells.append(cell);
            }
            QVERIFY2(lines.contains(cells.join(u' ')), qPrintable(cells.join(u' ') + u'\n' + text));
        }
    }

private:
    /// The id of a conversation of somebody's own.
    [[nodiscard]] QString talk(const char *channel, const char *message)
    {
        HttpClient client(m_program.base());
        const auto begun =
            client.post(u"/chatbot/conversation"_s, {{u"user_id"_s, u"reader-"_s + QLatin1String(channel)},
                                                     {u"channel"_s, QLatin1String(channel)},
                                                     {u"initial_message"_s, QLatin1String(message)}});
        if (begun.status != 201)
            qFatal("no conversation: %s", begun.body.constData());
        return begun.json()[u"conversation_id"].toString();
    }
    /// A report of all since the test began, as it is fetched.
    [[nodiscard]] HttpAnswer made(const char *format, const QJsonObject &filters)
    {
        HttpClient client(m_program.base());
        const QJsonObject period{{u"start"_s, m_begun.toString(Qt::ISODateWithMs)},
                                 {u"end"_s, m_begun.addDays(1).toString(Qt::ISODateWithMs)}};
        const auto asked = client.post(u"/analytics/reports"_s, {{u"report_type"_s, u"conversation_analysis"_s},
                                                                 {u"time_period"_s, period},
                                                                 {u"filters"_s, filters},
                                                                 {u"format"_s, QLatin1String(format)}});
        if (asked.status != 202)
            qFatal("no report: %s", asked.body.constData());
        const QString path = u"/analytics/reports/"_s + asked.json()[u"report_id"].toString();
        QJsonObject state;
        const bool isMade = QTest::qWaitFor(
            [&] {
                state = client.get(path).json();
                return state[u"status"].toString() == u"completed";
            },
            60'000);
        if (!isMade)
            qWarning("the report is not made");
        return client.get(path + u"/download"_s);
    }

    Program m_program;
    QDateTime m_begun;
    QStringList m_conversations; ///< in the order of their beginning
    QJsonObject m_report;
    QJsonArray m_columns;
};

QTEST_GUILESS_MAIN(TestPlatformReports)
#include "tst_platform_reports.moc"
