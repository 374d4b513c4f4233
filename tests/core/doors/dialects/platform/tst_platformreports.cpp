#include "tests/core/doors/dialects/platform/PlatformDoor.h"

#include <QtCore/QRegularExpression>

using namespace tierdesk;
using namespace tierdesk::dialects;
using tests::PlatformDoor;

namespace {

QJsonObject asking(const char *format, const QJsonObject &filters = {})
{
    return {
        {u"report_type"_s, u"conversation_analysis"_s},
        {u"time_period"_s, QJsonObject{{u"start"_s, u"2020-01-01T00:00:00Z"_s}, {u"end"_s, u"2029-12-31T23:59:59Z"_s}}},
        {u"filters"_s, filters},
        {u"format"_s, QLatin1String(format)}};
}

} // namespace

/// The analytics service's reports.
class TestPlatformReports final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_first = m_door.start(u"Where is my order ORD-9876?"_s);
        m_door.fixture.clock.advance(Millis::minutes(1));
        QVERIFY(!m_door.start(u"This is horrible! I am so angry with you!"_s, u"cust-tom"_s).isEmpty());
        m_door.fixture.clock.advance(Millis::minutes(19));
        QVERIFY(m_door.fixture.command<Session>([&](engine::CommandContext &context) {
            return engine::commands::resolve(context, {m_door.fixture.company.id, m_first, Resolution()});
        }));
    }
    void aReportIsMadeAsideAndFetched()
    {
        const auto asked = m_door.post("/analytics/reports", asking("json"));
        QCOMPARE(asked.status, 202);
        QVERIFY(asked[u"report_id"].toString().startsWith(u"rep-"));
        QCOMPARE(asked[u"status"].toString(), u"generating"_s);
        QVERIFY(asked[u"download_url"].isNull());
        QVERIFY(base::timestampFromIso(asked[u"estimated_completion_time"].toString()));
        const auto done = waitFor(asked);
        QCOMPARE(done[u"status"].toString(), u"completed"_s);
        QCOMPARE(done[u"progress"].toInt(), 100);
        QCOMPARE(done[u"download_url"].toString(),
                 u"https://desk.example/analytics/reports/%1/download"_s.arg(asked[u"report_id"].toString()));
        const auto report = m_door.get(path(asked) + "/download");
        QCOMPARE(report.status, 200);
        QCOMPARE(report.whole.contentType, QByteArray("application/json"));
        QVERIFY(report.header("Content-Disposition").contains(".json\""));
        QCOMPARE(report[u"summary"][u"conversations"].toInt(), 2);
        QCOMPARE(report[u"summary"][u"resolved"].toInt(), 1);
        QCOMPARE(report[u"summary"][u"average_resolution_time"].toInt(), 1200);
        const QJsonArray rows = report[u"conversations"].toArray();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0][u"conversation_id"].toString(), m_first);
        QCOMPARE(rows[0][u"channel"].toString(), u"web"_s);
        QCOMPARE(rows[0][u"status"].toString(), u"resolved"_s);
        QCOMPARE(rows[0][u"resolution_time"].toInt(), 1200);
        QVERIFY(rows[1][u"resolution_time"].isNull());
        QCOMPARE(rows[1][u"sentiment"].toString(), u"negative"_s);
    }
    void filtersLeaveOut_data()
    {
        QTest::addColumn<QJsonObject>("filters");
        QTest::addColumn<int>("rows");
        QTest::newRow("negative ones") << QJsonObject{{u"sentiment"_s, u"negative"_s}} << 1;
        QTest::newRow("positive ones") << QJsonObject{{u"sentiment"_s, u"positive"_s}} << 0;
        QTest::newRow("long ones") << QJsonObject{{u"resolution_time_min"_s, 600}} << 1;
        QTest::newRow("short ones") << QJsonObject{{u"resolution_time_max"_s, 600}} << 0;
        QTest::newRow("by e-mail") << QJsonObject{{u"channel"_s, u"email"_s}} << 0;
        QTest::newRow("by the guide's word for chat") << QJsonObject{{u"channel"_s, u"web"_s}} << 2;
        QTest::newRow("by chat") << QJsonObject{{u"channel"_s, u"chat"_s}} << 2;
    }
    void filtersLeaveOut()
    {
        QFETCH(const QJsonObject, filters);
        QFETCH(const int, rows);
        const auto asked = m_door.post("/analytics/reports", asking("csv", filters));
        QCOMPARE(waitFor(asked)[u"status"].toString(), u"completed"_s);
        const auto report = m_door.get(path(asked) + "/download");
        QCOMPARE(report.whole.contentType, QByteArray("text/csv; charset=utf-8"));
        QCOMPARE(report.whole.body, "csv of " + QByteArray::number(rows));
    }
    void whatCannotBePrintedFails()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a report failed"_s));
        const auto asked = m_door.post("/analytics/reports", asking("pdf"));
        QCOMPARE(asked.status, 202);
        QCOMPARE(waitFor(asked)[u"status"].toString(), u"failed"_s);
        const auto report = m_door.get(path(asked) + "/download");
        QCOMPARE(report.status, 409);
        QCOMPARE(report[u"code"].toString(), u"ConflictException"_s);
    }
    void aReportThatARestartCameUponIsMadeAfterAll()
    {
        keepLost(u"rep-lost"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_door.get("/analytics/reports/rep-lost")[u"status"].toString(), u"completed"_s,
                                  30'000);
    }
    void itsDownloadHasItMadeToo()
    {
        keepLost(u"rep-fetched"_s);
        QCOMPARE(m_door.get("/analytics/reports/rep-fetched/download").status, 409);
        QTRY_COMPARE_WITH_TIMEOUT(m_door.get("/analytics/reports/rep-fetched/download").status, 200, 30'000);
    }
    void whoeverAsksItIsMadeOnce()
    {
        const int before = m_door.press.printed;
        keepLost(u"rep-once"_s, "csv");
        QTRY_COMPARE_WITH_TIMEOUT(m_door.get("/analytics/reports/rep-once")[u"status"].toString(), u"completed"_s,
                                  30'000);
        // A later one is made after all that was asked for before it.
        QCOMPARE(waitFor(m_door.post("/analytics/reports", asking("csv")))[u"status"].toString(), u"completed"_s);
        QCOMPARE(m_door.press.printed - before, 2);
    }
    void aCompanyHasSixReportsWaiting()
    {
        std::vector<PlatformDoor::Answered> all;
        {
            const QMutexLocker nothingIsPrinted(&m_door.press.paper);
            for (int i = 0; i < 6; ++i) {
                all.push_back(m_door.post("/analytics/reports", asking("csv")));
                QCOMPARE(all.back().status, 202);
            }
            const auto refused = m_door.post("/analytics/reports", asking("csv"));
            QCOMPARE(refused.status, 429);
            QCOMPARE(refused[u"code"].toString(), u"ThrottlingException"_s);
            QVERIFY(refused.header("Retry-After").toInt() > 0);
        }
        for (const auto &each : all)
            QCOMPARE(waitFor(each)[u"status"].toString(), u"completed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_door.post("/analytics/reports", asking("csv")).status, 202, 30'000);
    }
    void whoAskedForAReportAndWhoFetchedItStandsInTheAudit()
    {
        const std::vector<dialects::Header> key{{"idempotency-key", "report-once"}};
        const auto asked = m_door.post("/analytics/reports", asking("csv"), key);
        QCOMPARE(waitFor(asked)[u"status"].toString(), u"completed"_s);
        QCOMPARE(m_door.post("/analytics/reports", asking("csv"), key)[u"report_id"], asked[u"report_id"]);
        QCOMPARE(m_door.get(path(asked) + "/download").status, 200);
        const QString id = asked[u"report_id"].toString();
        for (const char *action : {"report_requested", "report_downloaded"}) {
            const QJsonArray logs =
                m_door.get(QByteArray("/audit/logs?limit=1000&action_type=") + action)[u"logs"].toArray();
            qsizetype ofIt = 0;
            for (const QJsonValue &log : logs) {
                QCOMPARE(log[u"service"].toString(), u"analytics"_s);
                QCOMPARE(log[u"user_id"].toString(), u"shop"_s);
                ofIt += log[u"resource_id"].toString() == id ? 1 : 0;
            }
            QVERIFY2(ofIt == 1, action);
        }
    }
    void aReportIsExpectedBehindThoseBeforeIt()
    {
        const Timestamp now = m_door.fixture.clock.now();
        std::vector<Timestamp> expected;
        std::vector<PlatformDoor::Answered> all;
        {
            const QMutexLocker nothingIsPrinted(&m_door.press.paper);
            for (int i = 0; i < 3; ++i) {
                all.push_back(m_door.post("/analytics/reports", asking("csv")));
                expected.push_back(*base::timestampFromIso(all.back()[u"estimated_completion_time"].toString()));
            }
            QVERIFY(expected[0] > now && expected[1] > expected[0] && expected[2] > expected[1]);
            // However late it is, it is expected after now.
            m_door.fixture.clock.advance(Millis::hours(1));
            for (const auto &each : all)
                QVERIFY(*base::timestampFromIso(m_door.get(path(each))[u"estimated_completion_time"].toString()) >
                        m_door.fixture.clock.now());
        }
        for (const auto &each : all) {
            const auto done = waitFor(each);
            QCOMPARE(done[u"status"].toString(), u"completed"_s);
            QCOMPARE(done[u"estimated_completion_time"].toString(), base::isoText(m_door.fixture.clock.now()));
        }
    }
    void aReportIsKeptForThirtyDays()
    {
        const auto asked = m_door.post("/analytics/reports", asking("json"));
        QCOMPARE(waitFor(asked)[u"status"].toString(), u"completed"_s);
        m_door.fixture.clock.advance(Millis::days(30));
        QCOMPARE(m_door.get(path(asked)).status, 200);
        QCOMPARE(m_door.get(path(asked) + "/download").status, 200);
        m_door.fixture.clock.advance(Millis::minutes(1));
        QCOMPARE(m_door.get(path(asked)).status, 404);
        QCOMPARE(m_door.get(path(asked) + "/download").status, 404);
    }
    void oldReportsGoWithoutAnotherOne()
    {
        auto &fixture = m_door.fixture;
        keepLost(u"rep-old"_s);
        const Timestamp then = fixture.clock.now();
        fixture.clock.advance(Millis::days(30));
        keepLost(u"rep-young"_s);
        const auto isThere = [&](const char *id, Timestamp now) {
            return fixture
                .wait<std::optional<store::Report>>([&](auto done) {
                    fixture.engine->read<std::optional<store::Report>>(
                        [company = fixture.company.id, id = QLatin1String(id), now](store::Readers &readers) {
                            return readers.rows.reports.byPublicId(company, id, now);
                        },
                        &fixture.context, std::move(done));
                })
                ->has_value();
        };
        const auto sweep = [&] {
            return bool(fixture.wait<engine::commands::Swept>(
                [&](auto done) { fixture.engine->sweepNow(&fixture.context, std::move(done)); }));
        };
        QVERIFY(sweep());
        QVERIFY(isThere("rep-old", then)); // for 30 days
        fixture.clock.advance(Millis{1});
        QVERIFY(sweep());
        QVERIFY(!isThere("rep-old", then));
        QVERIFY(isThere("rep-young", fixture.clock.now()));
    }
    void aDateIsAWholeDay_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("after");
        QTest::newRow("a date") << u"2025-02-28"_s << u"2025-03-01T00:00:00Z"_s;
        QTest::newRow("a second") << u"2025-02-28T23:59:59Z"_s << u"2025-03-01T00:00:00Z"_s;
        QTest::newRow("a fraction") << u"2025-02-28T23:59:59.999Z"_s << u"2025-03-01T00:00:00Z"_s;
    }
    void aDateIsAWholeDay()
    {
        QFETCH(const QString, end);
        QFETCH(const QString, after);
        QJsonObject body = asking("json", {{u"sentiment"_s, QJsonValue::Null}});
        body.insert(u"time_period"_s,
                    QJsonObject{{u"start"_s, u"2025-02-28"_s}, {u"end"_s, end}, {u"zone"_s, QJsonValue::Null}});
        const auto query = platform::decodeReport(body);
        QVERIFY2(query, qPrintable(query ? QString() : query.error().message));
        QCOMPARE(query->to.ms, base::timestampFromIso(after)->ms);
        QVERIFY(!query->sentiment);
    }
    void whatIsWrongIsNamed()
    {
        QJsonObject body = asking("doc");
        QCOMPARE(m_door.post("/analytics/reports", body)[u"field"].toString(), u"format"_s);
        body = asking("csv", {{u"mood"_s, u"bad"_s}});
        QCOMPARE(m_door.post("/analytics/reports", body)[u"field"].toString(), u"filters.mood"_s);
        body = asking("csv");
        body.remove(u"time_period"_s);
        QCOMPARE(m_door.post("/analytics/reports", body)[u"field"].toString(), u"time_period"_s);
        body = asking("csv");
        body.insert(u"report_type"_s, u"weather"_s);
        QCOMPARE(m_door.post("/analytics/reports", body)[u"field"].toString(), u"report_type"_s);
        QCOMPARE(m_door.get("/analytics/reports/rep-none").status, 404);
        QCOMPARE(m_door.get("/analytics/reports/rep-none/download").status, 404);
    }

private:
    /// A report whose maker went with the program's last run.
    void keepLost(const QString &id, const char *format = "json")
    {
        store::Report lost;
        lost.company = m_door.fixture.company.id;
        lost.publicId = id;
        lost.request = asking(format);
        lost.createdAt = m_door.fixture.clock.now();
        QVERIFY(m_door.fixture.command<void>(
            [&](engine::CommandContext &context) { return context.store().reports.insert(lost); }));
    }
    static QByteArray path(const PlatformDoor::Answered &asked)
    {
        return "/analytics/reports/" + asked[u"report_id"].toString().toLatin1();
    }
    /// The report's last status.
    [[nodiscard]] PlatformDoor::Answered waitFor(const PlatformDoor::Answered &asked)
    {
        PlatformDoor::Answered shown;
        const bool isOver = QTest::qWaitFor(
            [&] {
                shown = m_door.get(path(asked));
                return shown[u"status"].toString() != u"generating";
            },
            30'000);
        if (!isOver)
            qWarning("the report is not made");
        return shown;
    }

    PlatformDoor m_door;
    QString m_first;
};

QTEST_GUILESS_MAIN(TestPlatformReports)
#include "tst_platformreports.moc"
